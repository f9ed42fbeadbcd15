//! What folders have.

use crate::mailbox::{FOLDER_CHANGE_KEY, Folder, Mailbox};
use crate::property::{BaseFolderProperty as B, FolderProperty as F, PropertyId, PropertyValue};
use crate::schema::FolderId;

impl Mailbox {
    /// The value of a property of a folder.
    ///
    /// `None` where the folder has none, and for what depends on who asks (EffectiveRights) or is no value of
    /// its own (PermissionSet, SearchParameters).
    #[must_use]
    pub fn folder_value(&self, folder: &Folder, property: impl Into<PropertyId>) -> Option<PropertyValue> {
        let count = |count: usize| PropertyValue::Integer(i64::try_from(count).unwrap_or(i64::MAX));
        Some(match property.into() {
            PropertyId::BaseFolder(property) => match property {
                B::FolderId => PropertyValue::FolderId(Box::new(FolderId {
                    id: self.folder_id_of(folder.key()),
                    change_key: Some(self.folder_change_key(folder).encode()),
                })),
                B::ParentFolderId => PropertyValue::FolderId(Box::new(FolderId {
                    id: self.folder_id_of(folder.parent()?),
                    change_key: Some(FOLDER_CHANGE_KEY.to_owned()),
                })),
                B::FolderClass => folder.folder_class()?.into(),
                B::DisplayName => folder.display_name().into(),
                B::TotalCount => count(folder.total_count()),
                B::ChildFolderCount => count(folder.child_folder_count()),
                B::DistinguishedFolderId => PropertyValue::Word(folder.distinguished_folder_id()?.name()),
                _ => return None,
            },
            PropertyId::Folder(F::UnreadCount) => count(folder.unread_count()),
            _ => return None,
        })
    }
}

//! What folders have.

use crate::mailbox::{FOLDER_CHANGE_KEY, Folder, FolderKey, Mailbox};
use crate::property::{BaseFolderProperty as B, FolderProperty as F, PropertyId, PropertyValue};
use crate::schema::{FolderId, GuidText, RetentionTag};

impl Mailbox {
    /// The value of a property of a folder.
    ///
    /// `None` where the folder has none, for what depends on who asks (EffectiveRights), and for what names
    /// users or is told from where others can see (PermissionSet, SearchParameters).
    #[must_use]
    pub fn folder_value(&self, folder: &Folder, property: impl Into<PropertyId>) -> Option<PropertyValue> {
        Some(match property.into() {
            PropertyId::BaseFolder(property) => match property {
                B::FolderId => {
                    let change_key = self.folder_change_key(folder).encode();
                    let id = FolderId { change_key: Some(change_key), ..self.short_folder_id(folder.key()) };
                    PropertyValue::FolderId(Box::new(id))
                }
                B::ParentFolderId => {
                    PropertyValue::FolderId(Box::new(self.short_folder_id(folder.parent()?)))
                }
                B::FolderClass => folder.folder_class()?.into(),
                B::DisplayName => folder.display_name().into(),
                B::TotalCount => count(self.total_count(folder)),
                B::ChildFolderCount => count(folder.child_folder_count()),
                B::DistinguishedFolderId => PropertyValue::Word(folder.distinguished_folder_id()?.name()),
                B::PolicyTag => retention_tag(folder.policy_tag()?),
                B::ArchiveTag => retention_tag(folder.archive_tag()?),
                _ => return None,
            },
            PropertyId::Folder(F::UnreadCount) => count(self.unread_count(folder)),
            _ => return None,
        })
    }

    /// The id of a folder beside something else, with the change key that stands for no version.
    #[must_use]
    pub fn short_folder_id(&self, folder: FolderKey) -> FolderId {
        FolderId { id: self.folder_id_of(folder), change_key: Some(FOLDER_CHANGE_KEY.to_owned()) }
    }
}

fn count(count: usize) -> PropertyValue {
    PropertyValue::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

fn retention_tag(tag: crate::mailbox::RetentionTag) -> PropertyValue {
    let id = GuidText::from(tag.retention_id.to_string());
    PropertyValue::RetentionTag(Box::new(RetentionTag { is_explicit: tag.is_explicit, id }))
}

//! The shapes of folders, as GetFolder, FindFolder and SyncFolderHierarchy answer them.

use super::Wanted;
use crate::Result;
use crate::mailbox::{Folder, Mailbox};
use crate::property::{BaseFolderProperty as B, FolderObject, Properties, PropertyId, PropertyValue};
use crate::schema::{DefaultShapeNames, EffectiveRights, FolderResponseShape};
use crate::wire::ExchangeVersion;

/// Which properties of folders are to be answered.
#[derive(Debug, Clone)]
pub(crate) struct FolderShape {
    wanted: Wanted,
    /// FindFolder answers folders of several kinds, and leaves out what one does not have.
    is_lenient: bool,
}

impl FolderShape {
    /// Reads a shape.
    ///
    /// # Errors
    ///
    /// Those of paths.
    pub(crate) fn new(
        shape: &FolderResponseShape,
        is_lenient: bool,
        version: ExchangeVersion,
    ) -> Result<Self> {
        let wanted = Wanted::new(shape.base_shape, shape.additional_properties.as_ref(), version)?;
        Ok(Self { wanted, is_lenient })
    }

    /// A base shape alone.
    pub(crate) fn of_base(base: DefaultShapeNames, version: ExchangeVersion) -> Self {
        let wanted = Wanted::new(base, None, version).expect("there is no path to be wrong");
        Self { wanted, is_lenient: true }
    }

    /// The folder in this shape.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyRequest` for a property that folders of its kind do not have, unless the shape is
    /// lenient.
    pub(crate) fn show(
        &self,
        mailbox: &Mailbox,
        folder: &Folder,
        rights: &EffectiveRights,
    ) -> Result<FolderObject> {
        let kind = folder.kind().kind();
        if !self.is_lenient {
            self.wanted.check_kind(kind)?;
        }
        let mut properties = Properties::new();
        for property in kind.properties() {
            let value = match property.id {
                PropertyId::BaseFolder(B::ExtendedProperty) => {
                    properties.extend(self.extended(mailbox, folder).map(|value| (property.id, value)));
                    continue;
                }
                _ if !self.wanted.shows(kind, property) => continue,
                PropertyId::BaseFolder(B::EffectiveRights) => {
                    Some(PropertyValue::EffectiveRights(Box::new(rights.clone())))
                }
                id => mailbox.folder_value(folder, id),
            };
            properties.extend(value.map(|value| (property.id, value)));
        }
        Ok(FolderObject { kind: folder.kind(), properties })
    }

    fn extended<'a>(
        &'a self,
        mailbox: &'a Mailbox,
        folder: &'a Folder,
    ) -> impl Iterator<Item = PropertyValue> + 'a {
        let asked = self.wanted.extended.iter();
        asked.filter_map(|asked| {
            mailbox.extended_folder_value(folder, &asked.path).map(|value| asked.with(&value))
        })
    }
}

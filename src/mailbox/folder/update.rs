//! Changing folders in place.

use std::borrow::Cow;
use std::sync::Arc;

use super::names::check_display_name;
use super::{Folder, FolderKey, MAIL_CLASS, PermissionSet, RetentionTag, folder_missing};
use crate::finding::{Culprit, Rule};
use crate::mailbox::Mailbox;
use crate::mailbox::extended_property::{self, ExtendedProperty, ExtendedPropertyPath};
use crate::mailbox::search::SearchParameters;
use crate::property::{PropertyPath, is_of};
use crate::{Error, ResponseCode, Result};

/// One change of a folder, as UpdateFolder lists them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FolderUpdate {
    /// Renames the folder.
    DisplayName(String),
    /// Gives the folder another class of the same type.
    FolderClass(String),
    /// Sets an extended property; setting the display name or the class as one is changing them.
    ExtendedProperty(ExtendedProperty),
    /// Deletes an extended property, which need not be there.
    DeleteExtendedProperty(ExtendedPropertyPath),
    /// Replaces all permissions; `None` takes all rights away that were given.
    PermissionSet(Option<PermissionSet>),
    /// Sets or deletes when the items are deleted.
    PolicyTag(Option<RetentionTag>),
    /// Sets or deletes when the items move to the archive.
    ArchiveTag(Option<RetentionTag>),
    /// Replaces what a search folder looks for, and where.
    SearchParameters(Arc<SearchParameters>),
}

impl Mailbox {
    /// Makes the changes in the order given: all of them, or none when one is refused.
    ///
    /// # Errors
    ///
    /// * `ErrorItemNotFound` for no such folder;
    /// * `ErrorInvalidOperation` for a name for the top of the mailbox; `ErrorFolderSavePropertyError` for a
    ///   display name that is blank or longer than 255 UTF-16 units; `ErrorFolderExists` for that of a folder
    ///   beside it;
    /// * `ErrorObjectTypeChanged` for a class of another type;
    /// * `ErrorInvalidPropertyDelete` for deleting display name or class as extended properties;
    /// * `ErrorInvalidPropertyRequest` for search parameters of anything but a search folder,
    ///   `ErrorFolderNotFound` for those that name a folder that is not there.
    pub fn update_folder(&mut self, key: FolderKey, updates: Vec<FolderUpdate>) -> Result<()> {
        let missing = || folder_missing(ResponseCode::ErrorItemNotFound);
        let mut folder = self.folder(key).ok_or_else(missing)?.clone();
        for update in updates {
            self.apply(&mut folder, update)?;
        }
        folder.change = self.mint();
        self.unlist_name_of(key);
        *self.folder_mut(key) = folder;
        self.list_name_of(key);
        Ok(())
    }

    /// Makes one change to a copy of a folder.
    fn apply(&self, folder: &mut Folder, update: FolderUpdate) -> Result<()> {
        match update {
            FolderUpdate::DisplayName(name) => self.rename(folder, name)?,
            FolderUpdate::FolderClass(class) => reclassify(folder, class)?,
            FolderUpdate::ExtendedProperty(property) => {
                let is_class = property.path().is_container_class();
                match property.clone().into_folder_text() {
                    Some(class) if is_class => reclassify(folder, class)?,
                    Some(name) => self.rename(folder, name)?,
                    None => extended_property::set(&mut folder.extended_properties, property),
                }
            }
            FolderUpdate::DeleteExtendedProperty(path) => {
                if path.is_folder_text() {
                    return Err(Error::new(ResponseCode::ErrorInvalidPropertyDelete)
                        .at(&PropertyPath::Extended(path))
                        .because(Rule::FolderTexts, Culprit::Element("ExtendedFieldURI".to_owned())));
                }
                extended_property::remove(&mut folder.extended_properties, &path);
            }
            FolderUpdate::PermissionSet(set) => folder.permission_set = Arc::new(set.unwrap_or_default()),
            FolderUpdate::PolicyTag(tag) => folder.policy_tag = tag,
            FolderUpdate::ArchiveTag(tag) => folder.archive_tag = tag,
            FolderUpdate::SearchParameters(parameters) => {
                let code = ResponseCode::ErrorInvalidPropertyRequest;
                self.check_search_parameters(&parameters, folder.is_search_folder, code)?;
                folder.search_parameters = Some(parameters);
            }
        }
        Ok(())
    }

    fn rename(&self, folder: &mut Folder, name: String) -> Result<()> {
        let Some(parent) = folder.parent else {
            return Err(Error::new(ResponseCode::ErrorInvalidOperation)
                .because(Rule::FolderTop, Culprit::value("DisplayName", name)));
        };
        check_display_name(&name)?;
        self.check_name_is_free_in(parent, &name, Some(folder.key), ResponseCode::ErrorFolderExists)?;
        folder.display_name = Cow::Owned(name);
        Ok(())
    }
}

/// Gives a folder another class, which has to start as the old one does: a mail folder is of no other class
/// than mail, although every unknown class means mail where a folder is made.
fn reclassify(folder: &mut Folder, class: String) -> Result<()> {
    let old = folder.folder_class().map_or(MAIL_CLASS, type_of_class);
    if !is_of(&class, old) {
        return Err(Error::new(ResponseCode::ErrorObjectTypeChanged)
            .because(Rule::FolderTypeKept, Culprit::value("FolderClass", class)));
    }
    folder.folder_class = Some(Cow::Owned(class));
    Ok(())
}

/// The part of a class that says what the folder holds: the first two names of it.
fn type_of_class(class: &str) -> &str {
    let mut dots = class.match_indices('.').map(|(place, _)| place);
    dots.nth(1).map_or(class, |end| &class[..end])
}

//! The folders of a mailbox: what each is, where it lies and what lies in it.

mod archive;
mod contents;
mod copy;
mod create;
mod delete;
mod distinguished;
mod history;
mod names;
mod permission;
mod place;
mod relocate;
#[cfg(feature = "serde")]
mod state;
mod update;
mod well_known;

use std::borrow::Cow;
use std::sync::Arc;

use super::extended_property::{self, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue};
use super::search::SearchParameters;
use super::slots::Slots;
use super::{Guid, Mailbox};
use crate::casing::{equal_ignoring_case, folded};
use crate::finding::{Culprit, Rule};
use crate::property::FolderKind;
use crate::{Error, ResponseCode};

pub use self::contents::RemovedItem;
pub use self::create::NewFolder;
pub(super) use self::create::folders_of_new_mailbox;
pub use self::delete::DeleteType;
pub use self::distinguished::DistinguishedFolderId;
pub use self::history::{HierarchyChange, RemovedFolder};
pub use self::permission::{
    FolderRights, Permission, PermissionAction, PermissionLevel, PermissionReadAccess, PermissionSet,
    PermissionUser,
};
pub use self::update::FolderUpdate;
pub use self::well_known::Generation;

/// The class of mail, and of folders that come without one.
const MAIL_CLASS: &str = "IPF.Note";

/// Addresses one folder of a mailbox: the counter in its id.
///
/// The constants are the folders servers make themselves, the same in every mailbox that has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct FolderKey(pub u64);

/// A folder of a mailbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Folder {
    key: FolderKey,
    parent: Option<FolderKey>,
    /// The nearest folder that servers make, from the folder itself upwards.
    anchor: FolderKey,
    display_name: Cow<'static, str>,
    folder_class: Option<Cow<'static, str>>,
    is_search_folder: bool,
    /// When it was last written to.
    change: u64,
    /// When it was made.
    created: u64,
    pub(super) children: Slots<()>,
    /// The counters of the items that users see.
    pub(super) contents: Slots<()>,
    /// The counters of the items that programs hide in the folder.
    pub(super) associated: Slots<()>,
    /// How many of the contents are messages that have not been read.
    pub(super) unread: usize,
    /// What lay here once, by the change with which it left.
    pub(super) removed: Slots<RemovedItem>,
    extended_properties: Vec<ExtendedProperty>,
    permission_set: Arc<PermissionSet>,
    search_parameters: Option<Arc<SearchParameters>>,
    policy_tag: Option<RetentionTag>,
    archive_tag: Option<RetentionTag>,
}

/// The retention policy of a folder (`t:RetentionTagType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct RetentionTag {
    /// Whether it was set on the folder itself.
    pub is_explicit: bool,
    /// Which policy.
    pub retention_id: Guid,
}

impl Folder {
    /// The key of the folder in its mailbox.
    #[must_use]
    pub const fn key(&self) -> FolderKey {
        self.key
    }

    /// The folder it lies in; `None` for the top of a mailbox or an archive.
    #[must_use]
    pub const fn parent(&self) -> Option<FolderKey> {
        self.parent
    }

    pub(super) const fn anchor(&self) -> FolderKey {
        self.anchor
    }

    /// The folders directly in it, in order of key.
    pub(super) fn child_keys(&self) -> impl Iterator<Item = FolderKey> {
        self.children.iter().map(|(key, ())| FolderKey(key))
    }

    /// The name it has in the schema, in whatever language its display name is.
    #[must_use]
    pub fn distinguished_folder_id(&self) -> Option<DistinguishedFolderId> {
        self.key.well_known()?.distinguished
    }

    /// The display name; no folder beside it has the same one, whatever its case.
    #[must_use]
    pub fn display_name(&self) -> &str {
        &self.display_name
    }

    /// The class, as it was given.
    #[must_use]
    pub fn folder_class(&self) -> Option<&str> {
        self.folder_class.as_deref()
    }

    /// Whether the folder is of that class; classes have no case.
    #[must_use]
    pub fn is_of_class(&self, folder_class: &str) -> bool {
        self.folder_class().is_some_and(|own| equal_ignoring_case(own, folder_class))
    }

    /// The type, which decides the element the folder is written as.
    #[must_use]
    pub fn kind(&self) -> FolderKind {
        if self.is_search_folder {
            return FolderKind::SearchFolder;
        }
        self.folder_class().map_or(FolderKind::Folder, FolderKind::of_class)
    }

    /// When the folder was last written to: the counter in its change key.
    #[must_use]
    pub const fn change(&self) -> u64 {
        self.change
    }

    /// When the folder was made, counted as changes are.
    #[must_use]
    pub const fn created(&self) -> u64 {
        self.created
    }

    /// How many folders lie directly in it (`ChildFolderCount`).
    #[must_use]
    pub const fn child_folder_count(&self) -> usize {
        self.children.len()
    }

    /// How many items lie in it, those that programs hide not counted. It is the `TotalCount` of all folders
    /// but search folders, in which nothing lies.
    #[must_use]
    pub const fn total_count(&self) -> usize {
        self.contents.len()
    }

    /// How many messages in it have not been read (`UnreadCount`), of all folders but search folders.
    #[must_use]
    pub const fn unread_count(&self) -> usize {
        self.unread
    }

    /// The counters of the items that users see, in order of creation.
    pub fn contents(&self) -> impl Iterator<Item = u64> {
        self.contents.iter().map(|(counter, ())| counter)
    }

    /// The counters of the items that programs hide in the folder, in order of creation.
    pub fn associated_contents(&self) -> impl Iterator<Item = u64> {
        self.associated.iter().map(|(counter, ())| counter)
    }

    /// The items that left the folder after a change, each with the change with which it did, in order.
    pub fn removed_after(&self, change: u64) -> impl Iterator<Item = (u64, RemovedItem)> {
        self.removed.iter_from(change.saturating_add(1)).map(|(change, removed)| (change, *removed))
    }

    /// The value of an extended property; display name and class are two of every folder.
    #[must_use]
    pub fn extended_property(&self, path: &ExtendedPropertyPath) -> Option<ExtendedPropertyValue> {
        if path.is_container_class() {
            return self.folder_class().map(|class| ExtendedPropertyValue::One(class.to_owned()));
        }
        if path.is_display_name() {
            return Some(ExtendedPropertyValue::One(self.display_name().to_owned()));
        }
        extended_property::find(&self.extended_properties, path)
    }

    /// The extended properties in the order in which they were first set; display name and class are none of
    /// them.
    #[must_use]
    pub fn extended_properties(&self) -> &[ExtendedProperty] {
        &self.extended_properties
    }

    /// Who may do what in the folder.
    #[must_use]
    pub fn permission_set(&self) -> &PermissionSet {
        &self.permission_set
    }

    /// What a search folder looks for; `None` until it has been told.
    #[must_use]
    pub fn search_parameters(&self) -> Option<&Arc<SearchParameters>> {
        self.search_parameters.as_ref()
    }

    /// When its items are deleted (`PolicyTag`).
    #[must_use]
    pub const fn policy_tag(&self) -> Option<RetentionTag> {
        self.policy_tag
    }

    /// When its items move to the archive (`ArchiveTag`).
    #[must_use]
    pub const fn archive_tag(&self) -> Option<RetentionTag> {
        self.archive_tag
    }
}

/// Folders, to be read.
impl Mailbox {
    /// The servers whose folders the mailbox has.
    #[must_use]
    pub const fn generation(&self) -> Generation {
        self.generation
    }

    /// The folder with that key.
    #[must_use]
    pub fn folder(&self, key: FolderKey) -> Option<&Folder> {
        self.folders.get(key.0).map(Arc::as_ref)
    }

    /// The folder with that name in the schema, if the mailbox has it.
    #[must_use]
    pub fn distinguished_folder(&self, name: DistinguishedFolderId) -> Option<&Folder> {
        self.folder(name.key()?)
    }

    /// Every folder, in order of key.
    pub fn folders(&self) -> impl Iterator<Item = &Folder> {
        self.folders.iter().map(|(_, folder)| &**folder)
    }

    /// The folders directly in a folder: by display name without regard to case, as all servers list them.
    pub fn children_of(&self, folder: FolderKey) -> impl ExactSizeIterator<Item = &Folder> + use<'_> {
        let keys = self.folder(folder).into_iter().flat_map(|folder| folder.children.iter());
        let mut children: Vec<_> = keys
            .filter_map(|(key, ())| self.folder(FolderKey(key)))
            .map(|child| (folded(&child.display_name), child))
            .collect();
        children.sort_by(|(left, _), (right, _)| left.cmp(right));
        children.into_iter().map(|(_, child)| child)
    }

    /// The folders below a folder, each before those in it, and side by side as
    /// [`children_of`](Self::children_of) has them.
    pub fn descendants_of(&self, folder: FolderKey) -> impl Iterator<Item = &Folder> + use<'_> {
        let mut levels = vec![self.children_of(folder)];
        std::iter::from_fn(move || {
            while let Some(level) = levels.last_mut() {
                if let Some(next) = level.next() {
                    levels.push(self.children_of(next.key));
                    return Some(next);
                }
                levels.pop();
            }
            None
        })
    }

    /// The folder directly in another one that has a display name, in whatever case.
    #[must_use]
    pub fn child_named(&self, parent: FolderKey, display_name: &str) -> Option<&Folder> {
        self.sibling_named(parent, display_name, None)
    }

    /// The folders a folder lies in, the nearest first; not the folder itself.
    pub fn ancestors_of(&self, folder: FolderKey) -> impl Iterator<Item = &Folder> {
        let parent = |folder: &Folder| self.folder(folder.parent?);
        std::iter::successors(self.folder(folder).and_then(parent), move |folder| parent(folder))
    }

    /// The folder to be changed, copied if a fork shares it.
    pub(super) fn folder_mut(&mut self, folder: FolderKey) -> &mut Folder {
        Arc::make_mut(
            self.folders.get_mut(folder.0).expect("the caller has checked that the folder is there"),
        )
    }
}

/// The error for a folder that is not there.
#[cold]
fn folder_missing(code: ResponseCode) -> Error {
    Error::new(code).because(Rule::FolderThere, Culprit::Message)
}

#[cfg(test)]
mod tests;

//! Where folders lie: in which other one, and below which of those that servers make.

use std::sync::Arc;

use super::{Folder, FolderKey};
use crate::mailbox::Mailbox;

impl Mailbox {
    /// Puts a folder among the others, into the parent it names.
    pub(super) fn put_folder(&mut self, folder: Folder) {
        let key = folder.key;
        self.folders.insert(key.0, Arc::new(folder));
        self.list_folder(key);
    }

    /// Lists a folder in its parent.
    pub(super) fn list_folder(&mut self, key: FolderKey) {
        if let Some(parent) = self.folder(key).and_then(Folder::parent) {
            self.folder_mut(parent).children.insert(key.0, ());
            self.anchor(key, self.anchor_of(parent));
        }
        self.list_name_of(key);
    }

    /// Takes a folder off the list in its parent.
    pub(super) fn unlist_folder(&mut self, key: FolderKey) {
        self.unlist_name_of(key);
        if let Some(parent) = self.folder(key).and_then(Folder::parent) {
            self.folder_mut(parent).children.remove(key.0);
        }
    }

    /// The nearest folder that servers make, from a folder upwards.
    fn anchor_of(&self, key: FolderKey) -> FolderKey {
        self.folder(key).map_or(key, Folder::anchor)
    }

    /// Notes of the folders in one of servers that they lie below it, and of those in them with them.
    #[cfg(feature = "serde")]
    pub(in crate::mailbox) fn anchor_children_of(&mut self, key: FolderKey) {
        let children: Vec<_> = self.folder(key).into_iter().flat_map(Folder::child_keys).collect();
        for child in children {
            self.anchor(child, key);
        }
    }

    /// Notes below which folder of servers a folder of clients lies, and of those in it with it.
    fn anchor(&mut self, key: FolderKey, anchor: FolderKey) {
        let mut unfinished = vec![key];
        while let Some(key) = unfinished.pop() {
            let Some(folder) = self.folder(key) else { continue };
            if folder.anchor() != anchor && !key.is_well_known() {
                unfinished.extend(folder.child_keys());
                self.folder_mut(key).anchor = anchor;
            }
        }
    }

    /// The folders of servers from a folder upwards, itself included if it is one. There are few however
    /// deep the folder lies.
    fn anchors_of(&self, key: FolderKey) -> impl Iterator<Item = FolderKey> {
        let first = self.folder(key).map(Folder::anchor);
        std::iter::successors(first, |anchor| Some(self.folder(self.folder(*anchor)?.parent?)?.anchor()))
    }

    /// Whether a folder lies in another one, however deep; it does not lie in itself.
    #[must_use]
    pub fn is_below(&self, folder: FolderKey, ancestor: FolderKey) -> bool {
        if ancestor.is_well_known() {
            return folder != ancestor && self.anchors_of(folder).any(|anchor| anchor == ancestor);
        }
        self.ancestors_of(folder).any(|folder| folder.key == ancestor)
    }

    /// Whether the folder is the top of the recoverable items or lies below it.
    #[must_use]
    pub fn is_recoverable(&self, folder: FolderKey) -> bool {
        let tops = [FolderKey::RECOVERABLE_ITEMS_ROOT, FolderKey::ARCHIVE_RECOVERABLE_ITEMS_ROOT];
        tops.into_iter().any(|top| folder == top || self.is_below(folder, top))
    }
}

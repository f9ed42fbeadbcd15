//! What searches see of items and folders, and how many items a folder shows.

use std::collections::BTreeSet;

use crate::mailbox::{Folder, Item, ItemKey, Mailbox, SearchedItem};
use crate::property::{FolderKind, Held, PropertyPath};
use crate::search::Values;

/// A folder as it is searched.
pub(crate) struct SearchedFolder<'a> {
    /// The mailbox it is in.
    pub(crate) mailbox: &'a Mailbox,
    /// The folder.
    pub(crate) folder: &'a Folder,
}

impl Values for SearchedFolder<'_> {
    fn value(&self, path: &PropertyPath) -> Option<Held<'_>> {
        match path {
            PropertyPath::Property(property) => {
                let own = self.folder.kind().kind().equivalent_of(*property)?;
                self.mailbox.folder_value(self.folder, own).map(Held::from)
            }
            PropertyPath::Extended(path) => {
                let value = self.mailbox.extended_folder_value(self.folder, path);
                value.map(|value| Held::Own(value.into()))
            }
            PropertyPath::Entry(_) | PropertyPath::Header(_) | PropertyPath::Member(_) => None,
        }
    }
}

/// What folders show.
impl Mailbox {
    /// The items that users see in a folder, in order of creation: those that lie there, or those that a
    /// search folder finds.
    #[must_use]
    pub fn items_shown_in(&self, folder: &Folder) -> Vec<ItemKey> {
        if folder.kind() == FolderKind::SearchFolder {
            return self.items_found_by(folder).into_iter().map(ItemKey).collect();
        }
        folder.contents().map(ItemKey).collect()
    }

    /// How many items users see in a folder (`TotalCount`).
    #[must_use]
    pub fn total_count(&self, folder: &Folder) -> usize {
        match folder.kind() {
            FolderKind::SearchFolder => self.items_found_by(folder).len(),
            _ => folder.total_count(),
        }
    }

    /// How many of them have not been read (`UnreadCount`).
    #[must_use]
    pub fn unread_count(&self, folder: &Folder) -> usize {
        let is_unread = |key: &u64| self.item(ItemKey(*key)).is_some_and(Item::is_unread);
        match folder.kind() {
            FolderKind::SearchFolder => {
                self.items_found_by(folder).iter().filter(|key| is_unread(key)).count()
            }
            _ => folder.unread_count(),
        }
    }

    fn items_found_by(&self, search_folder: &Folder) -> BTreeSet<u64> {
        self.items_shown_by(search_folder.key(), |restriction, key| {
            self.item(ItemKey(key))
                .is_some_and(|item| restriction.matches(&SearchedItem { mailbox: self, item }))
        })
    }
}

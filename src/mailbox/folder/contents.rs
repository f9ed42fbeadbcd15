//! What lies in folders: how items come and go, and what is remembered of those that left.

use crate::mailbox::{Item, Mailbox};

/// An item that left a folder: it was moved or removed. Its number never comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemovedItem {
    /// The counter in its id, which is also when it came: an item that moves gets a new one.
    pub item: u64,
    /// What it was: the type of its change key.
    pub object_type: u32,
    /// Whether programs had hidden it in the folder.
    pub is_associated: bool,
}

impl Mailbox {
    /// Lists an item in the folder it lies in.
    pub(in crate::mailbox) fn enter_folder(&mut self, item: &Item) {
        let folder = self.folder_mut(item.folder());
        let list = if item.is_associated() { &mut folder.associated } else { &mut folder.contents };
        list.insert(item.key().0, ());
        folder.unread += usize::from(item.is_unread());
    }

    /// Takes an item out of the list of the folder it lay in.
    pub(in crate::mailbox) fn leave_folder(&mut self, item: &Item) {
        let change = self.mint();
        let is_associated = item.is_associated();
        let folder = self.folder_mut(item.folder());
        let list = if is_associated { &mut folder.associated } else { &mut folder.contents };
        list.remove(item.key().0);
        folder.unread -= usize::from(item.is_unread());
        let removed = RemovedItem { item: item.key().0, object_type: item.object_type(), is_associated };
        folder.removed.insert(change, removed);
    }

    /// Counts an item that is unread now and was not, or the other way round.
    pub(in crate::mailbox) fn note_read_flag(&mut self, item: &Item) {
        let unread = &mut self.folder_mut(item.folder()).unread;
        *unread = if item.is_unread() { *unread + 1 } else { *unread - 1 };
    }
}

//! What lies in folders: how items come and go, and what is remembered of those that left.

use jiff::Timestamp;

use super::FolderKey;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{Contact, ContactKey, Mailbox};
use crate::{Error, ResponseCode, Result};

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
    pub(in crate::mailbox) fn enter_folder(&mut self, folder: FolderKey, item: u64) {
        self.folder_mut(folder).contents.insert(item, ());
    }

    /// Takes an item out of the list of the folder it lay in.
    pub(in crate::mailbox) fn leave_folder(&mut self, folder: FolderKey, item: u64, object_type: u32) {
        let change = self.mint();
        let folder = self.folder_mut(folder);
        let is_associated = folder.associated.remove(item).is_some();
        if is_associated || folder.contents.remove(item).is_some() {
            folder.removed.insert(change, RemovedItem { item, object_type, is_associated });
        }
    }

    /// Checks that everything in a folder and in those below it can be in a mailbox twice.
    pub(super) fn check_items_can_be_copied(&self, key: FolderKey) -> Result<()> {
        let mut folders = self.folder(key).into_iter().chain(self.descendants_of(key));
        if folders.any(|folder| folder.key == FolderKey::IM_CONTACT_LIST && folder.total_count() > 0) {
            return Err(Error::new(ResponseCode::ErrorMoveCopyFailed)
                .because(Rule::ImListOnce, Culprit::value("FolderId", self.folder_id_of(key))));
        }
        Ok(())
    }

    /// Removes an item for good.
    pub(super) fn remove_item(&mut self, item: u64) {
        self.delete_contact(ContactKey(item));
    }

    /// Moves an item into another folder, which gives it a new id.
    pub(in crate::mailbox) fn move_item(&mut self, item: u64, to: FolderKey) {
        let Some(contact) = self.contact(ContactKey(item)).cloned() else { return };
        self.delete_contact(contact.key());
        self.put_contact_into(contact, to);
    }

    /// Copies an item into another folder.
    pub(super) fn copy_item(&mut self, item: u64, to: FolderKey, now: Timestamp) {
        let Some(contact) = self.contact(ContactKey(item)).cloned() else { return };
        self.put_contact_into(Contact { created: now, ..contact }, to);
    }

    /// Puts a contact into a folder under a new number. It is in no groups there.
    fn put_contact_into(&mut self, contact: Contact, folder: FolderKey) {
        let (key, change) = (ContactKey(self.mint()), self.mint());
        self.create_contact(Contact { key, change, folder, memberships: Vec::new(), ..contact });
    }
}

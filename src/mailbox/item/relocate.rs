//! Moving and copying items, within a mailbox and between two.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Item, ItemKey};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{FolderKey, Mailbox};
use crate::{Error, ResponseCode, Result};

impl Mailbox {
    /// Moves an item into a folder, and be it the one it lies in. It has a new id there, and everything else
    /// that it had; a contact has left its IM groups, and an IM group is only a list from then on.
    ///
    /// # Errors
    ///
    /// In this order: `ErrorToFolderNotFound`; `ErrorItemNotFound`; `ErrorInvalidOperation` for an item that
    /// programs hide; `ErrorMoveCopyFailed` for a group that every IM list has;
    /// `ErrorInvalidFolderTypeForOperation` for a search folder to move to; `ErrorImContactLimitReached`, and
    /// `ErrorMoveCopyFailed` for an IM contact to be whose IM address another one has.
    pub fn move_item(&mut self, key: ItemKey, to: FolderKey) -> Result<ItemKey> {
        self.check_folder_to_move_to(to)?;
        let item = self.check_can_be_taken(key)?;
        self.check_can_be_put(item, to)?;
        Ok(self.relocate_item(key, to))
    }

    /// Copies an item into a folder. The copy has an id of its own, is in no IM group and is none, and was
    /// made and last changed now by the owner of the mailbox.
    ///
    /// # Errors
    ///
    /// As [`move_item`](Self::move_item); any IM group can be copied.
    pub fn copy_item(&mut self, key: ItemKey, to: FolderKey, now: Timestamp) -> Result<ItemKey> {
        self.check_folder_to_move_to(to)?;
        let copy = self.loose_copy(self.check_can_be_copied(key)?, now);
        self.check_can_be_put(&copy, to)?;
        Ok(self.put_into(copy, to))
    }

    /// Puts an item of another mailbox into a folder as it is: the half of a move between mailboxes that is
    /// done first, when the other one has been [checked](Self::check_can_be_taken).
    ///
    /// # Errors
    ///
    /// Those that [`move_item`](Self::move_item) has for where it moves to.
    pub fn put_item(&mut self, item: &Item, to: FolderKey) -> Result<ItemKey> {
        self.check_folder_to_move_to(to)?;
        let item = loose(item);
        self.check_can_be_put(&item, to)?;
        Ok(self.put_into(item, to))
    }

    /// Puts a copy of an item of another mailbox into a folder, which was made and last changed now.
    ///
    /// # Errors
    ///
    /// Those that [`copy_item`](Self::copy_item) has for where it copies to.
    pub fn put_copy_of_item(&mut self, item: &Item, to: FolderKey, now: Timestamp) -> Result<ItemKey> {
        self.put_item(&self.loose_copy(item, now), to)
    }

    /// Takes an item out of the mailbox: the half of a move between mailboxes that is done last.
    ///
    /// # Errors
    ///
    /// Those of [`check_can_be_taken`](Self::check_can_be_taken).
    pub fn take_item(&mut self, key: ItemKey) -> Result<Arc<Item>> {
        self.check_can_be_taken(key)?;
        let item = self.shared_item(key).expect("it was there when it was checked");
        self.remove_item(key);
        Ok(item)
    }

    /// The item, if it can be moved to elsewhere.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound`; `ErrorInvalidOperation` for an item that programs hide; `ErrorMoveCopyFailed` for
    /// a group that every IM list has.
    pub fn check_can_be_taken(&self, key: ItemKey) -> Result<&Item> {
        let item = self.check_can_be_copied(key)?;
        if item.im_group().is_some_and(|group| group.kind().is_default()) {
            return Err(self.refused(ResponseCode::ErrorMoveCopyFailed, Rule::ImGroupStays, item));
        }
        Ok(item)
    }

    /// The item, if it can be copied.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound`; `ErrorInvalidOperation` for an item that programs hide.
    pub fn check_can_be_copied(&self, key: ItemKey) -> Result<&Item> {
        let item = self.item_there(key)?;
        if item.is_associated {
            return Err(self.refused(ResponseCode::ErrorInvalidOperation, Rule::ItemOfUser, item));
        }
        Ok(item)
    }

    /// The item, if it is there.
    pub(super) fn item_there(&self, key: ItemKey) -> Result<&Item> {
        let missing =
            || Error::new(ResponseCode::ErrorItemNotFound).because(Rule::ItemThere, Culprit::Message);
        self.item(key).ok_or_else(missing)
    }

    /// The error for an item that something cannot be done to.
    #[cold]
    pub(super) fn refused(&self, code: ResponseCode, rule: Rule, item: &Item) -> Error {
        Error::new(code).because(rule, Culprit::value("Id", self.item_id_of(item)))
    }

    /// Copies an item into a folder that is known to take it.
    pub(in crate::mailbox) fn duplicate_item(&mut self, key: ItemKey, to: FolderKey, now: Timestamp) {
        if let Some(copy) = self.item(key).map(|item| self.loose_copy(item, now)) {
            self.put_into(copy, to);
        }
    }

    fn check_folder_to_move_to(&self, to: FolderKey) -> Result<()> {
        let missing =
            || Error::new(ResponseCode::ErrorToFolderNotFound).because(Rule::FolderThere, Culprit::Message);
        self.folder(to).map(drop).ok_or_else(missing)
    }

    fn check_can_be_put(&self, item: &Item, to: FolderKey) -> Result<()> {
        self.folder_to_put_into(to, ResponseCode::ErrorToFolderNotFound)?;
        self.check_im_list_takes(item, to, ResponseCode::ErrorMoveCopyFailed)
    }

    fn put_into(&mut self, item: Item, to: FolderKey) -> ItemKey {
        let key = self.place_item(item, to);
        self.settle_im_contact(key);
        key
    }

    /// A copy of an item, made now, that lies nowhere yet.
    fn loose_copy(&self, item: &Item, now: Timestamp) -> Item {
        let mut copy = loose(item);
        copy.properties.apply_held(self.stamps_of_new(now).into());
        copy
    }
}

/// The item as one that lies nowhere.
fn loose(item: &Item) -> Item {
    Item { key: ItemKey(0), folder: FolderKey(0), ..item.clone() }
}

//! Deleting items.

use super::ItemKey;
use crate::finding::Rule;
use crate::mailbox::{DeleteType, Mailbox};
use crate::{ResponseCode, Result};

impl Mailbox {
    /// Deletes an item: it goes where [`DeleteType`] says, with a new id, or it is gone, as are items that
    /// programs hide. In no case is a contact in IM groups from then on. Returns the key of what is still
    /// there.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound`; `ErrorInvalidOperation` for an item that programs hide, unless it is deleted for
    /// good; `ErrorCannotDeleteObject` for a group that every IM list has, and for moving an item to Deleted
    /// Items that lies among the recoverable items.
    pub fn delete_item(&mut self, key: ItemKey, delete_type: DeleteType) -> Result<Option<ItemKey>> {
        let item = self.item_there(key)?;
        let is_associated = item.is_associated;
        if is_associated && delete_type != DeleteType::HardDelete {
            return Err(self.refused(ResponseCode::ErrorInvalidOperation, Rule::ItemOfUser, item));
        }
        if item.im_group().is_some_and(|group| group.kind().is_default()) {
            return Err(self.refused(ResponseCode::ErrorCannotDeleteObject, Rule::ImGroupStays, item));
        }
        let destination = self.destination_of_deleted(item.folder, delete_type)?;
        match destination.filter(|_| !is_associated) {
            Some(to) => Ok(Some(self.relocate_item(key, to))),
            None => {
                self.remove_item(key);
                Ok(None)
            }
        }
    }
}

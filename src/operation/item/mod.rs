//! Items: making, reading, changing, moving, sending and deleting them, one by one or in batches.

mod archive_item;
mod change;
mod copy_item;
mod create_item;
mod delete_item;
mod delivery;
mod edit;
mod find_item;
mod get_item;
mod mark_as_junk;
mod move_item;
mod response_object;
pub(crate) mod seed;
mod send_item;
mod smart_response;
mod transport_headers;
mod update_item;

pub use archive_item::{ArchiveItem, ArchiveItemResponse};
pub use change::{
    AppendToItemField, DeleteItemField, ItemChange, ItemChangeDescription,
    NonEmptyArrayOfItemChangeDescriptions, NonEmptyArrayOfItemChanges, SetItemField,
};
pub use copy_item::{CopyItem, CopyItemResponse};
pub use create_item::{CreateItem, CreateItemResponse};
pub use delete_item::{DeleteItem, DeleteItemResponse};
pub(super) use delivery::Receipt;
pub use find_item::{FindItem, FindItemResponse, FindItemResponseMessage};
pub use get_item::{GetItem, GetItemResponse};
pub use mark_as_junk::{MarkAsJunk, MarkAsJunkResponse, MarkAsJunkResponseMessage};
pub use move_item::{BaseMoveCopyItem, MoveItem, MoveItemResponse};
pub use send_item::{SendItem, SendItemResponse};
pub use update_item::{UpdateItem, UpdateItemResponse, UpdateItemResponseMessage};

use super::shape::ItemShape;
use super::{Context, ItemTarget, MailboxRef};
use crate::mailbox::{Item, ItemKey};
use crate::property::ItemObject;
use crate::schema::{ArrayOfRealItems, ResponseMessage};
use crate::{Result, message};

message! {
    /// A response message that carries items.
    pub struct ItemInfoResponseMessage: messages "ItemInfoResponseMessageType" extends ResponseMessage {
        elements {
            /// The items, none beside an error.
            items: One<ArrayOfRealItems>,
        }
    }
}

impl ItemInfoResponseMessage {
    /// Carries these items.
    #[must_use]
    pub fn of(items: impl IntoIterator<Item = ItemObject>) -> Self {
        Self { items: ArrayOfRealItems { items: items.into_iter().collect() } }
    }
}

impl Context<'_> {
    /// Whether the change key of the request is the current one of the item; `None` without a change key, or
    /// with one that has no version.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` when the item has gone since.
    pub(super) fn has_current_change_key(&self, target: ItemTarget) -> Result<Option<bool>> {
        let current = self.mailbox_at(target.mailbox).item_change_key(self.item(target)?).version;
        let given = target.change_key.and_then(|key| key.version);
        Ok(given.map(|given| current == Some(given)))
    }

    /// The id of an item with its change key, as operations answer that have made or changed it.
    pub(super) fn item_with_id_only(&self, mailbox: MailboxRef, item: ItemKey) -> Option<ItemObject> {
        let mailbox = self.mailbox_at(mailbox);
        mailbox.item(item).map(|item: &Item| ItemShape::id_only(mailbox, item))
    }
}

//! Items: making, reading, changing, moving, sending and deleting them, one by one or in batches.

mod change;
mod create_item;
mod delivery;
mod edit;
mod find_item;
mod get_item;
mod response_object;
mod update_item;

pub use change::{
    AppendToItemField, DeleteItemField, ItemChange, ItemChangeDescription,
    NonEmptyArrayOfItemChangeDescriptions, NonEmptyArrayOfItemChanges, SetItemField,
};
pub use create_item::{CreateItem, CreateItemResponse};
pub use find_item::{FindItem, FindItemResponse, FindItemResponseMessage};
pub use get_item::{GetItem, GetItemResponse};
pub use update_item::{UpdateItem, UpdateItemResponse, UpdateItemResponseMessage};

use super::shape::ItemShape;
use super::{Context, MailboxRef};
use crate::mailbox::{Item, ItemKey};
use crate::message;
use crate::property::ItemObject;
use crate::schema::{ArrayOfRealItems, ResponseMessage};

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
    /// The id of an item with its change key, as operations answer that have made or changed it.
    pub(super) fn item_with_id_only(&self, mailbox: MailboxRef, item: ItemKey) -> Option<ItemObject> {
        let mailbox = self.mailbox_at(mailbox);
        mailbox.item(item).map(|item: &Item| ItemShape::id_only(mailbox, item))
    }
}

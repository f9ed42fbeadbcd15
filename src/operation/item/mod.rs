//! Items: making, reading, changing, moving, sending and deleting them, one by one or in batches.

mod change;
mod edit;
mod get_item;

pub use change::{
    AppendToItemField, DeleteItemField, ItemChange, ItemChangeDescription,
    NonEmptyArrayOfItemChangeDescriptions, NonEmptyArrayOfItemChanges, SetItemField,
};
pub use get_item::{GetItem, GetItemResponse};

use super::shape::ItemShape;
use super::{Context, ItemTarget, MailboxRef};
use crate::mailbox::{Item, ItemKey};
use crate::property::ItemObject;
use crate::schema::ResponseMessage;
use crate::{Error, ResponseCode, Result, message};

message! {
    /// Items in an answer.
    #[derive(Default)]
    pub struct ArrayOfRealItems: types "ArrayOfRealItemsType" {
        elements {
            /// The items.
            items: Many<ItemObject> => branches,
        }
    }
}

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

impl ItemTarget {
    /// The key of the item in its mailbox.
    #[must_use]
    pub fn key(&self) -> ItemKey {
        ItemKey(self.item.item.counter.value())
    }
}

impl Context<'_> {
    /// The item a target leads to.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` when it has gone since.
    pub(super) fn item(&self, target: ItemTarget) -> Result<&Item> {
        let item = self.mailbox_at(target.mailbox).item(target.key());
        item.ok_or_else(|| Error::new(ResponseCode::ErrorItemNotFound))
    }

    /// The id of an item with its change key, as operations answer that have made or changed it.
    pub(super) fn item_with_id_only(&self, mailbox: MailboxRef, item: ItemKey) -> Option<ItemObject> {
        let mailbox = self.mailbox_at(mailbox);
        mailbox.item(item).map(|item: &Item| ItemShape::id_only(mailbox, item))
    }
}

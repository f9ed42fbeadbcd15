//! `GetItem`: shows items in the shape that is asked for.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the item is gone, was moved, or is not the caller's to read |
//! | `ErrorInvalidPropertyRequest` | a property is asked for that items of its kind do not have |
//! | `ErrorUnsupportedMimeConversion` | MIME content of a kind that older servers do not convert |
//!
//! Nothing changes, whether the item was read included; change keys are not compared.
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getitem-operation>;
//! MS-OXWSCORE 3.1.4.4.

use super::ItemInfoResponseMessage;
use crate::operation::shape::{ItemShape, Purpose};
use crate::operation::{Access, BaseResponseMessage, Batch, BatchOperation, Context, Operation};
use crate::schema::{BaseItemId, ItemResponseShape, NonEmptyArrayOfBaseItemIds};
use crate::wire::ExchangeVersion;
use crate::{Result, message};

message! {
    /// Asks for items.
    pub struct GetItem: messages "GetItemType" {
        elements {
            /// Which of their properties.
            item_shape: One<ItemResponseShape>,
            /// The items.
            item_ids: One<NonEmptyArrayOfBaseItemIds>,
        }
    }
}

message! {
    /// An item for each id.
    pub struct GetItemResponse: messages "GetItemResponseType" extends BaseResponseMessage {}
}

impl Operation for GetItem {
    const NAME: &'static str = "GetItem";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let shape = ItemShape::new(&self.item_shape, Purpose::Get, context);
        Batch::run(context, &self.item_ids.item_ids, |context, id| {
            show(context, id, shape.as_ref().map_err(Clone::clone)?)
        })
    }
}

impl BatchOperation for GetItem {
    type Response = GetItemResponse;
    type Payload = ItemInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "GetItemResponseMessage";

    fn payload_of_error() -> Option<ItemInfoResponseMessage> {
        Some(ItemInfoResponseMessage::of([]))
    }
}

fn show(context: &Context<'_>, id: &BaseItemId, shape: &ItemShape) -> Result<ItemInfoResponseMessage> {
    let target = context.item_target(id)?;
    context.check_access(target.folder_target(), Access::ReadItems)?;
    let item = context.item(target)?;
    let rights = context.effective_rights_on_item(target.mailbox, item);
    Ok(ItemInfoResponseMessage::of([shape.show(context.mailbox_at(target.mailbox), item, &rights)?]))
}

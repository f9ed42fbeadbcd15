//! `CopyItem`: copies items into a folder.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorToFolderNotFound` | the target is gone; in every response message |
//! | `ErrorItemNotFound` | the item is gone, or is not the caller's to read |
//! | `ErrorAccessDenied` | the caller may not make items in the target |
//! | `ErrorCrossMailboxMoveCopy` | the same in another mailbox; any other mailbox in Exchange 2007 |
//! | `ErrorInvalidOperation` | programs hide the item |
//! | `ErrorInvalidFolderTypeForOperation` | the target is a search folder |
//!
//! Folders take copies of any kind. Change keys are not compared.
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/copyitem-operation>;
//! MS-OXWSCORE 3.1.4.1.

use super::{BaseMoveCopyItem, ItemInfoResponseMessage};
use crate::message;
use crate::operation::{Access, BaseResponseMessage, Batch, BatchOperation, Context, Operation};
use crate::wire::ExchangeVersion;

message! {
    /// Copies items.
    pub struct CopyItem: messages "CopyItemType" extends BaseMoveCopyItem as base {}
}

message! {
    /// The id of each copy.
    pub struct CopyItemResponse: messages "CopyItemResponseType" extends BaseResponseMessage {}
}

impl Operation for CopyItem {
    const NAME: &'static str = "CopyItem";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        self.base.run(context, |context, item, to| {
            context.check_access(item.folder_target(), Access::ReadItems)?;
            context.check_takes_items(item, to)?;
            let now = context.now();
            if item.mailbox == to.mailbox {
                return context.mailbox_at_mut(to.mailbox).copy_item(item.item, to.folder, now);
            }
            let original = context.mailbox_at(item.mailbox).check_can_be_copied(item.item)?.clone();
            context.mailbox_at_mut(to.mailbox).put_copy_of_item(&original, to.folder, now)
        })
    }
}

impl BatchOperation for CopyItem {
    type Response = CopyItemResponse;
    type Payload = ItemInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "CopyItemResponseMessage";

    fn payload_of_error() -> Option<ItemInfoResponseMessage> {
        Some(ItemInfoResponseMessage::of([]))
    }
}

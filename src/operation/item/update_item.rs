//! `UpdateItem`: changes properties of items, and sends messages that have been changed.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the item is gone |
//! | `ErrorMessageDispositionRequired` | the item is a message and the attribute is missing |
//! | `ErrorSendMeetingInvitationsOrCancellationsRequired` | the same of a calendar item |
//! | `ErrorIncorrectUpdatePropertyCount`, `ErrorUpdatePropertyMismatch` | a change and its path do not agree |
//! | `ErrorInvalidPropertySet`, `…Delete`, `…Append`, `…Request` | the property does not allow it |
//! | `ErrorChangeKeyRequiredForWriteOperations` | the id has no change key, unless everything is overwritten |
//! | `ErrorIrresolvableConflict` | the change key is old, and the changes cannot be merged |
//! | `ErrorAccessDenied` | the caller may not edit the item |
//!
//! The changes of one item act in their order and are saved together or not at all.
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/updateitem-operation>;
//! MS-OXWSCORE 3.1.4.9.

use super::change::{ItemChange, NonEmptyArrayOfItemChanges};
use super::delivery::{self, Disposition};
use super::ArrayOfRealItems;
use crate::mailbox::{EditedItem, ItemEdit};
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, ItemTarget, Operation,
};
use crate::property::{ItemKind, ItemObject};
use crate::schema::{
    CalendarItemUpdateOperation, ConflictResolution, ConflictResults, MessageDisposition, ResponseMessage,
    TargetFolderId,
};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, message};

message! {
    /// Changes items.
    pub struct UpdateItem: messages "UpdateItemType" {
        attributes {
            /// What becomes of changes to an item that has changed since the client read it.
            conflict_resolution: Required<ConflictResolution>,
            /// What becomes of messages.
            message_disposition: Optional<MessageDisposition>,
            /// Whom calendar items are sent to.
            send_meeting_invitations_or_cancellations: Optional<CalendarItemUpdateOperation>,
            /// Whether receipts for messages that become read are held back.
            suppress_read_receipts: Optional<bool> since Exchange2013Sp1,
        }
        elements {
            /// Where copies of messages are saved that are sent.
            saved_item_folder_id: Opt<TargetFolderId>,
            /// The items and what changes about them.
            item_changes: One<NonEmptyArrayOfItemChanges>,
        }
    }
}

message! {
    /// The id of each changed item with its new change key.
    pub struct UpdateItemResponse: messages "UpdateItemResponseType" extends BaseResponseMessage {}
}

message! {
    /// The changed item, and how many conflicts were resolved.
    pub struct UpdateItemResponseMessage: messages "UpdateItemResponseMessageType" extends ResponseMessage {
        elements {
            /// The item; none when it has been sent.
            items: One<ArrayOfRealItems>,
            /// The conflicts; absent beside an error.
            conflict_results: Opt<ConflictResults>,
        }
    }
}

impl Operation for UpdateItem {
    const NAME: &'static str = "UpdateItem";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let Self { conflict_resolution, message_disposition, saved_item_folder_id, .. } = self;
        let save_in = saved_item_folder_id.map(|id| context.target_folder(&id, FolderRole::SavedItems));
        let attributes = Attributes {
            conflict_resolution,
            message_disposition,
            has_invitations: self.send_meeting_invitations_or_cancellations.is_some(),
            sends_receipts: self.suppress_read_receipts != Some(true),
        };
        Batch::run(self.item_changes.item_changes, |change| {
            let save_in = save_in.clone().transpose()?;
            context.atomically(|context| update(context, change, &attributes, save_in))
        })
    }
}

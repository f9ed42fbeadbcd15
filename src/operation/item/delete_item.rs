//! `DeleteItem`: deletes items.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the item is gone |
//! | `ErrorAccessDenied` | the caller may not delete it |
//! | `ErrorSendMeetingCancellationsRequired` | a calendar item, and the attribute is missing |
//! | `ErrorAffectedTaskOccurrencesRequired` | the same of a task, whether it recurs or not |
//! | `ErrorCannotDeleteTaskOccurrence` | one task of a series, and there is no series |
//! | `ErrorCannotDeleteObject` | the item is another's, or a recoverable one, and is to go to Deleted Items |
//! | `ErrorInvalidOperation` | programs hide the item, and it is not deleted for good |
//!
//! Where the item goes, [`DeleteType`](crate::mailbox::DeleteType) says. Change keys are not compared. No
//! appointment of the simulator has attendees, so that nobody is told of one that is deleted.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/deleteitem-operation>;
//! MS-OXWSCORE 3.1.4.3.

use super::delivery::Receipt;
use crate::finding::{Culprit, Rule};
use crate::message;
use crate::operation::{Access, BaseResponseMessage, Batch, BatchOperation, Context, Operation};
use crate::property::ItemKind;
use crate::schema::{
    AffectedTaskOccurrences, BaseItemId, CalendarItemCreateOrDeleteOperation, Disposal,
    NonEmptyArrayOfBaseItemIds, ResponseMessage,
};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

message! {
    /// Deletes items.
    pub struct DeleteItem: messages "DeleteItemType" {
        attributes {
            /// What becomes of them.
            delete_type: Required<Disposal>,
            /// Who is told of meetings that are deleted.
            send_meeting_cancellations: Optional<CalendarItemCreateOrDeleteOperation>,
            /// What becomes of a series when one of its tasks is deleted.
            affected_task_occurrences: Optional<AffectedTaskOccurrences>,
            /// Whether receipts for messages that are deleted unread are held back.
            suppress_read_receipts: Optional<bool> since Exchange2013Sp1,
        }
        elements {
            /// The items.
            item_ids: One<NonEmptyArrayOfBaseItemIds>,
        }
    }
}

message! {
    /// Says of each item that it has been deleted.
    pub struct DeleteItemResponse: messages "DeleteItemResponseType" extends BaseResponseMessage {}
}

message! {
    /// Says of an item that it has been deleted.
    #[derive(Default)]
    pub struct DeleteItemResponseMessage: messages "DeleteItemResponseMessageType" extends ResponseMessage {}
}

impl Operation for DeleteItem {
    const NAME: &'static str = "DeleteItem";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        Batch::run(context, &self.item_ids.item_ids, |context, id| {
            context
                .atomically(|context| self.delete(context, id))
                .map(|()| DeleteItemResponseMessage::default())
        })
    }
}

impl BatchOperation for DeleteItem {
    type Response = DeleteItemResponse;
    type Payload = DeleteItemResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "DeleteItemResponseMessage";
}

impl DeleteItem {
    fn delete(&self, context: &mut Context<'_>, id: &BaseItemId) -> Result<()> {
        let target = context.item_target(id)?;
        let item = context.item(target)?;
        let is_own = context.is_own_item(target.mailbox, item);
        context.check_access(target.folder_target(), Access::DeleteItem { is_own })?;
        if self.delete_type == Disposal::MoveToDeletedItems && !context.is_own(target.mailbox) {
            return Err(Error::new(ResponseCode::ErrorCannotDeleteObject)
                .because(Rule::ItemOfOwner, Culprit::Attribute("DeleteType".to_owned())));
        }
        self.check_attributes(item.kind())?;
        if self.suppress_read_receipts != Some(true) {
            context.send_pending_receipt(target, Receipt::NotRead)?;
        }
        context.mailbox_at_mut(target.mailbox).delete_item(target.item, self.delete_type.into()).map(drop)
    }

    /// Looks whether the attribute is there that the kind of the item demands.
    fn check_attributes(&self, kind: ItemKind) -> Result<()> {
        let (code, rule, attribute) = match kind {
            ItemKind::CalendarItem if self.send_meeting_cancellations.is_none() => (
                ResponseCode::ErrorSendMeetingCancellationsRequired,
                Rule::DispositionGiven,
                "SendMeetingCancellations",
            ),
            ItemKind::Task => match self.affected_task_occurrences {
                None => (
                    ResponseCode::ErrorAffectedTaskOccurrencesRequired,
                    Rule::DispositionGiven,
                    "AffectedTaskOccurrences",
                ),
                Some(AffectedTaskOccurrences::SpecifiedOccurrenceOnly) => (
                    ResponseCode::ErrorCannotDeleteTaskOccurrence,
                    Rule::ItemRecurs,
                    "AffectedTaskOccurrences",
                ),
                Some(AffectedTaskOccurrences::AllOccurrences) => return Ok(()),
            },
            _ => return Ok(()),
        };
        Err(Error::new(code).because(rule, Culprit::Attribute(attribute.to_owned())))
    }
}

//! `UpdateItem`: changes properties of items, and sends messages that have been changed.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the item is gone |
//! | `ErrorMessageDispositionRequired` | the item is a message and the attribute is missing |
//! | `ErrorSendMeetingInvitationsOrCancellationsRequired` | the same of a calendar item |
//! | `ErrorIncorrectUpdatePropertyCount`, `ErrorUpdatePropertyMismatch` | a change and its path differ |
//! | `ErrorInvalidPropertySet`, `…Delete`, `…Append`, `…Request` | the property does not allow it |
//! | `ErrorChangeKeyRequiredForWriteOperations` | no change key, and not all is overwritten |
//! | `ErrorIrresolvableConflict` | the change key is old, and the changes cannot be merged |
//! | `ErrorAccessDenied` | the caller may not edit the item |
//!
//! The changes of one item act in their order and are saved together or not at all.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/updateitem-operation>;
//! MS-OXWSCORE 3.1.4.9.

use super::ItemInfoResponseMessage;
use super::change::{ItemChange, NonEmptyArrayOfItemChanges};
use super::delivery::{Receipt, SavedCopy};
use super::edit::ItemEdit;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{FolderKey, Generation, Item, Mailbox};
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, ItemTarget,
    Operation,
};
use crate::property::{ItemKind, ItemProperty as I, PropertyPath};
use crate::schema::{
    CalendarItemUpdateOperation, ConflictResolution, ConflictResults, MessageDisposition, TargetFolderId,
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
    /// The changed item, none when it has been sent, and how many conflicts were resolved.
    pub struct UpdateItemResponseMessage: messages "UpdateItemResponseMessageType"
        extends ItemInfoResponseMessage as item_info
    {
        elements {
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
        let save_in = self.saved_item_folder_id.as_ref();
        let save_in = save_in.map(|id| context.target_folder(id, FolderRole::SavedItems));
        let attributes = Attributes {
            conflict_resolution: self.conflict_resolution,
            message_disposition: self.message_disposition,
            invitations: self.send_meeting_invitations_or_cancellations,
            sends_receipts: self.suppress_read_receipts != Some(true),
        };
        Batch::run(context, self.item_changes.item_changes, |context, change| {
            let save_in = save_in.clone().transpose()?;
            context.atomically(|context| update(context, change, attributes, save_in))
        })
    }
}

impl BatchOperation for UpdateItem {
    type Response = UpdateItemResponse;
    type Payload = UpdateItemResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "UpdateItemResponseMessage";

    fn payload_of_error() -> Option<UpdateItemResponseMessage> {
        Some(UpdateItemResponseMessage { item_info: ItemInfoResponseMessage::of([]), conflict_results: None })
    }
}

/// The attributes of the request.
#[derive(Clone, Copy)]
struct Attributes {
    conflict_resolution: ConflictResolution,
    message_disposition: Option<MessageDisposition>,
    invitations: Option<CalendarItemUpdateOperation>,
    sends_receipts: bool,
}

impl Attributes {
    /// Looks whether the attribute is there that the kind of the item demands.
    fn check(self, mailbox: &Mailbox, item: &Item) -> Result<()> {
        use ResponseCode::{
            ErrorCalendarCannotUpdateDeletedItem, ErrorMessageDispositionRequired,
            ErrorSendMeetingInvitationsOrCancellationsRequired,
        };
        let invitations = || Culprit::Attribute("SendMeetingInvitationsOrCancellations".to_owned());
        match (item.kind(), self.invitations) {
            (kind, _) if is_message(kind) && self.message_disposition.is_none() => {
                let culprit = Culprit::Attribute("MessageDisposition".to_owned());
                Err(Error::new(ErrorMessageDispositionRequired).because(Rule::DispositionGiven, culprit))
            }
            (ItemKind::CalendarItem, None) => {
                Err(Error::new(ErrorSendMeetingInvitationsOrCancellationsRequired)
                    .because(Rule::DispositionGiven, invitations()))
            }
            (ItemKind::CalendarItem, Some(sends))
                if sends != CalendarItemUpdateOperation::SendToNone && is_deleted(mailbox, item) =>
            {
                Err(Error::new(ErrorCalendarCannotUpdateDeletedItem)
                    .because(Rule::ItemNotDeleted, invitations()))
            }
            _ => Ok(()),
        }
    }

    /// Looks whether the change key of the request lets the changes be saved; how many conflicts it resolves.
    fn resolve(
        self,
        mailbox: &Mailbox,
        item: &Item,
        target: ItemTarget,
        edit: &mut ItemEdit<'_>,
    ) -> Result<i32> {
        let version = target.change_key.as_ref().and_then(|key| key.version);
        let overwrites = self.conflict_resolution == ConflictResolution::AlwaysOverwrite;
        let Some(version) = version else {
            let is_needed = !overwrites || mailbox.generation() == Generation::Exchange2007;
            return if is_needed {
                Err(Error::new(ResponseCode::ErrorChangeKeyRequiredForWriteOperations)
                    .because(Rule::ChangeKeyGiven, Culprit::Attribute("ChangeKey".to_owned())))
            } else {
                Ok(0)
            };
        };
        if overwrites || mailbox.item_change_key(item).version == Some(version) {
            return Ok(0);
        }
        let conflicts = match self.conflict_resolution {
            ConflictResolution::AutoResolve => item.conflicts(version.counter.value(), edit.touched()),
            _ => None,
        };
        let conflicts = conflicts.ok_or_else(|| {
            Error::new(ResponseCode::ErrorIrresolvableConflict)
                .because(Rule::ChangeKeyCurrent, Culprit::Attribute("ChangeKey".to_owned()))
        })?;
        let (count, sensitivity) = (conflicts.len(), PropertyPath::Property(I::Sensitivity.into()));
        if conflicts.contains(&&sensitivity) {
            edit.keep_stricter_sensitivity(item);
        }
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}

/// Whether items of the kind are messages, those of meetings included.
const fn is_message(kind: ItemKind) -> bool {
    matches!(
        kind,
        ItemKind::Message
            | ItemKind::MeetingMessage
            | ItemKind::MeetingRequest
            | ItemKind::MeetingResponse
            | ItemKind::MeetingCancellation
    )
}

/// Whether an item lies in Deleted Items or below.
fn is_deleted(mailbox: &Mailbox, item: &Item) -> bool {
    item.folder() == FolderKey::DELETED_ITEMS || mailbox.is_below(item.folder(), FolderKey::DELETED_ITEMS)
}

fn update(
    context: &mut Context<'_>,
    change: ItemChange,
    attributes: Attributes,
    save_in: Option<FolderTarget>,
) -> Result<UpdateItemResponseMessage> {
    let target = context.item_target(&change.item_id.into())?;
    let (mailbox, now) = (target.mailbox, context.now());
    let item = context.item(target)?;
    let is_own = context.is_own_item(mailbox, item);
    context.check_access(target.folder_target(), Access::EditItem { is_own })?;
    attributes.check(context.mailbox_at(mailbox), item)?;
    let mut edit = ItemEdit::update(item, context.settings().newest_version(), now);
    for update in change.updates.updates {
        update.act_on(&mut edit)?;
    }
    let count = attributes.resolve(context.mailbox_at(mailbox), item, target, &mut edit)?;
    let (was_unread, is_message) = (item.is_unread(), is_message(item.kind()));
    let updates = edit.into_updates()?;
    context.mailbox_at_mut(mailbox).update_item(target.item, updates, now)?;
    if was_unread && attributes.sends_receipts {
        context.send_pending_receipt(target, Receipt::Read)?;
    } else if was_unread {
        context.hold_back_receipt(target)?;
    }
    let copy = match attributes.message_disposition.filter(|_| is_message) {
        Some(MessageDisposition::SendOnly) => Some(SavedCopy::None),
        Some(MessageDisposition::SendAndSaveCopy) => {
            Some(save_in.map_or(SavedCopy::InSentItems, SavedCopy::In))
        }
        Some(MessageDisposition::SaveOnly) | None => None,
    };
    let items = match copy {
        Some(copy) => {
            context.send_stored(target, copy, ResponseCode::ErrorInvalidRecipients)?;
            None
        }
        None => context.item_with_id_only(mailbox, target.item),
    };
    Ok(UpdateItemResponseMessage {
        item_info: ItemInfoResponseMessage::of(items),
        conflict_results: Some(ConflictResults { count }),
    })
}

//! Response objects of CreateItem: what is made from an item that is there.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorMessageDispositionRequired` | something that is sent, and the attribute is missing |
//! | `ErrorMissingInformationReferenceItemId` | it says not what it is made from |
//! | `ErrorItemNotFound` | that item is gone, or is not the caller's to read |
//! | `ErrorChangeKeyRequired` | its id has no change key, and the server is of 2007 |
//! | `ErrorStaleObject` | the change key is not the current one |
//! | `ErrorInvalidReferenceItem` | the item cannot be answered or passed on in this way |
//! | `ErrorReadReceiptNotPending` | no receipt is asked for, or it has been sent |
//! | `ErrorInvalidPropertySet` | a whole body beside a new part of it |
//! | `ErrorInvalidRequest` | what answers or changes meetings or sharing, which is not simulated |
//!
//! Replies and forwards are made in [`smart_response`](super::smart_response).
//!
//! Source: the reference pages of the response objects; MS-OXWSCORE 2.2.4.43 and 3.1.4.2; which item can be
//! answered is documented in part only.

use super::ItemInfoResponseMessage;
use super::create_item::Attributes;
use super::smart_response::{Answer, SmartAnswer};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{Generation, Item};
use crate::operation::{Access, Context, FolderTarget, ItemTarget};
use crate::property::{ItemKind, ItemProperty as I};
use crate::schema::{BaseItemId, ItemId, ResponseObject};
use crate::{Error, ResponseCode, Result};

impl Attributes {
    /// Makes what a response object says.
    ///
    /// # Errors
    ///
    /// Those of the table above, and those of CreateItem for what is made.
    pub(super) fn respond(
        self,
        context: &mut Context<'_>,
        object: ResponseObject,
        save_in: Option<FolderTarget>,
    ) -> Result<ItemInfoResponseMessage> {
        if is_sent(&object) && self.message_disposition.is_none() {
            let culprit = Culprit::Attribute("MessageDisposition".to_owned());
            return Err(Error::new(ResponseCode::ErrorMessageDispositionRequired)
                .because(Rule::DispositionGiven, culprit));
        }
        let target = reference(context, reference_item_id(&object))?;
        check_reference(&object, context.item(target)?)?;
        let answer = match object {
            ResponseObject::ReplyToItem(it) => SmartAnswer::of(Answer::Reply, it.response),
            ResponseObject::ReplyAllToItem(it) => SmartAnswer::of(Answer::ReplyAll, it.response),
            ResponseObject::ForwardItem(it) => SmartAnswer::of(Answer::Forward, it.response),
            ResponseObject::PostReplyItem(it) => SmartAnswer::of_post(it),
            ResponseObject::SuppressReadReceipt(_) => {
                context.mailbox_at_mut(target.mailbox).settle_receipt(target.item)?;
                return Ok(ItemInfoResponseMessage::of([]));
            }
            other => return Err(not_simulated(&other)),
        };
        answer.make(context, target, self, save_in)
    }
}

/// Whether a message is made, of which the request has to say what becomes of it.
const fn is_sent(object: &ResponseObject) -> bool {
    !matches!(
        object,
        ResponseObject::RemoveItem(_)
            | ResponseObject::SuppressReadReceipt(_)
            | ResponseObject::PostReplyItem(_)
            | ResponseObject::AcceptSharingInvitation(_)
    )
}

fn reference_item_id(object: &ResponseObject) -> Option<&ItemId> {
    let id = match object {
        ResponseObject::AcceptItem(it) => &it.response_object.response_object.reference_item_id,
        ResponseObject::TentativelyAcceptItem(it) => &it.response_object.response_object.reference_item_id,
        ResponseObject::DeclineItem(it) => &it.response_object.response_object.reference_item_id,
        ResponseObject::ReplyToItem(it) => &it.response.response.reference_item_id,
        ResponseObject::ForwardItem(it) => &it.response.response.reference_item_id,
        ResponseObject::ReplyAllToItem(it) => &it.response.response.reference_item_id,
        ResponseObject::CancelCalendarItem(it) => &it.response.response.reference_item_id,
        ResponseObject::RemoveItem(it) => &it.base.core.reference_item_id,
        ResponseObject::SuppressReadReceipt(it) => &it.response.reference_item_id,
        ResponseObject::PostReplyItem(it) => &it.response.reference_item_id,
        ResponseObject::AcceptSharingInvitation(it) => &it.response.reference_item_id,
        ResponseObject::AddItemToMyCalendar(it) => &it.base.core.reference_item_id,
        ResponseObject::ProposeNewTime(it) => &it.base.core.reference_item_id,
    };
    id.as_ref()
}

/// The item that something is made from, which the account can read and which has not changed.
fn reference(context: &Context<'_>, id: Option<&ItemId>) -> Result<ItemTarget> {
    let missing = || {
        Error::new(ResponseCode::ErrorMissingInformationReferenceItemId)
            .because(Rule::ItemAnswered, Culprit::element("Items"))
    };
    let id = id.ok_or_else(missing)?;
    let target = context.item_target(&BaseItemId::ItemId(id.clone()))?;
    context.check_access(target.folder_target(), Access::ReadItems)?;
    let is_old_server = context.mailbox_at(target.mailbox).generation() == Generation::Exchange2007;
    let (code, rule) = match context.has_current_change_key(target)? {
        Some(false) => (ResponseCode::ErrorStaleObject, Rule::ChangeKeyCurrent),
        None if is_old_server => (ResponseCode::ErrorChangeKeyRequired, Rule::ChangeKeyGiven),
        Some(true) | None => return Ok(target),
    };
    let culprit = Culprit::Attribute("ChangeKey".to_owned());
    Err(Error::new(code).because(rule, culprit))
}

/// Nobody answers a draft or an own appointment. Contacts, tasks and what programs hide are not even passed
/// on.
fn check_reference(object: &ResponseObject, item: &Item) -> Result<()> {
    let is_draft = item.properties().boolean(I::IsDraft) == Some(true);
    let is_fit = match (object, item.kind()) {
        _ if item.is_associated() => false,
        (ResponseObject::ReplyToItem(_) | ResponseObject::ReplyAllToItem(_), ItemKind::Message) => !is_draft,
        (ResponseObject::ReplyToItem(_) | ResponseObject::ReplyAllToItem(_), ItemKind::PostItem)
        | (ResponseObject::ForwardItem(_), ItemKind::Message | ItemKind::PostItem | ItemKind::CalendarItem)
        | (ResponseObject::SuppressReadReceipt(_), ItemKind::Message)
        | (ResponseObject::PostReplyItem(_), ItemKind::PostItem) => true,
        (
            ResponseObject::ReplyToItem(_)
            | ResponseObject::ReplyAllToItem(_)
            | ResponseObject::ForwardItem(_)
            | ResponseObject::SuppressReadReceipt(_)
            | ResponseObject::PostReplyItem(_),
            _,
        ) => false,
        // Those that are not simulated.
        _ => true,
    };
    let is_appointment = item.kind() == ItemKind::CalendarItem;
    match object {
        _ if !is_fit => Err(Error::new(ResponseCode::ErrorInvalidReferenceItem)
            .because(Rule::ItemAnswered, Culprit::element("ReferenceItemId"))),
        ResponseObject::ForwardItem(_) if is_appointment => Err(not_simulated(object)),
        _ => Ok(()),
    }
}

fn not_simulated(object: &ResponseObject) -> Error {
    let what = match object {
        ResponseObject::AcceptItem(_) => "AcceptItem",
        ResponseObject::TentativelyAcceptItem(_) => "TentativelyAcceptItem",
        ResponseObject::DeclineItem(_) => "DeclineItem",
        ResponseObject::ReplyToItem(_) => "ReplyToItem",
        ResponseObject::ForwardItem(_) => "ForwardItem of an appointment",
        ResponseObject::ReplyAllToItem(_) => "ReplyAllToItem",
        ResponseObject::CancelCalendarItem(_) => "CancelCalendarItem",
        ResponseObject::RemoveItem(_) => "RemoveItem",
        ResponseObject::SuppressReadReceipt(_) => "SuppressReadReceipt",
        ResponseObject::PostReplyItem(_) => "PostReplyItem",
        ResponseObject::AcceptSharingInvitation(_) => "AcceptSharingInvitation",
        ResponseObject::AddItemToMyCalendar(_) => "AddItemToMyCalendar",
        ResponseObject::ProposeNewTime(_) => "ProposeNewTime",
    };
    Error::new(ResponseCode::ErrorInvalidRequest)
        .with_text(format!("ews-sim does not simulate the response object {what} yet."))
        .because(Rule::PropertySimulated, Culprit::element("Items"))
}

//! Response objects of CreateItem: messages made from one that is there.

use super::create_item::Attributes;
use crate::operation::Context;
use crate::property::ItemObject;
use crate::schema::ResponseObject;
use crate::{Error, ResponseCode, Result};

impl Attributes {
    /// The message that a response object makes.
    ///
    /// # Errors
    ///
    /// `ErrorMessageDispositionRequired`; `ErrorInvalidRequest` for what is not simulated.
    pub(super) fn item_of(self, _context: &Context<'_>, object: ResponseObject) -> Result<ItemObject> {
        let name = match object {
            ResponseObject::AcceptItem(_) => "AcceptItem",
            ResponseObject::TentativelyAcceptItem(_) => "TentativelyAcceptItem",
            ResponseObject::DeclineItem(_) => "DeclineItem",
            ResponseObject::ReplyToItem(_) => "ReplyToItem",
            ResponseObject::ForwardItem(_) => "ForwardItem",
            ResponseObject::ReplyAllToItem(_) => "ReplyAllToItem",
            ResponseObject::CancelCalendarItem(_) => "CancelCalendarItem",
            ResponseObject::RemoveItem(_) => "RemoveItem",
            ResponseObject::SuppressReadReceipt(_) => "SuppressReadReceipt",
            ResponseObject::PostReplyItem(_) => "PostReplyItem",
            ResponseObject::AcceptSharingInvitation(_) => "AcceptSharingInvitation",
            ResponseObject::AddItemToMyCalendar(_) => "AddItemToMyCalendar",
            ResponseObject::ProposeNewTime(_) => "ProposeNewTime",
        };
        if self.message_disposition.is_none() && !matches!(name, "RemoveItem" | "SuppressReadReceipt") {
            return Err(Error::new(ResponseCode::ErrorMessageDispositionRequired));
        }
        Err(Error::new(ResponseCode::ErrorInvalidRequest)
            .with_text(format!("ews-sim does not simulate the response object {name} yet.")))
    }
}

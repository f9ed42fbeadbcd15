//! `RemoveContactFromImList`: removes a contact from all groups, and so from the IM list.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the contact is no longer on the list, or the policy that imitates a quirk is on |
//! | `ErrorInvalidImContactId` | the id names an item that is no IM contact |
//!
//! The policy `reject_remove_contact_from_im_list` refuses every request, as one client reports of real
//! servers.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/removecontactfromimlist-operation>

use crate::operation::{Context, Operation};
use crate::schema::{ItemId, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{ResponseCode, Result, message};

message! {
    /// Removes one contact from all groups.
    pub struct RemoveContactFromImList: messages "RemoveContactFromImListType" {
        elements {
            /// The contact.
            contact_id: One<ItemId>,
        }
    }
}

message! {
    /// Says that the contact is off the list.
    pub struct RemoveContactFromImListResponse:
        messages "RemoveContactFromImListResponseMessageType" extends ResponseMessage {}
}

impl Operation for RemoveContactFromImList {
    const NAME: &'static str = "RemoveContactFromImList";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<RemoveContactFromImListResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let contact = context.target(&self.contact_id)?;
        let contact = context.im_contact(contact, ResponseCode::ErrorItemNotFound)?;
        context.mailbox_mut()?.remove_contact_from_im_list(contact)?;
        Ok(RemoveContactFromImListResponse {})
    }
}

//! `AddImContactToGroup`: adds a contact of the IM list to a group; a member stays a member.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidImContactId` | the contact is gone or is no IM contact |
//! | `ErrorItemNotFound` | the group is gone |
//! | `ErrorInvalidImGroupId` | the id names a distribution group, or no group |
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/addimcontacttogroup-operation>

use crate::operation::{Context, Operation};
use crate::schema::{ItemId, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{ResponseCode, Result, message};

message! {
    /// Adds one contact to one group.
    pub struct AddImContactToGroup: messages "AddImContactToGroupType" {
        elements {
            /// The contact, which must be on the IM list.
            contact_id: One<ItemId>,
            /// The group; Other Contacts when absent.
            group_id: Opt<ItemId>,
        }
    }
}

message! {
    /// Says that the contact is in the group.
    pub struct AddImContactToGroupResponse:
        messages "AddImContactToGroupResponseMessageType" extends ResponseMessage {}
}

impl Operation for AddImContactToGroup {
    const NAME: &'static str = "AddImContactToGroup";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<AddImContactToGroupResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let (contact, group) = context.contact_and_group(&self.contact_id, self.group_id.as_ref())?;
        let contact = context.im_contact(contact, ResponseCode::ErrorInvalidImContactId)?;
        let group = context.im_group_to_join(group)?;
        context.mailbox_mut()?.add_contact_to_group(contact, group)?;
        Ok(AddImContactToGroupResponse {})
    }
}

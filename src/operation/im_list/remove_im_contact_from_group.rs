//! `RemoveImContactFromGroup`: removes a contact from a group, and from the IM list when that was its last.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidImContactId` | the contact is gone, is no IM contact, or is not a member of the group |
//! | `ErrorInvalidImGroupId` | the group is gone, holds no contacts, or is no group |
//! | `ErrorUnableToRemoveImContactFromGroup` | on demand only |
//!
//! Which contacts stay when they leave a group is decided by the policies `last_group` and
//! `tagged_keeps_contact`.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/removeimcontactfromgroup-operation>

use crate::operation::{Context, Operation};
use crate::schema::{ItemId, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{ResponseCode, Result, message};

message! {
    /// Removes one contact from one group.
    pub struct RemoveImContactFromGroup: messages "RemoveImContactFromGroupType" {
        elements {
            /// The contact.
            contact_id: One<ItemId>,
            /// The group it leaves.
            group_id: One<ItemId>,
        }
    }
}

message! {
    /// Says that the contact has left.
    pub struct RemoveImContactFromGroupResponse:
        messages "RemoveImContactFromGroupResponseMessageType" extends ResponseMessage {}
}

impl Operation for RemoveImContactFromGroup {
    const NAME: &'static str = "RemoveImContactFromGroup";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<RemoveImContactFromGroupResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let [contact, group] = context.targets([&self.contact_id, &self.group_id])?;
        let contact = context.im_contact(contact, ResponseCode::ErrorInvalidImContactId)?;
        let group = context.im_group(group, ResponseCode::ErrorInvalidImGroupId)?;
        context.mailbox_mut()?.remove_contact_from_group(contact, group)?;
        Ok(RemoveImContactFromGroupResponse {})
    }
}

//! `AddNewImContactToGroup`: makes a contact from an IM address and puts it in a group.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the group is gone |
//! | `ErrorInvalidImGroupId` | the id names a distribution group, or no group |
//! | `ErrorImContactLimitReached` | there are 1000 IM contacts already |
//!
//! An address that is on the list already is not added again: its contact joins the group.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/addnewimcontacttogroup-operation>

use super::render::persona_of;
use crate::mailbox::NewImContact;
use crate::operation::{Context, Operation};
use crate::schema::{ItemId, NonEmptyString, Persona, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{Result, message};

message! {
    /// Makes one contact.
    pub struct AddNewImContactToGroup: messages "AddNewImContactToGroupType" {
        elements {
            /// The address for instant messages; stored and answered as sent.
            im_address: One<NonEmptyString>,
            /// The name; the address when absent.
            display_name: Opt<NonEmptyString>,
            /// The group; Other Contacts when absent.
            group_id: Opt<ItemId>,
        }
    }
}

message! {
    /// The new contact.
    pub struct AddNewImContactToGroupResponse:
        messages "AddNewImContactToGroupResponseMessageType" extends ResponseMessage {
        elements {
            /// The contact, together with whatever else is known of the person.
            persona: Opt<Persona>,
        }
    }
}

impl Operation for AddNewImContactToGroup {
    const NAME: &'static str = "AddNewImContactToGroup";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<AddNewImContactToGroupResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let group = self.group_id.as_ref().map(|id| context.target(id)).transpose()?;
        let group = context.im_group_to_join(group)?;
        let now = context.now();
        let contact =
            NewImContact { im_address: &self.im_address, display_name: self.display_name.as_deref() };
        let mailbox = context.mailbox_mut()?;
        let contact = mailbox.add_im_contact(contact, group, now)?;
        Ok(AddNewImContactToGroupResponse { persona: persona_of(mailbox, contact) })
    }
}

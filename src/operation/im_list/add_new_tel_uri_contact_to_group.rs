//! `AddNewTelUriContactToGroup`: makes a contact from a telephone number and puts it in a group.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the group is gone |
//! | `ErrorInvalidImGroupId` | the id names a distribution group, or no group |
//! | `ErrorImContactLimitReached` | there are 1000 IM contacts already |
//!
//! A tel URI that is on the list already is not added again: its contact joins the group.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/addnewteluricontacttogroup-operation>

use super::render::persona_of;
use crate::mailbox::NewTelUriContact;
use crate::operation::{Context, Operation};
use crate::schema::{ItemId, NonEmptyString, Persona, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{Result, message};

message! {
    /// Makes one contact.
    pub struct AddNewTelUriContactToGroup: messages "AddNewTelUriContactToGroupType" {
        elements {
            /// The number as a tel URI, which is what makes the contact unique.
            tel_uri_address: One<NonEmptyString>,
            /// The SIP address behind the number.
            im_contact_sip_uri_address: One<NonEmptyString>,
            /// The number as people write it.
            im_telephone_number: One<NonEmptyString>,
            /// The group; Other Contacts when absent.
            group_id: Opt<ItemId>,
        }
    }
}

message! {
    /// The new contact.
    pub struct AddNewTelUriContactToGroupResponse:
        messages "AddNewTelUriContactToGroupResponseMessageType" extends ResponseMessage {
        elements {
            /// The contact; neither of its URIs is shown.
            persona: Opt<Persona>,
        }
    }
}

impl Operation for AddNewTelUriContactToGroup {
    const NAME: &'static str = "AddNewTelUriContactToGroup";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<AddNewTelUriContactToGroupResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let group = self.group_id.as_ref().map(|id| context.target(id)).transpose()?;
        let group = context.im_group_to_join(group)?;
        let now = context.now();
        let contact = NewTelUriContact {
            tel_uri: &self.tel_uri_address,
            sip_uri: &self.im_contact_sip_uri_address,
            telephone_number: &self.im_telephone_number,
        };
        let mailbox = context.mailbox_mut()?;
        let contact = mailbox.add_tel_uri_contact(contact, group, now)?;
        Ok(AddNewTelUriContactToGroupResponse { persona: persona_of(mailbox, contact) })
    }
}

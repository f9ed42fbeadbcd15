//! `AddImGroup`: makes a group for contacts.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorImGroupDisplayNameAlreadyExists` | any group has the name, upper and lower case being the same |
//! | `ErrorImGroupLimitReached` | there are 64 user and distribution groups already |
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/addimgroup-operation>

use super::render::group_without_members;
use crate::operation::{Context, Operation};
use crate::schema::{ImGroup, NonEmptyString, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{Result, message};

message! {
    /// Makes one group.
    pub struct AddImGroup: messages "AddImGroupType" {
        elements {
            /// The name of the new group.
            display_name: One<NonEmptyString>,
        }
    }
}

message! {
    /// The new group.
    pub struct AddImGroupResponse: messages "AddImGroupResponseMessageType" extends ResponseMessage {
        elements {
            /// Its name, kind and id.
            im_group: Opt<ImGroup>,
        }
    }
}

impl Operation for AddImGroup {
    const NAME: &'static str = "AddImGroup";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<AddImGroupResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let mailbox = context.mailbox_mut()?;
        let group = mailbox.add_im_group(&self.display_name)?;
        Ok(AddImGroupResponse { im_group: group_without_members(mailbox, group) })
    }
}

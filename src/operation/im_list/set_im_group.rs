//! `SetImGroup`: renames a group that a user made. Id and change key stay.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidImGroupId` | the group is gone, is a default or distribution group, or is no group |
//! | `ErrorImGroupDisplayNameAlreadyExists` | any group has the name, this one included |
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/setimgroup-operation>

use crate::operation::{Context, Operation};
use crate::schema::{ItemId, NonEmptyString, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{ResponseCode, Result, message};

message! {
    /// Renames one group.
    pub struct SetImGroup: messages "SetImGroupType" {
        elements {
            /// The group.
            group_id: One<ItemId>,
            /// Its new name.
            new_display_name: One<NonEmptyString>,
        }
    }
}

message! {
    /// Says that the group has its new name.
    pub struct SetImGroupResponse: messages "SetImGroupResponseMessageType" extends ResponseMessage {}
}

impl Operation for SetImGroup {
    const NAME: &'static str = "SetImGroup";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<SetImGroupResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let group = context.target(&self.group_id)?;
        let group = context.im_group(group, ResponseCode::ErrorInvalidImGroupId)?;
        context.mailbox_mut()?.rename_im_group(group, &self.new_display_name)?;
        Ok(SetImGroupResponse {})
    }
}

//! `RemoveImGroup`: removes a group that a user made. Its contacts stay on the IM list.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidImGroupId` | the group is gone, is a default or distribution group, or is no group |
//!
//! What becomes of contacts that were in no other group is decided by the policy `removed_group_members`.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/removeimgroup-operation>

use crate::operation::{Context, Operation};
use crate::schema::{ItemId, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{ResponseCode, Result, message};

message! {
    /// Removes one group.
    pub struct RemoveImGroup: messages "RemoveImGroupType" {
        elements {
            /// The group.
            group_id: One<ItemId>,
        }
    }
}

message! {
    /// Says that the group is gone.
    pub struct RemoveImGroupResponse: messages "RemoveImGroupResponseMessageType" extends ResponseMessage {}
}

impl Operation for RemoveImGroup {
    const NAME: &'static str = "RemoveImGroup";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<RemoveImGroupResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let group = context.target(&self.group_id)?;
        let group = context.im_group(group, ResponseCode::ErrorInvalidImGroupId)?;
        context.mailbox_mut()?.remove_im_group(group)?;
        Ok(RemoveImGroupResponse {})
    }
}

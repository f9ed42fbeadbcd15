//! `RemoveDistributionGroupFromImList`: takes a distribution group off the IM list; the directory keeps it.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the group is no longer on the list |
//! | `ErrorInvalidImGroupId` | the id names another kind of group, or no group |
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/removedistributiongroupfromimlist-operation>

use crate::operation::{Context, Operation};
use crate::schema::{ItemId, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{ResponseCode, Result, message};

message! {
    /// Takes one distribution group off the list.
    pub struct RemoveDistributionGroupFromImList: messages "RemoveDistributionGroupFromImListType" {
        elements {
            /// The group, as `AddDistributionGroupToImList` or `GetImItemList` named it.
            group_id: One<ItemId>,
        }
    }
}

message! {
    /// Says that the group is off the list.
    pub struct RemoveDistributionGroupFromImListResponse:
        messages "RemoveDistributionGroupFromImListResponseMessageType" extends ResponseMessage {}
}

impl Operation for RemoveDistributionGroupFromImList {
    const NAME: &'static str = "RemoveDistributionGroupFromImList";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<RemoveDistributionGroupFromImListResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let group = context.target(&self.group_id)?;
        let group = context.im_group(group, ResponseCode::ErrorItemNotFound)?;
        context.mailbox_mut()?.remove_distribution_group(group)?;
        Ok(RemoveDistributionGroupFromImListResponse {})
    }
}

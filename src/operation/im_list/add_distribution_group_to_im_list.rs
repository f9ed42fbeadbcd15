//! `AddDistributionGroupToImList`: puts a distribution group of the directory on the IM list.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidImDistributionGroupSmtpAddress` | the directory has no such group |
//! | `ErrorImGroupDisplayNameAlreadyExists` | any group has the name |
//! | `ErrorImGroupLimitReached` | there are 64 user and distribution groups already |
//!
//! A group that is on the list already is answered as it stands there.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/adddistributiongrouptoimlist-operation>

use super::render::group_without_members;
use crate::directory::Directory;
use crate::finding::{Culprit, Nearest, Rule, closest};
use crate::operation::{Context, Operation};
use crate::schema::{ImGroup, NonEmptyString, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, message};

message! {
    /// Puts one distribution group on the list.
    pub struct AddDistributionGroupToImList: messages "AddDistributionGroupToImListType" {
        elements {
            /// The address of the group.
            smtp_address: One<NonEmptyString>,
            /// The name on the list. The schema requires it; the documented example omits it and gets the
            /// address.
            display_name: Tolerated<NonEmptyString>,
        }
    }
}

message! {
    /// The group as it stands on the list.
    pub struct AddDistributionGroupToImListResponse:
        messages "AddDistributionGroupToImListResponseMessageType" extends ResponseMessage {
        elements {
            /// Its name, kind and id.
            im_group: Opt<ImGroup>,
        }
    }
}

impl Operation for AddDistributionGroupToImList {
    const NAME: &'static str = "AddDistributionGroupToImList";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<AddDistributionGroupToImListResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let known = context.directory().distribution_group(&self.smtp_address);
        let known = known.ok_or_else(|| unknown_group(&self.smtp_address, context.directory()))?;
        let smtp_address = known.smtp_address.clone();
        // Without a name the group goes by the address as it was asked for, in its case.
        let name = self.display_name.unwrap_or(self.smtp_address);
        let mailbox = context.mailbox_mut()?;
        let group = mailbox.add_distribution_group(&smtp_address, Some(&name))?;
        Ok(AddDistributionGroupToImListResponse { im_group: group_without_members(mailbox, group) })
    }
}

#[cold]
fn unknown_group(smtp_address: &str, directory: &Directory) -> Error {
    let near = closest(smtp_address, directory.distribution_groups().map(|group| &*group.smtp_address));
    Error::new(ResponseCode::ErrorInvalidImDistributionGroupSmtpAddress)
        .because(Rule::DistributionGroupKnown, Culprit::value("SmtpAddress", smtp_address))
        .near(near.map(|address| Nearest::Address(address.to_owned())))
}

//! `ExpandDL`: the members of a distribution list, of the directory or of a mailbox.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorNameResolutionNoMailbox` | the caller has no mailbox |
//! | `ErrorNameResolutionNoResults` | no list has that address, alias or name |
//! | `ErrorNameResolutionMultipleResults` | several lists have that name |
//! | `ErrorInvalidItemForOperationExpandDL` | the item is no list |
//! | `ErrorItemNotFound` | the item is gone |
//!
//! A list among the members is not expanded in its turn, so lists that contain each other do no harm.
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/expanddl-operation>;
//! MS-OXWSDLIST 3.1.4.2.

use super::{mailbox_of_group, mailbox_of_user};
use crate::casing::equal_ignoring_case;
use crate::directory::DistributionGroup;
use crate::operation::{BaseResponseMessage, BatchOperation, Context, Operation, Single};
use crate::property::ItemKind;
use crate::schema::{ArrayOfDlExpansion, BaseItemId, EmailAddress, ItemId, MailboxType, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, message};

message! {
    /// Asks for the members of a list.
    pub struct ExpandDL: messages "ExpandDLType" {
        elements {
            /// The list: by its address or name, or by the id it has in a mailbox.
            mailbox: One<EmailAddress>,
        }
    }
}

message! {
    /// The members, in one response message.
    pub struct ExpandDLResponse: messages "ExpandDLResponseType" extends BaseResponseMessage {}
}

message! {
    /// The members of the list.
    #[derive(Default)]
    pub struct ExpandDLResponseMessage: messages "ExpandDLResponseMessageType" extends ResponseMessage {
        // Servers write them at the expansion, never here.
        attributes {
            /// Never written.
            indexed_paging_offset: Optional<i32>,
            /// Never written.
            numerator_offset: Optional<i32>,
            /// Never written.
            absolute_denominator: Optional<i32>,
            /// Never written.
            total_items_in_view: Optional<i32>,
            /// Never written.
            includes_last_item_in_range: Optional<bool>,
        }
        elements {
            /// The members; absent beside an error.
            dl_expansion: Opt<ArrayOfDlExpansion> as "DLExpansion",
        }
    }
}

impl Operation for ExpandDL {
    const NAME: &'static str = "ExpandDL";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Single<Self>;

    fn execute(self, context: &mut Context<'_>) -> Single<Self> {
        Single::new(members(context, &self.mailbox).map(|mailboxes| ExpandDLResponseMessage {
            dl_expansion: Some(ArrayOfDlExpansion {
                total_items_in_view: Some(i32::try_from(mailboxes.len()).unwrap_or(i32::MAX)),
                includes_last_item_in_range: Some(true),
                mailboxes,
                ..ArrayOfDlExpansion::default()
            }),
            ..ExpandDLResponseMessage::default()
        }))
    }
}

impl BatchOperation for ExpandDL {
    type Response = ExpandDLResponse;
    type Payload = ExpandDLResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "ExpandDLResponseMessage";
}

fn members(context: &Context<'_>, list: &EmailAddress) -> Result<Vec<EmailAddress>> {
    if context.own().is_err() {
        return Err(Error::new(ResponseCode::ErrorNameResolutionNoMailbox));
    }
    if let Some(id) = &list.item_id {
        return members_of_item(context, id);
    }
    let name = list.email_address.as_deref().or(list.name.as_deref()).unwrap_or_default();
    let group = group_named(context, name)?;
    let member = |address: &String| match context.directory().user(address) {
        Some(user) => mailbox_of_user(user),
        None => match context.directory().distribution_group(address) {
            Some(group) => mailbox_of_group(group),
            None => one_off(EmailAddress::smtp(address, address)),
        },
    };
    Ok(group.members.iter().filter(|address| !address.is_empty()).map(member).collect())
}

/// The list of the directory with an address, an alias or a display name.
fn group_named<'c>(context: &'c Context<'_>, name: &str) -> Result<&'c DistributionGroup> {
    let address =
        name.get(..5).filter(|start| start.eq_ignore_ascii_case("smtp:")).map_or(name, |_| &name[5..]);
    if let Some(group) = context.directory().distribution_group(address) {
        return Ok(group);
    }
    let is_meant = |group: &&DistributionGroup| {
        let alias = group.smtp_address.split('@').next().unwrap_or_default();
        equal_ignoring_case(alias, name) || equal_ignoring_case(&group.display_name, name)
    };
    let mut found = context.directory().distribution_groups().filter(is_meant);
    match (found.next(), found.next()) {
        (Some(group), None) => Ok(group),
        (None, _) => Err(Error::new(ResponseCode::ErrorNameResolutionNoResults)),
        (Some(_), Some(_)) => Err(Error::new(ResponseCode::ErrorNameResolutionMultipleResults)),
    }
}

/// The members of a list that lies in a mailbox. One that is a contact or a list there has its id.
fn members_of_item(context: &Context<'_>, id: &ItemId) -> Result<Vec<EmailAddress>> {
    let target = context.item_target(&BaseItemId::ItemId(id.clone()))?;
    let item = context.item(target)?;
    if item.kind() != ItemKind::DistributionList {
        return Err(Error::new(ResponseCode::ErrorInvalidItemForOperationExpandDL));
    }
    let mailboxes = item.members().iter().filter_map(|member| member.mailbox.clone());
    let member = |mailbox: EmailAddress| {
        let address = mailbox.email_address.as_deref().unwrap_or_default();
        match context.directory().user(address) {
            Some(user) if mailbox.item_id.is_none() => mailbox_of_user(user),
            _ => one_off(mailbox),
        }
    };
    Ok(mailboxes.map(member).collect())
}

/// An address that no object of the directory is behind.
fn one_off(mailbox: EmailAddress) -> EmailAddress {
    EmailAddress { mailbox_type: Some(mailbox.mailbox_type.unwrap_or(MailboxType::OneOff)), ..mailbox }
}

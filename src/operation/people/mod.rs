//! People: who a name stands for, who is in a list, and what is known of somebody from all sources.

mod expand_dl;
mod field;
mod find_people;
mod get_persona;
mod lent;
mod query;
mod render;
mod resolve_names;
mod source;

pub use expand_dl::{ExpandDL, ExpandDLResponse, ExpandDLResponseMessage};
pub use find_people::{FindPeople, FindPeopleResponse};
pub use get_persona::{GetPersona, GetPersonaResponseMessage};
pub(in crate::operation) use render::{
    AskedProperty, PersonaRenderer, extended_property, extended_property_paths,
};
pub use resolve_names::{ResolveNames, ResolveNamesResponse, ResolveNamesResponseMessage};

use crate::directory::{DistributionGroup, User};
use crate::schema::{EmailAddress, MailboxType};

/// A user of the directory as a mailbox.
fn mailbox_of_user(user: &User) -> EmailAddress {
    EmailAddress {
        mailbox_type: Some(MailboxType::Mailbox),
        ..EmailAddress::smtp(&user.display_name, &user.smtp_address)
    }
}

/// A distribution group of the directory as a mailbox.
fn mailbox_of_group(group: &DistributionGroup) -> EmailAddress {
    EmailAddress {
        mailbox_type: Some(MailboxType::PublicDl),
        ..EmailAddress::smtp(&group.display_name, &group.smtp_address)
    }
}

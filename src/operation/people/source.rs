//! What a persona is made of: contacts of a mailbox, and users of the directory.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::directory::User;
use crate::mailbox::{Contact, Mailbox, PersonKey, address};
use crate::operation::{Access, Context, FolderTarget, MailboxRef};
use crate::property::{ContactProperty as C, EntryProperty as E, PropertyId};

/// One of those that a persona is made of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source<'a> {
    /// A contact of the mailbox.
    Contact(Contact<'a>),
    /// A user of the directory.
    User(&'a User),
}

impl<'a> Source<'a> {
    pub(super) fn contact(self) -> Option<Contact<'a>> {
        match self {
            Self::Contact(contact) => Some(contact),
            Self::User(_) => None,
        }
    }

    pub(super) fn display_name(self) -> &'a str {
        match self {
            Self::Contact(contact) => contact.display_name(),
            Self::User(user) => &user.display_name,
        }
    }

    pub(super) fn im_address(self) -> Option<&'a str> {
        match self {
            Self::Contact(contact) => contact.im_address(),
            Self::User(user) => user.proxy_addresses.iter().map(|it| &**it).find(|it| is_sip(it)),
        }
    }

    /// The number that stands for a contact made from one.
    pub(super) fn telephone_number(self) -> Option<&'a str> {
        self.contact().and_then(Contact::tel_uri).map(|tel| tel.telephone_number())
    }

    /// When it was made; the directory does not say.
    pub(super) fn created(self) -> Option<Timestamp> {
        self.contact().map(Contact::created)
    }

    /// The text of a property; an empty one is none.
    pub(super) fn text(self, property: impl Into<PropertyId>) -> Option<&'a str> {
        let property = property.into();
        let text = match self {
            Self::Contact(contact) => contact.item().properties().text(property),
            Self::User(user) => user_text(user, property),
        };
        text.filter(|text| !text.is_empty())
    }
}

/// What the directory knows of a user, by the property that contacts have for it.
pub(super) fn user_text(user: &User, property: PropertyId) -> Option<&str> {
    match property {
        PropertyId::Contact(C::DisplayName) => Some(&user.display_name),
        PropertyId::Contact(C::GivenName) => user.given_name.as_deref(),
        PropertyId::Contact(C::Surname) => user.surname.as_deref(),
        PropertyId::Contact(C::CompanyName) => user.company_name.as_deref(),
        PropertyId::Contact(C::Department) => user.department.as_deref(),
        PropertyId::Contact(C::JobTitle) => user.job_title.as_deref(),
        PropertyId::Contact(C::OfficeLocation) => user.office_location.as_deref(),
        PropertyId::Entry(E::BusinessPhone) => user.business_phone.as_deref(),
        PropertyId::Entry(E::MobilePhone) => user.mobile_phone.as_deref(),
        _ => None,
    }
}

fn is_sip(address: &str) -> bool {
    address.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("sip:"))
}

/// What a person of a mailbox is made of: the contacts that the account can read, in the order of the
/// attributions, and the users of the directory with an address of theirs.
pub(super) fn sources_of<'c>(
    context: &'c Context<'_>,
    mailbox: MailboxRef,
    person: PersonKey,
) -> Vec<Source<'c>> {
    let state = context.mailbox_at(mailbox);
    let contacts = state.person(person).into_iter().flat_map(|person| state.contacts_of(person));
    let is_readable = |contact: &Contact<'_>| {
        let folder = FolderTarget { mailbox, folder: contact.folder(), change_key: None };
        context.check_access(folder, Access::ReadItems).is_ok()
    };
    let contacts: Vec<_> = contacts.filter(is_readable).collect();
    let mut seen = BTreeSet::new();
    let addresses = contacts.iter().flat_map(|it| it.email_addresses().chain(it.im_addresses()));
    let users: Vec<_> = addresses
        .filter(|_| state.policies().link_contacts)
        .filter_map(|address| user_at(context, address))
        .filter(|user| seen.insert(&*user.smtp_address))
        .collect();
    contacts.into_iter().map(Source::Contact).chain(users.into_iter().map(Source::User)).collect()
}

/// The user of the directory with an address, however it is written.
pub(super) fn user_at<'c>(context: &'c Context<'_>, address: &str) -> Option<&'c User> {
    let address = address::normalized(address);
    let directory = context.directory();
    directory.user(&address).or_else(|| directory.user(&format!("sip:{address}")))
}

/// The person of a mailbox that a user of the directory is.
pub(super) fn person_of(mailbox: &Mailbox, user: &User) -> Option<PersonKey> {
    let addresses = std::iter::once(&user.smtp_address).chain(&user.proxy_addresses);
    addresses.filter(|_| mailbox.policies().link_contacts).find_map(|address| mailbox.person_at(address))
}

//! Contacts: the IM contacts in QuickContacts and the ordinary ones in Contacts.

use std::borrow::Cow;

use jiff::Timestamp;

use super::extended_property::{self, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue};
use super::{FolderKey, ImGroupKey, PersonKey, address};

/// Addresses one contact of a mailbox: the counter in its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactKey(pub u64);

/// A contact of a mailbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    pub(super) key: ContactKey,
    pub(super) folder: FolderKey,
    pub(super) change: u64,
    pub(super) person: PersonKey,
    pub(super) created: Timestamp,
    pub(super) display_name: Box<str>,
    pub(super) im_address: Option<Box<str>>,
    pub(super) tel_uri: Option<Box<TelUri>>,
    pub(super) email_addresses: Box<[Box<str>]>,
    pub(super) extended_properties: Vec<ExtendedProperty>,
    /// In order of group, so that a look-up halves.
    pub(super) memberships: Vec<Membership>,
}

/// That a contact is in a group, and where in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Membership {
    pub(super) group: ImGroupKey,
    /// The place among the members: the key of the contact in the group's own table.
    pub(super) sequence: u64,
}

/// What a contact made from a telephone number has instead of an IM address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TelUri {
    pub(super) tel_uri: Box<str>,
    pub(super) sip_uri: Box<str>,
    pub(super) telephone_number: Box<str>,
}

/// What AddNewImContactToGroup says of the contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NewImContact<'a> {
    /// `ImAddress`, kept as sent.
    pub im_address: &'a str,
    /// `DisplayName`; without it the contact is named by its address.
    pub display_name: Option<&'a str>,
}

/// What AddNewTelUriContactToGroup says of the contact; nothing of it is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NewTelUriContact<'a> {
    /// `TelUriAddress`, by which the contact is known.
    pub tel_uri: &'a str,
    /// `ImContactSipUriAddress`.
    pub sip_uri: &'a str,
    /// `ImTelephoneNumber`.
    pub telephone_number: &'a str,
}

/// An ordinary contact, to be put into the Contacts folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NewContact<'a> {
    /// The display name.
    pub display_name: &'a str,
    /// The e-mail addresses, in order.
    pub email_addresses: &'a [&'a str],
    /// The IM address.
    pub im_address: Option<&'a str>,
}

impl Contact {
    /// The key of the contact in its mailbox.
    #[must_use]
    pub const fn key(&self) -> ContactKey {
        self.key
    }

    /// The folder the contact lies in.
    #[must_use]
    pub const fn folder(&self) -> FolderKey {
        self.folder
    }

    /// Whether the contact is on the IM list, which is to say in QuickContacts.
    #[must_use]
    pub fn is_im_contact(&self) -> bool {
        self.folder == FolderKey::QUICK_CONTACTS
    }

    /// The person whose persona shows the contact.
    #[must_use]
    pub const fn person(&self) -> PersonKey {
        self.person
    }

    /// When the contact was created.
    #[must_use]
    pub const fn created(&self) -> Timestamp {
        self.created
    }

    /// The display name; empty for a contact made from a telephone number.
    #[must_use]
    pub fn display_name(&self) -> &str {
        &self.display_name
    }

    /// The IM address as it was sent, with or without `sip:`.
    #[must_use]
    pub fn im_address(&self) -> Option<&str> {
        self.im_address.as_deref()
    }

    /// What the contact was made from, if that was a telephone number.
    #[must_use]
    pub fn tel_uri(&self) -> Option<&TelUri> {
        self.tel_uri.as_deref()
    }

    /// The e-mail addresses, in order.
    pub fn email_addresses(&self) -> impl ExactSizeIterator<Item = &str> {
        self.email_addresses.iter().map(|address| &**address)
    }

    /// The groups the contact is in, oldest group first.
    pub fn im_groups(&self) -> impl ExactSizeIterator<Item = ImGroupKey> {
        self.memberships.iter().map(|membership| membership.group)
    }

    /// Whether the contact is in the group.
    #[must_use]
    pub fn is_in(&self, group: ImGroupKey) -> bool {
        self.membership(group).is_ok()
    }

    /// The value of an extended property; the display name is one of every contact.
    #[must_use]
    pub fn extended_property(&self, path: &ExtendedPropertyPath) -> Option<ExtendedPropertyValue> {
        extended_property::find(&self.extended_properties, &self.display_name, path)
    }

    /// Where the membership of the group stands, or would stand.
    pub(super) fn membership(&self, group: ImGroupKey) -> Result<usize, usize> {
        self.memberships.binary_search_by_key(&group, |membership| membership.group)
    }

    /// The addresses that link the contact to others, as they are compared. A telephone number links nobody.
    pub(super) fn linking_addresses(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.email_addresses().chain(self.im_address()).map(address::normalized)
    }
}

impl TelUri {
    /// The tel URI by which the contact is known.
    #[must_use]
    pub fn tel_uri(&self) -> &str {
        &self.tel_uri
    }

    /// The SIP URI that reaches the same person.
    #[must_use]
    pub fn sip_uri(&self) -> &str {
        &self.sip_uri
    }

    /// The telephone number as it is shown.
    #[must_use]
    pub fn telephone_number(&self) -> &str {
        &self.telephone_number
    }
}

impl From<NewTelUriContact<'_>> for TelUri {
    fn from(new: NewTelUriContact<'_>) -> Self {
        Self {
            tel_uri: new.tel_uri.into(),
            sip_uri: new.sip_uri.into(),
            telephone_number: new.telephone_number.into(),
        }
    }
}

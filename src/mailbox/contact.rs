//! Contacts: the IM contacts in `quickcontacts` and the ordinary ones in other contacts folders.

use jiff::Timestamp;

use super::address::{self, Address};
use super::extended_property::{ExtendedPropertyPath, ExtendedPropertyValue};
use super::item::{ContactRole, Item, Role};
use super::{FolderKey, ImGroupKey, PersonKey};
use crate::property::EntryProperty;

/// Addresses one contact of a mailbox: the counter in its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct ContactKey(pub u64);

/// A contact of a mailbox: an [item](Self::item) that a person shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contact<'a> {
    item: &'a Item,
    role: &'a ContactRole,
}

/// That a contact is in a group, and where in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Membership {
    pub(super) group: ImGroupKey,
    /// The place among the members: the key of the contact in the group's own table.
    pub(super) sequence: u64,
}

/// What a contact made from a telephone number is known by, instead of an IM address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TelUriRole {
    pub(super) tel_uri: Box<str>,
    pub(super) sip_uri: Box<str>,
}

/// What a contact made from a telephone number has instead of an IM address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TelUri<'a> {
    role: &'a TelUriRole,
    telephone_number: &'a str,
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
    /// The e-mail addresses, in order; at most three.
    pub email_addresses: &'a [&'a str],
    /// The IM address.
    pub im_address: Option<&'a str>,
}

/// The entries that hold e-mail addresses, in order.
pub(super) const EMAIL_ADDRESSES: [EntryProperty; 3] =
    [EntryProperty::EmailAddress1, EntryProperty::EmailAddress2, EntryProperty::EmailAddress3];
/// The entries that hold IM addresses, in order.
pub(super) const IM_ADDRESSES: [EntryProperty; 3] =
    [EntryProperty::ImAddress1, EntryProperty::ImAddress2, EntryProperty::ImAddress3];
/// The entry that holds the number of a contact made from one.
pub(super) const TELEPHONE_NUMBER: EntryProperty = EntryProperty::OtherTelephone;

impl<'a> Contact<'a> {
    pub(super) fn of(item: &'a Item) -> Option<Self> {
        match &item.role {
            Role::Contact(role) => Some(Self { item, role }),
            _ => None,
        }
    }

    /// The key of the contact in its mailbox.
    #[must_use]
    pub const fn key(self) -> ContactKey {
        ContactKey(self.item.key.0)
    }

    /// The item the contact is.
    #[must_use]
    pub const fn item(self) -> &'a Item {
        self.item
    }

    /// The folder the contact lies in.
    #[must_use]
    pub const fn folder(self) -> FolderKey {
        self.item.folder
    }

    /// Whether the contact is on the IM list, which is to say in `quickcontacts`.
    #[must_use]
    pub fn is_im_contact(self) -> bool {
        self.item.folder == FolderKey::QUICK_CONTACTS
    }

    /// The person whose persona shows the contact.
    #[must_use]
    pub const fn person(self) -> PersonKey {
        self.role.person
    }

    /// When the contact was created, in whole microseconds.
    #[must_use]
    pub fn created(self) -> Timestamp {
        self.item.date_time_created().unwrap_or_default()
    }

    /// The display name; empty for a contact made from a telephone number.
    #[must_use]
    pub fn display_name(self) -> &'a str {
        self.item.display_name().unwrap_or_default()
    }

    /// The first IM address as it was sent, with or without `sip:`.
    #[must_use]
    pub fn im_address(self) -> Option<&'a str> {
        self.im_addresses().next()
    }

    /// The IM addresses, in order; an empty one is none.
    pub fn im_addresses(self) -> impl Iterator<Item = &'a str> {
        addresses_of(self.item, IM_ADDRESSES)
    }

    /// What the contact was made from, if that was a telephone number.
    #[must_use]
    pub fn tel_uri(self) -> Option<TelUri<'a>> {
        self.role.tel_uri.as_deref().map(|role| {
            let telephone_number = self.item.properties.text(TELEPHONE_NUMBER).unwrap_or_default();
            TelUri { role, telephone_number }
        })
    }

    /// The e-mail addresses, in order; an empty one is none.
    pub fn email_addresses(self) -> impl Iterator<Item = &'a str> {
        addresses_of(self.item, EMAIL_ADDRESSES)
    }

    /// Whether an e-mail or IM address is, as addresses are compared, the one given in that form.
    pub(super) fn has_address(self, address: &str) -> bool {
        self.has_im_address(address) || self.email_addresses().any(|own| address::normalized(own) == address)
    }

    /// The same of IM addresses alone.
    pub(super) fn has_im_address(self, address: &str) -> bool {
        self.im_addresses().any(|own| address::normalized(own) == address)
    }

    /// The groups the contact is in, oldest group first.
    pub fn im_groups(self) -> impl ExactSizeIterator<Item = ImGroupKey> + use<'a> {
        self.memberships().iter().map(|membership| membership.group)
    }

    /// Whether the contact is in the group.
    #[must_use]
    pub fn is_in(self, group: ImGroupKey) -> bool {
        self.membership(group).is_ok()
    }

    /// The value of an extended property; the display name is one of every contact.
    #[must_use]
    pub fn extended_property(self, path: &ExtendedPropertyPath) -> Option<ExtendedPropertyValue> {
        self.item.extended_property(path)
    }

    pub(super) fn memberships(self) -> &'a [Membership] {
        &self.role.memberships
    }

    /// Where the membership of the group stands, or would stand.
    pub(super) fn membership(self, group: ImGroupKey) -> Result<usize, usize> {
        self.memberships().binary_search_by_key(&group, |membership| membership.group)
    }

    /// The addresses at which the contact is found, as they are compared.
    pub(super) fn addresses(self) -> Addresses<'a> {
        Addresses::of(self.item)
    }
}

impl AsRef<Item> for Contact<'_> {
    fn as_ref(&self) -> &Item {
        self.item
    }
}

/// The addresses of a contact, as they are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Addresses<'a> {
    all: Vec<Address<'a>>,
    /// How many of them are e-mail addresses, which come first.
    email: usize,
}

impl<'a> Addresses<'a> {
    pub(super) fn of(item: &'a Item) -> Self {
        let mut all = Vec::with_capacity(EMAIL_ADDRESSES.len() + IM_ADDRESSES.len());
        all.extend(addresses_of(item, EMAIL_ADDRESSES).map(Address::of));
        let email = all.len();
        all.extend(addresses_of(item, IM_ADDRESSES).map(Address::of));
        Self { all, email }
    }

    /// The e-mail addresses.
    pub(super) fn email(&self) -> &[Address<'a>] {
        &self.all[..self.email]
    }

    /// The IM addresses.
    pub(super) fn im(&self) -> &[Address<'a>] {
        &self.all[self.email..]
    }

    /// Every one of them, the e-mail addresses first.
    pub(super) fn all(&self) -> &[Address<'a>] {
        &self.all
    }

    /// Those that link the contact to others. A telephone number links nobody, nor does the empty address
    /// that a scheme alone comes to.
    pub(super) fn linking(&self) -> impl Iterator<Item = &Address<'a>> {
        self.all.iter().filter(|address| !address.text.is_empty())
    }
}

fn addresses_of(item: &Item, entries: [EntryProperty; 3]) -> impl Iterator<Item = &str> {
    item.properties.texts_of(entries).filter(|address| !address.is_empty())
}

impl<'a> TelUri<'a> {
    /// The tel URI by which the contact is known.
    #[must_use]
    pub const fn tel_uri(self) -> &'a str {
        &self.role.tel_uri
    }

    /// The SIP URI that reaches the same person.
    #[must_use]
    pub const fn sip_uri(self) -> &'a str {
        &self.role.sip_uri
    }

    /// The telephone number as it is shown.
    #[must_use]
    pub const fn telephone_number(self) -> &'a str {
        self.telephone_number
    }
}

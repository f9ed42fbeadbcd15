//! Persons: what links the contacts that one persona shows.

use super::ContactKey;
use super::few::Few;

/// Addresses one person of a mailbox: the counter hidden in its persona id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct PersonKey(pub u64);

/// A person: contacts that share an address, and so are shown as one persona.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub(super) key: PersonKey,
    /// In order of creation.
    pub(super) contacts: Few<ContactKey>,
    /// In order of creation.
    pub(super) im_contacts: Few<ContactKey>,
}

impl Person {
    pub(super) const fn new(key: PersonKey) -> Self {
        Self { key, contacts: Few::None, im_contacts: Few::None }
    }

    /// The key of the person in its mailbox.
    #[must_use]
    pub const fn key(&self) -> PersonKey {
        self.key
    }

    /// The contacts in the order of the persona's attributions: ordinary ones first, each sort by creation.
    pub fn contacts(&self) -> impl Iterator<Item = ContactKey> {
        self.contacts.iter().chain(self.im_contacts.iter()).copied()
    }

    /// Whether one of the contacts is on the IM list.
    #[must_use]
    pub fn has_im_contact(&self) -> bool {
        !self.im_contacts.is_empty()
    }

    pub(super) fn link(&mut self, contact: ContactKey, is_im_contact: bool) {
        let contacts = if is_im_contact { &mut self.im_contacts } else { &mut self.contacts };
        contacts.add(contact);
    }

    pub(super) fn unlink(&mut self, contact: ContactKey) {
        self.contacts.take(&contact);
        self.im_contacts.take(&contact);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.contacts.is_empty() && self.im_contacts.is_empty()
    }
}

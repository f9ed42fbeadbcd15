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
    /// Whether each is on the IM list, and which it is; in order, so ordinary ones first, each sort by
    /// creation.
    pub(super) links: Few<(bool, ContactKey)>,
}

impl Person {
    pub(super) const fn new(key: PersonKey) -> Self {
        Self { key, links: Few::None }
    }

    /// The key of the person in its mailbox.
    #[must_use]
    pub const fn key(&self) -> PersonKey {
        self.key
    }

    /// The contacts in the order of the persona's attributions: ordinary ones first, each sort by creation.
    pub fn contacts(&self) -> impl Iterator<Item = ContactKey> {
        self.links.iter().map(|(_, contact)| *contact)
    }

    /// Whether one of the contacts is on the IM list.
    #[must_use]
    pub fn has_im_contact(&self) -> bool {
        self.links.last().is_some_and(|(is_im_contact, _)| *is_im_contact)
    }

    pub(super) fn link(&mut self, contact: ContactKey, is_im_contact: bool) {
        self.links.add((is_im_contact, contact));
    }

    pub(super) fn unlink(&mut self, contact: ContactKey) {
        self.links.take(&(false, contact));
        self.links.take(&(true, contact));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.links.is_empty()
    }
}

//! The invariants of addresses and of the persons that share them.

use std::collections::BTreeSet;

use super::{Findings, Invariant};
use crate::mailbox::address::Address;
use crate::mailbox::{Contact, ContactKey, Person};

impl Findings<'_> {
    /// Every contact is listed at its addresses, and nothing else is.
    pub(super) fn addresses(&mut self) {
        let mailbox = self.mailbox;
        let mut listings = BTreeSet::new();
        let mut tel_uris = 0;
        for contact in self.all_contacts() {
            let key = contact.key();
            for address in contact.addresses().all() {
                let listed = mailbox.addresses.lists(address.hash, key);
                self.expect(listed, Invariant::Index, || {
                    format!("{key:?} is not listed at {:?}", address.text)
                });
                listings.insert((address.text.to_string(), key));
            }
            tel_uris += usize::from(contact.tel_uri().is_some());
        }
        let counts = (mailbox.addresses.listed(), mailbox.tel_uris.listed());
        self.expect(counts == (listings.len(), tel_uris), Invariant::Index, || {
            format!("{counts:?} listings instead of {} and {tel_uris}", listings.len())
        });
    }

    /// I9: no two IM contacts share an IM address or a tel URI.
    pub(super) fn im_addresses(&mut self) {
        let mailbox = self.mailbox;
        for contact in self.all_contacts().filter(|contact| contact.is_im_contact()) {
            let key = contact.key();
            let is_alone = |address: &Address<'_>| mailbox.im_contact_at(address) == Some(key);
            let alone = contact.addresses().im().iter().all(is_alone);
            self.expect(alone, Invariant::Addresses, || format!("{key:?} is not alone at its address"));
            let tel_uri = contact.tel_uri().map(|tel_uri| tel_uri.tel_uri());
            let alone = tel_uri.is_none_or(|tel_uri| mailbox.contact_of_tel_uri(tel_uri) == Some(key));
            self.expect(alone, Invariant::Addresses, || format!("{key:?} is not alone at its tel URI"));
        }
    }

    /// Contacts and persons know of each other.
    pub(super) fn persons(&mut self) {
        let mailbox = self.mailbox;
        let linked = |person: &Person, contact: Contact<'_>| {
            let in_order = person.links.is_sorted_by(|left, right| left < right);
            in_order && person.links.binary_search(&(contact.is_im_contact(), contact.key())).is_ok()
        };
        let mut contacts = 0;
        for contact in self.all_contacts() {
            contacts += 1;
            let known = mailbox.person(contact.person()).is_some_and(|person| linked(person, contact));
            self.expect(known, Invariant::Persons, || {
                format!("{:?} is not known to its person", contact.key())
            });
        }
        let links: usize = mailbox.persons.iter().map(|(_, person)| person.contacts().count()).sum();
        self.expect(links == contacts, Invariant::Persons, || {
            format!("{links} links of {contacts} contacts")
        });
        for (_, person) in mailbox.persons.iter() {
            let empty = person.is_empty();
            self.expect(!empty, Invariant::Persons, || format!("{:?} has no contact", person.key()));
        }
    }

    /// Whoever shares an address is one person, and the contacts of one person hang together.
    pub(super) fn links(&mut self) {
        let mailbox = self.mailbox;
        let is_linking = mailbox.policies.link_contacts;
        for (_, person) in mailbox.persons.iter() {
            let own: BTreeSet<ContactKey> = person.contacts().collect();
            let (mut reached, mut unfinished) = (BTreeSet::new(), Vec::from_iter(own.first().copied()));
            while let Some(key) = unfinished.pop() {
                let contact = mailbox.contact(key).filter(|_| reached.insert(key));
                let addresses = contact.into_iter().filter(|_| is_linking).map(Contact::addresses);
                for addresses in addresses {
                    let neighbours = addresses.linking().flat_map(|it| mailbox.contacts_at(it));
                    unfinished.extend(neighbours.map(Contact::key));
                }
            }
            self.expect(reached == own, Invariant::Links, || {
                format!("{:?} has {own:?}, but {reached:?} are linked", person.key())
            });
        }
    }
}

//! Linking: contacts that share an e-mail or IM address are one person, and so are those that a chain of
//! shared addresses joins.
//!
//! It is decided whenever a contact comes, goes or changes its addresses. Where persons come together or
//! fall apart, the contact that came to its place first keeps its person. The rule is ours; real
//! servers do not publish theirs.

use std::collections::BTreeSet;

use super::address::Address;
use super::contact::Addresses;
use super::index::TextHash;
use super::item::{ContactRole, Item, Role};
use super::{Contact, ContactKey, Mailbox, Person, PersonKey};

impl Mailbox {
    /// The person with a contact at an e-mail or IM address, however it is written.
    #[must_use]
    pub fn person_at(&self, address: &str) -> Option<PersonKey> {
        self.contacts_at(&Address::of(address)).next().map(Contact::person)
    }

    /// The contacts at an address, in order of creation.
    pub(super) fn contacts_at<'a>(&'a self, address: &'a Address<'_>) -> impl Iterator<Item = Contact<'a>> {
        let candidates = self.addresses.candidates(address.hash).filter_map(|(key, _)| self.contact(key));
        candidates.filter(move |contact| contact.has_address(&address.text))
    }

    /// The one IM contact with an IM address.
    pub(super) fn im_contact_at(&self, address: &Address<'_>) -> Option<ContactKey> {
        let candidates = self.addresses.candidates(address.hash).filter(|(_, is_im_contact)| *is_im_contact);
        let mut contacts = candidates.filter_map(|(key, _)| self.contact(key));
        contacts.find(|contact| contact.has_im_address(&address.text)).map(Contact::key)
    }

    /// The one contact made from a telephone number with that tel URI.
    pub(super) fn contact_of_tel_uri(&self, tel_uri: &str) -> Option<ContactKey> {
        let mut contacts =
            self.tel_uris.candidates(TextHash::of(tel_uri)).filter_map(|(key, _)| self.contact(key));
        let has_it = |contact: &Contact<'_>| contact.tel_uri().is_some_and(|own| own.tel_uri() == tel_uri);
        contacts.find(has_it).map(Contact::key)
    }

    /// Lists a contact that is coming at its addresses, and finds the person it belongs to. If there are
    /// several, they are to be [settled](Self::settle_persons) once it has come.
    pub(super) fn link_contact(&mut self, contact: &mut Item) -> BTreeSet<PersonKey> {
        let key = ContactKey(contact.key.0);
        let addresses = Addresses::of(contact);
        let neighbours = self.persons_at(&addresses);
        let is_im_contact = contact.contact().is_some_and(Contact::is_im_contact);
        self.list(key, &addresses, is_im_contact);
        let person = match neighbours.first() {
            Some(person) => {
                self.person_mut(*person).link(key, is_im_contact);
                *person
            }
            None => self.create_person([(is_im_contact, key)]),
        };
        contact.role = Role::Contact(ContactRole::of_person(person));
        neighbours
    }

    /// Takes a contact that is going off all lists, and divides its person if nothing else held it together.
    pub(super) fn unlink_contact(&mut self, contact: Contact<'_>) {
        let addresses = contact.addresses();
        self.unlist(contact, &addresses);
        let key = contact.person();
        let person = self.person_mut(key);
        person.unlink(contact.key());
        if person.is_empty() {
            self.persons.remove(key.0);
            return;
        }
        // Contacts that share one address with it share that one with each other.
        let is_shared = |address: &&Address<'_>| self.contacts_at(address).next().is_some();
        let shared: BTreeSet<_> =
            addresses.linking().filter(is_shared).map(|address| &*address.text).collect();
        if shared.len() > 1 {
            self.settle_persons(&BTreeSet::from([key]));
        }
    }

    /// Lists a contact at the addresses it has now in place of those it had, and links it anew.
    pub(super) fn relink_contact(&mut self, before: Contact<'_>) {
        let Some(item) = self.shared_item(before.key().into()) else { return };
        let (old, new) = (before.addresses(), Addresses::of(&item));
        if old == new {
            return;
        }
        for address in old.all() {
            self.addresses.remove(address.hash, before.key());
        }
        let mut persons = self.persons_at(&new);
        persons.insert(before.person());
        self.list(before.key(), &new, before.is_im_contact());
        self.settle_persons(&persons);
    }

    /// Lists a contact that has moved in the place of what it was; it stays with its person.
    pub(super) fn relist_contact(&mut self, before: Contact<'_>, key: ContactKey) {
        let addresses = before.addresses();
        self.unlist(before, &addresses);
        let is_im_contact = self.contact(key).is_some_and(Contact::is_im_contact);
        self.list(key, &addresses, is_im_contact);
        let person = self.person_mut(before.person());
        person.unlink(before.key());
        person.link(key, is_im_contact);
        self.contact_role_mut(key).person = before.person();
    }

    pub(super) fn list(&mut self, key: ContactKey, addresses: &Addresses<'_>, is_im_contact: bool) {
        for address in addresses.email() {
            self.addresses.add(address.hash, key, false);
        }
        for address in addresses.im() {
            self.addresses.add(address.hash, key, is_im_contact);
        }
    }

    fn unlist(&mut self, contact: Contact<'_>, addresses: &Addresses<'_>) {
        for address in addresses.all() {
            self.addresses.remove(address.hash, contact.key());
        }
        if let Some(tel_uri) = contact.tel_uri() {
            self.tel_uris.remove(TextHash::of(tel_uri.tel_uri()), contact.key());
        }
    }

    /// The persons that have a contact at one of the addresses. At each address there is one person.
    fn persons_at(&self, addresses: &Addresses<'_>) -> BTreeSet<PersonKey> {
        let linking = addresses.linking().filter(|_| self.policies.link_contacts);
        linking.filter_map(|address| self.contacts_at(address).next()).map(Contact::person).collect()
    }

    /// Divides the contacts of these persons into persons anew.
    pub(super) fn settle_persons(&mut self, persons: &BTreeSet<PersonKey>) {
        let contacts = persons.iter().filter_map(|key| self.person(*key)).flat_map(Person::contacts);
        let mut unsettled: BTreeSet<_> = contacts.collect();
        let mut settled = BTreeSet::new();
        while let Some(first) = unsettled.pop_first() {
            let linked = self.linked_to(first, &mut unsettled);
            let Some(kept) = self.contact(first).map(Contact::person) else { continue };
            let key = if settled.insert(kept) { kept } else { self.create_person([]) };
            let mut person = Person::new(key);
            for contact in linked {
                let is_im_contact = self.contact(contact).is_some_and(Contact::is_im_contact);
                person.link(contact, is_im_contact);
                if self.contact(contact).map(Contact::person) != Some(key) {
                    self.contact_role_mut(contact).person = key;
                }
            }
            self.persons.insert(key.0, person);
        }
        for gone in persons.difference(&settled) {
            self.persons.remove(gone.0);
        }
    }

    /// A contact and those that a chain of shared addresses joins with it, taken out of the others.
    fn linked_to(&self, first: ContactKey, others: &mut BTreeSet<ContactKey>) -> Vec<ContactKey> {
        let (mut linked, mut seen) = (vec![first], BTreeSet::<String>::new());
        let mut next = 0;
        while let Some(contact) = linked.get(next).and_then(|key| self.contact(*key)) {
            next += 1;
            let addresses = contact.addresses();
            for address in addresses.linking().filter(|_| self.policies.link_contacts) {
                if seen.insert(address.text.to_string()) {
                    let contacts = self.contacts_at(address).map(Contact::key);
                    linked.extend(contacts.filter(|key| others.remove(key)));
                }
            }
        }
        linked
    }

    fn create_person(&mut self, links: impl IntoIterator<Item = (bool, ContactKey)>) -> PersonKey {
        let key = PersonKey(self.mint());
        let mut person = Person::new(key);
        links.into_iter().for_each(|(is_im_contact, contact)| person.link(contact, is_im_contact));
        self.persons.insert(key.0, person);
        key
    }

    /// The person to be changed.
    fn person_mut(&mut self, person: PersonKey) -> &mut Person {
        self.persons.get_mut(person.0).expect("a person lives as long as its contacts")
    }
}

//! The invariants of a mailbox, checked as a whole: for tests and for whoever changes a transition.

mod folders;

use std::collections::BTreeSet;
use std::fmt;

use super::address::normalized;
use super::{Contact, ContactKey, DecodedId, ImGroup, ImGroupKey, Located, Mailbox, Person, StoreId, TelUri};
use crate::casing::folded;

/// A rule that every mailbox keeps whatever is done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Invariant {
    /// I1: an IM list has exactly one Other Contacts, one Tagged and one Favorites, in that order.
    DefaultGroups,
    /// I2: a membership joins a group and an IM contact that are both there, and both know of it.
    Memberships,
    /// I3: a contact is in a group at most once.
    MembersOnce,
    /// I4: an IM contact is in some group, and in Other Contacts exactly when in no other.
    OtherContacts,
    /// I5: no two groups have one display name.
    DisplayNames,
    /// Groups have a name and contacts no empty address: answers could not show them.
    Texts,
    /// I6: there are no more groups and IM contacts than allowed.
    Limits,
    /// I7: the id of an object leads back to the object.
    Ids,
    /// I8: distribution groups have no members.
    DistributionGroups,
    /// I9: there is one IM contact for an IM address, and one for a tel URI.
    Addresses,
    /// Every contact is listed at its addresses, and nothing else is.
    Index,
    /// Every contact belongs to one person, and every person has a contact.
    Persons,
    /// Every item lies in its folder, and nothing else does.
    Folders,
    /// The count of unread messages that a folder keeps is right.
    UnreadCount,
    /// Every folder lies in one that lists it, all of them below the top of the mailbox or its archive.
    FolderTree,
    /// Every folder has a name, and no two side by side have one in whatever case.
    FolderNames,
}

/// One invariant that does not hold, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenInvariant {
    /// Which invariant.
    pub invariant: Invariant,
    /// Which objects, and what is wrong with them.
    pub detail: String,
}

impl fmt::Display for BrokenInvariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.invariant, self.detail)
    }
}

impl Mailbox {
    /// Checks every invariant. It costs a walk over the whole mailbox.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, which is always a defect of this crate and never the doing of a request.
    pub fn check(&self) -> Result<(), Vec<BrokenInvariant>> {
        let mut findings = Findings { mailbox: self, broken: Vec::new() };
        findings.default_groups();
        findings.memberships();
        findings.other_contacts();
        findings.names_and_limits();
        findings.texts();
        findings.ids();
        findings.addresses();
        findings.persons();
        findings.folder_tree();
        findings.folder_names();
        findings.folder_contents();
        findings.counters();
        if findings.broken.is_empty() { Ok(()) } else { Err(findings.broken) }
    }
}

struct Findings<'a> {
    mailbox: &'a Mailbox,
    broken: Vec<BrokenInvariant>,
}

impl<'a> Findings<'a> {
    fn expect(&mut self, holds: bool, invariant: Invariant, detail: impl FnOnce() -> String) {
        if !holds {
            self.broken.push(BrokenInvariant { invariant, detail: detail() });
        }
    }

    fn all_contacts(&self) -> impl Iterator<Item = &'a Contact> + use<'a> {
        self.mailbox.contacts.iter().map(|(_, contact)| &**contact)
    }

    fn default_groups(&mut self) {
        let defaults = self.mailbox.im_groups().filter(|group| group.kind().is_default()).map(ImGroup::key);
        let found: Vec<_> = defaults.collect();
        let wanted = [ImGroupKey::OTHER_CONTACTS, ImGroupKey::TAGGED, ImGroupKey::FAVORITES];
        let wanted = if self.mailbox.has_im_list() { &wanted[..] } else { &[] };
        self.expect(found == wanted, Invariant::DefaultGroups, || {
            format!("{found:?} are the default groups")
        });
    }

    fn memberships(&mut self) {
        for group in self.mailbox.im_groups() {
            let mut seen = BTreeSet::new();
            for (sequence, &contact) in group.members.iter() {
                let once = seen.insert(contact);
                self.expect(once, Invariant::MembersOnce, || {
                    format!("{contact:?} twice in {:?}", group.key())
                });
                let known = self.mailbox.contact(contact).filter(|contact| contact.is_im_contact());
                let known = known.and_then(|contact| {
                    contact.membership(group.key()).ok().map(|index| contact.memberships[index].sequence)
                });
                self.expect(known == Some(sequence), Invariant::Memberships, || {
                    format!("{contact:?} does not know that it is in {:?}", group.key())
                });
                self.expect(sequence < group.next_sequence, Invariant::Memberships, || {
                    format!("the place of {contact:?} in {:?} will be given again", group.key())
                });
            }
            let empty = group.kind().holds_contacts() || group.member_count() == 0;
            self.expect(empty, Invariant::DistributionGroups, || format!("{:?} has members", group.key()));
        }
        for contact in self.all_contacts() {
            for membership in &contact.memberships {
                let group = self.mailbox.im_group(membership.group);
                let member = group.and_then(|group| group.members.get(membership.sequence));
                self.expect(member == Some(&contact.key()), Invariant::Memberships, || {
                    format!("{:?} does not know of its member {:?}", membership.group, contact.key())
                });
            }
            let sorted = contact.memberships.is_sorted_by(|left, right| left.group < right.group);
            self.expect(sorted, Invariant::MembersOnce, || {
                format!("{:?} has unsorted groups", contact.key())
            });
        }
    }

    fn other_contacts(&mut self) {
        let tagged_counts = self.mailbox.policies.tagged_counts_for_other_contacts;
        for contact in self.all_contacts() {
            if !contact.is_im_contact() {
                continue;
            }
            let in_another = contact.im_groups().any(|group| {
                group != ImGroupKey::OTHER_CONTACTS && (tagged_counts || group != ImGroupKey::TAGGED)
            });
            let in_other_contacts = contact.is_in(ImGroupKey::OTHER_CONTACTS);
            self.expect(in_another != in_other_contacts, Invariant::OtherContacts, || {
                format!("{:?} is in {:?}", contact.key(), contact.im_groups().collect::<Vec<_>>())
            });
        }
    }

    fn names_and_limits(&mut self) {
        let mut names = BTreeSet::new();
        for group in self.mailbox.im_groups() {
            let new = names.insert(folded(group.display_name()));
            self.expect(new, Invariant::DisplayNames, || format!("a second {:?}", group.display_name()));
        }
        let policies = self.mailbox.policies;
        let groups = names.len().saturating_sub(super::DEFAULT_GROUPS.len());
        self.expect(groups <= policies.max_im_groups, Invariant::Limits, || format!("{groups} groups"));
        let contacts = self.mailbox.im_contacts().count();
        self.expect(contacts <= policies.max_im_contacts, Invariant::Limits, || {
            format!("{contacts} contacts")
        });
    }

    fn texts(&mut self) {
        for group in self.mailbox.im_groups() {
            let named = !group.display_name().is_empty();
            self.expect(named, Invariant::Texts, || format!("{:?} has no name", group.key()));
        }
        for contact in self.all_contacts() {
            let tel_uri = contact.tel_uri().map(TelUri::tel_uri);
            let mut addresses = contact.email_addresses().chain(contact.im_address()).chain(tel_uri);
            let filled = addresses.all(|address| !address.is_empty());
            self.expect(filled, Invariant::Texts, || format!("{:?} has an empty address", contact.key()));
        }
    }

    fn ids(&mut self) {
        let mailbox = self.mailbox;
        let located = |text: String| match DecodedId::decode(&text) {
            Ok(DecodedId::Mailbox(id)) => match id.store_id {
                StoreId::Item(item) => (mailbox.locate_im_contact(&item), mailbox.locate_im_group(&item)),
                _ => (Located::Missing, Located::Missing),
            },
            _ => (Located::Missing, Located::Missing),
        };
        for contact in self.all_contacts() {
            let as_contact =
                if contact.is_im_contact() { Located::Found(contact.key()) } else { Located::WrongKind };
            let leads_back = located(mailbox.item_id(contact)) == (as_contact, Located::WrongKind);
            self.expect(leads_back, Invariant::Ids, || format!("that of {:?}", contact.key()));
        }
        for group in mailbox.im_groups() {
            let leads_back =
                located(mailbox.group_id(group)) == (Located::WrongKind, Located::Found(group.key()));
            self.expect(leads_back, Invariant::Ids, || format!("that of {:?}", group.key()));
        }
        for (_, person) in mailbox.persons.iter() {
            let leads_back = mailbox.locate_person(mailbox.person_guid(person.key())) == Some(person.key());
            self.expect(leads_back, Invariant::Ids, || format!("that of {:?}", person.key()));
        }
    }

    fn addresses(&mut self) {
        let (mut im_addresses, mut tel_uris, mut listings) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mailbox = self.mailbox;
        for contact in self.all_contacts() {
            let key = contact.key();
            for address in contact.linking_addresses() {
                let listed = mailbox.addresses.lists(&address, key);
                self.expect(listed, Invariant::Index, || format!("{key:?} is not listed at {address:?}"));
                listings.insert((address, key));
            }
            if let Some(address) = contact.im_address().filter(|_| contact.is_im_contact()) {
                let address = normalized(address);
                let unique = mailbox.addresses.im_contact(&address) == Some(key);
                let unique = im_addresses.insert(address) && unique;
                self.expect(unique, Invariant::Addresses, || format!("{key:?} is not alone at its address"));
            }
            if let Some(tel_uri) = contact.tel_uri().filter(|_| contact.is_im_contact()) {
                let unique = mailbox.tel_uris.im_contact(tel_uri.tel_uri()) == Some(key);
                let unique = tel_uris.insert(tel_uri.tel_uri()) && unique;
                self.expect(unique, Invariant::Addresses, || format!("{key:?} is not alone at its tel URI"));
            }
        }
        let counts = (mailbox.addresses.listed(), mailbox.tel_uris.listed());
        self.expect(counts == (listings.len(), tel_uris.len()), Invariant::Index, || {
            format!("{counts:?} listings instead of {} and {}", listings.len(), tel_uris.len())
        });
    }

    fn persons(&mut self) {
        let mailbox = self.mailbox;
        let linked = |person: &Person, key: ContactKey, contact: &Contact| {
            let contacts = if contact.is_im_contact() { &person.im_contacts } else { &person.contacts };
            contacts.is_sorted_by(|left, right| left < right) && contacts.binary_search(&key).is_ok()
        };
        for contact in self.all_contacts() {
            let known =
                mailbox.person(contact.person()).is_some_and(|person| linked(person, contact.key(), contact));
            self.expect(known, Invariant::Persons, || {
                format!("{:?} is not known to its person", contact.key())
            });
        }
        let links: usize = mailbox.persons.iter().map(|(_, person)| person.contacts().count()).sum();
        let contacts = mailbox.contacts.len();
        self.expect(links == contacts, Invariant::Persons, || {
            format!("{links} links of {contacts} contacts")
        });
        for (_, person) in mailbox.persons.iter() {
            let empty = person.is_empty();
            self.expect(!empty, Invariant::Persons, || format!("{:?} has no contact", person.key()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::sync::Arc;

    use jiff::Timestamp;

    use super::super::{ImGroupKind, NewImContact, NewTelUriContact};
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    /// Damages a sound mailbox; the damage gets the group Work, and the contacts in it and in Other Contacts.
    #[track_caller]
    fn finds(invariant: Invariant, damage: impl FnOnce(&mut Mailbox, ImGroupKey, ContactKey, ContactKey)) {
        let mut mailbox = Mailbox::new(1, "owner@example.test", "Owner");
        let work = mailbox.add_im_group("Work").expect("a free name");
        let new = NewImContact { im_address: "ada@example.test", display_name: None };
        let ada = mailbox.add_im_contact(new, Some(work), NOW).expect("room");
        let new = NewTelUriContact { tel_uri: "tel:1", ..NewTelUriContact::default() };
        let phone = mailbox.add_tel_uri_contact(new, None, NOW).expect("room");
        assert_eq!(mailbox.check(), Ok(()));
        damage(&mut mailbox, work, ada, phone);
        let broken = mailbox.check().expect_err("the damage");
        let found = broken.iter().any(|finding| finding.invariant == invariant);
        assert!(found, "{invariant:?} in {broken:?}");
    }

    fn group(mailbox: &mut Mailbox, key: ImGroupKey) -> &mut ImGroup {
        Arc::make_mut(mailbox.im_groups.get_mut(key.0).expect("there"))
    }

    fn contact(mailbox: &mut Mailbox, key: ContactKey) -> &mut Contact {
        Arc::make_mut(mailbox.contacts.get_mut(key.0).expect("there"))
    }

    #[test]
    fn damage_to_groups_is_found() {
        finds(Invariant::DefaultGroups, |mailbox, _, _, _| {
            drop(mailbox.im_groups.remove(ImGroupKey::TAGGED.0))
        });
        finds(Invariant::DisplayNames, |mailbox, work, _, _| {
            group(mailbox, work).display_name = Cow::Borrowed("fAVORITES");
        });
        finds(Invariant::DistributionGroups, |mailbox, work, _, _| {
            group(mailbox, work).kind = ImGroupKind::DistributionGroup { smtp_address: "a@b".into() };
        });
        finds(Invariant::Texts, |mailbox, work, _, _| {
            group(mailbox, work).display_name = Cow::Borrowed("");
        });
        finds(Invariant::Limits, |mailbox, _, _, _| mailbox.policies.max_im_groups = 0);
        finds(Invariant::Limits, |mailbox, _, _, _| mailbox.policies.max_im_contacts = 1);
    }

    #[test]
    fn damage_to_memberships_is_found() {
        finds(Invariant::Memberships, |mailbox, work, _, phone| {
            group(mailbox, work).members.insert(0, phone);
        });
        finds(Invariant::Memberships, |mailbox, work, _, _| group(mailbox, work).next_sequence = 0);
        finds(Invariant::Memberships, |mailbox, _, ada, _| drop(mailbox.contacts.remove(ada.0)));
        finds(Invariant::MembersOnce, |mailbox, work, ada, _| {
            group(mailbox, work).members.insert(1, ada);
        });
        finds(Invariant::OtherContacts, |mailbox, _, ada, _| contact(mailbox, ada).memberships.clear());
    }

    #[test]
    fn damage_to_contacts_is_found() {
        finds(Invariant::Memberships, |mailbox, _, ada, phone| contact(mailbox, ada).key = phone);
        finds(Invariant::Ids, |mailbox, _, _, phone| mailbox.next_counter = phone.0);
        finds(Invariant::Addresses, |mailbox, _, ada, _| {
            mailbox.addresses.remove("ada@example.test", ada);
        });
        finds(Invariant::Addresses, |mailbox, _, _, phone| mailbox.tel_uris.remove("tel:1", phone));
        finds(Invariant::Texts, |mailbox, _, ada, _| contact(mailbox, ada).im_address = Some("".into()));
        finds(Invariant::Texts, |mailbox, _, ada, _| {
            contact(mailbox, ada).email_addresses = ["".into()].into();
        });
        finds(Invariant::Index, |mailbox, _, ada, _| mailbox.addresses.add("b@x", ada, false));
        finds(Invariant::Persons, |mailbox, _, ada, phone| {
            contact(mailbox, ada).person = mailbox.contact(phone).expect("there").person();
        });
        finds(Invariant::Folders, |mailbox, _, ada, _| {
            mailbox.folder_mut(super::super::FolderKey::QUICK_CONTACTS).contents.remove(ada.0);
        });
    }
}

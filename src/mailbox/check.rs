//! The invariants of a mailbox, checked as a whole: for tests and for whoever changes a transition.

mod folders;
mod items;
mod persons;

use std::collections::BTreeSet;
use std::fmt;

use super::{Contact, ImGroup, ImGroupKey, Item, Mailbox};
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
    /// Groups have a name and contacts no empty tel URI.
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
    /// Contacts are one person exactly when a chain of shared addresses joins them.
    Links,
    /// An item is what its kind and its folder make it: contacts, IM groups, and nothing else, are more than
    /// their properties.
    Roles,
    /// Every change has a number of its own, and an item has had no change before it came.
    Changes,
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
        findings.items();
        findings.roles();
        findings.ids();
        findings.addresses();
        findings.im_addresses();
        findings.persons();
        findings.links();
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

    fn all_items(&self) -> impl Iterator<Item = &'a Item> + use<'a> {
        self.mailbox.items.iter().map(|(_, item)| &**item)
    }

    fn all_contacts(&self) -> impl Iterator<Item = Contact<'a>> + use<'a> {
        self.all_items().filter_map(Item::contact)
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
            for (sequence, &contact) in group.role().members.iter() {
                let once = seen.insert(contact);
                self.expect(once, Invariant::MembersOnce, || {
                    format!("{contact:?} twice in {:?}", group.key())
                });
                let known = self.mailbox.contact(contact).filter(|contact| contact.is_im_contact());
                let known = known.and_then(|contact| {
                    contact.membership(group.key()).ok().map(|index| contact.memberships()[index].sequence)
                });
                self.expect(known == Some(sequence), Invariant::Memberships, || {
                    format!("{contact:?} does not know that it is in {:?}", group.key())
                });
                self.expect(sequence < group.role().next_sequence, Invariant::Memberships, || {
                    format!("the place of {contact:?} in {:?} will be given again", group.key())
                });
            }
            let empty = group.kind().holds_contacts() || group.member_count() == 0;
            self.expect(empty, Invariant::DistributionGroups, || format!("{:?} has members", group.key()));
        }
        for contact in self.all_contacts() {
            for membership in contact.memberships() {
                let group = self.mailbox.im_group(membership.group);
                let member = group.and_then(|group| group.role().members.get(membership.sequence));
                self.expect(member == Some(&contact.key()), Invariant::Memberships, || {
                    format!("{:?} does not know of its member {:?}", membership.group, contact.key())
                });
            }
            let sorted = contact.memberships().is_sorted_by(|left, right| left.group < right.group);
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
            let filled = contact.tel_uri().is_none_or(|tel_uri| !tel_uri.tel_uri().is_empty());
            self.expect(filled, Invariant::Texts, || format!("{:?} has an empty tel URI", contact.key()));
        }
    }
}

#[cfg(test)]
mod tests;

//! Mailboxes with something in them, and their state read without XML.

use ews_sim::directory::DistributionGroup;
use ews_sim::mailbox::{
    Contact, ExtendedFieldUri, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue, ImGroup,
    LastGroup, MapiPropertyType, NewContact, NewImContact, NewTelUriContact, RemovedGroupMembers,
};
use ews_sim::schema::ItemId;
use ews_sim::{Mailbox, Policies, Simulator};

use super::{contact_id, group_id};
use crate::support::{ADA, BOB};

/// The distribution group that is on the list in the [`scene`].
pub const TEAM: &str = "team@example.test";
/// A distribution group of the directory that is not.
pub const SALES: &str = "sales@example.test";
/// The groups every mailbox has.
pub const DEFAULT_GROUPS: [&str; 3] = ["Other Contacts", "Tagged", "Favorites"];

/// The scene that [`scene_with`] sets, with the default policies.
pub fn scene() -> Simulator {
    scene_with(|_| {})
}

/// Eve and Tom are in Work, Tom in Family too, Olga is an ordinary contact, the distribution group Team is
/// listed. [`BOB`]'s mailbox is the same, down to the counters in its ids.
pub fn scene_with(change: impl FnOnce(&mut Policies)) -> Simulator {
    let mut simulator = simulator_with(change);
    for owner in [ADA, BOB] {
        let now = simulator.now();
        let mailbox = simulator.mailbox_mut(owner).expect("built with it");
        for name in ["Work", "Family"] {
            mailbox.add_im_group(name).expect("the name is free");
        }
        mailbox.add_distribution_group(TEAM, Some("Team")).expect("the name is free");
        seed_contact_in(mailbox, "Eve", &["Work"], now);
        seed_contact_in(mailbox, "Tom", &["Work", "Family"], now);
        let olga =
            NewContact { display_name: "Olga", email_addresses: &["olga@example.test"], im_address: None };
        mailbox.add_contact(olga, now);
    }
    simulator
}

/// Empty mailboxes of [`ADA`] and [`BOB`] with these policies, and [`TEAM`] and [`SALES`] in the directory.
pub fn simulator_with(change: impl FnOnce(&mut Policies)) -> Simulator {
    let policies = Policies::default().with(change);
    let builder = Simulator::builder().policies(policies).mailbox(ADA).mailbox(BOB);
    builder
        .distribution_group(DistributionGroup::new(TEAM))
        .distribution_group(DistributionGroup::new(SALES))
        .build()
}

/// The policies on what keeps a contact on the list, from four switches: whether it moves out of its last
/// group, whether Tagged keeps it, whether Tagged counts, whether a removed group takes its members along.
pub fn policies_of([moves, tagged_keeps, tagged_counts, removes]: [bool; 4]) -> Policies {
    Policies::default().with(|policies| {
        policies.last_group = if moves { LastGroup::MoveToOtherContacts } else { LastGroup::Delete };
        policies.tagged_keeps_contact = tagged_keeps;
        policies.tagged_counts_for_other_contacts = tagged_counts;
        policies.removed_group_members =
            if removes { RemovedGroupMembers::Remove } else { RemovedGroupMembers::Keep };
    })
}

/// Puts a group on the list of [`ADA`].
#[track_caller]
pub fn seed_group(simulator: &mut Simulator, name: &str) -> ItemId {
    ada_mut(simulator).add_im_group(name).expect("the name is free");
    group_id(simulator, name)
}

/// Puts a contact into groups of [`ADA`], into Other Contacts if none is named.
#[track_caller]
pub fn seed_contact(simulator: &mut Simulator, name: &str, groups: &[&str]) -> ItemId {
    let now = simulator.now();
    seed_contact_in(ada_mut(simulator), name, groups, now);
    contact_id(simulator, name)
}

#[track_caller]
fn seed_contact_in(mailbox: &mut Mailbox, name: &str, groups: &[&str], now: jiff::Timestamp) {
    let im_address = address_of(name);
    let contact = NewImContact { im_address: &im_address, display_name: Some(name) };
    let mut keys = groups.iter().map(|&group| mailbox.im_group_named(group).expect(group).key());
    let keys: Vec<_> = keys.by_ref().collect();
    let contact = mailbox.add_im_contact(contact, keys.first().copied(), now).expect("there is room");
    for &group in keys.iter().skip(1) {
        mailbox.add_contact_to_group(contact, Some(group)).expect("both are there");
    }
}

/// Puts a contact made from a telephone number on the list of [`ADA`], in Other Contacts.
#[track_caller]
pub fn seed_tel_uri_contact(simulator: &mut Simulator, number: &str) -> ItemId {
    let (tel_uri, now) = (format!("tel:{number}"), simulator.now());
    let new =
        NewTelUriContact { tel_uri: &tel_uri, sip_uri: "sip:pbx@example.test", telephone_number: number };
    ada_mut(simulator).add_tel_uri_contact(new, None, now).expect("there is room");
    contact_id(simulator, number)
}

/// Fills the list of [`ADA`] up to that many IM contacts, all in Other Contacts.
pub fn fill_with_contacts(simulator: &mut Simulator, count: usize) {
    let now = simulator.now();
    let mailbox = ada_mut(simulator);
    for number in mailbox.im_contacts().count()..count {
        seed_contact_in(mailbox, &format!("Filler {number}"), &[], now);
    }
}

/// Fills the list of [`ADA`] up to that many groups, the default ones not counted.
pub fn fill_with_groups(simulator: &mut Simulator, count: usize) {
    for number in ada(simulator).im_groups().count() - DEFAULT_GROUPS.len()..count {
        seed_group(simulator, &format!("Filler {number}"));
    }
}

/// The property under 0x3A4F, a nickname.
pub fn nickname(value: &str) -> ExtendedProperty {
    let path = ExtendedPropertyPath::new(ExtendedFieldUri::tag(0x3A4F, MapiPropertyType::String));
    let value = ExtendedPropertyValue::One(value.to_owned());
    ExtendedProperty::new(path.expect("a valid path"), value).expect("one value of a scalar type")
}

/// The mailbox of [`ADA`].
pub fn ada(simulator: &Simulator) -> &Mailbox {
    simulator.mailbox(ADA).expect("every simulator here has it")
}

/// The mailbox of [`ADA`], to change it.
pub fn ada_mut(simulator: &mut Simulator) -> &mut Mailbox {
    simulator.mailbox_mut(ADA).expect("every simulator here has it")
}

/// The list of [`ADA`], a line a group: `Work: Eve, Tom`.
pub fn list(simulator: &Simulator) -> Vec<String> {
    let mailbox = ada(simulator);
    let line = |group: ImGroup<'_>| {
        let members: Vec<_> = mailbox.members(group.key()).map(shown_name).collect();
        format!("{}: {}", group.display_name(), members.join(", ")).trim_end().to_owned()
    };
    mailbox.im_groups().map(line).collect()
}

/// The groups of an IM contact of [`ADA`] in the order of the list; none when the contact is gone.
pub fn groups_of<'s>(simulator: &'s Simulator, contact: &str) -> Vec<&'s str> {
    let mailbox = ada(simulator);
    let has = |group: &ImGroup<'_>| mailbox.members(group.key()).any(|it| shown_name(it) == contact);
    mailbox.im_groups().filter(has).map(|group| group.display_name()).collect()
}

/// Whether the contact is on the list of [`ADA`].
pub fn is_listed(simulator: &Simulator, contact: &str) -> bool {
    ada(simulator).im_contacts().any(|it| shown_name(it) == contact)
}

/// The display name, or the number where there is none.
pub(super) fn shown_name(contact: Contact<'_>) -> &str {
    contact.tel_uri().map_or(contact.display_name(), |tel| tel.telephone_number())
}

/// The IM address of a contact.
pub fn address_of(name: &str) -> String {
    format!("{}@example.test", name.to_lowercase().replace(' ', "."))
}

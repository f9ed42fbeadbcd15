//! The worlds that fuzz targets act on.

use crate::generate::add_search_folder;
use crate::mailbox::{DistinguishedFolderId, FolderKey, NewFolder, NewImContact, NewItem, NewTelUriContact};
use crate::property::{ItemKind, ItemProperty, MessageProperty, PropertyValue};
use crate::schema::EmailAddress;
use crate::{DistributionGroup, Simulator, SimulatorBuilder};

pub(super) const ADA: &str = "ada@example.test";
const BOB: &str = "bob@example.test";
/// A distribution group that is on no list at first.
const TEAM: &str = "team@example.test";
/// One that is on every list.
const STAFF: &str = "staff@example.test";

/// What lies where beside the IM list.
const ITEMS: &[(FolderKey, ItemKind)] = &[
    (FolderKey::INBOX, ItemKind::Message),
    (FolderKey::INBOX, ItemKind::Message),
    (FolderKey::DRAFTS, ItemKind::Message),
    (FolderKey::DRAFTS, ItemKind::Message),
    (FolderKey::TASKS, ItemKind::Task),
    (FolderKey::CALENDAR, ItemKind::CalendarItem),
    (FolderKey::INBOX, ItemKind::PostItem),
    (FolderKey::CONTACTS, ItemKind::DistributionList),
];

/// What the targets `envelope` and `structured` send to: a mailbox
/// with a group, a distribution group and three contacts, folders and items of other kinds, and an archive.
#[must_use]
pub fn small_world() -> Simulator {
    let groups = [TEAM, STAFF].map(DistributionGroup::new);
    let builder = Simulator::builder().mailbox(ADA);
    let mut simulator = groups.into_iter().fold(builder, SimulatorBuilder::distribution_group).build();
    furnish(&mut simulator, ADA);
    simulator
}

/// Two mailboxes with groups and contacts each, one of them allowed to act as the other, and two distribution
/// groups.
pub(super) fn shared_world() -> Simulator {
    let team = DistributionGroup::new(TEAM).with_member(ADA);
    let staff = DistributionGroup::new(STAFF).with_member(BOB);
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB).allow_impersonation(BOB, ADA);
    let mut simulator = builder.distribution_group(team).distribution_group(staff).build();
    furnish(&mut simulator, ADA);
    furnish(&mut simulator, BOB);
    simulator
}

fn furnish(simulator: &mut Simulator, address: &str) {
    let now = simulator.now();
    let Some(mailbox) = simulator.mailbox_mut(address) else { return };
    let work = mailbox.add_im_group("Work").ok();
    let listed = mailbox.add_distribution_group(STAFF, None);
    debug_assert!(listed.is_ok(), "there is room in a fresh mailbox");
    for im_address in ["bob@example.test", "eve@example.test"] {
        let contact = NewImContact { im_address, display_name: None };
        let added = mailbox.add_im_contact(contact, work, now);
        debug_assert!(added.is_ok(), "there is room in a fresh mailbox");
    }
    let number = NewTelUriContact {
        tel_uri: "tel:+14255550100",
        sip_uri: "sip:+14255550100@example.test",
        telephone_number: "+1 (425) 555-0100",
    };
    let added = mailbox.add_tel_uri_contact(number, None, now);
    debug_assert!(added.is_ok(), "there is room in a fresh mailbox");
    for (folder, kind) in ITEMS {
        let mut new = NewItem::new(*kind).with(ItemProperty::Subject, "Lunch");
        if *folder == FolderKey::DRAFTS {
            let recipients = vec![EmailAddress::smtp("Bob", BOB)];
            new.put(MessageProperty::ToRecipients, PropertyValue::Mailboxes(recipients));
        }
        let made = mailbox.create_item(*folder, new, now);
        debug_assert!(made.is_ok(), "{kind:?} is of the folder's kind");
    }
    let below = mailbox.create_folder(FolderKey::INBOX, NewFolder::named("Work"));
    let below = below.and_then(|key| mailbox.create_folder(key, NewFolder::named("Family")));
    debug_assert!(below.is_ok(), "the names are free");
    let search = add_search_folder(mailbox, "Found");
    debug_assert!(search.is_ok(), "the name is free");
    let archive = mailbox.provide_folder(DistinguishedFolderId::ArchiveRoot);
    debug_assert!(archive.is_ok(), "the server knows archives");
}

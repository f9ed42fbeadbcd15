//! The worlds that fuzz targets act on, and the ids that are alive in them.

use crate::generate::{Live, Pool};
use crate::mailbox::{DistinguishedFolderId, Mailbox, NewImContact, NewTelUriContact};
use crate::{DistributionGroup, Simulator, SimulatorBuilder};

pub(super) const ADA: &str = "ada@example.test";
pub(super) const BOB: &str = "bob@example.test";
/// A distribution group that is on no list at first.
const TEAM: &str = "team@example.test";
/// One that is on every list.
const STAFF: &str = "staff@example.test";

/// What the targets [`envelope`](super::envelope) and [`structured`](fn@super::structured) send to: a mailbox
/// with a group, a distribution group and three contacts.
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
}

/// What a request can refer to: what is alive in all mailboxes, and what never is.
pub(super) fn pool_of(simulator: &Simulator) -> Pool {
    let mut pool = Pool::default();
    simulator.mailboxes().for_each(|mailbox| add_contents(mailbox, &mut pool));
    pool.change_keys.extend(["EgAAAA==", "EQAAAA==", "AQAAAA==", "AAAA"].map(|value| Live::new("", value)));
    pool.texts.extend([TEAM, "TEAM@EXAMPLE.TEST"].map(|value| Live::new("SmtpAddress", value)));
    pool.texts.extend([ADA, BOB, "Team"].map(|value| Live::new("", value)));
    pool
}

fn add_contents(mailbox: &Mailbox, pool: &mut Pool) {
    for group in mailbox.im_groups() {
        pool.ids.push(Live::new("Group", mailbox.group_id(group)));
        pool.texts.push(Live::new("DisplayName", group.display_name()));
    }
    for contact in mailbox.im_contacts() {
        pool.ids.push(Live::new("Contact", mailbox.item_id(contact)));
        pool.change_keys.push(Live::new("Contact", mailbox.contact_change_key(contact).encode()));
        pool.texts.extend(contact.im_address().map(|address| Live::new("ImAddress", address)));
    }
    let personas = mailbox.persons_with_im_contacts().map(|person| mailbox.persona_id(person.key()));
    pool.ids.extend(personas.map(|id| Live::new("Persona", id)));
    pool.ids.push(Live::new("Folder", mailbox.folder_id(DistinguishedFolderId::ImContactList)));
}

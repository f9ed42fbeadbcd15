//! The worlds that fuzz targets act on, and the ids that are alive in them.

use crate::generate::Pool;
use crate::mailbox::{DistinguishedFolderId, Mailbox, NewImContact, NewTelUriContact};
use crate::{DistributionGroup, Simulator};

pub(super) const ADA: &str = "ada@example.test";
pub(super) const BOB: &str = "bob@example.test";
const TEAM: &str = "team@example.test";

/// A mailbox with a group and two contacts.
pub(super) fn small_world() -> Simulator {
    let mut simulator = Simulator::builder().mailbox(ADA).build();
    furnish(&mut simulator, ADA);
    simulator
}

/// Two mailboxes with a group and contacts each, one of them allowed to act as the other, and a distribution
/// group.
pub(super) fn shared_world() -> Simulator {
    let team = DistributionGroup::new(TEAM).with_member(ADA);
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB).distribution_group(team);
    let mut simulator = builder.allow_impersonation(BOB, ADA).build();
    furnish(&mut simulator, ADA);
    furnish(&mut simulator, BOB);
    simulator
}

fn furnish(simulator: &mut Simulator, address: &str) {
    let now = simulator.now();
    let Some(mailbox) = simulator.mailbox_mut(address) else { return };
    let work = mailbox.add_im_group("Work").ok();
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
    pool.change_keys.extend(["AQAAAA==", "EgAAAA==", "", "AAAA"].map(str::to_owned));
    pool.texts.extend([ADA, BOB, TEAM, "TEAM@EXAMPLE.TEST"].map(str::to_owned));
    pool
}

fn add_contents(mailbox: &Mailbox, pool: &mut Pool) {
    for group in mailbox.im_groups() {
        pool.ids.push(mailbox.group_id(group));
        pool.texts.push(group.display_name().to_owned());
    }
    for contact in mailbox.im_contacts() {
        pool.ids.push(mailbox.item_id(contact));
        pool.change_keys.push(mailbox.contact_change_key(contact).encode());
        pool.texts.extend(contact.im_address().map(str::to_owned));
    }
    pool.ids.extend(mailbox.persons_with_im_contacts().map(|person| mailbox.persona_id(person.key())));
    pool.ids.push(mailbox.folder_id(DistinguishedFolderId::ImContactList));
}

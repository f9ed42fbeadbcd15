//! Entry points for fuzz targets, kept here so that a change of the crate breaks them at compile time.

use crate::mailbox::NewImContact;
use crate::{Reply, Simulator};

const ADA: &str = "ada@example.test";

/// Any bytes as a request: the answer is valid, status and shape agree, errors change nothing, invariants
/// hold, and a second run gives the same bytes.
///
/// # Panics
///
/// When one of these does not hold: that is a bug of the simulator.
pub fn envelope(bytes: &[u8]) {
    let before = small_world();
    let (mut simulator, mut twin) = (before.clone(), before.clone());
    let reply = simulator.handle(ADA, bytes);
    check(&reply, &before, &simulator);
    assert_eq!(reply, twin.handle(ADA, bytes), "the same request gets the same bytes");
}

/// A mailbox with a group and two contacts.
fn small_world() -> Simulator {
    let mut simulator = Simulator::builder().mailbox(ADA).build();
    let now = simulator.now();
    if let Some(mailbox) = simulator.mailbox_mut(ADA) {
        let work = mailbox.add_im_group("Work").ok();
        for im_address in ["bob@example.test", "eve@example.test"] {
            let contact = NewImContact { im_address, display_name: None };
            let added = mailbox.add_im_contact(contact, work, now);
            debug_assert!(added.is_ok(), "there is room in a fresh mailbox");
        }
    }
    simulator
}

fn check(reply: &Reply, before: &Simulator, after: &Simulator) {
    let is_fault = match reply.document() {
        Ok(document) => document.body().element().name == "Fault",
        Err(why) => panic!("invalid answer: {why}\n{reply}"),
    };
    assert_eq!(reply.status(), if is_fault { 500 } else { 200 });
    if !reply.is_success() {
        assert!(before == after, "an error changed the state\n{reply}");
    }
    for mailbox in after.mailboxes() {
        assert_eq!(mailbox.check(), Ok(()), "{reply}");
    }
}

//! Entry points for fuzz targets, kept here so that a change of the crate breaks them at compile time.

mod dictionary;
mod ids;
mod structured;
mod world;
mod writer;

pub use dictionary::dictionary;
pub use ids::ids;
pub use structured::{sequence, structured};
pub use world::small_world;
pub use writer::writer;

use crate::{Reply, ResponseCode, Simulator};
use world::ADA;

/// The body of a fuzz target.
pub type Target = fn(&[u8]);

/// Every fuzz target by name.
pub const TARGETS: [(&str, Target); 5] = [
    ("envelope", envelope),
    ("ids", ids),
    ("sequence", sequence),
    ("structured", structured),
    ("writer", writer),
];

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

/// What holds for every answer.
fn check(reply: &Reply, before: &Simulator, after: &Simulator) {
    let is_fault = match reply.document() {
        Ok(document) => document.body().element().name == "Fault",
        Err(why) => panic!("invalid answer: {why}\n{reply}"),
    };
    assert_eq!(reply.status(), if is_fault { 500 } else { 200 });
    // A batch may fail in part.
    if !reply.codes().contains(&ResponseCode::NoError) {
        assert!(before == after, "an error changed the state\n{reply}");
    }
    for mailbox in after.mailboxes() {
        assert_eq!(mailbox.check(), Ok(()), "{reply}");
    }
}

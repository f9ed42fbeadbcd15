//! What holds for every answer, whatever was asked: the one list, for fuzz targets and for the tests.
//!
//! That nothing panics needs no line here. Bounds of time and memory are kept by libFuzzer, whose options
//! `fuzz/run` sets; that cost grows no faster than the input is counted in `tests/cost`.

use crate::wire::Document;
use crate::{Reply, ResponseCode, Simulator};

/// Sends a request, and looks at the answer and at what it left behind.
///
/// # Panics
///
/// When a rule does not hold that all answers keep: that is a defect of this crate.
pub fn proven(simulator: &mut Simulator, caller: &str, request: &[u8]) -> Reply {
    let (before, mut twin) = (simulator.clone(), simulator.clone());
    let reply = simulator.handle(caller, request);
    check_answer(&before, &reply, simulator);
    assert_eq!(reply, twin.handle(caller, request), "the same request gets the same bytes");
    assert!(is_same_state(&twin, simulator), "the same request leaves the same state\n{reply}");
    reply
}

/// Looks at the answer to a request, given the simulator before and after.
///
/// # Panics
///
/// When a rule does not hold that all answers keep: that is a defect of this crate.
pub fn check_answer(before: &Simulator, reply: &Reply, after: &Simulator) {
    let document = valid_document(reply);
    status_and_shape_agree(&document, reply);
    errors_change_nothing(before, reply, after);
    invariants_hold(after, reply);
}

/// The answer is well-formed, and valid by the tables.
fn valid_document(reply: &Reply) -> Document<'_> {
    reply.document().unwrap_or_else(|why| panic!("invalid answer: {why}\n{reply}"))
}

/// A fault has status 500, and anything else 200. Faults of the SOAP layer alone have no code.
fn status_and_shape_agree(document: &Document<'_>, reply: &Reply) {
    let is_fault = document.body().element().name == "Fault";
    assert_eq!(reply.status(), if is_fault { 500 } else { 200 }, "{reply}");
    let is_of_soap = is_fault && document.body().child("detail").is_none();
    assert_eq!(reply.codes().is_empty(), is_of_soap, "an answer without a code\n{reply}");
}

/// An answer that reports no success has left everything as it was. A batch may fail in part.
fn errors_change_nothing(before: &Simulator, reply: &Reply, after: &Simulator) {
    if !reply.codes().contains(&ResponseCode::NoError) {
        assert!(is_same_state(before, after), "an error changed the state\n{reply}");
    }
}

/// Every mailbox keeps its invariants.
fn invariants_hold(after: &Simulator, reply: &Reply) {
    for mailbox in after.mailboxes() {
        assert_eq!(mailbox.check(), Ok(()), "{} after\n{reply}", mailbox.smtp_address());
    }
}

/// Whatever requests bring about can be written down and restored.
#[cfg(feature = "serde")]
pub(super) fn outlives_a_snapshot(simulator: &Simulator) {
    let snapshot = simulator.snapshot().unwrap_or_else(|why| panic!("no snapshot: {why}"));
    let restored = Simulator::restore(&snapshot).unwrap_or_else(|why| panic!("no way back: {why}"));
    assert!(restored == *simulator, "the snapshot is that of another simulator");
}

/// Whether two simulators hold the same: all that requests can read or change.
pub(super) fn is_same_state(left: &Simulator, right: &Simulator) -> bool {
    left.mailboxes().eq(right.mailboxes())
        && left.outbox() == right.outbox()
        && left.directory() == right.directory()
        && left.now() == right.now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::World;

    const ADA: &str = "ada@example.test";

    fn broken(before: &Simulator, reply: &Reply, after: &Simulator) -> String {
        let check = std::panic::AssertUnwindSafe(|| check_answer(before, reply, after));
        let why = std::panic::catch_unwind(check).expect_err("a rule is broken");
        why.downcast::<String>().map_or_else(|_| String::new(), |text| *text)
    }

    #[test]
    fn an_error_that_changed_something_does_not_pass() {
        let before = World::usual(false).simulator();
        let mut after = before.clone();
        let refusal = proven(&mut after, ADA, b"");
        check_answer(&before, &refusal, &after);
        let group = after.seed(ADA, |mailbox, _| mailbox.add_im_group("Other"));
        assert!(group.is_ok());
        assert!(broken(&before, &refusal, &after).contains("an error changed the state"));
        let mut later = before.clone();
        later.advance(std::time::Duration::from_secs(1));
        assert!(broken(&before, &refusal, &later).contains("an error changed the state"));
    }

    #[test]
    fn a_success_may_change_something() {
        let (before, mut after) = (World::usual(false).simulator(), World::usual(false).simulator());
        let request = crate::operation::im_list::AddImGroup { display_name: "Other".into() };
        after.call(ADA, &request).expect("the name is free");
        let reply = after.response_message::<crate::operation::im_list::SetImGroup>(&crate::Error::new(
            ResponseCode::ErrorItemNotFound,
        ));
        assert!(broken(&before, &reply, &after).contains("an error changed the state"));
        assert!(!is_same_state(&before, &after));
    }
}

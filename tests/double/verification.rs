//! What a test is told when a client has not done what was expected.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ews_sim::double::{Calls, Expected};
use ews_sim::operation::im_list::{AddImGroup, GetImItemList};
use ews_sim::operation::item::{DeleteItem, GetItem, SendItem};
use ews_sim::{ResponseCode, Simulator};

use crate::scene::{add_group, delete_items, get_items, messages, panic_of};
use crate::support::{ADA, BOB, send, simulator};

/// A client has read two messages, deleted the first one twice, and added a group for Bob.
fn after_work() -> (Simulator, Vec<String>) {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 2);
    simulator.keep_journal(10);
    send(&mut simulator, &get_items(&ids));
    send(&mut simulator, &delete_items(&ids[..1]));
    send(&mut simulator, &delete_items(&ids[..1]));
    add_group(&mut simulator, BOB, "Work");
    (simulator, ids.into_iter().map(|id| id.id).collect())
}

const GET: &str = "#1 2024-03-01T09:00:00Z ada@example.test GetItem: 200 2\u{d7}NoError";
const DELETE: &str = "#2 2024-03-01T09:00:00Z ada@example.test DeleteItem: 200 NoError";
const AGAIN: &str = "#3 2024-03-01T09:00:00Z ada@example.test DeleteItem: 200 ErrorItemNotFound";
const ADD: &str = "#4 2024-03-01T09:00:00Z bob@example.test AddImGroup: 200 NoError";

#[test]
fn failure_texts_show_the_nearest_call() {
    let (simulator, ids) = after_work();
    let (first, second) = (&*ids[0], &*ids[1]);
    let failure = |expected: Expected| simulator.check(&expected).expect_err("it has not been met");
    assert_eq!(
        failure(Expected::call::<DeleteItem>().for_id(second).times(1)),
        format!(
            "expected exactly 1 call of DeleteItem naming {second}, got 0\n\
             nearest: {AGAIN}\n  it is not naming {second}"
        )
    );
    assert_eq!(
        failure(Expected::call::<AddImGroup>().by(ADA)),
        format!(
            "expected at least 1 call of AddImGroup by {ADA}, got 0\n\
             nearest: {ADD}\n  it is by {BOB}, not by {ADA}"
        )
    );
    let refused = ResponseCode::ErrorAccessDenied;
    assert_eq!(
        failure(Expected::call::<GetItem>().for_id(first).answered(refused)),
        format!(
            "expected at least 1 call of GetItem naming {first} answered ErrorAccessDenied, got 0\n\
             nearest: {GET}\n  it was not answered ErrorAccessDenied"
        )
    );
    assert_eq!(
        failure(Expected::call::<SendItem>().by(BOB)),
        format!(
            "expected at least 1 call of SendItem by {BOB}, got 0\nnearest: {ADD}\n  \
             it is AddImGroup, not SendItem"
        )
    );
    assert_eq!(
        failure(Expected::calls(Calls::any().naming_more_than(2))),
        format!(
            "expected at least 1 call of any operation naming more than 2 ids, got 0\n\
             nearest: {ADD}\n  it is not naming more than 2 ids"
        )
    );
}

#[test]
fn failure_texts_show_the_calls_that_were_too_many_or_too_few() {
    let (simulator, ids) = after_work();
    let failure = |expected: Expected| simulator.check(&expected).expect_err("it has not been met");
    assert_eq!(
        failure(Expected::call::<DeleteItem>().for_id(&*ids[0]).times(1)),
        format!("expected exactly 1 call of DeleteItem naming {}, got 2\n  {DELETE}\n  {AGAIN}", ids[0])
    );
    assert_eq!(
        failure(Expected::call::<GetItem>().never()),
        format!("expected no calls of GetItem, got 1\n  {GET}")
    );
    assert_eq!(
        failure(Expected::call::<DeleteItem>().at_least(3)),
        format!(
            "expected at least 3 calls of DeleteItem, got 2\n\
             nearest: {ADD}\n  it is AddImGroup, not DeleteItem\n  {DELETE}\n  {AGAIN}"
        )
    );
    assert_eq!(
        failure(Expected::call::<DeleteItem>().at_most(1)),
        format!("expected at most 1 call of DeleteItem, got 2\n  {DELETE}\n  {AGAIN}")
    );
    assert!(
        failure(Expected::calls(Calls::any()).at_least(5).at_most(9))
            .starts_with("expected 5 to 9 calls of any")
    );
}

#[test]
fn what_has_been_forgotten_is_said() {
    let (mut simulator, _) = after_work();
    simulator.keep_journal(1);
    let failure = simulator.check(&Expected::call::<GetItem>()).expect_err("it is forgotten");
    assert_eq!(
        failure,
        format!(
            "expected at least 1 call of GetItem, got 0\nnearest: {ADD}\n  it is AddImGroup, not GetItem\n\
             the journal has forgotten 3 calls before #4"
        )
    );
    let mut idle = crate::support::simulator();
    idle.keep_journal(1);
    let failure = idle.check(&Expected::call::<GetItem>()).expect_err("there was none");
    assert_eq!(failure, "expected at least 1 call of GetItem, got 0\nthere have been no other calls");
}

#[test]
fn what_was_expected_is_met() {
    let (simulator, ids) = after_work();
    for expected in [
        Expected::call::<GetItem>(),
        Expected::call::<GetItem>().by("ADA@example.test").for_id(&*ids[1]).times(1),
        Expected::call::<DeleteItem>().times(2),
        Expected::call::<DeleteItem>().answered(ResponseCode::ErrorItemNotFound).times(1),
        Expected::call::<SendItem>().never(),
        Expected::call::<SendItem>().at_least(0),
        Expected::calls(Calls::any()).times(4),
        Expected::calls(Calls::any().costing_more_than(3)).times(1),
    ] {
        simulator.verify(&expected);
    }
}

#[test]
fn what_a_request_says_needs_its_bytes() {
    let (simulator, _) = after_work();
    let said = Expected::calls(Calls::any().saying("DisplayName", "Work"));
    assert_eq!(
        panic_of(|| simulator.check(&said)),
        "what a request says is not known; use keep_journal_with_bytes"
    );
    let mut simulator = crate::support::simulator();
    simulator.keep_journal_with_bytes(10);
    add_group(&mut simulator, ADA, "Work");
    simulator.verify(&said.clone().times(1));
    let named = |request: &AddImGroup| &*request.display_name == "Play";
    let play = Expected::calls(Calls::of::<AddImGroup>().when(named));
    let failure = simulator.check(&play).expect_err("it is Work");
    assert!(failure.ends_with("\n  it is not one for which a condition holds"), "{failure}");
}

#[test]
fn an_invalid_request_is_no_call_of_an_operation() {
    let mut simulator = simulator();
    simulator.keep_journal(10);
    send(&mut simulator, "<m:AddImGroup/>");
    let failure = simulator.check(&Expected::call::<AddImGroup>()).expect_err("it was invalid");
    assert!(failure.ends_with("\n  it was no valid message"), "{failure}");
}

#[test]
fn misuse_panics_with_a_sentence() {
    let simulator = simulator();
    assert_eq!(
        panic_of(|| simulator.verify(&Expected::call::<GetItem>())),
        "no journal is kept; ask for one with Simulator::keep_journal"
    );
    for calls in [Calls::any().nth(3), Calls::any().with_probability(0.5, 1)] {
        assert_eq!(
            panic_of(|| Expected::calls(calls)),
            "calls that are expected are counted here; say how often, not which of them"
        );
    }
}

#[test]
fn a_drop_insists_on_everything_that_was_expected() {
    let mut simulator = simulator().verified([Expected::call::<AddImGroup>().times(1)]);
    simulator.expect(Expected::call::<GetImItemList>().never());
    let said = panic_of(|| simulator);
    assert_eq!(said, "expected exactly 1 call of AddImGroup, got 0\nthere have been no other calls");

    let mut simulator = crate::support::simulator().verified([Expected::call::<AddImGroup>().times(1)]);
    simulator.expect(Expected::call::<GetItem>());
    add_group(&mut simulator, ADA, "A");
    add_group(&mut simulator, ADA, "B");
    let said = panic_of(|| simulator);
    assert_eq!(said.matches("expected").count(), 2, "{said}");

    let mut simulator = crate::support::simulator().verified([Expected::call::<AddImGroup>().times(1)]);
    add_group(&mut simulator, ADA, "A");
    drop(simulator);
}

#[test]
fn a_drop_during_another_panic_insists_on_nothing() {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let _simulator = simulator().verified([Expected::call::<AddImGroup>()]);
        panic!("the test itself has failed");
    }));
    let said = outcome.expect_err("it panicked").downcast::<&str>().expect("a text");
    assert_eq!(*said, "the test itself has failed");
}

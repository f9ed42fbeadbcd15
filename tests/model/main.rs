//! A mailbox after any sequence of requests, against a model of a page: folders with names and parents, items
//! with subjects, read flags and places. Codes, contents, counts, and what synchronisation tells, agree.

#[path = "../support/client.rs"]
#[allow(dead_code, reason = "the client of the conformance tests; not every method is needed here")]
mod client;
#[path = "../support/shortest.rs"]
mod shortest;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/tree.rs"]
#[allow(dead_code, reason = "as above")]
mod tree;

mod naive;
mod replica;
mod run;

use proptest::prelude::*;

use crate::run::{KeyGiven, Listening, Step, Update};
use crate::shortest::{Run, Sent, prove, show, test};

/// Names of folders; some are the same but for case, one is that of a folder servers make.
const NAMES: [&str; 5] = ["Plans", "plans", "Old", "New", "Inbox"];
const SUBJECTS: [&str; 3] = ["One", "Two", "Three"];
const DELETE_TYPES: [&str; 3] = ["HardDelete", "SoftDelete", "MoveToDeletedItems"];
const CONFLICT_RESOLUTIONS: [&str; 3] = ["NeverOverwrite", "AutoResolve", "AlwaysOverwrite"];

fn update() -> impl Strategy<Value = Update> {
    prop_oneof![
        prop::sample::select(&SUBJECTS[..]).prop_map(Update::Subject),
        any::<bool>().prop_map(Update::IsRead),
    ]
}

fn key_given() -> impl Strategy<Value = KeyGiven> {
    prop_oneof![
        4 => Just(KeyGiven::Newest),
        2 => any::<u8>().prop_map(KeyGiven::Any),
        1 => Just(KeyGiven::None),
    ]
}

fn step_of_folders() -> impl Strategy<Value = Step> {
    let name = || prop::sample::select(&NAMES[..]);
    let delete_type = prop::sample::select(&DELETE_TYPES[..]);
    prop_oneof![
        4 => (any::<u8>(), name()).prop_map(|(parent, name)| Step::CreateFolder(parent, name)),
        1 => (any::<u8>(), name()).prop_map(|(folder, name)| Step::RenameFolder(folder, name)),
        2 => any::<[u8; 2]>().prop_map(|[folder, to]| Step::MoveFolder(folder, to)),
        2 => (any::<u8>(), delete_type).prop_map(|(folder, how)| Step::DeleteFolder(folder, how)),
        1 => Just(Step::SyncFolders),
    ]
}

fn step_of_items() -> impl Strategy<Value = Step> {
    let delete_type = prop::sample::select(&DELETE_TYPES[..]);
    let resolution = prop::sample::select(&CONFLICT_RESOLUTIONS[..]);
    let is_read = prop::option::weighted(0.8, any::<bool>());
    prop_oneof![
        6 => (any::<u8>(), prop::sample::select(&SUBJECTS[..]), is_read)
            .prop_map(|(folder, subject, is_read)| Step::CreateItem(folder, subject, is_read)),
        6 => (any::<u8>(), update(), resolution, key_given())
            .prop_map(|(item, update, resolution, key)| Step::UpdateItem(item, update, resolution, key)),
        3 => any::<[u8; 2]>().prop_map(|[item, to]| Step::MoveItem(item, to)),
        2 => any::<[u8; 2]>().prop_map(|[item, to]| Step::CopyItem(item, to)),
        3 => (any::<u8>(), delete_type).prop_map(|(item, how)| Step::DeleteItem(item, how)),
        1 => any::<(u8, bool)>().prop_map(|(folder, is_read)| Step::MarkAllItemsAsRead(folder, is_read)),
        1 => any::<u8>().prop_map(Step::FindItem),
        1 => any::<u8>().prop_map(Step::GetItem),
        4 => (any::<u8>(), 1..4_u8).prop_map(|(folder, most)| Step::SyncItems(folder, most)),
    ]
}

/// The requests of a run, as a test.
fn requests_as_test<S>(_: &S, sent: &[String]) -> String {
    let sends = sent.iter().map(|request| format!("client.send(r#\"{request}\"#);"));
    test(std::iter::once("let mut client = Client::new();".to_owned()).chain(sends))
}

/// Sending checks the invariants, and that a refused request has changed nothing.
#[test]
fn a_mailbox_is_what_a_naive_model_says() {
    let steps = prop::collection::vec(prop_oneof![1 => step_of_folders(), 2 => step_of_items()], 1..50);
    let play = |(_, steps): &Run<(), Step>, sent| {
        let mut run = Listening::new(sent);
        for step in steps {
            run.take(step);
        }
        run.compare();
    };
    show(prove((4, 24), (Just(()), steps), play, requests_as_test));
}

/// The requests of a run that the model does not foresee are shown, and no others.
#[test]
fn what_the_model_does_not_foresee_is_shown_by_its_requests() {
    let steps = prop::collection::vec(step_of_items(), 1..50);
    let play = |(_, steps): &Run<(), Step>, sent: Sent| {
        let mut run = Listening::new(sent.clone());
        steps.iter().for_each(|step| run.take(step));
        let is_deletion = |request: &String| request.starts_with("<m:DeleteItem");
        assert!(!sent.borrow().iter().any(is_deletion), "there is a deletion");
    };
    let failed = prove((4, 24), (Just(()), steps), play, requests_as_test);
    let shown = failed.expect_err("some run deletes something");
    let sent: Vec<_> =
        shown.lines().filter_map(|line| line.trim().strip_prefix("client.send(r#\"<m:")).collect();
    let [create, delete] = sent[..] else { panic!("{shown}") };
    assert!(create.starts_with("CreateItem ") && delete.starts_with("DeleteItem "), "{shown}");
    assert!(shown.starts_with("there is a deletion\nwith seed 4; "), "{shown}");
}

#[test]
fn a_failing_run_shows_the_seed_and_the_shortest_requests() {
    // Requests that a run stands for; those above a hundred do not go after one of ten or more.
    let steps = prop::collection::vec(any::<u8>(), 0..40);
    let play = |(_, steps): &Run<(), u8>, sent: Sent| {
        let mut was_ten = false;
        for step in steps {
            sent.borrow_mut().push(format!("<m:Step Number=\"{step}\"/>"));
            assert!(!was_ten || *step <= 100, "after ten or more comes {step}");
            was_ten |= *step >= 10;
        }
    };
    let failed = prove((7, 200), (Just(()), steps), play, requests_as_test);
    let expected = "after ten or more comes 101\nwith seed 7; the shortest run that fails:\n\n\
        #[test]\nfn what_was_found() {\n    let mut client = Client::new();\n    \
            client.send(r#\"<m:Step Number=\"10\"/>\"#);\n    \
            client.send(r#\"<m:Step Number=\"101\"/>\"#);\n}\n";
    assert_eq!(failed, Err(expected.to_owned()));
}

#[test]
fn a_run_that_does_not_fail_shows_nothing() {
    assert_eq!(prove((7, 8), (Just(()), Just(vec![1])), |_, _| {}, requests_as_test), Ok(()));
}

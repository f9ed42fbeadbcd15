//! A mailbox after any sequence of requests, against a model of a page: folders with names and parents, items
//! with subjects, read flags and places. Codes, contents, counts, and what synchronisation tells, agree.

#[path = "../support/client.rs"]
#[allow(dead_code, reason = "the client of the conformance tests; not every method is needed here")]
mod client;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/tree.rs"]
#[allow(dead_code, reason = "as above")]
mod tree;

mod naive;
mod replica;
mod run;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::run::{KeyGiven, Run, Step, Update};

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

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(4),
        ..ProptestConfig::default()
    })]

    /// Sending checks the invariants, and that a refused request has changed nothing.
    #[test]
    fn a_mailbox_is_what_a_naive_model_says(
        steps in prop::collection::vec(prop_oneof![1 => step_of_folders(), 2 => step_of_items()], 1..50)
    ) {
        let mut run = Run::new();
        for step in &steps {
            run.take(step);
        }
        run.compare();
    }
}

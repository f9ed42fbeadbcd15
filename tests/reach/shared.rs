//! Threads that share a simulator.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use ews_sim::operation::im_list::AddImGroup;
use ews_sim::{Reply, SharedSimulator};

use crate::support::{ADA, BOB, envelope, send_bytes, simulator};

fn add_im_group(name: &str) -> String {
    envelope(&format!("<m:AddImGroup><m:DisplayName>{name}</m:DisplayName></m:AddImGroup>"))
}

/// Whether an answer says that the group is there now.
fn is_added(reply: &Reply) -> bool {
    reply.read::<AddImGroup>().is_ok()
}

#[test]
fn requests_of_several_threads_have_the_outcome_of_some_order() {
    let shared = SharedSimulator::new(simulator());
    let work = |thread: usize| {
        // Every name is asked for by several threads, and one of them gets it.
        let requests = (0..12).map(move |step| add_im_group(&format!("Group {}", (thread * 5 + step) % 20)));
        let shared = shared.clone();
        move || -> Vec<_> {
            requests.map(|request| (shared.handle(ADA, request.as_bytes()), request)).collect()
        }
    };
    let answered: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..6).map(|thread| scope.spawn(work(thread))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    let after = shared.fork();
    let (mut added, refused): (Vec<_>, Vec<_>) = answered.into_iter().partition(|(reply, _)| is_added(reply));
    assert_eq!((added.len(), refused.len()), (20, 52));
    // The order in which the groups came is the order in which they are listed.
    let mailbox = after.mailbox(ADA).expect("built with it");
    let place = |name: &str| mailbox.im_groups().position(|group| group.display_name() == name);
    added
        .sort_by_key(|(reply, _)| place(&reply.read::<AddImGroup>().unwrap().im_group.unwrap().display_name));
    let mut alone = simulator();
    for (reply, request) in added.iter().chain(&refused) {
        assert_eq!(*reply, send_bytes(&mut alone, ADA, request.as_bytes()));
    }
    assert!(alone == after);
}

#[test]
fn a_clone_is_a_handle_on_the_same_simulator_and_a_fork_is_not() {
    let shared = SharedSimulator::new(simulator());
    let (other, fork) = (shared.clone(), shared.fork());
    assert!(is_added(&other.handle(ADA, add_im_group("Work").as_bytes())));
    let has_work =
        |it: &ews_sim::Simulator| it.mailbox(ADA).is_some_and(|it| it.im_group_named("Work").is_some());
    assert!(shared.with(|simulator| has_work(simulator)));
    assert!(!has_work(&fork));
}

#[test]
fn another_simulator_can_be_put_in_its_place() {
    let shared = SharedSimulator::new(simulator());
    let strict = ews_sim::Simulator::builder().strict_namespaces(true).mailbox(BOB).build();
    let https = add_im_group("Work").replace("http://schemas.microsoft", "https://schemas.microsoft");
    assert!(is_added(&shared.handle(BOB, https.as_bytes())));
    shared.with(|simulator| *simulator = strict);
    assert_eq!(shared.handle(BOB, https.as_bytes()).status(), 500);
}

#[test]
fn a_closure_that_panics_does_no_harm_to_other_threads() {
    let shared = SharedSimulator::new(simulator());
    let panicked = catch_unwind(AssertUnwindSafe(|| shared.with(|_| panic!("on purpose"))));
    assert!(panicked.is_err());
    assert!(is_added(&shared.handle(ADA, add_im_group("Work").as_bytes())));
}

//! `SyncFolderItems` page by page, and items to be ignored: FI-339, FI-348, FI-349, FI-353.

use ews_sim::ResponseCode::*;
use ews_sim::Simulator;
use ews_sim::mailbox::{DeleteType, FolderKey, ItemKey, ItemUpdate};
use ews_sim::property::{ItemProperty, MessageProperty};

use crate::scene::*;
use crate::support::{BOB, refuse, simulator};

/// One page of at most two changes in Inbox: what it says, the state after it, whether it is the last.
#[track_caller]
fn page(simulator: &mut Simulator, state: &str) -> (Vec<Change>, String, bool) {
    let answer = items(&named("inbox"), state).with(|request| request.max = "2".into()).send(simulator);
    let state = answer.sync_state.clone().expect("every success has one");
    (item_changes(&answer), state, answer.includes_last_item_in_range.expect("and says whether it is all"))
}

/// The changes in Inbox while items are ignored.
#[track_caller]
fn ignoring(simulator: &mut Simulator, state: &str, ignored: &str) -> (Vec<Change>, String) {
    let answer =
        items(&named("inbox"), state).with(|request| request.ignore = ignored.into()).send(simulator);
    (item_changes(&answer), answer.sync_state.expect("every success has one"))
}

fn messages<const N: usize>(simulator: &mut Simulator) -> [ItemKey; N] {
    std::array::from_fn(|number| message_in(simulator, FolderKey::INBOX, &number.to_string()))
}

fn created(simulator: &Simulator, items: &[ItemKey]) -> Vec<Change> {
    items.iter().map(|item| ("Create", item_id(simulator, *item))).collect()
}

fn update(simulator: &mut Simulator, item: ItemKey, update: ItemUpdate) {
    let now = simulator.now();
    ada_mut(simulator).update_item(item, vec![update], now).expect("it may be changed");
}

#[test]
fn an_item_to_be_ignored_with_a_bad_change_key() {
    let mut simulator = simulator();
    let [item] = messages(&mut simulator);
    let id = item_id(&simulator, item);
    for (id, change_key) in [(&*id, "x"), (&id, ""), ("AAA=", "x")] {
        let ignored = format!(r#"<t:ItemId Id="{id}" ChangeKey="{change_key}"/>"#);
        let body = items(&named("inbox"), "").with(|request| request.ignore = ignored).body();
        let reply = refuse(&mut simulator, &body, ErrorInvalidChangeKey);
        assert_eq!(reply.findings()[0].rule().identifier(), "change-key.form");
    }
}

#[test]
fn fi_339_fi_353_pages_begin_with_the_newest() {
    let mut simulator = simulator();
    let [a, b, c, d, e] = messages(&mut simulator);
    let mut state = String::new();
    for (expected, is_last) in [(&[e, d][..], false), (&[c, b], false), (&[a], true), (&[], true)] {
        let (changes, next, last) = page(&mut simulator, &state);
        assert_eq!((changes, last), (created(&simulator, expected), is_last));
        state = next;
    }
}

#[test]
fn a_page_that_is_just_full_is_the_last() {
    let mut simulator = simulator();
    let [a, b] = messages(&mut simulator);
    let (changes, state, last) = page(&mut simulator, "");
    assert_eq!((changes, last), (created(&simulator, &[b, a]), true));
    let (changes, _, last) = page(&mut simulator, &state);
    assert_eq!((changes, last), (vec![], true));
}

#[test]
fn later_the_newest_change_comes_first_then_read_flags_then_what_is_gone() {
    let mut simulator = simulator();
    let [a, b, c, d] = messages(&mut simulator);
    let (_, state) = item_answer(&mut simulator, &named("inbox"), "");
    let ids = [a, b, c, d].map(|item| item_id(&simulator, item));
    ada_mut(&mut simulator).delete_item(d, DeleteType::HardDelete).expect("it is there");
    update(&mut simulator, b, ItemUpdate::set(ItemProperty::Subject, "new"));
    let new = message_in(&mut simulator, FolderKey::INBOX, "e");
    update(&mut simulator, a, ItemUpdate::set(ItemProperty::Subject, "new"));
    update(&mut simulator, c, ItemUpdate::set(MessageProperty::IsRead, true));
    let [a, b, c, d] = ids;
    let new = item_id(&simulator, new);
    let expected = [("Update", a), ("Create", new), ("Update", b), ("Read", c), ("Delete", d)];
    assert_eq!(item_answer(&mut simulator, &named("inbox"), &state).0, expected);
    let (first, state, _) = page(&mut simulator, &state);
    let (second, state, _) = page(&mut simulator, &state);
    let (third, _, last) = page(&mut simulator, &state);
    assert_eq!(([first, second, third].concat(), last), (expected.to_vec(), true));
}

#[test]
fn what_changes_between_pages_is_told_by_a_later_one() {
    let mut simulator = simulator();
    let [a, b, c, d] = messages(&mut simulator);
    let ids = [a, b, c, d].map(|item| item_id(&simulator, item));
    let (first, state, _) = page(&mut simulator, "");
    assert_eq!(first, created(&simulator, &[d, c]));
    // One that is known is gone, one that is known is read, one that is not known is gone.
    ada_mut(&mut simulator).delete_item(d, DeleteType::HardDelete).expect("it is there");
    update(&mut simulator, c, ItemUpdate::set(MessageProperty::IsRead, true));
    ada_mut(&mut simulator).delete_item(b, DeleteType::HardDelete).expect("it is there");
    let [a, _, c, d] = ids;
    let (second, state, _) = page(&mut simulator, &state);
    assert_eq!(second, [("Create", a), ("Read", c)]);
    let (third, _, last) = page(&mut simulator, &state);
    assert_eq!((third, last), (vec![("Delete", d)], true));
}

#[test]
fn fi_348_what_is_ignored_counts_as_known() {
    let mut simulator = simulator();
    let [a, b] = messages(&mut simulator);
    let ignored = item_element(&simulator, a);
    let (changes, state) = ignoring(&mut simulator, "", &ignored);
    assert_eq!(changes, created(&simulator, &[b]));
    assert_eq!(item_answer(&mut simulator, &named("inbox"), &state).0, []);
    update(&mut simulator, a, ItemUpdate::set(ItemProperty::Subject, "new"));
    let (changes, _) = item_answer(&mut simulator, &named("inbox"), &state);
    assert_eq!(changes, [("Update", item_id(&simulator, a))]);
    let (changes, state) = ignoring(&mut simulator, &state, &ignored);
    assert_eq!(changes, []);
    let gone = item_id(&simulator, a);
    ada_mut(&mut simulator).delete_item(a, DeleteType::HardDelete).expect("it is there");
    assert_eq!(item_answer(&mut simulator, &named("inbox"), &state).0, [("Delete", gone)]);
    assert_eq!(ignoring(&mut simulator, &state, &ignored).0, []);
}

#[test]
fn fi_349_ids_that_name_nothing_here_ignore_nothing() {
    let mut simulator = simulator();
    let [a] = messages(&mut simulator);
    let now = simulator.now();
    let bob = simulator.mailbox_mut(BOB).expect("built with it");
    let of_bob = bob.create_item(FolderKey::INBOX, unread("b"), now).expect("the folder takes it");
    let of_bob = bob.item_id_of(bob.item(of_bob).expect("it is there"));
    let elsewhere = message_in(&mut simulator, FolderKey::DRAFTS, "c");
    let elsewhere = item_id(&simulator, elsewhere);
    let inbox = ada(&simulator).folder_id_of(FolderKey::INBOX);
    for id in ["AAA=", "x", &of_bob, &elsewhere, &inbox] {
        let ignored = format!(r#"<t:ItemId Id="{id}"/>"#);
        assert_eq!(ignoring(&mut simulator, "", &ignored).0, created(&simulator, &[a]), "{id}");
    }
}

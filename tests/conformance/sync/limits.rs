//! SyncFolderItems: how many changes an answer holds, and which items are skipped.

use super::{Sync, changes, changes_of_items, state, state_of_items};
use crate::client::{Client, distinguished, set_field};

#[test]
fn an_answer_holds_as_many_changes_as_were_asked_for_and_says_whether_there_are_more() {
    requirements!(SYNC: 67, 6701, 6702, 388, 3891);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    for number in 1..=5 {
        client.create_message(&inbox, &number.to_string());
    }
    let mut pages = Vec::new();
    let mut last: Option<String> = None;
    for _ in 0..3 {
        let sync = Sync { folder: Some(&inbox), state: last.as_deref(), most: 2, ..Sync::default() };
        let answer = client.succeed(&sync.items());
        pages.push((changes(&answer).len(), answer.one("IncludesLastItemInRange").text.clone()));
        last = Some(state(&answer));
    }
    let pages: Vec<_> = pages.iter().map(|(count, is_last)| (*count, is_last.as_str())).collect();
    assert_eq!(pages, [(2, "false"), (2, "false"), (1, "true")]);
    for most in [1, 512] {
        let sync = Sync { folder: Some(&inbox), most, ..Sync::default() };
        assert_eq!(changes(&client.succeed(&sync.items())).len(), usize::min(most as usize, 5));
    }
    for most in [0, 513] {
        let sync = Sync { folder: Some(&inbox), most, ..Sync::default() };
        assert_eq!(client.send(&sync.items()).name, "Fault", "{most}");
    }
}

#[test]
fn items_to_ignore_are_skipped() {
    requirements!(SYNC: 385, 3851, 3852, 386, 3861, 3862);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    let ids = ["Ignored", "Told"].map(|subject| client.create_message(&inbox, subject));
    let state = state_of_items(&mut client, &inbox);
    let value = "<t:Message><t:Importance>High</t:Importance></t:Message>";
    for id in &ids {
        client.update_item(id, &set_field("Item", "item:Importance", value));
    }
    let ignore = ids[0].item();
    let sync = Sync { folder: Some(&inbox), state: Some(&state), ignore: &ignore, ..Sync::default() };
    assert_eq!(client.succeed(&sync.items()).values("Subject"), ["Told"]);
    assert_eq!(changes_of_items(&mut client, &inbox, &state).len(), 2);
}

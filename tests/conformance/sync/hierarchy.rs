//! SyncFolderHierarchy: the request and the answer.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use ews_sim::ResponseCode::ErrorInvalidSyncStateData;

use super::{Sync, changes, changes_of_hierarchy, state, state_of_hierarchy};
use crate::client::{Client, distinguished, field};

#[test]
fn a_state_asks_for_what_has_changed_since() {
    requirements!(SYNC: 503, 44, 49, 262, 263, 2631, 2632);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    client.create_mail_folder(&inbox, "Old");
    let first = client.succeed(&Sync { folder: Some(&inbox), ..Sync::default() }.hierarchy());
    let names: Vec<_> = first.values("DisplayName");
    assert_eq!(names, ["Old"]);
    assert!(STANDARD.decode(state(&first)).is_ok_and(|bytes| !bytes.is_empty()));
    assert_eq!(changes_of_hierarchy(&mut client, &inbox, &state(&first)), []);
    client.create_mail_folder(&inbox, "New");
    let changed = changes_of_hierarchy(&mut client, &inbox, &state(&first));
    let names: Vec<_> = changed.iter().map(|change| change.value("DisplayName")).collect();
    assert_eq!(names, ["New"]);
}

#[test]
fn what_is_no_state_is_refused() {
    requirements!(CDATA: 5188);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    let state = state_of_hierarchy(&mut client, &inbox);
    let broken: String = state.chars().rev().collect();
    for state in ["InvalidSyncState", "AAAA", &broken] {
        let sync = Sync { folder: Some(&inbox), state: Some(state), ..Sync::default() };
        client.refuse(&sync.hierarchy(), ErrorInvalidSyncStateData);
    }
}

#[test]
fn the_answer_says_that_all_folders_are_in_it() {
    requirements!(SYNC: 4601);
    let mut client = Client::new();
    let answer = client.succeed(&Sync::default().hierarchy());
    assert_eq!(answer.one("IncludesLastFolderInRange").text, "true");
    assert!(changes(&answer).len() > 10);
}

#[test]
fn the_folder_may_be_left_out() {
    requirements!(SYNC: 259, 260, 2601, 2602);
    let mut client = Client::new();
    client.create_mail_folder(&distinguished("inbox"), "Below the Inbox");
    client.create_mail_folder(&distinguished("drafts"), "Below Drafts");
    let inbox = distinguished("inbox");
    let one = client.succeed(&Sync { folder: Some(&inbox), ..Sync::default() }.hierarchy());
    assert_eq!(one.values("DisplayName"), ["Below the Inbox"]);
    let whole = client.succeed(&Sync::default().hierarchy());
    let names = whole.values("DisplayName");
    for name in ["Inbox", "Drafts", "Below the Inbox", "Below Drafts"] {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
}

#[test]
fn the_shape_says_which_properties_of_folders_are_returned() {
    requirements!(SYNC: 2571, 2572, 2573, 2574, 2575);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    client.create_mail_folder(&inbox, "Shown");
    let mut names = |base_shape: &str, paths: &str| {
        let sync = Sync { folder: Some(&inbox), base_shape, paths, ..Sync::default() };
        let answer = client.succeed(&sync.hierarchy());
        answer.one("Create").children[0].names()
    };
    assert_eq!(names("IdOnly", ""), ["FolderId"]);
    assert_eq!(names("IdOnly", &field("folder:DisplayName")), ["FolderId", "DisplayName"]);
    for base_shape in ["Default", "AllProperties"] {
        let names = names(base_shape, "");
        let default = ["FolderId", "DisplayName", "TotalCount", "ChildFolderCount", "UnreadCount"];
        assert!(default.iter().all(|name| names.contains(name)), "{base_shape}: {names:?}");
    }
    assert!(names("AllProperties", "").contains(&"FolderClass"));
}

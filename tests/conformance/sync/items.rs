//! SyncFolderItems: the request and the answer.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use ews_sim::ResponseCode::{ErrorInvalidPropertyForOperation, ErrorInvalidSyncStateData};
use ews_sim::ServerProfile;

use super::{Sync, changes, changes_of_items, state, state_of_items};
use crate::client::{Client, distinguished, field};

#[test]
fn a_state_asks_for_what_has_changed_since() {
    requirements!(SYNC: 504, 65, 70, 380, 382, 383, 3831, 3832);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    let below = client.create_mail_folder(&inbox, "Below").folder();
    client.create_message(&below, "Below");
    client.create_message(&inbox, "Old");
    let first = client.succeed(&Sync { folder: Some(&inbox), ..Sync::default() }.items());
    assert_eq!(first.values("Subject"), ["Old"]);
    assert!(STANDARD.decode(state(&first)).is_ok_and(|bytes| !bytes.is_empty()));
    assert_eq!(changes_of_items(&mut client, &inbox, &state(&first)), []);
    client.create_message(&inbox, "New");
    let changed = changes_of_items(&mut client, &inbox, &state(&first));
    let subjects: Vec<_> = changed.iter().map(|change| change.value("Subject")).collect();
    assert_eq!(subjects, ["New"]);
}

#[test]
fn what_is_no_state_is_refused() {
    requirements!(CDATA: 518);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    let state = state_of_items(&mut client, &inbox);
    let broken: String = state.chars().rev().collect();
    for state in ["InvalidSyncState", "AAAA", &broken] {
        let sync = Sync { folder: Some(&inbox), state: Some(state), ..Sync::default() };
        client.refuse(&sync.items(), ErrorInvalidSyncStateData);
    }
}

#[test]
fn the_shape_says_which_properties_of_items_are_returned() {
    requirements!(SYNC: 3781, 3782, 3783, 37814, 37815);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    client.create_message(&inbox, "Shown");
    let mut names = |base_shape: &str, paths: &str| {
        let sync = Sync { folder: Some(&inbox), base_shape, paths, ..Sync::default() };
        let answer = client.succeed(&sync.items());
        answer.one("Create").children[0].names()
    };
    assert_eq!(names("IdOnly", ""), ["ItemId"]);
    assert_eq!(names("IdOnly", &field("item:Subject")), ["ItemId", "Subject"]);
    let (default, all) = (names("Default", ""), names("AllProperties", ""));
    for name in ["ItemId", "Subject", "IsRead"] {
        assert!(default.contains(&name) && all.contains(&name), "{name}: {default:?} {all:?}");
    }
    assert!(!default.contains(&"ItemClass") && all.contains(&"ItemClass"), "{default:?} {all:?}");
}

#[test]
fn mime_content_is_refused() {
    requirements!(SYNC: 3787);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    let switches = "<t:IncludeMimeContent>true</t:IncludeMimeContent>";
    let sync = Sync { folder: Some(&inbox), switches, ..Sync::default() };
    client.refuse(&sync.items(), ErrorInvalidPropertyForOperation);
}

#[test]
fn a_template_for_inline_images_is_accepted() {
    requirements!(SYNC: 37809);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    client.create_message(&inbox, "Shown");
    let switches = "<t:InlineImageUrlTemplate>Template1</t:InlineImageUrlTemplate>";
    let sync = Sync { folder: Some(&inbox), switches, ..Sync::default() };
    assert_eq!(changes(&client.succeed(&sync.items())).len(), 1);
}

#[test]
fn associated_items_are_listed_where_they_are_in_scope() {
    requirements!(SYNC: 347, 348, 37811008);
    for (profile, version) in [
        (ServerProfile::Exchange2010Sp2, "Exchange2010_SP2"),
        (ServerProfile::Exchange2013Sp1, "Exchange2013_SP1"),
        (ServerProfile::Exchange2019, "Exchange2016"),
    ] {
        let mut client = Client::of(profile, version);
        let inbox = distinguished("inbox");
        client.create_message(&inbox, "Normal");
        let associated = "<t:Message><t:Subject>Associated</t:Subject><t:IsAssociated>true</t:IsAssociated>\
                          </t:Message>";
        client.create_item(Some(&inbox), associated);
        let mut subjects = |scope: &str| {
            let sync = Sync { folder: Some(&inbox), scope: Some(scope), ..Sync::default() };
            let answer = client.succeed(&sync.items());
            let mut subjects: Vec<_> = answer.values("Subject").into_iter().map(str::to_owned).collect();
            subjects.sort();
            subjects
        };
        assert_eq!(subjects("NormalItems"), ["Normal"]);
        assert_eq!(subjects("NormalAndAssociatedItems"), ["Associated", "Normal"]);
    }
}

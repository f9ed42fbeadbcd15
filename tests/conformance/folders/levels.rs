//! Permission levels: what another user may do in a folder where he has one.

use ews_sim::ServerProfile;

use super::permissions::{Access, VISIBLE, custom, level};
use crate::client::{Client, distinguished, field};

/// What a level allows: to see the folder, create items, read all, edit own, edit all, delete own, delete
/// all, create subfolders.
const LEVELS: &[(&str, [bool; 8])] = &[
    ("None", [false; 8]),
    ("Owner", [true; 8]),
    ("PublishingEditor", [true; 8]),
    ("Editor", [true, true, true, true, true, true, true, false]),
    ("PublishingAuthor", [true, true, true, true, false, true, false, true]),
    ("Author", [true, true, true, true, false, true, false, false]),
    ("NoneditingAuthor", [true, true, true, false, false, true, false, false]),
    ("Reviewer", [true, false, true, false, false, false, false, false]),
];

/// What Bob really may do.
fn allowed(client: fn() -> Client, permission: &str) -> [bool; 8] {
    let access = || Access::new(client(), permission);
    [
        access().sees_the_folder(),
        access().creates_items(),
        access().reads("Hers"),
        access().edits("His"),
        access().edits("Hers"),
        access().deletes("His"),
        access().deletes("Hers"),
        access().creates_subfolders(),
    ]
}

#[test]
fn a_level_allows_what_it_says_and_nothing_more() {
    requirements!(FOLD: 145, 146, 147, 148, 149, 150, 151, 152, 1231, 1232, 123201);
    for (name, expected) in LEVELS {
        assert_eq!(allowed(Client::new, &level(name)), *expected, "{name}");
    }
}

#[test]
fn custom_rights_have_a_level_of_that_name() {
    requirements!(FOLD: 154);
    let mut client = Client::new();
    let rights = format!("<t:CanCreateItems>true</t:CanCreateItems>{VISIBLE}");
    let folder = super::permissions::shared_folder(&custom(&rights, ""));
    let id = client.create_folder(&distinguished("inbox"), &folder).folder();
    let folder = client.folder_with(&id, &field("folder:PermissionSet"));
    assert!(folder.values("PermissionLevel").contains(&"Custom"), "{folder}");
    let [sees, creates, reads, ..] = allowed(Client::new, &custom(&rights, ""));
    assert_eq!((sees, creates, reads), (true, true, false));
}

#[test]
fn a_contributor_reads_items_from_2013_on() {
    requirements!(FOLD: 1531, 1532);
    let newer = allowed(Client::new, &level("Contributor"));
    assert_eq!((newer[1], newer[2]), (true, true));
    let older = || Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    let older = allowed(older, &level("Contributor"));
    assert_eq!((older[1], older[2]), (true, false));
}

//! `CreateFolderPath`: FI-110 to FI-115.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::FolderKey;

use crate::scene::*;
use crate::support::{refuse, simulator, succeed};

fn path(names: &[&str]) -> String {
    names.iter().map(|name| folder(name)).collect()
}

#[test]
fn fi_112_after_a_folder_that_is_refused_there_is_no_parent() {
    let mut simulator = simulator();
    let body = create_folder_path(&named("inbox"), &["<t:Folder/>", &*path(&["b", "c"])].concat());
    let no_parent = ErrorParentFolderNotFound;
    let reply = expect(&mut simulator, &body, &[ErrorFolderSavePropertyError, no_parent, no_parent]);
    assert!(reply.text().contains(r#"FieldURI="folder:DisplayName""#), "{reply}");
    assert_eq!(reply.text().matches(r#"ResponseClass="Error""#).count(), 3, "{reply}");
}

#[test]
fn fi_113_without_its_parent_nothing_is_made() {
    let mut simulator = with_path(&["Gone"]);
    let gone = id(&simulator, "Gone");
    succeed(&mut simulator, &delete_folder("HardDelete", &gone));
    expect(&mut simulator, &create_folder_path(&gone, &path(&["a", "b"])), &[ErrorParentFolderNotFound; 2]);
}

#[test]
fn fi_115_public_folders_have_no_paths() {
    let body = create_folder_path(&named("publicfoldersroot"), &path(&["a"]));
    refuse(&mut simulator(), &body, ErrorInvalidOperation);
}

#[test]
fn a_search_folder_holds_no_folders() {
    let inner = "<t:SearchFolder><t:DisplayName>inner</t:DisplayName></t:SearchFolder>";
    let body = create_folder_path(&named("inbox"), &[inner, &*path(&["b", "c"])].concat());
    expect(&mut simulator(), &body, &[NoError, ErrorInvalidParentFolder, ErrorParentFolderNotFound]);
}

#[test]
fn what_is_before_a_refused_folder_stays() {
    let mut simulator = simulator();
    let class = "<t:CalendarFolder><t:FolderClass>x</t:FolderClass>\
        <t:DisplayName>b</t:DisplayName></t:CalendarFolder>";
    let body = create_folder_path(&named("inbox"), &[&*path(&["a"]), class].concat());
    expect(&mut simulator, &body, &[NoError, ErrorNoFolderClassOverride]);
    assert_eq!(found(&mut simulator, "Deep", "", &named("inbox")), ["a"]);
}

#[test]
fn fi_110_fi_114_each_folder_lies_in_the_one_before() {
    let mut simulator = simulator();
    let body = create_folder_path(&named("inbox"), &path(&["a", "b", "c"]));
    let reply = succeed(&mut simulator, &body);
    let default = ["Folder", "FolderId", "DisplayName", "TotalCount", "ChildFolderCount", "UnreadCount"];
    assert_eq!(properties(&reply), [default; 3]);
    assert_eq!(reply.texts("DisplayName"), ["a", "b", "c"]);
    assert_eq!(reply.texts("ChildFolderCount"), ["0"; 3]);
    for (child, parent) in [("c", key_of(&simulator, "b")), ("b", key_of(&simulator, "a"))] {
        assert_eq!(
            ada(&simulator).child_named(parent, child).map(|it| it.key()),
            Some(key_of(&simulator, child))
        );
    }
    assert!(ada(&simulator).child_named(FolderKey::INBOX, "a").is_some());
}

#[test]
fn fi_111_what_is_there_is_taken_whatever_its_case() {
    let mut simulator = simulator();
    let ids = |reply: ews_sim::Reply| reply.ids("FolderId").into_iter().map(|id| id.id).collect::<Vec<_>>();
    let first = ids(succeed(&mut simulator, &create_folder_path(&named("inbox"), &path(&["a", "b"]))));
    let before = simulator.clone();
    let second = ids(succeed(&mut simulator, &create_folder_path(&named("inbox"), &path(&["A", "b"]))));
    assert_eq!(first, second);
    assert!(before.mailboxes().eq(simulator.mailboxes()));
    let longer = ids(succeed(&mut simulator, &create_folder_path(&named("inbox"), &path(&["a", "c"]))));
    assert_eq!(longer[0], first[0]);
    assert_eq!(found(&mut simulator, "Deep", "", &named("inbox")), ["a", "b", "c"]);
}

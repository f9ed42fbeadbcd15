//! What GetFolder returns of a folder.

use crate::client::{Client, distinguished, field, get_folder};

#[test]
fn the_base_shape_says_which_properties_are_returned() {
    requirements!(FOLD: 42101, 42102, 42103);
    let mut client = Client::new();
    let id = client.create_mail_folder(&distinguished("inbox"), "Shown").folder();
    let mut names = |shape: &str| client.succeed(&get_folder(&id, shape, "")).object().names();
    assert_eq!(names("IdOnly"), ["FolderId"]);
    let default = ["FolderId", "DisplayName", "TotalCount", "ChildFolderCount", "UnreadCount"];
    assert_eq!(names("Default"), default);
    let all = names("AllProperties");
    assert!(default.iter().all(|property| all.contains(property)), "{all:?}");
    for property in ["ParentFolderId", "FolderClass", "EffectiveRights"] {
        assert!(all.contains(&property), "{property} not in {all:?}");
    }
}

#[test]
fn additional_properties_are_added_to_the_base_shape() {
    requirements!(FOLD: 42104, 42105);
    let mut client = Client::new();
    let paths = field("folder:DisplayName") + &field("folder:FolderClass");
    let folder = client.folder_with(&distinguished("inbox"), &paths);
    assert_eq!(folder.names(), ["FolderId", "FolderClass", "DisplayName"]);
}

#[test]
fn several_folders_are_returned_in_the_order_asked_for() {
    requirements!(FOLD: 423);
    let mut client = Client::new();
    let names = ["tasks", "inbox", "calendar"];
    let ids: String = names.map(distinguished).concat();
    let answer = client.succeed(&get_folder(&ids, "Default", ""));
    let display_names: Vec<_> = answer.values("DisplayName");
    assert_eq!(display_names, ["Tasks", "Inbox", "Calendar"]);
}

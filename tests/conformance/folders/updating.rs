//! UpdateFolder.

use ews_sim::ResponseCode::{
    ErrorAccessDenied, ErrorCreateSubfolderAccessDenied, ErrorIncorrectUpdatePropertyCount,
    ErrorInvalidPropertyAppend, ErrorItemNotFound,
};

use crate::client::{Client, create_folder, distinguished, field, folder_of, set_field, update_folder};
use crate::support::{ADA, BOB};

/// An update that renames a folder, through the element of a kind.
fn rename(kind: &str, name: &str) -> String {
    let value = format!("<t:{kind}><t:DisplayName>{name}</t:DisplayName></t:{kind}>");
    set_field("Folder", "folder:DisplayName", &value)
}

#[test]
fn nothing_can_be_appended_to_a_folder() {
    requirements!(FOLD: 507);
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Short").folder();
    let append = rename("Folder", "er").replace("SetFolderField", "AppendToFolderField");
    client.refuse(&update_folder(&folder, &append), ErrorInvalidPropertyAppend);
    assert_eq!(client.folder(&folder).value("DisplayName"), "Short");
}

#[test]
fn each_change_names_one_property() {
    requirements!(CDATA: 335);
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Folder").folder();
    let two =
        "<t:Folder><t:FolderClass>IPF.Note.Two</t:FolderClass><t:DisplayName>Two</t:DisplayName></t:Folder>";
    for value in [two, "<t:Folder/>"] {
        let update = set_field("Folder", "folder:DisplayName", value);
        client.refuse(&update_folder(&folder, &update), ErrorIncorrectUpdatePropertyCount);
    }
    assert_eq!(client.folder(&folder).value("DisplayName"), "Folder");
}

#[test]
fn folders_of_every_kind_are_updated_through_their_element() {
    requirements!(FOLD: 5251, 534, 536, 538, 540, 542, 9301);
    let mut client = Client::new();
    for kind in ["Folder", "CalendarFolder", "ContactsFolder", "SearchFolder", "TasksFolder"] {
        let parent = if kind == "SearchFolder" { "searchfolders" } else { "inbox" };
        let id = client.create_folder(&distinguished(parent), &folder_of(kind, "Before"));
        let answer = client.succeed(&update_folder(&id.folder(), &rename(kind, kind)));
        let updated = answer.object();
        assert_eq!((updated.name, &updated.id().id), (kind, &id.id));
        assert_ne!(updated.id().change_key, id.change_key);
        let found = client.folder_with(&id.folder(), &field("folder:DisplayName"));
        assert_eq!((found.name, found.value("DisplayName")), (kind, kind));
    }
}

#[test]
fn several_folders_are_updated_by_id_or_by_name() {
    requirements!(FOLD: 546, 8902, 9101, 5051, 531);
    let mut client = Client::new();
    let by_id = client.create_mail_folder(&distinguished("inbox"), "Folder").folder();
    let by_name = distinguished("notes");
    let change = |id: &str, name: &str| {
        format!("<t:FolderChange>{id}<t:Updates>{}</t:Updates></t:FolderChange>", rename("Folder", name))
    };
    let changes = change(&by_id, "By id") + &change(&by_name, "By name");
    let body = format!("<m:UpdateFolder><m:FolderChanges>{changes}</m:FolderChanges></m:UpdateFolder>");
    let answer = client.succeed(&body);
    assert_eq!(answer.messages().len(), 2);
    assert_eq!(client.folder(&by_id).value("DisplayName"), "By id");
    assert_eq!(client.folder(&by_name).value("DisplayName"), "By name");
}

#[test]
fn deleting_the_permissions_of_a_folder_takes_the_rights_from_others() {
    requirements!(FOLD: 583, 5261);
    let mut client = Client::new();
    let shared = super::permissions::shared_folder(&super::permissions::level("Owner"));
    let id = client.create_folder(&distinguished("inbox"), &shared).folder();
    let below = |name: &str| format!("<t:Folder><t:DisplayName>{name}</t:DisplayName></t:Folder>");
    client.log_on(BOB).create_folder(&id, &below("With rights"));
    let delete = format!("<t:DeleteFolderField>{}</t:DeleteFolderField>", field("folder:PermissionSet"));
    client.log_on(ADA).succeed(&update_folder(&id, &delete));
    let answer = client.log_on(BOB).send(&create_folder(&id, &below("Without")));
    let refusals = [ErrorCreateSubfolderAccessDenied, ErrorAccessDenied, ErrorItemNotFound];
    let is_refused = answer
        .codes
        .iter()
        .all(|code| refusals.contains(code) || { *code == ews_sim::ResponseCode::ErrorParentFolderNotFound });
    assert!(is_refused && !answer.codes.is_empty(), "{}", *answer);
}

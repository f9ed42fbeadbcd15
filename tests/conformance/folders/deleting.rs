//! DeleteFolder and EmptyFolder: where folders and items go.

use ews_sim::ResponseCode::{ErrorDeleteDistinguishedFolder, ErrorItemNotFound};

use super::display_names;
use crate::client::{Client, delete_folder, distinguished, empty_folder, get_folder};
use crate::tree::Id;

/// A folder below the Inbox with a message in it, and a folder in that with a message of its own.
fn nested(client: &mut Client) -> (Id, Id) {
    let folder = client.create_mail_folder(&distinguished("inbox"), "Folder");
    client.create_message(&folder.folder(), "Above");
    let child = client.create_mail_folder(&folder.folder(), "Child");
    client.create_message(&child.folder(), "Below");
    (folder, child)
}

#[test]
fn default_folders_cannot_be_deleted() {
    requirements!(FOLD: 308);
    let mut client = Client::new();
    let names = [
        "calendar",
        "contacts",
        "deleteditems",
        "drafts",
        "inbox",
        "journal",
        "junkemail",
        "msgfolderroot",
        "notes",
        "outbox",
        "searchfolders",
        "sentitems",
        "tasks",
    ];
    for name in names {
        for delete_type in ["HardDelete", "SoftDelete", "MoveToDeletedItems"] {
            let body = delete_folder(&distinguished(name), delete_type);
            client.refuse(&body, ErrorDeleteDistinguishedFolder);
            let id = client.folder_id(&distinguished(name)).folder();
            client.refuse(&delete_folder(&id, delete_type), ErrorDeleteDistinguishedFolder);
        }
    }
}

#[test]
fn a_hard_deleted_folder_is_gone_for_good() {
    requirements!(FOLD: 34301);
    let mut client = Client::new();
    let (folder, child) = nested(&mut client);
    client.delete_folder(&folder.folder(), "HardDelete");
    for id in [folder, child] {
        client.refuse(&get_folder(&id.folder(), "IdOnly", ""), ErrorItemNotFound);
    }
    for name in ["deleteditems", "recoverableitemsdeletions", "recoverableitemspurges"] {
        assert_eq!(client.folders_in(&distinguished(name)), [], "{name}");
    }
}

#[test]
fn a_folder_moved_to_deleted_items_keeps_its_id() {
    requirements!(FOLD: 34302);
    let mut client = Client::new();
    let (folder, child) = nested(&mut client);
    client.delete_folder(&folder.folder(), "MoveToDeletedItems");
    let deleted_items = client.folder_id(&distinguished("deleteditems"));
    assert_eq!(client.folder(&folder.folder()).child("ParentFolderId").id().id, deleted_items.id);
    assert_eq!(client.folder(&child.folder()).child("ParentFolderId").id().id, folder.id);
    assert_eq!(client.folders_in(&distinguished("inbox")), []);
}

#[test]
fn the_items_of_a_soft_deleted_folder_are_in_the_dumpster() {
    requirements!(FOLD: 34303);
    let mut client = Client::new();
    let (folder, _) = nested(&mut client);
    client.delete_folder(&folder.folder(), "SoftDelete");
    client.refuse(&get_folder(&folder.folder(), "IdOnly", ""), ErrorItemNotFound);
    let dumpster = client.subjects_in(&distinguished("recoverableitemsdeletions"));
    assert!(dumpster.contains(&"Above".to_owned()), "{dumpster:?}");
}

#[test]
fn what_is_emptied_with_a_hard_delete_is_not_in_deleted_items() {
    requirements!(FOLD: 37801, 3791, 380);
    let mut client = Client::new();
    let (folder, child) = nested(&mut client);
    client.succeed(&empty_folder(&folder.folder(), "HardDelete", true));
    assert_eq!(client.items_in(&folder.folder()), []);
    client.refuse(&get_folder(&child.folder(), "IdOnly", ""), ErrorItemNotFound);
    for name in ["deleteditems", "recoverableitemsdeletions"] {
        assert_eq!(client.items_in(&distinguished(name)), [], "{name}");
        assert_eq!(client.folders_in(&distinguished(name)), [], "{name}");
    }
}

#[test]
fn what_is_emptied_to_deleted_items_lies_there() {
    requirements!(FOLD: 37802);
    let mut client = Client::new();
    let (folder, child) = nested(&mut client);
    client.succeed(&empty_folder(&folder.folder(), "MoveToDeletedItems", true));
    let deleted_items = distinguished("deleteditems");
    assert_eq!(client.items_in(&folder.folder()), []);
    assert_eq!(client.subjects_in(&deleted_items), ["Above"]);
    assert_eq!(display_names(&client.folders_in(&deleted_items)), ["Child"]);
    let deleted_items = client.folder_id(&deleted_items);
    assert_eq!(client.folder(&child.folder()).child("ParentFolderId").id().id, deleted_items.id);
}

#[test]
fn what_is_emptied_with_a_soft_delete_is_in_the_dumpster() {
    requirements!(FOLD: 37803);
    let mut client = Client::new();
    let (folder, _) = nested(&mut client);
    client.succeed(&empty_folder(&folder.folder(), "SoftDelete", true));
    assert_eq!(client.items_in(&folder.folder()), []);
    let dumpster = client.subjects_in(&distinguished("recoverableitemsdeletions"));
    assert!(dumpster.contains(&"Above".to_owned()), "{dumpster:?}");
}

#[test]
fn subfolders_stay_unless_they_are_to_be_emptied_too() {
    requirements!(FOLD: 381);
    let mut client = Client::new();
    let (folder, child) = nested(&mut client);
    client.succeed(&empty_folder(&folder.folder(), "HardDelete", false));
    assert_eq!(client.items_in(&folder.folder()), []);
    assert_eq!(display_names(&client.folders_in(&folder.folder())), ["Child"]);
    assert_eq!(client.subjects_in(&child.folder()), ["Below"]);
}

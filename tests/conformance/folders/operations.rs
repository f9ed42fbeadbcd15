//! What every operation on folders answers where it succeeds and where it fails, and what creating, copying
//! and moving do.

use ews_sim::ResponseCode::{ErrorFolderExists, ErrorItemNotFound, ErrorParentFolderNotFound};
use ews_sim::ServerProfile;

use super::{assert_outcome, display_names};
use crate::client::{
    Client, create_folder, delete_folder, distinguished, empty_folder, get_folder, set_field,
    transfer_folder, update_folder,
};
use crate::tree::Id;

const FOLDER: &str = "<t:Folder><t:DisplayName>New</t:DisplayName></t:Folder>";

/// A client, the id of a folder below the Inbox, and that of one that is gone.
fn client_with_folders() -> (Client, Id, Id) {
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Folder");
    let gone = client.create_mail_folder(&distinguished("inbox"), "Gone");
    client.delete_folder(&gone.folder(), "HardDelete");
    (client, folder, gone)
}

#[test]
fn create_folder_answers_success_or_error() {
    requirements!(FOLD: 2202, 22202, 22203, 560, 252, 216, 217);
    let (mut client, _, gone) = client_with_folders();
    let orphan = client.refuse(&create_folder(&gone.folder(), FOLDER), ErrorParentFolderNotFound);
    assert_outcome(&orphan, "CreateFolder", "Error", "ErrorParentFolderNotFound");
    let body = create_folder(&distinguished("drafts"), FOLDER);
    let answer = client.succeed(&body);
    assert_outcome(&answer, "CreateFolder", "Success", "NoError");
    let again = client.refuse(&body, ErrorFolderExists);
    assert_outcome(&again, "CreateFolder", "Error", "ErrorFolderExists");
    assert_eq!(display_names(&client.folders_in(&distinguished("drafts"))), ["New"]);
    let drafts = client.folder_id(&distinguished("drafts"));
    let created = client.folder(&answer.object().id().folder());
    assert_eq!(created.child("ParentFolderId").id().id, drafts.id);
}

#[test]
fn get_folder_answers_success_or_error() {
    requirements!(FOLD: 3864, 38644, 38645);
    let (mut client, folder, gone) = client_with_folders();
    let answer = client.refuse(&get_folder(&gone.folder(), "IdOnly", ""), ErrorItemNotFound);
    assert_outcome(&answer, "GetFolder", "Error", "ErrorItemNotFound");
    let answer = client.succeed(&get_folder(&folder.folder(), "IdOnly", ""));
    assert_outcome(&answer, "GetFolder", "Success", "NoError");
    assert_eq!(answer.object().id(), folder);
}

#[test]
fn copy_folder_answers_success_or_error_and_leaves_the_source() {
    requirements!(FOLD: 1852, 185222, 185223, 211);
    let (mut client, folder, gone) = client_with_folders();
    let message = client.create_message(&folder.folder(), "Inside");
    client.create_mail_folder(&folder.folder(), "Child");
    let drafts = distinguished("drafts");
    let answer = client.refuse(&transfer_folder("CopyFolder", &gone.folder(), &drafts), ErrorItemNotFound);
    assert_outcome(&answer, "CopyFolder", "Error", "ErrorItemNotFound");
    let answer = client.succeed(&transfer_folder("CopyFolder", &folder.folder(), &drafts));
    assert_outcome(&answer, "CopyFolder", "Success", "NoError");
    let copy = answer.object().id();
    assert_ne!(copy.id, folder.id);
    for id in [&copy, &folder] {
        assert_eq!(client.subjects_in(&id.folder()), ["Inside"]);
        assert_eq!(display_names(&client.folders_in(&id.folder())), ["Child"]);
    }
    assert_ne!(client.item_named(&copy.folder(), "Inside").id, message.id);
}

#[test]
fn move_folder_answers_success_or_error_and_takes_everything_along() {
    requirements!(FOLD: 43144, 4314, 4315, 429, 461, 594, 595, 596);
    let (mut client, _, gone) = client_with_folders();
    let class = "<t:FolderClass>IPF.Note.Contoso</t:FolderClass>";
    let moved = format!("<t:Folder>{class}<t:DisplayName>Moved</t:DisplayName></t:Folder>");
    let folder = client.create_folder(&distinguished("inbox"), &moved);
    let message = client.create_message(&folder.folder(), "Inside");
    let child = client.create_mail_folder(&folder.folder(), "Child");
    let drafts = distinguished("drafts");
    let answer = client.refuse(&transfer_folder("MoveFolder", &gone.folder(), &drafts), ErrorItemNotFound);
    assert_outcome(&answer, "MoveFolder", "Error", "ErrorItemNotFound");
    let answer = client.succeed(&transfer_folder("MoveFolder", &folder.folder(), &drafts));
    assert_outcome(&answer, "MoveFolder", "Success", "NoError");

    let drafts = client.folder_id(&drafts);
    let moved = client.folder(&folder.folder());
    assert_eq!(moved.child("ParentFolderId").id().id, drafts.id);
    assert_eq!((moved.value("DisplayName"), moved.value("FolderClass")), ("Moved", "IPF.Note.Contoso"));
    assert_eq!(client.subjects_in(&folder.folder()), ["Inside"]);
    assert_eq!(client.item(&message).value("Subject"), "Inside");
    let child = client.folder(&child.folder());
    assert_eq!(child.child("ParentFolderId").id().id, folder.id);
    assert_eq!(display_names(&client.folders_in(&distinguished("inbox"))), ["Folder"]);
}

#[test]
fn delete_folder_answers_success_or_error() {
    requirements!(FOLD: 3104, 31044, 31045, 306, 568, 341);
    let (mut client, folder, gone) = client_with_folders();
    let answer = client.refuse(&delete_folder(&gone.folder(), "HardDelete"), ErrorItemNotFound);
    assert_outcome(&answer, "DeleteFolder", "Error", "ErrorItemNotFound");
    let other = client.create_mail_folder(&distinguished("inbox"), "Other");
    let both = folder.folder() + &other.folder();
    let answer = client.succeed(&delete_folder(&both, "HardDelete"));
    assert_outcome(&answer, "DeleteFolder", "Success", "NoError");
    assert_eq!(answer.messages().len(), 2);
    assert_eq!(client.folders_in(&distinguished("inbox")), []);
}

#[test]
fn empty_folder_answers_success_or_error() {
    requirements!(FOLD: 3474, 34744, 34745, 367, 571, 5664, 5666);
    let (mut client, folder, gone) = client_with_folders();
    let answer = client.refuse(&empty_folder(&gone.folder(), "HardDelete", true), ErrorItemNotFound);
    assert_outcome(&answer, "EmptyFolder", "Error", "ErrorItemNotFound");
    client.create_message(&folder.folder(), "Inside");
    let answer = client.succeed(&empty_folder(&folder.folder(), "HardDelete", true));
    assert_outcome(&answer, "EmptyFolder", "Success", "NoError");
    assert_eq!(client.subjects_in(&folder.folder()), [""; 0]);

    let mut client = Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    let answer = client.succeed(&empty_folder(&distinguished("inbox"), "HardDelete", true));
    assert_outcome(&answer, "EmptyFolder", "Success", "NoError");
}

#[test]
fn update_folder_answers_success_or_error() {
    requirements!(FOLD: 46444, 4644, 4645, 582);
    let (mut client, folder, gone) = client_with_folders();
    let value = "<t:Folder><t:DisplayName>Renamed</t:DisplayName></t:Folder>";
    let rename = set_field("Folder", "folder:DisplayName", value);
    let answer = client.refuse(&update_folder(&gone.folder(), &rename), ErrorItemNotFound);
    assert_outcome(&answer, "UpdateFolder", "Error", "ErrorItemNotFound");
    let answer = client.succeed(&update_folder(&folder.folder(), &rename));
    assert_outcome(&answer, "UpdateFolder", "Success", "NoError");
    assert_eq!(client.folder(&folder.folder()).value("DisplayName"), "Renamed");
}

//! ArchiveItem, with and without an archive.

use ews_sim::ResponseCode;
use ews_sim::mailbox::{DistinguishedFolderId, Folder, FolderKey, Mailbox, PermissionLevel};

use crate::client::{Client, delete_folder, distinguished, distinguished_of, folder_of, get_item};
use crate::scenes::{content_of, grant_bob, hide_item, ids_in};
use crate::support::{ADA, BOB};

fn archive_item(source: &str, ids: &str) -> String {
    format!(
        "<m:ArchiveItem><m:ArchiveSourceFolderId>{source}</m:ArchiveSourceFolderId><m:ItemIds>{ids}\
         </m:ItemIds></m:ArchiveItem>"
    )
}

/// A client whose mailbox has an archive.
fn client_with_archive() -> Client {
    let mut client = Client::new();
    let ada = client.simulator.mailbox_mut(ADA).expect("built with it");
    ada.provide_folder(DistinguishedFolderId::ArchiveRoot).expect("the server has archives");
    client
}

/// The display names from the top of the archive down to a folder.
fn path_of(mailbox: &Mailbox, folder: FolderKey) -> Vec<&str> {
    let mut path = Vec::new();
    let mut at = mailbox.folder(folder);
    while let Some(folder) = at.filter(|folder| folder.key() != FolderKey::ARCHIVE_MSG_FOLDER_ROOT) {
        path.insert(0, folder.display_name());
        at = folder.parent().and_then(|parent| mailbox.folder(parent));
    }
    path
}

#[test]
fn fi_319_without_an_archive_nothing_is_archived() {
    let mut client = Client::new();
    let ids = ["One", "Two"].map(|subject| client.create_message(&distinguished("inbox"), subject));
    let list = [ids[0].item(), ids[1].item()].concat();
    let answer =
        client.refuse(&archive_item(&distinguished("inbox"), &list), ResponseCode::ErrorInvalidOperation);
    assert_eq!(answer.codes.len(), 2);
    assert_eq!(answer.value("MessageText"), "Archive mailbox is not enabled for this user.");
    assert_eq!(content_of(&answer), ["MessageText", "ResponseCode", "DescriptiveLinkKey", "Items"]);
    assert!(answer.one("Items").children.is_empty());
}

#[test]
fn fi_321_calendars_contacts_and_tasks_are_not_archived() {
    let mut client = client_with_archive();
    let id = client.create_message(&distinguished("calendar"), "Note");
    for folder in ["calendar", "contacts", "tasks", "quickcontacts"] {
        client.refuse(
            &archive_item(&distinguished(folder), &id.item()),
            ResponseCode::ErrorCannotArchiveCalendarContactTaskFolderException,
        );
    }
}

#[test]
fn fi_322_search_folders_hold_nothing_to_archive() {
    let mut client = client_with_archive();
    let id = client.create_message(&distinguished("inbox"), "Note");
    let search = client.create_folder(&distinguished("searchfolders"), &folder_of("SearchFolder", "Found"));
    client.refuse(
        &archive_item(&search.folder(), &id.item()),
        ResponseCode::ErrorCannotSpecifySearchFolderAsSourceFolder,
    );
}

#[test]
fn fi_323_what_is_in_the_archive_is_not_archived_again() {
    let mut client = client_with_archive();
    let id = client.create_message(&distinguished("archivedeleteditems"), "Note");
    for folder in ["archivedeleteditems", "archivemsgfolderroot", "archiveroot"] {
        client.refuse(
            &archive_item(&distinguished(folder), &id.item()),
            ResponseCode::ErrorCannotArchiveItemsInArchiveMailbox,
        );
    }
}

#[test]
fn fi_323_folders_that_nobody_sees_public_ones_and_those_that_are_gone_are_refused() {
    let mut client = client_with_archive();
    let id = client.create_message(&distinguished("inbox"), "Note").item();
    let gone = client.create_mail_folder(&distinguished("inbox"), "Gone").folder();
    client.succeed(&delete_folder(&gone, "HardDelete"));
    for (source, code) in [
        (distinguished("root"), ResponseCode::ErrorCannotGetSourceFolderPath),
        (distinguished("recoverableitemsdeletions"), ResponseCode::ErrorCannotGetSourceFolderPath),
        (distinguished("publicfoldersroot"), ResponseCode::ErrorCannotArchiveItemsInPublicFolders),
        (gone, ResponseCode::ErrorItemNotFound),
    ] {
        client.refuse(&archive_item(&source, &id), code);
    }
}

#[test]
fn fi_320_items_lie_in_the_folder_they_are_archived_from() {
    let mut client = client_with_archive();
    let elsewhere = client.create_message(&distinguished("drafts"), "Note");
    let hidden = hide_item(&mut client, ADA, FolderKey::INBOX);
    for id in [&elsewhere, &hidden] {
        client.refuse(
            &archive_item(&distinguished("inbox"), &id.item()),
            ResponseCode::ErrorInvalidItemForOperationArchiveItem,
        );
    }
    client.delete_item(&elsewhere, "HardDelete");
    client.refuse(&archive_item(&distinguished("inbox"), &elsewhere.item()), ResponseCode::ErrorItemNotFound);
    // Nothing was made for what was refused.
    let ada = client.simulator.mailbox(ADA).expect("built with it");
    assert!(ada.folder(FolderKey::ARCHIVE_INBOX).is_none());
}

#[test]
fn fi_320_only_the_owner_archives() {
    let mut client = client_with_archive();
    let id = client.create_message(&distinguished("inbox"), "Note");
    grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Owner);
    client.log_on(BOB);
    client
        .refuse(&archive_item(&distinguished_of("inbox", ADA), &id.item()), ResponseCode::ErrorAccessDenied);
}

#[test]
fn fi_320_items_are_archived_under_the_same_path() {
    let mut client = client_with_archive();
    let projects = client.create_mail_folder(&distinguished("msgfolderroot"), "Projects").folder();
    let inner = client.create_mail_folder(&projects, "Ships").folder();
    let below = client.create_mail_folder(&distinguished("inbox"), "Old").folder();
    for (source, path) in [
        (distinguished("inbox"), vec!["Inbox"]),
        (below, vec!["Inbox", "Old"]),
        (inner, vec!["Projects", "Ships"]),
        (projects, vec!["Projects"]),
        (distinguished("deleteditems"), vec!["Deleted Items"]),
        (distinguished("sentitems"), vec!["Sent Items"]),
        (distinguished("msgfolderroot"), vec![]),
    ] {
        for _ in 0..2 {
            let id = client.create_message(&source, "Note");
            let answer = client.succeed(&archive_item(&source, &id.item()));
            assert_eq!(content_of(&answer), ["ResponseCode", "Items"]);
            assert!(answer.one("Items").children.is_empty());
            client.refuse(&get_item(&id.item(), "IdOnly", "", ""), ResponseCode::ErrorItemNotFound);
        }
        let ada = client.simulator.mailbox(ADA).expect("built with it");
        let with_items: Vec<_> = ada
            .descendants_of(FolderKey::ARCHIVE_ROOT)
            .map(Folder::key)
            .filter(|key| path_of(ada, *key) == path && ada.items_in(*key).count() == 2)
            .collect();
        assert_eq!(with_items.len(), 1, "{path:?}");
    }
    assert_eq!(ids_in(&client, ADA, FolderKey::INBOX), []);
}

#[test]
fn fi_007_a_failing_unit_between_two_good_ones_leaves_both_done() {
    let mut client = client_with_archive();
    let [one, two, three] =
        ["One", "Two", "Three"].map(|subject| client.create_message(&distinguished("inbox"), subject));
    let garbled = format!("<t:ItemId Id=\"{}\" ChangeKey=\"XXX\"/>", two.id);
    let list = [one.item(), garbled, three.item()].concat();
    let answer = client.send(&archive_item(&distinguished("inbox"), &list));
    assert_eq!(
        answer.codes,
        [ResponseCode::NoError, ResponseCode::ErrorInvalidChangeKey, ResponseCode::NoError]
    );
    assert_eq!(ids_in(&client, ADA, FolderKey::INBOX), [two]);
    assert_eq!(ids_in(&client, ADA, FolderKey::ARCHIVE_INBOX).len(), 2);
}

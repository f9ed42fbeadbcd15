//! `EmptyFolder`: FI-161 to FI-172.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, NewItem, PermissionLevel};
use ews_sim::property::{ItemKind, ItemProperty};
use ews_sim::{ServerProfile, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

/// A message in Inbox, and one in a folder in it.
fn furnished() -> Simulator {
    let mut simulator = with_path(&["Below"]);
    let below = key_of(&simulator, "Below");
    message_in(&mut simulator, FolderKey::INBOX, "inside");
    message_in(&mut simulator, below, "below");
    simulator
}

#[test]
fn fi_169_both_attributes_are_required() {
    let body = empty_folder("HardDelete", true, &named("inbox"));
    for attribute in [r#" DeleteSubFolders="true""#, r#" DeleteType="HardDelete""#] {
        refuse(&mut furnished(), &body.replace(attribute, ""), ErrorSchemaValidation);
    }
}

#[test]
fn fi_168_a_folder_that_is_gone() {
    let mut simulator = furnished();
    let below = id(&simulator, "Below");
    succeed(&mut simulator, &delete_folder("HardDelete", &below));
    refuse(&mut simulator, &empty_folder("HardDelete", false, &below), ErrorItemNotFound);
}

#[test]
fn fi_170_what_cannot_be_emptied() {
    let mut simulator = furnished();
    for (delete_type, sub_folders, name) in [
        ("HardDelete", false, "mycontacts"),
        ("HardDelete", true, "contacts"),
        ("HardDelete", true, "msgfolderroot"),
        ("MoveToDeletedItems", false, "deleteditems"),
        ("MoveToDeletedItems", false, "recoverableitemsdeletions"),
        ("HardDelete", false, "imcontactlist"),
    ] {
        let body = empty_folder(delete_type, sub_folders, &named(name));
        refuse(&mut simulator, &body, ErrorCannotEmptyFolder);
    }
}

#[test]
fn public_folders_are_not_emptied_from_2013_on() {
    let body = empty_folder("HardDelete", false, &named("publicfoldersroot"));
    refuse(&mut simulator(), &body, ErrorInvalidOperation);
    let reply = send_for(&mut server(ServerProfile::Exchange2010Sp2), "Exchange2010_SP2", &body);
    assert_eq!(reply.code(), Some(ErrorNoPublicFolderServerAvailable), "{reply}");
}

#[test]
fn who_empties_a_folder_may_delete_everything_there() {
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let inbox = DistinguishedFolderId::Inbox;
    let mut simulator = builder.allow_folder_access(ADA, BOB, inbox, PermissionLevel::Author).build();
    let body = |sub_folders| empty_folder("HardDelete", sub_folders, &of_bob("inbox"));
    refuse(&mut simulator, &body(false), ErrorAccessDenied);
    let bob = simulator.mailbox_mut(BOB).expect("built with it");
    bob.grant(FolderKey::INBOX, ADA, PermissionLevel::Editor).expect("the folder is there");
    refuse(&mut simulator, &body(true), ErrorAccessDenied);
    succeed(&mut simulator, &body(false));
}

#[test]
fn fi_161_fi_163_fi_166_fi_167_fi_172_the_folders_in_it_stay_unless_they_are_to_go() {
    let mut simulator = furnished();
    let (inbox, below) = (id_of(&simulator, FolderKey::INBOX), key_of(&simulator, "Below"));
    let reply = succeed(&mut simulator, &empty_folder("HardDelete", false, &named("inbox")));
    assert_eq!(messages(&reply), [["ResponseCode"]]);
    assert_eq!(subjects(&simulator, FolderKey::INBOX), [""; 0]);
    assert_eq!(subjects(&simulator, below), ["below"]);
    assert_eq!(subjects(&simulator, FolderKey::DELETED_ITEMS), [""; 0]);
    assert_eq!(id_of(&simulator, FolderKey::INBOX), inbox);
}

#[test]
fn fi_162_the_folders_in_it_go_too() {
    let mut simulator = furnished();
    let below = id(&simulator, "Below");
    succeed(&mut simulator, &empty_folder("HardDelete", true, &named("inbox")));
    refuse(&mut simulator, &get_folder(&shape("IdOnly", ""), &below), ErrorItemNotFound);
}

#[test]
fn fi_164_what_is_moved_to_deleted_items_is_there() {
    let mut simulator = furnished();
    let below = id(&simulator, "Below");
    succeed(&mut simulator, &empty_folder("MoveToDeletedItems", true, &named("inbox")));
    assert_eq!(subjects(&simulator, FolderKey::DELETED_ITEMS), ["inside"]);
    let reply = shown(&mut simulator, &shape("IdOnly", &field("folder:ParentFolderId")), &below);
    assert_eq!(reply.ids("ParentFolderId")[0].id, ada(&simulator).folder_id_of(FolderKey::DELETED_ITEMS));
}

#[test]
fn fi_165_what_is_deleted_softly_can_be_recovered() {
    let mut simulator = furnished();
    succeed(&mut simulator, &empty_folder("SoftDelete", false, &named("inbox")));
    assert_eq!(subjects(&simulator, FolderKey::RECOVERABLE_ITEMS_DELETIONS), ["inside"]);
}

#[test]
fn fi_171_appointments_are_deleted_without_more_words() {
    let mut simulator = furnished();
    let appointment = NewItem::new(ItemKind::CalendarItem).with(ItemProperty::Subject, "meeting");
    item_in(&mut simulator, FolderKey::CALENDAR, appointment);
    succeed(&mut simulator, &empty_folder("HardDelete", false, &named("calendar")));
    assert_eq!(subjects(&simulator, FolderKey::CALENDAR), [""; 0]);
}

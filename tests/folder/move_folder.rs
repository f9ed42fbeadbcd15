//! `MoveFolder`: FI-132 to FI-140, FI-145 to FI-147.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, PermissionLevel};
use ews_sim::{ServerProfile, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

fn move_folder(to: &str, ids: &str) -> String {
    relocate("MoveFolder", to, ids)
}

#[test]
fn fi_137_fi_138_fi_139_what_is_not_there_is_not_moved_and_nothing_into_it() {
    let mut simulator = with_path(&["One"]);
    let one = id(&simulator, "One");
    let reply =
        refuse(&mut simulator, &move_folder(r#"<t:FolderId Id="AAMkAD"/>"#, &one), ErrorInvalidIdMalformed);
    assert_eq!(properties(&reply), [[""; 0]; 0]);
    let key = folder_in(&mut simulator, FolderKey::OUTBOX, "Gone");
    let gone = id_of(&simulator, key);
    succeed(&mut simulator, &delete_folder("HardDelete", &gone));
    refuse(&mut simulator, &move_folder(&gone, &one), ErrorToFolderNotFound);
    let reply = refuse(&mut simulator, &move_folder(&named("outbox"), &gone), ErrorItemNotFound);
    assert_eq!(reply.message_text().as_deref(), Some(GONE));
}

#[test]
fn fi_136_folders_that_servers_make_stay() {
    let mut simulator = with_path(&["One"]);
    let one = id(&simulator, "One");
    for inbox in [named("inbox"), id_of(&simulator, FolderKey::INBOX), id(&simulator, "Common Views")] {
        let reply = refuse(&mut simulator, &move_folder(&one, &inbox), ErrorMoveDistinguishedFolder);
        assert_eq!(reply.message_text().as_deref(), Some("Cannot move distinguished folder."));
    }
}

#[test]
fn fi_135_fi_140_the_target_has_the_name_or_lies_in_the_folder() {
    let mut simulator = with_path(&["One", "Two"]);
    folder_in(&mut simulator, FolderKey::OUTBOX, "ONE");
    let (one, two) = (id(&simulator, "One"), id(&simulator, "Two"));
    for to in [&named("outbox"), &one, &two, &named("mycontacts"), &named("recoverableitemsdeletions")] {
        let reply = refuse(&mut simulator, &move_folder(to, &one), ErrorMoveCopyFailed);
        assert_eq!(reply.message_text().as_deref(), Some("The move or copy operation failed."));
    }
}

#[test]
fn fi_146_a_folder_stays_in_its_mailbox() {
    let owner = PermissionLevel::Owner;
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let mut simulator = builder.allow_folder_access(ADA, BOB, DistinguishedFolderId::Inbox, owner).build();
    folder_in(&mut simulator, FolderKey::INBOX, "One");
    let one = id(&simulator, "One");
    for operation in ["MoveFolder", "CopyFolder"] {
        let body = relocate(operation, &of_bob("inbox"), &one);
        refuse(&mut simulator, &body, ErrorCrossMailboxMoveCopy);
    }
}

#[test]
fn public_folders_are_left_alone_from_2013_on() {
    let body = move_folder(&named("publicfoldersroot"), &named("inbox"));
    refuse(&mut simulator(), &body, ErrorInvalidOperation);
    let reply = send_for(&mut server(ServerProfile::Exchange2010Sp2), "Exchange2010_SP2", &body);
    assert_eq!(reply.code(), Some(ErrorNoPublicFolderServerAvailable), "{reply}");
}

#[test]
fn who_moves_a_folder_owns_it_and_may_make_one_in_the_target() {
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let mut simulator = builder.build();
    let bob = simulator.mailbox_mut(BOB).expect("built with it");
    let new = ews_sim::mailbox::NewFolder::named("One");
    let one = bob.create_folder(FolderKey::INBOX, new).expect("the name is free");
    let id = id_of_bob(&simulator, one);
    for (of_one, of_drafts, code) in [
        (PermissionLevel::Editor, PermissionLevel::Owner, ErrorAccessDenied),
        (PermissionLevel::Owner, PermissionLevel::Editor, ErrorCreateSubfolderAccessDenied),
        (PermissionLevel::Owner, PermissionLevel::PublishingAuthor, NoError),
    ] {
        let bob = simulator.mailbox_mut(BOB).expect("built with it");
        bob.grant(one, ADA, of_one).expect("the folder is there");
        bob.grant(FolderKey::DRAFTS, ADA, of_drafts).expect("the folder is there");
        expect(&mut simulator, &move_folder(&of_bob("drafts"), &id), &[code]);
    }
}

#[test]
fn fi_132_fi_133_fi_134_fi_147_everything_comes_along_and_keeps_its_id() {
    let mut simulator = with_path(&["One", "Two"]);
    let (one, two) = (key_of(&simulator, "One"), id(&simulator, "Two"));
    let item = message_in(&mut simulator, one, "a message");
    let stale = id(&simulator, "One");
    succeed(&mut simulator, &update_folder(&stale, &rename("Renamed")));
    let current = id(&simulator, "Renamed");
    let keys = |simulator: &Simulator| [FolderKey::INBOX, FolderKey::OUTBOX].map(|key| id_of(simulator, key));
    let parents = keys(&simulator);

    let moved = folder_id(&succeed(&mut simulator, &move_folder(&named("outbox"), &stale)));
    assert!(current.contains(&moved.id) && !current.contains(&moved.change_key.expect("it has one")));
    assert_eq!(keys(&simulator), parents);
    for (name, count) in [("inbox", "0"), ("outbox", "1")] {
        let reply = shown(&mut simulator, &shape("Default", ""), &named(name));
        assert_eq!(text(&reply, "ChildFolderCount"), count, "{name}");
    }
    let reply = shown(&mut simulator, &shape("AllProperties", ""), &stale);
    assert_eq!(
        (text(&reply, "DisplayName"), text(&reply, "FolderClass")),
        ("Renamed".into(), "IPF.Note".into())
    );
    let outbox = ada(&simulator).folder_id_of(FolderKey::OUTBOX);
    assert_eq!(reply.ids("ParentFolderId")[0].id, outbox);
    shown(&mut simulator, &shape("IdOnly", ""), &two);
    assert_eq!(ada(&simulator).item(item).map(|item| item.folder()), Some(one));
}

#[test]
fn fi_145_two_sources_have_two_messages_and_one_may_stay_where_it_is() {
    let mut simulator = with_path(&["One", "Two"]);
    let ids = [id(&simulator, "One"), id(&simulator, "Two")].concat();
    let reply = expect(&mut simulator, &move_folder(&named("inbox"), &ids), &[NoError; 2]);
    assert_eq!(messages(&reply), [["ResponseCode", "Folders"]; 2]);
    assert_eq!(found(&mut simulator, "Shallow", "", &named("inbox")), ["One", "Two"]);
}

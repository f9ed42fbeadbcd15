//! `CopyFolder`: FI-141 to FI-144, FI-148.

use ews_sim::ResponseCode::*;
use ews_sim::ServerProfile;
use ews_sim::mailbox::FolderKey;

use crate::scene::*;
use crate::support::{refuse, simulator, succeed};

fn copy_folder(to: &str, ids: &str) -> String {
    relocate("CopyFolder", to, ids)
}

#[test]
fn fi_143_no_copy_beside_the_original_in_it_or_of_the_top() {
    let mut simulator = with_path(&["One", "Two"]);
    let (one, two) = (id(&simulator, "One"), id(&simulator, "Two"));
    for to in [named("inbox"), one.clone(), two, named("mycontacts")] {
        let reply = refuse(&mut simulator, &copy_folder(&to, &one), ErrorMoveCopyFailed);
        assert_eq!(reply.message_text().as_deref(), Some("The move or copy operation failed."));
    }
    refuse(&mut simulator, &copy_folder(&one, &named("root")), ErrorMoveCopyFailed);
}

#[test]
fn fi_148_public_folders_are_not_copied_from_2013_on() {
    let body = copy_folder(&named("inbox"), &named("publicfoldersroot"));
    refuse(&mut simulator(), &body, ErrorInvalidOperation);
    let reply = send_for(&mut server(ServerProfile::Exchange2010Sp2), "Exchange2010_SP2", &body);
    assert_eq!(reply.code(), Some(ErrorNoPublicFolderServerAvailable), "{reply}");
}

#[test]
fn fi_141_fi_142_all_that_is_copied_has_new_ids_and_the_source_stays() {
    let mut simulator = with_path(&["One", "Two"]);
    let (one, two) = (key_of(&simulator, "One"), key_of(&simulator, "Two"));
    for (folder, subject) in [(one, "in one"), (two, "in two")] {
        message_in(&mut simulator, folder, subject);
    }
    let source = id(&simulator, "One");
    let copy = folder_id(&succeed(&mut simulator, &copy_folder(&named("outbox"), &source)));
    assert!(!source.contains(&copy.id));
    assert_eq!(id_of(&simulator, one), source);
    let mailbox = ada(&simulator);
    let copied = mailbox.child_named(FolderKey::OUTBOX, "One").expect("the copy").key();
    let below = mailbox.child_named(copied, "Two").expect("the copy of what is in it").key();
    assert_eq!(mailbox.folder_id_of(copied), copy.id);
    assert!(![one, two].contains(&copied) && ![one, two].contains(&below));
    assert_eq!([one, two].map(|key| subjects(&simulator, key)), [["in one"], ["in two"]]);
    assert_eq!([copied, below].map(|key| subjects(&simulator, key)), [["in one"], ["in two"]]);
    let items = |key| mailbox.items_in(key).map(|item| item.key()).collect::<Vec<_>>();
    assert_ne!(items(one), items(copied));
}

#[test]
fn fi_144_the_copy_of_a_folder_that_servers_make_is_an_ordinary_one() {
    let mut simulator = with_path(&["One"]);
    folder_in(&mut simulator, FolderKey::OUTBOX, "Target");
    let target = id(&simulator, "Target");
    let copy = folder_id(&succeed(&mut simulator, &copy_folder(&target, &named("inbox"))));
    assert_eq!(found(&mut simulator, "Deep", "", &target), ["Inbox", "One"]);
    succeed(&mut simulator, &delete_folder("HardDelete", &id_element(&copy)));
}

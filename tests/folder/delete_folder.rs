//! `DeleteFolder`: FI-149 to FI-160.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, PermissionLevel};
use ews_sim::{ResponseCode, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

const TYPES: [&str; 3] = ["HardDelete", "SoftDelete", "MoveToDeletedItems"];

#[test]
fn fi_157_how_to_delete_has_to_be_said() {
    let body = delete_folder("HardDelete", &named("drafts"));
    for wrong in [body.replace(r#" DeleteType="HardDelete""#, ""), body.replace("HardDelete", "Shred")] {
        refuse(&mut simulator(), &wrong, ErrorSchemaValidation);
    }
}

#[test]
fn fi_153_fi_154_fi_155_folders_that_servers_make_stay() {
    let mut simulator = simulator();
    for delete_type in TYPES {
        for id in [named("inbox"), id_of(&simulator, FolderKey::INBOX), id(&simulator, "Common Views")] {
            let body = delete_folder(delete_type, &id);
            let reply = refuse(&mut simulator, &body, ErrorDeleteDistinguishedFolder);
            let words = "Distinguished folders cannot be deleted.";
            assert_eq!(reply.message_text().as_deref(), Some(words));
        }
    }
}

#[test]
fn only_owners_delete_a_folder_and_nobody_one_that_servers_make() {
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let inbox = DistinguishedFolderId::Inbox;
    let mut simulator = builder.allow_folder_access(ADA, BOB, inbox, PermissionLevel::Editor).build();
    let body = delete_folder("HardDelete", &of_bob("inbox"));
    refuse(&mut simulator, &body, ErrorDeleteDistinguishedFolder);
    let bob = simulator.mailbox_mut(BOB).expect("built with it");
    let new = ews_sim::mailbox::NewFolder::named("One");
    let one = bob.create_folder(FolderKey::INBOX, new).expect("the name is free");
    let body = delete_folder("HardDelete", &id_of_bob(&simulator, one));
    refuse(&mut simulator, &body, ErrorAccessDenied);
}

#[test]
fn fi_149_fi_152_fi_156_fi_158_a_folder_that_is_deleted_for_good_is_gone_with_those_below_it() {
    let mut simulator = with_path(&["One", "Two", "Three"]);
    let ids = ["One", "Two", "Three"].map(|name| id(&simulator, name));
    let reply = succeed(&mut simulator, &delete_folder("HardDelete", &ids[0]));
    assert_eq!(messages(&reply), [["ResponseCode"]]);
    for id in &ids {
        let code: ResponseCode = ErrorItemNotFound;
        refuse(&mut simulator, &get_folder(&shape("IdOnly", ""), id), code);
        let reply = refuse(&mut simulator, &delete_folder("HardDelete", id), code);
        assert_eq!(reply.message_text().as_deref(), Some(GONE));
    }
    assert_eq!(found(&mut simulator, "Deep", "", &named("recoverableitemsroot")).len(), 3);
}

#[test]
fn fi_150_fi_160_what_is_moved_to_deleted_items_keeps_its_id_whatever_it_is_called() {
    let mut simulator = with_path(&["One", "Two"]);
    folder_in(&mut simulator, FolderKey::DELETED_ITEMS, "one");
    let (one, two) = (id(&simulator, "One"), id(&simulator, "Two"));
    succeed(&mut simulator, &delete_folder("MoveToDeletedItems", &one));
    let reply = shown(&mut simulator, &shape("AllProperties", ""), &one);
    let deleted_items = ada(&simulator).folder_id_of(FolderKey::DELETED_ITEMS);
    assert_eq!(
        (text(&reply, "DisplayName"), &reply.ids("ParentFolderId")[0].id),
        ("One1".into(), &deleted_items)
    );
    shown(&mut simulator, &shape("IdOnly", ""), &two);
    // It is there still, and can be deleted for good.
    succeed(&mut simulator, &delete_folder("MoveToDeletedItems", &one));
    succeed(&mut simulator, &delete_folder("HardDelete", &one));
    refuse(&mut simulator, &get_folder(&shape("IdOnly", ""), &two), ErrorItemNotFound);
}

#[test]
fn fi_151_of_a_folder_that_is_deleted_softly_the_items_can_be_recovered() {
    let mut simulator = with_path(&["One", "Two"]);
    for name in ["One", "Two"] {
        let key = key_of(&simulator, name);
        message_in(&mut simulator, key, name);
    }
    let one = id(&simulator, "One");
    succeed(&mut simulator, &delete_folder("SoftDelete", &one));
    refuse(&mut simulator, &get_folder(&shape("IdOnly", ""), &one), ErrorItemNotFound);
    let mut recoverable = subjects(&simulator, FolderKey::RECOVERABLE_ITEMS_DELETIONS);
    recoverable.sort_unstable();
    assert_eq!(recoverable, ["One", "Two"]);
}

#[test]
fn fi_159_a_search_folder_goes_alone() {
    let mut simulator = simulator();
    message_in(&mut simulator, FolderKey::INBOX, "found");
    let search = crate::search_folders::search_folder("Search", "Shallow", &named("inbox"));
    let made = folder_id(&succeed(&mut simulator, &create_folder(&named("searchfolders"), &search)));
    let id = id_element(&made);
    assert_eq!(text(&shown(&mut simulator, &shape("Default", ""), &id), "TotalCount"), "1");
    succeed(&mut simulator, &delete_folder("HardDelete", &id));
    assert_eq!(subjects(&simulator, FolderKey::INBOX), ["found"]);
}

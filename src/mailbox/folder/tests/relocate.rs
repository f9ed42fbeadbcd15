//! MoveFolder and CopyFolder.

use super::{NOW, NOWHERE, carol, children, contact, contacts, done, folder, mailbox, refused};
use crate::ResponseCode;
use crate::finding::Rule;
use crate::mailbox::{Folder, FolderKey, Mailbox, NewFolder};
use crate::property::FolderKind;

fn there(mailbox: &Mailbox, key: FolderKey) -> &Folder {
    mailbox.folder(key).expect("it is there")
}

/// Inbox with a, a with b, b with the contact Bob; and a search folder.
fn furnished() -> (Mailbox, [FolderKey; 3]) {
    let mut mailbox = mailbox();
    let a = folder(&mut mailbox, FolderKey::INBOX, "a");
    let b = folder(&mut mailbox, a, "b");
    contact(&mut mailbox, b, "Bob");
    let new = NewFolder::of_kind(FolderKind::SearchFolder, "search");
    let search = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new));
    (mailbox, [a, b, search])
}

/// Moving and copying are refused alike.
#[track_caller]
fn refuse_both(key: FolderKey, to: FolderKey, code: ResponseCode, rule: Rule) {
    let (mut mailbox, _) = furnished();
    refused(&mut mailbox, code, rule, |mailbox| mailbox.move_folder(key, to));
    refused(&mut mailbox, code, rule, |mailbox| mailbox.copy_folder(key, to, NOW));
}

#[test]
fn fi_012_fi_138_the_target_has_to_be_there() {
    let (_, [a, ..]) = furnished();
    let code = ResponseCode::ErrorToFolderNotFound;
    for key in [a, FolderKey::INBOX, NOWHERE] {
        refuse_both(key, NOWHERE, code, Rule::FolderThere);
    }
}

#[test]
fn fi_139_the_source_has_to_be_there() {
    refuse_both(NOWHERE, FolderKey::INBOX, ResponseCode::ErrorItemNotFound, Rule::FolderThere);
}

#[test]
fn fi_136_a_folder_that_servers_make_stays_where_it_is() {
    let (mut mailbox, [a, ..]) = furnished();
    let views = mailbox.child_named(FolderKey::ROOT, "Views").map(Folder::key).expect("a new mailbox has it");
    for key in [FolderKey::INBOX, FolderKey::ROOT, FolderKey::CALENDAR, views] {
        let code = ResponseCode::ErrorMoveDistinguishedFolder;
        refused(&mut mailbox, code, Rule::FolderOfClient, |mailbox| mailbox.move_folder(key, a));
    }
}

#[test]
fn fi_140_no_folder_comes_to_lie_in_itself() {
    let (_, [a, b, _]) = furnished();
    let code = ResponseCode::ErrorMoveCopyFailed;
    for to in [a, b] {
        refuse_both(a, to, code, Rule::FolderOutsideItself);
    }
    let (mut mailbox, _) = furnished();
    refused(&mut mailbox, code, Rule::FolderOutsideItself, |mailbox| {
        mailbox.copy_folder(FolderKey::INBOX, b, NOW)
    });
}

#[test]
fn nothing_is_moved_or_copied_into_search_folders_and_among_recoverable_items() {
    let (_, [a, _, search]) = furnished();
    let code = ResponseCode::ErrorMoveCopyFailed;
    refuse_both(a, search, code, Rule::FolderHoldsFolders);
    refuse_both(a, FolderKey::RECOVERABLE_ITEMS_DELETIONS, code, Rule::FolderOutsideRecoverable);
}

#[test]
fn fi_135_fi_143_a_name_that_is_taken_in_the_target_is_refused() {
    let (mut mailbox, [a, ..]) = furnished();
    folder(&mut mailbox, FolderKey::DRAFTS, "A");
    let code = ResponseCode::ErrorMoveCopyFailed;
    refused(&mut mailbox, code, Rule::FolderNameFree, |mailbox| mailbox.move_folder(a, FolderKey::DRAFTS));
    for to in [FolderKey::DRAFTS, FolderKey::INBOX] {
        refused(&mut mailbox, code, Rule::FolderNameFree, |mailbox| mailbox.copy_folder(a, to, NOW));
    }
}

#[test]
fn the_top_of_a_mailbox_is_not_copied() {
    let (mut mailbox, [a, ..]) = furnished();
    let code = ResponseCode::ErrorMoveCopyFailed;
    refused(&mut mailbox, code, Rule::FolderTop, |mailbox| mailbox.copy_folder(FolderKey::ROOT, a, NOW));
}

#[test]
fn fi_132_fi_133_fi_134_fi_145_a_moved_folder_keeps_its_id_and_what_lies_in_it() {
    let (mut mailbox, [a, b, _]) = furnished();
    let bob = mailbox.items_in(b).map(|bob| mailbox.item_id_of(bob)).next().expect("Bob lies there");
    let changes =
        |mailbox: &Mailbox| [FolderKey::INBOX, FolderKey::DRAFTS, b].map(|key| there(mailbox, key).change());
    let (before, old) = (changes(&mailbox), there(&mailbox, a).change());
    done(&mut mailbox, |mailbox| mailbox.move_folder(a, FolderKey::DRAFTS));
    let moved = there(&mailbox, a);
    assert_eq!((moved.parent(), moved.display_name()), (Some(FolderKey::DRAFTS), "a"));
    assert!(moved.change() > old);
    assert_eq!(changes(&mailbox), before);
    assert_eq!((children(&mailbox, FolderKey::INBOX), children(&mailbox, a)), (vec![], vec!["b"]));
    assert_eq!(mailbox.items_in(b).map(|bob| mailbox.item_id_of(bob)).next(), Some(bob));
    done(&mut mailbox, |mailbox| mailbox.move_folder(b, FolderKey::DRAFTS));
    assert_eq!(children(&mailbox, FolderKey::DRAFTS), ["a", "b"]);
}

#[test]
fn a_folder_can_be_moved_to_where_it_is() {
    let (mut mailbox, [a, ..]) = furnished();
    let old = there(&mailbox, a).change();
    done(&mut mailbox, |mailbox| mailbox.move_folder(a, FolderKey::INBOX));
    assert!(there(&mailbox, a).change() > old);
    assert_eq!(children(&mailbox, FolderKey::INBOX), ["a"]);
}

#[test]
fn fi_141_fi_142_a_copy_has_ids_of_its_own_and_the_original_is_as_it_was() {
    let (mut mailbox, [a, b, _]) = furnished();
    let before = mailbox.clone();
    let copy = done(&mut mailbox, |mailbox| mailbox.copy_folder(a, FolderKey::DRAFTS, NOW));
    for key in [a, b, FolderKey::INBOX] {
        assert_eq!(there(&mailbox, key), there(&before, key));
    }
    assert_ne!(mailbox.folder_id_of(copy), mailbox.folder_id_of(a));
    let inner = mailbox.children_of(copy).next().expect("b was copied too");
    assert_eq!((inner.display_name(), inner.folder_class()), ("b", Some("IPF.Note")));
    assert_eq!(contacts(&mailbox, inner.key()), ["Bob"]);
    let ids = |key| mailbox.items_in(key).map(|bob| mailbox.item_id_of(bob)).collect::<Vec<_>>();
    assert_ne!(ids(inner.key()), ids(b));
}

#[test]
fn fi_144_the_copy_of_a_folder_that_servers_make_is_an_ordinary_one() {
    let (mut mailbox, _) = furnished();
    carol(&mut mailbox);
    let quick = there(&mailbox, FolderKey::QUICK_CONTACTS).clone();
    for key in [FolderKey::INBOX, FolderKey::QUICK_CONTACTS, FolderKey::CONTACTS] {
        let copy = done(&mut mailbox, |mailbox| mailbox.copy_folder(key, FolderKey::DRAFTS, NOW));
        assert_eq!(there(&mailbox, copy).distinguished_folder_id(), None);
        assert!(!copy.is_well_known());
    }
    let copy = mailbox.child_named(FolderKey::DRAFTS, quick.display_name()).map(Folder::key);
    let copy = copy.expect("it was just copied");
    assert_eq!(contacts(&mailbox, copy), ["carol"]);
    assert!(mailbox.contacts(copy).all(|carol| !carol.is_im_contact() && carol.im_groups().len() == 0));
    assert_eq!(there(&mailbox, FolderKey::QUICK_CONTACTS), &quick);
}

//! DeleteFolder and EmptyFolder.

use super::{NOWHERE, carol, children, contact, contacts, done, folder, mailbox, older_mailbox, refused};
use crate::ResponseCode;
use crate::finding::Rule;
use crate::mailbox::{DeleteType, DistinguishedFolderId, Folder, FolderKey, Generation, Mailbox, NewFolder};
use crate::property::FolderKind;

use crate::property::ItemKind;
use DeleteType::{HardDelete, MoveToDeletedItems, SoftDelete};

fn there(mailbox: &Mailbox, key: FolderKey) -> &Folder {
    mailbox.folder(key).expect("it is there")
}

/// Inbox with Ann and the folder a; a with Bob and the folder b; b with Eve.
fn furnished(generation: Generation) -> (Mailbox, [FolderKey; 2]) {
    let mut mailbox = older_mailbox(generation);
    let a = folder(&mut mailbox, FolderKey::INBOX, "a");
    let b = folder(&mut mailbox, a, "b");
    for (key, name) in [(FolderKey::INBOX, "Ann"), (a, "Bob"), (b, "Eve")] {
        contact(&mut mailbox, key, name);
    }
    (mailbox, [a, b])
}

#[test]
fn fi_156_a_folder_that_is_not_there_cannot_be_deleted() {
    let (mut mailbox, [a, b]) = furnished(Generation::Exchange2013);
    done(&mut mailbox, |mailbox| mailbox.delete_folder(a, HardDelete));
    for key in [a, b, NOWHERE] {
        for &delete_type in DeleteType::ALL {
            let code = ResponseCode::ErrorItemNotFound;
            refused(&mut mailbox, code, Rule::FolderThere, |mailbox| mailbox.delete_folder(key, delete_type));
        }
    }
}

#[test]
fn fi_153_fi_154_fi_155_a_folder_that_servers_make_cannot_be_deleted_nor_what_holds_one() {
    let mut mailbox = mailbox();
    let holder = folder(&mut mailbox, FolderKey::INBOX, "holder");
    let new = NewFolder::named("History")
        .with(|new| new.distinguished_folder_id = Some(DistinguishedFolderId::ConversationHistory));
    done(&mut mailbox, |mailbox| mailbox.create_folder(holder, new));
    let mut keys: Vec<_> = mailbox.folders().map(Folder::key).filter(|key| key.is_well_known()).collect();
    let common_views = mailbox.child_named(FolderKey::ROOT, "Common Views").map(Folder::key);
    assert!(keys.contains(&FolderKey::INBOX) && keys.contains(&common_views.expect("it is there")));
    keys.push(holder);
    for key in keys {
        for &delete_type in DeleteType::ALL {
            let code = ResponseCode::ErrorDeleteDistinguishedFolder;
            refused(&mut mailbox, code, Rule::FolderOfClient, |mailbox| {
                mailbox.delete_folder(key, delete_type)
            });
        }
    }
}

#[test]
fn fi_149_fi_151_fi_152_fi_158_a_deleted_folder_is_gone_with_those_below_and_its_items_can_be_recovered() {
    for (delete_type, destination) in [
        (HardDelete, FolderKey::RECOVERABLE_ITEMS_PURGES),
        (SoftDelete, FolderKey::RECOVERABLE_ITEMS_DELETIONS),
    ] {
        let (mut mailbox, [a, b]) = furnished(Generation::Exchange2013);
        done(&mut mailbox, |mailbox| mailbox.delete_folder(a, delete_type));
        assert_eq!((mailbox.folder(a), mailbox.folder(b)), (None, None));
        assert_eq!(there(&mailbox, FolderKey::INBOX).child_folder_count(), 0);
        let mut recoverable = contacts(&mailbox, destination);
        recoverable.sort_unstable();
        assert_eq!(recoverable, ["Bob", "Eve"]);
        assert_eq!(there(&mailbox, destination).child_folder_count(), 0);
    }
}

#[test]
fn fi_151_where_nothing_can_be_recovered_deleted_items_are_gone() {
    for delete_type in [HardDelete, SoftDelete] {
        let (mut mailbox, [a, _]) = furnished(Generation::Exchange2007);
        done(&mut mailbox, |mailbox| mailbox.delete_folder(a, delete_type));
        let left = mailbox.items.iter().filter(|(_, item)| item.kind() == ItemKind::Contact);
        assert_eq!(left.count(), 1);
    }
}

#[test]
fn fi_150_a_folder_moved_to_deleted_items_keeps_its_id_and_what_lies_in_it() {
    let (mut mailbox, [a, b]) = furnished(Generation::Exchange2013);
    let (old, bob) = (there(&mailbox, a).change(), mailbox.items_in(a).next().cloned());
    done(&mut mailbox, |mailbox| mailbox.delete_folder(a, MoveToDeletedItems));
    assert_eq!(there(&mailbox, a).parent(), Some(FolderKey::DELETED_ITEMS));
    assert!(there(&mailbox, a).change() > old);
    assert_eq!(mailbox.items_in(a).next(), bob.as_ref());
    // A second time changes nothing, for the folder or for one below.
    let before = mailbox.clone();
    done(&mut mailbox, |mailbox| mailbox.delete_folder(a, MoveToDeletedItems));
    assert_eq!(mailbox, before);
    done(&mut mailbox, |mailbox| mailbox.delete_folder(b, MoveToDeletedItems));
    assert_eq!(children(&mailbox, FolderKey::DELETED_ITEMS), ["a", "b"]);
    done(&mut mailbox, |mailbox| mailbox.delete_folder(a, HardDelete));
    assert_eq!(children(&mailbox, FolderKey::DELETED_ITEMS), ["b"]);
}

#[test]
fn fi_160_a_name_that_is_taken_in_deleted_items_gets_a_number() {
    let mut mailbox = mailbox();
    let long = "n".repeat(255);
    for name in ["Name", "name", "NAME", &long, &long] {
        let key = folder(&mut mailbox, FolderKey::INBOX, name);
        done(&mut mailbox, |mailbox| mailbox.delete_folder(key, MoveToDeletedItems));
    }
    let cut = "n".repeat(254) + "1";
    assert_eq!(children(&mailbox, FolderKey::DELETED_ITEMS), ["Name", "name1", "NAME2", &cut, &long]);
}

#[test]
fn fi_159_a_search_folder_goes_alone() {
    let (mut mailbox, _) = furnished(Generation::Exchange2013);
    let new = NewFolder::of_kind(FolderKind::SearchFolder, "search");
    let search = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new));
    done(&mut mailbox, |mailbox| mailbox.delete_folder(search, HardDelete));
    assert_eq!((mailbox.folder(search), contacts(&mailbox, FolderKey::INBOX)), (None, vec!["Ann"]));
}

#[test]
fn fi_168_a_folder_that_is_not_there_cannot_be_emptied() {
    let code = ResponseCode::ErrorItemNotFound;
    refused(&mut mailbox(), code, Rule::FolderThere, |mailbox| {
        mailbox.empty_folder(NOWHERE, HardDelete, false)
    });
}

#[test]
fn fi_170_some_folders_cannot_be_emptied() {
    let mut mailbox = mailbox();
    let new = NewFolder::of_kind(FolderKind::SearchFolder, "search");
    let search = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new));
    for (key, delete_type, delete_sub_folders) in [
        (search, HardDelete, false),
        (FolderKey::IM_CONTACT_LIST, SoftDelete, false),
        (FolderKey::ROOT, HardDelete, true),
        (FolderKey::CONTACTS, HardDelete, true),
        (FolderKey::DELETED_ITEMS, MoveToDeletedItems, false),
        (FolderKey::RECOVERABLE_ITEMS_DELETIONS, MoveToDeletedItems, true),
    ] {
        let code = ResponseCode::ErrorCannotEmptyFolder;
        refused(&mut mailbox, code, Rule::FolderCanBeEmptied, |mailbox| {
            mailbox.empty_folder(key, delete_type, delete_sub_folders)
        });
    }
}

#[test]
fn fi_161_fi_166_fi_167_an_emptied_folder_stays_and_so_do_folders_in_it_unless_told_otherwise() {
    for &delete_type in DeleteType::ALL {
        let (mut mailbox, [a, b]) = furnished(Generation::Exchange2013);
        let old = there(&mailbox, FolderKey::INBOX).change();
        done(&mut mailbox, |mailbox| mailbox.empty_folder(FolderKey::INBOX, delete_type, false));
        let inbox = there(&mailbox, FolderKey::INBOX);
        assert_eq!((inbox.total_count(), inbox.child_folder_count(), inbox.change()), (0, 1, old));
        assert_eq!((contacts(&mailbox, a), contacts(&mailbox, b)), (vec!["Bob"], vec!["Eve"]));
    }
}

#[test]
fn fi_162_fi_163_fi_164_fi_165_what_an_emptied_folder_held_goes_where_the_type_says() {
    for (delete_type, destination, expected) in [
        (HardDelete, FolderKey::RECOVERABLE_ITEMS_PURGES, vec!["Ann", "Bob", "Eve"]),
        (SoftDelete, FolderKey::RECOVERABLE_ITEMS_DELETIONS, vec!["Ann", "Bob", "Eve"]),
        (MoveToDeletedItems, FolderKey::DELETED_ITEMS, vec!["Ann"]),
    ] {
        let (mut mailbox, [a, b]) = furnished(Generation::Exchange2013);
        done(&mut mailbox, |mailbox| mailbox.empty_folder(FolderKey::INBOX, delete_type, true));
        let mut found = contacts(&mailbox, destination);
        found.sort_unstable();
        assert_eq!(found, expected);
        let is_moved = delete_type == MoveToDeletedItems;
        let parents = [a, b].map(|key| mailbox.folder(key).and_then(Folder::parent));
        assert_eq!(parents, if is_moved { [Some(FolderKey::DELETED_ITEMS), Some(a)] } else { [None, None] });
        let other = if is_moved { 1 } else { 0 };
        assert_eq!(there(&mailbox, FolderKey::DELETED_ITEMS).total_count(), other);
    }
}

#[test]
fn what_is_deleted_among_the_recoverable_items_goes_on_to_purges_and_then_away() {
    let (mut mailbox, _) = furnished(Generation::Exchange2013);
    let (deletions, purges) = (FolderKey::RECOVERABLE_ITEMS_DELETIONS, FolderKey::RECOVERABLE_ITEMS_PURGES);
    for (from, to) in [(FolderKey::INBOX, Some(deletions)), (deletions, Some(purges)), (purges, None)] {
        assert_eq!(mailbox.destination_of_deleted(from, SoftDelete), Ok(to));
        done(&mut mailbox, |mailbox| mailbox.empty_folder(from, SoftDelete, false));
        let found = to.map(|to| contacts(&mailbox, to));
        assert_eq!(found.unwrap_or_default().len(), usize::from(to.is_some()));
    }
    let refused = mailbox.destination_of_deleted(purges, MoveToDeletedItems).expect_err("it stays");
    assert_eq!(refused.code(), ResponseCode::ErrorCannotDeleteObject);
}

#[test]
fn what_is_deleted_in_an_archive_stays_in_the_archive() {
    let mut mailbox = mailbox();
    done(&mut mailbox, |mailbox| mailbox.provide_folder(DistinguishedFolderId::ArchiveRoot));
    let own = folder(&mut mailbox, FolderKey::ARCHIVE_MSG_FOLDER_ROOT, "Own");
    for (delete_type, to) in [
        (HardDelete, FolderKey::ARCHIVE_RECOVERABLE_ITEMS_PURGES),
        (SoftDelete, FolderKey::ARCHIVE_RECOVERABLE_ITEMS_DELETIONS),
        (MoveToDeletedItems, FolderKey::ARCHIVE_DELETED_ITEMS),
    ] {
        assert_eq!(mailbox.destination_of_deleted(own, delete_type), Ok(Some(to)));
    }
    done(&mut mailbox, |mailbox| mailbox.delete_folder(own, MoveToDeletedItems));
    assert_eq!(there(&mailbox, own).parent(), Some(FolderKey::ARCHIVE_DELETED_ITEMS));
}

#[test]
fn an_im_contact_that_is_emptied_out_leaves_the_list() {
    let mut mailbox = mailbox();
    let carol = carol(&mut mailbox);
    done(&mut mailbox, |mailbox| mailbox.empty_folder(FolderKey::QUICK_CONTACTS, MoveToDeletedItems, true));
    assert_eq!((mailbox.contact(carol), mailbox.im_contacts().count()), (None, 0));
    assert_eq!(contacts(&mailbox, FolderKey::DELETED_ITEMS), ["carol"]);
}

#[test]
fn fi_060_items_that_leave_are_remembered_and_the_folder_keeps_its_change_key() {
    let (mut mailbox, [a, _]) = furnished(Generation::Exchange2013);
    let (bob, old) = (there(&mailbox, a).contents().next().expect("Bob"), there(&mailbox, a).change());
    let before = mailbox.last_change();
    done(&mut mailbox, |mailbox| mailbox.empty_folder(a, HardDelete, false));
    let removed: Vec<_> = there(&mailbox, a).removed_after(before).map(|(_, removed)| removed).collect();
    assert_eq!(removed.iter().map(|removed| removed.item).collect::<Vec<_>>(), [bob]);
    assert_eq!(there(&mailbox, a).removed_after(mailbox.last_change()).count(), 0);
    assert_eq!(there(&mailbox, a).change(), old);
}

//! What a client that synchronises the hierarchy is told.

use super::{done, folder, mailbox};
use crate::mailbox::{DeleteType, Folder, FolderKey, FolderUpdate, HierarchyChange, Mailbox};

use HierarchyChange::{Create, Delete, Update};

/// The changes below a folder after a change, departures by key alone.
fn changes(mailbox: &Mailbox, root: FolderKey, after: u64) -> Vec<(char, FolderKey)> {
    let changes = mailbox.hierarchy_changes(root, after);
    let short = changes.into_iter().map(|change| match change {
        Create(key) => ('+', key),
        Update(key) => ('*', key),
        Delete(removed) => ('-', removed.key),
    });
    short.collect()
}

fn rename(mailbox: &mut Mailbox, key: FolderKey, name: &str) {
    let updates = vec![FolderUpdate::DisplayName(name.to_owned())];
    done(mailbox, |mailbox| mailbox.update_folder(key, updates));
}

#[test]
fn at_first_every_folder_below_is_new() {
    let mailbox = mailbox();
    let mut expected: Vec<_> =
        mailbox.descendants_of(FolderKey::MSG_FOLDER_ROOT).map(|folder| ('+', folder.key())).collect();
    expected.sort_unstable();
    assert_eq!(changes(&mailbox, FolderKey::MSG_FOLDER_ROOT, 0), expected);
    assert_eq!(changes(&mailbox, FolderKey::ROOT, mailbox.last_change()), []);
    assert_eq!(changes(&mailbox, FolderKey::ROOT, u64::MAX), []);
}

#[test]
fn several_changes_of_a_folder_are_one() {
    let mut mailbox = mailbox();
    let old = folder(&mut mailbox, FolderKey::INBOX, "old");
    let start = mailbox.last_change();
    let new = folder(&mut mailbox, FolderKey::INBOX, "new");
    for key in [new, old, old] {
        let name = format!("renamed after {}", mailbox.last_change());
        rename(&mut mailbox, key, &name);
    }
    let passing = folder(&mut mailbox, FolderKey::INBOX, "passing");
    done(&mut mailbox, |mailbox| mailbox.delete_folder(passing, DeleteType::HardDelete));
    assert_eq!(changes(&mailbox, FolderKey::ROOT, start), [('*', old), ('+', new)]);
}

#[test]
fn a_folder_is_deleted_with_every_folder_below() {
    let mut mailbox = mailbox();
    let outer = folder(&mut mailbox, FolderKey::INBOX, "outer");
    let inner = folder(&mut mailbox, outer, "inner");
    let start = mailbox.last_change();
    done(&mut mailbox, |mailbox| mailbox.delete_folder(outer, DeleteType::SoftDelete));
    for root in [FolderKey::ROOT, FolderKey::INBOX] {
        assert_eq!(changes(&mailbox, root, start), [('-', outer), ('-', inner)]);
    }
    assert_eq!(changes(&mailbox, FolderKey::DRAFTS, start), []);
}

#[test]
fn a_move_is_an_update_above_both_places_and_takes_the_subtree_along() {
    let mut mailbox = mailbox();
    let outer = folder(&mut mailbox, FolderKey::INBOX, "outer");
    let inner = folder(&mut mailbox, outer, "inner");
    let start = mailbox.last_change();
    done(&mut mailbox, |mailbox| mailbox.delete_folder(outer, DeleteType::MoveToDeletedItems));
    assert_eq!(changes(&mailbox, FolderKey::ROOT, start), [('*', outer)]);
    assert_eq!(changes(&mailbox, FolderKey::DELETED_ITEMS, start), [('+', outer), ('+', inner)]);
    let gone = changes(&mailbox, FolderKey::INBOX, start);
    assert_eq!(gone, [('-', outer), ('-', inner)]);
    // Back again it has only changed, from wherever one looks.
    done(&mut mailbox, |mailbox| mailbox.move_folder(outer, FolderKey::INBOX));
    for root in [FolderKey::ROOT, FolderKey::INBOX] {
        assert_eq!(changes(&mailbox, root, start), [('*', outer)]);
    }
    assert_eq!(changes(&mailbox, FolderKey::DELETED_ITEMS, start), []);
}

#[test]
fn a_folder_moved_and_then_removed_was_where_it_lay_at_the_start() {
    let mut mailbox = mailbox();
    let key = folder(&mut mailbox, FolderKey::INBOX, "a");
    let start = mailbox.last_change();
    for &delete_type in &[DeleteType::MoveToDeletedItems, DeleteType::HardDelete] {
        done(&mut mailbox, |mailbox| mailbox.delete_folder(key, delete_type));
    }
    assert_eq!(changes(&mailbox, FolderKey::INBOX, start), [('-', key)]);
    assert_eq!(changes(&mailbox, FolderKey::DELETED_ITEMS, start), []);
}

#[test]
fn what_comes_and_goes_in_a_folder_is_no_change_of_it() {
    let mut mailbox = mailbox();
    let start = mailbox.last_change();
    super::contact(&mut mailbox, FolderKey::INBOX, "Bob");
    let inner = folder(&mut mailbox, FolderKey::INBOX, "a");
    assert_eq!(changes(&mailbox, FolderKey::ROOT, start), [('+', inner)]);
    assert_eq!(mailbox.folder(FolderKey::INBOX).map(Folder::total_count), Some(1));
}

//! The folders of an archive that stand for those of the mailbox.

use super::{NOWHERE, children, done, folder, mailbox, refused};
use crate::ResponseCode;
use crate::finding::Rule;
use crate::mailbox::{DistinguishedFolderId, FolderKey, Mailbox, NewFolder};
use crate::property::FolderKind;

fn mailbox_with_archive() -> Mailbox {
    let mut mailbox = mailbox();
    done(&mut mailbox, |mailbox| mailbox.provide_folder(DistinguishedFolderId::ArchiveRoot));
    mailbox
}

#[test]
fn fi_319_without_an_archive_no_folder_has_one_that_stands_for_it() {
    for key in [FolderKey::INBOX, FolderKey::CALENDAR, NOWHERE] {
        refused(&mut mailbox(), ResponseCode::ErrorInvalidOperation, Rule::ArchiveThere, |mailbox| {
            mailbox.provide_archive_folder(key)
        });
    }
}

#[test]
fn fi_321_fi_322_fi_323_only_mail_folders_that_users_see_are_archived() {
    let mut mailbox = mailbox_with_archive();
    let search = NewFolder::of_kind(FolderKind::SearchFolder, "search");
    let search = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::SEARCH_FOLDERS, search));
    for (key, code) in [
        (FolderKey::ARCHIVE_ROOT, ResponseCode::ErrorCannotArchiveItemsInArchiveMailbox),
        (FolderKey::ARCHIVE_DELETED_ITEMS, ResponseCode::ErrorCannotArchiveItemsInArchiveMailbox),
        (search, ResponseCode::ErrorCannotSpecifySearchFolderAsSourceFolder),
        (FolderKey::CALENDAR, ResponseCode::ErrorCannotArchiveCalendarContactTaskFolderException),
        (FolderKey::CONTACTS, ResponseCode::ErrorCannotArchiveCalendarContactTaskFolderException),
        (FolderKey::TASKS, ResponseCode::ErrorCannotArchiveCalendarContactTaskFolderException),
        (FolderKey::RECOVERABLE_ITEMS_DELETIONS, ResponseCode::ErrorCannotGetSourceFolderPath),
        (NOWHERE, ResponseCode::ErrorCannotGetSourceFolderPath),
    ] {
        refused(&mut mailbox, code, Rule::FolderArchived, |mailbox| mailbox.provide_archive_folder(key));
    }
}

#[test]
fn fi_320_the_path_is_the_same_in_the_archive_and_is_made_once() {
    let mut mailbox = mailbox_with_archive();
    let a = folder(&mut mailbox, FolderKey::INBOX, "a");
    let b = folder(&mut mailbox, a, "b");
    let archived = done(&mut mailbox, |mailbox| mailbox.provide_archive_folder(b));
    assert_eq!(done(&mut mailbox, |mailbox| mailbox.provide_archive_folder(b)), archived);
    assert_eq!(children(&mailbox, FolderKey::ARCHIVE_INBOX), ["a"]);
    let archived_a = done(&mut mailbox, |mailbox| mailbox.provide_archive_folder(a));
    assert_eq!(children(&mailbox, archived_a), ["b"]);
    for (key, counterpart) in [
        (FolderKey::INBOX, FolderKey::ARCHIVE_INBOX),
        (FolderKey::DELETED_ITEMS, FolderKey::ARCHIVE_DELETED_ITEMS),
        (FolderKey::MSG_FOLDER_ROOT, FolderKey::ARCHIVE_MSG_FOLDER_ROOT),
    ] {
        assert_eq!(done(&mut mailbox, |mailbox| mailbox.provide_archive_folder(key)), counterpart);
    }
}

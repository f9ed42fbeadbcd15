//! The tree of a new mailbox, and folders that come on demand.

use super::{NOW, children, done, folder, mailbox, older_mailbox, refused};
use crate::ResponseCode;
use crate::finding::Rule;
use crate::mailbox::folder::well_known::WELL_KNOWN_FOLDERS;
use crate::mailbox::index::TextHash;
use crate::mailbox::{
    DecodedId, DeleteType, DistinguishedFolderId, ExtendedFieldUri, ExtendedPropertyPath,
    ExtendedPropertyValue, Folder, FolderKey, FolderUpdate, Generation, Invariant, Mailbox, MailboxId,
    MapiPropertyType, NewFolder, StoreId,
};
use crate::property::FolderKind;

const GENERATIONS: [Generation; 3] =
    [Generation::Exchange2007, Generation::Exchange2010, Generation::Exchange2013];

fn named(mailbox: &Mailbox, name: DistinguishedFolderId) -> &Folder {
    mailbox.distinguished_folder(name).expect("a new mailbox has it")
}

fn is_hidden(folder: &Folder) -> bool {
    let hidden = ExtendedFieldUri::tag(0x10f4, MapiPropertyType::Boolean);
    let hidden = ExtendedPropertyPath::new(hidden).expect("a tag below the custom ones");
    folder.extended_property(&hidden) == Some(ExtendedPropertyValue::One("true".into()))
}

#[test]
fn the_table_has_no_gap_and_parents_before_their_children() {
    for (row, key) in WELL_KNOWN_FOLDERS.iter().zip(FolderKey::ROOT.0..) {
        assert_eq!(row.key, FolderKey(key));
        assert!(row.parent.is_none_or(|parent| parent < row.key), "{key:x}");
        assert_eq!(
            row.distinguished.map(DistinguishedFolderId::key),
            row.distinguished.map(|_| Some(row.key))
        );
        assert!(row.key.is_well_known() && row.key.0 < 0x200);
    }
    assert!(!FolderKey(0x100).well_known().is_some_and(|_| true));
    assert!(!FolderKey(0x200).is_well_known());
}

#[test]
fn a_new_mailbox_of_any_generation_is_sound() {
    for generation in GENERATIONS {
        let mailbox = older_mailbox(generation);
        assert_eq!(mailbox.check(), Ok(()), "{generation:?}");
        assert_eq!(mailbox.generation(), generation);
    }
}

#[test]
fn fi_018_root_has_no_parent_and_a_name_of_its_generation() {
    for (generation, name) in GENERATIONS.into_iter().zip(["Root Container", "Root Container", "root"]) {
        let mailbox = older_mailbox(generation);
        let root = named(&mailbox, DistinguishedFolderId::Root);
        assert_eq!((root.parent(), root.display_name(), root.folder_class()), (None, name, None));
    }
}

#[test]
fn fi_019_msgfolderroot_is_top_of_information_store_below_root() {
    let mailbox = mailbox();
    let top = named(&mailbox, DistinguishedFolderId::MsgFolderRoot);
    assert_eq!((top.parent(), top.display_name()), (Some(FolderKey::ROOT), "Top of Information Store"));
}

#[test]
fn fi_020_fi_021_fi_022_fi_035_the_folders_of_users_have_their_names_classes_and_kinds() {
    use DistinguishedFolderId as Name;
    use FolderKind::{CalendarFolder, ContactsFolder, TasksFolder};
    let mailbox = mailbox();
    for (name, display_name, class, kind) in [
        (Name::Inbox, "Inbox", "IPF.Note", FolderKind::Folder),
        (Name::Drafts, "Drafts", "IPF.Note", FolderKind::Folder),
        (Name::Outbox, "Outbox", "IPF.Note", FolderKind::Folder),
        (Name::SentItems, "Sent Items", "IPF.Note", FolderKind::Folder),
        (Name::DeletedItems, "Deleted Items", "IPF.Note", FolderKind::Folder),
        (Name::JunkEmail, "Junk Email", "IPF.Note", FolderKind::Folder),
        (Name::Calendar, "Calendar", "IPF.Appointment", CalendarFolder),
        (Name::Contacts, "Contacts", "IPF.Contact", ContactsFolder),
        (Name::Tasks, "Tasks", "IPF.Task", TasksFolder),
        (Name::Notes, "Notes", "IPF.StickyNote", FolderKind::Folder),
        (Name::Journal, "Journal", "IPF.Journal", FolderKind::Folder),
    ] {
        let folder = named(&mailbox, name);
        assert_eq!(folder.distinguished_folder_id(), Some(name));
        assert_eq!(folder.parent(), Some(FolderKey::MSG_FOLDER_ROOT), "{name:?}");
        assert_eq!((folder.display_name(), folder.folder_class()), (display_name, Some(class)));
        assert_eq!(folder.kind(), kind, "{name:?}");
        assert!(!is_hidden(folder), "{name:?}");
    }
}

#[test]
fn fi_020_junk_is_spelled_as_its_generation_does() {
    for (generation, name) in GENERATIONS.into_iter().zip(["Junk E-mail", "Junk E-Mail", "Junk Email"]) {
        let mailbox = older_mailbox(generation);
        assert_eq!(named(&mailbox, DistinguishedFolderId::JunkEmail).display_name(), name);
    }
}

#[test]
fn fi_023_searchfolders_is_finder_below_root() {
    let mailbox = mailbox();
    let finder = named(&mailbox, DistinguishedFolderId::SearchFolders);
    assert_eq!((finder.parent(), finder.display_name()), (Some(FolderKey::ROOT), "Finder"));
    assert_eq!(finder.kind(), FolderKind::Folder);
}

#[test]
fn fi_024_fi_025_the_recoverable_items_are_there_from_2010_on_without_classes() {
    for generation in GENERATIONS {
        let mailbox = older_mailbox(generation);
        let root = mailbox.distinguished_folder(DistinguishedFolderId::RecoverableItemsRoot);
        assert_eq!(root.is_some(), generation >= Generation::Exchange2010);
        let Some(root) = root else { continue };
        assert_eq!((root.parent(), root.display_name()), (Some(FolderKey::ROOT), "Recoverable Items"));
        assert_eq!(children(&mailbox, root.key()), ["Deletions", "Purges", "Versions"]);
        assert!(mailbox.children_of(root.key()).all(|child| child.folder_class().is_none()));
    }
}

#[test]
fn fi_026_the_hidden_folders_of_contacts_come_with_2013() {
    let names = [
        (DistinguishedFolderId::RecipientCache, "Recipient Cache"),
        (DistinguishedFolderId::QuickContacts, "{06967759-274D-40B2-A3EB-D7F9E73727D7}"),
        (DistinguishedFolderId::ImContactList, "{A9E2BC46-B3A0-4243-B315-60D991004455}"),
    ];
    for (name, display_name) in names {
        for generation in [Generation::Exchange2007, Generation::Exchange2010] {
            assert!(older_mailbox(generation).distinguished_folder(name).is_none(), "{name:?}");
        }
        let mailbox = mailbox();
        let folder = named(&mailbox, name);
        assert_eq!((folder.kind(), folder.parent()), (FolderKind::ContactsFolder, Some(FolderKey::CONTACTS)));
        assert_eq!(folder.display_name(), display_name);
        assert!(is_hidden(folder));
    }
}

#[test]
fn fi_027_conversation_action_settings_is_hidden_among_the_folders_of_users() {
    let mailbox = mailbox();
    let settings = mailbox.child_named(FolderKey::MSG_FOLDER_ROOT, "conversation action settings");
    let settings = settings.expect("a new mailbox has it");
    assert_eq!(settings.folder_class(), Some("IPF.Configuration"));
    assert_eq!(settings.distinguished_folder_id(), None);
    assert!(is_hidden(settings));
}

/// The IM groups are items of the folder that holds them.
#[test]
fn fi_028_nothing_lies_in_a_new_mailbox_but_the_im_groups() {
    for generation in GENERATIONS {
        for folder in older_mailbox(generation).folders() {
            let count = if folder.key() == FolderKey::IM_CONTACT_LIST { 3 } else { 0 };
            assert_eq!((folder.total_count(), folder.unread_count()), (count, 0), "{folder:?}");
        }
    }
}

#[test]
fn fi_029_fi_030_an_archive_is_there_when_it_has_been_provided() {
    let mut mailbox = mailbox();
    let archive = DistinguishedFolderId::ALL.iter().filter(|name| name.name().starts_with("archive"));
    assert!(archive.clone().all(|name| mailbox.distinguished_folder(*name).is_none()));
    let is_too_old = ResponseCode::ErrorFolderNotFound;
    let provide = |mailbox: &mut Mailbox| mailbox.provide_folder(DistinguishedFolderId::ArchiveRoot);
    refused(&mut older_mailbox(Generation::Exchange2007), is_too_old, Rule::FolderThere, provide);
    done(&mut mailbox, provide);
    let there: Vec<_> = archive
        .filter(|name| mailbox.distinguished_folder(**name).is_some())
        .map(|name| name.name().trim_start_matches("archive"))
        .collect();
    let expected = [
        "root",
        "msgfolderroot",
        "deleteditems",
        "recoverableitemsroot",
        "recoverableitemsdeletions",
        "recoverableitemsversions",
        "recoverableitemspurges",
    ];
    assert_eq!(there, expected);
    let root = named(&mailbox, DistinguishedFolderId::ArchiveRoot);
    assert_eq!(root.parent(), None);
    assert_eq!(children(&mailbox, root.key()), ["Recoverable Items", "Top of Information Store"]);
    let inbox = done(&mut mailbox, |mailbox| mailbox.provide_folder(DistinguishedFolderId::ArchiveInbox));
    assert_eq!(inbox, FolderKey::ARCHIVE_INBOX);
}

#[test]
fn fi_031_fi_071_some_folders_are_absent_until_they_are_provided() {
    let mut mailbox = mailbox();
    for name in [
        DistinguishedFolderId::VoiceMail,
        DistinguishedFolderId::ConversationHistory,
        DistinguishedFolderId::SyncIssues,
        DistinguishedFolderId::Conflicts,
    ] {
        assert_eq!(mailbox.distinguished_folder(name), None);
    }
    for name in [DistinguishedFolderId::PublicFoldersRoot, DistinguishedFolderId::TeamChat] {
        refused(&mut mailbox, ResponseCode::ErrorFolderNotFound, Rule::FolderThere, |mailbox| {
            mailbox.provide_folder(name)
        });
    }
    let conflicts = done(&mut mailbox, |mailbox| mailbox.provide_folder(DistinguishedFolderId::Conflicts));
    let above: Vec<_> = mailbox.ancestors_of(conflicts).map(Folder::display_name).collect();
    assert_eq!(above, ["Sync Issues", "Top of Information Store", "root"]);
    let again = done(&mut mailbox, |mailbox| mailbox.provide_folder(DistinguishedFolderId::Conflicts));
    assert_eq!(again, conflicts);
}

#[test]
fn a_folder_that_comes_late_finds_its_name_taken() {
    let mut mailbox = mailbox();
    folder(&mut mailbox, FolderKey::MSG_FOLDER_ROOT, "sync issues");
    let late = done(&mut mailbox, |mailbox| mailbox.provide_folder(DistinguishedFolderId::SyncIssues));
    assert_eq!(mailbox.folder(late).map(Folder::display_name), Some("Sync Issues1"));
}

#[test]
fn fi_032_the_id_of_a_folder_leads_back_to_it_and_to_no_other() {
    let mut mailbox = mailbox();
    let own = folder(&mut mailbox, FolderKey::INBOX, "Own");
    for key in [FolderKey::INBOX, own] {
        let id = mailbox.folder_id_of(key);
        let Ok(DecodedId::Mailbox(MailboxId { store_id: StoreId::Folder(entry), .. })) =
            DecodedId::decode(&id)
        else {
            panic!("{id}")
        };
        assert_eq!(mailbox.locate_folder(&entry), Some(key));
        let mut elsewhere = entry;
        elsewhere.provider.0[0] ^= 1;
        assert_eq!(mailbox.locate_folder(&elsewhere), None);
        let other = Mailbox::new(2, "bob@example.test", "Bob");
        assert_eq!(other.locate_folder(&entry), None);
    }
}

#[test]
fn fi_033_fi_077_fi_078_fi_093_folders_are_listed_by_name_and_each_before_those_in_it() {
    let mut mailbox = mailbox();
    for name in ["beta", "Alpha", "alpha 2"] {
        let made = folder(&mut mailbox, FolderKey::INBOX, name);
        folder(&mut mailbox, made, "inner");
    }
    assert_eq!(children(&mailbox, FolderKey::INBOX), ["Alpha", "alpha 2", "beta"]);
    let below: Vec<_> = mailbox.descendants_of(FolderKey::INBOX).map(Folder::display_name).collect();
    assert_eq!(below, ["Alpha", "inner", "alpha 2", "inner", "beta", "inner"]);
    let all: Vec<_> = mailbox.descendants_of(FolderKey::ROOT).map(Folder::key).collect();
    assert_eq!(all.len(), mailbox.folders().count() - 1);
    assert!(all.contains(&FolderKey::INBOX) && all.contains(&FolderKey::RECOVERABLE_ITEMS_ROOT));
    assert_eq!(mailbox.children_of(super::NOWHERE).count(), 0);
}

#[test]
fn fi_034_two_mailboxes_have_inboxes_with_ids_of_their_own() {
    let bob = Mailbox::new(2, "bob@example.test", "Bob");
    assert_ne!(mailbox().folder_id_of(FolderKey::INBOX), bob.folder_id_of(FolderKey::INBOX));
}

#[test]
fn change_keys_of_folders_begin_as_their_kind_does() {
    let mailbox = mailbox();
    for (name, start) in [
        (DistinguishedFolderId::Inbox, "AQAAABYAAA"),
        (DistinguishedFolderId::Calendar, "AgAAABYAAA"),
        (DistinguishedFolderId::Contacts, "AwAAABYAAA"),
        (DistinguishedFolderId::Tasks, "BAAAABYAAA"),
        (DistinguishedFolderId::MyContacts, "CAAAABYAAA"),
    ] {
        let key = mailbox.folder_change_key(named(&mailbox, name)).encode();
        assert!(key.starts_with(start), "{name:?} {key}");
    }
}

#[test]
fn an_older_mailbox_gets_an_im_list_when_told_to() {
    let mut mailbox = older_mailbox(Generation::Exchange2010);
    assert_eq!(mailbox.im_groups().count(), 0);
    for add in [
        |mailbox: &mut Mailbox| mailbox.add_im_group("Work"),
        |mailbox: &mut Mailbox| mailbox.add_distribution_group("team@example.test", None),
    ] {
        refused(&mut mailbox, ResponseCode::ErrorFolderNotFound, Rule::ImListThere, add);
    }
    mailbox.provide_im_list();
    assert_eq!((mailbox.check(), mailbox.im_groups().count()), (Ok(()), 3));
    done(&mut mailbox, |mailbox| mailbox.add_im_group("Work"));
    let before = mailbox.clone();
    mailbox.provide_im_list();
    assert_eq!(mailbox, before);
}

/// Damages a sound mailbox, in which Own lies in the Inbox.
#[track_caller]
fn finds(invariant: Invariant, damage: impl FnOnce(&mut Mailbox, FolderKey)) {
    let mut mailbox = mailbox();
    let own = folder(&mut mailbox, FolderKey::INBOX, "Own");
    assert_eq!(mailbox.check(), Ok(()));
    damage(&mut mailbox, own);
    let broken = mailbox.check().expect_err("the damage");
    let found = broken.iter().any(|finding| finding.invariant == invariant);
    assert!(found, "{invariant:?} in {broken:?}");
}

#[test]
fn damage_to_the_tree_is_found() {
    finds(Invariant::FolderTree, |mailbox, own| mailbox.folder_mut(own).parent = None);
    finds(Invariant::FolderTree, |mailbox, own| mailbox.folder_mut(own).parent = Some(FolderKey::DRAFTS));
    finds(Invariant::FolderTree, |mailbox, own| drop(mailbox.folders.remove(own.0)));
    finds(Invariant::FolderTree, |mailbox, own| {
        mailbox.folder_mut(FolderKey::DRAFTS).children.insert(own.0, ());
    });
    finds(Invariant::FolderTree, |mailbox, own| {
        mailbox.folder_mut(FolderKey::INBOX).children.remove(own.0);
    });
    finds(Invariant::FolderTree, |mailbox, own| {
        // A circle that nothing leads to.
        mailbox.folder_mut(FolderKey::INBOX).children.remove(own.0);
        mailbox.folder_mut(own).parent = Some(own);
        mailbox.folder_mut(own).children.insert(own.0, ());
    });
    finds(Invariant::FolderTree, |mailbox, _| drop(mailbox.folders.remove(FolderKey::ROOT.0)));
    finds(Invariant::FolderTree, |mailbox, own| mailbox.folder_mut(own).anchor = FolderKey::DRAFTS);
}

#[test]
fn damage_to_the_list_of_names_is_found() {
    finds(Invariant::FolderNames, |mailbox, own| mailbox.unlist_name_of(own));
    finds(Invariant::FolderNames, |mailbox, own| mailbox.folder_mut(own).display_name = "Other".into());
    finds(Invariant::FolderNames, |mailbox, own| {
        mailbox.folder_names.add(TextHash::of("elsewhere"), own, false)
    });
}

#[test]
fn folders_are_found_by_their_names_wherever_they_come_to_lie() {
    let mut mailbox = mailbox();
    let own = folder(&mut mailbox, FolderKey::INBOX, "Größe");
    let found = |mailbox: &Mailbox, parent, name| mailbox.child_named(parent, name).map(Folder::key);
    assert_eq!(found(&mailbox, FolderKey::INBOX, "Grösse"), None);
    assert_eq!(found(&mailbox, FolderKey::INBOX, "GRÖßE"), Some(own));
    assert_eq!(found(&mailbox, FolderKey::MSG_FOLDER_ROOT, "INBOX"), Some(FolderKey::INBOX));
    done(&mut mailbox, |mailbox| mailbox.move_folder(own, FolderKey::DRAFTS));
    assert_eq!(found(&mailbox, FolderKey::INBOX, "größe"), None);
    assert_eq!(found(&mailbox, FolderKey::DRAFTS, "größe"), Some(own));
    let rename = vec![FolderUpdate::DisplayName("Own".to_owned())];
    done(&mut mailbox, |mailbox| mailbox.update_folder(own, rename));
    assert_eq!(found(&mailbox, FolderKey::DRAFTS, "größe"), None);
    assert_eq!(found(&mailbox, FolderKey::DRAFTS, "own"), Some(own));
    let copy = done(&mut mailbox, |mailbox| mailbox.copy_folder(own, FolderKey::INBOX, NOW));
    assert_eq!(found(&mailbox, FolderKey::INBOX, "OWN"), Some(copy));
    done(&mut mailbox, |mailbox| mailbox.delete_folder(own, DeleteType::HardDelete));
    assert_eq!(found(&mailbox, FolderKey::DRAFTS, "own"), None);
}

#[test]
fn what_lies_below_a_folder_that_moves_lies_where_it_went() {
    let mut mailbox = mailbox();
    let archive = mailbox.provide_folder(DistinguishedFolderId::ArchiveMsgFolderRoot).expect("known to all");
    let outer = folder(&mut mailbox, FolderKey::INBOX, "outer");
    let inner = folder(&mut mailbox, outer, "inner");
    let innermost = folder(&mut mailbox, inner, "innermost");
    let tops = [FolderKey::INBOX, FolderKey::ROOT, archive, FolderKey::ARCHIVE_ROOT];
    let lies_below = |mailbox: &Mailbox| tops.map(|top| mailbox.is_below(innermost, top));
    assert_eq!(lies_below(&mailbox), [true, true, false, false]);
    done(&mut mailbox, |mailbox| mailbox.move_folder(outer, archive));
    assert_eq!(lies_below(&mailbox), [false, false, true, true]);
    assert!(mailbox.is_in_archive(innermost) && mailbox.is_below(innermost, outer));
    assert!(!mailbox.is_below(archive, archive) && !mailbox.is_below(outer, innermost));
    // A folder of servers that a client makes has those above it that the client has put it below.
    let new = NewFolder::named("conversations")
        .with(|new| new.distinguished_folder_id = Some(DistinguishedFolderId::ConversationHistory));
    let conversations = done(&mut mailbox, |mailbox| mailbox.create_folder(innermost, new));
    let lowest = folder(&mut mailbox, conversations, "lowest");
    assert!(mailbox.is_below(lowest, conversations) && mailbox.is_in_archive(lowest));
    done(&mut mailbox, |mailbox| mailbox.move_folder(outer, FolderKey::INBOX));
    assert!(mailbox.is_below(lowest, FolderKey::INBOX) && !mailbox.is_in_archive(lowest));
}

#[test]
fn damage_to_folders_is_found() {
    finds(Invariant::FolderNames, |mailbox, own| mailbox.folder_mut(own).display_name = " ".into());
    finds(Invariant::FolderNames, |mailbox, _| {
        mailbox.folder_mut(FolderKey::INBOX).display_name = "DRAFTS".into();
    });
    finds(Invariant::UnreadCount, |mailbox, own| mailbox.folder_mut(own).unread = 1);
    finds(Invariant::Ids, |mailbox, own| mailbox.folder_mut(own).change = mailbox.next_counter);
    finds(Invariant::Ids, |mailbox, own| mailbox.next_counter = own.0);
    finds(Invariant::Folders, |mailbox, own| {
        mailbox.folder_mut(own).contents.insert(7, ());
    });
}

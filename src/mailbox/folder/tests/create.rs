//! CreateFolder: names, classes, and what else a new folder can be told.

use super::{NOWHERE, children, done, folder, mailbox, older_mailbox, refused, search};
use crate::ResponseCode;
use crate::finding::Rule;
use crate::mailbox::search::SearchFolderTraversal;
use crate::mailbox::{
    DistinguishedFolderId, ExtendedFieldUri, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue,
    Folder, FolderKey, FolderRights, FolderUpdate, Generation, Guid, Mailbox, MapiPropertyType, NewFolder,
    Permission, PermissionSet, PermissionUser, RetentionTag,
};
use crate::property::FolderKind;
use crate::schema::FieldUri;

const TYPED: [FolderKind; 4] = [
    FolderKind::CalendarFolder,
    FolderKind::ContactsFolder,
    FolderKind::SearchFolder,
    FolderKind::TasksFolder,
];

fn property(tag: u16, of_type: MapiPropertyType, value: &str) -> ExtendedProperty {
    let path = ExtendedPropertyPath::new(ExtendedFieldUri::tag(tag, of_type)).expect("a tag that can be set");
    ExtendedProperty::new(path, ExtendedPropertyValue::One(value.to_owned())).expect("one value")
}

/// Makes a folder of that class, as `t:Folder`.
fn of_class(mailbox: &mut Mailbox, class: &str) -> FolderKey {
    let new = NewFolder::named(class).with(|new| new.folder_class = Some(class.to_owned()));
    done(mailbox, |mailbox| mailbox.create_folder(FolderKey::INBOX, new))
}

fn there(mailbox: &Mailbox, key: FolderKey) -> &Folder {
    mailbox.folder(key).expect("it was just made")
}

#[test]
fn fi_036_fi_037_a_folder_without_a_name_is_refused_with_the_path_of_the_name() {
    for name in [None, Some(""), Some(" \t\u{a0}")] {
        let new = NewFolder::named("").with(|new| new.display_name = name.map(str::to_owned));
        let code = ResponseCode::ErrorFolderSavePropertyError;
        let create = |mailbox: &mut Mailbox| mailbox.create_folder(FolderKey::INBOX, new.clone());
        refused(&mut mailbox(), code, Rule::FolderName, create);
        let error = create(&mut mailbox()).expect_err("it was just refused");
        assert_eq!(error.paths(), [FieldUri::of("folder:DisplayName").into()]);
    }
}

#[test]
fn fi_040_a_name_has_at_most_255_utf16_units() {
    let code = ResponseCode::ErrorFolderSavePropertyError;
    for (fits, does_not) in
        [("a".repeat(255), "a".repeat(256)), ("\u{1f600}".repeat(127) + "a", "\u{1f600}".repeat(128))]
    {
        let mut mailbox = mailbox();
        refused(&mut mailbox, code, Rule::FolderName, |mailbox| {
            mailbox.create_folder(FolderKey::INBOX, NewFolder::named(&does_not))
        });
        done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::INBOX, NewFolder::named(&fits)));
    }
}

#[test]
fn fi_008_fi_038_a_name_beside_it_in_whatever_case_is_taken() {
    let mut mailbox = mailbox();
    folder(&mut mailbox, FolderKey::INBOX, "\u{c9}t\u{e9}");
    let code = ResponseCode::ErrorFolderExists;
    for name in ["\u{c9}t\u{e9}", "\u{e9}T\u{c9}"] {
        refused(&mut mailbox, code, Rule::FolderNameFree, |mailbox| {
            mailbox.create_folder(FolderKey::INBOX, NewFolder::named(name))
        });
    }
    for (parent, name) in [(FolderKey::MSG_FOLDER_ROOT, "INBOX"), (FolderKey::CONTACTS, "gal contacts")] {
        refused(&mut mailbox, code, Rule::FolderNameFree, |mailbox| {
            mailbox.create_folder(parent, NewFolder::named(name))
        });
    }
}

#[test]
fn fi_039_fi_041_fi_042_names_mean_nothing_and_are_free_elsewhere() {
    let mut mailbox = mailbox();
    for parent in [FolderKey::INBOX, FolderKey::DRAFTS] {
        for name in ["Calendar", "a/b\\c", " a "] {
            let made = done(&mut mailbox, |mailbox| mailbox.create_folder(parent, NewFolder::named(name)));
            let made = there(&mailbox, made);
            assert_eq!((made.display_name(), made.kind()), (name, FolderKind::Folder));
            assert_eq!(made.distinguished_folder_id(), None);
        }
    }
}

#[test]
fn fi_046_only_an_untyped_folder_comes_with_a_class() {
    for kind in TYPED {
        let class = FolderKind::of_class("IPF.Task");
        let new = NewFolder::of_kind(kind, "a").with(|new| new.folder_class = Some("IPF.Task".to_owned()));
        assert_eq!(class, FolderKind::TasksFolder);
        let code = ResponseCode::ErrorNoFolderClassOverride;
        refused(&mut mailbox(), code, Rule::FolderClassOfKind, |mailbox| {
            mailbox.create_folder(FolderKey::INBOX, new)
        });
    }
}

#[test]
fn fi_043_fi_044_the_class_of_an_untyped_folder_decides_its_kind() {
    let mut mailbox = mailbox();
    for (class, kind) in [
        ("IPF.Contact.Contoso", FolderKind::ContactsFolder),
        ("ipf.appointment", FolderKind::CalendarFolder),
        ("IPF.Task", FolderKind::TasksFolder),
        ("IPF.Tasks", FolderKind::Folder),
        ("IPF", FolderKind::Folder),
        ("IAmAFolderClass", FolderKind::Folder),
    ] {
        let made = of_class(&mut mailbox, class);
        let made = there(&mailbox, made);
        assert_eq!((made.kind(), made.folder_class()), (kind, Some(class)));
    }
}

#[test]
fn fi_045_fi_047_fi_108_a_folder_without_a_class_has_that_of_its_kind_or_generation() {
    for (generation, mail) in [(Generation::Exchange2010, None), (Generation::Exchange2013, Some("IPF.Note"))]
    {
        let mut mailbox = older_mailbox(generation);
        for (kind, class) in [
            (FolderKind::Folder, mail),
            (FolderKind::CalendarFolder, Some("IPF.Appointment")),
            (FolderKind::ContactsFolder, Some("IPF.Contact")),
            (FolderKind::TasksFolder, Some("IPF.Task")),
            (FolderKind::SearchFolder, Some("IPF.Note")),
        ] {
            let new = NewFolder::of_kind(kind, &format!("{kind:?}"));
            let made = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::INBOX, new));
            let made = there(&mailbox, made);
            assert_eq!((made.kind(), made.folder_class()), (kind, class));
        }
    }
}

#[test]
fn fi_055_fi_096_a_parent_counts_the_folders_directly_in_it() {
    let mut mailbox = mailbox();
    for name in ["a", "b", "c"] {
        let made = folder(&mut mailbox, FolderKey::INBOX, name);
        folder(&mut mailbox, made, "inner");
    }
    assert_eq!(there(&mailbox, FolderKey::INBOX).child_folder_count(), 3);
    assert_eq!(children(&mailbox, FolderKey::INBOX), ["a", "b", "c"]);
}

#[test]
fn fi_097_fi_113_there_is_no_folder_without_a_parent() {
    let code = ResponseCode::ErrorParentFolderNotFound;
    refused(&mut mailbox(), code, Rule::FolderThere, |mailbox| {
        // The parent is looked at first.
        mailbox.create_folder(NOWHERE, NewFolder::named(""))
    });
}

#[test]
fn fi_100_nothing_lies_in_a_search_folder_or_is_put_among_the_recoverable_items() {
    let mut mailbox = mailbox();
    let new = NewFolder::of_kind(FolderKind::SearchFolder, "a");
    let search_folder = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new));
    let code = ResponseCode::ErrorInvalidParentFolder;
    refused(&mut mailbox, code, Rule::FolderHoldsFolders, |mailbox| {
        mailbox.create_folder(search_folder, NewFolder::named("b"))
    });
    for parent in [FolderKey::RECOVERABLE_ITEMS_ROOT, FolderKey::RECOVERABLE_ITEMS_PURGES] {
        let code = ResponseCode::ErrorAccessDenied;
        refused(&mut mailbox, code, Rule::FolderOutsideRecoverable, |mailbox| {
            mailbox.create_folder(parent, NewFolder::named("b"))
        });
    }
}

#[test]
fn fi_104_a_folder_that_comes_on_demand_is_made_by_its_name_once() {
    let history = DistinguishedFolderId::ConversationHistory;
    let new = |name| NewFolder::named("History").with(|new| new.distinguished_folder_id = Some(name));
    for name in
        [DistinguishedFolderId::Inbox, DistinguishedFolderId::SyncIssues, DistinguishedFolderId::TeamChat]
    {
        let code = ResponseCode::ErrorInvalidPropertySet;
        refused(&mut mailbox(), code, Rule::FolderOnDemand, |mailbox| {
            mailbox.create_folder(FolderKey::MSG_FOLDER_ROOT, new(name))
        });
    }
    let mut mailbox = mailbox();
    for name in [history, DistinguishedFolderId::AdminAuditLogs] {
        let code = ResponseCode::ErrorInvalidPropertySet;
        refused(&mut older_mailbox(Generation::Exchange2010), code, Rule::FolderOnDemand, |mailbox| {
            mailbox.create_folder(FolderKey::MSG_FOLDER_ROOT, new(name))
        });
    }
    let made = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::MSG_FOLDER_ROOT, new(history)));
    assert_eq!(mailbox.distinguished_folder(history).map(Folder::key), Some(made));
    assert_eq!(there(&mailbox, made).display_name(), "History");
    for name in [history, DistinguishedFolderId::RecoverableItemsRoot] {
        let code = ResponseCode::ErrorFolderExists;
        refused(&mut mailbox, code, Rule::FolderOnDemand, |mailbox| {
            mailbox.create_folder(FolderKey::INBOX, new(name))
        });
    }
}

#[test]
fn fi_106_permissions_are_those_given_or_those_of_the_parent() {
    let mut mailbox = mailbox();
    let bob = Permission { user: PermissionUser::user("bob@example.test"), rights: FolderRights::OWNER };
    let set = PermissionSet::new(vec![bob]).expect("one user");
    let new = NewFolder::named("a").with(|new| new.permission_set = Some(set.clone()));
    let given = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::INBOX, new));
    let inner = folder(&mut mailbox, given, "inner");
    for (key, expected) in [(FolderKey::INBOX, &PermissionSet::default()), (given, &set), (inner, &set)] {
        assert_eq!(there(&mailbox, key).permission_set(), expected);
    }
    let none = vec![FolderUpdate::PermissionSet(None)];
    done(&mut mailbox, |mailbox| mailbox.update_folder(given, none));
    assert_eq!(there(&mailbox, inner).permission_set(), &set);
}

#[test]
fn fi_173_search_parameters_belong_to_search_folders_and_name_folders_that_are_there() {
    let mut mailbox = mailbox();
    let new = |kind, bases: &[FolderKey]| {
        NewFolder::of_kind(kind, "a")
            .with(|new| new.search_parameters = Some(search(SearchFolderTraversal::Shallow, bases)))
    };
    let misplaced = ResponseCode::ErrorInvalidPropertySet;
    refused(&mut mailbox, misplaced, Rule::FolderSearches, |mailbox| {
        mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new(FolderKind::Folder, &[FolderKey::INBOX]))
    });
    let nowhere = ResponseCode::ErrorFolderNotFound;
    refused(&mut mailbox, nowhere, Rule::FolderThere, |mailbox| {
        let bases = [FolderKey::INBOX, NOWHERE];
        mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new(FolderKind::SearchFolder, &bases))
    });
    let made = done(&mut mailbox, |mailbox| {
        mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new(FolderKind::SearchFolder, &[FolderKey::INBOX]))
    });
    let made = there(&mailbox, made);
    assert_eq!(made.kind(), FolderKind::SearchFolder);
    assert_eq!(
        made.search_parameters().map(|own| &**own),
        Some(&search(SearchFolderTraversal::Shallow, &[FolderKey::INBOX]))
    );
}

#[test]
fn what_a_folder_is_told_is_kept_and_texts_come_from_the_last_that_says_them() {
    let mut mailbox = mailbox();
    let hidden = property(0x10f4, MapiPropertyType::Boolean, "true");
    let tag = RetentionTag { is_explicit: true, retention_id: Guid([7; 16]) };
    let new = NewFolder::named("from the element").with(|new| {
        new.extended_properties = vec![
            property(0x3001, MapiPropertyType::String, "from the property"),
            hidden.clone(),
            property(0x3613, MapiPropertyType::String, "IPF.Contact"),
        ];
        new.policy_tag = Some(tag);
        new.archive_tag = Some(tag);
    });
    let made = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::INBOX, new));
    let made = there(&mailbox, made);
    assert_eq!((made.display_name(), made.kind()), ("from the property", FolderKind::ContactsFolder));
    assert_eq!(made.extended_property(hidden.path()).as_ref(), Some(hidden.value()));
    for (tag, expected) in [(0x3001, "from the property"), (0x3613, "IPF.Contact")] {
        let asked = property(tag, MapiPropertyType::String, expected);
        assert_eq!(made.extended_property(asked.path()).as_ref(), Some(asked.value()));
    }
    assert_eq!((made.policy_tag(), made.archive_tag()), (Some(tag), Some(tag)));
}

#[test]
fn fi_095_a_new_folder_has_a_new_id_and_a_new_change() {
    let mut mailbox = mailbox();
    let [first, second] = ["a", "b"].map(|name| folder(&mut mailbox, FolderKey::INBOX, name));
    assert_ne!(mailbox.folder_id_of(first), mailbox.folder_id_of(second));
    let (first, second) = (there(&mailbox, first), there(&mailbox, second));
    assert!(first.change() < second.key().0 && second.key().0 < second.change());
    assert_eq!(second.created(), second.change());
}

//! UpdateFolder.

use super::{NOWHERE, done, folder, mailbox, older_mailbox, refused, search};
use crate::ResponseCode;
use crate::finding::Rule;
use crate::mailbox::search::SearchFolderTraversal;
use crate::mailbox::{
    ExtendedFieldUri, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue, Folder, FolderKey,
    FolderRights, FolderUpdate, Generation, Guid, Mailbox, MapiPropertyType, NewFolder, Permission,
    PermissionSet, PermissionUser, RetentionTag,
};
use crate::property::FolderKind;

fn path(tag: u16, of_type: MapiPropertyType) -> ExtendedPropertyPath {
    ExtendedPropertyPath::new(ExtendedFieldUri::tag(tag, of_type)).expect("a tag that can be set")
}

fn text(tag: u16, value: &str) -> FolderUpdate {
    let value = ExtendedPropertyValue::One(value.to_owned());
    let property = ExtendedProperty::new(path(tag, MapiPropertyType::String), value).expect("one value");
    FolderUpdate::ExtendedProperty(property)
}

fn name(name: &str) -> FolderUpdate {
    FolderUpdate::DisplayName(name.to_owned())
}

fn class(class: &str) -> FolderUpdate {
    FolderUpdate::FolderClass(class.to_owned())
}

fn searching(base_folders: &[FolderKey]) -> FolderUpdate {
    FolderUpdate::SearchParameters(search(SearchFolderTraversal::Deep, base_folders).into())
}

fn there(mailbox: &Mailbox, key: FolderKey) -> &Folder {
    mailbox.folder(key).expect("it is there")
}

#[track_caller]
fn update(mailbox: &mut Mailbox, key: FolderKey, updates: Vec<FolderUpdate>) {
    done(mailbox, |mailbox| mailbox.update_folder(key, updates));
}

#[track_caller]
fn refuses(mailbox: &mut Mailbox, key: FolderKey, update: FolderUpdate, code: ResponseCode, rule: Rule) {
    // What comes before it is discarded too.
    let updates = vec![FolderUpdate::PolicyTag(None), text(0x3004, "a comment"), update];
    refused(mailbox, code, rule, |mailbox| mailbox.update_folder(key, updates));
}

#[test]
fn fi_126_a_folder_that_is_not_there_cannot_be_changed() {
    let code = ResponseCode::ErrorItemNotFound;
    refuses(&mut mailbox(), NOWHERE, name("a"), code, Rule::FolderThere);
}

#[test]
fn fi_127_fi_130_names_are_refused_as_for_new_folders() {
    let mut mailbox = mailbox();
    let key = folder(&mut mailbox, FolderKey::INBOX, "a");
    folder(&mut mailbox, FolderKey::INBOX, "b");
    for update in [name("B"), text(0x3001, "B")] {
        refuses(&mut mailbox, key, update, ResponseCode::ErrorFolderExists, Rule::FolderNameFree);
    }
    for bad in [String::new(), " ".to_owned(), "a".repeat(256)] {
        let code = ResponseCode::ErrorFolderSavePropertyError;
        refuses(&mut mailbox, key, name(&bad), code, Rule::FolderName);
    }
}

#[test]
fn fi_131_the_top_of_a_mailbox_keeps_its_name() {
    let mut mailbox = mailbox();
    let code = ResponseCode::ErrorInvalidOperation;
    refuses(&mut mailbox, FolderKey::ROOT, name("a"), code, Rule::FolderTop);
    update(&mut mailbox, FolderKey::INBOX, vec![name("Eingang")]);
    assert_eq!(there(&mailbox, FolderKey::INBOX).display_name(), "Eingang");
}

#[test]
fn fi_051_fi_116_a_renamed_folder_keeps_its_id_and_gets_a_new_change_key() {
    let mut mailbox = mailbox();
    let key = folder(&mut mailbox, FolderKey::INBOX, "a");
    for new in ["b", "B", "B"] {
        let before = mailbox.folder_change_key(there(&mailbox, key));
        update(&mut mailbox, key, vec![name(new)]);
        assert_eq!(there(&mailbox, key).display_name(), new);
        assert_ne!(mailbox.folder_change_key(there(&mailbox, key)), before);
    }
}

#[test]
fn updates_are_made_in_order() {
    let mut mailbox = mailbox();
    let key = folder(&mut mailbox, FolderKey::INBOX, "a");
    update(&mut mailbox, key, vec![name("b"), text(0x3001, "c")]);
    assert_eq!(there(&mailbox, key).display_name(), "c");
}

#[test]
fn fi_049_fi_050_a_class_of_another_type_is_refused() {
    let mut mailbox = mailbox();
    for (key, to) in [
        (FolderKey::INBOX, "IPF.Contact"),
        (FolderKey::INBOX, "wvbqkdfhx"),
        (FolderKey::INBOX, "IPF.Notes"),
        (FolderKey::INBOX, ""),
        (FolderKey::CALENDAR, "IPF.Note"),
        (FolderKey::QUICK_CONTACTS, "IPF.Task"),
    ] {
        for update in [class(to), text(0x3613, to)] {
            refuses(&mut mailbox, key, update, ResponseCode::ErrorObjectTypeChanged, Rule::FolderTypeKept);
        }
    }
}

#[test]
fn fi_048_a_class_within_the_type_is_set() {
    let mut mailbox = older_mailbox(Generation::Exchange2010);
    let unclassed = folder(&mut mailbox, FolderKey::INBOX, "a");
    for (key, to) in [
        (FolderKey::INBOX, "IPF.Note.Contoso"),
        (FolderKey::INBOX, "ipf.note.Other"),
        (FolderKey::CALENDAR, "IPF.Appointment.Room"),
        (unclassed, "IPF.Note.Contoso"),
    ] {
        update(&mut mailbox, key, vec![class(to)]);
        assert_eq!(there(&mailbox, key).folder_class(), Some(to));
    }
}

#[test]
fn display_name_and_class_cannot_be_deleted() {
    for tag in [0x3001, 0x3613] {
        let delete = FolderUpdate::DeleteExtendedProperty(path(tag, MapiPropertyType::String));
        let code = ResponseCode::ErrorInvalidPropertyDelete;
        refuses(&mut mailbox(), FolderKey::INBOX, delete, code, Rule::FolderTexts);
    }
}

#[test]
fn fi_128_extended_properties_are_set_replaced_and_deleted_even_if_absent() {
    let mut mailbox = mailbox();
    let hidden = path(0x10f4, MapiPropertyType::Boolean);
    let set = |value: &str| {
        let value = ExtendedPropertyValue::One(value.to_owned());
        FolderUpdate::ExtendedProperty(ExtendedProperty::new(hidden.clone(), value).expect("one value"))
    };
    let delete = || FolderUpdate::DeleteExtendedProperty(hidden.clone());
    for (update_of_it, expected) in
        [(set("true"), Some("true")), (set("false"), Some("false")), (delete(), None), (delete(), None)]
    {
        update(&mut mailbox, FolderKey::INBOX, vec![update_of_it]);
        let expected = expected.map(|value| ExtendedPropertyValue::One(value.to_owned()));
        assert_eq!(there(&mailbox, FolderKey::INBOX).extended_property(&hidden), expected);
    }
}

#[test]
fn fi_123_permissions_are_replaced_as_a_whole_or_taken_away() {
    let mut mailbox = mailbox();
    let set = |address| {
        let user = PermissionUser::user(address);
        PermissionSet::new(vec![Permission { user, rights: FolderRights::OWNER }]).expect("one user")
    };
    for expected in [Some(set("bob@example.test")), Some(set("carol@example.test")), None] {
        update(&mut mailbox, FolderKey::INBOX, vec![FolderUpdate::PermissionSet(expected.clone())]);
        let expected = expected.unwrap_or_default();
        assert_eq!(there(&mailbox, FolderKey::INBOX).permission_set(), &expected);
    }
}

#[test]
fn retention_tags_are_set_and_deleted() {
    let mut mailbox = mailbox();
    let tag = RetentionTag { is_explicit: false, retention_id: Guid([1; 16]) };
    for tag in [Some(tag), None] {
        let updates = vec![FolderUpdate::PolicyTag(tag), FolderUpdate::ArchiveTag(tag)];
        update(&mut mailbox, FolderKey::INBOX, updates);
        let inbox = there(&mailbox, FolderKey::INBOX);
        assert_eq!((inbox.policy_tag(), inbox.archive_tag()), (tag, tag));
    }
}

#[test]
fn fi_129_search_parameters_are_replaced_where_there_are_any() {
    let mut mailbox = mailbox();
    let new = NewFolder::of_kind(FolderKind::SearchFolder, "a");
    let key = done(&mut mailbox, |mailbox| mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new));
    let misplaced = ResponseCode::ErrorInvalidPropertyRequest;
    refuses(&mut mailbox, FolderKey::INBOX, searching(&[key]), misplaced, Rule::FolderSearches);
    let nowhere = ResponseCode::ErrorFolderNotFound;
    refuses(&mut mailbox, key, searching(&[NOWHERE]), nowhere, Rule::FolderThere);
    assert_eq!(there(&mailbox, key).search_parameters(), None);
    for bases in [[FolderKey::INBOX], [FolderKey::DRAFTS]] {
        update(&mut mailbox, key, vec![searching(&bases)]);
        let parameters = there(&mailbox, key).search_parameters().expect("they were just set");
        assert_eq!(parameters.base_folders(), bases);
    }
}

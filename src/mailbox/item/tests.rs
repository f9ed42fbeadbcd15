//! Rules of items, by checklist number: what is refused first, then what is done.

mod create;
mod delete;
mod linking;
mod model;
mod receipt;
mod relocate;
mod update;

use jiff::{SignedDuration, Timestamp};

use super::{Item, ItemKey, ItemUpdate, NewItem};
use crate::finding::{Finding, Rule};
use crate::mailbox::{
    ContactKey, ExtendedFieldUri, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue, FolderKey,
    Generation, ImGroupKey, Mailbox, MapiPropertyType, NewFolder, NewImContact,
};
use crate::property::{ContactProperty, EntryProperty, FolderKind, ItemKind, ItemProperty, MessageProperty};
use crate::{ResponseCode, Result};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
/// An item that is in no mailbox.
const NOBODY: ItemKey = ItemKey(0xffff);
/// A folder that is in no mailbox.
const NOWHERE: FolderKey = FolderKey(0xffff);

fn mailbox() -> Mailbox {
    Mailbox::new(1, "ada@example.test", "Ada")
}

fn later() -> Timestamp {
    NOW + SignedDuration::from_hours(1)
}

/// Makes an item that can be made.
#[track_caller]
fn made(mailbox: &mut Mailbox, folder: FolderKey, new: NewItem) -> ItemKey {
    done(mailbox, |mailbox| mailbox.create_item(folder, new, NOW))
}

fn message(subject: &str) -> NewItem {
    NewItem::new(ItemKind::Message).with(ItemProperty::Subject, subject)
}

fn unread(subject: &str) -> NewItem {
    message(subject).with(MessageProperty::IsRead, false)
}

/// A contact with these e-mail addresses.
fn contact(name: &str, addresses: &[&str]) -> NewItem {
    let entries = [EntryProperty::EmailAddress1, EntryProperty::EmailAddress2, EntryProperty::EmailAddress3];
    let new = NewItem::new(ItemKind::Contact).with(ContactProperty::DisplayName, name);
    entries.into_iter().zip(addresses).fold(new, |new, (entry, &address)| new.with(entry, address))
}

/// A contact with that IM address.
fn im_contact(name: &str, address: &str) -> NewItem {
    contact(name, &[]).with(EntryProperty::ImAddress1, address)
}

/// A message that programs hide.
fn hidden() -> NewItem {
    NewItem { is_associated: true, ..message("hidden") }
}

/// Puts somebody on the IM list, and into a group.
fn on_im_list(mailbox: &mut Mailbox, address: &str, group: Option<ImGroupKey>) -> ItemKey {
    let new = NewImContact { im_address: address, display_name: Some(address) };
    mailbox.add_im_contact(new, group, NOW).expect("there is room").into()
}

fn search_folder(mailbox: &mut Mailbox) -> FolderKey {
    let new = NewFolder::of_kind(FolderKind::SearchFolder, "search");
    mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new).expect("the name is free")
}

fn there(mailbox: &Mailbox, key: ItemKey) -> &Item {
    mailbox.item(key).expect("it is there")
}

fn subjects(mailbox: &Mailbox, folder: FolderKey) -> Vec<&str> {
    mailbox.items_in(folder).filter_map(|item| item.properties().text(ItemProperty::Subject)).collect()
}

/// How many items a folder has, and how many of them are unread.
fn counts(mailbox: &Mailbox, folder: FolderKey) -> (usize, usize) {
    let folder = mailbox.folder(folder).expect("it is there");
    (folder.total_count(), folder.unread_count())
}

fn display_name(text: &str) -> ExtendedProperty {
    extended(0x3001, text)
}

fn extended(tag: u16, text: &str) -> ExtendedProperty {
    let path = ExtendedPropertyPath::new(ExtendedFieldUri::tag(tag, MapiPropertyType::String));
    let property =
        path.and_then(|path| ExtendedProperty::new(path, ExtendedPropertyValue::One(text.to_owned())));
    property.expect("a sound property")
}

/// Expects a refusal, for that reason, that has changed nothing.
#[track_caller]
fn refused<T>(
    mailbox: &mut Mailbox,
    code: ResponseCode,
    rule: Rule,
    transition: impl FnOnce(&mut Mailbox) -> Result<T>,
) {
    let before = mailbox.clone();
    let Err(error) = transition(mailbox) else { panic!("it succeeded instead of {code}") };
    assert_eq!((error.code(), error.finding().map(Finding::rule)), (code, Some(rule)), "{error}");
    assert!(*mailbox == before, "the refusal {code} has changed something");
}

/// Expects success, after which the mailbox is sound.
#[track_caller]
fn done<T>(mailbox: &mut Mailbox, transition: impl FnOnce(&mut Mailbox) -> Result<T>) -> T {
    let result = transition(mailbox).expect("nothing is against it");
    assert_eq!(mailbox.check(), Ok(()));
    result
}

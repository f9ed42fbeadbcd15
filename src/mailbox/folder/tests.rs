//! Rules of the folder tree, by checklist number.

mod archive;
mod create;
mod delete;
mod history;
mod model;
mod permission;
mod relocate;
mod tree;
mod update;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::finding::{Finding, Rule};
use crate::mailbox::search::{SearchFolderTraversal, SearchParameters};
use crate::mailbox::{
    ContactKey, FolderKey, Generation, Item, ItemKey, Mailbox, NewContact, NewFolder, NewImContact,
};
use crate::schema::{Exists, FieldUri, SearchExpression};
use crate::{ResponseCode, Result};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
/// A folder that is in no mailbox.
const NOWHERE: FolderKey = FolderKey(0xffff);

fn mailbox() -> Mailbox {
    Mailbox::new(1, "ada@example.test", "Ada")
}

fn older_mailbox(generation: Generation) -> Mailbox {
    Mailbox::of_generation(generation, 1, "ada@example.test", "Ada")
}

/// A search for everything that has a subject.
fn search(traversal: SearchFolderTraversal, base_folders: &[FolderKey]) -> SearchParameters {
    let expression = SearchExpression::Exists(Exists { path: FieldUri::of("item:Subject").into() });
    SearchParameters::new(traversal, expression, base_folders.into(), &TimeZone::UTC)
        .expect("a subject can be searched")
}

/// Makes a folder that can be made.
#[track_caller]
fn folder(mailbox: &mut Mailbox, parent: FolderKey, name: &str) -> FolderKey {
    mailbox.create_folder(parent, NewFolder::named(name)).expect("the name is free")
}

/// Puts a contact into a folder, where only items of a client's own folders can come to lie.
fn contact(mailbox: &mut Mailbox, folder: FolderKey, name: &str) -> ItemKey {
    let address = format!("{name}@example.test");
    let new = NewContact { display_name: name, email_addresses: &[&address], im_address: None };
    let made = mailbox.add_contact(new, NOW);
    mailbox.move_item(made.into(), folder).expect("contacts are moved anywhere")
}

/// The names of the contacts in a folder, in order of creation.
fn contacts(mailbox: &Mailbox, folder: FolderKey) -> Vec<&str> {
    mailbox.items_in(folder).filter_map(Item::display_name).collect()
}

/// The names of the folders directly in a folder.
fn children(mailbox: &Mailbox, folder: FolderKey) -> Vec<&str> {
    mailbox.children_of(folder).map(|child| child.display_name()).collect()
}

/// Puts Carol on the IM list.
fn carol(mailbox: &mut Mailbox) -> ContactKey {
    let carol = NewImContact { im_address: "carol@example.test", display_name: Some("carol") };
    mailbox.add_im_contact(carol, None, NOW).expect("there is room")
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

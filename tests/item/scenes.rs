//! What the tests of items set up, and how they look at the state without asking the server.

use ews_sim::mailbox::{FolderKey, Item, ItemKey, NewItem, PermissionLevel};
use ews_sim::property::{ItemKind, ItemProperty};

use crate::client::{Client, create_item_with, recipients};
use crate::support::{ADA, BOB};
use crate::tree::{Answer, Id};

/// An id that is none.
pub(crate) const GARBAGE: &str = "<t:ItemId Id=\"AAAA==\"/>";

/// A message for Bob with a subject and more elements that come before the recipients.
pub(crate) fn message_to_bob(subject: &str, rest: &str) -> String {
    message_to(BOB, subject, rest)
}

/// A message for somebody.
pub(crate) fn message_to(recipient: &str, subject: &str, rest: &str) -> String {
    let to = recipients("ToRecipients", recipient);
    format!("<t:Message><t:Subject>{subject}</t:Subject>{rest}{to}</t:Message>")
}

/// Sends a message of Ada's without a copy.
#[track_caller]
pub(crate) fn send(client: &mut Client, message: &str) {
    client.log_on(ADA).succeed(&create_item_with("MessageDisposition=\"SendOnly\"", None, message));
}

/// Ada sends Bob a message; the id of what arrives in his Inbox. Bob is logged on from then on.
#[track_caller]
pub(crate) fn received(client: &mut Client, subject: &str, rest: &str) -> Id {
    send(client, &message_to_bob(subject, rest));
    client.log_on(BOB);
    id_named(client, BOB, FolderKey::INBOX, subject)
}

/// The ids of the items that users see in a folder, oldest first.
pub(crate) fn ids_in(client: &Client, owner: &str, folder: FolderKey) -> Vec<Id> {
    let mailbox = client.simulator.mailbox(owner).expect("the mailbox is there");
    mailbox.items_in(folder).map(|item| id_of(client, owner, item.key())).collect()
}

/// The id of an item with its current change key.
pub(crate) fn id_of(client: &Client, owner: &str, key: ItemKey) -> Id {
    let mailbox = client.simulator.mailbox(owner).expect("the mailbox is there");
    let item = mailbox.item(key).expect("the item is there");
    Id { id: mailbox.item_id_of(item), change_key: Some(mailbox.item_change_key(item).encode()) }
}

/// The subjects of the items that users see in a folder, oldest first.
pub(crate) fn subjects(client: &Client, owner: &str, folder: FolderKey) -> Vec<String> {
    let mailbox = client.simulator.mailbox(owner).expect("the mailbox is there");
    mailbox.items_in(folder).map(|item| subject_of(item).to_owned()).collect()
}

fn subject_of(item: &Item) -> &str {
    item.properties().text(ItemProperty::Subject).unwrap_or_default()
}

/// The id of the item with a subject in a folder.
#[track_caller]
pub(crate) fn id_named(client: &Client, owner: &str, folder: FolderKey, subject: &str) -> Id {
    let mailbox = client.simulator.mailbox(owner).expect("the mailbox is there");
    let item = mailbox.items_in(folder).find(|item| subject_of(item) == subject);
    id_of(client, owner, item.expect("an item with the subject").key())
}

/// Puts a message into a folder that programs hide there, which no request does.
pub(crate) fn hide_item(client: &mut Client, owner: &str, folder: FolderKey) -> Id {
    let now = client.simulator.now();
    let mailbox = client.simulator.mailbox_mut(owner).expect("the mailbox is there");
    let mut hidden = NewItem::new(ItemKind::Message);
    hidden.is_associated = true;
    let key = mailbox.create_item(folder, hidden, now).expect("it can be made");
    id_of(client, owner, key)
}

/// Gives Bob a right in a folder of Ada's, whose mailbox he sees.
pub(crate) fn grant_bob(client: &mut Client, folder: FolderKey, level: PermissionLevel) {
    let ada = client.simulator.mailbox_mut(ADA).expect("the mailbox is there");
    ada.grant(FolderKey::MSG_FOLDER_ROOT, BOB, PermissionLevel::Reviewer).expect("a level");
    ada.grant(folder, BOB, level).expect("a level");
}

/// How many unread items a folder says that it has.
pub(crate) fn unread_count(client: &Client, owner: &str, folder: FolderKey) -> usize {
    let mailbox = client.simulator.mailbox(owner).expect("the mailbox is there");
    mailbox.folder(folder).expect("the folder is there").unread_count()
}

/// The same id without its change key, or with another one.
pub(crate) fn with_change_key(id: &Id, change_key: Option<&str>) -> Id {
    Id { id: id.id.clone(), change_key: change_key.map(str::to_owned) }
}

/// The names of what stands in the first response message.
#[track_caller]
pub(crate) fn content_of(answer: &Answer) -> Vec<&'static str> {
    answer.messages().first().expect("a response message").names()
}

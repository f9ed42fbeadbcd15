//! Messages in the mailboxes of Ada and Bob, and requests about them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ews_sim::mailbox::{FolderKey, Item, NewItem};
use ews_sim::operation::im_list::AddImGroup;
use ews_sim::property::{ItemKind, ItemProperty};
use ews_sim::schema::ItemId;
use ews_sim::{Reply, ResponseCode, Simulator};

use crate::support::{ADA, envelope};

/// A message with a subject and nothing else.
pub(crate) fn draft(subject: &str) -> NewItem {
    NewItem::new(ItemKind::Message).with(ItemProperty::Subject, subject)
}

/// Puts a message into somebody's Inbox; its id and change key.
pub(crate) fn message(simulator: &mut Simulator, owner: &str, subject: &str) -> ItemId {
    let put = simulator.seed(owner, |mailbox, now| {
        let key = mailbox.create_item(FolderKey::INBOX, draft(subject), now)?;
        let item = mailbox.item(key).expect("it has been made");
        let change_key = Some(mailbox.item_change_key(item).encode());
        Ok(ItemId { id: mailbox.item_id_of(item), change_key })
    });
    put.expect("there is room")
}

/// Messages with the subjects 1, 2, 3 and so on.
pub(crate) fn messages(simulator: &mut Simulator, count: usize) -> Vec<ItemId> {
    (1..=count).map(|number| message(simulator, ADA, &number.to_string())).collect()
}

/// The subjects of what lies in the Inbox of Ada.
pub(crate) fn subjects(simulator: &Simulator) -> Vec<&str> {
    let mailbox = simulator.mailbox(ADA).expect("the mailbox is there");
    mailbox.items_in(FolderKey::INBOX).map(subject_of).collect()
}

pub(crate) fn subject_of(item: &Item) -> &str {
    item.properties().text(ItemProperty::Subject).unwrap_or_default()
}

fn item_ids(ids: &[ItemId]) -> String {
    let element = |id: &ItemId| match &id.change_key {
        Some(change_key) => format!("<t:ItemId Id=\"{}\" ChangeKey=\"{change_key}\"/>", id.id),
        None => format!("<t:ItemId Id=\"{}\"/>", id.id),
    };
    format!("<m:ItemIds>{}</m:ItemIds>", ids.iter().map(element).collect::<String>())
}

pub(crate) fn get_items(ids: &[ItemId]) -> String {
    let shape = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>\
                 <t:FieldURI FieldURI=\"item:Subject\"/></t:AdditionalProperties></m:ItemShape>";
    format!("<m:GetItem>{shape}{}</m:GetItem>", item_ids(ids))
}

pub(crate) fn delete_items(ids: &[ItemId]) -> String {
    format!("<m:DeleteItem DeleteType=\"HardDelete\">{}</m:DeleteItem>", item_ids(ids))
}

pub(crate) fn move_items(ids: &[ItemId], folder: &str) -> String {
    let to = format!("<m:ToFolderId><t:DistinguishedFolderId Id=\"{folder}\"/></m:ToFolderId>");
    format!("<m:MoveItem>{to}{}</m:MoveItem>", item_ids(ids))
}

pub(crate) fn copy_items(ids: &[ItemId], folder: &str) -> String {
    move_items(ids, folder).replace("MoveItem", "CopyItem")
}

/// Sends drafts without keeping copies.
pub(crate) fn send_items(ids: &[ItemId]) -> String {
    format!("<m:SendItem SaveItemToFolder=\"false\">{}</m:SendItem>", item_ids(ids))
}

/// Gives an item another subject.
pub(crate) fn set_subject(id: &ItemId, conflict_resolution: &str, subject: &str) -> String {
    let change_key = id.change_key.as_deref().unwrap_or_default();
    format!(
        "<m:UpdateItem MessageDisposition=\"SaveOnly\" ConflictResolution=\"{conflict_resolution}\">\
         <m:ItemChanges><t:ItemChange><t:ItemId Id=\"{}\" ChangeKey=\"{change_key}\"/><t:Updates>\
         <t:SetItemField><t:FieldURI FieldURI=\"item:Subject\"/>\
         <t:Message><t:Subject>{subject}</t:Subject></t:Message></t:SetItemField>\
         </t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>",
        id.id
    )
}

/// Sends bytes that need not be answered by a valid message.
pub(crate) fn post(simulator: &mut Simulator, caller: &str, body: &str) -> Reply {
    simulator.handle(caller, envelope(body).as_bytes())
}

/// Adds a group of that name to the IM list; the code of the answer.
pub(crate) fn add_group(simulator: &mut Simulator, caller: &str, name: &str) -> ResponseCode {
    let answer = simulator.call(caller, &AddImGroup { display_name: name.into() });
    answer.map_or_else(|error| error.code(), |_| ResponseCode::NoError)
}

/// What a panic says.
#[track_caller]
pub(crate) fn panic_of<T>(misuse: impl FnOnce() -> T) -> String {
    let Err(panic) = catch_unwind(AssertUnwindSafe(|| drop(misuse()))) else { panic!("it did not panic") };
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => panic.downcast::<&str>().map_or_else(|_| String::new(), |text| (*text).to_owned()),
    }
}

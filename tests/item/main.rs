//! Items through the public face, by operation and by what items have: the lines of the checklists FI
//! (folders and items) and IP (properties of items). The numbers are in the names of the tests and in
//! their tables.

#[path = "../support/client.rs"]
#[allow(dead_code, reason = "it serves more test binaries than this one")]
mod client;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/tree.rs"]
#[allow(dead_code, reason = "it serves more test binaries than this one")]
mod tree;

mod archive;
mod batches;
mod bodies;
mod contacts;
mod create_item;
mod delete_item;
mod extended;
mod get_item;
mod junk;
mod move_item;
mod posts;
mod properties;
mod reply;
mod scenes;
mod send_item;
mod shapes;
mod tasks;
mod update_item;
mod values;
mod views;

use ews_sim::ResponseCode;

use client::{Client, create_item, field, update_item};
use tree::{Answer, Id};

/// A SetItemField: the path, and an item of a kind that has one element.
fn set(kind: &str, field_uri: &str, element: &str) -> String {
    client::set_field("Item", field_uri, &format!("<t:{kind}>{element}</t:{kind}>"))
}

/// An AppendToItemField.
fn append(kind: &str, field_uri: &str, element: &str) -> String {
    set(kind, field_uri, element).replace("SetItemField", "AppendToItemField")
}

/// A DeleteItemField.
fn delete(path: &str) -> String {
    format!("<t:DeleteItemField>{path}</t:DeleteItemField>")
}

/// The path of a header, a member or an entry of a dictionary.
fn indexed(field_uri: &str, index: &str) -> String {
    format!("<t:IndexedFieldURI FieldURI=\"{field_uri}\" FieldIndex=\"{index}\"/>")
}

/// Checks that an answer names the path of a property in its MessageXml.
#[track_caller]
fn names_path(answer: &Answer, field_uri: &str) {
    let path = format!("FieldURI=\"{field_uri}\"");
    assert!(answer.to_string().contains(&path), "{path} is not in {}", **answer);
}

/// Checks that making an item is refused with a code and leaves nothing behind.
#[track_caller]
fn refuse_create(client: &mut Client, item: &str, code: ResponseCode) -> Answer {
    client.refuse(&create_item(None, item), code)
}

/// Checks that a change of an item is refused with a code and leaves the item as it was.
#[track_caller]
fn refuse_update(client: &mut Client, id: &Id, updates: &str, code: ResponseCode) -> Answer {
    let before = client.item(id);
    let answer = client.refuse(&update_item(&id.item(), updates), code);
    assert_eq!(client.item(id), before, "a refused change has changed something");
    answer
}

/// Checks that a request is no valid one.
#[track_caller]
fn refuse_schema(client: &mut Client, body: &str) {
    client.refuse(body, ResponseCode::ErrorSchemaValidation);
}

/// The value of one property of an item, by its path; empty where it has none.
#[track_caller]
fn value(client: &mut Client, id: &Id, field_uri: &str) -> String {
    let name = field_uri.rsplit(':').next().unwrap_or_default().to_owned();
    client.item_with(id, &field(field_uri)).value(&name).to_owned()
}

//! What real servers do to their clients, each by the number of its note.

mod finding;
mod frame;
mod identity;
mod im_list;
mod synchronizing;

use std::fs;
use std::path::Path;

use ews_sim::schema::ItemId;
use ews_sim::world::{ItemSeed, MailboxSeed};
use ews_sim::{ResponseCode, Simulator};

use crate::support::{ADA, BOB, send};

/// Ada has messages with the subjects 1, 2, 3 and so on in her Inbox; Bob has nothing.
fn with_messages(count: usize) -> Simulator {
    let messages = (1..=count).map(|number| ItemSeed::message(&number.to_string()));
    let ada = messages.fold(MailboxSeed::new(ADA), MailboxSeed::item);
    Simulator::builder().mailbox(ada).mailbox(BOB).build()
}

/// The id and the present change key of a message in the Inbox of Ada.
#[track_caller]
fn message(simulator: &Simulator, subject: &str) -> ItemId {
    simulator.item_id(ADA, "inbox", subject).unwrap_or_else(|| panic!("there is no message {subject}"))
}

fn element(id: &ItemId) -> String {
    match &id.change_key {
        Some(change_key) => format!("<t:ItemId Id=\"{}\" ChangeKey=\"{change_key}\"/>", id.id),
        None => format!("<t:ItemId Id=\"{}\"/>", id.id),
    }
}

fn get(ids: &str) -> String {
    format!(
        "<m:GetItem><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>\
         <m:ItemIds>{ids}</m:ItemIds></m:GetItem>"
    )
}

fn delete(id: &ItemId) -> String {
    let id = element(id);
    format!("<m:DeleteItem DeleteType=\"HardDelete\"><m:ItemIds>{id}</m:ItemIds></m:DeleteItem>")
}

/// Gives a message another value of a property.
fn update(id: &ItemId, resolution: &str, field: &str, property: &str) -> String {
    format!(
        "<m:UpdateItem ConflictResolution=\"{resolution}\" MessageDisposition=\"SaveOnly\"><m:ItemChanges>\
         <t:ItemChange>{}<t:Updates><t:SetItemField><t:FieldURI FieldURI=\"{field}\"/>\
         <t:Message>{property}</t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges>\
         </m:UpdateItem>",
        element(id)
    )
}

/// All 71 notes are there, in the names of tests or in the list of what is open.
#[test]
fn every_note_is_tested_or_said_to_be_open() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = String::new();
    collect(&root.join("tests"), &mut names);
    let page = fs::read_to_string(root.join("docs/not-tested.md")).expect("the page is there");
    let (_, open) = page.split_once("## Field notes").expect("the section is there");
    for note in 1..=71 {
        let is_tested = names.contains(&format!("note_{note:02}_"));
        let is_open = open.contains(&format!("\n| {note} |"));
        assert!(is_tested != is_open, "note {note}: tested is {is_tested}, open is {is_open}");
    }
}

/// The names of all tests below a folder.
fn collect(folder: &Path, names: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of tests").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).expect("a source");
            let functions = source.lines().filter(|line| line.starts_with("fn "));
            names.extend(functions.map(|line| format!("{line}\n")));
        }
    }
}

#[track_caller]
fn codes(simulator: &mut Simulator, body: &str) -> Vec<ResponseCode> {
    send(simulator, body).codes()
}

//! Worlds read from documents: what they make, and what is told of a wrong one.

use ews_sim::mailbox::{FolderKey, ImGroup};
use ews_sim::property::{EntryProperty, ItemProperty, MessageProperty, TaskProperty};
use ews_sim::world::{FolderPath, ItemSeed, MailboxSeed};
use ews_sim::{ServerProfile, Simulator, World};
use serde_json::{Value, json};

use crate::support::{ADA, BOB};

const ONE_MAILBOX: &str = include_str!("one_mailbox.json");
const ORGANISATION: &str = include_str!("organisation.json");

fn world(text: &str) -> World {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The problem of a document that is the organisation with one value replaced, at a JSON pointer.
#[track_caller]
fn problem_with(pointer: &str, value: Value) -> String {
    let mut document: Value = serde_json::from_str(ORGANISATION).expect("it is JSON");
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
    match document.pointer_mut(parent).expect("the document has it") {
        Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
        Value::Array(elements) => elements[key.parse::<usize>().expect("a number")] = value,
        other => panic!("{other} has no parts"),
    }
    match serde_json::from_value::<World>(document) {
        Err(error) => error.to_string(),
        Ok(world) => world.build().map(drop).expect_err(pointer).to_string(),
    }
}

#[test]
fn one_line_and_nothing_are_worlds() {
    let one = world(ONE_MAILBOX).build().expect("it is a world");
    assert!(one == Simulator::builder().mailbox(ADA).build());
    assert!(world("{}").build().expect("it is a world") == Simulator::builder().build());
}

#[test]
fn an_organisation_is_there_as_the_document_describes_it() {
    let simulator = world(ORGANISATION).build().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(simulator.settings().profile, ServerProfile::Exchange2016);
    assert_eq!(simulator.settings().policies.max_im_groups, 20);
    let mailbox = simulator.mailbox(ADA).expect("described");
    assert_eq!(mailbox.check(), Ok(()));
    let find = |path: &str, name: &str| {
        let folder = FolderPath::from(path).find(mailbox).expect("described");
        mailbox.item_named(folder.key(), name).unwrap_or_else(|| panic!("{name} is not in {path}"))
    };
    let minutes = find("inbox/Projects", "Minutes").properties();
    assert_eq!(minutes.text(ItemProperty::Importance), Some("High"));
    let to = minutes.mailboxes(MessageProperty::ToRecipients);
    let names: Vec<_> = to.iter().map(|mailbox| mailbox.name.as_deref()).collect();
    assert_eq!(names, [Some("Ada Lovelace"), Some("The team")]);
    assert_eq!(find("inbox/Projects", "Minutes").extended_properties().len(), 1);
    assert_eq!(find("tasks", "Pay").properties().text(TaskProperty::Status), Some("InProgress"));
    let carol = find("msgfolderroot/Friends", "Carol").properties();
    assert_eq!(carol.text(EntryProperty::EmailAddress1), Some("carol@example.test"));
    assert_eq!(carol.text(EntryProperty::HomeCity), Some("London"));
    assert_eq!(find("contacts", "Choir").members().len(), 1);
    let groups: Vec<_> = mailbox.im_groups().map(ImGroup::display_name).collect();
    assert!(groups.ends_with(&["Work", "team@example.test"]), "{groups:?}");
    assert_eq!(mailbox.items_in(FolderKey::QUICK_CONTACTS).count(), 2);
    let bob = simulator.directory().user("robert@example.test").expect("described");
    assert_eq!((&*bob.user_principal_name, bob.job_title.as_deref()), ("bob@corp.test", Some("Engineer")));
    let service = simulator.directory().user("service@example.test").expect("described");
    assert_eq!(
        (&*service.display_name, &*service.user_principal_name),
        ("service@example.test", "service@example.test")
    );
}

#[test]
fn what_is_written_is_read_again() {
    let organisation = world(ORGANISATION);
    let text = serde_json::to_string(&organisation).expect("JSON has room for it");
    assert_eq!(world(&text), organisation);
    let builder = Simulator::builder()
        .mailbox(BOB)
        .mailbox(MailboxSeed::new(ADA).item(ItemSeed::contact("Carol").email_address("carol@example.test")));
    let text = serde_json::to_string(builder.world()).expect("JSON has room for it");
    assert!(world(&text).build().expect("it is a world") == builder.build());
}

#[test]
fn what_does_not_exist_is_told_with_its_place_and_what_exists() {
    let item = "/mailboxes/0/items/0";
    for (pointer, value, told) in [
        (
            "/mailboxes/0/smtpAddress",
            json!("ada"),
            "mailboxes[0].smtpAddress: \"ada\" is no SMTP address; \
            write it as ada@example.test",
        ),
        (
            &format!("{item}/properties/Subjekt"),
            json!("x"),
            "mailboxes[0].items[0].properties.Subjekt: a Message has no Subjekt; the nearest is Subject",
        ),
        (
            &format!("{item}/properties/Importance"),
            json!("Highest"),
            "mailboxes[0].items[0].properties.Importance: \"Highest\" is none of its words; there are: Low, \
             Normal, High",
        ),
        (
            &format!("{item}/properties/ExtendedProperty/0/Value"),
            json!("many"),
            "mailboxes[0].items[0].properties.ExtendedProperty: Message \"Minutes\": \
             ErrorInvalidExtendedPropertyValue: ",
        ),
        (
            &format!("{item}/folder"),
            json!("inbox/Project"),
            "mailboxes[0].items[0].folder: there is no folder \"Project\" in inbox; there are: Projects",
        ),
        (&format!("{item}/kind"), json!("Mesage"), "no item is a \"Mesage\"; the nearest is Message"),
        ("/mailboxes/0/folders/1/kind", json!("Contacts"), "no folder is a \"Contacts\"; there are: Folder"),
        (
            "/mailboxes/0/imGroups/2/smtpAddress",
            json!("teem@example.test"),
            "mailboxes[0].imGroups[2].smtpAddress: the directory has no distribution group \
             teem@example.test; there are: team@example.test",
        ),
        (
            "/permissions/0/user",
            json!("eve@example.test"),
            "permissions[0].user: eve@example.test may not work in inbox/Projects of ada@example.test: \
             nobody knows that user",
        ),
        ("/permissions/0/level", json!("Boss"), "unknown variant `Boss`, expected one of `None`, `Owner`"),
        (
            "/sendingAs/0/user",
            json!("eve@example.test"),
            "sendingAs[0].user: bob@example.test may not send as eve@example.test, whom nobody knows; there \
             are: ada@example.test, bob@example.test, service@example.test",
        ),
        ("/users/0/smtpAdress", json!("x"), "unknown field `smtpAdress`, expected one of `smtpAddress`"),
        ("/mailboxes/0/inGroups", json!([]), "unknown field `inGroups`, expected one of `smtpAddress`"),
        ("/startAt", json!("today"), "failed to parse"),
        ("/settings/profile", json!("Exchange2020"), "unknown variant `Exchange2020`, expected one of"),
        (
            "/users/1/smtpAddress",
            json!("BOB@example.test"),
            "users[1].smtpAddress: there is a user \
            bob@example.test already: Bob",
        ),
    ] {
        let problem = problem_with(pointer, value);
        assert!(problem.starts_with(told), "{pointer}: {problem}");
    }
    let line =
        serde_json::from_str::<World>("{\n  \"mailboxs\": []\n}").map(drop).expect_err("no such field");
    assert!(line.to_string().ends_with("at line 2 column 12"), "{line}");
}

#[test]
fn no_document_panics() {
    let scalars = [json!(null), json!(-1), json!(1e300), json!("\u{1}"), json!([[]]), json!({"Key": {}})];
    for pointer in pointers(&serde_json::from_str(ORGANISATION).expect("it is JSON")) {
        for scalar in &scalars {
            let mut document: Value = serde_json::from_str(ORGANISATION).expect("it is JSON");
            *document.pointer_mut(&pointer).expect("the document has it") = scalar.clone();
            let Ok(world) = serde_json::from_value::<World>(document) else { continue };
            if let Ok(simulator) = world.build() {
                for mailbox in simulator.mailboxes() {
                    assert_eq!(mailbox.check(), Ok(()), "{pointer} {scalar}");
                }
            }
        }
    }
}

/// Every place in a document.
fn pointers(value: &Value) -> Vec<String> {
    let parts: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(elements) => {
            elements.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    let below = parts.into_iter().flat_map(|(name, value)| {
        pointers(value).into_iter().map(move |pointer| format!("/{name}{pointer}"))
    });
    std::iter::once(String::new()).chain(below).collect()
}

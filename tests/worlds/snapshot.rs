//! What is restored is what a snapshot was taken of; what is damaged is refused or harmless.

use std::time::Duration;

use ews_sim::double::diff;
use ews_sim::generate::Choices;
use ews_sim::{ServerProfile, Simulator, Snapshot, User, World};
use serde_json::Value;

use crate::drawn::{live_on, lived_in};
use crate::support::generated::noise;
use crate::support::{ADA, envelope_for, send_bytes, simulator};

fn text_of(simulator: &Simulator) -> String {
    let snapshot = simulator.snapshot().unwrap_or_else(|error| panic!("{error}"));
    serde_json::to_string(&snapshot).expect("JSON has room for it")
}

fn restored(text: &str) -> Result<Simulator, String> {
    let snapshot: Snapshot = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Simulator::restore(&snapshot).map_err(|error| error.to_string())
}

#[test]
fn worlds_that_scripts_have_been_at_come_back_equal_and_answer_the_same() {
    for seed in 0..8 {
        let mut simulator = lived_in(seed, 40);
        let text = text_of(&simulator);
        let mut again = restored(&text).unwrap_or_else(|error| panic!("{seed}: {error}"));
        assert!(again == simulator, "{seed}: {text}");
        assert_eq!(text_of(&again), text, "{seed}");
        assert_eq!(live_on(&mut again, seed, 10), live_on(&mut simulator, seed, 10), "{seed}");
        assert!(again == simulator, "{seed}: the same script leads to the same state");
    }
}

#[test]
fn an_organisation_comes_back_with_what_was_sent_and_moved() {
    let world: World = serde_json::from_str(include_str!("organisation.json")).expect("it is a world");
    let mut simulator = world.build().expect("it is a world");
    // Two users may have an address in common; it leads to the one who got it last.
    for name in ["dan", "eve"] {
        let user = User::new(format!("{name}@example.test"), name).with_proxy_address("desk@example.test");
        simulator.directory_mut().add_user(user);
    }
    simulator.advance(Duration::from_secs(90));
    let request = envelope_for(
        "Exchange2013",
        "<m:CreateItem MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:Message><t:Subject>Out</t:Subject>\
         <t:ToRecipients><t:Mailbox><t:EmailAddress>far@elsewhere.test</t:EmailAddress></t:Mailbox>\
         </t:ToRecipients></t:Message></m:Items></m:CreateItem>",
    );
    assert!(send_bytes(&mut simulator, ADA, request.as_bytes()).is_success());
    assert_eq!(simulator.outbox().len(), 1);
    simulator.move_mailbox(ADA, ServerProfile::Exchange2010Sp2);
    let text = text_of(&simulator);
    let again = restored(&text).unwrap_or_else(|error| panic!("{error}"));
    assert!(again == simulator, "{}", diff(&simulator, &again));
    assert_eq!(text_of(&again), text);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let simulator = simulator();
    let whole: Value = serde_json::from_str(&text_of(&simulator)).expect("just written");
    for (pointer, value, told) in [
        ("/format", 2, "snapshot format 2 is not known; this ews-sim reads format 1"),
        ("/mailboxes/0/nextCounter", 500, "mailboxes[0].nextCounter: 500 is not from 515 to "),
        ("/mailboxes/0/items/0/folder", 9999, "mailboxes[0].items[0].folder: there is no folder 9999"),
        ("/mailboxes/0/items/1/key", 512, "mailboxes[0].items[1].key: something else has the number 512"),
        ("/mailboxes/0/folders/0/change", 99999, "mailboxes[0].folders[0].change: 99999 is not below nextCo"),
    ] {
        let mut damaged = whole.clone();
        *damaged.pointer_mut(pointer).expect("the snapshot has it") = value.into();
        let problem = restored(&damaged.to_string()).map(drop).expect_err(pointer);
        assert!(problem.starts_with(told), "{pointer}: {problem}");
    }
    let mut unknown = whole.clone();
    unknown["mailboxes"][0]["colour"] = "blue".into();
    let problem = restored(&unknown.to_string()).map(drop).expect_err("no such field");
    assert!(problem.starts_with("unknown field `colour`, expected one of `smtpAddress`"), "{problem}");
    let mut element = whole;
    element["mailboxes"][0]["items"][0]["content"]["element"] = "<t:Message><t:Subjekt/></t:Message>".into();
    let problem = restored(&element.to_string()).map(drop).expect_err("no such property");
    assert!(problem.starts_with("mailboxes[0].items[0].content.element: "), "{problem}");
    assert!(problem.contains("'Subjekt'"), "{problem}");
}

#[test]
fn no_bytes_panic() {
    let whole = text_of(&lived_in(3, 30)).into_bytes();
    for seed in 0..200 {
        let bytes = noise(seed, 40);
        let mut choices = Choices::new(&bytes);
        let mut damaged = whole.clone();
        for _ in 0..=choices.below(3) {
            let at = choices.below(damaged.len());
            match choices.below(3) {
                0 => damaged[at] = choices.byte(),
                1 => damaged.truncate(at + 1),
                _ => drop(damaged.splice(at..at, [choices.byte()])),
            }
        }
        if let Ok(simulator) = restored(&String::from_utf8_lossy(&damaged)) {
            assert!(simulator.mailboxes().all(|mailbox| mailbox.check().is_ok()), "{seed}");
        }
    }
}

#[test]
fn a_search_for_times_of_a_time_zone_comes_back_as_it_was_meant_and_as_it_was_told() {
    let mut simulator = simulator();
    let request = envelope_for(
        "Exchange2013",
        "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id=\"searchfolders\"/></m:ParentFolderId>\
         <m:Folders><t:SearchFolder><t:DisplayName>Old</t:DisplayName>\
         <t:SearchParameters Traversal=\"Deep\"><t:Restriction><t:Not><t:Or>\
         <t:Exists><t:FieldURI FieldURI=\"item:Subject\"/></t:Exists>\
         <t:IsLessThan><t:FieldURI FieldURI=\"item:DateTimeReceived\"/><t:FieldURIOrConstant>\
         <t:Constant Value=\"2024-03-01T09:00:00\"/></t:FieldURIOrConstant></t:IsLessThan></t:Or></t:Not>\
         </t:Restriction><t:BaseFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></t:BaseFolderIds>\
         </t:SearchParameters></t:SearchFolder></m:Folders></m:CreateFolder>",
    );
    let zone = "<t:TimeZoneContext><t:TimeZoneDefinition Id=\"Tokyo Standard Time\"/></t:TimeZoneContext>";
    let request = request.replace("</soap:Header>", &format!("{zone}</soap:Header>"));
    assert!(send_bytes(&mut simulator, ADA, request.as_bytes()).is_success());
    let text = text_of(&simulator);
    for value in ["2024-03-01T09:00:00\\\"", "2024-03-01T00:00:00Z\\\""] {
        assert!(text.contains(value), "{value} is not in {text}");
    }
    assert!(restored(&text).expect("just written") == simulator);
}

#[test]
fn a_damaged_snapshot_is_refused_or_gives_a_world_that_holds_together() {
    let worlds: Vec<Value> = (0..4)
        .map(|seed| serde_json::from_str(&text_of(&lived_in(seed, 60))).expect("just written"))
        .collect();
    let (mut loaded, mut refused) = (0, 0);
    for seed in 0..300 {
        let bytes = noise(seed, 400);
        let mut choices = Choices::new(&bytes);
        let mut damaged = worlds[choices.below(worlds.len())].clone();
        damage(&mut damaged, &mut choices);
        match restored(&damaged.to_string()) {
            Err(_) => refused += 1,
            Ok(mut simulator) => {
                loaded += 1;
                for mailbox in simulator.mailboxes() {
                    assert_eq!(mailbox.check(), Ok(()), "{seed}");
                }
                for reply in live_on(&mut simulator, seed, 6) {
                    assert!(reply.document().is_ok(), "{seed}: {reply}");
                }
                for mailbox in simulator.mailboxes() {
                    assert_eq!(mailbox.check(), Ok(()), "{seed}");
                }
            }
        }
    }
    assert!(loaded > 30 && refused > 30, "{loaded} loaded, {refused} refused");
}

/// Changes one value somewhere: leaves it out, doubles it, or makes another of it.
fn damage(value: &mut Value, choices: &mut Choices<'_>) {
    match value {
        Value::Object(fields) if !fields.is_empty() && !choices.once_in(40) => {
            let at = choices.below(fields.len());
            let key = fields.keys().nth(at).expect("in range").clone();
            if choices.once_in(12) {
                fields.remove(&key);
            } else {
                damage(&mut fields[&key], choices);
            }
        }
        Value::Array(elements) if !elements.is_empty() && !choices.once_in(40) => {
            let at = choices.below(elements.len());
            match choices.below(12) {
                0 => drop(elements.remove(at)),
                1 => elements.push(elements[at].clone()),
                2 => elements.swap(0, at),
                _ => damage(&mut elements[at], choices),
            }
        }
        Value::String(text) if !text.is_empty() && !choices.once_in(8) => {
            let mut characters: Vec<char> = text.chars().collect();
            let at = choices.below(characters.len());
            match choices.below(3) {
                0 => drop(characters.remove(at)),
                1 => characters[at] = char::from(choices.byte()),
                _ => characters.insert(at, char::from(choices.byte())),
            }
            *text = characters.into_iter().collect();
        }
        Value::Number(number) => {
            let old = number.as_u64().unwrap_or(0);
            *value = [old + 1, old.saturating_sub(1), 0, 0x0108, 0x0118, 0x0119, 0x0203, u64::MAX]
                [choices.below(8)]
            .into();
        }
        Value::Bool(truth) => *truth = !*truth,
        other => {
            *other = [Value::Null, Value::from(7), Value::from("7"), Value::from(true), Value::Array(vec![])]
                [choices.below(5)]
            .clone();
        }
    }
}

//! `ConvertId`: FI-363 to FI-371.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ews_sim::ResponseCode::{self, *};
use ews_sim::mailbox::{DeleteType, FolderKey};
use ews_sim::{Reply, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, envelope_for, refuse, send, send_bytes, simulator, succeed};

const FORMATS: [&str; 6] = ["EwsLegacyId", "EwsId", "EntryId", "HexEntryId", "StoreId", "OwaId"];

fn source(format: &str, id: &str) -> String {
    source_of(format, id, ADA)
}

fn source_of(format: &str, id: &str, mailbox: &str) -> String {
    format!(r#"<t:AlternateId Format="{format}" Id="{id}" Mailbox="{mailbox}"/>"#)
}

fn convert_id(format: &str, sources: &str) -> String {
    format!("<m:ConvertId DestinationFormat=\"{format}\"><m:SourceIds>{sources}</m:SourceIds></m:ConvertId>")
}

#[track_caller]
fn convert(simulator: &mut Simulator, from: &str, id: &str, to: &str) -> String {
    converted(&succeed(simulator, &convert_id(to, &source(from, id))))
}

/// The one id of an answer.
#[track_caller]
fn converted(reply: &Reply) -> String {
    reply.ids("AlternateId").remove(0).id
}

#[track_caller]
fn refused(simulator: &mut Simulator, from: &str, id: &str, to: &str, code: ResponseCode) {
    let reply = refuse(simulator, &convert_id(to, &source(from, id)), code);
    assert!(!reply.text().contains("AlternateId"), "{reply}");
    let rule = reply.findings()[0].rule().identifier();
    assert_eq!(rule, if id.is_empty() { "id.empty" } else { "id.form" }, "{from} {id}");
}

/// A simulator with one message of Ada, and the ids of it and of the folder it lies in.
fn world() -> (Simulator, String, String) {
    let mut simulator = simulator();
    let item = message_in(&mut simulator, FolderKey::INBOX, "a");
    let item = item_id(&simulator, item);
    let folder = ada(&simulator).folder_id_of(FolderKey::INBOX);
    (simulator, item, folder)
}

#[test]
fn fi_371_the_format_wanted_has_to_be_named() {
    let (mut simulator, item, _) = world();
    let body = convert_id("OwaId", &source("EwsId", &item));
    let unnamed = body.replace(" DestinationFormat=\"OwaId\"", "");
    assert_ne!(unnamed, body);
    for wrong in [&unnamed, &body.replace("OwaId", "owaid"), &body.replace(ADA, ""), &convert_id("EwsId", "")]
    {
        refuse(&mut simulator, wrong, ErrorSchemaValidation);
    }
    let reply = send_bytes(&mut simulator, ADA, envelope_for("Exchange2007", &body).as_bytes());
    assert_eq!((reply.status(), reply.code()), (500, Some(ErrorIncorrectSchemaVersion)), "{reply}");
}

#[test]
fn fi_366_an_id_that_is_none_of_its_format() {
    let (mut simulator, item, folder) = world();
    for from in FORMATS {
        refused(&mut simulator, from, "", "EwsId", ErrorInvalidIdEmpty);
        for id in ["not an id", "x", "===="] {
            refused(&mut simulator, from, id, "EwsId", ErrorInvalidIdMalformed);
        }
    }
    for id in [&item, &folder] {
        for from in ["EwsLegacyId", "HexEntryId", "StoreId", "OwaId"] {
            refused(&mut simulator, from, id, "EwsId", ErrorInvalidIdMalformed);
        }
        // Well-formed base64 with nonsense in it.
        let hex = convert(&mut simulator, "EwsId", id, "HexEntryId");
        refused(&mut simulator, "EntryId", &hex, "EwsId", ErrorInvalidId);
        refused(&mut simulator, "HexEntryId", &hex[1..], "EwsId", ErrorInvalidIdMalformed);
        refused(&mut simulator, "HexEntryId", &hex[2..], "EwsId", ErrorInvalidId);
        // The length before an entry id and the type behind it have to be right.
        let store_id = convert(&mut simulator, "EwsId", id, "StoreId");
        let mut bytes = STANDARD.decode(&store_id).expect("it is base64");
        for damage in [0, bytes.len() - 1] {
            bytes[damage] ^= 2;
            refused(&mut simulator, "StoreId", &STANDARD.encode(&bytes), "EwsId", ErrorInvalidIdMalformed);
            bytes[damage] ^= 2;
        }
        bytes.push(0);
        refused(&mut simulator, "StoreId", &STANDARD.encode(&bytes), "EwsId", ErrorInvalidIdMalformed);
    }
}

#[test]
fn fi_367_the_mailbox_is_looked_at_before_the_id() {
    let (mut simulator, item, _) = world();
    for id in [&item, "garbage", ""] {
        let body = convert_id("OwaId", &source_of("EwsId", id, "no address"));
        let reply = refuse(&mut simulator, &body, ErrorInvalidSmtpAddress);
        assert_eq!(reply.message_text().as_deref(), Some("The SMTP address format is invalid."));
        assert_eq!(reply.findings()[0].rule().identifier(), "id.smtp-form");
        let body = convert_id("OwaId", &source_of("EwsId", id, "nobody@example.test"));
        let reply = refuse(&mut simulator, &body, ErrorNonExistentMailbox);
        assert_eq!(reply.findings()[0].rule().identifier(), "mailbox.known");
        assert!(!reply.text().contains("AlternateId"), "{reply}");
    }
}

#[test]
fn fi_369_the_form_of_the_first_release_is_only_for_converting() {
    let (mut simulator, item, folder) = world();
    let legacy = convert(&mut simulator, "EwsId", &item, "EwsLegacyId");
    refused(&mut simulator, "EwsId", &legacy, "OwaId", ErrorInvalidIdMalformedEwsLegacyIdFormat);
    let shape = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>";
    let get = format!(r#"<m:GetItem>{shape}<m:ItemIds><t:ItemId Id="{legacy}"/></m:ItemIds></m:GetItem>"#);
    refuse(&mut simulator, &get, ErrorInvalidIdMalformedEwsLegacyIdFormat);
    let legacy = convert(&mut simulator, "EwsId", &folder, "EwsLegacyId");
    let body = items(&format!(r#"<t:FolderId Id="{legacy}"/>"#), "").body();
    refuse(&mut simulator, &body, ErrorInvalidIdMalformedEwsLegacyIdFormat);
}

#[test]
fn fi_368_one_that_is_bad_does_not_hinder_the_others() {
    let (mut simulator, item, folder) = world();
    let sources = [source("EwsId", &item), source("EwsId", "x"), source("EwsId", &folder)].concat();
    let reply = send(&mut simulator, &convert_id("HexEntryId", &sources));
    assert_eq!(reply.codes(), [NoError, ErrorInvalidIdMalformed, NoError]);
    assert_eq!(reply.ids("AlternateId").len(), 2);
}

#[test]
fn fi_363_the_answer_says_of_what_type_the_id_is() {
    let (mut simulator, item, _) = world();
    let reply = succeed(&mut simulator, &convert_id("OwaId", &source("EwsId", &item)));
    for part in [
        "xsi:type=\"t:AlternateIdType\"",
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
        "Format=\"OwaId\"",
        &format!("Mailbox=\"{ADA}\""),
    ] {
        assert!(reply.text().contains(part), "no {part}\n{reply}");
    }
    assert!(!reply.text().contains("IsArchive"), "{reply}");
    let id = converted(&reply);
    assert!(!id.contains(['+', '/', '=']), "{id}");
    let archived = source("EwsId", &item).replace("/>", " IsArchive=\"true\"/>");
    let reply = succeed(&mut simulator, &convert_id("OwaId", &archived));
    assert!(reply.text().contains("IsArchive=\"true\""), "{reply}");
}

#[test]
fn fi_364_a_store_id_is_an_entry_id_between_its_length_and_its_type() {
    let (mut simulator, item, folder) = world();
    for (id, length) in [(item, 0x46), (folder, 0x2e)] {
        let store_id = convert(&mut simulator, "EwsId", &id, "StoreId");
        let entry_id = convert(&mut simulator, "EwsId", &id, "EntryId");
        let bytes = STANDARD.decode(store_id).expect("it is base64");
        let entry_id = STANDARD.decode(entry_id).expect("it is base64");
        assert_eq!((usize::from(bytes[0]), bytes[0]), (entry_id.len(), length));
        assert_eq!(bytes[1..=entry_id.len()], entry_id);
        assert_eq!(bytes.len(), entry_id.len() + 2);
    }
}

#[test]
fn fi_365_every_format_leads_to_every_other_and_back() {
    let (mut simulator, item, folder) = world();
    for id in [&item, &folder] {
        let in_format = FORMATS.map(|format| (format, convert(&mut simulator, "EwsId", id, format)));
        for (from, source) in &in_format {
            for (to, expected) in &in_format {
                assert_eq!(convert(&mut simulator, from, source, to), *expected, "{from} to {to}");
            }
        }
        let hex = convert(&mut simulator, "EwsId", id, "HexEntryId");
        assert_eq!(hex, hex.to_uppercase());
        assert_eq!(convert(&mut simulator, "HexEntryId", &hex.to_lowercase(), "EwsId"), *id);
    }
}

#[test]
fn the_mailbox_of_an_id_stays_and_one_that_names_none_gets_that_beside_it() {
    let (mut simulator, item, _) = world();
    let of_bob = |format: &str, id: &str, to: &str| convert_id(to, &source_of(format, id, BOB));
    assert_eq!(converted(&succeed(&mut simulator, &of_bob("EwsId", &item, "EwsId"))), item);
    let entry_id = convert(&mut simulator, "EwsId", &item, "EntryId");
    let named = converted(&succeed(&mut simulator, &of_bob("EntryId", &entry_id, "EwsId")));
    assert_ne!(named, item);
    assert_eq!(convert(&mut simulator, "EwsId", &named, "EntryId"), entry_id);
}

#[test]
fn fi_370_what_is_gone_still_converts() {
    let mut simulator = simulator();
    let item = message_in(&mut simulator, FolderKey::INBOX, "a");
    let id = item_id(&simulator, item);
    let before = convert(&mut simulator, "EwsId", &id, "OwaId");
    ada_mut(&mut simulator).delete_item(item, DeleteType::HardDelete).expect("it is there");
    assert_eq!(convert(&mut simulator, "EwsId", &id, "OwaId"), before);
}

#[test]
fn public_folders_have_an_id_of_their_own() {
    let (mut simulator, _, folder) = world();
    let store_id = convert(&mut simulator, "EwsId", &folder, "StoreId");
    let public =
        |format: &str, id: &str| format!(r#"<t:AlternatePublicFolderId Format="{format}" FolderId="{id}"/>"#);
    let reply =
        refuse(&mut simulator, &convert_id("StoreId", &public("EwsId", &folder)), ErrorInvalidIdMalformed);
    assert_eq!(reply.findings()[0].rule().identifier(), "id.form");
    let reply = succeed(&mut simulator, &convert_id("EwsId", &public("StoreId", &store_id)));
    assert!(reply.text().contains("xsi:type=\"t:AlternatePublicFolderIdType\""), "{reply}");
    let id = reply.text().split("FolderId=\"").nth(1).and_then(|rest| rest.split('"').next());
    let back = convert_id("StoreId", &public("EwsId", id.expect("the answer has one")));
    let reply = succeed(&mut simulator, &back);
    assert!(reply.text().contains(&store_id), "{reply}");
}

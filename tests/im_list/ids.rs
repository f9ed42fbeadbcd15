//! Ids and change keys, as every operation that takes them reads them (IM-027 to IM-033).

use ews_sim::{ResponseCode, Simulator};

use crate::support::furnished::{Ids, body_of, error_body, furnished, id_in_mailbox, ids_of, requests};
use crate::support::{ADA, BOB, envelope_for, send, send_bytes, succeed};

fn world() -> Simulator {
    furnished(Simulator::builder())
}

/// The operations that look at ids, with the same attributes in place of each id in turn.
fn with_each_id(simulator: &Simulator, attributes: &str) -> Vec<(&'static str, String)> {
    let ids = ids_of(simulator, ADA);
    let contact = Ids { contact: attributes.to_owned(), ..ids.clone() };
    let group = Ids { group: attributes.to_owned(), ..ids.clone() };
    let distribution_group = Ids { distribution_group: attributes.to_owned(), ..ids };
    let bodies = [contact, group, distribution_group].into_iter().flat_map(|ids| requests(&ids));
    let named: Vec<_> =
        bodies.filter(|(name, body)| body.contains(attributes) && *name != "GetImItems").collect();
    assert_eq!(named.len(), 10, "three contacts, six groups, one distribution group");
    named
}

#[track_caller]
fn assert_each_id_is_refused(attributes: &str, code: &str, text: &str) {
    let mut simulator = world();
    for (operation, body) in with_each_id(&simulator, attributes) {
        assert_eq!(body_of(&send(&mut simulator, &body)), error_body(operation, code, text));
    }
    let ids = Ids::all(attributes);
    let reply = succeed(&mut simulator, &requests(&ids)[6].1);
    assert!(body_of(&reply).ends_with("<ImItemList/></GetImItemsResponse>"), "{reply}");
}

#[test]
fn im_028_an_empty_id_says_so() {
    assert_each_id_is_refused("Id=\"\"", "ErrorInvalidIdEmpty", "Id must be non-empty.");
}

#[test]
fn im_029_an_id_that_cannot_be_decoded_is_malformed() {
    let truncated = {
        let world = world();
        let mailbox = world.mailbox(ADA).expect("built with it");
        let id = mailbox.item_id_of(mailbox.im_group_named("Work").expect("furnished with it"));
        id[..id.len() - 4].to_owned()
    };
    for id in ["x", "????", "AAMk", " ", "AAAA\u{e4}", "A===", &truncated, &"A".repeat(600)] {
        assert_each_id_is_refused(&format!("Id=\"{id}\""), "ErrorInvalidIdMalformed", "Id is malformed.");
    }
}

#[test]
fn im_029_the_id_of_a_persona_or_a_folder_is_not_that_of_an_item() {
    let world = world();
    let mailbox = world.mailbox(ADA).expect("built with it");
    let carol = mailbox.im_contacts().next().expect("furnished with her");
    let persona = format!("Id=\"{}\"", mailbox.persona_id(carol.person()));
    assert_each_id_is_refused(&persona, "ErrorInvalidIdMalformed", "Id is malformed.");
    for folder in mailbox.folders() {
        let folder = format!("Id=\"{}\"", mailbox.folder_id_of(folder.key()));
        let text = "Expected an item Id but received a folder Id.";
        assert_each_id_is_refused(&folder, "ErrorCannotUseFolderIdForItemId", text);
    }
}

#[test]
fn im_032_a_change_key_that_cannot_be_read_is_refused() {
    for key in ["", "x", "EgAAAA", "AAAA", "EQAAABYAAABtF8oI", &"A".repeat(60)] {
        let world = world();
        let ids = ids_of(&world, ADA);
        for attributes in [ids.contact, ids.group, ids.distribution_group] {
            let (id, _) = attributes.split_once(" ChangeKey").expect("it has one");
            assert_each_change_key_is_refused(&format!("{id} ChangeKey=\"{key}\""));
        }
    }
}

#[track_caller]
fn assert_each_change_key_is_refused(attributes: &str) {
    let mut simulator = world();
    for (operation, body) in with_each_id(&simulator, attributes) {
        let expected = error_body(operation, "ErrorInvalidChangeKey", "The change key is invalid.");
        assert_eq!(body_of(&send(&mut simulator, &body)), expected);
    }
    succeed(&mut simulator, &requests(&Ids::all(attributes))[6].1);
}

#[test]
fn im_030_031_a_change_key_may_be_missing_stale_or_of_another_object() {
    let world = world();
    let ids = ids_of(&world, ADA);
    let stale = "EQAAABYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB";
    for key in ["", " ChangeKey=\"EQAAAA==\"", " ChangeKey=\"EgAAAA==\"", &format!(" ChangeKey=\"{stale}\"")]
    {
        let with_key = |attributes: &str| {
            let (id, _) = attributes.split_once(" ChangeKey").expect("it has one");
            format!("{id}{key}")
        };
        let ids = Ids {
            contact: with_key(&ids.contact),
            group: with_key(&ids.group),
            distribution_group: with_key(&ids.distribution_group),
        };
        for (operation, body) in requests(&ids) {
            let reply = send(&mut world.clone(), &body);
            assert_eq!(reply.code(), Some(ResponseCode::NoError), "{operation}\n{reply}");
        }
    }
}

#[test]
fn im_033_ids_with_a_letter_in_the_other_case_never_name_the_same() {
    let world = world();
    let mailbox = world.mailbox(ADA).expect("built with it");
    let id = mailbox.item_id_of(mailbox.im_group_named("Work").expect("furnished with it"));
    let mut letters = 0;
    for (at, letter) in id.char_indices().filter(|(_, letter)| letter.is_ascii_alphabetic()) {
        let mut other = id.clone().into_bytes();
        other[at] = if letter.is_ascii_lowercase() {
            letter.to_ascii_uppercase()
        } else {
            letter.to_ascii_lowercase()
        } as u8;
        let other = String::from_utf8(other).expect("ASCII");
        let body = format!("<m:RemoveImGroup><m:GroupId Id=\"{other}\"/></m:RemoveImGroup>");
        let reply = send(&mut world.clone(), &body);
        assert!(!reply.is_success(), "{at}: {other}\n{reply}");
        letters += 1;
    }
    assert!(letters > 80, "{letters} letters in {id}");
}

#[test]
fn im_027_whatever_is_refused_the_simulator_is_the_value_it_was() {
    let world = world();
    let strange = format!("Id=\"{}\"", id_in_mailbox(&world, "00112233-4455-6677-8899-aabbccddeeff"));
    let gone = ids_of(&world, BOB);
    let mut refused = 0;
    for ids in [Ids::all("Id=\"\""), Ids::all("Id=\"x\""), Ids::all(&strange), gone] {
        for (operation, body) in requests(&ids) {
            for version in ["Exchange2013", "Exchange2010", "nonsense"] {
                let mut simulator = world.clone();
                let reply = send_bytes(&mut simulator, ADA, envelope_for(version, &body).as_bytes());
                if !reply.is_success() {
                    assert!(simulator == world, "{operation}\n{reply}");
                    refused += 1;
                }
            }
        }
    }
    // Five operations name no id, or look at none: they are refused for their version only.
    assert_eq!(refused, 4 * (13 * 2 + 8));
}

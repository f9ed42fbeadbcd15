//! `AddNewTelUriContactToGroup`: IM-106 to IM-115.

use ews_sim::ResponseCode;
use ews_sim::operation::im_list::AddNewTelUriContactToGroup;
use ews_sim::schema::ItemId;

use crate::support::im_list::*;
use crate::support::succeed;

const NUMBER: &str = "5625550100";
const TEL_URI: &str = "<m:TelUriAddress>tel:5625550100</m:TelUriAddress>";
const SIP_URI: &str = "<m:ImContactSipUriAddress>sip:ann@example.test</m:ImContactSipUriAddress>";
const TELEPHONE: &str = "<m:ImTelephoneNumber>5625550100</m:ImTelephoneNumber>";

fn request(children: &str) -> String {
    format!("<m:AddNewTelUriContactToGroup>{children}</m:AddNewTelUriContactToGroup>")
}

#[test]
fn im_111_both_uris_and_the_number_are_required_in_this_order_and_not_empty() {
    let mut simulator = scene();
    let group = id("m:GroupId", &group_id(&simulator, "Work"));
    for (children, problem, expected) in [
        (String::new(), "incomplete content", "TelUriAddress"),
        (TEL_URI.to_owned(), "incomplete content", "ImContactSipUriAddress"),
        (format!("{TEL_URI}{SIP_URI}"), "incomplete content", "ImTelephoneNumber"),
        (format!("{SIP_URI}{TELEPHONE}"), "invalid child element 'ImContactSipUriAddress'", "TelUriAddress"),
        (
            format!("{TEL_URI}{TELEPHONE}"),
            "invalid child element 'ImTelephoneNumber'",
            "ImContactSipUriAddress",
        ),
        (format!("{TEL_URI}{SIP_URI}{group}"), "invalid child element 'GroupId'", "ImTelephoneNumber"),
        (
            format!("{TEL_URI}{SIP_URI}{TELEPHONE}<m:DisplayName>Ann</m:DisplayName>"),
            "invalid child element 'DisplayName'",
            "GroupId",
        ),
    ] {
        let words = format!(
            "The element 'AddNewTelUriContactToGroup' has {problem}. \
             List of possible elements expected: '{expected}'."
        );
        violate(&mut simulator, &request(&children), &words);
    }
    for (empty, element) in [
        (format!("<m:TelUriAddress/>{SIP_URI}{TELEPHONE}"), "TelUriAddress"),
        (format!("{TEL_URI}<m:ImContactSipUriAddress/>{TELEPHONE}"), "ImContactSipUriAddress"),
        (format!("{TEL_URI}{SIP_URI}<m:ImTelephoneNumber/>"), "ImTelephoneNumber"),
    ] {
        violate(&mut simulator, &request(&empty), &too_short(element));
    }
    let no_id = format!("{TEL_URI}{SIP_URI}{TELEPHONE}<m:GroupId/>");
    violate(&mut simulator, &request(&no_id), "The required attribute 'Id' is missing.");
    succeed(&mut simulator, &request(&format!("{TEL_URI}{SIP_URI}{TELEPHONE}{group}")));
}

#[test]
fn im_110_a_group_that_is_gone_or_holds_no_contacts_is_refused() {
    let mut simulator = scene();
    seed_tel_uri_contact(&mut simulator, "5550100");
    let wrong = [
        group_id(&simulator, "Team"),
        contact_id(&simulator, "Eve"),
        contact_id(&simulator, "5550100"),
        ordinary_contact_id(&simulator, "Olga"),
    ];
    // A new number and one that is on the list.
    for number in [NUMBER, "5550100"] {
        refuse_other_ids(
            &simulator,
            |group| add_new_tel_uri_contact_to_group(number, Some(group)),
            ResponseCode::ErrorItemNotFound,
            (ResponseCode::ErrorInvalidImGroupId, &wrong),
        );
    }
}

#[test]
fn im_115_the_1001st_contact_is_refused_whatever_the_others_are_made_from() {
    let mut simulator = scene();
    fill_with_contacts(&mut simulator, 999);
    succeed(&mut simulator, &add_new_tel_uri_contact_to_group("5550100", None));
    for body in [
        add_new_tel_uri_contact_to_group(NUMBER, None),
        add_new_im_contact_to_group("ann@example.test", None, None),
    ] {
        refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImContactLimitReached);
    }
    let work = group_id(&simulator, "Work");
    succeed(&mut simulator, &add_new_tel_uri_contact_to_group("5550100", Some(&work)));
    assert_eq!(groups_of(&simulator, "5550100"), ["Work"], "what is on the list needs no room");
}

#[test]
fn im_115_the_limit_is_that_of_the_policies() {
    let mut simulator = simulator_with(|policies| policies.max_im_contacts = 1);
    succeed(&mut simulator, &add_new_tel_uri_contact_to_group("5550100", None));
    let body = add_new_tel_uri_contact_to_group(NUMBER, None);
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImContactLimitReached);
    let first = contact_id(&simulator, "5550100");
    succeed(&mut simulator, &remove_contact_from_im_list(&first));
    succeed(&mut simulator, &body);
}

#[test]
fn im_106_107_108_the_persona_shows_the_number_and_no_name_of_its_own() {
    let mut simulator = scene();
    let work = group_id(&simulator, "Work");
    let reply = succeed(&mut simulator, &add_new_tel_uri_contact_to_group(NUMBER, Some(&work)));
    assert_eq!(
        children(&reply, "Persona"),
        [[
            "PersonaId",
            "PersonaType",
            "CreationTime",
            "DisplayName",
            "DisplayNameFirstLast",
            "DisplayNameLastFirst",
            "FileAs",
            "FileAsId",
            "RelevanceScore",
            "Attributions",
            "FileAsIds",
            "OtherTelephones",
        ]],
        "no ImAddress, ImAddresses or DisplayNames\n{reply}"
    );
    assert_eq!(reply.texts("DisplayName"), ["", "Lync Contacts"], "of the persona and of its attribution");
    for name in ["DisplayNameFirstLast", "DisplayNameLastFirst", "Number"] {
        assert_eq!(reply.texts(name), [NUMBER], "{name}");
    }
    assert_eq!(reply.texts("Type"), ["Other"]);
    assert_eq!(
        reply.texts("Attribution"),
        ["", "0", "0"],
        "the attribution, then those of two values\n{reply}"
    );
}

#[test]
fn im_109_neither_uri_is_in_the_answer_or_the_list() {
    let mut simulator = scene();
    let body = add_new_tel_uri_contact_to_group(NUMBER, None);
    for body in [body.as_str(), GET_IM_ITEM_LIST] {
        let reply = succeed(&mut simulator, body);
        assert!(!reply.text().contains("tel:"), "{reply}");
        assert!(!reply.text().contains("sip:"), "{reply}");
    }
    let tel = ada(&simulator).im_contacts().last().and_then(|it| it.tel_uri()).expect("just added");
    assert_eq!((tel.tel_uri(), tel.sip_uri()), ("tel:5625550100", "sip:pbx@example.test"), "they are kept");
}

#[test]
fn change_keys_need_not_be_current() {
    let simulator = scene();
    let family = group_id(&simulator, "Family");
    accept_every_change_key(&simulator, |id| add_new_tel_uri_contact_to_group(NUMBER, Some(id)), &family);
}

#[test]
fn im_112_113_without_a_group_and_any_name_the_contact_goes_to_other_contacts() {
    let mut simulator = scene();
    succeed(&mut simulator, &add_new_tel_uri_contact_to_group(NUMBER, None));
    assert_eq!(groups_of(&simulator, NUMBER), ["Other Contacts"]);
    assert_eq!(ada(&simulator).im_contacts().last().map(|it| it.display_name()), Some(""));
}

#[test]
fn im_114_the_same_tel_uri_again_joins_the_group_and_stays_the_same_contact() {
    let mut simulator = scene();
    let first = succeed(&mut simulator, &request(&format!("{TEL_URI}{SIP_URI}{TELEPHONE}")));
    let favorites = id("m:GroupId", &group_id(&simulator, "Favorites"));
    let another_number = "<m:ImTelephoneNumber>(562) 555-0100</m:ImTelephoneNumber>";
    let again = succeed(&mut simulator, &request(&format!("{TEL_URI}{SIP_URI}{another_number}{favorites}")));
    assert_eq!(again.ids("PersonaId"), first.ids("PersonaId"));
    assert_eq!(again.ids("SourceId"), first.ids("SourceId"));
    assert_eq!(again.texts("Number"), [NUMBER], "the contact keeps what it was made from");
    assert_eq!(ada(&simulator).im_contacts().count(), 3);
    assert_eq!(groups_of(&simulator, NUMBER), ["Favorites"]);
}

/// A SIP address links nobody, and neither do equal numbers of different URIs.
#[test]
fn a_contact_made_from_a_number_is_a_person_of_its_own() {
    let mut simulator = scene();
    let eve = SIP_URI.replace("ann@", "eve@");
    let first = succeed(&mut simulator, &request(&format!("{TEL_URI}{eve}{TELEPHONE}")));
    let other = TEL_URI.replace("0100", "0199");
    let second = succeed(&mut simulator, &request(&format!("{other}{eve}{TELEPHONE}")));
    assert_eq!((first.ids("SourceId").len(), second.ids("SourceId").len()), (1, 1));
    assert_ne!(first.ids("PersonaId"), second.ids("PersonaId"));
    assert_eq!(ada(&simulator).persons_with_im_contacts().len(), 4);
}

/// The schema asks for text that is not empty and for nothing more.
#[test]
fn the_three_texts_are_not_checked() {
    let mut simulator = scene();
    let odd = "<m:TelUriAddress> </m:TelUriAddress>\
               <m:ImContactSipUriAddress>anything</m:ImContactSipUriAddress>\
               <m:ImTelephoneNumber>+49 (0) \u{2603}</m:ImTelephoneNumber>";
    let reply = succeed(&mut simulator, &request(odd));
    assert_eq!(reply.texts("Number"), ["+49 (0) \u{2603}"]);
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let (work, eve) = (group_id(&simulator, "Work"), contact_id(&simulator, "Eve"));
    let request = |group: &ItemId| AddNewTelUriContactToGroup {
        tel_uri_address: "tel:5625550100".into(),
        im_contact_sip_uri_address: "sip:pbx@example.test".into(),
        im_telephone_number: NUMBER.into(),
        group_id: Some(group.clone()),
    };
    let body = |group| add_new_tel_uri_contact_to_group(NUMBER, Some(group));
    let refused = call_as_sent(&simulator, &request(&eve), &body(&eve));
    assert_eq!(refused, Err(ResponseCode::ErrorInvalidImGroupId.into()));
    let added = call_as_sent(&simulator, &request(&work), &body(&work)).expect("accepted");
    assert_eq!(added.persona.and_then(|it| it.display_name_first_last).as_deref(), Some(NUMBER));
}

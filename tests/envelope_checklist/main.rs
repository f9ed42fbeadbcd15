//! The checklist of envelopes and errors, EE-01 to EE-41: a test for each line, its number in the name.
//!
//! `docs/not-tested.md` has the lines about operations that are not simulated yet.

#[path = "../support/client.rs"]
#[allow(dead_code, reason = "it serves more test binaries than this one")]
mod client;
mod objects;
#[path = "../refusals/mod.rs"]
mod refusals;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/tree.rs"]
#[allow(dead_code, reason = "it serves more test binaries than this one")]
mod tree;

use std::collections::BTreeSet;

use ews_sim::wire::{Namespace, ViolationKind};
use ews_sim::{Error, Reply, ResponseCode, ServerProfile, Simulator};
use refusals::{ADD, VERSION, World, enveloped};
use support::{ADA, send_bytes};

const TYPES: &str = "http://schemas.microsoft.com/exchange/services/2006/types";
const ERRORS: &str = "http://schemas.microsoft.com/exchange/services/2006/errors";

#[track_caller]
fn send(request: &str) -> Reply {
    send_bytes(&mut World::Usual.simulator(), ADA, request.as_bytes())
}

/// The faults with a code in the shape of 2010 and later, of all the refusals there are.
fn faults() -> impl Iterator<Item = Reply> {
    refusals::all().filter(|it| it.code.is_some()).map(|it| it.provoke()).filter(|it| it.status() == 500)
}

/// The response messages with an error, of all the refusals there are.
fn error_messages() -> impl Iterator<Item = Reply> {
    refusals::all().map(refusals::Refusal::provoke).filter(|it| it.status() == 200)
}

/// What a fault has in an element of its detail.
fn only_text(reply: &Reply, name: &str) -> String {
    let texts = reply.texts(name);
    assert_eq!(texts.len(), 1, "{name}\n{reply}");
    texts.concat()
}

/// Sends a body on a line of its own that is not valid: line, column and text of the violation.
#[track_caller]
fn violation_of(body: &str) -> (String, String, String) {
    let reply = send(&enveloped(VERSION, &format!("\n{body}")));
    assert_eq!(reply.code(), Some(ResponseCode::ErrorSchemaValidation), "{reply}");
    let text = |name| only_text(&reply, name);
    (text("LineNumber"), text("LinePosition"), text("Violation"))
}

/// Where a mark stands in a body: the column behind it, on the second line.
fn place(body: &str, mark: &str) -> (String, String) {
    let column = body.find(mark).expect("the mark is there") + mark.len() + 1;
    ("2".to_owned(), column.to_string())
}

#[test]
fn ee_01_a_success_is_status_200_and_starts_with_the_declaration_and_the_envelope() {
    let reply = send(&enveloped(VERSION, ADD));
    assert!(reply.is_success(), "{reply}");
    assert_eq!((reply.status(), reply.content_type()), (200, "text/xml; charset=utf-8"));
    assert!(reply.text().starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope"));
}

#[test]
fn ee_02_five_attributes_tell_the_version_and_faults_have_none() {
    let reply = send(&enveloped(VERSION, ADD));
    let text = reply.text();
    let start = text.find("<h:ServerVersionInfo").expect("every answer has it");
    let tag = &text[start..start + text[start..].find('>').expect("it ends")];
    let names: Vec<_> = tag.split(' ').skip(1).filter_map(|it| it.split('=').next()).collect();
    let expected = ["MajorVersion", "MinorVersion", "MajorBuildNumber", "MinorBuildNumber", "Version"];
    assert_eq!(names[..5], expected);
    assert!(names[5..].iter().all(|name| name.starts_with("xmlns")), "{tag}");
    assert!(faults().all(|fault| !fault.text().contains("ServerVersionInfo")));
}

#[test]
fn ee_03_every_fault_is_status_500_and_everything_else_is_200() {
    for refusal in refusals::all() {
        let reply = refusal.provoke();
        let document = reply.document().expect("every answer is valid");
        let is_fault = document.body().element().name == "Fault";
        assert_eq!(reply.status(), if is_fault { 500 } else { 200 }, "{reply}");
    }
}

#[test]
fn ee_04_the_faultcode_is_the_response_code_in_the_types_namespace() {
    for fault in faults() {
        let code = only_text(&fault, "ResponseCode");
        let faultcode = format!("<faultcode xmlns:a=\"{TYPES}\">a:{code}</faultcode>");
        assert!(fault.text().contains(&faultcode), "{fault}");
    }
}

#[test]
fn ee_05_details_of_a_fault_and_of_a_message_are_each_in_their_namespace() {
    for fault in faults() {
        for name in ["ResponseCode", "Message"] {
            assert!(fault.text().contains(&format!("<e:{name} xmlns:e=\"{ERRORS}\">")), "{fault}");
        }
        assert_namespace_of_message_xml(&fault, Namespace::Types);
    }
    for message in error_messages() {
        assert_namespace_of_message_xml(&message, Namespace::Messages);
    }
}

#[track_caller]
fn assert_namespace_of_message_xml(reply: &Reply, namespace: Namespace) {
    let document = reply.document().expect("every answer is valid");
    let mut all = document.body().descendants();
    assert!(all.all(|node| node.element().name != "MessageXml" || node.element().namespace == namespace));
}

#[test]
fn ee_06_a_schema_violation_has_three_texts_and_three_details_in_order() {
    for fault in faults().filter(|it| it.code() == Some(ResponseCode::ErrorSchemaValidation)) {
        let violation = only_text(&fault, "Violation");
        let text = format!("The request failed schema validation: {violation}");
        assert_eq!(only_text(&fault, "faultstring"), text);
        assert_eq!(only_text(&fault, "Message"), "The request failed schema validation.");
        let document = fault.document().expect("every answer is valid");
        let details = document.body().descendants().find(|node| node.element().name == "MessageXml");
        let names: Vec<_> = details.expect("it is there").children().map(|it| it.element().name).collect();
        assert_eq!(names, ["LineNumber", "LinePosition", "Violation"]);
    }
}

#[test]
fn ee_07_every_other_fault_says_the_same_twice() {
    for fault in faults().filter(|it| it.code() != Some(ResponseCode::ErrorSchemaValidation)) {
        assert_eq!(only_text(&fault, "faultstring"), only_text(&fault, "Message"));
    }
}

/// Whether a fault is about XML itself, and its text, line and column.
fn violations() -> impl Iterator<Item = (bool, String, [String; 2])> {
    let faults = faults().filter(|it| it.code() == Some(ResponseCode::ErrorSchemaValidation));
    faults.map(|fault| {
        let violation = fault.rejection().and_then(|rejection| rejection.refusal.violation());
        let malformed = matches!(violation.expect("it is one").kind, ViolationKind::Malformed(_));
        let place = ["LineNumber", "LinePosition"].map(|name| only_text(&fault, name));
        (malformed, only_text(&fault, "Violation"), place)
    })
}

#[test]
fn ee_08_what_is_wrong_with_xml_ends_with_line_and_position() {
    let mut count = 0;
    for (_, text, [line, position]) in violations().filter(|(malformed, ..)| *malformed) {
        // Of an empty request and of a document type, nothing says where.
        if line != "0" {
            assert!(text.ends_with(&format!(" Line {line}, position {position}.")), "{text}");
            count += 1;
        }
    }
    assert!(count >= 3, "{count}");
}

#[test]
fn ee_09_what_is_wrong_with_the_schema_does_not_say_where() {
    let mut texts = violations().filter(|(malformed, ..)| !malformed);
    assert!(texts.all(|(_, text, _)| !text.contains("Line")));
}

#[test]
fn ee_10_attributes_elements_and_texts_are_each_blamed_at_their_name() {
    let property = "<m:GetImItemList><m:ExtendedProperties><t:ExtendedProperty PropertyTag=\"1\" \
                    PropertyType=\"Wrong\"/></m:ExtendedProperties></m:GetImItemList>";
    let (line, column, _) = violation_of(property);
    assert_eq!((line, column), place(property, "\"1\" "), "a bad attribute, at its name");

    let missing = "<m:RemoveImGroup><m:GroupId/></m:RemoveImGroup>";
    let (line, column, _) = violation_of(missing);
    assert_eq!((line, column), place(missing, "<m:RemoveImGroup><"), "a missing attribute, at the element");

    let text = "<m:SetImListMigrationCompleted><m:ImListMigrationCompleted>maybe</m:ImListMigrationCompleted>\
                </m:SetImListMigrationCompleted>";
    let (line, column, _) = violation_of(text);
    assert_eq!((line, column), place(text, "maybe</"), "a bad text, at the end tag");
}

#[test]
fn ee_11_an_ampersand_is_blamed_at_the_column_behind_it() {
    let body = "<m:AddImGroup><m:DisplayName>R & D</m:DisplayName></m:AddImGroup>";
    let (line, column, _) = violation_of(body);
    assert_eq!((line, column), place(body, "R &"));
}

#[test]
fn ee_12_what_is_expected_is_listed_in_the_order_of_the_schema() {
    let (_, _, text) = violation_of("<m:GetImItems><m:Wrong/></m:GetImItems>");
    let messages = "http://schemas.microsoft.com/exchange/services/2006/messages";
    let list =
        format!("elements expected: 'ContactIds, GroupIds, ExtendedProperties' in namespace '{messages}'.");
    assert!(text.ends_with(&list), "{text}");
}

#[test]
fn ee_13_nothing_that_is_sent_makes_it_panic_or_answer_anything_but_soap() {
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><a>&b;</a>";
    let deep = "<a>".repeat(100_000);
    let mut noise = vec![0_u8; 4096];
    let mut state = 1_u32;
    for byte in &mut noise {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte = (state >> 24) as u8;
    }
    let request = enveloped(VERSION, ADD).into_bytes();
    let prefixes = (0..request.len()).map(|end| request[..end].to_vec());
    let mut simulator = World::Usual.simulator();
    for bytes in [bomb.into(), deep.into(), noise].into_iter().chain(prefixes) {
        assert_eq!(send_bytes(&mut simulator, ADA, &bytes).status(), 500);
    }
}

#[test]
fn ee_14_a_document_type_is_never_processed() {
    let request = enveloped(VERSION, "<m:AddImGroup><m:DisplayName>&x;</m:DisplayName></m:AddImGroup>");
    let reply = send(&format!("<!DOCTYPE a [<!ENTITY x \"Work\">]>{request}"));
    assert!(only_text(&reply, "Violation").starts_with("For security reasons DTD is prohibited"), "{reply}");
}

#[test]
fn ee_15_an_empty_body_is_an_invalid_request() {
    for body in ["", " ", "<!-- nothing -->"] {
        let reply = send(&enveloped(VERSION, body));
        assert_eq!((reply.status(), reply.code()), (500, Some(ResponseCode::ErrorInvalidRequest)));
    }
}

#[test]
fn ee_16_an_unknown_version_is_answered_as_the_generation_does() {
    let request = enveloped("<t:RequestServerVersion Version=\"Exchange2019\"/>", ADD);
    for &profile in ServerProfile::ALL {
        let mut simulator = Simulator::builder().profile(profile).mailbox(ADA).build();
        let code = if profile <= ServerProfile::Exchange2013Sp1 {
            ResponseCode::ErrorInvalidServerVersion
        } else {
            ResponseCode::ErrorInvalidRequest
        };
        assert_eq!(send_bytes(&mut simulator, ADA, request.as_bytes()).code(), Some(code), "{profile:?}");
    }
}

const NEWER: &str = "The request is valid but does not specify the correct server version in the \
    RequestServerVersion SOAP header.  Ensure that the RequestServerVersion SOAP header is set with the \
    correct \
    RequestServerVersionValue.";

#[test]
fn ee_17_what_is_newer_than_the_version_is_refused_with_two_blanks() {
    let ranges =
        "<m:GetImItems><m:ContactIds><t:RecurringMasterItemIdRanges Id=\"a\"/></m:ContactIds></m:GetImItems>";
    for body in [ADD, ranges] {
        let reply = send(&enveloped("<t:RequestServerVersion Version=\"Exchange2010_SP2\"/>", body));
        assert_eq!(reply.code(), Some(ResponseCode::ErrorIncorrectSchemaVersion));
        assert_eq!(only_text(&reply, "faultstring"), NEWER);
    }
}

#[test]
fn ee_18_without_a_version_it_is_exchange_2007() {
    let of_2007 = send(&enveloped("<t:RequestServerVersion Version=\"Exchange2007\"/>", ADD));
    assert_eq!(of_2007.code(), Some(ResponseCode::ErrorIncorrectSchemaVersion));
    assert_eq!(send(&enveloped("", ADD)), of_2007);
}

#[track_caller]
fn send_as(account: &str) -> Reply {
    let connecting = format!("<t:ConnectingSID>{account}</t:ConnectingSID>");
    let headers = format!("{VERSION}<t:ExchangeImpersonation>{connecting}</t:ExchangeImpersonation>");
    send(&enveloped(&headers, ADD))
}

#[test]
fn ee_19_an_unknown_account_and_a_forbidden_one_are_faults_of_their_own() {
    let unknown = send_as("<t:SmtpAddress>no@example.test</t:SmtpAddress>");
    assert_eq!((unknown.status(), unknown.code()), (500, Some(ResponseCode::ErrorNonExistentMailbox)));
    let denied = send_as("<t:SmtpAddress>bob@example.test</t:SmtpAddress>");
    assert_eq!((denied.status(), denied.code()), (500, Some(ResponseCode::ErrorImpersonateUserDenied)));
}

#[test]
fn ee_20_an_account_named_twice_is_a_schema_violation() {
    let reply = send_as("<t:SmtpAddress>bob@example.test</t:SmtpAddress><t:SID>S-1-5-21-7</t:SID>");
    assert_eq!(reply.code(), Some(ResponseCode::ErrorSchemaValidation));
    assert!(only_text(&reply, "Violation").contains("invalid child element 'SID'"), "{reply}");
}

#[test]
fn ee_23_an_error_has_three_children_in_order_and_a_success_its_code() {
    // The frame is that of the response message: the response element, or the first of those in it.
    let names = |reply: &Reply| -> Vec<_> {
        let document = reply.document().expect("every answer is valid");
        let response = document.body();
        let batch = response.children().find(|it| it.element().name == "ResponseMessages");
        let message = batch.and_then(|batch| batch.children().next()).unwrap_or(response);
        message.children().map(|it| it.element().name).collect()
    };
    for message in error_messages() {
        let names = names(&message);
        assert_eq!(names[..3], ["MessageText", "ResponseCode", "DescriptiveLinkKey"], "{message}");
        // What the response messages of an operation carry comes last, and is empty beside an error.
        let carried = if names.get(3) == Some(&"MessageXml") { &names[4..] } else { &names[3..] };
        let is_batch = message.text().contains("ResponseMessages");
        assert!(carried.is_empty() || is_batch && !carried.contains(&"MessageXml"), "{message}");
        assert_eq!(only_text(&message, "DescriptiveLinkKey"), "0");
    }
    assert_eq!(names(&send(&enveloped(VERSION, ADD))), ["ResponseCode", "ImGroup"]);
}

#[test]
fn ee_26_a_busy_server_says_when_to_come_again() {
    let error = Error::server_busy(std::time::Duration::from_secs(5));
    let fault = World::Usual.simulator().fault(&error);
    assert!(fault.text().contains("<t:Value Name=\"BackOffMilliseconds\">5000</t:Value>"), "{fault}");
}

#[test]
fn ee_27_every_code_is_one_of_the_schema() {
    for refusal in refusals::all() {
        let reply = refusal.provoke();
        for code in reply.texts("ResponseCode") {
            assert!(ResponseCode::parse(&code).is_some(), "{code}");
        }
    }
}

#[test]
fn ee_30_the_same_bytes_to_the_same_state_are_answered_with_the_same_bytes() {
    for refusal in refusals::all() {
        assert_eq!(refusal.provoke().body(), refusal.provoke().body(), "{refusal:#?}");
    }
    assert_eq!(send(&enveloped(VERSION, ADD)).body(), send(&enveloped(VERSION, ADD)).body());
}

#[test]
fn ee_41_codes_that_nothing_returns_are_not_returned() {
    let unused = [
        ResponseCode::ErrorAccessModeSpecified,
        ResponseCode::ErrorCalendarInvalidAttributeValue,
        ResponseCode::ErrorDeleteItemsFailed,
        ResponseCode::ErrorInvalidIdXml,
        ResponseCode::ErrorInvalidInternetHeaderChildNodes,
        ResponseCode::ErrorInvalidLogonType,
        ResponseCode::ErrorInvalidOofParameter,
        ResponseCode::ErrorInvalidRestriction,
        ResponseCode::ErrorInvalidUserSidMissingUPN,
        ResponseCode::ErrorMissingInformationSharingFolderId,
        ResponseCode::ErrorParentFolderIdRequired,
        ResponseCode::ErrorPropertyValidationFailure,
        ResponseCode::ErrorProxyCallFailed,
        ResponseCode::ErrorRequestAborted,
        ResponseCode::ErrorResponseSchemaValidation,
        ResponseCode::ErrorUnsupportedSubFilter,
        ResponseCode::ErrorVoiceMailNotImplemented,
        ResponseCode::ErrorWebRequestInInvalidState,
    ];
    for refusal in refusals::all() {
        assert!(refusal.code.is_none_or(|code| !unused.contains(&code)), "{refusal:#?}");
    }
}

#[test]
fn every_line_has_a_test_or_a_reason() {
    let sources = [include_str!("main.rs"), include_str!("objects.rs")].concat();
    let names: String = sources.lines().filter(|line| line.starts_with("fn ee_")).collect();
    let tested = numbers(&names, "ee_");
    let excused = numbers(include_str!("../../docs/not-tested.md"), "| EE-");
    assert!(tested.is_disjoint(&excused), "{tested:?} {excused:?}");
    assert!(tested.union(&excused).copied().eq(1..=41), "{tested:?} {excused:?}");
}

/// The numbers that follow a mark.
fn numbers(text: &str, mark: &str) -> BTreeSet<u32> {
    let after = text.split(mark).skip(1).filter_map(|rest| rest.get(..2));
    after.filter_map(|digits| digits.parse().ok()).collect()
}

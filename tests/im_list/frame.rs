//! The frame of every answer: which operation runs, what surrounds its answer, versions, namespaces, faults,
//! and schema violations (IM-001 to IM-026, IM-188 to IM-190).

use ews_sim::{Reply, ResponseCode, ServerProfile, Simulator};

use crate::support::furnished::{
    ERRORS, Ids, MESSAGES, TYPES, body_of, error_body, furnished, id_in_mailbox, ids_of, requests,
};
use crate::support::{ADA, DOCUMENTED_REQUEST, envelope, envelope_for, send, send_bytes, shared, succeed};

const LIST: &str = "<m:GetImItemList/>";
const INCORRECT_VERSION: &str = "The request is valid but does not specify the correct server version in the \
    RequestServerVersion SOAP header.  Ensure that the RequestServerVersion SOAP header is set with the \
    correct RequestServerVersionValue.";

/// Where the body starts in an [`envelope`].
const BODY_LINE: usize = 6;
const BODY_COLUMN: usize = 14;

fn world() -> Simulator {
    furnished(Simulator::builder())
}

fn world_of(profile: ServerProfile) -> Simulator {
    furnished(Simulator::builder().profile(profile))
}

/// The whole answer that is a fault with nothing but a code and a text.
fn plain_fault(code: &str, text: &str) -> String {
    fault(code, text, text, "")
}

fn fault(code: &str, string: &str, message: &str, message_xml: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
         <s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault>\
         <faultcode xmlns:a=\"{TYPES}\">a:{code}</faultcode>\
         <faultstring xml:lang=\"en-US\">{string}</faultstring><detail>\
         <e:ResponseCode xmlns:e=\"{ERRORS}\">{code}</e:ResponseCode>\
         <e:Message xmlns:e=\"{ERRORS}\">{message}</e:Message>{message_xml}\
         </detail></s:Fault></s:Body></s:Envelope>"
    )
}

/// The whole answer to a request that breaks the schema.
fn schema_fault(violation: &str, line: usize, column: usize) -> String {
    let string = format!("The request failed schema validation: {violation}");
    let message_xml = format!(
        "<t:MessageXml xmlns:t=\"{TYPES}\"><t:LineNumber>{line}</t:LineNumber>\
         <t:LinePosition>{column}</t:LinePosition><t:Violation>{violation}</t:Violation></t:MessageXml>"
    );
    fault("ErrorSchemaValidation", &string, "The request failed schema validation.", &message_xml)
}

#[track_caller]
fn assert_fault(reply: &Reply, expected: &str) {
    assert_eq!((reply.status(), reply.text()), (500, expected));
}

#[test]
fn im_001_a_body_without_an_operation_exchange_has_is_an_invalid_request() {
    let mut simulator = world();
    for body in ["", " \n ", "<m:GetImItemLists/>", "<m:getimitemlist/>", "<m:GetImItemListResponse/>"] {
        let reply = send(&mut simulator, body);
        assert_fault(&reply, &plain_fault("ErrorInvalidRequest", "The request is invalid."));
    }
    let without_body = r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>"#;
    let reply = send_bytes(&mut simulator, ADA, without_body.as_bytes());
    assert_fault(&reply, &plain_fault("ErrorInvalidRequest", "The request is invalid."));
    let text = "The request is invalid. ews-sim does not simulate the operation GetUserPhoto yet.";
    let reply = send(&mut simulator, "<m:GetUserPhoto/>");
    assert_fault(&reply, &plain_fault("ErrorInvalidRequest", text));
}

#[test]
fn im_001_the_name_alone_in_another_namespace_is_not_enough() {
    let mut simulator = world();
    let line = BODY_LINE;
    let reply = send(&mut simulator, "<t:GetImItemList/>");
    let violation = format!("Could not find schema information for the element '{TYPES}:GetImItemList'.");
    assert_fault(&reply, &schema_fault(&violation, line, BODY_COLUMN + 1));
    let reply = send(&mut simulator, "<GetImItemList/>");
    let violation = "Could not find schema information for the element 'GetImItemList'.";
    assert_fault(&reply, &schema_fault(violation, line, BODY_COLUMN + 1));
}

#[test]
fn im_001_003_004_every_operation_answers_as_one_message_without_a_wrapper() {
    let world = world();
    for (operation, body) in requests(&ids_of(&world, ADA)) {
        let start = format!(
            "<{operation}Response ResponseClass=\"Success\" xmlns=\"{MESSAGES}\">\
             <ResponseCode>NoError</ResponseCode>"
        );
        let default_namespace = body.replace("m:", "").replacen('>', &format!(" xmlns=\"{MESSAGES}\">"), 1);
        for body in [&body, &default_namespace] {
            let reply = succeed(&mut world.clone(), body);
            assert_eq!(reply.status(), 200);
            assert!(body_of(&reply).starts_with(&start), "{reply}");
            assert!(body_of(&reply).ends_with(&format!("</{operation}Response>")), "{reply}");
            for absent in ["MessageText", "DescriptiveLinkKey", "ResponseMessages", "MessageXml"] {
                assert!(!reply.text().contains(absent), "{absent} in\n{reply}");
            }
        }
    }
}

/// The header is HTTP's and not part of the request the simulator reads; what can be checked is the name it
/// has.
#[test]
fn im_002_the_published_soap_action_is_the_messages_namespace_and_the_name() {
    let Some(shared) = shared() else { return };
    let wsdl = std::fs::read_to_string(shared.join("schema/services.wsdl")).expect("it is among the schemas");
    for (operation, _) in requests(&Ids::all("")) {
        assert!(wsdl.contains(&format!("soapAction=\"{MESSAGES}/{operation}\"")), "{operation}");
    }
    assert!(!wsdl.contains(&format!("soapAction=\"{MESSAGES}/GetImItemLists\"")));
}

#[test]
fn im_005_006_011_an_error_has_text_code_and_link_key_and_no_payload() {
    let mut world = world();
    let nobody = "nobody@example.test";
    let text = "When making a request as an account that does not have a mailbox, you must specify the \
        mailbox primary SMTP address for any distinguished folder Ids.";
    for (operation, body) in requests(&ids_of(&world, ADA)) {
        let reply = send_bytes(&mut world, nobody, envelope(&body).as_bytes());
        assert_eq!(reply.status(), 200);
        assert_eq!(body_of(&reply), error_body(operation, "ErrorMissingEmailAddress", text));
    }
}

#[test]
fn im_007_message_xml_follows_the_link_key() {
    let mut world = world();
    let guid = "00112233-4455-6677-8899-aabbccddeeff";
    let ids = Ids::all(&format!("Id=\"{}\"", id_in_mailbox(&world, guid)));
    let body = &requests(&ids)[10].1;
    let expected = error_body("RemoveImGroup", "ErrorNonExistentMailbox", "No mailbox with such guid.")
        .replace(
            "</RemoveImGroupResponse>",
            &format!(
                "<MessageXml><t:Value Name=\"MailboxGuid\" xmlns:t=\"{TYPES}\">{guid}</t:Value></MessageXml>\
             </RemoveImGroupResponse>"
            ),
        );
    assert_eq!(body_of(&send(&mut world, body)), expected);
}

#[test]
fn im_008_every_answer_but_a_fault_says_which_server_gave_it() {
    let servers = [
        (ServerProfile::Exchange2013, ["15", "0", "349", "0", "Exchange2013"]),
        (ServerProfile::Exchange2013Sp1, ["15", "0", "847", "31", "V2_8"]),
        (ServerProfile::Exchange2016, ["15", "1", "2507", "57", "V2017_07_11"]),
        (ServerProfile::Exchange2019, ["15", "2", "1544", "4", "V2017_07_11"]),
        (ServerProfile::ExchangeOnline, ["15", "20", "7228", "23", "V2018_01_08"]),
    ];
    let no_group = "<m:RemoveImGroup><m:GroupId Id=\"\"/></m:RemoveImGroup>";
    for (profile, [major, minor, build, revision, version]) in servers {
        let header = format!(
            "<s:Header><h:ServerVersionInfo MajorVersion=\"{major}\" MinorVersion=\"{minor}\" \
             MajorBuildNumber=\"{build}\" MinorBuildNumber=\"{revision}\" Version=\"{version}\" \
             xmlns:h=\"{TYPES}\""
        );
        for body in [LIST, no_group] {
            let reply = send(&mut world_of(profile), body);
            assert_eq!(reply.text().matches(&header).count(), 1, "{profile:?}\n{reply}");
            assert_eq!(reply.text().matches("ServerVersionInfo").count(), 1, "{profile:?}\n{reply}");
        }
    }
}

#[test]
fn im_009_010_014_a_fault_has_no_header_and_names_its_code_twice() {
    for profile in
        [ServerProfile::Exchange2010Sp2, ServerProfile::Exchange2019, ServerProfile::ExchangeOnline]
    {
        let mut simulator = world_of(profile);
        let request = envelope_for("Exchange2010", "<m:GetSomething/>");
        let reply = send_bytes(&mut simulator, ADA, request.as_bytes());
        assert_fault(&reply, &plain_fault("ErrorInvalidRequest", "The request is invalid."));
    }
}

/// The layout of the documented example, in which the name starts in column 25 of line 11.
fn group_named_on_line_11(name: &str) -> String {
    let (start, rest) = DOCUMENTED_REQUEST.split_once("<m:").expect("the body holds a request");
    let (_, end) = rest.rsplit_once("</m:RemoveImContactFromGroup>").expect("which has an end");
    let (indent, deeper) = ("      ", "         ");
    format!(
        "{start}<m:AddImGroup>\n{deeper}<m:DisplayName>{name}</m:DisplayName>\n{indent}</m:AddImGroup>{end}"
    )
}

#[test]
fn im_012_013_a_bare_ampersand_is_a_fault_that_points_behind_it() {
    let mut simulator = world_of(ServerProfile::Exchange2013);
    let violation = "An error occurred while parsing EntityName. Line 11, position 33.";
    let reply = send_bytes(&mut simulator, ADA, group_named_on_line_11("~!@#$%^&").as_bytes());
    assert_fault(&reply, &schema_fault(violation, 11, 33));
    let crlf = group_named_on_line_11("~!@#$%^&").replace('\n', "\r\n");
    let reply = send_bytes(&mut simulator, ADA, crlf.as_bytes());
    assert_fault(&reply, &schema_fault(violation, 11, 33));
    // Characters are counted, not bytes.
    let reply = send_bytes(&mut simulator, ADA, group_named_on_line_11("äöü!@#$&").as_bytes());
    assert_fault(&reply, &schema_fault(violation, 11, 33));
}

#[test]
fn im_015_the_same_name_well_escaped_is_a_name_like_any_other() {
    let mut simulator = world();
    let request = group_named_on_line_11("~!@#$%^&amp;");
    let reply = send_bytes(&mut simulator, ADA, request.as_bytes());
    assert_eq!(reply.texts("DisplayName"), ["~!@#$%^&"]);
    assert!(reply.text().contains("~!@#$%^&amp;</DisplayName>"), "{reply}");
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    assert_eq!(mailbox.im_group_named("~!@#$%^&").map(|group| group.display_name()), Some("~!@#$%^&"));
}

#[test]
fn im_016_a_version_before_2013_gets_the_fault_with_two_blanks() {
    let versions = [
        "Exchange2007",
        "Exchange2007_SP1",
        "Exchange2009",
        "Exchange2010",
        "Exchange2010_SP1",
        "Exchange2010_SP2",
        "Exchange2012",
    ];
    let mut simulator = world();
    let ids = ids_of(&simulator, ADA);
    for version in versions {
        for (_, body) in requests(&ids) {
            let reply = send_bytes(&mut simulator, ADA, envelope_for(version, &body).as_bytes());
            assert_fault(&reply, &plain_fault("ErrorIncorrectSchemaVersion", INCORRECT_VERSION));
        }
    }
}

#[test]
fn im_018_without_the_version_header_a_request_is_one_of_2007() {
    let mut simulator = world();
    let header = r#"<t:RequestServerVersion Version="Exchange2013"/>"#;
    for missing in [header, r#"<soap:Header><t:RequestServerVersion Version="Exchange2013"/></soap:Header>"#]
    {
        let request = envelope(LIST).replace(missing, "");
        assert!(!request.contains("RequestServerVersion"));
        let reply = send_bytes(&mut simulator, ADA, request.as_bytes());
        assert_fault(&reply, &plain_fault("ErrorIncorrectSchemaVersion", INCORRECT_VERSION));
    }
}

#[test]
fn im_019_a_version_the_server_does_not_know_is_refused_as_its_generation_does() {
    let invalid_version =
        plain_fault("ErrorInvalidServerVersion", "The specified server version is invalid.");
    let invalid_request = plain_fault("ErrorInvalidRequest", "The request is invalid.");
    let cases = [
        (ServerProfile::Exchange2013, "Exchange2013_SP1", &invalid_version),
        (ServerProfile::Exchange2013, "Exchange2019", &invalid_version),
        (ServerProfile::Exchange2013, "exchange2013", &invalid_version),
        (ServerProfile::Exchange2013, "", &invalid_version),
        (ServerProfile::Exchange2013Sp1, "Exchange2016", &invalid_version),
        (ServerProfile::Exchange2010Sp2, "Exchange2013", &invalid_version),
        (ServerProfile::Exchange2016, "Exchange2019", &invalid_request),
        (ServerProfile::Exchange2019, "V2018_01_08", &invalid_request),
        (ServerProfile::ExchangeOnline, "V2999_01_01", &invalid_request),
    ];
    for (profile, version, expected) in cases {
        let request = envelope_for(version, LIST);
        assert_fault(&send_bytes(&mut world_of(profile), ADA, request.as_bytes()), expected);
    }
}

#[test]
fn im_017_every_version_from_2013_on_that_the_server_knows_is_accepted() {
    let versions = ["Exchange2013", "Exchange2013_SP1", "Exchange2015", "Exchange2016", "V2017_07_11"];
    for (profile, known) in [
        (ServerProfile::Exchange2013, 1),
        (ServerProfile::Exchange2013Sp1, 2),
        (ServerProfile::Exchange2016, 5),
        (ServerProfile::Exchange2019, 5),
        (ServerProfile::ExchangeOnline, 5),
    ] {
        let world = world_of(profile);
        for version in &versions[..known] {
            for (_, body) in requests(&ids_of(&world, ADA)) {
                let request = envelope_for(version, &body);
                let reply = send_bytes(&mut world.clone(), ADA, request.as_bytes());
                assert_eq!(reply.code(), Some(ResponseCode::NoError), "{profile:?} {version}\n{reply}");
            }
        }
    }
}

#[test]
fn im_020_what_is_wrong_with_the_schema_wins_over_the_version() {
    let mut simulator = world();
    let request = envelope_for("Exchange2010_SP2", "<m:AddImGroup/>");
    let reply = send_bytes(&mut simulator, ADA, request.as_bytes());
    assert_eq!(reply.code(), Some(ResponseCode::ErrorSchemaValidation), "{reply}");
    assert!(reply.message_text().is_some_and(|text| text.contains("has incomplete content.")), "{reply}");
}

fn secure(request: &str) -> String {
    request.replace("http://schemas.microsoft.com/", "https://schemas.microsoft.com/")
}

#[test]
fn im_022_with_strict_namespaces_https_is_a_schema_error() {
    let mut simulator = furnished(Simulator::builder().strict_namespaces(true));
    let reply = send_bytes(&mut simulator, ADA, secure(&envelope(LIST)).as_bytes());
    let element = format!("{}:GetImItemList", secure(MESSAGES));
    let violation = format!("Could not find schema information for the element '{element}'.");
    assert_fault(&reply, &schema_fault(&violation, BODY_LINE, BODY_COLUMN + 1));
    assert!(send(&mut simulator, LIST).is_success());
}

#[test]
fn im_022_023_188_an_answer_spells_every_namespace_as_the_request_does() {
    for profile in [ServerProfile::Exchange2013, ServerProfile::Exchange2019, ServerProfile::ExchangeOnline] {
        let world = world_of(profile);
        let not_ours = [("GetImItems", "<m:GetImItems/>".to_owned()), ("GetImItemList", LIST.to_owned())];
        let foreign = Ids::all(&format!("Id=\"{}\"", id_in_mailbox(&world, "no GUID")));
        let failing = requests(&foreign).into_iter().chain([("", "<m:AddImGroup/>".to_owned())]);
        for (_, body) in requests(&ids_of(&world, ADA)).into_iter().chain(failing).chain(not_ours) {
            let request = envelope(&body);
            let plain = send_bytes(&mut world.clone(), ADA, request.as_bytes());
            assert!(!plain.text().contains("https://"), "{plain}");
            let secured = send_bytes(&mut world.clone(), ADA, secure(&request).as_bytes());
            assert_eq!(secured.text(), secure(plain.text()), "{profile:?}");
            assert!(secured.text().contains("https://schemas.microsoft.com/"), "{secured}");
        }
    }
}

#[test]
fn im_189_of_mixed_spellings_that_of_the_operation_decides() {
    let mut simulator = world();
    let plain = send(&mut simulator, LIST);
    let request = envelope(LIST);
    let secure_types = request.replace(TYPES, &secure(TYPES));
    let secure_messages = request.replace(MESSAGES, &secure(MESSAGES));
    assert_eq!(send_bytes(&mut simulator, ADA, secure_types.as_bytes()), plain);
    let reply = send_bytes(&mut simulator, ADA, secure_messages.as_bytes());
    assert_eq!(reply.text(), secure(plain.text()));
    let redeclared = format!("<m:GetImItemList xmlns:m=\"{}\"/>", secure(MESSAGES));
    assert_eq!(send(&mut simulator, &redeclared), reply);
}

#[test]
fn im_190_an_operation_that_is_read_but_unknown_decides_the_spelling_all_the_same() {
    let unknown = envelope("<m:GetImItemLists/>");
    let reply = send_bytes(&mut world(), ADA, secure(&unknown).as_bytes());
    assert_eq!(reply.code(), Some(ResponseCode::ErrorInvalidRequest), "{reply}");
    assert!(!reply.text().contains(TYPES), "{reply}");
}

#[test]
fn im_190_before_the_operation_is_read_a_fault_is_spelled_with_http() {
    let mut simulator = world();
    for unreadable in
        [envelope(""), envelope("<m:GetImItemList"), envelope_for("Exchange2099", LIST), envelope("&amp;")]
    {
        let reply = send_bytes(&mut simulator, ADA, secure(&unreadable).as_bytes());
        assert_eq!(reply.status(), 500, "{reply}");
        assert!(reply.text().contains(TYPES), "{reply}");
        assert!(!reply.text().contains("<faultcode xmlns:a=\"https:"), "{reply}");
        assert!(!reply.text().contains("xmlns:e=\"https:"), "{reply}");
    }
}

/// A body that breaks the schema: the violation and how far into the body it is.
#[track_caller]
fn assert_violation(body: &str, violation: &str, at: &str) {
    let column = BODY_COLUMN + body.find(at).expect("the place is in the body") + 1;
    let violation = violation.replace("{m}", MESSAGES).replace("{t}", TYPES);
    assert_fault(&send(&mut world(), body), &schema_fault(&violation, BODY_LINE, column));
}

#[test]
fn im_024_children_out_of_order_are_a_schema_violation() {
    assert_violation(
        "<m:SetImGroup><m:NewDisplayName>A</m:NewDisplayName><m:GroupId Id=\"A\"/></m:SetImGroup>",
        "The element 'SetImGroup' in namespace '{m}' has invalid child element 'NewDisplayName' in namespace \
         '{m}'. List of possible elements expected: 'GroupId' in namespace '{m}'.",
        "<m:NewDisplayName",
    );
    assert_violation(
        "<m:RemoveImContactFromGroup><m:GroupId Id=\"A\"/><m:ContactId Id=\"A\"/>\
         </m:RemoveImContactFromGroup>",
        "The element 'RemoveImContactFromGroup' in namespace '{m}' has invalid child element 'GroupId' in \
         namespace '{m}'. List of possible elements expected: 'ContactId' in namespace '{m}'.",
        "<m:GroupId",
    );
    assert_violation(
        "<m:AddNewImContactToGroup><m:ImAddress>a</m:ImAddress><m:GroupId Id=\"A\"/>\
         <m:DisplayName>A</m:DisplayName></m:AddNewImContactToGroup>",
        "The element 'AddNewImContactToGroup' in namespace '{m}' has invalid child element 'DisplayName' in \
         namespace '{m}'.",
        "<m:DisplayName",
    );
}

#[test]
fn im_025_an_empty_name_or_address_is_a_schema_violation() {
    let request = |operation: &str, element: &str, empty: &str| {
        let before = match operation {
            "SetImGroup" => "<m:GroupId Id=\"A\"/>",
            _ => "",
        };
        let body = format!("<m:{operation}>{before}{empty}</m:{operation}>");
        let violation = format!(
            "The '{{m}}:{element}' element is invalid - The value '' is invalid according to its datatype \
             '{{t}}:NonEmptyStringType' - The actual length is less than the MinLength value."
        );
        (body, violation)
    };
    for (operation, element) in [
        ("AddImGroup", "DisplayName"),
        ("SetImGroup", "NewDisplayName"),
        ("AddNewImContactToGroup", "ImAddress"),
        ("AddNewTelUriContactToGroup", "TelUriAddress"),
        ("AddDistributionGroupToImList", "SmtpAddress"),
    ] {
        let empty = format!("<m:{element}></m:{element}>");
        let (body, violation) = request(operation, element, &empty);
        let end_tag = format!("/m:{element}>");
        assert_violation(&body, &violation, &end_tag);
    }
}

#[test]
fn im_025_a_blank_is_not_empty() {
    let mut simulator = world();
    let reply = succeed(&mut simulator, "<m:AddImGroup><m:DisplayName> </m:DisplayName></m:AddImGroup>");
    assert_eq!(reply.texts("DisplayName"), [" "]);
}

#[test]
fn im_026_a_missing_child_or_id_is_a_schema_violation() {
    let incomplete = [
        ("AddDistributionGroupToImList", "SmtpAddress"),
        ("AddImContactToGroup", "ContactId"),
        ("AddImGroup", "DisplayName"),
        ("AddNewImContactToGroup", "ImAddress"),
        ("AddNewTelUriContactToGroup", "TelUriAddress"),
        ("RemoveContactFromImList", "ContactId"),
        ("RemoveDistributionGroupFromImList", "GroupId"),
        ("RemoveImContactFromGroup", "ContactId"),
        ("RemoveImGroup", "GroupId"),
        ("SetImGroup", "GroupId"),
        ("SetImListMigrationCompleted", "ImListMigrationCompleted"),
    ];
    for (operation, missing) in incomplete {
        let violation = format!(
            "The element '{operation}' in namespace '{{m}}' has incomplete content. List of possible \
             elements expected: '{missing}' in namespace '{{m}}'."
        );
        assert_violation(&format!("<m:{operation}></m:{operation}>"), &violation, "/m:");
        assert_violation(&format!("<m:{operation}/>"), &violation, "<m:");
    }
    let without_id = "<m:RemoveImGroup><m:GroupId ChangeKey=\"EgAAAA==\"/></m:RemoveImGroup>";
    assert_violation(without_id, "The required attribute 'Id' is missing.", "<m:GroupId");
}

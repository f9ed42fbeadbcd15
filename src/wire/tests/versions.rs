//! What a schema version has, and what a message gets that uses more.

use super::*;

/// A message that names a version.
fn versioned(version: &str, content: &str) -> String {
    expand(&format!(
        "{{e}}<s:Header><t:RequestServerVersion Version='{version}'/></s:Header><s:Body>{content}{{/b}}"
    ))
}

const IDS: &str = "<m:ItemIds><t:ItemId Id=''/></m:ItemIds>";

/// Messages that are valid from a version on, what they use that is new, and the version that brought it.
fn newer() -> [(String, &'static str, ExchangeVersion); 5] {
    let contact = |content| {
        format!("<m:Find>{IDS}<m:Contact><t:DisplayName>a</t:DisplayName>{content}</m:Contact></m:Find>")
    };
    let body =
        |attributes| format!("<m:Find>{IDS}<m:Body BodyType='IdOnly' {attributes}>a</m:Body></m:Find>");
    [
        ("<m:Subscribe><t:ItemId Id=''/></m:Subscribe>".into(), "Subscribe", ExchangeVersion::Exchange2010),
        (contact("<t:Nickname/>"), "Nickname", ExchangeVersion::Exchange2013),
        (contact("<t:Shape>PcxPeopleSearch</t:Shape>"), "PcxPeopleSearch", ExchangeVersion::Exchange2013),
        (body("IsTruncated='1' Since2013='1'"), "IsTruncated", ExchangeVersion::Exchange2013),
        (
            "<m:Find><m:ItemIds><t:RangeItemId Id=''/></m:ItemIds></m:Find>".into(),
            "RangeItemId",
            ExchangeVersion::Exchange2013,
        ),
    ]
}

#[test]
fn what_is_newer_than_the_version_named_is_said_to_be() {
    for (content, name, since) in newer() {
        for (message, requested) in [
            (versioned("Exchange2007_SP1", &content), ExchangeVersion::Exchange2007Sp1),
            (expand(&format!("{{b}}{content}{{/b}}")), ExchangeVersion::Exchange2007),
        ] {
            let expected = Refusal::NewerThanRequested { name: name.into(), since, requested };
            assert_eq!(refusal(&message), expected, "{message}");
        }
        assert!(parse_with(&versioned("Exchange2013", &content), &Options::request()).is_ok(), "{content}");
        let answer = expand(&format!("{{b}}{content}{{/b}}"));
        assert!(parse_with(&answer, &Options::answer()).is_ok(), "{answer}");
    }
}

#[test]
fn what_is_not_valid_in_the_newest_schema_either_gets_the_first_violation() {
    let contact = "<m:Contact><t:DisplayName>a</t:DisplayName>";
    for (content, expected) in [
        (
            format!("<m:Find>{IDS}{contact}<‸t:Nickname/><t:Foo/>"),
            "The element 'Contact' in namespace '{m}' has invalid child element 'Nickname' in namespace \
             '{t}'. List of possible elements expected: 'Shape, Size, Count, Factor, IsRead, Received, \
             Duration, Photo, Digits, Either, Phone, Contact' in namespace '{t}'.",
        ),
        (
            format!("<m:Find>{IDS}<m:Body BodyType='IdOnly' ‸IsTruncated='1'/>"),
            "The 'IsTruncated' attribute is not declared.",
        ),
        (
            format!("<m:Find>{IDS}{contact}<t:Shape>PcxPeopleSearch</‸t:Shape>text"),
            "The '{t}:Shape' element is invalid - The value 'PcxPeopleSearch' is invalid according to its \
             datatype '{t}:ShapeType' - The Enumeration constraint failed.",
        ),
        (
            "<m:Subscribe><‸t:Foo/>".into(),
            "The element 'Subscribe' in namespace '{m}' has invalid child element 'Foo' in namespace \
             '{t}'. List of possible elements expected: 'ItemId, OccurrenceItemId, RangeItemId' in \
             namespace '{t}'.",
        ),
    ] {
        assert_violation(&format!("{{b}}{content}"), Wording::DotNet4, expected);
    }
}

#[test]
fn a_required_attribute_is_required_once_it_is_there() {
    let body = format!("<m:Find>{IDS}<m:Body BodyType='IdOnly'>a</m:Body></m:Find>");
    let refusal = refusal(&versioned("Exchange2013", &body));
    assert_eq!(refusal.to_string(), "The required attribute 'Since2013' is missing.");
    assert!(parse_with(&versioned("Exchange2010", &body), &Options::request()).is_ok());
}

#[test]
fn a_version_nobody_knows() {
    for version in ["", "exchange2010", "Exchange2019", "Exchange2010 "] {
        assert_eq!(refusal(&versioned(version, "<m:Ping/>")), Refusal::UnknownVersion(version.into()));
    }
    let old = Options { newest_version: ExchangeVersion::Exchange2010, ..Options::request() };
    let message = versioned("Exchange2013", "<m:Ping/>");
    assert_eq!(refusal_with(&message, &old), Refusal::UnknownVersion("Exchange2013".into()));
    let message = versioned("Exchange2010", "<m:Ping/>");
    assert_eq!(parse_with(&message, &old).unwrap().version(), ExchangeVersion::Exchange2010);
}

#[test]
fn what_is_newer_than_the_server_does_not_exist() {
    let server =
        |version| Options { newest_version: version, default_version: version, ..Options::request() };
    let old = server(ExchangeVersion::Exchange2007Sp1);
    for (content, name, since) in newer() {
        let message = expand(&format!("{{b}}{content}{{/b}}"));
        match refusal_with(&message, &old) {
            Refusal::UnknownOperation(operation) => assert_eq!(operation, name),
            Refusal::Violation(violation) => assert!(violation.to_string().contains(name), "{violation}"),
            other => panic!("{other}"),
        }
        assert!(parse_with(&message, &server(since)).is_ok(), "{message}");
    }
}

#[test]
fn the_version_may_come_after_other_headers() {
    let message = |version| {
        expand(&format!(
            "{{e}}<s:Header><t:TimeZoneContext/><t:Mode>PcxPeopleSearch</t:Mode>\
             <t:RequestServerVersion Version='{version}'/></s:Header><s:Body><m:Ping/>{{/b}}"
        ))
    };
    for (version, newer) in [("Exchange2007", true), ("Exchange2010", true), ("Exchange2013", false)] {
        let refused = match parse_with(&message(version), &Options::request()) {
            Ok(_) => false,
            Err(rejection) => matches!(rejection.refusal, Refusal::NewerThanRequested { .. }),
        };
        assert_eq!(refused, newer, "{version}");
    }
}

#[test]
fn without_a_header_the_schema_is_the_oldest() {
    let message = expand("{b}<m:Ping/>{/b}");
    assert_eq!(parse_with(&message, &Options::request()).unwrap().version(), ExchangeVersion::Exchange2007);
    assert_eq!(parse_with(&message, &Options::answer()).unwrap().version(), ExchangeVersion::NEWEST);
}

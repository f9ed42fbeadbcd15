//! Envelope, header, body, and which operation it is.

use super::*;

fn in_header(content: &str) -> String {
    expand(&format!("{{e}}<s:Header>{content}</s:Header><s:Body><m:Ping/>{{/b}}"))
}

#[test]
fn what_is_no_envelope() {
    for (message, namespace, local) in [
        ("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'/>", Namespace::Other, "Envelope"),
        ("<s:envelope xmlns:s='{s}'/>", Namespace::Soap, "envelope"),
        ("<Envelope/>", Namespace::None, "Envelope"),
        ("<html>", Namespace::None, "html"),
    ] {
        match refusal(&expand(message)) {
            Refusal::NotAnEnvelope(name) => assert_eq!((name.namespace, &*name.local), (namespace, local)),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_body_has_one_element_that_is_known() {
    for message in ["{b}{/b}", "{e}<s:Body/></s:Envelope>", "{e}</s:Envelope>", "{b}<!-- a --> {/b}"] {
        assert_eq!(refusal(&expand(message)), Refusal::NoOperation, "{message}");
    }
    for name in ["m:Pong", "Pong", "x:Pong", "m:ping"] {
        let local = name.rsplit(':').next().unwrap_or_default();
        let expected = Refusal::UnknownOperation(local.into());
        assert_eq!(refusal(&expand(&format!("{{b}}<{name}/>{{/b}}"))), expected);
    }
    for (marked, expected) in [
        ("{b}<‸Ping/>{/b}", "Could not find schema information for the element 'Ping'."),
        ("{b}<‸t:Ping/>{/b}", "Could not find schema information for the element '{t}:Ping'."),
        ("{b}<‸x:Ping/>{/b}", "Could not find schema information for the element 'urn:x:Ping'."),
        (
            "{b}<m:Ping/><‸m:Ping/>{/b}",
            "The element 'Body' in namespace '{s}' has invalid child element 'Ping' in namespace '{m}'.",
        ),
        ("{b}‸text<m:Ping/>{/b}", "The element 'Body' in namespace '{s}' cannot contain text."),
    ] {
        assert_violation(marked, Wording::DotNet4, expected);
    }
}

#[test]
fn an_envelope_is_a_header_and_a_body() {
    let child = "The element 'Envelope' in namespace '{s}' has invalid child element";
    for (marked, expected) in [
        (
            "{e}<‸s:Foo/>",
            format!(
                "{child} 'Foo' in namespace '{{s}}'. List of possible elements expected: 'Header, Body' in \
                 namespace '{{s}}'."
            ),
        ),
        (
            "{e}<s:Header/><‸s:Header/>",
            format!(
                "{child} 'Header' in namespace '{{s}}'. List of possible elements expected: 'Body' in \
                 namespace '{{s}}'."
            ),
        ),
        ("{b}<m:Ping/></s:Body><‸s:Header/>", format!("{child} 'Header' in namespace '{{s}}'.")),
        ("{b}<m:Ping/></s:Body><‸s:Body/>", format!("{child} 'Body' in namespace '{{s}}'.")),
        ("{e}‸a<s:Body/>", "The element 'Envelope' in namespace '{s}' cannot contain text.".into()),
    ] {
        assert_violation(marked, Wording::DotNet4, &expected);
    }
    assert_accepted("{e}\n<s:Header>\n</s:Header>\r\n<s:Body b='1'>\t<m:Ping/> </s:Body> </s:Envelope>\n");
}

#[test]
fn headers() {
    let unknown = "Could not find schema information for the element";
    for (marked, expected) in [
        ("{e}<s:Header><‸t:Foo/>", format!("{unknown} '{{t}}:Foo'.")),
        ("{e}<s:Header><‸m:Foo/>", format!("{unknown} '{{m}}:Foo'.")),
        ("{e}<s:Header><‸Mode/>", format!("{unknown} 'Mode'.")),
        ("{e}<s:Header><‸t:RequestServerVersion/>", "The required attribute 'Version' is missing.".into()),
        ("{e}<s:Header>‸a", "The element 'Header' in namespace '{s}' cannot contain text.".into()),
        (
            "{e}<s:Header><t:Mode ‸s:mustUnderstand='1'/>",
            "The '{s}:mustUnderstand' attribute is not declared.".into(),
        ),
    ] {
        assert_violation(marked, Wording::DotNet4, &expected);
    }
    let version = "<t:RequestServerVersion Version='Exchange2010' s:mustUnderstand='1'/>";
    let twice = in_header(&format!("{version}<x:a/>{version}"));
    assert_eq!(refusal(&twice), Refusal::DuplicateHeader("RequestServerVersion"));
    for value in ["1", "true", " 1 "] {
        match refusal(&in_header(&format!("<x:Foo s:mustUnderstand='{value}'/>"))) {
            Refusal::NotUnderstood(name) => assert_eq!((&*name.local, &*name.other_uri), ("Foo", "urn:x")),
            other => panic!("{other:?}"),
        }
    }
    for actor in ["", " ", "http://schemas.xmlsoap.org/soap/actor/next"] {
        let header = in_header(&format!("<x:Foo s:actor='{actor}' s:mustUnderstand='1'/>"));
        assert!(matches!(refusal(&header), Refusal::NotUnderstood(_)), "{header}");
    }
    for content in [
        "<x:Foo s:mustUnderstand='1' s:actor='urn:x'/>",
        "<x:Foo s:mustUnderstand='yes'/>",
        "<x:Foo mustUnderstand='1'/>",
        "<x:Foo s:mustUnderstand='0' a='1'><t:Foo/>text</x:Foo>",
        "<t:BackgroundLoad>a</t:BackgroundLoad>",
        version,
    ] {
        let message = in_header(content);
        assert!(parse_with(&message, &Options::request()).is_ok(), "{message}");
    }
}

#[test]
fn headers_are_found_by_name() {
    let message = in_header("<t:Mode>IdOnly</t:Mode><x:a/><t:RequestServerVersion Version='Exchange2010'/>");
    let document = parse_with(&message, &Options::request()).unwrap();
    assert_eq!(document.headers().count(), 2);
    assert_eq!(document.header("Mode").map(|node| node.text()), Some("IdOnly"));
    assert!(document.header("a").is_none());
    assert_eq!(document.body().element().name, "Ping");
    assert_eq!(document.body().offset(), message.find("m:Ping").unwrap());
}

#[test]
fn both_spellings_are_read_unless_one_is_refused() {
    let https =
        |message: &str| expand(message).replace("http://schemas.microsoft", "https://schemas.microsoft");
    let strict = Options { strict_namespaces: true, ..Options::request() };
    let message = https("{b}<m:Ping/>{/b}");
    assert_eq!(parse_with(&message, &Options::request()).unwrap().spelling(), Spelling::Https);
    match refusal_with(&message, &strict) {
        Refusal::Violation(violation) => assert_eq!(
            violation.to_string(),
            format!("Could not find schema information for the element '{}:Ping'.", https("{m}"))
        ),
        other => panic!("{other:?}"),
    }
    let broken = https("{b}<m:Ping a=''/>{/b}");
    assert_eq!(parse_with(&broken, &Options::request()).unwrap_err().spelling, Spelling::Https);
    for header in ["<t:Mode/>", "<a/>"] {
        let early = https(&format!("{{e}}<s:Header>{header}"));
        let rejection = parse_with(&early, &Options::request()).unwrap_err();
        assert_eq!(rejection.spelling, Spelling::Http, "the operation decides");
    }
    let mixed = expand("{b}<m:Find><m:ItemIds><y:ItemId xmlns:y='").to_string()
        + &https("{t}")
        + "' Id=''/></m:ItemIds></m:Find>"
        + &expand("{/b}");
    assert_eq!(parse_with(&mixed, &Options::request()).unwrap().spelling(), Spelling::Http);
}

#[test]
fn a_rejection_says_how_far_the_message_was_understood() {
    let message =
        in_header("<t:RequestServerVersion Version='Exchange2010'/>").replace("<m:Ping/>", "<m:Ping a=''/>");
    let rejection = parse_with(&message, &Options::request()).unwrap_err();
    assert_eq!(rejection.version, ExchangeVersion::Exchange2010);
    assert_eq!(rejection.operation, None, "an element counts once its tag is valid");
    let message = expand("{b}<m:Ping>a");
    let rejection = parse_with(&message, &Options::request()).unwrap_err();
    assert_eq!((rejection.header, rejection.operation), (None, Some("Ping")));
    for (header, expected) in [
        ("<t:Mode>x</t:Mode>", Some("Mode")),
        ("<t:Mode>IdOnly</t:Mode>a", None),
        ("<x:Mode>&", None),
        ("<t:Mode a=''/>", None),
    ] {
        let rejection = parse_with(&in_header(header), &Options::request()).map(drop).unwrap_err();
        assert_eq!((rejection.header, rejection.operation), (expected, None), "{header}");
    }
}

#[test]
fn tolerances_can_be_switched_off() {
    let message = expand("{b}<m:Find><m:ItemIds><t:ItemId Id=''/></m:ItemIds></m:Find>{/b}");
    let strict = Options { strict_schema: true, ..Options::request() };
    assert_eq!(
        refusal_with(&message, &strict).to_string(),
        expand(
            "The element 'Find' in namespace '{m}' has incomplete content. List of possible elements \
             expected: 'Contact, Body, Name' in namespace '{m}'."
        )
    );
    assert!(parse_with(&message, &Options::request()).is_ok());
}

//! Seven servers: what each calls itself, how its envelopes and faults look, and which answers are its own.

mod support;

use std::time::Duration;

use ews_sim::operation::im_list::AddImGroup;
use ews_sim::wire::ExchangeVersion;
use ews_sim::{Error, Reply, ResponseCode, ServerProfile, Simulator};
use support::{ADA, envelope_for, send_bytes};

/// What is known of a profile, apart from the crate.
struct Known {
    profile: ServerProfile,
    /// The attributes of `ServerVersionInfo`, as they are written.
    version_info: &'static str,
    style: &'static Style,
    /// A version newer than the server, and the code that answers it.
    unknown_version: (&'static str, ResponseCode),
    /// A version the server knows.
    known_version: &'static str,
}

/// How a generation writes an answer around the attributes of `ServerVersionInfo` and the body.
struct Style {
    before_version_info: &'static str,
    after_version_info: &'static str,
    /// Prefix and declarations of the response element.
    response: (&'static str, &'static str),
    end: &'static str,
    /// What .NET calls a prefix that nobody has declared.
    undeclared_prefix: &'static str,
}

macro_rules! types {
    () => {
        "http://schemas.microsoft.com/exchange/services/2006/types"
    };
}
macro_rules! messages {
    () => {
        "http://schemas.microsoft.com/exchange/services/2006/messages"
    };
}
macro_rules! errors {
    () => {
        "http://schemas.microsoft.com/exchange/services/2006/errors"
    };
}
macro_rules! xsi {
    () => {
        r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#
    };
}
macro_rules! xsd {
    () => {
        r#" xmlns:xsd="http://www.w3.org/2001/XMLSchema""#
    };
}
macro_rules! declaration {
    () => {
        r#"<?xml version="1.0" encoding="utf-8"?>"#
    };
}
macro_rules! soap {
    () => {
        "http://schemas.xmlsoap.org/soap/envelope/"
    };
}
/// The attributes of `ServerVersionInfo`, from major version to the name of the schema.
macro_rules! version_info {
    ($major:literal, $minor:literal, $build:literal, $revision:literal, $version:literal) => {
        concat!(
            r#" MajorVersion=""#,
            $major,
            r#"" MinorVersion=""#,
            $minor,
            r#"" MajorBuildNumber=""#,
            $build,
            r#"" MinorBuildNumber=""#,
            $revision,
            r#"" Version=""#,
            $version,
            "\""
        )
    };
}

static OF_2007: Style = Style {
    before_version_info: concat!(
        declaration!(),
        r#"<soap:Envelope xmlns:soap=""#,
        soap!(),
        "\"",
        xsi!(),
        xsd!(),
        "><soap:Header><t:ServerVersionInfo"
    ),
    after_version_info: concat!(" xmlns:t=\"", types!(), "\" /></soap:Header><soap:Body>"),
    response: ("m:", concat!(" xmlns:t=\"", types!(), "\" xmlns:m=\"", messages!(), "\"")),
    end: "</soap:Body></soap:Envelope>",
    undeclared_prefix: "namespace",
};

static OF_2010: Style = Style {
    before_version_info: SINCE_2010,
    after_version_info: concat!(
        " xmlns:h=\"",
        types!(),
        "\" xmlns=\"",
        types!(),
        "\"",
        xsi!(),
        xsd!(),
        "/></s:Header><s:Body",
        xsi!(),
        xsd!(),
        ">"
    ),
    response: ("", concat!(" xmlns=\"", messages!(), "\"")),
    end: "</s:Body></s:Envelope>",
    undeclared_prefix: "namespace",
};

static OF_2013: Style = Style {
    after_version_info: concat!(
        " xmlns:h=\"",
        types!(),
        "\" xmlns=\"",
        types!(),
        "\"",
        xsd!(),
        xsi!(),
        "/></s:Header><s:Body",
        xsi!(),
        xsd!(),
        ">"
    ),
    undeclared_prefix: "prefix",
    ..OF_2010
};

static ONLINE: Style = Style {
    after_version_info: concat!(" xmlns:h=\"", types!(), "\"", xsd!(), xsi!(), "/></s:Header><s:Body>"),
    response: ("", concat!(" xmlns=\"", messages!(), "\"", xsd!(), xsi!())),
    undeclared_prefix: "prefix",
    ..OF_2010
};

const SINCE_2010: &str =
    concat!(declaration!(), r#"<s:Envelope xmlns:s=""#, soap!(), r#""><s:Header><h:ServerVersionInfo"#);

static KNOWN: [Known; 7] = [
    Known {
        profile: ServerProfile::Exchange2007Sp1,
        version_info: version_info!("8", "1", "436", "0", "Exchange2007_SP1"),
        style: &OF_2007,
        unknown_version: ("Exchange2010", ResponseCode::ErrorInvalidServerVersion),
        known_version: "Exchange2007_SP1",
    },
    Known {
        profile: ServerProfile::Exchange2010Sp2,
        version_info: version_info!("14", "2", "390", "3", "Exchange2010_SP2"),
        style: &OF_2010,
        unknown_version: ("Exchange2013", ResponseCode::ErrorInvalidServerVersion),
        known_version: "Exchange2010_SP2",
    },
    Known {
        profile: ServerProfile::Exchange2013,
        version_info: version_info!("15", "0", "349", "0", "Exchange2013"),
        style: &OF_2013,
        unknown_version: ("Exchange2013_SP1", ResponseCode::ErrorInvalidServerVersion),
        known_version: "Exchange2013",
    },
    Known {
        profile: ServerProfile::Exchange2013Sp1,
        version_info: version_info!("15", "0", "847", "31", "V2_8"),
        style: &OF_2013,
        unknown_version: ("V2_8", ResponseCode::ErrorInvalidServerVersion),
        known_version: "Exchange2013_SP1",
    },
    Known {
        profile: ServerProfile::Exchange2016,
        version_info: version_info!("15", "1", "2507", "57", "V2017_07_11"),
        style: &OF_2013,
        unknown_version: ("V2018_01_08", ResponseCode::ErrorInvalidRequest),
        known_version: "Exchange2016",
    },
    Known {
        profile: ServerProfile::Exchange2019,
        version_info: version_info!("15", "2", "1544", "4", "V2017_07_11"),
        style: &OF_2013,
        unknown_version: ("Exchange2019", ResponseCode::ErrorInvalidRequest),
        known_version: "V2017_07_11",
    },
    Known {
        profile: ServerProfile::ExchangeOnline,
        version_info: version_info!("15", "20", "7228", "23", "V2018_01_08"),
        style: &ONLINE,
        unknown_version: ("Exchange2019", ResponseCode::ErrorInvalidRequest),
        known_version: "V2018_01_08",
    },
];

const ADD: &str = "<m:AddImGroup><m:DisplayName>New</m:DisplayName></m:AddImGroup>";

impl Known {
    fn simulator(&self) -> Simulator {
        Simulator::builder().profile(self.profile).mailbox(ADA).build()
    }

    #[track_caller]
    fn send(&self, version: &str, body: &str) -> Reply {
        send_bytes(&mut self.simulator(), ADA, envelope_for(version, body).as_bytes())
    }

    /// The answer with a body, whose response element has these attributes.
    fn answer(&self, attributes: &str, content: &str) -> String {
        let Style { before_version_info, after_version_info, response: (prefix, declared), end, .. } =
            self.style;
        let content = content.replace("</", &format!("</{prefix}")).replace("<~", &format!("<{prefix}"));
        format!(
            "{before_version_info}{}{after_version_info}\
             <{prefix}AddImGroupResponse{attributes}{declared}>{content}\
             </{prefix}AddImGroupResponse>{end}",
            self.version_info
        )
    }

    /// The fault with a text, a message and whatever else is in its detail.
    fn fault(&self, code: &str, text: &str, message: &str, rest: &str) -> String {
        let errors = errors!();
        let detail = format!(
            "<detail><e:ResponseCode xmlns:e=\"{errors}\">{code}</e:ResponseCode>\
             <e:Message xmlns:e=\"{errors}\">{message}</e:Message>{rest}</detail>"
        );
        if self.profile == ServerProfile::Exchange2007Sp1 {
            return format!(
                "<?xml version=\"1.0\"?>\n<soap11:Envelope xmlns:soap11=\"{}\"><soap11:Header>\
                 <t:ServerVersionInfo{} xmlns:t=\"{}\" /></soap11:Header><soap11:Body><soap11:Fault>\
                 <faultcode>soap11:Client</faultcode><faultstring>{text}</faultstring>{detail}</soap11:Fault>\
                 </soap11:Body></soap11:Envelope>",
                soap!(),
                self.version_info,
                types!()
            );
        }
        format!(
            "{}<s:Envelope xmlns:s=\"{}\"><s:Body><s:Fault><faultcode xmlns:a=\"{}\">a:{code}</faultcode>\
             <faultstring xml:lang=\"en-US\">{text}</faultstring>{detail}</s:Fault></s:Body></s:Envelope>",
            declaration!(),
            soap!(),
            types!()
        )
    }
}

#[test]
fn there_are_no_other_profiles() {
    assert!(KNOWN.iter().map(|known| &known.profile).eq(ServerProfile::ALL));
}

#[test]
fn a_version_the_server_does_not_know_has_the_code_of_its_generation() {
    for known in &KNOWN {
        let (version, code) = known.unknown_version;
        for version in [version, "Exchange2007_SP2", "Exchange2010_SP3", "exchange2007", ""] {
            let reply = known.send(version, ADD);
            assert_eq!((reply.status(), reply.code()), (500, Some(code)), "{:?} {version}", known.profile);
            let text = code.default_text();
            assert_eq!(reply.text(), known.fault(code.name(), text, text, ""));
        }
    }
}

#[test]
fn a_schema_violation_has_the_shape_and_the_words_of_the_generation() {
    for known in &KNOWN {
        let reply = known.send("Exchange2007", "<x:a/>");
        let what = known.style.undeclared_prefix;
        let violation = format!("'x' is an undeclared {what}. Line 6, position 15.");
        let text = format!("The request failed schema validation: {violation}");
        let (errors, types) = (errors!(), types!());
        let expected = if known.profile == ServerProfile::Exchange2007Sp1 {
            let place = format!(
                "<e:Line xmlns:e=\"{errors}\">6</e:Line><e:Position xmlns:e=\"{errors}\">15</e:Position>"
            );
            known.fault("ErrorSchemaValidation", &text, &violation, &place)
        } else {
            let details = format!(
                "<t:MessageXml xmlns:t=\"{types}\"><t:LineNumber>6</t:LineNumber><t:LinePosition>15\
                 </t:LinePosition><t:Violation>{violation}</t:Violation></t:MessageXml>"
            );
            let message = "The request failed schema validation.";
            known.fault("ErrorSchemaValidation", &text, message, &details)
        };
        assert_eq!(reply.text(), expected, "{:?}", known.profile);
    }
}

#[test]
fn what_is_newer_than_a_server_does_not_exist_there() {
    for known in &KNOWN {
        let reply = known.send(known.known_version, ADD);
        if known.profile >= ServerProfile::Exchange2013 {
            assert!(reply.is_success(), "{:?}\n{reply}", known.profile);
            let older = known.send("Exchange2010_SP2", ADD);
            assert_eq!(older.code(), Some(ResponseCode::ErrorIncorrectSchemaVersion), "{:?}", known.profile);
        } else {
            let text = ResponseCode::ErrorInvalidRequest.default_text();
            assert_eq!(reply.text(), known.fault("ErrorInvalidRequest", text, text, ""));
            let unheard = known.send(known.known_version, "<m:Unheard/>");
            assert_eq!(reply, unheard, "{:?}", known.profile);
        }
    }
}

/// The server that answers may be newer than the one a mailbox lies on.
#[test]
fn a_mailbox_is_out_of_reach_for_versions_its_server_does_not_know() {
    for known in KNOWN.iter().filter(|known| known.profile >= ServerProfile::Exchange2013) {
        let mut simulator = Simulator::builder().profile(ServerProfile::ExchangeOnline).mailbox(ADA).build();
        simulator.move_mailbox(ADA, known.profile);
        let newest = known.profile.newest_version();
        for version in ["Exchange2013", "Exchange2013_SP1", "Exchange2016", "V2017_07_11", "V2018_01_08"] {
            let asked = ExchangeVersion::parse(version).expect("it is one");
            let request = envelope_for(version, ADD);
            let reply = send_bytes(&mut simulator.clone(), ADA, request.as_bytes());
            let code = if asked > newest {
                ResponseCode::ErrorInvalidSchemaVersionForMailboxVersion
            } else {
                ResponseCode::NoError
            };
            assert_eq!(reply.code(), Some(code), "{:?} {version}\n{reply}", known.profile);
        }
    }
}

#[test]
#[should_panic(expected = "there is no mailbox nobody@example.test")]
fn only_a_mailbox_that_is_there_can_be_moved() {
    Simulator::builder().build().move_mailbox("nobody@example.test", ServerProfile::Exchange2013);
}

#[test]
fn a_response_message_stands_in_the_envelope_of_its_generation() {
    for known in &KNOWN {
        let error = Error::from(ResponseCode::ErrorItemNotFound);
        let reply = known.simulator().response_message::<AddImGroup>(&error);
        assert_eq!((reply.status(), reply.code()), (200, Some(ResponseCode::ErrorItemNotFound)));
        let content = "<~MessageText>The specified object was not found in the store.</MessageText>\
                       <~ResponseCode>ErrorItemNotFound</ResponseCode>\
                       <~DescriptiveLinkKey>0</DescriptiveLinkKey>";
        let expected = known.answer(" ResponseClass=\"Error\"", content);
        assert_eq!(reply.text(), expected, "{:?}", known.profile);
    }
}

#[test]
fn a_success_starts_as_its_generation_starts_it() {
    for known in KNOWN.iter().filter(|known| known.profile >= ServerProfile::Exchange2013) {
        let reply = known.send("Exchange2013", ADD);
        let start = known.answer(" ResponseClass=\"Success\"", "<~ResponseCode>NoError</ResponseCode>");
        let start = start.split("</AddImGroupResponse>").next().expect("it has an end");
        assert!(reply.text().starts_with(start), "{:?}\n{}\n{start}", known.profile, reply.text());
        assert!(reply.text().ends_with(known.style.end), "{:?}", known.profile);
    }
}

/// Both shapes of what a server meets by itself: a busy server, too many connections, a failure inside.
#[test]
fn errors_of_a_server_can_be_written_in_either_shape() {
    let connections = "This operation exceeds the throttling budget for policy part 'MaxConcurrency', policy \
                       value '27',  Budget type: 'Ews'.  Suggested backoff time 0 ms.";
    let quota = Error::from(ResponseCode::ErrorQuotaExceeded);
    let cases = [
        (Error::server_busy(Duration::from_millis(297_749)), vec![("BackOffMilliseconds", "297749")]),
        (
            Error::exceeded_connection_count(27),
            vec![("Policy", "MaxConcurrency"), ("MaxConcurrencyLimit", "27"), ("ErrorMessage", connections)],
        ),
        (
            quota.within_internal_server_error(),
            vec![
                ("InnerErrorMessageText", quota.text()),
                ("InnerErrorResponseCode", "ErrorQuotaExceeded"),
                ("InnerErrorDescriptiveLinkKey", "0"),
            ],
        ),
    ];
    for known in &KNOWN {
        for (error, values) in &cases {
            assert_both_shapes(known, error, values);
        }
    }
}

#[track_caller]
fn assert_both_shapes(known: &Known, error: &Error, values: &[(&str, &str)]) {
    let (types, code, text) = (types!(), error.code().name(), error.text());
    let value = |declared: &str| -> String {
        let value =
            |(name, value): &(&str, &str)| format!("<t:Value Name=\"{name}\"{declared}>{value}</t:Value>");
        values.iter().map(value).collect()
    };
    let details = format!("<t:MessageXml xmlns:t=\"{types}\">{}</t:MessageXml>", value(""));
    let reply = known.simulator().fault(error);
    assert_eq!((reply.status(), reply.text()), (500, &*known.fault(code, text, text, &details)));

    let reply = known.simulator().response_message::<AddImGroup>(error);
    let (prefix, _) = known.style.response;
    let values = value(&format!(" xmlns:t=\"{types}\""));
    let end = format!("<{prefix}DescriptiveLinkKey>0</{prefix}DescriptiveLinkKey>");
    let end = format!("{end}<{prefix}MessageXml>{values}</{prefix}MessageXml></{prefix}AddImGroupResponse>");
    assert_eq!(reply.status(), 200);
    assert!(reply.text().ends_with(&format!("{end}{}", known.style.end)), "{}", reply.text());
    let read = reply.read::<AddImGroup>().expect_err("it is an error");
    assert_eq!(read, *error, "{:?}", known.profile);
}

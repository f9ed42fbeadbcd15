//! The catalogue of refusals before an operation runs: each situation, its status, code, text and
//! `MessageXml`.

mod refusals;
mod support;

use ews_sim::{Reply, ResponseCode, ServerProfile};
use refusals::{ADD, VERSION, World, enveloped};
use support::{ADA, send_bytes};

/// One line of the catalogue.
struct Situation {
    situation: &'static str,
    world: World,
    caller: &'static str,
    request: String,
    status: u16,
    code: Option<ResponseCode>,
    text: &'static str,
    /// Names and texts of what stands in `MessageXml`.
    message_xml: Vec<(&'static str, &'static str)>,
}

/// Lines of the catalogue that no request can lead to, and why.
const NOT_SIMULATED: &[(&str, &str)] = &[
    ("a token that needs, or forbids, impersonation", "there is no authentication: the caller is told"),
    ("the caller may not impersonate on this server", "rights are given by pairs of caller and user"),
    ("too many connections, budget used up", "nothing is throttled; see `errors_of_a_server` in profiles.rs"),
    ("synchronizing too often", "nothing is throttled"),
    ("an exception inside the server", "there is none; see `errors_of_a_server` in profiles.rs"),
];

const SCHEMA: &str = "The request failed schema validation.";
const INVALID: &str = "The request is invalid.";
const VERSION_INVALID: &str = "The specified server version is invalid.";
const NEWER: &str = "The request is valid but does not specify the correct server version in the \
    RequestServerVersion SOAP header.  Ensure that the RequestServerVersion SOAP header is set with the \
    correct \
    RequestServerVersionValue.";
const DTD: &str = "For security reasons DTD is prohibited in this XML document. To enable DTD processing \
    set the \
    DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.";

#[test]
fn every_situation_has_its_answer() {
    let parts = [of_xml(), of_envelopes(), of_versions(), of_headers(), of_mailboxes()];
    let situations: Vec<_> = parts.into_iter().flatten().collect();
    for situation in &situations {
        let mut simulator = situation.world.simulator();
        let reply = send_bytes(&mut simulator, situation.caller, situation.request.as_bytes());
        situation.assert_answered(&reply);
    }
    for (situation, reason) in NOT_SIMULATED {
        println!("not simulated: {situation}: {reason}");
        assert!(situations.iter().all(|it| it.situation != *situation));
    }
}

impl Situation {
    /// A fault that answers Ada.
    fn fault(situation: &'static str, request: String, code: ResponseCode, text: &'static str) -> Self {
        let (world, caller, code) = (World::Usual, ADA, Some(code));
        Self { situation, world, caller, request, status: 500, code, text, message_xml: Vec::new() }
    }

    /// A schema violation with its line, column and text.
    fn violation(
        situation: &'static str,
        request: String,
        place: [&'static str; 2],
        text: &'static str,
    ) -> Self {
        let [line, column] = place;
        let message_xml = vec![("LineNumber", line), ("LinePosition", column), ("Violation", text)];
        let code = ResponseCode::ErrorSchemaValidation;
        Self { message_xml, ..Self::fault(situation, request, code, SCHEMA) }
    }

    fn within(self, world: World) -> Self {
        Self { world, ..self }
    }

    fn response_message(self) -> Self {
        Self { status: 200, ..self }
    }

    #[track_caller]
    fn assert_answered(&self, reply: &Reply) {
        let about = self.situation;
        assert_eq!(
            (reply.status(), reply.codes()),
            (self.status, Vec::from_iter(self.code)),
            "{about}\n{reply}"
        );
        let texts = match self.status {
            200 => reply.texts("MessageText"),
            _ if self.code.is_none() => reply.texts("faultstring"),
            _ => reply.texts("Message"),
        };
        assert_eq!(texts, [self.text], "{about}\n{reply}");
        let document = reply.document().expect("every answer is valid");
        let details = document.body().descendants().find(|node| node.element().name == "MessageXml");
        let details = details.into_iter().flat_map(|details| details.children());
        let details: Vec<_> =
            details.map(|it| (it.attribute("Name").unwrap_or(it.element().name), it.text())).collect();
        assert_eq!(details, self.message_xml, "{about}\n{reply}");
    }
}

fn of_body(body: &str) -> String {
    enveloped(VERSION, body)
}

fn of_header(header: &str) -> String {
    enveloped(&format!("{VERSION}{header}"), ADD)
}

fn of_version(version: &str, body: &str) -> String {
    enveloped(&format!(r#"<t:RequestServerVersion Version="{version}"/>"#), body)
}

fn acting_as(account: &str) -> String {
    let account = format!("<t:ConnectingSID>{account}</t:ConnectingSID>");
    of_header(&format!("<t:ExchangeImpersonation>{account}</t:ExchangeImpersonation>"))
}

fn of_xml() -> Vec<Situation> {
    vec![
        Situation::violation(
            "malformed XML",
            of_body("\n<m:AddImGroup><m:DisplayName>R & D</m:DisplayName></m:AddImGroup>"),
            ["2", "33"],
            "An error occurred while parsing EntityName. Line 2, position 33.",
        ),
        Situation::violation("empty request", String::new(), ["0", "0"], "Root element is missing."),
        Situation::violation("document type", "<!DOCTYPE a><a/>".into(), ["0", "0"], DTD),
        Situation::violation(
            "schema violation",
            of_body("\n<m:RemoveImGroup><m:GroupId/></m:RemoveImGroup>"),
            ["2", "19"],
            "The required attribute 'Id' is missing.",
        ),
        Situation::violation(
            "known operation in no namespace",
            of_body("\n<AddImGroup/>"),
            ["2", "2"],
            "Could not find schema information for the element 'AddImGroup'.",
        ),
        Situation::violation(
            "unknown element of ours in the header",
            enveloped("\n<t:Unheard/>", ADD),
            ["2", "2"],
            "Could not find schema information for the element \
             'http://schemas.microsoft.com/exchange/services/2006/types:Unheard'.",
        ),
    ]
}

fn of_envelopes() -> Vec<Situation> {
    let invalid = ResponseCode::ErrorInvalidRequest;
    let no_body = enveloped(VERSION, "").replace("<s:Body></s:Body>", "");
    let mismatch = "The root element is not a SOAP 1.1 envelope.";
    let soap_fault = |situation, request: String, text| Situation {
        code: None,
        ..Situation::fault(situation, request, invalid, text)
    };
    vec![
        Situation::fault("empty body", of_body(""), invalid, INVALID),
        Situation::fault("no body", no_body, invalid, INVALID),
        Situation::fault("unknown operation", of_body("<m:Unheard/>"), invalid, INVALID),
        soap_fault(
            "envelope of SOAP 1.2",
            of_body(ADD).replace(
                "http://schemas.xmlsoap.org/soap/envelope/",
                "http://www.w3.org/2003/05/soap-envelope",
            ),
            mismatch,
        ),
        soap_fault("root that is no envelope", "<a/>".into(), mismatch),
        soap_fault(
            "header that must be understood and is not",
            of_header("<x:Trace xmlns:x=\"urn:example\" s:mustUnderstand=\"1\"/>"),
            "The header 'Trace' from the namespace 'urn:example' was not understood by the recipient of this \
             message, causing the message to not be processed.  This error typically indicates that the \
             sender of \
             this message has enabled a communication protocol that the receiver cannot process.  Please \
             ensure \
             that the configuration of the client's binding is consistent with the service's binding. ",
        ),
        Situation::fault(
            "header twice",
            of_header(VERSION),
            ResponseCode::ErrorDuplicateSOAPHeader,
            "A SOAP header was specified more than once.",
        ),
    ]
}

fn of_versions() -> Vec<Situation> {
    let newer = ResponseCode::ErrorIncorrectSchemaVersion;
    let property = "<m:GetImItems><m:ContactIds><t:RecurringMasterItemIdRanges Id=\"a\"/></m:ContactIds>\
                    </m:GetImItems>";
    vec![
        Situation::fault(
            "version not recognized, 2016 and later",
            of_version("V2018_01_08", ADD),
            ResponseCode::ErrorInvalidRequest,
            INVALID,
        ),
        Situation::fault(
            "version not recognized, up to 2013",
            of_version("Exchange2007_SP2", ADD),
            ResponseCode::ErrorInvalidServerVersion,
            VERSION_INVALID,
        )
        .within(World::On(ServerProfile::Exchange2013)),
        Situation::fault("operation of a newer schema", of_version("Exchange2010_SP2", ADD), newer, NEWER),
        Situation::fault("no version", enveloped("", ADD), newer, NEWER),
        Situation::fault("element of a newer schema", of_version("Exchange2010_SP2", property), newer, NEWER),
        Situation::fault(
            "version newer than the mailbox's server",
            of_body(ADD),
            ResponseCode::ErrorInvalidSchemaVersionForMailboxVersion,
            ResponseCode::ErrorInvalidSchemaVersionForMailboxVersion.default_text(),
        )
        .within(World::OlderMailbox),
    ]
}

fn of_headers() -> Vec<Situation> {
    let data = ResponseCode::ErrorInvalidExchangeImpersonationHeaderData;
    let bob = "<t:SmtpAddress>bob@example.test</t:SmtpAddress>";
    vec![
        Situation::fault(
            "impersonation not allowed for that user",
            acting_as(bob),
            ResponseCode::ErrorImpersonateUserDenied,
            "The account does not have permission to impersonate the requested user.",
        ),
        Situation::fault("ConnectingSID empty", acting_as(""), data, data.default_text()),
        Situation::fault("ConnectingSID without a value", acting_as("<t:SID/>"), data, data.default_text()),
        Situation::fault(
            "impersonated address unknown",
            acting_as("<t:SmtpAddress>no@example.test</t:SmtpAddress>"),
            ResponseCode::ErrorNonExistentMailbox,
            "The SMTP address has no mailbox associated with it.",
        ),
        Situation {
            caller: "service@example.test",
            ..Situation::fault(
                "impersonated user without a mailbox",
                acting_as("<t:SmtpAddress>guest@example.test</t:SmtpAddress>"),
                ResponseCode::ErrorNonExistentMailbox,
                "The SMTP address has no mailbox associated with it.",
            )
        },
        Situation {
            message_xml: vec![("Primary", "bob@example.test")],
            ..Situation::fault(
                "impersonated address is not the primary one",
                acting_as("<t:PrimarySmtpAddress>robert@example.test</t:PrimarySmtpAddress>"),
                ResponseCode::ErrorNonPrimarySmtpAddress,
                "The specified SMTP address is not the primary SMTP address.",
            )
        },
        Situation::fault(
            "culture not supported",
            of_header("<t:MailboxCulture>xx</t:MailboxCulture>"),
            ResponseCode::ErrorUnsupportedCulture,
            "The culture is not supported.",
        ),
        Situation::fault(
            "management role without a role",
            of_header("<t:ManagementRole/>"),
            ResponseCode::ErrorInvalidManagementRoleHeader,
            "The ManagementRole SOAP header is invalid.",
        ),
    ]
}

fn of_mailboxes() -> Vec<Situation> {
    let simulator = World::Usual.simulator();
    let ids = World::Usual.ids(&simulator);
    let (_, elsewhere) = ids.iter().find(|(name, _)| *name == "Elsewhere").expect("every world has it");
    vec![
        Situation {
            message_xml: vec![("MailboxGuid", "d522c10d-78ce-4097-8f59-b71634cdfdda")],
            ..Situation::fault(
                "id of a mailbox that does not exist",
                of_body(&format!("<m:RemoveImGroup><m:GroupId Id=\"{elsewhere}\"/></m:RemoveImGroup>")),
                ResponseCode::ErrorNonExistentMailbox,
                "No mailbox with such guid.",
            )
            .response_message()
        },
        Situation {
            caller: "guest@example.test",
            ..Situation::fault(
                "caller without a mailbox",
                of_body(ADD),
                ResponseCode::ErrorMissingEmailAddress,
                ResponseCode::ErrorMissingEmailAddress.default_text(),
            )
            .response_message()
        },
        Situation::fault(
            "a mailbox named in the body is unknown",
            of_body(&get_folder(
                "<t:Mailbox><t:EmailAddress>nobody@example.test</t:EmailAddress></t:Mailbox>",
            )),
            ResponseCode::ErrorNonExistentMailbox,
            "The SMTP address has no mailbox associated with it.",
        )
        .response_message(),
        Situation {
            caller: "guest@example.test",
            ..Situation::fault(
                "a distinguished folder of a caller without mailbox",
                of_body(&get_folder("")),
                ResponseCode::ErrorMissingEmailAddress,
                "When making a request as an account that does not have a mailbox, you must specify the \
                 mailbox primary SMTP address for any distinguished folder Ids.",
            )
            .response_message()
        },
    ]
}

/// Asks for the Inbox of a mailbox: the caller's own, unless an element names another.
fn get_folder(mailbox: &str) -> String {
    format!(
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds>\
         <t:DistinguishedFolderId Id=\"inbox\">{mailbox}</t:DistinguishedFolderId>\
         </m:FolderIds></m:GetFolder>"
    )
}

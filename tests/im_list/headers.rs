//! The headers of a request: on whose behalf it is made, and those that change nothing here (IM-021).

use ews_sim::directory::User;
use ews_sim::{Reply, ResponseCode, Simulator};

use crate::support::furnished::{ERRORS, TYPES, furnished, ids_of, requests};
use crate::support::{ADA, BOB, envelope, send_bytes};

const LIST: &str = "<m:GetImItemList/>";
const ADD: &str = "<m:AddImGroup><m:DisplayName>Friends</m:DisplayName></m:AddImGroup>";
const SERVICE: &str = "service@example.test";
const BOBS_SID: &str = "S-1-5-21-1111111111-2222222222-3333333333-1104";

/// The service account may act as Bob, the administrator as anybody, and neither has a mailbox.
fn world() -> Simulator {
    let bob = User::new(BOB, "Bob")
        .with_user_principal_name("bob@corp.example.test")
        .with_security_identifier(BOBS_SID)
        .with_proxy_address("robert@example.test");
    let builder = Simulator::builder()
        .user(bob)
        .user(
            User::new("eve@example.test", "Eve")
                .with_user_principal_name("eve@corp.example.test")
                .with_security_identifier("S-1-5-21-1105"),
        )
        .allow_impersonation(SERVICE, BOB)
        .allow_impersonation(SERVICE, "eve@example.test")
        .allow_impersonation_of_anybody("admin@example.test");
    furnished(builder)
}

/// An envelope with more headers behind the version.
fn with_headers(headers: &str, body: &str) -> String {
    let envelope = envelope(body);
    let (before, after) = envelope.split_once("</soap:Header>").expect("it has a header");
    format!("{before}{headers}</soap:Header>{after}")
}

#[track_caller]
fn send_with(simulator: &mut Simulator, caller: &str, headers: &str, body: &str) -> Reply {
    send_bytes(simulator, caller, with_headers(headers, body).as_bytes())
}

fn impersonate(account: &str) -> String {
    format!("<t:ExchangeImpersonation><t:ConnectingSID>{account}</t:ConnectingSID></t:ExchangeImpersonation>")
}

/// The four ways to name Bob.
fn four_forms() -> [String; 4] {
    [
        "<t:PrincipalName>bob@corp.example.test</t:PrincipalName>".to_owned(),
        format!("<t:SID>{BOBS_SID}</t:SID>"),
        format!("<t:PrimarySmtpAddress>{BOB}</t:PrimarySmtpAddress>"),
        "<t:SmtpAddress>robert@example.test</t:SmtpAddress>".to_owned(),
    ]
}

#[track_caller]
fn assert_fault(reply: &Reply, code: ResponseCode, text: &str) {
    assert_eq!((reply.status(), reply.code()), (500, Some(code)), "{reply}");
    assert_eq!(reply.texts("faultstring"), [text], "{reply}");
    assert_eq!(reply.texts("Message"), [text], "{reply}");
}

/// Whose groups an answer shows, by the id of the first.
#[track_caller]
fn assert_list_of(reply: &Reply, simulator: &Simulator, owner: &str) {
    let mailbox = simulator.mailbox(owner).expect("built with it");
    let own: Vec<_> = mailbox.im_groups().map(|group| mailbox.item_id_of(group)).collect();
    let shown: Vec<_> = reply.ids("ExchangeStoreId").into_iter().map(|id| id.id).collect();
    assert_eq!(shown, own, "{reply}");
}

#[test]
fn without_the_right_nobody_is_impersonated_in_any_form() {
    let mut simulator = world();
    for account in four_forms() {
        for caller in [ADA, "nobody@example.test", BOB] {
            let reply = send_with(&mut simulator, caller, &impersonate(&account), ADD);
            let text = "The account does not have permission to impersonate the requested user.";
            assert_fault(&reply, ResponseCode::ErrorImpersonateUserDenied, text);
        }
    }
    // The right to act as one is none to act as another.
    let ada = impersonate(&format!("<t:PrimarySmtpAddress>{ADA}</t:PrimarySmtpAddress>"));
    let reply = send_with(&mut simulator, SERVICE, &ada, ADD);
    assert_eq!(reply.code(), Some(ResponseCode::ErrorImpersonateUserDenied), "{reply}");
}

#[test]
fn a_user_the_directory_does_not_have_cannot_be_impersonated() {
    let mut simulator = world();
    for (account, code) in [
        ("<t:PrincipalName>no@example.test</t:PrincipalName>", ResponseCode::ErrorInvalidUserPrincipalName),
        // An address is not a principal name.
        (
            "<t:PrincipalName>robert@example.test</t:PrincipalName>",
            ResponseCode::ErrorInvalidUserPrincipalName,
        ),
        ("<t:SID>S-1-5-21-1-2-3-4</t:SID>", ResponseCode::ErrorInvalidUserSid),
        ("<t:SID>Bob</t:SID>", ResponseCode::ErrorInvalidSid),
        ("<t:SID>S-1-</t:SID>", ResponseCode::ErrorInvalidSid),
        ("<t:SID>S-1-5--21</t:SID>", ResponseCode::ErrorInvalidSid),
        (
            "<t:PrimarySmtpAddress>no@example.test</t:PrimarySmtpAddress>",
            ResponseCode::ErrorNonExistentMailbox,
        ),
        ("<t:SmtpAddress>no@example.test</t:SmtpAddress>", ResponseCode::ErrorNonExistentMailbox),
        ("<t:SmtpAddress> </t:SmtpAddress>", ResponseCode::ErrorInvalidExchangeImpersonationHeaderData),
        ("<t:SID> </t:SID>", ResponseCode::ErrorInvalidExchangeImpersonationHeaderData),
    ] {
        let reply = send_with(&mut simulator, "admin@example.test", &impersonate(account), ADD);
        assert_eq!((reply.status(), reply.code()), (500, Some(code)), "{account}\n{reply}");
    }
}

#[test]
fn an_address_that_is_not_the_primary_one_is_answered_with_the_primary_one() {
    let mut simulator = world();
    let account = "<t:PrimarySmtpAddress>robert@example.test</t:PrimarySmtpAddress>";
    let reply = send_with(&mut simulator, SERVICE, &impersonate(account), ADD);
    assert_eq!((reply.status(), reply.code()), (500, Some(ResponseCode::ErrorNonPrimarySmtpAddress)));
    let value = format!(
        "</e:Message><t:MessageXml xmlns:t=\"{TYPES}\"><t:Value Name=\"Primary\">{BOB}</t:Value>\
         </t:MessageXml>"
    );
    assert!(reply.text().contains(&value), "{reply}");
    assert!(reply.text().contains(&format!("<e:Message xmlns:e=\"{ERRORS}\">")), "{reply}");
}

#[test]
fn with_the_right_every_form_acts_on_the_mailbox_named() {
    for caller in [SERVICE, "SERVICE@example.test", "admin@example.test"] {
        for account in four_forms() {
            let mut simulator = world();
            let headers = impersonate(&account);
            let reply = send_with(&mut simulator, caller, &headers, LIST);
            assert_list_of(&reply, &simulator, BOB);
            let reply = send_with(&mut simulator, caller, &headers, ADD);
            assert!(reply.is_success(), "{reply}");
            let has =
                |owner| simulator.mailbox(owner).is_some_and(|it| it.im_group_named("Friends").is_some());
            assert_eq!((has(ADA), has(BOB)), (false, true));
        }
    }
}

#[test]
fn nobody_acts_on_the_mailbox_of_a_user_who_has_none() {
    let mut simulator = world();
    for account in [
        "<t:PrincipalName>eve@corp.example.test</t:PrincipalName>",
        "<t:SID>S-1-5-21-1105</t:SID>",
        "<t:PrimarySmtpAddress>eve@example.test</t:PrimarySmtpAddress>",
        "<t:SmtpAddress>eve@example.test</t:SmtpAddress>",
    ] {
        // Whether there is a mailbox is only told to those who may act on it.
        let reply = send_with(&mut simulator, ADA, &impersonate(account), LIST);
        assert_eq!(reply.code(), Some(ResponseCode::ErrorImpersonateUserDenied), "{account}\n{reply}");
        let reply = send_with(&mut simulator, SERVICE, &impersonate(account), LIST);
        let text = "The SMTP address has no mailbox associated with it.";
        assert_fault(&reply, ResponseCode::ErrorNonExistentMailbox, text);
    }
    // Who has no mailbox and acts for itself gets a response message.
    let reply = send_with(&mut simulator, SERVICE, "", LIST);
    assert_eq!((reply.status(), reply.code()), (200, Some(ResponseCode::ErrorMissingEmailAddress)));
}

/// Every address of an account is that account, where a right is given as where it is used.
#[test]
fn a_right_holds_for_all_addresses_of_both_accounts() {
    let service = User::new(SERVICE, "Service")
        .with_user_principal_name("service@corp.example.test")
        .with_proxy_address("\u{dc}bung@example.test");
    let bob = User::new(BOB, "Bob").with_proxy_address("robert@example.test");
    let accounts = [SERVICE, "Service@Corp.example.test", "\u{fc}BUNG@example.test"];
    for (given_to, user) in
        accounts.iter().flat_map(|caller| [(caller, BOB), (caller, "Robert@example.test")])
    {
        let builder = Simulator::builder().user(service.clone()).user(bob.clone());
        let mut simulator = furnished(builder.allow_impersonation(given_to, user));
        let header = impersonate("<t:SmtpAddress>robert@example.test</t:SmtpAddress>");
        for stranger in [ADA, BOB, "robert@example.test", "no@example.test"] {
            let reply = send_with(&mut simulator, stranger, &header, LIST);
            assert_eq!(reply.code(), Some(ResponseCode::ErrorImpersonateUserDenied), "{stranger}\n{reply}");
        }
        for caller in accounts {
            let reply = send_with(&mut simulator, caller, &header, LIST);
            assert_list_of(&reply, &simulator, BOB);
        }
    }
    for given_to in accounts {
        let builder = Simulator::builder().user(service.clone()).user(bob.clone());
        let mut simulator = furnished(builder.allow_impersonation_of_anybody(given_to));
        for caller in accounts {
            let header = impersonate(&format!("<t:SmtpAddress>{ADA}</t:SmtpAddress>"));
            let reply = send_with(&mut simulator, caller, &header, LIST);
            assert_list_of(&reply, &simulator, ADA);
        }
    }
}

#[test]
fn more_than_one_access_mode_is_refused_and_so_are_those_of_servers() {
    let mut simulator = world();
    let bob = impersonate(&four_forms()[0]);
    let context = format!(
        "<t:SerializedSecurityContext><t:UserSid>{BOBS_SID}</t:UserSid></t:SerializedSecurityContext>"
    );
    let open_as = format!(
        "<t:OpenAsAdminOrSystemService LogonType=\"Admin\"><t:ConnectingSID>{}</t:ConnectingSID>\
         </t:OpenAsAdminOrSystemService>",
        four_forms()[2]
    );
    let more = ResponseCode::ErrorMoreThanOneAccessModeSpecified;
    for (headers, code) in [
        (format!("{bob}{context}"), more),
        (format!("{context}{open_as}"), more),
        (format!("{open_as}{bob}{context}"), more),
        (context, ResponseCode::ErrorTokenSerializationDenied),
        (open_as, ResponseCode::ErrorAccessDenied),
    ] {
        let reply = send_with(&mut simulator, "admin@example.test", &headers, ADD);
        assert_eq!((reply.status(), reply.code()), (500, Some(code)), "{headers}\n{reply}");
    }
}

#[test]
fn an_impersonation_header_that_breaks_the_schema_is_a_schema_violation() {
    let mut simulator = world();
    for (header, violation) in [
        (
            impersonate(&four_forms()[..2].concat()),
            format!(
                "The element 'ConnectingSID' in namespace '{TYPES}' has invalid child element 'SID' in \
                 namespace '{TYPES}'."
            ),
        ),
        (
            "<t:ExchangeImpersonation/>".to_owned(),
            format!(
                "The element 'ExchangeImpersonation' in namespace '{TYPES}' has incomplete content. List of \
                 possible elements expected: 'ConnectingSID' in namespace '{TYPES}'."
            ),
        ),
    ] {
        let reply = send_with(&mut simulator, SERVICE, &header, ADD);
        assert_eq!(reply.code(), Some(ResponseCode::ErrorSchemaValidation), "{reply}");
        assert_eq!(reply.texts("Violation"), [violation]);
    }
    for account in ["", "<t:SmtpAddress></t:SmtpAddress>", "<t:SID/>"] {
        let reply = send_with(&mut simulator, SERVICE, &impersonate(account), ADD);
        let code = ResponseCode::ErrorInvalidExchangeImpersonationHeaderData;
        assert_eq!((reply.status(), reply.code()), (500, Some(code)), "{account}\n{reply}");
    }
}

#[test]
fn a_header_twice_is_refused_whatever_it_says() {
    let mut simulator = world();
    let text = ResponseCode::ErrorDuplicateSOAPHeader.default_text();
    assert!(!text.is_empty());
    for header in [
        "<t:RequestServerVersion Version=\"Exchange2013\"/>".to_owned(),
        "<t:MailboxCulture>en-US</t:MailboxCulture>".repeat(2),
        impersonate(&four_forms()[0]).repeat(2),
        "<t:DateTimePrecision>Seconds</t:DateTimePrecision>".repeat(2),
    ] {
        let reply = send_with(&mut simulator, SERVICE, &header, ADD);
        assert_fault(&reply, ResponseCode::ErrorDuplicateSOAPHeader, text);
    }
}

#[test]
fn a_header_of_ours_that_no_schema_has_is_refused() {
    let mut simulator = world();
    for (header, name) in [
        ("<t:Unheard/>", format!("{TYPES}:Unheard")),
        ("<t:ServerVersionInfo/>", format!("{TYPES}:ServerVersionInfo")),
        ("<Unheard xmlns=\"\"/>", "Unheard".to_owned()),
    ] {
        let reply = send_with(&mut simulator, ADA, header, ADD);
        assert_eq!(reply.code(), Some(ResponseCode::ErrorSchemaValidation), "{reply}");
        let violation = format!("Could not find schema information for the element '{name}'.");
        assert_eq!(reply.texts("Violation"), [violation]);
    }
}

#[test]
fn a_header_that_must_be_understood_and_is_not_is_a_fault_of_soap() {
    let mut simulator = world();
    for must in ["1", "true", " 1 "] {
        let header = format!("<x:Trace xmlns:x=\"urn:example\" soap:mustUnderstand=\"{must}\"/>");
        let reply = send_with(&mut simulator, ADA, &header, ADD);
        assert_eq!((reply.status(), reply.codes()), (500, vec![]), "{reply}");
        assert!(reply.text().contains("<faultcode>s:MustUnderstand</faultcode>"), "{reply}");
        assert!(!reply.text().contains("<detail>"), "{reply}");
        let text = reply.message_text().expect("a fault has a text");
        let start = "The header 'Trace' from the namespace 'urn:example' was not understood by the recipient";
        assert!(text.starts_with(start), "{text}");
    }
}

#[test]
fn im_021_a_header_that_changes_nothing_has_to_be_valid_all_the_same() {
    let mut simulator = world();
    let precision = format!(
        "The '{TYPES}:DateTimePrecision' element is invalid - The value 'Minutes' is invalid according to \
         its \
         datatype '{TYPES}:DateTimePrecisionType' - The Enumeration constraint failed."
    );
    let context = format!(
        "The element 'TimeZoneContext' in namespace '{TYPES}' has incomplete content. List of possible \
         elements \
         expected: 'TimeZoneDefinition' in namespace '{TYPES}'."
    );
    let role = format!(
        "The element 'UserRoles' in namespace '{TYPES}' has incomplete content. List of possible elements \
         expected: 'Role' in namespace '{TYPES}'."
    );
    let version = "The required attribute 'Version' is missing.".to_owned();
    for (header, violation) in [
        ("<t:DateTimePrecision>Minutes</t:DateTimePrecision>", precision),
        ("<t:TimeZoneContext/>", context),
        ("<t:ManagementRole><t:UserRoles/></t:ManagementRole>", role),
        ("<t:RequestServerVersion/>", version),
    ] {
        let request = envelope(ADD).replace("<t:RequestServerVersion Version=\"Exchange2013\"/>", header);
        let reply = send_bytes(&mut simulator, ADA, request.as_bytes());
        assert_eq!(reply.code(), Some(ResponseCode::ErrorSchemaValidation), "{reply}");
        assert_eq!(reply.texts("Violation"), [violation]);
    }
    for culture in ["", "e n", "en_US", "averylonglanguage"] {
        let header = format!("<t:MailboxCulture>{culture}</t:MailboxCulture>");
        let reply = send_with(&mut simulator, ADA, &header, ADD);
        assert_eq!(reply.code(), Some(ResponseCode::ErrorSchemaValidation), "{header}\n{reply}");
    }
}

#[test]
fn im_021_headers_that_change_nothing_change_nothing() {
    let world = world();
    for header in [
        "<t:MailboxCulture>en-US</t:MailboxCulture>",
        "<t:MailboxCulture>de-DE</t:MailboxCulture>",
        "<t:TimeZoneContext><t:TimeZoneDefinition Id=\"GMT Standard Time\"/></t:TimeZoneContext>",
        "<t:DateTimePrecision>Milliseconds</t:DateTimePrecision>",
        "<t:DateTimePrecision>Seconds</t:DateTimePrecision>",
        "<t:ManagementRole><t:UserRoles><t:Role>MailboxSearch</t:Role></t:UserRoles></t:ManagementRole>",
        "<t:BackgroundLoad>true</t:BackgroundLoad>",
        "<t:SharingSecurity><x:Data xmlns:x=\"urn:example\">AAAA</x:Data></t:SharingSecurity>",
        "<x:Trace xmlns:x=\"urn:example\"><x:Id>1</x:Id> text </x:Trace>",
        "<x:Trace xmlns:x=\"urn:example\" soap:mustUnderstand=\"0\"/>",
        "<a:Action xmlns:a=\"http://www.w3.org/2005/08/addressing\">GetImItemList</a:Action>",
    ] {
        for (operation, body) in requests(&ids_of(&world, ADA)) {
            let (mut with, mut without) = (world.clone(), world.clone());
            let reply = send_with(&mut with, ADA, header, &body);
            assert!(reply.is_success(), "{operation} with {header}\n{reply}");
            assert_eq!(reply, send_with(&mut without, ADA, "", &body), "{operation} with {header}");
            assert!(with == without, "{operation} with {header}");
        }
    }
}

#[test]
fn im_021_headers_may_stand_before_the_version() {
    let mut simulator = world();
    let version = "<t:RequestServerVersion Version=\"Exchange2013\"/>";
    let culture = "<t:MailboxCulture>en-US</t:MailboxCulture>";
    let request = envelope(ADD).replace(version, &format!("{culture}{version}"));
    assert!(request.contains(&format!("{culture}{version}")));
    assert!(send_bytes(&mut simulator, ADA, request.as_bytes()).is_success());
}

#[test]
fn an_account_may_log_in_with_any_of_its_addresses() {
    let user =
        User::new(ADA, "Ada").with_user_principal_name("ada@corp.test").with_proxy_address("a@example.test");
    let mut simulator = Simulator::builder().user(user).mailbox(ADA).build();
    let list = envelope("<m:GetImItemList/>");
    let stranger = send_bytes(&mut simulator, "nobody@corp.test", list.as_bytes());
    assert_eq!(stranger.code(), Some(ResponseCode::ErrorMissingEmailAddress), "{stranger}");
    let expected = send_bytes(&mut simulator, ADA, list.as_bytes());
    assert!(expected.is_success(), "{expected}");
    for account in ["ada@corp.test", "A@EXAMPLE.TEST", "Ada@Example.Test"] {
        assert_eq!(send_bytes(&mut simulator, account, list.as_bytes()), expected, "{account}");
    }
}

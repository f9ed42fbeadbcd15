//! Refusals of what headers say.

use ews_sim::ResponseCode::{self, *};
use ews_sim::finding::Rule;

use super::world::{GUEST, SERVICE};
use super::{ADD, Refusal, of_message, of_operation};

/// A header to act as an account.
macro_rules! acting_as {
    ($account:literal) => {
        concat!(
            r#"<t:RequestServerVersion Version="Exchange2013"/><t:ExchangeImpersonation><t:ConnectingSID>"#,
            $account,
            "</t:ConnectingSID></t:ExchangeImpersonation>"
        )
    };
}

/// Headers beside that of the version.
macro_rules! beside_version {
    ($headers:literal) => {
        concat!(r#"<t:RequestServerVersion Version="Exchange2013"/>"#, $headers)
    };
}

/// The table.
pub const REFUSALS: &[Refusal] = &[
    headers(
        ErrorDuplicateSOAPHeader,
        "a header is there twice",
        Rule::HeaderOnce,
        beside_version!(r#"<t:RequestServerVersion Version="Exchange2013"/>"#),
    ),
    headers(
        ErrorSchemaValidation,
        "a header in an Exchange namespace, or none, is not known",
        Rule::Declared,
        beside_version!("<t:MailboxCultur>en</t:MailboxCultur>"),
    )
    .near("MailboxCulture"),
    headers(
        ErrorSchemaValidation,
        "DateTimePrecision is neither Seconds nor Milliseconds",
        Rule::Datatype,
        beside_version!("<t:DateTimePrecision>Millisecond</t:DateTimePrecision>"),
    )
    .near("Milliseconds"),
    headers(
        ErrorUnsupportedCulture,
        "MailboxCulture is a well-formed tag without a language",
        Rule::Culture,
        beside_version!("<t:MailboxCulture>xx-XX</t:MailboxCulture>"),
    ),
    headers(
        ErrorTimeZone,
        "TimeZoneContext neither names nor defines a time zone",
        Rule::TimeZone,
        beside_version!("<t:TimeZoneContext><t:TimeZoneDefinition/></t:TimeZoneContext>"),
    ),
    headers(
        ErrorTimeZone,
        "TimeZoneContext names a time zone that is not known",
        Rule::TimeZone,
        beside_version!(
            "<t:TimeZoneContext><t:TimeZoneDefinition Id=\"Europe/Berlin\"/></t:TimeZoneContext>"
        ),
    ),
    headers(
        ErrorInvalidManagementRoleHeader,
        "ManagementRole names no role, or one without a name",
        Rule::ManagementRole,
        beside_version!("<t:ManagementRole/>"),
    ),
    headers(
        ErrorMoreThanOneAccessModeSpecified,
        "two of ExchangeImpersonation, SerializedSecurityContext and OpenAsAdminOrSystemService are there",
        Rule::AccessModeOnce,
        beside_version!(
            "<t:SerializedSecurityContext><t:UserSid>S-1-5-21-7</t:UserSid></t:SerializedSecurityContext>\
             <t:OpenAsAdminOrSystemService LogonType=\"Admin\"><t:ConnectingSID><t:SID>S-1-5-21-7</t:SID>\
             </t:ConnectingSID></t:OpenAsAdminOrSystemService>"
        ),
    ),
    headers(
        ErrorTokenSerializationDenied,
        "SerializedSecurityContext is there: it is for servers",
        Rule::AccessModeOfServers,
        beside_version!(
            "<t:SerializedSecurityContext><t:UserSid>S-1-5-21-7</t:UserSid></t:SerializedSecurityContext>"
        ),
    ),
    headers(
        ErrorAccessDenied,
        "OpenAsAdminOrSystemService is there: it is for servers",
        Rule::AccessModeOfServers,
        beside_version!(
            "<t:OpenAsAdminOrSystemService LogonType=\"Admin\"><t:ConnectingSID><t:SID>S-1-5-21-7</t:SID>\
             </t:ConnectingSID></t:OpenAsAdminOrSystemService>"
        ),
    ),
    headers(
        ErrorInvalidExchangeImpersonationHeaderData,
        "ConnectingSID is empty",
        Rule::ConnectingSid,
        acting_as!(""),
    )
    .near("PrincipalName, SID, PrimarySmtpAddress, SmtpAddress"),
    headers(
        ErrorInvalidExchangeImpersonationHeaderData,
        "the name of the account is empty",
        Rule::ConnectingSid,
        acting_as!("<t:SmtpAddress></t:SmtpAddress>"),
    ),
    headers(
        ErrorInvalidExchangeImpersonationHeaderData,
        "the name of the account is blank",
        Rule::ConnectingSid,
        acting_as!("<t:SmtpAddress> </t:SmtpAddress>"),
    ),
    headers(
        ErrorSchemaValidation,
        "ConnectingSID of OpenAsAdminOrSystemService is empty",
        Rule::Complete,
        beside_version!(
            "<t:OpenAsAdminOrSystemService LogonType=\"Admin\"><t:ConnectingSID/>\
             </t:OpenAsAdminOrSystemService>"
        ),
    )
    .near("PrincipalName, SID, PrimarySmtpAddress, SmtpAddress"),
    headers(
        ErrorSchemaValidation,
        "the name of the account in OpenAsAdminOrSystemService is empty",
        Rule::Datatype,
        beside_version!(
            "<t:OpenAsAdminOrSystemService LogonType=\"Admin\"><t:ConnectingSID><t:SID/></t:ConnectingSID>\
             </t:OpenAsAdminOrSystemService>"
        ),
    ),
    headers(
        ErrorSchemaValidation,
        "ConnectingSID names an account twice",
        Rule::Child,
        acting_as!("<t:SmtpAddress>bob@example.test</t:SmtpAddress><t:SID>S-1-5-21-7</t:SID>"),
    ),
    headers(
        ErrorNonExistentMailbox,
        "nobody has the address",
        Rule::AccountKnown,
        acting_as!("<t:SmtpAddress>bobb@example.test</t:SmtpAddress>"),
    )
    .near("bob@example.test"),
    headers(
        ErrorNonPrimarySmtpAddress,
        "PrimarySmtpAddress is another address of the account; the answer gives the primary one",
        Rule::PrimaryAddress,
        acting_as!("<t:PrimarySmtpAddress>robert@example.test</t:PrimarySmtpAddress>"),
    )
    .near("bob@example.test"),
    headers(
        ErrorInvalidUserPrincipalName,
        "nobody signs in with PrincipalName",
        Rule::AccountKnown,
        acting_as!("<t:PrincipalName>robert@example.test</t:PrincipalName>"),
    )
    .near("bob@example.test"),
    headers(
        ErrorInvalidSid,
        "SID is no security identifier",
        Rule::SidForm,
        acting_as!("<t:SID>bob</t:SID>"),
    ),
    headers(
        ErrorInvalidUserSid,
        "nobody has the SID",
        Rule::AccountKnown,
        acting_as!("<t:SID>S-1-5-21-8</t:SID>"),
    ),
    headers(
        ErrorImpersonateUserDenied,
        "the caller may not act as the account",
        Rule::ImpersonationRight,
        acting_as!("<t:SmtpAddress>bob@example.test</t:SmtpAddress>"),
    ),
    of_operation(ErrorMissingEmailAddress, "all", "the caller has no mailbox", Rule::CallerHasMailbox, ADD)
        .from(GUEST),
    headers(
        ErrorNonExistentMailbox,
        "the account to act as has no mailbox",
        Rule::AccountHasMailbox,
        acting_as!("<t:SmtpAddress>guest@example.test</t:SmtpAddress>"),
    )
    .from(SERVICE),
];

const fn headers(code: ResponseCode, condition: &'static str, rule: Rule, headers: &'static str) -> Refusal {
    of_message(code, condition, rule, headers, ADD)
}

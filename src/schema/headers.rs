//! The headers of requests and answers.
//!
//! Their elements carry no dates: a header may stand before the one that names the schema version.

use jiff::Timestamp;

use super::text::{Language, NonEmptyString};
use super::time_zone::TimeZoneDefinition;
use crate::wire::{Element, ExchangeVersion, Namespace, Value};
use crate::{choice, message, simple_enum};

/// The headers a request may have, all in the types namespace.
///
/// Left out are those with which servers pass requests on to each other: `ProxySecurityContext`,
/// `ProxySuggesterSid` and `ProxyPartnerToken`.
pub static REQUEST_HEADERS: &[Element] = &[
    header::<RequestServerVersion>("RequestServerVersion"),
    header::<MailboxCulture>("MailboxCulture"),
    header::<ExchangeImpersonation>("ExchangeImpersonation"),
    header::<SerializedSecurityContext>("SerializedSecurityContext"),
    header::<OpenAsAdminOrSystemService>("OpenAsAdminOrSystemService"),
    header::<TimeZoneContext>("TimeZoneContext"),
    header::<DateTimePrecision>("DateTimePrecision"),
    header::<ManagementRole>("ManagementRole"),
];

/// The headers an answer may have, all in the types namespace.
pub static RESPONSE_HEADERS: &[Element] = &[header::<ServerVersionInfo>("ServerVersionInfo")];

/// Headers of the types namespace that are let through unread: a hint about priority that the published
/// schema does not have, and a container of encrypted data whose content it leaves open.
pub const IGNORED_HEADERS: &[&str] = &["BackgroundLoad", "SharingSecurity"];

const fn header<T: Value>(name: &'static str) -> Element {
    Element::new(Namespace::Types, name, T::of_type, ExchangeVersion::Exchange2007)
}

message! {
    /// The schema version the request is written against.
    pub struct RequestServerVersion: types "(RequestServerVersion)" [soap_attributes] {
        attributes {
            /// The name of an [`ExchangeVersion`].
            // Not the published enumeration: Exchange answers an unknown version with a code of its own,
            // where the validator would see a bad value like any other.
            version: Required<String>,
        }
    }
}

message! {
    /// The version of the server that answers.
    #[derive(Eq, Default)]
    pub struct ServerVersionInfo: types "(ServerVersionInfo)" {
        attributes {
            /// The major version, 15 for Exchange 2013 and later.
            major_version: Optional<i32>,
            /// The minor version.
            minor_version: Optional<i32>,
            /// The major number of the build.
            major_build_number: Optional<i32>,
            /// The minor number of the build.
            minor_build_number: Optional<i32>,
            /// The server's own label of its schema.
            version: Optional<String>,
        }
    }
}

message! {
    /// The language for names and texts that the server makes.
    #[derive(Eq)]
    pub struct MailboxCulture: types "MailboxCultureType" [soap_attributes] {
        text {
            /// The language tag.
            language: Language,
        }
    }
}

message! {
    /// The account as which an application that may impersonate others acts.
    #[derive(Eq)]
    pub struct ExchangeImpersonation: types "ExchangeImpersonationType" [soap_attributes] {
        elements {
            /// The account.
            connecting_sid: One<ConnectingSid> as "ConnectingSID",
        }
    }
}

message! {
    /// An account, named in one of several ways.
    #[derive(Eq)]
    pub struct ConnectingSid: types "ConnectingSIDType" {
        elements {
            /// The name.
            account: One<ConnectingAccount> => branches,
        }
    }
}

choice! {
    /// The ways to name an account.
    ///
    /// Source: the choice in `t:ConnectingSIDType`.
    #[derive(Eq)]
    pub enum ConnectingAccount in types {
        /// By its user principal name.
        PrincipalName(PrincipalName),
        /// By its security identifier.
        Sid(Sid) as "SID",
        /// By the primary address of its mailbox.
        PrimarySmtpAddress(PrimarySmtpAddress),
        /// By any address of its mailbox.
        SmtpAddress(SmtpAddress),
    }
}

message! {
    /// A user principal name such as `ann@example.com`.
    #[derive(Eq)]
    pub struct PrincipalName: types "PrincipalNameType" {
        text {
            /// The name.
            value: NonEmptyString,
        }
    }
}

message! {
    /// A security identifier in its text form, `S-1-5-…`.
    #[derive(Eq)]
    pub struct Sid: types "SIDType" {
        text {
            /// The identifier.
            value: NonEmptyString,
        }
    }
}

message! {
    /// The primary SMTP address of a mailbox.
    #[derive(Eq)]
    pub struct PrimarySmtpAddress: types "PrimarySmtpAddressType" {
        text {
            /// The address.
            value: NonEmptyString,
        }
    }
}

message! {
    /// An SMTP address of a mailbox, the primary one or another.
    #[derive(Eq)]
    pub struct SmtpAddress: types "SmtpAddressType" {
        text {
            /// The address.
            value: NonEmptyString,
        }
    }
}

message! {
    /// The access token of a user, passed on by a server that has authenticated them.
    #[derive(Eq)]
    pub struct SerializedSecurityContext: types "SerializedSecurityContextType" [soap_attributes] {
        elements {
            /// The security identifier of the user.
            user_sid: One<String>,
            /// The groups the user is in.
            group_sids: Opt<NonEmptyArrayOfGroupIdentifiers>,
            /// The groups that restrict the token.
            restricted_group_sids: Opt<NonEmptyArrayOfRestrictedGroupIdentifiers>,
            /// The primary address of the user's mailbox.
            primary_smtp_address: Opt<String>,
        }
    }
}

message! {
    /// Groups a user is in.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfGroupIdentifiers: types "NonEmptyArrayOfGroupIdentifiersType" {
        elements {
            /// The groups, at least one.
            group_identifiers: NonEmpty<SidAndAttributes> as "GroupIdentifier",
        }
    }
}

message! {
    /// Groups that restrict a token.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfRestrictedGroupIdentifiers:
        types "NonEmptyArrayOfRestrictedGroupIdentifiersType"
    {
        elements {
            /// The groups, at least one.
            restricted_group_identifiers: NonEmpty<SidAndAttributes> as "RestrictedGroupIdentifier",
        }
    }
}

message! {
    /// A group in an access token.
    #[derive(Eq)]
    pub struct SidAndAttributes: types "SidAndAttributesType" {
        attributes {
            /// The flags of the group in the token.
            attributes: Required<u32>,
        }
        elements {
            /// The security identifier of the group.
            security_identifier: One<String>,
        }
    }
}

message! {
    /// A logon with more than the rights of the account.
    #[derive(Eq)]
    pub struct OpenAsAdminOrSystemService: types "OpenAsAdminOrSystemServiceType" [soap_attributes] {
        attributes {
            /// The kind of logon.
            logon_type: Required<SpecialLogonType>,
            /// The budget the request is charged to.
            budget_type: Optional<i32>,
        }
        elements {
            /// The account.
            connecting_sid: One<ConnectingSid> as "ConnectingSID",
        }
    }
}

simple_enum! {
    /// A kind of logon with more than the rights of the account.
    pub enum SpecialLogonType = "SpecialLogonTypeType" {
        /// As an administrator.
        Admin = "Admin",
        /// As a service of the system.
        SystemService = "SystemService",
    }
}

message! {
    /// The time zone of times of day that the request leaves open, and of those in the answer.
    #[derive(Eq)]
    pub struct TimeZoneContext: types "TimeZoneContextType" [soap_attributes] {
        elements {
            /// The time zone.
            time_zone_definition: One<TimeZoneDefinition>,
        }
    }
}

simple_enum! {
    /// How exact the times in an answer are.
    pub enum DateTimePrecision = "DateTimePrecisionType" {
        /// Whole seconds.
        Seconds = "Seconds",
        /// Whole milliseconds.
        Milliseconds = "Milliseconds",
    }
}

impl DateTimePrecision {
    /// An instant without what is more exact.
    #[must_use]
    pub fn cut(self, instant: Timestamp) -> Timestamp {
        let unit = match self {
            Self::Seconds => 1_000_000_000,
            Self::Milliseconds => 1_000_000,
        };
        let excess = instant.as_nanosecond().rem_euclid(unit);
        Timestamp::from_nanosecond(instant.as_nanosecond() - excess).unwrap_or(instant)
    }
}

message! {
    /// The management roles that the caller wants to use.
    #[derive(Eq, Default)]
    pub struct ManagementRole: types "ManagementRoleType" {
        elements {
            /// Roles of the user.
            user_roles: Opt<NonEmptyArrayOfRole>,
            /// Roles of the application.
            application_roles: Opt<NonEmptyArrayOfRole>,
        }
    }
}

message! {
    /// Management roles.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfRole: types "NonEmptyArrayOfRoleType" {
        elements {
            /// Their names, at least one.
            roles: NonEmpty<String> as "Role",
        }
    }
}

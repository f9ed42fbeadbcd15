//! What the headers of a valid message may say, and whose mailbox it acts on: the caller's own, or that of a
//! user it may impersonate.

use std::collections::BTreeSet;

use crate::culture::is_known_language;
use crate::directory::{Directory, User};
use crate::finding::{Culprit, Nearest, Rule, closest};
use crate::schema::{
    ConnectingAccount, ExchangeImpersonation, MailboxCulture, ManagementRole, NonEmptyArrayOfRole,
    TimeZoneContext,
};
use crate::wire::{Document, Value};
use crate::{Error, ResponseCode, Result};

/// Who may act as whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ImpersonationRights {
    /// Callers that may act as anybody, in lower case.
    pub(crate) anybody: BTreeSet<String>,
    /// Pairs of caller and user, in lower case.
    pub(crate) pairs: BTreeSet<(String, String)>,
}

impl ImpersonationRights {
    fn allow(&self, caller: &str, user: &str) -> bool {
        let (caller, user) = (caller.to_ascii_lowercase(), user.to_ascii_lowercase());
        self.anybody.contains(&caller) || self.pairs.contains(&(caller, user))
    }
}

/// Headers that say on whose behalf a request is made; at most one may be there.
const ACCESS_MODES: [&str; 3] =
    ["ExchangeImpersonation", "SerializedSecurityContext", "OpenAsAdminOrSystemService"];

/// Checks the headers that say something the schema does not check.
///
/// # Errors
///
/// All are faults: `ErrorUnsupportedCulture`, `ErrorTimeZone` for a time zone that is neither named nor
/// defined, `ErrorInvalidManagementRoleHeader` for one without a role. Any name of a time zone or role will
/// do.
pub(crate) fn check_headers(document: &Document<'_>) -> Result<()> {
    for header in document.headers() {
        match header.element().name {
            "MailboxCulture" => check_culture(&MailboxCulture::read(header))?,
            "TimeZoneContext" => check_time_zone(&TimeZoneContext::read(header))?,
            "ManagementRole" => check_management_role(&ManagementRole::read(header))?,
            _ => {}
        }
    }
    Ok(())
}

fn check_culture(culture: &MailboxCulture) -> Result<()> {
    let tag = culture.language.trim();
    if is_known_language(tag) {
        return Ok(());
    }
    let culprit = Culprit::value("MailboxCulture", tag);
    Err(Error::new(ResponseCode::ErrorUnsupportedCulture).because(Rule::Culture, culprit))
}

fn check_time_zone(context: &TimeZoneContext) -> Result<()> {
    let zone = &context.time_zone_definition;
    if zone.periods.is_some() || zone.id.as_ref().is_some_and(|id| !id.trim().is_empty()) {
        return Ok(());
    }
    let culprit = Culprit::element("TimeZoneDefinition");
    Err(Error::new(ResponseCode::ErrorTimeZone).because(Rule::TimeZone, culprit))
}

fn check_management_role(header: &ManagementRole) -> Result<()> {
    let all_named = |roles: &NonEmptyArrayOfRole| roles.roles.iter().all(|role| !role.trim().is_empty());
    let mut given = header.user_roles.iter().chain(&header.application_roles).peekable();
    if given.peek().is_some() && given.all(all_named) {
        return Ok(());
    }
    let culprit = Culprit::element("ManagementRole");
    Err(Error::new(ResponseCode::ErrorInvalidManagementRoleHeader).because(Rule::ManagementRole, culprit))
}

/// The primary SMTP address of the user a request acts as.
///
/// # Errors
///
/// All are faults: `ErrorMoreThanOneAccessModeSpecified`, `ErrorTokenSerializationDenied` and
/// `ErrorAccessDenied` for the two modes only servers use among themselves, and those of impersonation:
/// `ErrorNonExistentMailbox`, `ErrorNonPrimarySmtpAddress`, `ErrorInvalidUserPrincipalName`,
/// `ErrorInvalidSid`, `ErrorInvalidUserSid`, `ErrorInvalidExchangeImpersonationHeaderData`,
/// `ErrorImpersonateUserDenied`.
pub(crate) fn acting_user<'r>(
    caller: &'r str,
    document: &Document<'_>,
    directory: &'r Directory,
    rights: &ImpersonationRights,
) -> Result<&'r str> {
    let mut modes = document.headers().filter(|header| ACCESS_MODES.contains(&header.element().name));
    let Some(header) = modes.next() else { return Ok(caller) };
    let name = header.element().name;
    if let Some(second) = modes.next() {
        return Err(Error::new(ResponseCode::ErrorMoreThanOneAccessModeSpecified)
            .because(Rule::AccessModeOnce, Culprit::element(second.element().name)));
    }
    let for_servers = |code| Error::new(code).because(Rule::AccessModeOfServers, Culprit::element(name));
    match name {
        "ExchangeImpersonation" => {
            let impersonation = ExchangeImpersonation::read(header);
            let user = impersonated_user(&impersonation.connecting_sid.account, directory)?;
            if rights.allow(caller, &user.smtp_address) {
                return Ok(&user.smtp_address);
            }
            let culprit = Culprit::value("ConnectingSID", &user.smtp_address);
            Err(Error::new(ResponseCode::ErrorImpersonateUserDenied)
                .because(Rule::ImpersonationRight, culprit))
        }
        "SerializedSecurityContext" => Err(for_servers(ResponseCode::ErrorTokenSerializationDenied)),
        _ => Err(for_servers(ResponseCode::ErrorAccessDenied)),
    }
}

/// The form of a name for an account: its element, the name, and what answers a name of nobody.
fn named(account: &ConnectingAccount) -> (&'static str, &str, ResponseCode) {
    match account {
        ConnectingAccount::PrincipalName(it) => {
            ("PrincipalName", &it.value, ResponseCode::ErrorInvalidUserPrincipalName)
        }
        ConnectingAccount::Sid(it) if is_sid(&it.value) => {
            ("SID", &it.value, ResponseCode::ErrorInvalidUserSid)
        }
        ConnectingAccount::Sid(it) => ("SID", &it.value, ResponseCode::ErrorInvalidSid),
        ConnectingAccount::PrimarySmtpAddress(it) => {
            ("PrimarySmtpAddress", &it.value, ResponseCode::ErrorNonExistentMailbox)
        }
        ConnectingAccount::SmtpAddress(it) => {
            ("SmtpAddress", &it.value, ResponseCode::ErrorNonExistentMailbox)
        }
    }
}

fn impersonated_user<'d>(account: &ConnectingAccount, directory: &'d Directory) -> Result<&'d User> {
    let (element, value, unknown) = named(account);
    let culprit = Culprit::value(element, value);
    if value.trim().is_empty() {
        let code = ResponseCode::ErrorInvalidExchangeImpersonationHeaderData;
        return Err(Error::new(code).because(Rule::ConnectingSid, culprit));
    }
    let found = match account {
        ConnectingAccount::PrincipalName(_) => {
            directory.user(value).filter(|user| user.user_principal_name.eq_ignore_ascii_case(value))
        }
        ConnectingAccount::Sid(_) => directory.user_with_security_identifier(value),
        _ => directory.user(value),
    };
    let Some(user) = found else {
        let rule = match unknown {
            ResponseCode::ErrorInvalidSid => Rule::SidForm,
            _ => Rule::AccountKnown,
        };
        let near = closest(value, directory.users().map(|user| &*user.smtp_address));
        let near = near.map(|address| Nearest::Address(address.to_owned()));
        return Err(Error::new(unknown).because(rule, culprit).near(near));
    };
    let primary = &user.smtp_address;
    match account {
        ConnectingAccount::PrimarySmtpAddress(_) if !value.eq_ignore_ascii_case(primary) => {
            Err(Error::new(ResponseCode::ErrorNonPrimarySmtpAddress)
                .with_value("Primary", primary.clone())
                .because(Rule::PrimaryAddress, culprit)
                .near(Nearest::Address(primary.clone())))
        }
        _ => Ok(user),
    }
}

/// `S-1-` and at least one more number.
fn is_sid(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("S-1-") else { return false };
    rest.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

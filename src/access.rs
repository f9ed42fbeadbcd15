//! What the headers of a valid message may say, and whose mailbox it acts on: the caller's own, or that of a
//! user it may impersonate.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::casing::equal_ignoring_case;
use crate::culture::is_known_language;
use crate::directory::{Directory, User};
use crate::finding::{Culprit, Nearest, Rule, closest};
use crate::schema::{
    ConnectingAccount, ExchangeImpersonation, MailboxCulture, ManagementRole, NonEmptyArrayOfRole,
    TimeZoneContext,
};
use crate::wire::{Document, Value};
use crate::{Error, ResponseCode, Result, time_zone};

/// Who may act or send messages as whom, by any of their addresses, as they were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct AccountRights {
    /// Callers that may act as anybody.
    pub(crate) impersonators_of_anybody: BTreeSet<String>,
    /// Callers, each with a user whom it may act as.
    pub(crate) impersonators: BTreeSet<(String, String)>,
    /// Accounts, each with a user in whose name it may send messages.
    pub(crate) senders: BTreeSet<(String, String)>,
}

impl AccountRights {
    /// Whether the caller may act as the user. Which address leads to whom is looked up now, because the
    /// directory may have changed since the right was given.
    fn allow_impersonation(&self, caller: &str, user: &User, directory: &Directory) -> bool {
        let caller = directory.primary_address(caller);
        let is_caller = |account: &str| directory.primary_address(account) == caller;
        let is_user = |account: &str| directory.user(account) == Some(user);
        self.impersonators_of_anybody.iter().any(|account| is_caller(account))
            || self.impersonators.iter().any(|(account, other)| is_user(other) && is_caller(account))
    }

    /// Whether messages of the account may be from an address: its own, or that of a user it may send as.
    pub(crate) fn allow_sending(&self, account: &str, from: &str, directory: &Directory) -> bool {
        let is_same =
            |left: &str, right: &str| directory.primary_address(left) == directory.primary_address(right);
        is_same(account, from)
            || self.senders.iter().any(|(sender, user)| is_same(user, from) && is_same(sender, account))
    }
}

/// Headers that say on whose behalf a request is made; at most one may be there.
const ACCESS_MODES: [&str; 3] =
    ["ExchangeImpersonation", "SerializedSecurityContext", "OpenAsAdminOrSystemService"];

/// Checks the headers that say something the schema does not check, and returns the time zone of times that
/// leave theirs open: that of the `TimeZoneContext`, or else UTC.
///
/// # Errors
///
/// All are faults: `ErrorUnsupportedCulture`, `ErrorTimeZone` for a time zone that servers do not know by
/// name and that is not defined, `ErrorInvalidManagementRoleHeader` for one without a role. Any name of a
/// role will do.
pub(crate) fn check_headers(document: &Document<'_>, now: Timestamp) -> Result<TimeZone> {
    let mut time_zone = TimeZone::UTC;
    for header in document.headers() {
        match header.element().name {
            "MailboxCulture" => check_culture(&MailboxCulture::read(header))?,
            "TimeZoneContext" => time_zone = time_zone_of(&TimeZoneContext::read(header), now)?,
            "ManagementRole" => check_management_role(&ManagementRole::read(header))?,
            _ => {}
        }
    }
    Ok(time_zone)
}

fn check_culture(culture: &MailboxCulture) -> Result<()> {
    let tag = culture.language.trim();
    if is_known_language(tag) {
        return Ok(());
    }
    let culprit = Culprit::value("MailboxCulture", tag);
    Err(Error::new(ResponseCode::ErrorUnsupportedCulture).because(Rule::Culture, culprit))
}

fn time_zone_of(context: &TimeZoneContext, now: Timestamp) -> Result<TimeZone> {
    time_zone::resolve(&context.time_zone_definition, now).ok_or_else(|| {
        let culprit = Culprit::element("TimeZoneDefinition");
        Error::new(ResponseCode::ErrorTimeZone).because(Rule::TimeZone, culprit)
    })
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

/// The user a request acts as; none when the caller acts for itself.
///
/// # Errors
///
/// All are faults: `ErrorMoreThanOneAccessModeSpecified`, `ErrorTokenSerializationDenied` and
/// `ErrorAccessDenied` for the two modes only servers use among themselves, and those of impersonation:
/// `ErrorNonExistentMailbox`, `ErrorNonPrimarySmtpAddress`, `ErrorInvalidUserPrincipalName`,
/// `ErrorInvalidSid`, `ErrorInvalidUserSid`, `ErrorInvalidExchangeImpersonationHeaderData`,
/// `ErrorImpersonateUserDenied`.
pub(crate) fn impersonated<'d>(
    caller: &str,
    document: &Document<'_>,
    directory: &'d Directory,
    rights: &AccountRights,
) -> Result<Option<&'d User>> {
    let mut modes = document.headers().filter(|header| ACCESS_MODES.contains(&header.element().name));
    let Some(header) = modes.next() else { return Ok(None) };
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
            if rights.allow_impersonation(caller, user, directory) {
                return Ok(Some(user));
            }
            let culprit = Culprit::value("ConnectingSID", &user.smtp_address);
            Err(Error::new(ResponseCode::ErrorImpersonateUserDenied)
                .because(Rule::ImpersonationRight, culprit))
        }
        "SerializedSecurityContext" => Err(for_servers(ResponseCode::ErrorTokenSerializationDenied)),
        _ => Err(for_servers(ResponseCode::ErrorAccessDenied)),
    }
}

/// The fault for a user whom the caller may act as, and who has no mailbox to act on.
#[cold]
pub(crate) fn without_mailbox(user: &User) -> Error {
    let culprit = Culprit::value("ConnectingSID", &user.smtp_address);
    Error::new(ResponseCode::ErrorNonExistentMailbox).because(Rule::AccountHasMailbox, culprit)
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
            directory.user(value).filter(|user| equal_ignoring_case(&user.user_principal_name, value))
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
        ConnectingAccount::PrimarySmtpAddress(_) if !equal_ignoring_case(value, primary) => {
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

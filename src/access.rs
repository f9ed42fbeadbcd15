//! Whose mailbox a request acts on: the caller's own, or that of a user it may impersonate.

use std::collections::BTreeSet;

use crate::directory::{Directory, User};
use crate::schema::{ConnectingAccount, ExchangeImpersonation};
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

/// The primary SMTP address of the user a request acts as.
///
/// # Errors
///
/// All are faults: `ErrorMoreThanOneAccessModeSpecified`, `ErrorTokenSerializationDenied` and
/// `ErrorAccessDenied` for the two modes only servers use among themselves, and those of impersonation:
/// `ErrorNonExistentMailbox`, `ErrorNonPrimarySmtpAddress`, `ErrorInvalidUserPrincipalName`,
/// `ErrorInvalidSid`, `ErrorInvalidUserSid`, `ErrorInvalidExchangeImpersonationHeaderData`,
/// `ErrorImpersonateUserDenied`.
pub(crate) fn acting_user(
    caller: &str,
    document: &Document<'_>,
    directory: &Directory,
    rights: &ImpersonationRights,
) -> Result<String> {
    let mut modes = document.headers().filter(|header| ACCESS_MODES.contains(&header.element().name));
    let Some(header) = modes.next() else { return Ok(caller.to_owned()) };
    if modes.next().is_some() {
        return Err(ResponseCode::ErrorMoreThanOneAccessModeSpecified.into());
    }
    match header.element().name {
        "ExchangeImpersonation" => {
            let impersonation = ExchangeImpersonation::read(header);
            let user = impersonated_user(&impersonation.connecting_sid.account, directory)?;
            if rights.allow(caller, &user.smtp_address) {
                Ok(user.smtp_address.clone())
            } else {
                Err(ResponseCode::ErrorImpersonateUserDenied.into())
            }
        }
        "SerializedSecurityContext" => Err(ResponseCode::ErrorTokenSerializationDenied.into()),
        _ => Err(ResponseCode::ErrorAccessDenied.into()),
    }
}

fn impersonated_user<'d>(account: &ConnectingAccount, directory: &'d Directory) -> Result<&'d User> {
    let (value, found, unknown) = match account {
        ConnectingAccount::PrincipalName(name) => {
            let found = directory.user(&name.value);
            let found = found.filter(|user| user.user_principal_name.eq_ignore_ascii_case(&name.value));
            (&name.value, found, ResponseCode::ErrorInvalidUserPrincipalName)
        }
        ConnectingAccount::Sid(sid) => {
            let code = if is_sid(&sid.value) {
                ResponseCode::ErrorInvalidUserSid
            } else {
                ResponseCode::ErrorInvalidSid
            };
            (&sid.value, directory.user_with_security_identifier(&sid.value), code)
        }
        ConnectingAccount::PrimarySmtpAddress(address) => {
            (&address.value, directory.user(&address.value), ResponseCode::ErrorNonExistentMailbox)
        }
        ConnectingAccount::SmtpAddress(address) => {
            (&address.value, directory.user(&address.value), ResponseCode::ErrorNonExistentMailbox)
        }
    };
    if value.trim().is_empty() {
        return Err(ResponseCode::ErrorInvalidExchangeImpersonationHeaderData.into());
    }
    let user = found.ok_or(unknown)?;
    let primary = &user.smtp_address;
    match account {
        ConnectingAccount::PrimarySmtpAddress(address) if !address.value.eq_ignore_ascii_case(primary) => {
            Err(Error::new(ResponseCode::ErrorNonPrimarySmtpAddress).with_value("Primary", primary.clone()))
        }
        _ => Ok(user),
    }
}

/// `S-1-` and at least one more number.
fn is_sid(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("S-1-") else { return false };
    rest.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

//! Which fault answers a message that was not accepted.

use crate::operation::PublishedOperation;
use crate::profile::{EnvelopeStyle, ServerProfile};
use crate::schema::{Fault, ViolationDetail};
use crate::wire::{Invalid, Limit, Name, Refusal, Rejection, Unfit, Violation, ViolationKind, Wording};
use crate::{Error, ResponseCode};

/// The fault for a rejected message.
pub(crate) fn fault_of(rejection: &Rejection, profile: ServerProfile) -> Fault {
    match &rejection.refusal {
        Refusal::Violation(_) if names_no_account(rejection) => {
            Error::new(ResponseCode::ErrorInvalidExchangeImpersonationHeaderData).into()
        }
        Refusal::Violation(violation) => schema_violation(violation, rejection, profile),
        Refusal::NewerThanRequested { .. } => Error::new(ResponseCode::ErrorIncorrectSchemaVersion).into(),
        Refusal::UnknownVersion(_) => Error::new(profile.unknown_version_code()).into(),
        Refusal::DuplicateHeader(_) => Error::new(ResponseCode::ErrorDuplicateSOAPHeader).into(),
        Refusal::NotUnderstood(name) => Fault::Soap { code: "MustUnderstand", text: not_understood(name) },
        Refusal::NotAnEnvelope(_) => Fault::Soap {
            code: "VersionMismatch",
            text: "The root element is not a SOAP 1.1 envelope.".into(),
        },
        Refusal::UnknownOperation(name) => unknown_operation(name, profile).into(),
        Refusal::LimitExceeded(Limit::Bytes) => Error::new(ResponseCode::ErrorRequestStreamTooBig).into(),
        // Nothing in the body, or a bound that only hostile requests meet.
        _ => Error::new(ResponseCode::ErrorInvalidRequest).into(),
    }
}

/// Whether the header to act as another names no account: Exchange looks at it before it validates the
/// message, and has a code for that. Anything else wrong with the header is left to the schema, and so is
/// an account that another header does not name.
pub(crate) fn names_no_account(rejection: &Rejection) -> bool {
    const ACCOUNTS: [&str; 4] = ["PrincipalName", "SID", "PrimarySmtpAddress", "SmtpAddress"];
    let Some(Violation { kind: ViolationKind::Invalid(invalid), .. }) = rejection.refusal.violation() else {
        return false;
    };
    let is_empty = match invalid {
        Invalid::Incomplete { parent, .. } => parent.local == "ConnectingSID",
        Invalid::ElementValue { name, value } => {
            value.reason == Unfit::MinLength && ACCOUNTS.contains(&&*name.local)
        }
        _ => false,
    };
    is_empty && rejection.header == Some("ExchangeImpersonation")
}

fn schema_violation(violation: &Violation, rejection: &Rejection, profile: ServerProfile) -> Fault {
    let wording = match profile.envelope_style() {
        EnvelopeStyle::Exchange2007 | EnvelopeStyle::Exchange2010 => Wording::DotNet2,
        _ => Wording::DotNet4,
    };
    let detail = ViolationDetail {
        line: violation.position.line,
        column: violation.position.column,
        text: violation.text(wording, rejection.spelling),
    };
    Fault::Exchange { error: Error::new(ResponseCode::ErrorSchemaValidation), violation: Some(detail) }
}

/// What such a server has and the simulator has not says so; anything else gets the plain answer.
fn unknown_operation(name: &str, profile: ServerProfile) -> Error {
    let error = Error::new(ResponseCode::ErrorInvalidRequest);
    let published = PublishedOperation::find(name);
    match published.filter(|it| it.since.is_none_or(|since| since <= profile.newest_version())) {
        Some(operation) => {
            let name = operation.name();
            error.with_text(format!(
                "The request is invalid. ews-sim does not simulate the operation {name} yet."
            ))
        }
        None => error,
    }
}

fn not_understood(name: &Name) -> String {
    let uri = match name.namespace {
        crate::wire::Namespace::Other => &name.other_uri,
        known => known.uri(crate::wire::Spelling::Http),
    };
    format!(
        "The header '{}' from the namespace '{uri}' was not understood by the recipient of this message, \
         causing the message to not be processed.  This error typically indicates that the sender of this \
         message has enabled a communication protocol that the receiver cannot process.  Please ensure that \
         the configuration of the client's binding is consistent with the service's binding. ",
        name.local
    )
}

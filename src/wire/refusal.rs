//! Why a message was not accepted, as data: the phase before any operation runs.

use std::fmt;

use super::limits::Limit;
use super::namespace::Spelling;
use super::version::ExchangeVersion;
use super::violation::{Malformed, Name, Violation, ViolationKind};

/// The first reason for which a message is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// Not well-formed, or not valid: `ErrorSchemaValidation`.
    Violation(Box<Violation>),
    /// Valid, but only in a schema newer than the one the request names: `ErrorIncorrectSchemaVersion`.
    NewerThanRequested {
        /// What is newer.
        name: String,
        /// The version that brought it.
        since: ExchangeVersion,
        /// The version the request names, or the one it gets when it names none.
        requested: ExchangeVersion,
    },
    /// `RequestServerVersion` names a version the server does not know.
    UnknownVersion(String),
    /// A header element twice: `ErrorDuplicateSOAPHeader`.
    DuplicateHeader(&'static str),
    /// A header that asks to be understood and is not.
    NotUnderstood(Name),
    /// The root is not a SOAP 1.1 envelope.
    NotAnEnvelope(Name),
    /// No element in the body.
    NoOperation,
    /// The body names an operation that the vocabulary does not have.
    UnknownOperation(String),
    /// A bound of the simulator was exceeded.
    LimitExceeded(Limit),
}

/// A [`Refusal`] and what was known of the message by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Why.
    pub refusal: Refusal,
    /// How the operation element spells its namespace; `http://` when it was not reached.
    pub spelling: Spelling,
    /// The schema version the message names, or gets.
    pub version: ExchangeVersion,
    /// The header the reader was in, when it was in one that is known.
    pub header: Option<&'static str>,
    /// The body element, when it was reached and is known.
    pub operation: Option<&'static str>,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.refusal.fmt(f)
    }
}

impl std::error::Error for Rejection {}

impl From<Violation> for Refusal {
    fn from(violation: Violation) -> Self {
        Self::Violation(Box::new(violation))
    }
}

impl Refusal {
    /// Whether the document is not even well-formed.
    #[must_use]
    pub fn is_malformed(&self) -> bool {
        self.malformed().is_some()
    }

    /// The well-formedness problem, if that is what it is.
    #[must_use]
    pub fn malformed(&self) -> Option<&Malformed> {
        match &self.violation()?.kind {
            ViolationKind::Malformed(malformed) => Some(malformed),
            ViolationKind::Invalid(_) => None,
        }
    }

    /// What is wrong with the document, if that is the reason.
    #[must_use]
    pub fn violation(&self) -> Option<&Violation> {
        match self {
            Self::Violation(violation) => Some(violation),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Violation(violation) => violation.fmt(f),
            Self::NewerThanRequested { name, since, requested } => {
                write!(f, "{name} needs {}, the request names {}", since.name(), requested.name())
            }
            Self::UnknownVersion(value) => write!(f, "unknown server version {value:?}"),
            Self::DuplicateHeader(name) => write!(f, "header {name} occurs twice"),
            Self::NotUnderstood(name) => write!(f, "header {} must be understood and is not", name.local),
            Self::NotAnEnvelope(name) => write!(f, "the root is {}, not a SOAP 1.1 Envelope", name.local),
            Self::NoOperation => f.write_str("the body is empty or missing"),
            Self::UnknownOperation(name) => write!(f, "unknown operation {name}"),
            Self::LimitExceeded(limit) => write!(f, "limit exceeded: {}", limit.name()),
        }
    }
}

impl std::error::Error for Refusal {}

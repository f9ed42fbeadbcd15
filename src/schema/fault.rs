//! SOAP faults: how a request is refused before any operation runs.

use crate::wire::{Complex, Content, Element, ExchangeVersion, Namespace, SimpleValue, Step, Type, Value};
use crate::{Error, ResponseCode};

use super::response_message::MESSAGE_XML;

/// The body element of a fault.
pub(crate) static FAULT: Element =
    Element::new(Namespace::Soap, "Fault", || Type::Complex(&FAULT_TYPE), ExchangeVersion::Exchange2007);

/// Children of a fault have no namespace; `faultactor` is written by Exchange 2007 only.
static FAULT_TYPE: Complex = Complex {
    name: "Fault",
    namespace: Namespace::Soap,
    base: None,
    derived: &[],
    content: Content::Steps(&[
        step(&[unqualified("faultcode", String::of_type)], 1),
        step(&[unqualified("faultstring", || Type::Complex(&FAULT_STRING))], 1),
        step(&[unqualified("faultactor", String::of_type)], 0),
        step(&[unqualified("detail", || Type::Complex(&DETAIL))], 0),
    ]),
    may_be_empty: false,
    is_abstract: false,
    attributes: &[],
    any_attribute: None,
};

/// The text, with `xml:lang`.
static FAULT_STRING: Complex = Complex {
    name: "faultstring",
    namespace: Namespace::Soap,
    base: None,
    derived: &[],
    content: Content::Text(String::simple),
    may_be_empty: false,
    is_abstract: false,
    attributes: &[],
    any_attribute: Some(Namespace::Xml),
};

static DETAIL: Complex = Complex {
    name: "detail",
    namespace: Namespace::Soap,
    base: None,
    derived: &[],
    content: Content::Any(&[
        element(Namespace::Errors, "ResponseCode", ResponseCode::of_type),
        element(Namespace::Errors, "Message", String::of_type),
        element(Namespace::Errors, "Line", i32::of_type),
        element(Namespace::Errors, "Position", i32::of_type),
        element(Namespace::Types, "MessageXml", || Type::Complex(&MESSAGE_XML)),
    ]),
    may_be_empty: true,
    is_abstract: false,
    attributes: &[],
    any_attribute: None,
};

const fn unqualified(name: &'static str, of_type: fn() -> Type) -> Element {
    element(Namespace::None, name, of_type)
}

const fn element(namespace: Namespace, name: &'static str, of_type: fn() -> Type) -> Element {
    Element::new(namespace, name, of_type, ExchangeVersion::Exchange2007)
}

const fn step(alternatives: &'static [Element], min: u32) -> Step {
    Step { alternatives, min, max: 1, tolerates_absence: false }
}

/// What a fault says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// An EWS error in the shape of a fault.
    Exchange {
        /// Code, short text (`e:Message`) and `MessageXml` pairs.
        error: Error,
        /// What is wrong with the request, for `ErrorSchemaValidation`.
        violation: Option<ViolationDetail>,
    },
    /// A fault of the SOAP layer, which has no response code.
    Soap {
        /// The local part of `faultcode`, in the SOAP namespace.
        code: &'static str,
        /// The text.
        text: String,
    },
}

/// The `MessageXml` of a schema violation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViolationDetail {
    /// `LineNumber`, from 1.
    pub line: usize,
    /// `LinePosition`, from 1, in UTF-16 code units.
    pub column: usize,
    /// `Violation`.
    pub text: String,
}

impl Fault {
    /// The response code; a fault of the SOAP layer has none.
    #[must_use]
    pub const fn code(&self) -> Option<ResponseCode> {
        match self {
            Self::Exchange { error, .. } => Some(error.code()),
            Self::Soap { .. } => None,
        }
    }

    /// The `faultstring`.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Exchange { error, violation: None } => error.text().to_owned(),
            Self::Exchange { violation: Some(violation), .. } => {
                format!("The request failed schema validation: {}", violation.text)
            }
            Self::Soap { text, .. } => text.clone(),
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Exchange { error, violation: None }
    }
}

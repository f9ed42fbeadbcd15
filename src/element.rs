//! Elements by themselves, read and checked without a message around them that somebody has sent.

use crate::message;
use crate::property::ItemObject;
use crate::schema::{IGNORED_HEADERS, REQUEST_HEADERS};
use crate::wire::{
    self, Element, ExchangeVersion, Limits, Namespace, Options, Rejection, Spelling, Value, Vocabulary,
};

message! {
    /// One item of any kind.
    pub(crate) struct AnyItem: types "AnyItem" {
        elements {
            item: One<ItemObject> => branches,
        }
    }
}

/// The element around what is read.
const ELEMENT: &str = "Content";

/// A vocabulary of one body element, whose type is `T`.
fn vocabulary<T: Value>() -> Vocabulary {
    const fn element<T: Value>() -> Element {
        Element::new(Namespace::Types, ELEMENT, T::of_type, ExchangeVersion::Exchange2007)
    }
    let bodies = const { &[element::<T>()] };
    Vocabulary { headers: REQUEST_HEADERS, ignored_headers: IGNORED_HEADERS, bodies, added: Vec::new() }
}

/// The value whose element has that content, in which the prefix `t` stands for the types namespace.
///
/// # Errors
///
/// For content that is not valid.
pub(crate) fn read<T: Value>(content: &str) -> Result<T, Rejection> {
    let mut message = String::with_capacity(content.len() + 256);
    let (soap, types) = (Namespace::Soap.uri(Spelling::Http), Namespace::Types.uri(Spelling::Http));
    message.extend(["<s:Envelope xmlns:s=\"", soap, "\" xmlns:t=\"", types, "\"><s:Body><t:", ELEMENT, ">"]);
    message.extend([content, "</t:", ELEMENT, "></s:Body></s:Envelope>"]);
    let mut options = Options::answer();
    options.limits = Limits { bytes: usize::MAX, depth: usize::MAX, elements: usize::MAX, ..options.limits };
    wire::parse(message.as_bytes(), &vocabulary::<T>(), &options).map(|document| T::read(document.body()))
}

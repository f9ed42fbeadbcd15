//! What the declaration macros expand to; not for use by hand.

pub use super::arena::{Children, Node};
pub use super::lent::Sequence;
pub use super::namespace::Namespace;
pub use super::on_demand::OnDemand;
pub use super::schema::{Attribute, Complex, Content, Described, Element, Step, Type};
pub use super::value::{AtMostHundred, Boxed, Many, NonEmpty, One, OneUnlessEmpty, Opt, Tolerated};
pub use super::value::{Cardinality, Extensible, SimpleValue, Value};
pub use super::writer::Writer;

/// The children of an element after those that belong to the base of its type.
#[must_use]
pub fn children_after_base<'d, 'a>(node: Node<'d, 'a>, schema: &'static Complex) -> Children<'d, 'a> {
    let mut children = node.children();
    if schema.base.is_some() {
        children.skip_while_step(|step| !schema.adds_step(step));
    }
    children
}

/// How many bytes a `snake_case` name has in PascalCase.
#[must_use]
pub const fn pascal_case_length(snake: &str) -> usize {
    let bytes = snake.as_bytes();
    let (mut length, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at] != b'_' {
            length += 1;
        }
        at += 1;
    }
    length
}

/// A `snake_case` name in PascalCase.
#[must_use]
pub const fn pascal_case<const LENGTH: usize>(snake: &str) -> [u8; LENGTH] {
    let bytes = snake.as_bytes();
    let mut pascal = [0; LENGTH];
    let (mut length, mut at, mut starts_word) = (0, 0, true);
    while at < bytes.len() {
        if bytes[at] == b'_' {
            starts_word = true;
        } else {
            pascal[length] = if starts_word { bytes[at].to_ascii_uppercase() } else { bytes[at] };
            length += 1;
            starts_word = false;
        }
        at += 1;
    }
    pascal
}

/// Bytes known to be ASCII as a string.
///
/// # Panics
///
/// At compile time, for other bytes.
#[must_use]
pub const fn ascii(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("field names are ASCII"),
    }
}

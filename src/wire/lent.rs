//! Values that are lent: an answer is written from what they borrow, and the value itself is never made.

use super::schema::{Described, Element, Step};
use super::value::Value;
use super::writer::Writer;

/// What is written as a value of another type would be, from what it borrows.
pub(crate) trait Lent {
    /// What it stands for: a field of a [`message!`](crate::message).
    type Owned;

    /// Writes the elements of the field.
    fn write(&self, writer: &mut Writer, element: &Element);

    /// Makes the field.
    fn make(&self) -> Self::Owned;
}

/// A value of its own among lent ones.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Own<T>(pub(crate) T);

impl<T: Value + Clone> Lent for Own<T> {
    type Owned = T;

    fn write(&self, writer: &mut Writer, element: &Element) {
        self.0.write_element(writer, element);
    }

    fn make(&self) -> T {
        self.0.clone()
    }
}

impl Lent for &str {
    type Owned = String;

    fn write(&self, writer: &mut Writer, element: &Element) {
        writer.text_element(element, self);
    }

    fn make(&self) -> String {
        (*self).into()
    }
}

impl<L: Lent> Lent for Option<L> {
    type Owned = Option<L::Owned>;

    fn write(&self, writer: &mut Writer, element: &Element) {
        if let Some(lent) = self {
            lent.write(writer, element);
        }
    }

    fn make(&self) -> Option<L::Owned> {
        self.as_ref().map(L::make)
    }
}

/// A complex type whose elements are known when the program is compiled.
pub trait Sequence: Described {
    /// What it adds to its base.
    const STEPS: &'static [Step];
}

/// The element of a step that has no other.
pub(crate) const fn element_at<T: Sequence>(step: usize) -> &'static Element {
    &T::STEPS[step].alternatives[0]
}

/// The element with a name.
///
/// # Panics
///
/// When there is none; meant to be called when the program is compiled.
pub(crate) const fn element_named<T: Sequence>(name: &str) -> &'static Element {
    let mut step = 0;
    while !is_same(element_at::<T>(step).name, name) {
        step += 1;
    }
    element_at::<T>(step)
}

/// `==`, which cannot be used when the program is compiled.
const fn is_same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut at = 0;
    while at < left.len() && at < right.len() && left[at] == right[at] {
        at += 1;
    }
    at == left.len() && at == right.len()
}

/// Declares what lends the fields of a [`message!`](crate::message) their values.
///
/// `struct LentItemId<'m> of ItemId { id: &'m str, change_key: Option<&'m str> }`; fields are named as those
/// of the message are, each of a type that is [`Lent`], in the same order. Where the
/// message has other fields, `{ ..rest }` behind its name is what they are made of; written they are left
/// out, which the schema has to allow.
macro_rules! lent {
    (
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident $(<$lifetime:lifetime>)? of $message:ident $({ ..$rest:expr })? {
            $($field:ident: $type:ty $(as $element_name:literal)?),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        $visibility struct $name $(<$lifetime>)? {
            $($visibility $field: $type,)+
        }

        impl $(<$lifetime>)? $crate::wire::Lent for $name $(<$lifetime>)? {
            type Owned = $message;

            fn write(&self, writer: &mut $crate::wire::Writer, element: &$crate::wire::Element) {
                writer.element(element, |writer| {
                    $({
                        const ELEMENT: &$crate::wire::Element = $crate::wire::element_named::<$message>(
                            $crate::wire_name!($field $(, $element_name)?)
                        );
                        $crate::wire::Lent::write(&self.$field, writer, ELEMENT);
                    })+
                });
            }

            fn make(&self) -> $message {
                $message {
                    $($field: $crate::wire::Lent::make(&self.$field),)+
                    $(..$rest)?
                }
            }
        }
    };
}
pub(crate) use lent;

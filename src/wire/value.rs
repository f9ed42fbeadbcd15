//! Rust values and their place on the wire: what can be the type of an element, of an attribute, and how
//! often.

use super::arena::{Children, Node};
use super::schema::{Element, Step, Type, UNBOUNDED};
use super::simple::{Simple, built_in, trim};
use super::writer::Writer;

/// A type whose values are the content of an element.
pub trait Value: Sized {
    /// The declaration values are validated against.
    fn of_type() -> Type;

    /// Reads a value from an element that has been validated against [`of_type`](Self::of_type).
    fn read(node: Node<'_, '_>) -> Self;

    /// Writes attributes and content; the tags are written around it.
    fn write(&self, writer: &mut Writer);

    /// Writes an element that holds the value.
    fn write_element(&self, writer: &mut Writer, element: &Element) {
        writer.element(element, |writer| self.write(writer));
    }
}

/// A value of a complex type in two parts, each of which a type that extends it writes before its own.
pub trait Extensible: Value {
    /// Writes the attributes.
    fn write_attributes(&self, writer: &mut Writer);

    /// Writes text or children.
    fn write_content(&self, writer: &mut Writer);
}

/// A type whose values are text: of an element or of an attribute.
pub trait SimpleValue: Sized {
    /// The datatype.
    fn simple() -> &'static Simple;

    /// Reads text that has passed [`Simple::check`].
    fn parse(text: &str) -> Self;

    /// Hands over the text of a value.
    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R;

    /// Writes an element that holds the value. Types whose texts have nothing to be escaped write them as
    /// they are.
    fn write_leaf(&self, writer: &mut Writer, element: &Element) {
        self.with_text(|text| writer.text_element(element, text));
    }
}

impl<T: SimpleValue> Value for T {
    fn of_type() -> Type {
        Type::Simple(T::simple())
    }

    fn read(node: Node<'_, '_>) -> Self {
        T::parse(node.text())
    }

    fn write(&self, writer: &mut Writer) {
        self.with_text(|text| writer.text(text));
    }

    fn write_element(&self, writer: &mut Writer, element: &Element) {
        self.write_leaf(writer, element);
    }
}

/// How often a field occurs: the markers a [`message!`](crate::message) declaration uses.
pub trait Cardinality {
    /// The type of the field in the struct.
    type Field;
    /// The published minimum.
    const MIN: u32;
    /// The published maximum.
    const MAX: u32;
    /// Whether the element may be missing although the schema asks for it.
    const TOLERATES_ABSENCE: bool = false;

    /// Reads the children that fill a step.
    fn read_field(children: &mut Children<'_, '_>, step: &'static Step) -> Self::Field;

    /// Writes the elements, one of `branches` for each value.
    fn write_field(field: &Self::Field, writer: &mut Writer, branches: &'static [Element]);
}

/// A choice between elements, one of which fills a step.
pub trait Choice: Sized {
    /// Reads the branch an element stands for.
    fn read_branch(node: Node<'_, '_>) -> Self;

    /// Writes the branch, tags included.
    fn write_branch(&self, writer: &mut Writer, branches: &'static [Element]);
}

impl<T: Value> Choice for T {
    fn read_branch(node: Node<'_, '_>) -> Self {
        T::read(node)
    }

    fn write_branch(&self, writer: &mut Writer, branches: &'static [Element]) {
        if let [element] = branches {
            self.write_element(writer, element);
        }
    }
}

/// Exactly one.
#[derive(Debug)]
pub struct One<T>(std::marker::PhantomData<T>);
/// Exactly one, in a box: its type may hold others of its kind.
#[derive(Debug)]
pub struct Boxed<T>(std::marker::PhantomData<T>);
/// None or one.
#[derive(Debug)]
pub struct Opt<T>(std::marker::PhantomData<T>);
/// Exactly one, unless the element is empty and its type lets the whole sequence be missing.
#[derive(Debug)]
pub struct OneUnlessEmpty<T>(std::marker::PhantomData<T>);
/// One by the schema; real servers answer requests without it.
#[derive(Debug)]
pub struct Tolerated<T>(std::marker::PhantomData<T>);
/// Any number.
#[derive(Debug)]
pub struct Many<T>(std::marker::PhantomData<T>);
/// At least one.
#[derive(Debug)]
pub struct NonEmpty<T>(std::marker::PhantomData<T>);
/// A hundred or fewer.
#[derive(Debug)]
pub struct AtMostHundred<T>(std::marker::PhantomData<T>);

impl<T: Choice> Cardinality for One<T> {
    type Field = T;
    const MIN: u32 = 1;
    const MAX: u32 = 1;

    fn read_field(children: &mut Children<'_, '_>, step: &'static Step) -> T {
        let node = children.next_of(step).expect("validation has seen the required element");
        T::read_branch(node)
    }

    fn write_field(field: &T, writer: &mut Writer, branches: &'static [Element]) {
        field.write_branch(writer, branches);
    }
}

impl<T: Choice> Cardinality for Boxed<T> {
    type Field = Box<T>;
    const MIN: u32 = 1;
    const MAX: u32 = 1;

    fn read_field(children: &mut Children<'_, '_>, step: &'static Step) -> Box<T> {
        Box::new(One::read_field(children, step))
    }

    fn write_field(field: &Box<T>, writer: &mut Writer, branches: &'static [Element]) {
        field.write_branch(writer, branches);
    }
}

/// The optional cardinalities differ only in what the schema says about them.
macro_rules! optional {
    ($cardinality:ident, min = $min:literal, tolerates = $tolerates:literal) => {
        impl<T: Choice> Cardinality for $cardinality<T> {
            type Field = Option<T>;
            const MIN: u32 = $min;
            const MAX: u32 = 1;
            const TOLERATES_ABSENCE: bool = $tolerates;

            fn read_field(children: &mut Children<'_, '_>, step: &'static Step) -> Option<T> {
                children.next_of(step).map(T::read_branch)
            }

            fn write_field(field: &Option<T>, writer: &mut Writer, branches: &'static [Element]) {
                if let Some(value) = field {
                    value.write_branch(writer, branches);
                }
            }
        }
    };
}

optional!(Opt, min = 0, tolerates = false);
optional!(OneUnlessEmpty, min = 1, tolerates = false);
optional!(Tolerated, min = 1, tolerates = true);

/// The repeated cardinalities differ only in their bounds.
macro_rules! repeated {
    ($cardinality:ident, min = $min:literal, max = $max:expr) => {
        impl<T: Choice> Cardinality for $cardinality<T> {
            type Field = Vec<T>;
            const MIN: u32 = $min;
            const MAX: u32 = $max;

            fn read_field(children: &mut Children<'_, '_>, step: &'static Step) -> Vec<T> {
                std::iter::from_fn(|| children.next_of(step)).map(T::read_branch).collect()
            }

            fn write_field(field: &Vec<T>, writer: &mut Writer, branches: &'static [Element]) {
                writer.each(field, |writer, value| value.write_branch(writer, branches));
            }
        }
    };
}

repeated!(Many, min = 0, max = UNBOUNDED);
repeated!(NonEmpty, min = 1, max = UNBOUNDED);
repeated!(AtMostHundred, min = 0, max = 100);

impl SimpleValue for String {
    fn simple() -> &'static Simple {
        &built_in::STRING
    }

    fn parse(text: &str) -> Self {
        text.to_owned()
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        use_text(self)
    }
}

impl SimpleValue for bool {
    fn simple() -> &'static Simple {
        &built_in::BOOLEAN
    }

    fn parse(text: &str) -> Self {
        matches!(trim(text), "true" | "1")
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        use_text(if *self { "true" } else { "false" })
    }

    fn write_leaf(&self, writer: &mut Writer, element: &Element) {
        self.with_text(|text| writer.clean_element(element, text));
    }
}

/// Integers are read by the standard library as the widest type, since `-0` is an unsigned number in XML
/// Schema.
macro_rules! integer {
    ($number:ty, $datatype:ident) => {
        impl SimpleValue for $number {
            fn simple() -> &'static Simple {
                &built_in::$datatype
            }

            fn parse(text: &str) -> Self {
                let number = trim(text).parse::<i64>().ok().and_then(|number| number.try_into().ok());
                number.expect("validation has checked form and range")
            }

            fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
                let decimal = Decimal::of(*self < Default::default(), u64::from(self.abs_diff(0)));
                use_text(std::str::from_utf8(decimal.as_bytes()).expect("digits and a sign are ASCII"))
            }

            fn write_leaf(&self, writer: &mut Writer, element: &Element) {
                let decimal = Decimal::of(*self < Default::default(), u64::from(self.abs_diff(0)));
                writer.ascii_element(element, decimal.as_bytes());
            }
        }
    };
}

/// The text of an integer, for which no memory is needed.
struct Decimal {
    digits: [u8; 21],
    start: usize,
}

impl Decimal {
    fn of(is_negative: bool, mut magnitude: u64) -> Self {
        let (mut digits, mut start) = ([b'-'; 21], 21);
        // Two at a time, which halves the divisions.
        while magnitude >= 10 {
            start -= 2;
            let two = (magnitude % 100) as u8;
            (digits[start], digits[start + 1]) = (b'0' + two / 10, b'0' + two % 10);
            magnitude /= 100;
        }
        if magnitude > 0 || start == digits.len() {
            start -= 1;
            digits[start] = b'0' + magnitude as u8;
        }
        Self { digits, start: start - usize::from(is_negative) }
    }

    fn as_bytes(&self) -> &[u8] {
        &self.digits[self.start..]
    }
}

integer!(i32, INT);
integer!(i64, LONG);
integer!(u64, NON_NEGATIVE_INTEGER);
integer!(u32, UNSIGNED_INT);

impl SimpleValue for f64 {
    fn simple() -> &'static Simple {
        &built_in::DOUBLE
    }

    fn parse(text: &str) -> Self {
        trim(text).parse().expect("validation has checked the form")
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        match self {
            number if number.is_finite() => use_text(&number.to_string()),
            number if number.is_nan() => use_text("NaN"),
            number => use_text(if *number > 0.0 { "INF" } else { "-INF" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::ExchangeVersion;

    fn read<T: SimpleValue>(text: &str) -> T {
        assert_eq!(T::simple().check(text, ExchangeVersion::NEWEST), Ok(()), "{text}");
        T::parse(text)
    }

    #[test]
    fn whatever_the_datatype_takes_is_read() {
        assert_eq!(read::<u32>("-0"), 0);
        assert_eq!(read::<u32>(" +4294967295\n"), u32::MAX);
        assert_eq!(read::<i32>("-2147483648"), i32::MIN);
        assert_eq!(read::<f64>("-2E3"), -2000.0);
        assert!(read::<f64>("NaN").is_nan());
        assert!(read::<bool>(" 1 ") && !read::<bool>("false"));
    }

    #[test]
    fn integers_are_written_as_they_are_displayed() {
        for number in [0, 1, -1, 9, 10, 99, 100, -101, 1000, 12345, i64::MAX, i64::MIN] {
            assert_eq!(number.with_text(str::to_owned), number.to_string());
        }
        assert_eq!(u64::MAX.with_text(str::to_owned), u64::MAX.to_string());
        assert_eq!(i32::MIN.with_text(str::to_owned), i32::MIN.to_string());
    }

    #[test]
    fn whatever_is_written_is_of_the_datatype() {
        for number in [0.0, -1.5, 1e300, 5e-324, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(number.with_text(read::<f64>), number);
        }
        assert!(f64::NAN.with_text(read::<f64>).is_nan());
    }
}

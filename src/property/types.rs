//! From the types of elements to the values of properties and back.

use std::marker::PhantomData;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::entry::{Entries, read_entries, write_entries};
use super::tree::Tree;
use super::value::PropertyValue;
use crate::schema::*;
use crate::wire::{Described, Element, Node, SimpleValue, Type, Value, Writer};

/// A type on the wire whose values are [`PropertyValue`]s.
pub trait PropertyType: Value {
    /// The value as it is stored.
    fn into_value(self) -> PropertyValue;

    /// Writes a stored value; one of another kind is not written.
    fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element);
}

pub(super) fn read<T: PropertyType>(node: Node<'_, '_>) -> PropertyValue {
    T::read(node).into_value()
}

pub(super) fn write<T: PropertyType>(value: &PropertyValue, writer: &mut Writer, element: &Element) {
    T::write_value(value, writer, element);
}

/// A type that is validated, kept as it came and written again.
#[derive(Debug)]
pub struct Opaque<T>(Tree, PhantomData<T>);

impl<T: Described> Value for Opaque<T> {
    fn of_type() -> Type {
        Type::Complex(T::complex())
    }

    fn read(node: Node<'_, '_>) -> Self {
        Self(Tree::of(node), PhantomData)
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}

impl<T: Described> PropertyType for Opaque<T> {
    fn into_value(self) -> PropertyValue {
        PropertyValue::Tree(Box::new(self.0))
    }

    fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element) {
        if let PropertyValue::Tree(tree) = value {
            writer.element(element, |writer| tree.write(writer));
        }
    }
}

/// A dictionary of contacts, whose entries are properties of their own.
#[derive(Debug)]
pub struct Dictionary<T>(Entries, PhantomData<T>);

impl<T: Described> Value for Dictionary<T> {
    fn of_type() -> Type {
        Type::Complex(T::complex())
    }

    fn read(node: Node<'_, '_>) -> Self {
        Self(read_entries(node), PhantomData)
    }

    fn write(&self, writer: &mut Writer) {
        write_entries(&self.0, writer);
    }
}

impl<T: Described> PropertyType for Dictionary<T> {
    fn into_value(self) -> PropertyValue {
        PropertyValue::Entries(self.0)
    }

    fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element) {
        if let PropertyValue::Entries(entries) = value {
            writer.element(element, |writer| write_entries(entries, writer));
        }
    }
}

/// Types whose values are one kind of [`PropertyValue`].
macro_rules! property_type {
    ($type:ty, $value:ident => $stored:expr, $pattern:pat => $written:expr) => {
        impl PropertyType for $type {
            fn into_value(self) -> PropertyValue {
                let $value = self;
                $stored
            }

            fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element) {
                if let $pattern = value {
                    Value::write_element(&($written), writer, element);
                }
            }
        }
    };
}

property_type!(bool, value => PropertyValue::Boolean(value), PropertyValue::Boolean(value) => *value);
property_type!(f64, value => PropertyValue::Double(value), PropertyValue::Double(value) => *value);
property_type!(DateTime, value => PropertyValue::Time(value.0), PropertyValue::Time(value) => DateTime(*value));
property_type!(i64, value => PropertyValue::Integer(value), PropertyValue::Integer(value) => *value);
property_type!(
    i32,
    value => PropertyValue::Integer(value.into()),
    PropertyValue::Integer(value) => i32::try_from(*value).unwrap_or(i32::MAX)
);

/// Types of text.
macro_rules! text_types {
    ($($type:ty),+ $(,)?) => {$(
        impl PropertyType for $type {
            fn into_value(self) -> PropertyValue {
                PropertyValue::Text(SimpleValue::with_text(&self, str::to_owned))
            }

            fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element) {
                if let PropertyValue::Text(text) = value {
                    writer.text_element(element, text);
                }
            }
        }
    )+};
}

text_types!(String, Language, GuidText, AnyUri, ItemClass);

property_type!(Base64, value => PropertyValue::Binary(value.0), PropertyValue::Binary(value) => Base64(value.clone()));

property_type!(
    ItemId,
    value => PropertyValue::ItemId(Box::new(value)),
    PropertyValue::ItemId(value) => **value
);
property_type!(
    FolderId,
    value => PropertyValue::FolderId(Box::new(value)),
    PropertyValue::FolderId(value) => **value
);
property_type!(
    ExtendedProperty,
    value => PropertyValue::Extended(Box::new(value)),
    PropertyValue::Extended(value) => **value
);
property_type!(
    EmailAddress,
    value => PropertyValue::Mailbox(Box::new(value)),
    PropertyValue::Mailbox(value) => **value
);

property_type!(
    SingleRecipient,
    value => PropertyValue::Mailbox(Box::new(value.mailbox)),
    PropertyValue::Mailbox(value) => SingleRecipient { mailbox: (**value).clone() }
);
property_type!(
    ArrayOfRecipients,
    value => PropertyValue::Mailboxes(value.mailboxes),
    PropertyValue::Mailboxes(value) => ArrayOfRecipients { mailboxes: value.clone() }
);
property_type!(
    ArrayOfStrings,
    value => PropertyValue::Texts(value.strings),
    PropertyValue::Texts(value) => ArrayOfStrings { strings: value.clone() }
);
property_type!(
    Body,
    value => PropertyValue::Body(value.body_type, value.value),
    PropertyValue::Body(body_type, value) => Body {
        body_type: *body_type,
        is_truncated: None,
        value: value.clone(),
    }
);
property_type!(
    ReminderMinutesBeforeStart,
    value => PropertyValue::Integer(value.0.into()),
    PropertyValue::Integer(value) => ReminderMinutesBeforeStart(i32::try_from(*value).unwrap_or(i32::MAX))
);

/// Bytes in base64, with white space wherever the datatype allows it.
pub(crate) fn bytes_of(base64: &str) -> Vec<u8> {
    let packed: String = base64.split_ascii_whitespace().collect();
    STANDARD.decode(packed).unwrap_or_default()
}

/// Makes enumerations types of properties: their values are words.
macro_rules! words {
    ($($enumeration:ty),+ $(,)?) => {$(
        impl $crate::property::PropertyType for $enumeration {
            fn into_value(self) -> $crate::property::PropertyValue {
                $crate::property::PropertyValue::Word(self.name())
            }

            fn write_value(
                value: &$crate::property::PropertyValue,
                writer: &mut $crate::wire::Writer,
                element: &$crate::wire::Element,
            ) {
                if let $crate::property::PropertyValue::Word(word) = value {
                    writer.text_element(element, word);
                }
            }
        }
    )+};
}

words!(
    crate::mailbox::DistinguishedFolderId,
    CalendarItemType,
    CalendarPermissionReadAccess,
    ContactSource,
    FileAsMapping,
    IconIndex,
    ImportanceChoices,
    InferenceClassification,
    LegacyFreeBusy,
    MeetingRequestType,
    PermissionReadAccess,
    PhysicalAddressIndex,
    ResponseType,
    SensitivityChoices,
    TaskDelegateState,
    TaskStatus,
);

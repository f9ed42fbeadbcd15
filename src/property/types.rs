//! From the types of elements to the values of properties and back.

use std::marker::PhantomData;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::entry::{Entries, read_entries, write_entries};
use super::given::{Given, owned};
use super::tree::Tree;
use super::value::PropertyValue;
use crate::schema::*;
use crate::wire::{Described, Element, Node, SimpleValue, Type, Value, Writer};

/// A type on the wire whose values are [`PropertyValue`]s.
pub trait PropertyType: Value {
    /// The value as it is stored.
    fn into_value(self) -> PropertyValue;

    /// The value in an element, without a copy of its text where that is all there is.
    fn given<'d>(node: Node<'d, '_>) -> Given<'d> {
        Self::read(node).into_value().into()
    }

    /// Writes a stored value.
    fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element);
}

pub(super) fn read<T: PropertyType>(node: Node<'_, '_>) -> PropertyValue {
    T::read(node).into_value()
}

pub(super) fn given<'d, T: PropertyType>(node: Node<'d, '_>) -> Given<'d> {
    T::given(node)
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
        match value {
            PropertyValue::Tree(tree) => writer.element(element, |writer| tree.write(writer)),
            other => misfit(other, element),
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
        Self(owned(read_entries(node)), PhantomData)
    }

    fn write(&self, writer: &mut Writer) {
        write_entries(&self.0, writer);
    }
}

impl<T: Described> PropertyType for Dictionary<T> {
    fn into_value(self) -> PropertyValue {
        PropertyValue::Entries(self.0)
    }

    fn given<'d>(node: Node<'d, '_>) -> Given<'d> {
        Given::Entries(read_entries(node))
    }

    fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element) {
        match value {
            // An address without parts, which the schema allows, leaves no entry.
            PropertyValue::Entries(entries) if entries.is_empty() => {}
            PropertyValue::Entries(entries) => {
                writer.element(element, |writer| write_entries(entries, writer));
            }
            other => misfit(other, element),
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
                match value {
                    $pattern => Value::write_element(&($written), writer, element),
                    other => misfit(other, element),
                }
            }
        }
    };
}

/// A value of another kind than its property has is a mistake of whoever made it. It is not written.
#[cold]
fn misfit(value: &PropertyValue, element: &Element) {
    debug_assert!(false, "{} cannot hold {value:?}", element.name);
}

/// Types that are kept as they are, in a box.
macro_rules! kept_types {
    ($($type:ident as $variant:ident),+ $(,)?) => {$(
        property_type!(
            $type,
            value => PropertyValue::$variant(Box::new(value)),
            PropertyValue::$variant(value) => **value
        );
    )+};
}

/// Types with one field, which is kept.
macro_rules! wrapping_types {
    ($($type:ident { $field:ident } as $variant:ident),+ $(,)?) => {$(
        property_type!(
            $type,
            value => PropertyValue::$variant(value.$field),
            PropertyValue::$variant(value) => $type { $field: value.clone() }
        );
    )+};
}

/// Types of text.
macro_rules! text_types {
    ($($type:ty $(, given by $given:expr)?);+ $(;)?) => {$(
        impl PropertyType for $type {
            $(fn given<'d>(node: Node<'d, '_>) -> Given<'d> {
                $given(node.text())
            })?

            fn into_value(self) -> PropertyValue {
                PropertyValue::Text(SimpleValue::with_text(&self, str::to_owned))
            }

            fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element) {
                match value {
                    PropertyValue::Text(text) => writer.text_element(element, text),
                    other => misfit(other, element),
                }
            }
        }
    )+};
}

property_type!(bool, value => PropertyValue::Boolean(value), PropertyValue::Boolean(value) => *value);
property_type!(f64, value => PropertyValue::Double(value), PropertyValue::Double(value) => *value);
property_type!(
    DateTime,
    value => PropertyValue::Time(value.0),
    PropertyValue::Time(value) => DateTime(*value)
);
property_type!(i64, value => PropertyValue::Integer(value), PropertyValue::Integer(value) => *value);
property_type!(
    i32,
    value => PropertyValue::Integer(value.into()),
    PropertyValue::Integer(value) => i32::try_from(*value).unwrap_or(i32::MAX)
);
property_type!(
    ReminderMinutesBeforeStart,
    value => PropertyValue::Integer(value.0.into()),
    PropertyValue::Integer(value) => ReminderMinutesBeforeStart(i32::try_from(*value).unwrap_or(i32::MAX))
);
property_type!(
    Base64,
    value => PropertyValue::Binary(value.0),
    PropertyValue::Binary(value) => Base64(value.clone())
);

text_types! {
    String, given by Given::text_of;
    Language;
    GuidText;
    AnyUri;
    ItemClass;
}

kept_types! {
    ItemId as ItemId,
    FolderId as FolderId,
    ExtendedProperty as Extended,
    EmailAddress as Mailbox,
    Flag as Flag,
    RetentionTag as RetentionTag,
    EffectiveRights as EffectiveRights,
    PermissionSet as PermissionSet,
    CalendarPermissionSet as CalendarPermissionSet,
    SearchParameters as SearchParameters,
}

wrapping_types! {
    ArrayOfRecipients { mailboxes } as Mailboxes,
    ArrayOfStrings { strings } as Texts,
    MembersList { members } as Members,
    NonEmptyArrayOfInternetHeaders { headers } as InternetHeaders,
    NonEmptyArrayOfAttendees { attendees } as Attendees,
}

property_type!(
    SingleRecipient,
    value => PropertyValue::Mailbox(Box::new(value.mailbox)),
    PropertyValue::Mailbox(value) => SingleRecipient { mailbox: (**value).clone() }
);

impl PropertyType for Body {
    fn into_value(self) -> PropertyValue {
        PropertyValue::body(self.body_type, self.value, self.is_truncated)
    }

    fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element) {
        match value {
            PropertyValue::Body(body_type, text) => {
                writer.element(element, |writer| {
                    writer.attribute("BodyType", body_type.name());
                    writer.text(text);
                });
            }
            PropertyValue::AnsweredBody(body) => Value::write_element(&**body, writer, element),
            other => misfit(other, element),
        }
    }
}

/// The character set that answers name beside MIME content.
const MIME_CHARACTER_SET: &str = "UTF-8";

/// MIME content is bytes, but the schema lets any text stand for them: what is no base64 stays text, for
/// whoever sets the property to refuse it.
impl PropertyType for MimeContent {
    fn into_value(self) -> PropertyValue {
        let packed: String = self.value.split_ascii_whitespace().collect();
        STANDARD.decode(packed).map_or(PropertyValue::Text(self.value), PropertyValue::Binary)
    }

    fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element) {
        let value = match value {
            PropertyValue::Binary(bytes) => STANDARD.encode(bytes),
            PropertyValue::Text(text) => text.clone(),
            other => return misfit(other, element),
        };
        let character_set = Some(MIME_CHARACTER_SET.to_owned());
        Value::write_element(&MimeContent { character_set, value }, writer, element);
    }
}

/// Makes enumerations types of properties: their values are words.
macro_rules! words {
    ($($enumeration:ty),+ $(,)?) => {$(
        impl PropertyType for $enumeration {
            fn into_value(self) -> PropertyValue {
                PropertyValue::Word(self.name())
            }

            fn write_value(value: &PropertyValue, writer: &mut Writer, element: &Element) {
                match value {
                    PropertyValue::Word(word) => writer.text_element(element, word),
                    other => misfit(other, element),
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
    RoleMemberType,
    SensitivityChoices,
    TaskDelegateState,
    TaskStatus,
);

//! The types of what is searched: how a constant is read as one, and how two values are ordered.

use std::borrow::Cow;
use std::cmp::Ordering;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::casing::compare_ignoring_case;
use crate::directory::address_of_legacy_dn;
use crate::mailbox::{Guid, MapiPropertyType};
use crate::property::PropertyPath;
use crate::property::{Held, PropertyId, PropertyValue, ValueRef};
use crate::schema::{DateTime, FlagStatus, OpenDateTime};
use crate::wire::{ExchangeVersion, Form, Simple, SimpleValue as _, Type, Word, built_in};

/// The type of a property, as far as searching goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ValueType {
    /// Of one value.
    pub(super) kind: ValueKind,
    /// Whether there may be several.
    pub(super) is_many: bool,
}

/// The type of one value.
#[derive(Debug, Clone, Copy)]
pub(super) enum ValueKind {
    /// Text of any kind; a body is one.
    Text,
    Boolean,
    /// A whole number within bounds.
    Integer {
        min: i64,
        max: i64,
    },
    Double,
    Time,
    /// A word of a list, in whose order they are.
    Enumeration(&'static [Word]),
    Binary,
    Guid,
    /// Name and address of a mailbox: either counts.
    Mailbox,
    /// An opaque id.
    Id,
}

impl PartialEq for ValueKind {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Enumeration(own), Self::Enumeration(other)) => std::ptr::eq(*own, *other),
            // Numbers compare with numbers of any width.
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl Eq for ValueKind {}

const INT: ValueKind = ValueKind::Integer { min: i32::MIN as i64, max: i32::MAX as i64 };

/// One value, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Scalar<'a> {
    Text(Cow<'a, str>),
    Boolean(bool),
    Integer(i64),
    Double(f64),
    Time(Timestamp),
    /// The place of a word in its enumeration.
    Rank(usize),
    Binary(Cow<'a, [u8]>),
    Guid(Guid),
}

impl ValueType {
    /// The type of what a path leads to; `None` where it has no values that could be compared.
    pub(super) fn of(path: &PropertyPath) -> Option<Self> {
        match path {
            PropertyPath::Property(property) => Self::of_property(*property),
            PropertyPath::Entry(_) | PropertyPath::Header(_) => Some(Self::one(ValueKind::Text)),
            PropertyPath::Member(_) => None,
            PropertyPath::Extended(path) => Self::of_mapi_type(path.property_type()),
        }
    }

    const fn one(kind: ValueKind) -> Self {
        Self { kind, is_many: false }
    }

    const fn many(kind: ValueKind) -> Self {
        Self { kind, is_many: true }
    }

    fn of_property(property: PropertyId) -> Option<Self> {
        match (property.property().element.of_type)() {
            Type::Simple(simple) => Some(Self::one(ValueKind::of_simple(simple))),
            Type::Complex(complex) => match complex.name {
                "ArrayOfStringsType" | "NonEmptyArrayOfAttachmentsType" => Some(Self::many(ValueKind::Text)),
                "BodyType" => Some(Self::one(ValueKind::Text)),
                "SingleRecipientType" => Some(Self::one(ValueKind::Mailbox)),
                "ArrayOfRecipientsType" => Some(Self::many(ValueKind::Mailbox)),
                "ItemIdType" => Some(Self::one(ValueKind::Id)),
                // Of a flag its status.
                "FlagType" => Some(Self::one(ValueKind::of_simple(FlagStatus::simple()))),
                _ => None,
            },
        }
    }

    fn of_mapi_type(mapi_type: MapiPropertyType) -> Option<Self> {
        use MapiPropertyType as M;
        let kind = match mapi_type {
            M::ApplicationTime | M::ApplicationTimeArray => ValueKind::Double,
            M::Currency | M::CurrencyArray => ValueKind::Double,
            M::Double | M::DoubleArray | M::Float | M::FloatArray => ValueKind::Double,
            M::Binary | M::BinaryArray => ValueKind::Binary,
            M::Boolean => ValueKind::Boolean,
            M::Clsid | M::ClsidArray => ValueKind::Guid,
            M::Integer | M::IntegerArray => INT,
            M::Long | M::LongArray => ValueKind::Integer { min: i64::MIN, max: i64::MAX },
            M::Short | M::ShortArray => {
                ValueKind::Integer { min: i64::from(i16::MIN), max: i64::from(i16::MAX) }
            }
            M::SystemTime | M::SystemTimeArray => ValueKind::Time,
            M::String | M::StringArray => ValueKind::Text,
            // No path has these types.
            M::Error | M::Null | M::Object | M::ObjectArray => return None,
        };
        Some(Self { kind, is_many: mapi_type.is_array() })
    }
}

impl ValueKind {
    fn of_simple(simple: &'static Simple) -> Self {
        match simple.form {
            Form::String | Form::Duration | Form::Date | Form::Time | Form::List(_) => Self::Text,
            Form::Boolean => Self::Boolean,
            Form::Integer { min, max, .. } => Self::Integer { min, max },
            Form::Double => Self::Double,
            Form::DateTime => Self::Time,
            Form::Base64 => Self::Binary,
            Form::Enumeration(words) => Self::Enumeration(words),
            // The one union among properties is that of the minutes before a reminder.
            Form::Union(_) => INT,
        }
    }

    /// Whether Contains may look into it.
    pub(super) const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Mailbox)
    }

    /// Whether less and greater have a meaning.
    pub(super) const fn is_ordered(self) -> bool {
        !matches!(self, Self::Mailbox | Self::Id)
    }

    /// The value a text stands for; `None` where it stands for none.
    ///
    /// A time of day without a zone is one of `time_zone`, and a day stands for its first instant.
    pub(super) fn parse<'a>(self, text: &'a str, time_zone: &TimeZone) -> Option<Scalar<'a>> {
        Some(match self {
            Self::Text | Self::Id => Scalar::Text(Cow::Borrowed(text)),
            // A user is known by the legacy distinguished name, too.
            Self::Mailbox => Scalar::Text(Cow::Borrowed(address_of_legacy_dn(text).unwrap_or(text))),
            Self::Boolean => Scalar::Boolean(parse_boolean(text)?),
            Self::Integer { min, max } => {
                let number = text.parse().ok()?;
                Scalar::Integer(Some(number).filter(|number| (min..=max).contains(number))?)
            }
            Self::Double => Scalar::Double(parse_double(text)?),
            Self::Time => Scalar::Time(parse_time(text, time_zone)?),
            Self::Enumeration(words) => Scalar::Rank(words.iter().position(|word| word.name == text)?),
            Self::Binary => {
                let packed: String = text.split_ascii_whitespace().collect();
                Scalar::Binary(Cow::Owned(STANDARD.decode(packed).ok()?))
            }
            Self::Guid => {
                let bare = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(text);
                Scalar::Guid(Guid::parse(bare)?)
            }
        })
    }

    /// One stored value of this type; `None` for what has no such value.
    pub(super) fn scalar(self, value: ValueRef<'_>) -> Option<Scalar<'_>> {
        match (self, value) {
            (Self::Text | Self::Mailbox | Self::Id, ValueRef::Text(text) | ValueRef::Word(text)) => {
                Some(Scalar::Text(Cow::Borrowed(text)))
            }
            (Self::Boolean, ValueRef::Boolean(value)) => Some(Scalar::Boolean(value)),
            (Self::Integer { .. }, ValueRef::Integer(number)) => Some(Scalar::Integer(number)),
            (Self::Double, ValueRef::Double(number)) => Some(Scalar::Double(number)),
            (Self::Time, ValueRef::Time(time)) => Some(Scalar::Time(time)),
            (Self::Binary, ValueRef::Binary(bytes)) => Some(Scalar::Binary(Cow::Borrowed(bytes))),
            // Extended properties are kept as text, and so are words.
            (_, ValueRef::Text(text) | ValueRef::Word(text)) => self.parse(text, &TimeZone::UTC),
            _ => None,
        }
    }

    /// The first of the values, which is what things are sorted by.
    pub(super) fn first_scalar(self, value: Held<'_>) -> Option<Scalar<'_>> {
        match value {
            Held::Lent(ValueRef::Texts(mut texts)) => self.scalar(ValueRef::Text(texts.next()?)),
            Held::Lent(ValueRef::Whole(value)) => self.first_scalar_of(value),
            Held::Lent(value) => self.scalar(value),
            Held::Own(PropertyValue::Text(text)) if matches!(self, Self::Text) => {
                Some(Scalar::Text(Cow::Owned(text)))
            }
            Held::Own(value) => self.first_scalar_of(&value).map(Scalar::into_owned),
        }
    }

    fn first_scalar_of(self, value: &PropertyValue) -> Option<Scalar<'_>> {
        match value {
            PropertyValue::Texts(texts) => self.scalar(ValueRef::Text(texts.first()?)),
            PropertyValue::Mailbox(mailbox) => {
                let name = mailbox.name.as_deref().or(mailbox.email_address.as_deref());
                self.scalar(ValueRef::Text(name?))
            }
            PropertyValue::Body(_, text) => self.scalar(ValueRef::Text(text)),
            PropertyValue::ItemId(id) => self.scalar(ValueRef::Text(&id.id)),
            PropertyValue::Flag(flag) => self.scalar(ValueRef::Word(flag.flag_status.name())),
            value => self.scalar(value.lend()),
        }
    }
}

impl Scalar<'_> {
    /// How two values of one type are ordered; `None` for those of different types, and for what is no
    /// number.
    ///
    /// Case does not count in text (B-06), accents and white space do.
    pub(super) fn compare(&self, other: &Scalar<'_>) -> Option<Ordering> {
        Some(match (self, other) {
            (Self::Text(own), Scalar::Text(other)) => compare_ignoring_case(own, other),
            (Self::Boolean(own), Scalar::Boolean(other)) => own.cmp(other),
            (Self::Integer(own), Scalar::Integer(other)) => own.cmp(other),
            (Self::Double(own), Scalar::Double(other)) => own.partial_cmp(other)?,
            (Self::Time(own), Scalar::Time(other)) => own.cmp(other),
            (Self::Rank(own), Scalar::Rank(other)) => own.cmp(other),
            (Self::Binary(own), Scalar::Binary(other)) => own.cmp(other),
            (Self::Guid(own), Scalar::Guid(other)) => own.cmp(other),
            _ => return None,
        })
    }

    /// The value as it stands on the wire.
    pub(super) fn text(&self, kind: ValueKind) -> String {
        match self {
            Self::Text(text) => text.clone().into_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Double(number) => number.to_string(),
            Self::Time(time) => DateTime(*time).to_string(),
            Self::Rank(rank) => match kind {
                ValueKind::Enumeration(words) => words.get(*rank).map_or("", |word| word.name).to_owned(),
                _ => String::new(),
            },
            Self::Binary(bytes) => STANDARD.encode(bytes),
            Self::Guid(guid) => guid.to_string(),
        }
    }

    /// The same value, independent of where it came from.
    pub(super) fn into_owned(self) -> Scalar<'static> {
        match self {
            Self::Text(text) => Scalar::Text(Cow::Owned(text.into_owned())),
            Self::Boolean(value) => Scalar::Boolean(value),
            Self::Integer(number) => Scalar::Integer(number),
            Self::Double(number) => Scalar::Double(number),
            Self::Time(time) => Scalar::Time(time),
            Self::Rank(rank) => Scalar::Rank(rank),
            Self::Binary(bytes) => Scalar::Binary(Cow::Owned(bytes.into_owned())),
            Self::Guid(guid) => Scalar::Guid(guid),
        }
    }
}

fn parse_boolean(text: &str) -> Option<bool> {
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    if is("true") || text == "1" {
        Some(true)
    } else if is("false") || text == "0" {
        Some(false)
    } else {
        None
    }
}

fn parse_double(text: &str) -> Option<f64> {
    let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if is_decimal { text.parse().ok() } else { None }
}

fn parse_time(text: &str, time_zone: &TimeZone) -> Option<Timestamp> {
    let is_day = !text.contains('T');
    let text = if is_day { Cow::Owned(format!("{text}T00:00:00")) } else { Cow::Borrowed(text) };
    built_in::DATE_TIME.check(&text, ExchangeVersion::NEWEST).ok()?;
    Some(OpenDateTime::parse(&text).instant(time_zone))
}

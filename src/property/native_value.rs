//! Values in the forms in which stored properties hold them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::extended::{invalid_value, read};
use super::table::PropertyId;
use super::value::{PropertyValue, ValueRef};
use super::{
    CalendarItemProperty as C, ContactProperty, ItemProperty as I, MeetingMessageProperty,
    MeetingRequestProperty as R, TaskProperty as T,
};
use crate::Result;
use crate::content::file_as::FileAsMapping;
use crate::content::{body, conversation};
use crate::mailbox::{ExtendedPropertyValue, Guid, MapiPropertyType};
use crate::schema::{Base64, BodyType, DateTime, EmailAddress, Flag, FlagStatus, RetentionTag};
use crate::wire::SimpleValue;

/// In which form a stored property holds the value of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    Same,
    /// The number of a word.
    Number,
    /// A fraction of one for a percentage.
    Percent,
    /// True for false.
    Negated,
    /// A length of time in minutes; read only.
    Minutes,
    /// The name in a mailbox.
    Name,
    /// The address in a mailbox.
    EmailAddress,
    /// The protocol of the address in a mailbox.
    RoutingType,
    /// What a subject starts with, `RE: ` for instance; read only.
    SubjectPrefix,
    /// The rest of the subject; read only.
    NormalizedSubject,
    /// The body as plain text.
    TextBody,
    /// The body as the bytes of HTML; nothing where it is plain text.
    HtmlBody,
    /// The number of the status of a flag; nothing where it is not set.
    FlagStatus,
    /// The bytes of the GUID of a retention policy.
    RetentionTag,
    /// All headers as one text; read only.
    Headers,
}

/// The words of free and busy times, in order of their numbers.
const FREE_BUSY: &[&str] = &["Free", "Tentative", "Busy", "OOF", "WorkingElsewhere"];
/// The words of answers to a meeting, in order of their numbers.
const RESPONSE: &[&str] = &["Unknown", "Organizer", "Tentative", "Accept", "Decline", "NoResponseReceived"];

/// The words of enumerations, in order of their numbers from zero on.
const WORDS: &[(PropertyId, &[&str])] = &[
    (PropertyId::Item(I::Sensitivity), &["Normal", "Personal", "Private", "Confidential"]),
    (PropertyId::Item(I::Importance), &["Low", "Normal", "High"]),
    (PropertyId::Contact(ContactProperty::PostalAddressIndex), &["None", "Home", "Business", "Other"]),
    (PropertyId::Task(T::Status), &["NotStarted", "InProgress", "Completed", "WaitingOnOthers", "Deferred"]),
    (PropertyId::Task(T::DelegationState), &["NoMatch", "OwnNew", "Owned", "Accepted", "Declined"]),
    (PropertyId::CalendarItem(C::LegacyFreeBusyStatus), FREE_BUSY),
    (PropertyId::CalendarItem(C::IntendedFreeBusyStatus), FREE_BUSY),
    (PropertyId::CalendarItem(C::MyResponseType), RESPONSE),
    (PropertyId::MeetingMessage(MeetingMessageProperty::ResponseType), RESPONSE),
    (PropertyId::MeetingRequest(R::LegacyFreeBusyStatus), FREE_BUSY),
    (PropertyId::MeetingRequest(R::IntendedFreeBusyStatus), FREE_BUSY),
    (PropertyId::MeetingRequest(R::MyResponseType), RESPONSE),
];

/// The stored number of a word of a property; `None` for one without a known number.
#[must_use]
pub fn number_of_word(property: PropertyId, word: &str) -> Option<i64> {
    if property == PropertyId::Contact(ContactProperty::FileAsMapping) {
        return FileAsMapping::parse(word).and_then(FileAsMapping::code).map(i64::from);
    }
    let (_, words) = WORDS.iter().find(|(own, _)| *own == property)?;
    words.iter().position(|own| *own == word).and_then(|place| i64::try_from(place).ok())
}

/// The word of a property that is stored as a number.
#[must_use]
pub fn word_of_number(property: PropertyId, number: i64) -> Option<&'static str> {
    if property == PropertyId::Contact(ContactProperty::FileAsMapping) {
        let is_stored_so = |mapping: &&FileAsMapping| mapping.code().map(i64::from) == Some(number);
        return FileAsMapping::ALL.iter().find(is_stored_so).map(|mapping| mapping.word());
    }
    let (_, words) = WORDS.iter().find(|(own, _)| *own == property)?;
    words.get(usize::try_from(number).ok()?).copied()
}

/// The texts of a value that is stored as it is.
fn same(value: ValueRef<'_>) -> Option<ExtendedPropertyValue> {
    Some(ExtendedPropertyValue::One(match value {
        ValueRef::Text(text) => text.to_owned(),
        ValueRef::Boolean(value) => value.to_string(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Double(number) => number.with_text(str::to_owned),
        ValueRef::Time(instant) => DateTime(instant).to_string(),
        ValueRef::Binary(bytes) => STANDARD.encode(bytes),
        ValueRef::Texts(texts) => {
            return Some(ExtendedPropertyValue::Many(texts.map(str::to_owned).collect()));
        }
        ValueRef::Whole(PropertyValue::Texts(texts)) => {
            return Some(ExtendedPropertyValue::Many(texts.clone()));
        }
        ValueRef::Word(_) | ValueRef::Whole(_) => return None,
    }))
}

/// The value that texts of a type stand for.
fn from_same(of_type: MapiPropertyType, value: &ExtendedPropertyValue) -> Option<PropertyValue> {
    use MapiPropertyType as T;
    let text = match value {
        ExtendedPropertyValue::One(text) => text,
        ExtendedPropertyValue::Many(texts) => return Some(PropertyValue::Texts(texts.clone())),
    };
    Some(match of_type {
        T::Boolean => PropertyValue::Boolean(read(text)?),
        T::Short | T::Integer | T::Long => PropertyValue::Integer(read(text)?),
        T::Double => PropertyValue::Double(read(text)?),
        T::SystemTime => PropertyValue::Time(read::<DateTime>(text)?.0),
        T::Binary => PropertyValue::Binary(read::<Base64>(text)?.0),
        _ => PropertyValue::Text(text.clone()),
    })
}

impl Form {
    /// Whether a value can be made from what is stored in this form.
    #[must_use]
    pub const fn is_writable(self) -> bool {
        !matches!(self, Self::Minutes | Self::SubjectPrefix | Self::NormalizedSubject | Self::Headers)
    }

    /// Whether what is stored is one part of a value that has others.
    #[must_use]
    pub const fn is_part(self) -> bool {
        matches!(self, Self::Name | Self::EmailAddress | Self::RoutingType)
    }

    /// What the stored property holds beside the value of a property; `None` for nothing.
    #[must_use]
    pub fn stored(self, property: PropertyId, value: ValueRef<'_>) -> Option<ExtendedPropertyValue> {
        let whole = if let ValueRef::Whole(whole) = value { Some(whole) } else { None };
        let text = match self {
            Self::Same => return same(value),
            Self::Number => number_of_word(property, value.text()?)?.to_string(),
            Self::Percent => {
                let ValueRef::Double(percentage) = value else { return None };
                (percentage / 100.0).with_text(str::to_owned)
            }
            Self::Negated => (!value.boolean()?).to_string(),
            Self::Minutes => minutes(value.text()?)?.to_string(),
            Self::Name | Self::EmailAddress | Self::RoutingType => {
                let Some(PropertyValue::Mailbox(mailbox)) = whole else { return None };
                match self {
                    Self::Name => mailbox.name.clone()?,
                    Self::EmailAddress => mailbox.email_address.as_ref()?.to_string(),
                    _ => mailbox.routing_type.as_ref()?.to_string(),
                }
            }
            Self::SubjectPrefix => conversation::split_subject(value.text()?).0.to_owned(),
            Self::NormalizedSubject => conversation::split_subject(value.text()?).1.to_owned(),
            Self::TextBody => match value.body()? {
                (BodyType::Text, text) => text.to_owned(),
                (BodyType::Html, html) => body::html_to_text(html),
            },
            Self::HtmlBody => match value.body()? {
                (BodyType::Text, _) => return None,
                (BodyType::Html, html) => STANDARD.encode(html),
            },
            Self::FlagStatus => {
                let Some(PropertyValue::Flag(flag)) = whole else { return None };
                match flag.flag_status {
                    FlagStatus::NotFlagged => return None,
                    FlagStatus::Complete => "1".to_owned(),
                    FlagStatus::Flagged => "2".to_owned(),
                }
            }
            Self::RetentionTag => {
                let Some(PropertyValue::RetentionTag(tag)) = whole else { return None };
                STANDARD.encode(Guid::parse(&tag.id)?.0)
            }
            Self::Headers => {
                let Some(PropertyValue::InternetHeaders(headers)) = whole else { return None };
                headers.iter().map(|header| format!("{}: {}\r\n", header.header_name, header.value)).collect()
            }
        };
        Some(ExtendedPropertyValue::One(text))
    }

    /// The value of a property that has this in its stored property; a mailbox keeps what it has besides.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidExtendedPropertyValue` for what no value of the property is stored as.
    pub fn value(
        self,
        property: PropertyId,
        of_type: MapiPropertyType,
        stored: &ExtendedPropertyValue,
        current: Option<ValueRef<'_>>,
    ) -> Result<PropertyValue> {
        let value = match (self, stored) {
            (Self::Same, _) => from_same(of_type, stored),
            (_, ExtendedPropertyValue::One(text)) => self.value_of_text(property, text, current),
            (_, ExtendedPropertyValue::Many(_)) => None,
        };
        value.ok_or_else(invalid_value)
    }

    fn value_of_text(
        self,
        property: PropertyId,
        text: &str,
        current: Option<ValueRef<'_>>,
    ) -> Option<PropertyValue> {
        Some(match self {
            Self::Number => PropertyValue::Word(word_of_number(property, read(text)?)?),
            Self::Percent => PropertyValue::Double(read::<f64>(text)? * 100.0),
            Self::Negated => PropertyValue::Boolean(!read::<bool>(text)?),
            Self::Name | Self::EmailAddress | Self::RoutingType => {
                let mut mailbox = match current {
                    Some(ValueRef::Whole(PropertyValue::Mailbox(mailbox))) => (**mailbox).clone(),
                    _ => EmailAddress::default(),
                };
                let non_empty = (!text.is_empty()).then(|| text.into());
                match self {
                    Self::Name => mailbox.name = Some(text.to_owned()),
                    Self::EmailAddress => mailbox.email_address = non_empty,
                    _ => mailbox.routing_type = non_empty,
                }
                PropertyValue::Mailbox(Box::new(mailbox))
            }
            Self::TextBody => PropertyValue::Body(BodyType::Text, text.to_owned()),
            Self::HtmlBody => {
                let bytes = read::<Base64>(text)?.0;
                PropertyValue::Body(BodyType::Html, String::from_utf8(bytes).ok()?)
            }
            Self::FlagStatus => PropertyValue::Flag(Box::new(Flag {
                flag_status: match read(text)? {
                    0 => FlagStatus::NotFlagged,
                    1 => FlagStatus::Complete,
                    2 => FlagStatus::Flagged,
                    3_i32.. | ..0 => return None,
                },
                start_date: None,
                due_date: None,
                complete_date: None,
            })),
            Self::RetentionTag => {
                let bytes = read::<Base64>(text)?.0.try_into().ok()?;
                let id = Guid(bytes).to_string().into();
                PropertyValue::RetentionTag(Box::new(RetentionTag { is_explicit: true, id }))
            }
            Self::Same | Self::Minutes | Self::SubjectPrefix | Self::NormalizedSubject | Self::Headers => {
                return None;
            }
        })
    }
}

/// The whole minutes of a length of time as calendar items have them: days, hours, minutes and seconds.
fn minutes(duration: &str) -> Option<i64> {
    let span: jiff::Span = duration.parse().ok()?;
    let days = i64::from(span.get_weeks()) * 7 + i64::from(span.get_days());
    let hours = days.checked_mul(24)?.checked_add(i64::from(span.get_hours()))?;
    hours.checked_mul(60)?.checked_add(span.get_minutes())?.checked_add(span.get_seconds() / 60)
}

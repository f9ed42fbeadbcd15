//! What a property holds, owned or lent by a bag.

use jiff::Timestamp;

use super::entry::Entries;
use super::tree::Tree;
use crate::mailbox::ExtendedPropertyValue;
use crate::schema::{
    Attendee, Body, BodyType, CalendarPermissionSet, EffectiveRights, EmailAddress, ExtendedProperty, Flag,
    FolderId, InternetHeader, ItemId, Member, PermissionSet, RetentionTag, SearchParameters,
};

/// The value of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum PropertyValue {
    /// Text.
    Text(String),
    /// A word of an enumeration.
    Word(&'static str),
    /// True or false.
    Boolean(bool),
    /// A whole number, of whatever width.
    Integer(i64),
    /// A floating-point number.
    Double(f64),
    /// An instant.
    Time(Timestamp),
    /// Bytes, in base64 on the wire.
    Binary(Vec<u8>),
    /// Several texts.
    Texts(Vec<String>),
    /// A body and its format.
    Body(BodyType, String),
    /// A body as servers from Exchange 2013 on answer it, with a word on whether it was cut.
    AnsweredBody(Box<Body>),
    /// One mailbox.
    Mailbox(Box<EmailAddress>),
    /// Several mailboxes.
    Mailboxes(Vec<EmailAddress>),
    /// The id of an item or a conversation.
    ItemId(Box<ItemId>),
    /// The id of a folder.
    FolderId(Box<FolderId>),
    /// A flag for follow-up.
    Flag(Box<Flag>),
    /// A retention policy.
    RetentionTag(Box<RetentionTag>),
    /// What whoever asks may do.
    EffectiveRights(Box<EffectiveRights>),
    /// Who may do what with a folder.
    PermissionSet(Box<PermissionSet>),
    /// Who may do what with a calendar.
    CalendarPermissionSet(Box<CalendarPermissionSet>),
    /// What a search folder looks for, and where.
    SearchParameters(Box<SearchParameters>),
    /// Members of a distribution list.
    Members(Vec<Member>),
    /// People invited to a meeting.
    Attendees(Vec<Attendee>),
    /// Headers of a message.
    InternetHeaders(Vec<InternetHeader>),
    /// Entries of a dictionary of contacts, which a bag stores one by one.
    Entries(Entries),
    /// An extended property, which no bag stores.
    Extended(Box<ExtendedProperty>),
    /// Anything else, kept as it came.
    Tree(Box<Tree>),
}

/// A value that a [`PropertyBag`](super::PropertyBag) lends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ValueRef<'a> {
    /// Text.
    Text(&'a str),
    /// A word of an enumeration.
    Word(&'a str),
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A floating-point number.
    Double(f64),
    /// An instant, in whole microseconds.
    Time(Timestamp),
    /// Bytes.
    Binary(&'a [u8]),
    /// Several texts.
    Texts(Texts<'a>),
    /// A value with parts.
    Whole(&'a PropertyValue),
}

/// Several texts that lie one after the other, each with its length in four bytes before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Texts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }
}

impl<'a> ValueRef<'a> {
    /// The text, when it is one or a word.
    #[must_use]
    pub const fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) | Self::Word(text) => Some(text),
            _ => None,
        }
    }

    /// The instant, when it is one.
    #[must_use]
    pub const fn time(self) -> Option<Timestamp> {
        match self {
            Self::Time(instant) => Some(instant),
            _ => None,
        }
    }

    /// The truth value, when it is one.
    #[must_use]
    pub const fn boolean(self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// The body, when it is one: format and text.
    #[must_use]
    pub fn body(self) -> Option<(BodyType, &'a str)> {
        match self {
            Self::Whole(PropertyValue::Body(format, text)) => Some((*format, text)),
            Self::Whole(PropertyValue::AnsweredBody(body)) => Some((body.body_type, &body.value)),
            _ => None,
        }
    }

    /// The value, owned, as one of the property it is of.
    #[must_use]
    pub fn to_owned_of(self, property: &super::Property) -> PropertyValue {
        match self {
            Self::Text(text) => PropertyValue::Text(text.to_owned()),
            Self::Word(word) => property.word(word).map_or_else(|| word.into(), PropertyValue::Word),
            Self::Boolean(value) => PropertyValue::Boolean(value),
            Self::Integer(number) => PropertyValue::Integer(number),
            Self::Double(number) => PropertyValue::Double(number),
            Self::Time(instant) => PropertyValue::Time(instant),
            Self::Binary(bytes) => PropertyValue::Binary(bytes.to_owned()),
            Self::Texts(texts) => PropertyValue::Texts(texts.map(str::to_owned).collect()),
            Self::Whole(value) => value.clone(),
        }
    }
}

/// A value that is stored, or was computed for whoever asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Held<'a> {
    /// It lies in a bag.
    Lent(ValueRef<'a>),
    /// It was made from others.
    Own(PropertyValue),
}

impl Held<'_> {
    /// The value, owned, as one of the property it is of.
    #[must_use]
    pub fn into_owned(self, property: impl Into<super::PropertyId>) -> PropertyValue {
        match self {
            Self::Lent(value) => value.to_owned_of(property.into().property()),
            Self::Own(value) => value,
        }
    }

    /// The text, when it is one or a word.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.lend().text()
    }

    /// The value, lent.
    #[must_use]
    pub fn lend(&self) -> ValueRef<'_> {
        match self {
            Self::Lent(value) => *value,
            Self::Own(value) => value.lend(),
        }
    }
}

impl<'a> From<ValueRef<'a>> for Held<'a> {
    fn from(value: ValueRef<'a>) -> Self {
        Self::Lent(value)
    }
}

impl From<PropertyValue> for Held<'_> {
    fn from(value: PropertyValue) -> Self {
        Self::Own(value)
    }
}

impl From<ExtendedPropertyValue> for PropertyValue {
    fn from(value: ExtendedPropertyValue) -> Self {
        match value {
            ExtendedPropertyValue::One(text) => Self::Text(text),
            ExtendedPropertyValue::Many(texts) => Self::Texts(texts),
        }
    }
}

impl From<&str> for PropertyValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for PropertyValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for PropertyValue {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<Timestamp> for PropertyValue {
    fn from(value: Timestamp) -> Self {
        Self::Time(value)
    }
}

impl PropertyValue {
    /// A body, in the form of the answers that say whether it was cut, or in the form that is stored.
    #[must_use]
    pub fn body(body_type: BodyType, text: String, is_truncated: Option<bool>) -> Self {
        match is_truncated {
            None => Self::Body(body_type, text),
            is_truncated => Self::AnsweredBody(Box::new(Body { body_type, is_truncated, value: text })),
        }
    }

    /// The value as things keep it: a body says nothing of having been cut.
    #[must_use]
    pub fn into_stored(self) -> Self {
        match self {
            Self::AnsweredBody(body) => Self::Body(body.body_type, body.value),
            other => other,
        }
    }

    /// The value, lent.
    ///
    /// Texts come as a [`ValueRef::Whole`], since only a bag holds them one after the other.
    #[must_use]
    pub fn lend(&self) -> ValueRef<'_> {
        match self {
            Self::Text(text) => ValueRef::Text(text),
            Self::Word(word) => ValueRef::Word(word),
            Self::Boolean(value) => ValueRef::Boolean(*value),
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Double(number) => ValueRef::Double(*number),
            Self::Time(instant) => ValueRef::Time(*instant),
            Self::Binary(bytes) => ValueRef::Binary(bytes),
            whole => ValueRef::Whole(whole),
        }
    }

    /// The text, when it is one or a word.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.lend().text()
    }
}

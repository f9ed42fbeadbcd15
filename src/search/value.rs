//! What is searched, and the values it lends.

use crate::mailbox::ExtendedPropertyValue;
use crate::property::PropertyPath;
use crate::property::{PropertyValue, ValueRef};
use crate::schema::EmailAddress;

/// Something that can be searched: an item, a folder.
pub trait Values {
    /// The value a path leads to; `None` where the property is missing, be it that things of this kind never
    /// have it.
    ///
    /// Three paths lead to what stands for the value: `item:Body` to the text form of the body,
    /// `item:Attachments` to the names of the attachments, and an extended property to text, as
    /// [`ExtendedPropertyValue`] keeps it, or to a value of its type.
    fn value(&self, path: &PropertyPath) -> Option<Value<'_>>;
}

/// A value, lent where it is stored and owned where it was computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Lent by a bag.
    Lent(ValueRef<'a>),
    /// The texts of an extended property of an array type.
    Strings(&'a [String]),
    /// Computed.
    Made(PropertyValue),
}

impl Value<'_> {
    /// Whether a part of the value passes the test: several texts are parts, and so are name and address of a
    /// mailbox. Any other value is one part.
    pub(super) fn any(&self, mut test: impl FnMut(ValueRef<'_>) -> bool) -> bool {
        match self {
            Self::Lent(value) => any(*value, &mut test),
            Self::Strings(texts) => any_text(texts, &mut test),
            Self::Made(value) => any(value.lend(), &mut test),
        }
    }
}

fn any(value: ValueRef<'_>, test: &mut dyn FnMut(ValueRef<'_>) -> bool) -> bool {
    match value {
        ValueRef::Texts(mut texts) => texts.any(|text| test(ValueRef::Text(text))),
        ValueRef::Whole(PropertyValue::Texts(texts)) => any_text(texts, test),
        ValueRef::Whole(PropertyValue::Mailbox(mailbox)) => any_of_mailbox(mailbox, test),
        ValueRef::Whole(PropertyValue::Mailboxes(mailboxes)) => {
            mailboxes.iter().any(|mailbox| any_of_mailbox(mailbox, test))
        }
        ValueRef::Whole(PropertyValue::Body(_, text)) => test(ValueRef::Text(text)),
        ValueRef::Whole(PropertyValue::ItemId(id)) => test(ValueRef::Text(&id.id)),
        other => test(other),
    }
}

fn any_text(texts: &[String], test: &mut dyn FnMut(ValueRef<'_>) -> bool) -> bool {
    texts.iter().any(|text| test(ValueRef::Text(text)))
}

fn any_of_mailbox(mailbox: &EmailAddress, test: &mut dyn FnMut(ValueRef<'_>) -> bool) -> bool {
    let name = mailbox.name.as_deref();
    let address = mailbox.email_address.as_deref();
    name.into_iter().chain(address).any(|text| test(ValueRef::Text(text)))
}

impl<'a> From<ValueRef<'a>> for Value<'a> {
    fn from(value: ValueRef<'a>) -> Self {
        Self::Lent(value)
    }
}

impl From<PropertyValue> for Value<'_> {
    fn from(value: PropertyValue) -> Self {
        Self::Made(value)
    }
}

impl<'a> From<&'a ExtendedPropertyValue> for Value<'a> {
    fn from(value: &'a ExtendedPropertyValue) -> Self {
        match value {
            ExtendedPropertyValue::One(text) => Self::Lent(ValueRef::Text(text)),
            ExtendedPropertyValue::Many(texts) => Self::Strings(texts),
        }
    }
}

//! Small literal worlds, and what is found in them.

mod contains;
mod laws;
mod restriction;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::*;
use crate::mailbox::{ExtendedFieldUri, ExtendedPropertyPath, ExtendedPropertyValue, MapiPropertyType};
use crate::property::{ItemProperty as I, PropertyPath, PropertyValue};
use crate::schema::EmailAddress;
use crate::{ResponseCode, Result};

/// A thing with some values.
#[derive(Debug, Clone, Default)]
struct Thing {
    values: Vec<(PropertyPath, PropertyValue)>,
    extended: Vec<(ExtendedPropertyPath, ExtendedPropertyValue)>,
}

impl Values for Thing {
    fn value(&self, path: &PropertyPath) -> Option<Value<'_>> {
        if let PropertyPath::Extended(path) = path {
            let found = self.extended.iter().find(|(own, _)| own.names_same_property(path));
            return found.map(|(_, value)| value.into());
        }
        self.values.iter().find(|(own, _)| own == path).map(|(_, value)| value.lend().into())
    }
}

impl Thing {
    fn with(mut self, path: impl Into<PropertyPath>, value: impl Into<PropertyValue>) -> Self {
        self.values.push((path.into(), value.into()));
        self
    }

    fn with_extended(mut self, path: ExtendedPropertyPath, value: ExtendedPropertyValue) -> Self {
        self.extended.push((path, value));
        self
    }

    fn with_integer(self, number: i64) -> Self {
        self.with_extended(integer(), ExtendedPropertyValue::One(number.to_string()))
    }
}

fn thing() -> Thing {
    Thing::default()
}

/// A thing with a subject.
fn subject(text: &str) -> Thing {
    thing().with(I::Subject, text)
}

fn categories(texts: &[&str]) -> Thing {
    thing().with(I::Categories, PropertyValue::Texts(texts.iter().map(|&text| text.to_owned()).collect()))
}

fn mailbox(name: &str, address: &str) -> PropertyValue {
    PropertyValue::Mailbox(Box::new(EmailAddress {
        name: Some(name.into()),
        email_address: Some(address.into()),
        ..EmailAddress::default()
    }))
}

fn extended_path(property_tag: u16, property_type: MapiPropertyType) -> ExtendedPropertyPath {
    ExtendedPropertyPath::new(ExtendedFieldUri::tag(property_tag, property_type)).unwrap()
}

/// An extended property of type Integer.
fn integer() -> ExtendedPropertyPath {
    extended_path(0x1234, MapiPropertyType::Integer)
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn path(path: impl Into<PropertyPath>) -> Path {
    Ok(path.into())
}

fn compare(path: impl Into<PropertyPath>, operator: Operator, constant: &str) -> Restriction {
    Restriction::Compare(Ok(path.into()), operator, Operand::Constant(constant.to_owned()))
}

fn equal(path: impl Into<PropertyPath>, constant: &str) -> Restriction {
    compare(path, Operator::IsEqualTo, constant)
}

fn not(restriction: Restriction) -> Restriction {
    Restriction::Not(Box::new(restriction))
}

fn prepared(restriction: &Restriction) -> Result<Prepared> {
    restriction.prepare(Scope::Items, &TimeZone::UTC)
}

#[track_caller]
fn matches(restriction: &Restriction, thing: &Thing) -> bool {
    prepared(restriction).unwrap_or_else(|error| panic!("{error}: {restriction:?}")).matches(thing)
}

#[track_caller]
fn assert_refused(restriction: &Restriction, code: ResponseCode) {
    assert_eq!(prepared(restriction).map_err(|error| error.code()), Err(code), "{restriction:?}");
}

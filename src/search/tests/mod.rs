//! Small literal worlds, and what is found in them.

mod contains;
mod group;
mod laws;
mod query;
mod restriction;
mod sort;
mod view;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::node::Operator;
use super::*;
use crate::mailbox::{ExtendedFieldUri, ExtendedPropertyPath, ExtendedPropertyValue, MapiPropertyType};
use crate::property::{Held, ItemProperty as I, PropertyPath, PropertyValue};
use crate::schema::{
    And, ConstantValue, ContainmentComparison, ContainmentMode, ContainsExpression, EmailAddress, Excludes,
    ExcludesValue, Exists, FieldUriOrConstant, IsEqualTo, IsGreaterThan, IsGreaterThanOrEqualTo, IsLessThan,
    IsLessThanOrEqualTo, IsNotEqualTo, MultipleOperandBooleanExpression, Not, Operand, Or, Path,
    SearchExpression, TwoOperandExpression,
};
use crate::{Policies, ResponseCode, Result, ServerProfile};

/// A thing with some values.
#[derive(Debug, Clone, Default, PartialEq)]
struct Thing {
    values: Vec<(PropertyPath, PropertyValue)>,
    extended: Vec<(ExtendedPropertyPath, ExtendedPropertyValue)>,
}

impl Values for Thing {
    fn value(&self, path: &PropertyPath) -> Option<Held<'_>> {
        if let PropertyPath::Extended(path) = path {
            let found = self.extended.iter().find(|(own, _)| own.names_same_property(path));
            return found.map(|(_, value)| Held::Own(value.clone().into()));
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

    /// The text of a property.
    fn text(&self, property: impl Into<PropertyPath>) -> Option<&str> {
        let property = property.into();
        let found = self.values.iter().find(|(own, _)| *own == property);
        found.and_then(|(_, value)| value.text())
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
    path.into().spelled().unwrap()
}

fn constant(text: &str) -> ConstantValue {
    ConstantValue { value: text.to_owned() }
}

fn and(expressions: Vec<SearchExpression>) -> SearchExpression {
    SearchExpression::And(And { operands: MultipleOperandBooleanExpression { expressions } })
}

fn or(expressions: Vec<SearchExpression>) -> SearchExpression {
    SearchExpression::Or(Or { operands: MultipleOperandBooleanExpression { expressions } })
}

fn not(expression: SearchExpression) -> SearchExpression {
    SearchExpression::Not(Not { expression: Box::new(expression) })
}

fn exists(property: impl Into<PropertyPath>) -> SearchExpression {
    SearchExpression::Exists(Exists { path: path(property) })
}

fn excludes(property: impl Into<PropertyPath>, mask: &str) -> SearchExpression {
    let bitmask = ExcludesValue { value: mask.into() };
    SearchExpression::Excludes(Excludes { path: path(property), bitmask })
}

fn contains(
    property: impl Into<PropertyPath>,
    containment_mode: impl Into<Option<ContainmentMode>>,
    containment_comparison: impl Into<Option<ContainmentComparison>>,
    text: &str,
) -> SearchExpression {
    SearchExpression::Contains(ContainsExpression {
        containment_mode: containment_mode.into(),
        containment_comparison: containment_comparison.into(),
        path: path(property),
        constant: constant(text),
    })
}

fn compare_with(path: Path, operator: Operator, operand: Operand) -> SearchExpression {
    let field_uri_or_constant = FieldUriOrConstant { operand };
    let operands = TwoOperandExpression { path, field_uri_or_constant };
    match operator {
        Operator::IsEqualTo => SearchExpression::IsEqualTo(IsEqualTo { operands }),
        Operator::IsNotEqualTo => SearchExpression::IsNotEqualTo(IsNotEqualTo { operands }),
        Operator::IsGreaterThan => SearchExpression::IsGreaterThan(IsGreaterThan { operands }),
        Operator::IsGreaterThanOrEqualTo => {
            SearchExpression::IsGreaterThanOrEqualTo(IsGreaterThanOrEqualTo { operands })
        }
        Operator::IsLessThan => SearchExpression::IsLessThan(IsLessThan { operands }),
        Operator::IsLessThanOrEqualTo => {
            SearchExpression::IsLessThanOrEqualTo(IsLessThanOrEqualTo { operands })
        }
    }
}

fn compare(property: impl Into<PropertyPath>, operator: Operator, text: &str) -> SearchExpression {
    compare_with(path(property), operator, Operand::Constant(constant(text)))
}

fn equal(property: impl Into<PropertyPath>, text: &str) -> SearchExpression {
    compare(property, Operator::IsEqualTo, text)
}

fn checked(expression: &SearchExpression) -> Result<Restriction> {
    Restriction::new(expression, Scope::Items, &TimeZone::UTC)
}

#[track_caller]
fn matches(expression: &SearchExpression, thing: &Thing) -> bool {
    checked(expression).unwrap_or_else(|error| panic!("{error}: {expression:?}")).matches(thing)
}

#[track_caller]
fn assert_refused(expression: &SearchExpression, code: ResponseCode) {
    assert_eq!(checked(expression).map_err(|error| error.code()), Err(code), "{expression:?}");
}

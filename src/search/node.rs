//! The expressions of a restriction after the checks, and their evaluation.

use std::cmp::Ordering;

use super::containment::Containment;
use super::scalar::{Scalar, ValueKind};
use super::value::{Values, any_part};
use crate::property::PropertyPath;

/// An expression. There are at most [`MOST_NODES`](super::MOST_NODES), which bounds recursion.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
    Exists(PropertyPath),
    Excludes(PropertyPath, ValueKind, u32),
    Compare { path: PropertyPath, kind: ValueKind, operator: Operator, constant: Scalar<'static> },
    ComparePaths { path: PropertyPath, kind: ValueKind, operator: Operator, other: PropertyPath },
    Contains(PropertyPath, Containment),
}

/// The six comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::enum_variant_names, reason = "the names are those of the schema")]
pub(super) enum Operator {
    IsEqualTo,
    IsNotEqualTo,
    IsGreaterThan,
    IsGreaterThanOrEqualTo,
    IsLessThan,
    IsLessThanOrEqualTo,
}

impl Node {
    pub(super) fn matches(&self, values: &impl Values) -> bool {
        match self {
            Self::And(nodes) => nodes.iter().all(|node| node.matches(values)),
            Self::Or(nodes) => nodes.iter().any(|node| node.matches(values)),
            Self::Not(node) => !node.matches(values),
            Self::Exists(path) => values.value(path).is_some(),
            Self::Excludes(path, kind, mask) => {
                let number = values.value(path).and_then(|value| match kind.first_scalar(value) {
                    Some(Scalar::Integer(number)) => Some(number),
                    _ => None,
                });
                number.unwrap_or(0) & i64::from(*mask) == 0
            }
            Self::Compare { path, kind, operator, constant } => operator.holds(|accepts| {
                values.value(path).is_some_and(|value| {
                    any_part(&value, |part| {
                        let scalar = kind.scalar(part);
                        scalar.and_then(|scalar| scalar.compare(constant)).is_some_and(accepts)
                    })
                })
            }),
            Self::ComparePaths { path, kind, operator, other } => operator.holds(|accepts| {
                let sides = values.value(path).zip(values.value(other));
                sides.is_some_and(|(own, other)| {
                    let pair = kind.first_scalar(own).zip(kind.first_scalar(other));
                    pair.and_then(|(own, other)| own.compare(&other)).is_some_and(accepts)
                })
            }),
            Self::Contains(path, containment) => values.value(path).is_some_and(|value| {
                any_part(&value, |part| part.text().is_some_and(|text| containment.holds(text)))
            }),
        }
    }
}

impl Operator {
    /// Whether the operator holds, given whether some value is ordered as a predicate accepts.
    ///
    /// IsNotEqualTo is the complement of IsEqualTo, so that it holds where no value is equal, and where there
    /// is none.
    fn holds(self, some_value: impl FnOnce(fn(Ordering) -> bool) -> bool) -> bool {
        match self {
            Self::IsEqualTo => some_value(Ordering::is_eq),
            Self::IsNotEqualTo => !some_value(Ordering::is_eq),
            Self::IsGreaterThan => some_value(Ordering::is_gt),
            Self::IsGreaterThanOrEqualTo => some_value(Ordering::is_ge),
            Self::IsLessThan => some_value(Ordering::is_lt),
            Self::IsLessThanOrEqualTo => some_value(Ordering::is_le),
        }
    }
}

//! Keys: values in a total order, by which things are sorted and grouped.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::scalar::{Scalar, ValueKind};
use crate::casing::folded;
use crate::property::Held;

/// The first value of a property, ready to be compared often.
///
/// Texts are ordered without regard to case, then by code point, so that the order is total.
#[derive(Debug, Clone)]
pub(super) struct Key<'a> {
    /// The text as it is compared, where that differs from the value.
    folded: Option<Cow<'a, str>>,
    scalar: Scalar<'a>,
}

impl<'a> Key<'a> {
    pub(super) fn new(scalar: Scalar<'a>) -> Self {
        let folded = match &scalar {
            Scalar::Text(text) => match folded(text) {
                Cow::Borrowed(_) => None,
                Cow::Owned(folded) => Some(Cow::Owned(folded)),
            },
            _ => None,
        };
        Self { folded, scalar }
    }

    /// The key of a value; `None` for one of another type.
    pub(super) fn of(kind: ValueKind, value: Held<'a>) -> Option<Self> {
        kind.first_scalar(value).map(Self::new)
    }

    /// The text as it is compared.
    fn folded(&self) -> Option<&str> {
        match (&self.folded, &self.scalar) {
            (Some(folded), _) => Some(folded),
            (None, Scalar::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl Ord for Key<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.scalar, &other.scalar) {
            (Scalar::Text(own), Scalar::Text(others)) => {
                self.folded().cmp(&other.folded()).then_with(|| own.cmp(others))
            }
            (Scalar::Double(own), Scalar::Double(other)) => own.total_cmp(other),
            // Values of one property are of one type.
            (own, other) => own.compare(other).unwrap_or(Ordering::Equal),
        }
    }
}

impl PartialOrd for Key<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Key<'_> {}

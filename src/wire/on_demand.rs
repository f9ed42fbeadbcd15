//! Values of an answer that are made only when somebody looks at them.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::arena::Children;
use super::schema::{Element, Step, UNBOUNDED};
use super::value::{Cardinality, Choice};
use super::writer::Writer;

/// What can lend an answer any number of values when it is written, or make them.
pub trait Lender<T>: Send + Sync {
    /// Writes each value as an element.
    fn write(&self, writer: &mut Writer, element: &Element);

    /// Makes all values.
    fn values(&self) -> Vec<T>;
}

/// Any number of values, which the one who answers need not make: where it has a [`Lender`], that writes
/// them. They are made when somebody looks at them.
pub struct OnDemand<T> {
    lender: Option<Arc<dyn Lender<T>>>,
    values: OnceLock<Vec<T>>,
}

impl<T> OnDemand<T> {
    /// What that lender lends.
    pub fn from_lender(lender: impl Lender<T> + 'static) -> Self {
        Self { lender: Some(Arc::new(lender)), values: OnceLock::new() }
    }

    /// The values.
    fn made(&self) -> &Vec<T> {
        self.values.get_or_init(|| self.lender.as_ref().map_or_else(Vec::new, |lender| lender.values()))
    }

    /// The values alone: they may no longer be what the lender has.
    fn own(&mut self) -> &mut Vec<T> {
        self.made();
        self.lender = None;
        self.values.get_mut().expect("they have just been made")
    }
}

impl<T> From<Vec<T>> for OnDemand<T> {
    fn from(values: Vec<T>) -> Self {
        Self { lender: None, values: values.into() }
    }
}

impl<T> FromIterator<T> for OnDemand<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        values.into_iter().collect::<Vec<_>>().into()
    }
}

impl<T> Default for OnDemand<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> std::ops::Deref for OnDemand<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        self.made()
    }
}

impl<T> std::ops::DerefMut for OnDemand<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        self.own()
    }
}

impl<T> IntoIterator for OnDemand<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(mut self) -> Self::IntoIter {
        std::mem::take(self.own()).into_iter()
    }
}

impl<'v, T> IntoIterator for &'v OnDemand<T> {
    type Item = &'v T;
    type IntoIter = std::slice::Iter<'v, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.made().iter()
    }
}

impl<'v, T> IntoIterator for &'v mut OnDemand<T> {
    type Item = &'v mut T;
    type IntoIter = std::slice::IterMut<'v, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.own().iter_mut()
    }
}

impl<T: Clone> Clone for OnDemand<T> {
    fn clone(&self) -> Self {
        Self { lender: self.lender.clone(), values: self.values.clone() }
    }
}

impl<T: PartialEq> PartialEq for OnDemand<T> {
    fn eq(&self, other: &Self) -> bool {
        self.made() == other.made()
    }
}

impl<T: fmt::Debug> fmt::Debug for OnDemand<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.made().fmt(f)
    }
}

/// As [`Many`](super::Many).
impl<T: Choice> Cardinality for OnDemand<T> {
    type Field = Self;
    const MIN: u32 = 0;
    const MAX: u32 = UNBOUNDED;

    fn read_field(children: &mut Children<'_, '_>, step: &'static Step) -> Self {
        std::iter::from_fn(|| children.next_of(step)).map(T::read_branch).collect()
    }

    fn write_field(field: &Self, writer: &mut Writer, branches: &'static [Element]) {
        match (&field.lender, branches) {
            (Some(lender), [element]) => lender.write(writer, element),
            _ => writer.each(field.made(), |writer, value| value.write_branch(writer, branches)),
        }
    }
}

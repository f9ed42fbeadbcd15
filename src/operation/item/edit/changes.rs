//! What an edit has done to each property so far.

use crate::property::{Change, Held, PropertyId};

/// The last word on each property, in order of property; `None` for a removal.
///
/// An edit has two dozen properties at most, and they come nearly in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes<'a>(Vec<Change<'a>>);

impl<'a> Changes<'a> {
    /// No change, with room for as many as an item usually has.
    pub(super) fn with_room() -> Self {
        Self(Vec::with_capacity(24))
    }

    pub(super) fn get(&self, property: PropertyId) -> Option<Option<&Held<'a>>> {
        self.place(property).ok().map(|place| self.0[place].1.as_ref())
    }

    pub(super) fn contains(&self, property: PropertyId) -> bool {
        self.place(property).is_ok()
    }

    pub(super) fn insert(&mut self, property: PropertyId, value: Option<Held<'a>>) {
        if self.0.last().is_none_or(|(last, _)| last.code() < property.code()) {
            self.0.push((property, value));
            return;
        }
        match self.place(property) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (property, value)),
        }
    }

    pub(super) fn remove(&mut self, property: PropertyId) {
        if let Ok(place) = self.place(property) {
            self.0.remove(place);
        }
    }

    pub(super) fn properties(&self) -> impl Iterator<Item = PropertyId> {
        self.0.iter().map(|(property, _)| *property)
    }

    fn place(&self, property: PropertyId) -> Result<usize, usize> {
        let code = property.code();
        self.0.binary_search_by_key(&code, |(own, _)| own.code())
    }
}

impl<'a> Extend<Change<'a>> for Changes<'a> {
    fn extend<T: IntoIterator<Item = Change<'a>>>(&mut self, changes: T) {
        changes.into_iter().for_each(|(property, value)| self.insert(property, value));
    }
}

impl<'a> From<Changes<'a>> for Vec<Change<'a>> {
    fn from(changes: Changes<'a>) -> Self {
        changes.0
    }
}

impl<'a> IntoIterator for Changes<'a> {
    type Item = Change<'a>;
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

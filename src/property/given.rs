//! What a request gives a property, as it stands there.

use super::entry::{Entries, EntryProperty};
use super::value::{Held, PropertyValue, ValueRef};
use super::{ContactProperty, PropertyId};

/// The value that a request gives a property. Texts stay where they are; a value of its own is made of all
/// others.
#[derive(Debug, Clone, PartialEq)]
pub enum Given<'a> {
    /// One value.
    One(Held<'a>),
    /// The entries of a dictionary of contacts.
    Entries(Vec<(EntryProperty, &'a str)>),
}

impl From<PropertyValue> for Given<'_> {
    fn from(value: PropertyValue) -> Self {
        Self::One(value.into())
    }
}

impl<'a> Given<'a> {
    /// A text.
    pub(super) const fn text_of(text: &'a str) -> Self {
        Self::One(Held::Lent(ValueRef::Text(text)))
    }

    /// The text, when it is one or a word.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::One(held) => held.text(),
            Self::Entries(_) => None,
        }
    }

    /// The value that has been made, if it is not lent.
    #[must_use]
    pub const fn own(&self) -> Option<&PropertyValue> {
        match self {
            Self::One(Held::Own(value)) => Some(value),
            _ => None,
        }
    }

    /// The value, owned, as one of the property it is of.
    #[must_use]
    pub fn into_owned(self, property: PropertyId) -> PropertyValue {
        match self {
            Self::One(held) => held.into_owned(property),
            Self::Entries(entries) => PropertyValue::Entries(owned(entries)),
        }
    }

    /// The value as things keep it; see [`PropertyValue::into_stored`].
    #[must_use]
    pub fn into_stored(self, property: PropertyId) -> Held<'a> {
        match self {
            Self::One(Held::Own(value)) => Held::Own(value.into_stored()),
            Self::One(lent) => lent,
            entries @ Self::Entries(_) => Held::Own(entries.into_owned(property)),
        }
    }

    /// The entries that the value of a dictionary holds, each with its text; none in any other value.
    ///
    /// Who sets a dictionary as a whole removes the [other entries](EntryProperty::of_dictionary).
    pub fn explode(self, dictionary: ContactProperty) -> impl Iterator<Item = (EntryProperty, Held<'a>)> {
        let (lent, own) = match self {
            Self::Entries(entries) => (entries, Entries::new()),
            Self::One(Held::Own(PropertyValue::Entries(entries))) => (Vec::new(), entries),
            Self::One(_) => (Vec::new(), Entries::new()),
        };
        let lent = lent.into_iter().map(|(entry, text)| (entry, Held::Lent(ValueRef::Text(text))));
        let own = own.into_iter().map(|(entry, text)| (entry, Held::Own(text.into())));
        lent.chain(own).filter(move |(entry, _)| entry.entry().dictionary == dictionary)
    }

    /// The first entry of a dictionary that a test finds.
    #[must_use]
    pub fn find_entry(&self, test: impl Fn(EntryProperty, &str) -> bool) -> Option<EntryProperty> {
        let found = |(entry, text): (EntryProperty, &str)| test(entry, text).then_some(entry);
        match self {
            Self::Entries(entries) => entries.iter().copied().find_map(found),
            Self::One(Held::Own(PropertyValue::Entries(entries))) => {
                entries.iter().map(|(entry, text)| (*entry, &**text)).find_map(found)
            }
            Self::One(_) => None,
        }
    }
}

/// Entries with texts of their own.
pub(super) fn owned(entries: Vec<(EntryProperty, &str)>) -> Entries {
    entries.into_iter().map(|(entry, text)| (entry, text.to_owned())).collect()
}

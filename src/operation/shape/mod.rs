//! Shapes: which properties of an item or a folder an answer shows, and in which form.
//!
//! Source: the reference pages of ItemShape, FolderShape and AdditionalProperties; the shapes of
//! [`crate::property`].

mod body;
mod folder;
mod item;

pub(crate) use self::folder::FolderShape;
pub(crate) use self::item::ItemShape;

use crate::mailbox::{ExtendedProperty, ExtendedPropertyPath};
use crate::property::{EntryProperty, Kind, Property, PropertyId, PropertyPath, flags};
use crate::schema::{DefaultShapeNames, NonEmptyArrayOfPathsToElement};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

/// The set of properties that a request asks for, whatever they are of.
#[derive(Debug, Clone)]
struct Wanted {
    base: DefaultShapeNames,
    properties: Vec<PropertyId>,
    entries: Vec<EntryProperty>,
    extended: Vec<ExtendedPropertyPath>,
    others: Vec<PropertyPath>,
    /// The version the answer is written for: nothing newer is in it.
    version: ExchangeVersion,
    /// What decides which properties AllProperties has.
    all: u32,
}

impl Wanted {
    /// Reads the paths of a shape.
    ///
    /// # Errors
    ///
    /// Those of [`PropertyPath::resolve`].
    fn new(
        base: DefaultShapeNames,
        additional: Option<&NonEmptyArrayOfPathsToElement>,
        version: ExchangeVersion,
    ) -> Result<Self> {
        let all = if version >= ExchangeVersion::Exchange2013 { flags::ALL_2013 } else { flags::ALL_2010 };
        let mut wanted = Self {
            base,
            properties: Vec::new(),
            entries: Vec::new(),
            extended: Vec::new(),
            others: Vec::new(),
            version,
            all,
        };
        for path in additional.into_iter().flat_map(|additional| &additional.paths) {
            match PropertyPath::resolve(path)? {
                PropertyPath::Property(property) => wanted.properties.push(property),
                PropertyPath::Entry(entry) => wanted.entries.push(entry),
                PropertyPath::Extended(path) => wanted.extended.push(path),
                other => wanted.others.push(other),
            }
        }
        Ok(wanted)
    }

    /// Whether the property is in the base shape of things of the kind.
    fn has_in_base(&self, kind: &Kind, property: &Property) -> bool {
        match self.base {
            DefaultShapeNames::IdOnly => is_id(property.id),
            DefaultShapeNames::AllProperties => property.has(flags::ALL) || property.has(self.all),
            DefaultShapeNames::Default | DefaultShapeNames::PcxPeopleSearch => {
                kind.shows_by_default(property.id)
            }
        }
    }

    /// Whether the property is asked for by its path.
    fn names(&self, kind: &Kind, property: &Property) -> bool {
        let is_named = |wanted: &PropertyId| *wanted == property.id || kind.at_same_path(*wanted, property.id);
        self.properties.iter().any(is_named)
    }

    /// Whether the answer shows the property at all.
    fn shows(&self, kind: &Kind, property: &Property) -> bool {
        property.element.since <= self.version
            && (self.has_in_base(kind, property) || self.names(kind, property))
    }
}

/// Whether a property is the id, which every shape has.
fn is_id(property: PropertyId) -> bool {
    use crate::property::{BaseFolderProperty, ItemProperty};
    matches!(
        property,
        PropertyId::Item(ItemProperty::ItemId) | PropertyId::BaseFolder(BaseFolderProperty::FolderId)
    )
}

/// The error for a path that things of a kind do not have.
#[cold]
fn not_of_kind(path: &PropertyPath) -> Error {
    Error::new(ResponseCode::ErrorInvalidPropertyRequest).at(path)
}

/// An extended property as it is answered: in the form in which it was asked for.
fn written(path: &ExtendedPropertyPath, property: &ExtendedProperty) -> crate::schema::ExtendedProperty {
    crate::schema::ExtendedProperty::new(path, property.value())
}

//! Shapes: which properties of an item or a folder an answer shows, and in which form.
//!
//! Source: the reference pages of ItemShape, FolderShape and AdditionalProperties; the shapes of
//! [`crate::property`].

mod body;
mod folder;
mod item;
mod mime;

pub(crate) use self::folder::{FolderPurpose, FolderShape};
pub(crate) use self::item::{ItemShape, Purpose};

use std::collections::BTreeSet;

use crate::finding::{Culprit, Rule};
use crate::mailbox::{self, ExtendedPropertyPath};
use crate::property::{
    BaseFolderProperty, DistributionListProperty, EntryProperty, ItemProperty, Kind, Property, PropertyId,
    PropertyPath, PropertyValue,
};
use crate::schema::{
    DefaultShapeNames, ExtendedFieldUri, ExtendedProperty, NonEmptyArrayOfPathsToElement, Path,
};
use crate::wire::ExchangeVersion;
use crate::{ResponseCode, Result};

/// An extended property that is asked for: as sent, to be repeated in the answer, and as the mailbox knows
/// it.
#[derive(Debug, Clone)]
struct AskedProperty {
    uri: ExtendedFieldUri,
    path: ExtendedPropertyPath,
}

impl AskedProperty {
    /// The property with its value, in the form in which it is asked for.
    fn with(&self, value: &mailbox::ExtendedPropertyValue) -> PropertyValue {
        let extended_field_uri = self.uri.clone();
        PropertyValue::Extended(Box::new(ExtendedProperty {
            extended_field_uri,
            ..ExtendedProperty::new(&self.path, value)
        }))
    }
}

/// The set of properties that a request asks for, whatever they are of.
#[derive(Debug, Clone)]
struct Wanted {
    base: DefaultShapeNames,
    properties: Vec<PropertyId>,
    entries: Vec<EntryProperty>,
    extended: Vec<AskedProperty>,
    /// Headers by name and members by key.
    others: Vec<PropertyPath>,
    /// The version the answer is written for: nothing newer is in it.
    version: ExchangeVersion,
    /// The newest version of the server: it decides what AllProperties has, and what is no longer answered.
    server: ExchangeVersion,
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
        let mut wanted = Self {
            base,
            properties: Vec::new(),
            entries: Vec::new(),
            extended: Vec::new(),
            others: Vec::new(),
            version,
            server: version,
        };
        for path in additional.into_iter().flat_map(|additional| &additional.paths) {
            match (PropertyPath::resolve(path)?, path) {
                (PropertyPath::Property(property), _) => wanted.properties.push(property),
                (PropertyPath::Entry(entry), _) => wanted.entries.push(entry),
                (PropertyPath::Extended(path), Path::ExtendedFieldUri(uri)) => {
                    wanted.extended.push(AskedProperty { uri: uri.clone(), path });
                }
                (other, _) => wanted.others.push(other),
            }
        }
        wanted.ask_once();
        Ok(wanted)
    }

    /// The same set on a server whose newest schema is the one given, whatever version is asked for.
    const fn on(mut self, server: ExchangeVersion) -> Self {
        self.server = server;
        self
    }

    /// Asks for each extended property once, however often it is named.
    fn ask_once(&mut self) {
        let mut named = BTreeSet::new();
        let is_new: Vec<_> = self.extended.iter().map(|asked| named.insert(asked.path.property())).collect();
        drop(named);
        let mut is_new = is_new.into_iter();
        self.extended.retain(|_| is_new.next() == Some(true));
    }

    /// Makes sure that things of one of the kinds have every property that is named.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyRequest` with the path.
    fn check_kinds(&self, kinds: &[&Kind]) -> Result<()> {
        let nothing_has = |property: PropertyId| !kinds.iter().any(|kind| kind.has(property));
        let foreign = |path: &PropertyPath| {
            let culprit = Culprit::element("AdditionalProperties");
            Err(path
                .refused(ResponseCode::ErrorInvalidPropertyRequest)
                .because(Rule::PropertyOfKind, culprit))
        };
        let is_foreign =
            |property: &&PropertyId| !kinds.iter().any(|kind| kind.equivalent_of(**property).is_some());
        if let Some(property) = self.properties.iter().find(is_foreign) {
            return foreign(&PropertyPath::Property(*property));
        }
        let is_foreign = |entry: &&EntryProperty| nothing_has(entry.entry().dictionary.into());
        if let Some(entry) = self.entries.iter().find(is_foreign) {
            return foreign(&PropertyPath::Entry(*entry));
        }
        let is_foreign = |path: &&PropertyPath| match path {
            PropertyPath::Member(_) => nothing_has(DistributionListProperty::Members.into()),
            _ => nothing_has(ItemProperty::InternetMessageHeaders.into()),
        };
        self.others.iter().find(is_foreign).map_or(Ok(()), foreign)
    }

    /// Whether the property is in the base shape of things of the kind.
    fn has_in_base(&self, kind: &Kind, property: &Property) -> bool {
        match self.base {
            DefaultShapeNames::IdOnly => is_id(property.id),
            DefaultShapeNames::AllProperties => property.is_in_all_properties(self.server),
            DefaultShapeNames::Default | DefaultShapeNames::PcxPeopleSearch => {
                kind.shows_by_default(property.id)
            }
        }
    }

    /// Whether the property is asked for by its path.
    fn names(&self, kind: &Kind, property: &Property) -> bool {
        self.properties.iter().any(|wanted| kind.at_same_path(*wanted, property.id))
    }

    /// Whether a header is asked for by its name, whatever its case.
    fn names_header(&self, name: &str) -> bool {
        let is_name = |path: &PropertyPath| match path {
            PropertyPath::Header(wanted) => wanted.eq_ignore_ascii_case(name),
            _ => false,
        };
        self.others.iter().any(is_name)
    }

    /// Whether nothing is asked for but the id.
    fn is_id_alone(&self) -> bool {
        self.base == DefaultShapeNames::IdOnly
            && self.properties.is_empty()
            && self.entries.is_empty()
            && self.extended.is_empty()
            && self.others.is_empty()
    }

    /// Whether the answer shows the property at all.
    fn shows(&self, kind: &Kind, property: &Property) -> bool {
        property.element.since <= self.version
            && property.is_of(self.server)
            && (self.has_in_base(kind, property) || self.names(kind, property))
    }
}

/// Whether a property is the id, which every shape has.
const fn is_id(property: PropertyId) -> bool {
    matches!(
        property,
        PropertyId::Item(ItemProperty::ItemId) | PropertyId::BaseFolder(BaseFolderProperty::FolderId)
    )
}

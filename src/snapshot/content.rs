//! What has parts, as the element that carries it in EWS, and the names of properties.
//!
//! Such an element is checked against the schema when it is read, like one in a request, so that nothing gets
//! into a mailbox that does not fit its property. When one is written, it is read again: what XML cannot
//! carry is refused then and there.

use serde::{Deserialize, Serialize};

use super::SnapshotError;
use super::format::{self, Content};
use crate::element::{self, AnyItem};
use crate::mailbox::search::SearchParameters;
use crate::mailbox::{ExtendedProperty, ExtendedPropertyPath, NewItem};
use crate::property::{
    EntryProperty, ItemObject, ItemProperty, PropertyId, PropertyPath, PropertyValue, extended_property_path,
};
use crate::schema::{self, ExtendedFieldUri, SearchExpression};
use crate::wire::{Naming, Spelling, Value, Writer};

type Result<T> = std::result::Result<T, SnapshotError>;

/// The element of an item with everything it stores but entries of dictionaries, for instance `t:Message`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct ItemElement(String);

/// `t:FieldURI` and `t:Value` of a `t:ExtendedProperty`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct ExtendedElement(String);

/// What stands in `t:Restriction`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct RestrictionElement(String);

/// A path to a property.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum PathName {
    /// A property, or an entry of a dictionary.
    Property(String),
    /// A header of an Internet message.
    Header(String),
    /// A member of a distribution list.
    Member(String),
    /// The `t:ExtendedFieldURI`.
    Extended(String),
}

crate::message! {
    /// The path of an extended property.
    struct AnyExtendedPath: types "AnyExtendedPath" {
        elements {
            path: One<ExtendedFieldUri> as "ExtendedFieldURI",
        }
    }
}

impl Content {
    /// What an item says, to be written.
    ///
    /// # Errors
    ///
    /// For what no `t:ItemType` can carry.
    pub(crate) fn of(item: &NewItem) -> Result<Self> {
        let mut properties = Vec::new();
        let mut entries = std::collections::BTreeMap::new();
        for (property, value) in &item.properties {
            match (property, value) {
                (PropertyId::Entry(entry), PropertyValue::Text(text)) => {
                    entries.insert(entry.name().to_owned(), text.clone());
                }
                (PropertyId::Entry(entry), other) => {
                    let problem = format!("the entry {} holds {other:?}, which is no text", entry.name());
                    return Err(SnapshotError::new(problem));
                }
                other => properties.push((*other.0, other.1.clone())),
            }
        }
        let extended = item.extended_properties.iter().map(|property| {
            let element = schema::ExtendedProperty::new(property.path(), property.value());
            (ItemProperty::ExtendedProperty.into(), PropertyValue::Extended(Box::new(element)))
        });
        properties.extend(extended);
        // The order of the schema; extended properties stay as they are.
        properties.sort_by_key(|(property, _)| *property);
        let element = AnyItem { item: ItemObject { kind: item.kind, properties } };
        Ok(Self {
            element: ItemElement(written(&element)?),
            entries,
            is_associated: item.is_associated,
            creator: item.creator.as_deref().map(str::to_owned),
        })
    }

    /// The item.
    ///
    /// # Errors
    ///
    /// For an element that is not valid, and an entry no dictionary has.
    pub(crate) fn to_item(&self) -> Result<NewItem> {
        let read = |error: SnapshotError| error.within("element");
        let ItemObject { kind, properties } = self::read::<AnyItem>(&self.element.0).map_err(read)?.item;
        let mut item = NewItem { is_associated: self.is_associated, ..NewItem::new(kind) };
        item.creator = self.creator.as_deref().map(Into::into);
        for (property, value) in properties {
            match value {
                PropertyValue::Extended(extended) => {
                    let extended = ExtendedProperty::try_from(*extended);
                    let refused = |error: crate::Error| SnapshotError::new(error.to_string());
                    item.extended_properties.push(extended.map_err(refused).map_err(read)?);
                }
                PropertyValue::Entries(_) => {
                    let problem = format!("{} stands under entries, one by one", property.name());
                    return Err(read(SnapshotError::new(problem)));
                }
                value => item.properties.push((property, value.into_stored())),
            }
        }
        for (name, text) in &self.entries {
            let entry = EntryProperty::of_name(name).ok_or_else(|| {
                SnapshotError::new(format!("no dictionary has an entry {name:?}")).within("entries")
            })?;
            item.properties.push((entry.into(), text.as_str().into()));
        }
        Ok(item)
    }
}

impl ExtendedElement {
    pub(crate) fn of(property: &ExtendedProperty) -> Result<Self> {
        written(&schema::ExtendedProperty::new(property.path(), property.value())).map(Self)
    }

    pub(crate) fn to_property(&self) -> Result<ExtendedProperty> {
        let property = read::<schema::ExtendedProperty>(&self.0)?;
        ExtendedProperty::try_from(property).map_err(|error| SnapshotError::new(error.to_string()))
    }
}

impl RestrictionElement {
    fn of(expression: SearchExpression) -> Result<Self> {
        written(&schema::Restriction { expression }).map(Self)
    }

    fn expression(&self) -> Result<SearchExpression> {
        read::<schema::Restriction>(&self.0).map(|restriction| restriction.expression)
    }
}

impl format::SearchParameters {
    /// What a search folder looks for, to be written.
    ///
    /// # Errors
    ///
    /// For texts that XML cannot carry, and instants that EWS cannot write.
    pub(crate) fn of(parameters: &SearchParameters) -> Result<Self> {
        let mut written = Self {
            traversal: parameters.traversal(),
            restriction: RestrictionElement::of(parameters.expression().clone())?,
            with_instants: None,
            base_folders: parameters.base_folders().to_vec(),
        };
        if written.to_parameters()? != *parameters {
            let with_instants = RestrictionElement::of(parameters.expression_with_instants());
            written.with_instants = Some(with_instants.map_err(|error| error.within("withInstants"))?);
            if written.to_parameters()? != *parameters {
                return Err(SnapshotError::new("a time cannot be written").within("withInstants"));
            }
        }
        Ok(written)
    }

    /// What a search folder looks for.
    ///
    /// # Errors
    ///
    /// For an element that is not valid, and for what nobody can look for.
    pub(crate) fn to_parameters(&self) -> Result<SearchParameters> {
        let expression = self.restriction.expression().map_err(|error| error.within("restriction"))?;
        let with_instants = self.with_instants.as_ref().map(RestrictionElement::expression);
        let with_instants = with_instants.transpose().map_err(|error| error.within("withInstants"))?;
        let base_folders = self.base_folders.clone();
        SearchParameters::restored(self.traversal, expression, with_instants.as_ref(), base_folders)
            .map_err(|error| SnapshotError::new(error.to_string()).within("restriction"))
    }
}

impl PathName {
    pub(crate) fn of(path: &PropertyPath) -> Result<Self> {
        Ok(match path {
            PropertyPath::Property(property) => Self::Property(property.name()),
            PropertyPath::Entry(entry) => Self::Property(PropertyId::from(*entry).name()),
            PropertyPath::Header(name) => Self::Header(name.clone()),
            PropertyPath::Member(key) => Self::Member(key.clone()),
            PropertyPath::Extended(path) => {
                Self::Extended(written(&AnyExtendedPath { path: spelled(path) })?)
            }
        })
    }

    pub(crate) fn to_path(&self) -> Result<PropertyPath> {
        match self {
            Self::Property(name) => {
                let property = PropertyId::of_name(name);
                let property = property.ok_or_else(|| format!("nothing has a property {name:?}"));
                property.map(PropertyPath::from).map_err(SnapshotError::new)
            }
            Self::Header(name) => Ok(PropertyPath::Header(name.clone())),
            Self::Member(key) => Ok(PropertyPath::Member(key.clone())),
            Self::Extended(element) => {
                let path = extended_property_path(&read::<AnyExtendedPath>(element)?.path);
                path.map(PropertyPath::Extended).map_err(|error| SnapshotError::new(error.to_string()))
            }
        }
    }
}

fn spelled(path: &ExtendedPropertyPath) -> ExtendedFieldUri {
    // The value does not matter: only the path is taken.
    let value = crate::mailbox::ExtendedPropertyValue::One(String::new());
    schema::ExtendedProperty::new(path, &value).extended_field_uri
}

/// What the content of the element `T` is, in prefixes that [`read`] declares.
fn written<T: Value + PartialEq>(value: &T) -> Result<String> {
    let mut writer = Writer::new(Naming::Prefixes, Spelling::Http);
    value.write(&mut writer);
    let text = String::from_utf8(writer.into_bytes()).expect("the writer writes UTF-8");
    match read::<T>(&text) {
        Ok(again) if again == *value => Ok(text),
        Ok(_) => Err(SnapshotError::new(format!("XML cannot carry it: {text}"))),
        Err(error) => Err(SnapshotError::new(format!("{}: {text}", error.problem()))),
    }
}

fn read<T: Value>(content: &str) -> Result<T> {
    element::read(content).map_err(|rejection| SnapshotError::new(rejection.to_string()))
}

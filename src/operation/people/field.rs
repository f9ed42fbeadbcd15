//! The properties of personas that can be searched and sorted by.
//!
//! The engine that searches knows properties of items. Each property of personas has one of the same type
//! that stands for it there.

use crate::casing::folded;
use crate::property::{
    ContactProperty as C, EntryProperty as E, Held, ItemProperty as I, PropertyId, PropertyPath,
    PropertyValue,
};
use crate::schema::{
    self, ArrayOfStringAttributedValues, FieldOrder, FieldUri, Operand, Path, Persona, SearchExpression,
    SortDirection,
};
use crate::search::{Restriction, Scope, Values};
use crate::{Error, ResponseCode, Result};

use std::cmp::Ordering;

use jiff::tz::TimeZone;

/// A property of personas.
pub(super) struct Field {
    /// Its path without `persona:`.
    pub(super) name: &'static str,
    /// What stands for it.
    id: PropertyId,
    /// Its value.
    value: fn(&Persona) -> Option<PropertyValue>,
}

const FIELDS: &[Field] = &[
    Field {
        name: "DisplayName",
        id: PropertyId::Contact(C::DisplayName),
        value: |it| text(&it.display_name),
    },
    Field { name: "GivenName", id: PropertyId::Contact(C::GivenName), value: |it| text(&it.given_name) },
    Field { name: "Surname", id: PropertyId::Contact(C::Surname), value: |it| text(&it.surname) },
    Field { name: "FileAs", id: PropertyId::Contact(C::FileAs), value: |it| text(&it.file_as) },
    Field {
        name: "CompanyName",
        id: PropertyId::Contact(C::CompanyName),
        value: |it| text(&it.company_name),
    },
    Field { name: "Title", id: PropertyId::Contact(C::JobTitle), value: |it| text(&it.title) },
    Field { name: "Departments", id: PropertyId::Contact(C::Department), value: |it| texts(&it.departments) },
    Field {
        name: "OfficeLocations",
        id: PropertyId::Contact(C::OfficeLocation),
        value: |it| texts(&it.office_locations),
    },
    Field { name: "HomeCity", id: PropertyId::Entry(E::HomeCity), value: |it| text(&it.home_city) },
    Field { name: "WorkCity", id: PropertyId::Entry(E::BusinessCity), value: |it| text(&it.work_city) },
    Field { name: "EmailAddress", id: PropertyId::Entry(E::EmailAddress1), value: email_address },
    Field { name: "EmailAddresses", id: PropertyId::Entry(E::EmailAddress2), value: email_addresses },
    Field { name: "ImAddress", id: PropertyId::Entry(E::ImAddress1), value: |it| text(&it.im_address) },
    Field { name: "ImAddresses", id: PropertyId::Entry(E::ImAddress2), value: |it| texts(&it.im_addresses) },
    Field { name: "PersonaType", id: PropertyId::Item(I::ItemClass), value: |it| text(&it.persona_type) },
    Field {
        name: "CreationTime",
        id: PropertyId::Item(I::DateTimeCreated),
        value: |it| it.creation_time.as_ref().map(|time| PropertyValue::Time(time.0)),
    },
    Field {
        name: "RelevanceScore",
        id: PropertyId::Item(I::Size),
        value: |it| it.relevance_score.map(|score| PropertyValue::Integer(score.into())),
    },
];

/// A text; an empty one is none.
fn text(text: &Option<String>) -> Option<PropertyValue> {
    text.as_ref().filter(|text| !text.is_empty()).map(|text| PropertyValue::Text(text.clone()))
}

fn texts(values: &Option<ArrayOfStringAttributedValues>) -> Option<PropertyValue> {
    let values = values.as_ref()?.values.iter();
    Some(PropertyValue::Texts(values.map(|value| value.value.clone()).collect()))
}

fn email_address(persona: &Persona) -> Option<PropertyValue> {
    let address = persona.email_address.as_ref()?.email_address.as_deref()?;
    Some(PropertyValue::Text(address.to_owned()))
}

fn email_addresses(persona: &Persona) -> Option<PropertyValue> {
    let addresses = persona.email_addresses.as_ref()?.addresses.iter();
    Some(PropertyValue::Texts(
        addresses.filter_map(|it| Some(it.email_address.as_deref()?.to_owned())).collect(),
    ))
}

impl Field {
    /// The property with a name, in whatever case.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.name.eq_ignore_ascii_case(name))
    }

    /// The property that a path leads to.
    fn at(path: &Path, code: ResponseCode) -> Result<&'static Self> {
        let found = match path {
            Path::FieldUri(uri) => match uri.field_uri.as_str().strip_prefix("persona:") {
                Some(name) => Self::named(name),
                None => Self::of_contacts(path),
            },
            Path::IndexedFieldUri(_) | Path::ExtendedFieldUri(_) => None,
        };
        found.ok_or_else(|| Error::new(code).with_path(path.clone()))
    }

    /// The property that one of contacts stands for: clients search persons by `contacts:DisplayName`, too.
    fn of_contacts(path: &Path) -> Option<&'static Self> {
        let id = PropertyPath::resolve(path).ok()?.id()?;
        FIELDS.iter().find(|field| field.id == id && matches!(id, PropertyId::Contact(_)))
    }

    /// The texts of the property.
    pub(super) fn texts(&self, persona: &Persona) -> Vec<String> {
        match (self.value)(persona) {
            Some(PropertyValue::Text(text)) => vec![text],
            Some(PropertyValue::Texts(texts)) => texts,
            _ => Vec::new(),
        }
    }

    fn key(&self, persona: &Persona) -> Key {
        match (self.value)(persona) {
            Some(PropertyValue::Text(text)) => Key::Text(folded(&text).into_owned()),
            Some(PropertyValue::Texts(texts)) => {
                texts.first().map_or(Key::Missing, |text| Key::Text(folded(text).into_owned()))
            }
            Some(PropertyValue::Integer(number)) => Key::Number(number),
            Some(PropertyValue::Time(time)) => Key::Number(time.as_second()),
            _ => Key::Missing,
        }
    }
}

/// What a persona is sorted by; nothing comes before everything.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Missing,
    Number(i64),
    Text(String),
}

/// The order of personas: by columns, then by display name, then as they come.
pub(super) struct Order(Vec<(&'static Field, SortDirection)>);

impl Order {
    /// # Errors
    ///
    /// `ErrorUnsupportedPathForSortGroup`, with the path, for whatever personas are not sorted by.
    pub(super) fn new(field_orders: &[FieldOrder]) -> Result<Self> {
        let column = |field: &FieldOrder| {
            Ok((Field::at(&field.path, ResponseCode::ErrorUnsupportedPathForSortGroup)?, field.order))
        };
        let mut columns: Vec<_> = field_orders.iter().map(column).collect::<Result<_>>()?;
        columns.extend(Field::named("DisplayName").map(|field| (field, SortDirection::Ascending)));
        Ok(Self(columns))
    }

    pub(super) fn sort(&self, personas: &mut Vec<Persona>) {
        let keys = |persona: &Persona| -> Vec<Key> { self.0.iter().map(|it| it.0.key(persona)).collect() };
        let mut rows: Vec<_> = personas.drain(..).map(|persona| (keys(&persona), persona)).collect();
        rows.sort_by(|(left, _), (right, _)| {
            let pairs = self.0.iter().zip(left.iter().zip(right));
            let mut orderings = pairs.map(|((_, direction), (left, right))| match direction {
                SortDirection::Ascending => left.cmp(right),
                SortDirection::Descending => right.cmp(left),
            });
            orderings.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
        });
        personas.extend(rows.into_iter().map(|(_, persona)| persona));
    }
}

/// A persona as the engine that searches sees it.
pub(super) struct Row<'p>(pub(super) &'p Persona);

impl Values for Row<'_> {
    fn value(&self, path: &PropertyPath) -> Option<Held<'_>> {
        let id = path.id()?;
        let field = FIELDS.iter().find(|field| field.id == id)?;
        (field.value)(self.0).map(Held::Own)
    }
}

/// A restriction of personas, checked.
///
/// # Errors
///
/// `ErrorUnsupportedPathForQuery`, with the path, for whatever personas are not searched by; what
/// [`Restriction::new`] refuses.
pub(super) fn restriction(restriction: &schema::Restriction) -> Result<Restriction> {
    let mut expression = restriction.expression.clone();
    let mut pending = vec![&mut expression];
    while let Some(expression) = pending.pop() {
        use SearchExpression as S;
        match expression {
            S::Exists(exists) => replace(&mut exists.path)?,
            S::Excludes(excludes) => replace(&mut excludes.path)?,
            S::Contains(contains) => replace(&mut contains.path)?,
            S::IsEqualTo(schema::IsEqualTo { operands })
            | S::IsNotEqualTo(schema::IsNotEqualTo { operands })
            | S::IsGreaterThan(schema::IsGreaterThan { operands })
            | S::IsGreaterThanOrEqualTo(schema::IsGreaterThanOrEqualTo { operands })
            | S::IsLessThan(schema::IsLessThan { operands })
            | S::IsLessThanOrEqualTo(schema::IsLessThanOrEqualTo { operands }) => {
                replace(&mut operands.path)?;
                if let Operand::Path(path) = &mut operands.field_uri_or_constant.operand {
                    replace(path)?;
                }
            }
            S::Not(not) => pending.push(&mut not.expression),
            S::And(and) => pending.extend(and.operands.expressions.iter_mut().rev()),
            S::Or(or) => pending.extend(or.operands.expressions.iter_mut().rev()),
            // The engine refuses it.
            S::Near(_) => {}
        }
    }
    Restriction::new(&expression, Scope::Items, &TimeZone::UTC)
}

/// Puts what stands for a property of personas in its place.
fn replace(path: &mut Path) -> Result<()> {
    let field = Field::at(path, ResponseCode::ErrorUnsupportedPathForQuery)?;
    *path = PropertyPath::from(field.id).spelled().expect("what stands for a property has a path");
    Ok(())
}

/// Which properties of personas a request asks for beside the shape: their names.
///
/// # Errors
///
/// `ErrorInvalidPropertyRequest`, with the path, for a property that is none of personas.
pub(super) fn asked_fields<'a>(paths: impl Iterator<Item = &'a Path>) -> Result<Vec<&'static str>> {
    let name = |path: &Path| match path {
        Path::FieldUri(uri) => name_of(uri.field_uri),
        Path::IndexedFieldUri(_) | Path::ExtendedFieldUri(_) => None,
    };
    let error = |path: &Path| Error::new(ResponseCode::ErrorInvalidPropertyRequest).with_path(path.clone());
    paths.map(|path| name(path).ok_or_else(|| error(path))).collect()
}

fn name_of(field_uri: FieldUri) -> Option<&'static str> {
    field_uri.as_str().strip_prefix("persona:")
}

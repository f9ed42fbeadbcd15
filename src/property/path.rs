//! Paths of properties, resolved: which stored or computed value a path in a request leads to.

use super::entry::EntryProperty;
use super::table::{PROPERTIES, Property, PropertyId};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{
    self, DistinguishedPropertySet, ExtendedPropertyPath, ExtendedPropertyValue, Guid, MapiPropertyType,
    PropertyAddress, PropertySet,
};
use crate::schema::{
    self, DictionaryUri, ExtendedFieldUri, FieldUri, GuidText, IndexedFieldUri, Path, PropertyTag,
};
use crate::{Error, ResponseCode, Result};

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PropertyPath {
    /// A property with an element of its own. Where properties of several kinds share a path this is the
    /// first of them; [`Kind::equivalent_of`](super::Kind::equivalent_of) finds that of a kind.
    Property(PropertyId),
    /// An entry of a dictionary of contacts.
    Entry(EntryProperty),
    /// A header of an Internet message, by its name.
    Header(String),
    /// A member of a distribution list, by its key.
    Member(String),
    /// An extended property.
    Extended(ExtendedPropertyPath),
}

/// Paths that lead where another one does.
const ALIASES: &[(&str, &str)] = &[("contacts:Culture", "item:Culture")];

impl Property {
    /// The property a `FieldURI` leads to, the first one where several kinds share it.
    #[must_use]
    pub fn of_field_uri(field_uri: &str) -> Option<&'static Self> {
        let alias = ALIASES.iter().find(|(alias, _)| *alias == field_uri);
        let field_uri = alias.map_or(field_uri, |(_, uri)| *uri);
        PROPERTIES.iter().copied().flatten().find(|property| property.field_uri == Some(field_uri))
    }
}

impl<T: Into<PropertyId>> From<T> for PropertyPath {
    fn from(property: T) -> Self {
        match property.into() {
            PropertyId::Entry(entry) => Self::Entry(entry),
            other => Self::Property(other),
        }
    }
}

impl PropertyPath {
    /// What a path in a request leads to.
    ///
    /// # Errors
    ///
    /// * `ErrorInvalidPropertyRequest`, with the path in `MessageXml`, for a name that no item or folder has,
    ///   for instance `conversation:ConversationId`, and for a key that its dictionary has not;
    /// * `ErrorInvalidContactEmailIndex`, with the path, for an e-mail address of another key than the three;
    /// * what [`extended_property_path`] refuses.
    pub fn resolve(path: &Path) -> Result<Self> {
        match path {
            Path::FieldUri(uri) => match Property::of_field_uri(uri.field_uri.as_str()) {
                Some(property) => Ok(Self::Property(property.id)),
                None => Err(Error::new(ResponseCode::ErrorInvalidPropertyRequest).with_path(path.clone())),
            },
            Path::IndexedFieldUri(indexed) => Self::of_index(indexed),
            Path::ExtendedFieldUri(extended) => extended_property_path(extended).map(Self::Extended),
        }
    }

    fn of_index(path: &IndexedFieldUri) -> Result<Self> {
        let index = path.field_index.as_str();
        match path.field_uri {
            DictionaryUri::InternetMessageHeader => return Ok(Self::Header(index.to_owned())),
            DictionaryUri::DistributionListMember => return Ok(Self::Member(index.to_owned())),
            _ => {}
        }
        let code = match path.field_uri {
            DictionaryUri::EmailAddress => ResponseCode::ErrorInvalidContactEmailIndex,
            // No source names a code for the other dictionaries.
            _ => ResponseCode::ErrorInvalidPropertyRequest,
        };
        let entry = EntryProperty::of_path(path.field_uri.name(), index);
        entry.map(Self::Entry).ok_or_else(|| Error::new(code).with_path(path.clone()))
    }

    /// What is stored there under an id of its own: a property or an entry.
    #[must_use]
    pub fn id(&self) -> Option<PropertyId> {
        match self {
            Self::Property(property) => Some(*property),
            Self::Entry(entry) => Some((*entry).into()),
            Self::Header(_) | Self::Member(_) | Self::Extended(_) => None,
        }
    }

    /// The path as requests and errors spell it.
    ///
    /// `None` for a property that no path names: those whose row has none, and the attributes of entries.
    #[must_use]
    pub fn spelled(&self) -> Option<Path> {
        let indexed = |field_uri, index: &str| IndexedFieldUri { field_uri, field_index: index.to_owned() };
        match self {
            Self::Property(PropertyId::Entry(entry)) => Self::Entry(*entry).spelled(),
            Self::Property(property) => {
                let uri = property.property().field_uri?;
                FieldUri::find(uri).map(Path::from)
            }
            Self::Entry(entry) => {
                let entry = entry.entry();
                let uri = DictionaryUri::ALL.iter().copied().find(|uri| uri.name() == entry.field_uri)?;
                Some(indexed(uri, entry.key).into())
            }
            Self::Header(name) => Some(indexed(DictionaryUri::InternetMessageHeader, name).into()),
            Self::Member(key) => Some(indexed(DictionaryUri::DistributionListMember, key).into()),
            Self::Extended(path) => Some(spelled(path).into()),
        }
    }
}

impl PropertyPath {
    /// The error of a code about the property here: the path goes into `MessageXml`.
    #[must_use]
    pub fn refused(&self, code: ResponseCode) -> Error {
        Error::new(code).at(self)
    }
}

impl Error {
    /// The same error about the property at a path: the path goes into `MessageXml`.
    #[must_use]
    pub fn at(self, path: &PropertyPath) -> Self {
        path.spelled().into_iter().fold(self, Self::with_path)
    }
}

impl schema::ExtendedProperty {
    /// An extended property as it is answered: its path and its value.
    #[must_use]
    pub fn new(path: &ExtendedPropertyPath, value: &ExtendedPropertyValue) -> Self {
        Self {
            extended_field_uri: spelled(path),
            value: match value {
                ExtendedPropertyValue::One(value) => schema::ExtendedPropertyValue::Value(value.clone()),
                ExtendedPropertyValue::Many(values) => {
                    let values = values.clone();
                    schema::ExtendedPropertyValue::Values(schema::NonEmptyArrayOfPropertyValues { values })
                }
            },
        }
    }
}

/// The extended property that the attributes of a request lead to.
///
/// # Errors
///
/// `ErrorInvalidExtendedProperty`, `ErrorNoPropertyTagForCustomProperties` and
/// `ErrorUnsupportedMapiPropertyType`, as [`ExtendedPropertyPath::new`] has them.
pub fn extended_property_path(uri: &ExtendedFieldUri) -> Result<ExtendedPropertyPath> {
    let invalid = || Error::new(ResponseCode::ErrorInvalidExtendedProperty);
    let set = uri.distinguished_property_set_id.map(|set| DistinguishedPropertySet::parse(set.name()));
    let path = ExtendedPropertyPath::new(mailbox::ExtendedFieldUri {
        property_tag: uri.property_tag.map(|tag| tag.0),
        distinguished_property_set_id: set.map(|set| set.ok_or_else(invalid)).transpose()?,
        property_set_id: uri.property_set_id.as_ref().and_then(|guid| Guid::parse(guid)),
        property_name: uri.property_name.as_deref(),
        property_id: uri.property_id,
        property_type: MapiPropertyType::parse(uri.property_type.name()).ok_or_else(invalid)?,
    });
    path.map_err(|error| explained(error, uri))
}

/// Says what is wrong with a path.
#[cold]
fn explained(error: Error, uri: &ExtendedFieldUri) -> Error {
    match error.code() {
        ResponseCode::ErrorNoPropertyTagForCustomProperties => {
            let tag = uri.property_tag.map_or(0, |tag| tag.0);
            error.because(Rule::PropertyTag, Culprit::value("PropertyTag", format!("0x{tag:x}")))
        }
        ResponseCode::ErrorUnsupportedMapiPropertyType => {
            error.because(Rule::PropertyType, Culprit::value("PropertyType", uri.property_type.name()))
        }
        _ => error.because(Rule::PropertyAttributes, Culprit::element("ExtendedFieldURI")),
    }
}

/// The attributes that lead to an extended property.
fn spelled(path: &ExtendedPropertyPath) -> ExtendedFieldUri {
    let word = |name: &str| schema::MapiPropertyType::ALL.iter().copied().find(|word| word.name() == name);
    let mut uri = ExtendedFieldUri {
        distinguished_property_set_id: None,
        property_set_id: None,
        property_tag: None,
        property_name: None,
        property_id: None,
        property_type: word(path.property_type().name()).expect("both lists have the published names"),
    };
    let set = match path.address() {
        PropertyAddress::Tag(tag) => {
            uri.property_tag = Some(PropertyTag(*tag));
            return uri;
        }
        PropertyAddress::Name(set, name) => {
            uri.property_name = Some(name.to_string());
            set
        }
        PropertyAddress::Id(set, id) => {
            uri.property_id = Some(*id);
            set
        }
    };
    match set {
        PropertySet::Distinguished(set) => {
            let mut known = schema::DistinguishedPropertySet::ALL.iter().copied();
            uri.distinguished_property_set_id = known.find(|known| known.name() == set.name());
        }
        PropertySet::Guid(guid) => uri.property_set_id = Some(GuidText::from(guid.to_string())),
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::property::{
        CalendarItemProperty, ContactProperty, ItemKind, ItemProperty, MeetingRequestProperty,
    };
    use crate::wire::{ExchangeVersion, Simple, SimpleValue as _, Unfit};

    fn field(uri: &str) -> Path {
        FieldUri::of(uri).into()
    }

    fn indexed(field_uri: DictionaryUri, index: &str) -> Path {
        IndexedFieldUri { field_uri, field_index: index.to_owned() }.into()
    }

    fn extended(attributes: impl FnOnce(&mut ExtendedFieldUri)) -> Path {
        let mut uri = ExtendedFieldUri {
            distinguished_property_set_id: None,
            property_set_id: None,
            property_tag: None,
            property_name: None,
            property_id: None,
            property_type: schema::MapiPropertyType::String,
        };
        attributes(&mut uri);
        uri.into()
    }

    #[track_caller]
    fn assert_refused(path: &Path, code: ResponseCode) {
        let expected = match path {
            Path::ExtendedFieldUri(_) => Error::new(code),
            other => Error::new(code).with_path(other.clone()),
        };
        assert_eq!(PropertyPath::resolve(path), Err(expected));
    }

    #[test]
    fn names_that_nothing_in_a_mailbox_has_are_refused_with_the_path() {
        for uri in [
            "conversation:ConversationId",
            "persona:DisplayName",
            "item:MimeContentUTF8",
            "network:DisplayName",
        ] {
            assert_refused(&field(uri), ResponseCode::ErrorInvalidPropertyRequest);
        }
    }

    #[test]
    fn ip_110_ip_138_names_that_clients_made_up_are_not_of_the_schema() {
        let check = |simple: &Simple, name| simple.check(name, ExchangeVersion::NEWEST);
        let in_dictionary = check(DictionaryUri::simple(), "contacts:PhysicalAddress:Country");
        assert_eq!(in_dictionary, Err(Unfit::Enumeration));
        assert_eq!(check(FieldUri::simple(), "cal:IsOrganizer"), Err(Unfit::Enumeration));
        assert_eq!(check(FieldUri::simple(), "calendar:IsOrganizer"), Ok(()));
    }

    #[test]
    fn ip_111_an_index_out_of_a_dictionary_is_refused_with_the_path() {
        let address = indexed(DictionaryUri::EmailAddress, "EmailAddress4");
        assert_refused(&address, ResponseCode::ErrorInvalidContactEmailIndex);
        let phone = indexed(DictionaryUri::PhoneNumber, "EmailAddress1");
        assert_refused(&phone, ResponseCode::ErrorInvalidPropertyRequest);
    }

    #[test]
    fn ip_142_ip_143_ip_144_ip_145_ip_146_ip_147_ip_148_bad_extended_properties_are_refused() {
        let set = Some(schema::DistinguishedPropertySet::Address);
        let guid = Some(GuidText::from("00062004-0000-0000-c000-000000000046"));
        let invalid = [
            extended(|uri| (uri.property_tag, uri.property_set_id) = (Some(PropertyTag(1)), guid.clone())),
            extended(|uri| uri.property_name = Some("n".to_owned())),
            extended(|uri| {
                uri.distinguished_property_set_id = set;
                (uri.property_name, uri.property_id) = (Some("n".to_owned()), Some(1));
            }),
            extended(|uri| {
                (uri.distinguished_property_set_id, uri.property_set_id) = (set, guid.clone());
                uri.property_id = Some(1);
            }),
            extended(|_| {}),
        ];
        for path in invalid {
            assert_refused(&path, ResponseCode::ErrorInvalidExtendedProperty);
        }
        let custom = extended(|uri| uri.property_tag = Some(PropertyTag(0x8001)));
        assert_refused(&custom, ResponseCode::ErrorNoPropertyTagForCustomProperties);
        use schema::MapiPropertyType::{Error, Null, Object, ObjectArray};
        for of_type in [Object, ObjectArray, Null, Error] {
            let path = extended(|uri| {
                (uri.property_tag, uri.property_type) = (Some(PropertyTag(1)), of_type);
            });
            assert_refused(&path, ResponseCode::ErrorUnsupportedMapiPropertyType);
        }
    }

    #[test]
    fn paths_lead_somewhere_and_are_spelled_as_they_came() {
        let in_address = |uri: &mut ExtendedFieldUri| {
            uri.distinguished_property_set_id = Some(schema::DistinguishedPropertySet::Address);
            uri.property_id = Some(-7);
        };
        let by_guid = |uri: &mut ExtendedFieldUri| {
            uri.property_set_id = Some("00062004-0000-0000-c000-000000000046".into());
            uri.property_name = Some("Name".to_owned());
        };
        let property = |property: PropertyId| Some(PropertyPath::Property(property));
        for (path, expected) in [
            (field("item:Subject"), property(ItemProperty::Subject.into())),
            (field("calendar:Start"), property(CalendarItemProperty::Start.into())),
            (field("contacts:ImAddresses"), property(ContactProperty::ImAddresses.into())),
            (
                indexed(DictionaryUri::PhysicalAddressCity, "Home"),
                Some(PropertyPath::Entry(EntryProperty::HomeCity)),
            ),
            (
                indexed(DictionaryUri::InternetMessageHeader, "Received"),
                Some(PropertyPath::Header("Received".to_owned())),
            ),
            (
                indexed(DictionaryUri::DistributionListMember, "AAE="),
                Some(PropertyPath::Member("AAE=".to_owned())),
            ),
            (extended(|uri| uri.property_tag = Some(PropertyTag(0x10f4))), None),
            (extended(in_address), None),
            (extended(by_guid), None),
        ] {
            let resolved = PropertyPath::resolve(&path).expect("the path is good");
            assert_eq!(resolved.spelled().as_ref(), Some(&path));
            if let Some(expected) = expected {
                assert_eq!(resolved, expected);
            } else {
                assert!(matches!(resolved, PropertyPath::Extended(_)), "{resolved:?}");
            }
        }
    }

    #[test]
    fn contacts_culture_is_item_culture() {
        let culture = PropertyPath::resolve(&field("contacts:Culture"));
        assert_eq!(culture, Ok(PropertyPath::Property(ItemProperty::Culture.into())));
    }

    #[test]
    fn a_kind_has_its_own_property_where_kinds_share_a_path() {
        let start = CalendarItemProperty::Start.into();
        let own = |kind: ItemKind| kind.kind().equivalent_of(start);
        assert_eq!(own(ItemKind::CalendarItem), Some(start));
        assert_eq!(own(ItemKind::MeetingRequest), Some(MeetingRequestProperty::Start.into()));
        assert_eq!(own(ItemKind::Task), None);
        let entry = EntryProperty::Pager.into();
        assert_eq!(ItemKind::Contact.kind().equivalent_of(entry), Some(entry));
        assert_eq!(ItemKind::Message.kind().equivalent_of(entry), None);
        assert_eq!(PropertyPath::from(PropertyId::from(EntryProperty::EmailAddress1Name)).spelled(), {
            let path = indexed(DictionaryUri::EmailAddress, "EmailAddress1");
            Some(path)
        });
    }

    #[test]
    fn every_path_of_a_row_is_published() {
        for property in PROPERTIES.iter().copied().flatten() {
            if let Some(uri) = property.field_uri {
                assert!(FieldUri::find(uri).is_some(), "{uri}");
            }
        }
    }
}

//! What contacts and distribution lists have.

use crate::mailbox::{
    DistinguishedPropertySet, ExtendedFieldUri, ExtendedPropertyPath, ExtendedPropertyValue, Item,
    MapiPropertyType,
};
use crate::property::{ContactProperty as C, DistributionListProperty as D, PropertyValue, Tree};

/// The parts of a name in the order of CompleteName, and the property each mirrors.
const PARTS: &[(&str, C)] = &[
    ("FirstName", C::GivenName),
    ("MiddleName", C::MiddleName),
    ("LastName", C::Surname),
    ("Suffix", C::Generation),
    ("Initials", C::Initials),
    ("FullName", C::DisplayName),
    ("Nickname", C::Nickname),
];

/// The property tag of the title.
///
/// Source: `PidTagDisplayNamePrefix` in MS-OXPROPS.
const TITLE_TAG: u16 = 0x3A45;

/// The parts that come last, and the ids of their properties in the set of addresses.
///
/// Source: `PidLidYomiFirstName` and `PidLidYomiLastName` in MS-OXPROPS.
const YOMI_NAMES: &[(&str, i32)] = &[("YomiFirstName", 0x802C), ("YomiLastName", 0x802D)];

pub(super) fn derived(item: &Item, property: C) -> Option<PropertyValue> {
    Some(match property {
        C::FileAsMapping => PropertyValue::Word("None"),
        C::CompleteName => complete_name(item)?,
        C::ContactSource => PropertyValue::Word("Store"),
        C::PostalAddressIndex => PropertyValue::Word("None"),
        C::HasPicture => false.into(),
        _ => return None,
    })
}

pub(super) fn derived_of_list(item: &Item, property: D) -> Option<PropertyValue> {
    Some(match property {
        D::FileAs => item.properties().text(D::DisplayName)?.into(),
        D::ContactSource => PropertyValue::Word("Store"),
        _ => return None,
    })
}

/// The parts of the name that have a value; nothing where none has. Title and the Yomi names can be written
/// as extended properties only.
fn complete_name(item: &Item) -> Option<PropertyValue> {
    let title = extended_text(item, Some(TITLE_TAG), None).map(|text| ("Title", text));
    let parts = PARTS.iter().filter_map(|(name, property)| {
        let text = item.properties().text(*property)?;
        Some((*name, text.to_owned()))
    });
    let yomi =
        YOMI_NAMES.iter().filter_map(|(name, id)| Some((*name, extended_text(item, None, Some(*id))?)));
    let element = |(name, text): (_, String)| (name, Tree { text: text.into(), ..Tree::default() });
    let children: Vec<_> = title.into_iter().chain(parts).chain(yomi).map(element).collect();
    (!children.is_empty()).then(|| PropertyValue::Tree(Box::new(Tree { children, ..Tree::default() })))
}

/// The text of an extended property: one with a tag, or one of the set of addresses with an id.
fn extended_text(item: &Item, property_tag: Option<u16>, property_id: Option<i32>) -> Option<String> {
    let path = ExtendedPropertyPath::new(ExtendedFieldUri {
        property_tag,
        distinguished_property_set_id: property_id.map(|_| DistinguishedPropertySet::Address),
        property_set_id: None,
        property_name: None,
        property_id,
        property_type: MapiPropertyType::String,
    });
    match item.extended_property(&path.ok()?)? {
        ExtendedPropertyValue::One(text) => Some(text).filter(|text| !text.is_empty()),
        ExtendedPropertyValue::Many(_) => None,
    }
}

//! What contacts and distribution lists have.

use crate::mailbox::Item;
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

/// The parts of the name that have a value; nothing where none has.
fn complete_name(item: &Item) -> Option<PropertyValue> {
    let part = |&(name, property): &(&'static str, C)| {
        let text = item.properties().text(property)?;
        Some((name, Tree { text: text.into(), ..Tree::default() }))
    };
    let children: Vec<_> = PARTS.iter().filter_map(part).collect();
    (!children.is_empty()).then(|| PropertyValue::Tree(Box::new(Tree { children, ..Tree::default() })))
}

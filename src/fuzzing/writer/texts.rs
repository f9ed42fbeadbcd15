//! Texts of any kind in the IM list, and how they come out.

use super::{ADA, carried};
use crate::fuzzing::oracles::proven;
use crate::mailbox::{
    ExtendedFieldUri, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue, MapiPropertyType,
    NewImContact, NewTelUriContact,
};
use crate::operation::im_list::{AddImGroup, GetImItemList};
use crate::schema::{self, NonEmptyArrayOfExtendedFieldUris, PropertyTag};
use crate::{Operation, Simulator};

/// A property that nothing else writes to.
const TAG: u16 = 0x3A1C;

/// Texts, divided by zero bytes, as names, addresses and properties of a mailbox: the answer that shows them
/// is valid, and shows them as they are but for characters XML cannot carry. Names of groups and addresses
/// must not be empty.
pub(super) fn im_list(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut texts = text.split('\0');
    let mut next = || texts.next().unwrap_or("plain");
    let [group, im_address, display_name, property] = [next(), next(), next(), next()];
    let [group, im_address] = [group, im_address].map(not_empty);
    let mut simulator = Simulator::builder().mailbox(ADA).build();
    let is_added = fill(&mut simulator, group, im_address, display_name, property);
    let before = simulator.clone();
    let request = GetImItemList { extended_properties: Some(asked()) };
    let list = simulator.call(ADA, &request).map(|answer| answer.im_item_list).ok().flatten();
    let list = list.expect("there is a list");
    assert!(before == simulator, "reading changes nothing");
    let groups = list.groups.map_or_else(Vec::new, |groups| groups.im_groups);
    let shown: Vec<_> = groups.iter().map(|group| group.display_name.to_string()).collect();
    assert!(!is_added || shown.contains(&carried(group)), "{group:?} is not among {shown:?}");
    let personas = list.personas.map_or_else(Default::default, |personas| personas.personas);
    let has = |wanted: &str, read: fn(&schema::Persona) -> Option<&str>| {
        personas.iter().any(|persona| read(persona) == Some(&carried(wanted)))
    };
    assert!(has(display_name, |persona| persona.display_name.as_deref()), "{display_name:?}");
    assert!(has(im_address, |persona| persona.im_address.as_deref()), "{im_address:?}");
    assert!(personas.iter().any(|persona| shows_property(persona, property)), "{property:?}");
    round_trip(&mut simulator, property);
}

fn shows_property(persona: &schema::Persona, property: &str) -> bool {
    let properties = persona.extended_properties.iter().flat_map(|properties| &properties.values);
    let mut values = properties.map(|property| &property.value.value);
    values.any(|value| *value == schema::ExtendedPropertyValue::Value(carried(property)))
}

/// Whether there is a group of that name now; every list has groups whose names are taken.
fn fill(
    simulator: &mut Simulator,
    group: &str,
    im_address: &str,
    display_name: &str,
    property: &str,
) -> bool {
    let now = simulator.now();
    let Some(mailbox) = simulator.mailbox_mut(ADA) else { return false };
    let key = mailbox.add_im_group(group).ok();
    let contact = NewImContact { im_address, display_name: Some(display_name) };
    let contact = mailbox.add_im_contact(contact, key, now);
    let number =
        NewTelUriContact { tel_uri: not_empty(property), sip_uri: group, telephone_number: im_address };
    let added = mailbox.add_tel_uri_contact(number, key, now);
    debug_assert!(added.is_ok(), "there is room in a fresh mailbox");
    let path = ExtendedPropertyPath::new(ExtendedFieldUri::tag(TAG, MapiPropertyType::String));
    let value = ExtendedPropertyValue::One(property.to_owned());
    if let (Ok(contact), Ok(Ok(property))) = (contact, path.map(|path| ExtendedProperty::new(path, value))) {
        let set = mailbox.set_contact_extended_property(contact, property);
        debug_assert!(set.is_ok(), "the contact is there");
    }
    key.is_some()
}

fn not_empty(text: &str) -> &str {
    if text.is_empty() { "plain" } else { text }
}

fn asked() -> NonEmptyArrayOfExtendedFieldUris {
    let uri = schema::ExtendedFieldUri {
        distinguished_property_set_id: None,
        property_set_id: None,
        property_tag: Some(PropertyTag(TAG)),
        property_name: None,
        property_id: None,
        property_type: schema::MapiPropertyType::String,
    };
    NonEmptyArrayOfExtendedFieldUris { extended_properties: vec![uri] }
}

/// A text in a request comes out of the answer as it went in.
fn round_trip(simulator: &mut Simulator, name: &str) {
    let before = simulator.clone();
    let request = AddImGroup { display_name: name.into() };
    match simulator.call(ADA, &request) {
        Ok(answer) => {
            let shown = answer.im_group.map(|group| group.display_name.to_string());
            assert_eq!(shown, Some(carried(name)), "{}", AddImGroup::NAME);
        }
        Err(_) => assert!(before == *simulator, "an error changed the state"),
    }
    proven(simulator, ADA, b"");
}

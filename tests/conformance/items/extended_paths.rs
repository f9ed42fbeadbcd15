//! MS-OXWSXPROP: attributes of a path that do not go together.

use ews_sim::ResponseCode::ErrorInvalidExtendedProperty;

use super::item_of;
use crate::client::{Client, create_item, get_item};

const GUID: &str = "PropertySetId=\"c11ff724-aa03-4555-9952-8fa248a11c3e\"";
const KNOWN: &str = "DistinguishedPropertySetId=\"Common\"";
const TAG: &str = "PropertyTag=\"0x7A1B\"";
const NAME: &str = "PropertyName=\"Size\"";
const ID: &str = "PropertyId=\"77\"";

/// Paths with these attributes and a type are refused where they are set and where they are asked for.
#[track_caller]
fn assert_refused(attributes: &[&str]) {
    let mut client = Client::new();
    let path = format!("<t:ExtendedFieldURI {} PropertyType=\"Integer\"/>", attributes.join(" "));
    let property = format!("<t:ExtendedProperty>{path}<t:Value>1</t:Value></t:ExtendedProperty>");
    let body = create_item(None, &item_of("Message", &property));
    client.refuse(&body, ErrorInvalidExtendedProperty);
    let id = client.create_item(None, &item_of("Message", ""));
    client.refuse(&get_item(&id.item(), "IdOnly", "", &path), ErrorInvalidExtendedProperty);
}

#[test]
fn a_known_set_goes_with_no_other_set_and_no_tag() {
    requirements!(XPROP: 42, 161);
    assert_refused(&[KNOWN, GUID, ID]);
    assert_refused(&[KNOWN, TAG]);
    assert_refused(&[KNOWN, TAG, ID]);
}

#[test]
fn a_set_goes_with_no_known_set_and_no_tag() {
    requirements!(XPROP: 157, 158);
    assert_refused(&[KNOWN, GUID, NAME]);
    assert_refused(&[GUID, TAG]);
    assert_refused(&[GUID, TAG, NAME]);
}

#[test]
fn a_tag_goes_with_nothing_else() {
    requirements!(XPROP: 51, 138, 139, 140);
    assert_refused(&[KNOWN, TAG]);
    assert_refused(&[GUID, TAG]);
    assert_refused(&[TAG, NAME]);
    assert_refused(&[TAG, ID]);
}

#[test]
fn a_set_needs_an_id_or_a_name_and_these_need_a_set() {
    requirements!(XPROP: 43, 47, 53, 55);
    assert_refused(&[KNOWN]);
    assert_refused(&[GUID]);
    assert_refused(&[NAME]);
    assert_refused(&[ID]);
    assert_refused(&[GUID, NAME, ID]);
    assert_refused(&[]);
}

#[test]
fn what_is_no_guid_and_no_tag_is_no_path() {
    requirements!(XPROP: 122, 124);
    let mut client = Client::new();
    let id = client.create_item(None, &item_of("Message", ""));
    let mut is_valid = |attributes: &str| {
        let path = format!("<t:ExtendedFieldURI {attributes} PropertyType=\"Integer\"/>");
        client.send(&get_item(&id.item(), "IdOnly", "", &path)).name != "Fault"
    };
    for tag in ["0x1", "0X7a1B", "0x7A1B", "77"] {
        assert!(is_valid(&format!("PropertyTag=\"{tag}\"")), "{tag}");
    }
    for tag in ["0x", "0x12345", "0xG", "7A1B", "x7A1B", "-1", "65536"] {
        assert!(!is_valid(&format!("PropertyTag=\"{tag}\"")), "{tag}");
    }
    let guid = "c11ff724-aa03-4555-9952-8fa248a11c3e";
    assert!(is_valid(&format!("PropertySetId=\"{guid}\" PropertyId=\"1\"")));
    assert!(is_valid(&format!("PropertySetId=\"{}\" PropertyId=\"1\"", guid.to_uppercase())));
    for wrong in [guid.replace('-', ""), format!("{{{guid}}}"), guid.replace('c', "g"), String::new()] {
        assert!(!is_valid(&format!("PropertySetId=\"{wrong}\" PropertyId=\"1\"")), "{wrong}");
    }
}

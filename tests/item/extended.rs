//! Extended properties of items.

use ews_sim::ResponseCode::*;

use crate::client::{Client, create_item, distinguished, field, get_item, message};
use crate::{delete, refuse_create, refuse_schema, refuse_update, value};

fn uri(attributes: &str) -> String {
    format!("<t:ExtendedFieldURI {attributes}/>")
}

/// An extended property with one value.
fn property(attributes: &str, text: &str) -> String {
    format!("<t:ExtendedProperty>{}<t:Value>{text}</t:Value></t:ExtendedProperty>", uri(attributes))
}

fn item(properties: &str) -> String {
    format!("<t:Message>{properties}</t:Message>")
}

fn set(attributes: &str, properties: &str) -> String {
    format!("<t:SetItemField>{}{}</t:SetItemField>", uri(attributes), item(properties))
}

const COMMON: &str = "00062008-0000-0000-c000-000000000046";
const NAMED: &str =
    "PropertySetId=\"c11ff724-aa03-4555-9952-8fa248a11c3e\" PropertyName=\"Colour\" PropertyType=\"String\"";

#[test]
fn ip_142_ip_143_ip_144_ip_145_ip_146_the_attributes_of_a_path_go_together() {
    let set_id = format!("PropertySetId=\"{COMMON}\"");
    let cases = [
        format!("PropertyTag=\"0x1234\" {set_id} PropertyType=\"String\""),
        "PropertyName=\"x\" PropertyType=\"String\"".to_owned(),
        format!("PropertyName=\"x\" PropertyId=\"1\" {set_id} PropertyType=\"String\""),
        format!("DistinguishedPropertySetId=\"Common\" {set_id} PropertyName=\"x\" PropertyType=\"String\""),
        "PropertyType=\"String\"".to_owned(),
        format!("{set_id} PropertyType=\"String\""),
    ];
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    for attributes in cases {
        let property = property(&attributes, "x");
        refuse_create(&mut client, &item(&property), ErrorInvalidExtendedProperty);
        refuse_update(&mut client, &id, &set(&attributes, &property), ErrorInvalidExtendedProperty);
        let ask = get_item(&id.item(), "IdOnly", "", &uri(&attributes));
        client.refuse(&ask, ErrorInvalidExtendedProperty);
    }
}

#[test]
fn ip_147_custom_properties_have_no_tag() {
    let mut client = Client::new();
    for tag in ["0x8001", "0xFFFE", "0xFFFF"] {
        let attributes = format!("PropertyTag=\"{tag}\" PropertyType=\"String\"");
        refuse_create(&mut client, &item(&property(&attributes, "x")), ErrorNoPropertyTagForCustomProperties);
    }
}

#[test]
fn ip_148_some_types_have_no_text() {
    let mut client = Client::new();
    for name in ["Object", "ObjectArray", "Null", "Error"] {
        let attributes = format!("PropertyTag=\"0x1234\" PropertyType=\"{name}\"");
        let answer = client.send(&create_item(None, &item(&property(&attributes, "x"))));
        assert_eq!(answer.codes, [ErrorUnsupportedMapiPropertyType], "{name}");
    }
}

#[test]
fn ip_149_ip_150_ip_151_values_are_of_their_type() {
    let mut client = Client::new();
    let tag = |name: &str| format!("PropertyTag=\"0x1234\" PropertyType=\"{name}\"");
    for (name, text) in [
        ("Integer", "abc"),
        ("Boolean", "yes"),
        ("SystemTime", "soon"),
        ("CLSID", "x"),
        ("Binary", "!"),
        ("Short", "70000"),
        ("StringArray", "x"),
    ] {
        let property = property(&tag(name), text);
        refuse_create(&mut client, &item(&property), ErrorInvalidExtendedPropertyValue);
    }
    let values = property(&tag("String"), "x")
        .replace("<t:Value>", "<t:Values><t:Value>")
        .replace("</t:Value>", "</t:Value></t:Values>");
    refuse_create(&mut client, &item(&values), ErrorInvalidExtendedPropertyValue);
    let empty = format!("<t:ExtendedProperty>{}<t:Values/></t:ExtendedProperty>", uri(&tag("StringArray")));
    refuse_schema(&mut client, &create_item(None, &item(&empty)));
}

#[test]
fn ip_158_ip_161_a_change_sets_one_extended_property() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let one = property(NAMED, "red");
    let append = set(NAMED, &one).replace("SetItemField", "AppendToItemField");
    refuse_update(&mut client, &id, &append, ErrorInvalidPropertyAppend);
    let two = set(NAMED, &format!("{one}{one}"));
    refuse_update(&mut client, &id, &two, ErrorIncorrectUpdatePropertyCount);
    let other = property(&NAMED.replace("Colour", "Taste"), "x");
    refuse_update(&mut client, &id, &set(NAMED, &other), ErrorUpdatePropertyMismatch);
}

#[test]
fn computed_properties_are_not_set_by_tag() {
    let mut client = Client::new();
    for (tag, name, text) in [("0x0E08", "Integer", "1"), ("0x3007", "SystemTime", "2030-01-01T00:00:00Z")] {
        let attributes = format!("PropertyTag=\"{tag}\" PropertyType=\"{name}\"");
        refuse_create(&mut client, &item(&property(&attributes, text)), ErrorInvalidPropertySet);
    }
}

#[test]
fn ip_152_a_tag_is_answered_in_lower_case_hexadecimal() {
    let mut client = Client::new();
    let decimal = "PropertyTag=\"4340\" PropertyType=\"Boolean\"";
    let id = client.create_item(None, &item(&property(decimal, "1")));
    let shown = client.item_with(&id, &uri(decimal));
    assert_eq!(shown.one("ExtendedFieldURI").attribute("PropertyTag"), "0x10f4");
    assert_eq!(shown.child("ExtendedProperty").value("Value"), "true");
}

#[test]
fn ip_153_a_named_property_comes_back_when_it_is_asked_for() {
    let mut client = Client::new();
    let id = client.create_item(None, &item(&property(NAMED, "red")));
    assert!(!client.item(&id).has("ExtendedProperty"));
    assert_eq!(client.item_with(&id, &uri(NAMED)).child("ExtendedProperty").value("Value"), "red");
    let other = NAMED.replace("Colour", "colour");
    assert!(!client.item_with(&id, &uri(&other)).has("ExtendedProperty"));
    let other = NAMED.replace("\"String\"", "\"Integer\"");
    assert!(!client.item_with(&id, &uri(&other)).has("ExtendedProperty"));
}

#[test]
fn ip_154_a_set_is_one_by_name_and_by_guid() {
    let mut client = Client::new();
    let named = "DistinguishedPropertySetId=\"Common\" PropertyId=\"34000\" PropertyType=\"String\"";
    let id = client.create_item(None, &item(&property(named, "x")));
    let by_guid = format!("PropertySetId=\"{COMMON}\" PropertyId=\"34000\" PropertyType=\"String\"");
    let shown = client.item_with(&id, &uri(&by_guid));
    assert_eq!(shown.one("ExtendedFieldURI").find_attribute("DistinguishedPropertySetId"), None);
    assert_eq!(shown.child("ExtendedProperty").value("Value"), "x");
}

#[test]
fn ip_155_a_tag_is_another_way_to_a_property() {
    let mut client = Client::new();
    let tag = "PropertyTag=\"0x0037\" PropertyType=\"String\"";
    let id = client.create_item(None, &item(&property(tag, "By tag")));
    assert_eq!(client.item(&id).value("Subject"), "By tag");
    let change = crate::set("Message", "item:Subject", "<t:Subject>By name</t:Subject>");
    let id = client.update_item(&id, &change);
    assert_eq!(client.item_with(&id, &uri(tag)).child("ExtendedProperty").value("Value"), "By name");
    let id = client.update_item(&id, &delete(&uri(tag)));
    assert!(!client.item(&id).has("Subject"));
}

#[test]
fn ip_156_ip_160_the_flags_of_a_message_are_one_number() {
    let flags = "PropertyTag=\"0x0E07\" PropertyType=\"Integer\"";
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let number = client.item_with(&id, &uri(flags)).child("ExtendedProperty").value("Value").to_owned();
    let number: u32 = number.parse().expect("a number");
    assert_eq!((number & 0x8, number & 0x1), (0x8, 0x1), "a draft that is read");
    let id = client.create_item(Some(&distinguished("inbox")), &item(&property(flags, "1")));
    let imported = client.item(&id);
    assert_eq!((imported.value("IsRead"), imported.value("IsDraft")), ("true", "false"));
    let id = client.create_item(None, &item(&property(flags, "0")));
    let imported = client.item(&id);
    assert_eq!((imported.value("IsRead"), imported.value("IsDraft")), ("false", "false"));
    refuse_update(&mut client, &id, &set(flags, &property(flags, "8")), ErrorInvalidPropertySet);
}

#[test]
fn ip_157_times_are_imported_by_tag() {
    let mut client = Client::new();
    let time = "2001-02-03T04:05:06Z";
    let properties = property("PropertyTag=\"0x0E06\" PropertyType=\"SystemTime\"", time)
        + &property("PropertyTag=\"0x0039\" PropertyType=\"SystemTime\"", time);
    let id = client.create_item(None, &item(&properties));
    assert_eq!(value(&mut client, &id, "item:DateTimeReceived"), time);
    assert_eq!(value(&mut client, &id, "item:DateTimeSent"), time);
}

#[test]
fn ip_159_what_is_absent_can_be_deleted() {
    let mut client = Client::new();
    let id = client.create_item(None, &item(&property(NAMED, "red")));
    let id = client.update_item(&id, &delete(&uri(NAMED)));
    let id = client.update_item(&id, &delete(&uri(NAMED)));
    assert!(!client.item_with(&id, &(uri(NAMED) + &field("item:Subject"))).has("ExtendedProperty"));
}

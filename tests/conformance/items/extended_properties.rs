//! MS-OXWSXPROP: extended properties of items.

use super::{KINDS, item_of};
use crate::client::{Client, create_item, distinguished};
use crate::tree::Tree;

const SET: &str = "PropertySetId=\"c11ff724-aa03-4555-9952-8fa248a11c3e\"";

fn property(path: &str, value: &str) -> (String, String) {
    let path = format!("<t:ExtendedFieldURI {path}/>");
    let element = format!("<t:ExtendedProperty>{path}{value}</t:ExtendedProperty>");
    (path, element)
}

/// An item of a kind with an extended property, which is returned as it is read.
#[track_caller]
fn stored(kind: &str, folder: &str, path: &str, value: &str) -> Tree {
    let mut client = Client::new();
    let (path, element) = property(path, value);
    let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, &element));
    client.item_with(&id, &path).child("ExtendedProperty").clone()
}

#[test]
fn an_item_of_any_kind_has_extended_properties() {
    requirements!(CORE: 101);
    for (kind, folder) in KINDS {
        let path = format!("{SET} PropertyName=\"Colour\" PropertyType=\"String\"");
        let property = stored(kind, folder, &path, "<t:Value>blue</t:Value>");
        assert_eq!(property.value("Value"), "blue", "{kind}");
    }
}

#[test]
fn a_property_may_have_several_values_but_not_none() {
    requirements!(XPROP: 23);
    let path = format!("{SET} PropertyName=\"Colours\" PropertyType=\"StringArray\"");
    let values = "<t:Values><t:Value>blue</t:Value><t:Value>red</t:Value></t:Values>";
    let property = stored("Message", "drafts", &path, values);
    assert_eq!(property.child("Values").values("Value"), ["blue", "red"]);
    let (_, none) = self::property(&path, "<t:Values/>");
    assert_eq!(Client::new().send(&create_item(None, &item_of("Message", &none))).name, "Fault");
}

#[test]
fn a_property_is_named_by_a_set_and_an_id_or_a_name_or_by_a_tag() {
    requirements!(XPROP: 43, 47, 50, 53, 55);
    let known = "DistinguishedPropertySetId=\"PublicStrings\"";
    let paths = [
        format!("{SET} PropertyName=\"Size\" PropertyType=\"Integer\""),
        format!("{SET} PropertyId=\"77\" PropertyType=\"Integer\""),
        format!("{known} PropertyName=\"Size\" PropertyType=\"Integer\""),
        "DistinguishedPropertySetId=\"Common\" PropertyId=\"34567\" PropertyType=\"Integer\"".to_owned(),
        "PropertyTag=\"0x7A1B\" PropertyType=\"Integer\"".to_owned(),
        "PropertyTag=\"31259\" PropertyType=\"Integer\"".to_owned(),
    ];
    for path in paths {
        let property = stored("Message", "drafts", &path, "<t:Value>42</t:Value>");
        assert_eq!(property.value("Value"), "42", "{path}");
    }
}

//! Which combinations of attributes are refused, and when two paths are one property.

use super::*;

const STRING: MapiPropertyType = MapiPropertyType::String;
const EMPTY: ExtendedFieldUri<'_> =
    ExtendedFieldUri { property_tag: None, ..ExtendedFieldUri::tag(0, MapiPropertyType::String) };
const PUBLIC_STRINGS: Option<DistinguishedPropertySet> = Some(DistinguishedPropertySet::PublicStrings);
const SET: Option<Guid> = Some(Guid([7; 16]));

#[track_caller]
fn refused(attributes: ExtendedFieldUri<'_>, code: ResponseCode) {
    let error = ExtendedPropertyPath::new(attributes).expect_err("invalid attributes");
    assert_eq!(error.code(), code);
}

#[track_caller]
fn path(attributes: ExtendedFieldUri<'_>) -> ExtendedPropertyPath {
    ExtendedPropertyPath::new(attributes).expect("valid attributes")
}

#[test]
fn any_other_combination_of_attributes_is_invalid() {
    let with_tag = ExtendedFieldUri { property_tag: Some(0x3001), ..EMPTY };
    let with_set = ExtendedFieldUri { property_set_id: SET, ..EMPTY };
    let name = Some("Color");
    for attributes in [
        EMPTY,
        with_set,
        ExtendedFieldUri { property_name: name, ..EMPTY },
        ExtendedFieldUri { property_id: Some(1), ..EMPTY },
        ExtendedFieldUri { property_set_id: SET, ..with_tag },
        ExtendedFieldUri { distinguished_property_set_id: PUBLIC_STRINGS, ..with_tag },
        ExtendedFieldUri { property_name: name, ..with_tag },
        ExtendedFieldUri { property_id: Some(1), ..with_tag },
        ExtendedFieldUri { property_name: name, property_id: Some(1), ..with_set },
        ExtendedFieldUri { property_name: name, distinguished_property_set_id: PUBLIC_STRINGS, ..with_set },
    ] {
        refused(attributes, ResponseCode::ErrorInvalidExtendedProperty);
    }
}

#[test]
fn custom_properties_have_no_tag() {
    refused(ExtendedFieldUri::tag(0x8000, STRING), ResponseCode::ErrorNoPropertyTagForCustomProperties);
    refused(ExtendedFieldUri::tag(0xffff, STRING), ResponseCode::ErrorNoPropertyTagForCustomProperties);
    path(ExtendedFieldUri::tag(0x7fff, STRING));
}

#[test]
fn types_without_text_form_are_unsupported() {
    let unsupported: Vec<_> =
        MapiPropertyType::ALL.iter().filter(|kind| !kind.has_text_form()).map(|kind| kind.name()).collect();
    assert_eq!(unsupported, ["Error", "Null", "Object", "ObjectArray"]);
    for name in unsupported {
        let property_type = MapiPropertyType::parse(name).expect("a name of the schema");
        refused(ExtendedFieldUri::tag(1, property_type), ResponseCode::ErrorUnsupportedMapiPropertyType);
    }
}

#[test]
fn a_value_must_be_single_for_a_scalar_and_several_for_an_array() {
    let one = || ExtendedPropertyValue::One("a".into());
    let many = || ExtendedPropertyValue::Many(vec!["a".into()]);
    let scalar = path(ExtendedFieldUri::tag(1, STRING));
    let array = path(ExtendedFieldUri::tag(1, MapiPropertyType::StringArray));
    for (path, value) in [(&scalar, many()), (&array, one())] {
        let error = ExtendedProperty::new(path.clone(), value).expect_err("the wrong number");
        assert_eq!(error.code(), ResponseCode::ErrorInvalidExtendedPropertyValue);
    }
    assert!(ExtendedProperty::new(scalar, one()).is_ok());
    assert!(ExtendedProperty::new(array, many()).is_ok());
}

#[test]
fn another_type_or_another_case_is_another_property() {
    let named = |name| ExtendedFieldUri {
        property_name: Some(name),
        distinguished_property_set_id: PUBLIC_STRINGS,
        ..EMPTY
    };
    let color = path(named("Color"));
    assert!(!color.names_same_property(&path(named("color"))));
    let binary = ExtendedFieldUri { property_type: MapiPropertyType::Binary, ..named("Color") };
    assert!(!color.names_same_property(&path(binary)));
    assert!(!color.names_same_property(&path(ExtendedFieldUri::tag(1, STRING))));
}

#[test]
fn a_set_is_the_same_by_name_and_by_guid() {
    for set in DistinguishedPropertySet::ALL {
        let by_name =
            ExtendedFieldUri { property_id: Some(-1), distinguished_property_set_id: Some(*set), ..EMPTY };
        let by_guid = ExtendedFieldUri { property_id: Some(-1), property_set_id: Some(set.guid()), ..EMPTY };
        assert!(path(by_name).names_same_property(&path(by_guid)));
        assert_ne!(path(by_name), path(by_guid), "the answer is given in the form asked for");
        assert_eq!(DistinguishedPropertySet::parse(set.name()), Some(*set));
    }
    let common = DistinguishedPropertySet::Common.guid().to_string();
    assert_eq!(common, "00062008-0000-0000-c000-000000000046");
}

#[test]
fn internet_headers_have_no_case() {
    let header = |name| ExtendedFieldUri {
        property_name: Some(name),
        distinguished_property_set_id: Some(DistinguishedPropertySet::InternetHeaders),
        ..EMPTY
    };
    assert!(path(header("X-Mailer")).names_same_property(&path(header("x-mailer"))));
}

#[test]
fn setting_replaces_and_removing_removes_what_is_there() {
    let tag = path(ExtendedFieldUri::tag(0x1001, STRING));
    let value = |text: &str| ExtendedPropertyValue::One(text.to_owned());
    let mut properties = Vec::new();
    assert_eq!(find(&properties, &tag), None);
    for text in ["first", "second"] {
        set(&mut properties, ExtendedProperty::new(tag.clone(), value(text)).expect("a string"));
    }
    assert_eq!((properties.len(), find(&properties, &tag)), (1, Some(value("second"))));
    remove(&mut properties, &path(ExtendedFieldUri::tag(0x1002, STRING)));
    assert_eq!(properties.len(), 1, "another one need not be there to be removed");
    remove(&mut properties, &tag);
    assert_eq!(properties, []);
}

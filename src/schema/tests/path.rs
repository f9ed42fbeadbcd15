//! Paths and shapes.

use super::*;
use crate::wire::{Invalid, Violation, ViolationKind, Wording};

/// The violation that refuses some content.
#[track_caller]
pub(super) fn violation<T: Value>(content: &str) -> Violation {
    let message = message(Naming::Prefixes, |writer| writer.raw(content));
    match read::<T>(&message, &Options::answer()).map(drop) {
        Err(Rejection { refusal: Refusal::Violation(violation), .. }) => *violation,
        other => panic!("{other:?}\n{message}"),
    }
}

/// The text of the violation that refuses some content, without the namespace.
#[track_caller]
pub(super) fn violation_text<T: Value>(content: &str) -> String {
    let text = violation::<T>(content).text(Wording::DotNet4, Spelling::Http);
    text.replace(" in namespace 'http://schemas.microsoft.com/exchange/services/2006/types'", "")
}

/// Asserts that an element is refused for being abstract.
#[track_caller]
pub(super) fn assert_abstract<T: Value>(content: &str, name: &str) {
    match violation::<T>(content).kind {
        ViolationKind::Invalid(Invalid::Abstract(element)) => assert_eq!(element.local, name),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_expected_is_a_path_and_not_the_kinds_of_paths() {
    assert_eq!(
        violation_text::<NonEmptyArrayOfPathsToElement>("<t:Subject/>"),
        "The element 'Value' has invalid child element 'Subject'. List of possible elements expected: 'Path'."
    );
    let none = "The element 'Value' has incomplete content. List of possible elements expected: 'Path'.";
    assert_eq!(violation_text::<NonEmptyArrayOfPathsToElement>(""), none);
}

#[test]
fn paths() {
    assert_abstract::<NonEmptyArrayOfPathsToElement>("<t:Path FieldURI=\"item:Subject\"/>", "Path");
    for bad in [
        "<t:FieldURI/>",
        "<t:FieldURI FieldURI=\"item:subject\"/>",
        "<t:FieldURI FieldURI=\"contacts:EmailAddress\"/>",
        "<t:IndexedFieldURI FieldURI=\"contacts:EmailAddress\"/>",
        "<t:IndexedFieldURI FieldURI=\"item:Subject\" FieldIndex=\"EmailAddress1\"/>",
        "<t:ExtendedFieldURI PropertyTag=\"0x3001\"/>",
        "<t:ExceptionFieldURI FieldURI=\"attachment:Name\"/>",
    ] {
        assert_refused::<NonEmptyArrayOfPathsToElement>(bad);
    }
    assert_round_trip(&NonEmptyArrayOfPathsToElement {
        paths: vec![
            display_name().into(),
            FieldUri::of("item:Subject").into(),
            IndexedFieldUri {
                field_uri: DictionaryUri::PhysicalAddressStreet,
                field_index: "Home".to_owned(),
            }
            .into(),
            FieldUri::of("folder:DisplayName").into(),
        ],
    });
    assert_round_trip(&ExceptionFieldUri { field_uri: ExceptionPropertyUri::RecurrenceInterval });
}

#[test]
fn a_path_newer_than_the_requested_schema_is_refused() {
    let paths = |name| NonEmptyArrayOfPathsToElement { paths: vec![FieldUri::of(name).into()] };
    let refusal = |name| {
        let message = message(Naming::Prefixes, |writer| paths(name).write(writer));
        read::<NonEmptyArrayOfPathsToElement>(&message, &Options::request()).map_err(|it| it.refusal).err()
    };
    assert!(matches!(refusal("item:Flag"), Some(Refusal::NewerThanRequested { .. })));
    assert!(refusal("item:Subject").is_none());
}

#[test]
fn shapes() {
    let shape = |base_shape, more: &[FieldUri]| FolderResponseShape {
        base_shape,
        additional_properties: (!more.is_empty()).then(|| NonEmptyArrayOfPathsToElement {
            paths: more.iter().map(|&property| property.into()).collect(),
        }),
    };
    assert_refused::<FolderResponseShape>("");
    assert_refused::<FolderResponseShape>("<t:BaseShape>idonly</t:BaseShape>");
    let empty = "<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties/>";
    assert_refused::<FolderResponseShape>(empty);
    assert_refused::<ItemResponseShape>(empty);
    assert_round_trip(&shape(DefaultShapeNames::IdOnly, &[]));
    assert_round_trip(&shape(DefaultShapeNames::AllProperties, &[FieldUri::of("folder:PermissionSet")]));
}

#[test]
fn message_xml_names_the_properties_it_is_about_before_its_values() {
    let index =
        IndexedFieldUri { field_uri: DictionaryUri::EmailAddress, field_index: "EmailAddress4".to_owned() };
    let error = crate::Error::new(crate::ResponseCode::ErrorPropertyUpdate)
        .with_value("Name", "value")
        .with_path(FieldUri::of("calendar:End"))
        .with_path(index)
        .with_path(display_name());
    let xml = MessageXml::of(&error);
    assert_round_trip(&xml);
    assert_eq!(xml.add_to(crate::Error::new(error.code())), error);
    let written = message(Naming::DefaultNamespace, |writer| MessageXml::of(&error).write(writer));
    let namespace = Namespace::Types.uri(Spelling::Http);
    let first = format!("<t:FieldURI xmlns:t=\"{namespace}\" FieldURI=\"calendar:End\"/>");
    assert!(written.contains(&first), "{written}");
}

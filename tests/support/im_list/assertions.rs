//! Requests sent for what is wrong with them, and what is checked of every answer alike.

use std::fmt::Debug;

use ews_sim::mailbox::IM_GROUP_CHANGE_KEY;
use ews_sim::operation::Answer;
use ews_sim::schema::ItemId;
use ews_sim::{Operation, Reply, ResponseCode, Result, Simulator};

use super::{
    DISPLAY_NAME, STALE, group_id, ids_of_nothing, unusable_ids, with_change_key, with_moniker,
    with_properties,
};
use crate::support::{ADA, refuse, send, succeed};

/// Sends a body that must be refused by a response message with that code and its text.
#[track_caller]
pub fn refuse_in_words(simulator: &mut Simulator, body: &str, code: ResponseCode) -> Reply {
    let reply = refuse(simulator, body, code);
    assert_eq!((reply.status(), reply.message_text().as_deref()), (200, Some(words_of(code))), "{reply}");
    reply
}

/// The text that goes with a code in this family of operations.
#[track_caller]
fn words_of(code: ResponseCode) -> &'static str {
    match code {
        ResponseCode::ErrorCannotUseFolderIdForItemId => "Expected an item Id but received a folder Id.",
        ResponseCode::ErrorImContactLimitReached => "The maximum number of IM contacts has been reached.",
        ResponseCode::ErrorImGroupDisplayNameAlreadyExists => {
            "An IM group with the specified display name already exists."
        }
        ResponseCode::ErrorImGroupLimitReached => "The maximum number of IM groups has been reached.",
        ResponseCode::ErrorInvalidChangeKey => "The change key is invalid.",
        ResponseCode::ErrorInvalidExtendedProperty => {
            "The extended property attribute combination is invalid."
        }
        ResponseCode::ErrorInvalidIdEmpty => "Id must be non-empty.",
        ResponseCode::ErrorInvalidIdMalformed => "Id is malformed.",
        ResponseCode::ErrorInvalidImContactId => "The specified Im Contact Id is invalid.",
        ResponseCode::ErrorInvalidImDistributionGroupSmtpAddress => {
            "The specified IM distribution group SMTP address is invalid."
        }
        ResponseCode::ErrorInvalidImGroupId => "The specified Im Group Id is invalid.",
        ResponseCode::ErrorItemNotFound => "The specified object was not found in the store.",
        ResponseCode::ErrorNoPropertyTagForCustomProperties => {
            "Property tags cannot be used for custom properties."
        }
        ResponseCode::ErrorNonExistentMailbox => "No mailbox with such guid.",
        ResponseCode::ErrorUnableToRemoveImContactFromGroup => {
            "The IM contact could not be removed from the group."
        }
        ResponseCode::ErrorUnsupportedMapiPropertyType => "The MAPI property type is not supported.",
        other => panic!("no operation of the IM list answers {other}"),
    }
}

/// Sends a body that breaks the schema in these words, from which namespaces are left out.
#[track_caller]
pub fn violate(simulator: &mut Simulator, body: &str, words: &str) {
    let reply = refuse(simulator, body, ResponseCode::ErrorSchemaValidation);
    let text = reply.message_text().expect("a fault has a text");
    let text = text.strip_prefix("The request failed schema validation: ").expect("the documented start");
    assert_eq!(without_namespaces(text), words, "{reply}");
}

fn without_namespaces(text: &str) -> String {
    const SERVICES: &str = "http://schemas.microsoft.com/exchange/services/2006/";
    ["messages", "types"].iter().fold(text.to_owned(), |text, schema| {
        text.replace(&format!(" in namespace '{SERVICES}{schema}'"), "")
            .replace(&format!("{SERVICES}{schema}:"), "")
    })
}

/// Sends a body with every id that the operation cannot use: what is no id of an item in any mailbox, what
/// names nothing, and what names an object of a `wrong` kind.
#[track_caller]
pub fn refuse_other_ids(
    simulator: &Simulator,
    body: impl Fn(&ItemId) -> String,
    nothing: ResponseCode,
    wrong: (ResponseCode, &[ItemId]),
) {
    let mut simulator = simulator.clone();
    let group = group_id(&simulator, "Work");
    for (id, code) in unusable_ids(&simulator) {
        refuse_in_words(&mut simulator, &body(&id), code);
    }
    for change_key in ["", "x", "EgAAA", "EQAAABxFU", "EQAAABYAAABtF8oI7i"] {
        let id = with_change_key(&group, Some(change_key));
        refuse_in_words(&mut simulator, &body(&id), ResponseCode::ErrorInvalidChangeKey);
    }
    for moniker in ["d522c10d-78ce-4097-8f59-b71634cdfdda", "no-guid-at-all"] {
        let reply = refuse_in_words(
            &mut simulator,
            &body(&with_moniker(&group, moniker)),
            ResponseCode::ErrorNonExistentMailbox,
        );
        assert_mailbox_guid(&reply, moniker);
    }
    for id in ids_of_nothing(&mut simulator) {
        refuse_in_words(&mut simulator, &body(&id), nothing);
    }
    for id in wrong.1 {
        refuse_in_words(&mut simulator, &body(id), wrong.0);
    }
}

/// Asks for properties that cannot be asked for, beside one that can.
#[track_caller]
pub fn refuse_invalid_properties(simulator: &mut Simulator, body: &str) {
    const SET: &str = r#"DistinguishedPropertySetId="PublicStrings""#;
    const GUID: &str = r#"PropertySetId="00020329-0000-0000-c000-000000000046""#;
    let combinations = [
        String::new(),
        r#"PropertyName="Color""#.to_owned(),
        r#"PropertyId="1""#.to_owned(),
        SET.to_owned(),
        GUID.to_owned(),
        format!(r#"{SET} {GUID} PropertyName="Color""#),
        format!(r#"{SET} PropertyName="Color" PropertyId="1""#),
        format!(r#"{SET} PropertyTag="0x3001""#),
        r#"PropertyTag="0x3001" PropertyName="Color""#.to_owned(),
        r#"PropertyTag="0x3001" PropertyId="1""#.to_owned(),
    ];
    let string = |attributes: &str| format!(r#"{attributes} PropertyType="String""#);
    let invalid = combinations.map(|it| (string(&it), ResponseCode::ErrorInvalidExtendedProperty));
    let custom = ["0x8000", "0xfffe", "32768"].map(|tag| {
        let attributes = string(&format!(r#"PropertyTag="{tag}""#));
        (attributes, ResponseCode::ErrorNoPropertyTagForCustomProperties)
    });
    let types = ["Object", "ObjectArray", "Null", "Error"].map(|kind| {
        let attributes = format!(r#"PropertyTag="0x3001" PropertyType="{kind}""#);
        (attributes, ResponseCode::ErrorUnsupportedMapiPropertyType)
    });
    for (attributes, code) in invalid.into_iter().chain(custom).chain(types) {
        let properties = format!("{DISPLAY_NAME}<t:ExtendedProperty {attributes}/>");
        refuse_in_words(simulator, &with_properties(body, &properties), code);
    }
}

/// Asks for properties in ways that the schema forbids.
#[track_caller]
pub fn violate_with_properties(simulator: &mut Simulator, body: &str) {
    const ARRAY: &str = "The element 'ExtendedProperties'";
    const EXPECTED: &str = "List of possible elements expected: 'ExtendedProperty'.";
    for (properties, words) in [
        ("", format!("{ARRAY} has incomplete content. {EXPECTED}")),
        (
            r#"<t:ExtendedFieldURI PropertyTag="0x3001" PropertyType="String"/>"#,
            format!("{ARRAY} has invalid child element 'ExtendedFieldURI'. {EXPECTED}"),
        ),
        (
            r#"<t:ExtendedProperty PropertyTag="0x3001"/>"#,
            "The required attribute 'PropertyType' is missing.".to_owned(),
        ),
        (
            r#"<t:ExtendedProperty PropertyTag="0x3001" PropertyType="Text"/>"#,
            "The 'PropertyType' attribute is invalid - The value 'Text' is invalid according to its datatype \
             'MapiPropertyTypeType' - The Enumeration constraint failed."
                .to_owned(),
        ),
    ] {
        violate(simulator, &with_properties(body, properties), &words);
    }
}

/// The answer gives the GUID of the mailbox that is not there as a named value.
#[track_caller]
pub fn assert_mailbox_guid(reply: &Reply, guid: &str) {
    let document = reply.document().expect("every answer is valid");
    let details = document.body().child("MessageXml").expect("the error has details");
    let details: Vec<_> =
        details.children().map(|it| (it.element().name, it.attribute("Name"), it.text())).collect();
    assert_eq!(details, [("Value", Some("MailboxGuid"), guid)], "{reply}");
}

/// Sends a body with every change key that will do: none, one that is out of date, one of another kind.
#[track_caller]
pub fn accept_every_change_key(simulator: &Simulator, body: impl Fn(&ItemId) -> String, id: &ItemId) {
    let mut expected = simulator.clone();
    succeed(&mut expected, &body(id));
    for change_key in [None, Some(STALE), Some("EQAAAA=="), Some(IM_GROUP_CHANGE_KEY)] {
        let mut fork = simulator.clone();
        succeed(&mut fork, &body(&with_change_key(id, change_key)));
        assert!(fork == expected, "{change_key:?}");
    }
}

/// The answer to a typed call, which is that to the same request as bytes and leaves the same state.
#[track_caller]
pub fn call_as_sent<O: Operation>(
    simulator: &Simulator,
    request: &O,
    body: &str,
) -> Result<<O::Answer as Answer>::Success>
where
    <O::Answer as Answer>::Success: PartialEq + Debug,
{
    let (mut called, mut sent) = (simulator.clone(), simulator.clone());
    let answer = called.call(ADA, request);
    assert_eq!(answer, send(&mut sent, body).read::<O>());
    assert!(called == sent, "the states differ");
    answer
}

/// The answer has a response code and nothing else.
#[track_caller]
pub fn assert_no_payload(reply: &Reply) {
    let document = reply.document().expect("every answer is valid");
    let children: Vec<_> = document.body().children().map(|child| child.element().name).collect();
    assert_eq!(children, ["ResponseCode"], "{reply}");
}

/// The violation of an element of the messages schema that must not be empty, in words for [`violate`].
pub fn too_short(element: &str) -> String {
    format!(
        "The '{element}' element is invalid - The value '' is invalid according to its datatype \
         'NonEmptyStringType' - The actual length is less than the MinLength value."
    )
}

/// The names of the children of each element with a local name, in document order.
pub fn children(reply: &Reply, name: &str) -> Vec<Vec<&'static str>> {
    let document = reply.document().expect("every answer is valid");
    let elements = document.body().descendants().filter(|node| node.element().name == name);
    elements.map(|node| node.children().map(|child| child.element().name).collect()).collect()
}

//! Refusals of ids, before anything is looked up, and of properties asked for.

use ews_sim::ResponseCode::{self, *};
use ews_sim::finding::Rule;

use super::{Refusal, of_operation};

/// The operations that read an id; GetImItems skips what it cannot read.
const WITH_IDS: &str = "AddImContactToGroup, AddNewImContactToGroup, AddNewTelUriContactToGroup, \
                        RemoveContactFromImList, RemoveDistributionGroupFromImList, \
                        RemoveImContactFromGroup, \
                        RemoveImGroup, SetImGroup";
/// The operations that can be asked for extended properties.
const WITH_PROPERTIES: &str = "GetImItemList, GetImItems";

/// A body with an id.
macro_rules! removing {
    ($attributes:literal) => {
        concat!("<m:RemoveImGroup><m:GroupId ", $attributes, "/></m:RemoveImGroup>")
    };
}

/// A body that asks for a property.
macro_rules! asking {
    ($attributes:literal) => {
        concat!(
            "<m:GetImItemList><m:ExtendedProperties><t:ExtendedProperty ",
            $attributes,
            "/></m:ExtendedProperties></m:GetImItemList>"
        )
    };
}

/// The table.
pub const REFUSALS: &[Refusal] = &[
    id(ErrorInvalidIdEmpty, "the id is empty", Rule::IdNotEmpty, removing!(r#"Id="""#)),
    id(ErrorInvalidIdMalformed, "the id is not base64", Rule::IdForm, removing!(r#"Id="not base64!""#)),
    id(ErrorInvalidIdMalformed, "the id is cut short", Rule::IdForm, removing!(r#"Id="{Work, cut}""#))
        .near("\"Work\""),
    id(
        ErrorInvalidIdMalformed,
        "the id is that of a persona, an attachment or a conversation",
        Rule::IdForm,
        removing!(r#"Id="{Persona}""#),
    ),
    id(
        ErrorInvalidIdMonikerTooLong,
        "the name of the mailbox in the id is longer than 256 bytes",
        Rule::IdForm,
        removing!(r#"Id="{Moniker of 257 bytes}""#),
    ),
    id(
        ErrorInvalidIdStoreObjectIdTooLong,
        "the entry id in the id is longer than 256 bytes",
        Rule::IdForm,
        removing!(r#"Id="{Entry id of 257 bytes}""#),
    ),
    id(
        ErrorInvalidIdMalformedEwsLegacyIdFormat,
        "the id has the form of Exchange 2007",
        Rule::IdForm,
        removing!(r#"Id="{As of 2007}""#),
    )
    .near("\"Work\""),
    id(
        ErrorInvalidChangeKey,
        "the change key is empty",
        Rule::ChangeKeyForm,
        removing!(r#"Id="{Work}" ChangeKey="""#),
    ),
    id(
        ErrorInvalidChangeKey,
        "the change key is none that a server writes; a stale one will do",
        Rule::ChangeKeyForm,
        removing!(r#"Id="{Work}" ChangeKey="EgAAA""#),
    ),
    id(
        ErrorCannotUseFolderIdForItemId,
        "the id is that of a folder",
        Rule::IdOfItem,
        removing!(r#"Id="{Folder}""#),
    ),
    id(
        ErrorNonExistentMailbox,
        "no mailbox has the GUID in the id; the answer gives it",
        Rule::IdOfMailbox,
        removing!(r#"Id="{Elsewhere}""#),
    ),
    property(
        ErrorInvalidExtendedProperty,
        "the attributes do not go together",
        Rule::PropertyAttributes,
        asking!(r#"PropertyTag="0x3001" PropertyName="Nickname" PropertyType="String""#),
    ),
    property(
        ErrorNoPropertyTagForCustomProperties,
        "the tag is 0x8000 or more",
        Rule::PropertyTag,
        asking!(r#"PropertyTag="0x8001" PropertyType="String""#),
    ),
    property(
        ErrorUnsupportedMapiPropertyType,
        "the type has no text form",
        Rule::PropertyType,
        asking!(r#"PropertyTag="0x3001" PropertyType="Object""#),
    ),
];

const fn id(code: ResponseCode, condition: &'static str, rule: Rule, body: &'static str) -> Refusal {
    of_operation(code, WITH_IDS, condition, rule, body)
}

const fn property(code: ResponseCode, condition: &'static str, rule: Rule, body: &'static str) -> Refusal {
    of_operation(code, WITH_PROPERTIES, condition, rule, body)
}

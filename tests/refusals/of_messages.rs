//! Refusals of messages: their XML, their envelope, their version, their operation, their schema.

use ews_sim::ResponseCode::*;
use ews_sim::finding::Rule;
use ews_sim::{ResponseCode, ServerProfile};

use super::{ADD, Refusal, Request, VERSION, World, of_message};

/// The table.
pub const REFUSALS: &[Refusal] = &[
    bytes(ErrorSchemaValidation, "the request is empty", Rule::WellFormed, b""),
    bytes(ErrorSchemaValidation, "there is a document type", Rule::WellFormed, b"<!DOCTYPE a><a/>"),
    malformed("`&` is not escaped", "<m:AddImGroup><m:DisplayName>R&D</m:DisplayName></m:AddImGroup>"),
    malformed("a prefix is declared nowhere", "<x:AddImGroup/>"),
    malformed("tags do not match", "<m:AddImGroup></m:SetImGroup>"),
    Refusal { code: None, ..bytes(NoError, "the root is no envelope of SOAP 1.1", Rule::Envelope, b"<a/>") },
    Refusal {
        code: None,
        ..headers(
            NoError,
            "a header that the server does not know has to be understood",
            Rule::MustUnderstand,
            "<x:Trace xmlns:x=\"urn:example\" s:mustUnderstand=\"1\"/>",
        )
    },
    of_message(ErrorInvalidRequest, "the body is empty", Rule::Body, VERSION, ""),
    of_message(
        ErrorInvalidRequest,
        "Exchange has no such operation",
        Rule::OperationKnown,
        VERSION,
        "<m:AddImGruop/>",
    )
    .near("AddImGroup"),
    of_message(
        ErrorInvalidRequest,
        "the operation is not simulated yet",
        Rule::OperationSimulated,
        VERSION,
        "<m:GetRoomLists/>",
    ),
    of_message(
        ErrorInvalidRequest,
        "the operation is newer than the server",
        Rule::OperationOfServer,
        "<t:RequestServerVersion Version=\"Exchange2010_SP2\"/>",
        ADD,
    )
    .near("Exchange2013")
    .within(World::On(ServerProfile::Exchange2010Sp2)),
    of_message(
        ErrorInvalidRequest,
        "the request has more elements than allowed",
        Rule::Limits,
        VERSION,
        "<m:GetImItems><m:ContactIds><t:ItemId Id=\"1\"/><t:ItemId Id=\"2\"/><t:ItemId Id=\"3\"/>\
         <t:ItemId Id=\"4\"/><t:ItemId Id=\"5\"/><t:ItemId Id=\"6\"/><t:ItemId Id=\"7\"/><t:ItemId Id=\"8\"/>\
         <t:ItemId Id=\"9\"/></m:ContactIds></m:GetImItems>",
    )
    .within(World::Scarce),
    of_message(
        ErrorRequestStreamTooBig,
        "the request has more bytes than allowed",
        Rule::Limits,
        VERSION,
        ADD,
    )
    .within(World::Narrow),
    of_message(
        ErrorInvalidRequest,
        "the version is none that the server knows (Exchange 2016 and later)",
        Rule::VersionKnown,
        "<t:RequestServerVersion Version=\"Exchange2019\"/>",
        ADD,
    )
    .near("Exchange2009"),
    of_message(
        ErrorInvalidServerVersion,
        "the version is none that the server knows (up to Exchange 2013)",
        Rule::VersionKnown,
        "<t:RequestServerVersion Version=\"Exchange2016\"/>",
        ADD,
    )
    .near("Exchange2013")
    .within(World::On(ServerProfile::Exchange2013)),
    of_message(
        ErrorIncorrectSchemaVersion,
        "the operation is newer than the version asked for",
        Rule::VersionRequested,
        "<t:RequestServerVersion Version=\"Exchange2010\"/>",
        ADD,
    )
    .near("Exchange2013"),
    of_message(ErrorIncorrectSchemaVersion, "no version is asked for", Rule::VersionRequested, "", ADD)
        .near("Exchange2013"),
    of_message(
        ErrorInvalidSchemaVersionForMailboxVersion,
        "the mailbox lies on a server that does not know the version",
        Rule::VersionOfMailbox,
        VERSION,
        ADD,
    )
    .near("Exchange2010_SP2")
    .within(World::OlderMailbox),
    schema("the operation is in another namespace", Rule::Declared, "<t:AddImGroup/>").near("AddImGroup"),
    schema(
        "a child is none that may come next",
        Rule::Child,
        "<m:AddNewImContactToGroup><m:ImAddress>a@b</m:ImAddress><m:DisplyName>A</m:DisplyName>\
         </m:AddNewImContactToGroup>",
    )
    .near("DisplayName, GroupId"),
    schema(
        "a child is in another namespace",
        Rule::Child,
        "<m:AddImGroup><t:DisplayName>Work</t:DisplayName></m:AddImGroup>",
    )
    .near("DisplayName"),
    schema("a required child is missing", Rule::Complete, "<m:AddImGroup/>").near("DisplayName"),
    schema(
        "a required child is missing that real servers do without",
        Rule::Complete,
        "<m:AddDistributionGroupToImList><m:SmtpAddress>sales@example.test</m:SmtpAddress>\
         </m:AddDistributionGroupToImList>",
    )
    .near("DisplayName")
    .within(World::StrictSchema),
    schema(
        "an element of text has a child",
        Rule::Leaf,
        "<m:AddImGroup><m:DisplayName><t:b/></m:DisplayName></m:AddImGroup>",
    ),
    schema("text stands between children", Rule::Text, "<m:AddImGroup>Work</m:AddImGroup>")
        .near("DisplayName"),
    schema(
        "text stands in an element that holds nothing",
        Rule::Text,
        "<m:RemoveImGroup><m:GroupId Id=\"{Work}\">Work</m:GroupId></m:RemoveImGroup>",
    ),
    schema(
        "`xsi:type` names a type that does not derive from the declared one",
        Rule::TypeNamed,
        concat!(
            "<m:RemoveImGroup xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
            "<m:GroupId Id=\"{Work}\" xsi:type=\"t:ConnectingSIDType\"/></m:RemoveImGroup>",
        ),
    ),
    schema(
        "a required attribute is missing",
        Rule::AttributeThere,
        "<m:RemoveImGroup><m:GroupId/></m:RemoveImGroup>",
    )
    .near("Id"),
    schema(
        "an attribute is not declared",
        Rule::AttributeDeclared,
        "<m:RemoveImGroup><m:GroupId Id=\"{Work}\" Changekey=\"EgAAAA==\"/></m:RemoveImGroup>",
    )
    .near("ChangeKey"),
    schema(
        "a value is none of its datatype",
        Rule::Datatype,
        "<m:AddImGroup><m:DisplayName/></m:AddImGroup>",
    ),
    schema(
        "a word is none of its enumeration",
        Rule::Datatype,
        "<m:GetImItemList><m:ExtendedProperties><t:ExtendedProperty PropertyTag=\"0x3001\" \
         PropertyType=\"string\"/></m:ExtendedProperties></m:GetImItemList>",
    )
    .near("String"),
    schema(
        "xsi:nil is used",
        Rule::TypeNamed,
        concat!(
            "<m:AddImGroup xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
            "<m:DisplayName xsi:nil=\"true\"/></m:AddImGroup>",
        ),
    ),
    schema(
        "the namespaces are spelled `https://`",
        Rule::Declared,
        "<AddImGroup xmlns=\"https://schemas.microsoft.com/exchange/services/2006/messages\"/>",
    )
    .near("AddImGroup")
    .within(World::StrictNamespaces),
];

const fn bytes(code: ResponseCode, condition: &'static str, rule: Rule, bytes: &'static [u8]) -> Refusal {
    Refusal { request: Request::Bytes(bytes), ..of_message(code, condition, rule, "", "") }
}

const fn headers(code: ResponseCode, condition: &'static str, rule: Rule, headers: &'static str) -> Refusal {
    of_message(code, condition, rule, headers, ADD)
}

const fn malformed(condition: &'static str, body: &'static str) -> Refusal {
    schema(condition, Rule::WellFormed, body)
}

const fn schema(condition: &'static str, rule: Rule, body: &'static str) -> Refusal {
    of_message(ErrorSchemaValidation, condition, rule, VERSION, body)
}

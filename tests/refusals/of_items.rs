//! Refusals by operations that make, show and change items.

use ews_sim::ResponseCode::*;
use ews_sim::finding::Rule;

use super::{Refusal, of_operation};

/// A request that makes an item where its kind belongs, with attributes.
macro_rules! create {
    ($attributes:literal, $item:literal) => {
        concat!("<m:CreateItem ", $attributes, "><m:Items>", $item, "</m:Items></m:CreateItem>")
    };
    ($item:literal) => {
        create!("MessageDisposition=\"SaveOnly\" SendMeetingInvitations=\"SendToNone\"", $item)
    };
}

/// A request that changes a contact.
macro_rules! update {
    ($attributes:literal, $update:literal) => {
        concat!(
            "<m:UpdateItem ConflictResolution=\"",
            $attributes,
            "\"><m:ItemChanges><t:ItemChange><t:ItemId Id=\"{Eve}\"/><t:Updates>",
            $update,
            "</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
        )
    };
    ($update:literal) => {
        update!("AlwaysOverwrite", $update)
    };
}

/// The table.
pub const REFUSALS: &[Refusal] = &[
    of_operation(
        ErrorMessageDispositionRequired,
        "CreateItem, UpdateItem",
        "the item is a message and MessageDisposition is missing",
        Rule::DispositionGiven,
        create!("", "<t:Message/>"),
    ),
    of_operation(
        ErrorSendMeetingInvitationsRequired,
        "CreateItem",
        "the item is a calendar item and SendMeetingInvitations is missing",
        Rule::DispositionGiven,
        create!("", "<t:CalendarItem/>"),
    ),
    of_operation(
        ErrorInvalidItemForOperationCreateItem,
        "CreateItem",
        "the item is one that servers make, for instance a MeetingRequest",
        Rule::ItemOfClient,
        create!("<t:MeetingRequest/>"),
    ),
    of_operation(
        ErrorObjectTypeChanged,
        "CreateItem, UpdateItem",
        "the ItemClass is one of another kind of item",
        Rule::ItemClassOfKind,
        create!("<t:Contact><t:ItemClass>IPM.Task</t:ItemClass></t:Contact>"),
    ),
    of_operation(
        ErrorCannotCreateContactInNonContactFolder,
        "CreateItem",
        "a contact in a folder of another kind; so for calendar items, tasks and posts",
        Rule::FolderOfKind,
        "<m:CreateItem><m:SavedItemFolderId><t:DistinguishedFolderId Id=\"inbox\"/></m:SavedItemFolderId>\
         <m:Items><t:Contact/></m:Items></m:CreateItem>",
    ),
    of_operation(
        ErrorInvalidRecipients,
        "CreateItem, UpdateItem",
        "a message is to be sent and has no recipient, or one that is no address",
        Rule::RecipientThere,
        create!("MessageDisposition=\"SendOnly\"", "<t:Message/>"),
    ),
    of_operation(
        ErrorSendAsDenied,
        "CreateItem, UpdateItem, SendItem",
        "a message is from somebody whom the caller may not act for",
        Rule::SendAs,
        create!(
            "MessageDisposition=\"SendOnly\"",
            "<t:Message><t:ToRecipients><t:Mailbox><t:EmailAddress>bob@example.test</t:EmailAddress>\
             </t:Mailbox></t:ToRecipients><t:From><t:Mailbox><t:EmailAddress>sales@example.test\
             </t:EmailAddress></t:Mailbox></t:From></t:Message>"
        ),
    ),
    of_operation(
        ErrorInvalidArgument,
        "CreateItem, UpdateItem",
        "the dates of a Flag do not go with its status",
        Rule::PropertyHolds,
        create!(
            "<t:Message><t:Flag><t:FlagStatus>Flagged</t:FlagStatus><t:StartDate>2030-01-01T00:00:00Z\
             </t:StartDate></t:Flag></t:Message>"
        ),
    ),
    of_operation(
        ErrorUnsupportedCulture,
        "CreateItem, UpdateItem",
        "the Culture is no language",
        Rule::PropertyHolds,
        create!("<t:Message><t:Culture>qq-QQ</t:Culture></t:Message>"),
    ),
    of_operation(
        ErrorInvalidPercentCompleteValue,
        "CreateItem, UpdateItem",
        "PercentComplete is not within 0 to 100",
        Rule::PropertyHolds,
        create!("<t:Task><t:PercentComplete>101</t:PercentComplete></t:Task>"),
    ),
    of_operation(
        ErrorInvalidCompleteDate,
        "CreateItem, UpdateItem",
        "CompleteDate is a day or more ahead of the clock",
        Rule::PropertyHolds,
        create!("<t:Task><t:CompleteDate>2199-01-01T00:00:00Z</t:CompleteDate></t:Task>"),
    ),
    of_operation(
        ErrorCalendarEndDateIsEarlierThanStartDate,
        "CreateItem, UpdateItem",
        "an appointment ends before it starts",
        Rule::PropertyHolds,
        create!(
            "<t:CalendarItem><t:Start>2030-01-02T00:00:00Z</t:Start><t:End>2030-01-01T00:00:00Z</t:End>\
             </t:CalendarItem>"
        ),
    ),
    of_operation(
        ErrorInvalidMailbox,
        "CreateItem, UpdateItem",
        "a member of a distribution list is neither an address nor an item",
        Rule::PropertyHolds,
        create!(
            "<t:DistributionList><t:Members><t:Member><t:Mailbox><t:Name>x</t:Name></t:Mailbox></t:Member>\
             </t:Members></t:DistributionList>"
        ),
    ),
    of_operation(
        ErrorInvalidContactEmailAddress,
        "CreateItem, UpdateItem",
        "an e-mail address of a contact is blank",
        Rule::PropertyHolds,
        create!(
            "<t:Contact><t:EmailAddresses><t:Entry Key=\"EmailAddress1\"> </t:Entry></t:EmailAddresses>\
             </t:Contact>"
        ),
    ),
    of_operation(
        ErrorInvalidRequest,
        "CreateItem, UpdateItem",
        "attachments of new items, attendees and recurrences, which are not simulated",
        Rule::PropertySimulated,
        create!(
            "<t:Message><t:Attachments><t:FileAttachment><t:Name>x</t:Name></t:FileAttachment>\
             </t:Attachments></t:Message>"
        ),
    ),
    of_operation(
        ErrorUnsupportedMimeConversion,
        "CreateItem, UpdateItem, GetItem",
        "MIME content of a kind of item that has none",
        Rule::MimeOfKind,
        create!("<t:Task><t:MimeContent>AAAA</t:MimeContent></t:Task>"),
    ),
    of_operation(
        ErrorMimeContentInvalid,
        "CreateItem, UpdateItem",
        "MIME content that is no Internet message",
        Rule::MimeForm,
        create!("<t:Message><t:MimeContent></t:MimeContent></t:Message>"),
    ),
    of_operation(
        ErrorChangeKeyRequiredForWriteOperations,
        "UpdateItem",
        "the id has no change key, unless everything is overwritten",
        Rule::ChangeKeyGiven,
        update!(
            "NeverOverwrite",
            "<t:DeleteItemField><t:FieldURI FieldURI=\"item:Body\"/></t:DeleteItemField>"
        ),
    ),
    of_operation(
        ErrorInvalidPropertySet,
        "CreateItem, UpdateItem",
        "the property of an item is one that servers alone set",
        Rule::PropertyAllows,
        create!("<t:Message><t:Size>1</t:Size></t:Message>"),
    ),
    of_operation(
        ErrorInvalidPropertyDelete,
        "UpdateItem",
        "the property of an item is one that has to be there",
        Rule::PropertyAllows,
        update!("<t:DeleteItemField><t:FieldURI FieldURI=\"item:ItemId\"/></t:DeleteItemField>"),
    ),
    of_operation(
        ErrorInvalidPropertyAppend,
        "UpdateItem",
        "the property of an item is no body and no list of people",
        Rule::PropertyAllows,
        update!(
            "<t:AppendToItemField><t:FieldURI FieldURI=\"item:Subject\"/><t:Contact><t:Subject>x</t:Subject>\
             </t:Contact></t:AppendToItemField>"
        ),
    ),
    of_operation(
        ErrorIncorrectUpdatePropertyCount,
        "UpdateItem",
        "the item of a change has no property, or several",
        Rule::ChangeOfOne,
        update!("<t:SetItemField><t:FieldURI FieldURI=\"item:Subject\"/><t:Contact/></t:SetItemField>"),
    ),
    of_operation(
        ErrorUpdatePropertyMismatch,
        "UpdateItem",
        "the item of a change has another property than the path names",
        Rule::ChangeAtPath,
        update!(
            "<t:SetItemField><t:FieldURI FieldURI=\"item:Body\"/><t:Contact><t:Subject>x</t:Subject>\
             </t:Contact></t:SetItemField>"
        ),
    ),
    of_operation(
        ErrorInvalidPropertyRequest,
        "UpdateItem, GetItem",
        "the property is one of another kind of item",
        Rule::PropertyOfKind,
        update!("<t:DeleteItemField><t:FieldURI FieldURI=\"calendar:Location\"/></t:DeleteItemField>"),
    ),
];

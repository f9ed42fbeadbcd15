//! Parts of the headers and of single operations.

use ews_sim::ResponseCode::*;

use super::{HEADER, Row, in_part, no_effect, refused};

const INVITED: &str = "A calendar item needs it, but its value has no effect: attendees are refused.";
const NO_BODIES: &str = "Bodies are not answered here, so that what the shape says of them has no effect.";

/// The rows.
pub const ROWS: &[Row] = &[
    refused(
        HEADER,
        "SerializedSecurityContext",
        &[ErrorTokenSerializationDenied],
        "It is for servers among themselves.",
        &["[[<t:SerializedSecurityContext><t:UserSid>S-1-5-21-7</t:UserSid></t:SerializedSecurityContext>\
           |<t:MailboxCulture>en-US</t:MailboxCulture>]]"],
    ),
    refused(
        HEADER,
        "OpenAsAdminOrSystemService",
        &[ErrorAccessDenied],
        "It is for servers among themselves.",
        &["[[<t:OpenAsAdminOrSystemService LogonType='Admin'><t:ConnectingSID><t:SID>S-1-5-21-7</t:SID>\
           </t:ConnectingSID></t:OpenAsAdminOrSystemService>|<t:MailboxCulture>en-US</t:MailboxCulture>\
           ]]"],
    ),
    in_part(
        HEADER,
        "MailboxCulture",
        "One without a language of ISO 639 is `ErrorUnsupportedCulture`. No other effect: all texts are \
         en-US.",
        &["<t:MailboxCulture>[[de-DE|en-US]]</t:MailboxCulture>"],
    ),
    in_part(
        HEADER,
        "TimeZoneContext",
        "One that neither names nor defines a zone is `ErrorTimeZone`. Times without an offset are of that \
         zone in restrictions, views and queries, and of UTC in properties; answers are in UTC.",
        &["<t:TimeZoneContext><t:TimeZoneDefinition Id='[[UTC|Tokyo Standard Time]]'/>\
             </t:TimeZoneContext>"],
    ),
    in_part(
        HEADER,
        "ManagementRole",
        "One without a role is `ErrorInvalidManagementRoleHeader`. No other effect: no role is asked for.",
        &["<t:ManagementRole><t:UserRoles><t:Role>[[MailboxSearch|LegalHold]]</t:Role></t:UserRoles>\
           </t:ManagementRole>"],
    ),
    in_part(
        "ArchiveItemType",
        "ItemIds",
        "The mailbox needs an archive, which tests make with `Mailbox::provide_folder`.",
        &[],
    ),
    in_part(
        "BaseMoveCopyItemType",
        "ReturnNewItemIds",
        "Ids are told even when it is false, unless `Policies::honors_return_new_item_ids` is set.",
        &[
            "<m:CopyItem><m:ToFolderId>{drafts}</m:ToFolderId><m:ItemIds>{the message}</m:ItemIds>\
             <m:ReturnNewItemIds>[[false|true]]</m:ReturnNewItemIds></m:CopyItem>",
            "<m:MoveItem><m:ToFolderId>{drafts}</m:ToFolderId><m:ItemIds>{the message}</m:ItemIds>\
             <m:ReturnNewItemIds>[[false|true]]</m:ReturnNewItemIds></m:MoveItem>",
        ],
    ),
    in_part(
        "CreateFolderPathType",
        "RelativeFolderPath",
        "A folder of the name that is there is answered as it is: what else is said of it is checked \
         only.",
        &["<m:CreateFolderPath><m:ParentFolderId>{inbox}</m:ParentFolderId><m:RelativeFolderPath>\
           <t:Folder>[[<t:FolderClass>IPF.Task</t:FolderClass>|]]<t:DisplayName>Own</t:DisplayName>\
           </t:Folder></m:RelativeFolderPath></m:CreateFolderPath>"],
    ),
    in_part(
        "CreateItemType",
        "@SendMeetingInvitations",
        INVITED,
        &["<m:CreateItem SendMeetingInvitations='[[SendToAllAndSaveCopy|SendToNone]]'><m:Items>\
           <t:CalendarItem/></m:Items></m:CreateItem>"],
    ),
    in_part(
        "CreateItemType",
        "SavedItemFolderId",
        "It has to be there. Beside the MessageDisposition SendOnly it has no other effect on messages.",
        &["<m:CreateItem MessageDisposition='SendOnly'>[[<m:SavedItemFolderId>\
           {drafts}</m:SavedItemFolderId>|]]<m:Items><t:Message><t:ToRecipients><t:Mailbox>\
           <t:EmailAddress>bob@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message>\
           </m:Items></m:CreateItem>"],
    ),
    in_part(
        "DeleteItemType",
        "@SendMeetingCancellations",
        INVITED,
        &["<m:DeleteItem DeleteType='HardDelete' SendMeetingCancellations='[[SendToAllAndSaveCopy|\
           SendToNone]]'><m:ItemIds><t:ItemId Id='{appointment}'/></m:ItemIds></m:DeleteItem>"],
    ),
    refused(
        "DeleteItemType",
        "@AffectedTaskOccurrences=SpecifiedOccurrenceOnly",
        &[ErrorCannotDeleteTaskOccurrence],
        "No task recurs.",
        &["<m:DeleteItem DeleteType='HardDelete' AffectedTaskOccurrences='[[SpecifiedOccurrenceOnly|\
           AllOccurrences]]'><m:ItemIds><t:ItemId Id='{task}'/></m:ItemIds></m:DeleteItem>"],
    ),
    in_part(
        "ExpandDLType",
        "Mailbox",
        "The list is found by its ItemId, else its EmailAddress, else its Name. The rest has no effect.",
        &["<m:ExpandDL><m:Mailbox>[[<t:Name>x</t:Name>|]]<t:EmailAddress>\
           team@example.test</t:EmailAddress>[[<t:RoutingType>EX</t:RoutingType><t:MailboxType>\
           Contact</t:MailboxType><t:OriginalDisplayName>x</t:OriginalDisplayName>|]]</m:Mailbox>\
           </m:ExpandDL>"],
    ),
    in_part(
        "FindFolderType",
        "@Traversal=SoftDeleted",
        "It finds nothing, as documented.",
        &["<m:FindFolder Traversal='SoftDeleted'><m:FolderShape><t:BaseShape>[[AllProperties|IdOnly]]\
           </t:BaseShape></m:FolderShape><m:ParentFolderIds><t:DistinguishedFolderId \
           Id='msgfolderroot'/></m:ParentFolderIds></m:FindFolder>"],
    ),
    in_part(
        "FindItemType",
        "@Traversal=SoftDeleted",
        "It finds nothing: recoverable items have folders of their own.",
        &["<m:FindItem Traversal='SoftDeleted'><m:ItemShape><t:BaseShape>[[AllProperties|IdOnly]]\
           </t:BaseShape></m:ItemShape><m:ParentFolderIds>{inbox}</m:ParentFolderIds></m:FindItem>"],
    ),
    in_part(
        "FindItemType",
        "ItemShape",
        NO_BODIES,
        &["<m:FindItem Traversal='Shallow'><m:ItemShape>{AllProperties}[[<t:BodyType>Text</t:BodyType>\
           <t:UniqueBodyType>Text</t:UniqueBodyType><t:NormalizedBodyType>Text</t:NormalizedBodyType>\
           <t:FilterHtmlContent>true</t:FilterHtmlContent><t:BlockExternalImages>\
           true</t:BlockExternalImages><t:AddBlankTargetToLinks>true</t:AddBlankTargetToLinks>\
           <t:MaximumBodySize>1</t:MaximumBodySize>|]]</m:ItemShape><m:ParentFolderIds>\
           {inbox}</m:ParentFolderIds></m:FindItem>"],
    ),
    in_part(
        "FindPeopleType",
        "PersonaShape",
        "What only GetPersona shows is not shown here, even if it is asked for.",
        &["<m:FindPeople><m:PersonaShape>{IdOnly}[[<t:AdditionalProperties><t:FieldURI \
           FieldURI='persona:Initials'/></t:AdditionalProperties>|]]</m:PersonaShape>{page}</m:FindPeople>"],
    ),
    in_part(
        "FindPeopleType",
        "QuerySources",
        "It takes effect beside a QueryString and without a ParentFolderId; other sources than Mailbox \
         and Directory are `ErrorInvalidRequest`.",
        &["<m:FindPeople>{page}[[<m:QuerySources><t:Source>Directory</t:Source></m:QuerySources>|]]\
           </m:FindPeople>"],
    ),
    no_effect(
        "FindPeopleType",
        "@Traversal",
        "The schema lacks it, and `strict_schema` refuses it; clients send it as other searches have it.",
        &["<m:FindPeople [[Traversal='Shallow'|]]>{page}</m:FindPeople>"],
    ),
    no_effect(
        "FindPeopleType",
        "SearchPeopleSuggestionIndex",
        "Nothing is suggested; no document says more.",
        &["<m:FindPeople>{page}<m:QueryString>e</m:QueryString>[[<m:SearchPeopleSuggestionIndex>\
           true</m:SearchPeopleSuggestionIndex>|]]</m:FindPeople>"],
    ),
    refused(
        "FindPeopleType",
        "TopicQueryString",
        &[ErrorInvalidRequest],
        "It is not simulated.",
        &["<m:FindPeople>{page}<m:QueryString>e</m:QueryString>[[<m:TopicQueryString>\
           e</m:TopicQueryString>|]]</m:FindPeople>"],
    ),
    no_effect(
        "FindPeopleType",
        "Context",
        "It tells servers about the client; no document says what follows.",
        &["<m:FindPeople>{page}<m:QueryString>e</m:QueryString>[[<m:Context><t:ContextProperty><t:Key>\
           a</t:Key><t:Value>b</t:Value></t:ContextProperty></m:Context>|]]</m:FindPeople>"],
    ),
    in_part(
        "GetImItemsType",
        "ContactIds",
        "Only ItemId names anything; the other kinds of id are skipped, as any unknown id is.",
        &["<m:GetImItems><m:ContactIds><t:ItemId Id='{Eve}'/>[[<t:OccurrenceItemId \
             RecurringMasterId='{Tom}' InstanceIndex='1'/><t:RecurringMasterItemId \
             OccurrenceId='{Tom}'/><t:RecurringMasterItemIdRanges Id='{Tom}'/>|]]</m:ContactIds>\
             </m:GetImItems>"],
    ),
    in_part(
        "GetImItemsType",
        "GroupIds",
        "As ContactIds.",
        &["<m:GetImItems><m:GroupIds><t:ItemId Id='{Work}'/>[[<t:OccurrenceItemId \
             RecurringMasterId='{Team}' InstanceIndex='1'/><t:RecurringMasterItemId \
             OccurrenceId='{Team}'/><t:RecurringMasterItemIdRanges Id='{Team}'/>|]]</m:GroupIds>\
             </m:GetImItems>"],
    ),
    in_part(
        "GetPersonaType",
        "EmailAddress",
        "Its EmailAddress alone is looked at, and only without a PersonaId.",
        &[
            "<m:GetPersona><m:PersonaId Id='{persona of Eve}'/>[[<m:EmailAddress><t:EmailAddress>\
             tom@example.test</t:EmailAddress></m:EmailAddress>|]]</m:GetPersona>",
            "<m:GetPersona><m:EmailAddress>[[<t:Name>x</t:Name>|]]<t:EmailAddress>\
             eve@example.test</t:EmailAddress>[[<t:RoutingType>EX</t:RoutingType><t:MailboxType>\
             Contact</t:MailboxType><t:ItemId Id='x'/><t:OriginalDisplayName>x</t:OriginalDisplayName>|]]\
             </m:EmailAddress></m:GetPersona>",
        ],
    ),
    refused(
        "GetPersonaType",
        "ParentFolderId",
        &[ErrorInvalidRequest],
        "It is not simulated.",
        &["<m:GetPersona><m:PersonaId Id='{persona of Eve}'/>[[<m:ParentFolderId>\
             <t:DistinguishedFolderId Id='contacts'/></m:ParentFolderId>|]]</m:GetPersona>"],
    ),
    refused(
        "GetPersonaType",
        "ItemLinkId",
        &[ErrorInvalidRequest],
        "It is not simulated.",
        &["<m:GetPersona><m:PersonaId Id='{persona of Eve}'/>[[<m:ItemLinkId>x</m:ItemLinkId>|]]\
           </m:GetPersona>"],
    ),
    in_part(
        "GetPersonaType",
        "AdditionalProperties",
        "Extended properties are added; other paths are checked, since all properties are shown anyway.",
        &["<m:GetPersona><m:PersonaId Id='{persona of Eve}'/>[[<m:AdditionalProperties><t:FieldURI \
           FieldURI='persona:DisplayName'/></m:AdditionalProperties>|]]</m:GetPersona>"],
    ),
    in_part(
        "SetImListMigrationCompletedType",
        "ImListMigrationCompleted",
        "It shows in `Mailbox::im_list_migrated` and nowhere else, as no operation tells of it.",
        &[],
    ),
    in_part(
        "SyncFolderItemsType",
        "ItemShape",
        NO_BODIES,
        &["<m:SyncFolderItems><m:ItemShape>{AllProperties}[[<t:BodyType>Text</t:BodyType>\
           <t:UniqueBodyType>Text</t:UniqueBodyType><t:NormalizedBodyType>Text</t:NormalizedBodyType>\
           <t:FilterHtmlContent>true</t:FilterHtmlContent><t:BlockExternalImages>\
           true</t:BlockExternalImages><t:AddBlankTargetToLinks>true</t:AddBlankTargetToLinks>\
           <t:MaximumBodySize>1</t:MaximumBodySize>|]]</m:ItemShape><m:SyncFolderId>\
           {inbox}</m:SyncFolderId><m:MaxChangesReturned>9</m:MaxChangesReturned></m:SyncFolderItems>"],
    ),
    in_part(
        "UpdateItemType",
        "@SendMeetingInvitationsOrCancellations",
        "A calendar item needs it. Its value has an effect in Deleted Items only, where anything but \
         SendToNone is `ErrorCalendarCannotUpdateDeletedItem`: attendees are refused.",
        &["<m:UpdateItem ConflictResolution='AlwaysOverwrite' \
           SendMeetingInvitationsOrCancellations='[[SendToAllAndSaveCopy|SendToNone]]'><m:ItemChanges>\
           <t:ItemChange><t:ItemId Id='{appointment}'/><t:Updates><t:SetItemField>\
           {Subject}<t:CalendarItem><t:Subject>x</t:Subject></t:CalendarItem></t:SetItemField>\
           </t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"],
    ),
    in_part(
        "UpdateItemType",
        "SavedItemFolderId",
        "It has to be there. Only a message that is sent and saved goes there.",
        &["<m:UpdateItem ConflictResolution='AlwaysOverwrite' MessageDisposition='SaveOnly'>\
           [[<m:SavedItemFolderId>{inbox}</m:SavedItemFolderId>|]]<m:ItemChanges><t:ItemChange><t:ItemId \
           Id='{draft}'/><t:Updates><t:SetItemField>{Subject}<t:Message><t:Subject>x</t:Subject>\
           </t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"],
    ),
];

//! Parts of the types that several operations share.

use ews_sim::ResponseCode::*;

use super::{Row, in_part, no_effect, refused};
use crate::{create, get};

const NOT_SIMULATED: &str = "Not simulated; the text says so.";
const OF_SERVERS: &str = "Clients do not make such items.";
const AS_DEFAULT: &str = "The set of the Default shape: no document says what else it has.";
const SINGLE_RIGHTS: &str = "Beside a level other than Custom the level decides. Servers before 2013 \
                             refuse it there: `ErrorInvalidPermissionSettings`.";

/// The rows.
pub const ROWS: &[Row] = &[
    in_part(
        "ItemResponseShapeType",
        "BaseShape=PcxPeopleSearch",
        AS_DEFAULT,
        &[get!("<t:BaseShape>[[PcxPeopleSearch|Default]]</t:BaseShape>", "{the message}")],
    ),
    in_part(
        "FolderResponseShapeType",
        "BaseShape=PcxPeopleSearch",
        AS_DEFAULT,
        &["<m:GetFolder><m:FolderShape><t:BaseShape>[[PcxPeopleSearch|Default]]</t:BaseShape>\
             </m:FolderShape><m:FolderIds>{inbox}</m:FolderIds></m:GetFolder>"],
    ),
    in_part(
        "PersonaResponseShapeType",
        "BaseShape=PcxPeopleSearch",
        AS_DEFAULT,
        &["<m:FindPeople><m:PersonaShape><t:BaseShape>[[PcxPeopleSearch|Default]]</t:BaseShape>\
             </m:PersonaShape>{page}</m:FindPeople>"],
    ),
    no_effect(
        "ItemResponseShapeType",
        "ConvertHtmlCodePageToUTF8",
        "Every text is Unicode.",
        &[get!(
            "{AllProperties}[[<t:ConvertHtmlCodePageToUTF8>true</t:ConvertHtmlCodePageToUTF8>|]]",
            "{the message}"
        )],
    ),
    no_effect(
        "ItemResponseShapeType",
        "InlineImageUrlTemplate",
        "No body has an inline image, as items have no attachments.",
        &[get!(
            "{AllProperties}[[<t:InlineImageUrlTemplate>x</t:InlineImageUrlTemplate>|]]",
            "{the message}"
        )],
    ),
    no_effect(
        "QueryStringType",
        "@ResetCache",
        "Nothing is cached.",
        &["<m:FindItem Traversal='Shallow'><m:ItemShape>{IdOnly}</m:ItemShape><m:ParentFolderIds>\
             {inbox}</m:ParentFolderIds><m:QueryString[[ |]]>tea</m:QueryString></m:FindItem>"],
    ),
    refused(
        "GroupByType",
        "UseCollapsibleGroups",
        &[ErrorInvalidRequest],
        "No document explains it; the text says that it is not simulated.",
        &["<m:FindItem Traversal='Shallow'><m:ItemShape>{IdOnly}</m:ItemShape><m:GroupBy \
             Order='Ascending'>{Subject}<t:AggregateOn Aggregate='Maximum'>{Subject}</t:AggregateOn>\
             [[<t:UseCollapsibleGroups>true</t:UseCollapsibleGroups>|]]</m:GroupBy><m:ParentFolderIds>\
             {inbox}</m:ParentFolderIds></m:FindItem>"],
    ),
    refused(
        "GroupByType",
        "ItemsPerGroup",
        &[ErrorInvalidRequest],
        "No document explains it; the text says that it is not simulated.",
        &["<m:FindItem Traversal='Shallow'><m:ItemShape>{IdOnly}</m:ItemShape><m:GroupBy \
             Order='Ascending'>{Subject}<t:AggregateOn Aggregate='Maximum'>{Subject}</t:AggregateOn>\
             [[<t:ItemsPerGroup>1</t:ItemsPerGroup>|]]</m:GroupBy><m:ParentFolderIds>\
             {inbox}</m:ParentFolderIds></m:FindItem>"],
    ),
    refused(
        "GroupByType",
        "MaxItemsPerGroup",
        &[ErrorInvalidRequest],
        "No document explains it; the text says that it is not simulated.",
        &["<m:FindItem Traversal='Shallow'><m:ItemShape>{IdOnly}</m:ItemShape><m:GroupBy \
             Order='Ascending'>{Subject}<t:AggregateOn Aggregate='Maximum'>{Subject}</t:AggregateOn>\
             [[<t:MaxItemsPerGroup>1</t:MaxItemsPerGroup>|]]</m:GroupBy><m:ParentFolderIds>\
             {inbox}</m:ParentFolderIds></m:FindItem>"],
    ),
    refused(
        "GroupByType",
        "GroupsToExpand",
        &[ErrorInvalidRequest],
        "No document explains it; the text says that it is not simulated.",
        &["<m:FindItem Traversal='Shallow'><m:ItemShape>{IdOnly}</m:ItemShape><m:GroupBy \
             Order='Ascending'>{Subject}<t:AggregateOn Aggregate='Maximum'>{Subject}</t:AggregateOn>\
             [[<t:GroupsToExpand><t:GroupId>AA==</t:GroupId></t:GroupsToExpand>|]]</m:GroupBy>\
             <m:ParentFolderIds>{inbox}</m:ParentFolderIds></m:FindItem>"],
    ),
    refused(
        "RestrictionType",
        "Near",
        &[ErrorInvalidRequest],
        NOT_SIMULATED,
        &["<m:FindItem Traversal='Shallow'><m:ItemShape>{IdOnly}</m:ItemShape><m:Restriction>[[<t:Near>\
             <t:Exists>{Subject}</t:Exists><t:Distance>1</t:Distance><t:Ordered>true</t:Ordered>\
             </t:Near>|<t:Exists>{Subject}</t:Exists>]]</m:Restriction><m:ParentFolderIds>\
             {inbox}</m:ParentFolderIds></m:FindItem>"],
    ),
    refused(
        "MultipleOperandBooleanExpressionType",
        "Near",
        &[ErrorInvalidRequest],
        NOT_SIMULATED,
        &["<m:FindItem Traversal='Shallow'><m:ItemShape>{IdOnly}</m:ItemShape><m:Restriction><t:And>\
             <t:Exists>{Subject}</t:Exists>[[<t:Near><t:Exists>{Subject}</t:Exists><t:Distance>\
             1</t:Distance><t:Ordered>true</t:Ordered></t:Near>|<t:Exists>{Subject}</t:Exists>]]</t:And>\
             </m:Restriction><m:ParentFolderIds>{inbox}</m:ParentFolderIds></m:FindItem>"],
    ),
    refused(
        "NotType",
        "Near",
        &[ErrorInvalidRequest],
        NOT_SIMULATED,
        &["<m:FindItem Traversal='Shallow'><m:ItemShape>{IdOnly}</m:ItemShape><m:Restriction><t:Not>\
             [[<t:Near><t:Exists>{Subject}</t:Exists><t:Distance>1</t:Distance><t:Ordered>\
             true</t:Ordered></t:Near>|<t:Exists>{Subject}</t:Exists>]]</t:Not></m:Restriction>\
             <m:ParentFolderIds>{inbox}</m:ParentFolderIds></m:FindItem>"],
    ),
    refused(
        "NonEmptyArrayOfFolderChangeDescriptionsType",
        "AppendToFolderField",
        &[ErrorInvalidPropertyAppend],
        "No property of a folder can be appended to.",
        &["<m:UpdateFolder><m:FolderChanges><t:FolderChange><t:FolderId Id='{folder}'/><t:Updates>\
             [[<t:AppendToFolderField><t:FieldURI FieldURI='folder:DisplayName'/><t:Folder>\
             <t:DisplayName>x</t:DisplayName></t:Folder></t:AppendToFolderField>|<t:SetFolderField>\
             <t:FieldURI FieldURI='folder:DisplayName'/><t:Folder><t:DisplayName>x</t:DisplayName>\
             </t:Folder></t:SetFolderField>]]</t:Updates></t:FolderChange></m:FolderChanges>\
             </m:UpdateFolder>"],
    ),
    in_part(
        "SetItemFieldType",
        "*",
        "The property counts and not the element around it: any kind of item that has it will do.",
        &["<m:UpdateItem ConflictResolution='AlwaysOverwrite' MessageDisposition='SaveOnly'>\
             <m:ItemChanges><t:ItemChange><t:ItemId Id='{draft}'/><t:Updates><t:SetItemField>\
             {Subject}[[<t:Task><t:Subject>x</t:Subject></t:Task>|<t:Message><t:Subject>x</t:Subject>\
             </t:Message>]]</t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"],
    ),
    in_part(
        "AppendToItemFieldType",
        "*",
        "As in SetItemField.",
        &["<m:UpdateItem ConflictResolution='AlwaysOverwrite' MessageDisposition='SaveOnly'>\
             <m:ItemChanges><t:ItemChange><t:ItemId Id='{draft}'/><t:Updates><t:AppendToItemField>\
             <t:FieldURI FieldURI='item:Body'/>[[<t:Task><t:Body BodyType='Text'>x</t:Body></t:Task>|\
             <t:Message><t:Body BodyType='Text'>x</t:Body></t:Message>]]</t:AppendToItemField>\
             </t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "SharingMessage",
        &[ErrorInvalidItemForOperationCreateItem],
        OF_SERVERS,
        &[create!("[[<t:SharingMessage/>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "MeetingMessage",
        &[ErrorInvalidItemForOperationCreateItem],
        OF_SERVERS,
        &[create!("[[<t:MeetingMessage/>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "MeetingRequest",
        &[ErrorInvalidItemForOperationCreateItem],
        OF_SERVERS,
        &[create!("[[<t:MeetingRequest/>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "MeetingResponse",
        &[ErrorInvalidItemForOperationCreateItem],
        OF_SERVERS,
        &[create!("[[<t:MeetingResponse/>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "MeetingCancellation",
        &[ErrorInvalidItemForOperationCreateItem],
        OF_SERVERS,
        &[create!("[[<t:MeetingCancellation/>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "RoleMember",
        &[ErrorInvalidItemForOperationCreateItem],
        OF_SERVERS,
        &[create!("[[<t:RoleMember/>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "Network",
        &[ErrorInvalidItemForOperationCreateItem],
        OF_SERVERS,
        &[create!("[[<t:Network/>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "Person",
        &[ErrorInvalidItemForOperationCreateItem],
        OF_SERVERS,
        &[create!("[[<t:Person/>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "AcceptItem",
        &[ErrorInvalidRequest],
        NOT_SIMULATED,
        &[create!("[[<t:AcceptItem><t:ReferenceItemId Id='{appointment}'/></t:AcceptItem>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "TentativelyAcceptItem",
        &[ErrorInvalidRequest],
        NOT_SIMULATED,
        &[create!(
            "[[<t:TentativelyAcceptItem><t:ReferenceItemId Id='{appointment}'/></t:TentativelyAcceptItem>\
             |<t:Message/>]]"
        )],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "DeclineItem",
        &[ErrorInvalidRequest],
        NOT_SIMULATED,
        &[create!("[[<t:DeclineItem><t:ReferenceItemId Id='{appointment}'/></t:DeclineItem>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "CancelCalendarItem",
        &[ErrorInvalidRequest],
        NOT_SIMULATED,
        &[create!(
            "[[<t:CancelCalendarItem><t:ReferenceItemId Id='{appointment}'/></t:CancelCalendarItem>|\
             <t:Message/>]]"
        )],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "RemoveItem",
        &[ErrorInvalidRequest],
        NOT_SIMULATED,
        &[create!("[[<t:RemoveItem><t:ReferenceItemId Id='{message}'/></t:RemoveItem>|<t:Message/>]]")],
    ),
    refused(
        "NonEmptyArrayOfAllItemsType",
        "AcceptSharingInvitation",
        &[ErrorInvalidRequest],
        NOT_SIMULATED,
        &[create!(
            "[[<t:AcceptSharingInvitation><t:ReferenceItemId Id='{message}'/></t:AcceptSharingInvitation>\
             |<t:Message/>]]"
        )],
    ),
    in_part(
        "NonEmptyArrayOfAllItemsType",
        "ForwardItem",
        "Of an appointment it is `ErrorInvalidRequest`: meetings are not simulated.",
        &[],
    ),
    no_effect(
        "ReplyAllToItemType",
        "IsSpecificMessageReply",
        "A reply is always to the message that it names; no document says what else the element asks for.",
        &[create!(
            "<t:ReplyAllToItem><t:ReferenceItemId Id='{message}'/>[[<t:IsSpecificMessageReply>\
             false</t:IsSpecificMessageReply>|]]</t:ReplyAllToItem>"
        )],
    ),
    in_part(
        "SmartResponseBaseType",
        "IsDeliveryReceiptRequested",
        "It is kept. No delivery receipt is made.",
        &[],
    ),
    no_effect(
        "BodyType",
        "@IsTruncated",
        "A body that is set is what it is; only answers tell of one that was cut.",
        &[create!("<t:Message><t:Body BodyType='Text'[[ IsTruncated='true'|]]>x</t:Body></t:Message>")],
    ),
    no_effect(
        "MimeContentType",
        "@CharacterSet",
        "MIME says by itself which character set a part has.",
        &[create!("<t:Message><t:MimeContent[[ |]]>U3ViamVjdDogeAoKeA==</t:MimeContent></t:Message>")],
    ),
    in_part(
        "MemberType",
        "@Key",
        "Members get keys when they are set as a whole; one that is changed by its key keeps it.",
        &[create!(
            "<t:DistributionList><t:Members><t:Member[[ |]]><t:Mailbox><t:EmailAddress>\
             e@example.test</t:EmailAddress></t:Mailbox></t:Member></t:Members></t:DistributionList>"
        )],
    ),
    no_effect(
        "MemberType",
        "Status",
        "It is for servers to tell; every member is Normal.",
        &[create!(
            "<t:DistributionList><t:Members><t:Member><t:Mailbox><t:EmailAddress>\
             e@example.test</t:EmailAddress></t:Mailbox>[[<t:Status>Demoted</t:Status>|]]</t:Member>\
             </t:Members></t:DistributionList>"
        )],
    ),
    no_effect(
        "UserIdType",
        "DisplayName",
        "It tells nobody apart; answers have the name of the directory.",
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress>[[<t:DisplayName>\
             x</t:DisplayName>|]]</t:UserId><t:PermissionLevel>Editor</t:PermissionLevel></t:Permission>\
             </t:Permissions></t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>"],
    ),
    refused(
        "UserIdType",
        "ExternalUserIdentity",
        &[ErrorInvalidRequest],
        "Other organizations are not simulated.",
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress>[[<t:ExternalUserIdentity>\
             x</t:ExternalUserIdentity>|]]</t:UserId><t:PermissionLevel>Editor</t:PermissionLevel>\
             </t:Permission></t:Permissions></t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>"],
    ),
    refused(
        "PermissionSetType",
        "UnknownEntries",
        &[ErrorCannotSetPermissionUnknownEntries],
        "Only servers tell of them, as documented.",
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions/>[[<t:UnknownEntries/>|]]\
             </t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>"],
    ),
    refused(
        "CalendarPermissionSetType",
        "UnknownEntries",
        &[ErrorCannotSetPermissionUnknownEntries],
        "Only servers tell of them, as documented.",
        &["<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id='calendar'/>\
             </m:ParentFolderId><m:Folders><t:CalendarFolder><t:DisplayName>x</t:DisplayName>\
             <t:PermissionSet><t:CalendarPermissions/>[[<t:UnknownEntries/>|]]</t:PermissionSet>\
             </t:CalendarFolder></m:Folders></m:CreateFolder>"],
    ),
    in_part(
        "BasePermissionType",
        "CanCreateItems",
        SINGLE_RIGHTS,
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress></t:UserId>\
             [[<t:CanCreateItems>false</t:CanCreateItems>|]]<t:PermissionLevel>Editor</t:PermissionLevel>\
             </t:Permission></t:Permissions></t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>"],
    ),
    in_part(
        "BasePermissionType",
        "CanCreateSubFolders",
        SINGLE_RIGHTS,
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress></t:UserId>\
             [[<t:CanCreateSubFolders>true</t:CanCreateSubFolders>|]]<t:PermissionLevel>\
             Editor</t:PermissionLevel></t:Permission></t:Permissions></t:PermissionSet></t:Folder>\
             </m:Folders></m:CreateFolder>"],
    ),
    in_part(
        "BasePermissionType",
        "IsFolderOwner",
        SINGLE_RIGHTS,
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress></t:UserId>[[<t:IsFolderOwner>\
             true</t:IsFolderOwner>|]]<t:PermissionLevel>Editor</t:PermissionLevel></t:Permission>\
             </t:Permissions></t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>"],
    ),
    in_part(
        "BasePermissionType",
        "IsFolderVisible",
        SINGLE_RIGHTS,
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress></t:UserId>\
             [[<t:IsFolderVisible>false</t:IsFolderVisible>|]]<t:PermissionLevel>\
             Editor</t:PermissionLevel></t:Permission></t:Permissions></t:PermissionSet></t:Folder>\
             </m:Folders></m:CreateFolder>"],
    ),
    in_part(
        "BasePermissionType",
        "IsFolderContact",
        SINGLE_RIGHTS,
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress></t:UserId>\
             [[<t:IsFolderContact>true</t:IsFolderContact>|]]<t:PermissionLevel>\
             Editor</t:PermissionLevel></t:Permission></t:Permissions></t:PermissionSet></t:Folder>\
             </m:Folders></m:CreateFolder>"],
    ),
    in_part(
        "BasePermissionType",
        "EditItems",
        SINGLE_RIGHTS,
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress></t:UserId>[[<t:EditItems>\
             None</t:EditItems>|]]<t:PermissionLevel>Editor</t:PermissionLevel></t:Permission>\
             </t:Permissions></t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>"],
    ),
    in_part(
        "BasePermissionType",
        "DeleteItems",
        SINGLE_RIGHTS,
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress></t:UserId>[[<t:DeleteItems>\
             None</t:DeleteItems>|]]<t:PermissionLevel>Editor</t:PermissionLevel></t:Permission>\
             </t:Permissions></t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>"],
    ),
    in_part(
        "PermissionType",
        "ReadItems",
        SINGLE_RIGHTS,
        &["<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
             <t:DisplayName>x</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress></t:UserId>[[<t:ReadItems>\
             None</t:ReadItems>|]]<t:PermissionLevel>Editor</t:PermissionLevel></t:Permission>\
             </t:Permissions></t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>"],
    ),
    in_part(
        "CalendarPermissionType",
        "ReadItems",
        SINGLE_RIGHTS,
        &["<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id='calendar'/>\
             </m:ParentFolderId><m:Folders><t:CalendarFolder><t:DisplayName>x</t:DisplayName>\
             <t:PermissionSet><t:CalendarPermissions><t:CalendarPermission><t:UserId>\
             <t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress></t:UserId>[[<t:ReadItems>\
             None</t:ReadItems>|]]<t:CalendarPermissionLevel>Editor</t:CalendarPermissionLevel>\
             </t:CalendarPermission></t:CalendarPermissions></t:PermissionSet></t:CalendarFolder>\
             </m:Folders></m:CreateFolder>"],
    ),
];

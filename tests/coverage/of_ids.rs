//! Ids of items and folders.

use ews_sim::ResponseCode::*;

use super::{Row, in_part, no_effect, refused};
use crate::get;

const NO_SERIES: &str = "No item recurs, so that the id names nothing of the kind.";
const CHANGE_KEY_OF_FOLDER: &str = "Its form is checked; the last change wins, as documented.";

/// A request of an operation, with an id somewhere in it.
macro_rules! request {
    ($operation:literal, $before:literal, $id:literal, $after:literal) => {
        request!($operation, "", $before, $id, $after)
    };
    ($operation:literal, $attributes:literal, $before:literal, $id:literal, $after:literal) => {
        concat!("<m:", $operation, $attributes, ">", $before, $id, $after, "</m:", $operation, ">")
    };
}

/// Requests of the operations on folders, for a folder that is named in some way, and further ones.
macro_rules! of_folder {
    ($id:literal $(, $more:literal)* $(,)?) => {
        [
            request!(
                "GetFolder",
                "<m:FolderShape>{Default}</m:FolderShape><m:FolderIds>",
                $id,
                "</m:FolderIds>"
            ),
            request!(
                "EmptyFolder",
                " DeleteType='HardDelete' DeleteSubFolders='true'",
                "<m:FolderIds>",
                $id,
                "</m:FolderIds>"
            ),
            request!(
                "CopyFolder",
                "<m:ToFolderId>",
                $id,
                "</m:ToFolderId><m:FolderIds><t:DistinguishedFolderId Id='calendar'/></m:FolderIds>"
            ),
            request!(
                "UpdateFolder",
                "<m:FolderChanges><t:FolderChange>",
                $id,
                "<t:Updates><t:DeleteFolderField><t:FieldURI FieldURI='folder:PermissionSet'/>\
                 </t:DeleteFolderField></t:Updates></t:FolderChange></m:FolderChanges>"
            ),
            request!(
                "MarkAllItemsAsRead",
                "<m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>true</m:SuppressReadReceipts>\
                 <m:FolderIds>",
                $id,
                "</m:FolderIds>"
            ),
            request!(
                "FindFolder",
                " Traversal='Deep'",
                "<m:FolderShape>{Default}</m:FolderShape><m:ParentFolderIds>",
                $id,
                "</m:ParentFolderIds>"
            ),
            request!(
                "FindItem",
                " Traversal='Shallow'",
                "<m:ItemShape>{Default}</m:ItemShape><m:ParentFolderIds>",
                $id,
                "</m:ParentFolderIds>"
            ),
            request!(
                "CreateFolder",
                "<m:ParentFolderId>",
                $id,
                "</m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>x</t:DisplayName></t:Folder>\
                 </m:Folders>"
            ),
            request!(
                "SyncFolderHierarchy",
                "<m:FolderShape>{Default}</m:FolderShape><m:SyncFolderId>",
                $id,
                "</m:SyncFolderId>"
            ),
            request!(
                "SyncFolderItems",
                "<m:ItemShape>{Default}</m:ItemShape><m:SyncFolderId>",
                $id,
                "</m:SyncFolderId><m:MaxChangesReturned>9</m:MaxChangesReturned>"
            ),
            $($more,)*
        ]
    };
}

/// The rows.
pub const ROWS: &[Row] = &[
    in_part(
        "ItemIdType",
        "@ChangeKey",
        "Its form is checked, but by GetImItems and GetPersona. UpdateItem compares it unless \
         ConflictResolution is AlwaysOverwrite, SendItem and the ReferenceItemId of response objects \
         always; nothing else does, as documented.",
        &[
            "<m:ArchiveItem><m:ArchiveSourceFolderId>{inbox}</m:ArchiveSourceFolderId><m:ItemIds>\
             <t:ItemId Id='{message}' {key}/></m:ItemIds></m:ArchiveItem>",
            "<m:CopyItem><m:ToFolderId>{drafts}</m:ToFolderId><m:ItemIds><t:ItemId Id='{message}' {key}/>\
             </m:ItemIds></m:CopyItem>",
            "<m:MoveItem><m:ToFolderId>{drafts}</m:ToFolderId><m:ItemIds><t:ItemId Id='{message}' {key}/>\
             </m:ItemIds></m:MoveItem>",
            "<m:DeleteItem DeleteType='HardDelete'><m:ItemIds><t:ItemId Id='{message}' {key}/>\
             </m:ItemIds></m:DeleteItem>",
            "<m:GetItem><m:ItemShape>{Default}</m:ItemShape><m:ItemIds><t:ItemId Id='{message}' {key}/>\
             </m:ItemIds></m:GetItem>",
            "<m:MarkAsJunk IsJunk='true' MoveItem='true'><m:ItemIds><t:ItemId Id='{message}' {key}/>\
             </m:ItemIds></m:MarkAsJunk>",
            "<m:ExpandDL><m:Mailbox><t:ItemId Id='{list}' {key}/></m:Mailbox></m:ExpandDL>",
            "<m:GetImItems><m:ContactIds><t:ItemId Id='{Eve}' {key}/></m:ContactIds></m:GetImItems>",
            "<m:SetImGroup><m:GroupId Id='{Work}' {key}/><m:NewDisplayName>x</m:NewDisplayName>\
             </m:SetImGroup>",
            "<m:AddImContactToGroup><m:ContactId Id='{Tom}' {key}/><m:GroupId Id='{Work}' {key}/>\
             </m:AddImContactToGroup>",
            "<m:AddNewImContactToGroup><m:ImAddress>a@example.test</m:ImAddress><m:GroupId Id='{Work}' \
             {key}/></m:AddNewImContactToGroup>",
            "<m:AddNewTelUriContactToGroup><m:TelUriAddress>tel:1</m:TelUriAddress>\
             <m:ImContactSipUriAddress>sip:a@example.test</m:ImContactSipUriAddress>\
             <m:ImTelephoneNumber>1</m:ImTelephoneNumber><m:GroupId Id='{Work}' {key}/>\
             </m:AddNewTelUriContactToGroup>",
            "<m:RemoveContactFromImList><m:ContactId Id='{Eve}' {key}/></m:RemoveContactFromImList>",
            "<m:RemoveDistributionGroupFromImList><m:GroupId Id='{Team}' {key}/>\
             </m:RemoveDistributionGroupFromImList>",
            "<m:RemoveImContactFromGroup><m:ContactId Id='{Eve}' {key}/><m:GroupId Id='{Work}' {key}/>\
             </m:RemoveImContactFromGroup>",
            "<m:RemoveImGroup><m:GroupId Id='{Work}' {key}/></m:RemoveImGroup>",
            "<m:GetPersona><m:PersonaId Id='{persona of Eve}' {key}/></m:GetPersona>",
            "<m:UpdateItem ConflictResolution='AlwaysOverwrite' MessageDisposition='SaveOnly'>\
             <m:ItemChanges><t:ItemChange><t:ItemId Id='{message}' {key}/><t:Updates><t:DeleteItemField>\
             {Subject}</t:DeleteItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>",
            "<m:SyncFolderItems><m:ItemShape>{IdOnly}</m:ItemShape><m:SyncFolderId>\
             {inbox}</m:SyncFolderId><m:Ignore><t:ItemId Id='{message}' {key}/></m:Ignore>\
             <m:MaxChangesReturned>9</m:MaxChangesReturned></m:SyncFolderItems>",
        ],
    ),
    no_effect(
        "FolderIdType",
        "@ChangeKey",
        CHANGE_KEY_OF_FOLDER,
        &of_folder!(
            "<t:FolderId Id='{folder}' {key}/>",
            "<m:CopyFolder><m:ToFolderId>{drafts}</m:ToFolderId><m:FolderIds><t:FolderId Id='{folder}' \
             {key}/></m:FolderIds></m:CopyFolder>",
            "<m:MoveFolder><m:ToFolderId>{drafts}</m:ToFolderId><m:FolderIds><t:FolderId Id='{folder}' \
             {key}/></m:FolderIds></m:MoveFolder>",
            "<m:DeleteFolder DeleteType='HardDelete'><m:FolderIds><t:FolderId Id='{folder}' {key}/>\
             </m:FolderIds></m:DeleteFolder>",
        ),
    ),
    no_effect(
        "DistinguishedFolderIdType",
        "@ChangeKey",
        CHANGE_KEY_OF_FOLDER,
        &of_folder!("<t:DistinguishedFolderId Id='inbox' {key}/>"),
    ),
    in_part(
        "DistinguishedFolderIdType",
        "Mailbox",
        "Its EmailAddress names the mailbox, and its RoutingType has to be SMTP. The rest has no effect.",
        &["<m:GetFolder><m:FolderShape>{Default}</m:FolderShape><m:FolderIds><t:DistinguishedFolderId \
             Id='inbox'><t:Mailbox>[[<t:Name>x</t:Name>|]]<t:EmailAddress>\
             ada@example.test</t:EmailAddress>[[<t:MailboxType>Contact</t:MailboxType><t:ItemId Id='x'/>\
             <t:OriginalDisplayName>x</t:OriginalDisplayName>|]]</t:Mailbox></t:DistinguishedFolderId>\
             </m:FolderIds></m:GetFolder>"],
    ),
    refused(
        "TargetFolderIdType",
        "AddressListId",
        &[
            ErrorInvalidParentFolder,
            ErrorToFolderNotFound,
            ErrorSavedItemFolderNotFound,
            ErrorSyncFolderNotFound,
            ErrorFolderNotFound,
            ErrorItemNotFound,
        ],
        "There are no address lists: each operation answers as for a folder that is not there.",
        &[
            "<m:CreateFolder><m:ParentFolderId>[[<t:AddressListId Id='x'/>|<t:DistinguishedFolderId \
             Id='contacts'/>]]</m:ParentFolderId><m:Folders><t:ContactsFolder><t:DisplayName>\
             x</t:DisplayName></t:ContactsFolder></m:Folders></m:CreateFolder>",
            "<m:CopyItem><m:ToFolderId>[[<t:AddressListId Id='x'/>|<t:DistinguishedFolderId \
             Id='contacts'/>]]</m:ToFolderId><m:ItemIds><t:ItemId Id='{contact}'/></m:ItemIds>\
             </m:CopyItem>",
            "<m:CreateItem><m:SavedItemFolderId>[[<t:AddressListId Id='x'/>|<t:DistinguishedFolderId \
             Id='contacts'/>]]</m:SavedItemFolderId><m:Items><t:Contact/></m:Items></m:CreateItem>",
            "<m:SyncFolderHierarchy><m:FolderShape>{IdOnly}</m:FolderShape><m:SyncFolderId>\
             [[<t:AddressListId Id='x'/>|<t:DistinguishedFolderId Id='contacts'/>]]</m:SyncFolderId>\
             </m:SyncFolderHierarchy>",
            "<m:FindPeople>{page}<m:ParentFolderId>[[<t:AddressListId Id='x'/>|<t:DistinguishedFolderId \
             Id='contacts'/>]]</m:ParentFolderId></m:FindPeople>",
            "<m:ArchiveItem><m:ArchiveSourceFolderId>[[<t:AddressListId Id='x'/>|{inbox}]]\
             </m:ArchiveSourceFolderId><m:ItemIds>{the message}</m:ItemIds></m:ArchiveItem>",
        ],
    ),
    refused(
        "NonEmptyArrayOfBaseItemIdsType",
        "OccurrenceItemId",
        &[ErrorCalendarCannotUseIdForRecurringMasterId],
        NO_SERIES,
        &[get!(
            "{IdOnly}",
            "[[<t:OccurrenceItemId RecurringMasterId='{message}' InstanceIndex='1'/>|{the message}]]"
        )],
    ),
    refused(
        "ItemChangeType",
        "OccurrenceItemId",
        &[ErrorCalendarCannotUseIdForRecurringMasterId],
        NO_SERIES,
        &["<m:UpdateItem ConflictResolution='AlwaysOverwrite' MessageDisposition='SaveOnly'>\
             <m:ItemChanges><t:ItemChange>[[<t:OccurrenceItemId RecurringMasterId='{message}' \
             InstanceIndex='1'/>|{the message}]]<t:Updates><t:DeleteItemField>\
             {Subject}</t:DeleteItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"],
    ),
    refused(
        "NonEmptyArrayOfBaseItemIdsType",
        "RecurringMasterItemId",
        &[ErrorCalendarCannotUseIdForOccurrenceId],
        NO_SERIES,
        &[get!("{IdOnly}", "[[<t:RecurringMasterItemId OccurrenceId='{message}'/>|{the message}]]")],
    ),
    refused(
        "ItemChangeType",
        "RecurringMasterItemId",
        &[ErrorCalendarCannotUseIdForOccurrenceId],
        NO_SERIES,
        &["<m:UpdateItem ConflictResolution='AlwaysOverwrite' MessageDisposition='SaveOnly'>\
             <m:ItemChanges><t:ItemChange>[[<t:RecurringMasterItemId OccurrenceId='{message}'/>|{the \
             message}]]<t:Updates><t:DeleteItemField>{Subject}</t:DeleteItemField></t:Updates>\
             </t:ItemChange></m:ItemChanges></m:UpdateItem>"],
    ),
    refused(
        "NonEmptyArrayOfBaseItemIdsType",
        "RecurringMasterItemIdRanges",
        &[ErrorCalendarCannotUseIdForRecurringMasterId],
        NO_SERIES,
        &[get!("{IdOnly}", "[[<t:RecurringMasterItemIdRanges Id='{message}'/>|{the message}]]")],
    ),
    in_part(
        "AlternateIdType",
        "@IsArchive",
        "It is told back. No other effect: an archive has the ids of its mailbox.",
        &[],
    ),
];

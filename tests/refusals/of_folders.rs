//! Refusals by operations on folders.

use ews_sim::ResponseCode::*;
use ews_sim::ServerProfile;
use ews_sim::finding::Rule;

use super::{Refusal, Request, World, of_operation};

/// A request that makes a folder in Inbox.
macro_rules! create {
    ($folder:literal) => {
        concat!(
            "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderId>",
            "<m:Folders>",
            $folder,
            "</m:Folders></m:CreateFolder>"
        )
    };
}

/// A request that changes a folder.
macro_rules! update {
    ($id:literal, $update:literal) => {
        concat!(
            "<m:UpdateFolder><m:FolderChanges><t:FolderChange><t:DistinguishedFolderId Id=\"",
            $id,
            "\"/><t:Updates>",
            $update,
            "</t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>"
        )
    };
}

/// A request that moves or copies a folder.
macro_rules! relocate {
    ($operation:literal, $to:literal, $id:literal) => {
        concat!(
            "<m:",
            $operation,
            "><m:ToFolderId>",
            $to,
            "</m:ToFolderId><m:FolderIds>",
            $id,
            "</m:FolderIds></m:",
            $operation,
            ">"
        )
    };
}

/// A request that shows a folder with one more property.
macro_rules! get {
    ($path:literal, $id:literal) => {
        concat!(
            "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>",
            "<t:FieldURI FieldURI=\"",
            $path,
            "\"/></t:AdditionalProperties></m:FolderShape><m:FolderIds>",
            $id,
            "</m:FolderIds></m:GetFolder>"
        )
    };
}

/// The table.
pub const REFUSALS: &[Refusal] = &[
    of_operation(
        ErrorFolderNotFound,
        "any with DistinguishedFolderId",
        "the mailbox has no folder of the name",
        Rule::FolderThere,
        get!("folder:DisplayName", "<t:DistinguishedFolderId Id=\"conversationhistory\"/>"),
    ),
    of_operation(
        ErrorCannotUseItemIdForFolderId,
        "any with FolderId",
        "the id is that of an item",
        Rule::IdOfFolder,
        get!("folder:DisplayName", "<t:FolderId Id=\"{Eve}\"/>"),
    )
    .near("\"Eve\""),
    of_operation(
        ErrorNonExistentMailbox,
        "any with DistinguishedFolderId",
        "the address beside it is that of no mailbox",
        Rule::MailboxKnown,
        get!(
            "folder:DisplayName",
            "<t:DistinguishedFolderId Id=\"inbox\"><t:Mailbox><t:EmailAddress>bop@example.test\
             </t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>"
        ),
    )
    .near("bob@example.test"),
    of_operation(
        ErrorNoPublicFolderServerAvailable,
        "any with DistinguishedFolderId",
        "the folder is a public one",
        Rule::FolderOfMailbox,
        get!("folder:DisplayName", "<t:DistinguishedFolderId Id=\"publicfoldersroot\"/>"),
    ),
    of_operation(
        ErrorFolderNotFound,
        "any with DistinguishedFolderId",
        "the folder is in a mailbox that the caller cannot look into",
        Rule::FolderRight,
        get!(
            "folder:DisplayName",
            "<t:DistinguishedFolderId Id=\"inbox\"><t:Mailbox><t:EmailAddress>bob@example.test\
             </t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>"
        ),
    ),
    of_operation(
        ErrorInvalidPropertyRequest,
        "GetFolder, UpdateFolder",
        "folders of the kind do not have the property",
        Rule::PropertyOfKind,
        get!("folder:UnreadCount", "<t:DistinguishedFolderId Id=\"calendar\"/>"),
    ),
    of_operation(
        ErrorSearchFolderNotInitialized,
        "GetFolder",
        "nobody has told the search folder what it looks for",
        Rule::FolderInitialized,
        get!("folder:SearchParameters", "<t:DistinguishedFolderId Id=\"mycontacts\"/>"),
    ),
    of_operation(
        ErrorInvalidPropertyForOperation,
        "FindFolder",
        "only GetFolder answers the property",
        Rule::PropertyOfSearch,
        "<m:FindFolder Traversal=\"Shallow\"><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape>\
         <t:AdditionalProperties><t:FieldURI FieldURI=\"folder:PermissionSet\"/></t:AdditionalProperties>\
         </m:FolderShape><m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds>\
         </m:FindFolder>",
    ),
    of_operation(
        ErrorFolderSavePropertyError,
        "CreateFolder, CreateFolderPath, UpdateFolder",
        "the display name is absent, blank or too long",
        Rule::FolderName,
        create!("<t:Folder/>"),
    ),
    of_operation(
        ErrorFolderExists,
        "CreateFolder, UpdateFolder",
        "a folder beside it has the display name, whatever its case",
        Rule::FolderNameFree,
        "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id=\"msgfolderroot\"/></m:ParentFolderId>\
         <m:Folders><t:Folder><t:DisplayName>INBOX</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>",
    )
    .near("\"Inbox\""),
    of_operation(
        ErrorNoFolderClassOverride,
        "CreateFolder, CreateFolderPath",
        "a class comes with another element than Folder",
        Rule::FolderClassOfKind,
        create!(
            "<t:CalendarFolder><t:FolderClass>IPF.Appointment</t:FolderClass><t:DisplayName>New\
             </t:DisplayName></t:CalendarFolder>"
        ),
    ),
    of_operation(
        ErrorInvalidPropertySet,
        "CreateFolder, CreateFolderPath, UpdateFolder",
        "servers set the property themselves",
        Rule::PropertyAllows,
        create!("<t:Folder><t:DisplayName>New</t:DisplayName><t:TotalCount>1</t:TotalCount></t:Folder>"),
    ),
    of_operation(
        ErrorInvalidPropertySet,
        "CreateFolder, CreateFolderPath",
        "the distinguished folder does not come on demand",
        Rule::FolderOnDemand,
        create!(
            "<t:Folder><t:DisplayName>New</t:DisplayName><t:DistinguishedFolderId>inbox\
             </t:DistinguishedFolderId></t:Folder>"
        ),
    ),
    of_operation(
        ErrorInvalidExtendedPropertyValue,
        "CreateFolder, CreateFolderPath, UpdateFolder",
        "the value of an extended property is not of its type",
        Rule::PropertyValueOfType,
        create!(
            "<t:Folder><t:DisplayName>New</t:DisplayName><t:ExtendedProperty><t:ExtendedFieldURI \
             PropertyTag=\"0x10f4\" PropertyType=\"Boolean\"/><t:Values><t:Value>true</t:Value></t:Values>\
             </t:ExtendedProperty></t:Folder>"
        ),
    ),
    of_operation(
        ErrorInvalidParentFolder,
        "CreateFolder, CreateFolderPath",
        "the parent is a search folder",
        Rule::FolderHoldsFolders,
        "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id=\"mycontacts\"/></m:ParentFolderId>\
         <m:Folders><t:Folder><t:DisplayName>New</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>",
    ),
    of_operation(
        ErrorAccessDenied,
        "CreateFolder, CreateFolderPath",
        "the parent is among the recoverable items",
        Rule::FolderOutsideRecoverable,
        "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id=\"recoverableitemspurges\"/>\
         </m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>New</t:DisplayName></t:Folder></m:Folders>\
         </m:CreateFolder>",
    ),
    of_operation(
        ErrorInvalidOperation,
        "CreateFolderPath, MoveFolder, CopyFolder, EmptyFolder, FindFolder",
        "the folder is a public one, with which it does not work",
        Rule::FolderNotPublic,
        relocate!(
            "CopyFolder",
            "<t:DistinguishedFolderId Id=\"inbox\"/>",
            "<t:DistinguishedFolderId Id=\"publicfoldersroot\"/>"
        ),
    ),
    of_operation(
        ErrorMissingUserIdInformation,
        "CreateFolder, CreateFolderPath, UpdateFolder",
        "a permission is nobody's",
        Rule::PermissionUser,
        create!(
            "<t:Folder><t:DisplayName>New</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission>\
             <t:UserId/><t:PermissionLevel>None</t:PermissionLevel></t:Permission></t:Permissions>\
             </t:PermissionSet></t:Folder>"
        ),
    ),
    of_operation(
        ErrorDuplicateUserIdsSpecified,
        "CreateFolder, CreateFolderPath, UpdateFolder",
        "a user has two permissions",
        Rule::PermissionOnce,
        create!(
            "<t:Folder><t:DisplayName>New</t:DisplayName><t:PermissionSet><t:Permissions><t:Permission>\
             <t:UserId><t:SID>S-1-5-21-7</t:SID></t:UserId><t:PermissionLevel>None</t:PermissionLevel>\
             </t:Permission><t:Permission><t:UserId><t:PrimarySmtpAddress>bob@example.test\
             </t:PrimarySmtpAddress></t:UserId><t:PermissionLevel>None</t:PermissionLevel></t:Permission>\
             </t:Permissions></t:PermissionSet></t:Folder>"
        ),
    ),
    of_operation(
        ErrorCannotSetPermissionUnknownEntries,
        "CreateFolder, CreateFolderPath, UpdateFolder",
        "unknown entries are set",
        Rule::PermissionUnknown,
        create!(
            "<t:Folder><t:DisplayName>New</t:DisplayName><t:PermissionSet><t:Permissions/>\
             <t:UnknownEntries/></t:PermissionSet></t:Folder>"
        ),
    ),
    of_operation(
        ErrorCannotSetCalendarPermissionOnNonCalendarFolder,
        "UpdateFolder",
        "calendar permissions of a folder that is no calendar",
        Rule::PermissionOfKind,
        update!(
            "inbox",
            "<t:SetFolderField><t:FieldURI FieldURI=\"folder:PermissionSet\"/><t:CalendarFolder>\
             <t:PermissionSet><t:CalendarPermissions/></t:PermissionSet></t:CalendarFolder>\
             </t:SetFolderField>"
        ),
    ),
    Refusal {
        request: Request::Envelope {
            headers: "<t:RequestServerVersion Version=\"Exchange2010_SP2\"/>",
            body: create!(
                "<t:Folder><t:DisplayName>New</t:DisplayName><t:PermissionSet><t:Permissions>\
                 <t:Permission><t:UserId><t:DistinguishedUser>Default</t:DistinguishedUser></t:UserId>\
                 <t:CanCreateItems>true</t:CanCreateItems><t:PermissionLevel>None</t:PermissionLevel>\
                 </t:Permission></t:Permissions></t:PermissionSet></t:Folder>"
            ),
        },
        ..of_operation(
            ErrorInvalidPermissionSettings,
            "CreateFolder, UpdateFolder",
            "single rights beside a level with a name",
            Rule::PermissionSingle,
            "",
        )
        .within(World::On(ServerProfile::Exchange2010Sp2))
    },
    of_operation(
        ErrorEmailAddressMismatch,
        "CreateFolder, UpdateFolder",
        "a search folder looks into another mailbox",
        Rule::FolderSearchesAtHome,
        create!(
            "<t:SearchFolder><t:DisplayName>New</t:DisplayName><t:SearchParameters><t:Restriction><t:Exists>\
             <t:FieldURI FieldURI=\"item:Subject\"/></t:Exists></t:Restriction><t:BaseFolderIds>\
             <t:FolderId Id=\"{Calendar of Bob}\"/></t:BaseFolderIds></t:SearchParameters></t:SearchFolder>"
        ),
    ),
    of_operation(
        ErrorIncorrectUpdatePropertyCount,
        "UpdateFolder",
        "a change sets no property, or several",
        Rule::ChangeOfOne,
        update!(
            "inbox",
            "<t:SetFolderField><t:FieldURI FieldURI=\"folder:DisplayName\"/><t:Folder/></t:SetFolderField>"
        ),
    ),
    of_operation(
        ErrorUpdatePropertyMismatch,
        "UpdateFolder",
        "a change sets another property than its path says",
        Rule::ChangeAtPath,
        update!(
            "inbox",
            "<t:SetFolderField><t:FieldURI FieldURI=\"folder:FolderClass\"/><t:Folder>\
             <t:DisplayName>New</t:DisplayName></t:Folder></t:SetFolderField>"
        ),
    ),
    of_operation(
        ErrorInvalidPropertyDelete,
        "UpdateFolder",
        "display name or class are deleted as extended properties",
        Rule::FolderTexts,
        update!(
            "inbox",
            "<t:DeleteFolderField><t:ExtendedFieldURI PropertyTag=\"0x3001\" PropertyType=\"String\"/>\
             </t:DeleteFolderField>"
        ),
    ),
    of_operation(
        ErrorObjectTypeChanged,
        "UpdateFolder",
        "the class is one of another type",
        Rule::FolderTypeKept,
        update!(
            "inbox",
            "<t:SetFolderField><t:FieldURI FieldURI=\"folder:FolderClass\"/><t:Folder><t:FolderClass>\
             IPF.Task</t:FolderClass></t:Folder></t:SetFolderField>"
        ),
    ),
    of_operation(
        ErrorInvalidOperation,
        "UpdateFolder",
        "the top of the mailbox gets a name",
        Rule::FolderTop,
        update!(
            "root",
            "<t:SetFolderField><t:FieldURI FieldURI=\"folder:DisplayName\"/><t:Folder><t:DisplayName>New\
             </t:DisplayName></t:Folder></t:SetFolderField>"
        ),
    ),
    of_operation(
        ErrorMoveDistinguishedFolder,
        "MoveFolder",
        "servers make the folder themselves",
        Rule::FolderOfClient,
        relocate!(
            "MoveFolder",
            "<t:DistinguishedFolderId Id=\"drafts\"/>",
            "<t:DistinguishedFolderId Id=\"inbox\"/>"
        ),
    ),
    of_operation(
        ErrorMoveCopyFailed,
        "MoveFolder, CopyFolder",
        "the target is the folder itself, or lies in it",
        Rule::FolderOutsideItself,
        relocate!(
            "CopyFolder",
            "<t:DistinguishedFolderId Id=\"inbox\"/>",
            "<t:DistinguishedFolderId Id=\"inbox\"/>"
        ),
    ),
    of_operation(
        ErrorCrossMailboxMoveCopy,
        "MoveFolder, CopyFolder",
        "the target is in another mailbox",
        Rule::FolderStaysAtHome,
        relocate!(
            "CopyFolder",
            "<t:FolderId Id=\"{Calendar of Bob}\"/>",
            "<t:DistinguishedFolderId Id=\"inbox\"/>"
        ),
    ),
    of_operation(
        ErrorDeleteDistinguishedFolder,
        "DeleteFolder",
        "servers make the folder themselves",
        Rule::FolderOfClient,
        "<m:DeleteFolder DeleteType=\"HardDelete\"><m:FolderIds><t:DistinguishedFolderId Id=\"inbox\"/>\
         </m:FolderIds></m:DeleteFolder>",
    ),
    of_operation(
        ErrorCannotEmptyFolder,
        "EmptyFolder",
        "a search folder, one with a folder that servers make, and the like",
        Rule::FolderCanBeEmptied,
        "<m:EmptyFolder DeleteType=\"HardDelete\" DeleteSubFolders=\"true\"><m:FolderIds>\
         <t:DistinguishedFolderId Id=\"contacts\"/></m:FolderIds></m:EmptyFolder>",
    ),
];

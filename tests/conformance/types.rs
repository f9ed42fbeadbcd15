//! Requirements that say no more than what type an element or attribute has, or which type another extends.

use crate::declared::{self, Declared};
use crate::requirement::Document::{self, CDATA, CONT, CORE, FOLD, MSG, SYNC, TASK, XPROP};
use crate::requirement::Requirement;
use ews_sim::operation::{ANSWERS, REQUESTS};
use ews_sim::wire::Namespace;

/// One such requirement.
pub(crate) struct Row {
    document: Document,
    number: u32,
    /// The type it is about.
    of_type: &'static str,
    /// The element or attribute of that type, or [`EXTENDS`].
    part: &'static str,
    /// The type of the part, or one that it extends: the schema has since given some their own.
    is: &'static str,
}

impl Row {
    pub(crate) const fn requirement(&self) -> Requirement {
        Requirement { document: self.document, number: self.number }
    }

    /// Whether any message that is simulated has the type. The one of all response messages has only those of
    /// operations that are simulated.
    pub(crate) fn is_declared(&self, declared: &Declared) -> bool {
        let has_part = |complex| {
            self.of_type != "m:ArrayOfResponseMessagesType"
                || declared::complex_facts(complex).iter().any(|fact| fact.contains(self.part))
        };
        declared.complex.get(self.of_type).is_some_and(|complex| has_part(complex))
    }
}

/// In place of a part: the requirement is about the base of the type.
const EXTENDS: &str = "";

const fn row(
    document: Document,
    number: u32,
    of_type: &'static str,
    part: &'static str,
    is: &'static str,
) -> Row {
    Row { document, number, of_type, part, is }
}

#[test]
fn elements_and_attributes_have_the_types_they_are_required_to_have() {
    let declared = declared();
    let known = TYPES.iter().filter(|row| row.is_declared(&declared));
    let complaints: Vec<_> = known.filter_map(|row| complaint(&declared, row)).collect();
    assert!(complaints.is_empty(), "{}\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn a_wrong_type_is_found() {
    let declared = declared();
    let wrong = [
        row(FOLD, 66, "t:BaseFolderType", "FolderId", "t:ItemIdType"),
        row(FOLD, 66, "t:BaseFolderType", "FolderIds", "t:FolderIdType"),
        row(FOLD, 66, "t:NoSuchType", "FolderId", "t:FolderIdType"),
    ];
    assert!(wrong.iter().all(|row| complaint(&declared, row).is_some()));
}

/// The types of all messages.
pub(crate) fn declared() -> Declared {
    let mut declared = Declared::default();
    let elements = REQUESTS.bodies.iter().chain(ANSWERS.bodies);
    let of_exchange = elements.filter(|element| element.namespace != Namespace::Soap);
    of_exchange.for_each(|element| declared.add((element.of_type)()));
    declared
}

/// In which way the tables do not say what a requirement says.
fn complaint(declared: &Declared, row: &Row) -> Option<String> {
    let Row { document, number, of_type, part, is } = row;
    let Some(complex) = declared.complex.get(*of_type) else {
        return Some(format!("{document:?} {number}: {of_type} is not declared"));
    };
    if *part == EXTENDS {
        let bases = declared::bases(complex);
        let extends = bases.iter().any(|base| base == is);
        return (!extends).then(|| format!("{document:?} {number}: {of_type} extends {bases:?}, not {is}"));
    }
    let facts = declared::complex_facts(complex);
    let is_or_extends = |found: &str| {
        let extends = |complex| declared::bases(complex).iter().any(|base| base == is);
        found == *is || declared.complex.get(found).is_some_and(|complex| extends(complex))
    };
    let is_said = facts.iter().flat_map(|fact| fact.split(' ')).any(|word| {
        let found = |prefix: &str| word.strip_prefix(prefix)?.strip_prefix(part)?.strip_prefix(':');
        ["t:", "m:", ""].into_iter().filter_map(found).any(is_or_extends)
    });
    (!is_said).then(|| format!("{document:?} {number}: {part} of {of_type} is not {is}: {facts:?}"))
}

/// The requirements, by document and place in it.
pub(crate) const TYPES: &[Row] = &[
    row(FOLD, 28, "t:ArrayOfFoldersType", "Folder", "t:FolderType"),
    row(FOLD, 29, "t:ArrayOfFoldersType", "CalendarFolder", "t:CalendarFolderType"),
    row(FOLD, 31, "t:ArrayOfFoldersType", "ContactsFolder", "t:ContactsFolderType"),
    row(FOLD, 33, "t:ArrayOfFoldersType", "SearchFolder", "t:SearchFolderType"),
    row(FOLD, 35, "t:ArrayOfFoldersType", "TasksFolder", "t:TasksFolderType"),
    row(FOLD, 66, "t:BaseFolderType", "FolderId", "t:FolderIdType"),
    row(FOLD, 68, "t:BaseFolderType", "ParentFolderId", "t:FolderIdType"),
    row(FOLD, 69, "t:BaseFolderType", "FolderClass", "xs:string"),
    row(FOLD, 71, "t:BaseFolderType", "DisplayName", "xs:string"),
    row(FOLD, 72, "t:BaseFolderType", "TotalCount", "xs:int"),
    row(FOLD, 75, "t:BaseFolderType", "ChildFolderCount", "xs:int"),
    row(FOLD, 77, "t:BaseFolderType", "ExtendedProperty", "t:ExtendedPropertyType"),
    row(FOLD, 81, "t:BaseFolderType", "EffectiveRights", "t:EffectiveRightsType"),
    row(FOLD, 8401, "t:BaseFolderType", "DistinguishedFolderId", "t:DistinguishedFolderIdNameType"),
    row(FOLD, 45, "t:BasePermissionType", "CanCreateItems", "xs:boolean"),
    row(FOLD, 47, "t:BasePermissionType", "CanCreateSubFolders", "xs:boolean"),
    row(FOLD, 48, "t:BasePermissionType", "IsFolderOwner", "xs:boolean"),
    row(FOLD, 49, "t:BasePermissionType", "IsFolderVisible", "xs:boolean"),
    row(FOLD, 50, "t:BasePermissionType", "IsFolderContact", "xs:boolean"),
    row(FOLD, 96, "m:FolderInfoResponseMessageType", "Folders", "t:ArrayOfFoldersType"),
    row(FOLD, 98, "t:FolderType", "PermissionSet", "t:PermissionSetType"),
    row(FOLD, 99, "t:FolderType", "UnreadCount", "xs:int"),
    row(FOLD, 122, "t:PermissionType", "ReadItems", "t:PermissionReadAccessType"),
    row(CONT, 217, "t:ContactsFolderType", "PermissionSet", "t:PermissionSetType"),
    row(CORE, 49, "m:SendItemResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(CORE, 58, "m:UpdateItemResponseMessageType", EXTENDS, "m:ItemInfoResponseMessageType"),
    row(CORE, 1305, "m:UpdateItemResponseMessageType", "ConflictResults", "t:ConflictResultsType"),
    row(CORE, 1306, "t:ConflictResultsType", "Count", "xs:int"),
    row(CORE, 1307, "t:ItemType", "MimeContent", "t:MimeContentType"),
    row(CORE, 1308, "t:ItemType", "ItemId", "t:ItemIdType"),
    row(CORE, 1309, "t:ItemType", "ParentFolderId", "t:FolderIdType"),
    row(CORE, 1310, "t:ItemType", "ItemClass", "t:ItemClassType"),
    row(CORE, 1311, "t:ItemType", "Subject", "xs:string"),
    row(CORE, 1314, "t:ItemType", "Attachments", "t:NonEmptyArrayOfAttachmentsType"),
    row(CORE, 1315, "t:ItemType", "DateTimeReceived", "xs:dateTime"),
    row(CORE, 1316, "t:ItemType", "Size", "xs:int"),
    row(CORE, 1317, "t:ItemType", "Categories", "t:ArrayOfStringsType"),
    row(CORE, 1318, "t:ItemType", "Importance", "t:ImportanceChoicesType"),
    row(CORE, 1319, "t:ItemType", "InReplyTo", "xs:string"),
    row(CORE, 1320, "t:ItemType", "IsSubmitted", "xs:boolean"),
    row(CORE, 1321, "t:ItemType", "IsDraft", "xs:boolean"),
    row(CORE, 1322, "t:ItemType", "IsFromMe", "xs:boolean"),
    row(CORE, 1323, "t:ItemType", "IsResend", "xs:boolean"),
    row(CORE, 1324, "t:ItemType", "IsUnmodified", "xs:boolean"),
    row(CORE, 1325, "t:ItemType", "InternetMessageHeaders", "t:NonEmptyArrayOfInternetHeadersType"),
    row(CORE, 1326, "t:ItemType", "DateTimeSent", "xs:dateTime"),
    row(CORE, 1327, "t:ItemType", "DateTimeCreated", "xs:dateTime"),
    row(CORE, 1328, "t:ItemType", "ResponseObjects", "t:NonEmptyArrayOfResponseObjectsType"),
    row(CORE, 1329, "t:ItemType", "ReminderDueBy", "xs:dateTime"),
    row(CORE, 1330, "t:ItemType", "ReminderIsSet", "xs:boolean"),
    row(CORE, 1727, "t:ItemType", "ReminderNextTime", "xs:dateTime"),
    row(CORE, 1331, "t:ItemType", "ReminderMinutesBeforeStart", "t:ReminderMinutesBeforeStartType"),
    row(CORE, 1333, "t:ItemType", "DisplayCc", "xs:string"),
    row(CORE, 1334, "t:ItemType", "DisplayTo", "xs:string"),
    row(CORE, 1335, "t:ItemType", "HasAttachments", "xs:boolean"),
    row(CORE, 1336, "t:ItemType", "ExtendedProperty", "t:ExtendedPropertyType"),
    row(CORE, 1337, "t:ItemType", "Culture", "xs:language"),
    row(CORE, 1338, "t:ItemType", "EffectiveRights", "t:EffectiveRightsType"),
    row(CORE, 1339, "t:ItemType", "LastModifiedName", "xs:string"),
    row(CORE, 1340, "t:ItemType", "LastModifiedTime", "xs:dateTime"),
    row(CORE, 1342, "t:ItemType", "WebClientReadFormQueryString", "xs:string"),
    row(CORE, 1344, "t:ItemType", "ConversationId", "t:ItemIdType"),
    row(CORE, 1345, "t:ItemType", "UniqueBody", "t:BodyType"),
    row(CORE, 1362, "t:MimeContentType", "CharacterSet", "xs:string"),
    row(CORE, 1367, "t:NonEmptyArrayOfInternetHeadersType", "InternetMessageHeader", "t:InternetHeaderType"),
    row(CORE, 1371, "t:NonEmptyArrayOfResponseObjectsType", "ReplyToItem", "t:ReplyToItemType"),
    row(CORE, 1372, "t:NonEmptyArrayOfResponseObjectsType", "ForwardItem", "t:ForwardItemType"),
    row(CORE, 1373, "t:NonEmptyArrayOfResponseObjectsType", "ReplyAllToItem", "t:ReplyAllToItemType"),
    row(
        CORE,
        1376,
        "t:NonEmptyArrayOfResponseObjectsType",
        "SuppressReadReceipt",
        "t:SuppressReadReceiptType",
    ),
    row(CORE, 2135, "t:NonEmptyArrayOfResponseObjectsType", "ProposeNewTime", "t:ProposeNewTimeType"),
    row(CORE, 1385, "t:ItemIdType", "Id", "xs:string"),
    row(CORE, 1386, "t:ItemIdType", "ChangeKey", "xs:string"),
    row(CORE, 253, "m:CopyItemResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(CORE, 292, "m:CreateItemResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(CORE, 335, "m:DeleteItemResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(CORE, 380, "m:GetItemResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(CORE, 1212, "m:MarkAllItemsAsReadResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(CORE, 1844, "m:MarkAsJunkResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(CORE, 1847, "m:MarkAsJunkResponseMessageType", EXTENDS, "m:ResponseMessageType"),
    row(CORE, 1850, "m:MarkAsJunkResponseMessageType", "MovedItemId", "t:ItemIdType"),
    row(CORE, 419, "m:MoveItemResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(CORE, 456, "m:SendItemResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(CORE, 508, "m:UpdateItemResponseType", EXTENDS, "m:BaseResponseMessageType"),
    row(
        CDATA,
        1583,
        "m:ArrayOfResponseMessagesType",
        "CreateItemResponseMessage",
        "m:ItemInfoResponseMessageType",
    ),
    row(CDATA, 1584, "m:ArrayOfResponseMessagesType", "DeleteItemResponseMessage", "m:ResponseMessageType"),
    row(
        CDATA,
        1585,
        "m:ArrayOfResponseMessagesType",
        "GetItemResponseMessage",
        "m:ItemInfoResponseMessageType",
    ),
    row(
        CDATA,
        1586,
        "m:ArrayOfResponseMessagesType",
        "UpdateItemResponseMessage",
        "m:UpdateItemResponseMessageType",
    ),
    row(CDATA, 1588, "m:ArrayOfResponseMessagesType", "SendItemResponseMessage", "m:ResponseMessageType"),
    row(
        CDATA,
        1601,
        "m:ArrayOfResponseMessagesType",
        "MoveItemResponseMessage",
        "m:ItemInfoResponseMessageType",
    ),
    row(
        CDATA,
        1602,
        "m:ArrayOfResponseMessagesType",
        "CopyItemResponseMessage",
        "m:ItemInfoResponseMessageType",
    ),
    row(CDATA, 1541, "t:ArrayOfStringsType", "String", "xs:string"),
    row(CDATA, 1665, "t:BodyType", "BodyType", "t:BodyTypeType"),
    row(CDATA, 1628, "t:FolderIdType", "Id", "xs:string"),
    row(CDATA, 1629, "t:FolderIdType", "ChangeKey", "xs:string"),
    row(CDATA, 1674, "t:InternetHeaderType", "HeaderName", "xs:string"),
    row(CDATA, 1633, "t:NonEmptyArrayOfAttachmentsType", "ItemAttachment", "t:ItemAttachmentType"),
    row(CDATA, 1634, "t:NonEmptyArrayOfAttachmentsType", "FileAttachment", "t:FileAttachmentType"),
    row(XPROP, 144, "t:NonEmptyArrayOfPropertyValuesType", "Value", "xs:string"),
    row(XPROP, 145, "t:ExtendedPropertyType", "ExtendedFieldURI", "t:PathToExtendedFieldType"),
    row(XPROP, 146, "t:ExtendedPropertyType", "Value", "xs:string"),
    row(XPROP, 147, "t:ExtendedPropertyType", "Values", "t:NonEmptyArrayOfPropertyValuesType"),
    row(
        XPROP,
        148,
        "t:PathToExtendedFieldType",
        "DistinguishedPropertySetId",
        "t:DistinguishedPropertySetType",
    ),
    row(XPROP, 149, "t:PathToExtendedFieldType", "PropertySetId", "t:GuidType"),
    row(XPROP, 150, "t:PathToExtendedFieldType", "PropertyTag", "t:PropertyTagType"),
    row(XPROP, 151, "t:PathToExtendedFieldType", "PropertyName", "xs:string"),
    row(XPROP, 152, "t:PathToExtendedFieldType", "PropertyId", "xs:int"),
    row(XPROP, 153, "t:PathToExtendedFieldType", "PropertyType", "t:MapiPropertyTypeType"),
    row(CONT, 20, "t:ContactItemType", "FileAs", "xs:string"),
    row(CONT, 22, "t:ContactItemType", "FileAsMapping", "t:FileAsMappingType"),
    row(CONT, 24, "t:ContactItemType", "DisplayName", "xs:string"),
    row(CONT, 26, "t:ContactItemType", "GivenName", "xs:string"),
    row(CONT, 28, "t:ContactItemType", "Initials", "xs:string"),
    row(CONT, 30, "t:ContactItemType", "MiddleName", "xs:string"),
    row(CONT, 32, "t:ContactItemType", "Nickname", "xs:string"),
    row(CONT, 34, "t:ContactItemType", "CompleteName", "t:CompleteNameType"),
    row(CONT, 36, "t:ContactItemType", "CompanyName", "xs:string"),
    row(CONT, 38, "t:ContactItemType", "EmailAddresses", "t:EmailAddressDictionaryType"),
    row(CONT, 40, "t:ContactItemType", "PhysicalAddresses", "t:PhysicalAddressDictionaryType"),
    row(CONT, 42, "t:ContactItemType", "PhoneNumbers", "t:PhoneNumberDictionaryType"),
    row(CONT, 44, "t:ContactItemType", "AssistantName", "xs:string"),
    row(CONT, 46, "t:ContactItemType", "Birthday", "xs:dateTime"),
    row(CONT, 48, "t:ContactItemType", "BusinessHomePage", "xs:anyURI"),
    row(CONT, 50, "t:ContactItemType", "Children", "t:ArrayOfStringsType"),
    row(CONT, 52, "t:ContactItemType", "Companies", "t:ArrayOfStringsType"),
    row(CONT, 56, "t:ContactItemType", "Department", "xs:string"),
    row(CONT, 58, "t:ContactItemType", "Generation", "xs:string"),
    row(CONT, 60, "t:ContactItemType", "ImAddresses", "t:ImAddressDictionaryType"),
    row(CONT, 62, "t:ContactItemType", "JobTitle", "xs:string"),
    row(CONT, 64, "t:ContactItemType", "Manager", "xs:string"),
    row(CONT, 66, "t:ContactItemType", "Mileage", "xs:string"),
    row(CONT, 68, "t:ContactItemType", "OfficeLocation", "xs:string"),
    row(CONT, 70, "t:ContactItemType", "PostalAddressIndex", "t:PhysicalAddressIndexType"),
    row(CONT, 72, "t:ContactItemType", "Profession", "xs:string"),
    row(CONT, 74, "t:ContactItemType", "SpouseName", "xs:string"),
    row(CONT, 76, "t:ContactItemType", "Surname", "xs:string"),
    row(CONT, 78, "t:ContactItemType", "WeddingAnniversary", "xs:dateTime"),
    row(CONT, 193, "t:CompleteNameType", "Title", "xs:string"),
    row(CONT, 195, "t:CompleteNameType", "FirstName", "xs:string"),
    row(CONT, 197, "t:CompleteNameType", "MiddleName", "xs:string"),
    row(CONT, 199, "t:CompleteNameType", "LastName", "xs:string"),
    row(CONT, 201, "t:CompleteNameType", "Suffix", "xs:string"),
    row(CONT, 203, "t:CompleteNameType", "Initials", "xs:string"),
    row(CONT, 205, "t:CompleteNameType", "FullName", "xs:string"),
    row(CONT, 207, "t:CompleteNameType", "Nickname", "xs:string"),
    row(CONT, 209, "t:CompleteNameType", "YomiFirstName", "xs:string"),
    row(CONT, 211, "t:CompleteNameType", "YomiLastName", "xs:string"),
    row(CONT, 224004, "t:ContactUrlDictionaryEntryType", "Type", "t:ContactUrlKeyType"),
    row(CONT, 224006, "t:ContactUrlDictionaryEntryType", "Name", "xs:string"),
    row(CONT, 224008, "t:ContactUrlDictionaryEntryType", "Address", "xs:string"),
    row(CONT, 224013, "t:ContactUrlDictionaryType", "Url", "t:ContactUrlDictionaryEntryType"),
    row(CONT, 227, "t:EmailAddressDictionaryEntryType", "Key", "t:EmailAddressKeyType"),
    row(CONT, 237, "t:EmailAddressDictionaryType", "Entry", "t:EmailAddressDictionaryEntryType"),
    row(CONT, 241, "t:ImAddressDictionaryEntryType", "Key", "t:ImAddressKeyType"),
    row(CONT, 245, "t:ImAddressDictionaryType", "Entry", "t:ImAddressDictionaryEntryType"),
    row(CONT, 249, "t:PhoneNumberDictionaryEntryType", "Key", "t:PhoneNumberKeyType"),
    row(CONT, 253, "t:PhoneNumberDictionaryType", "Entry", "t:PhoneNumberDictionaryEntryType"),
    row(CONT, 257, "t:PhysicalAddressDictionaryEntryType", "Street", "xs:string"),
    row(CONT, 259, "t:PhysicalAddressDictionaryEntryType", "City", "xs:string"),
    row(CONT, 261, "t:PhysicalAddressDictionaryEntryType", "State", "xs:string"),
    row(CONT, 263, "t:PhysicalAddressDictionaryEntryType", "CountryOrRegion", "xs:string"),
    row(CONT, 265, "t:PhysicalAddressDictionaryEntryType", "PostalCode", "xs:string"),
    row(CONT, 267, "t:PhysicalAddressDictionaryEntryType", "Key", "t:PhysicalAddressKeyType"),
    row(CONT, 271, "t:PhysicalAddressDictionaryType", "Entry", "t:PhysicalAddressDictionaryEntryType"),
    row(MSG, 196, "t:MessageType", "ReceivedBy", "t:SingleRecipientType"),
    row(MSG, 197, "t:MessageType", "ReceivedRepresenting", "t:SingleRecipientType"),
    row(
        TASK,
        235,
        "t:TaskRecurrenceType",
        "RelativeYearlyRecurrence",
        "t:RelativeYearlyRecurrencePatternType",
    ),
    row(
        TASK,
        236,
        "t:TaskRecurrenceType",
        "AbsoluteYearlyRecurrence",
        "t:AbsoluteYearlyRecurrencePatternType",
    ),
    row(
        TASK,
        237,
        "t:TaskRecurrenceType",
        "RelativeMonthlyRecurrence",
        "t:RelativeMonthlyRecurrencePatternType",
    ),
    row(
        TASK,
        238,
        "t:TaskRecurrenceType",
        "AbsoluteMonthlyRecurrence",
        "t:AbsoluteMonthlyRecurrencePatternType",
    ),
    row(TASK, 239, "t:TaskRecurrenceType", "WeeklyRecurrence", "t:WeeklyRecurrencePatternType"),
    row(TASK, 240, "t:TaskRecurrenceType", "DailyRecurrence", "t:DailyRecurrencePatternType"),
    row(TASK, 241, "t:TaskRecurrenceType", "DailyRegeneration", "t:DailyRegeneratingPatternType"),
    row(TASK, 242, "t:TaskRecurrenceType", "WeeklyRegeneration", "t:WeeklyRegeneratingPatternType"),
    row(TASK, 243, "t:TaskRecurrenceType", "MonthlyRegeneration", "t:MonthlyRegeneratingPatternType"),
    row(TASK, 244, "t:TaskRecurrenceType", "YearlyRegeneration", "t:YearlyRegeneratingPatternType"),
    row(SYNC, 99, "t:SyncFolderHierarchyCreateOrUpdateType", "Folder", "t:FolderType"),
    row(SYNC, 101, "t:SyncFolderHierarchyCreateOrUpdateType", "CalendarFolder", "t:CalendarFolderType"),
    row(SYNC, 103, "t:SyncFolderHierarchyCreateOrUpdateType", "ContactsFolder", "t:ContactsFolderType"),
    row(SYNC, 105, "t:SyncFolderHierarchyCreateOrUpdateType", "SearchFolder", "t:SearchFolderType"),
    row(SYNC, 107, "t:SyncFolderHierarchyCreateOrUpdateType", "TasksFolder", "t:TasksFolderType"),
    row(SYNC, 154, "t:SyncFolderItemsCreateOrUpdateType", "Item", "t:ItemType"),
    row(SYNC, 156, "t:SyncFolderItemsCreateOrUpdateType", "Message", "t:MessageType"),
    row(SYNC, 158, "t:SyncFolderItemsCreateOrUpdateType", "CalendarItem", "t:CalendarItemType"),
    row(SYNC, 160, "t:SyncFolderItemsCreateOrUpdateType", "Contact", "t:ContactItemType"),
    row(SYNC, 164, "t:SyncFolderItemsCreateOrUpdateType", "MeetingMessage", "t:MeetingMessageType"),
    row(SYNC, 166, "t:SyncFolderItemsCreateOrUpdateType", "MeetingRequest", "t:MeetingRequestMessageType"),
    row(SYNC, 168, "t:SyncFolderItemsCreateOrUpdateType", "MeetingResponse", "t:MeetingResponseMessageType"),
    row(
        SYNC,
        170,
        "t:SyncFolderItemsCreateOrUpdateType",
        "MeetingCancellation",
        "t:MeetingCancellationMessageType",
    ),
    row(SYNC, 172, "t:SyncFolderItemsCreateOrUpdateType", "Task", "t:TaskType"),
    row(SYNC, 174, "t:SyncFolderItemsCreateOrUpdateType", "PostItem", "t:PostItemType"),
    row(SYNC, 1752005, "t:SyncFolderItemsCreateOrUpdateType", "Person", "t:AbchPersonItemType"),
];

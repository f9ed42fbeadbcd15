//! Types that are not declared yet.
#![allow(missing_docs)]

use crate::message;
use crate::schema::DateTime;

use super::types::Opaque;

message! {
    pub struct AbchEmailAddressDictionary: types "AbchEmailAddressDictionaryType" {}
}
message! {
    pub struct AppliedHashtagsPreview: types "AppliedHashtagsPreviewType" {}
}
message! {
    pub struct ApprovalRequestData: types "ApprovalRequestDataType" {}
}
message! {
    pub struct ArrayOfBinary: types "ArrayOfBinaryType" {}
}
message! {
    pub struct ArrayOfInboxReminder: types "ArrayOfInboxReminderType" {}
}
message! {
    pub struct CalendarActivityData: types "CalendarActivityDataType" {}
}
message! {
    pub struct CalendarPermissionSet: types "CalendarPermissionSetType" {}
}
message! {
    pub struct ChangeHighlights: types "ChangeHighlightsType" {}
}
message! {
    pub struct CompleteName: types "CompleteNameType" {}
}
message! {
    pub struct ContactUrlDictionary: types "ContactUrlDictionaryType" {}
}
message! {
    pub struct EffectiveRights: types "EffectiveRightsType" {}
}
message! {
    pub struct EmailAddressDictionary: types "EmailAddressDictionaryType" {}
}
message! {
    pub struct EnhancedLocation: types "EnhancedLocationType" {}
}
message! {
    pub struct EntityExtractionResult: types "EntityExtractionResultType" {}
}
message! {
    pub struct ImAddressDictionary: types "ImAddressDictionaryType" {}
}
message! {
    pub struct LikesPreview: types "LikesPreviewType" {}
}
message! {
    pub struct ManagedFolderInformation: types "ManagedFolderInformationType" {}
}
message! {
    pub struct MembersList: types "MembersListType" {}
}
message! {
    pub struct MentionsPreview: types "MentionsPreviewType" {}
}
message! {
    pub struct MessageSafety: types "MessageSafetyType" {}
}
message! {
    pub struct MessageTypeMailboxGuids: types "MessageTypeMailboxGuidsType" {}
}
message! {
    pub struct NonEmptyArrayOfAllItems: types "NonEmptyArrayOfAllItemsType" {}
}
message! {
    pub struct NonEmptyArrayOfAppliedHashtag: types "NonEmptyArrayOfAppliedHashtagType" {}
}
message! {
    pub struct NonEmptyArrayOfAttachments: types "NonEmptyArrayOfAttachmentsType" {}
}
message! {
    pub struct NonEmptyArrayOfAttendees: types "NonEmptyArrayOfAttendeesType" {}
}
message! {
    pub struct NonEmptyArrayOfDeletedOccurrences: types "NonEmptyArrayOfDeletedOccurrencesType" {}
}
message! {
    pub struct NonEmptyArrayOfInternetHeaders: types "NonEmptyArrayOfInternetHeadersType" {}
}
message! {
    pub struct NonEmptyArrayOfLike: types "NonEmptyArrayOfLikeType" {}
}
message! {
    pub struct NonEmptyArrayOfMentionActions: types "NonEmptyArrayOfMentionActionsType" {}
}
message! {
    pub struct NonEmptyArrayOfOccurrenceInfo: types "NonEmptyArrayOfOccurrenceInfoType" {}
}
message! {
    pub struct NonEmptyArrayOfPredictedActionReason: types "NonEmptyArrayOfPredictedActionReasonType" {}
}
message! {
    pub struct NonEmptyArrayOfResponseObjects: types "NonEmptyArrayOfResponseObjectsType" {}
}
message! {
    pub struct OccurrenceInfo: types "OccurrenceInfoType" {}
}
message! {
    pub struct OnlineMeetingSettings: types "OnlineMeetingSettingsType" {}
}
message! {
    pub struct PermissionSet: types "PermissionSetType" {}
}
message! {
    pub struct PhoneNumberDictionary: types "PhoneNumberDictionaryType" {}
}
message! {
    pub struct PhysicalAddressDictionary: types "PhysicalAddressDictionaryType" {}
}
message! {
    pub struct Recurrence: types "RecurrenceType" {}
}
message! {
    pub struct ReminderMessageData: types "ReminderMessageDataType" {}
}
message! {
    pub struct RetentionTag: types "RetentionTagType" {}
}
message! {
    pub struct RightsManagementLicenseData: types "RightsManagementLicenseDataType" {}
}
message! {
    pub struct SearchParameters: types "SearchParametersType" {}
}
message! {
    pub struct TaskRecurrence: types "TaskRecurrenceType" {}
}
message! {
    pub struct TimeZone: types "TimeZoneType" {}
}
message! {
    pub struct VotingInformation: types "VotingInformationType" {}
}
pub type CalendarItemType = String;
pub type CalendarPermissionReadAccess = String;
pub type ContactSource = String;
pub type DistinguishedFolderId = String;
pub type FileAsMapping = String;
pub type IconIndex = String;
pub type ImportanceChoices = String;
pub type InferenceClassification = String;
pub type LegacyFreeBusy = String;
pub type MeetingRequestType = String;
pub type PermissionReadAccess = String;
pub type PhysicalAddressIndex = String;
pub type ReminderMinutesBeforeStart = String;
pub type ResponseType = String;
pub type SensitivityChoices = String;
pub type TaskDelegateState = String;
pub type TaskStatus = String;
pub type ArrayOfRecipients = String;
pub type ArrayOfStrings = String;
pub type Body = String;
pub type Flag = String;
pub type MimeContent = String;
pub type SingleRecipient = String;

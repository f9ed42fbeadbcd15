//! The names of properties that are no dictionaries: `item:Subject`, `folder:DisplayName` and so on.

use std::fmt;

use crate::wire::{Simple, SimpleValue, Word};

/// The name of a property that has one value, as requests and errors write it, for instance `item:Subject`.
///
/// There are the published names, in the order of the schema, and few that only servers know.
///
/// Source: `t:UnindexedFieldURIType`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldUri(u16);

impl FieldUri {
    /// How many are published.
    pub const COUNT: usize = WORDS.len();

    /// The property of a name that is known to be published.
    ///
    /// # Panics
    ///
    /// For any other name; at compile time where it names a constant.
    #[must_use]
    pub const fn of(name: &str) -> Self {
        match Self::find(name) {
            Some(found) => found,
            None => panic!("no property has that name"),
        }
    }

    /// The property with a name, upper and lower case being different.
    #[must_use]
    pub const fn find(name: &str) -> Option<Self> {
        let mut place = 0;
        while place < WORDS.len() {
            if is_same(WORDS[place].name, name) {
                return Some(Self(place as u16));
            }
            place += 1;
        }
        let mut place = 0;
        while place < UNPUBLISHED.len() {
            if is_same(UNPUBLISHED[place], name) {
                return Some(Self((Self::COUNT + place) as u16));
            }
            place += 1;
        }
        None
    }

    /// Every published property, in schema order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(|place| Self(place as u16))
    }

    /// The name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        let place = self.0 as usize;
        if place < Self::COUNT { WORDS[place].name } else { UNPUBLISHED[place - Self::COUNT] }
    }

    /// What kind of object the property belongs to: `item` in `item:Subject`.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        self.as_str().split(':').next().unwrap_or_default()
    }
}

/// Equality of texts that can be had at compile time. Names differ in length or near their ends.
const fn is_same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut rest = left.len();
    if rest != right.len() {
        return false;
    }
    while rest > 0 {
        rest -= 1;
        if left[rest] != right[rest] {
            return false;
        }
    }
    true
}

impl SimpleValue for FieldUri {
    fn simple() -> &'static Simple {
        static SIMPLE: Simple =
            Simple { tolerated: UNPUBLISHED, ..Simple::enumeration("UnindexedFieldURIType", WORDS) };
        &SIMPLE
    }

    fn parse(text: &str) -> Self {
        Self::find(text).expect("validation lets only names that are known through")
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        use_text(self.as_str())
    }
}

impl fmt::Debug for FieldUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldUri({})", self.as_str())
    }
}

impl fmt::Display for FieldUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What FindPeople can be asked for although the schema does not have it.
///
/// Source: the note on the reference page of FieldURI.
const UNPUBLISHED: &[&str] = &[
    "persona:Alias",
    "persona:DisplayNameFirstLast",
    "persona:DisplayNameFirstLastHeader",
    "persona:DisplayNameLastFirst",
    "persona:DisplayNameLastFirstHeader",
    "persona:Generation",
    "persona:ThirdPartyPhotoUrls",
];

/// Declares the names and the schema that brought each.
macro_rules! words {
    ($($name:literal since $version:ident,)+) => {
        static WORDS: &[Word] = &[$(Word { name: $name, since: $crate::since!($version) },)+];
    };
}

words! {
    "folder:FolderId" since Exchange2007,
    "folder:ParentFolderId" since Exchange2007,
    "folder:DisplayName" since Exchange2007,
    "folder:UnreadCount" since Exchange2007,
    "folder:TotalCount" since Exchange2007,
    "folder:ChildFolderCount" since Exchange2007,
    "folder:FolderClass" since Exchange2007,
    "folder:SearchParameters" since Exchange2007,
    "folder:ManagedFolderInformation" since Exchange2007,
    "folder:PermissionSet" since Exchange2007Sp1,
    "folder:EffectiveRights" since Exchange2007Sp1,
    "folder:SharingEffectiveRights" since Exchange2010,
    "folder:DistinguishedFolderId" since Exchange2013,
    "folder:PolicyTag" since Exchange2013,
    "folder:ArchiveTag" since Exchange2013,
    "folder:ReplicaList" since Exchange2016,
    "item:ItemId" since Exchange2007,
    "item:ParentFolderId" since Exchange2007,
    "item:ItemClass" since Exchange2007,
    "item:MimeContent" since Exchange2007,
    "item:Attachments" since Exchange2007,
    "item:Subject" since Exchange2007,
    "item:DateTimeReceived" since Exchange2007,
    "item:Size" since Exchange2007,
    "item:Categories" since Exchange2007,
    "item:HasAttachments" since Exchange2007,
    "item:Importance" since Exchange2007,
    "item:InReplyTo" since Exchange2007,
    "item:InternetMessageHeaders" since Exchange2007,
    "item:IsAssociated" since Exchange2010,
    "item:IsDraft" since Exchange2007,
    "item:IsFromMe" since Exchange2007,
    "item:IsResend" since Exchange2007,
    "item:IsSubmitted" since Exchange2007,
    "item:IsUnmodified" since Exchange2007,
    "item:DateTimeSent" since Exchange2007,
    "item:DateTimeCreated" since Exchange2007,
    "item:Body" since Exchange2007,
    "item:ResponseObjects" since Exchange2007,
    "item:Sensitivity" since Exchange2007,
    "item:ReminderDueBy" since Exchange2007,
    "item:ReminderIsSet" since Exchange2007,
    "item:ReminderNextTime" since Exchange2013,
    "item:ReminderMinutesBeforeStart" since Exchange2007,
    "item:DisplayTo" since Exchange2007,
    "item:DisplayCc" since Exchange2007,
    "item:DisplayBcc" since Exchange2016,
    "item:Culture" since Exchange2007,
    "item:EffectiveRights" since Exchange2007Sp1,
    "item:LastModifiedName" since Exchange2007Sp1,
    "item:LastModifiedTime" since Exchange2007Sp1,
    "item:ConversationId" since Exchange2010,
    "item:UniqueBody" since Exchange2010,
    "item:Flag" since Exchange2013,
    "item:StoreEntryId" since Exchange2010Sp2,
    "item:InstanceKey" since Exchange2013,
    "item:NormalizedBody" since Exchange2013,
    "item:EntityExtractionResult" since Exchange2013,
    "item:PolicyTag" since Exchange2013,
    "item:ArchiveTag" since Exchange2013,
    "item:RetentionDate" since Exchange2013,
    "item:Preview" since Exchange2013,
    "item:PredictedActionReasons" since Exchange2013Sp1,
    "item:IsClutter" since Exchange2013Sp1,
    "item:RightsManagementLicenseData" since Exchange2013,
    "item:BlockStatus" since Exchange2013,
    "item:HasBlockedImages" since Exchange2013,
    "item:WebClientReadFormQueryString" since Exchange2010,
    "item:WebClientEditFormQueryString" since Exchange2010,
    "item:TextBody" since Exchange2013,
    "item:IconIndex" since Exchange2013,
    "item:MimeContentUTF8" since Exchange2016,
    "item:Mentions" since Exchange2016,
    "item:MentionedMe" since Exchange2016,
    "item:MentionsPreview" since Exchange2016,
    "item:MentionsEx" since Exchange2016,
    "item:Hashtags" since Exchange2016,
    "item:AppliedHashtags" since Exchange2016,
    "item:AppliedHashtagsPreview" since Exchange2016,
    "item:Likes" since Exchange2016,
    "item:LikesPreview" since Exchange2016,
    "item:PendingSocialActivityTagIds" since Exchange2016,
    "item:AtAllMention" since Exchange2016,
    "item:CanDelete" since Exchange2016,
    "item:InferenceClassification" since Exchange2016,
    "item:FirstBody" since Exchange2016,
    "message:ConversationIndex" since Exchange2007,
    "message:ConversationTopic" since Exchange2007,
    "message:InternetMessageId" since Exchange2007,
    "message:IsRead" since Exchange2007,
    "message:IsResponseRequested" since Exchange2007,
    "message:IsReadReceiptRequested" since Exchange2007,
    "message:IsDeliveryReceiptRequested" since Exchange2007,
    "message:ReceivedBy" since Exchange2007Sp1,
    "message:ReceivedRepresenting" since Exchange2007Sp1,
    "message:References" since Exchange2007,
    "message:ReplyTo" since Exchange2007,
    "message:From" since Exchange2007,
    "message:Sender" since Exchange2007,
    "message:ToRecipients" since Exchange2007,
    "message:CcRecipients" since Exchange2007,
    "message:BccRecipients" since Exchange2007,
    "message:ApprovalRequestData" since Exchange2013Sp1,
    "message:VotingInformation" since Exchange2013Sp1,
    "message:ReminderMessageData" since Exchange2013Sp1,
    "message:PublishedCalendarItemIcs" since Exchange2016,
    "message:PublishedCalendarItemName" since Exchange2016,
    "message:MessageSafety" since Exchange2016,
    "sharingMessage:SharingMessageAction" since Exchange2016,
    "meeting:AssociatedCalendarItemId" since Exchange2007,
    "meeting:IsDelegated" since Exchange2007,
    "meeting:IsOutOfDate" since Exchange2007,
    "meeting:HasBeenProcessed" since Exchange2007,
    "meeting:ResponseType" since Exchange2007,
    "meeting:ProposedStart" since Exchange2013,
    "meeting:ProposedEnd" since Exchange2013,
    "meeting:DoNotForwardMeeting" since Exchange2016,
    "meetingRequest:MeetingRequestType" since Exchange2007,
    "meetingRequest:IntendedFreeBusyStatus" since Exchange2007,
    "meetingRequest:ChangeHighlights" since Exchange2013,
    "calendar:Start" since Exchange2007,
    "calendar:End" since Exchange2007,
    "calendar:OriginalStart" since Exchange2007,
    "calendar:StartWallClock" since Exchange2013,
    "calendar:EndWallClock" since Exchange2013,
    "calendar:StartTimeZoneId" since Exchange2013,
    "calendar:EndTimeZoneId" since Exchange2013,
    "calendar:IsAllDayEvent" since Exchange2007,
    "calendar:LegacyFreeBusyStatus" since Exchange2007,
    "calendar:Location" since Exchange2007,
    "calendar:EnhancedLocation" since Exchange2013,
    "calendar:When" since Exchange2007,
    "calendar:IsMeeting" since Exchange2007,
    "calendar:IsCancelled" since Exchange2007,
    "calendar:IsRecurring" since Exchange2007,
    "calendar:MeetingRequestWasSent" since Exchange2007,
    "calendar:IsResponseRequested" since Exchange2007,
    "calendar:CalendarItemType" since Exchange2007,
    "calendar:MyResponseType" since Exchange2007,
    "calendar:Organizer" since Exchange2007,
    "calendar:RequiredAttendees" since Exchange2007,
    "calendar:OptionalAttendees" since Exchange2007,
    "calendar:Resources" since Exchange2007,
    "calendar:ConflictingMeetingCount" since Exchange2007,
    "calendar:AdjacentMeetingCount" since Exchange2007,
    "calendar:ConflictingMeetings" since Exchange2007,
    "calendar:AdjacentMeetings" since Exchange2007,
    "calendar:InboxReminders" since Exchange2016,
    "calendar:Duration" since Exchange2007,
    "calendar:TimeZone" since Exchange2007,
    "calendar:AppointmentReplyTime" since Exchange2007,
    "calendar:AppointmentSequenceNumber" since Exchange2007,
    "calendar:AppointmentState" since Exchange2007,
    "calendar:Recurrence" since Exchange2007,
    "calendar:FirstOccurrence" since Exchange2007,
    "calendar:LastOccurrence" since Exchange2007,
    "calendar:ModifiedOccurrences" since Exchange2007,
    "calendar:DeletedOccurrences" since Exchange2007,
    "calendar:MeetingTimeZone" since Exchange2007,
    "calendar:ConferenceType" since Exchange2007,
    "calendar:AllowNewTimeProposal" since Exchange2007,
    "calendar:IsOnlineMeeting" since Exchange2007,
    "calendar:MeetingWorkspaceUrl" since Exchange2007,
    "calendar:NetShowUrl" since Exchange2007,
    "calendar:UID" since Exchange2007Sp1,
    "calendar:RecurrenceId" since Exchange2007Sp1,
    "calendar:DateTimeStamp" since Exchange2007Sp1,
    "calendar:StartTimeZone" since Exchange2010,
    "calendar:EndTimeZone" since Exchange2010,
    "calendar:JoinOnlineMeetingUrl" since Exchange2013,
    "calendar:OnlineMeetingSettings" since Exchange2013,
    "calendar:IsOrganizer" since Exchange2013,
    "calendar:CalendarActivityData" since Exchange2016,
    "calendar:DoNotForwardMeeting" since Exchange2016,
    "task:ActualWork" since Exchange2007,
    "task:AssignedTime" since Exchange2007,
    "task:BillingInformation" since Exchange2007,
    "task:ChangeCount" since Exchange2007,
    "task:Companies" since Exchange2007,
    "task:CompleteDate" since Exchange2007,
    "task:Contacts" since Exchange2007,
    "task:DelegationState" since Exchange2007,
    "task:Delegator" since Exchange2007,
    "task:DueDate" since Exchange2007,
    "task:IsAssignmentEditable" since Exchange2007,
    "task:IsComplete" since Exchange2007,
    "task:IsRecurring" since Exchange2007,
    "task:IsTeamTask" since Exchange2007,
    "task:Mileage" since Exchange2007,
    "task:Owner" since Exchange2007,
    "task:PercentComplete" since Exchange2007,
    "task:Recurrence" since Exchange2007,
    "task:StartDate" since Exchange2007,
    "task:Status" since Exchange2007,
    "task:StatusDescription" since Exchange2007,
    "task:TotalWork" since Exchange2007,
    "contacts:Alias" since Exchange2010Sp2,
    "contacts:AssistantName" since Exchange2007,
    "contacts:Birthday" since Exchange2007,
    "contacts:BusinessHomePage" since Exchange2007,
    "contacts:Children" since Exchange2007,
    "contacts:Companies" since Exchange2007,
    "contacts:CompanyName" since Exchange2007,
    "contacts:CompleteName" since Exchange2007,
    "contacts:ContactSource" since Exchange2007,
    "contacts:Culture" since Exchange2007,
    "contacts:Department" since Exchange2007,
    "contacts:DisplayName" since Exchange2007,
    "contacts:DirectoryId" since Exchange2010Sp2,
    "contacts:DirectReports" since Exchange2010Sp2,
    "contacts:EmailAddresses" since Exchange2007,
    "contacts:AbchEmailAddresses" since Exchange2016,
    "contacts:FileAs" since Exchange2007,
    "contacts:FileAsMapping" since Exchange2007,
    "contacts:Generation" since Exchange2007,
    "contacts:GivenName" since Exchange2007,
    "contacts:ImAddresses" since Exchange2007,
    "contacts:Initials" since Exchange2007,
    "contacts:JobTitle" since Exchange2007,
    "contacts:Manager" since Exchange2007,
    "contacts:ManagerMailbox" since Exchange2010Sp2,
    "contacts:MiddleName" since Exchange2007,
    "contacts:Mileage" since Exchange2007,
    "contacts:MSExchangeCertificate" since Exchange2010Sp2,
    "contacts:Nickname" since Exchange2007,
    "contacts:Notes" since Exchange2010Sp2,
    "contacts:OfficeLocation" since Exchange2007,
    "contacts:PhoneNumbers" since Exchange2007,
    "contacts:PhoneticFullName" since Exchange2010Sp2,
    "contacts:PhoneticFirstName" since Exchange2010Sp2,
    "contacts:PhoneticLastName" since Exchange2010Sp2,
    "contacts:Photo" since Exchange2010Sp2,
    "contacts:PhysicalAddresses" since Exchange2007,
    "contacts:PostalAddressIndex" since Exchange2007,
    "contacts:Profession" since Exchange2007,
    "contacts:SpouseName" since Exchange2007,
    "contacts:Surname" since Exchange2007,
    "contacts:WeddingAnniversary" since Exchange2007,
    "contacts:UserSMIMECertificate" since Exchange2010Sp2,
    "contacts:HasPicture" since Exchange2010,
    "contacts:AccountName" since Exchange2016,
    "contacts:IsAutoUpdateDisabled" since Exchange2016,
    "contacts:IsMessengerEnabled" since Exchange2016,
    "contacts:Comment" since Exchange2016,
    "contacts:ContactShortId" since Exchange2016,
    "contacts:ContactType" since Exchange2016,
    "contacts:CreatedBy" since Exchange2016,
    "contacts:Gender" since Exchange2016,
    "contacts:IsHidden" since Exchange2016,
    "contacts:ObjectId" since Exchange2016,
    "contacts:PassportId" since Exchange2016,
    "contacts:IsPrivate" since Exchange2016,
    "contacts:SourceId" since Exchange2016,
    "contacts:TrustLevel" since Exchange2016,
    "contacts:Urls" since Exchange2016,
    "contacts:Cid" since Exchange2016,
    "contacts:SkypeAuthCertificate" since Exchange2016,
    "contacts:SkypeContext" since Exchange2016,
    "contacts:SkypeId" since Exchange2016,
    "contacts:XboxLiveTag" since Exchange2016,
    "contacts:SkypeRelationship" since Exchange2016,
    "contacts:YomiNickname" since Exchange2016,
    "contacts:InviteFree" since Exchange2016,
    "contacts:HidePresenceAndProfile" since Exchange2016,
    "contacts:IsPendingOutbound" since Exchange2016,
    "contacts:SupportGroupFeeds" since Exchange2016,
    "contacts:UserTileHash" since Exchange2016,
    "contacts:UnifiedInbox" since Exchange2016,
    "contacts:Mris" since Exchange2016,
    "contacts:Wlid" since Exchange2016,
    "contacts:AbchContactId" since Exchange2016,
    "contacts:NotInBirthdayCalendar" since Exchange2016,
    "contacts:ShellContactType" since Exchange2016,
    "contacts:ImMri" since Exchange2016,
    "contacts:PresenceTrustLevel" since Exchange2016,
    "contacts:OtherMri" since Exchange2016,
    "contacts:ProfileLastChanged" since Exchange2016,
    "contacts:MobileIMEnabled" since Exchange2016,
    "distributionlist:Members" since Exchange2010,
    "contacts:PartnerNetworkProfilePhotoUrl" since Exchange2016,
    "contacts:PartnerNetworkThumbnailPhotoUrl" since Exchange2016,
    "contacts:PersonId" since Exchange2016,
    "contacts:ConversationGuid" since Exchange2016,
    "postitem:PostedTime" since Exchange2007Sp1,
    "conversation:ConversationId" since Exchange2010Sp1,
    "conversation:ConversationTopic" since Exchange2010Sp1,
    "conversation:UniqueRecipients" since Exchange2010Sp1,
    "conversation:GlobalUniqueRecipients" since Exchange2010Sp1,
    "conversation:UniqueUnreadSenders" since Exchange2010Sp1,
    "conversation:GlobalUniqueUnreadSenders" since Exchange2010Sp1,
    "conversation:UniqueSenders" since Exchange2010Sp1,
    "conversation:GlobalUniqueSenders" since Exchange2010Sp1,
    "conversation:LastDeliveryTime" since Exchange2010Sp1,
    "conversation:GlobalLastDeliveryTime" since Exchange2010Sp1,
    "conversation:Categories" since Exchange2010Sp1,
    "conversation:GlobalCategories" since Exchange2010Sp1,
    "conversation:FlagStatus" since Exchange2010Sp1,
    "conversation:GlobalFlagStatus" since Exchange2010Sp1,
    "conversation:HasAttachments" since Exchange2010Sp1,
    "conversation:GlobalHasAttachments" since Exchange2010Sp1,
    "conversation:HasIrm" since Exchange2010Sp1,
    "conversation:GlobalHasIrm" since Exchange2010Sp1,
    "conversation:MessageCount" since Exchange2010Sp1,
    "conversation:GlobalMessageCount" since Exchange2010Sp1,
    "conversation:UnreadCount" since Exchange2010Sp1,
    "conversation:GlobalUnreadCount" since Exchange2010Sp1,
    "conversation:Size" since Exchange2010Sp1,
    "conversation:GlobalSize" since Exchange2010Sp1,
    "conversation:ItemClasses" since Exchange2010Sp1,
    "conversation:GlobalItemClasses" since Exchange2010Sp1,
    "conversation:Importance" since Exchange2010Sp1,
    "conversation:GlobalImportance" since Exchange2010Sp1,
    "conversation:ItemIds" since Exchange2010Sp1,
    "conversation:GlobalItemIds" since Exchange2010Sp1,
    "conversation:LastModifiedTime" since Exchange2010Sp1,
    "conversation:InstanceKey" since Exchange2010Sp1,
    "conversation:Preview" since Exchange2010Sp1,
    "conversation:IconIndex" since Exchange2010Sp1,
    "conversation:GlobalIconIndex" since Exchange2010Sp1,
    "conversation:DraftItemIds" since Exchange2010Sp1,
    "conversation:HasClutter" since Exchange2010Sp1,
    "conversation:MentionedMe" since Exchange2016,
    "conversation:GlobalMentionedMe" since Exchange2016,
    "conversation:AtAllMention" since Exchange2016,
    "conversation:GlobalAtAllMention" since Exchange2016,
    "person:FullName" since Exchange2016,
    "person:GivenName" since Exchange2016,
    "person:Surname" since Exchange2016,
    "person:PhoneNumber" since Exchange2016,
    "person:SMSNumber" since Exchange2016,
    "person:EmailAddress" since Exchange2016,
    "person:Alias" since Exchange2016,
    "person:Department" since Exchange2016,
    "person:LinkedInProfileLink" since Exchange2016,
    "person:Skills" since Exchange2016,
    "person:ProfessionalBiography" since Exchange2016,
    "person:ManagementChain" since Exchange2016,
    "person:DirectReports" since Exchange2016,
    "person:Peers" since Exchange2016,
    "person:TeamSize" since Exchange2016,
    "person:CurrentJob" since Exchange2016,
    "person:Birthday" since Exchange2016,
    "person:Hometown" since Exchange2016,
    "person:CurrentLocation" since Exchange2016,
    "person:CompanyProfile" since Exchange2016,
    "person:Office" since Exchange2016,
    "person:Headline" since Exchange2016,
    "person:MutualConnections" since Exchange2016,
    "person:Title" since Exchange2016,
    "person:MutualManager" since Exchange2016,
    "person:Insights" since Exchange2016,
    "person:UserProfilePicture" since Exchange2016,
    "persona:PersonaId" since Exchange2013,
    "persona:PersonaType" since Exchange2013,
    "persona:GivenName" since Exchange2013,
    "persona:CompanyName" since Exchange2013,
    "persona:Surname" since Exchange2013,
    "persona:DisplayName" since Exchange2013,
    "persona:EmailAddress" since Exchange2013,
    "persona:FileAs" since Exchange2013,
    "persona:HomeCity" since Exchange2013,
    "persona:CreationTime" since Exchange2013,
    "persona:RelevanceScore" since Exchange2013,
    "persona:RankingWeight" since Exchange2016,
    "persona:WorkCity" since Exchange2013,
    "persona:PersonaObjectStatus" since Exchange2013,
    "persona:FileAsId" since Exchange2013,
    "persona:DisplayNamePrefix" since Exchange2013,
    "persona:YomiCompanyName" since Exchange2013,
    "persona:YomiFirstName" since Exchange2013,
    "persona:YomiLastName" since Exchange2013,
    "persona:Title" since Exchange2013,
    "persona:EmailAddresses" since Exchange2013,
    "persona:PhoneNumber" since Exchange2013,
    "persona:ImAddress" since Exchange2013,
    "persona:ImAddresses" since Exchange2013,
    "persona:ImAddresses2" since Exchange2013,
    "persona:ImAddresses3" since Exchange2013,
    "persona:FolderIds" since Exchange2013,
    "persona:Attributions" since Exchange2013,
    "persona:DisplayNames" since Exchange2013,
    "persona:Initials" since Exchange2013,
    "persona:FileAses" since Exchange2013,
    "persona:FileAsIds" since Exchange2013,
    "persona:DisplayNamePrefixes" since Exchange2013,
    "persona:GivenNames" since Exchange2013,
    "persona:MiddleNames" since Exchange2013,
    "persona:Surnames" since Exchange2013,
    "persona:Generations" since Exchange2013,
    "persona:Nicknames" since Exchange2013,
    "persona:YomiCompanyNames" since Exchange2013,
    "persona:YomiFirstNames" since Exchange2013,
    "persona:YomiLastNames" since Exchange2013,
    "persona:BusinessPhoneNumbers" since Exchange2013,
    "persona:BusinessPhoneNumbers2" since Exchange2013,
    "persona:HomePhones" since Exchange2013,
    "persona:HomePhones2" since Exchange2013,
    "persona:MobilePhones" since Exchange2013,
    "persona:MobilePhones2" since Exchange2013,
    "persona:AssistantPhoneNumbers" since Exchange2013,
    "persona:CallbackPhones" since Exchange2013,
    "persona:CarPhones" since Exchange2013,
    "persona:HomeFaxes" since Exchange2013,
    "persona:OrganizationMainPhones" since Exchange2013,
    "persona:OtherFaxes" since Exchange2013,
    "persona:OtherTelephones" since Exchange2013,
    "persona:OtherPhones2" since Exchange2013,
    "persona:Pagers" since Exchange2013,
    "persona:RadioPhones" since Exchange2013,
    "persona:TelexNumbers" since Exchange2013,
    "persona:WorkFaxes" since Exchange2013,
    "persona:Emails1" since Exchange2013,
    "persona:Emails2" since Exchange2013,
    "persona:Emails3" since Exchange2013,
    "persona:BusinessHomePages" since Exchange2013,
    "persona:School" since Exchange2013,
    "persona:PersonalHomePages" since Exchange2013,
    "persona:OfficeLocations" since Exchange2013,
    "persona:BusinessAddresses" since Exchange2013,
    "persona:HomeAddresses" since Exchange2013,
    "persona:OtherAddresses" since Exchange2013,
    "persona:Titles" since Exchange2013,
    "persona:Departments" since Exchange2013,
    "persona:CompanyNames" since Exchange2013,
    "persona:Managers" since Exchange2013,
    "persona:AssistantNames" since Exchange2013,
    "persona:Professions" since Exchange2013,
    "persona:SpouseNames" since Exchange2013,
    "persona:Hobbies" since Exchange2013,
    "persona:WeddingAnniversaries" since Exchange2013,
    "persona:Birthdays" since Exchange2013,
    "persona:Children" since Exchange2013,
    "persona:Locations" since Exchange2013,
    "persona:ExtendedProperties" since Exchange2013,
    "persona:PostalAddress" since Exchange2013,
    "persona:Bodies" since Exchange2013,
    "persona:IsFavorite" since Exchange2016,
    "persona:InlineLinks" since Exchange2016,
    "persona:ItemLinkIds" since Exchange2016,
    "persona:HasActiveDeals" since Exchange2016,
    "persona:IsBusinessContact" since Exchange2016,
    "persona:AttributedHasActiveDeals" since Exchange2016,
    "persona:AttributedIsBusinessContact" since Exchange2016,
    "persona:SourceMailboxGuids" since Exchange2016,
    "persona:LastContactedDate" since Exchange2016,
    "persona:ExternalDirectoryObjectId" since Exchange2016,
    "persona:MapiEntryId" since Exchange2016,
    "persona:MapiEmailAddress" since Exchange2016,
    "persona:MapiAddressType" since Exchange2016,
    "persona:MapiSearchKey" since Exchange2016,
    "persona:MapiTransmittableDisplayName" since Exchange2016,
    "persona:MapiSendRichInfo" since Exchange2016,
    "rolemember:MemberType" since Exchange2016,
    "rolemember:MemberId" since Exchange2016,
    "rolemember:DisplayName" since Exchange2016,
    "network:TokenRefreshLastCompleted" since Exchange2016,
    "network:TokenRefreshLastAttempted" since Exchange2016,
    "network:SyncEnabled" since Exchange2016,
    "network:RejectedOffers" since Exchange2016,
    "network:SessionHandle" since Exchange2016,
    "network:RefreshTokenExpiry2" since Exchange2016,
    "network:RefreshToken2" since Exchange2016,
    "network:PsaLastChanged" since Exchange2016,
    "network:Offers" since Exchange2016,
    "network:LastWelcomeContact" since Exchange2016,
    "network:LastVersionSaved" since Exchange2016,
    "network:DomainTag" since Exchange2016,
    "network:FirstAuthErrorDates" since Exchange2016,
    "network:ErrorOffers" since Exchange2016,
    "network:ContactSyncSuccess" since Exchange2016,
    "network:ContactSyncError" since Exchange2016,
    "network:ClientToken2" since Exchange2016,
    "network:ClientToken" since Exchange2016,
    "network:ClientPublishSecret" since Exchange2016,
    "network:UserEmail" since Exchange2016,
    "network:AutoLinkSuccess" since Exchange2016,
    "network:AutoLinkError" since Exchange2016,
    "network:IsDefault" since Exchange2016,
    "network:Settings" since Exchange2016,
    "network:ProfileUrl" since Exchange2016,
    "network:UserTileUrl" since Exchange2016,
    "network:DomainId" since Exchange2016,
    "network:DisplayName" since Exchange2016,
    "network:AccountName" since Exchange2016,
    "network:SourceEntryID" since Exchange2016,
    "abchperson:FavoriteOrder" since Exchange2016,
    "abchperson:PersonId" since Exchange2016,
    "abchperson:ExchangePersonIdGuid" since Exchange2016,
    "abchperson:AntiLinkInfo" since Exchange2016,
    "abchperson:RelevanceOrder1" since Exchange2016,
    "abchperson:RelevanceOrder2" since Exchange2016,
    "abchperson:ContactHandles" since Exchange2016,
    "abchperson:Categories" since Exchange2016,
    "booking:ServiceIds" since Exchange2016,
    "booking:StaffIds" since Exchange2016,
    "booking:StaffInitials" since Exchange2016,
    "booking:CustomerName" since Exchange2016,
    "booking:CustomerEmail" since Exchange2016,
    "booking:CustomerPhone" since Exchange2016,
    "booking:CustomerId" since Exchange2016,
    "insight:InsightId" since Exchange2016,
    "insight:Type" since Exchange2016,
    "insight:StartTimeUtc" since Exchange2016,
    "insight:EndTimeUtc" since Exchange2016,
    "insight:Status" since Exchange2016,
    "insight:Version" since Exchange2016,
    "insight:ApplicationsIds" since Exchange2016,
    "insight:Text" since Exchange2016,
    "insight:SuggestedActions" since Exchange2016,
    "insight:AppContexts" since Exchange2016,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_that_are_not_published_are_not_found() {
        for name in ["", "item:subject", "item:Subject ", "Subject", "item:NextPredictedAction", "item:"] {
            assert_eq!(FieldUri::find(name), None, "{name:?}");
        }
    }

    #[test]
    fn every_name_leads_back_to_its_property() {
        const SUBJECT: FieldUri = FieldUri::of("item:Subject");
        assert_eq!((SUBJECT.as_str(), SUBJECT.prefix()), ("item:Subject", "item"));
        for property in FieldUri::all() {
            assert_eq!(FieldUri::find(property.as_str()), Some(property));
        }
        assert_eq!(FieldUri::all().map(FieldUri::as_str).collect::<BTreeSet<_>>().len(), FieldUri::COUNT);
    }
}

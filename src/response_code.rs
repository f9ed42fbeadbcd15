//! The closed set of codes an answer can carry, each with the text Exchange sends with it.
//!
//! The codes and their order are those of `m:ResponseCodeType` in the published schema. Where a text has been
//! seen from a server or is documented, it stands here word for word; the other texts keep that tone, and
//! codes about whose text nothing is known share one neutral sentence. Some codes are published without any
//! description: what is said here about those follows from the name.

use std::fmt;

/// What a code says of which no text is known.
const UNSPECIFIED: &str = "The request could not be completed.";

/// Declares the enum and its table from one list of `Name = "default text"` rows.
macro_rules! response_codes {
    ($($(#[$doc:meta])* $code:ident = $text:expr,)*) => {
        /// What became of a request or of one of its elements, as clients switch on it.
        ///
        /// Source: `m:ResponseCodeType` of the EWS schema.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        #[non_exhaustive]
        pub enum ResponseCode {
            $($(#[$doc])* $code,)*
        }

        impl ResponseCode {
            /// Every code of the schema, in schema order.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// Name and default text of every code; the discriminant is the index.
            const ROWS: &'static [(&'static str, &'static str)] = &[$((stringify!($code), $text),)*];
        }
    };
}

impl ResponseCode {
    /// The name as it stands on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::ROWS[self as usize].0
    }

    /// The English text Exchange sends with the code when nothing more specific is known; empty for
    /// [`NoError`](Self::NoError) only.
    #[must_use]
    pub const fn default_text(self) -> &'static str {
        Self::ROWS[self as usize].1
    }

    /// The code with that name on the wire; upper and lower case differ.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let found = BY_NAME.binary_search_by(|code| code.name().cmp(name));
        found.ok().map(|index| BY_NAME[index])
    }

    /// Whether the elements after the one that failed with this code are left undone, each with a warning of
    /// [`ErrorBatchProcessingStopped`](Self::ErrorBatchProcessingStopped).
    ///
    /// These are the troubles that the next element of the batch would meet as well. Source: the reference
    /// page of `ResponseCode`.
    #[must_use]
    pub const fn stops_batch(self) -> bool {
        matches!(
            self,
            Self::ErrorAccessDenied
                | Self::ErrorAccountDisabled
                | Self::ErrorADOperation
                | Self::ErrorADUnavailable
                | Self::ErrorConnectionFailed
                | Self::ErrorInsufficientResources
                | Self::ErrorMailboxMoveInProgress
                | Self::ErrorMailboxStoreUnavailable
                | Self::ErrorPasswordChangeRequired
                | Self::ErrorPasswordExpired
                | Self::ErrorQuotaExceeded
        )
    }
}

impl fmt::Display for ResponseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Every code in the byte order of the names, for look-up.
static BY_NAME: [ResponseCode; ResponseCode::ALL.len()] = sorted_by_name();

/// Sorts by insertion, which runs at compile time and has little to do: schema order is nearly alphabetical.
const fn sorted_by_name() -> [ResponseCode; ResponseCode::ALL.len()] {
    let mut sorted = [ResponseCode::NoError; ResponseCode::ALL.len()];
    let mut next = 0;
    while next < sorted.len() {
        let code = ResponseCode::ALL[next];
        let mut place = next;
        while place > 0 && precedes(code.name(), sorted[place - 1].name()) {
            sorted[place] = sorted[place - 1];
            place -= 1;
        }
        sorted[place] = code;
        next += 1;
    }
    sorted
}

/// `left < right`, which the standard library does not offer in constants.
const fn precedes(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut index = 0;
    while index < left.len() && index < right.len() {
        if left[index] != right[index] {
            return left[index] < right[index];
        }
        index += 1;
    }
    left.len() < right.len()
}

response_codes! {
    /// Nothing went wrong.
    NoError = "",
    /// The caller lacks the rights for what was asked.
    ErrorAccessDenied = "Access is denied. Check credentials and try again.",
    /// Internal to the server; no answer carries it.
    ErrorAccessModeSpecified = UNSPECIFIED,
    /// The account is switched off.
    ErrorAccountDisabled = "The account is disabled.",
    /// The delegate list could not be saved after an addition.
    ErrorAddDelegatesFailed = UNSPECIFIED,
    /// The directory has no record for the domain of another forest.
    ErrorAddressSpaceNotFound = UNSPECIFIED,
    /// A call to the directory failed.
    ErrorADOperation = "Active Directory operation did not succeed. Try again later.",
    /// The directory refuses the name given to ResolveNames as a filter.
    ErrorADSessionFilter = UNSPECIFIED,
    /// The directory does not answer for now.
    ErrorADUnavailable = "Active Directory is unavailable. Try again later.",
    /// The service does not answer for now.
    ErrorServiceUnavailable = UNSPECIFIED,
    /// Autodiscover found no server for a recipient in another forest.
    ErrorAutoDiscoverFailed = UNSPECIFIED,
    /// DeleteItem names a task but not how many of its occurrences to delete.
    ErrorAffectedTaskOccurrencesRequired = "AffectedTaskOccurrences attribute is required for Task items.",
    /// An attachment would lie more than ten levels deep.
    ErrorAttachmentNestLevelLimitExceeded = "The maximum attachment nesting level was exceeded.",
    /// An attachment is larger than 2,147,483,647 bytes.
    ErrorAttachmentSizeLimitExceeded = "The attachment size exceeds the limit.",
    /// The folder path could not be created in the archive mailbox.
    ErrorArchiveFolderPathCreation = UNSPECIFIED,
    /// The user has no archive mailbox.
    ErrorArchiveMailboxNotEnabled = "Archive mailbox is not enabled for this user.",
    /// The server that holds the archive mailbox could not be found.
    ErrorArchiveMailboxServiceDiscoveryFailed = UNSPECIFIED,
    /// The directory lacks the availability settings of this forest.
    ErrorAvailabilityConfigNotFound = UNSPECIFIED,
    /// An earlier element of the request stopped the batch before this one ran.
    ErrorBatchProcessingStopped =
        "Processing of this item was stopped because of an earlier error in the batch.",
    /// A single occurrence cannot be moved or copied out of its series.
    ErrorCalendarCannotMoveOrCopyOccurrence = "Can not move or copy a calendar occurrence.",
    /// Updates cannot be sent for a calendar item in Deleted Items.
    ErrorCalendarCannotUpdateDeletedItem =
        "Meeting updates cannot be sent for an item in the Deleted Items folder.",
    /// The `OccurrenceId` given does not name an occurrence.
    ErrorCalendarCannotUseIdForOccurrenceId = "The Id cannot be used as an occurrence Id.",
    /// The `RecurringMasterId` given does not name a recurring master.
    ErrorCalendarCannotUseIdForRecurringMasterId = "The Id cannot be used as a recurring master Id.",
    /// A calendar item lasts longer than five years.
    ErrorCalendarDurationIsTooLong = "Duration of the calendar item is too long.",
    /// A calendar item or view does not end after it starts.
    ErrorCalendarEndDateIsEarlierThanStartDate = "EndDate is earlier than StartDate",
    /// A CalendarView asks about a folder that is not a calendar.
    ErrorCalendarFolderIsInvalidForCalendarView = "CalendarView can only be used with a calendar folder.",
    /// Unused; no answer carries it.
    ErrorCalendarInvalidAttributeValue = UNSPECIFIED,
    /// The day of a time zone's change pattern is no proper day.
    ErrorCalendarInvalidDayForTimeChangePattern = "The day is invalid for the time change pattern.",
    /// A weekly pattern names no proper weekday.
    ErrorCalendarInvalidDayForWeeklyRecurrence = "The day is invalid for a weekly recurrence.",
    /// The stored recurrence of a calendar item cannot be read.
    ErrorCalendarInvalidPropertyState = "The property has an invalid state.",
    /// A calendar property holds a value it cannot have.
    ErrorCalendarInvalidPropertyValue = "The property has an invalid value.",
    /// No recurrence can be built from what was given.
    ErrorCalendarInvalidRecurrence = "The recurrence is invalid.",
    /// The time zone is not known.
    ErrorCalendarInvalidTimeZone = "The time zone is invalid.",
    /// A cancelled meeting cannot be accepted.
    ErrorCalendarIsCancelledForAccept = "This meeting has been cancelled and the action is not allowed.",
    /// A cancelled meeting cannot be declined.
    ErrorCalendarIsCancelledForDecline = "This meeting has been cancelled and the action is not allowed.",
    /// A cancelled meeting cannot be removed.
    ErrorCalendarIsCancelledForRemove = "This meeting has been cancelled and the action is not allowed.",
    /// A cancelled meeting cannot be accepted tentatively.
    ErrorCalendarIsCancelledForTentative = "This meeting has been cancelled and the action is not allowed.",
    /// A delegated meeting cannot be accepted.
    ErrorCalendarIsDelegatedForAccept = "The action is not allowed on a delegated meeting.",
    /// A delegated meeting cannot be declined.
    ErrorCalendarIsDelegatedForDecline = "The action is not allowed on a delegated meeting.",
    /// A delegated meeting cannot be removed.
    ErrorCalendarIsDelegatedForRemove = "The action is not allowed on a delegated meeting.",
    /// A delegated meeting cannot be accepted tentatively.
    ErrorCalendarIsDelegatedForTentative = "The action is not allowed on a delegated meeting.",
    /// Only the organizer can cancel a meeting.
    ErrorCalendarIsNotOrganizer = "User must be an organizer for CancelCalendarItem action.",
    /// The organizer cannot accept the own meeting.
    ErrorCalendarIsOrganizerForAccept = "You can't accept this meeting because you're the meeting organizer.",
    /// The organizer cannot decline the own meeting.
    ErrorCalendarIsOrganizerForDecline =
        "You can't decline this meeting because you're the meeting organizer.",
    /// The organizer cancels the own meeting instead of removing it.
    ErrorCalendarIsOrganizerForRemove = "You can't remove this meeting because you're the meeting organizer.",
    /// The organizer cannot accept the own meeting tentatively.
    ErrorCalendarIsOrganizerForTentative =
        "You can't tentatively accept this meeting because you're the meeting organizer.",
    /// The `InstanceIndex` lies outside the series.
    ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange = "Occurrence index is out of recurrence range.",
    /// The occurrence addressed has been deleted from its series.
    ErrorCalendarOccurrenceIsDeletedFromRecurrence =
        "Occurrence with this index was previously deleted from the recurrence.",
    /// A value of a recurrence is out of range.
    ErrorCalendarOutOfRange = "The recurrence value is out of range.",
    /// A newer meeting request has taken this one's place.
    ErrorCalendarMeetingRequestIsOutOfDate = "The meeting request is out of date.",
    /// A CalendarView spans more than two years.
    ErrorCalendarViewRangeTooBig = "The specified view range exceeds the maximum range of two years.",
    /// The directory does not hold the calling account as a valid one.
    ErrorCallerIsInvalidADAccount = UNSPECIFIED,
    /// The public folder has been deleted.
    ErrorCannotAccessDeletedPublicFolder = UNSPECIFIED,
    /// Calendar, contacts and tasks folders cannot be archived.
    ErrorCannotArchiveCalendarContactTaskFolderException = UNSPECIFIED,
    /// Items of public folders cannot be archived.
    ErrorCannotArchiveItemsInPublicFolders = UNSPECIFIED,
    /// Items of the archive mailbox cannot be archived again.
    ErrorCannotArchiveItemsInArchiveMailbox = UNSPECIFIED,
    /// A calendar item belongs into a calendar folder.
    ErrorCannotCreateCalendarItemInNonCalendarFolder =
        "Cannot create a calendar item in a non-calendar Folder.",
    /// A contact belongs into a contacts folder.
    ErrorCannotCreateContactInNonContactFolder = "Cannot create a contact in a non-contact Folder.",
    /// A post item belongs into a mail folder.
    ErrorCannotCreatePostItemInNonMailFolder = "Cannot create a post item in a non-mail Folder.",
    /// A task belongs into a tasks folder.
    ErrorCannotCreateTaskInNonTaskFolder = "Cannot create a task in a non-task Folder.",
    /// The item or folder resists deletion.
    ErrorCannotDeleteObject = "Object cannot be deleted.",
    /// A mandatory app cannot be disabled.
    ErrorCannotDisableMandatoryExtension = UNSPECIFIED,
    /// The user could not be found.
    ErrorCannotFindUser = UNSPECIFIED,
    /// The path of the folder to archive could not be read.
    ErrorCannotGetSourceFolderPath = UNSPECIFIED,
    /// The public address of the control panel is not known.
    ErrorCannotGetExternalEcpUrl =
        "Cannot get external ECP URL. This might happen if external ECP URL isn't configured.",
    /// The content of a file attachment could not be opened.
    ErrorCannotOpenFileAttachment = "The file attachment cannot be opened.",
    /// The task has no occurrence that could be deleted alone.
    ErrorCannotDeleteTaskOccurrence = "The task occurrence cannot be deleted.",
    /// The folder resists emptying.
    ErrorCannotEmptyFolder = "The folder cannot be emptied.",
    /// Calendar permissions were given for another kind of folder.
    ErrorCannotSetCalendarPermissionOnNonCalendarFolder =
        "Calendar permissions cannot be set on a non-calendar folder.",
    /// Ordinary permissions were given for a calendar folder.
    ErrorCannotSetNonCalendarPermissionOnCalendarFolder =
        "Non-calendar permissions cannot be set on a calendar folder.",
    /// A permission set to write contains `UnknownEntries`.
    ErrorCannotSetPermissionUnknownEntries = UNSPECIFIED,
    /// A search folder cannot be the source of an archiving.
    ErrorCannotSpecifySearchFolderAsSourceFolder = UNSPECIFIED,
    /// A folder id stands where an item id belongs.
    ErrorCannotUseFolderIdForItemId = "Expected an item Id but received a folder Id.",
    /// An item id stands where a folder id belongs.
    ErrorCannotUseItemIdForFolderId = "Expected a folder Id but received an item Id.",
    /// A change key is missing; newer servers say [`Self::ErrorChangeKeyRequiredForWriteOperations`].
    ErrorChangeKeyRequired = "ChangeKey is required for this operation.",
    /// A write came without the change key it needs.
    ErrorChangeKeyRequiredForWriteOperations = "ChangeKey is required for write operations.",
    /// The client hung up.
    ErrorClientDisconnected = UNSPECIFIED,
    /// Internal to the server: a state definition of a client intent is broken.
    ErrorClientIntentInvalidStateDefinition = UNSPECIFIED,
    /// Internal to the server: a client intent is missing.
    ErrorClientIntentNotFound = UNSPECIFIED,
    /// The mailbox could not be reached.
    ErrorConnectionFailed = "Connection did not succeed. Try again later.",
    /// A Contains restriction compares a property that is no string.
    ErrorContainsFilterWrongType = "The Contains filter can only be used for string properties.",
    /// Content could not be converted to or from MIME.
    ErrorContentConversionFailed = "Content conversion failed.",
    /// A QueryString needs the content index, and the mailbox has none.
    ErrorContentIndexingNotEnabled = "Content indexing is not enabled.",
    /// Stored or sent data cannot be read.
    ErrorCorruptData = "Data is corrupt.",
    /// The caller may not create items there.
    ErrorCreateItemAccessDenied = "Access is denied. Check credentials and try again.",
    /// Some of the managed folders could not be created.
    ErrorCreateManagedFolderPartialCompletion = "Not all managed folders were created.",
    /// The caller may not create folders there.
    ErrorCreateSubfolderAccessDenied = "Access is denied. Check credentials and try again.",
    /// Source and target of a move or copy lie in different mailboxes.
    ErrorCrossMailboxMoveCopy = "Move and copy operations across mailbox boundaries are not permitted.",
    /// Another site would have to answer this request.
    ErrorCrossSiteRequest = UNSPECIFIED,
    /// A property value, body or MIME content is too large.
    ErrorDataSizeLimitExceeded = "The data size limit was exceeded.",
    /// The store below the service failed.
    ErrorDataSourceOperation = UNSPECIFIED,
    /// The user is a delegate already.
    ErrorDelegateAlreadyExists = "The user is already a delegate for the mailbox.",
    /// The owner cannot be the mailbox's own delegate.
    ErrorDelegateCannotAddOwner = "The owner of the mailbox cannot be added as a delegate.",
    /// The mailbox lacks its delegate information.
    ErrorDelegateMissingConfiguration = "The delegate is not configured properly.",
    /// The directory does not know the delegate.
    ErrorDelegateNoUser = "The delegate does not map to a user in the Active Directory.",
    /// The user cannot serve as a delegate.
    ErrorDelegateValidationFailed = UNSPECIFIED,
    /// A distinguished folder cannot be deleted.
    ErrorDeleteDistinguishedFolder = "Distinguished folders cannot be deleted.",
    /// Unused; no answer carries it.
    ErrorDeleteItemsFailed = UNSPECIFIED,
    /// Internal to the server: a voice prompt could not be deleted.
    ErrorDeleteUnifiedMessagingPromptFailed = UNSPECIFIED,
    /// The operation wants a real user instead of a `DistinguishedUser`.
    ErrorDistinguishedUserNotSupported = "A distinguished user is not supported for this operation.",
    /// A member named in the request is not in the distribution list.
    ErrorDistributionListMemberNotExist = UNSPECIFIED,
    /// CreateManagedFolder names one folder twice.
    ErrorDuplicateInputFolderNames = "Duplicate folder names were specified.",
    /// A permission set names one user twice.
    ErrorDuplicateUserIdsSpecified = "Duplicate user Ids were specified in the permission set.",
    /// A search folder of one mailbox looks into folders of another.
    ErrorEmailAddressMismatch = UNSPECIFIED,
    /// The event a watermark names is gone, and the subscription with it.
    ErrorEventNotFound = "The events for the watermark could not be found.",
    /// The caller holds as many connections open as allowed.
    ErrorExceededConnectionCount =
        "You have exceeded the available concurrent connections for your account.  Try again once your \
         other requests have completed.",
    /// The caller holds as many subscriptions as allowed.
    ErrorExceededSubscriptionCount =
        "You have exceeded the available subscriptions for your account.  Remove unnecessary \
         subscriptions and try your request again.",
    /// A search without paging finds more than may be returned.
    ErrorExceededFindCountLimit =
        "You have exceeded the maximum number of objects that can be returned for the find operation. Use \
         paging to reduce the result size and try your request again.",
    /// The subscription ran out while its events were read.
    ErrorExpiredSubscription = "The subscription has expired.",
    /// No such app is installed.
    ErrorExtensionNotFound = "Extension can't be found.",
    /// The caller may not use apps.
    ErrorExtensionsNotAuthorized = UNSPECIFIED,
    /// The folder is damaged and cannot be saved.
    ErrorFolderCorrupt = "The folder is corrupt.",
    /// The folder does not exist, or not for this caller.
    ErrorFolderNotFound = "The specified folder could not be found in the store.",
    /// A property of the folder exists but cannot be read; the name is spelled so on the wire.
    ErrorFolderPropertRequestFailed = UNSPECIFIED,
    /// The folder could not be saved in its present state.
    ErrorFolderSave = "The folder could not be saved.",
    /// The folder could not be saved; a sibling of [`Self::ErrorFolderSave`].
    ErrorFolderSaveFailed = UNSPECIFIED,
    /// The folder could not be saved because of a property's value.
    ErrorFolderSavePropertyError = "The folder save operation failed due to invalid property values.",
    /// The parent already has a folder of that name.
    ErrorFolderExists = "A folder with the specified name already exists.",
    /// Free/busy information could not be worked out.
    ErrorFreeBusyGenerationFailed = "Free/busy information could not be generated.",
    /// Unused; no answer carries it.
    ErrorGetServerSecurityDescriptorFailed = UNSPECIFIED,
    /// The IM list holds as many contacts as allowed.
    ErrorImContactLimitReached = "The maximum number of IM contacts has been reached.",
    /// Another IM group has the display name already.
    ErrorImGroupDisplayNameAlreadyExists = "An IM group with the specified display name already exists.",
    /// The IM list holds as many groups as allowed.
    ErrorImGroupLimitReached = "The maximum number of IM groups has been reached.",
    /// The caller may not impersonate that user.
    ErrorImpersonateUserDenied = "The account does not have permission to impersonate the requested user.",
    /// The caller may not impersonate anybody on this server.
    ErrorImpersonationDenied =
        "The server to which the application is connected cannot impersonate the requested user due to \
         insufficient permission.",
    /// Impersonation failed for a reason on the server's side.
    ErrorImpersonationFailed = "Exchange impersonation failed.",
    /// The request is valid in a newer schema than the one it asks for.
    ErrorIncorrectSchemaVersion =
        "The request is valid but does not specify the correct server version in the RequestServerVersion \
         SOAP header.  Ensure that the RequestServerVersion SOAP header is set with the correct \
         RequestServerVersionValue.",
    /// A change description sets no property or more than one.
    ErrorIncorrectUpdatePropertyCount =
        "An object within a change description must contain one and only one property to modify.",
    /// An availability request has more than 100 attendees to resolve.
    ErrorIndividualMailboxLimitReached = UNSPECIFIED,
    /// The mailbox server is overloaded.
    ErrorInsufficientResources = "Insufficient resources. Try again later.",
    /// The server failed in a way no other code describes.
    ErrorInternalServerError = "An internal server error occurred. The operation failed.",
    /// The server failed, and a later attempt may succeed.
    ErrorInternalServerTransientError = "An internal server error occurred. Try again later.",
    /// The access level to free/busy data is none of the known ones.
    ErrorInvalidAccessLevel = UNSPECIFIED,
    /// An argument is wrong; the text says which.
    ErrorInvalidArgument = "The argument is invalid.",
    /// The item has no such attachment.
    ErrorInvalidAttachmentId = "The specified attachment Id is invalid.",
    /// A search folder filters attachments in a way EWS cannot express.
    ErrorInvalidAttachmentSubfilter = UNSPECIFIED,
    /// A search folder filters attachment text in a way EWS cannot express.
    ErrorInvalidAttachmentSubfilterTextFilter = UNSPECIFIED,
    /// The caller could not be authorized.
    ErrorInvalidAuthorizationContext = UNSPECIFIED,
    /// A change key cannot be decoded.
    ErrorInvalidChangeKey = "The change key is invalid.",
    /// The caller's identity could not be worked out.
    ErrorInvalidClientSecurityContext = UNSPECIFIED,
    /// A task cannot be completed in the future.
    ErrorInvalidCompleteDate = "The task completion date cannot be in the future.",
    /// A contact's e-mail address is not usable.
    ErrorInvalidContactEmailAddress = "The contact e-mail address is invalid.",
    /// A contact has no e-mail entry with that key.
    ErrorInvalidContactEmailIndex = "The contact e-mail index is invalid.",
    /// Another forest refuses the credentials kept for it.
    ErrorInvalidCrossForestCredentials = UNSPECIFIED,
    /// A folder permission of the delegate is not usable.
    ErrorInvalidDelegatePermission = UNSPECIFIED,
    /// The user id of the delegate is not usable.
    ErrorInvalidDelegateUserId = "The delegate user Id is invalid.",
    /// The bit mask of an Excludes restriction cannot be read.
    ErrorInvalidExcludesRestriction = "The bitmask of the Excludes restriction is invalid.",
    /// Unused; no answer carries it.
    ErrorInvalidExpressionTypeForSubFilter = UNSPECIFIED,
    /// The attributes of an ExtendedFieldURI do not go together.
    ErrorInvalidExtendedProperty = "The extended property attribute combination is invalid.",
    /// The value of an extended property does not fit its type.
    ErrorInvalidExtendedPropertyValue = "The extended property value is invalid.",
    /// The folder id decodes to something damaged.
    ErrorInvalidFolderId = "The folder Id is invalid.",
    /// The operation does not work on this kind of folder.
    ErrorInvalidFolderTypeForOperation = "The folder type is invalid for this operation.",
    /// The fraction of a FractionalPageItemView does not lie between zero and one.
    ErrorInvalidFractionalPagingParameters = "The fractional paging parameters are invalid.",
    /// GetUserAvailability asks for the view type None.
    ErrorInvalidFreeBusyViewType = "The free/busy view type is invalid.",
    /// An id and its change key contradict each other or themselves.
    ErrorInvalidId = "The Id is invalid.",
    /// An id is the empty string.
    ErrorInvalidIdEmpty = "Id must be non-empty.",
    /// An id cannot be decoded.
    ErrorInvalidIdMalformed = "Id is malformed.",
    /// An id of the 2007 format came with a newer request version.
    ErrorInvalidIdMalformedEwsLegacyIdFormat = "Id is in the Exchange 2007 format; use ConvertId.",
    /// The mailbox part of an id is too long.
    ErrorInvalidIdMonikerTooLong = "Id is malformed.",
    /// The id does not name an item attachment.
    ErrorInvalidIdNotAnItemAttachmentId = "The Id is not an item attachment Id.",
    /// ResolveNames met a damaged contact.
    ErrorInvalidIdReturnedByResolveNames = UNSPECIFIED,
    /// The store part of an id is too long.
    ErrorInvalidIdStoreObjectIdTooLong = "Id is malformed.",
    /// An id goes through more than 255 attachments.
    ErrorInvalidIdTooManyAttachmentLevels = "The Id contains too many attachment levels.",
    /// Unused; no answer carries it.
    ErrorInvalidIdXml = UNSPECIFIED,
    /// The id does not name an IM contact.
    ErrorInvalidImContactId = "The specified Im Contact Id is invalid.",
    /// The address does not name a distribution group for the IM list.
    ErrorInvalidImDistributionGroupSmtpAddress =
        "The specified IM distribution group SMTP address is invalid.",
    /// The id does not name an IM group.
    ErrorInvalidImGroupId = "The specified Im Group Id is invalid.",
    /// The offset of an IndexedPageItemView is negative.
    ErrorInvalidIndexedPagingParameters = "The indexed paging parameters are invalid.",
    /// Unused; no answer carries it.
    ErrorInvalidInternetHeaderChildNodes = UNSPECIFIED,
    /// ArchiveItem does not work on this kind of item.
    ErrorInvalidItemForOperationArchiveItem = "The item type is invalid for this operation.",
    /// This kind of item cannot be attached.
    ErrorInvalidItemForOperationCreateItemAttachment = "The item type is invalid for this operation.",
    /// CreateItem does not make this kind of item.
    ErrorInvalidItemForOperationCreateItem = "The item type is invalid for this operation.",
    /// Only meeting requests and calendar items can be accepted.
    ErrorInvalidItemForOperationAcceptItem = "The item type is invalid for this operation.",
    /// Only meeting requests and calendar items can be declined.
    ErrorInvalidItemForOperationDeclineItem = "The item type is invalid for this operation.",
    /// Only calendar items can be cancelled.
    ErrorInvalidItemForOperationCancelItem = "The item type is invalid for this operation.",
    /// The id does not name a personal distribution list.
    ErrorInvalidItemForOperationExpandDL = "The item type is invalid for this operation.",
    /// RemoveItem works on meeting cancellations only.
    ErrorInvalidItemForOperationRemoveItem = "The item type is invalid for this operation.",
    /// SendItem works on messages only.
    ErrorInvalidItemForOperationSendItem = "The item type is invalid for this operation.",
    /// Only meeting requests and calendar items can be accepted tentatively.
    ErrorInvalidItemForOperationTentative = "The item type is invalid for this operation.",
    /// Internal to the server; no answer carries it.
    ErrorInvalidLogonType = UNSPECIFIED,
    /// The item cannot be liked.
    ErrorInvalidLikeRequest = UNSPECIFIED,
    /// A personal distribution list has a member that is not usable.
    ErrorInvalidMailbox = UNSPECIFIED,
    /// A managed folder is damaged.
    ErrorInvalidManagedFolderProperty = UNSPECIFIED,
    /// A managed folder has a negative quota.
    ErrorInvalidManagedFolderQuota = UNSPECIFIED,
    /// A managed folder has a negative size.
    ErrorInvalidManagedFolderSize = UNSPECIFIED,
    /// The interval of merged free/busy data is not between 5 and 1440 minutes.
    ErrorInvalidMergedFreeBusyInterval = "The merged free/busy interval is invalid.",
    /// ResolveNames got a name that cannot be looked up.
    ErrorInvalidNameForNameResolution = "The name is invalid for name resolution.",
    /// The operation makes no sense for its target; the text says why.
    ErrorInvalidOperation = "The operation is invalid.",
    /// The server's own network account does not work.
    ErrorInvalidNetworkServiceContext = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorInvalidOofParameter = UNSPECIFIED,
    /// The largest number of rows to return is not positive.
    ErrorInvalidPagingMaxRows = "The maximum rows value must be greater than zero.",
    /// The folder cannot hold what should be created in it.
    ErrorInvalidParentFolder = "The parent folder is invalid.",
    /// A task's completion is not between 0 and 100 percent.
    ErrorInvalidPercentCompleteValue = "The percent complete value must be between 0 and 100.",
    /// A permission level and single rights contradict each other.
    ErrorInvalidPermissionSettings = "The permission settings are invalid.",
    /// The id does not name a phone call.
    ErrorInvalidPhoneCallId = UNSPECIFIED,
    /// The telephone number does not fit the dial plan.
    ErrorInvalidPhoneNumber = UNSPECIFIED,
    /// The parts of a `UserId` contradict each other.
    ErrorInvalidUserInfo = "The user information is inconsistent.",
    /// The property cannot be appended to.
    ErrorInvalidPropertyAppend = "Append action is invalid for property.",
    /// The property cannot be deleted.
    ErrorInvalidPropertyDelete = "The delete action is not supported for this property.",
    /// An Exists restriction names a flag property.
    ErrorInvalidPropertyForExists = "The property is invalid for the Exists filter.",
    /// The property has no meaning in this operation.
    ErrorInvalidPropertyForOperation = "Property is not valid for this operation.",
    /// The item or folder has no such property.
    ErrorInvalidPropertyRequest = "Property is not valid for this object type.",
    /// The property cannot be set.
    ErrorInvalidPropertySet = "Set action is invalid for property.",
    /// The property cannot change once the message is sent.
    ErrorInvalidPropertyUpdateSentMessage = "The property of a sent message cannot be updated.",
    /// Unused; no answer carries it.
    ErrorInvalidProxySecurityContext = UNSPECIFIED,
    /// A push subscription was named where a pull subscription belongs.
    ErrorInvalidPullSubscriptionId = "The Id is not a pull subscription Id.",
    /// The address for push notifications is not usable.
    ErrorInvalidPushSubscriptionUrl = "The push subscription URL is invalid.",
    /// The recipients or attendees are missing or not usable.
    ErrorInvalidRecipients = "At least one recipient isn't valid.",
    /// A search folder filters recipients in a way EWS cannot express.
    ErrorInvalidRecipientSubfilter = UNSPECIFIED,
    /// A search folder compares recipients in a way EWS cannot express.
    ErrorInvalidRecipientSubfilterComparison = UNSPECIFIED,
    /// A search folder orders recipient filters in a way EWS cannot express.
    ErrorInvalidRecipientSubfilterOrder = UNSPECIFIED,
    /// A search folder filters recipient text in a way EWS cannot express.
    ErrorInvalidRecipientSubfilterTextFilter = UNSPECIFIED,
    /// The item referred to cannot be replied to, forwarded or suppressed.
    ErrorInvalidReferenceItem = "The reference item does not support the requested operation.",
    /// The body holds no operation this server knows.
    ErrorInvalidRequest = "The request is invalid.",
    /// Unused; no answer carries it.
    ErrorInvalidRestriction = UNSPECIFIED,
    /// The retention tag has another action than the property wants.
    ErrorInvalidRetentionTagTypeMismatch = UNSPECIFIED,
    /// The retention tag is hidden or unknown.
    ErrorInvalidRetentionTagInvisible = UNSPECIFIED,
    /// An implicit retention tag cannot be set as a PolicyTag.
    ErrorInvalidRetentionTagInheritance = UNSPECIFIED,
    /// The id of a retention tag is no GUID.
    ErrorInvalidRetentionTagIdGuid = UNSPECIFIED,
    /// The routing type of an address is not usable.
    ErrorInvalidRoutingType = "The routing type is invalid.",
    /// An out-of-office period does not end after its start or after now.
    ErrorInvalidScheduledOofDuration = UNSPECIFIED,
    /// The mailbox's own server does not speak the version asked for.
    ErrorInvalidSchemaVersionForMailboxVersion =
        "The requested schema version is not supported by the mailbox server.",
    /// The security descriptor of the calendar folder is damaged.
    ErrorInvalidSecurityDescriptor = UNSPECIFIED,
    /// SendItem names a folder for the copy but asks to keep none.
    ErrorInvalidSendItemSaveSettings =
        "A saved item folder cannot be specified when SaveItemToFolder is false.",
    /// The token in a SerializedSecurityContext is broken or names no valid account.
    ErrorInvalidSerializedAccessToken = UNSPECIFIED,
    /// The RequestServerVersion header names no version this server knows.
    ErrorInvalidServerVersion = "The specified server version is invalid.",
    /// A security identifier cannot be read.
    ErrorInvalidSid = "The SID is invalid.",
    /// A telephone number or name does not make a SIP address.
    ErrorInvalidSIPUri = UNSPECIFIED,
    /// An address cannot be parsed.
    ErrorInvalidSmtpAddress = "The SMTP address format is invalid.",
    /// Unused; no answer carries it.
    ErrorInvalidSubfilterType = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorInvalidSubfilterTypeNotAttendeeType = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorInvalidSubfilterTypeNotRecipientType = UNSPECIFIED,
    /// The subscription is not valid or not valid any more.
    ErrorInvalidSubscription = "Subscription is invalid.",
    /// A subscription cannot cover the folders named.
    ErrorInvalidSubscriptionRequest = "The subscription request is invalid.",
    /// A SyncState cannot be read or belongs to something else.
    ErrorInvalidSyncStateData = "Synchronization state data is corrupt or otherwise invalid.",
    /// An interval does not end after it starts.
    ErrorInvalidTimeInterval = "The time interval is invalid.",
    /// Out-of-office settings lack a reply they need.
    ErrorInvalidUserOofSettings = "The Out of Office settings are invalid.",
    /// The principal name in an impersonation header is not known.
    ErrorInvalidUserPrincipalName = "The user principal name is invalid.",
    /// The security identifier of a user is not usable.
    ErrorInvalidUserSid = "The user SID is invalid.",
    /// Unused; no answer carries it.
    ErrorInvalidUserSidMissingUPN = UNSPECIFIED,
    /// A constant does not fit the property it is compared with.
    ErrorInvalidValueForProperty = "The specified value is invalid for property.",
    /// The watermark is not known or too old.
    ErrorInvalidWatermark = "The watermark used for creating this subscription was not found.",
    /// No telephone gateway is available.
    ErrorIPGatewayNotFound = UNSPECIFIED,
    /// Another change came first, and the two cannot be merged.
    ErrorIrresolvableConflict =
        "The send or update operation could not be performed because the change key passed in the request \
         does not match the current change key for the item.",
    /// The item is damaged and cannot be read.
    ErrorItemCorrupt = "The item is corrupt.",
    /// The object does not exist, or not for this caller.
    ErrorItemNotFound = "The specified object was not found in the store.",
    /// A property of the item exists but cannot be read.
    ErrorItemPropertyRequestFailed = "The item property could not be retrieved.",
    /// The item could not be saved in its present state.
    ErrorItemSave = "The item could not be saved.",
    /// The item could not be saved because of a property's value.
    ErrorItemSavePropertyError = "The item save operation failed due to invalid property values.",
    /// Unused; no answer carries it.
    ErrorLegacyMailboxFreeBusyViewTypeNotMerged = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorLocalServerObjectNotFound = UNSPECIFIED,
    /// The availability service could not log on to pass the request on.
    ErrorLogonAsNetworkServiceFailed = UNSPECIFIED,
    /// The directory describes the mailbox wrongly.
    ErrorMailboxConfiguration = UNSPECIFIED,
    /// GetUserAvailability names no mailbox.
    ErrorMailboxDataArrayEmpty = "The mailbox data array is empty.",
    /// GetUserAvailability names more than 100 mailboxes.
    ErrorMailboxDataArrayTooBig = "The mailbox data array contains too many entries.",
    /// No such hold exists.
    ErrorMailboxHoldNotFound = "The specific query-based hold is not found.",
    /// The calendar's mailbox could not be opened.
    ErrorMailboxLogonFailed = "The mailbox logon failed.",
    /// The mailbox is being moved to another database.
    ErrorMailboxMoveInProgress = "Mailbox move in progress. Try again later.",
    /// The database of the mailbox does not answer for now.
    ErrorMailboxStoreUnavailable = "The mailbox database is temporarily unavailable.",
    /// The address names no mailbox whose availability could be read.
    ErrorMailRecipientNotFound = "Unable to resolve e-mail address to an Active Directory object.",
    /// Mail tips are switched off.
    ErrorMailTipsDisabled = UNSPECIFIED,
    /// The mailbox has that managed folder already.
    ErrorManagedFolderAlreadyExists = "A specified managed folder already exists in the mailbox.",
    /// The directory does not define such a managed folder.
    ErrorManagedFolderNotFound = "The managed folder was not found.",
    /// The root of the managed folders is gone or its name is taken.
    ErrorManagedFoldersRootFailure = UNSPECIFIED,
    /// Meeting times could not be suggested.
    ErrorMeetingSuggestionGenerationFailed = UNSPECIFIED,
    /// A message came without the MessageDisposition attribute.
    ErrorMessageDispositionRequired = "MessageDisposition attribute is required.",
    /// The message is larger than may be sent.
    ErrorMessageSizeExceeded = "The message exceeds the maximum supported size.",
    /// MIME content could not be made, or is no valid calendar text.
    ErrorMimeContentConversionFailed = "MIME content conversion failed.",
    /// MIME content cannot be read.
    ErrorMimeContentInvalid = "The MIME content is invalid.",
    /// MIME content is not in base64.
    ErrorMimeContentInvalidBase64String = "The MIME content is not a valid base64 string.",
    /// A required argument is missing; the text says which.
    ErrorMissingArgument = "A required argument is missing.",
    /// A caller without a mailbox named a distinguished folder without saying whose.
    ErrorMissingEmailAddress =
        "When making a request as an account that does not have a mailbox, you must specify the mailbox \
         primary SMTP address for any distinguished folder Ids.",
    /// A caller without a mailbox did not say whose managed folder is meant.
    ErrorMissingEmailAddressForManagedFolder = UNSPECIFIED,
    /// A recipient or attendee has no address.
    ErrorMissingInformationEmailAddress = UNSPECIFIED,
    /// A response object does not say which item it responds to.
    ErrorMissingInformationReferenceItemId = UNSPECIFIED,
    /// An ItemAttachment contains no item.
    ErrorMissingItemForCreateItemAttachment = "The item of the item attachment is missing.",
    /// A managed folder lacks its policy id.
    ErrorMissingManagedFolderId = UNSPECIFIED,
    /// SendItem was given an item without recipients.
    ErrorMissingRecipients = "A message can't be sent because it contains no recipients.",
    /// A permission does not say for whom it is.
    ErrorMissingUserIdInformation = "User Id information is missing.",
    /// The headers name more than one way to act for somebody.
    ErrorMoreThanOneAccessModeSpecified = "More than one access mode was specified.",
    /// The move or copy failed, a name taken at the target included.
    ErrorMoveCopyFailed = "The move or copy operation failed.",
    /// A distinguished folder cannot be moved.
    ErrorMoveDistinguishedFolder = "Cannot move distinguished folder.",
    /// The request spans several mailbox servers.
    ErrorMultiLegacyMailboxAccess = UNSPECIFIED,
    /// A name fits more than one entry; ResolveNames says so as a warning.
    ErrorNameResolutionMultipleResults = "Multiple results were found.",
    /// The caller has no mailbox to resolve names with.
    ErrorNameResolutionNoMailbox = "The caller does not have a mailbox.",
    /// A name fits no entry.
    ErrorNameResolutionNoResults = "No results were found.",
    /// No server was found that could take the request.
    ErrorNoApplicableProxyCASServersAvailable = UNSPECIFIED,
    /// The mailbox has no calendar folder.
    ErrorNoCalendar = UNSPECIFIED,
    /// No server of the other site takes requests passed on with Kerberos.
    ErrorNoDestinationCASDueToKerberosRequirements = UNSPECIFIED,
    /// No server of the other site takes requests passed on over TLS.
    ErrorNoDestinationCASDueToSSLRequirements = UNSPECIFIED,
    /// No server of the other site has a fitting version.
    ErrorNoDestinationCASDueToVersionMismatch = UNSPECIFIED,
    /// A typed folder element came with a `FolderClass` of its own.
    ErrorNoFolderClassOverride = "The folder class cannot be overridden.",
    /// The caller may not see free/busy information of that calendar.
    ErrorNoFreeBusyAccess = "The caller has no access to free/busy data.",
    /// The mailbox named does not exist.
    ErrorNonExistentMailbox = "The SMTP address has no mailbox associated with it.",
    /// The address is a secondary one; the answer names the primary one.
    ErrorNonPrimarySmtpAddress = "The specified SMTP address is not the primary SMTP address.",
    /// A property tag of 0x8000 or more cannot be addressed by tag.
    ErrorNoPropertyTagForCustomProperties = "Property tags cannot be used for custom properties.",
    /// Unused; no answer carries it.
    ErrorNoPublicFolderReplicaAvailable = UNSPECIFIED,
    /// No public folder server serves the caller.
    ErrorNoPublicFolderServerAvailable = UNSPECIFIED,
    /// No server of the other site answered.
    ErrorNoRespondingCASInDestinationSite =
        "Exchange Web Services are not currently available for this request because none of the Client \
         Access Servers in the destination site could process the request.",
    /// The user is no delegate of the mailbox.
    ErrorNotDelegate = "The user is not a delegate for the mailbox.",
    /// The server ran out of memory.
    ErrorNotEnoughMemory = UNSPECIFIED,
    /// A class given does not fit the kind of object.
    ErrorObjectTypeChanged = "Operation would change object type, which is not permitted.",
    /// A moved occurrence would pass its neighbour.
    ErrorOccurrenceCrossingBoundary = "Modified occurrence is crossing or overlapping adjacent occurrence.",
    /// An occurrence would overlap its neighbour.
    ErrorOccurrenceTimeSpanTooBig = "The occurrence time span is too big.",
    /// The operation does not work on the root of the public folders.
    ErrorOperationNotAllowedWithPublicFolderRoot = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorParentFolderIdRequired = UNSPECIFIED,
    /// The parent of the folder to create does not exist.
    ErrorParentFolderNotFound = "The specified parent folder could not be found.",
    /// The caller must change the password first.
    ErrorPasswordChangeRequired = "The password must be changed.",
    /// The caller's password has run out.
    ErrorPasswordExpired = "The password has expired.",
    /// The telephone number cannot be dialled.
    ErrorPhoneNumberNotDialable = UNSPECIFIED,
    /// An update failed because of a property's value.
    ErrorPropertyUpdate = "The property update failed.",
    /// Internal to the server: a voice prompt could not be published.
    ErrorPromptPublishingOperationFailed = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorPropertyValidationFailure = UNSPECIFIED,
    /// The server that holds the subscription could not be reached.
    ErrorProxiedSubscriptionCallFailure = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorProxyCallFailed = UNSPECIFIED,
    /// The caller is in too many groups for the request to be passed on.
    ErrorProxyGroupSidLimitExceeded = UNSPECIFIED,
    /// Another server refuses requests passed on from here.
    ErrorProxyRequestNotAllowed = UNSPECIFIED,
    /// Another server could not process an availability request.
    ErrorProxyRequestProcessingFailed = "Proxy web request failed.",
    /// It could not be decided which server should answer.
    ErrorProxyServiceDiscoveryFailed = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorProxyTokenExpired = UNSPECIFIED,
    /// Internal to the server: the public folder mailbox could not be found.
    ErrorPublicFolderMailboxDiscoveryFailed = UNSPECIFIED,
    /// Access to a public folder failed.
    ErrorPublicFolderOperationFailed = UNSPECIFIED,
    /// Free/busy data in a public folder could not be read.
    ErrorPublicFolderRequestProcessingFailed = UNSPECIFIED,
    /// The server with free/busy data in public folders could not be found.
    ErrorPublicFolderServerNotFound = UNSPECIFIED,
    /// A change reached the primary public folder mailbox but not the secondary one.
    ErrorPublicFolderSyncException = UNSPECIFIED,
    /// The filter of a search folder has more than 255 expressions.
    ErrorQueryFilterTooLong = UNSPECIFIED,
    /// The mailbox is full.
    ErrorQuotaExceeded = "Mailbox has exceeded maximum mailbox size.",
    /// Events could not be read, and the subscription is gone.
    ErrorReadEventsFailed = "The events could not be read.",
    /// There is no read receipt to suppress.
    ErrorReadReceiptNotPending = "A read receipt is not pending.",
    /// A recurrence ends after 1 September 4500.
    ErrorRecurrenceEndDateTooBig = "The recurrence end date is too late.",
    /// A recurrence yields no occurrence in its range.
    ErrorRecurrenceHasNoOccurrence = "Recurrence has no occurrences in the specified range.",
    /// The delegate list could not be saved after a removal.
    ErrorRemoveDelegatesFailed = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorRequestAborted = UNSPECIFIED,
    /// The request has too many bytes.
    ErrorRequestStreamTooBig = "The request is too big.",
    /// A required property is missing; the answer names it.
    ErrorRequiredPropertyMissing = "Required property is missing.",
    /// ResolveNames was given a folder that holds no contacts.
    ErrorResolveNamesInvalidFolderType = "The folder type is invalid for name resolution.",
    /// ResolveNames was given several contacts folders.
    ErrorResolveNamesOnlyOneContactsFolderAllowed = "Only one contacts folder is allowed.",
    /// Unused; no answer carries it.
    ErrorResponseSchemaValidation = UNSPECIFIED,
    /// A restriction has more than 255 nodes.
    ErrorRestrictionTooLong = "The restriction is too long.",
    /// A restriction cannot be evaluated.
    ErrorRestrictionTooComplex = "The restriction is too complex.",
    /// A recipient has more than 1000 calendar entries in the window.
    ErrorResultSetTooBig = UNSPECIFIED,
    /// The impersonation header does not say whom to impersonate.
    ErrorInvalidExchangeImpersonationHeaderData =
        "The ExchangeImpersonation SOAP header contains invalid data.",
    /// The folder to save the item in does not exist.
    ErrorSavedItemFolderNotFound = "The saved item folder could not be found.",
    /// The request does not follow the schema.
    ErrorSchemaValidation = "The request failed schema validation.",
    /// A search folder lacks its search criteria.
    ErrorSearchFolderNotInitialized = "The search folder is not initialized.",
    /// The caller may not send in the name of that sender.
    ErrorSendAsDenied =
        "The user account which was used to submit this request does not have the right to send mail on \
         behalf of the specified sending account.",
    /// DeleteItem names a calendar item but not whether to send cancellations.
    ErrorSendMeetingCancellationsRequired =
        "SendMeetingCancellations attribute is required for Calendar items.",
    /// UpdateItem names a calendar item but not whether to send updates.
    ErrorSendMeetingInvitationsOrCancellationsRequired =
        "SendMeetingInvitationsOrCancellations attribute is required for Calendar items.",
    /// CreateItem makes a calendar item but does not say whether to send invitations.
    ErrorSendMeetingInvitationsRequired =
        "The SendMeetingInvitations attribute is required for calendar items.",
    /// A meeting request cannot change once it is sent.
    ErrorSentMeetingRequestUpdate = "The meeting request has already been sent and might not be updated.",
    /// A task request cannot change once it is sent.
    ErrorSentTaskRequestUpdate = UNSPECIFIED,
    /// The server asks the caller to wait.
    ErrorServerBusy = "The server cannot service this request right now. Try again later.",
    /// No forest was found for a recipient's availability.
    ErrorServiceDiscoveryFailed = UNSPECIFIED,
    /// The change key is missing or out of date.
    ErrorStaleObject =
        "The send or update operation could not be performed because the change key passed in the request \
         does not match the current change key for the item.",
    /// The caller has sent as much as is allowed for now.
    ErrorSubmissionQuotaExceeded = UNSPECIFIED,
    /// The subscription belongs to another caller.
    ErrorSubscriptionAccessDenied =
        "Access is denied. Only the subscription owner may access the subscription.",
    /// Only the owner of a mailbox can subscribe to it.
    ErrorSubscriptionDelegateAccessNotSupported = "Subscriptions are not supported for delegate user access.",
    /// No such subscription exists.
    ErrorSubscriptionNotFound = "The specified subscription was not found.",
    /// The subscription has been ended by Unsubscribe.
    ErrorSubscriptionUnsubscribed = UNSPECIFIED,
    /// The folder to synchronize does not exist.
    ErrorSyncFolderNotFound = "The folder to be synchronized could not be found.",
    /// No such site mailbox exists.
    ErrorTeamMailboxNotFound = UNSPECIFIED,
    /// The site mailbox has no SharePoint site.
    ErrorTeamMailboxNotLinkedToSharePoint = UNSPECIFIED,
    /// The SharePoint address of the site mailbox is not valid.
    ErrorTeamMailboxUrlValidationFailed = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorTeamMailboxNotAuthorizedOwner = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorTeamMailboxActiveToPendingDelete = UNSPECIFIED,
    /// The owners of the site mailbox could not be notified.
    ErrorTeamMailboxFailedSendingNotifications = UNSPECIFIED,
    /// Access to the site mailbox failed for an unknown reason.
    ErrorTeamMailboxErrorUnknown = UNSPECIFIED,
    /// The time window is longer than allowed.
    ErrorTimeIntervalTooBig =
        "The requested time duration specified for FreeBusyViewOptions.TimeWindow is too long.",
    /// There was not enough time to finish.
    ErrorTimeoutExpired = "The request timed out. Try again later.",
    /// A time zone is not usable.
    ErrorTimeZone = UNSPECIFIED,
    /// The target folder does not exist.
    ErrorToFolderNotFound = "The destination folder could not be found.",
    /// The caller may not send a SerializedSecurityContext.
    ErrorTokenSerializationDenied = UNSPECIFIED,
    /// Too many objects are open at once.
    ErrorTooManyObjectsOpened = "Too many concurrent connections opened.",
    /// A change description names one property and sets another.
    ErrorUpdatePropertyMismatch = "The property path does not match the property to update.",
    /// A unified group could not be created in the cloud directory.
    ErrorUnifiedGroupMailboxAADCreationFailed = UNSPECIFIED,
    /// A unified group could not be deleted from the cloud directory.
    ErrorUnifiedGroupMailboxAADDeleteFailed = UNSPECIFIED,
    /// The name of a unified group breaks the naming policy.
    ErrorUnifiedGroupMailboxNamingPolicy = UNSPECIFIED,
    /// The mailbox of a unified group could not be deleted.
    ErrorUnifiedGroupMailboxDeleteFailed = UNSPECIFIED,
    /// The mailbox of a unified group does not exist.
    ErrorUnifiedGroupMailboxNotFound = UNSPECIFIED,
    /// An update of a unified group's mailbox takes effect later.
    ErrorUnifiedGroupMailboxUpdateDelayed = UNSPECIFIED,
    /// Only some properties of a unified group's mailbox were updated.
    ErrorUnifiedGroupMailboxUpdatedPartialProperties = UNSPECIFIED,
    /// The mailbox of a unified group could not be updated.
    ErrorUnifiedGroupMailboxUpdateFailed = UNSPECIFIED,
    /// The mailbox of a unified group could not be set up.
    ErrorUnifiedGroupMailboxProvisionFailed = UNSPECIFIED,
    /// The user's dial plan does not exist.
    ErrorUnifiedMessagingDialPlanNotFound = UNSPECIFIED,
    /// Internal to the server: the data of a call report is missing.
    ErrorUnifiedMessagingReportDataNotFound = UNSPECIFIED,
    /// Internal to the server: a voice prompt is missing.
    ErrorUnifiedMessagingPromptNotFound = UNSPECIFIED,
    /// Unified Messaging does not find the user.
    ErrorUnifiedMessagingRequestFailed = UNSPECIFIED,
    /// The dial plan has no server that could take the request.
    ErrorUnifiedMessagingServerNotFound = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorUnableToGetUserOofSettings = UNSPECIFIED,
    /// An IM contact could not be taken out of its group.
    ErrorUnableToRemoveImContactFromGroup = "The IM contact could not be removed from the group.",
    /// Unused; no answer carries it.
    ErrorUnsupportedSubFilter = UNSPECIFIED,
    /// The culture is not known.
    ErrorUnsupportedCulture = "The culture is not supported.",
    /// Extended properties cannot have this MAPI type.
    ErrorUnsupportedMapiPropertyType = "The MAPI property type is not supported.",
    /// This kind of item has no MIME form.
    ErrorUnsupportedMimeConversion = "Mime conversion is not supported for this item type.",
    /// The property cannot be searched for.
    ErrorUnsupportedPathForQuery = "The property can not be used with this type of restriction.",
    /// The property cannot be sorted or grouped by.
    ErrorUnsupportedPathForSortGroup = "The property can not be used for sorting or grouping.",
    /// The property cannot be used; seen when sorting.
    ErrorUnsupportedPropertyDefinition = "Unsupported sorting definition.",
    /// The filter of a search folder cannot be expressed in EWS.
    ErrorUnsupportedQueryFilter = UNSPECIFIED,
    /// Tasks cannot recur in this way.
    ErrorUnsupportedRecurrence = "The recurrence is not supported.",
    /// A stored property has a type that cannot be written as XML.
    ErrorUnsupportedTypeForConversion = "The property type cannot be converted.",
    /// The delegate list could not be saved after an update.
    ErrorUpdateDelegatesFailed = UNSPECIFIED,
    /// The user does not have Unified Messaging.
    ErrorUserNotUnifiedMessagingEnabled = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorVoiceMailNotImplemented = UNSPECIFIED,
    /// A value is at the limits of what can be stored.
    ErrorValueOutOfRange = "The value is out of range.",
    /// The store found a virus in the message.
    ErrorVirusDetected = "A virus was detected in the message.",
    /// The store found a virus and deleted the message.
    ErrorVirusMessageDeleted = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorWebRequestInInvalidState = UNSPECIFIED,
    /// A call into the server's native code failed.
    ErrorWin32InteropError = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorWorkingHoursSaveFailed = UNSPECIFIED,
    /// Unused; no answer carries it.
    ErrorWorkingHoursXmlMalformed = UNSPECIFIED,
    /// The mailbox's server has another version than this one.
    ErrorWrongServerVersion =
        "The Client Access Server version does not match the accessed resource's Mailbox Server version.",
    /// Delegate and principal live on servers of different versions.
    ErrorWrongServerVersionDelegate = "The delegate's server version differs from the principal's.",
    /// Unused; no answer carries it.
    ErrorMissingInformationSharingFolderId = UNSPECIFIED,
    /// A SOAP header stands in the request twice.
    ErrorDuplicateSOAPHeader = "A SOAP header was specified more than once.",
    /// A shared folder could not be synchronized.
    ErrorSharingSynchronizationFailed = "Failed to synchronize the sharing folder.",
    /// The directory holds no public address of the service.
    ErrorSharingNoExternalEwsAvailable = UNSPECIFIED,
    /// A distribution list is too big for free/busy information.
    ErrorFreeBusyDLLimitReached = UNSPECIFIED,
    /// GetSharingFolder wants one of `DataType` and `SharedFolderId`.
    ErrorInvalidGetSharingFolderRequest =
        "Either DataType or SharedFolderId must be specified, but not both.",
    /// Policy forbids sharing with people outside the organization.
    ErrorNotAllowedExternalSharingByPolicy = UNSPECIFIED,
    /// The caller's sharing policy does not allow that user.
    ErrorUserNotAllowedByPolicy = UNSPECIFIED,
    /// The caller's sharing policy does not allow that permission.
    ErrorPermissionNotAllowedByPolicy = UNSPECIFIED,
    /// The organization takes no part in federation.
    ErrorOrganizationNotFederated =
        "The organization of these recipients is not federated for external sharing.",
    /// The mailbox is failing over to another database.
    ErrorMailboxFailover = UNSPECIFIED,
    /// The sender of a sharing invitation did not make its metadata.
    ErrorInvalidExternalSharingInitiator = UNSPECIFIED,
    /// The message cannot be tracked.
    ErrorMessageTrackingPermanentError = UNSPECIFIED,
    /// Message tracking does not answer for now.
    ErrorMessageTrackingTransientError = UNSPECIFIED,
    /// Message tracking does not know the domain.
    ErrorMessageTrackingNoSuchDomain = UNSPECIFIED,
    /// The caller has no address in a federated domain.
    ErrorUserWithoutFederatedProxyAddress = UNSPECIFIED,
    /// The relationship between the organizations does not cover free/busy data.
    ErrorInvalidOrganizationRelationshipForFreeBusy = UNSPECIFIED,
    /// The federation of the caller's organization is not set up correctly.
    ErrorInvalidFederatedOrganizationId = UNSPECIFIED,
    /// The sharing message is meant for somebody else.
    ErrorInvalidExternalSharingSubscriber = UNSPECIFIED,
    /// The metadata of a sharing message cannot be read.
    ErrorInvalidSharingData = UNSPECIFIED,
    /// A sharing message lacks something it needs.
    ErrorInvalidSharingMessage = UNSPECIFIED,
    /// This kind of sharing message is not supported.
    ErrorNotSupportedSharingMessage = UNSPECIFIED,
    /// An action failed for items of the conversation.
    ErrorApplyConversationActionFailed = "The conversation action could not be applied.",
    /// An inbox rule is not valid; the answer lists what is wrong.
    ErrorInboxRulesValidationError = "A validation error occurred while executing the rule operation.",
    /// Another client has written the inbox rules.
    ErrorOutlookRuleBlobExists = UNSPECIFIED,
    /// The inbox rules take more room than allowed.
    ErrorRulesOverQuota = UNSPECIFIED,
    /// A second connection has taken over the streaming subscription.
    ErrorNewEventStreamConnectionOpened = "Another connection was opened for this subscription.",
    /// Events of the subscription have been lost.
    ErrorMissedNotificationEvents = "Notification events were missed.",
    /// The directory holds one legacy distinguished name twice.
    ErrorDuplicateLegacyDistinguishedName = UNSPECIFIED,
    /// The request for a client access token is not acceptable.
    ErrorInvalidClientAccessTokenRequest =
        "The caller does not have enough permission for this token request.",
    /// The caller may not ask for a client access token.
    ErrorUnauthorizedClientAccessTokenRequest = UNSPECIFIED,
    /// Internal to the server: a recording contains no speech.
    ErrorNoSpeechDetected = UNSPECIFIED,
    /// Internal to the server: Unified Messaging does not answer for now.
    ErrorUMServerUnavailable = UNSPECIFIED,
    /// Internal to the server: a recipient is missing.
    ErrorRecipientNotFound = UNSPECIFIED,
    /// Internal to the server: speech recognition is missing.
    ErrorRecognizerNotInstalled = UNSPECIFIED,
    /// Internal to the server: a speech grammar is broken.
    ErrorSpeechGrammarError = UNSPECIFIED,
    /// The ManagementRole header is not usable.
    ErrorInvalidManagementRoleHeader = "The ManagementRole SOAP header is invalid.",
    /// Internal to the server: location services are switched off.
    ErrorLocationServicesDisabled = UNSPECIFIED,
    /// Internal to the server: location services took too long.
    ErrorLocationServicesRequestTimedOut = UNSPECIFIED,
    /// Internal to the server: location services failed.
    ErrorLocationServicesRequestFailed = UNSPECIFIED,
    /// Internal to the server: location services refuse the request.
    ErrorLocationServicesInvalidRequest = UNSPECIFIED,
    /// Internal to the server: the weather service is switched off.
    ErrorWeatherServiceDisabled = UNSPECIFIED,
    /// A search over mailboxes needs a QueryString.
    ErrorMailboxScopeNotAllowedWithoutQueryString = UNSPECIFIED,
    /// The archive mailbox could not be searched.
    ErrorArchiveMailboxSearchFailed = UNSPECIFIED,
    /// A folder of a remote archive could not be read.
    ErrorGetRemoteArchiveFolderFailed = UNSPECIFIED,
    /// The folders of a remote archive could not be searched.
    ErrorFindRemoteArchiveFolderFailed = UNSPECIFIED,
    /// An item of a remote archive could not be read.
    ErrorGetRemoteArchiveItemFailed = UNSPECIFIED,
    /// Items of a remote archive could not be exported.
    ErrorExportRemoteArchiveItemsFailed = UNSPECIFIED,
    /// GetUserPhoto asks for a size there is not.
    ErrorInvalidPhotoSize = UNSPECIFIED,
    /// A search has too many keywords.
    ErrorSearchQueryHasTooManyKeywords = UNSPECIFIED,
    /// SearchMailboxes names too many mailboxes.
    ErrorSearchTooManyMailboxes = UNSPECIFIED,
    /// The user has no retention tags.
    ErrorInvalidRetentionTagNone = UNSPECIFIED,
    /// Discovery searches are switched off.
    ErrorDiscoverySearchesDisabled = UNSPECIFIED,
    /// A SeekToConditionPageItemView does not work on a calendar.
    ErrorCalendarSeekToConditionNotSupported = UNSPECIFIED,
    /// Internal to the server: a group mailbox cannot accept a meeting.
    ErrorCalendarIsGroupMailboxForAccept = UNSPECIFIED,
    /// Internal to the server: a group mailbox cannot decline a meeting.
    ErrorCalendarIsGroupMailboxForDecline = UNSPECIFIED,
    /// Internal to the server: a group mailbox cannot accept a meeting tentatively.
    ErrorCalendarIsGroupMailboxForTentative = UNSPECIFIED,
    /// Internal to the server: a group mailbox cannot suppress a read receipt.
    ErrorCalendarIsGroupMailboxForSuppressReadReceipt = UNSPECIFIED,
    /// The tenant is about to be removed.
    ErrorOrganizationAccessBlocked = UNSPECIFIED,
    /// The user has no licence for the service.
    ErrorInvalidLicense = UNSPECIFIED,
    /// The folder holds as many messages as it may receive.
    ErrorMessagePerFolderCountReceiveQuotaExceeded = UNSPECIFIED,
    /// The kind of bulk action is not known.
    ErrorInvalidBulkActionType = UNSPECIFIED,
    /// The number of newest messages to keep is not usable.
    ErrorInvalidKeepNCount = UNSPECIFIED,
    /// The way to keep the newest messages is not known.
    ErrorInvalidKeepNType = UNSPECIFIED,
    /// No server could take the request with its OAuth token.
    ErrorNoOAuthServerAvailableForRequest = UNSPECIFIED,
    /// The instant search session has run out.
    ErrorInstantSearchSessionExpired = UNSPECIFIED,
    /// An instant search took too long.
    ErrorInstantSearchTimeout = UNSPECIFIED,
    /// An instant search failed.
    ErrorInstantSearchFailed = UNSPECIFIED,
    /// ExecuteSearch does not work for this user.
    ErrorUnsupportedUserForExecuteSearch = UNSPECIFIED,
    /// A keyword is defined twice.
    ErrorDuplicateExtendedKeywordDefinition = UNSPECIFIED,
    /// The caller has no principal in Exchange.
    ErrorMissingExchangePrincipal = UNSPECIFIED,
    /// The number of unified groups is not the expected one.
    ErrorUnexpectedUnifiedGroupsCount = UNSPECIFIED,
    /// The answer of another service could not be parsed.
    ErrorParsingXMLResponse = UNSPECIFIED,
    /// The identifier of a federated organization is not valid.
    ErrorInvalidFederationOrganizationIdentifier = UNSPECIFIED,
    /// A sweep rule is not valid.
    ErrorInvalidSweepRule = UNSPECIFIED,
    /// The operation on a sweep rule is not known.
    ErrorInvalidSweepRuleOperationType = UNSPECIFIED,
    /// The target domain is not supported.
    ErrorTargetDomainNotSupported = UNSPECIFIED,
    /// The local server's web proxy is not set up correctly.
    ErrorInvalidInternetWebProxyOnLocalServer = UNSPECIFIED,
    /// The request holds no sender restrictions.
    ErrorNoSenderRestrictionsSettingsFoundInRequest = UNSPECIFIED,
    /// The request holds sender restrictions twice.
    ErrorDuplicateSenderRestrictionsInputFound = UNSPECIFIED,
    /// Sender restrictions could not be updated.
    ErrorSenderRestrictionsUpdateFailed = UNSPECIFIED,
    /// The message may not be submitted.
    ErrorMessageSubmissionBlocked = UNSPECIFIED,
    /// The caller has sent as many messages as allowed.
    ErrorExceededMessageLimit = UNSPECIFIED,
    /// Sending is blocked because of too many recipients.
    ErrorExceededMaxRecipientLimitBlock = UNSPECIFIED,
    /// The account is suspended.
    ErrorAccountSuspend = UNSPECIFIED,
    /// The caller has written to as many recipients as allowed.
    ErrorExceededMaxRecipientLimit = UNSPECIFIED,
    /// The message is blocked.
    ErrorMessageBlocked = UNSPECIFIED,
    /// The account is suspended, and a higher tier is on offer.
    ErrorAccountSuspendShowTierUpgrade = UNSPECIFIED,
    /// The message limit is reached, and a higher tier is on offer.
    ErrorExceededMessageLimitShowTierUpgrade = UNSPECIFIED,
    /// The recipient limit is reached, and a higher tier is on offer.
    ErrorExceededMaxRecipientLimitShowTierUpgrade = UNSPECIFIED,
    /// A longitude is out of range.
    ErrorInvalidLongitude = UNSPECIFIED,
    /// A latitude is out of range.
    ErrorInvalidLatitude = UNSPECIFIED,
    /// The server that the request was passed on to answered with a fault.
    ErrorProxySoapException = UNSPECIFIED,
    /// The unified group exists already.
    ErrorUnifiedGroupAlreadyExists = UNSPECIFIED,
    /// The cloud directory refuses the change of a unified group.
    ErrorUnifiedGroupAadAuthorizationRequestDenied = UNSPECIFIED,
    /// Unified groups may not be created.
    ErrorUnifiedGroupCreationDisabled = UNSPECIFIED,
    /// The marketplace app is installed for the whole organization already.
    ErrorMarketPlaceExtensionAlreadyInstalledForOrg = UNSPECIFIED,
    /// The app is installed for the whole organization already.
    ErrorExtensionAlreadyInstalledForOrg = UNSPECIFIED,
    /// A newer version of the app is installed already.
    ErrorNewerExtensionAlreadyInstalled = UNSPECIFIED,
    /// A newer version of the marketplace app is installed already.
    ErrorNewerMarketPlaceExtensionAlreadyInstalled = UNSPECIFIED,
    /// The id does not name an app.
    ErrorInvalidExtensionId = UNSPECIFIED,
    /// Apps the organization provides cannot be removed.
    ErrorCannotUninstallProvidedExtensions = UNSPECIFIED,
    /// The caller's role may not install marketplace apps.
    ErrorNoRbacPermissionToInstallMarketPlaceExtensions = UNSPECIFIED,
    /// The caller's role may not install apps that change the mailbox.
    ErrorNoRbacPermissionToInstallReadWriteMailboxExtensions = UNSPECIFIED,
    /// The action of ReportMessage is not known.
    ErrorInvalidReportMessageActionType = UNSPECIFIED,
    /// The manifest of the app could not be fetched.
    ErrorCannotDownloadExtensionManifest = UNSPECIFIED,
    /// The meeting may not be forwarded.
    ErrorCalendarForwardActionNotAllowed = UNSPECIFIED,
    /// The alias of a unified group breaks the naming policy.
    ErrorUnifiedGroupAliasNamingPolicy = UNSPECIFIED,
    /// Subscriptions are switched off for the group.
    ErrorSubscriptionsDisabledForGroup = UNSPECIFIED,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published_tables::rows;
    use std::collections::BTreeSet;

    #[test]
    fn names_that_are_no_code_are_refused() {
        for name in ["", "noerror", "NoError ", "Error", "ErrorSubscriptionUnsubsribed", "ZError", "\u{fffd}"]
        {
            assert_eq!(ResponseCode::parse(name), None, "{name:?}");
        }
    }

    #[test]
    fn every_name_leads_back_to_its_code_and_is_there_once() {
        let names: BTreeSet<_> = ResponseCode::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), 521);
        for (index, &code) in ResponseCode::ALL.iter().enumerate() {
            assert_eq!(code as usize, index);
            assert_eq!(ResponseCode::parse(code.name()), Some(code));
        }
    }

    #[test]
    fn only_success_has_nothing_to_say() {
        for code in ResponseCode::ALL {
            assert_eq!(code.default_text().is_empty(), *code == ResponseCode::NoError, "{code}");
            assert_eq!(code.default_text().trim(), code.default_text(), "{code}");
        }
    }

    #[test]
    fn a_text_broken_over_lines_keeps_its_blanks() {
        assert_eq!(
            ResponseCode::ErrorExceededSubscriptionCount.default_text(),
            concat!(
                "You have exceeded the available subscriptions for your account.  ",
                "Remove unnecessary subscriptions and try your request again.",
            )
        );
    }

    #[test]
    fn an_ordinary_failure_does_not_stop_a_batch_and_eleven_codes_do() {
        assert!(!ResponseCode::ErrorItemNotFound.stops_batch());
        assert!(!ResponseCode::ErrorServerBusy.stops_batch());
        assert!(ResponseCode::ErrorAccessDenied.stops_batch());
        assert_eq!(ResponseCode::ALL.iter().filter(|code| code.stops_batch()).count(), 11);
    }

    #[test]
    fn the_codes_are_those_of_the_published_schema() {
        let Some(published) = rows("schema/response_codes.tsv", ["response_code", "in_schema"]) else {
            return;
        };
        let published = published.iter().filter(|row| row[1] == "yes").map(|row| row[0].as_str());
        assert!(published.eq(ResponseCode::ALL.iter().map(|code| code.name())));
    }
}

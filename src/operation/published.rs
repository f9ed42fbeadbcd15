//! Every operation Exchange has, whether or not it is simulated.
//!
//! A request for one that is not simulated gets an answer of its own, which says so; a request for anything
//! else gets the answer that Exchange gives to a name it does not know.

use crate::wire::ExchangeVersion;

/// An operation that a request to Exchange can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PublishedOperation {
    /// The local name of the request element in the body.
    pub(crate) request_element: &'static str,
    /// The version that brought the operation, where Microsoft says so.
    pub(crate) since: Option<ExchangeVersion>,
}

impl PublishedOperation {
    /// The operation whose request element has that local name.
    pub(crate) fn find(request_element: &str) -> Option<&'static Self> {
        let found = PUBLISHED.binary_search_by(|operation| operation.request_element.cmp(request_element));
        found.ok().map(|index| &PUBLISHED[index])
    }

    /// The name of the operation: a few request elements have it with `Request` appended.
    pub(crate) fn name(&self) -> &'static str {
        self.request_element.strip_suffix("Request").unwrap_or(self.request_element)
    }
}

const fn since(request_element: &'static str, version: ExchangeVersion) -> PublishedOperation {
    PublishedOperation { request_element, since: Some(version) }
}

const fn undocumented(request_element: &'static str) -> PublishedOperation {
    PublishedOperation { request_element, since: None }
}

/// The operations of the WSDL, those that only the schema or only the documentation has, in byte order.
///
/// `SendNotification` is not among them, since Exchange calls it and never answers it.
static PUBLISHED: &[PublishedOperation] = &[
    since("AddDelegate", ExchangeVersion::Exchange2007Sp1),
    since("AddDistributionGroupToImList", ExchangeVersion::Exchange2013),
    undocumented("AddEntityFeedback"),
    since("AddImContactToGroup", ExchangeVersion::Exchange2013),
    since("AddImGroup", ExchangeVersion::Exchange2013),
    since("AddNewImContactToGroup", ExchangeVersion::Exchange2013),
    since("AddNewTelUriContactToGroup", ExchangeVersion::Exchange2013),
    undocumented("AddTag"),
    since("ApplyConversationAction", ExchangeVersion::Exchange2010Sp1),
    since("ArchiveItem", ExchangeVersion::Exchange2013),
    since("ConvertId", ExchangeVersion::Exchange2007Sp1),
    since("CopyFolder", ExchangeVersion::Exchange2007),
    since("CopyItem", ExchangeVersion::Exchange2007),
    since("CreateAttachment", ExchangeVersion::Exchange2007),
    since("CreateFolder", ExchangeVersion::Exchange2007),
    since("CreateFolderPath", ExchangeVersion::Exchange2013),
    since("CreateItem", ExchangeVersion::Exchange2007),
    since("CreateManagedFolder", ExchangeVersion::Exchange2007),
    undocumented("CreateMeetingInstanceRequest"),
    undocumented("CreateMeetingSpace"),
    since("CreateUserConfiguration", ExchangeVersion::Exchange2010),
    since("DeleteAttachment", ExchangeVersion::Exchange2007),
    since("DeleteFolder", ExchangeVersion::Exchange2007),
    since("DeleteItem", ExchangeVersion::Exchange2007),
    undocumented("DeleteMeetingInstanceRequest"),
    undocumented("DeleteMeetingSpace"),
    undocumented("DeleteSearchSuggestion"),
    since("DeleteUserConfiguration", ExchangeVersion::Exchange2010),
    since("DisableApp", ExchangeVersion::Exchange2013),
    since("DisconnectPhoneCall", ExchangeVersion::Exchange2010),
    since("EmptyFolder", ExchangeVersion::Exchange2010),
    undocumented("EndSearchSession"),
    undocumented("ExecuteSearch"),
    since("ExpandDL", ExchangeVersion::Exchange2007),
    since("ExportItems", ExchangeVersion::Exchange2010Sp1),
    undocumented("FindAvailableMeetingTimes"),
    since("FindConversation", ExchangeVersion::Exchange2010Sp1),
    since("FindFolder", ExchangeVersion::Exchange2007),
    since("FindItem", ExchangeVersion::Exchange2007),
    undocumented("FindMailboxStatisticsByKeywords"),
    undocumented("FindMeetingSpaceByJoinUrl"),
    undocumented("FindMeetingTimeCandidates"),
    since("FindMessageTrackingReport", ExchangeVersion::Exchange2010),
    since("FindPeople", ExchangeVersion::Exchange2013),
    undocumented("FindTags"),
    since("GetAppManifests", ExchangeVersion::Exchange2013),
    since("GetAppMarketplaceUrl", ExchangeVersion::Exchange2013),
    since("GetAttachment", ExchangeVersion::Exchange2007),
    since("GetClientAccessToken", ExchangeVersion::Exchange2013),
    since("GetConversationItems", ExchangeVersion::Exchange2013),
    since("GetDelegate", ExchangeVersion::Exchange2007Sp1),
    since("GetDiscoverySearchConfiguration", ExchangeVersion::Exchange2013),
    since("GetEvents", ExchangeVersion::Exchange2007),
    since("GetFolder", ExchangeVersion::Exchange2007),
    since("GetHoldOnMailboxes", ExchangeVersion::Exchange2013),
    since("GetImItemList", ExchangeVersion::Exchange2013),
    since("GetImItems", ExchangeVersion::Exchange2013),
    since("GetInboxRules", ExchangeVersion::Exchange2010Sp1),
    since("GetItem", ExchangeVersion::Exchange2007),
    undocumented("GetLastPrivateCatalogUpdate"),
    since("GetMailTips", ExchangeVersion::Exchange2010),
    undocumented("GetMeetingInstanceRequest"),
    undocumented("GetMeetingSpace"),
    since("GetMessageTrackingReport", ExchangeVersion::Exchange2010),
    since("GetNonIndexableItemDetails", ExchangeVersion::Exchange2013),
    since("GetNonIndexableItemStatistics", ExchangeVersion::Exchange2013),
    undocumented("GetOMEConfiguration"),
    since("GetPasswordExpirationDate", ExchangeVersion::Exchange2010Sp1),
    since("GetPersona", ExchangeVersion::Exchange2013),
    since("GetPhoneCallInformation", ExchangeVersion::Exchange2010),
    undocumented("GetPrivateCatalogAddIns"),
    since("GetReminders", ExchangeVersion::Exchange2013),
    since("GetRoomLists", ExchangeVersion::Exchange2010),
    since("GetRooms", ExchangeVersion::Exchange2010),
    undocumented("GetSearchSuggestions"),
    since("GetSearchableMailboxes", ExchangeVersion::Exchange2013),
    since("GetServerTimeZones", ExchangeVersion::Exchange2010),
    since("GetServiceConfiguration", ExchangeVersion::Exchange2010),
    since("GetSharingFolder", ExchangeVersion::Exchange2010),
    since("GetSharingMetadata", ExchangeVersion::Exchange2010),
    undocumented("GetSpecificUserConfiguration"),
    since("GetStreamingEvents", ExchangeVersion::Exchange2010Sp1),
    since("GetUserAvailabilityRequest", ExchangeVersion::Exchange2007),
    since("GetUserConfiguration", ExchangeVersion::Exchange2010),
    since("GetUserOofSettingsRequest", ExchangeVersion::Exchange2007),
    since("GetUserPhoto", ExchangeVersion::Exchange2013),
    since("GetUserRetentionPolicyTags", ExchangeVersion::Exchange2013),
    undocumented("HideTag"),
    since("InstallApp", ExchangeVersion::Exchange2013),
    since("MarkAllItemsAsRead", ExchangeVersion::Exchange2013),
    since("MarkAsJunk", ExchangeVersion::Exchange2013),
    since("MoveFolder", ExchangeVersion::Exchange2007),
    since("MoveItem", ExchangeVersion::Exchange2007),
    undocumented("PerformInstantSearch"),
    since("PerformReminderAction", ExchangeVersion::Exchange2013),
    since("PlayOnPhone", ExchangeVersion::Exchange2010),
    since("RefreshSharingFolder", ExchangeVersion::Exchange2010),
    since("RemoveContactFromImList", ExchangeVersion::Exchange2013),
    since("RemoveDelegate", ExchangeVersion::Exchange2007Sp1),
    since("RemoveDistributionGroupFromImList", ExchangeVersion::Exchange2013),
    since("RemoveImContactFromGroup", ExchangeVersion::Exchange2013),
    since("RemoveImGroup", ExchangeVersion::Exchange2013),
    undocumented("ReportMessage"),
    since("ResolveNames", ExchangeVersion::Exchange2007),
    since("SearchMailboxes", ExchangeVersion::Exchange2013),
    since("SendItem", ExchangeVersion::Exchange2007),
    since("SetHoldOnMailboxes", ExchangeVersion::Exchange2013),
    since("SetImGroup", ExchangeVersion::Exchange2013),
    since("SetImListMigrationCompleted", ExchangeVersion::Exchange2013),
    undocumented("SetOMEConfiguration"),
    since("SetTeamMailbox", ExchangeVersion::Exchange2013),
    since("SetUserOofSettingsRequest", ExchangeVersion::Exchange2007),
    undocumented("SetUserPhoto"),
    undocumented("StartSearchSession"),
    since("Subscribe", ExchangeVersion::Exchange2007),
    since("SyncFolderHierarchy", ExchangeVersion::Exchange2007),
    since("SyncFolderItems", ExchangeVersion::Exchange2007),
    since("UninstallApp", ExchangeVersion::Exchange2013),
    since("UnpinTeamMailbox", ExchangeVersion::Exchange2013),
    since("Unsubscribe", ExchangeVersion::Exchange2007),
    since("UpdateDelegate", ExchangeVersion::Exchange2007Sp1),
    since("UpdateFolder", ExchangeVersion::Exchange2007),
    since("UpdateInboxRules", ExchangeVersion::Exchange2010Sp1),
    since("UpdateItem", ExchangeVersion::Exchange2007),
    since("UpdateItemInRecoverableItems", ExchangeVersion::Exchange2013),
    undocumented("UpdateMeetingInstanceRequest"),
    undocumented("UpdateMeetingSpace"),
    since("UpdateUserConfiguration", ExchangeVersion::Exchange2010),
    since("UploadItems", ExchangeVersion::Exchange2010Sp1),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published_tables::rows;
    use std::collections::BTreeMap;

    #[test]
    fn names_exchange_does_not_have_are_not_found() {
        for name in ["", "getitem", "GetItems", "GetUserAvailability", "SendNotification", "m:GetItem"] {
            assert_eq!(PublishedOperation::find(name), None, "{name:?}");
        }
    }

    #[test]
    fn operations_are_sorted_and_each_is_found() {
        assert!(PUBLISHED.is_sorted_by(|left, right| left.request_element < right.request_element));
        for operation in PUBLISHED {
            assert_eq!(PublishedOperation::find(operation.request_element), Some(operation));
        }
    }

    #[test]
    fn the_request_suffix_is_no_part_of_the_name() {
        let name = |element| PublishedOperation::find(element).map(PublishedOperation::name);
        assert_eq!(name("GetUserAvailabilityRequest"), Some("GetUserAvailability"));
        assert_eq!(name("GetItem"), Some("GetItem"));
    }

    #[test]
    fn the_operations_are_the_published_ones() {
        let columns = ["operation", "request_element", "since_version"];
        let Some(published) = rows("schema/operations.tsv", columns) else { return };
        let published: BTreeMap<_, _> = published
            .iter()
            .map(|[name, element, since]| {
                // An operation that is documented only has no element there.
                (element.strip_prefix("m:").unwrap_or(name), (name.as_str(), ExchangeVersion::parse(since)))
            })
            .filter(|(element, _)| *element != "SendNotification")
            .collect();
        let ours = PUBLISHED
            .iter()
            .map(|operation| (operation.request_element, (operation.name(), operation.since)));
        assert_eq!(published, ours.collect());
    }
}

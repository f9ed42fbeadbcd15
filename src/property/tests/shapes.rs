//! Which properties come in which shape, as the tables have it.

use crate::property::{
    BaseFolderProperty as B, CalendarItemProperty as C, ContactProperty as P, FolderKind,
    FolderProperty as F, ItemKind, ItemProperty as I, Kind, MeetingMessageProperty as MM,
    MeetingRequestProperty as R, MessageProperty as M, PropertyId, TaskProperty as T, flags,
};
use crate::wire::ExchangeVersion;

const VERSIONS: [ExchangeVersion; 3] =
    [ExchangeVersion::Exchange2007Sp1, ExchangeVersion::Exchange2010Sp2, ExchangeVersion::NEWEST];

/// Whether AllProperties of GetItem or GetFolder has the property.
fn in_all(kind: &Kind, property: impl Into<PropertyId>, version: ExchangeVersion) -> bool {
    let property = property.into();
    kind.has(property) && property.property().is_in_all_properties(version)
}

/// Whether FindItem has it in the same shape.
fn is_found(property: impl Into<PropertyId>) -> bool {
    property.into().property().has(flags::FIND)
}

fn in_default(kind: &Kind, property: impl Into<PropertyId>) -> bool {
    let property = property.into();
    kind.has(property) && kind.shows_by_default(property)
}

/// None of these is in AllProperties of any kind of item, whatever the version.
fn assert_never(properties: &[I]) {
    for kind in ItemKind::ALL {
        for version in VERSIONS {
            for property in properties {
                assert!(!in_all(kind.kind(), *property, version), "{kind:?} {property:?} {version}");
            }
        }
    }
}

#[test]
fn ip_012_ip_013_ip_014_ip_015_all_properties_are_not_all() {
    assert_never(&[I::MimeContent]);
    assert_never(&[I::UniqueBody, I::NormalizedBody, I::TextBody, I::Preview]);
    assert_never(&[I::PolicyTag, I::ArchiveTag, I::RetentionDate, I::StoreEntryId, I::IconIndex]);
    assert_never(&[I::ExtendedProperty, I::BlockStatus, I::HasBlockedImages, I::RightsManagementLicenseData]);
    assert!(in_all(ItemKind::Message.kind(), I::Body, ExchangeVersion::Exchange2007));
}

#[test]
fn ip_016_ip_017_ip_018_exchange_2013_has_more_of_them() {
    let (old, new) = (ExchangeVersion::Exchange2010Sp2, ExchangeVersion::Exchange2013);
    let message = ItemKind::Message.kind();
    for property in [I::Flag, I::InstanceKey, I::EntityExtractionResult, I::ReminderNextTime] {
        assert!(!in_all(message, property, old) && in_all(message, property, new), "{property:?}");
    }
    let calendar_item = ItemKind::CalendarItem.kind();
    for property in [
        C::UID,
        C::StartWallClock,
        C::EndWallClock,
        C::StartTimeZoneId,
        C::EndTimeZoneId,
        C::IntendedFreeBusyStatus,
        C::IsOrganizer,
        C::JoinOnlineMeetingUrl,
    ] {
        assert!(in_all(calendar_item, property, new), "{property:?}");
        let is_older =
            in_all(calendar_item, property, old) && PropertyId::from(property).property().is_of(old);
        assert!(!is_older, "{property:?}");
    }
}

#[test]
fn exchange_2013_no_longer_tells_of_conflicts() {
    for property in
        [C::ConflictingMeetingCount, C::AdjacentMeetingCount, C::ConflictingMeetings, C::AdjacentMeetings]
    {
        let in_all = |version| in_all(ItemKind::CalendarItem.kind(), property, version);
        assert!(in_all(ExchangeVersion::Exchange2010Sp2) && !in_all(ExchangeVersion::Exchange2013));
    }
}

#[test]
fn ip_019_ip_020_what_get_item_has_and_find_item_has_not() {
    let newest = ExchangeVersion::NEWEST;
    assert!(in_all(ItemKind::Task.kind(), T::StatusDescription, newest) && !is_found(T::StatusDescription));
    assert!(!is_found(T::Recurrence));
    for kind in [ItemKind::MeetingMessage, ItemKind::MeetingRequest, ItemKind::MeetingResponse] {
        for property in [MM::AssociatedCalendarItemId, MM::IsDelegated, MM::IsOutOfDate, MM::IsOrganizer] {
            assert!(in_all(kind.kind(), property, newest) && !is_found(property), "{kind:?} {property:?}");
        }
    }
    for property in
        [I::Body, I::Attachments, I::InternetMessageHeaders, I::ResponseObjects, I::EntityExtractionResult]
    {
        assert!(in_all(ItemKind::Message.kind(), property, newest) && !is_found(property), "{property:?}");
    }
    for property in [M::ToRecipients, M::CcRecipients, M::BccRecipients, M::ReplyTo] {
        assert!(in_all(ItemKind::Message.kind(), property, newest) && !is_found(property), "{property:?}");
    }
}

#[test]
fn ip_021_two_properties_of_tasks_are_in_no_shape() {
    for property in [T::IsTeamTask, T::IsAssignmentEditable] {
        let task = ItemKind::Task.kind();
        assert!(!VERSIONS.iter().any(|version| in_all(task, property, *version)), "{property:?}");
        assert!(!in_default(task, property) && is_found(property), "{property:?}");
    }
}

#[test]
fn ip_022_permissions_are_in_all_properties_up_to_2010() {
    for kind in FolderKind::ALL {
        let permissions = kind.kind().property_at("folder:PermissionSet").expect("every kind has one");
        assert!(permissions.is_in_all_properties(ExchangeVersion::Exchange2010), "{kind:?}");
        assert!(!permissions.is_in_all_properties(ExchangeVersion::Exchange2013), "{kind:?}");
        assert!(!permissions.has(flags::FIND), "{kind:?}");
    }
}

#[test]
fn ip_023_ip_134_ip_135_some_are_answered_by_some_servers_only() {
    let is_of = |property: PropertyId, server| property.property().is_of(server);
    let edit = PropertyId::from(I::WebClientEditFormQueryString);
    assert!(is_of(edit, ExchangeVersion::Exchange2013Sp1) && !is_of(edit, ExchangeVersion::V2017_07_11));
    assert!(!is_of(edit, ExchangeVersion::Exchange2007Sp1));
    for zone in [PropertyId::from(C::MeetingTimeZone), R::MeetingTimeZone.into()] {
        assert!(is_of(zone, ExchangeVersion::Exchange2007Sp1) && !is_of(zone, ExchangeVersion::Exchange2010));
    }
    for zone in [C::StartTimeZone, C::EndTimeZone] {
        let is_of = |server| is_of(zone.into(), server);
        assert!(!is_of(ExchangeVersion::Exchange2007Sp1) && is_of(ExchangeVersion::Exchange2010));
    }
}

#[test]
fn ip_030_flags_are_of_2013() {
    assert_eq!(PropertyId::from(I::Flag).property().element.since, ExchangeVersion::Exchange2013);
    assert_eq!(PropertyId::from(I::IsAssociated).property().element.since, ExchangeVersion::Exchange2010);
}

#[test]
fn ip_002_ip_003_ip_004_the_default_shape_of_messages() {
    let message = ItemKind::Message.kind();
    for property in [I::Body, I::ResponseObjects] {
        assert!(in_default(message, property) && !is_found(property), "{property:?}");
    }
    assert!(in_default(message, M::ToRecipients) && !is_found(M::ToRecipients));
    for property in [M::IsRead, M::IsReadReceiptRequested, M::From] {
        assert!(in_default(message, property) && is_found(property), "{property:?}");
    }
    assert!(!in_default(message, I::Importance) && !in_default(message, M::Sender));
}

#[test]
fn ip_005_the_default_shape_of_contacts() {
    let contact = ItemKind::Contact.kind();
    for property in [
        P::CompleteName,
        P::FileAs,
        P::CompanyName,
        P::JobTitle,
        P::EmailAddresses,
        P::PhysicalAddresses,
        P::PhoneNumbers,
        P::ImAddresses,
    ] {
        assert!(in_default(contact, property) && is_found(property), "{property:?}");
    }
    assert!(!in_default(contact, I::Subject) && !in_default(contact, P::DisplayName));
}

#[test]
fn ip_006_ip_007_ip_008_ip_009_the_default_shapes_of_tasks_and_meetings() {
    let task = ItemKind::Task.kind();
    assert!([T::StartDate, T::DueDate, T::Status, T::PercentComplete].iter().all(|it| in_default(task, *it)));
    let appointment = ItemKind::CalendarItem.kind();
    assert!(in_default(appointment, C::CalendarItemType) && in_default(appointment, C::Organizer));
    assert!(!in_default(appointment, C::UID));
    let request = ItemKind::MeetingRequest.kind();
    for property in [R::IntendedFreeBusyStatus, R::Start, R::End, R::Location, R::Organizer] {
        assert!(in_default(request, property), "{property:?}");
    }
    assert!(!in_default(request, I::HasAttachments));
}

#[test]
fn ip_010_ip_011_ip_141_the_default_shapes_of_folders() {
    let (calendar, contacts) = (FolderKind::CalendarFolder.kind(), FolderKind::ContactsFolder.kind());
    for kind in [calendar, contacts] {
        assert!(!kind.has(F::UnreadCount.into()) && kind.equivalent_of(F::UnreadCount.into()).is_none());
    }
    assert!(in_default(contacts, B::TotalCount) && !in_default(calendar, B::TotalCount));
    for kind in [FolderKind::Folder, FolderKind::SearchFolder, FolderKind::TasksFolder] {
        assert!(in_default(kind.kind(), F::UnreadCount), "{kind:?}");
    }
}

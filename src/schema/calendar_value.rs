//! What properties of appointments and meetings hold.

use super::ids::ItemId;
use super::persona_values::{EmailAddress, PersonaPostalAddress};
use super::text::{DateTime, GuidText};
use crate::{message, simple_enum};

simple_enum! {
    /// How busy somebody is during an appointment.
    pub enum LegacyFreeBusy = "LegacyFreeBusyType" {
        /// Not at all.
        Free = "Free",
        /// Perhaps.
        Tentative = "Tentative",
        /// Busy.
        Busy = "Busy",
        /// Out of office.
        Oof = "OOF",
        /// At work in another place.
        WorkingElsewhere = "WorkingElsewhere" since Exchange2013,
        /// Nobody knows.
        NoData = "NoData",
    }
}

simple_enum! {
    /// Whether an appointment recurs.
    pub enum CalendarItemType = "CalendarItemTypeType" {
        /// It does not.
        Single = "Single",
        /// It is one of a series.
        Occurrence = "Occurrence",
        /// It is one of a series and differs from the others.
        Exception = "Exception",
        /// It stands for a series.
        RecurringMaster = "RecurringMaster",
    }
}

simple_enum! {
    /// How somebody has answered an invitation.
    pub enum ResponseType = "ResponseTypeType" {
        /// Nobody knows.
        Unknown = "Unknown",
        /// Not at all, being the organizer.
        Organizer = "Organizer",
        /// Will come, perhaps.
        Tentative = "Tentative",
        /// Will come.
        Accept = "Accept",
        /// Will not come.
        Decline = "Decline",
        /// Not yet.
        NoResponseReceived = "NoResponseReceived",
    }
}

simple_enum! {
    /// What an invitation is for.
    pub enum MeetingRequestType = "MeetingRequestTypeType" {
        /// Nothing.
        None = "None",
        /// Time or place have changed.
        FullUpdate = "FullUpdate",
        /// Something that matters less has changed.
        InformationalUpdate = "InformationalUpdate",
        /// The meeting is new.
        NewMeetingRequest = "NewMeetingRequest",
        /// Nothing any more.
        Outdated = "Outdated",
        /// Nobody has to look at it.
        SilentUpdate = "SilentUpdate",
        /// A delegate answers it; this is a copy.
        PrincipalWantsCopy = "PrincipalWantsCopy" since Exchange2010,
    }
}

message! {
    /// People and resources invited to a meeting.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfAttendees: types "NonEmptyArrayOfAttendeesType" {
        elements {
            /// They, at least one.
            attendees: NonEmpty<Attendee> as "Attendee",
        }
    }
}

message! {
    /// Somebody, or a resource, invited to a meeting.
    #[derive(Eq, Default)]
    pub struct Attendee: types "AttendeeType" {
        elements {
            /// The mailbox.
            mailbox: One<EmailAddress>,
            /// How they have answered.
            response_type: Opt<ResponseType>,
            /// When they have answered.
            last_response_time: Opt<DateTime>,
            /// When they propose that it start.
            proposed_start: Opt<DateTime> since Exchange2013,
            /// When they propose that it end.
            proposed_end: Opt<DateTime> since Exchange2013,
        }
    }
}

message! {
    /// A place.
    #[derive(Default)]
    pub struct EnhancedLocation: types "EnhancedLocationType" {
        elements {
            /// The name users see.
            display_name: One<String>,
            /// A note on it.
            annotation: Opt<String>,
            /// Its address.
            postal_address: Opt<PersonaPostalAddress>,
        }
    }
}

message! {
    /// What an invitation changes.
    #[derive(Eq, Default)]
    pub struct ChangeHighlights: types "ChangeHighlightsType" {
        elements {
            /// Whether the place is another.
            has_location_changed: Opt<bool>,
            /// The place it was.
            location: Opt<String>,
            /// Whether it starts at another time.
            has_start_time_changed: Opt<bool>,
            /// When it started.
            start: Opt<DateTime>,
            /// Whether it ends at another time.
            has_end_time_changed: Opt<bool>,
            /// When it ended.
            end: Opt<DateTime>,
        }
    }
}

message! {
    /// How an online meeting is held.
    #[derive(Eq)]
    pub struct OnlineMeetingSettings: types "OnlineMeetingSettingsType" {
        elements {
            /// Who need not wait in the lobby.
            lobby_bypass: One<LobbyBypass>,
            /// Who may come.
            access_level: One<OnlineMeetingAccessLevel>,
            /// Who may present.
            presenters: One<Presenters>,
        }
    }
}

simple_enum! {
    /// Who need not wait in the lobby.
    pub enum LobbyBypass = "LobbyBypassType" {
        /// Nobody.
        Disabled = "Disabled",
        /// Whoever calls by phone.
        EnabledForGatewayParticipants = "EnabledForGatewayParticipants",
    }
}

simple_enum! {
    /// Who may come to an online meeting.
    pub enum OnlineMeetingAccessLevel = "OnlineMeetingAccessLevelType" {
        /// Only the organizer.
        Locked = "Locked",
        /// Those invited.
        Invited = "Invited",
        /// Everybody within the organization.
        Internal = "Internal",
        /// Everybody.
        Everyone = "Everyone",
    }
}

simple_enum! {
    /// Who may present in an online meeting.
    pub enum Presenters = "PresentersType" {
        /// Only the organizer.
        Disabled = "Disabled",
        /// Everybody within the organization.
        Internal = "Internal",
        /// Everybody.
        Everyone = "Everyone",
    }
}

message! {
    /// Reminders of an appointment that are sent as messages.
    #[derive(Eq, Default)]
    pub struct ArrayOfInboxReminder: types "ArrayOfInboxReminderType" {
        elements {
            /// The reminders.
            reminders: Many<InboxReminder> as "InboxReminder",
        }
    }
}

message! {
    /// A reminder of an appointment that is sent as a message.
    #[derive(Eq, Default)]
    pub struct InboxReminder: types "InboxReminderType" {
        elements {
            /// Its identifier.
            id: Opt<GuidText>,
            /// When it is sent, in minutes from the start of the appointment.
            reminder_offset: Opt<i32>,
            /// Words for the recipients.
            message: Opt<String>,
            /// Whether the organizer has set it.
            is_organizer_reminder: Opt<bool>,
            /// How it differs from that of the series.
            occurrence_change: Opt<EmailReminderChange>,
            /// Who gets it.
            send_option: Opt<EmailReminderSendOption>,
        }
    }
}

simple_enum! {
    /// How a reminder differs from that of the series.
    pub enum EmailReminderChange = "EmailReminderChangeType" {
        /// Not at all.
        None = "None",
        /// The series has none.
        Added = "Added",
        /// It is another one.
        Override = "Override",
        /// It is not sent.
        Deleted = "Deleted",
    }
}

simple_enum! {
    /// Who gets a reminder.
    pub enum EmailReminderSendOption = "EmailReminderSendOption" {
        /// Nobody has said.
        NotSet = "NotSet",
        /// The user.
        User = "User",
        /// All who are invited.
        AllAttendees = "AllAttendees",
        /// Those who work at it.
        Staff = "Staff",
        /// The customer.
        Customer = "Customer",
    }
}

message! {
    /// What a program has done with an appointment, for its own records.
    #[derive(Eq)]
    pub struct CalendarActivityData: types "CalendarActivityDataType" {
        elements {
            /// What it was.
            activity_action: One<String>,
            /// The program.
            client_id: One<String>,
            /// The request.
            cas_request_id: One<GuidText>,
            /// Which of several suggestions was chosen.
            index_selected: One<i32>,
        }
    }
}

message! {
    /// One of a series of appointments.
    #[derive(Eq, Default)]
    pub struct OccurrenceInfo: types "OccurrenceInfoType" {
        elements {
            /// Its identifier.
            item_id: One<ItemId>,
            /// When it starts.
            start: One<DateTime>,
            /// When it ends.
            end: One<DateTime>,
            /// When it was to start.
            original_start: One<DateTime>,
        }
    }
}

message! {
    /// Some of a series of appointments.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfOccurrenceInfo: types "NonEmptyArrayOfOccurrenceInfoType" {
        elements {
            /// They, at least one.
            occurrences: NonEmpty<OccurrenceInfo> as "Occurrence",
        }
    }
}

message! {
    /// One of a series of appointments that has been deleted.
    #[derive(Eq, Default)]
    pub struct DeletedOccurrenceInfo: types "DeletedOccurrenceInfoType" {
        elements {
            /// When it was to start.
            start: One<DateTime>,
        }
    }
}

message! {
    /// Those of a series of appointments that have been deleted.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfDeletedOccurrences: types "NonEmptyArrayOfDeletedOccurrencesType" {
        elements {
            /// They, at least one.
            deleted_occurrences: NonEmpty<DeletedOccurrenceInfo> as "DeletedOccurrence",
        }
    }
}

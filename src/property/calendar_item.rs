//! The properties of calendar items.

use super::table::properties;
use super::types::*;
use crate::schema::*;

properties! {
    /// What calendar items have (`t:CalendarItemType`).
    pub enum CalendarItemProperty in CalendarItem {
        UID: String, "calendar:UID", [ALL_2013 | FIND | SET], since Exchange2007Sp1;
        RecurrenceId: DateTime, "calendar:RecurrenceId", [FIND],
            id Appointment 0x8228 SystemTime, since Exchange2007Sp1;
        DateTimeStamp: DateTime, "calendar:DateTimeStamp", [ALL | FIND | SEARCH],
            id Meeting 0x001A SystemTime, since Exchange2007Sp1;
        Start: DateTime, "calendar:Start", [ALL | FIND | SET | SEARCH], id Appointment 0x820D SystemTime;
        End: DateTime, "calendar:End", [ALL | FIND | SET | SEARCH], id Appointment 0x820E SystemTime;
        OriginalStart: DateTime, "calendar:OriginalStart", [ALL | SEARCH],
            id Appointment 0x8228 SystemTime;
        IsAllDayEvent: bool, "calendar:IsAllDayEvent", [ALL | FIND | SET | SEARCH],
            id Appointment 0x8215 Boolean;
        LegacyFreeBusyStatus: LegacyFreeBusy, "calendar:LegacyFreeBusyStatus",
            [ALL | FIND | SET | SEARCH], id Appointment 0x8205 Integer;
        Location: String, "calendar:Location", [ALL | FIND | SET | DELETE | SEARCH],
            id Appointment 0x8208 String;
        When: String, "calendar:When", [FIND | SET | DELETE];
        IsMeeting: bool, "calendar:IsMeeting", [ALL | FIND | SEARCH];
        IsCancelled: bool, "calendar:IsCancelled", [ALL | FIND | SEARCH];
        IsRecurring: bool, "calendar:IsRecurring", [ALL | FIND | SEARCH], id Appointment 0x8223 Boolean;
        MeetingRequestWasSent: bool, "calendar:MeetingRequestWasSent", [ALL | FIND | SEARCH],
            id Appointment 0x8229 Boolean;
        IsResponseRequested: bool, "calendar:IsResponseRequested", [ALL | FIND | SET], tag 0x0063 Boolean;
        CalendarItemType: CalendarItemType, "calendar:CalendarItemType", [ALL | FIND];
        MyResponseType: ResponseType, "calendar:MyResponseType", [ALL | FIND | SET | SEARCH],
            id Appointment 0x8218 Integer;
        Organizer: SingleRecipient, "calendar:Organizer", [ALL | FIND | SEARCH];
        RequiredAttendees: NonEmptyArrayOfAttendees, "calendar:RequiredAttendees",
            [ALL | SET | APPEND | DELETE];
        OptionalAttendees: NonEmptyArrayOfAttendees, "calendar:OptionalAttendees",
            [ALL | SET | APPEND | DELETE];
        Resources: NonEmptyArrayOfAttendees, "calendar:Resources", [ALL | SET | APPEND | DELETE];
        InboxReminders: Opaque<ArrayOfInboxReminder>, "calendar:InboxReminders", [NONE],
            since Exchange2016;
        ConflictingMeetingCount: i32, "calendar:ConflictingMeetingCount", [ALL_2010];
        AdjacentMeetingCount: i32, "calendar:AdjacentMeetingCount", [ALL_2010];
        ConflictingMeetings: Opaque<NonEmptyArrayOfAllItems>, "calendar:ConflictingMeetings", [ALL_2010];
        AdjacentMeetings: Opaque<NonEmptyArrayOfAllItems>, "calendar:AdjacentMeetings", [ALL_2010];
        Duration: String, "calendar:Duration", [ALL | FIND], id Appointment 0x8213 Integer;
        TimeZone: String, "calendar:TimeZone", [ALL | FIND | SEARCH], id Appointment 0x8234 String;
        AppointmentReplyTime: DateTime, "calendar:AppointmentReplyTime", [ALL | FIND | SEARCH],
            id Appointment 0x8220 SystemTime;
        AppointmentSequenceNumber: i32, "calendar:AppointmentSequenceNumber", [ALL | FIND | SEARCH],
            id Appointment 0x8201 Integer;
        AppointmentState: i32, "calendar:AppointmentState", [ALL | FIND | SEARCH],
            id Appointment 0x8217 Integer;
        Recurrence: Opaque<Recurrence>, "calendar:Recurrence", [ALL | SET | DELETE];
        FirstOccurrence: Opaque<OccurrenceInfo>, "calendar:FirstOccurrence", [ALL];
        LastOccurrence: Opaque<OccurrenceInfo>, "calendar:LastOccurrence", [ALL];
        ModifiedOccurrences: Opaque<NonEmptyArrayOfOccurrenceInfo>, "calendar:ModifiedOccurrences", [ALL];
        DeletedOccurrences: Opaque<NonEmptyArrayOfDeletedOccurrences>, "calendar:DeletedOccurrences",
            [ALL];
        MeetingTimeZone: Opaque<TimeZone>, "calendar:MeetingTimeZone", [ALL | SET], until Exchange2007Sp1;
        StartTimeZone: Opaque<TimeZoneDefinition>, "calendar:StartTimeZone", [ALL | FIND | SET],
            since Exchange2010;
        EndTimeZone: Opaque<TimeZoneDefinition>, "calendar:EndTimeZone", [ALL | FIND | SET],
            since Exchange2010;
        ConferenceType: i32, "calendar:ConferenceType", [ALL | FIND | SET], id Appointment 0x8241 Integer;
        AllowNewTimeProposal: bool, "calendar:AllowNewTimeProposal", [ALL | FIND | SET | SEARCH],
            id Appointment 0x825A Boolean;
        IsOnlineMeeting: bool, "calendar:IsOnlineMeeting", [ALL | FIND | SET | SEARCH],
            id Appointment 0x8240 Boolean;
        MeetingWorkspaceUrl: String, "calendar:MeetingWorkspaceUrl", [ALL | FIND | SET | DELETE | SEARCH],
            id Appointment 0x8209 String;
        NetShowUrl: String, "calendar:NetShowUrl", [ALL | FIND | SET | DELETE | SEARCH],
            id Appointment 0x8248 String;
        EnhancedLocation: Opaque<EnhancedLocation>, "calendar:EnhancedLocation", [FIND | SET | DELETE],
            since Exchange2013;
        StartWallClock: DateTime, "calendar:StartWallClock", [ALL | FIND], since Exchange2013;
        EndWallClock: DateTime, "calendar:EndWallClock", [ALL | FIND], since Exchange2013;
        StartTimeZoneId: String, "calendar:StartTimeZoneId", [ALL | FIND], since Exchange2013;
        EndTimeZoneId: String, "calendar:EndTimeZoneId", [ALL | FIND], since Exchange2013;
        IntendedFreeBusyStatus: LegacyFreeBusy, "meetingRequest:IntendedFreeBusyStatus",
            [ALL | FIND | SEARCH], id Appointment 0x8224 Integer, since Exchange2013;
        JoinOnlineMeetingUrl: String, "calendar:JoinOnlineMeetingUrl", [ALL | FIND | IGNORED],
            since Exchange2013;
        OnlineMeetingSettings: Opaque<OnlineMeetingSettings>, "calendar:OnlineMeetingSettings",
            [FIND | IGNORED], since Exchange2013;
        IsOrganizer: bool, "calendar:IsOrganizer", [ALL | FIND], since Exchange2013;
        CalendarActivityData: Opaque<CalendarActivityData>, "calendar:CalendarActivityData", [NONE],
            since Exchange2016;
        DoNotForwardMeeting: bool, "calendar:DoNotForwardMeeting", [NONE],
            name PublicStrings "DoNotForward" Boolean, since Exchange2016;
    }
}

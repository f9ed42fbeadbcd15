//! The properties that meeting messages of all kinds add to messages.

use super::table::properties;
use super::types::*;
use crate::schema::*;

properties! {
    /// What meeting messages have (`t:MeetingMessageType`).
    pub enum MeetingMessageProperty in MeetingMessage {
        AssociatedCalendarItemId: ItemId, "meeting:AssociatedCalendarItemId", [ALL];
        IsDelegated: bool, "meeting:IsDelegated", [ALL | SEARCH], tag 0x3FE3 Boolean;
        IsOutOfDate: bool, "meeting:IsOutOfDate", [ALL];
        HasBeenProcessed: bool, "meeting:HasBeenProcessed", [ALL | FIND | SEARCH], tag 0x7D01 Boolean;
        ResponseType: ResponseType, "meeting:ResponseType", [ALL | FIND | SEARCH],
            id Appointment 0x8218 Integer;
        UID: String, "calendar:UID", [ALL | FIND], since Exchange2007Sp1;
        RecurrenceId: DateTime, "calendar:RecurrenceId", [ALL | FIND],
            id Appointment 0x8228 SystemTime, since Exchange2007Sp1;
        DateTimeStamp: DateTime, "calendar:DateTimeStamp", [ALL | FIND | SEARCH],
            id Meeting 0x001A SystemTime, since Exchange2007Sp1;
        IsOrganizer: bool, "calendar:IsOrganizer", [ALL], since Exchange2013;
    }
}

properties! {
    /// What meeting requests have (`t:MeetingRequestMessageType`).
    pub enum MeetingRequestProperty in MeetingRequest {
        MeetingRequestType: MeetingRequestType, "meetingRequest:MeetingRequestType", [ALL | SEARCH];
        IntendedFreeBusyStatus: LegacyFreeBusy, "meetingRequest:IntendedFreeBusyStatus",
            [ALL | FIND | SEARCH], id Appointment 0x8224 Integer;
        Start: DateTime, "calendar:Start", [ALL | FIND | SEARCH], id Appointment 0x820D SystemTime;
        End: DateTime, "calendar:End", [ALL | FIND | SEARCH], id Appointment 0x820E SystemTime;
        OriginalStart: DateTime, "calendar:OriginalStart", [ALL | SEARCH],
            id Appointment 0x8228 SystemTime;
        IsAllDayEvent: bool, "calendar:IsAllDayEvent", [ALL | FIND | SEARCH],
            id Appointment 0x8215 Boolean;
        LegacyFreeBusyStatus: LegacyFreeBusy, "calendar:LegacyFreeBusyStatus", [ALL | FIND | SEARCH],
            id Appointment 0x8205 Integer;
        Location: String, "calendar:Location", [ALL | FIND | SEARCH], id Appointment 0x8208 String;
        When: String, "calendar:When", [FIND];
        IsMeeting: bool, "calendar:IsMeeting", [ALL | FIND | SEARCH];
        IsCancelled: bool, "calendar:IsCancelled", [ALL | FIND | SEARCH];
        IsRecurring: bool, "calendar:IsRecurring", [ALL | FIND | SEARCH], id Appointment 0x8223 Boolean;
        MeetingRequestWasSent: bool, "calendar:MeetingRequestWasSent", [ALL | FIND | SEARCH],
            id Appointment 0x8229 Boolean;
        CalendarItemType: CalendarItemType, "calendar:CalendarItemType", [ALL | FIND];
        MyResponseType: ResponseType, "calendar:MyResponseType", [ALL | FIND | SEARCH],
            id Appointment 0x8218 Integer;
        Organizer: SingleRecipient, "calendar:Organizer", [ALL | FIND | SEARCH];
        RequiredAttendees: NonEmptyArrayOfAttendees, "calendar:RequiredAttendees", [ALL];
        OptionalAttendees: NonEmptyArrayOfAttendees, "calendar:OptionalAttendees", [ALL];
        Resources: NonEmptyArrayOfAttendees, "calendar:Resources", [ALL];
        ConflictingMeetingCount: i32, "calendar:ConflictingMeetingCount", [ALL_2010];
        AdjacentMeetingCount: i32, "calendar:AdjacentMeetingCount", [ALL_2010];
        ConflictingMeetings: Opaque<NonEmptyArrayOfAllItems>, "calendar:ConflictingMeetings", [ALL_2010];
        AdjacentMeetings: Opaque<NonEmptyArrayOfAllItems>, "calendar:AdjacentMeetings", [ALL_2010];
        Duration: String, "calendar:Duration", [ALL | FIND], id Appointment 0x8213 Integer;
        TimeZone: String, "calendar:TimeZone", [ALL | FIND | SEARCH], id Appointment 0x8234 String;
        AppointmentReplyTime: DateTime, "calendar:AppointmentReplyTime", [ALL | FIND | SEARCH],
            id Appointment 0x8220 SystemTime;
        AppointmentSequenceNumber: i32, "calendar:AppointmentSequenceNumber", [ALL | SEARCH],
            id Appointment 0x8201 Integer;
        AppointmentState: i32, "calendar:AppointmentState", [ALL | FIND | SEARCH],
            id Appointment 0x8217 Integer;
        Recurrence: Opaque<Recurrence>, "calendar:Recurrence", [ALL];
        FirstOccurrence: Opaque<OccurrenceInfo>, "calendar:FirstOccurrence", [ALL];
        LastOccurrence: Opaque<OccurrenceInfo>, "calendar:LastOccurrence", [ALL];
        ModifiedOccurrences: Opaque<NonEmptyArrayOfOccurrenceInfo>, "calendar:ModifiedOccurrences", [ALL];
        DeletedOccurrences: Opaque<NonEmptyArrayOfDeletedOccurrences>, "calendar:DeletedOccurrences",
            [ALL];
        MeetingTimeZone: Opaque<TimeZone>, "calendar:MeetingTimeZone", [ALL], until Exchange2007Sp1;
        StartTimeZone: Opaque<TimeZoneDefinition>, "calendar:StartTimeZone", [ALL | FIND],
            since Exchange2010;
        EndTimeZone: Opaque<TimeZoneDefinition>, "calendar:EndTimeZone", [ALL | FIND], since Exchange2010;
        ConferenceType: i32, "calendar:ConferenceType", [ALL | FIND], id Appointment 0x8241 Integer;
        AllowNewTimeProposal: bool, "calendar:AllowNewTimeProposal", [ALL | FIND],
            id Appointment 0x825A Boolean;
        IsOnlineMeeting: bool, "calendar:IsOnlineMeeting", [ALL | FIND | SEARCH],
            id Appointment 0x8240 Boolean;
        MeetingWorkspaceUrl: String, "calendar:MeetingWorkspaceUrl", [ALL | FIND | SEARCH],
            id Appointment 0x8209 String;
        NetShowUrl: String, "calendar:NetShowUrl", [ALL | FIND | SEARCH], id Appointment 0x8248 String;
        EnhancedLocation: Opaque<EnhancedLocation>, "calendar:EnhancedLocation", [FIND],
            since Exchange2013;
        ChangeHighlights: Opaque<ChangeHighlights>, "meetingRequest:ChangeHighlights", [ALL],
            since Exchange2013;
        StartWallClock: DateTime, "calendar:StartWallClock", [ALL], since Exchange2013;
        EndWallClock: DateTime, "calendar:EndWallClock", [ALL], since Exchange2013;
        StartTimeZoneId: String, "calendar:StartTimeZoneId", [ALL], since Exchange2013;
        EndTimeZoneId: String, "calendar:EndTimeZoneId", [ALL], since Exchange2013;
        DoNotForwardMeeting: bool, "calendar:DoNotForwardMeeting", [NONE],
            name PublicStrings "DoNotForward" Boolean, since Exchange2016;
    }
}

properties! {
    /// What meeting responses have (`t:MeetingResponseMessageType`).
    pub enum MeetingResponseProperty in MeetingResponse {
        Start: DateTime, "calendar:Start", [ALL | FIND | SEARCH],
            id Appointment 0x820D SystemTime, since Exchange2013;
        End: DateTime, "calendar:End", [ALL | FIND | SEARCH],
            id Appointment 0x820E SystemTime, since Exchange2013;
        Location: String, "calendar:Location", [ALL | FIND | SEARCH],
            id Appointment 0x8208 String, since Exchange2013;
        Recurrence: Opaque<Recurrence>, "calendar:Recurrence", [ALL], since Exchange2013;
        CalendarItemType: String, "calendar:CalendarItemType", [ALL | FIND], since Exchange2013;
        ProposedStart: DateTime, "meeting:ProposedStart", [ALL | FIND],
            id Appointment 0x8250 SystemTime, since Exchange2013;
        ProposedEnd: DateTime, "meeting:ProposedEnd", [ALL | FIND],
            id Appointment 0x8251 SystemTime, since Exchange2013;
        EnhancedLocation: Opaque<EnhancedLocation>, "calendar:EnhancedLocation", [FIND],
            since Exchange2013;
    }
}

properties! {
    /// What meeting cancellations have (`t:MeetingCancellationMessageType`).
    pub enum MeetingCancellationProperty in MeetingCancellation {
        Start: DateTime, "calendar:Start", [ALL | FIND | SEARCH],
            id Appointment 0x820D SystemTime, since Exchange2013;
        End: DateTime, "calendar:End", [ALL | FIND | SEARCH],
            id Appointment 0x820E SystemTime, since Exchange2013;
        Location: String, "calendar:Location", [ALL | FIND | SEARCH],
            id Appointment 0x8208 String, since Exchange2013;
        Recurrence: Opaque<Recurrence>, "calendar:Recurrence", [ALL], since Exchange2013;
        CalendarItemType: String, "calendar:CalendarItemType", [ALL | FIND], since Exchange2013;
        EnhancedLocation: Opaque<EnhancedLocation>, "calendar:EnhancedLocation", [FIND],
            since Exchange2013;
        DoNotForwardMeeting: bool, "meeting:DoNotForwardMeeting", [NONE],
            name PublicStrings "DoNotForward" Boolean, since Exchange2016;
    }
}

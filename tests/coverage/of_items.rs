//! Properties of items and folders that requests may set, but not in every respect.

use ews_sim::ResponseCode::*;

use super::{Row, in_part, refused};
use crate::create;

const NO_MEETINGS: &str = "Meetings are not simulated; the text says so.";
const NO_SERIES: &str = "What recurs is not simulated; the text says so.";
const ZONE: &str = "It is kept and answered. No effect on times, which say themselves what they are of.";
const SEASON: &str = "It may stand without the other, which the schema forbids.";
const TAG: &str = "It is kept and answered. Nothing is deleted or archived in time.";

/// The rows.
pub const ROWS: &[Row] = &[
    in_part(
        "ItemType",
        "MimeContent",
        "MIME with attachments, and that of appointments, is `ErrorInvalidRequest`: not simulated.",
        &[],
    ),
    refused(
        "ItemType",
        "Attachments",
        &[ErrorInvalidRequest],
        "Attachments are not simulated; the text says so.",
        &[create!(
            "<t:Message>[[<t:Attachments><t:FileAttachment><t:Name>a</t:Name><t:Content>AA==</t:Content>\
             </t:FileAttachment></t:Attachments>|]]</t:Message>"
        )],
    ),
    in_part("ItemType", "PolicyTag", TAG, &[]),
    in_part("ItemType", "ArchiveTag", TAG, &[]),
    in_part("MessageType", "IsDeliveryReceiptRequested", "It is kept. No delivery receipt is made.", &[]),
    refused(
        "CalendarItemType",
        "RequiredAttendees",
        &[ErrorInvalidRequest],
        NO_MEETINGS,
        &[create!(
            "<t:CalendarItem>[[<t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>\
             bob@example.test</t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees>|]]\
             </t:CalendarItem>"
        )],
    ),
    refused(
        "CalendarItemType",
        "OptionalAttendees",
        &[ErrorInvalidRequest],
        NO_MEETINGS,
        &[create!(
            "<t:CalendarItem>[[<t:OptionalAttendees><t:Attendee><t:Mailbox><t:EmailAddress>\
             bob@example.test</t:EmailAddress></t:Mailbox></t:Attendee></t:OptionalAttendees>|]]\
             </t:CalendarItem>"
        )],
    ),
    refused(
        "CalendarItemType",
        "Resources",
        &[ErrorInvalidRequest],
        NO_MEETINGS,
        &[create!(
            "<t:CalendarItem>[[<t:Resources><t:Attendee><t:Mailbox><t:EmailAddress>\
             bob@example.test</t:EmailAddress></t:Mailbox></t:Attendee></t:Resources>|]]</t:CalendarItem>"
        )],
    ),
    refused(
        "CalendarItemType",
        "Recurrence",
        &[ErrorInvalidRequest],
        NO_SERIES,
        &[create!(
            "<t:CalendarItem>[[<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval>\
             </t:DailyRecurrence><t:NoEndRecurrence><t:StartDate>2030-01-01</t:StartDate>\
             </t:NoEndRecurrence></t:Recurrence>|]]</t:CalendarItem>"
        )],
    ),
    in_part("CalendarItemType", "MeetingTimeZone", ZONE, &[]),
    in_part("TimeZoneType", "Standard", SEASON, &[]),
    in_part("TimeZoneType", "Daylight", SEASON, &[]),
    in_part("CalendarItemType", "StartTimeZone", ZONE, &[]),
    in_part("CalendarItemType", "EndTimeZone", ZONE, &[]),
    refused(
        "TaskType",
        "Recurrence",
        &[ErrorInvalidRequest],
        NO_SERIES,
        &[create!(
            "<t:Task>[[<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence>\
             <t:NoEndRecurrence><t:StartDate>2030-01-01</t:StartDate></t:NoEndRecurrence></t:Recurrence>\
             |]]</t:Task>"
        )],
    ),
    in_part("BaseFolderType", "PolicyTag", TAG, &[]),
    in_part("BaseFolderType", "ArchiveTag", TAG, &[]),
];

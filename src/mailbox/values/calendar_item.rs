//! What single appointments have. Series and meetings are not simulated.

use jiff::Timestamp;

use crate::mailbox::{Item, Mailbox};
use crate::property::{CalendarItemProperty as C, ItemProperty as I, PropertyValue};
use crate::schema::EmailAddress;

/// The zone of an appointment that names none.
const UTC: &str = "UTC";
/// That zone as it is shown to people.
const UTC_DISPLAY_NAME: &str = "(UTC) Coordinated Universal Time";

pub(super) fn derived(mailbox: &Mailbox, item: &Item, property: C) -> Option<PropertyValue> {
    let values = item.properties();
    Some(match property {
        C::DateTimeStamp => values.time(I::DateTimeCreated)?.into(),
        C::IsAllDayEvent | C::IsMeeting | C::IsCancelled | C::IsRecurring | C::MeetingRequestWasSent => {
            false.into()
        }
        C::IsOnlineMeeting => false.into(),
        C::LegacyFreeBusyStatus | C::IntendedFreeBusyStatus => free_busy(item),
        C::IsResponseRequested | C::AllowNewTimeProposal | C::IsOrganizer => true.into(),
        C::CalendarItemType => PropertyValue::Word("Single"),
        C::MyResponseType => PropertyValue::Word("Organizer"),
        C::Organizer => PropertyValue::Mailbox(Box::new(owner(mailbox))),
        C::ConflictingMeetingCount => PropertyValue::Integer(mailbox.calendar_items_at(item).0),
        C::AdjacentMeetingCount => PropertyValue::Integer(mailbox.calendar_items_at(item).1),
        C::Duration => duration(values.time(C::Start)?, values.time(C::End)?).into(),
        C::TimeZone => UTC_DISPLAY_NAME.into(),
        C::AppointmentSequenceNumber | C::AppointmentState => PropertyValue::Integer(0),
        C::StartWallClock => values.time(C::Start)?.into(),
        C::EndWallClock => values.time(C::End)?.into(),
        C::StartTimeZoneId => zone_id(item, C::StartTimeZone).into(),
        C::EndTimeZoneId => zone_id(item, C::EndTimeZone).into(),
        _ => return None,
    })
}

/// An all-day event takes no time unless told; everything else is busy.
fn free_busy(item: &Item) -> PropertyValue {
    let values = item.properties();
    let all_day = values.boolean(C::IsAllDayEvent) == Some(true);
    match values.text(C::LegacyFreeBusyStatus) {
        Some("Free") => PropertyValue::Word("Free"),
        Some("Tentative") => PropertyValue::Word("Tentative"),
        Some("OOF") => PropertyValue::Word("OOF"),
        Some("WorkingElsewhere") => PropertyValue::Word("WorkingElsewhere"),
        Some("NoData") => PropertyValue::Word("NoData"),
        None if all_day => PropertyValue::Word("Free"),
        _ => PropertyValue::Word("Busy"),
    }
}

fn owner(mailbox: &Mailbox) -> EmailAddress {
    EmailAddress::smtp(mailbox.display_name(), mailbox.smtp_address())
}

fn zone_id(item: &Item, zone: C) -> &str {
    match item.properties().get(zone) {
        Some(crate::property::ValueRef::Whole(PropertyValue::Tree(zone))) => {
            zone.attribute("Id").unwrap_or(UTC)
        }
        _ => UTC,
    }
}

/// `PT30M`, `P1D`, `P1DT2H`: days, hours, minutes and seconds, those that are not zero.
fn duration(start: Timestamp, end: Timestamp) -> String {
    let seconds = end.duration_since(start).as_secs().max(0);
    let (days, seconds) = (seconds / 86_400, seconds % 86_400);
    let parts = [(seconds / 3600, 'H'), (seconds / 60 % 60, 'M'), (seconds % 60, 'S')];
    let mut text = String::from("P");
    if days > 0 {
        text += &format!("{days}D");
    }
    let time: String =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count}{unit}")).collect();
    if !time.is_empty() || days == 0 {
        text += &format!("T{}", if time.is_empty() { "0S" } else { &time });
    }
    text
}

impl Mailbox {
    /// How many other calendar items of its folder overlap an appointment, and how many touch it.
    fn calendar_items_at(&self, item: &Item) -> (i64, i64) {
        let times = |item: &Item| Some((item.properties().time(C::Start)?, item.properties().time(C::End)?));
        let Some((start, end)) = times(item) else { return (0, 0) };
        let others = self.items_in(item.folder()).filter(|other| other.key() != item.key());
        others.filter_map(times).fold((0, 0), |(conflicting, adjacent), (from, to)| {
            if from < end && start < to {
                (conflicting + 1, adjacent)
            } else if from == end || to == start {
                (conflicting, adjacent + 1)
            } else {
                (conflicting, adjacent)
            }
        })
    }
}

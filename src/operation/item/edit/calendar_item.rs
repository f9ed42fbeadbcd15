//! What has to agree about the times of an appointment, and what stands for those that are left out.

use jiff::{SignedDuration, Timestamp};

use super::{ItemEdit, refused, told_of};
use crate::property::Verb;
use crate::property::{CalendarItemProperty as C, ItemProperty as I, PropertyId, PropertyValue};
use crate::{Error, ResponseCode, Result};

/// How long an appointment may last: five years, of which at most two have a day more.
const LONGEST: SignedDuration = SignedDuration::from_hours((5 * 365 + 2) * 24);
/// How long one lasts that does not say.
const USUAL: SignedDuration = SignedDuration::from_mins(30);
/// How many minutes before the start the reminder of a new appointment is.
const REMINDER_MINUTES: i64 = 15;

pub(super) fn finish(edit: &mut ItemEdit<'_>) -> Result<()> {
    refuse_meetings_and_series(edit)?;
    if edit.purpose == Verb::Create {
        let now = edit.now;
        edit.default_to(C::Start, |_| next_half_hour(now).into());
        edit.default_to(C::End, |edit| edit.time(C::Start).map_or(now, after_start).into());
        edit.default_to(I::ReminderIsSet, |_| true.into());
        edit.default_to(I::ReminderMinutesBeforeStart, |_| PropertyValue::Integer(REMINDER_MINUTES));
    }
    let (Some(start), Some(end)) = (edit.time(C::Start), edit.time(C::End)) else { return Ok(()) };
    if end < start {
        return Err(told_of("End")(Error::new(ResponseCode::ErrorCalendarEndDateIsEarlierThanStartDate)));
    }
    if end.duration_since(start) > LONGEST {
        return Err(told_of("End")(Error::new(ResponseCode::ErrorCalendarDurationIsTooLong)));
    }
    Ok(())
}

/// Attendees make a meeting and a recurrence a series; both are answered honestly.
fn refuse_meetings_and_series(edit: &ItemEdit<'_>) -> Result<()> {
    for (property, what) in [
        (C::RequiredAttendees, "meetings"),
        (C::OptionalAttendees, "meetings"),
        (C::Resources, "meetings"),
        (C::Recurrence, "recurring appointments"),
    ] {
        if edit.get(property).is_some() {
            return Err(refused(ResponseCode::ErrorInvalidRequest, PropertyId::CalendarItem(property))
                .with_text(format!("ews-sim does not simulate {what} yet.")));
        }
    }
    Ok(())
}

fn next_half_hour(now: Timestamp) -> Timestamp {
    let half_hours = now.as_second().div_euclid(1800) + 1;
    Timestamp::from_second(half_hours * 1800).unwrap_or(Timestamp::MAX)
}

fn after_start(start: Timestamp) -> Timestamp {
    start.checked_add(USUAL).unwrap_or(Timestamp::MAX)
}

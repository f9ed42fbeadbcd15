//! Dates in the words of users.

use jiff::civil::{Date, Weekday};
use jiff::{Span, Timestamp, ToSpan as _};

use super::Clock;
use super::token::Operator;

/// From one instant to before another; open where there is none.
pub(super) type Times = (Option<Timestamp>, Option<Timestamp>);

/// Days, from one to before another.
type Days = (Date, Date);

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("sunday", Weekday::Sunday),
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
];

/// The times that a text such as `today`, `12/1/2013` or `12/1..12/3` stands for, or those before or after
/// them; `None` for a text that is no date. Both ends of a range are in it.
pub(super) fn times(text: &str, operator: Option<Operator>, clock: &Clock) -> Option<Times> {
    let today = clock.time_zone.to_datetime(clock.now).date();
    let instant = |day: Date| clock.time_zone.to_timestamp(day.at(0, 0, 0, 0)).ok();
    let days = |text: &str| {
        let (start, end) = days(text, today)?;
        Some((instant(start)?, instant(end)?))
    };
    if let (None, Some((from, to))) = (operator, text.split_once("..")) {
        return Some((Some(days(from)?.0), Some(days(to)?.1)));
    }
    let (start, end) = days(text)?;
    Some(match operator {
        None => (Some(start), Some(end)),
        Some(Operator::Greater) => (Some(end), None),
        Some(Operator::GreaterOrEqual) => (Some(start), None),
        Some(Operator::Less) => (None, Some(start)),
        Some(Operator::LessOrEqual) => (None, Some(end)),
    })
}

fn days(text: &str, today: Date) -> Option<Days> {
    let text = text.to_lowercase();
    let words: Vec<_> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    match *words {
        ["today"] => day(today),
        ["yesterday"] => day(today.checked_sub(1.day()).ok()?),
        ["tomorrow"] => day(today.checked_add(1.day()).ok()?),
        ["this", unit] => period(unit, 0, today),
        ["last" | "past", unit] => period(unit, -1, today),
        ["next" | "coming", unit] => period(unit, 1, today),
        [word] => weekday(word, today).or_else(|| month(word, today.year())).or_else(|| numeric(word, today)),
        [first, second] => match second.parse() {
            // Above 31 it can only be a year.
            Ok(year) if year > 31 => month(first, year),
            _ => month_and_day(first, second, today.year()),
        },
        [first, second, year] => month_and_day(first, second, year.parse().ok()?),
        _ => None,
    }
}

fn day(day: Date) -> Option<Days> {
    Some((day, day.checked_add(1.day()).ok()?))
}

/// The week, month or year so many before or after the present one; weeks start on Sunday.
fn period(unit: &str, count: i64, today: Date) -> Option<Days> {
    let (start, length): (_, fn(i64) -> Span) = match unit {
        "week" => (start_of_week(today)?, |count| count.weeks()),
        "month" => (today.first_of_month(), |count| count.months()),
        "year" => (today.first_of_year(), |count| count.years()),
        _ => return None,
    };
    let start = start.checked_add(length(count)).ok()?;
    Some((start, start.checked_add(length(1)).ok()?))
}

fn start_of_week(today: Date) -> Option<Date> {
    today.checked_sub(i64::from(today.weekday().to_sunday_zero_offset()).days()).ok()
}

/// A day of the present week.
fn weekday(word: &str, today: Date) -> Option<Days> {
    let (_, weekday) = WEEKDAYS.iter().find(|(name, _)| *name == word)?;
    let offset = i64::from(weekday.to_sunday_zero_offset());
    day(start_of_week(today)?.checked_add(offset.days()).ok()?)
}

/// The number of a month, by its name or the first three letters of it.
fn month_number(word: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|name| *name == word || Some(word) == name.get(..3))?;
    i8::try_from(place + 1).ok()
}

fn month(word: &str, year: i16) -> Option<Days> {
    let start = Date::new(year, month_number(word)?, 1).ok()?;
    Some((start, start.checked_add(1.month()).ok()?))
}

fn month_and_day(first: &str, second: &str, year: i16) -> Option<Days> {
    let (month, of_month) = match month_number(first) {
        Some(month) => (month, second),
        None => (month_number(second)?, first),
    };
    day(Date::new(year, month, of_month.parse().ok()?).ok()?)
}

/// `mm/dd/yyyy`, or `mm/dd` of the present year.
fn numeric(word: &str, today: Date) -> Option<Days> {
    let parts: Vec<_> = word.split('/').collect();
    let (month, of_month, year) = match *parts {
        [month, of_month] => (month, of_month, today.year()),
        [month, of_month, year] => (month, of_month, year.parse().ok()?),
        _ => return None,
    };
    day(Date::new(year, month.parse().ok()?, of_month.parse().ok()?).ok()?)
}

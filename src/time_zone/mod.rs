//! Time zones as requests name or define them: the `TimeZoneContext` header, in which times are read that
//! leave their zone open.

mod names;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp};

use self::names::NAMES;
use crate::casing::equal_ignoring_case;
use crate::schema::{
    AnyTransition, ArrayOfTransitions, DateTime, DayOfWeek, Duration, Period, RecurringTimeTransition,
    TimeZoneDefinition, Transition, TransitionTargetKind,
};

/// The longest offset from UTC.
const MOST_OFFSET: SignedDuration = SignedDuration::from_hours(24);
/// The longest time from midnight to a transition on its day, either way.
const MOST_TIME_OFFSET: SignedDuration = SignedDuration::from_hours(167);

/// The time zone that a definition stands for: the one it defines, or else the one it names.
///
/// Of several groups of transitions the one counts that is in force at the instant given, for whatever year;
/// and so the rules of a named zone are those of our time.
///
/// `None` for a name that is not known, and for a definition without sense: without a bias, with more than
/// two transitions a year, to something that is not there, or on kinds of days.
pub(crate) fn resolve(definition: &TimeZoneDefinition, now: Timestamp) -> Option<TimeZone> {
    if definition.periods.is_some() {
        return Definition { of: definition, now }.time_zone();
    }
    let id = definition.id.as_deref()?.trim();
    let (_, rules) = NAMES.iter().find(|(name, _)| equal_ignoring_case(name, id))?;
    TimeZone::posix(rules).ok()
}

/// A definition that is turned into rules as POSIX writes them.
struct Definition<'a> {
    of: &'a TimeZoneDefinition,
    now: Timestamp,
}

impl Definition<'_> {
    fn time_zone(&self) -> Option<TimeZone> {
        let rules = match self.group_in_force() {
            Some(group) => self.rules_of_group(&group?.transitions)?,
            None => match self.periods() {
                [only] => fixed(only)?,
                _ => return None,
            },
        };
        TimeZone::posix(&rules).ok()
    }

    fn periods(&self) -> &[Period] {
        self.of.periods.as_ref().map_or(&[], |periods| &periods.periods)
    }

    fn period(&self, id: &str) -> Option<&Period> {
        self.periods().iter().find(|period| period.id.as_deref() == Some(id))
    }

    /// The transitions that are in force: the group that the last transition up to now begins, or the
    /// transitions themselves where they begin periods. The outer `None` is for a definition without any, the
    /// inner one for one that begins a group that is not there.
    fn group_in_force(&self) -> Option<Option<&ArrayOfTransitions>> {
        let groups = self.of.transitions_groups.as_ref().map_or(&[][..], |groups| &groups.transitions_groups);
        let Some(outer) = &self.of.transitions else { return groups.first().map(Some) };
        let has_begun = |transition: &&AnyTransition| match transition {
            AnyTransition::AbsoluteDateTransition(absolute) => absolute.date_time <= DateTime(self.now),
            _ => true,
        };
        let last = outer.transitions.iter().rfind(has_begun).or(outer.transitions.first())?;
        let target = &base_of(last).to;
        Some(match target.kind {
            TransitionTargetKind::Period => Some(outer),
            TransitionTargetKind::Group => {
                groups.iter().find(|group| group.id.as_deref() == Some(&*target.id))
            }
        })
    }

    fn rules_of_group(&self, transitions: &[AnyTransition]) -> Option<String> {
        let begun = |transition: &AnyTransition| {
            let target = &base_of(transition).to;
            self.period(&target.id).filter(|_| target.kind == TransitionTargetKind::Period)
        };
        match transitions {
            [only] => fixed(begun(only)?),
            // In POSIX the first of two transitions begins daylight saving time, which may as well save
            // nothing, or less than nothing.
            [first, second] => {
                let [daylight, standard] = [offset(begun(first)?)?, offset(begun(second)?)?];
                let [start, end] = [day(first)?, day(second)?];
                Some(format!("<std>{standard}<dst>{daylight},{start},{end}"))
            }
            _ => None,
        }
    }
}

const fn base_of(transition: &AnyTransition) -> &Transition {
    match transition {
        AnyTransition::Transition(transition) => transition,
        AnyTransition::AbsoluteDateTransition(absolute) => &absolute.transition,
        AnyTransition::RecurringDayTransition(recurring) => &recurring.recurring_time_transition.transition,
        AnyTransition::RecurringDateTransition(recurring) => &recurring.recurring_time_transition.transition,
    }
}

fn fixed(period: &Period) -> Option<String> {
    Some(format!("<std>{}", offset(period)?))
}

/// What to add to local time to have UTC.
fn offset(period: &Period) -> Option<String> {
    written(period.bias.as_ref()?, MOST_OFFSET)
}

/// When a transition happens every year.
fn day(transition: &AnyTransition) -> Option<String> {
    let at = |time: &RecurringTimeTransition| written(&time.time_offset, MOST_TIME_OFFSET);
    match transition {
        AnyTransition::RecurringDayTransition(recurring) => {
            let time = &recurring.recurring_time_transition;
            let place = match recurring.occurrence {
                -1 => 5,
                place @ 1..=4 => place,
                _ => return None,
            };
            Some(format!("M{}.{place}.{}/{}", time.month, weekday(recurring.day_of_week)?, at(time)?))
        }
        AnyTransition::RecurringDateTransition(recurring) => {
            let time = &recurring.recurring_time_transition;
            // A year that is not a leap year, whose days are the ones that POSIX counts.
            let date =
                jiff::civil::Date::new(2001, time.month.try_into().ok()?, recurring.day.try_into().ok()?);
            Some(format!("J{}/{}", date.ok()?.day_of_year(), at(time)?))
        }
        AnyTransition::Transition(_) | AnyTransition::AbsoluteDateTransition(_) => None,
    }
}

/// The number of a day in a week that starts on Sunday.
const fn weekday(day: DayOfWeek) -> Option<u8> {
    Some(match day {
        DayOfWeek::Sunday => 0,
        DayOfWeek::Monday => 1,
        DayOfWeek::Tuesday => 2,
        DayOfWeek::Wednesday => 3,
        DayOfWeek::Thursday => 4,
        DayOfWeek::Friday => 5,
        DayOfWeek::Saturday => 6,
        DayOfWeek::Day | DayOfWeek::Weekday | DayOfWeek::WeekendDay => return None,
    })
}

/// A length of time as POSIX writes it, `-7:30:00`; `None` for one above the bound.
fn written(duration: &Duration, most: SignedDuration) -> Option<String> {
    let span: Span = duration.trim().parse().ok()?;
    let duration = span.to_duration(SpanRelativeTo::days_are_24_hours()).ok()?;
    if duration.abs() > most {
        return None;
    }
    let sign = if duration.is_negative() { "-" } else { "" };
    let seconds = duration.abs().as_secs();
    Some(format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
}

#[cfg(test)]
mod tests;

//! Recurrences: when the members of a series of appointments or tasks take place. Also the time zones of
//! Exchange 2007, which change as recurrences do.

use super::text::{Date, Duration, Time};
use super::time_zone::DayOfWeek;
use crate::wire::{Form, Namespace, Simple, SimpleValue};
use crate::{choice, message, simple_enum};

message! {
    /// When the members of a series of appointments take place.
    #[derive(Eq)]
    pub struct Recurrence: types "RecurrenceType" {
        elements {
            /// On which days.
            pattern: One<RecurrencePattern> => branches,
            /// From when until when.
            range: One<RecurrenceRange> => branches,
        }
    }
}

choice! {
    /// On which days something takes place.
    ///
    /// Source: the group `t:RecurrencePatternTypes`.
    #[derive(Eq)]
    pub enum RecurrencePattern in types {
        /// Every year on a day of a week of a month.
        RelativeYearlyRecurrence(RelativeYearlyRecurrencePattern),
        /// Every year on a date.
        AbsoluteYearlyRecurrence(AbsoluteYearlyRecurrencePattern),
        /// Every so many months on a day of a week.
        RelativeMonthlyRecurrence(RelativeMonthlyRecurrencePattern),
        /// Every so many months on a day of the month.
        AbsoluteMonthlyRecurrence(AbsoluteMonthlyRecurrencePattern),
        /// Every so many weeks.
        WeeklyRecurrence(WeeklyRecurrencePattern),
        /// Every so many days.
        DailyRecurrence(DailyRecurrencePattern),
    }
}

message! {
    /// When the members of a series of tasks are to be done.
    #[derive(Eq)]
    pub struct TaskRecurrence: types "TaskRecurrenceType" {
        elements {
            /// On which days.
            pattern: One<TaskRecurrencePattern> => branches,
            /// From when until when.
            range: One<RecurrenceRange> => branches,
        }
    }
}

choice! {
    /// On which days a task is to be done.
    ///
    /// Source: the group `t:TaskRecurrencePatternTypes`.
    #[derive(Eq)]
    pub enum TaskRecurrencePattern in types {
        /// Every year on a day of a week of a month.
        RelativeYearlyRecurrence(RelativeYearlyRecurrencePattern),
        /// Every year on a date.
        AbsoluteYearlyRecurrence(AbsoluteYearlyRecurrencePattern),
        /// Every so many months on a day of a week.
        RelativeMonthlyRecurrence(RelativeMonthlyRecurrencePattern),
        /// Every so many months on a day of the month.
        AbsoluteMonthlyRecurrence(AbsoluteMonthlyRecurrencePattern),
        /// Every so many weeks.
        WeeklyRecurrence(WeeklyRecurrencePattern),
        /// Every so many days.
        DailyRecurrence(DailyRecurrencePattern),
        /// So many days after it was done.
        DailyRegeneration(DailyRegeneratingPattern),
        /// So many weeks after it was done.
        WeeklyRegeneration(WeeklyRegeneratingPattern),
        /// So many months after it was done.
        MonthlyRegeneration(MonthlyRegeneratingPattern),
        /// So many years after it was done.
        YearlyRegeneration(YearlyRegeneratingPattern),
    }
}

choice! {
    /// From when until when something recurs.
    ///
    /// Source: the group `t:RecurrenceRangeTypes`.
    #[derive(Eq)]
    pub enum RecurrenceRange in types {
        /// For ever.
        NoEndRecurrence(NoEndRecurrenceRange),
        /// Until a date.
        EndDateRecurrence(EndDateRecurrenceRange),
        /// A number of times.
        NumberedRecurrence(NumberedRecurrenceRange),
    }
}

message! {
    /// What all patterns have that skip a number of days, weeks, months or years.
    #[derive(Eq)]
    pub struct IntervalRecurrencePatternBase: types "IntervalRecurrencePatternBaseType" [is_abstract] {
        elements {
            /// How many of them there are from one time to the next.
            interval: One<i32>,
        }
    }
}

/// Declares the patterns that have an interval and nothing else.
macro_rules! interval_patterns {
    ($($(#[$meta:meta])* $name:ident $schema_name:literal;)+) => {$(
        message! {
            $(#[$meta])*
            #[derive(Eq)]
            pub struct $name: types $schema_name extends IntervalRecurrencePatternBase as base {}
        }
    )+};
}

interval_patterns! {
    /// Every so many days.
    DailyRecurrencePattern "DailyRecurrencePatternType";
    /// So many days after it was done.
    DailyRegeneratingPattern "DailyRegeneratingPatternType";
    /// So many weeks after it was done.
    WeeklyRegeneratingPattern "WeeklyRegeneratingPatternType";
    /// So many months after it was done.
    MonthlyRegeneratingPattern "MonthlyRegeneratingPatternType";
    /// So many years after it was done.
    YearlyRegeneratingPattern "YearlyRegeneratingPatternType";
}

message! {
    /// Every year on a day of a week of a month.
    #[derive(Eq)]
    pub struct RelativeYearlyRecurrencePattern: types "RelativeYearlyRecurrencePatternType" {
        elements {
            /// The day.
            days_of_week: One<DayOfWeek>,
            /// Which of those days of the month.
            day_of_week_index: One<DayOfWeekIndex>,
            /// The month.
            month: One<MonthNames>,
        }
    }
}

message! {
    /// Every year on a date.
    #[derive(Eq)]
    pub struct AbsoluteYearlyRecurrencePattern: types "AbsoluteYearlyRecurrencePatternType" {
        elements {
            /// The day of the month, counted from one.
            day_of_month: One<i32>,
            /// The month.
            month: One<MonthNames>,
        }
    }
}

message! {
    /// Every so many months on a day of a week.
    #[derive(Eq)]
    pub struct RelativeMonthlyRecurrencePattern: types "RelativeMonthlyRecurrencePatternType"
        extends IntervalRecurrencePatternBase as base
    {
        elements {
            /// The day.
            days_of_week: One<DayOfWeek>,
            /// Which of those days of the month.
            day_of_week_index: One<DayOfWeekIndex>,
        }
    }
}

message! {
    /// Every so many months on a day of the month.
    #[derive(Eq)]
    pub struct AbsoluteMonthlyRecurrencePattern: types "AbsoluteMonthlyRecurrencePatternType"
        extends IntervalRecurrencePatternBase as base
    {
        elements {
            /// The day, counted from one.
            day_of_month: One<i32>,
        }
    }
}

message! {
    /// Every so many weeks.
    #[derive(Eq)]
    pub struct WeeklyRecurrencePattern: types "WeeklyRecurrencePatternType"
        extends IntervalRecurrencePatternBase as base
    {
        elements {
            /// The days.
            days_of_week: One<DaysOfWeek>,
            /// The day that weeks start on.
            first_day_of_week: Opt<DayOfWeek> since Exchange2010,
        }
    }
}

/// Days of the week.
///
/// Source: `t:DaysOfWeekType`, a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DaysOfWeek(pub Vec<DayOfWeek>);

impl SimpleValue for DaysOfWeek {
    fn simple() -> &'static Simple {
        static SIMPLE: Simple = Simple {
            namespace: Namespace::Types,
            ..Simple::built_in("DaysOfWeekType", Form::List(DayOfWeek::simple))
        };
        &SIMPLE
    }

    fn parse(text: &str) -> Self {
        Self(text.split_ascii_whitespace().map(DayOfWeek::parse).collect())
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        let days: Vec<_> = self.0.iter().map(|day| day.name()).collect();
        use_text(&days.join(" "))
    }
}

simple_enum! {
    /// Which of several days of a month.
    pub enum DayOfWeekIndex = "DayOfWeekIndexType" {
        /// The first.
        First = "First",
        /// The second.
        Second = "Second",
        /// The third.
        Third = "Third",
        /// The fourth.
        Fourth = "Fourth",
        /// The last.
        Last = "Last",
    }
}

simple_enum! {
    /// A month.
    pub enum MonthNames = "MonthNamesType" {
        /// January.
        January = "January",
        /// February.
        February = "February",
        /// March.
        March = "March",
        /// April.
        April = "April",
        /// May.
        May = "May",
        /// June.
        June = "June",
        /// July.
        July = "July",
        /// August.
        August = "August",
        /// September.
        September = "September",
        /// October.
        October = "October",
        /// November.
        November = "November",
        /// December.
        December = "December",
    }
}

message! {
    /// What all ranges have.
    #[derive(Eq)]
    pub struct RecurrenceRangeBase: types "RecurrenceRangeBaseType" [is_abstract] {
        elements {
            /// The first day.
            start_date: One<Date>,
        }
    }
}

message! {
    /// For ever.
    #[derive(Eq)]
    pub struct NoEndRecurrenceRange: types "NoEndRecurrenceRangeType" extends RecurrenceRangeBase as base {}
}

message! {
    /// Until a date.
    #[derive(Eq)]
    pub struct EndDateRecurrenceRange: types "EndDateRecurrenceRangeType"
        extends RecurrenceRangeBase as base
    {
        elements {
            /// The last day.
            end_date: One<Date>,
        }
    }
}

message! {
    /// A number of times.
    #[derive(Eq)]
    pub struct NumberedRecurrenceRange: types "NumberedRecurrenceRangeType"
        extends RecurrenceRangeBase as base
    {
        elements {
            /// How often.
            number_of_occurrences: One<i32>,
        }
    }
}

message! {
    /// A time zone as Exchange 2007 has them.
    #[derive(Eq, Default)]
    pub struct TimeZone: types "TimeZoneType" [may_be_empty] {
        attributes {
            /// The name users see.
            time_zone_name: Optional<String>,
        }
        elements {
            /// What to add to local time to have UTC.
            base_offset: OneUnlessEmpty<Duration>,
            /// When standard time begins.
            standard: Opt<TimeChange>,
            /// When daylight saving time begins.
            daylight: Opt<TimeChange>,
        }
    }
}

message! {
    /// When standard or daylight saving time begins.
    #[derive(Eq)]
    pub struct TimeChange: types "TimeChangeType" {
        attributes {
            /// The name users see.
            time_zone_name: Optional<String>,
        }
        elements {
            /// What to add to the offset of the time zone.
            offset: One<Duration>,
            /// On which day.
            pattern: Opt<TimeChangePattern> => branches,
            /// At which time of day.
            time: One<Time>,
        }
    }
}

choice! {
    /// The day on which standard or daylight saving time begins.
    ///
    /// Source: the group `t:TimeChangePatternTypes`.
    #[derive(Eq)]
    pub enum TimeChangePattern in types {
        /// Every year on a day of a week of a month.
        RelativeYearlyRecurrence(RelativeYearlyRecurrencePattern),
        /// Once.
        AbsoluteDate(Date),
    }
}

//! Time zones: periods with an offset from UTC, and the transitions between them.

use super::text::{DateTime, Duration};
use crate::{choice, message, simple_enum};

message! {
    /// A time zone: all of it, or the identifier of one that the server knows.
    #[derive(Eq, Default)]
    pub struct TimeZoneDefinition: types "TimeZoneDefinitionType" [may_be_empty] {
        attributes {
            /// The identifier, for instance `Pacific Standard Time`.
            id: Optional<String>,
            /// The name users see.
            name: Optional<String>,
        }
        elements {
            /// The periods; missing when only the identifier is told.
            periods: OneUnlessEmpty<NonEmptyArrayOfPeriods>,
            /// The years of the zone, each as a group of transitions between periods.
            transitions_groups: Opt<ArrayOfTransitionsGroups>,
            /// When which group of transitions applies.
            transitions: Opt<ArrayOfTransitions>,
        }
    }
}

message! {
    /// Periods of a time zone.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfPeriods: types "NonEmptyArrayOfPeriodsType" {
        elements {
            /// The periods, at least one.
            periods: NonEmpty<Period> as "Period",
        }
    }
}

message! {
    /// A stretch of time with one offset from UTC, for instance standard time.
    #[derive(Eq, Default)]
    pub struct Period: types "PeriodType" {
        attributes {
            /// What to add to local time to have UTC.
            bias: Optional<Duration>,
            /// The name users see.
            name: Optional<String>,
            /// The name that transitions refer to.
            id: Optional<String>,
        }
    }
}

message! {
    /// Groups of transitions.
    #[derive(Eq)]
    pub struct ArrayOfTransitionsGroups: types "ArrayOfTransitionsGroupsType" {
        elements {
            /// The groups, at least one.
            transitions_groups: NonEmpty<ArrayOfTransitions> as "TransitionsGroup",
        }
    }
}

message! {
    /// Transitions, of one year or from one group of transitions to the next.
    #[derive(Eq)]
    pub struct ArrayOfTransitions: types "ArrayOfTransitionsType" {
        attributes {
            /// The name that other transitions refer to.
            id: Optional<String>,
        }
        elements {
            /// The transitions, at least one.
            transitions: NonEmpty<AnyTransition> => branches,
        }
    }
}

choice! {
    /// Any kind of transition.
    ///
    /// Source: the elements that may stand for `t:Transition`.
    #[derive(Eq)]
    pub enum AnyTransition in types for "Transition" {
        /// Holds from the beginning of time.
        Transition(Transition),
        /// Happens once.
        AbsoluteDateTransition(AbsoluteDateTransition),
        /// Happens every year on a day of the week.
        RecurringDayTransition(RecurringDayTransition),
        /// Happens every year on a date.
        RecurringDateTransition(RecurringDateTransition),
    }
}

message! {
    /// What all transitions have.
    #[derive(Eq)]
    pub struct Transition: types "TransitionType" {
        elements {
            /// What begins.
            to: One<TransitionTarget>,
        }
    }
}

message! {
    /// The period or group of transitions that a transition begins.
    #[derive(Eq)]
    pub struct TransitionTarget: types "TransitionTargetType" {
        attributes {
            /// Which of the two it is.
            kind: Required<TransitionTargetKind>,
        }
        text {
            /// Its identifier.
            id: String,
        }
    }
}

simple_enum! {
    /// What a transition begins.
    pub enum TransitionTargetKind = "TransitionTargetKindType" {
        /// A period.
        Period = "Period",
        /// A group of transitions.
        Group = "Group",
    }
}

message! {
    /// A transition that happens once.
    #[derive(Eq)]
    pub struct AbsoluteDateTransition: types "AbsoluteDateTransitionType" extends Transition as transition {
        elements {
            /// When.
            date_time: One<DateTime>,
        }
    }
}

message! {
    /// What all transitions that happen every year have.
    #[derive(Eq)]
    pub struct RecurringTimeTransition: types "RecurringTimeTransitionType"
        extends Transition as transition [is_abstract]
    {
        elements {
            /// The time since midnight.
            time_offset: One<Duration>,
            /// The month, counted from one.
            month: One<i32>,
        }
    }
}

message! {
    /// A transition that happens every year on a date.
    #[derive(Eq)]
    pub struct RecurringDateTransition: types "RecurringDateTransitionType"
        extends RecurringTimeTransition as recurring_time_transition
    {
        elements {
            /// The day of the month, counted from one.
            day: One<i32>,
        }
    }
}

message! {
    /// A transition that happens every year on a day of the week.
    #[derive(Eq)]
    pub struct RecurringDayTransition: types "RecurringDayTransitionType"
        extends RecurringTimeTransition as recurring_time_transition
    {
        elements {
            /// The day of the week.
            day_of_week: One<DayOfWeek>,
            /// Which such day of the month: from one for the first, -1 for the last.
            occurrence: One<i32>,
        }
    }
}

simple_enum! {
    /// A day of the week, or a kind of day.
    pub enum DayOfWeek = "DayOfWeekType" {
        /// Sunday.
        Sunday = "Sunday",
        /// Monday.
        Monday = "Monday",
        /// Tuesday.
        Tuesday = "Tuesday",
        /// Wednesday.
        Wednesday = "Wednesday",
        /// Thursday.
        Thursday = "Thursday",
        /// Friday.
        Friday = "Friday",
        /// Saturday.
        Saturday = "Saturday",
        /// Any day.
        Day = "Day",
        /// Monday to Friday.
        Weekday = "Weekday",
        /// Saturday and Sunday.
        WeekendDay = "WeekendDay",
    }
}

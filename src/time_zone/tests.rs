use super::*;
use crate::schema::{
    AbsoluteDateTransition, ArrayOfTransitionsGroups, NonEmptyArrayOfPeriods, RecurringDateTransition,
    RecurringDayTransition, TransitionTarget,
};

fn named(id: &str) -> Option<TimeZone> {
    let definition = TimeZoneDefinition { id: Some(id.to_owned()), ..TimeZoneDefinition::default() };
    resolve(&definition, Timestamp::UNIX_EPOCH)
}

fn instant(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn to(kind: TransitionTargetKind, id: &str) -> Transition {
    Transition { to: TransitionTarget { kind, id: id.to_owned() } }
}

fn yearly(period: &str, month: i32) -> RecurringTimeTransition {
    let transition = to(TransitionTargetKind::Period, period);
    RecurringTimeTransition { transition, time_offset: "PT2H".into(), month }
}

fn on_weekday(period: &str, month: i32, day_of_week: DayOfWeek, occurrence: i32) -> AnyTransition {
    let recurring_time_transition = yearly(period, month);
    AnyTransition::RecurringDayTransition(RecurringDayTransition {
        recurring_time_transition,
        day_of_week,
        occurrence,
    })
}

fn on_date(period: &str, month: i32, day: i32) -> AnyTransition {
    let recurring_time_transition = yearly(period, month);
    AnyTransition::RecurringDateTransition(RecurringDateTransition { recurring_time_transition, day })
}

fn group(id: &str, transitions: Vec<AnyTransition>) -> ArrayOfTransitions {
    ArrayOfTransitions { id: Some(id.to_owned()), transitions }
}

/// A zone eight hours behind UTC with an hour saved in summer.
fn defined(group_of_year: Vec<AnyTransition>) -> TimeZoneDefinition {
    let period = |id: &str, bias: &str| Period {
        bias: Some(bias.into()),
        id: Some(id.to_owned()),
        ..Period::default()
    };
    let whole = AnyTransition::Transition(to(TransitionTargetKind::Group, "0"));
    TimeZoneDefinition {
        periods: Some(NonEmptyArrayOfPeriods {
            periods: vec![period("std", "PT8H"), period("dlt", "P0DT7H")],
        }),
        transitions_groups: Some(ArrayOfTransitionsGroups {
            transitions_groups: vec![group("0", group_of_year)],
        }),
        transitions: Some(ArrayOfTransitions { id: None, transitions: vec![whole] }),
        ..TimeZoneDefinition::default()
    }
}

fn summer() -> Vec<AnyTransition> {
    vec![on_weekday("dlt", 3, DayOfWeek::Sunday, 2), on_weekday("std", 11, DayOfWeek::Sunday, 1)]
}

#[track_caller]
fn check(zone: Option<TimeZone>, hours: [i32; 2]) {
    let zone = zone.expect("it is a time zone");
    let hours_at = |text: &str| zone.to_offset(instant(text)).seconds() / 3600;
    assert_eq!(["2024-01-15T12:00:00Z", "2024-07-15T12:00:00Z"].map(hours_at), hours);
}

#[test]
fn names_that_are_not_known_are_no_time_zones() {
    for id in ["", " ", "Pacific", "Europe/Berlin", "UTC0", "<std>-1"] {
        assert!(named(id).is_none(), "{id}");
    }
    assert!(resolve(&TimeZoneDefinition::default(), Timestamp::UNIX_EPOCH).is_none());
}

#[test]
fn definitions_without_sense_are_no_time_zones() {
    let refused = |definition: &TimeZoneDefinition| resolve(definition, Timestamp::UNIX_EPOCH).is_none();
    for transitions in [
        vec![on_weekday("dlt", 3, DayOfWeek::Weekday, 2), on_weekday("std", 11, DayOfWeek::Sunday, 1)],
        vec![on_weekday("dlt", 3, DayOfWeek::Sunday, 0), on_weekday("std", 11, DayOfWeek::Sunday, 1)],
        vec![on_weekday("dlt", 13, DayOfWeek::Sunday, 1), on_weekday("std", 11, DayOfWeek::Sunday, 1)],
        vec![on_date("dlt", 2, 30), on_date("std", 11, 1)],
        vec![on_date("dlt", 1000, 1), on_date("std", 11, 1)],
        vec![on_date("dlt", 2, 1), on_date("none", 11, 1)],
        vec![AnyTransition::Transition(to(TransitionTargetKind::Period, "none"))],
        vec![AnyTransition::Transition(to(TransitionTargetKind::Group, "std"))],
        [summer(), summer()].concat(),
    ] {
        assert!(refused(&defined(transitions.clone())), "{transitions:?}");
    }
    for bias in [None, Some("P1Y".into()), Some("PT25H".into()), Some("-P400000D".into())] {
        let mut definition = defined(summer());
        definition.periods =
            Some(NonEmptyArrayOfPeriods { periods: vec![Period { bias, ..Period::default() }] });
        definition.transitions_groups = None;
        definition.transitions = None;
        assert!(refused(&definition), "{definition:?}");
    }
    let mut without_group = defined(summer());
    without_group.transitions_groups = None;
    assert!(refused(&without_group));
    let mut without_transitions = without_group;
    without_transitions.transitions = None;
    assert!(refused(&without_transitions), "two periods, and nothing says which");
}

#[test]
fn every_name_stands_for_rules_and_they_are_in_order() {
    for (name, _) in NAMES {
        assert!(named(name).is_some(), "{name}");
    }
    assert!(NAMES.is_sorted_by_key(|(name, _)| name.to_lowercase()));
    check(named("Pacific Standard Time"), [-8, -7]);
    check(named(" w. europe standard time"), [1, 2]);
    check(named("UTC"), [0, 0]);
    check(named("AUS Eastern Standard Time"), [11, 10]);
}

#[test]
fn definitions_are_time_zones() {
    let resolved = |definition: &TimeZoneDefinition| resolve(definition, instant("2024-06-01T00:00:00Z"));
    check(resolved(&defined(summer())), [-8, -7]);
    check(resolved(&defined(vec![on_date("dlt", 4, 1), on_date("std", 10, 1)])), [-8, -7]);
    check(resolved(&defined(vec![on_date("std", 4, 1), on_date("dlt", 10, 1)])), [-7, -8]);
    let zone = resolved(&defined(summer())).expect("it is a time zone");
    for (text, hours) in [("2024-03-10T09:59:59Z", -8), ("2024-03-10T10:00:00Z", -7)] {
        assert_eq!(zone.to_offset(instant(text)).seconds(), hours * 3600, "{text}");
    }
    let mut one_period = defined(summer());
    one_period.periods.as_mut().expect("set above").periods.truncate(1);
    one_period.transitions_groups = None;
    one_period.transitions = None;
    check(resolved(&one_period), [-8, -8]);
}

#[test]
fn of_several_groups_the_one_in_force_counts() {
    let fixed = vec![AnyTransition::Transition(to(TransitionTargetKind::Period, "std"))];
    let mut definition = defined(fixed);
    let groups = definition.transitions_groups.as_mut().expect("set above");
    groups.transitions_groups.push(group("1", summer()));
    let outer = definition.transitions.as_mut().expect("set above");
    outer.transitions.push(AnyTransition::AbsoluteDateTransition(AbsoluteDateTransition {
        transition: to(TransitionTargetKind::Group, "1"),
        date_time: DateTime(instant("2007-01-01T00:00:00Z")),
    }));
    check(resolve(&definition, instant("2006-12-31T00:00:00Z")), [-8, -8]);
    check(resolve(&definition, instant("2007-01-01T00:00:00Z")), [-8, -7]);
}

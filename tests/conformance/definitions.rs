//! Requirements that give the definition of a type, of which nothing more can be seen as long as recurring
//! items are not simulated.

use crate::declared;
use crate::types;

/// Patterns of recurrence: the type, and all that it has, that of its bases first.
const PATTERNS: &[(&str, &[&str])] = &[
    ("t:AbsoluteMonthlyRecurrencePatternType", &["t:Interval:xs:int [1..1]", "t:DayOfMonth:xs:int [1..1]"]),
    (
        "t:AbsoluteYearlyRecurrencePatternType",
        &["t:DayOfMonth:xs:int [1..1]", "t:Month:t:MonthNamesType [1..1]"],
    ),
    ("t:DailyRecurrencePatternType", &["t:Interval:xs:int [1..1]"]),
    (
        "t:RelativeMonthlyRecurrencePatternType",
        &[
            "t:Interval:xs:int [1..1]",
            "t:DaysOfWeek:t:DayOfWeekType [1..1]",
            "t:DayOfWeekIndex:t:DayOfWeekIndexType [1..1]",
        ],
    ),
    (
        "t:RelativeYearlyRecurrencePatternType",
        &[
            "t:DaysOfWeek:t:DayOfWeekType [1..1]",
            "t:DayOfWeekIndex:t:DayOfWeekIndexType [1..1]",
            "t:Month:t:MonthNamesType [1..1]",
        ],
    ),
    (
        "t:WeeklyRecurrencePatternType",
        &[
            "t:Interval:xs:int [1..1]",
            "t:DaysOfWeek:t:DaysOfWeekType [1..1]",
            "t:FirstDayOfWeek:t:DayOfWeekType [0..1]",
        ],
    ),
];

#[test]
fn patterns_of_recurrence_are_defined_as_required() {
    requirements!(CDATA: 995, 997, 999, 1001, 1003, 1109, 1255, 1259, 1261, 1263, 1265, 1307);
    let declared = types::declared();
    for (name, facts) in PATTERNS {
        let complex = declared.complex.get(*name).unwrap_or_else(|| panic!("{name} is not declared"));
        assert_eq!(declared::complex_facts(complex), *facts, "{name}");
    }
}

#[test]
fn a_task_recurs_in_one_of_ten_patterns() {
    requirements!(TASK: 112);
    let declared = types::declared();
    let facts = declared::complex_facts(declared.complex["t:TaskRecurrenceType"]);
    let patterns: Vec<_> = facts[0].split(" | ").filter_map(|element| element.split(':').nth(1)).collect();
    let expected = [
        "RelativeYearlyRecurrence",
        "AbsoluteYearlyRecurrence",
        "RelativeMonthlyRecurrence",
        "AbsoluteMonthlyRecurrence",
        "WeeklyRecurrence",
        "DailyRecurrence",
        "DailyRegeneration",
        "WeeklyRegeneration",
        "MonthlyRegeneration",
        "YearlyRegeneration",
    ];
    assert_eq!(patterns, expected);
    assert!(facts[0].ends_with(" [1..1]"), "{}", facts[0]);
}

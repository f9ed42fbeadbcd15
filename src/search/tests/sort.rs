use super::*;
use crate::property::{CalendarItemProperty as C, MessageProperty as M};
use crate::schema::{FieldOrder, SortDirection};
use SortDirection::{Ascending, Descending};

fn field_order(property: impl Into<PropertyPath>, order: SortDirection) -> FieldOrder {
    FieldOrder { order, path: path(property) }
}

fn sorted(field_orders: &[FieldOrder], mut items: Vec<Thing>) -> Vec<Thing> {
    SortOrder::new(field_orders, ServerProfile::Exchange2007Sp1).unwrap().sort(&mut items);
    items
}

fn subjects(items: &[Thing]) -> Vec<&str> {
    items.iter().map(|item| item.text(I::Subject).unwrap_or("-")).collect()
}

#[test]
fn fp_142_fp_143_what_cannot_be_sorted_by_is_refused_with_the_path() {
    let refused: [PropertyPath; 7] = [
        I::Body.into(),
        I::Attachments.into(),
        I::ItemId.into(),
        C::Recurrence.into(),
        M::ToRecipients.into(),
        crate::property::BaseFolderProperty::DisplayName.into(),
        PropertyPath::Header("Received".to_owned()),
    ];
    for path in refused {
        let error =
            SortOrder::new(&[field_order(path.clone(), Ascending)], ServerProfile::default()).unwrap_err();
        assert_eq!(error.code(), ResponseCode::ErrorUnsupportedPathForSortGroup, "{path:?}");
        assert_eq!(error.text(), "The property can not be used for sorting or grouping.");
        assert_eq!(error.paths(), [self::path(path)]);
    }
}

#[test]
fn fp_144_fp_145_exchange_online_counts_columns() {
    let check = |count, is_grouped, profile, policies: &Policies| {
        let order = SortOrder::new(&vec![field_order(I::Subject, Ascending); count], profile).unwrap();
        order.check_column_count(is_grouped, profile, policies)
    };
    let (free, limited) = (Policies::default(), Policies::default().with(|it| it.limits_sort_columns = true));
    let (online, on_premises) = (ServerProfile::ExchangeOnline, ServerProfile::Exchange2016);
    for (count, is_grouped, profile, policies) in
        [(7, false, online, &free), (3, true, online, &free), (7, false, on_premises, &limited)]
    {
        let error = check(count, is_grouped, profile, policies).unwrap_err();
        assert_eq!(error.code(), ResponseCode::ErrorInternalServerError);
        assert!(error.text().starts_with("An internal server error occurred. The operation failed., This"));
        assert!(error.text().contains("more than 6 columns for a normal query, or 4 sort columns for a"));
    }
    for (count, is_grouped, profile, policies) in [
        (6, false, online, &free),
        (2, true, online, &free),
        (7, false, on_premises, &free),
        (6, false, on_premises, &limited),
    ] {
        assert_eq!(check(count, is_grouped, profile, policies), Ok(()), "{count} {is_grouped} {profile:?}");
    }
}

#[test]
fn fp_134_fp_135_columns_count_in_the_order_given_each_in_its_direction() {
    let world = || {
        let rows = [("b", 1), ("a", 2), ("a", 1), ("b", 2)];
        rows.map(|(text, number)| subject(text).with_integer(number)).to_vec()
    };
    let number = || PropertyPath::Extended(integer());
    for (first, second, expected) in [
        (Ascending, Ascending, [("a", 1), ("a", 2), ("b", 1), ("b", 2)]),
        (Ascending, Descending, [("a", 2), ("a", 1), ("b", 2), ("b", 1)]),
        (Descending, Ascending, [("b", 1), ("b", 2), ("a", 1), ("a", 2)]),
        (Descending, Descending, [("b", 2), ("b", 1), ("a", 2), ("a", 1)]),
    ] {
        let found = sorted(&[field_order(I::Subject, first), field_order(number(), second)], world());
        let expected = expected.map(|(text, number)| subject(text).with_integer(number));
        assert_eq!(found, expected, "{first:?} {second:?}");
    }
    let found = sorted(&[field_order(number(), Ascending), field_order(I::Subject, Ascending)], world());
    assert_eq!(subjects(&found), ["a", "b", "a", "b"]);
}

#[test]
fn fp_136_fp_137_a_missing_value_is_the_least() {
    let world = || vec![subject("b"), thing(), subject("a")];
    assert_eq!(subjects(&sorted(&[field_order(I::Subject, Ascending)], world())), ["-", "a", "b"]);
    assert_eq!(subjects(&sorted(&[field_order(I::Subject, Descending)], world())), ["b", "a", "-"]);
}

#[test]
fn fp_138_several_values_are_sorted_by_the_first() {
    let named = |name: &str, texts: &[&str]| categories(texts).with(I::Subject, name);
    let world = vec![named("2", &["Cat 2"]), named("0", &["Cat 0", "Cat 9"]), named("-", &[])];
    let world = [world, vec![subject("none")]].concat();
    let found = sorted(&[field_order(I::Categories, Ascending)], world);
    assert_eq!(subjects(&found), ["-", "none", "0", "2"]);
}

#[test]
fn fp_139_case_does_not_count_unless_nothing_else_differs() {
    let world = ["b", "A", "C", "a", "B"].map(subject).to_vec();
    let found = sorted(&[field_order(I::Subject, Ascending)], world);
    assert_eq!(subjects(&found), ["A", "a", "B", "b", "C"]);
}

#[test]
fn fp_042_fp_043_fp_044_fp_140_what_is_equal_comes_by_age() {
    let at = |name: &str, text: &str| subject(name).with(I::DateTimeReceived, time(text));
    let noon = "2020-06-01T12:00:00Z";
    let world = || {
        vec![
            at("noon", noon),
            at("evening", "2020-06-01T18:00:00Z"),
            at("also noon", noon),
            subject("morning").with(I::DateTimeCreated, time("2020-06-01T08:00:00Z")),
        ]
    };
    for (profile, expected) in [
        (ServerProfile::Exchange2007Sp1, ["morning", "noon", "also noon", "evening"]),
        (ServerProfile::Exchange2010Sp2, ["morning", "noon", "also noon", "evening"]),
        (ServerProfile::Exchange2013, ["evening", "also noon", "noon", "morning"]),
    ] {
        let mut items = world();
        SortOrder::new(&[], profile).unwrap().sort(&mut items);
        assert_eq!(subjects(&items), expected, "{profile:?}");
        let mut items = world();
        let missing = field_order(I::Importance, Ascending);
        SortOrder::new(&[missing], profile).unwrap().sort(&mut items);
        assert_eq!(subjects(&items), expected, "{profile:?}");
    }
}

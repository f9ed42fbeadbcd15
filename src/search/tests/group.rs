use super::*;
use crate::property::{CalendarItemProperty as C, MessageProperty as M};
use crate::schema::{
    Aggregate, AggregateOn, BaseGroupBy, DistinguishedGroupBy, GroupBy, GroupingPath, SortDirection,
    StandardGroupBy,
};
use Aggregate::{Maximum, Minimum};
use SortDirection::{Ascending, Descending};

fn grouping_path(property: impl Into<PropertyPath>) -> GroupingPath {
    match path(property) {
        Path::FieldUri(path) => GroupingPath::FieldUri(path),
        Path::IndexedFieldUri(path) => GroupingPath::IndexedFieldUri(path),
        Path::ExtendedFieldUri(path) => GroupingPath::ExtendedFieldUri(path),
    }
}

fn group_by(
    property: impl Into<PropertyPath>,
    order: SortDirection,
    aggregate: Aggregate,
    aggregate_on: impl Into<PropertyPath>,
) -> GroupBy {
    GroupBy {
        base: BaseGroupBy { order },
        path: grouping_path(property),
        aggregate_on: AggregateOn { aggregate, path: grouping_path(aggregate_on) },
        use_collapsible_groups: None,
        items_per_group: None,
        max_items_per_group: None,
        groups_to_expand: None,
    }
}

fn checked(group_by: GroupBy) -> Result<Grouping> {
    Grouping::new(&crate::schema::Grouping::GroupBy(group_by))
}

/// The values of the groups and the places of their items.
fn grouped(group_by: GroupBy, items: &[Thing]) -> Vec<(String, Vec<usize>)> {
    let groups = checked(group_by).unwrap().groups(items);
    groups.into_iter().map(|group| (group.value, group.items)).collect()
}

fn received(item: Thing, hour: u8) -> Thing {
    item.with(I::DateTimeReceived, time(&format!("2020-06-01T{hour:02}:00:00Z")))
}

fn named(groups: &[(&str, &[usize])]) -> Vec<(String, Vec<usize>)> {
    groups.iter().map(|(value, items)| ((*value).to_owned(), items.to_vec())).collect()
}

#[test]
fn fp_218_what_cannot_be_grouped_by_is_refused_with_the_path() {
    for bad in [
        group_by(C::Recurrence, Ascending, Maximum, I::DateTimeReceived),
        group_by(I::Subject, Ascending, Maximum, C::Recurrence),
    ] {
        let error = checked(bad).unwrap_err();
        assert_eq!(error.code(), ResponseCode::ErrorUnsupportedPathForSortGroup);
        assert_eq!(error.paths(), [path(C::Recurrence)]);
    }
}

#[test]
fn what_no_document_explains_is_refused_by_name() {
    let good = || group_by(I::Subject, Ascending, Maximum, I::DateTimeReceived);
    for (name, bad) in [
        ("UseCollapsibleGroups", GroupBy { use_collapsible_groups: Some(false), ..good() }),
        ("ItemsPerGroup", GroupBy { items_per_group: Some(1), ..good() }),
        ("MaxItemsPerGroup", GroupBy { max_items_per_group: Some(1), ..good() }),
        ("GroupsToExpand", GroupBy { groups_to_expand: Some(Default::default()), ..good() }),
    ] {
        let error = checked(bad).unwrap_err();
        assert_eq!(error.code(), ResponseCode::ErrorInvalidRequest);
        assert!(error.text().contains(name), "{error}");
    }
}

#[test]
fn fp_209_fp_210_groups_are_ordered_by_the_least_or_greatest_of_their_items() {
    let items = [("a", 1), ("b", 2), ("b", 3), ("a", 9)].map(|(text, hour)| received(subject(text), hour));
    for (order, aggregate, expected) in [
        (Descending, Minimum, ["b", "a"]),
        (Ascending, Minimum, ["a", "b"]),
        (Ascending, Maximum, ["b", "a"]),
        (Descending, Maximum, ["a", "b"]),
    ] {
        let groups = grouped(group_by(I::Subject, order, aggregate, I::DateTimeReceived), &items);
        let names: Vec<_> = groups.iter().map(|(value, _)| &**value).collect();
        assert_eq!(names, expected, "{order:?} {aggregate:?}");
    }
}

#[test]
fn groups_without_a_value_to_be_ordered_by_are_the_least() {
    let items = [subject("none"), received(subject("some"), 1)];
    let groups = grouped(group_by(I::Subject, Ascending, Maximum, I::DateTimeReceived), &items);
    assert_eq!(groups, named(&[("none", &[0]), ("some", &[1])]));
    let groups = grouped(group_by(I::Subject, Descending, Maximum, I::DateTimeReceived), &items);
    assert_eq!(groups, named(&[("some", &[1]), ("none", &[0])]));
}

#[test]
fn fp_211_items_of_a_group_keep_their_order() {
    let items = ["b", "a", "B", "a"].map(subject);
    let groups = grouped(group_by(I::Subject, Ascending, Maximum, I::Subject), &items);
    assert_eq!(groups, named(&[("a", &[1, 3]), ("b", &[0, 2])]));
}

#[test]
fn fp_212_times_are_grouped_by_the_second() {
    let at = |text| thing().with(I::DateTimeReceived, time(text));
    let items = ["2020-06-01T10:00:00Z", "2020-06-01T10:00:01Z", "2020-06-01T10:00:00.9Z"].map(at);
    let groups = grouped(group_by(I::DateTimeReceived, Ascending, Maximum, I::DateTimeReceived), &items);
    assert_eq!(groups, named(&[("2020-06-01T10:00:00Z", &[0, 2]), ("2020-06-01T10:00:01Z", &[1])]));
    let items = ["1969-12-31T23:59:58Z", "1969-12-31T23:59:59Z", "1969-12-31T23:59:58.9Z"].map(at);
    let groups = grouped(group_by(I::DateTimeReceived, Ascending, Maximum, I::DateTimeReceived), &items);
    assert_eq!(groups, named(&[("1969-12-31T23:59:58Z", &[0, 2]), ("1969-12-31T23:59:59Z", &[1])]));
}

#[test]
fn fp_213_conversation_topic_is_a_grouping_with_a_name() {
    let base = BaseGroupBy { order: Descending };
    let by_name = DistinguishedGroupBy { base, standard_group_by: StandardGroupBy::ConversationTopic };
    let by_name = Grouping::new(&crate::schema::Grouping::DistinguishedGroupBy(by_name));
    let spelled_out = group_by(M::ConversationTopic, Descending, Maximum, I::DateTimeReceived);
    assert_eq!(by_name, checked(spelled_out));
}

#[test]
fn fp_215_fp_216_items_are_in_a_group_for_each_value_and_in_one_for_none() {
    let items = [
        received(categories(&["Red", "Blue"]), 1),
        received(thing(), 2),
        received(categories(&["blue", "BLUE"]), 3),
        received(categories(&[]), 4),
    ];
    let groups = grouped(group_by(I::Categories, Ascending, Maximum, I::DateTimeReceived), &items);
    assert_eq!(groups, named(&[("Red", &[0]), ("Blue", &[0, 2]), ("", &[1, 3])]));
}

#[test]
fn fp_206_the_value_of_a_group_is_as_on_the_wire() {
    let items = [thing().with(M::IsRead, true), thing().with(M::IsRead, false)];
    let groups = grouped(group_by(M::IsRead, Ascending, Maximum, M::IsRead), &items);
    assert_eq!(groups, named(&[("false", &[1]), ("true", &[0])]));
    let number = || PropertyPath::Extended(integer());
    let items = [thing().with_integer(12), thing().with_integer(3)];
    let groups = grouped(group_by(number(), Ascending, Maximum, number()), &items);
    assert_eq!(groups, named(&[("3", &[1]), ("12", &[0])]));
}

#[test]
fn mailboxes_are_grouped_by_address() {
    let from = |name, address| thing().with(M::From, mailbox(name, address));
    let items =
        [from("Ada", "ada@example.test"), from("Bob", "b@example.test"), from("A.", "ADA@example.test")];
    let groups = grouped(group_by(M::From, Ascending, Maximum, M::From), &items);
    let items: Vec<_> = groups.into_iter().map(|(_, items)| items).collect();
    assert_eq!(items, [vec![0, 2], vec![1]]);
}

#[test]
fn fp_207_fp_208_fp_217_fp_219_a_group_is_a_row_and_so_is_an_item() {
    let group = |items: &[usize]| Group { value: String::new(), items: items.to_vec() };
    let groups = [group(&[0, 1, 2]), group(&[3]), group(&[4, 5])];
    assert_eq!((row_count(&groups), row_count(&[])), (9, 0));
    assert_eq!(groups_on_page(&[], 0..0), []);
    for (rows, expected) in [
        (0..9, vec![(0, 0..3), (1, 0..1), (2, 0..2)]),
        (0..1, vec![(0, 0..0)]),
        (0..5, vec![(0, 0..3), (1, 0..0)]),
        (2..4, vec![(0, 1..3)]),
        (5..8, vec![(1, 0..1), (2, 0..1)]),
        (9..9, vec![]),
    ] {
        assert_eq!(groups_on_page(&groups, rows.clone()), expected, "{rows:?}");
    }
    let rows: Vec<_> = (0..6).map(|place| row_of_item(&groups, place)).collect();
    assert_eq!(rows, [1, 2, 3, 5, 7, 8]);
    let rows = row_count(&[group(&[0; 5]), group(&[0; 3])]);
    let limit = FindCountLimit { most_rows: 1000, version: crate::wire::ExchangeVersion::Exchange2007Sp1 };
    let view = View {
        kind: ViewKind::IndexedPage { offset: 0, base_point: crate::schema::IndexBasePoint::Beginning },
        max_entries_returned: None,
    };
    let page = view.page(rows, None, limit).unwrap();
    for (profile, total) in [
        (ServerProfile::Exchange2007Sp1, 10),
        (ServerProfile::Exchange2010Sp2, 10),
        (ServerProfile::Exchange2013, 8),
    ] {
        let page = page.clone().of_groups(8, profile);
        assert_eq!((page.total_items_in_view, page.indexed_paging_offset), (total, Some(10)), "{profile:?}");
    }
}

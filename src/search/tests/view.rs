use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;
use crate::schema::{
    BasePaging, CalendarView, ContactsView, FolderView, FractionalPageView, IndexBasePoint, IndexedPageView,
    ItemView, OpenDateTime, SeekToConditionPageView,
};
use crate::wire::ExchangeVersion;
use IndexBasePoint::{Beginning, End};
use ResponseCode as Code;

const LIMIT: FindCountLimit = FindCountLimit { most_rows: 1000, version: ExchangeVersion::Exchange2013 };

fn most(max_entries_returned: impl Into<Option<i32>>) -> BasePaging {
    BasePaging { max_entries_returned: max_entries_returned.into() }
}

fn indexed(offset: i32, base_point: IndexBasePoint, max: impl Into<Option<i32>>) -> IndexedPageView {
    IndexedPageView { paging: most(max), offset, base_point }
}

fn fraction(numerator: i32, denominator: i32, max: impl Into<Option<i32>>) -> FractionalPageView {
    FractionalPageView { paging: most(max), numerator, denominator }
}

fn from_start(offset: i32, max: impl Into<Option<i32>>) -> Result<View> {
    View::of_items(Some(&ItemView::IndexedPageItemView(indexed(offset, Beginning, max))), &TimeZone::UTC)
}

fn from_end(offset: i32, max: impl Into<Option<i32>>) -> Result<View> {
    View::of_items(Some(&ItemView::IndexedPageItemView(indexed(offset, End, max))), &TimeZone::UTC)
}

fn fractional(numerator: i32, denominator: i32, max: impl Into<Option<i32>>) -> Result<View> {
    View::of_items(
        Some(&ItemView::FractionalPageItemView(fraction(numerator, denominator, max))),
        &TimeZone::UTC,
    )
}

fn seeking(base_point: IndexBasePoint, max: impl Into<Option<i32>>) -> View {
    let condition = crate::schema::Restriction { expression: exists(I::Subject) };
    let view = SeekToConditionPageView { paging: most(max), base_point, condition };
    View::of_items(Some(&ItemView::SeekToConditionPageItemView(view)), &TimeZone::UTC).unwrap()
}

fn calendar(start: &str, end: &str, max: impl Into<Option<i32>>) -> Result<View> {
    use crate::wire::SimpleValue as _;
    let (start_date, end_date) = (OpenDateTime::parse(start), OpenDateTime::parse(end));
    View::of_items(
        Some(&ItemView::CalendarView(CalendarView { paging: most(max), start_date, end_date })),
        &TimeZone::UTC,
    )
}

fn contacts(initial_name: Option<&str>, final_name: Option<&str>) -> View {
    let [initial_name, final_name] = [initial_name, final_name].map(|name| name.map(str::to_owned));
    let view = ContactsView { paging: most(None), initial_name, final_name };
    View::of_items(Some(&ItemView::ContactsView(view)), &TimeZone::UTC).unwrap()
}

fn code_of<T>(result: Result<T>) -> Option<Code> {
    result.err().map(|error| error.code())
}

/// Rows, next offset, whether that is all.
#[track_caller]
fn page(view: Result<View>, total: usize) -> (std::ops::Range<usize>, usize, bool) {
    let page = view.and_then(|view| view.page(total, None, LIMIT)).unwrap();
    assert_eq!((page.numerator_offset, page.absolute_denominator), (None, None));
    assert_eq!(page.total_items_in_view, total);
    (page.rows, page.indexed_paging_offset.unwrap(), page.includes_last_item_in_range)
}

#[test]
fn fp_155_fp_156_fp_157_bad_indexed_pages_are_refused() {
    assert_eq!(code_of(from_start(-1, None)), Some(Code::ErrorInvalidIndexedPagingParameters));
    assert_eq!(code_of(from_end(i32::MIN, None)), Some(Code::ErrorInvalidIndexedPagingParameters));
    for max in [0, -5, i32::MIN] {
        let views = [
            from_start(0, max),
            fractional(0, 1, max),
            calendar("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z", max),
        ];
        for view in views {
            assert_eq!(code_of(view), Some(Code::ErrorInvalidPagingMaxRows), "{max}");
        }
    }
    // The number of rows is looked at first.
    assert_eq!(code_of(from_start(-1, 0)), Some(Code::ErrorInvalidPagingMaxRows));
}

#[test]
fn fp_174_fp_175_fp_176_fp_177_bad_fractions_are_refused() {
    for (numerator, denominator) in [(3, 2), (-1, 2), (0, 0), (1, 0), (0, -1), (i32::MIN, i32::MIN)] {
        let code = code_of(fractional(numerator, denominator, None));
        assert_eq!(code, Some(Code::ErrorInvalidFractionalPagingParameters), "{numerator}/{denominator}");
    }
    assert_eq!(code_of(fractional(0, 1, None)), None);
}

#[test]
fn fp_146_fp_147_without_a_view_there_is_no_offset() {
    for (total, rows) in [(0, 0..0), (8, 0..8)] {
        let page = View::ALL.page(total, None, LIMIT).unwrap();
        assert_eq!((page.rows, page.total_items_in_view), (rows, total));
        assert_eq!((page.indexed_paging_offset, page.numerator_offset), (None, None));
        assert!(page.includes_last_item_in_range);
    }
}

#[test]
fn fp_148_fp_149_fp_150_fp_158_fp_159_pages_from_the_beginning() {
    for (offset, max, total, expected) in [
        (0, Some(6), 8, (0..6, 6, false)),
        (5, Some(6), 8, (5..8, 8, true)),
        (0, Some(10), 15, (0..10, 10, false)),
        (10, Some(10), 15, (10..15, 15, true)),
        (0, Some(1), 10_750, (0..1, 1, false)),
        (0, Some(8), 8, (0..8, 8, true)),
        (2, None, 8, (2..8, 8, true)),
        (100, Some(6), 8, (8..8, 8, true)),
        (0, Some(6), 0, (0..0, 0, true)),
        (i32::MAX, Some(i32::MAX), 8, (8..8, 8, true)),
    ] {
        assert_eq!(page(from_start(offset, max), total), expected, "{offset} {max:?} {total}");
    }
}

#[test]
fn fp_165_fp_166_pages_from_the_end() {
    for (offset, max, total, expected) in [
        (0, Some(3), 8, (5..8, 3, false)),
        (25, Some(10), 100, (65..75, 35, false)),
        (5, Some(3), 8, (0..3, 8, true)),
        (5, Some(4), 8, (0..3, 8, true)),
        (9, Some(3), 8, (0..0, 8, true)),
        (0, None, 8, (0..8, 8, true)),
        (0, Some(3), 0, (0..0, 0, true)),
        (i32::MAX, Some(i32::MAX), 8, (0..0, 8, true)),
    ] {
        assert_eq!(page(from_end(offset, max), total), expected, "{offset} {max:?} {total}");
    }
}

#[test]
fn fp_160_fp_161_fp_162_fp_163_fp_164_an_answer_has_no_more_rows_than_the_limit() {
    let old = FindCountLimit { version: ExchangeVersion::Exchange2010, ..LIMIT };
    let first = FindCountLimit { version: ExchangeVersion::Exchange2010Sp1, ..LIMIT };
    let error = View::ALL.page(1001, None, first).unwrap_err();
    assert_eq!(error.code(), Code::ErrorExceededFindCountLimit);
    assert!(error.text().starts_with("You have exceeded the maximum number of objects that can be returned"));
    assert_eq!(code_of(View::ALL.page(1001, None, old)), Some(Code::ErrorServerBusy));
    assert_eq!(
        code_of(contacts(None, None).page(1001, None, LIMIT)),
        Some(Code::ErrorExceededFindCountLimit)
    );
    let paged = from_start(0, 5000).unwrap();
    assert_eq!(code_of(paged.page(1001, None, old)), Some(Code::ErrorServerBusy));
    assert_eq!(code_of(from_start(0, 1000).unwrap().page(1001, None, old)), None);
    assert_eq!(code_of(View::ALL.page(1000, None, first)), None);
    assert_eq!(page(Ok(paged), 3000), (0..1000, 1000, false));
    let week = || calendar("2020-01-01T00:00:00Z", "2020-01-08T00:00:00Z", 2000).unwrap();
    assert_eq!(week().page(1500, None, LIMIT).map(|page| page.rows), Ok(0..1000));
    let few = FindCountLimit { most_rows: 5, ..LIMIT };
    let ends: Vec<_> = std::iter::successors(Some(0), |&offset| {
        let page = from_start(offset, None).unwrap().page(12, None, few).unwrap();
        let next = i32::try_from(page.indexed_paging_offset.unwrap()).unwrap();
        (!page.includes_last_item_in_range).then_some(next)
    })
    .collect();
    assert_eq!(ends, [0, 5, 10]);
    let of_query = FindCountLimit { most_rows: 250, ..LIMIT };
    assert_eq!(from_start(0, 1000).unwrap().page(300, None, of_query).map(|page| page.rows), Ok(0..250));
}

#[test]
fn fp_160_fp_161_fp_164_the_limit_is_a_policy_and_lower_for_query_strings() {
    let policies = Policies::default().with(|policies| {
        (policies.max_found, policies.max_found_by_restriction) = (7, 6);
    });
    let of = |policies: &Policies, profile, with| {
        FindCountLimit::new(policies, profile, ExchangeVersion::Exchange2010Sp1, with).most_rows
    };
    let none = Combination::default();
    let restriction = Combination { has_restriction: true, ..none };
    let query = Combination { has_query_string: true, ..none };
    let (old, new) = (ServerProfile::Exchange2010Sp2, ServerProfile::Exchange2013);
    let found = [(old, none), (new, none), (new, restriction), (old, query), (new, query)];
    assert_eq!(
        found.map(|(profile, with)| of(&Policies::default(), profile, with)),
        [1000, 1000, 1000, 1000, 250]
    );
    assert_eq!(found.map(|(profile, with)| of(&policies, profile, with)), [7, 7, 6, 7, 250]);
}

#[test]
fn fp_169_fp_170_fp_171_fp_172_pages_from_a_fraction() {
    for (numerator, denominator, total, rows) in [
        (2, 3, 9, 6..9),
        (0, 5, 9, 0..9),
        (5, 5, 9, 9..9),
        (1, 2, 0, 0..0),
        (1, i32::MAX, 9, 0..9),
        (i32::MAX, i32::MAX, 9, 9..9),
    ] {
        let page = fractional(numerator, denominator, None).unwrap().page(total, None, LIMIT).unwrap();
        assert_eq!(page.rows, rows, "{numerator}/{denominator}");
        assert_eq!((page.numerator_offset, page.absolute_denominator), (Some(total), Some(total)));
        assert_eq!(page.indexed_paging_offset, None);
        assert!(page.includes_last_item_in_range);
    }
    let page = fractional(0, 5, 4).unwrap().page(9, None, LIMIT).unwrap();
    assert_eq!((page.numerator_offset, page.absolute_denominator), (Some(4), Some(9)));
    assert!(!page.includes_last_item_in_range);
}

#[test]
fn fp_179_fp_180_the_page_starts_at_the_first_row_that_fulfils_the_condition() {
    let rows = ["a", "b", "a", "c"].map(subject);
    let condition = |text| checked(&equal(I::Subject, text)).unwrap();
    for (base_point, text, expected) in [
        (Beginning, "a", (0..2, 2, false)),
        (Beginning, "b", (1..3, 3, false)),
        (Beginning, "c", (3..4, 4, true)),
        (End, "a", (1..3, 3, false)),
        (End, "b", (0..2, 2, true)),
        (Beginning, "x", (4..4, 4, true)),
        (End, "x", (4..4, 4, true)),
    ] {
        let anchor = seek(&rows, &condition(text), base_point);
        let page = seeking(base_point, 2).page(rows.len(), anchor, LIMIT).unwrap();
        let found = (page.rows, page.indexed_paging_offset.unwrap(), page.includes_last_item_in_range);
        assert_eq!(found, expected, "{base_point:?} {text}");
    }
}

#[test]
fn fp_181_fp_194_views_belong_to_kinds_of_folders() {
    let week = calendar("2020-01-01T00:00:00Z", "2020-01-08T00:00:00Z", None).unwrap();
    let code = code_of(week.check_folder(false));
    assert_eq!(code, Some(Code::ErrorCalendarFolderIsInvalidForCalendarView));
    let seek = seeking(Beginning, None);
    assert_eq!(code_of(seek.check_folder(true)), Some(Code::ErrorCalendarSeekToConditionNotSupported));
    assert_eq!((week.check_folder(true), seek.check_folder(false)), (Ok(()), Ok(())));
    assert_eq!((View::ALL.check_folder(true), View::ALL.check_folder(false)), (Ok(()), Ok(())));
}

#[test]
fn fp_190_fp_191_fp_192_fp_193_bad_spans_of_time_are_refused() {
    for (start, end, code) in [
        ("2020-01-02T00:00:00Z", "2020-01-01T00:00:00Z", Code::ErrorCalendarEndDateIsEarlierThanStartDate),
        ("2020-01-01T00:00:00Z", "2022-01-01T00:00:01Z", Code::ErrorCalendarViewRangeTooBig),
        ("2020-02-29T00:00:00Z", "2022-02-28T00:00:01Z", Code::ErrorCalendarViewRangeTooBig),
        ("0001-01-01T00:00:00", "2020-01-01T00:00:00Z", Code::ErrorValueOutOfRange),
        ("2020-01-01T00:00:00Z", "9999-12-31T23:59:59", Code::ErrorValueOutOfRange),
        ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", Code::ErrorValueOutOfRange),
    ] {
        assert_eq!(code_of(calendar(start, end, None)), Some(code), "{start} {end}");
    }
    let error = calendar("2020-01-01T00:00:00Z", "2023-01-01T00:00:00Z", None).unwrap_err();
    assert_eq!(error.text(), "The specified view range exceeds the maximum range of two years.");
    for (start, end) in [
        ("2020-01-01T00:00:00Z", "2022-01-01T00:00:00Z"),
        ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
        ("9998-12-31T00:00:00Z", "9999-12-30T00:00:00Z"),
    ] {
        assert_eq!(code_of(calendar(start, end, None)), None, "{start} {end}");
    }
}

#[test]
fn fp_195_fp_196_fp_197_fp_239_fp_240_some_parts_of_a_request_exclude_others() {
    let week = calendar("2020-01-01T00:00:00Z", "2020-01-08T00:00:00Z", None).unwrap();
    let (seek, first, names) = (seeking(Beginning, None), from_start(0, 5).unwrap(), contacts(None, None));
    let none = Combination { is_shallow: true, ..Combination::default() };
    for with in [
        Combination { has_restriction: true, ..none },
        Combination { has_sort_order: true, ..none },
        Combination { is_grouped: true, ..none },
        Combination { has_query_string: true, ..none },
        Combination { is_shallow: false, ..none },
    ] {
        let error = week.check_combination(with).unwrap_err();
        assert_eq!(error.code(), Code::ErrorInvalidOperation, "{with:?}");
        let text = "Restrictions and sort order may not be specified for a CalendarView.";
        assert_eq!(error.text(), text, "{with:?}");
    }
    let query = Combination { has_query_string: true, ..none };
    for (view, with) in [
        (&first, Combination { has_restriction: true, ..query }),
        (&first, Combination { is_grouped: true, ..query }),
        (&first, Combination { is_shallow: false, ..query }),
        (&seek, query),
        (&names, query),
    ] {
        assert_eq!(code_of(view.check_combination(with)), Some(Code::ErrorInvalidOperation), "{with:?}");
    }
    assert_eq!(first.check_combination(Combination { has_sort_order: true, ..query }), Ok(()));
    assert_eq!(week.check_combination(none), Ok(()));
    let all = Combination { has_restriction: true, has_sort_order: true, is_grouped: true, ..none };
    assert_eq!((names.check_combination(all), seek.check_combination(all)), (Ok(()), Ok(())));
}

#[test]
fn fp_185_fp_186_fp_187_an_appointment_is_in_view_from_its_start_to_its_end() {
    let day = calendar("2020-01-02T00:00:00Z", "2020-01-03T00:00:00Z", None).unwrap().kind;
    for (start, end, expected) in [
        ("2020-01-01T23:00:00Z", "2020-01-02T00:00:00Z", true),
        ("2020-01-01T23:00:00Z", "2020-01-01T23:59:59Z", false),
        ("2020-01-03T00:00:00Z", "2020-01-03T01:00:00Z", false),
        ("2020-01-02T23:59:59Z", "2020-01-03T01:00:00Z", true),
        ("2020-01-01T00:00:00Z", "2020-01-09T00:00:00Z", true),
    ] {
        assert_eq!(day.takes_appointment(time(start), time(end)), expected, "{start} {end}");
    }
}

#[test]
fn fp_189_a_calendar_view_has_a_most_and_no_offset() {
    let view = calendar("2020-01-02T00:00:00Z", "2020-01-03T00:00:00Z", 5).unwrap();
    let page = view.page(33, None, LIMIT).unwrap();
    assert_eq!((page.rows, page.total_items_in_view, page.indexed_paging_offset), (0..5, 33, None));
    assert!(!page.includes_last_item_in_range);
}

#[test]
fn fp_199_fp_200_fp_201_fp_202_fp_203_contacts_lie_between_names() {
    let names = ["Name1", "Zoe", "NAME", "Kelly Rollin", "name", "Brad", "Name", "Ann"];
    let found = |initial_name, final_name| {
        let kind = contacts(initial_name, final_name).kind;
        let mut found: Vec<_> = names.into_iter().filter(|name| kind.takes_contact(Some(name))).collect();
        found.sort_by(|left, right| compare_names(left, right));
        assert!(!kind.takes_contact(None), "a contact without a name");
        found
    };
    assert_eq!(found(Some("Kelly Rollin"), Some("Name")), ["Kelly Rollin", "name", "Name"]);
    assert_eq!(found(Some("Nobody"), None), ["Zoe"]);
    assert_eq!(found(None, Some("Brad")), ["Ann", "Brad"]);
    assert_eq!(found(Some("Zoe"), Some("Ann")), [""; 0]);
    let all = ["Ann", "Brad", "Kelly Rollin", "name", "Name", "NAME", "Name1", "Zoe"];
    assert_eq!(found(None, None), all);
    assert!(View::ALL.kind.takes_contact(None));
}

#[test]
fn fp_250_folders_page_as_items_do() {
    let negative = FolderView::IndexedPageFolderView(indexed(-1, Beginning, None));
    let refused = View::of_folders(Some(&negative));
    assert_eq!(code_of(refused), Some(Code::ErrorInvalidIndexedPagingParameters));
    let first = FolderView::IndexedPageFolderView(indexed(0, Beginning, 6));
    assert_eq!(page(View::of_folders(Some(&first)), 8), (0..6, 6, false));
    let last = FolderView::FractionalPageFolderView(fraction(2, 3, None));
    let rows = View::of_folders(Some(&last)).and_then(|view| view.page(9, None, LIMIT)).map(|page| page.rows);
    assert_eq!((rows, View::of_folders(None)), (Ok(6..9), Ok(View::ALL)));
}

proptest! {
    #[test]
    fn fp_167_paging_from_either_end_visits_every_row_once(
        total in 0_usize..50,
        most in 1..20,
        from_the_end: bool,
    ) {
        let (mut visited, mut offset) = (Vec::new(), 0);
        for _ in 0..=total {
            let view = if from_the_end { from_end(offset, most) } else { from_start(offset, most) };
            let page = view.unwrap().page(total, None, LIMIT).unwrap();
            visited.extend(page.rows);
            offset = i32::try_from(page.indexed_paging_offset.unwrap()).unwrap();
            if page.includes_last_item_in_range {
                break;
            }
        }
        visited.sort_unstable();
        prop_assert!(visited.into_iter().eq(0..total));
    }

    #[test]
    fn fp_173_a_fraction_goes_on_where_the_last_one_stopped(total in 0_usize..50, most in 1..20) {
        let (mut visited, mut fraction) = (Vec::new(), (0, 1));
        for _ in 0..=total {
            let page = fractional(fraction.0, fraction.1, most).unwrap().page(total, None, LIMIT).unwrap();
            visited.extend(page.rows);
            let next = [page.numerator_offset, page.absolute_denominator];
            fraction = next.map(|number| i32::try_from(number.unwrap()).unwrap()).into();
            if page.includes_last_item_in_range {
                break;
            }
        }
        prop_assert!(visited.into_iter().eq(0..total));
    }

    #[test]
    fn fp_178_no_number_overflows(first: i32, second: i32, max in 1..i32::MAX, total: usize) {
        let unlimited = FindCountLimit { most_rows: usize::MAX, ..LIMIT };
        let views = [from_start(first, max), from_end(first, max), fractional(first, second, max)];
        for view in views.iter().flatten() {
            let page = view.page(total, None, unlimited).unwrap();
            prop_assert!(page.rows.start <= page.rows.end && page.rows.end <= total);
        }
    }
}

//! Views: which of the rows found are answered, and what the answer says about the rest.

use std::cmp::Ordering;
use std::ops::Range;

use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

use super::restriction::Restriction;
use super::value::Values;
use crate::casing::compare_ignoring_case;
use crate::schema::{
    BasePaging, CalendarView, ContactsView, DateTime, FolderView, FractionalPageView, IndexBasePoint,
    IndexedPageView, ItemView,
};
use crate::wire::ExchangeVersion;
use crate::{Error, Policies, ResponseCode, Result, ServerProfile};

/// A view whose parameters have been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Which rows.
    pub kind: ViewKind,
    /// The most rows wanted; `None` for all.
    pub max_entries_returned: Option<usize>,
}

/// Which rows are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewKind {
    /// There is no view: all.
    All,
    /// Those from a place counted from one end.
    IndexedPage {
        /// How many rows to pass over.
        offset: usize,
        /// The end.
        base_point: IndexBasePoint,
    },
    /// Those from a fraction of all on, which is at most one.
    FractionalPage {
        /// The upper number.
        numerator: u32,
        /// The lower number, which is not zero.
        denominator: u32,
    },
    /// Those from the first one on for which a condition is true.
    SeekToConditionPage {
        /// The end to look from.
        base_point: IndexBasePoint,
    },
    /// Appointments within a span of time.
    CalendarView {
        /// Where the span starts.
        start_date: Timestamp,
        /// Where the span ends; not before it starts.
        end_date: Timestamp,
    },
    /// Contacts from one name to another.
    ContactsView {
        /// The first name; `None` for no bound.
        initial_name: Option<String>,
        /// The last name; `None` for no bound.
        final_name: Option<String>,
    },
}

/// The rows that are answered, and the attributes of `m:RootFolder` beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The rows, in the order of the view.
    pub rows: Range<usize>,
    /// `IndexedPagingOffset`: the offset to go on with, on the last page, too.
    pub indexed_paging_offset: Option<usize>,
    /// `NumeratorOffset`: the upper number to go on with.
    pub numerator_offset: Option<usize>,
    /// `AbsoluteDenominator`: the lower number to go on with.
    pub absolute_denominator: Option<usize>,
    /// `TotalItemsInView`: how many rows there are on all pages.
    pub total_items_in_view: usize,
    /// `IncludesLastItemInRange`: nothing is left in the direction of paging.
    pub includes_last_item_in_range: bool,
}

/// How many rows one answer may have, and how a request is told that there are more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindCountLimit {
    /// The most rows.
    pub most_rows: usize,
    /// The schema version the request was written against.
    pub version: ExchangeVersion,
}

impl FindCountLimit {
    /// The limit for a request to a server.
    #[must_use]
    pub const fn new(
        policies: &Policies,
        profile: ServerProfile,
        version: ExchangeVersion,
        with: Combination,
    ) -> Self {
        let limits_queries =
            !matches!(profile, ServerProfile::Exchange2007Sp1 | ServerProfile::Exchange2010Sp2);
        let most_rows = if with.has_query_string && limits_queries {
            policies.max_found_by_query_string
        } else if with.has_restriction {
            policies.max_found_by_restriction
        } else {
            policies.max_found
        };
        Self { most_rows, version }
    }
}

/// What stands beside the view in a request for items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Combination {
    /// There is a Restriction.
    pub has_restriction: bool,
    /// There is a SortOrder.
    pub has_sort_order: bool,
    /// There is a GroupBy or a DistinguishedGroupBy.
    pub is_grouped: bool,
    /// There is a QueryString that is not blank.
    pub has_query_string: bool,
    /// The traversal is `Shallow`.
    pub is_shallow: bool,
}

/// The longest CalendarView, in years.
const MOST_YEARS: i8 = 2;

impl View {
    /// The view of a request for items, whose dates are of a time zone where they leave theirs open.
    ///
    /// # Errors
    ///
    /// * `ErrorInvalidPagingMaxRows` unless `MaxEntriesReturned` is missing or positive;
    /// * `ErrorInvalidIndexedPagingParameters` for a negative offset;
    /// * `ErrorInvalidFractionalPagingParameters` for a negative numerator, one above the denominator, and a
    ///   denominator that is not positive;
    /// * `ErrorValueOutOfRange` for a date at the bounds of its type;
    /// * `ErrorCalendarEndDateIsEarlierThanStartDate`;
    /// * `ErrorCalendarViewRangeTooBig` for more than two years.
    pub fn of_items(view: Option<&ItemView>, time_zone: &TimeZone) -> Result<Self> {
        match view {
            None => Ok(Self::ALL),
            Some(ItemView::IndexedPageItemView(view)) => Self::indexed(view),
            Some(ItemView::FractionalPageItemView(view)) => Self::fractional(view),
            Some(ItemView::SeekToConditionPageItemView(view)) => {
                let kind = ViewKind::SeekToConditionPage { base_point: view.base_point };
                Self::new(&view.paging, || Ok(kind))
            }
            Some(ItemView::CalendarView(view)) => Self::new(&view.paging, || calendar(view, time_zone)),
            Some(ItemView::ContactsView(view)) => Self::new(&view.paging, || Ok(contacts(view))),
        }
    }

    /// The view of a request for folders.
    ///
    /// # Errors
    ///
    /// The first three of [`of_items`](Self::of_items).
    pub fn of_folders(view: Option<&FolderView>) -> Result<Self> {
        match view {
            None => Ok(Self::ALL),
            Some(FolderView::IndexedPageFolderView(view)) => Self::indexed(view),
            Some(FolderView::FractionalPageFolderView(view)) => Self::fractional(view),
        }
    }

    /// The view where a request has none.
    pub const ALL: Self = Self { kind: ViewKind::All, max_entries_returned: None };

    fn new(paging: &BasePaging, kind: impl FnOnce() -> Result<ViewKind>) -> Result<Self> {
        let positive = |number: i32| match usize::try_from(number) {
            Ok(number) if number > 0 => Ok(number),
            _ => Err(Error::new(ResponseCode::ErrorInvalidPagingMaxRows)),
        };
        let max_entries_returned = paging.max_entries_returned.map(positive).transpose()?;
        Ok(Self { kind: kind()?, max_entries_returned })
    }

    fn indexed(view: &IndexedPageView) -> Result<Self> {
        Self::new(&view.paging, || match usize::try_from(view.offset) {
            Ok(offset) => Ok(ViewKind::IndexedPage { offset, base_point: view.base_point }),
            Err(_) => Err(Error::new(ResponseCode::ErrorInvalidIndexedPagingParameters)),
        })
    }

    fn fractional(view: &FractionalPageView) -> Result<Self> {
        Self::new(&view.paging, || match (u32::try_from(view.numerator), u32::try_from(view.denominator)) {
            (Ok(numerator), Ok(denominator)) if denominator > 0 && numerator <= denominator => {
                Ok(ViewKind::FractionalPage { numerator, denominator })
            }
            _ => Err(Error::new(ResponseCode::ErrorInvalidFractionalPagingParameters)),
        })
    }

    /// Checks the view against the kind of folder it looks at.
    ///
    /// # Errors
    ///
    /// `ErrorCalendarFolderIsInvalidForCalendarView` for a CalendarView of another folder than a calendar,
    /// `ErrorCalendarSeekToConditionNotSupported` for a SeekToConditionPageItemView of a calendar.
    pub fn check_folder(&self, is_calendar: bool) -> Result<()> {
        match self.kind {
            ViewKind::CalendarView { .. } if !is_calendar => {
                Err(Error::new(ResponseCode::ErrorCalendarFolderIsInvalidForCalendarView))
            }
            ViewKind::SeekToConditionPage { .. } if is_calendar => {
                Err(Error::new(ResponseCode::ErrorCalendarSeekToConditionNotSupported))
            }
            _ => Ok(()),
        }
    }

    /// Checks the view against the rest of the request, and the parts of the rest against each other.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidOperation` for a CalendarView with anything else, and for a QueryString with anything but
    /// a SortOrder and a page by number or fraction (B-19).
    pub fn check_combination(&self, with: Combination) -> Result<()> {
        use ViewKind::{CalendarView, ContactsView, SeekToConditionPage};
        let is_plain = !with.has_restriction && !with.is_grouped && with.is_shallow;
        if matches!(self.kind, CalendarView { .. }) {
            let is_alone = is_plain && !with.has_sort_order && !with.has_query_string;
            let text = "Restrictions and sort order may not be specified for a CalendarView.";
            let error = || Error::new(ResponseCode::ErrorInvalidOperation).with_text(text);
            return if is_alone { Ok(()) } else { Err(error()) };
        }
        let has_other_view = matches!(self.kind, ContactsView { .. } | SeekToConditionPage { .. });
        if with.has_query_string && (!is_plain || has_other_view) {
            return Err(Error::new(ResponseCode::ErrorInvalidOperation));
        }
        Ok(())
    }

    /// The page of so many rows.
    ///
    /// `anchor` is the row that a SeekToConditionPageItemView [looks for](seek); no other view needs it.
    ///
    /// # Errors
    ///
    /// When there are more rows than one answer may have and no page bounds them,
    /// `ErrorExceededFindCountLimit`; in versions before Exchange 2010 SP1 `ErrorServerBusy`, with a page or
    /// without.
    pub fn page(&self, total: usize, anchor: Option<usize>, limit: FindCountLimit) -> Result<Page> {
        let wanted = self.rows(total, anchor, self.max_entries_returned.unwrap_or(usize::MAX));
        let rows = if wanted.len() <= limit.most_rows {
            wanted
        } else if limit.version < ExchangeVersion::Exchange2010Sp1 {
            return Err(Error::new(ResponseCode::ErrorServerBusy));
        } else if !self.is_paging() {
            return Err(Error::new(ResponseCode::ErrorExceededFindCountLimit));
        } else {
            self.rows(total, anchor, limit.most_rows)
        };
        Ok(self.described(rows, total, anchor))
    }

    /// Whether the next rows can be asked for.
    fn is_paging(&self) -> bool {
        match self.kind {
            ViewKind::All => false,
            ViewKind::CalendarView { .. } | ViewKind::ContactsView { .. } => {
                self.max_entries_returned.is_some()
            }
            _ => true,
        }
    }

    /// The rows of a page of so many.
    fn rows(&self, total: usize, anchor: Option<usize>, most: usize) -> Range<usize> {
        let from = |start: usize| start..start.saturating_add(most).min(total);
        let up_to = |end: usize| end.saturating_sub(most)..end;
        match &self.kind {
            ViewKind::All | ViewKind::CalendarView { .. } | ViewKind::ContactsView { .. } => from(0),
            ViewKind::IndexedPage { offset, base_point: IndexBasePoint::Beginning } => {
                from(total.min(*offset))
            }
            ViewKind::IndexedPage { offset, base_point: IndexBasePoint::End } => {
                up_to(total.saturating_sub(*offset))
            }
            ViewKind::FractionalPage { numerator, denominator } => {
                let start = total as u128 * u128::from(*numerator) / u128::from(*denominator);
                from(usize::try_from(start).map_or(total, |start| start.min(total)))
            }
            ViewKind::SeekToConditionPage { base_point } => match (anchor, base_point) {
                (None, _) => total..total,
                (Some(anchor), IndexBasePoint::Beginning) => from(anchor.min(total)),
                (Some(anchor), IndexBasePoint::End) => up_to(total.min(anchor.saturating_add(1))),
            },
        }
    }

    /// A page with what is said about it.
    fn described(&self, rows: Range<usize>, total: usize, anchor: Option<usize>) -> Page {
        let reaches_end = rows.end >= total;
        let mut page = Page {
            rows: rows.clone(),
            indexed_paging_offset: None,
            numerator_offset: None,
            absolute_denominator: None,
            total_items_in_view: total,
            includes_last_item_in_range: reaches_end,
        };
        match self.kind {
            ViewKind::All | ViewKind::CalendarView { .. } | ViewKind::ContactsView { .. } => {}
            ViewKind::IndexedPage { base_point: IndexBasePoint::Beginning, .. } => {
                page.indexed_paging_offset = Some(rows.end);
            }
            ViewKind::IndexedPage { base_point: IndexBasePoint::End, .. } => {
                // Counted from the end. In the documented example it is one more, and a row is lost (B-13).
                page.indexed_paging_offset = Some(total - rows.start);
                page.includes_last_item_in_range = rows.start == 0;
            }
            ViewKind::FractionalPage { .. } => {
                page.numerator_offset = Some(rows.end);
                page.absolute_denominator = Some(total);
            }
            ViewKind::SeekToConditionPage { base_point } => {
                page.indexed_paging_offset = Some(rows.end);
                if base_point == IndexBasePoint::End && anchor.is_some() {
                    page.includes_last_item_in_range = rows.start == 0;
                }
            }
        }
        page
    }
}

/// The row at which the page of a SeekToConditionPageItemView starts (B-14): the first one, from the base
/// point, for which the condition is true.
pub fn seek(rows: &[impl Values], condition: &Restriction, base_point: IndexBasePoint) -> Option<usize> {
    match base_point {
        IndexBasePoint::Beginning => rows.iter().position(|row| condition.matches(row)),
        IndexBasePoint::End => rows.iter().rposition(|row| condition.matches(row)),
    }
}

fn calendar(view: &CalendarView, time_zone: &TimeZone) -> Result<ViewKind> {
    let [start_date, end_date] = [view.start_date, view.end_date].map(|date| date.instant(time_zone));
    // The first instant of the year one and the last one of the year 9999 are read as these.
    let is_bound = |date: Timestamp| date == DateTime::EARLIEST.0 || date == Timestamp::MAX;
    if is_bound(start_date) || is_bound(end_date) {
        return Err(Error::new(ResponseCode::ErrorValueOutOfRange));
    }
    if end_date < start_date {
        return Err(Error::new(ResponseCode::ErrorCalendarEndDateIsEarlierThanStartDate));
    }
    let longest = start_date.to_zoned(TimeZone::UTC).checked_add(MOST_YEARS.years());
    if longest.is_ok_and(|longest| longest.timestamp() < end_date) {
        return Err(Error::new(ResponseCode::ErrorCalendarViewRangeTooBig));
    }
    Ok(ViewKind::CalendarView { start_date, end_date })
}

fn contacts(view: &ContactsView) -> ViewKind {
    let (initial_name, final_name) = (view.initial_name.clone(), view.final_name.clone());
    ViewKind::ContactsView { initial_name, final_name }
}

impl ViewKind {
    /// Whether an appointment is in a CalendarView: it ends at its start or later, and starts before its end.
    /// Other views take any.
    #[must_use]
    pub fn takes_appointment(&self, start: Timestamp, end: Timestamp) -> bool {
        match self {
            Self::CalendarView { start_date, end_date } => end >= *start_date && start < *end_date,
            _ => true,
        }
    }

    /// Whether a contact is in a ContactsView, whose bounds are in it; none is without a name. Other views
    /// take any.
    #[must_use]
    pub fn takes_contact(&self, display_name: Option<&str>) -> bool {
        let Self::ContactsView { initial_name, final_name } = self else { return true };
        display_name.is_some_and(|name| {
            let is_after = initial_name.as_ref().is_none_or(|first| compare_names(name, first).is_ge());
            is_after && final_name.as_ref().is_none_or(|last| compare_names(name, last).is_le())
        })
    }
}

/// The order of the names in a ContactsView: without regard to case, and what differs only in case with lower
/// case first (B-15).
#[must_use]
pub fn compare_names(left: &str, right: &str) -> Ordering {
    let lower_first = |character: char| (character.is_uppercase(), character);
    compare_ignoring_case(left, right)
        .then_with(|| left.chars().map(lower_first).cmp(right.chars().map(lower_first)))
}

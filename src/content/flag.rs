//! The follow-up flag of an item.

use jiff::Timestamp;

use crate::schema::FlagStatus;
use crate::{Error, ResponseCode, Result};

/// The flag of an item and its dates, in a combination that is valid.
///
/// Source: `FlagType`, MS-OXWSCORE 2.2.4.23.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag {
    flag_status: FlagStatus,
    start_date: Option<Timestamp>,
    due_date: Option<Timestamp>,
    complete_date: Option<Timestamp>,
}

/// The dates of a flag as a request has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FlagDates {
    /// `StartDate`.
    pub start_date: Option<Timestamp>,
    /// `DueDate`.
    pub due_date: Option<Timestamp>,
    /// `CompleteDate`.
    pub complete_date: Option<Timestamp>,
}

impl Default for Flag {
    fn default() -> Self {
        Self { flag_status: FlagStatus::NotFlagged, start_date: None, due_date: None, complete_date: None }
    }
}

impl Flag {
    /// A flag of that status with those dates. One that is complete and has no date was completed now.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidArgument` when the status does not go with the dates: none with `NotFlagged`; start and
    /// due date or neither, and no date of completion, with `Flagged`; at most a date of completion with
    /// `Complete`.
    pub fn new(flag_status: FlagStatus, dates: FlagDates, now: Timestamp) -> Result<Self> {
        let FlagDates { start_date, due_date, complete_date } = dates;
        let has = (start_date.is_some(), due_date.is_some(), complete_date.is_some());
        let is_valid = match flag_status {
            FlagStatus::NotFlagged => has == (false, false, false),
            FlagStatus::Flagged => has.0 == has.1 && !has.2,
            FlagStatus::Complete => !has.0 && !has.1,
        };
        if !is_valid {
            return Err(Error::new(ResponseCode::ErrorInvalidArgument));
        }
        let completed = (flag_status == FlagStatus::Complete).then(|| complete_date.unwrap_or(now));
        Ok(Self { flag_status, start_date, due_date, complete_date: completed })
    }

    /// The status.
    #[must_use]
    pub const fn flag_status(&self) -> FlagStatus {
        self.flag_status
    }

    /// The dates that go with it.
    #[must_use]
    pub const fn dates(&self) -> FlagDates {
        FlagDates { start_date: self.start_date, due_date: self.due_date, complete_date: self.complete_date }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const DATE: Timestamp = Timestamp::MAX;

    /// A flag with those dates of start, due and completion.
    fn flag(status: FlagStatus, [start, due, complete]: [bool; 3]) -> Result<Flag> {
        let date = |has: bool| has.then_some(DATE);
        let dates = FlagDates { start_date: date(start), due_date: date(due), complete_date: date(complete) };
        Flag::new(status, dates, NOW)
    }

    #[track_caller]
    fn assert_refused(status: FlagStatus, dates: [bool; 3]) {
        assert_eq!(flag(status, dates), Err(Error::new(ResponseCode::ErrorInvalidArgument)), "{dates:?}");
    }

    #[test]
    fn ip_080_a_flagged_item_has_no_date_of_completion() {
        assert_refused(FlagStatus::Flagged, [false, false, true]);
        assert_refused(FlagStatus::Flagged, [true, true, true]);
    }

    #[test]
    fn ip_081_a_flagged_item_has_both_dates_or_neither() {
        assert_refused(FlagStatus::Flagged, [true, false, false]);
        assert_refused(FlagStatus::Flagged, [false, true, false]);
    }

    #[test]
    fn ip_082_a_complete_flag_has_no_other_date() {
        assert_refused(FlagStatus::Complete, [true, false, false]);
        assert_refused(FlagStatus::Complete, [false, true, false]);
        assert_refused(FlagStatus::Complete, [true, true, true]);
    }

    #[test]
    fn ip_083_an_item_that_is_not_flagged_has_no_date() {
        assert_refused(FlagStatus::NotFlagged, [true, false, false]);
        assert_refused(FlagStatus::NotFlagged, [false, true, false]);
        assert_refused(FlagStatus::NotFlagged, [false, false, true]);
        assert_refused(FlagStatus::NotFlagged, [true, true, false]);
    }

    #[test]
    fn ip_084_a_new_item_is_not_flagged() {
        assert_eq!(flag(FlagStatus::NotFlagged, [false; 3]), Ok(Flag::default()));
        assert_eq!(Flag::default().flag_status(), FlagStatus::NotFlagged);
        assert_eq!(Flag::default().dates(), FlagDates::default());
    }

    #[test]
    fn ip_080_ip_081_ip_082_valid_flags_keep_their_dates() {
        for dates in [[false; 3], [true, true, false]] {
            let flag = flag(FlagStatus::Flagged, dates).expect("valid");
            assert_eq!(flag.flag_status(), FlagStatus::Flagged);
            assert_eq!(flag.dates().due_date.is_some(), dates[1]);
            assert_eq!(flag.dates().start_date.is_some(), dates[0]);
        }
        let completed = |dates| flag(FlagStatus::Complete, dates).expect("valid").dates().complete_date;
        assert_eq!(completed([false, false, true]), Some(DATE));
        assert_eq!(completed([false, false, false]), Some(NOW));
    }
}

//! The progress of a task: three properties that say in different ways whether it is complete.

use jiff::{SignedDuration, Timestamp};

use crate::schema::TaskStatus;
use crate::{Error, ResponseCode, Result};

/// How far ahead of the clock a task can be completed; this far or further is refused.
///
/// Source: ours. A date in the future is `ErrorInvalidCompleteDate`; real servers let one pass that is a
/// little ahead, and a client in another time zone means a day.
const FUTURE: SignedDuration = SignedDuration::from_hours(24);

/// The percentage of a task that is complete.
const ALL: f64 = 100.0;

impl TaskStatus {
    /// The `StatusDescription` of the status, in English.
    ///
    /// Source: the first two were seen in answers, the others are those of Outlook.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::NotStarted => "Not Started",
            Self::InProgress => "In Progress",
            Self::Completed => "Completed",
            Self::WaitingOnOthers => "Waiting on someone else",
            Self::Deferred => "Deferred",
        }
    }
}

/// `Status`, `PercentComplete` and `CompleteDate` of a task, which agree with each other.
///
/// A request sets them one after the other, in its order, and the last one wins. A task is complete when its
/// status is, when it is at 100 percent and when it has a date of completion: always all three or none.
///
/// Source: `TaskType`, MS-OXWSTASK 2.2.4.6; what leaving completion does is ours, but for one documented
/// case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaskProgress {
    status: TaskStatus,
    percent_complete: f64,
    complete_date: Option<Timestamp>,
}

// The percentage is never NaN.
impl Eq for TaskProgress {}

impl Default for TaskProgress {
    fn default() -> Self {
        Self::new()
    }
}

impl TaskProgress {
    /// A task that is not started.
    #[must_use]
    pub const fn new() -> Self {
        Self { status: TaskStatus::NotStarted, percent_complete: 0.0, complete_date: None }
    }

    /// The progress of a task that has these values, which agreed when they were stored.
    #[must_use]
    pub const fn of(status: TaskStatus, percent_complete: f64, complete_date: Option<Timestamp>) -> Self {
        Self { status, percent_complete, complete_date }
    }

    /// `Status`.
    #[must_use]
    pub const fn status(&self) -> TaskStatus {
        self.status
    }

    /// `PercentComplete`, from 0 to 100.
    #[must_use]
    pub const fn percent_complete(&self) -> f64 {
        self.percent_complete
    }

    /// `CompleteDate`.
    #[must_use]
    pub const fn complete_date(&self) -> Option<Timestamp> {
        self.complete_date
    }

    /// `IsComplete`.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        matches!(self.status, TaskStatus::Completed)
    }

    /// Sets `Status`. A task becomes complete now unless it already is; one that is complete no longer, or
    /// not started, is at 0 percent.
    pub fn set_status(&mut self, status: TaskStatus, now: Timestamp) {
        match status {
            TaskStatus::Completed => self.complete(self.complete_date.unwrap_or(now)),
            TaskStatus::NotStarted => *self = Self::new(),
            _ if self.is_complete() => *self = Self { status, ..Self::new() },
            _ => self.status = status,
        }
    }

    /// Sets `PercentComplete`. A task at 100 percent becomes complete now unless it already is, one that is
    /// complete no longer is in progress or, at 0 percent, not started.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPercentCompleteValue` outside 0 to 100; nothing has changed then.
    pub fn set_percent_complete(&mut self, percent_complete: f64, now: Timestamp) -> Result<()> {
        if !(0.0..=ALL).contains(&percent_complete) {
            return Err(Error::new(ResponseCode::ErrorInvalidPercentCompleteValue));
        }
        if percent_complete >= ALL {
            self.complete(self.complete_date.unwrap_or(now));
            return Ok(());
        }
        let has_begun = percent_complete > 0.0;
        let status = match self.status {
            TaskStatus::NotStarted | TaskStatus::Completed if has_begun => TaskStatus::InProgress,
            TaskStatus::Completed => TaskStatus::NotStarted,
            status => status,
        };
        // A negative zero is a zero.
        *self = Self { status, percent_complete: percent_complete.abs(), complete_date: None };
        Ok(())
    }

    /// Sets `CompleteDate`, which makes the task complete.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidCompleteDate` a day or more ahead of the clock; nothing has changed then.
    pub fn set_complete_date(&mut self, complete_date: Timestamp, now: Timestamp) -> Result<()> {
        if complete_date.duration_since(now) >= FUTURE {
            return Err(Error::new(ResponseCode::ErrorInvalidCompleteDate));
        }
        self.complete(complete_date);
        Ok(())
    }

    /// Deletes `CompleteDate`: a complete task is not started then, another one stays as it is.
    pub fn delete_complete_date(&mut self) {
        if self.is_complete() {
            *self = Self::new();
        }
    }

    fn complete(&mut self, complete_date: Timestamp) {
        let complete_date = Some(complete_date);
        *self = Self { status: TaskStatus::Completed, percent_complete: ALL, complete_date };
    }
}

/// The `DueDate` of a task that begins then: never before its `StartDate`.
///
/// Source: ours.
#[must_use]
pub fn due_date_after_start(start_date: Option<Timestamp>, due_date: Option<Timestamp>) -> Option<Timestamp> {
    due_date.map(|due_date| start_date.map_or(due_date, |start_date| due_date.max(start_date)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_700_000_000, 0);
    const EARLIER: Timestamp = Timestamp::constant(1_600_000_000, 0);

    /// Status, percentage and date of a task.
    fn facts(task: TaskProgress) -> (TaskStatus, f64, Option<Timestamp>) {
        (task.status(), task.percent_complete(), task.complete_date())
    }

    fn completed() -> TaskProgress {
        let mut task = TaskProgress::new();
        task.set_complete_date(EARLIER, NOW).expect("past");
        task
    }

    fn at(percent_complete: f64) -> TaskProgress {
        let mut task = TaskProgress::new();
        task.set_percent_complete(percent_complete, NOW).expect("valid");
        task
    }

    #[test]
    fn ip_126_a_percentage_is_from_0_to_100() {
        for percentage in [101.0, 100.000_1, -1.0, -0.001, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            for before in [TaskProgress::new(), completed()] {
                let mut task = before;
                let refusal = Error::new(ResponseCode::ErrorInvalidPercentCompleteValue);
                assert_eq!(task.set_percent_complete(percentage, NOW), Err(refusal), "{percentage}");
                assert_eq!(task, before);
            }
        }
    }

    #[test]
    fn ip_125_a_task_is_not_completed_tomorrow() {
        for ahead in [FUTURE, SignedDuration::from_hours(24 * 365)] {
            let mut task = TaskProgress::new();
            let refusal = Error::new(ResponseCode::ErrorInvalidCompleteDate);
            assert_eq!(task.set_complete_date(NOW + ahead, NOW), Err(refusal));
            assert_eq!(task, TaskProgress::new());
        }
        let mut task = TaskProgress::new();
        assert_eq!(task.set_complete_date(NOW + SignedDuration::from_mins(2), NOW), Ok(()));
        assert!(task.is_complete());
    }

    #[test]
    fn ip_119_a_new_task_is_not_started() {
        assert_eq!(facts(TaskProgress::new()), (TaskStatus::NotStarted, 0.0, None));
        assert_eq!(TaskProgress::new(), TaskProgress::default());
        assert!(!TaskProgress::new().is_complete());
        assert_eq!(TaskProgress::new().status().description(), "Not Started");
    }

    #[test]
    fn ip_120_a_hundred_percent_complete_the_task() {
        assert_eq!(facts(at(100.0)), (TaskStatus::Completed, 100.0, Some(NOW)));
        assert!(at(100.0).is_complete());
        let mut task = completed();
        task.set_percent_complete(100.0, NOW).expect("valid");
        assert_eq!(task, completed());
    }

    #[test]
    fn ip_121_the_status_completes_the_task() {
        let mut task = at(20.0);
        task.set_status(TaskStatus::Completed, NOW);
        assert_eq!(facts(task), (TaskStatus::Completed, 100.0, Some(NOW)));
        let mut task = completed();
        task.set_status(TaskStatus::Completed, NOW);
        assert_eq!(task, completed());
    }

    #[test]
    fn ip_122_a_date_of_completion_completes_the_task() {
        assert_eq!(facts(completed()), (TaskStatus::Completed, 100.0, Some(EARLIER)));
    }

    #[test]
    fn ip_123_ip_124_the_last_property_wins() {
        let mut task = TaskProgress::new();
        task.set_percent_complete(100.0, NOW).expect("valid");
        task.set_complete_date(EARLIER, NOW).expect("past");
        task.set_status(TaskStatus::NotStarted, NOW);
        assert_eq!(facts(task), (TaskStatus::NotStarted, 0.0, None));
        task.set_complete_date(EARLIER, NOW).expect("past");
        task.set_percent_complete(100.0, NOW).expect("valid");
        assert_eq!(facts(task), (TaskStatus::Completed, 100.0, Some(EARLIER)));
    }

    #[test]
    fn ip_123_leaving_completion_removes_the_date() {
        for (percentage, status) in [(0.0, TaskStatus::NotStarted), (99.0, TaskStatus::InProgress)] {
            let mut task = completed();
            task.set_percent_complete(percentage, NOW).expect("valid");
            assert_eq!(facts(task), (status, percentage, None));
        }
        for status in [TaskStatus::InProgress, TaskStatus::WaitingOnOthers, TaskStatus::Deferred] {
            let mut task = completed();
            task.set_status(status, NOW);
            assert_eq!(facts(task), (status, 0.0, None));
        }
        let mut task = completed();
        task.delete_complete_date();
        assert_eq!(task, TaskProgress::new());
    }

    #[test]
    fn ip_120_a_task_that_has_begun_is_in_progress() {
        assert_eq!(facts(at(20.0)), (TaskStatus::InProgress, 20.0, None));
        assert_eq!(facts(at(-0.0)), (TaskStatus::NotStarted, 0.0, None));
        assert!(at(-0.0).percent_complete().is_sign_positive());
        let mut task = at(20.0);
        task.delete_complete_date();
        assert_eq!(task, at(20.0));
        task.set_status(TaskStatus::Deferred, NOW);
        task.set_percent_complete(30.0, NOW).expect("valid");
        assert_eq!(facts(task), (TaskStatus::Deferred, 30.0, None));
    }

    #[test]
    fn ip_119_every_status_has_a_description() {
        let descriptions = [
            TaskStatus::InProgress,
            TaskStatus::Completed,
            TaskStatus::WaitingOnOthers,
            TaskStatus::Deferred,
        ]
        .map(TaskStatus::description);
        assert_eq!(descriptions, ["In Progress", "Completed", "Waiting on someone else", "Deferred"]);
    }

    #[test]
    fn ip_119_a_task_is_not_due_before_it_starts() {
        assert_eq!(due_date_after_start(Some(NOW), Some(EARLIER)), Some(NOW));
        assert_eq!(due_date_after_start(Some(EARLIER), Some(NOW)), Some(NOW));
        assert_eq!(due_date_after_start(None, Some(EARLIER)), Some(EARLIER));
        assert_eq!(due_date_after_start(Some(NOW), None), None);
    }

    /// Which property is set, and a number for its value.
    fn steps() -> impl Strategy<Value = Vec<(u32, f64)>> {
        prop::collection::vec((0..8_u32, -10.0..120.0), 0..20)
    }

    proptest! {
        #[test]
        fn ip_120_ip_121_ip_122_the_three_properties_agree(steps in steps()) {
            let mut task = TaskProgress::new();
            for (step, number) in steps {
                let ahead = SignedDuration::from_secs(number as i64 * 3600);
                // A refusal leaves the task as it was, which agreed.
                let _refused = match step {
                    0 => task.set_percent_complete(number, NOW).err(),
                    1 => task.set_percent_complete(100.0, NOW).err(),
                    2 => task.set_complete_date(NOW + ahead, NOW).err(),
                    _ => None,
                };
                match step {
                    3 => task.delete_complete_date(),
                    4 => task.set_status(TaskStatus::NotStarted, NOW),
                    5 => task.set_status(TaskStatus::InProgress, NOW),
                    6 => task.set_status(TaskStatus::Completed, NOW),
                    7 => task.set_status(TaskStatus::Deferred, NOW),
                    _ => {}
                }
                prop_assert_eq!(task.is_complete(), task.complete_date().is_some());
                prop_assert_eq!(task.is_complete(), task.percent_complete() >= 100.0);
                prop_assert!(task.status() != TaskStatus::NotStarted || task.percent_complete() == 0.0);
            }
        }
    }
}

//! What properties of tasks hold.

use crate::simple_enum;

simple_enum! {
    /// How far a task has come.
    pub enum TaskStatus = "TaskStatusType" {
        /// It has not been begun.
        NotStarted = "NotStarted",
        /// It has been begun.
        InProgress = "InProgress",
        /// It is done.
        Completed = "Completed",
        /// Others have to do something first.
        WaitingOnOthers = "WaitingOnOthers",
        /// It will be done later.
        Deferred = "Deferred",
    }
}

simple_enum! {
    /// Whose task it is.
    pub enum TaskDelegateState = "TaskDelegateStateType" {
        /// Nobody knows.
        NoMatch = "NoMatch",
        /// The user's, and never given to anybody.
        OwnNew = "OwnNew",
        /// The user's.
        Owned = "Owned",
        /// Somebody else's, who has accepted it.
        Accepted = "Accepted",
        /// The user's again, since somebody has declined it.
        Declined = "Declined",
        /// None of these.
        Max = "Max",
    }
}

//! The properties of tasks.

use super::table::properties;
use super::types::*;
use crate::schema::*;

properties! {
    /// What tasks have (`t:TaskType`).
    pub enum TaskProperty in Task {
        ActualWork: i32, "task:ActualWork", [ALL | FIND | SET | DELETE | SEARCH], id Task 0x8110 Integer;
        AssignedTime: DateTime, "task:AssignedTime", [ALL | FIND | SEARCH];
        BillingInformation: String, "task:BillingInformation", [ALL | FIND | SET | DELETE | SEARCH],
            id Common 0x8535 String;
        ChangeCount: i32, "task:ChangeCount", [ALL | FIND | SEARCH], id Task 0x8112 Integer;
        Companies: ArrayOfStrings, "task:Companies", [ALL | FIND | SET | DELETE | SEARCH],
            id Common 0x8539 StringArray;
        CompleteDate: DateTime, "task:CompleteDate", [ALL | FIND | SET | DELETE | SEARCH],
            id Task 0x810F SystemTime;
        Contacts: ArrayOfStrings, "task:Contacts", [ALL | FIND | SET | DELETE | SEARCH],
            id Common 0x853A StringArray;
        DelegationState: TaskDelegateState, "task:DelegationState", [ALL | FIND | SEARCH],
            id Task 0x8113 Integer;
        Delegator: String, "task:Delegator", [ALL | FIND | SEARCH], id Task 0x8121 String;
        DueDate: DateTime, "task:DueDate", [ALL | FIND | SET | DELETE | SEARCH],
            id Task 0x8105 SystemTime;
        IsAssignmentEditable: i32, "task:IsAssignmentEditable", [FIND | SEARCH], id Common 0x8518 Integer;
        IsComplete: bool, "task:IsComplete", [ALL | FIND | SEARCH], id Task 0x811C Boolean;
        IsRecurring: bool, "task:IsRecurring", [ALL | FIND | SEARCH], id Task 0x8126 Boolean;
        IsTeamTask: bool, "task:IsTeamTask", [FIND | SEARCH], id Task 0x8103 Boolean;
        Mileage: String, "task:Mileage", [ALL | FIND | SET | DELETE | SEARCH], id Common 0x8534 String;
        Owner: String, "task:Owner", [ALL | FIND | CREATE | SEARCH], id Task 0x811F String;
        PercentComplete: f64, "task:PercentComplete", [ALL | FIND | SET | SEARCH], id Task 0x8102 Double;
        Recurrence: Opaque<TaskRecurrence>, "task:Recurrence", [ALL | SET | DELETE];
        StartDate: DateTime, "task:StartDate", [ALL | FIND | SET | DELETE | SEARCH],
            id Task 0x8104 SystemTime;
        Status: TaskStatus, "task:Status", [ALL | FIND | SET | SEARCH], id Task 0x8101 Integer;
        StatusDescription: String, "task:StatusDescription", [ALL];
        TotalWork: i32, "task:TotalWork", [ALL | FIND | SET | DELETE | SEARCH], id Task 0x8111 Integer;
    }
}

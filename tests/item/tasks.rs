//! Tasks: progress, counts, what is read-only.

use ews_sim::ResponseCode::*;

use crate::client::{Client, field};
use crate::tree::Tree;
use crate::{refuse_create, refuse_update, set};

/// A task with these elements.
#[track_caller]
fn task(elements: &str) -> Tree {
    let mut client = Client::new();
    let id = client.create_item(None, &format!("<t:Task>{elements}</t:Task>"));
    client.item(&id)
}

/// A task after these changes.
#[track_caller]
fn changed(changes: &[(&str, &str)]) -> Tree {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Task/>");
    let updates: String = changes
        .iter()
        .map(|(name, value)| set("Task", &format!("task:{name}"), &format!("<t:{name}>{value}</t:{name}>")))
        .collect();
    let id = client.update_item(&id, &updates);
    client.item(&id)
}

fn progress(task: &Tree) -> (&str, &str, &str, bool) {
    let (status, percent) = (task.value("Status"), task.value("PercentComplete"));
    (status, percent, task.value("IsComplete"), task.has("CompleteDate"))
}

#[test]
fn ip_125_ip_126_progress_has_bounds() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Task/>");
    let cases = [
        ("CompleteDate", "2199-01-01T00:00:00Z", ErrorInvalidCompleteDate),
        ("PercentComplete", "101", ErrorInvalidPercentCompleteValue),
        ("PercentComplete", "-1", ErrorInvalidPercentCompleteValue),
        ("PercentComplete", "NaN", ErrorInvalidPercentCompleteValue),
    ];
    for (name, value, code) in cases {
        let element = format!("<t:{name}>{value}</t:{name}>");
        refuse_create(&mut client, &format!("<t:Task>{element}</t:Task>"), code);
        refuse_update(&mut client, &id, &set("Task", &format!("task:{name}"), &element), code);
    }
}

#[test]
fn ip_129_ip_130_assignment_is_not_offered() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Task/>");
    let cases = [
        ("AssignedTime", "2030-01-01T00:00:00Z"),
        ("DelegationState", "Owned"),
        ("Delegator", "Ann"),
        ("IsAssignmentEditable", "1"),
        ("IsTeamTask", "true"),
        ("ChangeCount", "5"),
        ("IsComplete", "true"),
        ("StatusDescription", "Done"),
    ];
    for (name, value) in cases {
        let element = format!("<t:{name}>{value}</t:{name}>");
        refuse_create(&mut client, &format!("<t:Task>{element}</t:Task>"), ErrorInvalidPropertySet);
        let change = set("Task", &format!("task:{name}"), &element);
        refuse_update(&mut client, &id, &change, ErrorInvalidPropertySet);
    }
    let owner = set("Task", "task:Owner", "<t:Owner>Ann</t:Owner>");
    refuse_update(&mut client, &id, &owner, ErrorInvalidPropertySet);
}

#[test]
fn ip_119_a_new_task_is_not_started() {
    let task = task("");
    assert_eq!(progress(&task), ("NotStarted", "0", "false", false));
    assert_eq!((task.value("ChangeCount"), task.value("StatusDescription")), ("1", "Not Started"));
}

#[test]
fn ip_120_ip_121_ip_122_each_way_to_be_complete_means_the_others() {
    let ways =
        [("PercentComplete", "100"), ("Status", "Completed"), ("CompleteDate", "2020-01-01T00:00:00Z")];
    for (name, value) in ways {
        let created = task(&format!("<t:{name}>{value}</t:{name}>"));
        assert_eq!(progress(&created), ("Completed", "100", "true", true), "{name}");
        assert_eq!(created.value("StatusDescription"), "Completed");
        let changed = changed(&[(name, value)]);
        assert_eq!(progress(&changed), ("Completed", "100", "true", true), "{name}");
    }
}

#[test]
fn ip_123_ip_124_the_last_word_on_progress_counts() {
    let words =
        [("PercentComplete", "100"), ("CompleteDate", "2020-01-01T00:00:00Z"), ("Status", "NotStarted")];
    assert_eq!(progress(&changed(&words)), ("NotStarted", "0", "false", false));
    let [percent, date, status] = words;
    assert_eq!(progress(&changed(&[status, date, percent])), ("Completed", "100", "true", true));
    assert_eq!(progress(&changed(&[("PercentComplete", "20")])), ("InProgress", "20", "false", false));
}

#[test]
fn ip_127_changes_are_counted() {
    let mut client = Client::new();
    let mut id = client.create_item(None, "<t:Task/>");
    for count in 2..5 {
        id = client.update_item(&id, &set("Task", "item:Subject", "<t:Subject>x</t:Subject>"));
        assert_eq!(client.item(&id).value("ChangeCount"), count.to_string());
    }
}

#[test]
fn ip_128_a_task_without_recurrence_does_not_recur() {
    assert_eq!(task("").value("IsRecurring"), "false");
}

#[test]
fn ip_073_ip_075_a_created_task_is_a_draft_of_now() {
    let task = task("");
    assert_eq!((task.value("IsDraft"), task.value("IsUnmodified")), ("true", "false"));
    let created = task.value("DateTimeCreated");
    assert_eq!((task.value("DateTimeSent"), task.value("DateTimeReceived")), (created, created));
}

#[test]
fn a_task_is_due_when_it_starts_or_later() {
    let task =
        task("<t:DueDate>2030-01-01T00:00:00Z</t:DueDate><t:StartDate>2030-02-01T00:00:00Z</t:StartDate>");
    assert_eq!(task.value("DueDate"), "2030-02-01T00:00:00Z");
}

#[test]
fn the_owner_of_a_task_is_the_owner_of_the_mailbox_unless_told() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Task><t:Owner>Ann</t:Owner></t:Task>");
    assert_eq!(client.item_with(&id, &field("task:Owner")).value("Owner"), "Ann");
    assert!(!task("").value("Owner").is_empty());
}

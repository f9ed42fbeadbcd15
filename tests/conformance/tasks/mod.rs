//! MS-OXWSTASK: tasks, but for recurring ones.

use crate::client::{Client, distinguished, set_field};
use crate::tree::{Id, Tree};

/// A task with these elements, which is in no folder of its own yet; its id.
fn create(client: &mut Client, elements: &str) -> Id {
    let task = format!("<t:Task><t:Subject>Task</t:Subject>{elements}</t:Task>");
    client.create_item(None, &task)
}

/// What a task with these elements is like.
#[track_caller]
fn task(elements: &str) -> Tree {
    let mut client = Client::new();
    let id = create(&mut client, elements);
    client.item(&id)
}

#[test]
fn a_task_keeps_what_it_was_created_with() {
    requirements!(TASK: 42, 44, 47, 49, 53, 58, 63, 67);
    let elements = [
        ("ActualWork", "<t:ActualWork>5</t:ActualWork>"),
        ("BillingInformation", "<t:BillingInformation>Customer 12</t:BillingInformation>"),
        ("Companies", "<t:Companies><t:String>Contoso</t:String><t:String>Fabrikam</t:String></t:Companies>"),
        ("Contacts", "<t:Contacts><t:String>Ann Lee</t:String></t:Contacts>"),
        ("DueDate", "<t:DueDate>2030-06-20T00:00:00Z</t:DueDate>"),
        ("Mileage", "<t:Mileage>15 km</t:Mileage>"),
        ("StartDate", "<t:StartDate>2030-06-10T00:00:00Z</t:StartDate>"),
        ("TotalWork", "<t:TotalWork>10</t:TotalWork>"),
    ];
    let all: String = elements.iter().map(|(_, element)| *element).collect();
    let task = task(&all);
    let texts = |name: &str| {
        let element = task.child(name);
        let texts: Vec<_> = element.children.iter().map(|child| child.text.as_str()).collect();
        if texts.is_empty() { element.text.clone() } else { texts.join(",") }
    };
    let found = elements.map(|(name, _)| texts(name));
    let expected = [
        "5",
        "Customer 12",
        "Contoso,Fabrikam",
        "Ann Lee",
        "2030-06-20T00:00:00Z",
        "15 km",
        "2030-06-10T00:00:00Z",
        "10",
    ];
    assert_eq!(found, expected);
}

#[test]
fn changes_of_a_task_are_counted() {
    requirements!(TASK: 45);
    let mut client = Client::new();
    let mut id = create(&mut client, "");
    for count in 1..4 {
        assert_eq!(client.item(&id).child("ChangeCount").text, count.to_string());
        let value = format!("<t:Task><t:Mileage>{count} km</t:Mileage></t:Task>");
        id = client.update_item(&id, &set_field("Item", "task:Mileage", &value));
    }
}

#[test]
fn a_task_has_one_of_five_states() {
    requirements!(TASK: 65, 102, 103, 104, 105, 106);
    let states = [
        ("Completed", "Completed"),
        ("Deferred", "Deferred"),
        ("InProgress", "In Progress"),
        ("NotStarted", "Not Started"),
        ("WaitingOnOthers", "Waiting on someone else"),
    ];
    for (status, description) in states {
        let task = task(&format!("<t:Status>{status}</t:Status>"));
        assert_eq!((task.value("Status"), task.value("StatusDescription")), (status, description));
    }
}

#[test]
fn a_task_is_complete_or_not() {
    requirements!(TASK: 55, 5555, 5556, 5667);
    let open = task("<t:PercentComplete>50</t:PercentComplete>");
    assert_eq!((open.value("IsComplete"), open.value("IsRecurring")), ("false", "false"));
    let done = task("<t:Status>Completed</t:Status>");
    assert_eq!(done.value("IsComplete"), "true");
}

/// The three ways to say that a task is complete.
const COMPLETIONS: [(&str, &str, &str); 3] = [
    ("task:CompleteDate", "CompleteDate", "2020-02-03T00:00:00Z"),
    ("task:PercentComplete", "PercentComplete", "100"),
    ("task:Status", "Status", "Completed"),
];

fn set(field_uri: &str, name: &str, value: &str) -> String {
    set_field("Item", field_uri, &format!("<t:Task><t:{name}>{value}</t:{name}></t:Task>"))
}

#[test]
fn a_task_is_completed_by_its_date_its_percentage_or_its_status() {
    requirements!(TASK: 48, 67001);
    for (field_uri, name, value) in COMPLETIONS {
        let mut client = Client::new();
        let id = create(&mut client, "");
        let id = client.update_item(&id, &set(field_uri, name, value));
        let task = client.item(&id);
        let found = (task.value("Status"), task.value("PercentComplete"), task.value("IsComplete"));
        assert_eq!(found, ("Completed", "100", "true"), "{name}");
        assert!(task.has("CompleteDate"), "{name}");
    }
    let task = task("<t:CompleteDate>2020-02-03T00:00:00Z</t:CompleteDate>");
    assert_eq!(task.value("CompleteDate"), "2020-02-03T00:00:00Z");
}

#[test]
fn of_several_completions_the_last_one_counts() {
    requirements!(TASK: 67002);
    let not_started = set("task:Status", "Status", "NotStarted");
    for (field_uri, name, value) in COMPLETIONS {
        let completed = set(field_uri, name, value);
        let mut client = Client::new();
        let id = create(&mut client, "");
        let id = client.update_item(&id, &(not_started.clone() + &completed));
        assert_eq!(client.item(&id).value("IsComplete"), "true", "{name}");
        let id = client.update_item(&id, &(completed + &not_started));
        let task = client.item(&id);
        let found = (task.value("Status"), task.value("PercentComplete"), task.value("IsComplete"));
        assert_eq!(found, ("NotStarted", "0", "false"), "{name}");
        assert!(!task.has("CompleteDate"), "{name}");
    }
}

#[test]
fn the_state_of_a_delegation_is_never_set() {
    requirements!(TASK: 85, 88);
    let mut client = Client::new();
    let id = create(&mut client, "");
    for value in ["Accepted", "Declined", "Max", "NoMatch", "Owned", "OwnNew"] {
        let task = format!("<t:Task><t:DelegationState>{value}</t:DelegationState></t:Task>");
        let body = crate::client::create_item(Some(&distinguished("tasks")), &task);
        client.refuse(&body, ews_sim::ResponseCode::ErrorInvalidPropertySet);
        assert!(!client.item(&id).has("DelegationState"));
    }
}

//! Reminders of items.

use ews_sim::ServerProfile;

use super::item_of;
use crate::client::{Client, distinguished};
use crate::tree::Tree;

#[track_caller]
fn with_reminder(mut client: Client, elements: &str) -> Tree {
    let id = client.create_item(Some(&distinguished("tasks")), &item_of("Task", elements));
    client.item(&id)
}

#[test]
fn a_reminder_is_due_some_minutes_before_an_event() {
    requirements!(CORE: 92, 94, 1616, 1617, 95);
    let elements = "<t:ReminderDueBy>2030-05-01T10:00:00Z</t:ReminderDueBy><t:ReminderIsSet>true\
                    </t:ReminderIsSet><t:ReminderMinutesBeforeStart>30</t:ReminderMinutesBeforeStart>";
    let task = with_reminder(Client::new(), elements);
    assert_eq!(task.child("ReminderDueBy").text, "2030-05-01T10:00:00Z");
    assert_eq!(task.child("ReminderIsSet").text, "true");
    assert_eq!(task.child("ReminderMinutesBeforeStart").text, "30");
    let without = with_reminder(Client::new(), "<t:ReminderIsSet>false</t:ReminderIsSet>");
    assert_eq!(without.child("ReminderIsSet").text, "false");
}

#[test]
fn the_next_reminder_is_told_from_2013_on() {
    requirements!(CORE: 2283);
    let elements = "<t:ReminderDueBy>2030-05-01T10:00:00Z</t:ReminderDueBy><t:ReminderIsSet>true\
                    </t:ReminderIsSet><t:ReminderMinutesBeforeStart>30</t:ReminderMinutesBeforeStart>";
    let next = |client| with_reminder(client, elements).value("ReminderNextTime").to_owned();
    assert_eq!(next(Client::new()), "2030-05-01T09:30:00Z");
    let of_2013 = Client::of(ServerProfile::Exchange2013Sp1, "Exchange2013_SP1");
    assert_eq!(next(of_2013), "2030-05-01T09:30:00Z");
    let of_2010 = Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    assert_eq!(next(of_2010), "");
}

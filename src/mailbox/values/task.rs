//! What tasks have.

use crate::mailbox::{Item, Mailbox};
use crate::property::{PropertyValue, TaskProperty as T};
use crate::schema::TaskStatus;

pub(super) fn derived(mailbox: &Mailbox, item: &Item, property: T) -> Option<PropertyValue> {
    let status = item.properties().text(T::Status).unwrap_or("NotStarted");
    let word =
        |status: &&TaskStatus| status.name() == item.properties().text(T::Status).unwrap_or("NotStarted");
    Some(match property {
        T::ChangeCount => PropertyValue::Integer(1),
        T::IsComplete => (status == "Completed").into(),
        T::IsRecurring => false.into(),
        T::Owner => mailbox.display_name().into(),
        T::PercentComplete => PropertyValue::Double(0.0),
        T::Status => PropertyValue::Word("NotStarted"),
        T::StatusDescription => TaskStatus::ALL.iter().find(word)?.description().into(),
        T::IsAssignmentEditable => PropertyValue::Integer(0),
        T::IsTeamTask => false.into(),
        _ => return None,
    })
}

//! What tasks have.

use crate::content::task;
use crate::mailbox::{Item, Mailbox};
use crate::property::{PropertyValue, TaskProperty as T};

pub(super) fn derived(mailbox: &Mailbox, item: &Item, property: T) -> Option<PropertyValue> {
    let status = item.properties().text(T::Status).unwrap_or("NotStarted");
    Some(match property {
        T::ChangeCount => PropertyValue::Integer(1),
        T::IsComplete => (status == "Completed").into(),
        T::IsRecurring => false.into(),
        T::Owner => mailbox.display_name().into(),
        T::PercentComplete => PropertyValue::Double(0.0),
        T::Status => PropertyValue::Word("NotStarted"),
        T::StatusDescription => task::status_description(status).into(),
        T::IsAssignmentEditable => PropertyValue::Integer(0),
        T::IsTeamTask => false.into(),
        _ => return None,
    })
}

//! What setting the progress of a task brings with it.

use super::{ItemEdit, refused, told_of};
use crate::content::task::{TaskProgress, due_date_after_start};
use crate::property::Verb;
use crate::property::{PropertyId, PropertyValue, TaskProperty as T, ValueRef};
use crate::schema::TaskStatus;
use crate::{ResponseCode, Result};

/// Sets a property of a task. The three that say whether it is complete act in the order of the request.
pub(super) fn set(edit: &mut ItemEdit<'_>, property: PropertyId, value: PropertyValue) -> Result<()> {
    let mut progress = progress(edit);
    match (property, &value) {
        (PropertyId::Task(T::Status), PropertyValue::Word(word)) => {
            progress.set_status(status_of(word), edit.now);
        }
        (PropertyId::Task(T::PercentComplete), PropertyValue::Double(percent)) => {
            progress.set_percent_complete(*percent, edit.now).map_err(told_of("PercentComplete"))?;
        }
        (PropertyId::Task(T::CompleteDate), PropertyValue::Time(date)) => {
            progress.set_complete_date(*date, edit.now).map_err(told_of("CompleteDate"))?;
        }
        (PropertyId::Task(T::Recurrence), _) => {
            return Err(refused(ResponseCode::ErrorInvalidRequest, property)
                .with_text("ews-sim does not simulate recurring tasks yet."));
        }
        _ => {
            edit.put(property, value);
            return Ok(());
        }
    }
    store(edit, progress);
    Ok(())
}

/// Removes the date of completion, with what that means; `false` for any other property.
pub(super) fn removes(edit: &mut ItemEdit<'_>, property: PropertyId) -> bool {
    let is_date = property == PropertyId::Task(T::CompleteDate);
    if is_date {
        let mut progress = progress(edit);
        progress.delete_complete_date();
        store(edit, progress);
    }
    is_date
}

/// A task is due when it starts or later, and counts its changes.
pub(super) fn finish(edit: &mut ItemEdit<'_>) {
    if let Some(due) = due_date_after_start(edit.time(T::StartDate), edit.time(T::DueDate)) {
        edit.put(T::DueDate, due);
    }
    let count = match (edit.purpose, edit.get(T::ChangeCount)) {
        (Verb::Update, Some(ValueRef::Integer(count))) => count + 1,
        _ => 1,
    };
    edit.put(T::ChangeCount, PropertyValue::Integer(count));
}

fn progress(edit: &ItemEdit<'_>) -> TaskProgress {
    let status = edit.text(T::Status).map_or(TaskStatus::NotStarted, status_of);
    let percent_complete = match edit.get(T::PercentComplete) {
        Some(ValueRef::Double(percent)) => percent,
        _ => 0.0,
    };
    TaskProgress::of(status, percent_complete, edit.time(T::CompleteDate))
}

fn store(edit: &mut ItemEdit<'_>, progress: TaskProgress) {
    edit.put(T::Status, PropertyValue::Word(progress.status().name()));
    edit.put(T::PercentComplete, PropertyValue::Double(progress.percent_complete()));
    match progress.complete_date() {
        Some(date) => edit.put(T::CompleteDate, date),
        None => edit.take(T::CompleteDate),
    }
}

fn status_of(word: &str) -> TaskStatus {
    TaskStatus::ALL.iter().copied().find(|status| status.name() == word).unwrap_or(TaskStatus::NotStarted)
}

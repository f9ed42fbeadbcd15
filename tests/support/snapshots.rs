//! Snapshots with something else in them than was written: what is restored is sound, or nothing is.

use ews_sim::fuzzing::proven;
use ews_sim::generate::{Choices, World};
use ews_sim::{Simulator, Snapshot};
use serde_json::Value;

/// The first byte of inputs of the fuzz target `ids` that are decisions for [`damaged`].
pub(crate) const MARK: u8 = 0xFF;

/// Takes a snapshot of a small world, changes it in a few places and restores it: it is refused, or what is
/// restored keeps the invariants, gives a snapshot that is restored alike, and answers. Whether it was
/// restored.
pub(crate) fn damaged(bytes: &[u8]) -> bool {
    let mut choices = Choices::new(bytes);
    let simulator = World::drawn(&mut choices).simulator();
    let snapshot = simulator.snapshot().expect("drawn worlds hold nothing that cannot be written");
    let mut document = serde_json::to_value(&snapshot).expect("a snapshot can be written");
    for _ in 0..=choices.below(3) {
        let mut number = choices.below(count(&document));
        damage(&mut document, &mut number, &mut choices);
    }
    let Ok(snapshot) = serde_json::from_value::<Snapshot>(document) else { return false };
    let Ok(mut restored) = Simulator::restore(&snapshot) else { return false };
    let again = restored.snapshot().expect("what was restored can be written");
    assert!(Simulator::restore(&again).is_ok_and(|again| again == restored));
    for mailbox in restored.mailboxes() {
        assert_eq!(mailbox.check(), Ok(()), "{}", mailbox.smtp_address());
    }
    proven(&mut restored, "ada@example.test", b"");
    true
}

/// How many values a document has.
fn count(document: &Value) -> usize {
    1 + match document {
        Value::Array(values) => values.iter().map(count).sum(),
        Value::Object(values) => values.values().map(count).sum(),
        _ => 0,
    }
}

/// Changes the value with a number, counted in the order of the document.
fn damage(document: &mut Value, number: &mut usize, choices: &mut Choices<'_>) {
    if *number == 0 {
        change(document, choices);
    }
    *number = number.wrapping_sub(1);
    let mut go_on = |value: &mut Value| {
        if *number < usize::MAX / 2 {
            damage(value, number, choices);
        }
    };
    match document {
        Value::Array(values) => values.iter_mut().for_each(&mut go_on),
        Value::Object(values) => values.values_mut().for_each(&mut go_on),
        _ => {}
    }
}

fn change(value: &mut Value, choices: &mut Choices<'_>) {
    match value {
        Value::Array(values) if !values.is_empty() => {
            let place = choices.below(values.len());
            match choices.below(4) {
                0 => drop(values.remove(place)),
                1 => values.insert(place, values[place].clone()),
                2 => values.swap(0, place),
                _ => values.clear(),
            }
        }
        Value::Object(values) if !values.is_empty() => {
            let name = values.keys().nth(choices.below(values.len())).cloned().unwrap_or_default();
            let taken = values.remove(&name).unwrap_or_default();
            if choices.once_in(4) {
                values.insert(format!("{name}s"), taken);
            }
        }
        Value::Number(number) => {
            let own = number.as_i64().unwrap_or_default();
            let others = [0, 1, -1, own.wrapping_add(1), own.wrapping_sub(1), i64::MAX, 255, 256];
            *value = choices.pick(&others).into();
        }
        Value::String(text) => match choices.below(5) {
            0 => text.clear(),
            1 => text.push(choices.pick(&['x', '\u{1}', '=', ' '])),
            2 => drop(text.pop()),
            3 => *text = text.to_uppercase(),
            _ => *value = Value::Null,
        },
        Value::Bool(truth) => *truth = !*truth,
        _ => *value = choices.pick(&["", "x", "0"]).into(),
    }
}

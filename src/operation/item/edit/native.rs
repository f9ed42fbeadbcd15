//! Extended properties that are another way to a property of the item.

use super::{ItemEdit, refused_at};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue};
use crate::property::{Allowed, Native, PropertyId, PropertyPath, Verb, from_message_flags};
use crate::{Error, ResponseCode, Result};

/// Sets the property of the item that an extended one is another way to; `false` for one that is not.
///
/// # Errors
///
/// `ErrorInvalidPropertySet` for one that the server computes, and those of the property's own rules.
pub(super) fn set(edit: &mut ItemEdit<'_>, extended: &ExtendedProperty) -> Result<bool> {
    let Some(native) = edit.kind.kind().native(extended.path()) else { return Ok(false) };
    check(edit, native, edit.purpose, extended.path())?;
    match native {
        Native::Property(property, form) => {
            let of_type = extended.path().property_type();
            let value = form.value(property, of_type, extended.value(), edit.get(property))?;
            let value = value.into();
            edit.check(property, &value)?;
            edit.store(property, value)?;
        }
        Native::MessageFlags => {
            for (property, value) in from_message_flags(edit.kind.kind(), flags(extended.value())?) {
                edit.put(property, value);
            }
        }
        Native::Computed => {}
    }
    Ok(true)
}

/// Removes the property of the item that a path is another way to; `false` for one that is not.
///
/// # Errors
///
/// `ErrorInvalidPropertyDelete` for one that cannot be deleted.
pub(super) fn remove(edit: &mut ItemEdit<'_>, path: &ExtendedPropertyPath) -> Result<bool> {
    let Some(native) = edit.kind.kind().native(path) else { return Ok(false) };
    check(edit, native, Verb::Delete, path)?;
    if let Native::Property(property, _) = native {
        match property {
            PropertyId::Entry(entry) => edit.remove_entry(entry)?,
            property => edit.remove(property)?,
        }
    }
    Ok(true)
}

fn check(edit: &ItemEdit<'_>, native: Native, verb: Verb, path: &ExtendedPropertyPath) -> Result<()> {
    match native.allows(verb, edit.server) {
        Allowed::No => Err(refused_at(verb.refusal(), &PropertyPath::Extended(path.clone()))),
        _ => Ok(()),
    }
}

/// The number in the flags word.
fn flags(value: &ExtendedPropertyValue) -> Result<i64> {
    let number = match value {
        ExtendedPropertyValue::One(text) => text.trim().parse().ok(),
        ExtendedPropertyValue::Many(_) => None,
    };
    number.ok_or_else(|| {
        let culprit = Culprit::element("ExtendedProperty");
        Error::new(ResponseCode::ErrorInvalidExtendedPropertyValue)
            .because(Rule::PropertyValueOfType, culprit)
    })
}

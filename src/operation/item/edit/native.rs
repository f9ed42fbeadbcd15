//! Extended properties that are another way to a property of the item.

use super::ItemEdit;
use crate::Result;
use crate::mailbox::{ExtendedProperty, ExtendedPropertyPath};

/// Sets the property of the item that an extended one is another way to; `false` for one that is not.
pub(super) fn set(_: &mut ItemEdit, _: &ExtendedProperty) -> Result<bool> {
    Ok(false)
}

/// Removes the property of the item that a path is another way to; `false` for one that is not.
pub(super) fn remove(_: &mut ItemEdit, _: &ExtendedPropertyPath) -> Result<bool> {
    Ok(false)
}

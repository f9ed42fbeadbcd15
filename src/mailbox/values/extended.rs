//! Extended properties: those stored under their own paths, and those that are another way to a property.

use crate::mailbox::{ExtendedPropertyPath, ExtendedPropertyValue, Folder, Item, Mailbox};
use crate::property::{Native, PropertyId, ValueRef, message_flags};

impl Mailbox {
    /// The value of an extended property of an item, as text.
    #[must_use]
    pub fn extended_value(&self, item: &Item, path: &ExtendedPropertyPath) -> Option<ExtendedPropertyValue> {
        let kind = item.kind().kind();
        match kind.native(path) {
            None | Some(Native::Computed) => item.extended_property(path),
            Some(Native::MessageFlags) => {
                let is_true = |property: PropertyId| {
                    let held = self.value(item, property);
                    held.and_then(|held| held.lend().boolean()).unwrap_or(false)
                };
                Some(ExtendedPropertyValue::One(message_flags(kind, is_true).to_string()))
            }
            Some(Native::Property(property, form)) => {
                let held = self.value(item, property)?;
                form.stored(property, held.lend()).filter(|_| !is_unset(held.lend()))
            }
        }
    }

    /// The value of an extended property of a folder, as text.
    #[must_use]
    pub fn extended_folder_value(
        &self,
        folder: &Folder,
        path: &ExtendedPropertyPath,
    ) -> Option<ExtendedPropertyValue> {
        match folder.kind().kind().native(path) {
            Some(Native::Property(property, form)) => {
                form.stored(property, self.folder_value(folder, property)?.lend())
            }
            _ => folder.extended_property(path),
        }
    }
}

/// Whether a value stands for one that was never set: the empty summary of no recipients.
fn is_unset(value: ValueRef<'_>) -> bool {
    value == ValueRef::Text("")
}

//! Extended properties: those stored as they came, and those that are another way to a property.

use crate::mailbox::{ExtendedPropertyPath, ExtendedPropertyValue, Folder, Item, Mailbox};
use crate::property::{Kind, Native, PropertyId, message_flags};

impl Mailbox {
    /// The value of an extended property of an item.
    #[must_use]
    pub fn extended_value(&self, item: &Item, path: &ExtendedPropertyPath) -> Option<ExtendedPropertyValue> {
        let kind: &Kind = item.kind().kind();
        match kind.native(path) {
            None => item.extended_property(path),
            Some(Native::Computed) => None,
            Some(Native::MessageFlags) => {
                let is_true = |property: PropertyId| {
                    self.value(item, property).and_then(|value| value.lend().boolean()).unwrap_or(false)
                };
                Some(ExtendedPropertyValue::One(message_flags(kind, is_true).to_string()))
            }
            Some(Native::Property(property, form)) => {
                let value = self.value(item, property)?;
                form.stored(property, value.lend())
            }
        }
    }

    /// The value of an extended property of a folder.
    #[must_use]
    pub fn extended_folder_value(
        &self,
        folder: &Folder,
        path: &ExtendedPropertyPath,
    ) -> Option<ExtendedPropertyValue> {
        match folder.kind().kind().native(path) {
            None => folder.extended_property(path),
            Some(Native::Property(property, form)) => {
                let value = self.folder_value(folder, property)?;
                form.stored(property, value.lend())
            }
            Some(Native::Computed | Native::MessageFlags) => None,
        }
    }
}

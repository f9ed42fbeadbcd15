//! Which property is meant.

use crate::mailbox::ExtendedPropertyPath;
use crate::property::PropertyId;

/// The path of a property, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PropertyPath {
    /// A property of the tables.
    Property(PropertyId),
    /// A header field of a message.
    Header(String),
    /// A member of a distribution list.
    Member(String),
    /// An extended property.
    Extended(ExtendedPropertyPath),
}

impl<T: Into<PropertyId>> From<T> for PropertyPath {
    fn from(property: T) -> Self {
        Self::Property(property.into())
    }
}

//! What is searched, and the parts of the values it lends.

use crate::property::{Held, PropertyPath, PropertyValue, ValueRef};
use crate::schema::EmailAddress;

/// Something that can be searched: an item, a folder.
pub trait Values {
    /// The value a path leads to; `None` where the property is missing, be it that things of this kind never
    /// have it.
    ///
    /// Three paths lead to what stands for the value: `item:Body` to the text form of the body,
    /// `item:Attachments` to the names of the attachments, and an extended property to text, as
    /// [`ExtendedPropertyValue`](crate::mailbox::ExtendedPropertyValue) keeps it, or to a value of its type.
    fn value(&self, path: &PropertyPath) -> Option<Held<'_>>;
}

/// Whether a part of the value passes the test: several texts are parts, and so are name and address of a
/// mailbox. Any other value is one part.
pub(super) fn any_part(value: &Held<'_>, mut test: impl FnMut(ValueRef<'_>) -> bool) -> bool {
    any(value.lend(), &mut test)
}

fn any(value: ValueRef<'_>, test: &mut dyn FnMut(ValueRef<'_>) -> bool) -> bool {
    match value {
        ValueRef::Texts(mut texts) => texts.any(|text| test(ValueRef::Text(text))),
        ValueRef::Whole(PropertyValue::Texts(texts)) => texts.iter().any(|text| test(ValueRef::Text(text))),
        ValueRef::Whole(PropertyValue::Mailbox(mailbox)) => any_of_mailbox(mailbox, test),
        ValueRef::Whole(PropertyValue::Mailboxes(mailboxes)) => {
            mailboxes.iter().any(|mailbox| any_of_mailbox(mailbox, test))
        }
        ValueRef::Whole(PropertyValue::Body(_, text)) => test(ValueRef::Text(text)),
        ValueRef::Whole(PropertyValue::ItemId(id)) => test(ValueRef::Text(&id.id)),
        ValueRef::Whole(PropertyValue::Flag(flag)) => test(ValueRef::Word(flag.flag_status.name())),
        other => test(other),
    }
}

fn any_of_mailbox(mailbox: &EmailAddress, test: &mut dyn FnMut(ValueRef<'_>) -> bool) -> bool {
    let name = mailbox.name.as_deref();
    let address = mailbox.email_address.as_deref();
    name.into_iter().chain(address).any(|text| test(ValueRef::Text(text)))
}

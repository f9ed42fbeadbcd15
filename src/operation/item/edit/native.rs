//! Extended properties that are another way to a property of the item.

use super::ItemEdit;
use crate::mailbox::{ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue};
use crate::property::{Allowed, Native, PropertyPath, Verb, from_message_flags};
use crate::{Error, Result};

/// Sets the property of the item that an extended one is another way to; `false` for one that is not.
///
/// # Errors
///
/// `ErrorInvalidPropertySet` for one that only servers write, `ErrorInvalidExtendedPropertyValue` for a value
/// that the property cannot hold, and those of the property itself.
pub(super) fn set(edit: &mut ItemEdit, extended: &ExtendedProperty) -> Result<bool> {
    let kind = edit.kind.kind();
    let Some(native) = kind.native(extended.path()) else { return Ok(false) };
    match allowed(edit, native, edit.purpose, extended.path())? {
        Allowed::Ignored => return Ok(true),
        Allowed::Yes | Allowed::No => {}
    }
    match (native, extended.value()) {
        (Native::Property(property, form), value) => {
            let of_type = extended.path().property_type();
            let value = form.value(property, of_type, value, edit.get(property))?;
            match property.property().allows(edit.purpose, edit.server) {
                // What an import writes has no rules of its own.
                Allowed::No => edit.note(property, value),
                _ => edit.set(property, value)?,
            }
        }
        (Native::MessageFlags, ExtendedPropertyValue::One(flags)) => {
            // The text was found to be a number when the property was read.
            let flags = flags.parse().unwrap_or_default();
            from_message_flags(kind, flags).for_each(|(property, value)| edit.note(property, value));
        }
        (Native::MessageFlags | Native::Computed, _) => {}
    }
    Ok(true)
}

/// Removes the property of the item that a path is another way to; `false` for one that is not.
///
/// # Errors
///
/// `ErrorInvalidPropertyDelete` for one that cannot be deleted.
pub(super) fn remove(edit: &mut ItemEdit, path: &ExtendedPropertyPath) -> Result<bool> {
    let Some(native) = edit.kind.kind().native(path) else { return Ok(false) };
    allowed(edit, native, Verb::Delete, path)?;
    if let Native::Property(property, _) = native {
        edit.remove(property)?;
    }
    Ok(true)
}

/// What the server does about it, unless it refuses.
fn allowed(edit: &ItemEdit, native: Native, verb: Verb, path: &ExtendedPropertyPath) -> Result<Allowed> {
    match native.allows(verb, edit.server) {
        Allowed::No => Err(Error::new(verb.refusal()).at(&PropertyPath::Extended(path.clone()))),
        allowed => Ok(allowed),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::ResponseCode;
    use crate::mailbox::{DistinguishedPropertySet, ExtendedFieldUri, MapiPropertyType as Mapi};
    use crate::property::{
        EntryProperty, ItemKind, ItemProperty as I, MessageProperty as M, PropertyId, PropertyValue, ValueRef,
    };
    use crate::wire::ExchangeVersion;

    fn tag(tag: u16, of_type: Mapi) -> ExtendedPropertyPath {
        ExtendedPropertyPath::new(ExtendedFieldUri::tag(tag, of_type)).expect("the tag is no custom one")
    }

    fn property(path: ExtendedPropertyPath, text: &str) -> ExtendedProperty {
        ExtendedProperty::new(path, ExtendedPropertyValue::One(text.to_owned()))
            .expect("the type is a scalar")
    }

    fn edit(kind: ItemKind, purpose: Verb) -> ItemEdit {
        let edit = ItemEdit::create(kind, ExchangeVersion::NEWEST, Timestamp::UNIX_EPOCH);
        ItemEdit { purpose, ..edit }
    }

    fn is_set(edit: &ItemEdit, property: impl Into<PropertyId>) -> Option<bool> {
        edit.get(property).and_then(ValueRef::boolean)
    }

    #[track_caller]
    fn assert_refused(
        edit: &ItemEdit,
        result: Result<bool>,
        code: ResponseCode,
        path: &ExtendedPropertyPath,
    ) {
        assert_eq!(result, Err(Error::new(code).at(&PropertyPath::Extended(path.clone()))));
        assert!(edit.changes.is_empty());
    }

    #[test]
    fn what_servers_compute_is_refused_with_the_path() {
        for (purpose, path, value) in [
            (Verb::Create, tag(0x0E08, Mapi::Integer), "1"),
            (Verb::Create, tag(0x0FFF, Mapi::Binary), "AQI="),
            (Verb::Create, tag(0x3007, Mapi::SystemTime), "2020-01-01T00:00:00Z"),
            (Verb::Update, tag(0x0E06, Mapi::SystemTime), "2020-01-01T00:00:00Z"),
            (Verb::Update, tag(0x0E07, Mapi::Integer), "1"),
            (Verb::Create, tag(0x0E1D, Mapi::String), "Plan"),
        ] {
            let mut edit = edit(ItemKind::Message, purpose);
            let result = set(&mut edit, &property(path.clone(), value));
            assert_refused(&edit, result, ResponseCode::ErrorInvalidPropertySet, &path);
            let result = remove(&mut edit, &path);
            assert_refused(&edit, result, ResponseCode::ErrorInvalidPropertyDelete, &path);
        }
        let mut edit = edit(ItemKind::Message, Verb::Update);
        let path = tag(0x0036, Mapi::Integer);
        let result = set(&mut edit, &property(path.clone(), "9"));
        assert_eq!(result, Err(Error::new(ResponseCode::ErrorInvalidExtendedPropertyValue)));
        let result = remove(&mut edit, &path);
        assert_refused(&edit, result, ResponseCode::ErrorInvalidPropertyDelete, &path);
        let long = property(tag(0x0037, Mapi::String), &"x".repeat(256));
        assert_eq!(set(&mut edit, &long).map_err(|it| it.code()), Err(ResponseCode::ErrorPropertyUpdate));
        assert!(edit.changes.is_empty());
    }

    #[test]
    fn others_are_kept_under_their_own_path() {
        let mut edit = edit(ItemKind::Message, Verb::Create);
        assert_eq!(set(&mut edit, &property(tag(0x1234, Mapi::String), "a")), Ok(false));
        assert_eq!(set(&mut edit, &property(tag(0x0037, Mapi::Integer), "1")), Ok(false));
        assert_eq!(remove(&mut edit, &tag(0x1234, Mapi::String)), Ok(false));
    }

    #[test]
    fn ip_160_flags_of_an_imported_message() {
        let mut edit = edit(ItemKind::Message, Verb::Create);
        assert_eq!(set(&mut edit, &property(tag(0x0E07, Mapi::Integer), "1")), Ok(true));
        assert_eq!((is_set(&edit, M::IsRead), is_set(&edit, I::IsDraft)), (Some(true), Some(false)));
    }

    #[test]
    fn ip_157_the_time_of_delivery_of_an_imported_message() {
        let mut edit = edit(ItemKind::Message, Verb::Create);
        let time = "2020-01-01T00:00:00Z";
        assert_eq!(set(&mut edit, &property(tag(0x0E06, Mapi::SystemTime), time)), Ok(true));
        assert_eq!(edit.time(I::DateTimeReceived), time.parse().ok());
    }

    #[test]
    fn what_can_be_set_is_set_where_it_is_kept() {
        let mut message = edit(ItemKind::Message, Verb::Update);
        assert_eq!(set(&mut message, &property(tag(0x0036, Mapi::Integer), "2")), Ok(true));
        assert_eq!(message.text(I::Sensitivity), Some("Private"));
        assert_eq!(set(&mut message, &property(tag(0x0037, Mapi::String), "Plan")), Ok(true));
        assert_eq!(message.text(I::Subject), Some("Plan"));
        assert_eq!(remove(&mut message, &tag(0x0037, Mapi::String)), Ok(true));
        assert_eq!(message.text(I::Subject), None);
        assert_eq!(set(&mut message, &property(tag(0x0042, Mapi::String), "Ada")), Ok(true));
        assert_eq!(set(&mut message, &property(tag(0x0065, Mapi::String), "a@b")), Ok(true));
        let Some(ValueRef::Whole(PropertyValue::Mailbox(from))) = message.get(M::From) else { panic!() };
        assert_eq!((from.name.as_deref(), from.email_address.as_deref()), (Some("Ada"), Some("a@b")));
        let mut contact = edit(ItemKind::Contact, Verb::Create);
        let address = ExtendedPropertyPath::new(ExtendedFieldUri {
            property_tag: None,
            distinguished_property_set_id: Some(DistinguishedPropertySet::Address),
            property_id: Some(0x8083),
            ..ExtendedFieldUri::tag(0, Mapi::String)
        });
        let address = address.expect("a set and a number are a path");
        assert_eq!(set(&mut contact, &property(address, "a@b")), Ok(true));
        assert_eq!(contact.text(EntryProperty::EmailAddress1), Some("a@b"));
    }
}

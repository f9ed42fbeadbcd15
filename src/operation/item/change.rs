//! The parts of UpdateItem: changes of one item, each of one property, and how they act on an edit.
//!
//! Source: the reference pages of ItemChange, SetItemField, AppendToItemField and DeleteItemField.

use super::edit::{ItemEdit, refused_at};
use crate::finding::{Culprit, Rule};
use crate::mailbox;
use crate::property::{EntryProperty, ItemObject, PropertyId, PropertyPath, PropertyValue};
use crate::schema::{BaseItemId, ChangeDescription, ItemId, Member, OccurrenceItemId, RecurringMasterItemId};
use crate::{Error, ResponseCode, Result, choice, message};

message! {
    /// The items to change, each with its changes.
    pub struct NonEmptyArrayOfItemChanges: types "NonEmptyArrayOfItemChangesType" {
        elements {
            /// At least one.
            item_changes: NonEmpty<ItemChange> as "ItemChange",
        }
    }
}

choice! {
    /// The ways to name an item that is to change: all but a recurring master with spans of time.
    #[derive(Eq)]
    #[allow(clippy::enum_variant_names, reason = "they are the names of the elements")]
    pub enum ChangedItemId in types {
        /// By its own identifier.
        ItemId(ItemId),
        /// As an occurrence of a recurring master.
        OccurrenceItemId(OccurrenceItemId),
        /// As the recurring master of an occurrence.
        RecurringMasterItemId(RecurringMasterItemId),
    }
}

impl From<ChangedItemId> for BaseItemId {
    fn from(id: ChangedItemId) -> Self {
        match id {
            ChangedItemId::ItemId(id) => Self::ItemId(id),
            ChangedItemId::OccurrenceItemId(id) => Self::OccurrenceItemId(id),
            ChangedItemId::RecurringMasterItemId(id) => Self::RecurringMasterItemId(id),
        }
    }
}

message! {
    /// What changes about an item.
    pub struct ItemChange: types "ItemChangeType" {
        elements {
            /// The item, with the change key it had when the client read it.
            item_id: One<ChangedItemId> => branches,
            /// The changes, in the order in which they act.
            updates: One<NonEmptyArrayOfItemChangeDescriptions>,
        }
    }
}

message! {
    /// Changes of properties.
    pub struct NonEmptyArrayOfItemChangeDescriptions: types "NonEmptyArrayOfItemChangeDescriptionsType" {
        elements {
            /// At least one.
            updates: NonEmpty<ItemChangeDescription> => branches,
        }
    }
}

choice! {
    /// A change of one property.
    pub enum ItemChangeDescription in types {
        /// Adds to what is there.
        AppendToItemField(AppendToItemField),
        /// Puts a value in the place of what is there.
        SetItemField(SetItemField),
        /// Removes what is there.
        DeleteItemField(DeleteItemField),
    }
}

message! {
    /// Adds to a body or to a list of people.
    pub struct AppendToItemField: types "AppendToItemFieldType" extends ChangeDescription as change {
        elements {
            /// An item that has this property and no other.
            item: One<ItemObject> => branches,
        }
    }
}

message! {
    /// Sets a property.
    pub struct SetItemField: types "SetItemFieldType" extends ChangeDescription as change {
        elements {
            /// An item that has this property and no other.
            item: One<ItemObject> => branches,
        }
    }
}

message! {
    /// Removes a property.
    pub struct DeleteItemField: types "DeleteItemFieldType" extends ChangeDescription as change {}
}

impl ItemChangeDescription {
    /// Lets the change act on an edit.
    ///
    /// # Errors
    ///
    /// `ErrorIncorrectUpdatePropertyCount` unless the item has exactly one property,
    /// `ErrorUpdatePropertyMismatch` if it is not the one of the path, and those of [`ItemEdit`].
    pub(super) fn act_on(self, edit: &mut ItemEdit<'_>) -> Result<()> {
        match self {
            Self::SetItemField(set) => {
                let path = PropertyPath::resolve(&set.change.path)?;
                match named_value(edit, &path, set.item)? {
                    Named::Property(property, value) => edit.set(property, value),
                    Named::Entry(entry, entries) => edit.set_entry(entry, &entries),
                    Named::Extended(property) => edit.set_extended(property),
                    Named::Member(key, member) => edit.set_member(&key, member),
                }
            }
            Self::AppendToItemField(append) => {
                let path = PropertyPath::resolve(&append.change.path)?;
                match named_value(edit, &path, append.item)? {
                    Named::Property(property, value) => edit.append(property, value),
                    Named::Entry(..) | Named::Extended(_) | Named::Member(..) => {
                        Err(refused_at(ResponseCode::ErrorInvalidPropertyAppend, &path))
                    }
                }
            }
            Self::DeleteItemField(delete) => match PropertyPath::resolve(&delete.change.path)? {
                PropertyPath::Property(property) => {
                    edit.remove(edit.kind().kind().equivalent_of(property).unwrap_or(property))
                }
                PropertyPath::Entry(entry) => edit.remove_entry(entry),
                PropertyPath::Extended(path) => edit.remove_extended(&path),
                PropertyPath::Member(key) => edit.remove_member(&key),
                path @ PropertyPath::Header(_) => {
                    Err(refused_at(ResponseCode::ErrorInvalidPropertyDelete, &path))
                }
            },
        }
    }
}

/// The value of a change, found to be that of its path.
enum Named {
    Property(PropertyId, PropertyValue),
    Entry(EntryProperty, Vec<(EntryProperty, String)>),
    Extended(mailbox::ExtendedProperty),
    Member(String, Member),
}

/// The one property of the item of a change.
fn named_value(edit: &ItemEdit<'_>, path: &PropertyPath, item: ItemObject) -> Result<Named> {
    let (mut properties, element) = (item.properties, item.kind.kind().element.name);
    let not_one = || {
        Error::new(ResponseCode::ErrorIncorrectUpdatePropertyCount)
            .because(Rule::ChangeOfOne, Culprit::element(element))
    };
    let (Some((property, value)), true) = (properties.pop(), properties.is_empty()) else {
        return Err(not_one());
    };
    let mismatch = || {
        let culprit = Culprit::element(property.property().element.name);
        path.refused(ResponseCode::ErrorUpdatePropertyMismatch).because(Rule::ChangeAtPath, culprit)
    };
    match (path, value) {
        (PropertyPath::Property(wanted), value) => {
            let own = edit.kind().kind().equivalent_of(*wanted).unwrap_or(*wanted);
            if property.property().field_uri == wanted.property().field_uri {
                Ok(Named::Property(own, value))
            } else {
                Err(mismatch())
            }
        }
        (PropertyPath::Entry(entry), PropertyValue::Entries(entries)) => {
            let mut keys: Vec<_> = entries.iter().map(|(own, _)| own.entry().key).collect();
            keys.dedup();
            match keys.as_slice() {
                [_, _, ..] => Err(not_one()),
                [key] if *key == entry.entry().key && entries.iter().any(|(own, _)| own == entry) => {
                    Ok(Named::Entry(*entry, entries))
                }
                _ => Err(mismatch()),
            }
        }
        (PropertyPath::Member(key), PropertyValue::Members(mut members)) => {
            match (members.pop(), members.is_empty()) {
                (Some(member), true) if member.key.as_ref().is_none_or(|own| own == key) => {
                    Ok(Named::Member(key.clone(), member))
                }
                (Some(_), true) => Err(mismatch()),
                _ => Err(not_one()),
            }
        }
        (PropertyPath::Extended(path), PropertyValue::Extended(property)) => {
            let property = mailbox::ExtendedProperty::try_from(*property)?;
            if property.path().names_same_property(path) {
                Ok(Named::Extended(property))
            } else {
                Err(mismatch())
            }
        }
        _ => Err(mismatch()),
    }
}

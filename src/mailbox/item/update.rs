//! Changing items in place.

use std::sync::Arc;

use jiff::Timestamp;

use super::create::check_item_class;
use super::{Item, ItemKey, REVISIONS_MAX, Revision, display_name_of, is_read_of};
use crate::finding::{Culprit, Rule};
use crate::mailbox::extended_property::{self, ExtendedProperty, ExtendedPropertyPath};
use crate::mailbox::{Contact, FolderKey, Generation, ImGroup, Mailbox};
use crate::property::{Change, Held, ItemProperty, PropertyId, PropertyPath, PropertyValue, ValueRef};
use crate::{Error, ResponseCode, Result};

/// One change of an item, as UpdateItem lists them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ItemUpdate {
    /// Sets a property; a dictionary is set entry by entry.
    Property(PropertyId, PropertyValue),
    /// Deletes a property, which need not be there.
    DeleteProperty(PropertyId),
    /// Sets an extended property; the display name of a contact or a list may be set as one.
    ExtendedProperty(ExtendedProperty),
    /// Deletes an extended property, which need not be there.
    DeleteExtendedProperty(ExtendedPropertyPath),
}

impl ItemUpdate {
    /// Sets a property.
    #[must_use]
    pub fn set(property: impl Into<PropertyId>, value: impl Into<PropertyValue>) -> Self {
        Self::Property(property.into(), value.into())
    }

    /// Deletes a property.
    #[must_use]
    pub fn delete(property: impl Into<PropertyId>) -> Self {
        Self::DeleteProperty(property.into())
    }

    /// What it changes.
    fn path(&self) -> PropertyPath {
        match self {
            Self::Property(property, _) | Self::DeleteProperty(property) => (*property).into(),
            Self::ExtendedProperty(property) => PropertyPath::Extended(property.path().clone()),
            Self::DeleteExtendedProperty(path) => PropertyPath::Extended(path.clone()),
        }
    }

    /// Whether it only marks an item as read or as unread.
    fn is_mark(&self, item: &Item) -> bool {
        matches!(self, Self::Property(property, _) if Some(*property) == is_read_of(item.kind))
    }
}

impl Item {
    /// Remembers a write, and forgets the oldest when there are many.
    pub(super) fn note(&mut self, revision: Revision) {
        if self.revisions.len() == REVISIONS_MAX {
            self.revisions.list_mut().remove(0);
        }
        self.revisions.list_mut().push(revision);
    }
}

impl Mailbox {
    /// Makes the changes in the order given: all of them, or none when the result is refused. The item was
    /// last changed now by the owner of the mailbox, unless the changes say otherwise or only mark it as read
    /// or unread. It has another change key in any case.
    ///
    /// # Errors
    ///
    /// * `ErrorItemNotFound`; `ErrorAccessDenied` for an item among the recoverable items;
    /// * `ErrorObjectTypeChanged` for a class of another kind, and for any other class of an IM group;
    /// * `ErrorPropertyUpdate` for an IM contact whose IM address another one has, and for an IM group
    ///   without a display name;
    /// * those of [`rename_im_group`](Self::rename_im_group) for another display name of an IM group.
    pub fn update_item(&mut self, key: ItemKey, updates: Vec<ItemUpdate>, now: Timestamp) -> Result<()> {
        let item = self.item_there(key)?;
        if self.is_recoverable(item.folder) {
            return Err(self.refused(ResponseCode::ErrorAccessDenied, Rule::ItemOutsideRecoverable, item));
        }
        let is_content =
            self.generation == Generation::Exchange2007 || !updates.iter().all(|update| update.is_mark(item));
        let revision =
            Revision { before: item.change, paths: updates.iter().map(ItemUpdate::path).collect() };
        let mut updated = self.updated(item, updates, is_content.then_some(now));
        self.check_update(item, &updated)?;
        updated.note(revision);
        self.write_item(updated, is_content);
        Ok(())
    }

    /// Marks an item as read or as unread. Returns whether it was otherwise; items that nobody reads, and
    /// those that are as they shall be, stay untouched.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound`.
    pub fn set_read(&mut self, key: ItemKey, is_read: bool) -> Result<bool> {
        let item = self.item_there(key)?;
        let (Some(property), Some(was_read)) = (is_read_of(item.kind), item.is_read()) else {
            return Ok(false);
        };
        if was_read == is_read {
            return Ok(false);
        }
        let mut updated = item.clone();
        updated.properties.set(property, is_read);
        updated.note(Revision { before: item.change, paths: [PropertyPath::from(property)].into() });
        self.write_item(updated, self.generation == Generation::Exchange2007);
        Ok(true)
    }

    /// Marks all items in a folder as read or as unread, and returns those that were otherwise.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` for no such folder.
    pub fn mark_all_read(&mut self, folder: FolderKey, is_read: bool) -> Result<Vec<ItemKey>> {
        let missing =
            || Error::new(ResponseCode::ErrorItemNotFound).because(Rule::FolderThere, Culprit::Message);
        self.folder(folder).ok_or_else(missing)?;
        let is_otherwise = |item: &&Item| item.is_read() == Some(!is_read);
        let keys: Vec<_> = self.items_in(folder).filter(is_otherwise).map(Item::key).collect();
        for &key in &keys {
            self.set_read(key, is_read)?;
        }
        Ok(keys)
    }

    /// The item as it is after the changes, noted as changed at a time.
    fn updated(&self, item: &Item, updates: Vec<ItemUpdate>, changed: Option<Timestamp>) -> Item {
        let mut item = item.clone();
        let display_name = display_name_of(item.kind);
        let mut values: Vec<Change<'_>> = changed.into_iter().flat_map(|now| self.stamps(now)).collect();
        for update in updates {
            match update {
                ItemUpdate::Property(property, value) => values.push((property, Some(Held::Own(value)))),
                ItemUpdate::DeleteProperty(property) => values.push((property, None)),
                ItemUpdate::ExtendedProperty(property) => {
                    match (display_name, property.clone().into_display_name()) {
                        (Some(name), Some(text)) => values.push((name, Some(Held::Own(text.into())))),
                        _ => extended_property::set(item.extended_properties.list_mut(), property),
                    }
                }
                ItemUpdate::DeleteExtendedProperty(path) => {
                    match display_name.filter(|_| path.is_display_name()) {
                        Some(name) => values.push((name, None)),
                        None => extended_property::remove(item.extended_properties.list_mut(), &path),
                    }
                }
            }
        }
        if changed.is_some() && item.properties.boolean(ItemProperty::IsUnmodified) == Some(true) {
            values.push((ItemProperty::IsUnmodified.into(), Some(Held::Lent(ValueRef::Boolean(false)))));
        }
        item.properties.apply_held(values);
        item
    }

    fn check_update(&self, before: &Item, after: &Item) -> Result<()> {
        if let Some(group) = before.im_group() {
            return self.check_update_of_group(group, after);
        }
        check_item_class(after)?;
        if before.contact().is_some_and(Contact::is_im_contact) {
            self.check_im_addresses_are_free(after, ResponseCode::ErrorPropertyUpdate)?;
        }
        Ok(())
    }

    fn check_update_of_group(&self, group: ImGroup<'_>, after: &Item) -> Result<()> {
        if after.item_class() != group.kind().item_class() {
            return Err(Error::new(ResponseCode::ErrorObjectTypeChanged)
                .because(Rule::ItemClassOfKind, Culprit::value("ItemClass", after.item_class())));
        }
        match after.display_name().unwrap_or_default() {
            "" => Err(self.refused(ResponseCode::ErrorPropertyUpdate, Rule::ImGroupNamed, after)),
            name if name == group.display_name() => Ok(()),
            name => self.check_can_be_renamed(group.key(), name),
        }
    }

    /// Writes an item in the place of what it was; its folder and its lists follow.
    pub(in crate::mailbox) fn write_item(&mut self, mut item: Item, is_content: bool) {
        let Some(before) = self.shared_item(item.key) else { return };
        item.change = self.mint();
        if is_content {
            item.content_change = item.change;
        }
        if item.is_read() != before.is_read() {
            item.read_flips.list_mut().push(item.change);
        }
        if item.is_unread() != before.is_unread() {
            self.note_read_flag(&item);
        }
        self.items.insert(before.key.0, Arc::new(item));
        if let Some(contact) = before.contact() {
            self.relink_contact(contact);
        }
    }
}

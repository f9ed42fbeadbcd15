//! Making items.

use jiff::Timestamp;

use super::{Item, ItemKey, Role, display_name_of};
use crate::finding::{Culprit, Rule};
use crate::mailbox::address::Address;
use crate::mailbox::contact::Addresses;
use crate::mailbox::extended_property::{self, ExtendedProperty};
use crate::mailbox::{ContactKey, Folder, FolderKey, Mailbox};
use crate::property::{
    Change, FolderKind, Held, ItemKind, ItemProperty, PropertyBag, PropertyId, PropertyValue, ValueRef, is_of,
};
use crate::rarely::Rarely;
use crate::schema::EmailAddress;
use crate::{Error, ResponseCode, Result};

/// The class of folders that hold notes. They are of no kind of their own, but no mail folders either.
const NOTES_CLASS: &str = "IPF.StickyNote";

/// What an item that is to be made has.
#[derive(Debug, Clone, PartialEq)]
pub struct NewItem {
    /// What it is; a `t:Item` is kept as a message.
    pub kind: ItemKind,
    /// Whether programs hide it in its folder.
    pub is_associated: bool,
    /// Its properties, dictionaries entry by entry; the last word on one counts.
    pub properties: Vec<(PropertyId, PropertyValue)>,
    /// Its extended properties; the last word on one counts.
    pub extended_properties: Vec<ExtendedProperty>,
    /// Who makes it, by the primary SMTP address; `None` for the owner of the mailbox.
    pub creator: Option<Box<str>>,
}

impl NewItem {
    /// An item of that kind without properties, for users to see.
    #[must_use]
    pub const fn new(kind: ItemKind) -> Self {
        Self {
            kind,
            is_associated: false,
            properties: Vec::new(),
            extended_properties: Vec::new(),
            creator: None,
        }
    }

    /// What an item has, to be put elsewhere.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        Self {
            kind: item.kind(),
            is_associated: item.is_associated(),
            properties: item.properties().values().collect(),
            extended_properties: item.extended_properties().to_vec(),
            creator: None,
        }
    }

    /// The mailboxes of a property: one or several.
    #[must_use]
    pub fn mailboxes(&self, property: impl Into<PropertyId>) -> &[EmailAddress] {
        let property = property.into();
        match self.properties.iter().rev().find(|(own, _)| *own == property).map(|(_, value)| value) {
            Some(PropertyValue::Mailbox(mailbox)) => std::slice::from_ref(&**mailbox),
            Some(PropertyValue::Mailboxes(mailboxes)) => mailboxes,
            _ => &[],
        }
    }

    /// Gives it a property in place of the one it may have.
    pub fn put(&mut self, property: impl Into<PropertyId>, value: impl Into<PropertyValue>) {
        let property = property.into();
        self.properties.retain(|(own, _)| *own != property);
        self.properties.push((property, value.into()));
    }

    /// The same item with one more property.
    #[must_use]
    pub fn with(mut self, property: impl Into<PropertyId>, value: impl Into<PropertyValue>) -> Self {
        self.properties.push((property.into(), value.into()));
        self
    }
}

/// What an item that is to be made has, with values that somebody may lend.
#[derive(Debug, Clone)]
pub(crate) struct LentItem<'a> {
    /// As [`NewItem::kind`].
    pub(crate) kind: ItemKind,
    /// As [`NewItem::is_associated`].
    pub(crate) is_associated: bool,
    /// Its properties as changes of an item that has none; the last word on one counts.
    pub(crate) changes: Vec<Change<'a>>,
    /// As [`NewItem::extended_properties`].
    pub(crate) extended_properties: Vec<ExtendedProperty>,
    /// As [`NewItem::creator`].
    pub(crate) creator: Option<Box<str>>,
}

impl LentItem<'_> {
    /// The same with values of its own.
    pub(crate) fn into_owned(self) -> NewItem {
        let values = self.changes.into_iter();
        let values = values.filter_map(|(property, value)| Some((property, value?.into_owned(property))));
        NewItem {
            kind: self.kind,
            is_associated: self.is_associated,
            properties: values.collect(),
            extended_properties: self.extended_properties,
            creator: self.creator,
        }
    }
}

impl From<NewItem> for LentItem<'_> {
    fn from(new: NewItem) -> Self {
        let values = new.properties.into_iter();
        Self {
            kind: new.kind,
            is_associated: new.is_associated,
            changes: values.map(|(property, value)| (property, Some(Held::Own(value)))).collect(),
            extended_properties: new.extended_properties,
            creator: new.creator,
        }
    }
}

impl Mailbox {
    /// Makes an item in a folder. It was made and last changed now by the owner of the mailbox, unless its
    /// properties say otherwise.
    ///
    /// # Errors
    ///
    /// In this order: `ErrorSavedItemFolderNotFound`; `ErrorInvalidFolderTypeForOperation` in a search
    /// folder; `ErrorCannotCreateContactInNonContactFolder` and its relatives for a folder of another kind,
    /// unless the item is hidden there; `ErrorObjectTypeChanged` for a class of another kind;
    /// `ErrorImContactLimitReached`, and `ErrorItemSavePropertyError` for an IM contact whose IM address
    /// another one has.
    pub fn create_item(&mut self, folder: FolderKey, new: NewItem, now: Timestamp) -> Result<ItemKey> {
        self.create_lent_item(folder, new.into(), now)
    }

    /// Makes an item as [`create_item`](Self::create_item) does.
    ///
    /// # Errors
    ///
    /// The same.
    pub(crate) fn create_lent_item(
        &mut self,
        folder: FolderKey,
        new: LentItem<'_>,
        now: Timestamp,
    ) -> Result<ItemKey> {
        let place = self.folder_to_put_into(folder, ResponseCode::ErrorSavedItemFolderNotFound)?;
        if !new.is_associated {
            check_folder_takes(place, new.kind)?;
        }
        let item = self.loose_item(new, now);
        check_item_class(&item)?;
        self.check_im_list_takes(&item, folder, ResponseCode::ErrorItemSavePropertyError)?;
        let key = self.place_item(item, folder);
        self.settle_im_contact(key);
        Ok(key)
    }

    /// An item that lies nowhere yet.
    pub(in crate::mailbox) fn loose_item(&self, new: LentItem<'_>, now: Timestamp) -> Item {
        let kind = if new.kind == ItemKind::Item { ItemKind::Message } else { new.kind };
        let mut changes = new.changes;
        changes.splice(..0, self.stamps_of_new(now));
        let mut extended_properties = Vec::new();
        for property in new.extended_properties {
            match (display_name_of(kind), property.clone().into_display_name()) {
                (Some(name), Some(text)) => changes.push((name, Some(Held::Own(text.into())))),
                _ => extended_property::set(&mut extended_properties, property),
            }
        }
        let mut properties = PropertyBag::default();
        properties.apply_held(changes);
        Item {
            key: ItemKey(0),
            folder: FolderKey(0),
            kind,
            is_associated: new.is_associated,
            change: 0,
            content_change: 0,
            revisions: Rarely::new(),
            read_flips: Rarely::new(),
            creator: new.creator,
            is_receipt_settled: false,
            properties,
            extended_properties: extended_properties.into(),
            role: Role::Plain,
        }
    }

    /// What is noted of an item when it is made.
    pub(super) fn stamps_of_new(&self, now: Timestamp) -> [Change<'_>; 3] {
        let [name, time] = self.stamps(now);
        [(ItemProperty::DateTimeCreated.into(), Some(Held::Lent(ValueRef::Time(now)))), name, time]
    }

    /// What is noted of an item when it is written to.
    pub(super) fn stamps(&self, now: Timestamp) -> [Change<'_>; 2] {
        [
            (ItemProperty::LastModifiedName.into(), Some(Held::Lent(ValueRef::Text(self.display_name())))),
            (ItemProperty::LastModifiedTime.into(), Some(Held::Lent(ValueRef::Time(now)))),
        ]
    }

    /// The folder that an item is to be put into, if it is there and items can be put into it.
    pub(super) fn folder_to_put_into(&self, folder: FolderKey, missing: ResponseCode) -> Result<&Folder> {
        let no_folder = || Error::new(missing).because(Rule::FolderThere, Culprit::Message);
        let place = self.folder(folder).ok_or_else(no_folder)?;
        if place.kind() == FolderKind::SearchFolder {
            return Err(Error::new(ResponseCode::ErrorInvalidFolderTypeForOperation)
                .because(Rule::FolderHoldsItems, Culprit::value("FolderId", self.folder_id_of(folder))));
        }
        Ok(place)
    }

    /// Checks that the IM list has room for the item, if the folder makes it an IM contact, and that no other
    /// contact there has its IM address. The item may come from the IM list itself.
    pub(super) fn check_im_list_takes(
        &self,
        item: &Item,
        folder: FolderKey,
        taken: ResponseCode,
    ) -> Result<()> {
        let is_contact = self.is_contact_in(folder, item.kind, item.is_associated);
        if folder != FolderKey::QUICK_CONTACTS || !is_contact {
            return Ok(());
        }
        if item.folder != folder {
            self.check_im_contact_limit()?;
        }
        self.check_im_addresses_are_free(item, taken)
    }

    /// Checks that no other IM contact has an IM address of the item.
    pub(super) fn check_im_addresses_are_free(&self, item: &Item, taken: ResponseCode) -> Result<()> {
        let addresses = Addresses::of(item);
        let is_taken = |address: &&Address<'_>| {
            self.im_contact_at(address).is_some_and(|key| key != ContactKey(item.key.0))
        };
        match addresses.im().iter().find(is_taken) {
            Some(address) => {
                Err(Error::new(taken)
                    .because(Rule::ImAddressFree, Culprit::value("ImAddress", &*address.text)))
            }
            None => Ok(()),
        }
    }
}

/// Checks that items of the kind are made in such folders. Moved and copied they are to any.
fn check_folder_takes(folder: &Folder, kind: ItemKind) -> Result<()> {
    let is_notes = folder.folder_class().is_some_and(|class| is_of(class, NOTES_CLASS));
    let (wanted, code) = match kind {
        ItemKind::Contact | ItemKind::DistributionList => {
            (FolderKind::ContactsFolder, ResponseCode::ErrorCannotCreateContactInNonContactFolder)
        }
        ItemKind::CalendarItem => {
            (FolderKind::CalendarFolder, ResponseCode::ErrorCannotCreateCalendarItemInNonCalendarFolder)
        }
        ItemKind::Task => (FolderKind::TasksFolder, ResponseCode::ErrorCannotCreateTaskInNonTaskFolder),
        ItemKind::PostItem => (FolderKind::Folder, ResponseCode::ErrorCannotCreatePostItemInNonMailFolder),
        _ => return Ok(()),
    };
    if folder.kind() == wanted && !is_notes {
        return Ok(());
    }
    Err(Error::new(code).because(Rule::FolderOfKind, Culprit::element(kind.kind().element.name)))
}

/// Checks that the class of an item is one of its kind.
pub(in crate::mailbox) fn check_item_class(item: &Item) -> Result<()> {
    let is_own = item.kind.is_held() && item.properties.text(ItemProperty::ItemClass).is_none();
    if is_own || ItemKind::of_class(item.item_class()) == item.kind {
        return Ok(());
    }
    Err(Error::new(ResponseCode::ErrorObjectTypeChanged)
        .because(Rule::ItemClassOfKind, Culprit::value("ItemClass", item.item_class())))
}

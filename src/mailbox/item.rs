//! Items: everything that lies in folders, in one store.
//!
//! An item is what its properties say and where it lies. Two kinds of items are more than that, by one rule
//! each, which every transition keeps:
//!
//! * a contact in a contacts folder belongs to a person and is found by its addresses. It is on the IM list
//!   exactly as long as it lies in `quickcontacts`, and then in at least one IM group;
//! * an IM group is made by the operations of the IM list alone, and is one as long as it lies in
//!   `imcontactlist`, which it leaves only for good.
//!
//! Whatever moves has left: a contact leaves its groups even when it moves within `quickcontacts`, and one
//! that arrives there is in Other Contacts.

mod create;
mod delete;
mod receipt;
mod relocate;
mod store;
mod update;

use jiff::Timestamp;

use super::contact::{Contact, ContactKey, Membership, TelUriRole};
use super::extended_property::{self, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue};
use super::few::Few;
use super::im_group::{ImGroup, ImGroupKey, ImGroupKind};
use super::slots::Slots;
use super::{FolderKey, PersonKey};
use crate::property::{
    ContactProperty, DistributionListProperty, ItemKind, ItemProperty, MessageProperty, PostItemProperty,
    PropertyBag, PropertyId, PropertyPath, PropertyValue, ValueRef,
};

use crate::rarely::Rarely;
use crate::schema::Member;

pub(crate) use self::create::LentItem;
pub use self::create::NewItem;
#[cfg(feature = "serde")]
pub(super) use self::create::check_item_class;
pub use self::update::ItemUpdate;

/// Addresses one item of a mailbox: the counter in its id, which is also when it came to where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct ItemKey(pub u64);

/// An item of a mailbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub(super) key: ItemKey,
    pub(super) folder: FolderKey,
    pub(super) kind: ItemKind,
    /// Whether programs hide it in its folder.
    pub(super) is_associated: bool,
    /// When it was last written to.
    pub(super) change: u64,
    /// When it was last written to otherwise than by marking it as read or unread.
    pub(super) content_change: u64,
    /// The latest writes, each with what it changed; see [`Item::conflicts`].
    pub(super) revisions: Rarely<Revision>,
    /// When it was marked as read or as unread since it came; every mark undoes the one before.
    pub(super) read_flips: Rarely<u64>,
    /// Who made it, by the primary SMTP address; `None` for the owner of the mailbox.
    pub(super) creator: Option<Box<str>>,
    /// Whether the receipt that the sender asked for has been sent or is not to be sent.
    pub(super) is_receipt_settled: bool,
    pub(super) properties: PropertyBag,
    pub(super) extended_properties: Rarely<ExtendedProperty>,
    pub(super) role: Role,
}

/// One write to an item in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Revision {
    /// The change key before it.
    pub(super) before: u64,
    /// What it changed.
    pub(super) paths: Box<[PropertyPath]>,
}

/// How many writes to an item are remembered, to resolve conflicts with clients that have read it before.
pub(super) const REVISIONS_MAX: usize = 32;

/// What an item is beside its properties.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    /// Nothing.
    Plain,
    /// A contact in a contacts folder.
    Contact(ContactRole),
    /// A group of the IM list.
    ImGroup(Box<ImGroupRole>),
}

/// What a contact is part of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ContactRole {
    pub(super) person: PersonKey,
    /// What an IM contact without an IM address is known by.
    pub(super) tel_uri: Option<Box<TelUriRole>>,
    /// In order of group, so that a look-up halves; empty unless the contact is on the IM list.
    pub(super) memberships: Few<Membership>,
}

/// What an IM group consists of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ImGroupRole {
    pub(super) kind: ImGroupKind,
    /// By sequence, which is the order in which they were added.
    pub(super) members: Slots<ContactKey>,
    pub(super) next_sequence: u64,
}

impl ContactRole {
    pub(super) const fn of_person(person: PersonKey) -> Self {
        Self { person, tel_uri: None, memberships: Few::None }
    }
}

impl Item {
    /// The key of the item in its mailbox.
    #[must_use]
    pub const fn key(&self) -> ItemKey {
        self.key
    }

    /// The folder the item lies in.
    #[must_use]
    pub const fn folder(&self) -> FolderKey {
        self.folder
    }

    /// The primary SMTP address of who made it; `None` for the owner of the mailbox.
    #[must_use]
    pub fn creator(&self) -> Option<&str> {
        self.creator.as_deref()
    }

    /// Which element it is written as.
    #[must_use]
    pub const fn kind(&self) -> ItemKind {
        self.kind
    }

    /// Whether programs hide it in its folder.
    #[must_use]
    pub const fn is_associated(&self) -> bool {
        self.is_associated
    }

    /// When the item was last written to: the counter in its change key.
    #[must_use]
    pub const fn change(&self) -> u64 {
        self.change
    }

    /// When the item was last written to otherwise than by marking it as read or unread, counted as changes
    /// are.
    #[must_use]
    pub const fn content_change(&self) -> u64 {
        self.content_change
    }

    /// Whether the item is read where it was not after a change, or the other way round.
    #[must_use]
    pub fn is_read_flag_changed_after(&self, change: u64) -> bool {
        let before = self.read_flips.partition_point(|flip| *flip <= change);
        (self.read_flips.len() - before) % 2 == 1
    }

    /// Which of these properties have changed since the item had a change key; `None` for one that it never
    /// had, or so long ago that nobody remembers.
    #[must_use]
    pub fn conflicts<'a>(&self, change: u64, paths: &'a [PropertyPath]) -> Option<Vec<&'a PropertyPath>> {
        if change == self.change {
            return Some(Vec::new());
        }
        let since = self.revisions.iter().position(|revision| revision.before == change)?;
        let changed = |path: &&PropertyPath| self.revisions[since..].iter().any(|it| it.paths.contains(path));
        Some(paths.iter().filter(changed).collect())
    }

    /// The stored properties.
    #[must_use]
    pub const fn properties(&self) -> &PropertyBag {
        &self.properties
    }

    /// The stored value of a property.
    #[must_use]
    pub fn get(&self, property: impl Into<PropertyId>) -> Option<ValueRef<'_>> {
        self.properties.get(property)
    }

    /// The extended properties in the order of their types and addresses; display names are none of them.
    #[must_use]
    pub fn extended_properties(&self) -> &[ExtendedProperty] {
        &self.extended_properties
    }

    /// The value of an extended property; the display name is one of every contact and list.
    #[must_use]
    pub fn extended_property(&self, path: &ExtendedPropertyPath) -> Option<ExtendedPropertyValue> {
        match self.display_name().filter(|_| path.is_display_name()) {
            Some(name) => Some(ExtendedPropertyValue::One(name.to_owned())),
            None => extended_property::find(&self.extended_properties, path),
        }
    }

    /// The members of a distribution list.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        match self.properties.get(DistributionListProperty::Members) {
            Some(ValueRef::Whole(PropertyValue::Members(members))) => members,
            _ => &[],
        }
    }

    /// The item class: what was given, or that of the kind.
    #[must_use]
    pub fn item_class(&self) -> &str {
        self.properties.text(ItemProperty::ItemClass).unwrap_or(self.kind.kind().class)
    }

    /// The type in its change key; the wire value, see [`object_type`](super::change_key::object_type).
    #[must_use]
    pub fn object_type(&self) -> u32 {
        self.kind.kind().object_type
    }

    /// The display name of a contact or a list, empty if it has none; `None` for what cannot have one.
    #[must_use]
    pub fn display_name(&self) -> Option<&str> {
        let name = self.properties.text(display_name_of(self.kind)?);
        Some(name.unwrap_or_default())
    }

    /// Whether the item has been read; `None` for what nobody reads. What nobody said is unread is read.
    #[must_use]
    pub fn is_read(&self) -> Option<bool> {
        let property = is_read_of(self.kind)?;
        Some(self.properties.boolean(property).unwrap_or(true))
    }

    /// Whether the item counts as unread in its folder.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        !self.is_associated && self.is_read() == Some(false)
    }

    /// When the item was made (`DateTimeCreated`); `None` for IM groups, which no clock sees made.
    #[must_use]
    pub fn date_time_created(&self) -> Option<Timestamp> {
        self.properties.time(ItemProperty::DateTimeCreated)
    }

    /// The contact, when it is one in a contacts folder.
    #[must_use]
    pub fn contact(&self) -> Option<Contact<'_>> {
        Contact::of(self)
    }

    /// The IM group, when it is one.
    #[must_use]
    pub fn im_group(&self) -> Option<ImGroup<'_>> {
        ImGroup::of(self)
    }
}

impl AsRef<Self> for Item {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl From<ContactKey> for ItemKey {
    fn from(contact: ContactKey) -> Self {
        Self(contact.0)
    }
}

impl From<ImGroupKey> for ItemKey {
    fn from(group: ImGroupKey) -> Self {
        Self(group.0)
    }
}

/// The property that says whether an item of a kind has been read.
pub(super) fn is_read_of(kind: ItemKind) -> Option<PropertyId> {
    let flags = [MessageProperty::IsRead.into(), PostItemProperty::IsRead.into()];
    flags.into_iter().find(|flag| kind.kind().has(*flag))
}

/// The property that holds the display name of an item of a kind.
pub(super) fn display_name_of(kind: ItemKind) -> Option<PropertyId> {
    let names = [ContactProperty::DisplayName.into(), DistributionListProperty::DisplayName.into()];
    names.into_iter().find(|name| kind.kind().has(*name))
}

#[cfg(test)]
mod tests;

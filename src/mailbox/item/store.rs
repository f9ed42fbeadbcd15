//! The store: items to be read, and what every transition does to put one in or take one out.

use std::sync::Arc;

use super::{ContactRole, ImGroupRole, Item, ItemKey, Role};
use crate::mailbox::{Contact, ContactKey, Folder, FolderKey, ImGroup, ImGroupKey, Mailbox, PersonKey};
use crate::property::{FolderKind, ItemKind};
use crate::rarely::Rarely;

/// Items, to be read.
impl Mailbox {
    /// The item with that key.
    #[must_use]
    pub fn item(&self, key: ItemKey) -> Option<&Item> {
        self.items.get(key.0).map(Arc::as_ref)
    }

    /// Every item, in the order in which they came to where they lie.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().map(|(_, item)| &**item)
    }

    /// The items in a folder that users see, in the order in which they came.
    pub fn items_in(&self, folder: FolderKey) -> impl Iterator<Item = &Item> {
        let counters = self.folder(folder).into_iter().flat_map(Folder::contents);
        counters.filter_map(|counter| self.item(ItemKey(counter)))
    }

    /// The items that programs hide in a folder, in the order in which they came.
    pub fn associated_in(&self, folder: FolderKey) -> impl Iterator<Item = &Item> {
        let counters = self.folder(folder).into_iter().flat_map(Folder::associated_contents);
        counters.filter_map(|counter| self.item(ItemKey(counter)))
    }

    /// The contact with that key: a contact in a contacts folder.
    #[must_use]
    pub fn contact(&self, key: ContactKey) -> Option<Contact<'_>> {
        self.item(key.into()).and_then(Item::contact)
    }

    /// The IM group with that key.
    #[must_use]
    pub fn im_group(&self, key: ImGroupKey) -> Option<ImGroup<'_>> {
        self.item(key.into()).and_then(Item::im_group)
    }

    /// The item, shared: it stays as it is whatever becomes of it in the mailbox.
    pub(in crate::mailbox) fn shared_item(&self, key: ItemKey) -> Option<Arc<Item>> {
        self.items.get(key.0).cloned()
    }

    /// Whether such an item is a contact that belongs to a person when it lies in the folder.
    pub(in crate::mailbox) fn is_contact_in(
        &self,
        folder: FolderKey,
        kind: ItemKind,
        is_associated: bool,
    ) -> bool {
        let holds_contacts = || self.folder(folder).map(Folder::kind) == Some(FolderKind::ContactsFolder);
        kind == ItemKind::Contact && !is_associated && holds_contacts()
    }
}

/// Items, to be written. Nothing is checked here.
impl Mailbox {
    /// The item to be changed, copied if a fork shares it.
    pub(in crate::mailbox) fn item_mut(&mut self, key: ItemKey) -> &mut Item {
        Arc::make_mut(self.items.get_mut(key.0).expect("the caller has checked that the item is there"))
    }

    pub(in crate::mailbox) fn contact_role_mut(&mut self, key: ContactKey) -> &mut ContactRole {
        match &mut self.item_mut(key.into()).role {
            Role::Contact(role) => role,
            _ => unreachable!("the caller has checked that the item is a contact"),
        }
    }

    pub(in crate::mailbox) fn im_group_role_mut(&mut self, key: ImGroupKey) -> &mut ImGroupRole {
        match &mut self.item_mut(key.into()).role {
            Role::ImGroup(role) => role,
            _ => unreachable!("the caller has checked that the item is an IM group"),
        }
    }

    /// Puts an item with a number and a role of its own where it says that it lies.
    pub(in crate::mailbox) fn store_item(&mut self, item: Item) -> ItemKey {
        let key = item.key;
        self.enter_folder(&item);
        self.items.insert(key.0, Arc::new(item));
        key
    }

    /// Puts an item into a folder under a new number. A contact is linked, and listed among the IM contacts
    /// where it is one; in an IM group it is not yet.
    pub(in crate::mailbox) fn place_item(&mut self, mut item: Item, folder: FolderKey) -> ItemKey {
        if self.number(&mut item, folder) {
            let persons = self.link_contact(&mut item);
            let key = self.store_item(item);
            if persons.len() > 1 {
                self.settle_persons(&persons);
            }
            return key;
        }
        self.store_item(item)
    }

    /// Gives an item that comes to a folder a new number and the role it has there. Returns whether it is a
    /// contact, which is still to be linked.
    fn number(&mut self, item: &mut Item, folder: FolderKey) -> bool {
        let (key, change) = (self.mint(), self.mint());
        item.key = ItemKey(key);
        item.folder = folder;
        item.change = change;
        item.content_change = change;
        item.revisions = Rarely::new();
        item.read_flips = Rarely::new();
        let is_contact = self.is_contact_in(folder, item.kind, item.is_associated);
        item.role = if is_contact {
            // The person is found when the contact is linked.
            Role::Contact(ContactRole::of_person(PersonKey(key)))
        } else {
            Role::Plain
        };
        is_contact
    }

    /// Removes an item for good.
    pub(in crate::mailbox) fn remove_item(&mut self, key: ItemKey) {
        let Some(item) = self.withdraw_item(key) else { return };
        if let Some(contact) = item.contact() {
            self.unlink_contact(contact);
        }
    }

    /// Moves an item into a folder, where it has a new number. A contact that moves between contacts folders
    /// stays with its person; one that comes to `quickcontacts` is in Other Contacts.
    pub(in crate::mailbox) fn relocate_item(&mut self, key: ItemKey, to: FolderKey) -> ItemKey {
        let Some(item) = self.withdraw_item(key) else { return key };
        let moved = match item.contact() {
            Some(contact) => self.relocate_contact(contact, to),
            None => self.place_item((*item).clone(), to),
        };
        self.settle_im_contact(moved);
        moved
    }

    fn relocate_contact(&mut self, before: Contact<'_>, to: FolderKey) -> ItemKey {
        let mut item = before.item().clone();
        let is_contact = self.number(&mut item, to);
        let key = self.store_item(item);
        if is_contact {
            self.relist_contact(before, ContactKey(key.0));
        } else {
            self.unlink_contact(before);
        }
        key
    }

    /// Takes an item out of the store, its folder and the IM groups; the lists of addresses still have it.
    fn withdraw_item(&mut self, key: ItemKey) -> Option<Arc<Item>> {
        if self.item(key)?.im_group().is_some() {
            self.disband(ImGroupKey(key.0));
        }
        let item = self.items.remove(key.0)?;
        for membership in item.contact().into_iter().flat_map(Contact::memberships) {
            self.im_group_role_mut(membership.group).members.remove(membership.sequence);
        }
        self.leave_folder(&item);
        Some(item)
    }

    /// Sees to it that a contact that has come to `quickcontacts` is in Other Contacts.
    pub(super) fn settle_im_contact(&mut self, key: ItemKey) {
        let key = ContactKey(key.0);
        if self.contact(key).is_some_and(Contact::is_im_contact) {
            self.settle(key);
        }
    }
}

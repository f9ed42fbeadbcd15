//! The state machine: mailboxes, what lies in them, and the ids and change keys that name it.
//!
//! Nothing here knows XML or response messages. A refused transition returns an [`Error`](crate::Error) and
//! has changed nothing. A clone of a [`Mailbox`] shares everything with the original until one of them is
//! written to.

pub mod change_key;

pub(crate) mod address;
mod check;
mod contact;
mod entry_id;
mod extended_property;
mod few;
mod folder;
mod guid;
mod id;
mod id_text;
mod identity;
mod im_group;
mod im_list;
mod index;
mod item;
mod junk;
mod linking;
mod locate;
mod person;
mod policies;
mod resemblance;
mod rle;
pub mod search;
mod slots;
#[cfg(feature = "serde")]
mod state;
mod sync_state;
mod twin;
mod values;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::casing::{equal_ignoring_case, folded};

use self::folder::folders_of_new_mailbox;
use self::identity::Identity;
use self::im_group::DEFAULT_GROUPS;
use self::index::TextIndex;
use self::slots::Slots;

pub(crate) use self::address::is_smtp_address;
pub use self::change_key::{ChangeKey, Version};
pub use self::check::{BrokenInvariant, Invariant};
pub use self::contact::{Contact, ContactKey, NewContact, NewImContact, NewTelUriContact, TelUri};
pub use self::entry_id::{FolderEntryId, ItemEntryId, LongTermId, StoreId};
pub use self::extended_property::{
    DistinguishedPropertySet, ExtendedFieldUri, ExtendedProperty, ExtendedPropertyPath,
    ExtendedPropertyValue, MapiPropertyType, PropertyAddress, PropertySet,
};
pub(crate) use self::few::Few;
pub use self::folder::{
    DeleteType, DistinguishedFolderId, Folder, FolderKey, FolderRights, FolderUpdate, Generation,
    HierarchyChange, NewFolder, Permission, PermissionAction, PermissionLevel, PermissionReadAccess,
    PermissionSet, PermissionUser, RemovedFolder, RemovedItem, RetentionTag,
};
pub use self::guid::{GlobalCounter, Guid};
pub use self::id::{
    ConversationId, DecodedId, ID_CHARACTERS_MAX, MailboxId, Moniker, Processing, PublicFolderItemId,
};
pub(crate) use self::id_text::IdText;
pub use self::im_group::{ImGroup, ImGroupKey, ImGroupKind};
pub(crate) use self::item::LentItem;
pub use self::item::{Item, ItemKey, ItemUpdate, NewItem};
pub use self::locate::Located;
pub use self::person::{Person, PersonKey};
pub use self::policies::{LastGroup, MissingChangeKey, Policies, RemovedGroupMembers};
pub(crate) use self::sync_state::check_sync_states;
pub use self::sync_state::{HierarchyState, ItemsState, Known};
pub use self::values::SearchedItem;
pub(crate) use self::values::searched::SearchedFolder;

/// The change key of an IM group. It has no version and never changes.
pub const IM_GROUP_CHANGE_KEY: &str = "EgAAAA==";
/// The change key of a contact where no version is given, as among the members of a group.
pub const CONTACT_CHANGE_KEY: &str = "EQAAAA==";
/// The change key of a folder where no version is given, as in the attributions of a persona.
pub const FOLDER_CHANGE_KEY: &str = "AQAAAA==";

/// A mailbox: its folders, the items in them, and the persons its contacts stand for.
///
/// ```
/// use ews_sim::Simulator;
/// use ews_sim::mailbox::NewImContact;
///
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// simulator.seed("ada@example.test", |mailbox, now| {
///     let work = mailbox.add_im_group("Work")?;
///     let bob = NewImContact { im_address: "sip:bob@example.test", display_name: None };
///     mailbox.add_im_contact(bob, Some(work), now)
/// })?;
/// let mailbox = simulator.mailbox("ada@example.test").unwrap();
/// let work = mailbox.im_group_named("work").unwrap();
/// let names: Vec<_> = mailbox.members(work.key()).map(|contact| contact.display_name()).collect();
/// assert_eq!(names, ["bob@example.test"]);
/// assert!(mailbox.item_id_of(work).starts_with("AAMk")); // as a client gets it
/// # Ok::<(), ews_sim::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Mailbox {
    identity: Arc<Identity>,
    policies: Policies,
    generation: Generation,
    folders: Slots<Arc<Folder>>,
    /// The folders that left their places, by the change with which they did.
    removed_folders: Slots<RemovedFolder>,
    items: Slots<Arc<Item>>,
    persons: Slots<Person>,
    /// The folders that clients make, by the folder they lie in and their names.
    folder_names: TextIndex<FolderKey>,
    /// The contacts at each e-mail or IM address.
    addresses: TextIndex<ContactKey>,
    /// The contacts at each tel URI.
    tel_uris: TextIndex<ContactKey>,
    /// The number of the next object, change or person.
    next_counter: u64,
    im_list_migrated: bool,
    /// In the form in which addresses are compared.
    blocked_senders: Arc<BTreeSet<String>>,
}

impl Mailbox {
    /// A fresh mailbox of the newest generation, which has the folders and IM groups that servers make and
    /// nothing else.
    ///
    /// Its GUIDs follow from `number` and the address, so that it has the same ids in every run and shares
    /// them with no mailbox of another owner.
    #[must_use]
    pub fn new(number: u64, smtp_address: &str, display_name: &str) -> Self {
        Self::of_generation(Generation::default(), number, smtp_address, display_name)
    }

    /// A fresh mailbox as the servers of that generation make it. Only the newest generation has an IM list.
    #[must_use]
    pub fn of_generation(
        generation: Generation,
        number: u64,
        smtp_address: &str,
        display_name: &str,
    ) -> Self {
        let mut mailbox = Self {
            identity: Arc::new(Identity::new(number, smtp_address, display_name)),
            policies: Policies::default(),
            generation,
            folders: folders_of_new_mailbox(generation),
            removed_folders: Slots::new(),
            items: Slots::new(),
            persons: Slots::new(),
            folder_names: TextIndex::default(),
            addresses: TextIndex::default(),
            tel_uris: TextIndex::default(),
            next_counter: ImGroupKey::FAVORITES.0 + 1,
            im_list_migrated: false,
            blocked_senders: Arc::default(),
        };
        if mailbox.has_im_list() {
            mailbox.put_default_groups();
        }
        mailbox
    }

    /// The same mailbox with other policies. Meant for a fresh one: what is there already is not looked at
    /// again.
    #[must_use]
    pub const fn with_policies(mut self, policies: Policies) -> Self {
        self.policies = policies;
        self
    }

    /// The choices and limits the mailbox keeps to.
    #[must_use]
    pub const fn policies(&self) -> &Policies {
        &self.policies
    }

    /// The primary SMTP address of the owner.
    #[must_use]
    pub fn smtp_address(&self) -> &str {
        &self.identity.smtp_address
    }

    /// The display name of the owner.
    #[must_use]
    pub fn display_name(&self) -> &str {
        &self.identity.display_name
    }

    /// The GUID that ids carry as their moniker.
    #[must_use]
    pub fn guid(&self) -> Guid {
        self.identity.guid
    }

    /// The GUID of the database the mailbox lies in, which ids and change keys carry.
    #[must_use]
    pub fn replica(&self) -> Guid {
        self.identity.replica
    }

    /// The provider UID that the ids of all its objects carry.
    #[must_use]
    pub fn provider(&self) -> Guid {
        self.identity.provider
    }

    /// Whether the mailbox has an IM list: whether it has the folder of the IM groups.
    #[must_use]
    pub fn has_im_list(&self) -> bool {
        self.folder(FolderKey::IM_CONTACT_LIST).is_some()
    }

    /// The IM groups in the order in which they are listed: the default groups, then by creation.
    pub fn im_groups(&self) -> impl Iterator<Item = ImGroup<'_>> {
        self.items_in(FolderKey::IM_CONTACT_LIST).filter_map(Item::im_group)
    }

    /// The group with that display name, in whatever case.
    #[must_use]
    pub fn im_group_named(&self, display_name: &str) -> Option<ImGroup<'_>> {
        self.im_groups().find(|group| equal_ignoring_case(group.display_name(), display_name))
    }

    /// The contacts in a group, in the order in which they were added.
    pub fn members(&self, group: ImGroupKey) -> impl Iterator<Item = Contact<'_>> {
        self.im_group(group).into_iter().flat_map(ImGroup::members).filter_map(|key| self.contact(key))
    }

    /// The contacts on the IM list, in order of creation.
    pub fn im_contacts(&self) -> impl Iterator<Item = Contact<'_>> {
        self.contacts(FolderKey::QUICK_CONTACTS)
    }

    /// The contacts in a contacts folder, in order of creation.
    pub fn contacts(&self, folder: FolderKey) -> impl Iterator<Item = Contact<'_>> {
        self.items_in(folder).filter_map(Item::contact)
    }

    /// The person with that key.
    #[must_use]
    pub fn person(&self, key: PersonKey) -> Option<&Person> {
        self.persons.get(key.0)
    }

    /// The contacts of a person in the order of the persona's attributions.
    pub fn contacts_of<'a>(&'a self, person: &'a Person) -> impl Iterator<Item = Contact<'a>> {
        person.contacts().filter_map(|key| self.contact(key))
    }

    /// The display name of a person, which is that of the first contact shown.
    #[must_use]
    pub fn display_name_of(&self, person: &Person) -> &str {
        person.contacts().find_map(|key| self.contact(key)).map_or("", Contact::display_name)
    }

    /// The persons that have a contact on the IM list: by display name without regard to case, then by
    /// creation (A-12).
    pub fn persons_with_im_contacts(&self) -> impl ExactSizeIterator<Item = &Person> {
        let mut keys: Vec<_> = self.im_contacts().map(Contact::person).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut persons: Vec<_> = keys
            .into_iter()
            .filter_map(|key| self.person(key))
            .map(|person| (folded(self.display_name_of(person)), person))
            .collect();
        // The sort is stable, so persons of one name stay in order of creation.
        persons.sort_by(|(left, _), (right, _)| left.cmp(right));
        persons.into_iter().map(|(_, person)| person)
    }

    /// Whether the owner's IM list has been migrated to the server, as SetImListMigrationCompleted last said.
    #[must_use]
    pub const fn im_list_migrated(&self) -> bool {
        self.im_list_migrated
    }

    /// A number never given before.
    fn mint(&mut self) -> u64 {
        let counter = self.next_counter;
        self.next_counter += 1;
        counter
    }

    fn put_default_groups(&mut self) {
        for (key, kind, name) in DEFAULT_GROUPS {
            self.store_im_group(key, kind, name);
        }
    }
}

#[cfg(test)]
mod tests;

//! From ids to objects and back.

use super::id::{DecodedId, MailboxId, Moniker, Processing, PublicFolderItemId};
use super::identity::guid_of_user;
use super::{
    ChangeKey, Contact, ContactKey, Folder, FolderEntryId, FolderKey, Guid, IdText, ImGroup, ImGroupKey,
    Item, ItemEntryId, ItemKey, Mailbox, PersonKey, StoreId,
};
use crate::{Error, ResponseCode, Result};

/// What stands where an id points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Located<T> {
    /// The object.
    Found(T),
    /// Nothing: it was removed, moved, or never there.
    Missing,
    /// An object of another kind.
    WrongKind,
}

impl DecodedId {
    /// The id of an item of a mailbox.
    #[must_use]
    pub const fn of_item(mailbox: Guid, item: ItemEntryId) -> Self {
        Self::Mailbox(MailboxId {
            moniker: Moniker::Guid(mailbox),
            processing: Processing::Normal,
            store_id: StoreId::Item(item),
            attachments: Vec::new(),
        })
    }

    /// The mailbox and the item, where the id is that of an item of a mailbox.
    ///
    /// # Errors
    ///
    /// `ErrorCannotUseFolderIdForItemId` for the id of a folder; `ErrorInvalidIdMalformed` for that of an
    /// attachment, a conversation, a persona, an occurrence, or anything else that is no item of a mailbox.
    pub fn item(&self) -> Result<(&Moniker, &ItemEntryId)> {
        let code = match self {
            Self::Mailbox(MailboxId {
                moniker,
                processing: Processing::Normal,
                store_id: StoreId::Item(item),
                attachments,
            }) if attachments.is_empty() => return Ok((moniker, item)),
            Self::Mailbox(MailboxId { store_id: StoreId::Folder(_), .. }) | Self::PublicFolder(_) => {
                ResponseCode::ErrorCannotUseFolderIdForItemId
            }
            _ => ResponseCode::ErrorInvalidIdMalformed,
        };
        Err(Error::new(code))
    }
}

impl DecodedId {
    /// The mailbox and the folder, where the id is that of a folder of a mailbox.
    ///
    /// # Errors
    ///
    /// `ErrorCannotUseItemIdForFolderId` for the id of an item; `ErrorInvalidIdMalformed` for that of an
    /// attachment, a conversation, a persona, or anything else that is no folder of a mailbox.
    pub fn folder(&self) -> Result<(&Moniker, &FolderEntryId)> {
        let code = match self {
            Self::Mailbox(MailboxId {
                moniker,
                processing: Processing::Normal,
                store_id: StoreId::Folder(folder),
                attachments,
            }) if attachments.is_empty() => return Ok((moniker, folder)),
            Self::Mailbox(MailboxId { store_id: StoreId::Item(_), attachments, .. })
            | Self::PublicFolderItem(PublicFolderItemId { attachments, .. })
                if attachments.is_empty() =>
            {
                ResponseCode::ErrorCannotUseItemIdForFolderId
            }
            _ => ResponseCode::ErrorInvalidIdMalformed,
        };
        Err(Error::new(code))
    }
}

impl Mailbox {
    /// The item that an id in the usual form of this mailbox names, whether or not it is there; ids in other
    /// forms are to be [decoded](DecodedId::decode).
    pub(crate) fn item_with_own_id(&self, id: &str) -> Option<ItemEntryId> {
        self.identity.item_with_own_id(id)
    }

    /// The item that an id names in whatever form, if it is one of an item of this mailbox, whether or not it
    /// is there.
    pub(crate) fn item_with_id(&self, id: &str) -> Option<ItemEntryId> {
        let decoded = || match DecodedId::decode(id).ok()?.item() {
            Ok((Moniker::Guid(mailbox), item)) if *mailbox == self.guid() => Some(*item),
            _ => None,
        };
        self.item_with_own_id(id).or_else(decoded)
    }

    /// The item an id of this mailbox names. Every part of it has to be right, its folder too: an id dies
    /// when the item moves.
    #[must_use]
    pub fn locate_item_key(&self, id: &ItemEntryId) -> Option<ItemKey> {
        self.locate_item(id).map(Item::key)
    }

    /// The contact an id of this mailbox names; a group or an ordinary contact is of the wrong kind.
    #[must_use]
    pub fn locate_im_contact(&self, id: &ItemEntryId) -> Located<ContactKey> {
        self.locate_as(id, |item| item.contact().filter(|contact| contact.is_im_contact()).map(Contact::key))
    }

    /// The IM group an id of this mailbox names; a contact is of the wrong kind.
    #[must_use]
    pub fn locate_im_group(&self, id: &ItemEntryId) -> Located<ImGroupKey> {
        self.locate_as(id, |item| item.im_group().map(ImGroup::key))
    }

    fn locate_as<T>(&self, id: &ItemEntryId, kind: impl FnOnce(&Item) -> Option<T>) -> Located<T> {
        match self.locate_item(id) {
            Some(item) => kind(item).map_or(Located::WrongKind, Located::Found),
            None => Located::Missing,
        }
    }

    fn locate_item(&self, id: &ItemEntryId) -> Option<&Item> {
        let item = self.item(ItemKey(id.item.counter.value()))?;
        (*id == self.identity.item(item.folder(), item.key().0)).then_some(item)
    }

    /// The person a persona id of this mailbox names.
    #[must_use]
    pub fn locate_person(&self, guid: Guid) -> Option<PersonKey> {
        let counter = self.identity.person_counter(guid)?;
        self.person(PersonKey(counter)).map(|person| person.key())
    }

    /// The folder an id of this mailbox names. Every part of it has to be right.
    #[must_use]
    pub fn locate_folder(&self, id: &FolderEntryId) -> Option<FolderKey> {
        let key = FolderKey(id.folder.counter.value());
        (self.folder(key).is_some() && *id == self.identity.folder(key)).then_some(key)
    }

    /// The entry id of an item: the part of its id that the store knows.
    #[must_use]
    pub fn entry_id_of(&self, item: &Item) -> ItemEntryId {
        self.identity.item(item.folder(), item.key().0)
    }

    /// The entry id that an item had as long as it lay in a folder.
    #[must_use]
    pub fn entry_id_of_removed(&self, folder: FolderKey, item: u64) -> ItemEntryId {
        self.identity.item(folder, item)
    }

    /// A GUID that no mailbox has given before this one's next change.
    #[must_use]
    pub fn next_guid(&self) -> Guid {
        self.identity.guid_of_change(self.next_counter)
    }

    /// The id of an item; of a contact it is the `SourceId`, of an IM group the `ExchangeStoreId`.
    #[must_use]
    pub fn item_id_of(&self, item: impl AsRef<Item>) -> String {
        self.item_id_text(item).to_string()
    }

    /// The id that an item had in a folder that it has left.
    #[must_use]
    pub fn id_of_removed(&self, folder: FolderKey, item: u64) -> String {
        self.identity.item_id(folder, item).to_string()
    }

    /// Appends [`Mailbox::item_id_of`] to a text.
    pub fn write_item_id(&self, item: impl AsRef<Item>, text: &mut String) {
        text.push_str(&self.item_id_text(item));
    }

    /// [`Mailbox::item_id_of`] in a form that needs no memory.
    pub(crate) fn item_id_text(&self, item: impl AsRef<Item>) -> IdText {
        let item = item.as_ref();
        self.identity.item_id(item.folder(), item.key().0)
    }

    /// The change key of an item with its version; it changes with every write to the item, but not when a
    /// contact joins or leaves groups. The operations of the IM list show groups with
    /// [`IM_GROUP_CHANGE_KEY`](super::IM_GROUP_CHANGE_KEY) instead.
    #[must_use]
    pub fn item_change_key(&self, item: impl AsRef<Item>) -> ChangeKey {
        let item = item.as_ref();
        ChangeKey::full(item.object_type(), self.identity.version(item.change()))
    }

    /// The text of [`Mailbox::item_change_key`], which needs no memory.
    pub(crate) fn item_change_key_text(&self, item: impl AsRef<Item>) -> IdText {
        let item = item.as_ref();
        self.identity.change_key(item.object_type(), item.change())
    }

    /// The id of a person's persona, which has no change key.
    #[must_use]
    pub fn persona_id(&self, person: PersonKey) -> String {
        self.persona_id_text(person).to_string()
    }

    /// Appends [`Mailbox::persona_id`] to a text.
    pub fn write_persona_id(&self, person: PersonKey, text: &mut String) {
        text.push_str(&self.persona_id_text(person));
    }

    /// [`Mailbox::persona_id`] in a form that needs no memory.
    pub(crate) fn persona_id_text(&self, person: PersonKey) -> IdText {
        self.identity.persona_id(person.0)
    }

    /// The GUID in the persona id of a person.
    #[must_use]
    pub fn person_guid(&self, person: PersonKey) -> Guid {
        self.identity.person_guid(person.0)
    }

    /// The id of the persona of a user of the directory of whom the mailbox has no contact.
    #[must_use]
    pub fn persona_id_of_user(&self, smtp_address: &str) -> String {
        self.persona_id_text_of_user(smtp_address).to_string()
    }

    /// [`Mailbox::persona_id_of_user`] in a form that needs no memory.
    pub(crate) fn persona_id_text_of_user(&self, smtp_address: &str) -> IdText {
        self.identity.persona_id_of_user(smtp_address)
    }

    /// The GUID in that id; it is the same in all mailboxes.
    #[must_use]
    pub fn guid_of_user(smtp_address: &str) -> Guid {
        guid_of_user(smtp_address)
    }

    /// The id of a folder.
    #[must_use]
    pub fn folder_id_of(&self, folder: FolderKey) -> String {
        self.identity.folder_id(folder).to_string()
    }

    /// Appends [`Mailbox::folder_id_of`] to a text.
    pub fn write_folder_id(&self, folder: FolderKey, text: &mut String) {
        text.push_str(&self.identity.folder_id(folder));
    }

    /// The change key of a folder with its version; it changes with every write to the folder itself, but not
    /// when items or folders in it come, change or go.
    #[must_use]
    pub fn folder_change_key(&self, folder: &Folder) -> ChangeKey {
        ChangeKey::full(folder.kind().kind().object_type, self.identity.version(folder.change()))
    }
}

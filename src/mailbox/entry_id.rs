//! The store's own ids, which lie inside the ids of folders and items.
//!
//! Source: folder and message entry ids of MS-OXCDATA 2.2.4; lengths checked against recorded ids.

use std::borrow::Cow;

use super::{GlobalCounter, Guid};

/// Bytes of the entry id of a folder.
pub(super) const FOLDER_LENGTH: usize = 46;
/// Bytes of the entry id of an item.
pub(super) const ITEM_LENGTH: usize = 70;
/// Where the number of the folder begins in both, and where that of the item does.
pub(super) const FOLDER_AT: usize = 22;
/// See [`FOLDER_AT`].
pub(super) const ITEM_AT: usize = 46;
/// Where the counter begins inside a [`LongTermId`].
pub(super) const COUNTER_AT: usize = 16;

/// Flags of an entry id that outlives the session.
const LONG_TERM: [u8; 4] = [0; 4];
/// The type of a private folder.
const FOLDER: [u8; 2] = [1, 0];
/// The type of an item in a private folder.
const ITEM: [u8; 2] = [7, 0];

/// What a store id names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreId {
    /// A folder of a mailbox.
    Folder(FolderEntryId),
    /// An item of a mailbox.
    Item(ItemEntryId),
    /// Anything else a store may hold, kept as it came: the id is well formed but names nothing in a mailbox
    /// here.
    Other(Box<[u8]>),
}

/// The entry id of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FolderEntryId {
    /// The provider that made the id; constant for a mailbox.
    pub provider: Guid,
    /// The folder.
    pub folder: LongTermId,
}

/// The entry id of an item, which names its parent folder too: a moved item has a new id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemEntryId {
    /// The provider that made the id; constant for a mailbox.
    pub provider: Guid,
    /// The folder the item lies in.
    pub folder: LongTermId,
    /// The item.
    pub item: LongTermId,
}

/// The name of one object of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongTermId {
    /// The database in which the object was created.
    pub replica: Guid,
    /// Its number there.
    pub counter: GlobalCounter,
    /// Two bytes that are zero in every id a server writes; others do not make an id malformed.
    pub padding: [u8; 2],
}

impl StoreId {
    /// The store id that these bytes are.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        let known = match bytes.len() {
            FOLDER_LENGTH => FolderEntryId::parse(bytes).map(Self::Folder),
            ITEM_LENGTH => ItemEntryId::parse(bytes).map(Self::Item),
            _ => None,
        };
        known.unwrap_or_else(|| Self::Other(bytes.into()))
    }

    /// The bytes, as `EntryId` and `HexEntryId` of ConvertId show them.
    #[must_use]
    pub fn to_bytes(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Folder(id) => id.to_bytes().to_vec().into(),
            Self::Item(id) => id.to_bytes().to_vec().into(),
            Self::Other(bytes) => Cow::Borrowed(bytes),
        }
    }
}

impl FolderEntryId {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let (provider, rest) = split_head(bytes, FOLDER)?;
        Some(Self { provider, folder: LongTermId::from_bytes(rest.try_into().ok()?) })
    }

    /// The 46 bytes of the entry id.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; FOLDER_LENGTH] {
        let mut bytes = [0; FOLDER_LENGTH];
        bytes[..FOLDER_AT].copy_from_slice(&head(self.provider, FOLDER));
        bytes[FOLDER_AT..].copy_from_slice(&self.folder.to_bytes());
        bytes
    }
}

impl ItemEntryId {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let (provider, rest) = split_head(bytes, ITEM)?;
        let (folder, item) = rest.split_first_chunk()?;
        let item = item.try_into().ok()?;
        Some(Self { provider, folder: LongTermId::from_bytes(*folder), item: LongTermId::from_bytes(item) })
    }

    /// The 70 bytes of the entry id.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; ITEM_LENGTH] {
        let mut bytes = [0; ITEM_LENGTH];
        bytes[..FOLDER_AT].copy_from_slice(&head(self.provider, ITEM));
        bytes[FOLDER_AT..ITEM_AT].copy_from_slice(&self.folder.to_bytes());
        bytes[ITEM_AT..].copy_from_slice(&self.item.to_bytes());
        bytes
    }
}

impl LongTermId {
    /// The name of the object with this number in this database.
    #[must_use]
    pub const fn new(replica: Guid, counter: GlobalCounter) -> Self {
        Self { replica, counter, padding: [0; 2] }
    }

    fn from_bytes(bytes: [u8; 24]) -> Self {
        let [replica @ .., c0, c1, c2, c3, c4, c5, p0, p1] = bytes;
        let counter = GlobalCounter::from_bytes([c0, c1, c2, c3, c4, c5]);
        Self { replica: Guid(replica), counter, padding: [p0, p1] }
    }

    fn to_bytes(self) -> [u8; 24] {
        let mut bytes = [0; 24];
        bytes[..COUNTER_AT].copy_from_slice(&self.replica.0);
        bytes[COUNTER_AT..22].copy_from_slice(&self.counter.to_bytes());
        bytes[22..].copy_from_slice(&self.padding);
        bytes
    }
}

/// Flags, provider and type: what every entry id begins with.
fn head(provider: Guid, entry_type: [u8; 2]) -> [u8; FOLDER_AT] {
    let mut bytes = [0; FOLDER_AT];
    bytes[..4].copy_from_slice(&LONG_TERM);
    bytes[4..20].copy_from_slice(&provider.0);
    bytes[20..].copy_from_slice(&entry_type);
    bytes
}

fn split_head(bytes: &[u8], entry_type: [u8; 2]) -> Option<(Guid, &[u8])> {
    let (found, rest) = bytes.split_first_chunk::<FOLDER_AT>()?;
    let provider = Guid(found[4..20].try_into().ok()?);
    (*found == head(provider, entry_type)).then_some((provider, rest))
}

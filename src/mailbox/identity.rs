//! Who a mailbox is: its addresses, its GUIDs, and the ids made from them.

use super::entry_id::{FolderEntryId, ItemEntryId, LongTermId};
use super::id::compressed;
use super::id_text::IdText;
use crate::casing::folded;

use super::{FolderKey, GlobalCounter, Guid, Version, rle};

/// What stays the same for the life of a mailbox.
#[derive(Debug, PartialEq)]
pub(super) struct Identity {
    /// What tells mailboxes of one address apart.
    pub(super) number: u64,
    pub(super) smtp_address: Box<str>,
    pub(super) display_name: Box<str>,
    pub(super) guid: Guid,
    /// The text of the GUID, which every id carries.
    moniker: [u8; Guid::TEXT_LENGTH],
    pub(super) replica: Guid,
    pub(super) provider: Guid,
    /// What persona GUIDs are made of: ten bytes that stay and six over which the counter is laid.
    person: [u8; 16],
}

/// Compression byte, storage type and the length of the moniker, in ids of folders and items.
const OBJECT_HEAD: [u8; 4] = [0, 3, 36, 0];
/// The same in ids of personas.
const PERSONA_HEAD: [u8; 4] = [0, 4, 36, 0];
/// Bytes of an id before the length of the store id: head, moniker and processing.
const PREFIX: usize = 4 + Guid::TEXT_LENGTH + 1;
/// The purpose of the numbers that GUIDs of users are made of; GUIDs of mailboxes take those before.
const USER: u64 = 65;
/// Bytes of a persona GUID that are the same for all persons of a mailbox.
const PERSON_CHECK: usize = 10;

impl Identity {
    /// The identity of the mailbox of that number and owner: its GUIDs follow from the number and the
    /// address, whatever its case.
    pub(super) fn new(number: u64, smtp_address: &str, display_name: &str) -> Self {
        let seed = number_of(&folded(smtp_address)).wrapping_add(number);
        let guid = mailbox_guid(seed);
        Self {
            number,
            smtp_address: smtp_address.into(),
            display_name: display_name.into(),
            guid,
            moniker: guid.to_text(),
            replica: as_plain_guid(scrambled(seed, 0)),
            provider: as_plain_guid(scrambled(seed, 1)),
            person: scrambled(seed, 2),
        }
    }

    /// The entry id of an item with this number in this folder.
    pub(super) fn item(&self, folder: FolderKey, counter: u64) -> ItemEntryId {
        let (folder, item) = (self.long_term(folder.0), self.long_term(counter));
        ItemEntryId { provider: self.provider, folder, item }
    }

    /// The entry id of a folder.
    pub(super) fn folder(&self, folder: FolderKey) -> FolderEntryId {
        FolderEntryId { provider: self.provider, folder: self.long_term(folder.0) }
    }

    pub(super) fn item_id(&self, folder: FolderKey, counter: u64) -> IdText {
        self.id::<113>(OBJECT_HEAD, &self.item(folder, counter).to_bytes())
    }

    pub(super) fn folder_id(&self, folder: FolderKey) -> IdText {
        self.id::<89>(OBJECT_HEAD, &self.folder(folder).to_bytes())
    }

    pub(super) fn persona_id(&self, counter: u64) -> IdText {
        self.id::<59>(PERSONA_HEAD, &self.person_guid(counter).0)
    }

    /// An id of `LENGTH` bytes. It is put together here, not through [`super::DecodedId`], because an answer
    /// holds thousands of them.
    fn id<const LENGTH: usize>(&self, head: [u8; 4], store_id: &[u8]) -> IdText {
        let mut bytes = [0; LENGTH];
        bytes[..4].copy_from_slice(&head);
        bytes[4..PREFIX - 1].copy_from_slice(&self.moniker);
        bytes[PREFIX] = u8::try_from(store_id.len()).expect("store ids made here have at most 70 bytes");
        bytes[PREFIX + 2..].copy_from_slice(store_id);
        compressed(&bytes).map_or_else(|| IdText::of(&bytes), |bytes| IdText::of(&bytes))
    }

    /// The GUID of the person with this number. It is undone by [`Identity::person_counter`].
    pub(super) fn person_guid(&self, counter: u64) -> Guid {
        let mut bytes = self.person;
        for (byte, counter) in bytes[PERSON_CHECK..].iter_mut().zip(global(counter).to_bytes()) {
            *byte ^= counter;
        }
        Guid(bytes)
    }

    /// The number of the person with this GUID; `None` if no person of this mailbox can have it.
    pub(super) fn person_counter(&self, guid: Guid) -> Option<u64> {
        let (check, counter) = guid.0.split_at(PERSON_CHECK);
        let (own_check, mask) = self.person.split_at(PERSON_CHECK);
        let counter: [u8; 6] = std::array::from_fn(|index| counter[index] ^ mask[index]);
        (check == own_check).then(|| GlobalCounter::from_bytes(counter).value())
    }

    /// The id of the persona that a mailbox without contact of that address shows.
    pub(super) fn persona_id_of_user(&self, smtp_address: &str) -> IdText {
        self.id::<59>(PERSONA_HEAD, &guid_of_user(smtp_address).0)
    }

    /// The GUID of what comes with the change of that number: a conversation, an appointment.
    pub(super) fn guid_of_change(&self, counter: u64) -> Guid {
        let own = u64::from_le_bytes(self.person[..8].try_into().expect("a GUID has sixteen bytes"));
        as_random_guid(scrambled(own, counter))
    }

    /// The version of an object that last changed with this number.
    pub(super) fn version(&self, counter: u64) -> Version {
        Version { replica: self.replica, counter: global(counter) }
    }

    fn long_term(&self, counter: u64) -> LongTermId {
        LongTermId::new(self.replica, global(counter))
    }
}

/// A counter in the form ids hold; a mailbox never gets to the end of them.
fn global(counter: u64) -> GlobalCounter {
    GlobalCounter::new(counter).unwrap_or(GlobalCounter::MAX)
}

/// A number that follows from a text (FNV-1a).
fn number_of(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |number, byte| (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The GUID of a user of the directory, the same in all mailboxes.
pub(super) fn guid_of_user(smtp_address: &str) -> Guid {
    as_random_guid(scrambled(number_of(&folded(smtp_address)), USER))
}

/// Sixteen bytes that look random and follow from the number and the purpose (SplitMix64).
fn scrambled(number: u64, purpose: u64) -> [u8; 16] {
    let mut bytes = [0; 16];
    for (half, bytes) in bytes.chunks_exact_mut(8).enumerate() {
        let step = purpose * 2 + half as u64 + 1;
        let mut mixed = mix(number).wrapping_add(step.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        mixed = mix(mixed);
        bytes.copy_from_slice(&mixed.to_le_bytes());
    }
    bytes
}

/// The finalizer of SplitMix64: no two numbers have the same result.
const fn mix(mut number: u64) -> u64 {
    number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}

/// The first GUID, in a row that follows from the number, whose text compression would make longer; see
/// [`as_plain_guid`] for the reason.
fn mailbox_guid(number: u64) -> Guid {
    let grows = |guid: &Guid| rle::compressed_length(&guid.to_text()) > Guid::TEXT_LENGTH;
    let mut row = (3..64).map(|purpose| as_random_guid(scrambled(number, purpose)));
    // Four in five grow; after sixty that do not, any will do.
    row.find(grows).unwrap_or_else(|| as_random_guid(scrambled(number, 64)))
}

/// A GUID of the random kind (RFC 9562 version 4).
fn as_random_guid(mut bytes: [u8; 16]) -> Guid {
    bytes[7] = bytes[7] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    Guid(bytes)
}

/// A GUID in which two bytes stand twice, and which neither begins nor ends with a zero.
///
/// Each pair costs a byte more in compressed form, which makes up for the zeros of counters, and the ends
/// keep those from growing: ids then come out uncompressed, as nearly all recorded ones are.
fn as_plain_guid(bytes: [u8; 16]) -> Guid {
    let Guid(mut bytes) = as_random_guid(bytes);
    for pair in [2, 12] {
        bytes[pair + 1] = bytes[pair];
        bytes[pair - 1] = !bytes[pair];
        bytes[pair + 2] = !bytes[pair];
    }
    bytes[0] |= 1;
    bytes[15] |= 1;
    Guid(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mailbox::{DecodedId, StoreId};

    fn identity(number: u64) -> Identity {
        Identity::new(number, "ada@example.test", "Ada")
    }

    #[test]
    fn the_guid_of_another_mailbox_is_no_person() {
        let (ada, bob) = (identity(1), identity(2));
        assert_eq!(ada.person_counter(bob.person_guid(7)), None);
        assert_eq!(ada.person_counter(Guid([0; 16])), None);
        assert_eq!(ada.person_counter(ada.person_guid(7)), Some(7));
        let last = GlobalCounter::MAX.value();
        assert_eq!(ada.person_counter(ada.person_guid(last)), Some(last));
    }

    #[test]
    fn mailboxes_have_guids_of_their_own_and_always_the_same() {
        let mut seen = std::collections::BTreeSet::new();
        for identity in identities() {
            let Identity { guid, replica, provider, .. } = identity;
            assert!([guid, replica, provider].into_iter().all(|guid| seen.insert(guid)), "{guid}");
        }
        assert!(identities().eq(identities()));
        let shouted = Identity::new(1, "ADA@EXAMPLE.TEST", "Ada");
        assert_eq!((shouted.guid, shouted.person), (identity(1).guid, identity(1).person));
    }

    /// Many mailboxes of one owner, and as many owners' first mailboxes.
    fn identities() -> impl Iterator<Item = Identity> {
        let first = |owner| Identity::new(0, &format!("owner{owner}@example.test"), "");
        (0..1000).map(identity).chain((0..1000).map(first))
    }

    /// IM-045, IM-046.
    #[test]
    fn ids_come_out_uncompressed_and_decode_to_their_parts() {
        for (number, identity) in (0_u64..).zip(identities()) {
            let counter = 0x0203 + number * 977;
            let folder = FolderKey::QUICK_CONTACTS;
            let ids = [identity.item_id(folder, counter), identity.persona_id(counter)];
            let [item, persona] = ids.map(|id| id.to_string());
            let folder_id = identity.folder_id(folder).to_string();
            assert!(item.starts_with("AAMk") && item.len() == 152, "{number}: {item}");
            assert!(folder_id.starts_with("AAMk") && folder_id.len() == 120, "{number}: {folder_id}");
            assert!(persona.starts_with("AAQk") && persona.len() == 80, "{number}: {persona}");
            let Ok(DecodedId::Mailbox(decoded)) = DecodedId::decode(&item) else { panic!("{item}") };
            assert_eq!(decoded.store_id, StoreId::Item(identity.item(folder, counter)));
            assert_eq!(decoded.moniker.to_text(), identity.guid.to_string());
            for text in [item, persona, folder_id] {
                assert_eq!(DecodedId::decode(&text).map(|id| id.encode()), Ok(text));
            }
        }
    }
}

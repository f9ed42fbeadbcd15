//! Who a mailbox is: its addresses, its GUIDs, and the ids made from them.

use super::entry_id::{COUNTER_AT, FOLDER_AT, FolderEntryId, ITEM_AT, ItemEntryId, LongTermId};
use super::id::compressed;
use super::id_text::IdText;
use crate::casing::folded;

use super::{ChangeKey, FolderKey, GlobalCounter, Guid, Version, rle};

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
    item_ids: Pattern,
    persona_ids: Pattern,
    /// A change key with zeros for type and counter.
    change_keys: IdText,
}

/// What ids of one kind have in common: an id with zeros for counters.
#[derive(Debug, PartialEq)]
struct Pattern {
    text: IdText,
    /// By how many bytes compression would make it longer, not counting counters and what is next to them.
    growth: isize,
}

/// Compression byte, storage type and the length of the moniker, in ids of folders and items.
const OBJECT_HEAD: [u8; 4] = [0, 3, 36, 0];
/// The same in ids of personas.
const PERSONA_HEAD: [u8; 4] = [0, 4, 36, 0];
/// Bytes of an id before the length of the store id: head, moniker and processing.
const PREFIX: usize = 4 + Guid::TEXT_LENGTH + 1;
/// The characters of an item id at which the counters of folder and item begin; before each is a replica.
const COUNTERS_AT: [usize; 2] =
    [character_at(PREFIX + 2 + FOLDER_AT + COUNTER_AT), character_at(PREFIX + 2 + ITEM_AT + COUNTER_AT)];
/// The character of a change key at which the counter begins.
const CHANGE_KEY_COUNTER_AT: usize = character_at(24);
/// The byte of a persona GUID, before its counter, with which a character of the id begins.
const PERSON_END: usize = PERSON_CHECK - 2;
/// That character.
const PERSON_END_AT: usize = character_at(PREFIX + 2 + PERSON_END);
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
        let unknown = || Pattern { text: IdText::default(), growth: isize::MIN };
        let mut identity = Self {
            number,
            smtp_address: smtp_address.into(),
            display_name: display_name.into(),
            guid,
            moniker: guid.to_text(),
            replica: as_plain_guid(scrambled(seed, 0)),
            provider: as_plain_guid(scrambled(seed, 1)),
            person: scrambled(seed, 2),
            item_ids: unknown(),
            persona_ids: unknown(),
            change_keys: IdText::default(),
        };
        identity.change_keys = ChangeKey::full(0, identity.version(0)).to_text();
        let (item, persona) = (identity.item_id_bytes(FolderKey(0), 0), identity.persona_id_bytes(0));
        identity.item_ids = Pattern {
            text: IdText::of(&item),
            growth: growth(&item[1..]) - 2 * identity.growth_at_counter(0),
        };
        identity.persona_ids = Pattern {
            text: IdText::of(&persona),
            growth: growth(&persona[1..]) - growth(&identity.person_guid(0).0[PERSON_END..]),
        };
        identity
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
        let counters = [folder.0, counter].map(|counter| global(counter).value());
        let at_counters = counters.map(|counter| self.growth_at_counter(counter));
        if self.item_ids.growth + at_counters[0] + at_counters[1] < 0 {
            return text_of(&self.item_id_bytes(folder, counter));
        }
        self.item_ids.text.with_counters([(COUNTERS_AT[0], counters[0]), (COUNTERS_AT[1], counters[1])])
    }

    pub(super) fn folder_id(&self, folder: FolderKey) -> IdText {
        text_of(&self.id_bytes::<89>(OBJECT_HEAD, &self.folder(folder).to_bytes()))
    }

    pub(super) fn persona_id(&self, counter: u64) -> IdText {
        let Guid(guid) = self.person_guid(counter);
        let end = &guid[PERSON_END..];
        if self.persona_ids.growth + growth(end) < 0 {
            return text_of(&self.persona_id_bytes(counter));
        }
        self.persona_ids.text.with_end(PERSON_END_AT, end)
    }

    fn item_id_bytes(&self, folder: FolderKey, counter: u64) -> [u8; 113] {
        self.id_bytes(OBJECT_HEAD, &self.item(folder, counter).to_bytes())
    }

    fn persona_id_bytes(&self, counter: u64) -> [u8; 59] {
        self.id_bytes(PERSONA_HEAD, &self.person_guid(counter).0)
    }

    /// The bytes of an id. They are put together here, not through [`super::DecodedId`], because an answer
    /// holds thousands of ids.
    fn id_bytes<const LENGTH: usize>(&self, head: [u8; 4], store_id: &[u8]) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        bytes[..4].copy_from_slice(&head);
        bytes[4..PREFIX - 1].copy_from_slice(&self.moniker);
        bytes[PREFIX] = u8::try_from(store_id.len()).expect("store ids made here have at most 70 bytes");
        bytes[PREFIX + 2..].copy_from_slice(store_id);
        bytes
    }

    /// What a counter and what is next to it, as far as a run can reach that both share, do to the length of
    /// an id when it is compressed: before it is the replica, behind it are zeros.
    fn growth_at_counter(&self, counter: u64) -> isize {
        let Guid([.., before, last]) = self.replica;
        let [.., a, b, c, d, e, f] = counter.to_be_bytes();
        growth(&[before, last, a, b, c, d, e, f, 0, 0])
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
        text_of(&self.id_bytes::<59>(PERSONA_HEAD, &guid_of_user(smtp_address).0))
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

    /// The change key of an object of a type that last changed with this number.
    pub(super) fn change_key(&self, object_type: u32, counter: u64) -> IdText {
        match u8::try_from(object_type) {
            Ok(object_type) => {
                let counters = [(CHANGE_KEY_COUNTER_AT, global(counter).value())];
                self.change_keys.with_first(object_type).with_counters(counters)
            }
            Err(_) => ChangeKey::full(object_type, self.version(counter)).to_text(),
        }
    }

    fn long_term(&self, counter: u64) -> LongTermId {
        LongTermId::new(self.replica, global(counter))
    }
}

/// The text of an id of these bytes, compressed where that is shorter.
fn text_of(bytes: &[u8]) -> IdText {
    compressed(bytes).map_or_else(|| IdText::of(bytes), |bytes| IdText::of(&bytes))
}

/// By how many bytes compression makes bytes longer. It counts pairs and triples of equal neighbours, so that
/// what changes only a part of the bytes changes it by as much as it does there.
#[inline]
fn growth(bytes: &[u8]) -> isize {
    rle::compressed_length(bytes) as isize - bytes.len() as isize
}

/// The character of a text at which a byte begins, if one begins there.
const fn character_at(byte: usize) -> usize {
    assert!(byte % 3 == 0, "three bytes are four characters");
    byte / 3 * 4
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

    #[test]
    fn ids_from_patterns_are_what_their_bytes_are() {
        for identity in identities().step_by(40) {
            let Guid([.., before, last]) = identity.replica;
            let alike = [0, 0, last, last, last, last, last, last];
            let pairs = [0, 0, before, last, last, last, 0, 0];
            let hidden = identity.person_guid(0).0;
            // Over these the counter leaves the same byte again and again.
            let zeros: [u8; 8] = std::array::from_fn(|at| if at < 2 { 0 } else { hidden[8 + at] });
            let chosen = [alike, pairs, zeros].map(u64::from_be_bytes);
            let shifted = (0..48).flat_map(|shift| [1 << shift, 0xff << shift, 0x0101_0101_0101 << shift]);
            for counter in chosen.into_iter().chain(shifted.map(|it: u64| it & GlobalCounter::MAX.value())) {
                for folder in [FolderKey(counter), FolderKey::QUICK_CONTACTS] {
                    let expected = text_of(&identity.item_id_bytes(folder, counter));
                    assert_eq!(*identity.item_id(folder, counter), *expected, "{counter:x}");
                }
                let object_type = u32::from(counter.to_be_bytes()[7]);
                for object_type in [object_type, object_type << 4, 0x1234_5678] {
                    let expected = ChangeKey::full(object_type, identity.version(counter)).encode();
                    assert_eq!(*identity.change_key(object_type, counter), *expected, "{counter:x}");
                }
                let expected = text_of(&identity.persona_id_bytes(counter));
                assert_eq!(*identity.persona_id(counter), *expected, "{counter:x}");
            }
        }
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

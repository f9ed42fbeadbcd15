//! Sync states: what a client knows of a folder or of a hierarchy, in the form in which it holds it.
//!
//! A state says up to which change its holder knows everything (`through`), and what it knows beyond that
//! because it got part of what there was. It is not consumed: the same state yields the same changes again.
//!
//! The text is base64 of bytes that begin as those of servers do, and carries a check sum: a state that was
//! not written here, or for something else, is refused. Source: MS-OXWSSYNC; the layout is ours.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{FolderKey, Guid, ItemKey};
use crate::{Error, ResponseCode, Result};

/// The bytes that the states of servers begin with: the head of a gzip stream.
const MAGIC: [u8; 8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0];
/// What follows in a state of SyncFolderItems.
const ITEMS: u8 = b'I';
/// What follows in a state of SyncFolderHierarchy.
const HIERARCHY: u8 = b'H';

/// What the holder of a state of SyncFolderItems knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemsState {
    /// The mailbox.
    pub mailbox: Guid,
    /// The folder.
    pub folder: FolderKey,
    /// Every change up to this one is known.
    pub through: u64,
    /// Items of which something later is known: the last change known of each, or that it is gone.
    pub beyond: BTreeMap<ItemKey, Known>,
}

/// What is known of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Everything up to a change.
    Through(u64),
    /// That it is gone.
    Gone,
}

/// What the holder of a state of SyncFolderHierarchy knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HierarchyState {
    /// The mailbox.
    pub mailbox: Guid,
    /// The folder below which the hierarchy is looked at; `None` when the request named none.
    pub root: Option<FolderKey>,
    /// Every change up to this one is known.
    pub through: u64,
    /// Folders that lay below then, and that the holder could not see.
    pub unseen: BTreeSet<FolderKey>,
}

impl ItemsState {
    /// That of somebody who knows nothing.
    #[must_use]
    pub const fn nothing(mailbox: Guid, folder: FolderKey) -> Self {
        Self { mailbox, folder, through: 0, beyond: BTreeMap::new() }
    }

    /// What is known of an item; `None` for one that is not known at all.
    #[must_use]
    pub fn known(&self, item: ItemKey) -> Option<Known> {
        let beyond = self.beyond.get(&item).copied();
        beyond.or((item.0 <= self.through).then_some(Known::Through(self.through)))
    }

    /// Reads a state.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidSyncStateData` for any text that is not one of this mailbox and folder, and for one that
    /// knows of changes after the last.
    pub fn decode(text: &str, mailbox: Guid, folder: FolderKey, last_change: u64) -> Result<Self> {
        let bytes = unsealed(text, ITEMS, mailbox).ok_or_else(invalid)?;
        let state = Self::read(&mut Numbers { rest: &bytes }, mailbox);
        state.filter(|state| state.folder == folder && state.newest() <= last_change).ok_or_else(invalid)
    }

    /// The latest change that is known.
    fn newest(&self) -> u64 {
        let changes = self.beyond.iter().map(|(item, known)| match known {
            Known::Through(change) => item.0.max(*change),
            Known::Gone => item.0,
        });
        changes.fold(self.through, u64::max)
    }

    fn read(numbers: &mut Numbers<'_>, mailbox: Guid) -> Option<Self> {
        let mut state = Self::nothing(mailbox, FolderKey(numbers.next()?));
        state.through = numbers.next()?;
        let mut item = 0_u64;
        while !numbers.rest.is_empty() {
            item = item.checked_add(numbers.next()?)?;
            let known = match numbers.next()? {
                0 => Known::Gone,
                change => Known::Through(change),
            };
            state.beyond.insert(ItemKey(item), known);
        }
        Some(state)
    }

    /// The text of the state.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut bytes = head(ITEMS, self.mailbox);
        push(&mut bytes, self.folder.0);
        push(&mut bytes, self.through);
        let mut before = 0;
        for (item, known) in &self.beyond {
            push(&mut bytes, item.0 - before);
            push(&mut bytes, if let Known::Through(change) = known { *change } else { 0 });
            before = item.0;
        }
        sealed(bytes)
    }
}

impl HierarchyState {
    /// Reads a state.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidSyncStateData` for any text that is not one of this mailbox and root, and for one that
    /// knows of changes after the last.
    pub fn decode(text: &str, mailbox: Guid, root: Option<FolderKey>, last_change: u64) -> Result<Self> {
        let bytes = unsealed(text, HIERARCHY, mailbox).ok_or_else(invalid)?;
        let state = Self::read(&mut Numbers { rest: &bytes }, mailbox);
        state.filter(|state| state.root == root && state.newest() <= last_change).ok_or_else(invalid)
    }

    /// The latest change that is known.
    fn newest(&self) -> u64 {
        self.unseen.last().map_or(self.through, |folder| folder.0.max(self.through))
    }

    fn read(numbers: &mut Numbers<'_>, mailbox: Guid) -> Option<Self> {
        let root = numbers.next()?;
        let root = (root != 0).then_some(FolderKey(root));
        let mut state = Self { mailbox, root, through: numbers.next()?, unseen: BTreeSet::new() };
        let mut folder = 0_u64;
        while !numbers.rest.is_empty() {
            folder = folder.checked_add(numbers.next()?)?;
            state.unseen.insert(FolderKey(folder));
        }
        Some(state)
    }

    /// The text of the state.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut bytes = head(HIERARCHY, self.mailbox);
        push(&mut bytes, self.root.map_or(0, |root| root.0));
        push(&mut bytes, self.through);
        let mut before = 0;
        for folder in &self.unseen {
            push(&mut bytes, folder.0 - before);
            before = folder.0;
        }
        sealed(bytes)
    }
}

/// Any bytes as states of items and of a hierarchy, sealed as if they had been written here: what can be read
/// is written as a text that reads the same.
///
/// # Panics
///
/// When that does not hold.
pub(crate) fn check_sync_states(bytes: &[u8]) {
    let mailbox = Guid([7; 16]);
    let text = |operation| sealed([head(operation, mailbox), bytes.to_vec()].concat());
    let [items, hierarchy] = [text(ITEMS), text(HIERARCHY)];
    let folder = Numbers { rest: bytes }.next().map(FolderKey).unwrap_or(FolderKey(0));
    if let Ok(state) = ItemsState::decode(&items, mailbox, folder, u64::MAX) {
        let again = ItemsState::decode(&state.encode(), mailbox, folder, u64::MAX);
        assert_eq!(again, Ok(state), "{items}");
    }
    let root = Some(folder).filter(|folder| folder.0 != 0);
    if let Ok(state) = HierarchyState::decode(&hierarchy, mailbox, root, u64::MAX) {
        let again = HierarchyState::decode(&state.encode(), mailbox, root, u64::MAX);
        assert_eq!(again, Ok(state), "{hierarchy}");
    }
}

fn head(operation: u8, mailbox: Guid) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(operation);
    bytes.extend(mailbox.0);
    bytes
}

/// Appends seven bits a byte, the lowest first; all bytes but the last have the highest bit set.
fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn sealed(mut bytes: Vec<u8>) -> String {
    bytes.extend(check_sum(&bytes));
    STANDARD.encode(bytes)
}

/// What a state of an operation and a mailbox holds after its head.
fn unsealed(text: &str, operation: u8, mailbox: Guid) -> Option<Vec<u8>> {
    let mut bytes = STANDARD.decode(text.trim()).ok()?;
    let own = bytes.split_off(bytes.len().checked_sub(8)?);
    let head = head(operation, mailbox);
    let is_own = own == check_sum(&bytes) && bytes.starts_with(&head);
    is_own.then(|| bytes.split_off(head.len()))
}

/// FNV-1a.
fn check_sum(bytes: &[u8]) -> [u8; 8] {
    let sum = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    sum.to_le_bytes()
}

/// Numbers that are still to be read.
struct Numbers<'a> {
    rest: &'a [u8],
}

impl Numbers<'_> {
    fn next(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            let bits = u64::from(byte & 0x7f);
            number |= bits.checked_shl(shift).filter(|shifted| shifted >> shift == bits)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

#[cold]
fn invalid() -> Error {
    Error::new(ResponseCode::ErrorInvalidSyncStateData)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ADA: Guid = Guid([1; 16]);
    const BOB: Guid = Guid([2; 16]);
    const INBOX: FolderKey = FolderKey(0x10c);
    const LAST: u64 = 1000;

    fn state(through: u64, beyond: BTreeMap<ItemKey, Known>) -> ItemsState {
        ItemsState { mailbox: ADA, folder: INBOX, through, beyond }
    }

    fn hierarchy(through: u64, unseen: BTreeSet<FolderKey>) -> HierarchyState {
        HierarchyState { mailbox: ADA, root: None, through, unseen }
    }

    #[test]
    fn fi_332_fi_333_fi_351_fi_352_a_state_of_something_else_is_refused() {
        let text = state(7, BTreeMap::new()).encode();
        let folders = hierarchy(7, BTreeSet::new()).encode();
        for refused in [
            ItemsState::decode(&text, BOB, INBOX, LAST),
            ItemsState::decode(&text, ADA, FolderKey(0x10d), LAST),
            ItemsState::decode(&folders, ADA, INBOX, LAST),
        ] {
            assert_eq!(refused, Err(invalid()));
        }
        for (text, mailbox, root) in
            [(&text, ADA, None), (&folders, BOB, None), (&folders, ADA, Some(FolderKey(1)))]
        {
            assert_eq!(HierarchyState::decode(text, mailbox, root, LAST), Err(invalid()));
        }
        for garbage in ["", "x", "AAAA", "H4sIAAAA", &text[..text.len() - 4]] {
            assert_eq!(ItemsState::decode(garbage, ADA, INBOX, LAST), Err(invalid()), "{garbage}");
        }
        assert_eq!(ItemsState::decode(&text, ADA, INBOX, LAST), Ok(state(7, BTreeMap::new())));
        assert_eq!(HierarchyState::decode(&folders, ADA, None, LAST), Ok(hierarchy(7, BTreeSet::new())),);
    }

    #[test]
    fn a_state_of_the_future_is_refused() {
        let one = |item, known| BTreeMap::from([(ItemKey(item), known)]);
        for (future, its_last) in [
            (state(8, BTreeMap::new()), 8),
            (state(2, one(8, Known::Gone)), 8),
            (state(2, one(3, Known::Through(8))), 8),
        ] {
            let text = future.encode();
            assert_eq!(ItemsState::decode(&text, ADA, INBOX, its_last - 1), Err(invalid()));
            assert_eq!(ItemsState::decode(&text, ADA, INBOX, its_last), Ok(future));
        }
        for future in [hierarchy(8, BTreeSet::new()), hierarchy(2, BTreeSet::from([FolderKey(8)]))] {
            let text = future.encode();
            assert_eq!(HierarchyState::decode(&text, ADA, None, 7), Err(invalid()));
            assert_eq!(HierarchyState::decode(&text, ADA, None, 8), Ok(future));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_and_no_text_panics(
            through in any::<u64>(),
            beyond in proptest::collection::btree_map(any::<u32>(), any::<Option<u32>>(), 0..20),
            unseen in proptest::collection::btree_set(any::<u64>(), 0..20),
            text in ".*",
            bytes in any::<Vec<u8>>(),
        ) {
            let known = |change: Option<u32>| match change {
                Some(change) => Known::Through(u64::from(change) + 1),
                None => Known::Gone,
            };
            let beyond = beyond.into_iter().map(|(key, change)| (ItemKey(key.into()), known(change)));
            let state = state(through, beyond.collect());
            prop_assert_eq!(ItemsState::decode(&state.encode(), ADA, INBOX, u64::MAX), Ok(state));
            let hierarchy = hierarchy(through, unseen.into_iter().map(FolderKey).collect());
            prop_assert_eq!(HierarchyState::decode(&hierarchy.encode(), ADA, None, u64::MAX), Ok(hierarchy));
            let _ = ItemsState::decode(&text, ADA, INBOX, LAST);
            check_sync_states(&bytes);
        }
    }
}

//! Sync states: what a client knows of a folder or of a hierarchy, in the form in which it holds it.
//!
//! A state says up to which change its holder knows everything (`through`), and what it knows beyond that
//! because it got part of what there was. It is not consumed: the same state yields the same changes again.
//!
//! The text is base64 of bytes that begin as those of servers do, and carries a check sum: a state that was
//! not written here, or for something else, is refused. Source: MS-OXWSSYNC; the layout is ours.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{FolderKey, Guid, ItemKey};
use crate::{Error, ResponseCode, Result};

/// The bytes that the states of servers begin with: the head of a gzip stream.
const MAGIC: [u8; 8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0];

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HierarchyState {
    /// The mailbox.
    pub mailbox: Guid,
    /// The folder below which the hierarchy is looked at; `None` when the request named none.
    pub root: Option<FolderKey>,
    /// Every change up to this one is known.
    pub through: u64,
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
    /// `ErrorInvalidSyncStateData` for any text that is not one of this mailbox and folder.
    pub fn decode(text: &str, mailbox: Guid, folder: FolderKey) -> Result<Self> {
        let bytes = unsealed(text, b'I', mailbox).ok_or_else(invalid)?;
        let mut numbers = Numbers { rest: &bytes };
        let state = Self::read(&mut numbers, mailbox).filter(|state| state.folder == folder);
        state.filter(|_| numbers.rest.is_empty()).ok_or_else(invalid)
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
        let mut bytes = head(b'I', self.mailbox);
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
    /// `ErrorInvalidSyncStateData` for any text that is not one of this mailbox and root.
    pub fn decode(text: &str, mailbox: Guid, root: Option<FolderKey>) -> Result<Self> {
        let bytes = unsealed(text, b'H', mailbox).ok_or_else(invalid)?;
        let mut numbers = Numbers { rest: &bytes };
        let state = Self::read(&mut numbers, mailbox).filter(|state| state.root == root);
        state.filter(|_| numbers.rest.is_empty()).ok_or_else(invalid)
    }

    fn read(numbers: &mut Numbers<'_>, mailbox: Guid) -> Option<Self> {
        let root = numbers.next()?;
        let root = (root != 0).then_some(FolderKey(root));
        Some(Self { mailbox, root, through: numbers.next()? })
    }

    /// The text of the state.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut bytes = head(b'H', self.mailbox);
        push(&mut bytes, self.root.map_or(0, |root| root.0));
        push(&mut bytes, self.through);
        sealed(bytes)
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

    fn state(through: u64, beyond: BTreeMap<ItemKey, Known>) -> ItemsState {
        ItemsState { mailbox: ADA, folder: FolderKey(0x10c), through, beyond }
    }

    #[test]
    fn fi_332_fi_333_fi_351_fi_352_a_state_of_something_else_is_refused() {
        let text = state(7, BTreeMap::new()).encode();
        let hierarchy = HierarchyState { mailbox: ADA, root: None, through: 7 }.encode();
        assert!(ItemsState::decode(&text, BOB, FolderKey(0x10c)).is_err());
        assert!(ItemsState::decode(&text, ADA, FolderKey(0x10d)).is_err());
        assert!(ItemsState::decode(&hierarchy, ADA, FolderKey(0x10c)).is_err());
        assert!(HierarchyState::decode(&text, ADA, None).is_err());
        assert!(HierarchyState::decode(&hierarchy, ADA, Some(FolderKey(1))).is_err());
        for garbage in ["", "x", "AAAA", "H4sIAAAA", &text[..text.len() - 4]] {
            let refused = ItemsState::decode(garbage, ADA, FolderKey(0x10c)).map_err(|error| error.code());
            assert_eq!(refused, Err(ResponseCode::ErrorInvalidSyncStateData), "{garbage}");
        }
        assert!(ItemsState::decode(&text, ADA, FolderKey(0x10c)).is_ok());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_and_no_text_panics(
            through in any::<u64>(),
            beyond in proptest::collection::btree_map(any::<u32>(), any::<Option<u32>>(), 0..20),
            text in ".*",
        ) {
            let known = |change: Option<u32>| match change {
                Some(change) => Known::Through(u64::from(change) + 1),
                None => Known::Gone,
            };
            let beyond = beyond.into_iter().map(|(key, change)| (ItemKey(key.into()), known(change)));
            let state = state(through, beyond.collect());
            prop_assert_eq!(ItemsState::decode(&state.encode(), ADA, state.folder), Ok(state));
            let _ = ItemsState::decode(&text, ADA, FolderKey(1));
        }
    }
}

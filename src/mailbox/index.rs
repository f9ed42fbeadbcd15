//! Finding contacts by address.
//!
//! A hash table that grows one bucket at a time (linear hashing): no write moves more than one bucket, and
//! the buckets lie in [`Slots`], so a fork shares them and the first write after it copies one. The hash is
//! fixed, since the same calls must give the same bytes everywhere; a bucket is searched by halves, so
//! addresses made to collide still cost no more than a sorted list.

use std::sync::Arc;

use super::ContactKey;
use super::few::Few;
use super::slots::Slots;

/// Entries per bucket at which the table grows by one bucket.
const LOAD: u64 = 4;

/// The contacts at each address; the empty index holds no memory.
#[derive(Debug, Clone, Default)]
pub(super) struct AddressIndex {
    buckets: Slots<Arc<Vec<Entry>>>,
    /// How many buckets there are beyond the first.
    splits: u64,
    len: u64,
}

/// One address and who has it.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    address: Arc<str>,
    im_contact: Option<ContactKey>,
    /// In order of creation, the IM contact included.
    contacts: Few<ContactKey>,
}

impl AddressIndex {
    /// The earliest-created contact at the address.
    pub(super) fn earliest(&self, address: &str) -> Option<ContactKey> {
        self.entry(address)?.contacts.first().copied()
    }

    /// The contacts at the address, in order of creation.
    pub(super) fn contacts(&self, address: &str) -> impl Iterator<Item = ContactKey> {
        self.entry(address).into_iter().flat_map(|entry| entry.contacts.iter().copied())
    }

    /// The one IM contact at the address.
    pub(super) fn im_contact(&self, address: &str) -> Option<ContactKey> {
        self.entry(address)?.im_contact
    }

    /// Whether the contact is listed at the address.
    pub(super) fn lists(&self, address: &str, contact: ContactKey) -> bool {
        self.entry(address).is_some_and(|entry| entry.contacts.binary_search(&contact).is_ok())
    }

    /// How many contacts are listed, each as often as it has addresses.
    pub(super) fn listed(&self) -> usize {
        self.buckets.iter().flat_map(|(_, bucket)| bucket.iter()).map(|entry| entry.contacts.len()).sum()
    }

    /// Lists a contact at an address; a second time changes nothing.
    pub(super) fn add(&mut self, address: &str, contact: ContactKey, is_im_contact: bool) {
        let number = self.bucket_of(hash(address));
        if !self.buckets.contains(number) {
            self.buckets.insert(number, Arc::default());
        }
        let bucket = self.buckets.get_mut(number).expect("the bucket has just been made if it was not there");
        let bucket = Arc::make_mut(bucket);
        let found = bucket.binary_search_by(|entry| (*entry.address).cmp(address));
        let index = found.unwrap_or_else(|index| {
            bucket.insert(index, Entry { address: address.into(), im_contact: None, contacts: Few::None });
            index
        });
        let entry = &mut bucket[index];
        entry.contacts.add(contact);
        if is_im_contact {
            entry.im_contact = Some(contact);
        }
        if found.is_err() {
            self.len += 1;
            self.grow();
        }
    }

    /// Takes a contact off the list at an address.
    pub(super) fn remove(&mut self, address: &str, contact: ContactKey) {
        let number = self.bucket_of(hash(address));
        let Some(bucket) = self.buckets.get_mut(number) else { return };
        let bucket = Arc::make_mut(bucket);
        let Ok(index) = bucket.binary_search_by(|entry| (*entry.address).cmp(address)) else { return };
        let entry = &mut bucket[index];
        entry.contacts.take(&contact);
        entry.im_contact = entry.im_contact.filter(|&listed| listed != contact);
        if entry.contacts.is_empty() {
            bucket.remove(index);
            self.len -= 1;
            if bucket.is_empty() {
                self.buckets.remove(number);
            }
        }
    }

    fn entry(&self, address: &str) -> Option<&Entry> {
        let bucket = self.buckets.get(self.bucket_of(hash(address)))?;
        let index = bucket.binary_search_by(|entry| (*entry.address).cmp(address)).ok()?;
        Some(&bucket[index])
    }

    /// The low bits of the hash, one fewer where they name a bucket that is not there yet.
    fn bucket_of(&self, hash: u64) -> u64 {
        let mask = (self.splits + 1).next_power_of_two() - 1;
        let bucket = hash & mask;
        if bucket <= self.splits { bucket } else { bucket & (mask >> 1) }
    }

    /// Adds one bucket once the table is full, and moves into it what belongs there.
    fn grow(&mut self) {
        if self.len <= (self.splits + 1) * LOAD {
            return;
        }
        self.splits += 1;
        let new = self.splits;
        let old = new ^ (1 << new.ilog2());
        let Some(bucket) = self.buckets.remove(old) else { return };
        let (moved, kept): (Vec<_>, Vec<_>) =
            bucket.iter().cloned().partition(|entry| self.bucket_of(hash(&entry.address)) == new);
        for (number, entries) in [(old, kept), (new, moved)] {
            if !entries.is_empty() {
                self.buckets.insert(number, Arc::new(entries));
            }
        }
    }
}

/// Indexes are equal when they list the same, in however many buckets: a table that was larger once does not
/// become smaller.
impl PartialEq for AddressIndex {
    fn eq(&self, other: &Self) -> bool {
        let is_same_table = self.splits == other.splits && self.buckets == other.buckets;
        let mut entries = self.buckets.iter().flat_map(|(_, bucket)| bucket.iter());
        is_same_table
            || self.len == other.len && entries.all(|entry| other.entry(&entry.address) == Some(entry))
    }
}

/// FNV-1a, its high bits folded into the low ones that choose the bucket.
fn hash(address: &str) -> u64 {
    let hash = address.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_unknown_address_and_an_unlisted_contact_are_not_found() {
        let mut index = AddressIndex::default();
        index.remove("a", ContactKey(1));
        index.add("a", ContactKey(2), false);
        index.remove("a", ContactKey(1));
        index.remove("b", ContactKey(2));
        assert_eq!(
            (index.earliest("b"), index.im_contact("a"), index.earliest("a")),
            (None, None, Some(ContactKey(2)))
        );
        assert!(!index.lists("a", ContactKey(1)) && index.lists("a", ContactKey(2)));
    }

    #[test]
    fn removing_the_im_contact_leaves_the_others() {
        let mut index = AddressIndex::default();
        index.add("a", ContactKey(1), false);
        index.add("a", ContactKey(2), true);
        assert_eq!(index.im_contact("a"), Some(ContactKey(2)));
        index.remove("a", ContactKey(2));
        assert_eq!((index.im_contact("a"), index.earliest("a")), (None, Some(ContactKey(1))));
    }

    #[test]
    fn buckets_stay_short_and_all_is_found_again() {
        let mut index = AddressIndex::default();
        for number in 0..2000 {
            index.add(&format!("user{number}@example.test"), ContactKey(number), true);
        }
        let longest = index.buckets.iter().map(|(_, bucket)| bucket.len()).max();
        assert!(longest < Some(30), "{longest:?}");
        for number in 0..2000 {
            let address = format!("user{number}@example.test");
            assert_eq!(index.im_contact(&address), Some(ContactKey(number)));
            index.remove(&address, ContactKey(number));
        }
        assert_eq!((index.len, index.buckets.len()), (0, 0));
    }

    proptest! {
        #[test]
        fn the_index_behaves_as_a_map_of_sets(
            steps in prop::collection::vec((any::<bool>(), "[ab]{0,5}", 0..6_u64), 0..200)
        ) {
            let (mut index, mut model) = (AddressIndex::default(), BTreeMap::<String, BTreeSet<u64>>::new());
            for (add, address, number) in steps {
                let contact = ContactKey(number);
                if add {
                    index.add(&address, contact, false);
                    model.entry(address.clone()).or_default().insert(number);
                } else {
                    index.remove(&address, contact);
                    model.entry(address.clone()).or_default().remove(&number);
                }
                prop_assert_eq!(index.lists(&address, contact), add);
                prop_assert_eq!(index.listed(), model.values().map(BTreeSet::len).sum::<usize>());
                for (address, numbers) in &model {
                    prop_assert_eq!(index.earliest(address), numbers.first().copied().map(ContactKey));
                }
            }
        }
    }
}

//! Finding contacts by address, and folders by name.
//!
//! A hash table that grows one bucket at a time (linear hashing): no write moves more than one bucket, and
//! the buckets lie in [`Slots`], so a fork shares them and the first write after it copies one. The hash is
//! fixed, since the same calls must give the same bytes everywhere, and nobody makes texts that collide.
//! The table holds no text: whether an object that is listed really has one, the object itself says.

use std::hash::{DefaultHasher, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use super::slots::Slots;
use super::{ContactKey, FolderKey};

/// Listings per bucket at which the table grows by one bucket. With more of them buckets are divided and
/// allocated less often, and copied at greater length when they are written to.
const LOAD: u64 = 16;

/// A key of objects that can be listed.
pub(super) trait Listable: Copy {
    /// The key with that number.
    fn of(number: u64) -> Self;
    /// The number of the key, which is below 2⁶³.
    fn number(self) -> u64;
}

impl Listable for ContactKey {
    fn of(number: u64) -> Self {
        Self(number)
    }

    fn number(self) -> u64 {
        self.0
    }
}

impl Listable for FolderKey {
    fn of(number: u64) -> Self {
        Self(number)
    }

    fn number(self) -> u64 {
        self.0
    }
}

/// Where objects are listed by their texts; the empty index holds no memory.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextIndex<K> {
    /// Each in order, so by hash and then by object.
    buckets: Slots<Arc<[Listing]>>,
    /// How many buckets there are beyond the first.
    splits: u64,
    len: u64,
    keys: PhantomData<K>,
}

impl<K> Default for TextIndex<K> {
    fn default() -> Self {
        Self { buckets: Slots::default(), splits: 0, len: 0, keys: PhantomData }
    }
}

/// What a text is found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TextHash(u64);

impl TextHash {
    /// With keys known to all, which is enough: two texts with one hash take four billion tries, and each
    /// further one as many again.
    pub(super) fn of(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(text.as_bytes());
        Self(hasher.finish())
    }
}

/// That an object has a text with this hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Listing {
    hash: TextHash,
    /// The number of the object, shifted by one bit that marks it.
    object: u64,
}

impl Listing {
    const fn number(self) -> u64 {
        self.object >> 1
    }

    const fn is_marked(self) -> bool {
        self.object & 1 == 1
    }
}

impl<K: Listable> TextIndex<K> {
    /// The objects that may have the text, in order of creation, and whether each is marked: of contacts,
    /// those on the IM list of which the text may be the IM address.
    pub(super) fn candidates(&self, hash: TextHash) -> impl Iterator<Item = (K, bool)> + use<'_, K> {
        let bucket = self.buckets.get(self.bucket_of(hash)).map_or(&[][..], |bucket| bucket);
        let first = bucket.partition_point(|listing| listing.hash < hash);
        let listings = bucket[first..].iter().take_while(move |listing| listing.hash == hash);
        listings.map(|listing| (K::of(listing.number()), listing.is_marked()))
    }

    /// Whether the object is listed at the text.
    pub(super) fn lists(&self, hash: TextHash, object: K) -> bool {
        self.candidates(hash).any(|(candidate, _)| candidate.number() == object.number())
    }

    /// How many objects are listed, each as often as it has texts.
    pub(super) const fn listed(&self) -> usize {
        self.len as usize
    }

    /// Lists an object at a text; a second time changes nothing but that it may be marked, too.
    pub(super) fn add(&mut self, hash: TextHash, object: K, is_marked: bool) {
        let number = self.bucket_of(hash);
        let listing = Listing { hash, object: object.number() << 1 | u64::from(is_marked) };
        let bucket = self.buckets.get(number).map_or(&[][..], |bucket| bucket);
        match place(bucket, hash, object.number()) {
            Ok(index) if bucket[index] >= listing => {}
            Ok(index) => {
                let bucket = self.buckets.get_mut(number).expect("the object is listed in it");
                Arc::make_mut(bucket)[index] = listing;
            }
            Err(index) => {
                let (before, after) = bucket.split_at(index);
                let more = [before, &[listing], after].concat();
                self.buckets.insert(number, more.into());
                self.len += 1;
                self.grow();
            }
        }
    }

    /// Takes an object off the list at a text.
    pub(super) fn remove(&mut self, hash: TextHash, object: K) {
        let number = self.bucket_of(hash);
        let Some(bucket) = self.buckets.get(number) else { return };
        let Ok(index) = place(bucket, hash, object.number()) else { return };
        let (before, after) = (&bucket[..index], &bucket[index + 1..]);
        let fewer: Arc<[_]> = before.iter().chain(after).copied().collect();
        self.put(number, fewer);
        self.len -= 1;
    }

    fn put(&mut self, number: u64, bucket: Arc<[Listing]>) {
        if bucket.is_empty() {
            self.buckets.remove(number);
        } else {
            self.buckets.insert(number, bucket);
        }
    }

    /// The high bits of the hash, the highest being the lowest of the number, one fewer where they name a
    /// bucket that is not there yet. So what is listed in a bucket is in the order in which it is divided.
    fn bucket_of(&self, hash: TextHash) -> u64 {
        let mask = (self.splits + 1).next_power_of_two() - 1;
        let bucket = hash.0.reverse_bits() & mask;
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
        let Some(bucket) = self.buckets.get(old).cloned() else { return };
        let (kept, moved) =
            bucket.split_at(bucket.partition_point(|listing| self.bucket_of(listing.hash) == old));
        if !moved.is_empty() {
            self.put(old, kept.into());
            self.put(new, moved.into());
        }
    }
}

/// Where the object of that number is listed in a bucket, or would be.
fn place(bucket: &[Listing], hash: TextHash, number: u64) -> Result<usize, usize> {
    bucket.binary_search_by_key(&(hash, number), |listing| (listing.hash, listing.number()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn hash(address: impl AsRef<str>) -> TextHash {
        TextHash::of(address.as_ref())
    }

    fn contacts(index: &TextIndex<ContactKey>, address: &str) -> Vec<(u64, bool)> {
        index.candidates(hash(address)).map(|(contact, is_im_contact)| (contact.0, is_im_contact)).collect()
    }

    #[test]
    fn an_unknown_address_and_an_unlisted_contact_are_not_found() {
        let mut index = TextIndex::default();
        index.remove(hash("a"), ContactKey(1));
        index.add(hash("a"), ContactKey(2), false);
        index.remove(hash("a"), ContactKey(1));
        index.remove(hash("b"), ContactKey(2));
        assert_eq!((contacts(&index, "b"), contacts(&index, "a")), (vec![], vec![(2, false)]));
        assert!(!index.lists(hash("a"), ContactKey(1)) && index.lists(hash("a"), ContactKey(2)));
    }

    #[test]
    fn what_is_the_im_address_and_another_one_is_listed_once() {
        let mut index = TextIndex::default();
        for is_im_contact in [false, true, false] {
            index.add(hash("a"), ContactKey(2), is_im_contact);
        }
        index.add(hash("a"), ContactKey(1), false);
        assert_eq!((contacts(&index, "a"), index.listed()), (vec![(1, false), (2, true)], 2));
        index.remove(hash("a"), ContactKey(2));
        assert_eq!((contacts(&index, "a"), index.listed()), (vec![(1, false)], 1));
    }

    #[test]
    fn buckets_stay_short_and_all_is_found_again() {
        let mut index = TextIndex::default();
        for number in 0..2000 {
            index.add(hash(format!("user{number}@example.test")), ContactKey(number), true);
        }
        let longest = index.buckets.iter().map(|(_, bucket)| bucket.len()).max();
        assert!(longest < Some(60), "{longest:?}");
        for number in 0..2000 {
            let address = format!("user{number}@example.test");
            assert_eq!(contacts(&index, &address), [(number, true)]);
            index.remove(hash(&address), ContactKey(number));
        }
        assert_eq!((index.len, index.buckets.len()), (0, 0));
    }

    proptest! {
        #[test]
        fn the_index_behaves_as_a_map_of_maps(
            steps in prop::collection::vec((any::<bool>(), "[ab]{0,5}", 0..6_u64, any::<bool>()), 0..200)
        ) {
            let mut index = TextIndex::default();
            let mut model = BTreeMap::<String, BTreeMap<u64, bool>>::new();
            for (add, address, number, is_im_contact) in steps {
                let contact = ContactKey(number);
                if add {
                    index.add(hash(&address), contact, is_im_contact);
                    *model.entry(address.clone()).or_default().entry(number).or_default() |= is_im_contact;
                } else {
                    index.remove(hash(&address), contact);
                    model.entry(address.clone()).or_default().remove(&number);
                }
                prop_assert_eq!(index.lists(hash(&address), contact), add);
                prop_assert_eq!(index.listed(), model.values().map(BTreeMap::len).sum::<usize>());
                for (address, numbers) in &model {
                    let listed: Vec<_> = numbers.iter().map(|(number, flag)| (*number, *flag)).collect();
                    prop_assert_eq!(contacts(&index, address), listed);
                }
            }
        }
    }
}

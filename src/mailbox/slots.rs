//! A sparse table of values addressed by the mailbox counter, shared until written.
//!
//! Ids carry a counter and the counter is the address, so a look-up needs no hashing and no comparing of long
//! texts. The table is a radix tree of 64-way nodes. Cloning it clones one pointer, whatever its size; the
//! first write after that copies the few nodes between the root and the slot. That is what lets a simulator
//! be forked in microseconds.

use std::fmt;
use std::sync::Arc;

/// Bits of the counter that one level of the tree resolves.
const BITS: u32 = 6;
/// Children of a branch and values of a leaf.
const WIDTH: usize = 1 << BITS;

/// A sparse table from counters to values, iterated in counter order.
pub(super) struct Slots<T> {
    root: Option<Arc<Node<T>>>,
    /// Branch levels above the leaves: the tree has room for counters below `64.pow(height + 1)`.
    height: u32,
    len: usize,
}

#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "a node is always behind an Arc")]
enum Node<T> {
    Branch([Option<Arc<Node<T>>>; WIDTH]),
    Leaf([Option<T>; WIDTH]),
}

impl<T> Slots<T> {
    /// An empty table, which holds no memory.
    pub(super) const fn new() -> Self {
        Self { root: None, height: 0, len: 0 }
    }

    /// How many values the table holds.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The value at the counter; `None` for an empty slot and for any counter out of range.
    pub(super) fn get(&self, counter: u64) -> Option<&T> {
        if !has_room(self.height, counter) {
            return None;
        }
        let mut node = self.root.as_deref()?;
        let mut level = self.height;
        loop {
            match node {
                Node::Branch(children) => node = children[position(counter, level)].as_deref()?,
                Node::Leaf(values) => return values[position(counter, 0)].as_ref(),
            }
            level = level.saturating_sub(1);
        }
    }

    /// Whether there is a value at the counter.
    pub(super) fn contains(&self, counter: u64) -> bool {
        self.get(counter).is_some()
    }

    /// The counters and values, in counter order.
    pub(super) fn iter(&self) -> Iter<'_, T> {
        Iter { slots: self, leaf: [].iter(), next: 0, done: self.root.is_none() }
    }

    /// The counters and values from a counter on, in counter order.
    pub(super) fn iter_from(&self, counter: u64) -> impl Iterator<Item = (u64, &T)> {
        let slots = Iter { slots: self, leaf: [].iter(), next: counter, done: self.root.is_none() };
        // The walk begins at the start of a leaf, which may lie before the counter.
        slots.skip_while(move |(found, _)| *found < counter)
    }

    /// The first leaf that ends after the counter, and the counter of its first slot.
    fn leaf_from(&self, counter: u64) -> Option<(u64, &[Option<T>; WIDTH])> {
        if !has_room(self.height, counter) {
            return None;
        }
        leaf_below(self.root.as_deref()?, self.height, counter)
    }
}

impl<T: Clone> Slots<T> {
    /// The value at the counter, to be changed; copies what is shared on the way.
    pub(super) fn get_mut(&mut self, counter: u64) -> Option<&mut T> {
        // Looking first keeps a miss from copying anything.
        if !self.contains(counter) {
            return None;
        }
        let mut node = Arc::make_mut(self.root.as_mut()?);
        let mut level = self.height;
        loop {
            match node {
                Node::Branch(children) => node = Arc::make_mut(children[position(counter, level)].as_mut()?),
                Node::Leaf(values) => return values[position(counter, 0)].as_mut(),
            }
            level = level.saturating_sub(1);
        }
    }

    /// Puts a value at the counter and returns what stood there.
    pub(super) fn insert(&mut self, counter: u64, value: T) -> Option<T> {
        self.grow_for(counter);
        let mut node = self.root.get_or_insert_with(|| Node::empty(self.height));
        let mut level = self.height;
        loop {
            match Arc::make_mut(node) {
                Node::Branch(children) => {
                    level = level.saturating_sub(1);
                    let child = &mut children[position(counter, level + 1)];
                    node = child.get_or_insert_with(|| Node::empty(level));
                }
                Node::Leaf(values) => {
                    let before = values[position(counter, 0)].replace(value);
                    self.len += usize::from(before.is_none());
                    return before;
                }
            }
        }
    }

    /// Takes the value at the counter out; nodes left empty are given back.
    pub(super) fn remove(&mut self, counter: u64) -> Option<T> {
        if !self.contains(counter) {
            return None;
        }
        let removed = remove_below(&mut self.root, self.height, counter);
        self.len -= usize::from(removed.is_some());
        removed
    }

    /// Adds levels until the tree has room for the counter.
    fn grow_for(&mut self, counter: u64) {
        while !has_room(self.height, counter) {
            self.height += 1;
            if let Some(root) = self.root.take() {
                let mut children = [const { None }; WIDTH];
                children[0] = Some(root);
                self.root = Some(Arc::new(Node::Branch(children)));
            }
        }
    }
}

impl<T> Node<T> {
    fn empty(level: u32) -> Arc<Self> {
        Arc::new(match level {
            0 => Self::Leaf([const { None }; WIDTH]),
            _ => Self::Branch([const { None }; WIDTH]),
        })
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Branch(children) => children.iter().all(Option::is_none),
            Self::Leaf(values) => values.iter().all(Option::is_none),
        }
    }
}

/// Whether a tree of that height has a slot for the counter.
const fn has_room(height: u32, counter: u64) -> bool {
    let bits = BITS * (height + 1);
    bits >= u64::BITS || counter >> bits == 0
}

/// Which child or value of a node on that level leads to the counter.
const fn position(counter: u64, level: u32) -> usize {
    (counter >> (BITS * level)) as usize & (WIDTH - 1)
}

/// Recursion is as deep as the tree is high, at most eleven levels.
fn remove_below<T: Clone>(slot: &mut Option<Arc<Node<T>>>, level: u32, counter: u64) -> Option<T> {
    let node = Arc::make_mut(slot.as_mut()?);
    let removed = match node {
        Node::Branch(children) => remove_below(&mut children[position(counter, level)], level - 1, counter),
        Node::Leaf(values) => values[position(counter, 0)].take(),
    };
    if node.is_empty() {
        *slot = None;
    }
    removed
}

/// Recursion is as deep as the tree is high, at most eleven levels.
fn leaf_below<T>(node: &Node<T>, level: u32, counter: u64) -> Option<(u64, &[Option<T>; WIDTH])> {
    let children = match node {
        Node::Leaf(values) => return Some((counter & !(WIDTH as u64 - 1), values)),
        Node::Branch(children) => children,
    };
    let first = position(counter, level);
    let span = BITS * level;
    children.iter().enumerate().skip(first).find_map(|(index, child)| {
        // Left of the wanted counter only the first child counts; the others are read from their beginning.
        let above = counter >> span >> BITS << BITS;
        let start = if index == first { counter } else { (above | index as u64) << span };
        leaf_below(child.as_deref()?, level - 1, start)
    })
}

/// Walks a table in counter order, a leaf at a time.
pub(super) struct Iter<'a, T> {
    slots: &'a Slots<T>,
    leaf: std::slice::Iter<'a, Option<T>>,
    next: u64,
    done: bool,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = (u64, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            for value in self.leaf.by_ref() {
                let counter = self.next;
                // Only the very last slot of all can overflow, and nothing follows it.
                self.next = counter.wrapping_add(1);
                if let Some(value) = value {
                    return Some((counter, value));
                }
            }
            if self.done {
                return None;
            }
            let Some((start, leaf)) = self.slots.leaf_from(self.next) else {
                self.done = true;
                return None;
            };
            self.leaf = leaf.iter();
            self.next = start;
            self.done = start.checked_add(WIDTH as u64).is_none();
        }
    }
}

impl<T> Clone for Slots<T> {
    fn clone(&self) -> Self {
        Self { root: self.root.clone(), height: self.height, len: self.len }
    }
}

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PartialEq> PartialEq for Slots<T> {
    fn eq(&self, other: &Self) -> bool {
        let same_tree = match (&self.root, &other.root) {
            (Some(left), Some(right)) => Arc::ptr_eq(left, right),
            _ => false,
        };
        same_tree || (self.len == other.len && self.iter().eq(other.iter()))
    }
}

impl<T: fmt::Debug> fmt::Debug for Slots<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_slot_and_a_hostile_counter_hold_nothing() {
        let mut slots = Slots::new();
        assert_eq!(slots.get(0), None::<&u8>);
        slots.insert(70, 1);
        for counter in [0, 69, 71, 64 * 64, u64::MAX] {
            assert_eq!(slots.get(counter), None);
            assert_eq!(slots.get_mut(counter), None);
            assert_eq!(slots.remove(counter), None);
        }
        assert_eq!((slots.len(), slots.get(70)), (1, Some(&1)));
    }

    #[test]
    fn a_clone_shares_everything_but_what_is_written() {
        let mut original = Slots::new();
        for counter in 0..10_000 {
            original.insert(counter, Arc::new(counter));
        }
        let mut fork = original.clone();
        *Arc::make_mut(fork.get_mut(5_000).expect("just inserted")) = 1;
        assert_eq!(**original.get(5_000).expect("untouched"), 5_000);
        assert_ne!(fork, original);
        let shared = |counter| Arc::ptr_eq(fork.get(counter).unwrap(), original.get(counter).unwrap());
        assert!((0..10_000).all(|counter| shared(counter) != (counter == 5_000)));
    }

    #[test]
    fn removing_the_last_value_gives_the_memory_back() {
        let mut slots = Slots::new();
        slots.insert(1 << 40, ());
        assert_eq!(slots.remove(1 << 40), Some(()));
        assert!(slots.root.is_none());
        assert_eq!(slots, Slots::new());
    }

    #[test]
    fn the_last_counter_of_all_is_a_slot_like_any_other() {
        let mut slots = Slots::new();
        slots.insert(u64::MAX, 'z');
        slots.insert(0, 'a');
        assert_eq!(slots.iter().collect::<Vec<_>>(), [(0, &'a'), (u64::MAX, &'z')]);
    }

    proptest! {
        #[test]
        fn slots_behave_as_an_ordered_map(
            steps in prop::collection::vec(
                (any::<bool>(), prop_oneof![0..300_u64, 0..1_u64 << 14, any::<u64>()], any::<u8>()), 0..120,
            )
        ) {
            let (mut slots, mut model) = (Slots::new(), BTreeMap::new());
            for (insert, counter, value) in steps {
                if insert {
                    prop_assert_eq!(slots.insert(counter, value), model.insert(counter, value));
                } else {
                    let counter = model.range(counter..).next().map_or(counter, |(&counter, _)| counter);
                    prop_assert_eq!(slots.get_mut(counter).copied(), model.get(&counter).copied());
                    prop_assert_eq!(slots.remove(counter), model.remove(&counter));
                }
                prop_assert_eq!(slots.len(), model.len());
                prop_assert!(slots.iter().eq(model.iter().map(|(&counter, value)| (counter, value))));
                let rest = model.range(counter..).map(|(&counter, value)| (counter, value));
                prop_assert!(slots.iter_from(counter).eq(rest));
            }
        }
    }
}

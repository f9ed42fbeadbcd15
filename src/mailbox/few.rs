//! A list that mostly has one element, and then needs no memory of its own.

use std::ops::Deref;

/// A list of any length; one of one element lies where the list itself lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Few<T> {
    /// No element.
    #[default]
    None,
    /// One.
    One(T),
    /// Two or more.
    More(Vec<T>),
}

impl<T> Few<T> {
    /// Inserts an element at an index, which is at most the length.
    pub(crate) fn insert(&mut self, index: usize, element: T) {
        *self = match std::mem::replace(self, Self::None) {
            Self::None => Self::One(element),
            Self::One(first) if index == 0 => Self::More(vec![element, first]),
            Self::One(first) => Self::More(vec![first, element]),
            Self::More(mut elements) => {
                elements.insert(index, element);
                Self::More(elements)
            }
        };
    }

    /// Something in place of each element.
    pub(crate) fn map<U>(&self, map: impl Fn(&T) -> U) -> Few<U> {
        match self {
            Self::None => Few::None,
            Self::One(element) => Few::One(map(element)),
            Self::More(elements) => Few::More(elements.iter().map(map).collect()),
        }
    }

    /// Inserts an element behind all others.
    #[inline]
    pub(crate) fn push(&mut self, element: T) {
        match self {
            Self::None => *self = Self::One(element),
            Self::One(_) => self.insert(1, element),
            Self::More(elements) => elements.push(element),
        }
    }

    /// Removes the element at an index, if there is one.
    pub(crate) fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len() {
            return None;
        }
        match std::mem::replace(self, Self::None) {
            Self::None => None,
            Self::One(element) => Some(element),
            Self::More(mut elements) => {
                let removed = elements.remove(index);
                let last = if elements.len() == 1 { elements.pop() } else { None };
                *self = last.map_or(Self::More(elements), Self::One);
                Some(removed)
            }
        }
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut few = Self::None;
        elements.into_iter().for_each(|element| few.push(element));
        few
    }
}

impl<T: Ord> Few<T> {
    /// Adds an element to a list in order, unless it is there.
    pub(crate) fn add(&mut self, element: T) {
        if let Err(index) = self.binary_search(&element) {
            self.insert(index, element);
        }
    }

    /// Takes an element out of a list in order. Returns whether it was there.
    pub(crate) fn take(&mut self, element: &T) -> bool {
        self.binary_search(element).is_ok_and(|index| self.remove(index).is_some())
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::None => &[],
            Self::One(element) => std::slice::from_ref(element),
            Self::More(elements) => elements,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_element_is_no_larger_than_a_list() {
        assert_eq!(std::mem::size_of::<Few<[u64; 2]>>(), std::mem::size_of::<Vec<u64>>());
    }

    proptest! {
        #[test]
        fn few_behave_as_many(steps in prop::collection::vec((any::<bool>(), 0..6_u8), 0..40)) {
            let (mut few, mut many) = (Few::default(), Vec::new());
            for (is_added, element) in steps {
                let index = many.binary_search(&element);
                if is_added {
                    few.add(element);
                    if let Err(index) = index {
                        many.insert(index, element);
                    }
                } else {
                    prop_assert_eq!(few.take(&element), index.is_ok());
                    if let Ok(index) = index {
                        many.remove(index);
                    }
                }
                prop_assert_eq!(&*few, &many[..]);
                prop_assert_eq!(matches!(few, Few::One(_)), many.len() == 1);
                prop_assert_eq!(few.remove(many.len()), None);
            }
        }
    }
}

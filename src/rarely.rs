//! A list that hardly any thing has, and that then takes no more than a pointer.

use std::ops::Deref;

/// A list, mostly empty.
#[derive(Debug, Clone)]
#[expect(clippy::box_collection, reason = "most have no list, and a pointer is a third of one")]
pub(crate) struct Rarely<T>(Option<Box<Vec<T>>>);

impl<T> Rarely<T> {
    /// The empty list.
    pub(crate) const fn new() -> Self {
        Self(None)
    }

    /// The list, which leaves an empty one.
    pub(crate) fn take(&mut self) -> Vec<T> {
        self.0.take().map_or_else(Vec::new, |list| *list)
    }

    /// The list, to be changed.
    pub(crate) fn list_mut(&mut self) -> &mut Vec<T> {
        self.0.get_or_insert_default()
    }
}

impl<T> Deref for Rarely<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], |list| list)
    }
}

impl<T> From<Vec<T>> for Rarely<T> {
    fn from(list: Vec<T>) -> Self {
        Self((!list.is_empty()).then(|| Box::new(list)))
    }
}

impl<T> Default for Rarely<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PartialEq> PartialEq for Rarely<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emptied_list_is_as_one_that_never_was() {
        let mut list = Rarely::from(vec![1]);
        assert_eq!((&*list, size_of_val(&list)), (&[1][..], size_of::<usize>()));
        assert_ne!(list, Rarely::new());
        list.list_mut().clear();
        assert_eq!(list, Rarely::new());
        assert_eq!(Rarely::from(Vec::<u8>::new()).0, None);
    }
}

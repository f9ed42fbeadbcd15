//! What a search folder looks for, where, and what it shows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{Folder, FolderKey, Mailbox};
use crate::Result;
use crate::schema::SearchExpression;
use crate::search::{Restriction, Scope};

/// What a search folder looks for, and where (`t:SearchParametersType`).
#[derive(Debug, Clone, PartialEq)]
pub struct SearchParameters {
    traversal: SearchFolderTraversal,
    expression: SearchExpression,
    restriction: Restriction,
    base_folders: Vec<FolderKey>,
}

/// How deep a search folder looks (`t:SearchFolderTraversalType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum SearchFolderTraversal {
    /// Items that lie in the base folders themselves.
    #[default]
    Shallow,
    /// Items in the base folders and in all folders below them, but not those in Deleted Items unless that or
    /// a folder in it is a base folder.
    Deep,
}

impl SearchParameters {
    /// A search for items; times of day without a zone are those of `time_zone`.
    ///
    /// # Errors
    ///
    /// Those of [`Restriction::new`].
    pub fn new(
        traversal: SearchFolderTraversal,
        expression: SearchExpression,
        base_folders: Vec<FolderKey>,
        time_zone: &TimeZone,
    ) -> Result<Self> {
        let restriction = Restriction::new(&expression, Scope::Items, time_zone)?;
        Ok(Self { traversal, expression, restriction, base_folders })
    }

    /// The search of a snapshot: what it was told, and the same with the instants that its times have stood
    /// for.
    ///
    /// # Errors
    ///
    /// Those of [`Restriction::new`].
    #[cfg(feature = "serde")]
    pub(crate) fn restored(
        traversal: SearchFolderTraversal,
        expression: SearchExpression,
        with_instants: Option<&SearchExpression>,
        base_folders: Vec<FolderKey>,
    ) -> Result<Self> {
        let meant = with_instants.unwrap_or(&expression);
        let restriction = Restriction::new(meant, Scope::Items, &TimeZone::UTC)?;
        Ok(Self { traversal, expression, restriction, base_folders })
    }

    /// What it was told with the instants that its times have stood for.
    #[cfg(feature = "serde")]
    pub(crate) fn expression_with_instants(&self) -> SearchExpression {
        self.restriction.with_instants(&self.expression)
    }

    /// How deep the folder looks.
    #[must_use]
    pub const fn traversal(&self) -> SearchFolderTraversal {
        self.traversal
    }

    /// Which items it shows, as it was told.
    #[must_use]
    pub const fn expression(&self) -> &SearchExpression {
        &self.expression
    }

    /// Where it looks. A folder that has been deleted since is looked into no more.
    #[must_use]
    pub fn base_folders(&self) -> &[FolderKey] {
        &self.base_folders
    }
}

impl Mailbox {
    /// The counters of the items that a search folder shows, in order of creation: those of its base folders
    /// for which `matches` says that the restriction is true. Items that programs hide are never shown.
    ///
    /// A base folder that is a search folder itself counts with what it shows. Folders that look into each
    /// other in a circle end where it closes.
    pub fn items_shown_by(
        &self,
        search_folder: FolderKey,
        mut matches: impl FnMut(&Restriction, u64) -> bool,
    ) -> BTreeSet<u64> {
        let mut shown = BTreeMap::<FolderKey, BTreeSet<u64>>::new();
        for key in self.searches_before(search_folder) {
            let Some(parameters) = self.folder(key).and_then(Folder::search_parameters) else { continue };
            let mut candidates = BTreeSet::new();
            for &base in &parameters.base_folders {
                candidates.extend(shown.get(&base).into_iter().flatten());
            }
            for folder in self.folders_searched(parameters) {
                candidates.extend(self.folder(folder).into_iter().flat_map(Folder::contents));
            }
            candidates.retain(|item| matches(&parameters.restriction, *item));
            shown.insert(key, candidates);
        }
        shown.remove(&search_folder).unwrap_or_default()
    }

    /// A search folder and those it looks into, each after all it looks into.
    fn searches_before(&self, search_folder: FolderKey) -> Vec<FolderKey> {
        let bases = |key| {
            let parameters = self.folder(key).and_then(Folder::search_parameters).map(Arc::as_ref);
            parameters.map_or(&[][..], SearchParameters::base_folders).iter()
        };
        let (mut order, mut seen) = (Vec::new(), BTreeSet::from([search_folder]));
        let mut unfinished = vec![(search_folder, bases(search_folder))];
        while let Some((key, rest)) = unfinished.last_mut() {
            match rest.next() {
                Some(&base) if seen.insert(base) => unfinished.push((base, bases(base))),
                Some(_) => {}
                None => {
                    order.push(*key);
                    unfinished.pop();
                }
            }
        }
        order
    }

    /// The folders whose contents are searched.
    fn folders_searched(&self, parameters: &SearchParameters) -> BTreeSet<FolderKey> {
        let mut searched = BTreeSet::new();
        let mut unfinished = parameters.base_folders.clone();
        while let Some(key) = unfinished.pop() {
            if searched.insert(key) && parameters.traversal == SearchFolderTraversal::Deep {
                let below = self.folder(key).into_iter().flat_map(Folder::child_keys);
                unfinished.extend(below.filter(|key| *key != FolderKey::DELETED_ITEMS));
            }
        }
        searched
    }
}

#[cfg(test)]
mod tests;

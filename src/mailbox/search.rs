//! What a search folder looks for, and where.

use super::FolderKey;

/// What a search folder looks for, and where (`t:SearchParametersType`).
#[derive(Debug, Clone, PartialEq)]
pub struct SearchParameters {
    /// Whether folders below the base folders are searched too.
    pub traversal: SearchFolderTraversal,
    /// Which items it shows.
    pub restriction: Restriction,
    /// Where it looks. A folder that has been deleted since is looked into no more.
    pub base_folders: Vec<FolderKey>,
}

/// How deep a search folder looks (`t:SearchFolderTraversalType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SearchFolderTraversal {
    /// Items that lie in the base folders themselves.
    #[default]
    Shallow,
    /// Items in the base folders and in all folders below them.
    Deep,
}

/// Which items a search folder shows. For now it is all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Restriction {}

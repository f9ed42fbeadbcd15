//! Synchronisation: what has changed since a client last asked, for one folder's items or for a hierarchy.

mod sync_folder_hierarchy;
mod sync_folder_items;

pub use sync_folder_hierarchy::{
    SyncFolderHierarchy, SyncFolderHierarchyResponse, SyncFolderHierarchyResponseMessage,
};
pub use sync_folder_items::{SyncFolderItems, SyncFolderItemsResponse, SyncFolderItemsResponseMessage};

use crate::Error;
use crate::finding::{Culprit, Rule};

/// Says of the error about a state which text is none.
fn refused_state(error: Error, text: &str) -> Error {
    error.because(Rule::SyncStateForm, Culprit::value("SyncState", text))
}

//! Synchronisation: what has changed since a client last asked, for one folder's items or for a hierarchy.

mod sync_folder_hierarchy;
mod sync_folder_items;

pub use sync_folder_hierarchy::{
    SyncFolderHierarchy, SyncFolderHierarchyResponse, SyncFolderHierarchyResponseMessage,
};
pub use sync_folder_items::{SyncFolderItems, SyncFolderItemsResponse, SyncFolderItemsResponseMessage};

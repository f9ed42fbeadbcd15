//! Synchronization: what has become of items and folders since a client last asked.

use super::ids::{FolderId, ItemId};
use crate::property::{FolderObject, ItemObject};
use crate::wire::{Form, Namespace, Simple, SimpleValue};
use crate::{choice, message, simple_enum};

simple_enum! {
    /// Which items of a folder are synchronized.
    pub enum SyncFolderItemsScope = "SyncFolderItemsScopeType" {
        /// The items users see.
        NormalItems = "NormalItems",
        /// Those and the hidden ones.
        NormalAndAssociatedItems = "NormalAndAssociatedItems",
    }
}

/// The most changes wanted: from 1 to 512.
///
/// Source: `t:MaxSyncChangesReturnedType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MaxSyncChangesReturned(pub i32);

impl SimpleValue for MaxSyncChangesReturned {
    fn simple() -> &'static Simple {
        static SIMPLE: Simple = Simple {
            namespace: Namespace::Types,
            ..Simple::built_in(
                "MaxSyncChangesReturnedType",
                Form::Integer { name: "Int32", min: 1, max: 512 },
            )
        };
        &SIMPLE
    }

    fn parse(text: &str) -> Self {
        Self(SimpleValue::parse(text))
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        self.0.with_text(use_text)
    }
}

message! {
    /// Items that changes are not wanted of.
    #[derive(Eq, Default)]
    pub struct ArrayOfBaseItemIds: types "ArrayOfBaseItemIdsType" {
        elements {
            /// Their identifiers.
            item_ids: Many<ItemId> as "ItemId",
        }
    }
}

message! {
    /// What has become of items.
    #[derive(Default)]
    pub struct SyncFolderItemsChanges: types "SyncFolderItemsChangesType" {
        elements {
            /// The changes.
            changes: Many<SyncFolderItemsChange> => branches,
        }
    }
}

choice! {
    /// What has become of an item.
    ///
    /// Source: the content of `t:SyncFolderItemsChangesType`.
    pub enum SyncFolderItemsChange in types {
        /// It is new in the folder.
        Create(SyncFolderItemsCreateOrUpdate),
        /// It is another.
        Update(SyncFolderItemsCreateOrUpdate),
        /// It is gone from the folder.
        Delete(SyncFolderItemsDelete),
        /// It has been read, or is unread again.
        ReadFlagChange(SyncFolderItemsReadFlag),
    }
}

message! {
    /// An item that is new or another.
    pub struct SyncFolderItemsCreateOrUpdate: types "SyncFolderItemsCreateOrUpdateType" {
        elements {
            /// The item.
            item: One<ItemObject> => branches,
        }
    }
}

message! {
    /// An item that is gone from a folder.
    #[derive(Eq, Default)]
    pub struct SyncFolderItemsDelete: types "SyncFolderItemsDeleteType" {
        elements {
            /// Its identifier.
            item_id: One<ItemId>,
        }
    }
}

message! {
    /// An item that has been read, or is unread again.
    #[derive(Eq, Default)]
    pub struct SyncFolderItemsReadFlag: types "SyncFolderItemsReadFlagType" {
        elements {
            /// Its identifier.
            item_id: One<ItemId>,
            /// Whether it has been read.
            is_read: One<bool>,
        }
    }
}

message! {
    /// What has become of folders.
    #[derive(Default)]
    pub struct SyncFolderHierarchyChanges: types "SyncFolderHierarchyChangesType" {
        elements {
            /// The changes.
            changes: Many<SyncFolderHierarchyChange> => branches,
        }
    }
}

choice! {
    /// What has become of a folder.
    ///
    /// Source: the content of `t:SyncFolderHierarchyChangesType`.
    pub enum SyncFolderHierarchyChange in types {
        /// It is new.
        Create(SyncFolderHierarchyCreateOrUpdate),
        /// It is another.
        Update(SyncFolderHierarchyCreateOrUpdate),
        /// It is gone.
        Delete(SyncFolderHierarchyDelete) since Exchange2010,
    }
}

message! {
    /// A folder that is new or another.
    pub struct SyncFolderHierarchyCreateOrUpdate: types "SyncFolderHierarchyCreateOrUpdateType" {
        elements {
            /// The folder.
            folder: One<FolderObject> => branches,
        }
    }
}

message! {
    /// A folder that is gone.
    #[derive(Eq, Default)]
    pub struct SyncFolderHierarchyDelete: types "SyncFolderHierarchyDeleteType" {
        elements {
            /// Its identifier.
            folder_id: One<FolderId>,
        }
    }
}

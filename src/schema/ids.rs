//! Identifiers of items as they stand on the wire.

use crate::message;

message! {
    /// An item's identifier and, when known, its change key.
    #[derive(Eq, Default)]
    pub struct ItemId: types "ItemIdType" {
        attributes {
            /// The opaque, case-sensitive identifier.
            id: Required<String>,
            /// The version of the item.
            change_key: Optional<String>,
        }
    }
}

message! {
    /// A folder's identifier and, when known, its change key.
    #[derive(Eq, Default)]
    pub struct FolderId: types "FolderIdType" {
        attributes {
            /// The opaque, case-sensitive identifier.
            id: Required<String>,
            /// The version of the folder.
            change_key: Optional<String>,
        }
    }
}

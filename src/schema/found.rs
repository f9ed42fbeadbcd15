//! What searches answer: items or folders, in groups or not, and where the next page starts.

use super::view::GroupSummary;
use crate::property::{FolderObject, ItemObject};
use crate::{choice, message};

/// Declares a type with the attributes of a page, beside its elements.
///
/// Source: `t:FindResponsePagingAttributes`. Servers write the attributes in this order.
macro_rules! paged {
    (
        $(#[$meta:meta])*
        pub struct $name:ident: $namespace:ident $schema_name:literal
            $(extends $base:ty $(as $inherited:ident)?)?
        {
            elements { $($elements:tt)* }
        }
    ) => {
        $crate::message! {
            $(#[$meta])*
            pub struct $name: $namespace $schema_name $(extends $base $(as $inherited)?)? {
                attributes {
                    /// The offset of the next page, by number.
                    indexed_paging_offset: Optional<i32>,
                    /// The upper number of the fraction at which the next page starts.
                    numerator_offset: Optional<i32>,
                    /// The lower number of the fraction at which the next page starts.
                    absolute_denominator: Optional<i32>,
                    /// How many there are on all pages.
                    total_items_in_view: Optional<i32>,
                    /// Whether there is no next page.
                    includes_last_item_in_range: Optional<bool>,
                }
                elements { $($elements)* }
            }
        }
    };
}
pub(crate) use paged;

message! {
    /// Items.
    #[derive(Default)]
    pub struct ArrayOfRealItems: types "ArrayOfRealItemsType" {
        elements {
            /// The items.
            items: Many<ItemObject> => branches,
        }
    }
}

message! {
    /// Folders.
    #[derive(Default)]
    pub struct ArrayOfFolders: types "ArrayOfFoldersType" {
        elements {
            /// The folders.
            folders: Many<FolderObject> => branches,
        }
    }
}

message! {
    /// Folders, at least one.
    pub struct NonEmptyArrayOfFolders: types "NonEmptyArrayOfFoldersType" {
        elements {
            /// The folders.
            folders: NonEmpty<FolderObject> => branches,
        }
    }
}

paged! {
    /// Folders that have been found below one.
    #[derive(Default)]
    pub struct FindFolderParent: types "FindFolderParentType" {
        elements {
            /// The folders of the page.
            folders: Opt<ArrayOfFolders>,
        }
    }
}

paged! {
    /// Items that have been found in a folder.
    pub struct FindItemParent: types "FindItemParentType" {
        elements {
            /// The items of the page.
            found: One<FoundItems> => branches,
        }
    }
}

choice! {
    /// Items that have been found.
    ///
    /// Source: the choice in `t:FindItemParentType`.
    pub enum FoundItems in types {
        /// One after the other.
        Items(ArrayOfRealItems),
        /// In groups.
        Groups(ArrayOfGroupedItems),
    }
}

message! {
    /// Groups of items.
    #[derive(Default)]
    pub struct ArrayOfGroupedItems: types "ArrayOfGroupedItemsType" {
        elements {
            /// The groups.
            grouped_items: Many<GroupedItems>,
        }
    }
}

message! {
    /// A group of items.
    #[derive(Default)]
    pub struct GroupedItems: types "GroupedItemsType" {
        elements {
            /// The value its items have in common.
            group_index: One<String>,
            /// The items.
            items: One<ArrayOfRealItems>,
            /// What is known of the group as a whole.
            group_summary: Opt<GroupSummary> since Exchange2016,
        }
    }
}

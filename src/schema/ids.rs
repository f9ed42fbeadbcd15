//! Identifiers of items and folders as they stand on the wire.

use super::persona_values::EmailAddress;
use super::text::{DateTime, DerivedItemId};
use crate::{choice, mailbox, message};

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

message! {
    /// One occurrence of a recurring item, by its place in the series.
    #[derive(Eq)]
    pub struct OccurrenceItemId: types "OccurrenceItemIdType" {
        attributes {
            /// The identifier of the recurring master.
            recurring_master_id: Required<DerivedItemId>,
            /// The version of the occurrence.
            change_key: Optional<String>,
            /// The place of the occurrence, counted from one.
            instance_index: Required<i32>,
        }
    }
}

message! {
    /// The recurring master of a series, by one of its occurrences.
    #[derive(Eq)]
    pub struct RecurringMasterItemId: types "RecurringMasterItemIdType" {
        attributes {
            /// The identifier of an occurrence.
            occurrence_id: Required<DerivedItemId>,
            /// The version of the recurring master.
            change_key: Optional<String>,
        }
    }
}

message! {
    /// A recurring master and the spans of time whose occurrences are meant.
    #[derive(Eq, Default)]
    pub struct RecurringMasterItemIdRanges: types "RecurringMasterItemIdRangesType"
        extends ItemId as item_id
    {
        elements {
            /// The spans of time; all occurrences without them.
            ranges: Opt<ArrayOfOccurrenceRanges>,
        }
    }
}

message! {
    /// Spans of time within a series.
    #[derive(Eq)]
    pub struct ArrayOfOccurrenceRanges: types "ArrayOfOccurrenceRangesType" {
        elements {
            /// The spans, at least one.
            ranges: NonEmpty<OccurrencesRange> as "Range",
        }
    }
}

message! {
    /// A span of time within a series.
    #[derive(Eq, Default)]
    pub struct OccurrencesRange: types "OccurrencesRangeType" {
        attributes {
            /// Where the span starts.
            start: Optional<DateTime>,
            /// Where the span ends.
            end: Optional<DateTime>,
            /// The most occurrences to take from the span.
            count: Optional<i32>,
            /// Whether moved occurrences count where they originally were.
            compare_original_start_time: Optional<bool>,
        }
    }
}

choice! {
    /// Any way to name an item.
    ///
    /// Source: the content of `t:NonEmptyArrayOfBaseItemIdsType`.
    #[derive(Eq)]
    pub enum BaseItemId in types {
        /// By its own identifier.
        ItemId(ItemId),
        /// As an occurrence of a recurring master.
        OccurrenceItemId(OccurrenceItemId),
        /// As the recurring master of an occurrence.
        RecurringMasterItemId(RecurringMasterItemId),
        /// As a recurring master with spans of time.
        RecurringMasterItemIdRanges(RecurringMasterItemIdRanges) since Exchange2013,
    }
}

message! {
    /// Items named in any way.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfBaseItemIds: types "NonEmptyArrayOfBaseItemIdsType" {
        elements {
            /// The names, at least one.
            item_ids: NonEmpty<BaseItemId> => branches,
        }
    }
}

message! {
    /// Items named by their own identifiers.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfItemIds: types "NonEmptyArrayOfItemIdsType" {
        elements {
            /// The identifiers, at least one.
            item_ids: NonEmpty<ItemId> as "ItemId",
        }
    }
}

message! {
    /// Folders named by their own identifiers.
    #[derive(Eq, Default)]
    pub struct ArrayOfFolderId: types "ArrayOfFolderIdType" {
        elements {
            /// The identifiers.
            folder_ids: Many<FolderId> as "FolderId",
        }
    }
}

message! {
    /// A folder's name in the schema, and in whose mailbox.
    #[derive(Eq)]
    pub struct DistinguishedFolderId: types "DistinguishedFolderIdType" {
        attributes {
            /// The name.
            id: Required<mailbox::DistinguishedFolderId>,
            /// The version of the folder.
            change_key: Optional<String>,
        }
        elements {
            /// Whose mailbox it is in, by primary SMTP address; without it, that of the account.
            mailbox: Opt<EmailAddress>,
        }
    }
}

message! {
    /// An address list of the directory, which can be searched as a folder can.
    #[derive(Eq, Default)]
    pub struct AddressListId: types "AddressListIdType" {
        attributes {
            /// The identifier.
            id: Required<String>,
        }
    }
}

choice! {
    /// Any way to name a folder.
    ///
    /// Source: the content of `t:NonEmptyArrayOfBaseFolderIdsType`.
    #[derive(Eq)]
    pub enum BaseFolderId in types {
        /// By its own identifier.
        FolderId(FolderId),
        /// By its name in the schema.
        DistinguishedFolderId(DistinguishedFolderId),
    }
}

message! {
    /// Folders named in any way.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfBaseFolderIds: types "NonEmptyArrayOfBaseFolderIdsType" {
        elements {
            /// The names, at least one.
            folder_ids: NonEmpty<BaseFolderId> => branches,
        }
    }
}

choice! {
    /// Any way to name where something is put, found or searched.
    ///
    /// Source: the content of `t:TargetFolderIdType`.
    #[derive(Eq)]
    pub enum TargetFolder in types {
        /// A folder, by its own identifier.
        FolderId(FolderId),
        /// A folder, by its name in the schema.
        DistinguishedFolderId(DistinguishedFolderId),
        /// An address list.
        AddressListId(AddressListId) since Exchange2013,
    }
}

message! {
    /// Where something is put, found or searched.
    #[derive(Eq)]
    pub struct TargetFolderId: types "TargetFolderIdType" {
        elements {
            /// The folder or address list.
            target: One<TargetFolder> => branches,
        }
    }
}

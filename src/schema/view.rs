//! What part of that which is found is wanted, in which order and groups.

use super::extended_property::ExtendedFieldUri;
use super::path::{IndexedFieldUri, Path, PathToUnindexedField};
use super::search_expression::Restriction;
use super::text::{Base64, OpenDateTime};
use crate::{choice, message, simple_enum};

simple_enum! {
    /// How far a search for folders goes.
    pub enum FolderQueryTraversal = "FolderQueryTraversalType" {
        /// The folders right below.
        Shallow = "Shallow",
        /// All folders below.
        Deep = "Deep",
        /// The folders right below that have been deleted and can be restored.
        SoftDeleted = "SoftDeleted",
    }
}

simple_enum! {
    /// Which items of a folder a search looks at.
    pub enum ItemQueryTraversal = "ItemQueryTraversalType" {
        /// The items users see.
        Shallow = "Shallow",
        /// The items that have been deleted and can be restored.
        SoftDeleted = "SoftDeleted",
        /// The hidden items that belong to the folder.
        Associated = "Associated" since Exchange2010,
    }
}

message! {
    /// What all views have.
    #[derive(Eq, Default)]
    pub struct BasePaging: types "BasePagingType" [is_abstract] {
        attributes {
            /// The most entries wanted.
            max_entries_returned: Optional<i32>,
        }
    }
}

simple_enum! {
    /// The end that entries are counted from.
    pub enum IndexBasePoint = "IndexBasePointType" {
        /// The first entry.
        Beginning = "Beginning",
        /// The last entry.
        End = "End",
    }
}

message! {
    /// A page that starts a number of entries from one end.
    #[derive(Eq)]
    pub struct IndexedPageView: types "IndexedPageViewType" extends BasePaging as paging {
        attributes {
            /// How many entries to pass over.
            offset: Required<i32>,
            /// The end.
            base_point: Required<IndexBasePoint>,
        }
    }
}

message! {
    /// A page that starts at a fraction of all entries.
    #[derive(Eq)]
    pub struct FractionalPageView: types "FractionalPageViewType" extends BasePaging as paging {
        attributes {
            /// The upper number of the fraction.
            numerator: Required<i32>,
            /// The lower number of the fraction.
            denominator: Required<i32>,
        }
    }
}

message! {
    /// A page that starts at the first entry for which a condition is true.
    #[derive(Eq)]
    pub struct SeekToConditionPageView: types "SeekToConditionPageViewType" extends BasePaging as paging {
        attributes {
            /// The end to look from.
            base_point: Required<IndexBasePoint>,
        }
        elements {
            /// The condition.
            condition: One<Restriction>,
        }
    }
}

message! {
    /// Appointments within a span of time, those of a series one by one.
    #[derive(Eq)]
    pub struct CalendarView: types "CalendarViewType" extends BasePaging as paging {
        attributes {
            /// Where the span starts.
            start_date: Required<OpenDateTime>,
            /// Where the span ends.
            end_date: Required<OpenDateTime>,
        }
    }
}

message! {
    /// Contacts from one name to another.
    #[derive(Eq)]
    pub struct ContactsView: types "ContactsViewType" extends BasePaging as paging {
        attributes {
            /// The first name.
            initial_name: Optional<String>,
            /// The last name.
            final_name: Optional<String>,
        }
    }
}

choice! {
    /// Which of the items found are wanted.
    ///
    /// Source: the choice in `m:FindItemType`.
    #[derive(Eq)]
    pub enum ItemView in messages {
        /// A page by number.
        IndexedPageItemView(IndexedPageView),
        /// A page by fraction.
        FractionalPageItemView(FractionalPageView),
        /// A page by condition.
        SeekToConditionPageItemView(SeekToConditionPageView) since Exchange2013,
        /// Appointments by time.
        CalendarView(CalendarView),
        /// Contacts by name.
        ContactsView(ContactsView),
    }
}

choice! {
    /// Which of the folders found are wanted.
    ///
    /// Source: the choice in `m:FindFolderType`.
    #[derive(Eq)]
    pub enum FolderView in messages {
        /// A page by number.
        IndexedPageFolderView(IndexedPageView),
        /// A page by fraction.
        FractionalPageFolderView(FractionalPageView),
    }
}

simple_enum! {
    /// Which way something is sorted.
    pub enum SortDirection = "SortDirectionType" {
        /// The least first.
        Ascending = "Ascending",
        /// The greatest first.
        Descending = "Descending",
    }
}

message! {
    /// What something is sorted by.
    #[derive(Eq)]
    pub struct FieldOrder: types "FieldOrderType" {
        attributes {
            /// Which way.
            order: Required<SortDirection>,
        }
        elements {
            /// The property.
            path: One<Path> => branches,
        }
    }
}

message! {
    /// What something is sorted by, the first one above the others.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfFieldOrders: types "NonEmptyArrayOfFieldOrdersType" {
        elements {
            /// The orders, at least one.
            field_orders: NonEmpty<FieldOrder> as "FieldOrder",
        }
    }
}

choice! {
    /// How what is found is put into groups.
    ///
    /// Source: the choice in `m:FindItemType`.
    #[derive(Eq)]
    pub enum Grouping in messages {
        /// By a property.
        GroupBy(GroupBy),
        /// In a way that has a name.
        DistinguishedGroupBy(DistinguishedGroupBy),
    }
}

message! {
    /// What all groupings have.
    #[derive(Eq)]
    pub struct BaseGroupBy: types "BaseGroupByType" [is_abstract] {
        attributes {
            /// Which way groups are sorted.
            order: Required<SortDirection>,
        }
    }
}

choice! {
    /// A property that items are grouped by or that represents a group.
    ///
    /// Source: the choices in `t:GroupByType` and `t:AggregateOnType`, whose elements stand for themselves.
    #[derive(Eq)]
    pub enum GroupingPath in types {
        /// A property with one value.
        FieldUri(PathToUnindexedField) as "FieldURI",
        /// An entry of a dictionary.
        IndexedFieldUri(IndexedFieldUri) as "IndexedFieldURI",
        /// A MAPI property.
        ExtendedFieldUri(ExtendedFieldUri) as "ExtendedFieldURI",
    }
}

impl From<GroupingPath> for Path {
    fn from(path: GroupingPath) -> Self {
        match path {
            GroupingPath::FieldUri(path) => Self::FieldUri(path),
            GroupingPath::IndexedFieldUri(path) => Self::IndexedFieldUri(path),
            GroupingPath::ExtendedFieldUri(path) => Self::ExtendedFieldUri(path),
        }
    }
}

message! {
    /// Groups of items with the same value of a property.
    #[derive(Eq)]
    pub struct GroupBy: types "GroupByType" extends BaseGroupBy as base {
        elements {
            /// The property.
            path: One<GroupingPath> => branches,
            /// What represents a group.
            aggregate_on: One<AggregateOn>,
            /// Whether groups may be closed.
            use_collapsible_groups: Opt<bool> since Exchange2016,
            /// How many items of each group are wanted.
            items_per_group: Opt<u64> since Exchange2016,
            /// The most items of each group.
            max_items_per_group: Opt<u64> since Exchange2016,
            /// The groups that are open.
            groups_to_expand: Opt<ArrayOfGroupId> since Exchange2016,
        }
    }
}

message! {
    /// The item that represents a group, and by whose value groups are sorted.
    #[derive(Eq)]
    pub struct AggregateOn: types "AggregateOnType" {
        attributes {
            /// Whether it is that with the least or with the greatest value.
            aggregate: Required<Aggregate>,
        }
        elements {
            /// The property.
            path: One<GroupingPath> => branches,
        }
    }
}

simple_enum! {
    /// Which of several values counts.
    pub enum Aggregate = "AggregateType" {
        /// The least.
        Minimum = "Minimum",
        /// The greatest.
        Maximum = "Maximum",
    }
}

message! {
    /// Groups.
    #[derive(Eq, Default)]
    pub struct ArrayOfGroupId: types "ArrayOfGroupIdType" {
        elements {
            /// Their keys.
            group_ids: Many<Base64> as "GroupId",
        }
    }
}

message! {
    /// Groups in a way that has a name.
    #[derive(Eq)]
    pub struct DistinguishedGroupBy: types "DistinguishedGroupByType" extends BaseGroupBy as base {
        elements {
            /// The name.
            standard_group_by: One<StandardGroupBy>,
        }
    }
}

simple_enum! {
    /// The ways of grouping that have a name.
    pub enum StandardGroupBy = "StandardGroupByType" {
        /// By the topic of the conversation, represented by the newest message.
        ConversationTopic = "ConversationTopic",
    }
}

message! {
    /// What is known of a group as a whole.
    #[derive(Eq)]
    pub struct GroupSummary: types "GroupSummaryType" {
        elements {
            /// How many items it has.
            group_count: One<i32>,
            /// How many of them are unread.
            unread_count: One<i32>,
            /// Its key.
            instance_key: One<Base64>,
            /// The value its items have in common.
            group_by_value: One<String>,
        }
    }
}

message! {
    /// A search in the words of users.
    #[derive(Eq)]
    pub struct QueryString: messages "QueryStringType" {
        attributes {
            /// Whether to search anew although the answer is known.
            reset_cache: Optional<bool> since Exchange2013,
            /// Whether to tell which words have been found.
            return_highlight_terms: Optional<bool> since Exchange2013,
            /// Whether to search what has been deleted, too.
            return_deleted_items: Optional<bool> since Exchange2013,
        }
        text {
            /// The words.
            query: String,
        }
    }
}

message! {
    /// Words that a search has found.
    #[derive(Eq, Default)]
    pub struct ArrayOfHighlightTerms: types "ArrayOfHighlightTermsType" {
        elements {
            /// The words.
            terms: Many<HighlightTerm> as "Term",
        }
    }
}

message! {
    /// A word that a search has found.
    #[derive(Eq)]
    pub struct HighlightTerm: types "HighlightTermType" {
        elements {
            /// Where it has been looked for: all properties, or a name of one.
            scope: One<String>,
            /// The word.
            value: One<String>,
        }
    }
}

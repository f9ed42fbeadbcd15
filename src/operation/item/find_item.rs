//! `FindItem`: finds items in folders, by what is true of them, in an order, a page at a time.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorFolderNotFound` | a folder is gone |
//! | `ErrorInvalidPagingMaxRows` and its relatives | the view is none |
//! | `ErrorCalendarFolderIsInvalidForCalendarView` and its relatives | the view is not for such a folder |
//! | `ErrorInvalidOperation` | parts of the request that do not go together |
//! | `ErrorInvalidPropertyForOperation` | a body or something like it is asked for |
//! | `ErrorUnsupportedPathForQuery` and its relatives | the restriction |
//! | `ErrorUnsupportedPathForSortGroup` | the order or the grouping |
//! | `ErrorExceededFindCountLimit`, `ErrorServerBusy` | too much for one answer |
//! | `ErrorContentIndexingNotEnabled` | a query string, and the mailbox is not indexed |
//!
//! Each folder is searched by itself and has a response message of its own.
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation>;
//! MS-OXWSSRCH 3.1.4.3.

use std::cmp::Ordering;

use crate::mailbox::{Folder, FolderKey, Item, ItemKey, Mailbox, SearchedItem};
use crate::operation::shape::{ItemShape, Purpose};
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, Operation,
};
use crate::property::{CalendarItemProperty, ContactProperty, FolderKind, ItemKind, ItemObject};
use crate::schema::{
    self, ArrayOfGroupedItems, ArrayOfHighlightTerms, ArrayOfRealItems, FindItemParent, FoundItems,
    GroupedItems, ItemQueryTraversal, ItemResponseShape, ItemView, NonEmptyArrayOfBaseFolderIds,
    NonEmptyArrayOfFieldOrders, QueryString, ResponseMessage, Restriction,
};
use crate::search::{
    self, Clock, Combination, FindCountLimit, Grouping, Page, Query, Scope, SortOrder, View, ViewKind,
};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, ServerProfile, message};

message! {
    /// Asks for the items in folders.
    pub struct FindItem: messages "FindItemType" {
        attributes {
            /// Which items: those that users see, those that programs hide, or those that were deleted.
            traversal: Required<ItemQueryTraversal>,
        }
        elements {
            /// Which of their properties.
            item_shape: One<ItemResponseShape>,
            /// Which page of them; all unless told.
            view: Opt<ItemView> => branches,
            /// In which groups.
            grouping: Opt<schema::Grouping> => branches,
            /// What has to be true of them.
            restriction: Opt<Restriction>,
            /// In which order; by age unless told.
            sort_order: Opt<NonEmptyArrayOfFieldOrders>,
            /// Where to look.
            parent_folder_ids: One<NonEmptyArrayOfBaseFolderIds>,
            /// Words to look for.
            query_string: Opt<QueryString> since Exchange2010,
        }
    }
}

message! {
    /// What has been found in each folder.
    pub struct FindItemResponse: messages "FindItemResponseType" extends BaseResponseMessage {}
}

message! {
    /// What has been found in one folder.
    pub struct FindItemResponseMessage: messages "FindItemResponseMessageType" extends ResponseMessage {
        elements {
            /// The items, and what page of them this is; absent beside an error.
            root_folder: Opt<FindItemParent>,
            /// The words that were looked for.
            highlight_terms: Opt<ArrayOfHighlightTerms> since Exchange2013,
        }
    }
}

impl Operation for FindItem {
    const NAME: &'static str = "FindItem";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let view = View::of_items(self.view.as_ref(), context.time_zone());
        Batch::run(context, &self.parent_folder_ids.folder_ids, |context, id| {
            let parent = context.folder_target(id, FolderRole::Searched)?;
            let view = view.as_ref().map_err(Clone::clone)?;
            let mailbox = context.mailbox_at(parent.mailbox);
            let missing = || Error::new(ResponseCode::ErrorFolderNotFound);
            let folder = mailbox.folder(parent.folder).ok_or_else(missing)?;
            view.check_folder(folder.kind() == FolderKind::CalendarFolder)?;
            Find::new(&self, view, context)?.run(context, parent, folder)
        })
    }
}

impl BatchOperation for FindItem {
    type Response = FindItemResponse;
    type Payload = FindItemResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "FindItemResponseMessage";
}

/// What is to be found, checked in the order in which servers do.
struct Find<'r> {
    view: &'r View,
    traversal: ItemQueryTraversal,
    with: Combination,
    shape: ItemShape,
    restriction: Option<search::Restriction>,
    condition: Option<search::Restriction>,
    order: SortOrder,
    is_sorted: bool,
    grouping: Option<Grouping>,
    query: Option<Query>,
    query_string: Option<&'r QueryString>,
    profile: ServerProfile,
}

impl<'r> Find<'r> {
    fn new(request: &'r FindItem, view: &'r View, context: &Context<'_>) -> Result<Self> {
        let profile = context.settings().profile;
        let clock = Clock { now: context.now(), time_zone: context.time_zone().clone() };
        let query_string = request.query_string.as_ref();
        let query = query_string.and_then(|query| Query::new(&query.query, &clock));
        let with = Combination {
            has_restriction: request.restriction.is_some(),
            has_sort_order: request.sort_order.is_some(),
            is_grouped: request.grouping.is_some(),
            has_query_string: query.is_some(),
            is_shallow: request.traversal == ItemQueryTraversal::Shallow,
        };
        view.check_combination(with)?;
        let shape = ItemShape::new(&request.item_shape, Purpose::Find, context)?;
        let prepare = |restriction: &Restriction| {
            search::Restriction::new(&restriction.expression, Scope::Items, context.time_zone())
        };
        let restriction = request.restriction.as_ref().map(prepare).transpose()?;
        let condition = match &request.view {
            Some(ItemView::SeekToConditionPageItemView(view)) => Some(prepare(&view.condition)?),
            _ => None,
        };
        let columns = request.sort_order.as_ref().map_or(&[][..], |order| &order.field_orders);
        let order = SortOrder::new(columns, profile)?;
        let grouping = request.grouping.as_ref().map(Grouping::new).transpose()?;
        Ok(Self {
            view,
            traversal: request.traversal,
            with,
            shape,
            restriction,
            condition,
            order,
            is_sorted: request.sort_order.is_some(),
            grouping,
            query,
            query_string,
            profile,
        })
    }

    fn run(
        &self,
        context: &Context<'_>,
        parent: FolderTarget,
        folder: &Folder,
    ) -> Result<FindItemResponseMessage> {
        let mailbox = context.mailbox_at(parent.mailbox);
        let policies = mailbox.policies();
        if self.query.is_some() && !policies.content_indexing {
            return Err(Error::new(ResponseCode::ErrorContentIndexingNotEnabled));
        }
        self.order.check_column_count(self.with.is_grouped, self.profile, policies)?;
        let mut found: Vec<_> = Vec::new();
        if context.check_access(parent, Access::ReadItems).is_ok() {
            let items = self.candidates(mailbox, folder).into_iter();
            let items = items.filter_map(|key| mailbox.item(key));
            // What a search folder shows lies elsewhere.
            let is_own = context.is_own(parent.mailbox);
            let is_read =
                |item: &&Item| is_own || context.effective_rights_on_item(parent.mailbox, item).read;
            let items = items.filter(is_read).map(|item| SearchedItem { mailbox, item });
            found.extend(items.filter(|item| self.takes(item)));
        }
        self.sort(&mut found);
        let limit = FindCountLimit::new(policies, self.profile, context.version(), self.with);
        let show = |row: &SearchedItem<'_>| self.shape.found(context, parent.mailbox, row.item);
        let root_folder = match &self.grouping {
            Some(grouping) => self.grouped(grouping, &found, limit, show)?,
            None => self.listed(&found, limit, show)?,
        };
        Ok(FindItemResponseMessage {
            root_folder: Some(root_folder),
            highlight_terms: self.highlight_terms(),
        })
    }

    /// The items that the traversal leads to.
    fn candidates(&self, mailbox: &Mailbox, folder: &Folder) -> Vec<ItemKey> {
        match self.traversal {
            ItemQueryTraversal::Shallow => {
                let mut items = mailbox.items_shown_in(folder);
                let deleted = self.query_string.is_some_and(|query| query.return_deleted_items == Some(true));
                if deleted {
                    items.extend(mailbox.items_in(FolderKey::RECOVERABLE_ITEMS_DELETIONS).map(Item::key));
                }
                items
            }
            ItemQueryTraversal::Associated => mailbox.associated_in(folder.key()).map(Item::key).collect(),
            // Recoverable items have folders of their own; what a folder had deleted is no longer its own.
            ItemQueryTraversal::SoftDeleted => Vec::new(),
        }
    }

    fn takes(&self, row: &SearchedItem<'_>) -> bool {
        let values = row.item.properties();
        let is_in_view = match self.view.kind {
            ViewKind::CalendarView { .. } => {
                let start = values.time(CalendarItemProperty::Start);
                let end = values.time(CalendarItemProperty::End);
                row.item.kind() == ItemKind::CalendarItem
                    && start.zip(end).is_some_and(|(start, end)| self.view.kind.takes_appointment(start, end))
            }
            ViewKind::ContactsView { .. } => self.view.kind.takes_contact(name_of(row)),
            _ => true,
        };
        is_in_view
            && self.restriction.as_ref().is_none_or(|restriction| restriction.matches(row))
            && self.query.as_ref().is_none_or(|query| query.matches(row))
    }

    fn sort(&self, found: &mut Vec<SearchedItem<'_>>) {
        match self.view.kind {
            ViewKind::CalendarView { .. } => found.sort_by_key(|row| {
                let values = row.item.properties();
                let times = [CalendarItemProperty::Start, CalendarItemProperty::End];
                (times.map(|property| values.time(property)), row.item.key())
            }),
            ViewKind::ContactsView { .. } if !self.is_sorted => {
                found.sort_by(|left, right| match (name_of(left), name_of(right)) {
                    (Some(left), Some(right)) => search::compare_names(left, right),
                    _ => Ordering::Equal,
                })
            }
            _ => self.order.sort(found),
        }
    }

    /// Which of the rows the view looks for, if it looks for one.
    fn anchor(&self, found: &[SearchedItem<'_>]) -> Option<usize> {
        match (&self.view.kind, &self.condition) {
            (ViewKind::SeekToConditionPage { base_point }, Some(condition)) => {
                search::seek(found, condition, *base_point)
            }
            _ => None,
        }
    }

    fn listed(
        &self,
        found: &[SearchedItem<'_>],
        limit: FindCountLimit,
        show: impl Fn(&SearchedItem<'_>) -> Result<ItemObject>,
    ) -> Result<FindItemParent> {
        let anchor = self.anchor(found);
        let page = self.view.page(found.len(), anchor, limit)?;
        let items = found[page.rows.clone()].iter().map(show).collect::<Result<_>>()?;
        Ok(parent(&page, FoundItems::Items(ArrayOfRealItems { items })))
    }

    fn grouped(
        &self,
        grouping: &Grouping,
        found: &[SearchedItem<'_>],
        limit: FindCountLimit,
        show: impl Fn(&SearchedItem<'_>) -> Result<ItemObject>,
    ) -> Result<FindItemParent> {
        let groups = grouping.groups(found);
        let in_groups: Vec<_> = groups.iter().flat_map(|group| &group.items).map(|&it| found[it]).collect();
        let anchor = self.anchor(&in_groups).map(|place| search::row_of_item(&groups, place));
        let page = self.view.page(search::row_count(&groups), anchor, limit)?;
        let page = page.of_groups(found.len(), self.profile);
        let on_page = search::groups_on_page(&groups, page.rows.clone()).into_iter();
        let grouped_items = on_page.map(|(index, items)| {
            let items = groups[index].items[items].iter().map(|&place| show(&found[place]));
            let group_index = if self.profile < ServerProfile::Exchange2013 {
                groups[index].value.clone()
            } else {
                index.to_string()
            };
            let items = ArrayOfRealItems { items: items.collect::<Result<_>>()? };
            Ok(GroupedItems { group_index, items, group_summary: None })
        });
        let grouped_items = grouped_items.collect::<Result<_>>()?;
        Ok(parent(&page, FoundItems::Groups(ArrayOfGroupedItems { grouped_items })))
    }

    fn highlight_terms(&self) -> Option<ArrayOfHighlightTerms> {
        let wants = self.query_string.is_some_and(|query| query.return_highlight_terms == Some(true));
        let query = self.query.as_ref().filter(|_| wants)?;
        Some(ArrayOfHighlightTerms { terms: query.highlight_terms() })
    }
}

/// The name by which a ContactsView lists an item.
fn name_of<'a>(row: &SearchedItem<'a>) -> Option<&'a str> {
    row.item.properties().text(ContactProperty::DisplayName)
}

fn parent(page: &Page, found: FoundItems) -> FindItemParent {
    let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    FindItemParent {
        indexed_paging_offset: page.indexed_paging_offset.map(number),
        numerator_offset: page.numerator_offset.map(number),
        absolute_denominator: page.absolute_denominator.map(number),
        total_items_in_view: Some(number(page.total_items_in_view)),
        includes_last_item_in_range: Some(page.includes_last_item_in_range),
        found,
    }
}

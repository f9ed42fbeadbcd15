//! Groups of items with the same value of a property.

use std::collections::BTreeMap;
use std::ops::Range;

use super::key::Key;
use super::scalar::{Scalar, ValueKind};
use super::searchable::{Scope, Use};
use super::sort::Column;
use super::value::{Values, any_part};
use super::view::Page;
use crate::casing::folded;
use crate::property::{ItemProperty, MessageProperty, PropertyPath};
use crate::schema::{self, Aggregate, DateTime, SortDirection, StandardGroupBy};
use crate::{Error, ResponseCode, Result, ServerProfile};

/// A grouping that has been checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouping {
    /// What items have in common, with the direction of the groups.
    group_by: Column,
    aggregate_on: Column,
    aggregate: Aggregate,
}

/// Items with the same value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `GroupIndex` as servers before Exchange 2013 write it: the value as text, empty where it is missing.
    pub value: String,
    /// The places of its items among those that were grouped, in order.
    pub items: Vec<usize>,
}

impl Grouping {
    /// The grouping a request asks for.
    ///
    /// # Errors
    ///
    /// * `ErrorInvalidRequest` for an element no documentation explains, by its name (B-16);
    /// * what [`PropertyPath::resolve`] refuses;
    /// * `ErrorUnsupportedPathForSortGroup`, with the path in `MessageXml`, for a property that items cannot
    ///   be grouped by or groups not be sorted by.
    pub fn new(grouping: &schema::Grouping) -> Result<Self> {
        match grouping {
            schema::Grouping::GroupBy(group_by) => {
                refuse_unexplained(group_by)?;
                let column = |path: &schema::GroupingPath| {
                    column(PropertyPath::resolve(&path.clone().into())?, group_by.base.order)
                };
                Ok(Self {
                    group_by: column(&group_by.path)?,
                    aggregate_on: column(&group_by.aggregate_on.path)?,
                    aggregate: group_by.aggregate_on.aggregate,
                })
            }
            schema::Grouping::DistinguishedGroupBy(group_by) => match group_by.standard_group_by {
                StandardGroupBy::ConversationTopic => Ok(Self {
                    group_by: column(MessageProperty::ConversationTopic.into(), group_by.base.order)?,
                    aggregate_on: column(ItemProperty::DateTimeReceived.into(), group_by.base.order)?,
                    aggregate: Aggregate::Maximum,
                }),
            },
        }
    }

    /// The groups in their order, each with its items in the order they come in.
    ///
    /// An item with several values is in as many groups. Items without the value form a group, and groups
    /// without a value to be sorted by are the least.
    #[must_use]
    pub fn groups(&self, items: &[impl Values]) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut by_key = BTreeMap::new();
        for (place, item) in items.iter().enumerate() {
            for (key, value) in self.keys(item) {
                let index = *by_key.entry(key).or_insert_with(|| {
                    groups.push(Group { value, items: Vec::new() });
                    groups.len() - 1
                });
                let members = &mut groups[index].items;
                // Two values of one item may differ in case only.
                if members.last() != Some(&place) {
                    members.push(place);
                }
            }
        }
        self.sort(&mut groups, items);
        groups
    }

    /// The keys of an item, each with its text.
    fn keys(&self, item: &impl Values) -> Vec<(Option<Key<'static>>, String)> {
        let kind = self.group_by.kind;
        let mut scalars = Vec::new();
        if let Some(value) = item.value(&self.group_by.path) {
            any_part(&value, |part| {
                scalars.extend(kind.scalar(part).map(Scalar::into_owned));
                false
            });
        }
        if kind == ValueKind::Mailbox {
            // The address comes last, and is what one mailbox has in common wherever it is named.
            scalars.drain(..scalars.len().saturating_sub(1));
        }
        if scalars.is_empty() {
            return vec![(None, String::new())];
        }
        let keys = scalars.into_iter().map(|scalar| {
            let text = scalar.text(kind);
            (Some(Key::new(grouped_by(scalar))), text)
        });
        keys.collect()
    }

    fn sort(&self, groups: &mut Vec<Group>, items: &[impl Values]) {
        let aggregate = |group: &Group| {
            let keys = group.items.iter().filter_map(|&place| self.aggregate_on.key(&items[place]));
            match self.aggregate {
                Aggregate::Minimum => keys.min(),
                Aggregate::Maximum => keys.max(),
            }
        };
        let keys: Vec<_> = groups.iter().map(aggregate).collect();
        let mut order: Vec<_> = (0..groups.len()).collect();
        match self.group_by.direction {
            SortDirection::Ascending => order.sort_by(|&left, &right| keys[left].cmp(&keys[right])),
            SortDirection::Descending => order.sort_by(|&left, &right| keys[right].cmp(&keys[left])),
        }
        *groups = order.into_iter().map(|index| groups[index].clone()).collect();
    }
}

/// The rows of groups: each has one for itself, which its items follow (B-17).
#[must_use]
pub fn row_count(groups: &[Group]) -> usize {
    groups.iter().map(|group| 1 + group.items.len()).sum()
}

/// The row of an item, which is given by its place among the items of all groups, one group after the other.
#[must_use]
pub fn row_of_item(groups: &[Group], place: usize) -> usize {
    let ends = groups.iter().scan(0, |end, group| {
        *end += group.items.len();
        Some(*end)
    });
    // Each group that begins before it has a row for itself.
    place + 1 + ends.take_while(|end| *end <= place).count()
}

/// The groups on a page of rows: which one, and which of its items.
///
/// A page that starts among the items of a group names the group again; one that ends with the row of a group
/// has none of its items.
#[must_use]
pub fn groups_on_page(groups: &[Group], rows: Range<usize>) -> Vec<(usize, Range<usize>)> {
    let mut on_page = Vec::new();
    let mut first_row = 0;
    for (index, group) in groups.iter().enumerate() {
        let own = first_row..first_row + 1 + group.items.len();
        first_row = own.end;
        if own.start < rows.end && rows.start < own.end {
            let item_at = |row: usize| row.saturating_sub(own.start + 1).min(group.items.len());
            on_page.push((index, item_at(rows.start)..item_at(rows.end)));
        }
    }
    on_page
}

impl Page {
    /// The page of rows as it is described where there are groups: from Exchange 2013 on only items count in
    /// `TotalItemsInView`; the offset counts rows in all servers.
    #[must_use]
    pub fn of_groups(self, item_count: usize, profile: ServerProfile) -> Self {
        let total_items_in_view =
            if profile < ServerProfile::Exchange2013 { self.total_items_in_view } else { item_count };
        Self { total_items_in_view, ..self }
    }
}

fn column(path: PropertyPath, direction: SortDirection) -> Result<Column> {
    let kind = Scope::Items.check(&path, Use::Sort)?.kind;
    Ok(Column { path, kind, direction })
}

fn refuse_unexplained(group_by: &schema::GroupBy) -> Result<()> {
    let unexplained = [
        ("UseCollapsibleGroups", group_by.use_collapsible_groups.is_some()),
        ("ItemsPerGroup", group_by.items_per_group.is_some()),
        ("MaxItemsPerGroup", group_by.max_items_per_group.is_some()),
        ("GroupsToExpand", group_by.groups_to_expand.is_some()),
    ];
    match unexplained.iter().find(|(_, is_there)| *is_there) {
        None => Ok(()),
        Some((name, _)) => {
            let text = format!("The element {name} of GroupBy is not simulated by ews-sim.");
            Err(Error::new(ResponseCode::ErrorInvalidRequest).with_text(text))
        }
    }
}

/// What a group has in common: case does not count in text, nor do parts of a second in times.
fn grouped_by(scalar: Scalar<'static>) -> Scalar<'static> {
    match scalar {
        Scalar::Text(text) => Scalar::Text(folded(&text).into_owned().into()),
        Scalar::Time(time) => Scalar::Time(DateTime::of_whole_second(time).0),
        other => other,
    }
}

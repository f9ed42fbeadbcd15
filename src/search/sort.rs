//! The order in which things come.

use super::key::Key;
use super::scalar::ValueKind;
use super::searchable::{Scope, Use};
use super::value::Values;
use crate::property::{ItemProperty, PropertyPath};
use crate::schema::{FieldOrder, SortDirection};
use crate::{Error, Policies, ResponseCode, Result, ServerProfile};

/// The most columns Exchange Online sorts by.
const MOST_COLUMNS: usize = 6;
/// The most columns Exchange Online sorts by where there are groups, whose own two columns count.
const MOST_COLUMNS_OF_GROUPS: usize = 4;

/// An order of items that has been checked: by columns, then by age (B-04).
#[derive(Debug, Clone, PartialEq)]
pub struct SortOrder {
    columns: Vec<Column>,
    newest_first: bool,
}

/// A property to sort by.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) path: PropertyPath,
    pub(super) kind: ValueKind,
    pub(super) direction: SortDirection,
}

impl SortOrder {
    /// The order of items by the fields a request names, the first one above the others; none for the order
    /// items come in by themselves.
    ///
    /// # Errors
    ///
    /// What [`PropertyPath::resolve`] refuses, and `ErrorUnsupportedPathForSortGroup`, with the path in
    /// `MessageXml`, for a property that cannot be sorted by.
    pub fn new(field_orders: &[FieldOrder], profile: ServerProfile) -> Result<Self> {
        let columns = field_orders.iter().map(|field| {
            let path = PropertyPath::resolve(&field.path)?;
            let kind = Scope::Items.check(&path, Use::Sort)?.kind;
            Ok(Column { path, kind, direction: field.order })
        });
        let columns = columns.collect::<Result<_>>()?;
        Ok(Self { columns, newest_first: profile >= ServerProfile::Exchange2013 })
    }

    /// Checks the number of columns as Exchange Online does; no other server has a limit unless
    /// [`Policies::limits_sort_columns`] says so.
    ///
    /// # Errors
    ///
    /// `ErrorInternalServerError`, with the text seen there, for more than six columns, or more than four
    /// where there are groups.
    pub fn check_column_count(
        &self,
        is_grouped: bool,
        profile: ServerProfile,
        policies: &Policies,
    ) -> Result<()> {
        if profile != ServerProfile::ExchangeOnline && !policies.limits_sort_columns {
            return Ok(());
        }
        let (count, most) = match is_grouped {
            false => (self.columns.len(), MOST_COLUMNS),
            true => (self.columns.len() + 2, MOST_COLUMNS_OF_GROUPS),
        };
        if count <= most {
            return Ok(());
        }
        Err(Error::new(ResponseCode::ErrorInternalServerError).with_text(format!(
            "An internal server error occurred. The operation failed., This query contains too many sort \
             columns. This provider does not support more than {MOST_COLUMNS} columns for a normal query, or \
             {MOST_COLUMNS_OF_GROUPS} sort columns for a grouped query. Parameter name: sortColumns"
        )))
    }

    /// Sorts items that come in the order of their creation.
    ///
    /// A missing value comes first, or last where the direction is descending.
    pub fn sort<T: Values + Clone>(&self, items: &mut Vec<T>) {
        items.sort_by_cached_key(age);
        if self.newest_first {
            items.reverse();
        }
        sort_by_columns(items, &self.columns);
    }
}

/// When an item was received or, where it was not, created.
fn age(item: &impl Values) -> Option<jiff::Timestamp> {
    let time = |property: ItemProperty| item.value(&property.into())?.lend().time();
    time(ItemProperty::DateTimeReceived).or_else(|| time(ItemProperty::DateTimeCreated))
}

/// Sorts without changing the order of what is equal in all columns.
fn sort_by_columns<T: Values + Clone>(things: &mut Vec<T>, columns: &[Column]) {
    if columns.is_empty() {
        return;
    }
    let keys = things.iter().flat_map(|thing| columns.iter().map(|column| column.key(thing)));
    let keys: Vec<_> = keys.collect();
    let keys_of = |index: usize| &keys[index * columns.len()..][..columns.len()];
    let mut order: Vec<_> = (0..things.len()).collect();
    order.sort_by(|&left, &right| {
        let pairs = columns.iter().zip(keys_of(left).iter().zip(keys_of(right)));
        let mut orderings = pairs.map(|(column, (left, right))| match column.direction {
            SortDirection::Ascending => left.cmp(right),
            SortDirection::Descending => right.cmp(left),
        });
        orderings.find(|ordering| ordering.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    });
    *things = order.into_iter().map(|index| things[index].clone()).collect();
}

impl Column {
    pub(super) fn key<'a>(&self, thing: &'a impl Values) -> Option<Key<'a>> {
        thing.value(&self.path).and_then(|value| Key::of(self.kind, value))
    }
}

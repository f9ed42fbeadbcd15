//! Finding things: restrictions, orders, views, groups and query strings over anything that has values.
//!
//! Plain data and functions, which know neither XML nor how a mailbox keeps its items: what is searched
//! lends its values through [`Values`]. Checking comes first and can fail; what has been checked is evaluated
//! without errors, at a cost linear in the number of things, expressions and characters.
//!
//! Source: FindItem, FindFolder and search folders in the EWS reference; MS-OXWSSRCH. Where they are silent
//! the choice is one function or one constant, and its comment says so.

mod containment;
mod group;
mod key;
mod node;
mod query;
mod restriction;
mod scalar;
mod searchable;
mod sort;
#[cfg(test)]
mod tests;
mod value;
mod view;

pub use self::group::{Group, Grouping, groups_on_page, row_count, row_of_item};
pub use self::query::{Clock, Query};
pub use self::restriction::{MOST_NODES, Restriction};
pub use self::searchable::Scope;
pub use self::sort::SortOrder;
pub use self::value::Values;
pub use self::view::{Combination, FindCountLimit, Page, View, ViewKind, compare_names, seek};

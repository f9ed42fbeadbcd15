//! What properties hold when they are read: what was stored, or what follows from it.
//!
//! Nothing derived is stored. The rules that act when something is *written* (a mapping that fills FileAs, a
//! task that becomes complete) are beside the transitions.
//!
//! Source: the tables of [`crate::property`]; MS-OXWSCORE, MS-OXWSMSG, MS-OXWSCONT, MS-OXWSTASK.

mod calendar_item;
mod contact;
mod extended;
mod folder;
mod item;
mod message;
pub(super) mod searched;
mod searched_item;
mod task;

pub use self::searched_item::SearchedItem;

use super::{Item, Mailbox};
use crate::property::{Held, PropertyId, PropertyValue};

impl Mailbox {
    /// The value of a property of an item: the stored one, or the one that follows from others.
    ///
    /// `None` where the item has none, and for what depends on who asks (EffectiveRights) or on how
    /// (MimeContent).
    #[must_use]
    pub fn value<'a>(&'a self, item: &'a Item, property: impl Into<PropertyId>) -> Option<Held<'a>> {
        let property = property.into();
        match item.properties().get(property) {
            Some(stored) => Some(Held::Lent(stored)),
            None if item.kind().kind().has(property) => self.derived(item, property).map(Held::Own),
            None => None,
        }
    }

    fn derived(&self, item: &Item, property: PropertyId) -> Option<PropertyValue> {
        match property {
            PropertyId::Item(property) => self.derived_of_item(item, property),
            PropertyId::Message(property) => message::derived(item, property),
            PropertyId::PostItem(property) => message::derived_of_post(item, property),
            PropertyId::Contact(property) => contact::derived(item, property),
            PropertyId::DistributionList(property) => contact::derived_of_list(item, property),
            PropertyId::Task(property) => task::derived(self, item, property),
            PropertyId::CalendarItem(property) => calendar_item::derived(self, item, property),
            _ => None,
        }
    }
}

//! What messages and posts have.

use crate::content::conversation;
use crate::mailbox::Item;
use crate::property::{ItemProperty as I, MessageProperty as M, PostItemProperty as P, PropertyValue};

pub(super) fn derived(item: &Item, property: M) -> Option<PropertyValue> {
    Some(match property {
        M::IsReadReceiptRequested | M::IsDeliveryReceiptRequested => false.into(),
        // Absent in drafts that nobody said it of, like every message that was saved or sent here.
        M::IsRead => true.into(),
        M::ConversationTopic => topic(item).into(),
        _ => return None,
    })
}

pub(super) fn derived_of_post(item: &Item, property: P) -> Option<PropertyValue> {
    Some(match property {
        P::IsRead => false.into(),
        P::ConversationTopic => topic(item).into(),
        P::PostedTime => item.properties().time(I::DateTimeCreated)?.into(),
        _ => return None,
    })
}

/// The subject without its prefix.
fn topic(item: &Item) -> &str {
    conversation::split_subject(item.properties().text(I::Subject).unwrap_or_default()).1
}

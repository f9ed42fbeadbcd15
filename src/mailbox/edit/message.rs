//! What making a message or a post brings with it, and properties that all items take apart.

use super::ItemEdit;
use crate::content::{conversation, flag, mime};
use crate::mailbox::Mailbox;
use crate::property::{
    CalendarItemProperty, ItemKind, ItemProperty as I, MessageProperty as M, PostItemProperty as P, PropertyId,
    PropertyValue,
};
use crate::{Error, ResponseCode, Result};

/// Gives a new item what identifies it to others: a message its Internet id and its place in a conversation,
/// an appointment its UID.
pub(super) fn complete(edit: &mut ItemEdit, mailbox: &Mailbox) {
    let (index, topic, internet_message_id): (PropertyId, PropertyId, PropertyId) = match edit.kind {
        ItemKind::Message => {
            (M::ConversationIndex.into(), M::ConversationTopic.into(), M::InternetMessageId.into())
        }
        ItemKind::PostItem => {
            (P::ConversationIndex.into(), P::ConversationTopic.into(), P::InternetMessageId.into())
        }
        ItemKind::CalendarItem => {
            let uid = mailbox.next_global_object_id();
            return edit.default_to(CalendarItemProperty::UID, |_| uid.into());
        }
        _ => return,
    };
    let (now, guid) = (edit.now, mailbox.next_guid());
    edit.default_to(index, |_| PropertyValue::Binary(conversation::conversation_index(now, guid.0)));
    edit.default_to(topic, |edit| conversation::split_subject(edit.text(I::Subject).unwrap_or_default()).1.into());
    edit.default_to(internet_message_id, |_| format!("<{guid}@{}>", mailbox.host()).into());
}

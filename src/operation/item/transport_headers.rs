//! The header that a message has when it arrives.
//!
//! Source: the reference page of InternetMessageHeaders, which has the fields of a message that went through
//! transport; which ones a server adds beyond what RFC 5322 asks for is its own affair, and nothing is added.

use crate::content::mime::MimeMessage;
use crate::content::recipients::Recipient;
use crate::mailbox::NewItem;
use crate::property::{ItemProperty as I, MessageProperty as M, PropertyId, PropertyValue};
use crate::schema::{EmailAddress, InternetHeader};

/// The fields of the header of a message, as `InternetMessageHeaders` has them.
pub(super) fn transport_headers(message: &NewItem) -> PropertyValue {
    let mime = MimeMessage {
        subject: text(message, I::Subject),
        from: recipients(message, M::From).into_iter().next(),
        to: recipients(message, M::ToRecipients),
        cc: recipients(message, M::CcRecipients),
        date: value(message, I::DateTimeSent).and_then(|value| match value {
            PropertyValue::Time(instant) => Some(*instant),
            _ => None,
        }),
        message_id: text(message, M::InternetMessageId),
        in_reply_to: text(message, I::InReplyTo),
        references: text(message, M::References),
        thread_topic: text(message, M::ConversationTopic),
        ..MimeMessage::default()
    };
    let parsed = MimeMessage::parse(&mime.to_bytes()).unwrap_or_default();
    let headers = parsed.headers.into_iter();
    let headers = headers.map(|(header_name, value)| InternetHeader { header_name, value });
    PropertyValue::InternetHeaders(headers.collect())
}

fn value(message: &NewItem, property: impl Into<PropertyId>) -> Option<&PropertyValue> {
    let property = property.into();
    message.properties.iter().rev().find(|(own, _)| *own == property).map(|(_, value)| value)
}

fn text(message: &NewItem, property: impl Into<PropertyId>) -> Option<String> {
    match value(message, property)? {
        PropertyValue::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn recipients(message: &NewItem, property: M) -> Vec<Recipient> {
    let recipient = |mailbox: &EmailAddress| Recipient {
        name: mailbox.name.clone(),
        email_address: mailbox.email_address.as_deref().unwrap_or_default().to_owned(),
    };
    message.mailboxes(property).iter().map(recipient).collect()
}

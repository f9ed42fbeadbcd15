//! What making a message or a post brings with it, and properties that all items take apart.

use super::{ItemEdit, refused, told_of};
use crate::content::conversation;
use crate::content::flag::{self, FlagDates};
use crate::content::mime::{Importance, MimeMessage, Sensitivity};
use crate::content::recipients::Recipient;
use crate::finding::{Culprit, Rule};
use crate::mailbox::Mailbox;
use crate::property::{
    CalendarItemProperty, ItemKind, ItemProperty as I, MessageProperty as M, PostItemProperty as P,
    PropertyId, PropertyValue,
};
use crate::schema::{BodyType, DateTime, EmailAddress, Flag, InternetHeader};
use crate::{Error, ResponseCode, Result};

/// Gives a new item what identifies it to others: a message its Internet id and its place in a conversation,
/// an appointment its UID.
pub(super) fn complete(edit: &mut ItemEdit<'_>, mailbox: &Mailbox) {
    let (index, topic, internet_message_id): (PropertyId, PropertyId, PropertyId) = match edit.kind {
        ItemKind::Message => {
            (M::ConversationIndex.into(), M::ConversationTopic.into(), M::InternetMessageId.into())
        }
        ItemKind::PostItem => {
            (P::ConversationIndex.into(), P::ConversationTopic.into(), P::InternetMessageId.into())
        }
        ItemKind::CalendarItem => {
            let uid = conversation::global_object_id(edit.now, mailbox.next_guid().0);
            return edit.default_to(CalendarItemProperty::UID, |_| uid.into());
        }
        _ => return,
    };
    let (now, guid) = (edit.now, mailbox.next_guid());
    edit.default_to(index, |_| PropertyValue::Binary(conversation::conversation_index(now, guid.0)));
    edit.default_to(topic, |edit| {
        conversation::split_subject(edit.text(I::Subject).unwrap_or_default()).1.into()
    });
    let id = conversation::internet_message_id(&guid.to_string(), host(mailbox));
    edit.default_to(internet_message_id, |_| id.into());
}

/// The domain of the mailbox, which stands in the ids of its messages.
fn host(mailbox: &Mailbox) -> &str {
    mailbox.smtp_address().rsplit('@').next().unwrap_or_default()
}

/// Sets the flag, once its dates go with its status. One that is complete and has no date was completed now.
pub(super) fn set_flag(edit: &mut ItemEdit<'_>, flag: &Flag) -> Result<()> {
    let dates = FlagDates {
        start_date: flag.start_date.map(|date| date.0),
        due_date: flag.due_date.map(|date| date.0),
        complete_date: flag.complete_date.map(|date| date.0),
    };
    let dates = flag::Flag::new(flag.flag_status, dates, edit.now).map_err(told_of("Flag"))?.dates();
    edit.put(
        I::Flag,
        PropertyValue::Flag(Box::new(Flag {
            flag_status: flag.flag_status,
            start_date: dates.start_date.map(DateTime),
            due_date: dates.due_date.map(DateTime),
            complete_date: dates.complete_date.map(DateTime),
        })),
    );
    Ok(())
}

/// Fills a message or a post with what its MIME content says.
///
/// # Errors
///
/// `ErrorMimeContentInvalidBase64String`; `ErrorMimeContentInvalid`; `ErrorInvalidRequest` for attachments
/// and for appointments, which are not read.
pub(super) fn read_mime(edit: &mut ItemEdit<'_>, value: PropertyValue) -> Result<()> {
    // Binary data that is no base64 is still the text that it came as.
    let PropertyValue::Binary(bytes) = value else {
        return Err(Error::new(ResponseCode::ErrorMimeContentInvalidBase64String)
            .because(Rule::MimeForm, Culprit::element("MimeContent")));
    };
    let not_yet = |what: &str| {
        refused(ResponseCode::ErrorInvalidRequest, I::MimeContent.into())
            .with_text(format!("ews-sim does not simulate MIME content with {what} yet."))
    };
    if edit.kind == ItemKind::CalendarItem {
        return Err(not_yet("appointments"));
    }
    let is_message = |error: Error| error.because(Rule::MimeForm, Culprit::element("MimeContent"));
    let mime = MimeMessage::parse(&bytes).map_err(is_message)?;
    if !mime.attachments.is_empty() {
        return Err(not_yet("attachments"));
    }
    for (property, value) in values_of(mime) {
        let own = edit.kind.kind().equivalent_of(property);
        if let Some(own) = own.filter(|own| edit.kind.kind().has(*own)) {
            edit.put(own, value);
        }
    }
    Ok(())
}

/// What the fields and the body of a message say, property by property.
fn values_of(mime: MimeMessage) -> Vec<(PropertyId, PropertyValue)> {
    let mut values: Vec<(PropertyId, PropertyValue)> = Vec::new();
    let mut put = |property: PropertyId, value: Option<PropertyValue>| {
        values.extend(value.map(|value| (property, value)));
    };
    let text = |text: Option<String>| text.map(PropertyValue::Text);
    put(I::Subject.into(), text(mime.subject));
    put(I::InReplyTo.into(), text(mime.in_reply_to));
    put(M::References.into(), text(mime.references));
    put(M::InternetMessageId.into(), text(mime.message_id));
    put(M::ConversationTopic.into(), text(mime.thread_topic));
    put(M::ConversationIndex.into(), mime.thread_index.map(PropertyValue::Binary));
    put(I::DateTimeSent.into(), mime.date.map(PropertyValue::Time));
    // The one in whose name a message is written has sent it, unless the message says otherwise.
    put(M::Sender.into(), mime.sender.or_else(|| mime.from.clone()).map(one));
    put(M::From.into(), mime.from.map(one));
    put(M::ToRecipients.into(), several(mime.to));
    put(M::CcRecipients.into(), several(mime.cc));
    put(M::BccRecipients.into(), several(mime.bcc));
    put(M::ReplyTo.into(), several(mime.reply_to));
    put(M::IsReadReceiptRequested.into(), mime.is_read_receipt_requested.then(|| true.into()));
    put(M::IsDeliveryReceiptRequested.into(), mime.is_delivery_receipt_requested.then(|| true.into()));
    put(I::Categories.into(), (!mime.categories.is_empty()).then_some(PropertyValue::Texts(mime.categories)));
    put(I::Importance.into(), importance(mime.importance).map(PropertyValue::Word));
    put(I::Sensitivity.into(), sensitivity(mime.sensitivity).map(PropertyValue::Word));
    let html = mime.html.map(|html| PropertyValue::Body(BodyType::Html, html));
    put(I::Body.into(), html.or_else(|| mime.text.map(|text| PropertyValue::Body(BodyType::Text, text))));
    let headers = mime.headers.into_iter();
    let headers = headers.map(|(header_name, value)| InternetHeader { header_name, value });
    put(I::InternetMessageHeaders.into(), Some(PropertyValue::InternetHeaders(headers.collect())));
    values
}

fn one(recipient: Recipient) -> PropertyValue {
    PropertyValue::Mailbox(Box::new(mailbox(recipient)))
}

fn several(recipients: Vec<Recipient>) -> Option<PropertyValue> {
    let mailboxes: Vec<_> = recipients.into_iter().map(mailbox).collect();
    (!mailboxes.is_empty()).then_some(PropertyValue::Mailboxes(mailboxes))
}

fn mailbox(recipient: Recipient) -> EmailAddress {
    let address = recipient.email_address;
    EmailAddress {
        name: Some(recipient.name.unwrap_or_else(|| address.clone())),
        email_address: (!address.is_empty()).then(|| address.into()),
        routing_type: Some("SMTP".into()),
        ..EmailAddress::default()
    }
}

const fn importance(importance: Importance) -> Option<&'static str> {
    match importance {
        Importance::Low => Some("Low"),
        Importance::Normal => None,
        Importance::High => Some("High"),
    }
}

const fn sensitivity(sensitivity: Sensitivity) -> Option<&'static str> {
    match sensitivity {
        Sensitivity::Normal => None,
        Sensitivity::Personal => Some("Personal"),
        Sensitivity::Private => Some("Private"),
        Sensitivity::Confidential => Some("Confidential"),
    }
}

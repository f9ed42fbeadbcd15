//! Replies and forwards: what is made of the item that is answered or passed on, and of what the client adds.
//!
//! The subject is that of the item behind `RE: ` or `FW: `, the conversation is the same, the body is the new
//! text above the quoted one. Whatever the client says takes the place of what follows from the item, each
//! sort of recipients by itself.
//!
//! Source: the reference pages of ReplyToItem, ReplyAllToItem, ForwardItem and PostReplyItem; how a server
//! words the quoted header, and that a whole body and a new part of one exclude each other, is ours.

use jiff::Timestamp;

use super::ItemInfoResponseMessage;
use super::create_item::{Attributes, Place};
use crate::content::conversation;
use crate::content::quotation::quoting;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{Item, LentItem, Mailbox};
use crate::operation::{Context, FolderTarget, ItemTarget};
use crate::property::{
    ItemKind, ItemProperty as I, MessageProperty as M, PropertyId, PropertyValue, ValueRef,
};
use crate::schema::{
    Body, BodyType, EmailAddress, MessageDisposition, PostReplyItem, SmartResponse, SmartResponseBase,
};
use crate::{Error, ResponseCode, Result};

/// The most UTF-16 units a subject has.
const SUBJECT_MAX: usize = 255;

/// In which way an item is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// To whoever sent it.
    Reply,
    /// To whoever sent it and all who got it.
    ReplyAll,
    /// To others.
    Forward,
    /// In the folder where it was posted.
    Post,
}

/// An answer and what the client says of it.
pub(super) struct SmartAnswer {
    answer: Answer,
    said: SmartResponseBase,
    new_body_content: Option<Body>,
}

impl SmartAnswer {
    pub(super) fn of(answer: Answer, smart: SmartResponse) -> Self {
        Self { answer, said: smart.response, new_body_content: smart.new_body_content }
    }

    pub(super) fn of_post(reply: PostReplyItem) -> Self {
        let said = SmartResponseBase {
            subject: reply.response.subject,
            body: reply.response.body,
            ..SmartResponseBase::default()
        };
        Self { answer: Answer::Post, said, new_body_content: reply.new_body_content }
    }

    /// Makes the answer to an item, and saves or sends it.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertySet` for a whole body beside a new part of it, and those of CreateItem.
    pub(super) fn make(
        self,
        context: &mut Context<'_>,
        target: ItemTarget,
        attributes: Attributes,
        save_in: Option<FolderTarget>,
    ) -> Result<ItemInfoResponseMessage> {
        // A post is answered where it lies.
        let (kind, save_in) = match self.answer {
            Answer::Post => (ItemKind::PostItem, save_in.or(Some(target.folder_target()))),
            _ => (ItemKind::Message, save_in),
        };
        let place = Place::find(context, kind, attributes, save_in)?;
        let mut new = self.new_item(context, target, place.disposition())?;
        new.creator = context.creator_in(place.mailbox());
        place.put(context, new)
    }

    fn new_item(
        self,
        context: &Context<'_>,
        target: ItemTarget,
        disposition: MessageDisposition,
    ) -> Result<LentItem<'static>> {
        let (mailbox, item) = (context.mailbox_at(target.mailbox), context.item(target)?);
        let kind = if self.answer == Answer::Post { ItemKind::PostItem } else { ItemKind::Message };
        let mut edit = context.edit_of_new(kind, disposition);
        let original = Original { mailbox, item };
        for (property, value) in original.links(self.answer, context.now()) {
            edit.note(kind.kind().equivalent_of(property).unwrap_or(property), value);
        }
        let [mut to, mut cc] = original.recipients(self.answer, context);
        let said = |recipients: Option<crate::schema::ArrayOfRecipients>| recipients.map(|it| it.mailboxes);
        to = said(self.said.to_recipients).unwrap_or(to);
        cc = said(self.said.cc_recipients).unwrap_or(cc);
        let bcc = said(self.said.bcc_recipients).unwrap_or_default();
        for (property, recipients) in [(M::ToRecipients, to), (M::CcRecipients, cc), (M::BccRecipients, bcc)]
        {
            if !recipients.is_empty() {
                edit.set(property.into(), PropertyValue::Mailboxes(recipients))?;
            }
        }
        match self.said.subject {
            Some(subject) => edit.set(I::Subject.into(), PropertyValue::Text(subject))?,
            None => edit.note(I::Subject, original.subject_of(self.answer)),
        }
        let body = match (self.said.body, self.new_body_content) {
            (Some(_), Some(_)) => {
                return Err(Error::new(ResponseCode::ErrorInvalidPropertySet)
                    .at(&PropertyId::Item(I::Body).into())
                    .because(Rule::PropertyAllows, Culprit::element("NewBodyContent")));
            }
            (Some(body), None) => PropertyValue::Body(body.body_type, body.value),
            (None, new_text) => original.quoted_below(new_text),
        };
        edit.set(I::Body.into(), body)?;
        let receipts = [
            (M::IsReadReceiptRequested, self.said.is_read_receipt_requested),
            (M::IsDeliveryReceiptRequested, self.said.is_delivery_receipt_requested),
        ];
        for (property, is_requested) in receipts {
            if let Some(is_requested) = is_requested {
                edit.set(property.into(), PropertyValue::Boolean(is_requested))?;
            }
        }
        if let Some(from) = self.said.from {
            edit.set(M::From.into(), PropertyValue::Mailbox(Box::new(from.mailbox)))?;
        }
        edit.into_new(context.mailbox()?)
    }
}

/// The item that is answered, in its mailbox.
struct Original<'a> {
    mailbox: &'a Mailbox,
    item: &'a Item,
}

impl Original<'_> {
    /// What a property of messages holds, at whatever property the item has it.
    fn get(&self, property: M) -> Option<ValueRef<'_>> {
        self.item.get(self.item.kind().kind().equivalent_of(property.into())?)
    }

    fn mailboxes(&self, property: M) -> &[EmailAddress] {
        let own = self.item.kind().kind().equivalent_of(property.into());
        own.map_or(&[], |own| self.item.properties().mailboxes(own))
    }

    fn subject(&self) -> &str {
        self.item.properties().text(I::Subject).unwrap_or_default()
    }

    fn subject_of(&self, answer: Answer) -> String {
        let prefix = if answer == Answer::Forward { "FW: " } else { "RE: " };
        let mut room = SUBJECT_MAX;
        let fits = |character: &char| {
            let left = room.checked_sub(character.len_utf16());
            room = left.unwrap_or_default();
            left.is_some()
        };
        conversation::subject_of_response(prefix, self.subject()).chars().take_while(fits).collect()
    }

    /// What ties an answer to the item: its place in the conversation, and the ids it refers to.
    fn links(&self, answer: Answer, now: Timestamp) -> Vec<(PropertyId, PropertyValue)> {
        let parent = match self.get(M::ConversationIndex) {
            Some(ValueRef::Binary(index)) => index,
            _ => &[],
        };
        let topic = self.get(M::ConversationTopic).and_then(ValueRef::text);
        let topic = topic.unwrap_or_else(|| conversation::split_subject(self.subject()).1);
        // Where there is no index to go on with, the topic is what tells the conversation.
        let guid = conversation::conversation_guid_of_topic(topic);
        let index = conversation::conversation_index_of_response(parent, now, guid);
        let mut links = vec![
            (M::ConversationIndex.into(), PropertyValue::Binary(index)),
            (M::ConversationTopic.into(), topic.into()),
        ];
        let references = self.get(M::References).and_then(ValueRef::text);
        if let Some(id) = self.get(M::InternetMessageId).and_then(ValueRef::text) {
            let references = conversation::references_of_reply(references, id);
            links.push((M::References.into(), references.into()));
            if answer != Answer::Forward {
                links.push((I::InReplyTo.into(), id.into()));
            }
        }
        links
    }

    /// Who gets an answer, and who a copy of it, unless the client says so. Nobody gets it twice, and whoever
    /// answers only if there is nobody else.
    fn recipients(&self, answer: Answer, context: &Context<'_>) -> [Vec<EmailAddress>; 2] {
        let mut senders = self.mailboxes(M::ReplyTo);
        for property in [M::From, M::Sender] {
            senders = if senders.is_empty() { self.mailboxes(property) } else { senders };
        }
        match answer {
            Answer::Forward | Answer::Post => [Vec::new(), Vec::new()],
            Answer::Reply => [senders.to_vec(), Vec::new()],
            Answer::ReplyAll => {
                let primary = |address: &str| context.directory().primary_address(address).into_owned();
                let mut seen = vec![primary(context.account())];
                let mut others = |mailboxes: &[EmailAddress]| {
                    let is_new = |mailbox: &&EmailAddress| {
                        let address = primary(mailbox.email_address.as_deref().unwrap_or_default());
                        let is_new = !seen.contains(&address);
                        seen.push(address);
                        is_new
                    };
                    mailboxes.iter().filter(is_new).cloned().collect::<Vec<_>>()
                };
                let mut to = others(senders);
                to.extend(others(self.mailboxes(M::ToRecipients)));
                let cc = others(self.mailboxes(M::CcRecipients));
                [if to.is_empty() && cc.is_empty() { senders.to_vec() } else { to }, cc]
            }
        }
    }

    /// The new text above what is quoted.
    fn quoted_below(&self, new_text: Option<Body>) -> PropertyValue {
        let held = self.item.get(I::Body).and_then(ValueRef::body);
        let quoted = held.unwrap_or((BodyType::Text, ""));
        let new_text = new_text.as_ref().map_or((quoted.0, ""), |body| (body.body_type, &*body.value));
        let (format, body) = quoting(new_text, &self.header(), quoted);
        PropertyValue::Body(format, body)
    }

    /// The header above what is quoted; lines that would be empty are left out.
    fn header(&self) -> Vec<(&'static str, String)> {
        let times = [I::DateTimeSent, I::DateTimeCreated].map(|it| self.item.properties().time(it));
        let sent = times.into_iter().flatten().next();
        let names = |property| {
            let mailboxes = self.mailboxes(property).iter();
            mailboxes.map(name_and_address).collect::<Vec<_>>().join("; ")
        };
        let from = if self.mailboxes(M::From).is_empty() {
            format!("{} <{}>", self.mailbox.display_name(), self.mailbox.smtp_address())
        } else {
            names(M::From)
        };
        let sent = sent.map(|sent| sent.strftime("%A, %B %-d, %Y %-I:%M:%S %p").to_string());
        let mut header = vec![
            ("From", from),
            ("Sent", sent.unwrap_or_default()),
            ("To", names(M::ToRecipients)),
            ("Cc", names(M::CcRecipients)),
            ("Subject", self.subject().to_owned()),
        ];
        header.retain(|(_, value)| !value.is_empty());
        header
    }
}

fn name_and_address(mailbox: &EmailAddress) -> String {
    let address = mailbox.email_address.as_deref().unwrap_or_default();
    match mailbox.name.as_deref() {
        Some(name) if !address.is_empty() && name != address => format!("{name} <{address}>"),
        Some(name) => name.to_owned(),
        None => address.to_owned(),
    }
}

//! What every item has.

use jiff::{SignedDuration, Timestamp};

use crate::content::{body, conversation, unique_body};
use crate::mailbox::{
    ConversationId, DecodedId, FOLDER_CHANGE_KEY, Guid, Item, Mailbox, Moniker, Processing,
};
use crate::property::{
    CalendarItemProperty as C, ItemKind, ItemProperty as I, MessageProperty as M, PostItemProperty,
    PropertyValue, Tree,
};
use crate::schema::{self, BodyType, DateTime, EmailAddress, Flag, FlagStatus};

/// The culture of a mailbox, and of an item that names none.
const CULTURE: &str = "en-US";

/// What an item takes beside its values.
const OVERHEAD: usize = 256;

impl Mailbox {
    pub(super) fn derived_of_item(&self, item: &Item, property: I) -> Option<PropertyValue> {
        Some(match property {
            I::ItemId => PropertyValue::ItemId(Box::new(schema::ItemId {
                id: self.item_id_of(item),
                change_key: Some(self.item_change_key(item).encode()),
            })),
            I::ParentFolderId => PropertyValue::FolderId(Box::new(schema::FolderId {
                id: self.folder_id_of(item.folder()),
                change_key: Some(FOLDER_CHANGE_KEY.to_owned()),
            })),
            I::ItemClass => item.kind().kind().class.into(),
            I::Sensitivity | I::Importance => PropertyValue::Word("Normal"),
            I::Body => PropertyValue::Body(BodyType::Text, String::new()),
            I::DateTimeReceived | I::DateTimeSent => item.properties().time(I::DateTimeCreated)?.into(),
            I::Size => PropertyValue::Integer(i64::try_from(size(item)).unwrap_or(i64::MAX)),
            I::IsSubmitted | I::IsDraft | I::IsFromMe | I::IsResend | I::IsUnmodified => false.into(),
            I::HasAttachments | I::ReminderIsSet | I::BlockStatus | I::HasBlockedImages => false.into(),
            I::ReminderMinutesBeforeStart => PropertyValue::Integer(0),
            I::ReminderDueBy => reminder_due(item)?.into(),
            I::ReminderNextTime => next_reminder(item)?.into(),
            I::DisplayTo => display_names(item, M::ToRecipients)?,
            I::DisplayCc => display_names(item, M::CcRecipients)?,
            I::DisplayBcc => display_names(item, M::BccRecipients)?,
            I::ResponseObjects => response_objects(item)?,
            I::Culture => CULTURE.into(),
            I::IsAssociated => item.is_associated().into(),
            I::WebClientReadFormQueryString => self.form_of_web_client(item, "Read").into(),
            I::WebClientEditFormQueryString if item.kind() != ItemKind::Message => {
                self.form_of_web_client(item, "Compose").into()
            }
            I::ConversationId => self.conversation_of(item)?,
            I::UniqueBody | I::NormalizedBody | I::TextBody | I::Preview => {
                self.body_in_other_form(item, property)
            }
            I::Flag => flag_not_set(),
            I::StoreEntryId => PropertyValue::Binary(self.entry_id_of(item).to_bytes().to_vec()),
            I::InstanceKey => PropertyValue::Binary(instance_key(item)),
            I::EntityExtractionResult => PropertyValue::Tree(Box::default()),
            I::IconIndex => PropertyValue::Word("Default"),
            _ => return None,
        })
    }

    /// The page of the web client that shows the item.
    fn form_of_web_client(&self, item: &Item, form: &str) -> String {
        let id = self.item_id_of(item).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
        let model = match item.kind() {
            ItemKind::CalendarItem => "CalendarItem",
            ItemKind::Contact | ItemKind::DistributionList => "PersonaCard",
            ItemKind::Task => "Task",
            _ => "MessageItem",
        };
        format!("?ItemID={id}&exvsurl=1&viewmodel={form}{model}")
    }

    /// The conversation the item is part of: the GUID in its index, or one that follows from its topic.
    fn conversation_of(&self, item: &Item) -> Option<PropertyValue> {
        let values = item.properties();
        let index = match item.kind() {
            ItemKind::PostItem => values.get(PostItemProperty::ConversationIndex),
            ItemKind::Contact | ItemKind::DistributionList => return None,
            _ => values.get(M::ConversationIndex),
        };
        let of_index = match index {
            Some(crate::property::ValueRef::Binary(index)) => conversation::conversation_guid(index),
            _ => None,
        };
        let of_topic = || {
            let (_, topic) = conversation::split_subject(values.text(I::Subject).unwrap_or_default());
            conversation::conversation_guid_of_topic(topic)
        };
        let id = DecodedId::Conversation(ConversationId {
            moniker: Moniker::Guid(self.guid()),
            processing: Processing::Normal,
            guid: Guid(of_index.unwrap_or_else(of_topic)),
        });
        Some(PropertyValue::ItemId(Box::new(schema::ItemId { id: id.encode(), change_key: None })))
    }

    fn body_in_other_form(&self, item: &Item, form: I) -> PropertyValue {
        let held = self.value(item, I::Body);
        let (format, text) =
            held.as_ref().and_then(|held| held.lend().body()).unwrap_or((BodyType::Text, ""));
        let as_text = || match format {
            BodyType::Html => body::html_to_text(text),
            BodyType::Text => text.to_owned(),
        };
        match form {
            I::Preview => body::preview(&as_text()).into(),
            I::TextBody => PropertyValue::Body(BodyType::Text, as_text()),
            I::UniqueBody => PropertyValue::Body(format, unique(format, text)),
            _ => PropertyValue::Body(format, text.to_owned()),
        }
    }
}

/// The body without the earlier messages it quotes.
fn unique(format: BodyType, body: &str) -> String {
    match format {
        BodyType::Html => unique_body::unique_html(body),
        BodyType::Text => unique_body::unique_text(body).into_owned(),
    }
}

/// The size in bytes; it grows with every value.
fn size(item: &Item) -> usize {
    let extended = item.extended_properties().iter().map(|property| match property.value() {
        crate::mailbox::ExtendedPropertyValue::One(text) => text.len() * 2,
        crate::mailbox::ExtendedPropertyValue::Many(texts) => texts.iter().map(|text| text.len() * 2).sum(),
    });
    OVERHEAD + item.properties().weight() + extended.sum::<usize>()
}

/// What a reminder that names no time is for: the start of an appointment.
fn reminder_due(item: &Item) -> Option<Timestamp> {
    if item.kind() == ItemKind::CalendarItem { item.properties().time(C::Start) } else { None }
}

/// When the reminder is signalled next: so many minutes before what it is for, unless that is before all
/// time.
fn next_reminder(item: &Item) -> Option<Timestamp> {
    let values = item.properties();
    if values.boolean(I::ReminderIsSet) != Some(true) {
        return None;
    }
    let due = values.time(I::ReminderDueBy).or_else(|| reminder_due(item))?;
    let minutes = values.integer(I::ReminderMinutesBeforeStart).unwrap_or(0);
    let next = due.checked_sub(SignedDuration::from_mins(minutes)).ok()?;
    (next >= DateTime::EARLIEST.0).then_some(next)
}

/// The names of the recipients of one sort; empty where there are none, but only messages have any.
fn display_names(item: &Item, property: M) -> Option<PropertyValue> {
    let name = |mailbox: &EmailAddress| {
        let name = mailbox.name.clone().filter(|name| !name.is_empty());
        name.or_else(|| mailbox.email_address.as_deref().map(str::to_owned)).unwrap_or_default()
    };
    let names: Vec<_> = item.properties().mailboxes(property).iter().map(name).collect();
    Some(names.join("; ").into())
}

/// What may be done with the item in answer to it, in a fixed order.
fn response_objects(item: &Item) -> Option<PropertyValue> {
    let is_draft = item.properties().boolean(I::IsDraft).unwrap_or(false);
    let is_own = item.properties().boolean(I::IsFromMe).unwrap_or(false);
    let names: &[&'static str] = match item.kind() {
        ItemKind::Message if is_draft || is_own => &["ForwardItem"],
        ItemKind::Message if item.is_unread() && item.owes_receipt() => {
            &["ReplyToItem", "ReplyAllToItem", "ForwardItem", "SuppressReadReceipt"]
        }
        ItemKind::Message => &["ReplyToItem", "ReplyAllToItem", "ForwardItem"],
        ItemKind::PostItem => &["PostReplyItem", "ReplyToItem", "ReplyAllToItem", "ForwardItem"],
        ItemKind::CalendarItem => &["ForwardItem"],
        _ => return None,
    };
    Some(PropertyValue::Tree(Box::new(with_children(names))))
}

fn with_children(names: &[&'static str]) -> Tree {
    Tree { children: names.iter().map(|&name| (name, Tree::default())).collect(), ..Tree::default() }
}

/// The flag of an item that was never flagged.
fn flag_not_set() -> PropertyValue {
    PropertyValue::Flag(Box::new(Flag {
        flag_status: FlagStatus::NotFlagged,
        start_date: None,
        due_date: None,
        complete_date: None,
    }))
}

/// The key of the item's row in views: opaque, and its own as long as it lies where it lies.
fn instance_key(item: &Item) -> Vec<u8> {
    let mut key = vec![1, 0, 0, 0];
    key.extend(item.folder().0.to_be_bytes());
    key.extend(item.key().0.to_be_bytes());
    key
}

//! Items that a world starts with.

use super::element;
use super::error::{WorldError, listed, nearest};
use super::{FolderPath, Value};
use crate::element::{self as whole, AnyItem};
use crate::property::{
    CalendarItemProperty, ContactProperty, DistributionListProperty, ItemKind, ItemObject, ItemProperty,
    MessageProperty, Part, Properties, PropertyId, TaskProperty, flags,
};
use crate::wire::{Namespace, Naming, Spelling, Writer};

/// An item that a mailbox starts with: its kind, its folder, and its properties as [`Value`]s.
///
/// It is what CreateItem would make of it, with all that follows: a contact is filed under its name, a task
/// that is complete has its date, a conversation its index. A message has been received when the clock
/// starts, or at the `DateTimeReceived` it is given; in `sentitems` it has been sent, in `drafts` it is one.
/// What is said of it expressly comes before what follows from where it lies.
///
/// ```
/// use ews_sim::Simulator;
/// use ews_sim::property::{MessageProperty, TaskProperty};
/// use ews_sim::world::{ItemSeed, MailboxSeed};
///
/// let ada = MailboxSeed::new("ada@example.test")
///     .folder("inbox/Projects")
///     .item(
///         ItemSeed::message("Minutes")
///             .folder("inbox/Projects")
///             .from("bob@example.test")
///             .body("We met.")
///             .with(MessageProperty::IsRead, true),
///     )
///     .item(ItemSeed::calendar_item("Stand-up", "2024-03-04T09:00:00Z", "2024-03-04T09:15:00Z"))
///     .item(ItemSeed::task("Pay").with(TaskProperty::DueDate, "2024-03-08T00:00:00Z"))
///     .item(ItemSeed::contact("Carol").email_address("carol@example.test"));
/// let simulator = Simulator::builder().mailbox(ada).build();
/// let minutes = simulator.item_id("ada@example.test", "inbox/Projects", "Minutes").unwrap();
/// assert!(minutes.change_key.is_some());
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct ItemSeed {
    /// What it is; in a document the name of its element, for instance `Message`.
    #[cfg_attr(feature = "serde", serde(with = "super::document::item_kind"))]
    pub kind: ItemKind,
    /// The folder it lies in; without one `inbox` for messages and posts, and the folder for its kind.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub folder: Option<FolderPath>,
    /// Its properties by the names of their elements.
    #[cfg_attr(feature = "serde", serde(default = "Value::object"))]
    pub properties: Value,
}

impl ItemSeed {
    /// An item of a kind without properties.
    #[must_use]
    pub const fn new(kind: ItemKind) -> Self {
        Self { kind, folder: None, properties: Value::object() }
    }

    /// A message with a subject.
    #[must_use]
    pub fn message(subject: &str) -> Self {
        Self::new(ItemKind::Message).with(ItemProperty::Subject, subject)
    }

    /// A post with a subject.
    #[must_use]
    pub fn post_item(subject: &str) -> Self {
        Self::new(ItemKind::PostItem).with(ItemProperty::Subject, subject)
    }

    /// An appointment with a subject and its times, for instance `2024-03-04T09:00:00Z`.
    #[must_use]
    pub fn calendar_item(subject: &str, start: &str, end: &str) -> Self {
        Self::new(ItemKind::CalendarItem)
            .with(ItemProperty::Subject, subject)
            .with(CalendarItemProperty::Start, start)
            .with(CalendarItemProperty::End, end)
    }

    /// A task with a subject.
    #[must_use]
    pub fn task(subject: &str) -> Self {
        Self::new(ItemKind::Task)
            .with(ItemProperty::Subject, subject)
            .with(TaskProperty::Status, "NotStarted")
    }

    /// A contact with a display name.
    #[must_use]
    pub fn contact(display_name: &str) -> Self {
        Self::new(ItemKind::Contact).with(ContactProperty::DisplayName, display_name)
    }

    /// A private distribution list with a display name, and its members by address.
    #[must_use]
    pub fn distribution_list<'a>(display_name: &str, members: impl IntoIterator<Item = &'a str>) -> Self {
        let members: Vec<_> = members.into_iter().collect();
        Self::new(ItemKind::DistributionList)
            .with(DistributionListProperty::DisplayName, display_name)
            .with(DistributionListProperty::Members, members)
    }

    /// The same item in another folder.
    #[must_use]
    pub fn folder(mut self, folder: impl Into<FolderPath>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// The same item from somebody, by address.
    #[must_use]
    pub fn from(self, address: &str) -> Self {
        self.with(MessageProperty::From, address)
    }

    /// The same item to these recipients, by address.
    #[must_use]
    pub fn to<'a>(self, addresses: impl IntoIterator<Item = &'a str>) -> Self {
        self.with(MessageProperty::ToRecipients, addresses.into_iter().collect::<Vec<_>>())
    }

    /// The same item with a body of plain text.
    #[must_use]
    pub fn body(self, text: &str) -> Self {
        self.with(ItemProperty::Body, text)
    }

    /// The same item with a body of HTML.
    #[must_use]
    pub fn html_body(self, html: &str) -> Self {
        let body = Value::object().with("BodyType", "HTML").with("Value", html);
        self.with(ItemProperty::Body, body)
    }

    /// The same contact with an e-mail address, its first.
    #[must_use]
    pub fn email_address(self, address: &str) -> Self {
        self.with(crate::property::EntryProperty::EmailAddress1, address)
    }

    /// The same item with a property in place of the one it may have. Entries of dictionaries are properties,
    /// too.
    #[must_use]
    pub fn with(mut self, property: impl Into<PropertyId>, value: impl Into<Value>) -> Self {
        let property = property.into();
        let place = match property {
            PropertyId::Entry(entry) => {
                let entry = entry.entry();
                let dictionary = PropertyId::from(entry.dictionary).property().element.name;
                let whole = self.properties.part(dictionary).part(entry.key);
                match entry.part {
                    Part::Text => whole,
                    Part::Attribute(name) | Part::Child(name) => whole.part(name),
                }
            }
            other => self.properties.part(other.property().element.name),
        };
        *place = value.into();
        self
    }

    /// The same item with a property by the name of its element, for instance `Subject`.
    #[must_use]
    pub fn with_named(mut self, property: &str, value: impl Into<Value>) -> Self {
        *self.properties.part(property) = value.into();
        self
    }

    /// The element that CreateItem would be sent.
    ///
    /// # Errors
    ///
    /// For a property the kind does not have, and a value that the property cannot have.
    pub(super) fn object(&self) -> Result<ItemObject, WorldError> {
        let Value::Object(parts) = &self.properties else {
            return Err(WorldError::new("they are an object").within("properties"));
        };
        let mut properties = Properties::new();
        for (index, (name, value)) in parts.iter().enumerate() {
            let own = match parts[..index].iter().any(|(earlier, _)| earlier == name) {
                true => Err(WorldError::new(format!("{name} is there twice"))),
                false => self.property(name, value),
            };
            properties.extend(own.map_err(|error| error.within(name).within("properties"))?);
        }
        // What follows from one property may depend on another, in the order of the schema.
        properties.sort_by_key(|(property, _)| *property);
        Ok(ItemObject { kind: self.kind, properties })
    }

    fn property(&self, name: &str, value: &Value) -> Result<Properties, WorldError> {
        let kind = self.kind.kind();
        let Some(property) = kind.property_named(name) else {
            let names = || kind.properties().map(|property| property.element.name);
            let near = nearest(name, names()).map(|near| format!("the nearest is {near}"));
            let exists = near.unwrap_or_else(|| listed(names()));
            return Err(WorldError::new(format!("a {} has no {name}; {exists}", kind.element.name)));
        };
        let mut writer = Writer::new(Naming::Prefixes, Spelling::Http);
        writer.start(Namespace::Types, kind.element.name);
        element::write(&property.element, property.has(flags::MANY), value, &mut writer)?;
        writer.end(Namespace::Types, kind.element.name);
        let written = String::from_utf8(writer.into_bytes()).expect("the writer writes UTF-8");
        let read = whole::read::<AnyItem>(&written);
        read.map(|any| any.item.properties).map_err(|rejection| WorldError::new(rejection.to_string()))
    }

    /// Its subject or display name, to tell it from others.
    pub(super) fn name(&self) -> &str {
        let Value::Object(parts) = &self.properties else { return "" };
        let named = |name: &str| parts.iter().find(|(own, _)| own == name).map(|(_, value)| value);
        match named("DisplayName").or_else(|| named("Subject")) {
            Some(Value::Text(name)) => name,
            _ => "",
        }
    }
}

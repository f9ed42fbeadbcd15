//! The shapes of items, as GetItem, FindItem and SyncFolderItems answer them.

use super::Wanted;
use super::body::{BodyOptions, mime_content};
use crate::casing::cut_to_utf16_units;
use crate::directory::Directory;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{ExtendedPropertyValue, Item, Mailbox, MapiPropertyType};
use crate::mailboxes::MailboxRef;
use crate::operation::Context;
use crate::property::{
    CalendarItemProperty as C, ContactProperty, DistributionListProperty, EntryProperty, ItemKind,
    ItemObject, ItemProperty as I, MessageProperty as M, Properties, Property, PropertyId, PropertyPath,
    PropertyValue, TaskProperty, compose, flags,
};
use crate::schema::{
    DateTimePrecision, DefaultShapeNames, EffectiveRights, EmailAddress, ItemResponseShape, MailboxType,
};
use crate::wire::ExchangeVersion;
use crate::{ResponseCode, Result, ServerProfile};

/// What FindItem cuts texts to, in UTF-16 code units.
const FOUND_TEXT_MAX: usize = 255;

/// Which properties of items are to be answered, and how.
#[derive(Debug, Clone)]
pub(crate) struct ItemShape {
    wanted: Wanted,
    bodies: BodyOptions,
    mime: bool,
    purpose: Purpose,
    /// Whether a property that items of the kind do not have is an error, and not just missing.
    refuses_other_kinds: bool,
    precision: DateTimePrecision,
}

/// The operation that answers items, on which it depends what it can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// GetItem: everything.
    Get,
    /// FindItem: what a view of a folder has.
    Find,
    /// SyncFolderItems: as FindItem, but what it cannot show it leaves out.
    Sync,
}

/// What only opening the item shows: bodies, lists of people, headers, series.
const NOT_FOUND: &[PropertyId] = &[
    PropertyId::Item(I::MimeContent),
    PropertyId::Item(I::Body),
    PropertyId::Item(I::UniqueBody),
    PropertyId::Item(I::NormalizedBody),
    PropertyId::Item(I::TextBody),
    PropertyId::Item(I::Attachments),
    PropertyId::Item(I::InternetMessageHeaders),
    PropertyId::Item(I::ResponseObjects),
    PropertyId::Item(I::EntityExtractionResult),
    PropertyId::Message(M::ToRecipients),
    PropertyId::Message(M::CcRecipients),
    PropertyId::Message(M::BccRecipients),
    PropertyId::Message(M::ReplyTo),
    PropertyId::CalendarItem(C::RequiredAttendees),
    PropertyId::CalendarItem(C::OptionalAttendees),
    PropertyId::CalendarItem(C::Resources),
    PropertyId::CalendarItem(C::Recurrence),
    PropertyId::CalendarItem(C::FirstOccurrence),
    PropertyId::CalendarItem(C::LastOccurrence),
    PropertyId::CalendarItem(C::ModifiedOccurrences),
    PropertyId::CalendarItem(C::DeletedOccurrences),
    PropertyId::Task(TaskProperty::Recurrence),
    PropertyId::DistributionList(DistributionListProperty::Members),
];

/// The dictionaries of contacts, which are composed of what is stored entry by entry.
const DICTIONARIES: &[ContactProperty] = &[
    ContactProperty::EmailAddresses,
    ContactProperty::PhysicalAddresses,
    ContactProperty::PhoneNumbers,
    ContactProperty::ImAddresses,
];

impl ItemShape {
    /// Reads a shape for the answer to a request: on its server, with times as exact as it asks for.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyForOperation` for MIME content where it cannot be shown, and in FindItem for
    /// whatever only GetItem shows; those of paths.
    pub(crate) fn new(shape: &ItemResponseShape, purpose: Purpose, context: &Context<'_>) -> Result<Self> {
        let wanted = Wanted::new(shape.base_shape, shape.additional_properties.as_ref(), context.version())?
            .on(context.settings().newest_version());
        let mime_path = PropertyId::Item(I::MimeContent);
        let is_included = shape.include_mime_content == Some(true);
        let mime = is_included || purpose != Purpose::Sync && wanted.properties.contains(&mime_path);
        let unshowable = match purpose {
            Purpose::Get => None,
            // Clients ask by path for all they know, and go without what is not shown.
            Purpose::Sync => is_included.then_some(mime_path),
            Purpose::Find if mime => Some(mime_path),
            Purpose::Find => wanted.properties.iter().copied().find(|property| NOT_FOUND.contains(property)),
        };
        if let Some(property) = unshowable {
            let path = PropertyPath::Property(property);
            let culprit = Culprit::element(property.property().element.name);
            return Err(path
                .refused(ResponseCode::ErrorInvalidPropertyForOperation)
                .because(Rule::PropertyOfSearch, culprit));
        }
        let leaves_out = context.settings().policies.leaves_out_properties_of_other_kinds;
        if purpose == Purpose::Get && leaves_out {
            let kinds: Vec<_> = ItemKind::ALL.iter().map(|kind| kind.kind()).collect();
            wanted.check_kinds(&kinds)?;
        }
        // The others answer items of several kinds.
        let refuses_other_kinds = purpose == Purpose::Get && !leaves_out;
        let precision = context.date_time_precision();
        let bodies = BodyOptions::of(shape)?;
        Ok(Self { wanted, bodies, mime, purpose, refuses_other_kinds, precision })
    }

    /// A base shape alone.
    pub(crate) fn of_base(base: DefaultShapeNames, version: ExchangeVersion) -> Self {
        let wanted = Wanted::new(base, None, version).expect("there is no path to be wrong");
        Self {
            wanted,
            bodies: BodyOptions::default(),
            mime: false,
            purpose: Purpose::Get,
            refuses_other_kinds: true,
            precision: DateTimePrecision::Seconds,
        }
    }

    /// An item by its id alone, as operations answer that have made or changed it.
    pub(crate) fn id_only(mailbox: &Mailbox, item: &Item) -> ItemObject {
        let id = mailbox.value(item, I::ItemId).map(|id| (I::ItemId.into(), id.into_owned(I::ItemId)));
        ItemObject { kind: item.kind(), properties: id.into_iter().collect() }
    }

    /// The item in this shape.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyRequest` in GetItem for a property that items of its kind do not have,
    /// `ErrorUnsupportedMimeConversion`.
    pub(crate) fn show(
        &self,
        mailbox: &Mailbox,
        item: &Item,
        rights: &EffectiveRights,
    ) -> Result<ItemObject> {
        let kind = item.kind().kind();
        if self.refuses_other_kinds {
            self.wanted.check_kinds(&[kind])?;
        }
        if self.wanted.is_id_alone() && !self.mime {
            return Ok(Self::id_only(mailbox, item));
        }
        let mut properties = Properties::new();
        for property in kind.properties() {
            match property.id {
                PropertyId::Item(I::ExtendedProperty) => {
                    properties.extend(self.extended(mailbox, item).map(|value| (property.id, value)));
                }
                id if self.mime && id == PropertyId::Item(I::MimeContent) => {
                    properties.push((id, mime_content(mailbox, item, self.wanted.server)?));
                }
                id => properties.extend(self.value(mailbox, item, property, rights).map(|value| (id, value))),
            }
        }
        Ok(ItemObject { kind: item.kind(), properties })
    }

    /// An item in this shape as views have it, with what the caller may do with it.
    ///
    /// # Errors
    ///
    /// Those of [`show`](Self::show).
    pub(crate) fn found(
        &self,
        context: &Context<'_>,
        mailbox: MailboxRef,
        item: &Item,
    ) -> Result<ItemObject> {
        let rights = context.effective_rights_on_item(mailbox, item);
        let mut object = self.show(context.mailbox_at(mailbox), item, &rights)?;
        let (profile, directory) = (context.settings().profile, context.directory());
        for (_, value) in &mut object.properties {
            if let PropertyValue::Mailbox(mailbox) = value {
                **mailbox = sender_as_found(mailbox, profile, directory);
            }
        }
        Ok(object)
    }

    /// The value of a property that is shown; `None` where it is not, or there is none.
    fn value(
        &self,
        mailbox: &Mailbox,
        item: &Item,
        property: &Property,
        rights: &EffectiveRights,
    ) -> Option<PropertyValue> {
        if let PropertyId::Contact(dictionary) = property.id {
            if DICTIONARIES.contains(&dictionary) {
                return self.dictionary(item, dictionary, property);
            }
        }
        if !self.wanted.shows(item.kind().kind(), property) {
            return self.named_parts(mailbox, item, property);
        }
        if !self.can_show(property) {
            return None;
        }
        if property.id == PropertyId::Item(I::EffectiveRights) {
            return Some(PropertyValue::EffectiveRights(Box::new(rights.clone())));
        }
        if let Some(body) = self.bodies.body(mailbox, item, property.id, self.wanted.version) {
            return Some(body);
        }
        let value = match mailbox.value(item, property.id)?.into_owned(property.id) {
            PropertyValue::Time(instant) => PropertyValue::Time(self.precision.cut(instant)),
            value => value,
        };
        match self.purpose {
            Purpose::Get => Some(value),
            Purpose::Find | Purpose::Sync => self.as_found(property.id, value),
        }
    }

    /// The headers or members that are asked for one by one, where they are not shown as a whole.
    fn named_parts(&self, mailbox: &Mailbox, item: &Item, property: &Property) -> Option<PropertyValue> {
        if self.wanted.others.is_empty() || self.purpose != Purpose::Get {
            return None;
        }
        match mailbox.value(item, property.id)?.into_owned(property.id) {
            PropertyValue::InternetHeaders(mut headers) => {
                headers.retain(|header| self.wanted.names_header(&header.header_name));
                (!headers.is_empty()).then_some(PropertyValue::InternetHeaders(headers))
            }
            PropertyValue::Members(mut members) => {
                let is_named = |key: &str| self.wanted.others.contains(&PropertyPath::Member(key.to_owned()));
                members.retain(|member| member.key.as_deref().is_some_and(is_named));
                (!members.is_empty()).then_some(PropertyValue::Members(members))
            }
            _ => None,
        }
    }

    /// Whether the operation can show a property at all.
    fn can_show(&self, property: &Property) -> bool {
        self.purpose == Purpose::Get
            || (!NOT_FOUND.contains(&property.id)
                && (property.has(flags::FIND) || self.wanted.properties.contains(&property.id)))
    }

    /// A value as views have it: long texts cut, empty summaries of recipients left out.
    fn as_found(&self, property: PropertyId, value: PropertyValue) -> Option<PropertyValue> {
        match (property, value) {
            (PropertyId::Item(I::DisplayTo | I::DisplayCc | I::DisplayBcc), PropertyValue::Text(text))
                if text.is_empty() =>
            {
                None
            }
            (_, PropertyValue::Text(text)) => {
                Some(PropertyValue::Text(cut_to_utf16_units(&text, FOUND_TEXT_MAX).to_owned()))
            }
            (_, value) => Some(value),
        }
    }

    /// A dictionary: all entries where it is shown as a whole, else those that are asked for.
    fn dictionary(
        &self,
        item: &Item,
        dictionary: ContactProperty,
        property: &Property,
    ) -> Option<PropertyValue> {
        let is_whole = self.wanted.shows(item.kind().kind(), property);
        if !is_whole && self.wanted.entries.is_empty() {
            return None;
        }
        let all = compose(item.properties(), dictionary, self.wanted.version)?;
        if is_whole {
            return Some(all);
        }
        let PropertyValue::Entries(entries) = all else { return None };
        let parts: Vec<EntryProperty> = self.wanted.entries.iter().flat_map(|entry| entry.parts()).collect();
        let entries: Vec<_> = entries.into_iter().filter(|(entry, _)| parts.contains(entry)).collect();
        (!entries.is_empty()).then_some(PropertyValue::Entries(entries))
    }

    /// The extended properties that are asked for and have a value, in the form in which they are asked for.
    fn extended<'a>(
        &'a self,
        mailbox: &'a Mailbox,
        item: &'a Item,
    ) -> impl Iterator<Item = PropertyValue> + 'a {
        let asked = self.wanted.extended.iter();
        asked.filter_map(|asked| {
            let value = mailbox.extended_value(item, &asked.path)?;
            let is_text = matches!(
                asked.path.property_type(),
                MapiPropertyType::String | MapiPropertyType::StringArray
            );
            let is_cut = self.purpose != Purpose::Get && is_text;
            Some(asked.with(&if is_cut { cut_texts(value) } else { value }))
        })
    }
}

/// A sender or an organizer as views of a server have it: before Exchange 2013 by name alone, there with the
/// legacy distinguished name of users of the same organization, and later as any other.
fn sender_as_found(sender: &EmailAddress, profile: ServerProfile, directory: &Directory) -> EmailAddress {
    let name = sender.name.clone();
    if profile < ServerProfile::Exchange2013 {
        return EmailAddress { name, ..EmailAddress::default() };
    }
    let (address, routing_type) = (sender.email_address.clone(), sender.routing_type.clone());
    if profile >= ServerProfile::Exchange2016 {
        let mailbox_type = Some(MailboxType::OneOff);
        return EmailAddress {
            name,
            email_address: address,
            routing_type,
            mailbox_type,
            ..EmailAddress::default()
        };
    }
    match sender.email_address.as_deref().and_then(|address| directory.legacy_exchange_dn(address)) {
        Some(legacy_dn) => EmailAddress {
            name,
            email_address: Some(legacy_dn.into()),
            routing_type: Some("EX".into()),
            ..EmailAddress::default()
        },
        None => EmailAddress { name, email_address: address, routing_type, ..EmailAddress::default() },
    }
}

/// The texts of an extended property as views have them.
fn cut_texts(value: ExtendedPropertyValue) -> ExtendedPropertyValue {
    let cut = |text: String| cut_to_utf16_units(&text, FOUND_TEXT_MAX).to_owned();
    match value {
        ExtendedPropertyValue::One(text) => ExtendedPropertyValue::One(cut(text)),
        ExtendedPropertyValue::Many(texts) => {
            ExtendedPropertyValue::Many(texts.into_iter().map(cut).collect())
        }
    }
}

//! An item being made or changed: values set and removed one after the other, in the order of the request.
//!
//! An edit works on its own copy of the values, so that a refused one has changed nothing. Each step checks
//! what can be said of one property and draws the consequences that depend on the order (a task that becomes
//! complete); those that depend on the whole are drawn when the edit is done, and what has to agree is
//! checked.
//!
//! Source: UpdateItem and CreateItem; MS-OXWSCORE 3.1.4.2 and 3.1.4.9; the tables of [`crate::property`].

mod calendar_item;
mod changes;
mod contact;
mod message;
mod native;
mod task;

use jiff::Timestamp;

use self::changes::Changes;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{ExtendedProperty, ExtendedPropertyPath, Item, ItemUpdate, LentItem, Mailbox};
use crate::property::{
    Allowed, CalendarItemProperty, ContactProperty, Entries, EntryProperty, Given, Held, ItemKind,
    ItemProperty as I, MessageProperty as M, PropertyBag, PropertyId, PropertyPath, PropertyValue,
    TaskProperty, ValueRef, Verb, number_of_word,
};
use crate::schema::Member;
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

/// The most characters a subject may have.
const SUBJECT_MAX: usize = 255;

/// Values on their way into an item.
#[derive(Debug, Clone)]
pub(crate) struct ItemEdit<'a> {
    kind: ItemKind,
    purpose: Verb,
    /// The newest schema of the server.
    server: ExchangeVersion,
    now: Timestamp,
    /// The values before the edit.
    before: PropertyBag,
    /// What the edit has done to them so far.
    changes: Changes<'a>,
    /// Extended properties set and removed.
    extended: Vec<ItemUpdate>,
    /// The paths that were set or removed, for the resolution of conflicts.
    touched: Vec<PropertyPath>,
}

impl<'a> ItemEdit<'a> {
    /// An item of a kind, with nothing set yet.
    pub(crate) fn create(kind: ItemKind, server: ExchangeVersion, now: Timestamp) -> Self {
        Self {
            kind,
            purpose: Verb::Create,
            server,
            now,
            before: PropertyBag::default(),
            changes: Changes::with_room(),
            extended: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// An item as it is.
    pub(crate) fn update(item: &Item, server: ExchangeVersion, now: Timestamp) -> Self {
        Self {
            kind: item.kind(),
            purpose: Verb::Update,
            server,
            now,
            before: item.properties().clone(),
            changes: Changes::with_room(),
            extended: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// The kind of the item.
    pub(crate) const fn kind(&self) -> ItemKind {
        self.kind
    }

    /// The value as the edit has left it.
    pub(crate) fn get(&self, property: impl Into<PropertyId>) -> Option<ValueRef<'_>> {
        let property = property.into();
        match self.changes.get(property) {
            Some(change) => change.map(Held::lend),
            None => self.before.get(property),
        }
    }

    /// The text as the edit has left it.
    pub(crate) fn text(&self, property: impl Into<PropertyId>) -> Option<&str> {
        self.get(property).and_then(ValueRef::text)
    }

    /// The instant as the edit has left it.
    pub(crate) fn time(&self, property: impl Into<PropertyId>) -> Option<Timestamp> {
        self.get(property).and_then(ValueRef::time)
    }

    /// Sets a property.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyRequest` for one the kind does not have, `ErrorInvalidPropertySet` for one that
    /// is read-only, and what the rules of the property say: `ErrorObjectTypeChanged`,
    /// `ErrorInvalidArgument`, `ErrorItemSavePropertyError`, `ErrorPropertyUpdate`,
    /// `ErrorInvalidPercentCompleteValue`, `ErrorInvalidCompleteDate`, `ErrorUnsupportedCulture` and others.
    pub(crate) fn set(&mut self, property: PropertyId, value: impl Into<Given<'a>>) -> Result<()> {
        if self.allows(self.purpose, property)? == Allowed::Ignored {
            return Ok(());
        }
        let value = value.into();
        self.check(property, &value)?;
        self.touch(PropertyPath::Property(property));
        self.store(property, value)
    }

    /// Sets one entry of a dictionary of a contact.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyRequest` for an item that is no contact, `ErrorInvalidContactEmailAddress`.
    pub(crate) fn set_entry(&mut self, entry: EntryProperty, entries: &Entries) -> Result<()> {
        self.available_entry(entry)?;
        contact::check_addresses(&PropertyValue::Entries(entries.clone()).into())?;
        self.touch(PropertyPath::Entry(entry));
        self.extend(entry.changes(Some(entries)));
        Ok(())
    }

    /// Removes one entry of a dictionary of a contact; one that is not there is no error.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyRequest` for an item that is no contact.
    pub(crate) fn remove_entry(&mut self, entry: EntryProperty) -> Result<()> {
        self.available_entry(entry)?;
        self.touch(PropertyPath::Entry(entry));
        self.extend(entry.changes(None));
        Ok(())
    }

    /// Removes a property; one that is not set is no error.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyRequest` for one the kind does not have, `ErrorInvalidPropertyDelete` for one
    /// that cannot be deleted.
    pub(crate) fn remove(&mut self, property: PropertyId) -> Result<()> {
        self.allows(Verb::Delete, property)?;
        if let PropertyId::Entry(entry) = property {
            return self.remove_entry(entry);
        }
        self.touch(PropertyPath::Property(property));
        if self.kind == ItemKind::Task && task::removes(self, property) {
            return Ok(());
        }
        self.take(property);
        Ok(())
    }

    /// Appends to a property what can be appended to: a body of the same format, recipients to recipients.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyRequest` for one the kind does not have, `ErrorInvalidPropertyAppend` for one
    /// that nothing can be appended to, or a body of the other format.
    pub(crate) fn append(&mut self, property: PropertyId, value: PropertyValue) -> Result<()> {
        self.allows(Verb::Append, property)?;
        let no_append = || refused(Verb::Append.refusal(), property);
        let appended = match (self.get(property), value.into_stored()) {
            (None, value) => value,
            (Some(ValueRef::Whole(PropertyValue::Body(format, before))), PropertyValue::Body(own, text)) => {
                if *format != own {
                    return Err(no_append());
                }
                PropertyValue::Body(own, format!("{before}{text}"))
            }
            (Some(ValueRef::Whole(PropertyValue::Mailboxes(before))), PropertyValue::Mailboxes(more)) => {
                PropertyValue::Mailboxes(before.iter().cloned().chain(more).collect())
            }
            (Some(_), _) => return Err(no_append()),
        };
        self.set(property, appended)
    }

    /// Sets an extended property, or the property of the item that it is another way to.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertySet` for a computed property, `ErrorInvalidExtendedPropertyValue` for a value
    /// that the property cannot hold.
    pub(crate) fn set_extended(&mut self, property: ExtendedProperty) -> Result<()> {
        self.touch(PropertyPath::Extended(property.path().clone()));
        if !native::set(self, &property)? {
            self.extended.push(ItemUpdate::ExtendedProperty(property));
        }
        Ok(())
    }

    /// Removes an extended property; one that is not set is no error.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyDelete` for a property of the item that cannot be deleted.
    pub(crate) fn remove_extended(&mut self, path: &ExtendedPropertyPath) -> Result<()> {
        self.touch(PropertyPath::Extended(path.clone()));
        if !native::remove(self, path)? {
            self.extended.push(ItemUpdate::DeleteExtendedProperty(path.clone()));
        }
        Ok(())
    }

    /// Leaves the sensitivity as it is where the edit would lower what somebody else has raised.
    pub(crate) fn keep_stricter_sensitivity(&mut self, item: &Item) {
        let property = PropertyId::Item(I::Sensitivity);
        let rank = |word: Option<&str>| word.and_then(|word| number_of_word(property, word)).unwrap_or(0);
        if rank(self.text(property)) < rank(item.properties().text(property)) {
            self.changes.remove(property);
        }
    }

    /// Notes that a path was set or removed. What is new nobody else has read, so nothing conflicts with it.
    fn touch(&mut self, path: PropertyPath) {
        if self.purpose != Verb::Create {
            self.touched.push(path);
        }
    }

    /// The paths that were set or removed, unless the item is new.
    pub(crate) fn touched(&self) -> &[PropertyPath] {
        &self.touched
    }

    /// The item to be made, with all that follows from what it was given.
    ///
    /// # Errors
    ///
    /// As [`into_updates`](Self::into_updates).
    pub(crate) fn into_new(mut self, mailbox: &Mailbox) -> Result<LentItem<'a>> {
        self.settle()?;
        message::complete(&mut self, mailbox);
        let is_associated = self.get(I::IsAssociated).and_then(ValueRef::boolean).unwrap_or(false);
        let extended = self.extended.into_iter().filter_map(|update| match update {
            ItemUpdate::ExtendedProperty(property) => Some(property),
            _ => None,
        });
        Ok(LentItem {
            kind: self.kind,
            is_associated,
            changes: self.changes.into(),
            extended_properties: extended.collect(),
            creator: None,
        })
    }

    /// What changes about the item, with all that follows.
    ///
    /// # Errors
    ///
    /// `ErrorCalendarEndDateIsEarlierThanStartDate`, `ErrorCalendarDurationIsTooLong`.
    pub(crate) fn into_updates(mut self) -> Result<Vec<ItemUpdate>> {
        self.settle()?;
        if self.before.boolean(I::IsUnmodified) == Some(true) && !self.only_marks() {
            self.put(I::IsUnmodified, false);
        }
        let values = self.changes.into_iter().map(|(property, value)| match value {
            Some(value) => ItemUpdate::Property(property, value.into_owned(property)),
            None => ItemUpdate::DeleteProperty(property),
        });
        Ok(values.chain(self.extended).collect())
    }

    /// Whether the edit marks the item as read or unread, and does nothing else.
    fn only_marks(&self) -> bool {
        let is_mark = |property: PropertyId| property.property().element.name == "IsRead";
        self.extended.is_empty() && self.changes.properties().all(is_mark)
    }

    /// Draws the consequences that depend on the whole, and checks that everything agrees.
    fn settle(&mut self) -> Result<()> {
        match self.kind {
            ItemKind::Contact => contact::finish(self),
            ItemKind::DistributionList => contact::finish_list(self),
            ItemKind::Task => task::finish(self),
            ItemKind::CalendarItem => calendar_item::finish(self)?,
            _ => {}
        }
        self.settle_reminder();
        Ok(())
    }

    /// A reminder is for a time: that of the appointment, which it follows, the day a task is due, or now.
    fn settle_reminder(&mut self) {
        if self.kind == ItemKind::CalendarItem {
            let is_changed = |property: PropertyId| self.changes.contains(property);
            if is_changed(CalendarItemProperty::Start.into()) && !is_changed(I::ReminderDueBy.into()) {
                self.take(I::ReminderDueBy);
            }
            return;
        }
        if self.get(I::ReminderIsSet).and_then(ValueRef::boolean) == Some(true) {
            let time = self.time(TaskProperty::DueDate).unwrap_or(self.now);
            self.default_to(I::ReminderDueBy, |_| time.into());
        }
    }

    /// Makes sure that items of the kind have the property and the server does what is asked of it.
    fn allows(&self, verb: Verb, property: PropertyId) -> Result<Allowed> {
        if !self.kind.kind().has(property) {
            return Err(refused(ResponseCode::ErrorInvalidPropertyRequest, property));
        }
        match property.property().allows(verb, self.server) {
            Allowed::No => Err(refused(verb.refusal(), property)),
            allowed => Ok(allowed),
        }
    }

    fn available_entry(&self, entry: EntryProperty) -> Result<()> {
        if self.kind == ItemKind::Contact {
            return Ok(());
        }
        Err(refused_at(ResponseCode::ErrorInvalidPropertyRequest, &PropertyPath::Entry(entry)))
    }

    /// Checks what can be said of a value by itself.
    fn check(&self, property: PropertyId, value: &Given<'_>) -> Result<()> {
        let is_text = |test: fn(&str) -> bool| value.text().is_some_and(test);
        match (property, value.own()) {
            (PropertyId::Item(I::ItemClass), _) => {
                value.text().map_or(Ok(()), |class| self.check_class(class))
            }
            (PropertyId::Item(I::Subject), _)
                if is_text(|subject| subject.encode_utf16().count() > SUBJECT_MAX) =>
            {
                Err(refused(self.bad_value(), property))
            }
            (PropertyId::Item(I::Culture), _)
                if is_text(|culture| !crate::culture::is_known_language(culture)) =>
            {
                Err(refused(ResponseCode::ErrorUnsupportedCulture, property))
            }
            (PropertyId::Item(I::Attachments), _) => {
                Err(refused(ResponseCode::ErrorInvalidRequest, property)
                    .with_text("ews-sim does not simulate attachments of items that are made yet."))
            }
            (PropertyId::Item(I::PolicyTag | I::ArchiveTag), Some(PropertyValue::RetentionTag(tag)))
                if !tag.is_explicit =>
            {
                Err(refused(ResponseCode::ErrorInvalidRetentionTagInheritance, property))
            }
            (PropertyId::Contact(_), _) => contact::check_addresses(value),
            (PropertyId::Item(I::MimeContent), _) if !takes_mime(self.kind) => {
                Err(refused(ResponseCode::ErrorUnsupportedMimeConversion, property))
            }
            (PropertyId::Message(M::IsReadReceiptRequested | M::IsDeliveryReceiptRequested), _)
                if self.purpose == Verb::Update && !self.is_draft() =>
            {
                Err(refused(ResponseCode::ErrorInvalidPropertyUpdateSentMessage, property))
            }
            _ => Ok(()),
        }
    }

    /// The code for a value that a property cannot hold.
    const fn bad_value(&self) -> ResponseCode {
        match self.purpose {
            Verb::Create => ResponseCode::ErrorItemSavePropertyError,
            _ => ResponseCode::ErrorPropertyUpdate,
        }
    }

    /// An item class has to be of the item's kind, with whatever parts after it.
    fn check_class(&self, class: &str) -> Result<()> {
        if ItemKind::of_class(class) == self.kind && !(class.is_empty() && self.kind != ItemKind::Message) {
            return Ok(());
        }
        Err(Error::new(ResponseCode::ErrorObjectTypeChanged)
            .because(Rule::ItemClassOfKind, Culprit::value("ItemClass", class)))
    }

    fn is_draft(&self) -> bool {
        self.get(I::IsDraft).and_then(ValueRef::boolean).unwrap_or(false)
    }

    /// Stores a value that has passed its checks, in the form the item keeps it in.
    fn store(&mut self, property: PropertyId, value: Given<'a>) -> Result<()> {
        match property {
            PropertyId::Contact(dictionary) if EntryProperty::is_dictionary(dictionary) => {
                self.store_dictionary(dictionary, value);
                return Ok(());
            }
            PropertyId::Task(_) => return task::set(self, property, value.into_owned(property)),
            PropertyId::Item(I::MimeContent) => return message::read_mime(self, value.into_owned(property)),
            _ => {}
        }
        match (property, value.into_stored(property)) {
            (PropertyId::Item(I::Flag), Held::Own(PropertyValue::Flag(flag))) => {
                message::set_flag(self, &flag)
            }
            (PropertyId::DistributionList(_), Held::Own(PropertyValue::Members(members))) => {
                contact::set_members(self, members)
            }
            (property, value) => {
                self.changes.insert(property, Some(value));
                Ok(())
            }
        }
    }

    /// Stores the entries of a dictionary in the place of all that it has.
    fn store_dictionary(&mut self, dictionary: ContactProperty, value: Given<'a>) {
        let there = self.before.properties().chain(self.changes.properties());
        let is_entry = |property: &PropertyId| match property {
            PropertyId::Entry(entry) => entry.entry().dictionary == dictionary,
            _ => false,
        };
        let entries: Vec<_> = there.filter(is_entry).collect();
        entries.into_iter().for_each(|entry| self.take(entry));
        for (entry, text) in value.explode(dictionary) {
            self.changes.insert(entry.into(), Some(text));
        }
    }

    /// Notes what the server says of the item, whatever a request may.
    pub(crate) fn note(&mut self, property: impl Into<PropertyId>, value: impl Into<PropertyValue>) {
        self.put(property, value);
    }

    /// Removes a member of a distribution list by its key.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidPropertyRequest` for an item that is no list, `ErrorDistributionListMemberNotExist`.
    pub(crate) fn remove_member(&mut self, key: &str) -> Result<()> {
        contact::remove_member(self, key)
    }

    /// Puts a member of a distribution list in the place of the one with a key.
    ///
    /// # Errors
    ///
    /// Those of [`remove_member`](Self::remove_member), and `ErrorInvalidMailbox` for a member that is
    /// neither an address nor an item.
    pub(crate) fn set_member(&mut self, key: &str, member: Member) -> Result<()> {
        contact::set_member(self, key, member)
    }

    fn put(&mut self, property: impl Into<PropertyId>, value: impl Into<PropertyValue>) {
        self.changes.insert(property.into(), Some(Held::Own(value.into())));
    }

    fn extend(&mut self, changes: Vec<(PropertyId, Option<PropertyValue>)>) {
        self.changes.extend(changes.into_iter().map(|(property, value)| (property, value.map(Held::Own))));
    }

    /// Puts a value where there is none yet.
    fn default_to(&mut self, property: impl Into<PropertyId>, value: impl FnOnce(&Self) -> PropertyValue) {
        let property = property.into();
        if self.get(property).is_none() {
            let value = value(self);
            self.put(property, value);
        }
    }

    fn take(&mut self, property: impl Into<PropertyId>) {
        self.changes.insert(property.into(), None);
    }
}

/// The error of a property, which names its path.
#[cold]
fn refused(code: ResponseCode, property: PropertyId) -> Error {
    refused_at(code, &PropertyPath::from(property))
}

/// The error of what a path leads to. The code says which rule was broken.
#[cold]
pub(super) fn refused_at(code: ResponseCode, path: &PropertyPath) -> Error {
    let rule = match code {
        ResponseCode::ErrorInvalidPropertyRequest => Rule::PropertyOfKind,
        ResponseCode::ErrorInvalidPropertySet
        | ResponseCode::ErrorInvalidPropertyAppend
        | ResponseCode::ErrorInvalidPropertyDelete => Rule::PropertyAllows,
        ResponseCode::ErrorUnsupportedMimeConversion => Rule::MimeOfKind,
        ResponseCode::ErrorInvalidRequest => Rule::PropertySimulated,
        _ => Rule::PropertyHolds,
    };
    let element = path.id().map_or("ExtendedFieldURI", |property| property.property().element.name);
    path.refused(code).because(rule, Culprit::element(element))
}

/// What the rules of a value say, told of the element that holds it.
fn told_of(element: &'static str) -> impl Fn(Error) -> Error {
    move |error| error.because(Rule::PropertyHolds, Culprit::element(element))
}

/// The kinds whose MIME content can be written.
const fn takes_mime(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Message | ItemKind::PostItem | ItemKind::CalendarItem)
}

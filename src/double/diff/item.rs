//! Changes of items: what they are told apart by, and the values of their properties.

use std::collections::{BTreeMap, BTreeSet};

use super::mailbox::{contact_name, path_of};
use super::{Changes, Event, Subject};
use crate::mailbox::{
    ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue, ImGroup, Item, ItemKey, Mailbox,
    PropertyAddress, PropertySet,
};
use crate::property::{ItemProperty, Part, PropertyId, PropertyValue};
use crate::schema::EmailAddress;

impl Changes {
    pub(super) fn items(&mut self, before: &Mailbox, after: &Mailbox) {
        let moved = moves(before, after);
        let address = Some(after.smtp_address());
        let arrived: BTreeSet<_> = moved.values().map(|item| item.key()).collect();
        for item in before.items().filter(|item| after.item(item.key()).is_none()) {
            match moved.get(&item.key()) {
                None => self.tell(address, subject_of(before, item), Event::Removed),
                Some(new) => {
                    let from = path_of(before, item.folder());
                    self.tell(address, subject_of(after, new), Event::Moved { from });
                    self.item(before, item, after, new);
                }
            }
        }
        for item in after.items() {
            match before.item(item.key()) {
                None if arrived.contains(&item.key()) => {}
                None => {
                    self.tell(address, subject_of(after, item), Event::Added);
                    self.first_members(after, item);
                }
                Some(old) if std::ptr::eq(old, item) || old == item => {}
                Some(old) => {
                    let told = self.all.len();
                    self.item(before, old, after, item);
                    if self.all.len() == told {
                        self.tell(address, subject_of(after, item), Event::Touched);
                    }
                }
            }
        }
    }

    fn first_members(&mut self, after: &Mailbox, item: &Item) {
        for member in item.im_group().into_iter().flat_map(ImGroup::members) {
            let name = contact_name(after, member);
            self.tell(Some(after.smtp_address()), subject_of(after, item), Event::MemberAdded(name));
        }
    }

    fn item(&mut self, before: &Mailbox, old: &Item, after: &Mailbox, new: &Item) {
        let (address, subject) = (Some(after.smtp_address()), subject_of(after, new));
        let [values, new_values] =
            [old, new].map(|item| item.properties().values().collect::<BTreeMap<_, _>>());
        let properties: BTreeSet<_> = values.keys().chain(new_values.keys()).collect();
        for property in properties {
            let text = |value: &PropertyValue| text_of(value);
            let texts = (values.get(property).map(text), new_values.get(property).map(text));
            self.tell_value(address, &subject, &property_name(*property), texts);
        }
        self.extended_properties(address, &subject, old.extended_properties(), new.extended_properties());
        let [person, new_person] = [old, new].map(|item| Some(item.contact()?.person().0.to_string()));
        self.tell_value(address, &subject, "person", (person, new_person));
        if let (Some(old), Some(new)) = (old.im_group(), new.im_group()) {
            self.members((before, old), (after, new));
        }
    }

    pub(super) fn extended_properties(
        &mut self,
        address: Option<&str>,
        subject: &Subject,
        before: &[ExtendedProperty],
        after: &[ExtendedProperty],
    ) {
        let value = |properties: &[ExtendedProperty], path: &ExtendedPropertyPath| {
            let own = properties.iter().find(|property| property.path() == path);
            own.map(|property| match property.value() {
                ExtendedPropertyValue::One(text) => format!("{text:?}"),
                ExtendedPropertyValue::Many(texts) => format!("{texts:?}"),
            })
        };
        let gone = before.iter().filter(|old| after.iter().all(|new| new.path() != old.path()));
        for path in after.iter().chain(gone).map(ExtendedProperty::path) {
            let values = (value(before, path), value(after, path));
            self.tell_value(address, subject, &path_name(path), values);
        }
    }
}

/// Items that have left one folder, by key, and those that they have become in another.
fn moves<'a>(before: &'a Mailbox, after: &'a Mailbox) -> BTreeMap<ItemKey, &'a Item> {
    let identity = |item: &Item| {
        let created = item.date_time_created();
        (item.kind(), name_of(item).to_owned(), created, item.is_associated())
    };
    let mut arrived = BTreeMap::<_, Vec<_>>::new();
    for item in after.items().filter(|item| before.item(item.key()).is_none()) {
        arrived.entry(identity(item)).or_default().push(item);
    }
    let mut moves = BTreeMap::new();
    for item in before.items().filter(|item| after.item(item.key()).is_none()) {
        let Some(candidates) = arrived.get_mut(&identity(item)) else { continue };
        let elsewhere = candidates.iter().position(|new| new.folder() != item.folder());
        if let Some(place) = elsewhere {
            moves.insert(item.key(), candidates.remove(place));
        }
    }
    moves
}

fn subject_of(mailbox: &Mailbox, item: &Item) -> Subject {
    if let Some(group) = item.im_group() {
        return Subject::ImGroup(group.display_name().to_owned());
    }
    Subject::Item {
        folder: path_of(mailbox, item.folder()),
        kind: item.kind(),
        name: name_of(item).to_owned(),
        key: item.key(),
    }
}

/// The display name, or the subject where there is none.
fn name_of(item: &Item) -> &str {
    let subject = || item.properties().text(ItemProperty::Subject).unwrap_or_default();
    item.display_name().filter(|name| !name.is_empty()).unwrap_or_else(subject)
}

/// The element of a property; of an entry, the dictionary and the key.
fn property_name(property: PropertyId) -> String {
    let name = property.property().element.name;
    match property {
        PropertyId::Entry(entry) => {
            let entry = entry.entry();
            let dictionary = PropertyId::from(entry.dictionary).property().element.name;
            match entry.part {
                Part::Text => format!("{dictionary}/{}", entry.key),
                Part::Attribute(part) | Part::Child(part) => {
                    format!("{dictionary}/{}/{part}", entry.key)
                }
            }
        }
        _ => name.to_owned(),
    }
}

fn path_name(path: &ExtendedPropertyPath) -> String {
    let set = |set: &PropertySet| match set {
        PropertySet::Distinguished(set) => set.name().to_owned(),
        PropertySet::Guid(guid) => guid.to_string(),
    };
    match path.address() {
        PropertyAddress::Tag(tag) => format!("property 0x{tag:04x}"),
        PropertyAddress::Name(own, name) => format!("property {name:?} of {}", set(own)),
        PropertyAddress::Id(own, id) => format!("property {id} of {}", set(own)),
    }
}

fn text_of(value: &PropertyValue) -> String {
    match value {
        PropertyValue::Text(text) | PropertyValue::Body(_, text) => format!("{text:?}"),
        PropertyValue::Word(word) => (*word).to_owned(),
        PropertyValue::Boolean(truth) => truth.to_string(),
        PropertyValue::Integer(number) => number.to_string(),
        PropertyValue::Double(number) => number.to_string(),
        PropertyValue::Time(instant) => instant.to_string(),
        PropertyValue::Binary(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        PropertyValue::Texts(texts) => format!("{texts:?}"),
        PropertyValue::Mailbox(mailbox) => mailbox_text(mailbox),
        PropertyValue::Mailboxes(mailboxes) => {
            let all: Vec<_> = mailboxes.iter().map(mailbox_text).collect();
            all.join("; ")
        }
        other => format!("{other:?}"),
    }
}

fn mailbox_text(mailbox: &EmailAddress) -> String {
    let address = mailbox.email_address.as_deref().unwrap_or_default();
    match mailbox.name.as_deref() {
        None | Some("") => address.to_owned(),
        Some(name) => format!("{name} <{address}>"),
    }
}

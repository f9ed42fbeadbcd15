//! Values of properties of items and folders, set by requests or by Rust and read back.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::normalisation::{Values, agrees};
use super::{ADA, carried};
use crate::fuzzing::oracles::proven;
use crate::generate::{Choices, Part, Tree, TreeValue, World, object, write};
use crate::mailbox::{FolderKey, NewItem};
use crate::operation::REQUESTS;
use crate::property::{FolderKind, ItemKind, Kind, Property, PropertyId, PropertyValue, flags};
use crate::wire::{self, ExchangeVersion, Namespace, Node, Options, Type};
use crate::{Reply, ResponseCode, Simulator};

/// What can be made, and in which folder.
const THINGS: &[(Thing, &str)] = &[
    (Thing::Item(ItemKind::Message), "inbox"),
    (Thing::Item(ItemKind::Contact), "contacts"),
    (Thing::Item(ItemKind::Task), "tasks"),
    (Thing::Item(ItemKind::CalendarItem), "calendar"),
    (Thing::Item(ItemKind::PostItem), "inbox"),
    (Thing::Item(ItemKind::DistributionList), "contacts"),
    (Thing::Folder(FolderKind::Folder), "inbox"),
    (Thing::Folder(FolderKind::ContactsFolder), "contacts"),
    (Thing::Folder(FolderKind::CalendarFolder), "calendar"),
    (Thing::Folder(FolderKind::TasksFolder), "tasks"),
];

/// Characters that no XML document holds, not even as references.
const FORBIDDEN: &[char] = &['\0', '\u{1}', '\u{B}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'];

/// Texts of messages.
const LINES: &[&str] = &["", "Noon?\r\n", "a\u{1}\0b", "\u{FFFE}\r\r\n", ".\r\n"];

#[derive(Clone, Copy)]
enum Thing {
    Item(ItemKind),
    Folder(FolderKind),
}

impl Thing {
    fn kind(self) -> &'static Kind {
        match self {
            Self::Item(kind) => kind.kind(),
            Self::Folder(kind) => kind.kind(),
        }
    }

    /// `Item` or `Folder`, as the names of elements and operations have it.
    const fn word(self) -> &'static str {
        match self {
            Self::Item(_) => "Item",
            Self::Folder(_) => "Folder",
        }
    }
}

/// A request that sets values, and what reads them back.
struct Written {
    thing: Thing,
    place: &'static str,
    /// The new thing as it is sent, with a value of each property.
    object: Tree,
    version: ExchangeVersion,
}

impl Written {
    /// A few properties that new things may have, with values of their datatypes.
    fn drawn(simulator: &Simulator, flag: u32, choices: &mut Choices<'_>) -> Self {
        let (thing, place) = choices.pick(THINGS);
        let version = simulator.settings().newest_version();
        let settable: Vec<_> =
            thing.kind().properties().filter(|property| is_set(property, flag, version)).collect();
        let mut properties: Vec<_> = (0..=choices.below(4)).map(|_| choices.pick(&settable)).collect();
        // In schema order, each once.
        properties.sort_by_key(|property| property.id);
        properties.dedup_by_key(|property| property.id);
        let version = version.min(ExchangeVersion::Exchange2016);
        let mut object = object(&REQUESTS, version, (thing.kind(), &properties), choices);
        make_sense(&mut object, choices);
        Self { thing, place, object, version }
    }

    /// A thing of that kind with nothing but what it takes to be made.
    fn bare(&self) -> Tree {
        let object = Tree::declared(&self.thing.kind().element);
        match self.thing {
            Thing::Item(_) => object,
            Thing::Folder(_) => object.with(text(types("DisplayName"), "New")),
        }
    }

    /// The request that makes such a thing.
    fn creation(&self, object: &Tree) -> Tree {
        let id = attribute(types("DistinguishedFolderId"), "Id", self.place);
        let request = match self.thing {
            Thing::Item(_) => {
                let create = attribute(messages("CreateItem"), "MessageDisposition", "SaveOnly");
                let create = attribute(create, "SendMeetingInvitations", "SendToNone");
                create.with(messages("SavedItemFolderId").with(id))
            }
            Thing::Folder(_) => messages("CreateFolder").with(messages("ParentFolderId").with(id)),
        };
        let list = if matches!(self.thing, Thing::Item(_)) { "Items" } else { "Folders" };
        self.envelope(request.with(messages(list).with(object.clone())))
    }

    /// The request that sets each property of something that is there.
    fn change(&self, id: &Tree) -> Tree {
        let word = self.thing.word();
        let mut updates = types("Updates");
        for part in self.object.children() {
            let set = types(format!("Set{word}Field"));
            let object = Tree { content: Vec::new(), ..self.object.clone() };
            let set = set.with(path_to(self.thing.kind(), part)).with(object.with(part.clone()));
            updates = updates.with(set);
        }
        let change = types(format!("{word}Change")).with(id.clone()).with(updates);
        let changes = messages(format!("{word}Changes")).with(change);
        let update = messages(format!("Update{word}"));
        let update = match self.thing {
            Thing::Item(_) => {
                let update = attribute(update, "ConflictResolution", "AlwaysOverwrite");
                let update = attribute(update, "MessageDisposition", "SaveOnly");
                attribute(update, "SendMeetingInvitationsOrCancellations", "SendToNone")
            }
            Thing::Folder(_) => update,
        };
        self.envelope(update.with(changes))
    }

    /// The request that reads everything back.
    fn reading(&self, id: &Tree) -> Tree {
        let word = self.thing.word();
        let mut paths = types("AdditionalProperties");
        paths = self.object.children().map(|part| path_to(self.thing.kind(), part)).fold(paths, Tree::with);
        let base = text(types("BaseShape"), "AllProperties");
        let shape = messages(format!("{word}Shape")).with(base);
        let shape = if paths.content.is_empty() { shape } else { shape.with(paths) };
        let ids = messages(format!("{word}Ids")).with(id.clone());
        self.envelope(messages(format!("Get{word}")).with(shape).with(ids))
    }

    fn envelope(&self, request: Tree) -> Tree {
        let version = attribute(types("RequestServerVersion"), "Version", self.version.name());
        let header = Tree::undeclared(Namespace::Soap, "Header").with(version);
        let body = Tree::undeclared(Namespace::Soap, "Body").with(request);
        Tree::undeclared(Namespace::Soap, "Envelope").with(header).with(body)
    }

    /// The id element of what an answer is about.
    fn id(&self, reply: &Reply) -> Option<Tree> {
        let name = format!("{}Id", self.thing.word());
        let id = reply.ids(&name).pop()?;
        Some(attribute(types(name), "Id", &id.id))
    }

    /// The values that a message gives the properties of such things.
    fn values(&self, body: Node<'_, '_>) -> Vec<(PropertyId, PropertyValue)> {
        let kind = self.thing.kind();
        let objects = body.descendants().filter(|node| node.element().name == kind.element.name);
        let parts = objects.flat_map(|object| object.children());
        let read = |part: Node<'_, '_>| {
            let property = kind.property_named(part.element().name)?;
            Some((property.id, (property.read)(part)))
        };
        parts.filter_map(read).collect()
    }
}

/// Values that a request gives something new, or something that is there: they are refused, or they read back
/// equal. Gives the properties that were read back.
pub(super) fn requested(choices: &mut Choices<'_>) -> Vec<PropertyId> {
    let mut simulator = World::usual(false).simulator();
    let is_change = choices.once_in(3);
    let flag = if is_change { flags::UPDATE } else { flags::CREATE };
    let written = Written::drawn(&simulator, flag, choices);
    let mut request = written.creation(&written.object);
    if is_change {
        let made = proven(&mut simulator, ADA, &plain(&written.creation(&written.bare())));
        let id = written.id(&made).unwrap_or_else(|| panic!("nothing is wrong with it\n{made}"));
        request = written.change(&id);
    }
    let bytes = write(&request, choices).to_bytes();
    let reply = proven(&mut simulator, ADA, &bytes);
    assert!(reply.rejection().is_none(), "{:?}\n{}", reply.rejection(), String::from_utf8_lossy(&bytes));
    let Some(id) = written.id(&reply).filter(|_| reply.is_success()) else { return Vec::new() };
    let document = wire::parse(&bytes, &REQUESTS, &Options::request()).unwrap_or_else(|why| panic!("{why}"));
    let sent = written.values(document.body());
    read_back(&mut simulator, &written, &id, &sent);
    sent.into_iter().map(|(property, _)| property).collect()
}

/// A text with a character that XML cannot carry, be it as itself or as a reference: the request that would
/// set it is refused.
pub(super) fn unwritable(choices: &mut Choices<'_>) {
    let mut simulator = World::usual(false).simulator();
    let mut written = Written::drawn(&simulator, flags::CREATE, choices);
    let holds_text = |tree: &Tree| tree.content.iter().any(|part| matches!(part, Part::Text(_)));
    let forbidden = choices.pick(FORBIDDEN);
    let Some(chosen) = written.object.choose(choices, &holds_text) else { return };
    let Some(Part::Text(text)) = chosen.content.first_mut() else { return };
    text.push(forbidden);
    let bytes = write(&written.creation(&written.object), choices).to_bytes();
    let reply = proven(&mut simulator, ADA, &bytes);
    let sent = String::from_utf8_lossy(&bytes);
    assert!(reply.rejection().is_some_and(|rejection| rejection.refusal.is_malformed()), "{sent}\n{reply}");
    assert_eq!(reply.code(), Some(ResponseCode::ErrorSchemaValidation), "{sent}");
}

/// A text of any characters that Rust code gives something new: the answer that shows it is valid, and shows
/// U+FFFD for what XML cannot carry.
pub(super) fn seeded(choices: &mut Choices<'_>) {
    let mut simulator = World::usual(false).simulator();
    let mut written = Written::drawn(&simulator, flags::CREATE, choices);
    let Thing::Item(kind) = written.thing else { return };
    let text = Type::Simple(&wire::built_in::STRING);
    let is_text = |property: &&Property| {
        property.has(flags::CREATE) && (property.element.of_type)().name() == text.name()
    };
    let texts: Vec<_> = kind.kind().properties().filter(is_text).collect();
    let property = choices.pick(&texts);
    let bytes: Vec<u8> = (0..choices.below(24)).map(|_| choices.byte()).collect();
    let text = String::from_utf8_lossy(&bytes).into_owned() + choices.pick(&["", "\0", "\u{FFFE}", "\u{B}a"]);
    let folder = match written.place {
        "contacts" => FolderKey::CONTACTS,
        "tasks" => FolderKey::TASKS,
        "calendar" => FolderKey::CALENDAR,
        _ => FolderKey::INBOX,
    };
    let new = NewItem::new(kind).with(property.id, text.as_str());
    let made = simulator.seed(ADA, |mailbox, now| mailbox.create_item(folder, new, now));
    let (Ok(key), Some(mailbox)) = (made, simulator.mailbox(ADA)) else { return };
    let item = mailbox.item(key).map(|item| mailbox.item_id_of(item)).unwrap_or_default();
    let id = attribute(types("ItemId"), "Id", &item);
    let part = Tree::declared(&property.element);
    written.object = Tree::declared(&kind.kind().element).with(part);
    let expected = vec![(property.id, PropertyValue::Text(carried(&text)))];
    read_back(&mut simulator, &written, &id, &expected);
}

/// Gives those properties other values of which nearly all that the datatype allows are refused.
fn make_sense(object: &mut Tree, choices: &mut Choices<'_>) {
    for property in object.children_mut() {
        let value = match &*property.local {
            "MimeContent" => {
                let (subject, text) =
                    (choices.pick(&["Lunch", "", "=?utf-8?Q?=C3=A9?="]), choices.pick(LINES));
                STANDARD.encode(format!("Subject: {subject}\r\n\r\n{text}"))
            }
            "Start" => "2024-03-01T09:00:00Z".to_owned(),
            "End" => choices.pick(&["2024-03-01T10:00:00Z", "2024-03-02T00:00:00.5Z"]).to_owned(),
            _ => continue,
        };
        property.content = vec![Part::Text(value)];
    }
}

/// Whether new things may have the property, or others may be given it.
fn is_set(property: &Property, flag: u32, version: ExchangeVersion) -> bool {
    property.has(flag) && !property.has(flags::IGNORED) && property.is_of(version)
}

#[cfg(test)]
use crate::property::{CalendarItemProperty, ItemProperty, TaskProperty};

/// The properties that some request may set, each once.
#[cfg(test)]
pub(super) fn settable() -> impl Iterator<Item = PropertyId> {
    let newest = ExchangeVersion::Exchange2016;
    let all = THINGS.iter().flat_map(|(thing, _)| thing.kind().properties());
    let set = all.filter(move |property| {
        is_set(property, flags::CREATE, newest) || is_set(property, flags::UPDATE, newest)
    });
    let ids: std::collections::BTreeSet<_> = set.map(|property| property.id).collect();
    ids.into_iter()
}

/// Those of them that are not simulated yet, or that this server does not let a request set.
#[cfg(test)]
pub(super) const REFUSED: &[PropertyId] = &[
    PropertyId::Item(ItemProperty::Attachments),
    PropertyId::Task(TaskProperty::Recurrence),
    PropertyId::CalendarItem(CalendarItemProperty::RequiredAttendees),
    PropertyId::CalendarItem(CalendarItemProperty::OptionalAttendees),
    PropertyId::CalendarItem(CalendarItemProperty::Resources),
    PropertyId::CalendarItem(CalendarItemProperty::Recurrence),
    PropertyId::CalendarItem(CalendarItemProperty::IsOnlineMeeting),
];

/// Reads back what was set.
fn read_back(simulator: &mut Simulator, written: &Written, id: &Tree, sent: &Values) {
    let request = plain(&written.reading(id));
    let reply = proven(simulator, ADA, &request);
    let sent_text = String::from_utf8_lossy(&request).into_owned();
    assert!(reply.is_success(), "{sent_text}\n{reply}");
    let document = reply.document().unwrap_or_else(|why| panic!("{why}"));
    let shown = written.values(document.body());
    for (property, value) in sent {
        let shown = values_of(*property, &shown);
        assert!(
            agrees((*property, value), sent, &shown),
            "{property:?} was set to {value:?}\nand is {shown:?}\nin {sent:?}"
        );
    }
}

fn values_of(property: PropertyId, shown: &Values) -> Vec<&PropertyValue> {
    shown.iter().filter(|(own, _)| *own == property).map(|(_, value)| value).collect()
}

/// The path to what an element holds.
fn path_to(kind: &Kind, part: &Tree) -> Tree {
    let own = part.children().find(|child| child.local == "ExtendedFieldURI");
    let field_uri = kind.property_named(&part.local).and_then(|property| property.field_uri);
    match (field_uri, own) {
        (None, Some(path)) => path.clone(),
        (field_uri, _) => attribute(types("FieldURI"), "FieldURI", field_uri.unwrap_or_default()),
    }
}

fn messages(name: impl Into<String>) -> Tree {
    Tree::undeclared(Namespace::Messages, name.into())
}

fn types(name: impl Into<String>) -> Tree {
    Tree::undeclared(Namespace::Types, name.into())
}

fn text(mut tree: Tree, text: &str) -> Tree {
    tree.content.push(Part::Text(text.to_owned()));
    tree
}

fn attribute(mut tree: Tree, name: &'static str, value: &str) -> Tree {
    tree.add_attribute(Namespace::None, name, TreeValue::Text(value.to_owned()));
    tree
}

/// The bytes in the usual spelling.
fn plain(tree: &Tree) -> Vec<u8> {
    write(tree, &mut Choices::new(&[])).to_bytes()
}

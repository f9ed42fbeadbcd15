//! What the tables of properties say of every property, tried on a server.

use ews_sim::ResponseCode::*;
use ews_sim::property::{Allowed, ItemKind, Property, Verb};
use ews_sim::wire::{Complex, Content, Element, ExchangeVersion, Form, Namespace, Simple, Type};

use crate::client::{Client, create_item, field, update_item};
use crate::{delete, names_path, set};

const NEWEST: ExchangeVersion = ExchangeVersion::NEWEST;

const KINDS: [ItemKind; 6] = [
    ItemKind::Message,
    ItemKind::CalendarItem,
    ItemKind::Contact,
    ItemKind::DistributionList,
    ItemKind::Task,
    ItemKind::PostItem,
];

/// What is not simulated, and refused with a text that says so.
const NOT_SIMULATED: &[&str] =
    &["MimeContent", "Attachments", "RequiredAttendees", "OptionalAttendees", "Resources", "Recurrence"];

/// Properties whose smallest value is not what comes back: the server completes it, or files by it.
const COMPLETED: &[&str] = &["CompleteDate", "PercentComplete", "ExtendedProperty"];

/// A value of a datatype.
fn text_of(element: &Element, simple: &Simple) -> String {
    let fixed = match element.name {
        "ItemClass" => None,
        "Culture" => Some("de-DE"),
        "RetentionId" => Some("00062008-0000-0000-c000-000000000046"),
        _ => None,
    };
    let text = fixed.map_or_else(|| any(simple), str::to_owned);
    assert_eq!(simple.check(&text, NEWEST), Ok(()), "{}", element.name);
    text
}

fn any(simple: &Simple) -> String {
    match simple.form {
        // The first word is often what stands where none is set.
        Form::Enumeration(words) => {
            words.iter().rfind(|word| word.since <= NEWEST).map_or("", |word| word.name).to_owned()
        }
        Form::Boolean => "true".to_owned(),
        Form::Integer { min, max, .. } => 7.clamp(min, max).to_string(),
        Form::Double => "50".to_owned(),
        Form::DateTime => "2020-05-01T10:00:00Z".to_owned(),
        Form::Date => "2020-05-01".to_owned(),
        Form::Time => "10:00:00".to_owned(),
        Form::Duration => "PT30M".to_owned(),
        Form::Base64 => "AQID".to_owned(),
        Form::Union(members) => any(members[0]),
        Form::List(item) => any(item()),
        Form::String => ["Words", "de-DE", "00062008-0000-0000-c000-000000000046", "0x1234"]
            .into_iter()
            .find(|text| simple.check(text, NEWEST).is_ok())
            .unwrap_or_default()
            .to_owned(),
    }
}

/// The smallest element that is valid, with one child where a list may be empty.
fn element_of(element: &Element) -> String {
    let (attributes, content) = match (element.of_type)() {
        Type::Simple(simple) => (String::new(), text_of(element, simple)),
        Type::Complex(complex) => (attributes_of(complex), content_of(complex)),
        #[allow(unreachable_patterns)]
        _ => Default::default(),
    };
    let prefix = if element.namespace == Namespace::Messages { "m" } else { "t" };
    let name = element.name;
    format!("<{prefix}:{name}{attributes}>{content}</{prefix}:{name}>")
}

fn attributes_of(complex: &Complex) -> String {
    let required = complex.attributes.iter().filter(|attribute| attribute.required);
    required.map(|attribute| format!(" {}=\"{}\"", attribute.name, any((attribute.of_type)()))).collect()
}

fn content_of(complex: &'static Complex) -> String {
    let steps = (0..complex.step_count()).filter_map(|place| complex.step(place));
    let mut content: String = steps
        .filter(|step| step.min > 0 || complex.step_count() == 1)
        .map(|step| element_of(&step.alternatives[0]))
        .collect();
    if let Content::Text(simple) = complex.content {
        content += &any(simple());
    }
    content
}

fn element_named(kind: ItemKind) -> &'static str {
    kind.kind().element.name
}

fn properties(kind: ItemKind) -> impl Iterator<Item = &'static Property> {
    let is_tried = |property: &&Property| property.field_uri.is_some() && property.element.since <= NEWEST;
    kind.kind().properties().filter(is_tried)
}

#[test]
fn ip_052_ip_053_ip_054_read_only_properties_refuse_values_with_their_path() {
    for kind in KINDS {
        let name = element_named(kind);
        let mut client = Client::new();
        let id = client.create_item(None, &format!("<t:{name}/>"));
        let before = client.simulator.clone();
        let mut tried = 0;
        for property in properties(kind) {
            let path = property.field_uri.unwrap_or_default();
            let element = element_of(&property.element);
            if property.allows(Verb::Create, NEWEST) == Allowed::No {
                let answer = client.send(&create_item(None, &format!("<t:{name}>{element}</t:{name}>")));
                assert_eq!(
                    answer.codes,
                    [ErrorInvalidPropertySet],
                    "{path} of {name}: {element}\n{}",
                    *answer
                );
                names_path(&answer, path);
                tried += 1;
            }
            if property.allows(Verb::Update, NEWEST) == Allowed::No {
                let answer = client.send(&update_item(&id.item(), &set(name, path, &element)));
                assert_eq!(answer.codes, [ErrorInvalidPropertySet], "{path} of {name}: {element}");
                names_path(&answer, path);
            }
            if property.allows(Verb::Delete, NEWEST) == Allowed::No {
                let answer = client.send(&update_item(&id.item(), &delete(&field(path))));
                assert_eq!(answer.codes, [ErrorInvalidPropertyDelete], "{path} of {name}");
                names_path(&answer, path);
            }
        }
        assert!(tried > 20, "{name}: {tried}");
        assert!(before.mailboxes().eq(client.simulator.mailboxes()), "{name}");
    }
}

#[test]
fn ip_052_ip_064_what_can_be_set_is_set_read_and_deleted() {
    for kind in KINDS {
        let name = element_named(kind);
        let settable = properties(kind).filter(|property| {
            property.allows(Verb::Create, NEWEST) == Allowed::Yes
                && property.is_of(NEWEST)
                && !NOT_SIMULATED.contains(&property.element.name)
                && !COMPLETED.contains(&property.element.name)
        });
        for property in settable {
            let path = property.field_uri.unwrap_or_default();
            let element = match property.element.name {
                "ItemClass" => format!("<t:ItemClass>{}.Custom</t:ItemClass>", kind.kind().class),
                "Flag" => "<t:Flag><t:FlagStatus>Flagged</t:FlagStatus></t:Flag>".to_owned(),
                "Members" => continue,
                "PhysicalAddresses" => {
                    "<t:PhysicalAddresses><t:Entry Key=\"Home\"><t:City>Ulm</t:City></t:Entry>\
                                        </t:PhysicalAddresses>"
                        .to_owned()
                }
                "End" => "<t:End>2090-05-01T10:00:00Z</t:End>".to_owned(),
                _ => element_of(&property.element),
            };
            let mut client = Client::new();
            // Where an appointment starts long before it ends it lasts too long.
            let element = element.replace("2090-05-01", "2024-05-01");
            let companion = match property.element.name {
                "Start" => "<t:End>2020-05-01T11:00:00Z</t:End>",
                _ => "",
            };
            let start = "<t:Start>2024-05-01T09:00:00Z</t:Start>";
            let before = if property.element.name == "End" { start } else { "" };
            let item = format!("<t:{name}>{before}{element}{companion}</t:{name}>");
            let answer = client.send(&create_item(None, &item));
            assert_eq!(answer.codes, [NoError], "{path} of {name}: {item}\n{}", *answer);
            let id = answer.object().id();
            let shown = client.item_with(&id, &field(path));
            let text = shown.child(property.element.name).to_string();
            let plain = element
                .split(['<', '>'])
                .find(|part| element.contains(&format!(">{part}<")) && !part.is_empty());
            assert!(
                plain.is_none_or(|plain| text.contains(plain)),
                "{path} of {name}: {element} gave {text}"
            );
            if property.allows(Verb::Delete, NEWEST) == Allowed::Yes {
                let id = client.update_item(&id, &delete(&field(path)));
                let left = client.item_with(&id, &field(path));
                let left = left.get(property.element.name).map(ToString::to_string);
                assert_ne!(left, Some(text), "{path} of {name}");
            }
        }
    }
}

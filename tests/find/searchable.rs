//! Every property of every kind: what its table says of searching is what searches do.
//!
//! Those flagged as searchable are accepted and find the item that has them, be it that Exists has no meaning
//! for some; all others are refused. The same for orders and groups.

use ews_sim::mailbox::{FolderKey, NewItem};
use ews_sim::property::{FolderKind, ItemKind, ItemProperty, Property, PropertyValue, flags};
use ews_sim::schema::{BodyType, EmailAddress, Flag, FlagStatus};
use ews_sim::wire::{Form, Type};
use ews_sim::{Reply, ResponseCode};

use crate::client::{Client, distinguished, field};
use crate::scene::*;
use crate::support::{ADA, envelope_for};

/// Flags that every message has: FP-108 to FP-110.
const NOT_FOR_EXISTS: &[&str] = &[
    "message:IsRead",
    "item:IsFromMe",
    "item:IsDraft",
    "item:IsSubmitted",
    "item:IsUnmodified",
    "item:IsResend",
];
/// Parts of a message that are looked into without being compared (B-09): FP-102.
const NOT_COMPARED: &[&str] =
    &["message:ToRecipients", "message:CcRecipients", "message:BccRecipients", "item:Attachments"];
/// Accepted, and nothing has it: FP-125.
const NEVER_MATCHES: &str = "message:ConversationIndex";

/// A value that an item has and the constant that is equal to it.
struct Sample {
    value: PropertyValue,
    constant: String,
}

/// A value of the type of a property, and its text; none where nothing of that type is compared.
fn sample(property: &Property) -> Option<Sample> {
    let sample = |value: PropertyValue, constant: &str| Some(Sample { value, constant: constant.to_owned() });
    let text = |text: &str| sample(PropertyValue::Text(text.to_owned()), text);
    match (property.element.of_type)() {
        Type::Simple(simple) => match simple.form {
            Form::Boolean => sample(PropertyValue::Boolean(true), "true"),
            Form::Integer { .. } | Form::Union(_) => sample(PropertyValue::Integer(77), "77"),
            Form::Double => sample(PropertyValue::Double(77.5), "77.5"),
            Form::DateTime => {
                sample(PropertyValue::Time(time("2033-03-03T03:03:03Z")), "2033-03-03T04:03:03+01:00")
            }
            Form::Base64 => sample(PropertyValue::Binary(vec![1, 2, 3]), "AQID"),
            Form::Enumeration(words) => {
                let last = words.last()?.name;
                sample(PropertyValue::Word(last), last)
            }
            _ => text("Sample"),
        },
        Type::Complex(complex) => match complex.name {
            "ArrayOfStringsType" => sample(texts(&["other", "Sample"]), "SAMPLE"),
            "BodyType" => sample(PropertyValue::Body(BodyType::Text, "Sample".to_owned()), "Sample"),
            "SingleRecipientType" => {
                let mailbox = EmailAddress {
                    name: Some("Sample".to_owned()),
                    email_address: Some("sample@example.test".into()),
                    ..EmailAddress::default()
                };
                sample(PropertyValue::Mailbox(Box::new(mailbox)), "sample@example.test")
            }
            "FlagType" => {
                let flag = Flag {
                    flag_status: FlagStatus::Flagged,
                    start_date: None,
                    due_date: None,
                    complete_date: None,
                };
                sample(PropertyValue::Flag(Box::new(flag)), "Flagged")
            }
            "ItemIdType" => {
                let id = ews_sim::schema::ItemId { id: "AAAA".to_owned(), change_key: None };
                sample(PropertyValue::ItemId(Box::new(id)), "AAAA")
            }
            _ => None,
        },
    }
}

/// Where items of a kind lie.
fn folder_of(kind: ItemKind) -> (FolderKey, &'static str) {
    match kind {
        ItemKind::Contact | ItemKind::DistributionList => (FolderKey::CONTACTS, "contacts"),
        ItemKind::CalendarItem => (FolderKey::CALENDAR, "calendar"),
        ItemKind::Task => (FolderKey::TASKS, "tasks"),
        _ => (FolderKey::INBOX, "inbox"),
    }
}

/// The properties of a kind that a path names.
fn named(kind: ItemKind) -> impl Iterator<Item = (&'static Property, &'static str)> {
    kind.kind().properties().filter_map(|property| property.field_uri.map(|uri| (property, uri)))
}

/// Whether a path is searched: where several kinds share it, as the table of the first one says, because a
/// search does not know what kinds it will meet.
fn is_searched(field_uri: &str) -> bool {
    Property::of_field_uri(field_uri).is_some_and(|property| property.has(flags::SEARCH))
}

/// A client with an item of a kind that has everything, and another one that has none of it.
fn furnished(kind: ItemKind) -> Client {
    let (folder, _) = folder_of(kind);
    let [mut item, mut other] = [NewItem::new(kind), NewItem::new(kind)];
    for (property, _) in named(kind).filter(|(_, uri)| is_searched(uri)) {
        let Some(Sample { value, .. }) = sample(property) else { continue };
        // Some are true of items that say nothing of them.
        if value == PropertyValue::Boolean(true) {
            other.put(property.id, false);
        }
        item.put(property.id, value);
    }
    item.put(ItemProperty::Subject, "Sample");
    item.put(ItemProperty::ItemClass, kind.kind().class);
    other.put(ItemProperty::Subject, "other");
    let mut client = Client::new();
    put(&mut client, folder, [item, other]);
    client
}

/// Sends a search without looking at all of the state before and after: there are thousands.
fn send(client: &mut Client, find: &Find) -> Reply {
    let reply = client.simulator.handle(ADA, envelope_for("Exchange2016", &find.body()).as_bytes());
    reply.document().unwrap_or_else(|why| panic!("{why}\n{reply}"));
    reply
}

/// What is left of an answer: the code, or what was found.
fn outcome(client: &mut Client, find: &Find) -> Result<Vec<String>, ResponseCode> {
    let reply = send(client, find);
    match reply.code() {
        Some(ResponseCode::NoError) | None if reply.is_success() => Ok(reply.texts("Subject")),
        code => Err(code.unwrap_or(ResponseCode::NoError)),
    }
}

/// The kinds of which items can be kept.
fn kinds() -> impl Iterator<Item = ItemKind> {
    ItemKind::ALL.iter().copied().filter(|kind| kind.is_held() && *kind != ItemKind::Item)
}

#[test]
fn every_property_is_searched_as_its_table_says() {
    for kind in kinds() {
        let mut client = furnished(kind);
        let all = find(&distinguished(folder_of(kind).1));
        for (property, uri) in named(kind) {
            let path = field(uri);
            let exists = outcome(&mut client, &all.clone().only(&exists(&path)));
            let constant = match (uri, sample(property)) {
                ("item:ItemClass", _) => kind.kind().class.to_owned(),
                (_, sample) => sample.map_or("Sample".to_owned(), |sample| sample.constant),
            };
            let equal = outcome(&mut client, &all.clone().only(&is_equal_to(uri, &constant)));
            let what = format!("{kind:?} {uri}: Exists {exists:?}, IsEqualTo {constant} {equal:?}");
            if uri == NEVER_MATCHES {
                assert_eq!([exists, equal], [Ok(vec![]), Ok(vec![])], "{what}");
            } else if !is_searched(uri) {
                assert_eq!(equal, Err(ResponseCode::ErrorUnsupportedPathForQuery), "{what}");
                assert!(exists == equal || NOT_COMPARED.contains(&uri), "{what}");
            } else {
                let equal = equal.unwrap_or_else(|_| panic!("{what}"));
                assert!(equal.contains(&"Sample".to_owned()), "{what}");
                let is_everywhere = uri == "item:ItemClass";
                assert!(is_everywhere || equal.len() == 1, "{what}");
                match exists {
                    Ok(found) => {
                        assert!(found.contains(&"Sample".to_owned()), "{what}");
                        assert!(!NOT_FOR_EXISTS.contains(&uri), "{what}");
                    }
                    Err(code) => {
                        assert!(NOT_FOR_EXISTS.contains(&uri), "{what}");
                        assert_eq!(code, ResponseCode::ErrorInvalidPropertyForExists, "{what}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_property_is_sorted_and_grouped_by_as_its_table_says() {
    for kind in kinds() {
        let mut client = furnished(kind);
        let all = find(&distinguished(folder_of(kind).1));
        for (_, uri) in named(kind) {
            let path = field(uri);
            let group = format!(
                "<m:GroupBy Order=\"Ascending\">{path}<t:AggregateOn Aggregate=\"Maximum\">{path}\
                 </t:AggregateOn>\
                 </m:GroupBy>"
            );
            let sorted = outcome(&mut client, &all.clone().by(&[(&path, "Descending")]));
            let grouped = outcome(&mut client, &all.clone().grouping(group));
            let what = format!("{kind:?} {uri}: sorted {sorted:?}, grouped {grouped:?}");
            if (is_searched(uri) || uri == NEVER_MATCHES) && uri != "item:Body" {
                let mut both = [sorted, grouped].map(|found| found.unwrap_or_else(|_| panic!("{what}")));
                both.iter_mut().for_each(|found| {
                    found.sort();
                    found.dedup();
                });
                assert_eq!(both, [["Sample", "other"]; 2], "{what}");
            } else {
                assert_eq!(sorted, Err(ResponseCode::ErrorUnsupportedPathForSortGroup), "{what}");
                assert_eq!(sorted, grouped, "{what}");
            }
        }
    }
}

#[test]
fn every_operator_takes_the_types_it_is_for() {
    let operators =
        ["IsGreaterThan", "IsGreaterThanOrEqualTo", "IsLessThan", "IsLessThanOrEqualTo", "IsNotEqualTo"];
    for kind in kinds() {
        let mut client = furnished(kind);
        let all = find(&distinguished(folder_of(kind).1));
        for (property, uri) in named(kind).filter(|(_, uri)| is_searched(uri)) {
            let Some(Sample { value, constant }) = sample(property) else { panic!("{uri} has no sample") };
            let constant = if uri == "item:ItemClass" { kind.kind().class.to_owned() } else { constant };
            let is_ordered = !matches!(value, PropertyValue::Mailbox(_) | PropertyValue::ItemId(_));
            let is_text = matches!(
                value,
                PropertyValue::Text(_)
                    | PropertyValue::Texts(_)
                    | PropertyValue::Body(..)
                    | PropertyValue::Mailbox(_)
            );
            for operator in operators {
                let found =
                    outcome(&mut client, &all.clone().only(&compare(operator, &field(uri), &constant)));
                let what = format!("{kind:?} {uri} {operator}: {found:?}");
                if !is_ordered && operator != "IsNotEqualTo" {
                    assert_eq!(found, Err(ResponseCode::ErrorUnsupportedPathForQuery), "{what}");
                    continue;
                }
                let found = found.unwrap_or_else(|_| panic!("{what}"));
                // What has several values has another one, too, which is greater or less.
                let has_other = matches!(value, PropertyValue::Texts(_));
                let is_meant = operator.ends_with("EqualTo") && operator != "IsNotEqualTo";
                assert!(has_other || found.contains(&"Sample".to_owned()) == is_meant, "{what}");
            }
            let found = outcome(
                &mut client,
                &all.clone().only(&contains("Substring", "IgnoreCase", &field(uri), &constant)),
            );
            match found {
                Ok(found) => {
                    assert!(is_text && found.contains(&"Sample".to_owned()), "{kind:?} {uri} {found:?}")
                }
                Err(code) => {
                    assert_eq!(
                        (is_text, code),
                        (false, ResponseCode::ErrorContainsFilterWrongType),
                        "{kind:?} {uri}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_property_of_folders_is_searched_as_its_table_says() {
    let mut client = Client::new();
    for kind in FolderKind::ALL {
        for property in kind.kind().properties() {
            let Some(uri) = property.field_uri else { continue };
            let constant = sample(property).map_or("Sample".to_owned(), |sample| sample.constant);
            let body = format!(
                "<m:FindFolder Traversal=\"Shallow\"><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape>\
                 </m:FolderShape><m:Restriction>{}</m:Restriction><m:ParentFolderIds>{}</m:ParentFolderIds>\
                 </m:FindFolder>",
                is_equal_to(uri, &constant),
                distinguished("msgfolderroot")
            );
            let answer = client.send(&body);
            let expected = if property.has(flags::SEARCH) {
                ResponseCode::NoError
            } else {
                ResponseCode::ErrorUnsupportedPathForQuery
            };
            assert_eq!(answer.codes, [expected], "{kind:?} {uri}");
        }
    }
}

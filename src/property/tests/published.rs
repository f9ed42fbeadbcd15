//! The rows say what the published facts say, but for the deviations listed here.

use std::collections::{BTreeMap, BTreeSet};

use crate::property::{Allowed, FolderKind, ItemKind, Kind, Property, Verb, flags};
use crate::published_tables::rows;
use crate::wire::ExchangeVersion;

/// Where a row says something else on purpose: element, column, reason.
const DEVIATIONS: &[(&str, &str, &str)] = &[
    ("MimeContent", "settable_on_create", "which kinds can be written as MIME is a rule of its own"),
    ("MimeContent", "settable_on_update", "which kinds can be written as MIME is a rule of its own"),
    ("FolderClass", "settable_on_create", "that typed folders have a class already is a rule of its own"),
    ("FolderClass", "settable_on_update", "that typed folders have a class already is a rule of its own"),
    ("DisplayName", "deletable", "no folder is without a name"),
    ("IsOnlineMeeting", "settable_on_create", "servers before Exchange 2016 accept it"),
    ("IsOnlineMeeting", "settable_on_update", "servers before Exchange 2016 accept it"),
    ("ConflictingMeetingCount", "in_allproperties", "a live server of 2013 leaves it out"),
    ("AdjacentMeetingCount", "in_allproperties", "a live server of 2013 leaves it out"),
    ("ConflictingMeetings", "in_allproperties", "a live server of 2013 leaves it out"),
    ("AdjacentMeetings", "in_allproperties", "a live server of 2013 leaves it out"),
    ("EmailAddresses", "searchable", "only its entries are"),
    ("PhysicalAddresses", "searchable", "only its entries are"),
    ("PhoneNumbers", "searchable", "only its entries are"),
    ("ImAddresses", "searchable", "only its entries are"),
    ("ReminderDueBy", "searchable", "what servers accept and never find is found here"),
    ("PercentComplete", "searchable", "what servers accept and never find is found here"),
    ("AllowNewTimeProposal", "searchable", "what servers accept and never find is found here"),
    ("Status", "searchable", "a documented use of searches is tasks of a status"),
    ("CalendarItemType", "searchable", "live servers refuse it"),
];

/// The columns that are compared.
const COLUMNS: [&str; 11] = [
    "class",
    "element",
    "field_uri",
    "since_version",
    "in_allproperties",
    "returned_by_finditem",
    "settable_on_create",
    "settable_on_update",
    "appendable",
    "deletable",
    "searchable",
];

fn kind_of(class: &str) -> &'static Kind {
    let item = ItemKind::of_element(class).map(ItemKind::kind);
    item.or_else(|| FolderKind::of_element(class).map(FolderKind::kind)).expect("every class is a kind")
}

/// What a row says in a column, in the words of the facts.
fn own_fact(property: &Property, column: &str) -> String {
    let says = |has: bool| if has { "yes" } else { "no" }.to_owned();
    let allows = |verb| match property.allows(verb, ExchangeVersion::Exchange2013Sp1) {
        Allowed::Ignored => "ignored".to_owned(),
        allowed => says(allowed == Allowed::Yes),
    };
    match column {
        "field_uri" => property.field_uri.unwrap_or_default().to_owned(),
        "since_version" => property.element.since.name().trim_start_matches("Exchange").to_owned(),
        "in_allproperties" => says(property.is_in_all_properties(ExchangeVersion::NEWEST)),
        "returned_by_finditem" => says(property.has(flags::FIND)),
        "settable_on_create" => allows(Verb::Create),
        "settable_on_update" => allows(Verb::Update),
        "appendable" => allows(Verb::Append),
        "deletable" => allows(Verb::Delete),
        "searchable" => says(property.has(flags::SEARCH)),
        other => panic!("{other} is not compared"),
    }
}

/// A fact without its remarks; what is not known counts as no.
fn plain(column: &str, fact: &str) -> String {
    match (column, fact) {
        ("field_uri", "(ExtendedFieldURI)") => String::new(),
        ("field_uri", fact) => fact.to_owned(),
        ("since_version", fact) => fact.trim_end_matches("/later").to_owned(),
        (_, fact) if fact.starts_with("yes") => "yes".to_owned(),
        (_, "ignored") => fact.to_owned(),
        _ => "no".to_owned(),
    }
}

/// No request makes one of these, so that nothing is settable when one is made.
fn is_made_by_servers(kind: &Kind) -> bool {
    kind.class.starts_with("IPM.Schedule.")
}

#[test]
fn the_rows_say_what_is_published() {
    let Some(published) = rows("schema/properties.tsv", COLUMNS) else { return };
    let (mut complaints, mut deviating) = (Vec::new(), BTreeSet::new());
    for row in &published {
        let [class, element, facts @ ..] = row;
        let kind = kind_of(class);
        let Some(property) = kind.property_named(element) else {
            complaints.push(format!("{class} has no {element}"));
            continue;
        };
        for (column, fact) in COLUMNS[2..].iter().zip(facts) {
            let own = own_fact(property, column);
            let skipped = *column == "settable_on_create" && is_made_by_servers(kind)
                // Posts are of 2007 SP1, and so is all that they have.
                || *column == "since_version" && own == "2007" && fact == "2007_SP1";
            if own == plain(column, fact) || skipped {
                continue;
            }
            match DEVIATIONS.iter().find(|(name, of, _)| name == element && of == column) {
                Some(deviation) => drop(deviating.insert(*deviation)),
                None => complaints.push(format!("{class} {element} {column}: {fact}, declared is {own}")),
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    assert_eq!(deviating.len(), DEVIATIONS.len(), "of the deviations only these occur: {deviating:#?}");
}

#[test]
fn the_rows_are_in_the_published_order() {
    let Some(published) = rows("schema/properties.tsv", ["class", "element"]) else { return };
    let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for [class, element] in &published {
        classes.entry(class).or_default().push(element);
    }
    for (class, elements) in classes {
        let own: Vec<_> = kind_of(class).properties().map(|property| property.element.name).collect();
        assert_eq!(own, elements, "{class}");
    }
}

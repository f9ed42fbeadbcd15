//! `docs/properties.md` says what may be done with every property, as the tables of the crate have it.
//!
//! `EWS_SIM_BLESS=1 cargo test --test properties_md` writes the page anew.

#[path = "support/page.rs"]
mod written_page;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use ews_sim::property::{
    Allowed, EntryProperty, FolderKind, ItemKind, Kind, MapiAddress, MapiProperty, Part, Property, Verb,
    flags,
};
use ews_sim::wire::ExchangeVersion;

#[test]
fn the_page_lists_every_property() {
    written_page::assert_written("properties.md", &page());
}

#[test]
fn every_property_is_on_it_once() {
    let page = page();
    let properties: BTreeSet<_> = kinds().flat_map(Kind::properties).map(|property| property.id).collect();
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.matches(" |").count() == 8);
    let headings = page.matches(COLUMNS).count();
    assert_eq!(rows.count() - headings, properties.len());
    assert_eq!(page.matches("\n| Subject | item:Subject |").count(), 1);
}

fn kinds() -> impl Iterator<Item = &'static Kind> {
    ItemKind::ALL.iter().map(|kind| kind.kind()).chain(FolderKind::ALL.iter().map(|kind| kind.kind()))
}

const HEAD: &str = "\
# Properties

What may be done with the properties of items and folders, as the tables of the crate have it. Written and
checked by `tests/properties_md.rs`. What the simulator finds to answer for a property is another question:
one that no client set and that follows from nothing is absent, as on a server.

* *Since*: the first version of the schema that has it, and the last server that answers it.
* *Shapes*: `All` for AllProperties of GetItem and GetFolder, with the versions where it is not so in all;
  `Default` for all kinds that have the property, or the kinds for which it is.
* *Find*: FindItem, FindFolder and SyncFolderItems answer it.
* *Write*: `c` CreateItem and CreateFolder set it, `u` UpdateItem and UpdateFolder set it, `a` they append to
  it, `d` they delete it; `i` it is accepted there and nothing is set. Servers before Exchange 2013 SP1 and
  after it differ for Attachments, StoreEntryId and IsOnlineMeeting.
* *Search*: it may stand in restrictions and sort orders; some more may for Contains and Exists.
* *Stored*: the MAPI property behind it, by which extended properties reach it.
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    page += "\n## Kinds\n\n| Element | Item or folder class | Tables |\n|---|---|---|\n";
    for kind in kinds() {
        let tables: Vec<_> = kind.families.iter().map(|family| name(family)).collect();
        let class = if kind.class.is_empty() { "none" } else { kind.class };
        let _ = writeln!(page, "| {} | {class} | {} |", kind.element.name, tables.join(", "));
    }
    let mut seen: Vec<String> = Vec::new();
    for family in kinds().flat_map(|kind| kind.families).copied() {
        let name = name(family);
        if seen.contains(&name) {
            continue;
        }
        let _ = write!(page, "\n## {name}\n\n{COLUMNS}");
        family.iter().for_each(|property| page.push_str(&row(property)));
        seen.push(name);
    }
    entries(&mut page);
    page
}

const COLUMNS: &str = "\
| Element | Path | Since | Shapes | Find | Write | Search | Stored |
|---|---|---|---|---|---|---|---|
";

/// What a table is called: the family of its properties.
fn name(family: &[Property]) -> String {
    let first = family.first().map(|property| format!("{:?}", property.id)).unwrap_or_default();
    first.split('(').next().unwrap_or_default().to_owned()
}

fn row(property: &Property) -> String {
    let path = property.field_uri.unwrap_or("");
    let mut since = version(property.element.since).to_owned();
    if property.until != ExchangeVersion::NEWEST {
        let _ = write!(since, " to {}", version(property.until));
    }
    let yes = |has: bool| if has { "yes" } else { "" };
    format!(
        "| {} | {path} | {since} | {} | {} | {} | {} | {} |\n",
        property.element.name,
        shapes(property),
        yes(property.has(flags::FIND)),
        write(property),
        yes(property.has(flags::SEARCH)),
        stored(property.mapi),
    )
}

/// A version in the words of people: `2013`, `2007 SP1`.
fn version(version: ExchangeVersion) -> String {
    version.name().trim_start_matches("Exchange").replace('_', " ")
}

fn shapes(property: &Property) -> String {
    let mut shapes = Vec::new();
    if property.has(flags::ALL) {
        shapes.push("All".to_owned());
    } else if property.has(flags::ALL_2013) {
        shapes.push("All (2013)".to_owned());
    } else if property.has(flags::ALL_2010) {
        shapes.push("All (to 2010)".to_owned());
    }
    let having: Vec<_> = kinds().filter(|kind| kind.has(property.id)).collect();
    let showing: Vec<_> = having.iter().filter(|kind| kind.shows_by_default(property.id)).collect();
    if !showing.is_empty() {
        let names: Vec<_> = showing.iter().map(|kind| kind.element.name).collect();
        let some =
            if showing.len() == having.len() { String::new() } else { format!(" ({})", names.join(", ")) };
        shapes.push(format!("Default{some}"));
    }
    shapes.join(", ")
}

fn write(property: &Property) -> String {
    let verbs = [(Verb::Create, "c"), (Verb::Update, "u"), (Verb::Append, "a"), (Verb::Delete, "d")];
    let allowed = verbs.map(|(verb, letter)| match property.allows(verb, ExchangeVersion::Exchange2013Sp1) {
        Allowed::Yes => letter,
        Allowed::Ignored => "i",
        Allowed::No => "",
    });
    allowed.concat()
}

fn stored(mapi: Option<MapiProperty>) -> String {
    let Some(MapiProperty { address, of_type }) = mapi else { return String::new() };
    let address = match address {
        MapiAddress::Tag(tag) => format!("{tag:#06x}"),
        MapiAddress::Id(set, id) => format!("{} {id:#06x}", set.name()),
        MapiAddress::Name(set, name) => format!("{} {name}", set.name()),
    };
    format!("{address} {}", of_type.name())
}

fn entries(page: &mut String) {
    page.push_str(
        "\n## Entries of the dictionaries of contacts\n\nEach is set, deleted and searched by itself.\n\n\
         | Path | Index | Part | Since | Stored |\n|---|---|---|---|---|\n",
    );
    for entry in EntryProperty::ALL {
        let part = match entry.part {
            Part::Text => "",
            Part::Attribute(name) | Part::Child(name) => name,
        };
        let (since, stored) = (version(entry.since), stored(entry.mapi));
        let _ = writeln!(page, "| {} | {} | {part} | {since} | {stored} |", entry.field_uri, entry.key);
    }
}

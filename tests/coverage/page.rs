//! `docs/coverage.md`, made from the tables.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use ews_sim::operation::REQUESTS;
use ews_sim::property::{Allowed, Kind, Property, Verb};
use ews_sim::wire::{Complex, ExchangeVersion, Type};

use super::unfilled::{UNFILLED, Unfilled};
use super::walk::{Part, Walk, headers, is_of_kind, kinds, parts};
use super::{HEADER, Row, State, rows};

const HEAD: &str = "\
# Coverage

What becomes of every part of a request. Made from the tables by `tests/coverage_md.rs`, which also sends what
is said to be refused or without effect, and looks.

Everything named here is *honoured*, every word of an enumeration included, but for what the remarks say:

* *in part*: honoured, but not in every respect;
* *no effect*: checked against the schema, then nothing comes of it;
* *refused*: with the code named.

Parts are named by the way to them: elements and `@attributes` between slashes, `=` before a word. What
several requests hold has a section of its own, to which its name leads. What is in no table is not of the
schema, and refused as such: `ErrorSchemaValidation`, or `ErrorIncorrectSchemaVersion` for what is newer than
the request says. Where real servers accept what the schema forbids, so does the simulator, unless
`strict_schema` is set.

An operation of Exchange that is not listed is refused with `ErrorInvalidRequest` and a text that names it.
";

const HEADERS: &str = "
## Headers

`BackgroundLoad` and `SharingSecurity` are let through unread. Others in an Exchange namespace, or in none,
are refused: `ErrorSchemaValidation`. Others still are let through, unless they ask to be understood.
";

const ITEMS: &str = "
## Items and folders

[properties.md](properties.md) lists every property, by the tables of kinds: whether it can be set, read and
searched. Setting one that cannot be set is `ErrorInvalidPropertySet`, one that the kind does not have
`ErrorInvalidPropertyRequest`. What can be set is kept, answered and searched, with these remarks:
";

const NEVER: &str = "
## Never answered

What nobody can set and nothing fills. It may be asked for, and is absent, as on a server where it has no
value.

| Table | Properties | Why |
|---|---|---|
";

const TAIL: &str = "
## Versions that no source gives

A request is checked against the version it names. Every element, attribute and word that requests for the
simulated operations can hold has a documented version: that of its operation, except
`RecurringMasterItemIdRanges` (Exchange2013). Headers have none: they may stand before the one that names a
version.

In answers, the children of Persona that are dated Exchange2016 and the word ImplicitContact of MailboxType
are in the newest schema and not in that of Exchange 2013 SP1; no source says more. None is ever written.
";

/// The page.
pub fn page() -> String {
    let walk = Walk::of_requests();
    let mut page = HEAD.to_owned();
    page += HEADERS;
    section(&mut page, &walk, HEADER, &headers());
    page += "\n## Operations\n";
    for operation in REQUESTS.bodies {
        if let Type::Complex(complex) = (operation.of_type)() {
            let _ = write!(page, "\n### {}\n", operation.name);
            section(&mut page, &walk, complex.name, &parts(complex));
        }
    }
    page += "\n## Types\n";
    for complex in walk.types.values().copied().filter(|complex| !is_operation(complex)) {
        if section_of(&walk, complex).is_none() {
            continue;
        }
        let _ = write!(page, "\n### {}\n", complex.name);
        section(&mut page, &walk, complex.name, &parts(complex));
    }
    page += ITEMS;
    items(&mut page);
    page += NEVER;
    for Unfilled { family, elements, reason } in UNFILLED {
        let elements = if elements.is_empty() { "all".to_owned() } else { elements.join(", ") };
        let _ = writeln!(page, "| {family} | {elements} | {reason} |");
    }
    page + TAIL
}

/// Whether a type is that of an operation.
fn is_operation(complex: &'static Complex) -> bool {
    let is_it = |of_type| matches!(of_type, Type::Complex(own) if std::ptr::eq(own, complex));
    REQUESTS.bodies.iter().any(|operation| is_it((operation.of_type)()))
}

/// The name of the section about a type; none where there is nothing to be said.
///
/// A type with one part that no row is about has no section: its part is named where the type occurs.
fn section_of(walk: &Walk, complex: &'static Complex) -> Option<&'static str> {
    let is_read = walk.types.contains_key(complex.name);
    let has_parts = match &parts(complex)[..] {
        [] => false,
        [only] => rows().any(|row| row.of_type == only.of_type),
        _ => true,
    };
    (is_read && has_parts).then_some(complex.name)
}

/// The parts of a type, and the remarks about them.
fn section(page: &mut String, walk: &Walk, of_type: &str, parts: &[Part]) {
    let (of_kinds, others): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| part.kind().is_some());
    let mut told: Vec<_> = others.iter().map(|part| name_with_link(walk, part)).collect();
    if !of_kinds.is_empty() {
        let names: Vec<_> = of_kinds.iter().map(|part| format!("`{}`", part.name)).collect();
        told.push(format!("[{}](#items-and-folders)", names.join(", ")));
    }
    let _ = write!(page, "\n{}\n", told.join(", "));
    let is_here = |row: &&Row| row.of_type == of_type || parts.iter().any(|it| it.of_type == row.of_type);
    remarks(page, rows().filter(is_here));
}

/// The name of a part, and where to read on about what it holds.
fn name_with_link(walk: &Walk, part: &Part) -> String {
    let mut name = part.path();
    let mut holds = part.holds;
    let is_told = part.row().is_some_and(Row::ends_here);
    while let Type::Complex(complex) = holds {
        if is_told || !walk.types.contains_key(complex.name) {
            break;
        }
        if let Some(section) = section_of(walk, complex) {
            return format!("[`{name}`](#{})", section.to_lowercase());
        }
        let [only] = &parts(complex)[..] else { break };
        let _ = write!(name, "/{}", only.path());
        holds = only.holds;
    }
    format!("`{name}`")
}

/// The remarks of rows; those that say the same stand together.
fn remarks<'r>(page: &mut String, rows: impl Iterator<Item = &'r Row>) {
    let mut remarks: Vec<(Vec<String>, String)> = Vec::new();
    for row in rows {
        let part = if row.part == "*" { "any element".to_owned() } else { format!("`{}`", row.part) };
        let said = said(&row.state);
        match remarks.iter_mut().find(|(_, own)| *own == said) {
            Some((parts, _)) => parts.push(part),
            None => remarks.push((vec![part], said)),
        }
    }
    if !remarks.is_empty() {
        page.push('\n');
    }
    for (parts, said) in remarks {
        let _ = writeln!(page, "* {}: {said}", parts.join(", "));
    }
}

fn said(state: &State) -> String {
    match state {
        State::InPart(what) => format!("*in part*. {what}"),
        State::NoEffect(reason) => format!("*no effect*. {reason}"),
        State::Refused(codes, reason) => {
            let codes: Vec<_> = codes.iter().map(|code| format!("`{}`", code.name())).collect();
            format!("*refused*, {}. {reason}", codes.join(", "))
        }
    }
}

/// The remarks about properties, type by type, and what is accepted without being set.
fn items(page: &mut String) {
    let mut types: Vec<&str> = Vec::new();
    for row in rows().filter(|row| is_of_kind(row.of_type)) {
        if !types.contains(&row.of_type) {
            types.push(row.of_type);
        }
    }
    for name in types {
        let _ = write!(page, "\n{name}:\n");
        remarks(page, rows().filter(|row| row.of_type == name));
    }
    let ignored: BTreeSet<_> = kinds()
        .flat_map(Kind::properties)
        .filter(|property| is_ignored(property))
        .map(|property| format!("`{}`", property.field_uri.unwrap_or(property.element.name)))
        .collect();
    let ignored: Vec<_> = ignored.into_iter().collect();
    let _ = write!(
        page,
        "\nOn some servers these are accepted and not set, as documented: {}.\n",
        ignored.join(", ")
    );
}

fn is_ignored(property: &Property) -> bool {
    let ignores = |version| property.allows(Verb::Create, version) == Allowed::Ignored;
    ExchangeVersion::ALL.iter().any(|&version| ignores(version))
}

//! What would have passed: a request that was refused, changed where the findings say what is near.

use std::fmt;
use std::ops::Range;

use super::place::Spot;
use super::{Reason, reasons_of};
use crate::Simulator;
use crate::finding::{Culprit, Nearest, Rule, closest};
use crate::wire::{self, ExchangeVersion, Outline, REQUEST_SERVER_VERSION};

/// So often a request is changed and tried again.
const MOST_ROUNDS: usize = 8;

/// A request like the one that was refused, which succeeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    changes: Vec<String>,
    request: Vec<u8>,
}

/// A change of a request: the bytes that go, and what comes in their place.
struct Edit {
    range: Range<usize>,
    text: String,
}

/// What one reason asks to be changed.
struct Change {
    description: String,
    edits: Vec<Edit>,
}

impl Remedy {
    /// Changes the request until it succeeds, if it can be told how.
    pub(super) fn find(
        simulator: &Simulator,
        caller: &str,
        request: &[u8],
        reasons: &[Reason],
    ) -> Option<Self> {
        let mut remedy = Self { changes: Vec::new(), request: request.to_vec() };
        let mut reasons = reasons.to_vec();
        for _ in 0..MOST_ROUNDS {
            let (changed, descriptions) = changed(simulator, &remedy.request, &reasons)?;
            let reply = simulator.answer_to(caller, &changed);
            let left = reasons_of(&reply, &Outline::of(&changed, &simulator.settings.limits));
            // A version that is asked for takes the place of one asked for before.
            remedy.changes.retain(|earlier| !earlier.starts_with(REQUEST_SERVER_VERSION));
            remedy.changes.extend(descriptions);
            remedy.request = changed;
            if reply.is_success() {
                remedy.changes.dedup();
                return Some(remedy);
            }
            if left.is_empty() || left.iter().any(|reason| reasons.contains(reason)) {
                return None;
            }
            reasons = left;
        }
        None
    }

    /// What is changed, in words.
    #[must_use]
    pub fn changes(&self) -> &[String] {
        &self.changes
    }

    /// The changed request.
    #[must_use]
    pub fn request(&self) -> &[u8] {
        &self.request
    }
}

impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.changes.len() {
            1 => writeln!(f, "It succeeds with one change:")?,
            count => writeln!(f, "It succeeds with {count} changes:")?,
        }
        self.changes.iter().try_for_each(|change| writeln!(f, "  {change}"))
    }
}

/// The request with what the reasons ask for, and what that is, in words.
fn changed(simulator: &Simulator, request: &[u8], reasons: &[Reason]) -> Option<(Vec<u8>, Vec<String>)> {
    let outline = Outline::of(request, &simulator.settings.limits);
    let changes: Option<Vec<_>> = reasons.iter().map(|reason| change(reason, &outline)).collect();
    if let Some(changes) = changes {
        let (descriptions, edits): (Vec<_>, Vec<_>) =
            changes.into_iter().map(|change| (change.description, change.edits)).unzip();
        let edits = edits.into_iter().flatten().collect();
        return Some((edited(outline.text, edits)?, descriptions));
    }
    // Namespaces and order are put right as a whole.
    let options = simulator.settings.request_options();
    let (amended, forgiven) = wire::amended(request, simulator.hooks.requests(), &options)?;
    Some((amended, forgiven.iter().map(|it| it.mistake().to_string()).collect()))
}

/// The text with all changes; `None` when two of them change the same.
fn edited(text: &str, mut edits: Vec<Edit>) -> Option<Vec<u8>> {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    // Several units may complain of one mistake.
    edits.dedup_by(|a, b| a.range == b.range && a.text == b.text);
    let mut changed = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in edits {
        changed.push_str(text.get(copied..edit.range.start)?);
        changed.push_str(&edit.text);
        copied = edit.range.end;
    }
    changed.push_str(&text[copied..]);
    Some(changed.into_bytes())
}

/// What a reason asks to be changed, if it says so.
fn change(reason: &Reason, outline: &Outline<'_>) -> Option<Change> {
    let (finding, spot) = (reason.finding(), reason.place().and_then(super::Place::spot));
    match (finding.rule(), finding.nearest()) {
        (
            Rule::VersionRequested | Rule::VersionKnown | Rule::VersionOfMailbox,
            Some(Nearest::Version(it)),
        ) => ask_for_version(*it, outline),
        (Rule::HeaderOnce, _) => {
            let tag = &outline.tags[spot?.tag];
            let description = format!("the second {} is left out", tag.local());
            Some(Change { description, edits: vec![Edit { range: tag.range.clone(), text: String::new() }] })
        }
        (Rule::AttributeDeclared, Some(Nearest::Word(word))) => rename(spot?, word, outline),
        (Rule::OperationKnown, Some(Nearest::Operation(name))) => rename(spot?, name, outline),
        (Rule::Child, Some(Nearest::Elements(expected))) => {
            let local = outline.tags[spot?.tag].local();
            let near = closest(local, expected.iter().map(|name| name.local))?;
            if near == local { None } else { rename(spot?, near, outline) }
        }
        (_, Some(Nearest::Word(value) | Nearest::Address(value))) => {
            let is_value = matches!(finding.culprit(), Culprit::Value { .. });
            if is_value { replace_value(spot?, value, outline) } else { None }
        }
        // What has a name that is taken is near, too, and cannot be put in its place.
        (_, Some(Nearest::Object { id, .. })) => {
            let spot = spot?;
            let attribute = &outline.tags[spot.tag].attributes[spot.attribute?];
            if attribute.name == "Id" { replace_value(spot, id, outline) } else { None }
        }
        _ => None,
    }
}

/// Gives an element or an attribute another local name.
fn rename(spot: Spot, name: &str, outline: &Outline<'_>) -> Option<Change> {
    let tag = &outline.tags[spot.tag];
    let attribute = spot.attribute.map(|attribute| &tag.attributes[attribute]);
    let old = attribute.map_or(tag.name, |attribute| attribute.name);
    let prefix = old.len() - crate::wire::local_of(old).len();
    let offset = attribute.map_or(tag.offset, |attribute| attribute.offset);
    let end = if attribute.is_none() { tag.end_offset } else { None };
    let offsets = [Some(offset), end].into_iter().flatten();
    let edit = |offset| Edit { range: offset + prefix..offset + old.len(), text: name.to_owned() };
    let description = format!("{} reads {name}", &old[prefix..]);
    Some(Change { description, edits: offsets.map(edit).collect() })
}

/// Puts another value where one stands.
fn replace_value(spot: Spot, value: &str, outline: &Outline<'_>) -> Option<Change> {
    let tag = &outline.tags[spot.tag];
    let (name, range) = match spot.attribute.map(|attribute| &tag.attributes[attribute]) {
        Some(attribute) => (attribute.name, attribute.value_range.clone()),
        // An empty element in one tag has no place for a text.
        None => {
            tag.end_offset.filter(|_| tag.children.is_empty()).map(|_| (tag.local(), tag.content.clone()))?
        }
    };
    let description = format!("{name} holds {value:?}");
    Some(Change { description, edits: vec![Edit { range, text: escaped(value) }] })
}

/// Makes the header name a version; adds it where it is missing.
fn ask_for_version(version: ExchangeVersion, outline: &Outline<'_>) -> Option<Change> {
    let description = format!("{REQUEST_SERVER_VERSION} asks for {version}");
    let header = outline.child(0, "Header");
    let header_of_version = header.and_then(|header| outline.child(header, REQUEST_SERVER_VERSION));
    let named = header_of_version.map(|tag| &outline.tags[tag].attributes);
    if let Some(attribute) = named.and_then(|all| all.iter().find(|attribute| attribute.name == "Version")) {
        let edit = Edit { range: attribute.value_range.clone(), text: version.name().to_owned() };
        return Some(Change { description, edits: vec![edit] });
    }
    let types = crate::wire::Namespace::Types.uri(crate::wire::Spelling::Http);
    let element = format!("<{REQUEST_SERVER_VERSION} Version=\"{version}\" xmlns=\"{types}\"/>");
    let prefix = outline.tags.first()?.prefix();
    let colon = if prefix.is_empty() { "" } else { ":" };
    let (offset, text) = match header {
        Some(header) if outline.tags[header].end_offset.is_some() => {
            (outline.tags[header].content.start, element)
        }
        // A header in one tag is replaced.
        Some(header) => {
            let range = outline.tags[header].range.clone();
            let text = format!("<{prefix}{colon}Header>{element}</{prefix}{colon}Header>");
            return Some(Change { description, edits: vec![Edit { range, text }] });
        }
        None => {
            let start = outline.tags[outline.child(0, "Body")?].range.start;
            (start, format!("<{prefix}{colon}Header>{element}</{prefix}{colon}Header>"))
        }
    };
    Some(Change { description, edits: vec![Edit { range: offset..offset, text }] })
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

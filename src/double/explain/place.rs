//! Where in a request something stands.

use std::collections::BTreeMap;
use std::fmt;

use crate::Finding;
use crate::finding::{Culprit, Rule};
use crate::wire::{Outline, Position, Violation, local_of};

/// A place in a request: line and column, and the way there from the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    position: Position,
    path: String,
    spot: Option<Spot>,
}

/// An element of an outline, or one of its attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) tag: usize,
    pub(super) attribute: Option<usize>,
}

impl Place {
    /// Line and column.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.position
    }

    /// The local names on the way from the root, numbered from 1 where siblings share one, for instance
    /// `Envelope/Body/GetItem/ItemIds/ItemId[2]/@Id`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same in the outline; `None` in a message that ends before its first element does.
    pub(super) const fn spot(&self) -> Option<Spot> {
        self.spot
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.position.line, self.position.column)?;
        if self.path.is_empty() { Ok(()) } else { write!(f, " ({})", self.path) }
    }
}

/// The element in the body of a message.
pub(super) fn operation(outline: &Outline<'_>) -> Option<usize> {
    let body = outline.tags.first().and_then(|_| outline.child(0, "Body"))?;
    outline.tags[body].children.first().copied()
}

/// Finds places in one request. The same culprit looked for again is found at its next place, as the units of
/// a batch are refused in their order.
pub(super) struct Places<'o, 'a> {
    outline: &'o Outline<'a>,
    sought: BTreeMap<(String, String), usize>,
}

impl<'o, 'a> Places<'o, 'a> {
    pub(super) const fn new(outline: &'o Outline<'a>) -> Self {
        Self { outline, sought: BTreeMap::new() }
    }

    /// Where the reader met a violation.
    pub(super) fn of_violation(&self, violation: &Violation) -> Option<Place> {
        let position = violation.position;
        if position == Position::default() {
            return None;
        }
        let offset = position.offset_in(self.outline.text);
        let tag = self.outline.innermost_at(offset);
        let spot = tag.map(|tag| {
            let mut attributes = self.outline.tags[tag].attributes.iter();
            Spot { tag, attribute: attributes.position(|attribute| attribute.offset == offset) }
        });
        let path = spot.map(|spot| self.path(spot)).unwrap_or_default();
        Some(Place { position, path, spot })
    }

    /// Where what a finding blames stands.
    pub(super) fn of_finding(&mut self, finding: &Finding) -> Option<Place> {
        let culprit = finding.culprit();
        let name = match culprit {
            Culprit::Element(name) | Culprit::Attribute(name) | Culprit::Value { of: name, .. } => name,
            _ => return None,
        };
        let spots = self.spots(name, culprit.content());
        let key = (name.clone(), culprit.content().unwrap_or_default().to_owned());
        // A header that is there twice is once too often the second time.
        let first = usize::from(finding.rule() == Rule::HeaderOnce);
        let number = self.sought.entry(key).or_insert(first);
        let spot = *spots.get(*number).or(spots.last())?;
        *number += 1;
        Some(self.place(spot))
    }

    fn place(&self, spot: Spot) -> Place {
        let tag = &self.outline.tags[spot.tag];
        let offset = spot.attribute.map_or(tag.offset, |attribute| tag.attributes[attribute].offset);
        Place { position: self.outline.position(offset), path: self.path(spot), spot: Some(spot) }
    }

    fn path(&self, spot: Spot) -> String {
        let path = self.outline.path(spot.tag);
        match spot.attribute {
            Some(attribute) => {
                format!("{path}/@{}", local_of(self.outline.tags[spot.tag].attributes[attribute].name))
            }
            None => path,
        }
    }

    /// Where something of that name stands, and holds that value if it is to hold one: the first of these
    /// that is anywhere at all.
    fn spots(&self, name: &str, value: Option<&str>) -> Vec<Spot> {
        let (element, attribute) = match name.split_once("/@") {
            Some((element, attribute)) => (Some(element), attribute),
            None => (None, name),
        };
        let Some(value) = value else { return self.named(name) };
        let mut all = self.holding(value);
        let is_named = |spot: &Spot| self.has_name(*spot, element, attribute);
        let named: Vec<_> = all.iter().copied().filter(is_named).collect();
        if !named.is_empty() {
            return named;
        }
        if value.is_empty() {
            // Much is empty that has nothing to do with it.
            all.clear();
        }
        let is_within = |spot: &Spot| self.is_within(*spot, name);
        let within: Vec<_> = all.iter().copied().filter(is_within).collect();
        match (within.is_empty(), all.is_empty()) {
            (false, _) => within,
            (true, false) => all,
            (true, true) => self.named_or_distinguished(name),
        }
    }

    /// Every element with a local name, or that names the same by what it is.
    fn named_or_distinguished(&self, name: &str) -> Vec<Spot> {
        let named = self.named(name);
        if named.is_empty() && name == "FolderId" { self.named("DistinguishedFolderId") } else { named }
    }

    /// Every element and attribute that holds a value.
    fn holding(&self, value: &str) -> Vec<Spot> {
        let mut spots = Vec::new();
        for (tag, element) in self.outline.tags.iter().enumerate() {
            for (index, attribute) in element.attributes.iter().enumerate() {
                if attribute.value == value {
                    spots.push(Spot { tag, attribute: Some(index) });
                }
            }
            if element.children.is_empty() && element.value == value {
                spots.push(Spot { tag, attribute: None });
            }
        }
        spots
    }

    /// Every element with a local name; every attribute, if there is none.
    fn named(&self, name: &str) -> Vec<Spot> {
        let (mut elements, mut attributes) = (Vec::new(), Vec::new());
        for (tag, element) in self.outline.tags.iter().enumerate() {
            if element.local() == name {
                elements.push(Spot { tag, attribute: None });
            }
            let found = element.attributes.iter().position(|attribute| local_of(attribute.name) == name);
            attributes.extend(found.map(|index| Spot { tag, attribute: Some(index) }));
        }
        match (elements.is_empty(), attributes.is_empty()) {
            (false, _) => elements,
            (true, false) => attributes,
            // A word that is newer than the version asked for is blamed by itself.
            (true, true) => self.holding(name),
        }
    }

    fn has_name(&self, spot: Spot, element: Option<&str>, name: &str) -> bool {
        let tag = &self.outline.tags[spot.tag];
        match spot.attribute {
            None => element.is_none() && tag.local() == name,
            Some(attribute) => {
                local_of(tag.attributes[attribute].name) == name && element.is_none_or(|it| it == tag.local())
            }
        }
    }

    /// Whether a spot lies in an element of that name.
    fn is_within(&self, spot: Spot, name: &str) -> bool {
        let mut next = Some(spot.tag);
        while let Some(tag) = next {
            if self.outline.tags[tag].local() == name {
                return true;
            }
            next = self.outline.tags[tag].parent;
        }
        false
    }
}

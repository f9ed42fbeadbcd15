//! The parts of requests, told from the tables: from the elements of operations down to what is refused or
//! has no effect as a whole.

use std::collections::BTreeMap;

use ews_sim::operation::REQUESTS;
use ews_sim::property::{Allowed, FolderKind, ItemKind, Kind, Property, Verb};
use ews_sim::wire::{Complex, Content, Element, ExchangeVersion, Form, Simple, Type};

use super::{HEADER, Row, rows};

/// A part of a type.
#[derive(Clone, Copy)]
pub struct Part {
    /// Its name; with `@` before it where it is an attribute.
    pub name: &'static str,
    /// Whether it is an attribute.
    pub is_attribute: bool,
    /// The type that declares it: the type itself or one that it extends.
    pub of_type: &'static str,
    /// Its own type.
    pub holds: Type,
}

impl Part {
    fn of_element(element: &Element, of_type: &'static str) -> Self {
        Self { name: element.name, is_attribute: false, of_type, holds: (element.of_type)() }
    }

    /// The name as rows have it.
    pub fn path(&self) -> String {
        if self.is_attribute { format!("@{}", self.name) } else { self.name.to_owned() }
    }

    /// The kind of item or folder that it is.
    pub fn kind(&self) -> Option<&'static Kind> {
        match self.holds {
            Type::Complex(complex) if !self.is_attribute => {
                kinds().find(|kind| kind.element.name == self.name && is_kind(complex, kind))
            }
            _ => None,
        }
    }

    /// The row about it as a whole, if there is one.
    pub fn row(&self) -> Option<&'static Row> {
        rows().find(|row| row.of_type == self.of_type && row.part == self.path())
    }
}

/// All kinds of items and folders.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    ItemKind::ALL.iter().map(|kind| kind.kind()).chain(FolderKind::ALL.iter().map(|kind| kind.kind()))
}

fn is_kind(complex: &'static Complex, kind: &Kind) -> bool {
    matches!((kind.element.of_type)(), Type::Complex(own) if std::ptr::eq(own, complex))
}

/// Whether a type is that of a kind of item or folder, or one that such a type extends.
pub fn is_of_kind(name: &str) -> bool {
    fn extends(complex: &Complex, name: &str) -> bool {
        complex.name == name || complex.base.is_some_and(|base| extends(base(), name))
    }
    let types = kinds().map(|kind| (kind.element.of_type)());
    types.into_iter().any(|it| matches!(it, Type::Complex(complex) if extends(complex, name)))
}

/// The parts of a type, those of the type it extends first.
pub fn parts(complex: &'static Complex) -> Vec<Part> {
    let mut all = complex.base.map_or_else(Vec::new, |base| parts(base()));
    all.extend(complex.attributes.iter().map(|attribute| Part {
        name: attribute.name,
        is_attribute: true,
        of_type: complex.name,
        holds: Type::Simple((attribute.of_type)()),
    }));
    if let Content::Steps(steps) = complex.content {
        let elements = steps.iter().flat_map(|step| step.alternatives);
        all.extend(elements.map(|element| Part::of_element(element, complex.name)));
    }
    all
}

/// The headers.
pub fn headers() -> Vec<Part> {
    REQUESTS.headers.iter().map(|header| Part::of_element(header, HEADER)).collect()
}

/// Whether clients can set the property, on some server.
pub fn is_set_by_clients(property: &Property) -> bool {
    let versions = ExchangeVersion::ALL.iter().copied();
    let allows = |version, verb| property.allows(verb, version) == Allowed::Yes;
    versions.into_iter().any(|it| allows(it, Verb::Create) || allows(it, Verb::Update))
}

/// The types that requests can hold and that are read, by name, but for those of items and folders.
#[derive(Default)]
pub struct Walk {
    /// The types of operations among them.
    pub types: BTreeMap<&'static str, &'static Complex>,
}

impl Walk {
    /// Walks all requests.
    pub fn of_requests() -> Self {
        let mut walk = Self::default();
        REQUESTS.bodies.iter().for_each(|element| walk.visit((element.of_type)()));
        walk.visit_parts(&headers());
        walk
    }

    fn visit(&mut self, of_type: Type) {
        let Type::Complex(complex) = of_type else { return };
        if let Some(known) = self.types.insert(complex.name, complex) {
            assert!(std::ptr::eq(known, complex), "two types are called {}", complex.name);
            return;
        }
        self.visit_parts(&parts(complex));
        complex.derived.iter().for_each(|derived| self.visit(Type::Complex(derived())));
    }

    fn visit_parts(&mut self, parts: &[Part]) {
        for part in parts {
            if part.row().is_some_and(Row::ends_here) {
                continue;
            }
            match part.kind() {
                Some(kind) => self.visit_kind(kind),
                None => self.visit(part.holds),
            }
        }
    }

    /// What lies in the properties that clients can set.
    fn visit_kind(&mut self, kind: &'static Kind) {
        for part in settable_parts(kind) {
            if !part.row().is_some_and(Row::ends_here) {
                self.visit(part.holds);
            }
        }
    }
}

/// The properties that clients can set, as parts of the type of a kind.
pub fn settable_parts(kind: &'static Kind) -> impl Iterator<Item = Part> {
    let settable = kind.properties().filter(|property| is_set_by_clients(property));
    let Type::Complex(complex) = (kind.element.of_type)() else { unreachable!("items have properties") };
    let all = parts(complex);
    settable.filter_map(move |property| {
        all.iter().find(|part| !part.is_attribute && part.name == property.element.name).copied()
    })
}

/// Whether the way of a row leads somewhere from its type.
///
/// # Errors
///
/// The step that does not.
pub fn resolve(row: &Row) -> Result<(), String> {
    let (way, word) = match row.part.split_once('=') {
        Some((way, word)) => (way, Some(word)),
        None => (row.part, None),
    };
    let mut within = if row.of_type == HEADER { headers() } else { parts(type_named(row.of_type)?) };
    let mut holds = None;
    for step in way.split('/').filter(|step| *step != "*") {
        let declares = |part: &&Part| holds.is_some() || part.of_type == row.of_type;
        let found = within.iter().filter(declares).find(|part| part.path() == step).copied();
        let part = found.ok_or_else(|| format!("{} has no {step} on the way {way}", row.of_type))?;
        holds = Some(part.holds);
        within = match part.holds {
            Type::Complex(complex) => parts(complex),
            Type::Simple(_) => Vec::new(),
        };
    }
    match (word, holds) {
        (None, _) => Ok(()),
        (Some(word), Some(Type::Simple(Simple { form: Form::Enumeration(words), .. })))
            if words.iter().any(|own| own.name == word) =>
        {
            Ok(())
        }
        (Some(word), _) => Err(format!("{way} of {} is never {word}", row.of_type)),
    }
}

/// A type that requests can hold, whether it is read or not, or one that such a type extends.
fn type_named(name: &str) -> Result<&'static Complex, String> {
    fn search(
        complex: &'static Complex,
        name: &str,
        seen: &mut Vec<&'static str>,
    ) -> Option<&'static Complex> {
        if complex.name == name {
            return Some(complex);
        }
        if seen.contains(&complex.name) {
            return None;
        }
        seen.push(complex.name);
        let held = parts(complex).into_iter().filter_map(|part| match part.holds {
            Type::Complex(complex) => Some(complex),
            Type::Simple(_) => None,
        });
        let mut related = complex.base.map(|base| base()).into_iter().chain(held);
        related.find_map(|complex| search(complex, name, seen))
    }
    let roots = REQUESTS.bodies.iter().chain(REQUESTS.headers).map(|element| (element.of_type)());
    let mut seen = Vec::new();
    roots
        .filter_map(|root| if let Type::Complex(complex) = root { Some(complex) } else { None })
        .find_map(|root| search(root, name, &mut seen))
        .ok_or_else(|| format!("no request can hold {name}"))
}

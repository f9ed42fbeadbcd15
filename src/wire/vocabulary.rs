//! Which header and body elements a reader of SOAP messages knows.

use std::collections::BTreeMap;

use super::namespace::Namespace;
use super::schema::{Complex, Content, Element, Type};
use super::simple::Form;
use super::version::ExchangeVersion;

/// The elements one kind of message may hold: requests, or answers.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// Header elements with a declaration, at most 64.
    pub headers: &'static [Element],
    /// Header elements of the types namespace that are let through unread.
    pub ignored_headers: &'static [&'static str],
    /// Body elements, sorted by local name.
    pub bodies: &'static [Element],
    /// Further body elements, none of which has the name of another.
    pub added: Vec<&'static Element>,
}

/// The header whose `Version` attribute names the schema version of the request.
pub const REQUEST_SERVER_VERSION: &str = "RequestServerVersion";

impl Vocabulary {
    /// The body element with a local name, whatever its namespace.
    #[must_use]
    pub fn body(&self, name: &str) -> Option<&'static Element> {
        match self.bodies.binary_search_by(|element| element.name.cmp(name)) {
            Ok(index) => Some(&self.bodies[index]),
            Err(_) => self.added.iter().find(|element| element.name == name).copied(),
        }
    }

    /// The same vocabulary with one more body element.
    #[must_use]
    pub fn with(&self, body: &'static Element) -> Self {
        let mut extended = self.clone();
        extended.added.push(body);
        extended
    }

    /// Every type with a name that can be reached from the headers and bodies.
    #[must_use]
    pub fn types(&self) -> BTreeMap<(Namespace, &'static str), Type> {
        let mut types = BTreeMap::new();
        let elements = self.headers.iter().chain(self.bodies).chain(self.added.iter().copied());
        let mut pending: Vec<_> = elements.map(|element| (element.of_type)()).collect();
        while let Some(next) = pending.pop() {
            // Types without a name are not recursive: they may be visited more than once.
            let is_known = next.name().is_some_and(|name| types.insert(name, next).is_some());
            match next {
                _ if is_known => {}
                Type::Simple(simple) => match simple.form {
                    Form::Union(members) => {
                        pending.extend(members.iter().map(|member| Type::Simple(member)));
                    }
                    Form::List(item) => pending.push(Type::Simple(item())),
                    _ => {}
                },
                Type::Complex(complex) => pending.extend(parts(complex)),
            }
        }
        types
    }
}

/// The types a complex type refers to.
fn parts(complex: &Complex) -> impl Iterator<Item = Type> {
    let known = if let Content::Any(known) = complex.content { known } else { &[] };
    let children = complex.own_steps().iter().flat_map(|step| step.alternatives).chain(known);
    let attributes = complex.attributes.iter().map(|attribute| Type::Simple((attribute.of_type)()));
    let derived = complex.derived.iter().map(|derived| Type::Complex(derived()));
    let of_children = children.map(|child| (child.of_type)());
    complex.parent().into_iter().chain(of_children).chain(attributes).chain(derived)
}

impl Element {
    /// Whether a schema version has this element.
    #[must_use]
    pub fn exists_in(&self, version: ExchangeVersion) -> bool {
        self.since <= version
    }
}

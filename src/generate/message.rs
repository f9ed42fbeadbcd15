//! Valid messages from the tables: the walk that the validator would follow.

use super::choices::Choices;
use super::tree::{Part, Tree, TreeValue};
use super::value::fitting;
use crate::wire::{Attribute, Complex, Content, Element, ExchangeVersion, Namespace, Simple, Step, Type};
use crate::wire::{REQUEST_SERVER_VERSION, UNBOUNDED, Vocabulary};

/// Elements of one message, about: what is optional is left out once they are used up.
const ELEMENTS: usize = 200;
/// How deep optional elements go.
const DEPTH: usize = 12;

/// What generated values may refer to.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    /// Values for attributes named `Id`.
    pub ids: Vec<String>,
    /// Values for attributes named `ChangeKey`.
    pub change_keys: Vec<String>,
    /// Values for text of any kind: names and addresses in use.
    pub texts: Vec<String>,
}

/// A valid request for an operation of a vocabulary.
///
/// It names a schema version that has the operation, and holds nothing that is newer than that version.
#[must_use]
pub fn request(
    vocabulary: &Vocabulary,
    operation: &'static Element,
    pool: &Pool,
    choices: &mut Choices<'_>,
) -> Tree {
    let version = version_for(operation, choices);
    let mut generator = Generator { version, pool, choices, elements: ELEMENTS };
    let headers = generator.headers(vocabulary);
    let body = Tree::undeclared(Namespace::Soap, "Body").with(generator.element(operation, DEPTH));
    let mut envelope = Tree::undeclared(Namespace::Soap, "Envelope").with(headers).with(body);
    generator.sign(&mut envelope);
    envelope
}

/// Any operation of a vocabulary.
#[must_use]
pub fn operation(vocabulary: &Vocabulary, choices: &mut Choices<'_>) -> &'static Element {
    &vocabulary.bodies[choices.below(vocabulary.bodies.len())]
}

/// A version that has the operation: often the first, as that leaves most out.
fn version_for(operation: &Element, choices: &mut Choices<'_>) -> ExchangeVersion {
    // Exchange Online alone speaks the newest.
    let known = ExchangeVersion::ALL.iter().copied().filter(|&version| version < ExchangeVersion::NEWEST);
    let with_it: Vec<_> = known.filter(|&version| operation.exists_in(version)).collect();
    if choices.once_in(2) { choices.pick(&with_it) } else { operation.since }
}

struct Generator<'g, 'c> {
    version: ExchangeVersion,
    pool: &'g Pool,
    choices: &'g mut Choices<'c>,
    elements: usize,
}

impl Generator<'_, '_> {
    /// Attributes that middleware leaves on the frame, and nobody here reads.
    fn sign(&mut self, envelope: &mut Tree) {
        if self.choices.once_in(16) {
            let mark = |part: &mut Tree| {
                part.add_attribute(Namespace::Other, "Id", TreeValue::Text("_1".to_owned()));
            };
            mark(envelope);
            envelope.children_mut().for_each(mark);
        }
    }

    fn headers(&mut self, vocabulary: &Vocabulary) -> Tree {
        let mut headers = Vec::new();
        for header in vocabulary.headers {
            if header.name == REQUEST_SERVER_VERSION {
                let mut tree = Tree::declared(header);
                tree.set_attribute("Version", self.version.name().to_owned());
                self.add_soap_attribute(&mut tree);
                headers.push(tree);
            } else if self.choices.once_in(10) {
                let mut tree = self.element(header, DEPTH);
                self.add_soap_attribute(&mut tree);
                headers.push(tree);
            }
        }
        if self.choices.once_in(8) {
            headers.push(self.foreign_header());
        }
        if let [name, ..] = vocabulary.ignored_headers {
            if self.choices.once_in(16) {
                headers.push(Tree::undeclared(Namespace::Types, *name));
            }
        }
        let turned = self.choices.below(headers.len());
        headers.rotate_left(turned);
        headers.into_iter().fold(Tree::undeclared(Namespace::Soap, "Header"), Tree::with)
    }

    /// A header that is nobody's business here, and says so or not.
    fn foreign_header(&mut self) -> Tree {
        let mut header = Tree::undeclared(Namespace::Other, "Trace");
        if self.choices.once_in(2) {
            header.add_attribute(Namespace::Soap, "mustUnderstand", TreeValue::Text("0".to_owned()));
        }
        header.content.push(Part::Text("1".to_owned()));
        header.with(Tree::undeclared(Namespace::Other, "Hop"))
    }

    fn add_soap_attribute(&mut self, header: &mut Tree) {
        let takes = header.complex().is_some_and(|complex| complex.any_attribute == Some(Namespace::Soap));
        if takes && self.choices.once_in(4) {
            let (name, value) =
                self.choices.pick(&[("mustUnderstand", "1"), ("mustUnderstand", "0"), ("actor", "urn:x")]);
            header.add_attribute(Namespace::Soap, name, TreeValue::Text(value.to_owned()));
        }
    }

    fn element(&mut self, element: &'static Element, depth: usize) -> Tree {
        self.elements = self.elements.saturating_sub(1);
        let mut tree = Tree::declared(element);
        match (element.of_type)() {
            Type::Simple(simple) => {
                self.repeat_type(&mut tree, simple.namespace, simple.name);
                tree.content.push(Part::Text(self.value(simple)));
            }
            Type::Complex(complex) => {
                self.repeat_type(&mut tree, complex.namespace, complex.name);
                self.attributes(complex, &mut tree);
                self.content(complex, &mut tree, depth);
            }
        }
        tree
    }

    /// `xsi:type` may say what is known already, where the type has a name.
    fn repeat_type(&mut self, tree: &mut Tree, namespace: Namespace, name: &'static str) {
        if !name.is_empty() && !name.starts_with('(') && self.choices.once_in(24) {
            tree.add_attribute(
                Namespace::SchemaInstance,
                "type",
                TreeValue::TypeName(namespace, name.into()),
            );
        }
    }

    fn attributes(&mut self, complex: &Complex, tree: &mut Tree) {
        for attribute in attributes_of(complex) {
            let exists = attribute.since <= self.version;
            if attribute.required || exists && self.choices.once_in(2) {
                let value = self.attribute_value(attribute);
                tree.set_attribute(attribute.name, value);
            }
        }
        let turned = self.choices.below(tree.attributes.len());
        tree.attributes.rotate_left(turned);
    }

    fn attribute_value(&mut self, attribute: &Attribute) -> String {
        let live: &[String] = match attribute.name {
            "Id" => &self.pool.ids,
            "ChangeKey" => &self.pool.change_keys,
            _ => &[],
        };
        if live.is_empty() || self.choices.once_in(8) {
            return self.value((attribute.of_type)());
        }
        let mut value = live[self.choices.below(live.len())].clone();
        if self.choices.once_in(8) {
            // Almost right: another letter somewhere, or the end missing.
            value.truncate(self.choices.below(value.len()));
            value.push_str(self.choices.pick(&["", "A", "=", "z/+"]));
        }
        value
    }

    fn content(&mut self, complex: &'static Complex, tree: &mut Tree, depth: usize) {
        if let Content::Text(simple) = complex.content {
            tree.content.push(Part::Text(self.value(simple())));
        }
        if complex.may_be_empty && !self.choices.once_in(2) {
            return;
        }
        let steps = (0..complex.step_count()).filter_map(|place| complex.step(place));
        for step in steps {
            let known: Vec<_> = step.alternatives.iter().filter(|it| it.exists_in(self.version)).collect();
            if known.is_empty() {
                continue;
            }
            for _ in 0..self.occurrences(step, depth) {
                let element = self.choices.pick(&known);
                let child = self.element(element, depth.saturating_sub(1));
                tree.content.push(Part::Element(Tree { step: Some(step), ..child }));
            }
        }
    }

    fn occurrences(&mut self, step: &Step, depth: usize) -> usize {
        let least = step.min as usize;
        if depth == 0 || self.elements == 0 {
            return least;
        }
        match step.max {
            UNBOUNDED => least + self.choices.pick(&[0, 0, 0, 1, 1, 2, 3, 12]),
            most if step.min < most => least + usize::from(self.choices.once_in(2)),
            _ => least,
        }
    }

    fn value(&mut self, simple: &Simple) -> String {
        fitting(simple, self.version, &self.pool.texts, self.choices)
    }
}

/// The attributes of a type, those of the base first.
pub(super) fn attributes_of(complex: &Complex) -> Vec<&'static Attribute> {
    let mut attributes = complex.base.map_or_else(Vec::new, |base| attributes_of(base()));
    attributes.extend(complex.attributes);
    attributes
}

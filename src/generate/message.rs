//! Valid messages from the tables: the walk that the validator would follow.

use super::choices::Choices;
use super::tree::{Part, Tree, TreeValue};
use super::value::fitting;
use crate::wire::{
    Attribute, Complex, Content, Element, ExchangeVersion, Form, Namespace, Simple, Step, Type,
};
use crate::wire::{REQUEST_SERVER_VERSION, UNBOUNDED, Vocabulary};

/// Elements of one message, about: what is optional is left out once they are used up.
const ELEMENTS: usize = 200;
/// How deep optional elements go.
const DEPTH: usize = 12;

/// What generated values may refer to.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    /// Values for attributes named `Id`.
    pub ids: Vec<Live>,
    /// Values for attributes named `ChangeKey`.
    pub change_keys: Vec<Live>,
    /// Values for text of any kind: names and addresses in use.
    pub texts: Vec<Live>,
}

/// A value in use.
#[derive(Debug, Clone)]
pub struct Live {
    /// A part of the names of those elements that it suits best; empty where it suits all alike.
    pub role: &'static str,
    /// The value.
    pub value: String,
}

impl Live {
    /// A value that suits elements with such a name.
    #[must_use]
    pub fn new(role: &'static str, value: impl Into<String>) -> Self {
        Self { role, value: value.into() }
    }
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
    let mut generator = Generator { vocabulary, version, pool, choices, elements: ELEMENTS };
    let headers = generator.headers();
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
    vocabulary: &'g Vocabulary,
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

    fn headers(&mut self) -> Tree {
        let vocabulary = self.vocabulary;
        let mut headers = Vec::new();
        let has_many = self.choices.once_in(6);
        for header in vocabulary.headers {
            if header.name == REQUEST_SERVER_VERSION {
                let mut tree = Tree::declared(header);
                tree.set_attribute("Version", self.version.name().to_owned());
                self.add_soap_attribute(&mut tree);
                headers.push(tree);
            } else if has_many && self.choices.once_in(3) {
                let mut tree = self.element(header, DEPTH);
                self.add_soap_attribute(&mut tree);
                headers.push(tree);
            }
        }
        if has_many && self.choices.once_in(2) {
            headers.push(self.foreign_header());
        }
        if let [name, ..] = vocabulary.ignored_headers {
            if has_many && self.choices.once_in(4) {
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
        match self.of_type(element, &mut tree) {
            Type::Simple(simple) => {
                let text = self.value(simple, element.name);
                tree.content.push(Part::Text(text));
            }
            Type::Complex(complex) => {
                self.attributes(complex, &mut tree);
                self.content(complex, &mut tree, depth);
            }
        }
        tree
    }

    /// The type of an element: `xsi:type` may say what is known already, or name a type that derives from it.
    fn of_type(&mut self, element: &Element, tree: &mut Tree) -> Type {
        let declared = (element.of_type)();
        if declared.name().is_none() || !self.choices.once_in(24) {
            return declared;
        }
        let is_abstract = |it: Type| matches!(it, Type::Complex(complex) if complex.is_abstract);
        let types = self.vocabulary.types().into_values();
        let mut fitting: Vec<_> = types.filter(|it| it.derives_from(declared) && !is_abstract(*it)).collect();
        fitting.sort_by_key(|it| it.name() != declared.name());
        let chosen = self.choices.pick(&fitting);
        if let Some((namespace, name)) = chosen.name() {
            let name = TreeValue::TypeName(namespace, name.into());
            tree.add_attribute(Namespace::SchemaInstance, "type", name);
            tree.named_type = Some(chosen);
        }
        chosen
    }

    fn attributes(&mut self, complex: &Complex, tree: &mut Tree) {
        for attribute in attributes_of(complex) {
            let exists = attribute.since <= self.version;
            if attribute.required || exists && self.choices.once_in(2) {
                let value = self.attribute_value(attribute, &tree.local);
                tree.set_attribute(attribute.name, value);
            }
        }
        let turned = self.choices.below(tree.attributes.len());
        tree.attributes.rotate_left(turned);
    }

    fn attribute_value(&mut self, attribute: &Attribute, element: &str) -> String {
        let pool = self.pool;
        let live = match attribute.name {
            "Id" => self.live(&pool.ids, element),
            "ChangeKey" => self.live(&pool.change_keys, element),
            _ => None,
        };
        let Some(mut value) = live else { return self.value((attribute.of_type)(), "") };
        if self.choices.once_in(8) {
            // Almost right: another letter somewhere, or the end missing.
            value.truncate(self.choices.below(value.len()));
            value.push_str(self.choices.pick(&["", "A", "=", "z/+"]));
        }
        value
    }

    fn content(&mut self, complex: &'static Complex, tree: &mut Tree, depth: usize) {
        if let Content::Text(simple) = complex.content {
            let text = self.value(simple(), &tree.local);
            tree.content.push(Part::Text(text));
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
                // Types may hold others of their kind; the plainest choice never does.
                let element = if depth == 0 { known[0] } else { self.choices.pick(&known) };
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

    /// One of the values in use, most of the time one that suits the element.
    fn live(&mut self, pool: &[Live], element: &str) -> Option<String> {
        if pool.is_empty() || self.choices.once_in(8) {
            return None;
        }
        let suits = |live: &&Live| element.contains(live.role);
        let suiting: Vec<_> = pool.iter().filter(suits).collect();
        let any = suiting.is_empty() || self.choices.once_in(4);
        let place = self.choices.below(if any { pool.len() } else { suiting.len() });
        Some(if any { &pool[place] } else { suiting[place] }.value.clone())
    }

    fn value(&mut self, simple: &Simple, element: &str) -> String {
        let pool = self.pool;
        if matches!(simple.form, Form::String) && !pool.texts.is_empty() && !self.choices.once_in(2) {
            let live = self.live(&pool.texts, element);
            let fitting = live.filter(|value| simple.check(value, self.version).is_ok());
            if let Some(value) = fitting {
                return value;
            }
        }
        fitting(simple, self.version, self.choices)
    }
}

/// The attributes of a type, those of the base first.
pub(super) fn attributes_of(complex: &Complex) -> Vec<&'static Attribute> {
    let mut attributes = complex.base.map_or_else(Vec::new, |base| attributes_of(base()));
    attributes.extend(complex.attributes);
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::REQUESTS;

    fn generated(bytes: &[u8], pool: &Pool) -> Tree {
        let mut choices = Choices::new(bytes);
        let operation = operation(&REQUESTS, &mut choices);
        request(&REQUESTS, operation, pool, &mut choices)
    }

    #[test]
    fn without_bytes_there_is_only_what_must_be() {
        let tree = generated(&[], &Pool::default());
        let names = |tree: &Tree| tree.children().map(|child| child.local.to_string()).collect::<Vec<_>>();
        assert_eq!(names(&tree), ["Header", "Body"]);
        let [header, body] = [0, 1].map(|place| tree.children().nth(place).expect("it is there"));
        assert_eq!(names(header), [REQUEST_SERVER_VERSION]);
        assert_eq!(names(body), [REQUESTS.bodies[0].name]);
    }

    #[test]
    fn ids_are_live_where_there_are_some() {
        let live =
            Pool { ids: vec![Live::new("Contact", "no"), Live::new("Group", "live")], ..Pool::default() };
        let set_im_group =
            REQUESTS.bodies.iter().position(|it| it.name == "SetImGroup").expect("it is there");
        let mut tree = generated(&[set_im_group as u8], &live);
        let is_group_id = |tree: &Tree| tree.local == "GroupId";
        let id = tree.nth_mut(0, &is_group_id).expect("required").attributes.first();
        assert!(matches!(id.map(|id| &id.value), Some(TreeValue::Text(value)) if value == "live"));
    }
}

//! Valid messages from the tables: the walk that the validator would follow.

use super::choices::Choices;
use super::sense::used;
use super::tree::{Part, Tree, TreeValue};
use super::value::fitting;
use crate::property::{Kind, Property, flags};
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
    /// Ids of items, folders and persons.
    pub ids: Vec<LiveId>,
    /// Change keys that suit nothing, or nothing any more.
    pub change_keys: Vec<String>,
    /// Values for text of any kind: names and addresses in use.
    pub texts: Vec<Live>,
}

/// An id in use.
#[derive(Debug, Clone, Default)]
pub struct LiveId {
    /// The type of the elements that name such a thing, for instance `FolderIdType`.
    pub of_type: &'static str,
    /// A part of the names of those among them that it suits best.
    pub role: &'static str,
    /// The id.
    pub id: String,
    /// The change key that goes with it; empty for none.
    pub change_key: String,
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
    let operation_name = operation.name;
    let mut generator =
        Generator { vocabulary, operation: operation_name, version, pool, choices, elements: ELEMENTS };
    let headers = generator.headers();
    let body = Tree::undeclared(Namespace::Soap, "Body").with(generator.element(operation, DEPTH));
    let mut envelope = Tree::undeclared(Namespace::Soap, "Envelope").with(headers).with(body);
    generator.sign(&mut envelope);
    envelope
}

/// Something new of a kind, with values for these properties, which come in schema order.
#[must_use]
pub fn object(
    vocabulary: &Vocabulary,
    version: ExchangeVersion,
    (kind, properties): (&'static Kind, &[&'static Property]),
    choices: &mut Choices<'_>,
) -> Tree {
    let pool = &Pool::default();
    let mut generator = Generator { vocabulary, operation: "", version, pool, choices, elements: ELEMENTS };
    let mut tree = Tree::declared(&kind.element);
    for property in properties {
        let times = if property.has(flags::MANY) { 1 + generator.choices.below(3) } else { 1 };
        for _ in 0..times {
            tree.content.push(Part::Element(generator.element(&property.element, DEPTH)));
        }
    }
    tree
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

/// A message in the making.
pub(super) struct Generator<'g, 'c> {
    vocabulary: &'g Vocabulary,
    /// What is requested.
    pub(super) operation: &'static str,
    pub(super) version: ExchangeVersion,
    pool: &'g Pool,
    pub(super) choices: &'g mut Choices<'c>,
    elements: usize,
}

impl<'g> Generator<'g, '_> {
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

    pub(super) fn element(&mut self, element: &'static Element, depth: usize) -> Tree {
        self.elements = self.elements.saturating_sub(1);
        if let Some(sensible) = self.sensible(element, depth) {
            return sensible;
        }
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

    pub(super) fn attributes(&mut self, complex: &Complex, tree: &mut Tree) {
        let mut live = None;
        for attribute in attributes_of(complex) {
            let exists = attribute.published && attribute.since <= self.version;
            if attribute.required || exists && self.choices.once_in(2) {
                let value = match (attribute.name, id_type(complex, attribute)) {
                    ("ChangeKey", _) => self.change_key(live),
                    (_, Some(of_type)) => {
                        live = self.live_id(of_type, &tree.local);
                        live.map(|live| live.id.clone())
                    }
                    _ => None,
                };
                let value = match value {
                    Some(value) => self.nearly(value),
                    None => self.value((attribute.of_type)(), attribute.name),
                };
                tree.set_attribute(attribute.name, value);
            }
        }
        let turned = self.choices.below(tree.attributes.len());
        tree.attributes.rotate_left(turned);
    }

    /// The value, or once in a while one that is almost right: another letter somewhere, or the end missing.
    fn nearly(&mut self, mut value: String) -> String {
        if self.choices.once_in(12) {
            value.truncate(self.choices.below(value.len()));
            value.push_str(self.choices.pick(&["", "A", "=", "z/+"]));
        }
        value
    }

    /// The change key of the thing whose id has been chosen, or one that does not suit it.
    fn change_key(&mut self, live: Option<&LiveId>) -> Option<String> {
        let own = live.map(|live| &live.change_key).filter(|change_key| !change_key.is_empty());
        match own {
            Some(own) if !self.choices.once_in(8) => Some(own.clone()),
            _ if self.pool.change_keys.is_empty() || self.choices.once_in(8) => None,
            _ => Some(self.pool.change_keys[self.choices.below(self.pool.change_keys.len())].clone()),
        }
    }

    /// One of the ids in use: of the type, and most of the time one that suits the element.
    fn live_id(&mut self, of_type: &str, element: &str) -> Option<&'g LiveId> {
        let fits = |live: &&LiveId| of_type.is_empty() || live.of_type == of_type;
        let fitting: Vec<_> = self.pool.ids.iter().filter(fits).collect();
        let suiting: Vec<_> = fitting.iter().copied().filter(|live| element.contains(live.role)).collect();
        let is_any = suiting.is_empty() || self.choices.once_in(8);
        let among = if is_any { fitting } else { suiting };
        if among.is_empty() || self.choices.once_in(16) {
            return None;
        }
        Some(self.choices.pick(&among))
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
                // Types may hold others of their kind; the plainest choice never does. Of the ways to name an
                // item the first is the usual one, and the others lead to nothing but series.
                let is_id = known.len() > 1 && known[0].name == "ItemId";
                let is_plain = depth == 0 || is_id && !self.choices.once_in(4);
                let element = if is_plain { known[0] } else { self.choices.pick(&known) };
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

    /// A value for an element or attribute of that name.
    fn value(&mut self, simple: &Simple, element: &str) -> String {
        let pool = self.pool;
        let version = self.version;
        if !self.choices.once_in(8) {
            let is_allowed = |value: &str| simple.check(value, version).is_ok();
            if let Some(value) = used(element, simple, is_allowed, self.choices) {
                return value;
            }
            if element == "FieldURI" {
                if let Some(field_uri) = self.field_uri(simple) {
                    return field_uri;
                }
            }
        }
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

/// The type of the ids that an attribute holds; empty for ids of any type, none for what is no id.
fn id_type(complex: &Complex, attribute: &Attribute) -> Option<&'static str> {
    match attribute.name {
        _ if !matches!((attribute.of_type)().form, Form::String) => None,
        "RecurringMasterId" | "OccurrenceId" | "RootItemId" | "ItemId" => Some("ItemIdType"),
        "FolderId" => Some("FolderIdType"),
        "Id" => ["ItemIdType", "FolderIdType"]
            .into_iter()
            .find(|name| is_a(complex, name))
            .or_else(|| (complex.name == "AlternateIdType").then_some("")),
        _ => None,
    }
}

/// Whether a type is the one of that name or extends it.
fn is_a(complex: &Complex, name: &str) -> bool {
    complex.name == name || complex.base.is_some_and(|base| is_a(base(), name))
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
        let live = |of_type, role, id: &str| LiveId { of_type, role, id: id.to_owned(), ..LiveId::default() };
        let ids = [
            live("ItemIdType", "Contact", "no"),
            live("FolderIdType", "Group", "no"),
            live("ItemIdType", "Group", "live"),
        ];
        let live = Pool { ids: ids.into(), ..Pool::default() };
        let set_im_group =
            REQUESTS.bodies.iter().position(|it| it.name == "SetImGroup").expect("it is there");
        let mut tree = generated(&[set_im_group as u8], &live);
        let is_group_id = |tree: &Tree| tree.local == "GroupId";
        let id = tree.nth_mut(0, &is_group_id).expect("required").attributes.first();
        assert!(matches!(id.map(|id| &id.value), Some(TreeValue::Text(value)) if value == "live"));
    }
}

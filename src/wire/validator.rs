//! The engine: one non-generic pass that checks a SOAP message against tables and stores it in an arena.
//!
//! It returns at the first problem, formats nothing and counts no line before there is one.

use std::borrow::Cow;

use super::arena::{AttributeData, Document, NodeData, NodeIndex};
use super::bindings::Resolved;
use super::content::{Place, Rules};
use super::instance::{self, Types};
use super::limits::Limits;
use super::namespace::{Namespace, Spelling};
use super::refusal::{Refusal, Rejection};
use super::scanner::{ResolvedAttribute, Scanner, Token};
use super::schema::{Attribute, Complex, Content, Element, Step, Type};
use super::simple::Simple;
use super::version::ExchangeVersion;
use super::violation::{BadValue, ExpectedName, Invalid, Violation, ViolationKind};
use super::vocabulary::Vocabulary;

/// How a message is read.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Options {
    /// Bounds on its cost.
    pub limits: Limits,
    /// Refuse namespaces spelled `https://`.
    pub strict_namespaces: bool,
    /// Refuse what the schema forbids although real servers answer it.
    pub strict_schema: bool,
    /// The schema version of a message that names none.
    pub default_version: ExchangeVersion,
    /// The newest schema version that may be named. Whatever is newer does not exist.
    pub newest_version: ExchangeVersion,
    /// A message that names an older version, or none, is read as if it named this one.
    pub oldest_version: ExchangeVersion,
}

impl Options {
    /// As a server reads requests: without a version header, the schema is that of Exchange 2007.
    #[must_use]
    pub fn request() -> Self {
        Self {
            limits: Limits::default(),
            strict_namespaces: false,
            strict_schema: false,
            default_version: ExchangeVersion::Exchange2007,
            newest_version: ExchangeVersion::NEWEST,
            oldest_version: ExchangeVersion::Exchange2007,
        }
    }

    /// As a client reads answers: every element of the newest schema may occur.
    #[must_use]
    pub fn answer() -> Self {
        Self { default_version: ExchangeVersion::NEWEST, ..Self::request() }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::request()
    }
}

/// Checks a SOAP message against a vocabulary.
///
/// # Errors
///
/// The first problem in document order.
pub fn parse<'a>(
    bytes: &'a [u8],
    vocabulary: &Vocabulary,
    options: &Options,
) -> Result<Document<'a>, Rejection> {
    let scanner = Scanner::new(bytes, options.limits, options.strict_namespaces).map_err(|refusal| {
        let (spelling, version) = (Spelling::Http, options.default_version);
        Rejection { refusal, spelling, version, header: None, operation: None }
    })?;
    let document = Document {
        nodes: Vec::with_capacity(16),
        texts: Vec::new(),
        attributes: Vec::with_capacity(8),
        headers: Vec::new(),
        body: NodeIndex::NONE,
        version: options.default_version.max(options.oldest_version),
        spelling: Spelling::Http,
    };
    Validator {
        scanner,
        vocabulary,
        options,
        document,
        frames: Vec::with_capacity(8),
        text: Text::None,
        newer: None,
        types: None,
    }
    .run()
}

/// What an open element may hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Model {
    Envelope {
        after_header: bool,
        after_body: bool,
    },
    Header,
    Body,
    Steps(Place),
    Text(&'static Simple),
    Empty,
    Any(&'static [Element]),
    /// Only well-formedness counts.
    Skip,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) model: Model,
    /// [`NodeIndex::NONE`] for what is not stored.
    node: NodeIndex,
    last_child: NodeIndex,
}

/// The text of the innermost open element.
#[derive(Debug)]
enum Text<'a> {
    None,
    One(Cow<'a, str>),
    Several(String),
}

impl<'a> Text<'a> {
    #[inline]
    fn push(&mut self, piece: Cow<'a, str>) {
        if matches!(self, Text::None) {
            *self = Text::One(piece);
        } else {
            self.append(piece);
        }
    }

    fn append(&mut self, piece: Cow<'a, str>) {
        *self = match std::mem::replace(self, Text::None) {
            Text::None => Text::One(piece),
            Text::One(first) => Text::Several(first.into_owned() + &piece),
            Text::Several(mut all) => {
                all.push_str(&piece);
                Text::Several(all)
            }
        };
    }

    fn push_character(&mut self, character: char) {
        match self {
            Text::Several(all) => all.push(character),
            _ => {
                let mut all = self.take().into_owned();
                all.push(character);
                *self = Text::Several(all);
            }
        }
    }

    fn take(&mut self) -> Cow<'a, str> {
        match std::mem::replace(self, Text::None) {
            Text::None => Cow::Borrowed(""),
            Text::One(text) => text,
            Text::Several(text) => Cow::Owned(text),
        }
    }
}

/// The first thing that is newer than the version the request names.
#[derive(Debug)]
pub(super) struct Newer {
    pub(super) name: String,
    pub(super) since: ExchangeVersion,
    /// What the older schema says to it; `None` where it says nothing useful.
    pub(super) violation: Option<Violation>,
}

pub(super) struct Validator<'a, 'o> {
    pub(super) scanner: Scanner<'a>,
    pub(super) vocabulary: &'o Vocabulary,
    pub(super) options: &'o Options,
    pub(super) document: Document<'a>,
    pub(super) frames: Vec<Frame>,
    text: Text<'a>,
    pub(super) newer: Option<Newer>,
    pub(super) types: Option<Types>,
}

pub(super) type Checked<T = ()> = Result<T, Refusal>;

impl<'a> Validator<'a, '_> {
    fn run(mut self) -> Result<Document<'a>, Rejection> {
        let read = self.read_all();
        let header = self.header();
        let refusal = match (read, self.newer) {
            (Ok(()), None) => return Ok(self.document),
            (Ok(()), Some(Newer { name, since, .. })) => {
                Refusal::NewerThanRequested { name, since, requested: self.document.version }
            }
            // Not valid in the newest schema either: the violation found first counts.
            (Err(Refusal::Violation(_)), Some(Newer { violation: Some(first), .. })) => first.into(),
            (Err(problem), _) => problem,
        };
        let Document { nodes, body, spelling, version, .. } = self.document;
        let operation = nodes.get(body.0 as usize).map(|node| node.element.name);
        Err(Rejection { refusal, spelling, version, header, operation })
    }

    /// The header that is being read, if it is a known one.
    fn header(&self) -> Option<&'static str> {
        match &self.frames[..] {
            [_, Frame { model: Model::Header, .. }, Frame { node, .. }, ..] => {
                self.document.nodes.get(node.0 as usize).map(|node| node.element.name)
            }
            _ => None,
        }
    }

    fn read_all(&mut self) -> Checked {
        loop {
            match self.scanner.next()? {
                Token::Start { local, namespace, offset, is_empty } => {
                    self.start(local, namespace, offset)?;
                    if is_empty {
                        self.end(offset)?;
                    }
                }
                Token::End { offset } => self.end(offset)?,
                Token::Text { text, offset, is_blank } => {
                    if self.takes_text(offset, is_blank)? {
                        self.text.push(text);
                    }
                }
                Token::Character { character, offset } => {
                    if self.takes_text(offset, matches!(character, ' ' | '\t' | '\n' | '\r'))? {
                        self.text.push_character(character);
                    }
                }
                Token::EndOfDocument => return Ok(()),
            }
        }
    }

    fn rules(&self) -> Rules {
        Rules { version: self.document.version, strict: self.options.strict_schema }
    }

    /// The rules under which a document is read on once something newer has been met.
    fn newest_rules(&self) -> Rules {
        let version = if self.newer.is_some() { self.options.newest_version } else { self.document.version };
        Rules { version, ..self.rules() }
    }

    fn start(&mut self, local: &'a str, namespace: Resolved, offset: usize) -> Checked {
        let Some(frame) = self.frames.last() else {
            return self.start_root(local, namespace);
        };
        match &frame.model {
            Model::Steps(_) => self.start_child(local, namespace, offset),
            Model::Skip => self.push(Model::Skip),
            Model::Any(known) => {
                let found = known.iter().find(|it| it.name == local && it.namespace == namespace.namespace);
                match found {
                    Some(element) => self.start_declared(element, None, offset),
                    None => self.push(Model::Skip),
                }
            }
            leaf @ (Model::Text(_) | Model::Empty) => {
                let text_only = matches!(leaf, Model::Text(_));
                let (parent, child) = (self.scanner.parent(), self.scanner.innermost());
                Err(self.invalid(offset, Invalid::ChildInLeaf { parent, child, text_only }))
            }
            &Model::Envelope { after_header, after_body } => {
                self.start_in_envelope(after_header, after_body, (local, namespace), offset)
            }
            Model::Header => self.start_header(local, namespace, offset),
            Model::Body => self.start_operation(local, namespace, offset),
        }
    }

    fn start_child(&mut self, local: &str, namespace: Resolved, offset: usize) -> Checked {
        let rules = self.newest_rules();
        let Some(Frame { model: Model::Steps(place), .. }) = self.frames.last_mut() else { return Ok(()) };
        let newest = self.options.newest_version;
        let fit = place.find(namespace.namespace, local, rules);
        let Some(fit) = fit.filter(|fit| fit.element.exists_in(newest)) else {
            let expected = place.expected(rules);
            return Err(self.unfit_child(expected, offset));
        };
        let before = *place;
        place.fill(&fit);
        if fit.element.since > self.document.version {
            self.note_newer(local, fit.element.since, |it| {
                Some(it.unexpected_child(before.expected(it.rules()), offset))
            });
        }
        self.start_declared(fit.element, Some(fit.step), offset)
    }

    /// A child that fits nowhere. What is expected under its very name is the head of a substitution group,
    /// which is abstract in every schema this reads: others have to stand for it.
    #[cold]
    fn unfit_child(&self, expected: Vec<ExpectedName>, offset: usize) -> Refusal {
        let child = self.scanner.innermost();
        if expected.iter().any(|it| it.namespace == child.namespace && it.local == child.local) {
            return self.invalid(offset, Invalid::Abstract(child));
        }
        self.unexpected_child(expected, offset).into()
    }

    #[cold]
    pub(super) fn unexpected_child(&self, expected: Vec<ExpectedName>, offset: usize) -> Violation {
        let (parent, child) = (self.scanner.parent(), self.scanner.innermost());
        self.violation(offset, Invalid::Child { parent, child, expected })
    }

    /// Notes what is newer than the schema asked for, unless something else was before.
    ///
    /// Among the headers before the one that names the version, the newest counts: the version has to have
    /// it.
    pub(super) fn note_newer(
        &mut self,
        name: &str,
        since: ExchangeVersion,
        violation: impl FnOnce(&Self) -> Option<Violation>,
    ) {
        let known = match &self.newer {
            None => self.document.version,
            Some(newer) if self.may_still_name_version() => newer.since,
            Some(_) => return,
        };
        if since > known {
            self.newer = Some(Newer { name: name.to_owned(), since, violation: violation(self) });
        }
    }

    /// Stores an element and opens it.
    pub(super) fn start_declared(
        &mut self,
        element: &'static Element,
        step: Option<&'static Step>,
        offset: usize,
    ) -> Checked {
        let node = NodeIndex(self.document.nodes.len() as u32);
        if let Some(parent) = self.frames.last_mut() {
            let previous = std::mem::replace(&mut parent.last_child, node);
            if previous != NodeIndex::NONE {
                self.document.nodes[previous.0 as usize].next_sibling = node;
            } else if parent.node != NodeIndex::NONE {
                self.document.nodes[parent.node.0 as usize].first_child = node;
            }
        }
        let first_attribute = self.document.attributes.len() as u32;
        let model = match self.type_of(element, offset)? {
            Type::Simple(simple) => {
                self.check_attributes(None, offset)?;
                Model::Text(simple)
            }
            Type::Complex(complex) => {
                self.check_attributes(Some(complex), offset)?;
                match complex.content {
                    Content::Steps(_) => Model::Steps(Place::start(complex)),
                    Content::Empty if complex.step_count() > 0 => Model::Steps(Place::start(complex)),
                    Content::Empty => Model::Empty,
                    Content::Text(simple) => Model::Text(simple()),
                    Content::Any(known) => Model::Any(known),
                }
            }
        };
        self.document.nodes.push(NodeData {
            element,
            step,
            offset: offset as u32,
            first_child: NodeIndex::NONE,
            next_sibling: NodeIndex::NONE,
            text: u32::MAX,
            first_attribute,
            attribute_count: self.document.attributes.len() as u32 - first_attribute,
        });
        if matches!(model, Model::Text(_) | Model::Empty) {
            self.scanner.keep_white_space();
        }
        self.frames.push(Frame { model, node, last_child: NodeIndex::NONE });
        Ok(())
    }

    /// Opens an element that is not stored.
    pub(super) fn push(&mut self, model: Model) -> Checked {
        self.frames.push(Frame { model, node: NodeIndex::NONE, last_child: NodeIndex::NONE });
        Ok(())
    }

    /// Whether text in the innermost element is part of its value; white space between children is not.
    #[inline]
    fn takes_text(&self, offset: usize, is_blank: bool) -> Checked<bool> {
        let Some(frame) = self.frames.last() else { return Ok(false) };
        let expected = match &frame.model {
            Model::Text(_) => return Ok(true),
            Model::Skip | Model::Any(_) => return Ok(false),
            Model::Empty => {
                let parent = self.scanner.innermost();
                return Err(self.invalid(offset, Invalid::TextInEmpty { parent, white_space: is_blank }));
            }
            _ if is_blank => return Ok(false),
            Model::Steps(place) => place.expected(self.newest_rules()),
            Model::Envelope { .. } | Model::Header | Model::Body => Vec::new(),
        };
        let parent = self.scanner.innermost();
        Err(self.invalid(self.scanner.start_of_text(offset), Invalid::Text { parent, expected }))
    }

    /// Closes the innermost element; `offset` is where its end tag's name is (its own for `<a/>`).
    fn end(&mut self, offset: usize) -> Checked {
        let Some(frame) = self.frames.last() else { return Ok(()) };
        match &frame.model {
            &Model::Text(simple) => self.end_text(frame.node, simple, offset)?,
            Model::Steps(place) if !place.is_complete(self.newest_rules()) => {
                let (parent, expected) = (self.scanner.innermost(), place.expected(self.newest_rules()));
                return Err(self.invalid(offset, Invalid::Incomplete { parent, expected }));
            }
            Model::Envelope { after_body: false, .. } => return Err(Refusal::NoOperation),
            Model::Body if self.document.body == NodeIndex::NONE => return Err(Refusal::NoOperation),
            _ => {}
        }
        self.frames.pop();
        Ok(())
    }

    fn end_text(&mut self, node: NodeIndex, simple: &'static Simple, offset: usize) -> Checked {
        let text = self.text.take();
        if let Err(reason) = simple.check(&text, self.document.version) {
            let value = BadValue { value: text.clone().into_owned(), datatype: simple, reason };
            let invalid = Invalid::ElementValue { name: self.scanner.innermost(), value };
            self.unless_newer(simple, &text, offset, invalid)?;
        }
        if !text.is_empty() {
            self.document.nodes[node.0 as usize].text = self.document.texts.len() as u32;
            self.document.texts.push(text);
        }
        Ok(())
    }

    /// Checks and stores the attributes of the start tag just read.
    #[inline]
    fn check_attributes(&mut self, complex: Option<&'static Complex>, offset: usize) -> Checked {
        if complex.is_none() && self.scanner.attributes().is_empty() {
            return Ok(());
        }
        self.check_attributes_of(complex, offset)
    }

    fn check_attributes_of(&mut self, complex: Option<&'static Complex>, offset: usize) -> Checked {
        let first = self.document.attributes.len();
        for index in 0..self.scanner.attributes().len() {
            let attribute = &self.scanner.attributes()[index];
            match attribute.namespace.namespace {
                Namespace::Xmlns => {}
                Namespace::SchemaInstance if instance::is_universal(attribute.raw.local) => {}
                Namespace::None => {
                    let declared = complex.and_then(|complex| complex.attribute(attribute.raw.local));
                    let newest = self.options.newest_version;
                    let declared = declared.filter(|declared| declared.since <= newest);
                    let strict = self.options.strict_schema;
                    let declared = declared.filter(|declared| declared.published || !strict);
                    let declared = declared.ok_or_else(|| self.undeclared(attribute))?;
                    self.check_attribute(declared, index)?;
                }
                other if complex.is_some_and(|complex| complex.any_attribute == Some(other)) => {}
                _ => return Err(self.undeclared(attribute).into()),
            }
        }
        let (stored, version) = (&self.document.attributes[first..], self.newest_rules().version);
        let is_present = |wanted: &Attribute| {
            wanted.since > version || stored.iter().any(|it| std::ptr::eq(it.attribute, wanted))
        };
        match complex.and_then(|complex| complex.missing_attribute(&is_present)) {
            Some(missing) => Err(self.invalid(offset, Invalid::AttributeMissing(missing.name))),
            None => Ok(()),
        }
    }

    /// Checks and stores an attribute of the start tag just read.
    fn check_attribute(&mut self, declared: &'static Attribute, index: usize) -> Checked {
        let raw = &self.scanner.attributes()[index].raw;
        let (offset, value) = (raw.offset, raw.decoded());
        let datatype = (declared.of_type)();
        self.note_newer(declared.name, declared.since, |it| {
            Some(it.undeclared(&it.scanner.attributes()[index]))
        });
        if let Err(reason) = datatype.check(&value, self.document.version) {
            let bad = BadValue { value: value.clone().into_owned(), datatype, reason };
            let invalid = Invalid::AttributeValue { name: declared.name, value: bad };
            self.unless_newer(datatype, &value, offset, invalid)?;
        }
        self.document.attributes.push(AttributeData { attribute: declared, value });
        Ok(())
    }

    /// A value that the requested schema refuses: a violation, unless a newer schema has it, or none has it
    /// and real servers take it all the same.
    #[cold]
    fn unless_newer(&mut self, simple: &Simple, value: &str, offset: usize, invalid: Invalid) -> Checked {
        if simple.tolerated.contains(&value) && !self.options.strict_schema {
            return Ok(());
        }
        let known = simple.since(value).filter(|&since| since <= self.options.newest_version);
        let Some(since) = known else { return Err(self.invalid(offset, invalid)) };
        self.note_newer(value, since, |it| Some(it.violation(offset, invalid)));
        Ok(())
    }

    #[cold]
    fn undeclared(&self, found: &ResolvedAttribute<'_>) -> Violation {
        let name = self.scanner.name(found.namespace, found.raw.local);
        self.violation(found.raw.offset, Invalid::AttributeUndeclared(name))
    }

    #[cold]
    fn violation(&self, offset: usize, invalid: Invalid) -> Violation {
        self.scanner.violation(offset, ViolationKind::Invalid(invalid))
    }

    #[cold]
    pub(super) fn invalid(&self, offset: usize, invalid: Invalid) -> Refusal {
        self.violation(offset, invalid).into()
    }
}

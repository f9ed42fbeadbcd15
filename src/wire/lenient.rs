//! A second reading of a message that was refused, which overlooks mistakes of namespace, order and version.
//!
//! The tags are written anew, each element in its namespace and the children of each in their order, and the
//! strict reader judges the result. So nothing passes that could not have been sent rightly; and it costs
//! nothing where nothing is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::arena::Document;
use super::lexeme;
use super::namespace::{Namespace, Spelling};
use super::outline::{Outline, Tag, local_of};
use super::position::Position;
use super::refusal::Refusal;
use super::schema::{Complex, Content, Element, Type};
use super::validator::{Options, parse};
use super::version::ExchangeVersion;
use super::vocabulary::{REQUEST_SERVER_VERSION, Vocabulary};
use super::writer::{attribute_escape, escape_into};

/// A mistake in a request that a lenient simulator has overlooked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forgiven {
    position: Position,
    mistake: Mistake,
}

/// What can be overlooked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mistake {
    /// A namespace is declared that is nearly one of the protocol's.
    NamespaceName {
        /// As it is spelled.
        uri: String,
        /// What it was read as.
        read_as: Namespace,
    },
    /// An element is in another namespace than its own, or in none, or its prefix is declared nowhere. Of a
    /// prefix without a declaration, the first use counts.
    NamespaceOfElement {
        /// The name with its prefix, as written.
        element: String,
        /// The namespace that the schema has it in.
        read_as: Namespace,
    },
    /// An element stands behind another one that it has to stand before.
    Order {
        /// Its local name.
        element: String,
        /// The local name of the other.
        before: String,
    },
    /// The version that a request names is none, is newer than the server, or older than what it uses; or it
    /// names none.
    Version {
        /// As named; empty when no version is.
        named: String,
        /// What it was read as.
        read_as: ExchangeVersion,
    },
}

impl Forgiven {
    /// Where in the request; for a version that is missing, where the request starts.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.position
    }

    /// What.
    #[must_use]
    pub const fn mistake(&self) -> &Mistake {
        &self.mistake
    }
}

/// `line 5, column 12: DisplayName stands behind GroupId, and belongs before it`.
impl fmt::Display for Forgiven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position;
        write!(f, "line {line}, column {column}: {}", self.mistake)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NamespaceName { uri, read_as } => {
                write!(f, "the namespace {uri:?} is read as {:?}", read_as.uri(Spelling::Http))
            }
            Self::NamespaceOfElement { element, read_as } => {
                write!(f, "{element} is read as an element of {:?}", read_as.uri(Spelling::Http))
            }
            Self::Order { element, before } => {
                write!(f, "{element} stands behind {before}, and belongs before it")
            }
            Self::Version { named, read_as } if named.is_empty() => {
                write!(f, "no version is named, which is read as {read_as}")
            }
            Self::Version { named, read_as } => write!(f, "the version {named:?} is read as {read_as}"),
        }
    }
}

/// Reads a message that the strict reader has refused; `None` when it is not valid however it is read.
pub(crate) fn parse_leniently(
    message: &[u8],
    vocabulary: &Vocabulary,
    options: &Options,
) -> Option<(Document<'static>, Vec<Forgiven>)> {
    let outline = Outline::of(message, &options.limits);
    let (rewritten, mut forgiven) = rewrite(&outline, vocabulary, options)?;
    let mut options = Options { strict_namespaces: false, ..*options };
    loop {
        match parse(&rewritten, vocabulary, &options) {
            // What nobody can name is not overlooked.
            Ok(_) if forgiven.is_empty() => return None,
            Ok(document) => return Some((document.into_owned(), forgiven)),
            Err(rejection) => {
                let Refusal::NewerThanRequested { since, .. } = rejection.refusal else { return None };
                // Each time a newer one, so that this ends.
                if since <= options.oldest_version {
                    return None;
                }
                options.oldest_version = since;
                note_version(&outline, since, &mut forgiven);
            }
        }
    }
}

/// A message with namespaces and order put right, and what that took; `None` when nothing can be put right.
/// Something else may be wrong with it.
pub(crate) fn amended(
    message: &[u8],
    vocabulary: &Vocabulary,
    options: &Options,
) -> Option<(Vec<u8>, Vec<Forgiven>)> {
    let outline = Outline::of(message, &options.limits);
    rewrite(&outline, vocabulary, options).filter(|(_, forgiven)| !forgiven.is_empty())
}

fn rewrite(
    outline: &Outline<'_>,
    vocabulary: &Vocabulary,
    options: &Options,
) -> Option<(Vec<u8>, Vec<Forgiven>)> {
    if !outline.is_whole || lexeme::first_forbidden_character(outline.text).is_some() {
        return None;
    }
    Rewriter::rewrite(outline, vocabulary, options)
}

/// Notes that the message is read as one of another version than it names.
fn note_version(outline: &Outline<'_>, read_as: ExchangeVersion, forgiven: &mut Vec<Forgiven>) {
    let header = outline.child(0, "Header").and_then(|header| outline.child(header, REQUEST_SERVER_VERSION));
    let attribute =
        header.and_then(|tag| outline.tags[tag].attributes.iter().find(|it| it.name == "Version"));
    let (offset, named) = attribute.map_or((0, String::new()), |it| (it.offset, it.value.to_string()));
    forgiven.retain(|it| !matches!(it.mistake, Mistake::Version { .. }));
    forgiven
        .push(Forgiven { position: outline.position(offset), mistake: Mistake::Version { named, read_as } });
    forgiven.sort_by_key(|it| (it.position.line, it.position.column));
}

/// What a prefix stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// One of the namespaces that are known, or nearly.
    Known(Namespace, Spelling),
    /// Another namespace, which says that nothing of ours is meant.
    Foreign,
    /// None: the prefix is declared nowhere, or there is no default namespace.
    Open,
}

/// A prefix that is in force.
struct Declaration<'o> {
    prefix: &'o str,
    meaning: Meaning,
    uri: &'o str,
}

/// Writes a message anew, as it should have been.
struct Rewriter<'o, 'a> {
    outline: &'o Outline<'a>,
    vocabulary: &'o Vocabulary,
    options: &'o Options,
    written: Vec<u8>,
    scope: Vec<Declaration<'o>>,
    undeclared: BTreeSet<&'o str>,
    /// By offset.
    forgiven: Vec<(usize, Mistake)>,
    types: Option<BTreeMap<(Namespace, &'static str), Type>>,
}

/// The namespaces that a message is written in.
const WRITTEN: [Namespace; 5] =
    [Namespace::Soap, Namespace::Messages, Namespace::Types, Namespace::SchemaInstance, Namespace::XmlSchema];

/// What to write in front of the names of a namespace.
const fn prefix_of(namespace: Namespace) -> &'static str {
    match namespace {
        Namespace::Soap => "s:",
        Namespace::Messages => "m:",
        Namespace::Types => "t:",
        Namespace::SchemaInstance => "xsi:",
        Namespace::XmlSchema => "xs:",
        _ => "",
    }
}

impl<'o, 'a> Rewriter<'o, 'a> {
    /// The message as it should have been, and what was wrong with it; `None` when it cannot be told.
    fn rewrite(
        outline: &'o Outline<'a>,
        vocabulary: &'o Vocabulary,
        options: &'o Options,
    ) -> Option<(Vec<u8>, Vec<Forgiven>)> {
        let mut rewriter = Self {
            outline,
            vocabulary,
            options,
            written: Vec::with_capacity(outline.text.len() + 512),
            scope: Vec::new(),
            undeclared: BTreeSet::new(),
            forgiven: Vec::new(),
            types: None,
        };
        rewriter.envelope()?;
        let mut forgiven = rewriter.forgiven;
        forgiven.sort_by_key(|(offset, _)| *offset);
        let offsets = forgiven.iter().map(|(offset, _)| *offset);
        let positions = Position::of_offsets(outline.text, offsets).into_iter();
        let forgiven = positions.zip(forgiven.iter().map(|(_, mistake)| mistake.clone()));
        let forgiven = forgiven.map(|(position, mistake)| Forgiven { position, mistake }).collect();
        Some((rewriter.written, forgiven))
    }

    fn tag(&self, tag: usize) -> &'o Tag<'a> {
        &self.outline.tags[tag]
    }

    fn forgive(&mut self, offset: usize, mistake: Mistake) {
        self.forgiven.push((offset, mistake));
    }

    fn put(&mut self, markup: &str) {
        self.written.extend_from_slice(markup.as_bytes());
    }

    fn put_tag(&mut self, namespace: Namespace, local: &str) {
        self.put("<");
        self.put(prefix_of(namespace));
        self.put(local);
    }

    fn put_end(&mut self, namespace: Namespace, local: &str) {
        self.put("</");
        self.put(prefix_of(namespace));
        self.put(local);
        self.put(">");
    }

    /// The envelope, with what stands before and after it, of which the strict reader is the judge.
    fn envelope(&mut self) -> Option<()> {
        let root = self.tag(0);
        let outside = self.scope.len();
        self.enter(root)?;
        self.expect(root, "Envelope", Namespace::Soap)?;
        self.put(&self.outline.text[..root.range.start]);
        let spelling = self.spelling_of_operation();
        self.put_tag(Namespace::Soap, "Envelope");
        for namespace in WRITTEN {
            let prefix = prefix_of(namespace).trim_end_matches(':');
            let declared = format!(" xmlns:{prefix}=\"{}\"", namespace.uri(spelling));
            self.put(&declared);
        }
        self.put(">");
        self.only_children(root)?;
        let mut parts = root.children.clone();
        if let [body, header] = parts[..] {
            if self.tag(body).local() == "Body" && self.tag(header).local() == "Header" {
                let (element, before) = ("Header".to_owned(), "Body".to_owned());
                self.forgive(self.tag(header).offset, Mistake::Order { element, before });
                parts.reverse();
            }
        }
        for part in parts {
            self.part(self.tag(part))?;
        }
        self.put_end(Namespace::Soap, "Envelope");
        self.put(&self.outline.text[root.range.end..]);
        self.scope.truncate(outside);
        Some(())
    }

    /// The header or the body.
    fn part(&mut self, part: &'o Tag<'a>) -> Option<()> {
        let outside = self.scope.len();
        self.enter(part)?;
        let local = if part.local() == "Header" { "Header" } else { "Body" };
        self.expect(part, local, Namespace::Soap)?;
        self.only_children(part)?;
        self.put_tag(Namespace::Soap, local);
        self.put(">");
        for &child in &part.children {
            let (vocabulary, tag) = (self.vocabulary, self.tag(child));
            let element = match local {
                "Header" => vocabulary.headers.iter().find(|element| element.name == tag.local()),
                _ => vocabulary.body(tag.local()),
            };
            let outside = self.scope.len();
            self.enter(tag)?;
            match element.filter(|_| self.meaning_of(tag.prefix()) != Meaning::Foreign) {
                Some(element) => self.element(tag, element)?,
                None => self.unread(tag),
            }
            self.scope.truncate(outside);
        }
        self.put_end(Namespace::Soap, local);
        self.scope.truncate(outside);
        Some(())
    }

    /// A header that is not looked into, or an operation that is not known.
    fn unread(&mut self, tag: &'o Tag<'a>) {
        let found = self.scope.iter().rev().find(|declaration| declaration.prefix == tag.prefix());
        let uri = found.map_or("", |declaration| declaration.uri);
        self.put("<");
        self.put(tag.local());
        self.put(" xmlns=\"");
        escape_into(&mut self.written, uri, attribute_escape);
        self.put("\"");
        self.attributes(tag);
        self.put("/>");
    }

    /// An element that is entered already.
    fn element(&mut self, tag: &'o Tag<'a>, element: &'static Element) -> Option<()> {
        self.expect(tag, element.name, element.namespace)?;
        let of_type = self.type_of(tag, element)?;
        self.put_tag(element.namespace, element.name);
        self.attributes(tag);
        self.put(">");
        match of_type {
            Type::Complex(complex) if complex.step_count() > 0 => self.steps(tag, complex)?,
            Type::Complex(Complex { content: Content::Any(_), .. }) => return None,
            _ if tag.children.is_empty() => self.put(&self.outline.text[tag.content.clone()]),
            _ => return None,
        }
        self.put_end(element.namespace, element.name);
        Some(())
    }

    /// The children of an element, in the order of the steps of its type.
    fn steps(&mut self, parent: &'o Tag<'a>, complex: &'static Complex) -> Option<()> {
        self.only_children(parent)?;
        let mut counts = vec![0; complex.step_count()];
        let mut children = Vec::with_capacity(parent.children.len());
        for &child in &parent.children {
            let tag = self.tag(child);
            let (position, element) = self.step_for(tag, complex, &counts)?;
            counts[position] += 1;
            children.push((position, tag, element));
        }
        // Of those that stand too far behind, each is one mistake: what it should stand before is the
        // furthest that is in front of it.
        let mut furthest: Option<(usize, &Tag<'_>)> = None;
        for (position, tag, _) in &children {
            match furthest {
                Some((reached, other)) if reached > *position => {
                    let (element, before) = (tag.local().to_owned(), other.local().to_owned());
                    self.forgive(tag.offset, Mistake::Order { element, before });
                }
                _ => furthest = Some((*position, tag)),
            }
        }
        children.sort_by_key(|(position, ..)| *position);
        for (_, tag, element) in children {
            let outside = self.scope.len();
            self.enter(tag)?;
            self.element(tag, element)?;
            self.scope.truncate(outside);
        }
        Some(())
    }

    /// The step that a child fills: the first with its name that has room, be it in its namespace or not.
    fn step_for(
        &self,
        tag: &Tag<'a>,
        complex: &'static Complex,
        counts: &[u32],
    ) -> Option<(usize, &'static Element)> {
        let with_room = (0..counts.len()).filter_map(|position| {
            let step = complex.step(position).filter(|step| counts[position] < step.max)?;
            Some((position, step))
        });
        let mut fits = with_room.filter_map(|(position, step)| {
            let element = step.alternatives.iter().find(|element| element.name == tag.local())?;
            Some((position, element))
        });
        fits.next()
    }

    /// The type of an element: the declared one, or the one that `xsi:type` names.
    fn type_of(&mut self, tag: &Tag<'a>, element: &'static Element) -> Option<Type> {
        let declared = (element.of_type)();
        let Some(local) = self.instance_type(tag) else { return Some(declared) };
        let (_, named) = self.named_type(local)?;
        named.derives_from(declared).then_some(named)
    }

    /// The type with a name, whatever its namespace.
    fn named_type(&mut self, local: &str) -> Option<(Namespace, Type)> {
        let types = self.types.get_or_insert_with(|| self.vocabulary.types());
        [Namespace::Types, Namespace::Messages, Namespace::XmlSchema].into_iter().find_map(|namespace| {
            let found = types.iter().find(|((of, name), _)| *of == namespace && *name == local);
            found.map(|(_, found)| (namespace, *found))
        })
    }

    /// The local name in `xsi:type`.
    fn instance_type<'t>(&self, tag: &'t Tag<'a>) -> Option<&'t str> {
        let found = tag.attributes.iter().find(|attribute| {
            let prefix = attribute.name.split_once(':').map_or("", |(prefix, _)| prefix);
            let is_xsi = self.meaning_of(prefix) == Meaning::Known(Namespace::SchemaInstance, Spelling::Http);
            is_xsi && local_of(attribute.name) == "type"
        });
        found.map(|attribute| local_of(super::simple::trim(&attribute.value)))
    }

    /// All attributes but the declarations of namespaces, which stand on the root.
    fn attributes(&mut self, tag: &'o Tag<'a>) {
        for attribute in &tag.attributes {
            let (prefix, local) = attribute.name.split_once(':').unwrap_or(("", attribute.name));
            if prefix == "xmlns" || attribute.name == "xmlns" {
                continue;
            }
            let meaning = if prefix.is_empty() { Meaning::Open } else { self.meaning_of(prefix) };
            let mut value = attribute.value.to_string();
            let mut name = attribute.name.to_owned();
            match meaning {
                Meaning::Known(Namespace::SchemaInstance, _) => {
                    name = format!("xsi:{local}");
                    if local == "type" {
                        let local = local_of(super::simple::trim(&attribute.value));
                        let namespace = self.named_type(local).map_or(Namespace::Types, |(it, _)| it);
                        value = format!("{}{local}", prefix_of(namespace));
                    }
                }
                Meaning::Known(Namespace::Soap, _) => name = format!("s:{local}"),
                _ => {}
            }
            if tag.local() == REQUEST_SERVER_VERSION && name == "Version" {
                value = self.version(&value, attribute.offset);
            }
            self.put(" ");
            self.put(&name);
            self.put("=\"");
            escape_into(&mut self.written, &value, attribute_escape);
            self.put("\"");
        }
    }

    /// The version named, or the newest of the server for one that it does not know.
    fn version(&mut self, named: &str, offset: usize) -> String {
        let newest = self.options.newest_version;
        if ExchangeVersion::parse(named).is_some_and(|version| version <= newest) {
            return named.to_owned();
        }
        self.forgive(offset, Mistake::Version { named: named.to_owned(), read_as: newest });
        newest.name().to_owned()
    }

    /// Makes sure that nothing but white space stands between the children.
    fn only_children(&self, tag: &Tag<'_>) -> Option<()> {
        (!tag.has_cdata && lexeme::is_blank(&tag.value)).then_some(())
    }

    /// Puts the declarations of an element in force.
    fn enter(&mut self, tag: &'o Tag<'a>) -> Option<()> {
        for (index, attribute) in tag.attributes.iter().enumerate() {
            let prefix = match attribute.name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => rest.strip_prefix(':').unwrap_or_default(),
                None => continue,
            };
            let is_double = tag.attributes[..index].iter().any(|other| other.name == attribute.name);
            if is_double || prefix.starts_with("xml") || self.scope.len() >= self.options.limits.namespaces {
                return None;
            }
            let meaning = self.declared(&attribute.value, attribute.offset);
            self.scope.push(Declaration { prefix, meaning, uri: &attribute.value });
        }
        Some(())
    }

    /// What a namespace is read as.
    fn declared(&mut self, uri: &str, offset: usize) -> Meaning {
        match Namespace::of_uri(uri) {
            (Namespace::None, _) => Meaning::Open,
            (Namespace::Other, _) => match near_namespace(uri) {
                Some((read_as, spelling)) => {
                    self.forgive(offset, Mistake::NamespaceName { uri: uri.to_owned(), read_as });
                    Meaning::Known(read_as, spelling)
                }
                None => Meaning::Foreign,
            },
            (namespace, Spelling::Https) if self.options.strict_namespaces => {
                self.forgive(offset, Mistake::NamespaceName { uri: uri.to_owned(), read_as: namespace });
                Meaning::Known(namespace, Spelling::Https)
            }
            (namespace, spelling) => Meaning::Known(namespace, spelling),
        }
    }

    fn meaning_of(&self, prefix: &str) -> Meaning {
        let found = self.scope.iter().rev().find(|declaration| declaration.prefix == prefix);
        found.map_or(Meaning::Open, |declaration| declaration.meaning)
    }

    /// Makes sure that an element has a name, and can be in a namespace.
    fn expect(&mut self, tag: &'o Tag<'a>, local: &str, namespace: Namespace) -> Option<()> {
        if tag.local() != local {
            return None;
        }
        match self.meaning_of(tag.prefix()) {
            Meaning::Known(own, _) if own == namespace => return Some(()),
            Meaning::Foreign => return None,
            Meaning::Known(..) => {}
            // Said once for each prefix; of elements without one, each is a mistake of its own.
            Meaning::Open => {
                if !tag.prefix().is_empty() && !self.undeclared.insert(tag.prefix()) {
                    return Some(());
                }
            }
        }
        self.forgive(
            tag.offset,
            Mistake::NamespaceOfElement { element: tag.name.to_owned(), read_as: namespace },
        );
        Some(())
    }

    /// How the operation spells its namespace, which is how the answer is spelled.
    fn spelling_of_operation(&self) -> Spelling {
        let body = self.outline.child(0, "Body");
        let mut next = body.and_then(|body| self.tag(body).children.first().copied());
        let name = match next.map(|operation| self.tag(operation).prefix()) {
            Some("") | None => "xmlns".to_owned(),
            Some(prefix) => format!("xmlns:{prefix}"),
        };
        while let Some(tag) = next.map(|tag| self.tag(tag)) {
            if let Some(declaration) = tag.attributes.iter().find(|attribute| attribute.name == name) {
                let is_https = declaration.value.trim_start().to_ascii_lowercase().starts_with("https");
                return if is_https { Spelling::Https } else { Spelling::Http };
            }
            next = tag.parent;
        }
        Spelling::Http
    }
}

/// The namespace that a URI is nearly: the same but for the scheme, upper and lower case, or what stands at
/// its end; or that of SOAP 1.2.
fn near_namespace(uri: &str) -> Option<(Namespace, Spelling)> {
    let plain = |uri: &str| {
        let uri = uri.trim().to_ascii_lowercase();
        let rest = uri.split_once("://").map_or(&*uri, |(_, rest)| rest).trim_end_matches(['/', '#']);
        rest.strip_prefix("www.").unwrap_or(rest).to_owned()
    };
    if uri == "http://www.w3.org/2003/05/soap-envelope" {
        return Some((Namespace::Soap, Spelling::Http));
    }
    let is_https = uri.trim_start().to_ascii_lowercase().starts_with("https");
    let spelling = if is_https { Spelling::Https } else { Spelling::Http };
    let known = [Namespace::Soap, Namespace::Messages, Namespace::Types, Namespace::SchemaInstance];
    let uri = plain(uri);
    let is_near = |known: &str| {
        let known = plain(known);
        uri == known || uri.strip_suffix('s') == Some(&known) || known.strip_suffix('s') == Some(&uri)
    };
    let found = known.into_iter().find(|namespace| is_near(namespace.uri(Spelling::Http)));
    found.map(|namespace| (namespace, spelling))
}

//! A strict pull reader: quick-xml finds the tokens, this refuses everything XML 1.0 and Namespaces refuse.
//!
//! The first problem in document order wins. Input that cannot be read to its end (bytes that are not
//! UTF-8, a character XML does not allow) is cut there: what comes before is read as usual, and only when
//! nothing else is wrong before the cut is the cut itself the problem.

mod diagnosis;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::bindings::{BadDeclaration, Bindings, Resolved};
use super::lexeme::{self, Occurring, Problem};
use super::limits::{Limit, Limits, MOST_DEPTH};
use super::names::{self, KnownName, Names};
use super::namespace::Namespace;
use super::position::Position;
use super::refusal::Refusal;
use super::tag::{self, RawAttribute};
use super::violation::{Malformed, Name, Violation, ViolationKind};

/// One step through a document.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// A start tag, or a tag that is start and end in one. Its attributes are in [`Scanner::attributes`].
    Start {
        local: &'a str,
        namespace: Resolved,
        /// Offset of the name.
        offset: usize,
        is_empty: bool,
    },
    /// An end tag.
    End {
        /// Offset of the name.
        offset: usize,
    },
    /// A piece of text between two tags, as written: see [`Scanner::normalised`].
    Text {
        text: &'a str,
        offset: usize,
        /// White space that separates tags; never from a CDATA section.
        is_blank: bool,
    },
    /// A character that a reference stands for.
    Character {
        character: char,
        /// Offset of the ampersand.
        offset: usize,
    },
    /// The end of a complete document.
    EndOfDocument,
}

/// An attribute with its namespace; that of a namespace declaration is [`Namespace::Xmlns`].
#[derive(Debug, Clone, Copy)]
pub(super) struct ResolvedAttribute<'a> {
    pub(super) raw: RawAttribute<'a>,
    pub(super) namespace: Resolved,
    pub(super) local: &'a str,
}

/// An element whose end tag has not come yet.
#[derive(Debug)]
struct OpenElement<'a> {
    qualified: &'a str,
    local: &'a str,
    namespace: Resolved,
    offset: usize,
    /// Namespace declarations in force outside it.
    outer_bindings: usize,
}

/// The strict pull reader.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    /// Why the input ends where it does, when it is not its end.
    cut: Option<Malformed>,
    /// What the text has anywhere.
    occurring: Occurring,
    open: Vec<OpenElement<'a>>,
    bindings: Bindings<'a>,
    names: Names<'a>,
    attributes: Vec<ResolvedAttribute<'a>>,
    limits: Limits,
    /// How many start tags there have been.
    elements: usize,
    root_seen: bool,
    /// The last token ended an element, which the next call closes: until then it has a name.
    closes_element: bool,
}

/// How nearly every message begins.
const USUAL_DECLARATION: &str = r#"<?xml version="1.0" encoding="utf-8"?>"#;

type Scanned<T> = Result<T, Refusal>;

impl<'a> Scanner<'a> {
    /// Starts on a message. `strict_namespaces` makes `https://` spellings other namespaces.
    pub(super) fn new(bytes: &'a [u8], limits: Limits, strict_namespaces: bool) -> Scanned<Self> {
        // Offsets are stored in 32 bits.
        if bytes.len() > limits.bytes.min(u32::MAX as usize) {
            return Err(Refusal::LimitExceeded(Limit::Bytes));
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let (text, cut, occurring) = readable(bytes);
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        let scanner = Self {
            reader,
            text,
            cut,
            occurring,
            open: Vec::with_capacity(8),
            bindings: Bindings::new(strict_namespaces, limits.namespaces),
            names: Names::new(),
            attributes: Vec::with_capacity(4),
            limits,
            elements: 0,
            root_seen: false,
            closes_element: false,
        };
        // quick-xml would skip a second byte order mark and be three bytes behind from there on.
        if text.starts_with('\u{FEFF}') {
            return Err(scanner.malformed(0, Malformed::RootLevelData));
        }
        Ok(scanner)
    }

    /// The attributes of the last start tag.
    pub(super) fn attributes(&self) -> &[ResolvedAttribute<'a>] {
        &self.attributes
    }

    /// The name of the innermost open element, for a violation.
    pub(super) fn innermost(&self) -> Name {
        match self.open.last() {
            Some(element) => self.bindings.name(element.namespace, element.local),
            None => self.name(Resolved::NOWHERE, ""),
        }
    }

    /// The name of the element around the innermost one.
    pub(super) fn parent(&self) -> Name {
        match self.open.iter().rev().nth(1) {
            Some(element) => self.bindings.name(element.namespace, element.local),
            None => self.name(Resolved::NOWHERE, ""),
        }
    }

    /// A name for a violation.
    pub(super) fn name(&self, namespace: Resolved, local: &str) -> Name {
        self.bindings.name(namespace, local)
    }

    /// What a prefix stands for at this point.
    pub(super) fn resolve(&self, prefix: &str) -> Option<Resolved> {
        self.bindings.resolve(prefix)
    }

    /// Where the text starts of which a piece is at an offset and only white space is before it.
    pub(super) fn start_of_text(&self, offset: usize) -> usize {
        self.text[..offset].trim_end_matches([' ', '\t', '\r', '\n']).len()
    }

    /// A text with LF for all line ends.
    #[inline]
    pub(super) fn normalised(&self, text: &'a str) -> Cow<'a, str> {
        if self.occurring.carriage_return && text.contains('\r') {
            Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// A violation at a byte offset.
    #[cold]
    pub(super) fn violation(&self, offset: usize, kind: ViolationKind) -> Violation {
        Violation { position: Position::of_offset(self.text, offset), kind }
    }

    /// The next token.
    ///
    /// # Errors
    ///
    /// The first problem of form, or a limit exceeded.
    pub(super) fn next(&mut self) -> Scanned<Token<'a>> {
        if std::mem::take(&mut self.closes_element) {
            self.close();
        }
        loop {
            let at = self.at();
            let Ok(event) = self.reader.read_event() else { return Err(self.diagnose(at)) };
            match event {
                Event::Start(tag) => return self.start(tag, at, false),
                Event::Empty(tag) => return self.start(tag, at, true),
                Event::End(_) => {
                    self.closes_element = true;
                    return Ok(Token::End { offset: at + 2 });
                }
                Event::Text(text) => {
                    let text = self.piece(at, text.into_inner());
                    if let Some(token) = self.text(at, text)? {
                        return Ok(token);
                    }
                }
                Event::CData(text) => return self.cdata(at, text.len()),
                Event::GeneralRef(_) => return self.reference(at),
                Event::Comment(_) => {}
                Event::Decl(_) => self.declaration(at)?,
                Event::PI(_) => return Err(self.processing_instruction(at + 2)),
                Event::DocType(_) => return Err(self.document_type(at)),
                Event::Eof => return self.end_of_document(),
            }
        }
    }

    /// The part of the input that an event holds, which begins at an offset.
    #[inline]
    fn piece(&self, offset: usize, content: Cow<'a, str>) -> &'a str {
        match content {
            Cow::Borrowed(piece) => piece,
            Cow::Owned(piece) => &self.text[offset..offset + piece.len()],
        }
    }

    fn at(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.bindings.truncate(element.outer_bindings);
        }
    }

    fn start(&mut self, tag: BytesStart<'a>, at: usize, is_empty: bool) -> Scanned<Token<'a>> {
        let offset = at + 1;
        self.begin_element(offset)?;
        let qualified = &self.text[offset..offset + tag.name().as_ref().len()];
        let known = self.names.find(qualified).copied();
        let local_at = match known.map(|it| it.local_at).or_else(|| names::plain_local_part(qualified)) {
            Some(local_at) => local_at,
            None => {
                self.name_in_tag(offset)?;
                qualified.find(':').map_or(0, |colon| colon + 1)
            }
        };
        let outer_bindings = self.bindings.len();
        if !lexeme::is_blank(tag.attributes_raw()) {
            self.read_attributes(offset + qualified.len())?;
        }
        let (prefix, local) = (&qualified[..local_at.saturating_sub(1)], &qualified[local_at..]);
        let edition = self.bindings.edition();
        let namespace = match known.filter(|it| it.edition == edition) {
            Some(known) => known.namespace,
            None => {
                let namespace = self.bindings.resolve(prefix);
                let namespace = namespace.ok_or_else(|| self.undeclared_prefix(offset, prefix))?;
                self.names.note(KnownName { qualified, local_at, namespace, edition });
                namespace
            }
        };
        if !self.attributes.is_empty() {
            self.resolve_attributes()?;
        }
        self.open.push(OpenElement { qualified, local, namespace, offset, outer_bindings });
        self.closes_element = is_empty;
        Ok(Token::Start { local, namespace, offset, is_empty })
    }

    /// Refuses an element that may not start at all, whatever its tag holds.
    fn begin_element(&mut self, offset: usize) -> Scanned<()> {
        if self.root_seen && self.open.is_empty() {
            return Err(self.malformed(offset, Malformed::MultipleRoots));
        }
        if self.open.len() >= self.limits.depth.min(MOST_DEPTH) {
            return Err(Refusal::LimitExceeded(Limit::Depth));
        }
        if self.elements >= self.limits.elements {
            return Err(Refusal::LimitExceeded(Limit::Elements));
        }
        self.root_seen = true;
        self.elements += 1;
        self.attributes.clear();
        Ok(())
    }

    /// Reads an element's name in its start tag closely; gives where it ends.
    fn name_in_tag(&self, offset: usize) -> Scanned<usize> {
        let length = lexeme::qualified_name_length(&self.text[offset..]);
        let end = offset + length.map_err(|problem| self.problem(offset, problem))?;
        let rest = &self.text[end..];
        match rest.chars().next() {
            Some('>' | ' ' | '\t' | '\n' | '\r') => Ok(end),
            Some('/') if rest.starts_with("/>") => Ok(end),
            Some('/') if rest.len() == 1 => Err(self.malformed(end, Malformed::EndOfFileIn(">"))),
            Some('/') => Err(self.malformed(end, lexeme::unexpected(rest, "'>'"))),
            Some(c) => Err(self.malformed(end, Malformed::NameCharacter(c))),
            None => Err(self.malformed(end, Malformed::EndOfFileIn("Name"))),
        }
    }

    /// Reads the attributes that follow a name in a start tag, and puts namespace declarations in force.
    fn read_attributes(&mut self, mut at: usize) -> Scanned<()> {
        loop {
            let raw = match tag::next_attribute(self.text, at) {
                Ok(Some(raw)) => raw,
                Ok(None) => return Ok(()),
                Err(problem) => return Err(self.problem(0, problem)),
            };
            if self.attributes.len() >= self.limits.attributes {
                return Err(Refusal::LimitExceeded(Limit::Attributes));
            }
            at = raw.end();
            let (prefix, local) = split_name(raw.name);
            let declares = match (prefix, local) {
                ("xmlns", prefix) => Some(prefix),
                ("", "xmlns") => Some(""),
                _ => None,
            };
            let namespace = if declares.is_some() { Resolved::DECLARATION } else { Resolved::NOWHERE };
            if let Some(prefix) = declares {
                self.declare(prefix, &raw)?;
            }
            self.attributes.push(ResolvedAttribute { raw, namespace, local });
        }
    }

    fn declare(&mut self, prefix: &'a str, raw: &RawAttribute<'a>) -> Scanned<()> {
        self.bindings.declare(prefix, raw).map_err(|bad| match bad {
            BadDeclaration::Limit(limit) => Refusal::LimitExceeded(limit),
            BadDeclaration::Malformed(problem) => self.problem(0, problem),
        })
    }

    /// Finds the namespaces of the attributes, now that the whole tag has been read, and two that are the
    /// same.
    fn resolve_attributes(&mut self) -> Scanned<()> {
        for attribute in &mut self.attributes {
            let (name, local) = (attribute.raw.name, attribute.local);
            if name.len() == local.len() || attribute.namespace.namespace == Namespace::Xmlns {
                continue;
            }
            let prefix = &name[..name.len() - local.len() - 1];
            match self.bindings.resolve(prefix) {
                Some(namespace) => attribute.namespace = namespace,
                None => {
                    let offset = attribute.raw.offset;
                    return Err(self.undeclared_prefix(offset, prefix));
                }
            }
        }
        for (index, first) in self.attributes.iter().enumerate() {
            let same = |other: &&ResolvedAttribute<'_>| {
                first.local == other.local && self.bindings.same(first.namespace, other.namespace)
            };
            if let Some(second) = self.attributes[index + 1..].iter().find(same) {
                let kind = Malformed::DuplicateAttribute(second.raw.name.to_owned());
                return Err(self.malformed(second.raw.offset, kind));
            }
        }
        Ok(())
    }

    #[cold]
    fn undeclared_prefix(&self, offset: usize, prefix: &str) -> Refusal {
        self.malformed(offset, Malformed::UndeclaredPrefix(prefix.to_owned()))
    }

    /// Text that a tag or a reference ends. Outside the root it can only be white space, which is skipped.
    #[inline]
    fn text(&self, offset: usize, text: &'a str) -> Scanned<Option<Token<'a>>> {
        let spaces = lexeme::leading_space(text);
        let is_blank = spaces == text.len();
        if self.open.is_empty() && !is_blank {
            return Err(self.malformed(offset + spaces, Malformed::RootLevelData));
        }
        if self.occurring.closing_bracket && !is_blank && text.contains(']') {
            if let Some(end) = text.find("]]>") {
                return Err(self.malformed(offset + end, Malformed::CdataEnd));
            }
        }
        let counts = !text.is_empty() && !self.open.is_empty();
        Ok(counts.then_some(Token::Text { text, offset, is_blank }))
    }

    fn cdata(&self, at: usize, length: usize) -> Scanned<Token<'a>> {
        if self.open.is_empty() {
            return Err(self.malformed(at, Malformed::RootLevelData));
        }
        let offset = at + "<![CDATA[".len();
        Ok(Token::Text { text: &self.text[offset..offset + length], offset, is_blank: false })
    }

    fn reference(&self, at: usize) -> Scanned<Token<'a>> {
        if self.open.is_empty() {
            return Err(self.malformed(at, Malformed::RootLevelData));
        }
        match lexeme::reference(&self.text[at + 1..]) {
            Ok((character, _)) => Ok(Token::Character { character, offset: at }),
            Err(problem) => Err(self.problem(at + 1, problem)),
        }
    }

    /// Reads `<?xml version="1.0" encoding="…" standalone="…"?>`, which only the start of a document can be.
    fn declaration(&self, at: usize) -> Scanned<()> {
        if self.text.starts_with(USUAL_DECLARATION) && at == 0 {
            return Ok(());
        }
        if at > 0 {
            return Err(self.malformed(at + 2, Malformed::LateDeclaration));
        }
        let end = self.at() - "?>".len();
        let (mut at, mut names) = ("<?xml".len(), ["version", "encoding", "standalone"].into_iter());
        while !lexeme::is_blank(&self.text[at..end]) {
            let read = tag::next_attribute(&self.text[..end], at).map_err(|(offset, kind)| {
                // Where the declaration ends, the text does not.
                let ends = lexeme::is_end_of_file(&kind);
                self.malformed(offset, if ends { Malformed::DeclarationSyntax } else { kind })
            })?;
            let attribute = read.filter(|it| names.any(|name| name == it.name));
            let is_first = at == "<?xml".len();
            let Some(attribute) = attribute.filter(|it| is_first == (it.name == "version")) else {
                let name_at = end - self.text[at..end].trim_start().len();
                return Err(self.malformed(name_at, Malformed::DeclarationSyntax));
            };
            let RawAttribute { name, value, value_offset, .. } = attribute;
            let slip = match name {
                "version" if value != "1.0" => Malformed::DeclarationVersion(value.to_owned()),
                "encoding" if !is_read_as_utf8(value) => Malformed::UnsupportedEncoding(value.to_owned()),
                "standalone" if !matches!(value, "yes" | "no") => Malformed::DeclarationSyntax,
                _ => {
                    at = attribute.end();
                    continue;
                }
            };
            return Err(self.malformed(value_offset, slip));
        }
        if at == "<?xml".len() { Err(self.malformed(end, Malformed::DeclarationSyntax)) } else { Ok(()) }
    }

    fn end_of_document(&mut self) -> Scanned<Token<'a>> {
        if self.open.is_empty() && self.root_seen && self.cut.is_none() {
            return Ok(Token::EndOfDocument);
        }
        let kind = if self.root_seen { self.unclosed() } else { Malformed::NoRoot };
        Err(self.malformed(self.text.len(), kind))
    }

    fn unclosed(&self) -> Malformed {
        Malformed::Unclosed(self.open.iter().rev().map(|element| element.qualified.to_owned()).collect())
    }

    fn problem(&self, offset: usize, (inside, kind): Problem) -> Refusal {
        self.malformed(offset + inside, kind)
    }

    /// A problem of form; one that only says that the input ended gives way to the reason why it was cut.
    #[cold]
    fn malformed(&self, offset: usize, kind: Malformed) -> Refusal {
        let (offset, kind) = match (&self.cut, kind) {
            (Some(cut), kind) if lexeme::is_end_of_file(&kind) => (self.text.len(), cut.clone()),
            // Nothing was found, so there is no text to point at.
            (None, Malformed::NoRoot) => {
                let kind = ViolationKind::Malformed(Malformed::NoRoot);
                return Violation { position: Position::default(), kind }.into();
            }
            (None, Malformed::Unclosed(_)) => (self.text.len(), self.unclosed()),
            (_, kind) => (offset, kind),
        };
        self.violation(offset, ViolationKind::Malformed(kind)).into()
    }
}

/// The part of the input that can be read, what ends it early, and what is in the input.
fn readable(bytes: &[u8]) -> (&str, Option<Malformed>, Occurring) {
    let (text, bad_bytes) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = &bytes[..error.valid_up_to()];
            (std::str::from_utf8(valid).unwrap_or_default(), Some(Malformed::Encoding))
        }
    };
    let occurring = lexeme::survey(text);
    match occurring.forbidden {
        Some((at, character)) => {
            (&text[..at], Some(Malformed::InvalidCharacter(character.into())), occurring)
        }
        None => (text, bad_bytes, occurring),
    }
}

fn split_name(qualified: &str) -> (&str, &str) {
    match qualified.bytes().position(|byte| byte == b':') {
        Some(colon) => (&qualified[..colon], &qualified[colon + 1..]),
        None => ("", qualified),
    }
}

fn is_read_as_utf8(encoding: &str) -> bool {
    ["utf-8", "us-ascii"].iter().any(|name| encoding.eq_ignore_ascii_case(name))
}

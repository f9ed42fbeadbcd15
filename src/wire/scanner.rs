//! A strict pull reader: quick-xml finds the tokens, this refuses everything XML 1.0 and Namespaces refuse.
//!
//! The first problem in document order wins. Input that cannot be read to its end (bytes that are not UTF-8, a
//! character XML does not allow) is cut there: what comes before is read as usual, and only when nothing else is
//! wrong before the cut is the cut itself the problem.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::bindings::{BadDeclaration, Bindings, Resolved};
use super::lexeme::{self, Problem};
use super::limits::{Limit, Limits};
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
    /// A piece of text between two tags.
    Text {
        text: Cow<'a, str>,
        offset: usize,
        /// White space that separates tags; never from a CDATA section or a reference.
        is_blank: bool,
    },
    /// The end of a complete document.
    EndOfDocument,
}

/// An attribute that is no namespace declaration.
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
    open: Vec<OpenElement<'a>>,
    bindings: Bindings<'a>,
    attributes: Vec<ResolvedAttribute<'a>>,
    raw: Vec<RawAttribute<'a>>,
    limits: Limits,
    has_carriage_returns: bool,
    root_seen: bool,
    /// The last token ended an element, which the next call closes: until then it has a name.
    closes_element: bool,
}

type Scanned<T> = Result<T, Refusal>;

impl<'a> Scanner<'a> {
    /// Starts on a message. `strict_namespaces` makes `https://` spellings other namespaces.
    pub(super) fn new(bytes: &'a [u8], limits: Limits, strict_namespaces: bool) -> Scanned<Self> {
        if bytes.len() > limits.bytes {
            return Err(Refusal::LimitExceeded(Limit::Bytes));
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let (text, cut) = readable(bytes);
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        Ok(Self {
            reader,
            text,
            cut,
            open: Vec::with_capacity(16),
            bindings: Bindings::new(strict_namespaces, limits.namespaces),
            attributes: Vec::with_capacity(8),
            raw: Vec::with_capacity(8),
            limits,
            has_carriage_returns: text.as_bytes().contains(&b'\r'),
            root_seen: false,
            closes_element: false,
        })
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
                    if let Some(token) = self.text(text.into_inner(), at, false)? {
                        return Ok(token);
                    }
                }
                Event::CData(text) => {
                    if let Some(token) = self.text(text.into_inner(), at + "<![CDATA[".len(), true)? {
                        return Ok(token);
                    }
                }
                Event::GeneralRef(_) => return self.reference(at),
                Event::Comment(_) => {}
                Event::Decl(_) => self.declaration(at)?,
                Event::PI(_) => return Err(self.malformed(at + 2, Malformed::ProcessingInstruction)),
                Event::DocType(_) => return Err(self.document_type(at)),
                Event::Eof => return self.end_of_document(),
            }
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
        if self.root_seen && self.open.is_empty() {
            return Err(self.malformed(at + 1, Malformed::MultipleRoots));
        }
        if self.open.len() == self.limits.depth {
            return Err(Refusal::LimitExceeded(Limit::Depth));
        }
        self.root_seen = true;
        let offset = at + 1;
        let name_length = tag.name().as_ref().len();
        let content_length = name_length + tag.attributes_raw().len();
        let (qualified, content) = self.text[offset..offset + content_length].split_at(name_length);
        let outer_bindings = self.bindings.len();
        self.attributes.clear();
        self.check_name(qualified, offset)?;
        if !lexeme::is_blank(content) {
            self.read_attributes(content, offset + name_length)?;
        }
        let (prefix, local) = split_name(qualified);
        let Some(namespace) = self.bindings.resolve(prefix) else {
            return Err(self.malformed(offset, Malformed::UndeclaredPrefix(prefix.to_owned())));
        };
        self.open.push(OpenElement { qualified, local, namespace, offset, outer_bindings });
        self.closes_element = is_empty;
        Ok(Token::Start { local, namespace, offset, is_empty })
    }

    /// Most names are ASCII letters; anything else is looked at closely.
    fn check_name(&self, qualified: &str, offset: usize) -> Scanned<()> {
        let bytes = qualified.as_bytes();
        let mut colons = 0;
        let plain = bytes.iter().fold(true, |plain, &byte| {
            colons += usize::from(byte == b':');
            plain & (byte.is_ascii_alphabetic() | (byte == b':'))
        });
        let ends = (bytes.first(), bytes.last());
        if plain && colons <= 1 && !matches!(ends, (None | Some(b':'), _) | (_, Some(b':'))) {
            return Ok(());
        }
        lexeme::check_qualified_name(qualified).map_err(|problem| self.problem(offset, problem))
    }

    fn read_attributes(&mut self, content: &'a str, offset: usize) -> Scanned<()> {
        let mut raw = std::mem::take(&mut self.raw);
        raw.clear();
        let scanned = tag::scan(content, offset, &mut raw).map_err(|problem| self.problem(0, problem));
        let resolved = scanned.and_then(|()| {
            if raw.len() > self.limits.attributes {
                return Err(Refusal::LimitExceeded(Limit::Attributes));
            }
            self.declare_namespaces(&raw)?;
            self.resolve_attributes(&raw)
        });
        self.raw = raw;
        resolved
    }

    fn declare_namespaces(&mut self, raw: &[RawAttribute<'a>]) -> Scanned<()> {
        for attribute in raw {
            let prefix = match attribute.name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            match self.bindings.declare(prefix, attribute.decoded()) {
                Ok(()) => {}
                Err(BadDeclaration::Limit(limit)) => return Err(Refusal::LimitExceeded(limit)),
                Err(BadDeclaration::Malformed(kind)) => return Err(self.malformed(attribute.offset, kind)),
            }
        }
        Ok(())
    }

    fn resolve_attributes(&mut self, raw: &[RawAttribute<'a>]) -> Scanned<()> {
        for (index, attribute) in raw.iter().enumerate() {
            if raw[..index].iter().any(|earlier| earlier.name == attribute.name) {
                return Err(self.duplicate(attribute));
            }
            let (prefix, local) = split_name(attribute.name);
            if prefix == "xmlns" || attribute.name == "xmlns" {
                continue;
            }
            let namespace = match prefix {
                "" => Resolved::NOWHERE,
                prefix => self.bindings.resolve(prefix).ok_or_else(|| {
                    let kind = Malformed::UndeclaredPrefix(prefix.to_owned());
                    self.malformed(attribute.offset, kind)
                })?,
            };
            let same = |earlier: &ResolvedAttribute<'_>| {
                earlier.local == local && self.bindings.same(earlier.namespace, namespace)
            };
            if !prefix.is_empty() && self.attributes.iter().any(same) {
                return Err(self.duplicate(attribute));
            }
            self.attributes.push(ResolvedAttribute { raw: *attribute, namespace, local });
        }
        Ok(())
    }

    fn duplicate(&self, attribute: &RawAttribute<'_>) -> Refusal {
        self.malformed(attribute.offset, Malformed::DuplicateAttribute(attribute.name.to_owned()))
    }

    fn text(&self, text: Cow<'a, str>, offset: usize, is_cdata: bool) -> Scanned<Option<Token<'a>>> {
        if text.is_empty() && !is_cdata {
            return Ok(None);
        }
        let is_blank = !is_cdata && lexeme::is_blank(&text);
        if self.open.is_empty() {
            let data = text.bytes().position(|byte| !lexeme::is_space(byte)).unwrap_or(0);
            return match (is_blank, is_cdata) {
                (true, _) => Ok(None),
                (false, true) => {
                    let at = offset - "<![CDATA[".len();
                    Err(self.malformed(at, Malformed::RootLevelData))
                }
                (false, false) => Err(self.malformed(offset + data, Malformed::RootLevelData)),
            };
        }
        if !is_cdata {
            if let Some(end) = text.find("]]>") {
                return Err(self.malformed(offset + end, Malformed::CdataEnd));
            }
        }
        let text = if self.has_carriage_returns { normalise_line_ends(text) } else { text };
        Ok(Some(Token::Text { text, offset, is_blank }))
    }

    fn reference(&self, at: usize) -> Scanned<Token<'a>> {
        if self.open.is_empty() {
            return Err(self.malformed(at, Malformed::RootLevelData));
        }
        let after = &self.text[at + 1..];
        match lexeme::reference(after) {
            Ok((character, _)) => {
                let text = Cow::Owned(character.to_string());
                Ok(Token::Text { text, offset: at, is_blank: false })
            }
            Err(problem) => Err(self.problem(at + 1, problem)),
        }
    }

    fn declaration(&self, at: usize) -> Scanned<()> {
        if at > 0 {
            return Err(self.malformed(at + 2, Malformed::LateDeclaration));
        }
        let content = &self.text[..self.at()];
        let content = content.trim_start_matches("<?xml").trim_end_matches("?>");
        let mut found = Vec::new();
        let scanned = tag::scan(content, "<?xml".len(), &mut found);
        let names: Vec<_> = found.iter().map(|attribute| attribute.name).collect();
        let in_order = matches!(
            names[..],
            ["version"]
                | ["version", "encoding"]
                | ["version", "standalone"]
                | ["version", "encoding", "standalone"]
        );
        let standalone = found.iter().find(|attribute| attribute.name == "standalone");
        let fits = in_order
            && found[0].value == "1.0"
            && standalone.is_none_or(|attribute| matches!(attribute.value, "yes" | "no"));
        if scanned.is_err() || !fits {
            return Err(self.malformed(at + 2, Malformed::DeclarationSyntax));
        }
        let encoding = found.iter().find(|attribute| attribute.name == "encoding");
        match encoding {
            Some(attribute) if !is_read_as_utf8(attribute.value) => {
                let value_at = attribute.value.as_ptr() as usize - self.text.as_ptr() as usize;
                let kind = Malformed::UnsupportedEncoding(attribute.value.to_owned());
                Err(self.malformed(value_at, kind))
            }
            _ => Ok(()),
        }
    }

    fn document_type(&self, at: usize) -> Refusal {
        if !self.open.is_empty() {
            return self.malformed(at + 2, Malformed::DtdInContent);
        }
        if self.root_seen {
            return self.malformed(at + 2, Malformed::DtdAfterRoot);
        }
        Violation { position: Position::default(), kind: ViolationKind::Malformed(Malformed::Dtd) }.into()
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

    /// Says in .NET's terms what quick-xml stumbled over in the token that starts at an offset.
    #[cold]
    fn diagnose(&mut self, at: usize) -> Refusal {
        let rest = &self.text[at..];
        if let Some(after) = rest.strip_prefix("</") {
            return self.diagnose_end_tag(after, at + 2);
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            return match comment.find("--") {
                Some(hyphens) => self.malformed(at + 4 + hyphens, Malformed::CommentHyphens),
                None => self.malformed(self.text.len(), Malformed::EndOfFileIn("Comment")),
            };
        }
        if rest.starts_with("<![CDATA[") {
            return self.malformed(self.text.len(), Malformed::EndOfFileIn("CDATA"));
        }
        if let Some(after) = rest.strip_prefix("<!") {
            if after.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("DOCTYPE")) {
                return self.document_type(at);
            }
            let whole = ["--", "[CDATA[", "DOCTYPE"].iter().any(|mark| mark.starts_with(after));
            let kind =
                if whole { self.unclosed() } else { lexeme::unexpected(after, "'<!--' or '<[CDATA['") };
            return self.malformed(at + 2, kind);
        }
        if rest.starts_with("<?") {
            return self.malformed(self.text.len(), Malformed::EndOfFileIn("PI"));
        }
        if rest.starts_with('&') {
            return match lexeme::reference(&rest[1..]) {
                Err(problem) if !self.open.is_empty() => self.problem(at + 1, problem),
                _ => self.malformed(at, Malformed::RootLevelData),
            };
        }
        self.diagnose_start_tag(&rest[1..], at + 1)
    }

    fn diagnose_start_tag(&mut self, content: &'a str, at: usize) -> Refusal {
        if self.root_seen && self.open.is_empty() {
            return self.malformed(at, Malformed::MultipleRoots);
        }
        let end = content.find(|c: char| c.is_ascii() && (lexeme::is_space(c as u8) || c == '>' || c == '/'));
        let (name, rest) = content.split_at(end.unwrap_or(content.len()));
        if let Err(problem) = lexeme::check_qualified_name(name) {
            return self.problem(at, problem);
        }
        let mut found = Vec::new();
        match tag::scan(rest, at + name.len(), &mut found) {
            Err(problem) => self.problem(0, problem),
            Ok(()) => self.malformed(self.text.len(), self.unclosed()),
        }
    }

    fn diagnose_end_tag(&self, after: &str, at: usize) -> Refusal {
        let Some(open) = self.open.last() else {
            return self.malformed(at, Malformed::UnexpectedEndTag);
        };
        let name_end = after.find(|c: char| c.is_ascii() && (lexeme::is_space(c as u8) || c == '>'));
        let name = &after[..name_end.unwrap_or(after.len())];
        if name_end.is_none() && open.qualified.starts_with(name) {
            return self.malformed(self.text.len(), self.unclosed());
        }
        if let Err(problem) = lexeme::check_qualified_name(name) {
            return self.problem(at, problem);
        }
        if name == open.qualified {
            let tail = after[name.len()..].trim_start_matches([' ', '\t', '\r', '\n']);
            let kind = if tail.is_empty() { self.unclosed() } else { lexeme::unexpected(tail, "'>'") };
            return self.malformed(at + after.len() - tail.len(), kind);
        }
        let kind = Malformed::EndTagMismatch {
            start: open.qualified.to_owned(),
            start_position: Position::of_offset(self.text, open.offset),
            end: name.to_owned(),
        };
        self.malformed(at, kind)
    }
}

/// The part of the input that can be read, and what ends it early.
fn readable(bytes: &[u8]) -> (&str, Option<Malformed>) {
    let (text, bad_bytes) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = &bytes[..error.valid_up_to()];
            (std::str::from_utf8(valid).unwrap_or_default(), Some(Malformed::Encoding))
        }
    };
    match lexeme::first_forbidden_character(text) {
        Some((at, character)) => (&text[..at], Some(Malformed::InvalidCharacter(character))),
        None => (text, bad_bytes),
    }
}

fn split_name(qualified: &str) -> (&str, &str) {
    qualified.split_once(':').unwrap_or(("", qualified))
}

fn is_read_as_utf8(encoding: &str) -> bool {
    ["utf-8", "us-ascii"].iter().any(|name| encoding.eq_ignore_ascii_case(name))
}

fn normalise_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

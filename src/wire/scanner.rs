//! A strict pull reader, which refuses everything XML 1.0 and Namespaces refuse.
//!
//! Tags, text and references are cut here, since all that is in them has to be looked at here anyhow; what
//! starts with `<!` or `<?`, and is rare, quick-xml reads.
//!
//! The first problem in document order wins. Input that cannot be read to its end (bytes that are not
//! UTF-8, a character XML does not allow) is cut there: what comes before is read as usual, and only when
//! nothing else is wrong before the cut is the cut itself the problem.

mod diagnosis;
mod markup;

use std::borrow::Cow;

use super::bindings::{BadDeclaration, Bindings, Resolved};
use super::lexeme::{self, Problem};
use super::limits::{Limit, Limits, MOST_DEPTH};
use super::names::{self, QualifiedName};
use super::namespace::Namespace;
use super::position::Position;
use super::refusal::Refusal;
use super::tag::{self, Piece, RawAttribute};
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
    /// A piece of text between two tags, with LF for all line ends.
    Text {
        text: Cow<'a, str>,
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
#[derive(Debug, Clone)]
pub(super) struct ResolvedAttribute<'a> {
    pub(super) raw: RawAttribute<'a>,
    pub(super) namespace: Resolved,
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
    text: &'a str,
    /// Offset of the next token.
    at: usize,
    /// Why the input ends where it does, when it is not its end.
    cut: Option<Malformed>,
    open: Vec<OpenElement<'a>>,
    bindings: Bindings<'a>,
    attributes: Vec<ResolvedAttribute<'a>>,
    limits: Limits,
    /// How many start tags there have been.
    elements: usize,
    root_seen: bool,
    /// The last token ended an element, which the next call closes: until then it has a name.
    closes_element: bool,
    /// White space between tags is a token; see [`Scanner::keep_white_space`].
    keeps_white_space: bool,
}

type Scanned<T> = Result<T, Refusal>;

impl<'a> Scanner<'a> {
    /// Starts on a message. `strict_namespaces` makes `https://` spellings other namespaces.
    pub(super) fn new(bytes: &'a [u8], limits: Limits, strict_namespaces: bool) -> Scanned<Self> {
        // Offsets are stored in 32 bits.
        if bytes.len() > limits.bytes.min(u32::MAX as usize) {
            return Err(Refusal::LimitExceeded(Limit::Bytes));
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let (text, cut) = readable(bytes);
        Ok(Self {
            text,
            at: 0,
            cut,
            open: Vec::with_capacity(8),
            bindings: Bindings::new(strict_namespaces, limits.namespaces),
            attributes: Vec::with_capacity(4),
            limits,
            elements: 0,
            root_seen: false,
            closes_element: false,
            keeps_white_space: false,
        })
    }

    /// The attributes of the last start tag.
    pub(super) fn attributes(&self) -> &[ResolvedAttribute<'a>] {
        &self.attributes
    }

    /// White space is part of the value of the innermost element, or does not belong there: it is a token
    /// up to the end of that element, which has no children. Elsewhere it only separates tags and is skipped.
    #[inline]
    pub(super) fn keep_white_space(&mut self) {
        self.keeps_white_space = true;
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
            let at = self.at;
            match &self.text.as_bytes()[at..] {
                [b'<', b'/', ..] => return self.end(at),
                [b'<', b'!' | b'?', ..] => {
                    if let Some(token) = self.markup(at)? {
                        return Ok(token);
                    }
                }
                [b'<'] => return Err(self.malformed(at + 1, self.unclosed())),
                [b'<', ..] => return self.start(at),
                [b'&', ..] => return self.reference(at),
                [] => return self.end_of_document(),
                _ => {
                    if let Some(token) = self.text(at)? {
                        return Ok(token);
                    }
                }
            }
        }
    }

    fn close(&mut self) {
        self.keeps_white_space = false;
        if let Some(element) = self.open.pop() {
            self.bindings.truncate(element.outer_bindings);
        }
    }

    fn start(&mut self, at: usize) -> Scanned<Token<'a>> {
        let offset = at + 1;
        self.begin_element(offset)?;
        let QualifiedName { end, local_at } = self.name_in_tag(offset)?;
        let outer_bindings = self.bindings.len();
        let is_empty = self.read_attributes(end)?;
        let qualified = &self.text[offset..end];
        let (prefix, local) = (&self.text[offset..local_at.max(offset + 1) - 1], &self.text[local_at..end]);
        let namespace = match self.bindings.resolve(prefix) {
            Some(namespace) => namespace,
            None => return Err(self.undeclared_prefix(offset, prefix)),
        };
        if !self.attributes.is_empty() {
            self.resolve_attributes()?;
        }
        self.open.push(OpenElement { qualified, local, namespace, offset, outer_bindings });
        self.closes_element = is_empty;
        Ok(Token::Start { local, namespace, offset, is_empty })
    }

    fn end(&mut self, at: usize) -> Scanned<Token<'a>> {
        let offset = at + "</".len();
        let name = self.open.last().map(|element| element.qualified);
        let rest = name.and_then(|name| self.text[offset..].strip_prefix(name));
        let rest = rest.map(|rest| rest.trim_start_matches(lexeme::SPACES));
        match rest.and_then(|rest| rest.strip_prefix('>')) {
            Some(rest) => {
                self.at = self.text.len() - rest.len();
                self.closes_element = true;
                Ok(Token::End { offset })
            }
            None => Err(self.diagnose_end_tag(offset)),
        }
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

    /// Reads an element's name in its start tag.
    #[inline]
    fn name_in_tag(&self, offset: usize) -> Scanned<QualifiedName> {
        let bytes = self.text.as_bytes();
        let ends = |name: &QualifiedName| matches!(bytes[name.end..], [b'>' | b' ', ..] | [b'/', b'>', ..]);
        match names::plain(bytes, offset).filter(ends) {
            Some(name) => Ok(name),
            None => self.unusual_name_in_tag(offset),
        }
    }

    fn unusual_name_in_tag(&self, offset: usize) -> Scanned<QualifiedName> {
        let name = names::any(self.text, offset).map_err(|problem| self.problem(0, problem))?;
        let (end, rest) = (name.end, &self.text[name.end..]);
        match rest.chars().next() {
            Some('>' | ' ' | '\t' | '\n' | '\r') => Ok(name),
            Some('/') if rest.starts_with("/>") => Ok(name),
            Some('/') if rest.len() == 1 => Err(self.malformed(end, Malformed::EndOfFileIn(">"))),
            Some('/') => Err(self.malformed(end, lexeme::unexpected(rest, "'>'"))),
            Some(c) => Err(self.malformed(end, Malformed::NameCharacter(c))),
            None => Err(self.malformed(end, Malformed::EndOfFileIn("Name"))),
        }
    }

    /// Reads what follows the name in a start tag, and puts namespace declarations in force; says whether the
    /// tag ends the element, too.
    fn read_attributes(&mut self, mut at: usize) -> Scanned<bool> {
        loop {
            let raw = match tag::next_piece(self.text, at) {
                Ok(Piece::Attribute(raw)) => raw,
                Ok(Piece::End { after, is_empty }) => {
                    self.at = after;
                    return Ok(is_empty);
                }
                Err(problem) => return Err(self.problem(0, problem)),
            };
            if self.attributes.len() >= self.limits.attributes {
                return Err(Refusal::LimitExceeded(Limit::Attributes));
            }
            at = raw.end();
            let declares = match (raw.prefix(), raw.local) {
                ("xmlns", prefix) => Some(prefix),
                ("", "xmlns") => Some(""),
                _ => None,
            };
            let namespace = if declares.is_some() { Resolved::DECLARATION } else { Resolved::NOWHERE };
            if let Some(prefix) = declares {
                self.declare(prefix, &raw)?;
            }
            self.attributes.push(ResolvedAttribute { raw, namespace });
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
            let prefix = attribute.raw.prefix();
            if prefix.is_empty() || attribute.namespace.namespace == Namespace::Xmlns {
                continue;
            }
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
                first.raw.local == other.raw.local && self.bindings.same(first.namespace, other.namespace)
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

    /// Text that a tag or a reference ends; `None` for white space that does not count. Outside the root
    /// there can be no other.
    #[inline]
    fn text(&mut self, offset: usize) -> Scanned<Option<Token<'a>>> {
        let bytes = &self.text.as_bytes()[offset..];
        let spaces = lexeme::leading_space(bytes);
        let length = match bytes.get(spaces) {
            Some(b'<' | b'&') | None => spaces,
            Some(_) => lexeme::text_length(bytes, spaces),
        };
        let is_blank = spaces == length;
        self.at = offset + length;
        if is_blank && !self.keeps_white_space {
            return Ok(None);
        }
        if self.open.is_empty() {
            return Err(self.root_level_data(offset + spaces));
        }
        let text = &self.text[offset..self.at];
        let text =
            if lexeme::is_remarkable(text) { self.remarkable(offset, text)? } else { Cow::Borrowed(text) };
        Ok(Some(Token::Text { text, offset, is_blank }))
    }

    /// A text that may have something that it must not have, or that stands for something else.
    #[cold]
    fn remarkable(&self, offset: usize, text: &'a str) -> Scanned<Cow<'a, str>> {
        if let Some(end) = lexeme::cdata_end(text) {
            return Err(self.malformed(offset + end, Malformed::CdataEnd));
        }
        Ok(lexeme::with_line_feeds(text))
    }

    #[cold]
    fn root_level_data(&self, offset: usize) -> Refusal {
        self.malformed(offset, Malformed::RootLevelData)
    }

    fn reference(&mut self, at: usize) -> Scanned<Token<'a>> {
        if self.open.is_empty() {
            return Err(self.root_level_data(at));
        }
        match lexeme::reference(&self.text[at + 1..]) {
            Ok((character, length)) => {
                self.at = at + 1 + length;
                Ok(Token::Character { character, offset: at })
            }
            Err(problem) => Err(self.problem(at + 1, problem)),
        }
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
        Some((at, character)) => (&text[..at], Some(Malformed::InvalidCharacter(character.into()))),
        None => (text, bad_bytes),
    }
}

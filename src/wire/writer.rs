//! Values to bytes, in table order, straight into one buffer.

use super::lexeme::FIRST_OF_FORBIDDEN;
use super::namespace::{Namespace, Spelling};
use super::schema::Element;

/// How element names are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// `m:` and `t:` prefixes, declared further out.
    Prefixes,
    /// No prefixes: the default namespace is declared wherever it changes.
    DefaultNamespace,
}

/// The buffer an answer (or a typed request) is written into.
#[derive(Debug)]
pub struct Writer {
    bytes: Vec<u8>,
    naming: Naming,
    spelling: Spelling,
    /// With [`Naming::DefaultNamespace`]: the default namespace inside the innermost open element.
    default: Option<Namespace>,
    /// That around each element which [`start`](Self::start) has opened.
    outer_defaults: Vec<Option<Namespace>>,
    /// The last thing written is a start tag, to which attributes may be added.
    tag_is_open: bool,
    /// That tag has declarations to make before it ends.
    owes_declarations: bool,
    /// The default namespace that tag has still to declare.
    undeclared_default: Option<Namespace>,
    /// Declarations that the next start tag has to make.
    due: Vec<&'static str>,
}

impl Writer {
    /// An empty buffer.
    #[must_use]
    pub fn new(naming: Naming, spelling: Spelling) -> Self {
        Self {
            bytes: Vec::with_capacity(2048),
            naming,
            spelling,
            default: None,
            outer_defaults: Vec::new(),
            tag_is_open: false,
            owes_declarations: false,
            undeclared_default: None,
            due: Vec::new(),
        }
    }

    /// What has been written.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// How namespaces are spelled.
    #[must_use]
    pub const fn spelling(&self) -> Spelling {
        self.spelling
    }

    /// Writes one value after the other. Room is made for all when the first one has been written, as if the
    /// others were as long.
    pub(crate) fn each<T>(&mut self, values: &[T], mut write: impl FnMut(&mut Self, &T)) {
        let Some((first, others)) = values.split_first() else { return };
        let start = self.bytes.len();
        write(self, first);
        if others.len() > 1 {
            let length = self.bytes.len() - start;
            // Others may be far shorter than the first.
            self.bytes.reserve((length + length / 16).saturating_mul(others.len()).min(ROOM_MAX));
        }
        others.iter().for_each(|value| write(self, value));
    }

    /// Writes markup that is ready as it is.
    pub fn raw(&mut self, markup: &str) {
        self.finish_tag();
        self.bytes.extend_from_slice(markup.as_bytes());
    }

    /// Writes an element around what `content` writes.
    #[inline]
    pub fn element(&mut self, element: &Element, content: impl FnOnce(&mut Self)) {
        let outer = self.enter(element.namespace);
        match element.tags().filter(|_| self.naming == Naming::DefaultNamespace) {
            Some(tags) => {
                push_padded(&mut self.bytes, &tags.start, element.name.len() + "<>".len());
                self.tag_is_open = true;
                content(self);
                if !self.ends_empty() {
                    push_padded(&mut self.bytes, &tags.end, element.name.len() + "</>".len());
                }
            }
            None => {
                self.push_start(element.namespace, element.name);
                content(self);
                self.push_end(element.namespace, element.name);
            }
        }
        self.default = outer;
    }

    /// Writes an element that holds a text and nothing else, as most do.
    pub fn text_element(&mut self, element: &Element, text: &str) {
        if is_clean(text.as_bytes()) {
            self.leaf(element, text.as_bytes());
        } else {
            self.element(element, |writer| writer.text(text));
        }
    }

    /// Writes an element that holds a text in which nothing has to be escaped, as in words of the schema.
    pub fn clean_element(&mut self, element: &Element, text: &str) {
        debug_assert!(is_clean(text.as_bytes()), "{text:?} is not clean");
        self.leaf(element, text.as_bytes());
    }

    /// The same with a text in ASCII, as numbers and times are.
    pub(crate) fn ascii_element(&mut self, element: &Element, text: &[u8]) {
        debug_assert!(text.is_ascii() && is_clean(text), "{text:?} is not clean");
        self.leaf(element, text);
    }

    /// Writes an element that holds a text in which nothing has to be escaped.
    fn leaf(&mut self, element: &Element, text: &[u8]) {
        let is_plain = self.naming == Naming::DefaultNamespace && self.default == Some(element.namespace);
        match element.tags() {
            Some(tags) if is_plain && (1..=SHORT).contains(&text.len()) => {
                self.finish_tag();
                let [start, end] = [element.name.len() + "<>".len(), element.name.len() + "</>".len()];
                push_leaf(&mut self.bytes, (&tags.start, start), text, (&tags.end, end));
            }
            _ => self.long_leaf(element, text),
        }
    }

    /// The same, however long the text is and whatever has to be declared.
    #[inline(never)]
    fn long_leaf(&mut self, element: &Element, text: &[u8]) {
        self.element(element, |writer| {
            if !text.is_empty() {
                writer.finish_tag();
                writer.bytes.extend_from_slice(text);
            }
        });
    }

    /// Opens an element; attributes may follow.
    pub fn start(&mut self, namespace: Namespace, name: &str) {
        let outer = self.enter(namespace);
        self.outer_defaults.push(outer);
        self.push_start(namespace, name);
    }

    /// Closes the innermost element that was opened with [`start`](Self::start), which must be the one named.
    pub fn end(&mut self, namespace: Namespace, name: &str) {
        self.push_end(namespace, name);
        self.default = self.outer_defaults.pop().flatten();
    }

    /// Ends the tag around an element and notes what its own has to declare. Returns the default namespace
    /// around it.
    #[inline]
    fn enter(&mut self, namespace: Namespace) -> Option<Namespace> {
        self.finish_tag();
        let outer = self.default;
        if self.naming == Naming::DefaultNamespace && outer != Some(namespace) {
            self.default = Some(namespace);
            self.undeclared_default = Some(namespace);
            self.owes_declarations = true;
        }
        outer
    }

    fn push_start(&mut self, namespace: Namespace, name: &str) {
        self.bytes.push(b'<');
        self.push_prefix(namespace);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.push(b'>');
        self.tag_is_open = true;
    }

    fn push_end(&mut self, namespace: Namespace, name: &str) {
        if !self.ends_empty() {
            self.bytes.extend_from_slice(b"</");
            self.push_prefix(namespace);
            self.bytes.extend_from_slice(name.as_bytes());
            self.bytes.push(b'>');
        }
    }

    fn push_prefix(&mut self, namespace: Namespace) {
        if self.naming == Naming::Prefixes {
            self.bytes.extend_from_slice(prefix(namespace).as_bytes());
        }
    }

    /// Whether the innermost element has no content: then its start tag becomes its end tag as well.
    #[inline]
    fn ends_empty(&mut self) -> bool {
        let is_empty = self.tag_is_open;
        if is_empty {
            self.finish_tag();
            self.reopen_tag();
            self.bytes.extend_from_slice(b"/>");
        }
        is_empty
    }

    /// Takes back the bracket that ends the innermost start tag.
    fn reopen_tag(&mut self) {
        let bracket = self.bytes.pop();
        debug_assert_eq!(bracket, Some(b'>'), "the last thing written is a start tag");
    }

    /// Writes an attribute of the element just opened.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.push_attribute(name, |bytes| escape_into(bytes, value, attribute_escape));
    }

    /// Writes an attribute with a value in ASCII in which nothing has to be escaped, as in identifiers.
    pub(crate) fn clean_attribute(&mut self, name: &str, value: &[u8]) {
        debug_assert!(value.is_ascii() && is_clean(value), "{value:?} is not clean");
        self.push_attribute(name, |bytes| bytes.extend_from_slice(value));
    }

    #[inline]
    fn push_attribute(&mut self, name: &str, push_value: impl FnOnce(&mut Vec<u8>)) {
        debug_assert!(self.tag_is_open, "attributes come before content");
        self.reopen_tag();
        self.bytes.push(b' ');
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(b"=\"");
        push_value(&mut self.bytes);
        self.bytes.extend_from_slice(b"\">");
    }

    /// Says which type the element just opened has, with the declarations that takes: what lies further out
    /// may have none.
    pub fn instance_type(&mut self, namespace: Namespace, name: &str) {
        self.attribute("xsi:type", &format!("{}{name}", prefix(namespace)));
        self.declare("xsi", Namespace::SchemaInstance);
        if self.naming == Naming::DefaultNamespace {
            self.declare(prefix(namespace).trim_end_matches(':'), namespace);
        }
    }

    /// Declares a prefix on the element just opened, after its default namespace.
    pub fn declare(&mut self, prefix: &str, namespace: Namespace) {
        if self.owes_declarations {
            self.make_declarations();
        }
        self.reopen_tag();
        self.bytes.extend_from_slice(b" xmlns:");
        self.bytes.extend_from_slice(prefix.as_bytes());
        self.bytes.extend_from_slice(b"=\"");
        self.bytes.extend_from_slice(namespace.uri(self.spelling).as_bytes());
        self.bytes.extend_from_slice(b"\">");
    }

    /// Makes the next element declare namespaces, after its attributes and its default namespace. `pieces`
    /// are the declarations as they are to be written.
    pub(crate) fn declare_on_next(&mut self, pieces: &[&'static str]) {
        self.due.extend_from_slice(pieces);
        self.owes_declarations = true;
    }

    /// Writes an element whose conventional prefix is declared on itself, after its attributes.
    pub fn prefixed_element(
        &mut self,
        namespace: Namespace,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) {
        let naming = std::mem::replace(&mut self.naming, Naming::Prefixes);
        self.start(namespace, name);
        for (attribute, value) in attributes {
            self.attribute(attribute, value);
        }
        self.declare(prefix(namespace).trim_end_matches(':'), namespace);
        content(self);
        self.end(namespace, name);
        self.naming = naming;
    }

    /// Writes text.
    pub fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.finish_tag();
            escape_into(&mut self.bytes, text, text_escape);
        }
    }

    /// Makes the declarations that the start tag still has to make; content follows.
    #[inline]
    fn finish_tag(&mut self) {
        if self.owes_declarations {
            self.make_declarations();
        }
        self.tag_is_open = false;
    }

    /// Declares the default namespace on an element that is in another one than its parent, and what else is
    /// due.
    #[cold]
    fn make_declarations(&mut self) {
        if !self.tag_is_open {
            return;
        }
        self.owes_declarations = false;
        self.reopen_tag();
        if let Some(namespace) = self.undeclared_default.take() {
            self.bytes.extend_from_slice(b" xmlns=\"");
            self.bytes.extend_from_slice(namespace.uri(self.spelling).as_bytes());
            self.bytes.push(b'"');
        }
        for piece in self.due.drain(..) {
            self.bytes.extend_from_slice(piece.as_bytes());
        }
        self.bytes.push(b'>');
    }
}

/// Copies the first `length` bytes of a piece: all of it, which takes no call, and then what is too much goes
/// again.
#[inline]
fn push_padded(bytes: &mut Vec<u8>, piece: &[u8; 32], length: usize) {
    let end = bytes.len() + length;
    bytes.extend_from_slice(piece);
    bytes.truncate(end);
}

/// The most bytes of a text that is copied together with its tags.
const SHORT: usize = 32;

/// Copies a short text and the tags around it, each with its length: room is made once, and pieces of fixed
/// length are laid over each other, which takes no call.
#[inline(always)]
fn push_leaf(bytes: &mut Vec<u8>, start: (&[u8; 32], usize), text: &[u8], end: (&[u8; 32], usize)) {
    let before = bytes.len();
    bytes.extend_from_slice(&[0; 3 * 32]);
    let Some(room) = bytes.last_chunk_mut::<{ 3 * 32 }>() else { return };
    room[..32].copy_from_slice(start.0);
    let text_end = start.1 + text.len();
    match text.len() {
        ..2 => room[start.1] = text.first().copied().unwrap_or_default(),
        2..4 => lay_ends::<2>(room, start.1, text),
        4..8 => lay_ends::<4>(room, start.1, text),
        8..16 => lay_ends::<8>(room, start.1, text),
        _ => lay_ends::<16>(room, start.1, text),
    }
    room[text_end..text_end + 32].copy_from_slice(end.0);
    bytes.truncate(before + text_end + end.1);
}

/// Copies a text of `LENGTH` to twice as many bytes in two pieces.
#[inline(always)]
fn lay_ends<const LENGTH: usize>(room: &mut [u8], at: usize, text: &[u8]) {
    if let (Some(first), Some(last)) = (text.first_chunk::<LENGTH>(), text.last_chunk::<LENGTH>()) {
        room[at..at + LENGTH].copy_from_slice(first);
        let last_at = at + text.len() - LENGTH;
        room[last_at..last_at + LENGTH].copy_from_slice(last);
    }
}

/// The most bytes that room is made for at once.
const ROOM_MAX: usize = 8 << 20;

/// The conventional prefix with its colon.
const fn prefix(namespace: Namespace) -> &'static str {
    match namespace {
        Namespace::Messages => "m:",
        Namespace::Types => "t:",
        Namespace::Errors => "e:",
        Namespace::Soap => "s:",
        _ => "",
    }
}

/// Writes a value with what has to be escaped replaced. Hardly any value has such a byte.
#[inline]
pub(super) fn escape_into(bytes: &mut Vec<u8>, text: &str, replacement: fn(u8) -> Option<&'static str>) {
    if is_clean(text.as_bytes()) {
        bytes.extend_from_slice(text.as_bytes());
    } else {
        replace_into(bytes, text, replacement);
    }
}

/// Copies clean runs, replacing the bytes that `replacement` names.
#[cold]
fn replace_into(bytes: &mut Vec<u8>, text: &str, replacement: fn(u8) -> Option<&'static str>) {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|&byte| is_to_look_at(byte)) {
        let (replacement, length) = match replacement(rest[at]) {
            Some(replacement) => (replacement.as_bytes(), 1),
            // U+FFFE and U+FFFF are no characters of XML.
            None if matches!(rest[at..], [FIRST_OF_FORBIDDEN, 0xBF, 0xBE | 0xBF, ..]) => {
                (REPLACEMENT.as_bytes(), 3)
            }
            None => (&rest[at..=at], 1),
        };
        bytes.extend_from_slice(&rest[..at]);
        bytes.extend_from_slice(replacement);
        rest = &rest[at + length..];
    }
    bytes.extend_from_slice(rest);
}

/// Whether no byte may have to be escaped, in text or in an attribute.
#[inline]
fn is_clean(text: &[u8]) -> bool {
    match text.len() {
        16..=32 => has_clean_ends(text),
        8..16 => is_clean_piece(&ends::<8, 2>(text)),
        4..8 => is_clean_piece(&ends::<4, 4>(text)),
        0 => true,
        1 => !is_to_look_at(text[0]),
        2..4 => text.iter().all(|&byte| !is_to_look_at(byte)),
        _ => is_clean_throughout(text),
    }
}

/// The first and the last bytes of a text, which may overlap, until there are sixteen.
#[inline(always)]
fn ends<const LENGTH: usize, const TIMES: usize>(text: &[u8]) -> [u8; 16] {
    let mut piece = [0; 16];
    if let (Some(first), Some(last)) = (text.first_chunk::<LENGTH>(), text.last_chunk::<LENGTH>()) {
        for half in 0..TIMES / 2 {
            piece[2 * half * LENGTH..][..LENGTH].copy_from_slice(first);
            piece[(2 * half + 1) * LENGTH..][..LENGTH].copy_from_slice(last);
        }
    }
    piece
}

/// The same of a text of 16 to 32 bytes.
#[inline(always)]
fn has_clean_ends(text: &[u8]) -> bool {
    let ends = text.first_chunk().zip(text.last_chunk());
    ends.is_some_and(|(first, last)| are_clean(first, last))
}

/// The same of a text of at least 32 bytes.
#[inline(never)]
fn is_clean_throughout(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some((piece, after)) = rest.split_first_chunk::<32>() {
        if !has_clean_ends(piece) {
            return false;
        }
        rest = after;
    }
    // What is left, and some of what is not.
    has_clean_ends(&text[text.len() - 32..])
}

#[inline(always)]
fn is_clean_piece(piece: &[u8; 16]) -> bool {
    are_clean(piece, piece)
}

/// Of sixteen bytes at once the compiler makes short vector code, unless it knows where they come from.
#[inline(never)]
fn are_clean(first: &[u8; 16], second: &[u8; 16]) -> bool {
    let mut found = [0; 16];
    for (found, (&first, &second)) in found.iter_mut().zip(first.iter().zip(second)) {
        *found = u8::from(is_to_look_at(first) | is_to_look_at(second));
    }
    found == [0; 16]
}

/// Whether a byte may have to be escaped: control characters, `<>&"`, and the first byte of the two
/// characters that XML cannot carry.
#[inline(always)]
const fn is_to_look_at(byte: u8) -> bool {
    // Of "<" and ">", as of "&" and "\"", one bit differs.
    (byte < b' ') | (byte | 2 == b'>') | (byte | 4 == b'&') | (byte == FIRST_OF_FORBIDDEN)
}

/// What stands for characters that XML cannot carry.
const REPLACEMENT: &str = "\u{FFFD}";

const fn text_escape(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#xD;"),
        b'\t' | b'\n' => None,
        0..=0x1F => Some(REPLACEMENT),
        _ => None,
    }
}

pub(super) const fn attribute_escape(byte: u8) -> Option<&'static str> {
    match byte {
        b'"' => Some("&quot;"),
        b'\t' => Some("&#x9;"),
        b'\n' => Some("&#xA;"),
        other => text_escape(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_namespace_is_declared_where_it_changes_after_the_attributes() {
        let mut writer = Writer::new(Naming::DefaultNamespace, Spelling::Http);
        writer.start(Namespace::Messages, "A");
        writer.attribute("x", "1");
        writer.start(Namespace::Types, "B");
        writer.attribute("Id", "2");
        writer.end(Namespace::Types, "B");
        writer.start(Namespace::Messages, "C");
        writer.text("t");
        writer.end(Namespace::Messages, "C");
        writer.end(Namespace::Messages, "A");
        let (m, t) = (Namespace::Messages.uri(Spelling::Http), Namespace::Types.uri(Spelling::Http));
        let expected = format!("<A x=\"1\" xmlns=\"{m}\"><B Id=\"2\" xmlns=\"{t}\"/><C>t</C></A>");
        assert_eq!(String::from_utf8(writer.into_bytes()).unwrap(), expected);
    }

    #[test]
    fn an_element_of_text_looks_the_same_whatever_writes_it() {
        let element = |namespace, name| {
            let of_type = <String as crate::wire::Value>::of_type;
            Element::new(namespace, name, of_type, crate::wire::ExchangeVersion::Exchange2007)
        };
        let outer = element(Namespace::Messages, "A");
        for naming in [Naming::Prefixes, Naming::DefaultNamespace] {
            for (namespace, text) in
                [(Namespace::Messages, ""), (Namespace::Messages, "a<b"), (Namespace::Types, "c")]
            {
                let inner = element(namespace, "B");
                let [mut at_once, mut in_parts] = [(); 2].map(|()| Writer::new(naming, Spelling::Http));
                at_once.element(&outer, |writer| writer.text_element(&inner, text));
                in_parts.element(&outer, |writer| writer.element(&inner, |writer| writer.text(text)));
                assert_eq!(at_once.into_bytes(), in_parts.into_bytes(), "{naming:?} {text:?}");
            }
        }
    }

    #[test]
    fn values_are_escaped_and_characters_xml_cannot_carry_are_replaced() {
        let mut writer = Writer::new(Naming::Prefixes, Spelling::Http);
        writer.start(Namespace::Types, "A");
        writer.attribute("x", "a\"<\t\n\r&\u{1}\u{FFFE}é");
        writer.text("<&>\"\r\n\u{0}\u{FFFF}\u{FFFD}");
        writer.end(Namespace::Types, "A");
        let expected = "<t:A x=\"a&quot;&lt;&#x9;&#xA;&#xD;&amp;\u{FFFD}\u{FFFD}é\">\
            &lt;&amp;&gt;\"&#xD;\n\u{FFFD}\u{FFFD}\u{FFFD}</t:A>";
        assert_eq!(String::from_utf8(writer.into_bytes()).unwrap(), expected);
    }

    #[test]
    fn what_has_to_be_escaped_is_seen_wherever_it_is() {
        for length in 0..70 {
            let text = "é".repeat(length / 2) + &"a".repeat(length % 2);
            assert!(is_clean(text.as_bytes()), "{length}");
            for place in 0..text.len() {
                for byte in [b'&', b'<', b'>', b'"', 0, 0x1F, b'\t', 0xEF] {
                    let mut bytes = text.clone().into_bytes();
                    bytes[place] = byte;
                    assert!(!is_clean(&bytes), "{byte} at {place} of {length}");
                }
            }
        }
    }
}

//! Trees to text, in any of the ways XML has to say the same thing.

use std::ops::Range;

use super::choices::Choices;
use super::tree::{FOREIGN, Holds, Part, Tree, TreeAttribute, TreeValue};
use crate::wire::{Namespace, Spelling};

/// A message as text.
#[derive(Debug, Clone)]
pub struct Written {
    /// The text, without byte order mark.
    pub text: String,
    /// Whether a byte order mark comes before it.
    pub has_byte_order_mark: bool,
    /// Where the edited element is, tags included.
    pub edited: Option<Range<usize>>,
    /// Where something can be inserted that breaks its form.
    pub places: Vec<Place>,
}

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// What stands there.
    pub kind: PlaceKind,
    /// Its byte offset.
    pub offset: usize,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// The start of the text, when that is an XML declaration.
    Declaration,
    /// After the name in a start tag.
    StartTag,
    /// After a start tag.
    Content,
    /// Before the name in an end tag.
    EndTag,
    /// The end of the text.
    End,
}

impl Written {
    /// The bytes to send.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mark: &[u8] = if self.has_byte_order_mark { b"\xEF\xBB\xBF" } else { b"" };
        [mark, self.text.as_bytes()].concat()
    }
}

/// Writes a message, half of the time in the usual spelling.
#[must_use]
pub fn write(tree: &Tree, choices: &mut Choices<'_>) -> Written {
    if choices.once_in(2) { spell(tree, choices) } else { spell(tree, &mut Choices::new(&[])) }
}

fn spell(tree: &Tree, choices: &mut Choices<'_>) -> Written {
    let declaration = choices.pick(&[
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "",
        "<?xml version=\"1.0\" encoding='UTF-8' standalone=\"yes\" ?>\r\n",
        "<?xml version='1.0'?>\n<!-- - -->",
    ]);
    let spelling = if choices.once_in(8) { Spelling::Https } else { Spelling::Http };
    let has_byte_order_mark = choices.once_in(16);
    let prefers_default = choices.once_in(4);
    let mut places = Vec::new();
    if !declaration.is_empty() {
        places.push(Place { kind: PlaceKind::Declaration, offset: 0 });
    }
    let mut writer = Speller {
        choices,
        spelling,
        prefers_default,
        scope: Vec::new(),
        written: Written { text: declaration.to_owned(), has_byte_order_mark, edited: None, places },
    };
    writer.element(tree);
    let end = writer.choices.pick(&["", "\n", "<!-- over -->\r\n"]);
    writer.push(end);
    let offset = writer.written.text.len();
    writer.written.places.push(Place { kind: PlaceKind::End, offset });
    writer.written
}

/// Prefixes for a namespace: the usual one, others that are used, and one that is another's usual one.
const fn prefixes(namespace: Namespace) -> [&'static str; 4] {
    match namespace {
        Namespace::Soap => ["s", "soap", "SOAP-ENV", "t"],
        Namespace::Messages => ["m", "messages", "é", "t"],
        Namespace::Types => ["t", "types", "a.b-1", "m"],
        Namespace::SchemaInstance => ["xsi", "i", "_", "xs"],
        Namespace::XmlSchema => ["xs", "xsd", "schema", "xsi"],
        _ => ["o", "x", "n1", "s"],
    }
}

/// A prefix no other namespace has, for when all others are taken.
const fn last_resort(namespace: Namespace) -> &'static str {
    match namespace {
        Namespace::Soap => "p1",
        Namespace::Messages => "p2",
        Namespace::Types => "p3",
        Namespace::SchemaInstance => "p4",
        Namespace::XmlSchema => "p5",
        _ => "p6",
    }
}

type Binding = (&'static str, Namespace);

struct Speller<'w, 'c> {
    choices: &'w mut Choices<'c>,
    spelling: Spelling,
    /// Default namespaces rather than prefixes.
    prefers_default: bool,
    /// Declarations in force, innermost last.
    scope: Vec<Binding>,
    written: Written,
}

/// The namespaces of one start tag.
#[derive(Default)]
struct Tag {
    /// Bindings the tag relies on, declared by it or not: none of these prefixes can get another meaning
    /// here.
    relied_on: Vec<Binding>,
    declared: Vec<Binding>,
}

impl Speller<'_, '_> {
    fn element(&mut self, tree: &Tree) {
        let start = self.written.text.len();
        let outer_scope = self.scope.len();
        let mut tag = Tag::default();
        if outer_scope == 0 && !self.prefers_default {
            self.declare_usual(&mut tag);
        }
        let name = self.qualified(tree.namespace, &tree.local, false, &mut tag);
        let mut attributes: Vec<_> =
            tree.attributes.iter().map(|attribute| self.attribute(attribute, &mut tag)).collect();
        let declarations =
            tag.declared.iter().map(|&(prefix, namespace)| declaration(prefix, namespace, self.spelling));
        attributes.extend(declarations);
        let turned = self.choices.below(attributes.len());
        attributes.rotate_left(turned);

        self.push("<");
        self.push(&name);
        self.place(PlaceKind::StartTag);
        for (name, value) in attributes {
            self.write_attribute(&name, &value);
        }
        if tree.content.is_empty() && !self.choices.once_in(4) {
            let end = self.choices.pick(&["/>", " />", "\n/>"]);
            self.push(end);
        } else {
            let end = self.choices.pick(&[">", ">", " >", "\t>"]);
            self.push(end);
            self.place(PlaceKind::Content);
            self.content(tree);
            self.push("</");
            self.place(PlaceKind::EndTag);
            self.push(&name);
            let end = self.choices.pick(&[">", ">", " >", "\n>"]);
            self.push(end);
        }
        self.scope.truncate(outer_scope);
        if tree.is_edited {
            self.written.edited = Some(start..self.written.text.len());
        }
    }

    fn content(&mut self, tree: &Tree) {
        let spaced = tree.holds() == Holds::Elements;
        for part in &tree.content {
            if spaced {
                self.space();
            }
            match part {
                Part::Element(child) => self.element(child),
                Part::Text(text) => self.text(text),
            }
        }
        if spaced {
            self.space();
        } else if self.choices.once_in(32) {
            self.push("<!--inside-->");
        }
    }

    /// What may stand between two tags.
    fn space(&mut self) {
        let space = self.choices.pick(&["", "", "", "\n  ", "\r\n\t", " <!-- & < - --> ", "\r"]);
        self.push(space);
    }

    fn text(&mut self, text: &str) {
        if self.choices.once_in(8) && !text.contains("]]>") && !text.contains('\r') {
            self.push("<![CDATA[");
            self.push(text);
            self.push("]]>");
            return;
        }
        let oddly = self.choices.once_in(4);
        for character in text.chars() {
            let spelled = self.character(character, "", oddly);
            self.push(&spelled);
            if oddly && self.choices.once_in(16) {
                let nothing = self.choices.pick(&["<!---->", "<![CDATA[]]>"]);
                self.push(nothing);
            }
        }
    }

    /// A character of text or, with a quote, of an attribute value.
    fn character(&mut self, character: char, quote: &str, oddly: bool) -> String {
        let named = match character {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' => Some("&quot;"),
            '\'' => Some("&apos;"),
            _ => None,
        };
        let in_value = !quote.is_empty();
        let must = matches!(character, '&' | '<' | '\r')
            || character == '>' && self.written.text.ends_with(']')
            || in_value && (matches!(character, '\t' | '\n') || quote.contains(character));
        let number = u32::from(character);
        match (if oddly { self.choices.below(16) } else { 0 }, named) {
            (0, _) if !must => character.to_string(),
            (14, _) => format!("&#{number};"),
            (15, _) => format!("&#x{number:X};"),
            (_, Some(name)) => name.to_owned(),
            _ if must => format!("&#x{number:x};"),
            _ => character.to_string(),
        }
    }

    fn write_attribute(&mut self, name: &str, value: &str) {
        let before = self.choices.pick(&[" ", " ", "\n  ", "\t"]);
        let equals = self.choices.pick(&["=", "=", "=", " = "]);
        let quote = self.choices.pick(&["\"", "\"", "'"]);
        self.push(before);
        self.push(name);
        self.push(equals);
        self.push(quote);
        let oddly = self.choices.once_in(8);
        for character in value.chars() {
            let spelled = self.character(character, quote, oddly);
            self.push(&spelled);
        }
        self.push(quote);
    }

    /// The qualified name and the value of an attribute.
    fn attribute(&mut self, attribute: &TreeAttribute, tag: &mut Tag) -> (String, String) {
        let name = self.qualified(attribute.namespace, &attribute.local, true, tag);
        let value = match &attribute.value {
            TreeValue::Text(text) => text.clone(),
            TreeValue::TypeName(namespace, local) => self.qualified(*namespace, local, true, tag),
        };
        (name, value)
    }

    /// A name with its prefix, which is declared on the tag unless it is in force.
    fn qualified(&mut self, namespace: Namespace, local: &str, needs_prefix: bool, tag: &mut Tag) -> String {
        let prefix = match namespace {
            Namespace::None if needs_prefix => "",
            Namespace::None => self.without_namespace(tag),
            _ => self.prefix_for(namespace, needs_prefix, tag),
        };
        if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") }
    }

    fn without_namespace(&mut self, tag: &mut Tag) -> &'static str {
        if self.resolve("").is_some_and(|namespace| namespace != Namespace::None) {
            self.declare("", Namespace::None, tag);
        }
        ""
    }

    fn prefix_for(&mut self, namespace: Namespace, needs_prefix: bool, tag: &mut Tag) -> &'static str {
        let usable = |(prefix, bound): &&Binding| {
            *bound == namespace
                && !(needs_prefix && prefix.is_empty())
                && self.resolve(prefix) == Some(namespace)
        };
        let in_force = self.scope.iter().rev().find(usable).map(|&(prefix, _)| prefix);
        if let Some(prefix) = in_force {
            if !self.choices.once_in(32) {
                tag.relied_on.push((prefix, namespace));
                return prefix;
            }
        }
        let may_be_default = !needs_prefix && (self.prefers_default || self.choices.once_in(16));
        let wanted = if may_be_default { "" } else { self.choices.pick(&prefixes(namespace)) };
        let taken = tag.relied_on.iter().any(|&(prefix, bound)| prefix == wanted && bound != namespace);
        let prefix = if taken { last_resort(namespace) } else { wanted };
        self.declare(prefix, namespace, tag);
        prefix
    }

    fn declare_usual(&mut self, tag: &mut Tag) {
        for namespace in [Namespace::Soap, Namespace::Messages, Namespace::Types] {
            let prefix = prefixes(namespace)[0];
            self.declare(prefix, namespace, tag);
        }
    }

    fn declare(&mut self, prefix: &'static str, namespace: Namespace, tag: &mut Tag) {
        if tag.declared.contains(&(prefix, namespace)) {
            return;
        }
        tag.relied_on.push((prefix, namespace));
        tag.declared.push((prefix, namespace));
        self.scope.push((prefix, namespace));
    }

    fn resolve(&self, prefix: &str) -> Option<Namespace> {
        self.scope.iter().rev().find(|(bound, _)| *bound == prefix).map(|&(_, namespace)| namespace)
    }

    fn place(&mut self, kind: PlaceKind) {
        let offset = self.written.text.len();
        self.written.places.push(Place { kind, offset });
    }

    fn push(&mut self, text: &str) {
        self.written.text.push_str(text);
    }
}

fn declaration(prefix: &str, namespace: Namespace, spelling: Spelling) -> (String, String) {
    let name = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
    let uri = if namespace == Namespace::Other { FOREIGN } else { namespace.uri(spelling) };
    (name, uri.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::tree::TreeValue;

    fn tree() -> Tree {
        let mut tree = Tree::undeclared(Namespace::Soap, "Envelope");
        tree.is_edited = true;
        let mut child = Tree::undeclared(Namespace::None, "a");
        child.add_attribute(
            Namespace::SchemaInstance,
            "type",
            TreeValue::TypeName(Namespace::Types, "T".into()),
        );
        child.content.push(Part::Text("<]]>\r".to_owned()));
        tree.with(child)
    }

    #[test]
    fn without_bytes_the_spelling_is_the_usual_one() {
        let written = write(&tree(), &mut Choices::new(&[]));
        let start = written.text.find("<s:Envelope").expect("the usual prefix");
        assert!(written.text.ends_with("&lt;]]&gt;&#xd;</a></s:Envelope>"), "{}", written.text);
        assert!(written.text.contains("<a xsi:type=\"t:T\" xmlns:xsi="), "{}", written.text);
        assert_eq!(written.edited, Some(start..written.text.len()));
        assert_eq!(written.to_bytes(), written.text.as_bytes());
    }

    #[test]
    fn no_spelling_changes_what_is_said() {
        for seed in 0..2000_u32 {
            let bytes: Vec<u8> = (1..80_u32)
                .map(|place| (seed.wrapping_mul(place).wrapping_mul(2_654_435_761) >> 13) as u8)
                .collect();
            let text = write(&tree(), &mut Choices::new(&bytes)).text;
            let reader = &mut quick_xml::NsReader::from_str(&text);
            while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {}
        }
    }
}

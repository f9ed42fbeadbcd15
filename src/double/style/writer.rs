//! Writes a message anew, with oddities.

use std::borrow::Cow;

use super::draw::Draw;
use super::{AnswerStyle, Oddity};
use crate::wire::{Limits, Outline, Tag};

/// Lists in which the order says nothing: the element that holds them, and what they consist of.
const UNORDERED: &[(&str, &str)] = &[
    ("EmailAddresses", "Entry"),
    ("PhoneNumbers", "Entry"),
    ("PhysicalAddresses", "Entry"),
    ("ImAddresses", "Entry"),
    ("Permissions", "Permission"),
    ("CalendarPermissions", "CalendarPermission"),
    ("MemberCorrelationKey", "ItemId"),
    ("Personas", "Persona"),
];

/// Elements that may be missing, and the text with which they say nothing.
const OPTIONAL: &[(&str, &str)] = &[("DescriptiveLinkKey", "0")];

/// Names for prefixes, odd ones among them.
const PREFIXES: &[&str] = &["a", "ns1", "q", "_", "T", "soapenv", "x-y", "e.w.s", "m2", "\u{E4}"];

const DECLARATIONS: &[&str] = &[
    "",
    "<?xml version='1.0'?>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<?xml version=\"1.0\" encoding='utf-8' standalone=\"yes\" ?>\r\n",
];

const SPACES: &[&str] = &["\n", "\r\n  ", "\t", " ", "\n\n    "];

/// More than any answer has.
const LIMITS: Limits = Limits {
    bytes: usize::MAX,
    depth: usize::MAX,
    elements: usize::MAX,
    attributes: usize::MAX,
    namespaces: usize::MAX,
};

/// A message in a style; one that cannot be read is left as it is.
pub(super) fn restyled(style: AnswerStyle, message: &[u8]) -> Vec<u8> {
    let outline = Outline::of(message, &LIMITS);
    if !outline.is_whole {
        return message.to_vec();
    }
    let mut draw = Draw::new(style.seed, message);
    // Most answers have some oddities and not all.
    let is_only_one = style.oddities.count_ones() == 1;
    let mut oddities = style;
    for &oddity in Oddity::ALL {
        if draw.once_in(3) && !is_only_one {
            oddities = oddities.without(oddity);
        }
    }
    let mut styler = Styler {
        style: oddities,
        outline: &outline,
        draw,
        written: String::new(),
        meant: Vec::new(),
        declared: Vec::new(),
    };
    styler.message();
    styler.written.into_bytes()
}

/// A prefix, empty for the default namespace, and its namespace.
type Declaration<'o> = (Cow<'o, str>, &'o str);

struct Styler<'o, 'a> {
    style: AnswerStyle,
    outline: &'o Outline<'a>,
    draw: Draw,
    written: String,
    /// What is in force in the message as it was.
    meant: Vec<Declaration<'o>>,
    /// What is in force in the message as it is written.
    declared: Vec<Declaration<'o>>,
}

impl<'o, 'a> Styler<'o, 'a> {
    /// Whether an oddity is due, once in so many times.
    fn is_due(&mut self, oddity: Oddity, times: usize) -> bool {
        self.style.has(oddity) && self.draw.once_in(times)
    }

    fn message(&mut self) {
        let Some(root) = self.outline.tags.first() else { return };
        if self.style.has(Oddity::ByteOrderMark) {
            self.written.push('\u{FEFF}');
        }
        let declaration = &self.outline.text[..root.range.start];
        let odd = if self.style.has(Oddity::XmlDeclaration) { self.draw.pick(DECLARATIONS) } else { None };
        self.written.push_str(odd.unwrap_or(declaration));
        self.between();
        self.element(root);
        self.between();
    }

    /// White space inside a tag.
    fn space_once_in(&mut self, times: usize) {
        if self.is_due(Oddity::WhiteSpace, times) {
            self.written.push(' ');
        }
    }

    /// What may stand between two elements.
    fn between(&mut self) {
        if self.is_due(Oddity::WhiteSpace, 3) {
            let space = self.draw.pick(SPACES);
            self.written.push_str(space.unwrap_or_default());
        }
        if self.is_due(Oddity::Comments, 6) {
            self.written.push_str("<!-- <not an=\"element\"> & nothing to see -->");
        }
    }

    fn element(&mut self, tag: &'o Tag<'a>) {
        let (meant, declared) = (self.meant.len(), self.declared.len());
        let name = self.start(tag);
        let is_empty = tag.children.is_empty() && tag.value.is_empty();
        let was_in_one_tag = tag.end_offset.is_none();
        let in_one_tag = if self.is_due(Oddity::EmptyTags, 2) { !was_in_one_tag } else { was_in_one_tag };
        if is_empty && in_one_tag {
            self.space_once_in(2);
            self.written.push_str("/>");
        } else {
            self.written.push('>');
            self.content(tag);
            self.written.push_str("</");
            self.written.push_str(&name);
            self.space_once_in(6);
            self.written.push('>');
        }
        self.meant.truncate(meant);
        self.declared.truncate(declared);
    }

    fn content(&mut self, tag: &'o Tag<'a>) {
        if tag.children.is_empty() {
            return self.text(&tag.value);
        }
        let children: Vec<_> = tag.children.iter().map(|&child| &self.outline.tags[child]).collect();
        for child in self.in_some_order(tag, children) {
            if self.says_nothing(child) && self.is_due(Oddity::OptionalElements, 1) {
                continue;
            }
            self.between();
            self.element(child);
        }
        self.between();
    }

    fn says_nothing(&self, tag: &Tag<'_>) -> bool {
        OPTIONAL.iter().any(|(name, text)| tag.local() == *name && tag.value == *text)
    }

    /// The children, those of a list without an order in another one.
    fn in_some_order(&mut self, parent: &Tag<'_>, mut children: Vec<&'o Tag<'a>>) -> Vec<&'o Tag<'a>> {
        if !self.style.has(Oddity::ListOrder) {
            return children;
        }
        let is_list = |child: &Tag<'_>| {
            UNORDERED.contains(&(parent.local(), child.local())) || child.local() == "ExtendedProperty"
        };
        let mut start = 0;
        while start < children.len() {
            let length = children[start..].iter().take_while(|child| is_list(child)).count();
            self.draw.shuffle(&mut children[start..start + length]);
            start += length + 1;
        }
        children
    }

    /// Writes a start tag up to its end; gives the name.
    fn start(&mut self, tag: &'o Tag<'a>) -> String {
        let mut attributes: Vec<(Cow<'o, str>, Cow<'o, str>)> = Vec::new();
        for attribute in &tag.attributes {
            match attribute.name.strip_prefix("xmlns") {
                // Others may refer to it, so it stays; the default namespace is declared again where needed.
                Some(rest) if rest.starts_with(':') => {
                    let declaration = (Cow::Borrowed(&rest[1..]), &*attribute.value);
                    self.meant.push(declaration.clone());
                    self.declared.push(declaration);
                    attributes.push((attribute.name.into(), Cow::Borrowed(&attribute.value)));
                }
                Some("") => self.meant.push((Cow::Borrowed(""), &attribute.value)),
                _ => attributes.push((attribute.name.into(), Cow::Borrowed(&attribute.value))),
            }
        }
        let namespace = resolve(&self.meant, tag.prefix()).unwrap_or_default();
        let prefix = self.prefix_for(tag, namespace);
        if resolve(&self.declared, &prefix).unwrap_or_default() != namespace {
            let name = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
            attributes.push((name.into(), namespace.into()));
            self.declared.push((prefix.clone(), namespace));
        }
        let colon = if prefix.is_empty() { "" } else { ":" };
        let name = format!("{prefix}{colon}{}", tag.local());
        self.written.push('<');
        self.written.push_str(&name);
        if self.style.has(Oddity::AttributeOrder) {
            self.draw.shuffle(&mut attributes);
        }
        for (name, value) in attributes {
            self.attribute(&name, &value);
        }
        self.space_once_in(6);
        name
    }

    /// The prefix to write an element with. Elements in no namespace have none.
    fn prefix_for(&mut self, tag: &'o Tag<'a>, namespace: &str) -> Cow<'o, str> {
        let own = Cow::Borrowed(tag.prefix());
        if namespace.is_empty() || !self.style.has(Oddity::Prefixes) {
            return own;
        }
        // One that is declared, more often than not, so that answers do not consist of declarations.
        if !self.draw.once_in(8) {
            let known: Vec<_> = self.declared.iter().map(|(prefix, _)| prefix.clone()).collect();
            let fitting =
                known.into_iter().rev().find(|prefix| resolve(&self.declared, prefix) == Some(namespace));
            if let Some(prefix) = fitting {
                return prefix;
            }
        }
        match self.draw.pick(PREFIXES) {
            // What attributes and texts mean by a prefix stays.
            Some(prefix) if resolve(&self.meant, prefix).is_none() && !self.draw.once_in(3) => prefix.into(),
            _ => "".into(),
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let space = if self.is_due(Oddity::WhiteSpace, 6) { "\n  " } else { " " };
        let equals = if self.is_due(Oddity::WhiteSpace, 6) { " = " } else { "=" };
        let quote = if self.is_due(Oddity::AttributeOrder, 2) { '\'' } else { '"' };
        self.written.push_str(space);
        self.written.push_str(name);
        self.written.push_str(equals);
        self.written.push(quote);
        // A namespace is easier to read as it is, and readers that look for it without reading are many.
        let is_declaration = name.starts_with("xmlns");
        for character in value.chars() {
            match character {
                '\t' | '\n' | '\r' | '&' | '<' | '"' | '\'' => self.reference(character),
                _ if !is_declaration && self.is_due(Oddity::References, 16) => self.reference(character),
                _ => self.written.push(character),
            }
        }
        self.written.push(quote);
    }

    fn text(&mut self, text: &str) {
        // Carriage returns and the end of a section cannot stand in one.
        let can_be_section = !text.is_empty() && !text.contains(['\r', ']']);
        if can_be_section && self.is_due(Oddity::CharacterData, 3) {
            let mut at = self.draw.below(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            self.plain_text(&text[..at]);
            self.written.push_str("<![CDATA[");
            self.written.push_str(&text[at..]);
            self.written.push_str("]]>");
        } else {
            self.plain_text(text);
        }
    }

    fn plain_text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '\r' | '&' | '<' | '>' => self.reference(character),
                _ if self.is_due(Oddity::References, 16) => self.reference(character),
                _ => self.written.push(character),
            }
        }
    }

    /// Writes a character as one of the references that mean it.
    fn reference(&mut self, character: char) {
        let code = u32::from(character);
        let named = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&apos;",
            _ => "",
        };
        let is_odd = self.style.has(Oddity::References);
        let spelled = match if is_odd { self.draw.below(4) } else { 0 } {
            0 if !named.is_empty() => named.to_owned(),
            1 => format!("&#{code};"),
            2 => format!("&#x{code:06x};"),
            _ => format!("&#x{code:X};"),
        };
        self.written.push_str(&spelled);
    }
}

/// What a prefix stands for.
fn resolve<'o>(declarations: &[Declaration<'o>], prefix: &str) -> Option<&'o str> {
    declarations.iter().rev().find(|(declared, _)| declared == prefix).map(|(_, namespace)| *namespace)
}

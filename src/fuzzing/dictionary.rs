//! The words of the protocol as a dictionary for libFuzzer, so that mutated bytes still spell names.

use std::collections::BTreeSet;

use crate::operation::REQUESTS;
use crate::wire::{
    Attribute, Complex, Content, Element, ExchangeVersion, Form, Namespace, Simple, Spelling, Type,
};

/// Names and values that no table holds: those of SOAP, of namespaces and of XML schema instances.
const FRAME: &[&str] = &[
    "Envelope",
    "Header",
    "Body",
    "mustUnderstand",
    "actor",
    "encodingStyle",
    "xmlns",
    "xmlns:",
    "xsi:type",
    "xsi:nil",
    "xml:lang",
    "xml:space",
];

/// What XML is made of.
const SYNTAX: &[&str] = &[
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
    "<?",
    "?>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE",
    "<!ENTITY",
    "</",
    "/>",
    "=\"",
    "='",
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "&apos;",
    "&#10;",
    "&#x",
    "&#0;",
    "\u{FEFF}",
];

/// The dictionary, as libFuzzer reads it: one quoted word on a line, under a comment that says of what kind
/// the words are.
#[must_use]
pub fn dictionary() -> String {
    let mut words = Words::default();
    REQUESTS.headers.iter().chain(REQUESTS.bodies).for_each(|element| words.add_element(element));
    words.elements.extend(REQUESTS.ignored_headers);
    words.values.extend(ExchangeVersion::ALL.iter().map(|version| version.name()));
    let sections = [
        ("Elements", Vec::from_iter(words.elements)),
        ("Attributes", Vec::from_iter(words.attributes)),
        ("Types", Vec::from_iter(words.types)),
        ("Words of enumerations, and schema versions", Vec::from_iter(words.values)),
        ("Namespaces", Vec::from_iter(namespaces())),
        ("SOAP and namespaces", FRAME.to_vec()),
        ("XML", SYNTAX.to_vec()),
    ];
    let head = "# Made from the schema tables: EWS_SIM_BLESS=1 cargo test --test fuzz_inputs\n";
    sections.into_iter().fold(head.to_owned(), |text, (kind, words)| text + &section(kind, &words))
}

fn section(kind: &str, words: &[&str]) -> String {
    let lines: String = words.iter().map(|word| format!("\"{}\"\n", escaped(word))).collect();
    format!("\n# {kind}\n{lines}")
}

/// A word as it stands between quotes: what is not printable ASCII is written in hexadecimal digits.
fn escaped(word: &str) -> String {
    let escape = |byte: u8| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\x{byte:02X}"),
    };
    word.bytes().map(escape).collect()
}

fn namespaces() -> BTreeSet<&'static str> {
    let namespaces = [
        Namespace::Soap,
        Namespace::Messages,
        Namespace::Types,
        Namespace::XmlSchema,
        Namespace::SchemaInstance,
        Namespace::Xml,
        Namespace::Xmlns,
    ];
    let spelled = |namespace: Namespace| [Spelling::Http, Spelling::Https].map(|it| namespace.uri(it));
    namespaces.into_iter().flat_map(spelled).collect()
}

/// What a walk through the tables finds.
#[derive(Default)]
struct Words {
    elements: BTreeSet<&'static str>,
    attributes: BTreeSet<&'static str>,
    types: BTreeSet<&'static str>,
    values: BTreeSet<&'static str>,
    /// Where the complex types that were walked through are, as types may hold themselves.
    walked: BTreeSet<*const Complex>,
}

impl Words {
    fn add_element(&mut self, element: &Element) {
        self.elements.insert(element.name);
        match (element.of_type)() {
            Type::Simple(simple) => self.add_simple(simple),
            Type::Complex(complex) => self.add_complex(complex),
        }
    }

    fn add_complex(&mut self, complex: &'static Complex) {
        if !self.walked.insert(complex) {
            return;
        }
        self.add_type(complex.name);
        if let Some(base) = complex.base {
            self.add_complex(base());
        }
        complex.attributes.iter().for_each(|attribute| self.add_attribute(attribute));
        match complex.content {
            Content::Empty => {}
            Content::Text(simple) => self.add_simple(simple()),
            Content::Steps(steps) => {
                let elements = steps.iter().flat_map(|step| step.alternatives);
                elements.for_each(|element| self.add_element(element));
            }
            Content::Any(elements) => elements.iter().for_each(|element| self.add_element(element)),
        }
    }

    fn add_attribute(&mut self, attribute: &Attribute) {
        self.attributes.insert(attribute.name);
        self.add_simple((attribute.of_type)());
    }

    fn add_simple(&mut self, simple: &Simple) {
        self.add_type(simple.name);
        match simple.form {
            Form::Enumeration(words) => self.values.extend(words.iter().map(|word| word.name)),
            Form::Union(members) => members.iter().for_each(|member| self.add_simple(member)),
            Form::List(item) => self.add_simple(item()),
            _ => {}
        }
    }

    /// Types declared where they are used have no name, or one in parentheses that is only ours.
    fn add_type(&mut self, name: &'static str) {
        if !name.is_empty() && !name.starts_with('(') {
            self.types.insert(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// libFuzzer drops longer words without a word.
    const LONGEST: usize = 64;

    #[test]
    fn every_line_is_a_comment_or_a_word_short_enough_to_be_used() {
        for line in dictionary().lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let word = line.strip_prefix('"').and_then(|line| line.strip_suffix('"'));
            let word = word.unwrap_or_else(|| panic!("not quoted: {line}"));
            assert!((1..=LONGEST).contains(&word.len()) && word.is_ascii(), "{line}");
        }
    }

    #[test]
    fn words_of_every_kind_are_there() {
        let dictionary = dictionary();
        for word in [
            "RemoveImContactFromGroup",
            "RequestServerVersion",
            "PropertyTag",
            "NonEmptyArrayOfExtendedFieldURIs",
            "PublicStrings",
            "Exchange2013_SP1",
            "https://schemas.microsoft.com/exchange/services/2006/types",
            "\\xEF\\xBB\\xBF",
            "=\\\"",
        ] {
            assert!(dictionary.contains(&format!("\"{word}\"\n")), "{word}");
        }
    }
}

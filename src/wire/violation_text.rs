//! The wording of violations: the templates of .NET's XML reader and schema validator.
//!
//! Texts are facts of the protocol (clients match on them), in one place so that evidence can change them.

use std::fmt::Write as _;

use super::namespace::{Namespace, Spelling};
use super::simple::{Simple, Unfit};
use super::violation::{BadValue, ExpectedName, Invalid, Malformed, Name, Violation, ViolationKind, Wording};

/// What a DTD is refused with: the setting that forbids it got another name in .NET 4.
fn dtd_prohibited(wording: Wording) -> String {
    let setting = match wording {
        Wording::DotNet2 => "ProhibitDtd property on XmlReaderSettings to false",
        Wording::DotNet4 => "DtdProcessing property on XmlReaderSettings to Parse",
    };
    format!(
        "For security reasons DTD is prohibited in this XML document. To enable DTD processing set the \
         {setting} and pass the settings into XmlReader.Create method."
    )
}

/// The text of a violation.
pub(super) fn text(violation: &Violation, wording: Wording, spelling: Spelling) -> String {
    match &violation.kind {
        ViolationKind::Invalid(invalid) => Texts { wording, spelling }.invalid(invalid),
        ViolationKind::Malformed(malformed) => {
            let mut text = malformed_text(malformed, wording);
            let position = violation.position;
            if position.line > 0 {
                let _ = write!(text, " Line {}, position {}.", position.line, position.column);
            }
            text
        }
    }
}

fn malformed_text(malformed: &Malformed, wording: Wording) -> String {
    match malformed {
        Malformed::EntityName => "An error occurred while parsing EntityName.".into(),
        Malformed::AttributeCharacter => {
            "'<', hexadecimal value 0x3C, is an invalid attribute character.".into()
        }
        Malformed::UndeclaredPrefix(prefix) => match wording {
            Wording::DotNet2 => format!("'{prefix}' is an undeclared namespace."),
            Wording::DotNet4 => format!("'{prefix}' is an undeclared prefix."),
        },
        Malformed::InvalidCharacter(code) => {
            format!("'{}', hexadecimal value 0x{code:02X}, is an invalid character.", printable(*code))
        }
        Malformed::Encoding => "Invalid character in the given encoding.".into(),
        Malformed::UnsupportedEncoding(name) => format!("System does not support '{name}' encoding."),
        Malformed::EndTagMismatch { start, start_position: at, end } => {
            let place = match wording {
                Wording::DotNet2 => at.line.to_string(),
                Wording::DotNet4 => format!("{} position {}", at.line, at.column),
            };
            format!("The '{start}' start tag on line {place} does not match the end tag of '{end}'.")
        }
        Malformed::UnexpectedEndTag => "Unexpected end tag.".into(),
        Malformed::Unclosed(names) if names.is_empty() => "Unexpected end of file has occurred.".into(),
        Malformed::Unclosed(names) => {
            let names = names.join(", ");
            format!("Unexpected end of file has occurred. The following elements are not closed: {names}.")
        }
        Malformed::EndOfFileIn(what) => format!("Unexpected end of file while parsing {what} has occurred."),
        Malformed::UnclosedLiteral => "There is an unclosed literal string.".into(),
        Malformed::NoRoot => "Root element is missing.".into(),
        Malformed::RootLevelData => "Data at the root level is invalid.".into(),
        Malformed::MultipleRoots => "There are multiple root elements.".into(),
        Malformed::LateDeclaration => {
            "Unexpected XML declaration. The XML declaration must be the first node in the document, and no \
             white space characters are allowed to appear before it."
                .into()
        }
        Malformed::DeclarationSyntax => "Syntax for an XML declaration is invalid.".into(),
        Malformed::DeclarationVersion(version) => format!("Version number '{version}' is invalid."),
        Malformed::Dtd => dtd_prohibited(wording),
        Malformed::DuplicateAttribute(name) => format!("'{name}' is a duplicate attribute name."),
        _ => token_text(malformed),
    }
}

/// The texts about single tokens.
fn token_text(malformed: &Malformed) -> String {
    match malformed {
        Malformed::NameStart(c) => {
            format!(
                "Name cannot begin with the '{}' character, hexadecimal value 0x{:02X}.",
                printable(u32::from(*c)),
                u32::from(*c)
            )
        }
        Malformed::NameCharacter(c) => {
            format!(
                "The '{}' character, hexadecimal value 0x{:02X}, cannot be included in a name.",
                printable(u32::from(*c)),
                u32::from(*c)
            )
        }
        Malformed::UnexpectedToken { token, expected } => {
            format!("'{token}' is an unexpected token. The expected token is {expected}.")
        }
        Malformed::WhiteSpaceExpected(token) => {
            format!("'{token}' is an unexpected token. Expecting white space.")
        }
        Malformed::UndeclaredEntity(name) => format!("Reference to undeclared entity '{name}'."),
        Malformed::NumericReference { hexadecimal } => {
            let kind = if *hexadecimal { "hexadecimal" } else { "decimal" };
            format!("Invalid syntax for a {kind} numeric entity reference.")
        }
        Malformed::ReferenceValue => "Invalid value of a character entity reference.".into(),
        Malformed::CdataEnd => "']]>' is not allowed in character data.".into(),
        Malformed::CommentHyphens => {
            "An XML comment cannot contain '--', and '-' cannot be the last character.".into()
        }
        Malformed::DtdAfterRoot => "DTD must be defined before the document root element.".into(),
        Malformed::DtdInContent => "Unexpected DTD declaration.".into(),
        // Not from the XML reader, which reads them: WCF refuses them.
        Malformed::ProcessingInstruction => {
            "Processing instructions (other than the XML declaration) and DTDs are not supported.".into()
        }
        Malformed::ReservedNamespace(_) => "Cannot bind to the reserved namespace.".into(),
        Malformed::NamespaceDeclaration(_) => "Invalid namespace declaration.".into(),
        _ => String::new(),
    }
}

/// A character as .NET shows it: NUL is a full stop. What is no character by itself is the replacement
/// character.
fn printable(code: u32) -> char {
    if code == 0 { '.' } else { char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER) }
}

/// The schema validator's texts, in a server's wording and a request's spelling.
struct Texts {
    wording: Wording,
    spelling: Spelling,
}

impl Texts {
    fn invalid(&self, invalid: &Invalid) -> String {
        match invalid {
            Invalid::Child { parent, child, expected } => format!(
                "The element {} has invalid child element {}.{}",
                self.name(parent),
                self.name(child),
                self.expected(expected)
            ),
            Invalid::Incomplete { parent, expected } => {
                format!(
                    "The element {} has incomplete content.{}",
                    self.name(parent),
                    self.expected(expected)
                )
            }
            Invalid::ChildInLeaf { parent, child, text_only } => format!(
                "The element '{}' cannot contain child element '{}' because the parent element's content \
                 model is {}.",
                self.qualified(parent),
                self.qualified(child),
                if *text_only { "text only" } else { "empty" }
            ),
            Invalid::Text { parent, expected } => {
                format!("The element {} cannot contain text.{}", self.name(parent), self.expected(expected))
            }
            Invalid::TextInEmpty { white_space, .. } => {
                let what = if *white_space { "white space" } else { "text" };
                format!("The element cannot contain {what}. Content model is empty.")
            }
            Invalid::AttributeMissing(name) => format!("The required attribute '{name}' is missing."),
            Invalid::AttributeUndeclared(name) => {
                format!("The '{}' attribute is not declared.", self.qualified(name))
            }
            Invalid::AttributeValue { name, value } => {
                format!("The '{name}' attribute is invalid - {}", self.bad_value(value))
            }
            Invalid::ElementValue { name, value } => {
                format!("The '{}' element is invalid - {}", self.qualified(name), self.bad_value(value))
            }
            Invalid::UnknownElement(name) => {
                format!("Could not find schema information for the element '{}'.", self.qualified(name))
            }
            Invalid::UnknownType(name) => {
                format!("This is an invalid xsi:type '{}'.", self.qualified(name))
            }
            Invalid::Abstract(element) => {
                format!("The element '{}' is abstract or its type is abstract.", self.qualified(element))
            }
            Invalid::TypeNotDerived { type_name, element } => format!(
                "The xsi:type attribute value '{}' is not valid for the element '{}', either because it is \
                 not a type validly derived from the type in the schema, or because it has xsi:type \
                 derivation blocked.",
                self.qualified(type_name),
                self.qualified(element)
            ),
            Invalid::Nil => {
                "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be \
                 present in the instance."
                    .into()
            }
        }
    }

    fn uri<'n>(&self, name: &'n Name) -> &'n str {
        match name.namespace {
            Namespace::Other => &name.other_uri,
            known => known.uri(self.spelling),
        }
    }

    /// `'Local' in namespace 'URI'`.
    fn name(&self, name: &Name) -> String {
        match self.uri(name) {
            "" => format!("'{}'", name.local),
            uri => format!("'{}' in namespace '{uri}'", name.local),
        }
    }

    /// `URI:Local`.
    fn qualified(&self, name: &Name) -> String {
        match self.uri(name) {
            "" => name.local.clone(),
            uri => format!("{uri}:{}", name.local),
        }
    }

    /// ` List of possible elements expected: 'A, B' in namespace 'U' as well as 'C' in namespace 'V'.`
    fn expected(&self, expected: &[ExpectedName]) -> String {
        let mut text = String::new();
        for group in expected.chunk_by(|a, b| a.namespace == b.namespace) {
            text.push_str(if text.is_empty() {
                " List of possible elements expected: "
            } else {
                " as well as "
            });
            let names: Vec<_> = group.iter().map(|name| name.local).collect();
            let uri = group[0].namespace.uri(self.spelling);
            let _ = write!(text, "'{}' in namespace '{uri}'", names.join(", "));
        }
        if !text.is_empty() {
            text.push('.');
        }
        text
    }

    fn bad_value(&self, bad: &BadValue) -> String {
        let BadValue { value, datatype, reason } = bad;
        let uri = datatype.namespace.uri(self.spelling);
        let detail = self.detail(value, datatype, reason);
        format!(
            "The value '{value}' is invalid according to its datatype '{uri}:{}' - {detail}",
            datatype.name
        )
    }

    fn detail(&self, value: &str, datatype: &Simple, reason: &Unfit) -> String {
        match reason {
            Unfit::Enumeration => "The Enumeration constraint failed.".into(),
            Unfit::MinLength => "The actual length is less than the MinLength value.".into(),
            Unfit::Pattern => "The Pattern constraint failed.".into(),
            Unfit::NotA(name) => {
                format!("The string '{value}' is not a valid {} value.", self.dot_net_name(name))
            }
            Unfit::OutOfRange(name) => {
                format!("Value '{value}' was either too large or too small for {name}.")
            }
            Unfit::MinInclusive => "The MinInclusive constraint failed.".into(),
            Unfit::MaxInclusive => "The MaxInclusive constraint failed.".into(),
            Unfit::Base64 => format!("'{value}' is not a valid Base64 text sequence."),
            Unfit::Union => {
                debug_assert!(matches!(datatype.form, super::simple::Form::Union(_)));
                format!("The value '{value}' is not valid according to any of the memberTypes of the union.")
            }
        }
    }

    fn dot_net_name<'n>(&self, name: &'n str) -> &'n str {
        match (self.wording, name) {
            (Wording::DotNet2, "DateTime" | "Date" | "Time") => "XsdDateTime",
            (Wording::DotNet2, "TimeSpan") => "XsdDuration",
            _ => name,
        }
    }
}

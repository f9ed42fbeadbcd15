//! What can be wrong with a document, as data; the .NET texts are made only when an answer is written.
//!
//! Two families, as in the real server: [`Malformed`] (from the XML reader, whose text ends with line and
//! position) and [`Invalid`] (from the schema validator, whose text does not).

use std::fmt;

use super::namespace::{Namespace, Spelling};
use super::position::Position;
use super::simple::{Form, Simple, Unfit};

/// The first problem of a document: what and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where, as `LineNumber` and `LinePosition` give it.
    pub position: Position,
    /// What.
    pub kind: ViolationKind,
}

/// The two families of problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViolationKind {
    /// Not well-formed XML.
    Malformed(Malformed),
    /// Well-formed, but not what the schema asks for.
    Invalid(Invalid),
}

/// A name as it stood in the document, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The namespace, when it is one of ours.
    pub namespace: Namespace,
    /// Its URI, when it is not ([`Namespace::Other`]).
    pub other_uri: String,
    /// The local name.
    pub local: String,
}

/// A name the schema would have allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedName {
    /// Its namespace.
    pub namespace: Namespace,
    /// Its local name.
    pub local: &'static str,
}

/// What keeps a document from being well-formed XML.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// `&` is not followed by a name or `#`.
    EntityName,
    /// `<` in an attribute value.
    AttributeCharacter,
    /// A prefix that no element around declares.
    UndeclaredPrefix(String),
    /// A character XML does not allow, raw or by reference: its code, which may be that of half a surrogate
    /// pair.
    InvalidCharacter(u32),
    /// Bytes that are not UTF-8.
    Encoding,
    /// An encoding declared that is not read.
    UnsupportedEncoding(String),
    /// An end tag for another element than the one that is open.
    EndTagMismatch {
        /// The start tag, as written.
        start: String,
        /// Where its name is.
        start_position: Position,
        /// The end tag, as written.
        end: String,
    },
    /// An end tag with nothing open.
    UnexpectedEndTag,
    /// The text ends where something has to come: inside these elements, innermost first.
    Unclosed(Vec<String>),
    /// The text ends inside something: `Name`, `Comment`, `PI`, `CDATA`.
    EndOfFileIn(&'static str),
    /// The text ends inside an attribute value.
    UnclosedLiteral,
    /// No element at all.
    NoRoot,
    /// Something other than an element at the top.
    RootLevelData,
    /// A second element at the top.
    MultipleRoots,
    /// An XML declaration that is not the first thing in the document.
    LateDeclaration,
    /// An XML declaration that cannot be read.
    DeclarationSyntax,
    /// An XML declaration of another version than 1.0.
    DeclarationVersion(String),
    /// An attribute twice.
    DuplicateAttribute(String),
    /// A name that starts with a character no name starts with.
    NameStart(char),
    /// A character that cannot stand in a name.
    NameCharacter(char),
    /// Something else than what has to come: what stands there and what was expected.
    UnexpectedToken {
        /// What stands there.
        token: String,
        /// What should: already quoted.
        expected: &'static str,
    },
    /// No white space where it is needed.
    WhiteSpaceExpected(String),
    /// A reference to an entity other than the five of XML.
    UndeclaredEntity(String),
    /// A numeric reference that is not a number.
    NumericReference {
        /// Written with `x`.
        hexadecimal: bool,
    },
    /// A numeric reference beyond all characters.
    ReferenceValue,
    /// `]]>` in text.
    CdataEnd,
    /// `--` inside a comment.
    CommentHyphens,
    /// A document type declaration, which SOAP forbids.
    Dtd,
    /// A document type declaration behind the root.
    DtdAfterRoot,
    /// A document type declaration inside an element.
    DtdInContent,
    /// A processing instruction, which SOAP forbids.
    ProcessingInstruction,
    /// A prefix bound to what `xml` or `xmlns` stands for, or one of these two bound to something else.
    ReservedNamespace(String),
    /// A prefix bound to nothing.
    NamespaceDeclaration(String),
}

/// What keeps a well-formed document from being valid.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Invalid {
    /// A child that may not stand there.
    Child {
        /// The element it stands in.
        parent: Name,
        /// The child.
        child: Name,
        /// What could stand there instead; nothing when nothing may follow.
        expected: Vec<ExpectedName>,
    },
    /// The element ends before all it needs is there.
    Incomplete {
        /// The element.
        parent: Name,
        /// What could come next.
        expected: Vec<ExpectedName>,
    },
    /// A child in an element that holds nothing, or only text.
    ChildInLeaf {
        /// The element.
        parent: Name,
        /// The child.
        child: Name,
        /// Whether text would have been allowed.
        text_only: bool,
    },
    /// Text between children.
    Text {
        /// The element.
        parent: Name,
        /// What could come next.
        expected: Vec<ExpectedName>,
    },
    /// Text in an element that holds nothing.
    TextInEmpty {
        /// The element.
        parent: Name,
        /// Only white space.
        white_space: bool,
    },
    /// A required attribute that is not there.
    AttributeMissing(&'static str),
    /// An attribute nobody declared, its name with the namespace if it has one.
    AttributeUndeclared(Name),
    /// An attribute value outside its datatype.
    AttributeValue {
        /// The attribute.
        name: &'static str,
        /// Its value and datatype.
        value: BadValue,
    },
    /// Text outside its datatype.
    ElementValue {
        /// The element.
        name: Name,
        /// Its text and datatype.
        value: BadValue,
    },
    /// A name nothing is declared for.
    UnknownElement(Name),
    /// `xsi:type` names a type that is not declared here.
    UnknownType(Name),
    /// The type of the element is abstract: it needs an `xsi:type` that names one that is not.
    Abstract(Name),
    /// `xsi:type` names a type that cannot stand for the declared one.
    TypeNotDerived {
        /// The type.
        type_name: Name,
        /// The element.
        element: Name,
    },
    /// `xsi:nil` where nothing is nillable.
    Nil,
}

/// A value and the datatype it does not belong to.
#[derive(Debug, Clone)]
pub struct BadValue {
    /// The value, as received.
    pub value: String,
    /// The datatype.
    pub datatype: &'static Simple,
    /// Why it does not fit.
    pub reason: Unfit,
}

impl PartialEq for BadValue {
    fn eq(&self, other: &Self) -> bool {
        let key = |it: &Self| (it.datatype.namespace, it.datatype.name);
        self.value == other.value && self.reason == other.reason && key(self) == key(other)
    }
}

impl Eq for BadValue {}

impl BadValue {
    /// The nearest word of an enumeration, when the datatype is one and something is near.
    #[must_use]
    pub fn nearest(&self) -> Option<&'static str> {
        let Form::Enumeration(words) = self.datatype.form else { return None };
        let same = |word: &&super::simple::Word| word.name.eq_ignore_ascii_case(self.value.trim());
        words.iter().find(same).map(|word| word.name)
    }
}

/// How the .NET generation of a server words its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wording {
    /// .NET 2.0 and 3.5: Exchange 2007 and 2010.
    DotNet2,
    /// .NET 4: Exchange 2013 and later.
    #[default]
    DotNet4,
}

impl Violation {
    /// The `Violation` text of a fault.
    #[must_use]
    pub fn text(&self, wording: Wording, spelling: Spelling) -> String {
        super::violation_text::text(self, wording, spelling)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Wording::default(), Spelling::default()))
    }
}

impl std::error::Error for Violation {}

//! A small vocabulary that has one of everything a table can say.

// Declared through macros for public types.
#![allow(unreachable_pub)]

use crate::wire::{
    Attribute, Complex, Content, Element, ExchangeVersion, Form, Namespace, Node, Simple, SimpleValue, Type,
    Value, Vocabulary, Writer, built_in,
};
use crate::{choice, message, simple_enum};

/// Declares a datatype whose values are kept as they came.
macro_rules! datatype {
    ($name:ident = $simple:expr) => {
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name(pub String);

        impl SimpleValue for $name {
            fn simple() -> &'static Simple {
                static SIMPLE: Simple = $simple;
                &SIMPLE
            }

            fn parse(text: &str) -> Self {
                Self(text.to_owned())
            }

            fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
                use_text(&self.0)
            }
        }
    };
}

const RESTRICTED: Simple = Simple { namespace: Namespace::Types, ..Simple::built_in("", Form::String) };

datatype!(Name = Simple { name: "NonEmptyStringType", min_length: 1, ..RESTRICTED });
datatype!(Digits = Simple { name: "DigitsType", pattern: Some(is_digits), ..RESTRICTED });
datatype!(When = Simple::built_in("dateTime", Form::DateTime));
datatype!(Span = Simple::built_in("duration", Form::Duration));
datatype!(Bytes = Simple::built_in("base64Binary", Form::Base64));
datatype!(Either = Simple { name: "EitherType", form: Form::Union(&[&built_in::INT, &WORD]), ..RESTRICTED });

static WORD: Simple = Simple { name: "WordType", pattern: Some(is_word), ..RESTRICTED };

fn is_digits(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_word(value: &str) -> bool {
    value == "word"
}

simple_enum! {
    /// How much.
    pub enum Shape = "ShapeType" {
        /// Least.
        IdOnly = "IdOnly",
        /// Most.
        All = "AllProperties",
        /// Newer.
        Some = "PcxPeopleSearch" since Exchange2013,
    }
}

message! {
    /// An element with attributes and no content.
    pub struct ItemId: types "ItemIdType" {
        attributes { id: Required<String>, change_key: Optional<String>, index: Optional<i32> }
    }
}

message! {
    /// A base that no element has.
    pub struct AbstractId: types "AbstractIdType" extends ItemId as item_id [is_abstract] {
        elements { kind: Opt<String> }
    }
}

message! {
    /// What the base of its base has, and more.
    pub struct RangesId: types "RangesIdType" extends AbstractId as abstract_id {
        attributes { most: Optional<i32> }
        elements { ranges: Many<i32> as "Range" }
    }
}

message! {
    /// Text beside attributes, of the plainest datatype.
    pub struct BodyText: types "BodyTextType" {
        attributes { is_truncated: Optional<bool> }
        text { value: String }
    }
}

message! {
    /// Elements of types that elsewhere only `xsi:type` names.
    pub struct Types: messages "TypesType" {
        elements { ranges: Opt<RangesId>, body: Opt<BodyText> }
    }
}

choice! {
    /// A choice.
    pub enum BaseItemId in types {
        /// One.
        ItemId(ItemId),
        /// Other.
        OccurrenceItemId(ItemId),
        /// Newer.
        Range(ItemId) as "RangeItemId" since Exchange2013,
    }
}

message! {
    /// A choice, repeated.
    pub struct Ids: types "NonEmptyArrayOfBaseItemIdsType" {
        elements { ids: NonEmpty<BaseItemId> => branches }
    }
}

message! {
    /// Text beside attributes.
    pub struct Body: types "BodyType" {
        attributes {
            body_type: Required<Shape>,
            is_truncated: Optional<bool> since Exchange2013,
            since_2013: Required<bool> as "Since2013" since Exchange2013,
        }
        text { value: Name }
    }
}

message! {
    /// A sequence of many datatypes.
    pub struct Contact: types "ContactType" {
        elements {
            display_name: One<Name>,
            shape: Opt<Shape>,
            size: Opt<i32>,
            count: Opt<u32>,
            factor: Opt<f64>,
            is_read: Opt<bool>,
            received: Opt<When>,
            duration: Opt<Span>,
            photo: Opt<Bytes>,
            digits: Opt<Digits>,
            either: Opt<Either>,
            phone: Many<String>,
            nickname: Opt<String> since Exchange2013,
            contact: Opt<Inner>,
        }
    }
}

message! {
    /// A sequence that is optional as a whole.
    pub struct Inner: types "InnerType" [may_be_empty] {
        elements { first: OneUnlessEmpty<String>, second: Opt<String> }
    }
}

message! {
    /// A base in another namespace than what extends it.
    pub struct Base: types "BaseRequestType" {
        attributes { mailbox: Optional<String> }
        elements { note: Opt<String> }
    }
}

message! {
    /// A request with everything.
    pub struct Find: messages "FindType" extends Base as base {
        attributes { traversal: Optional<Shape> }
        elements {
            item_ids: One<Ids>,
            contact: Opt<Contact>,
            body: Opt<Body>,
            name: Tolerated<String>,
        }
    }
}

message! {
    /// A request without anything.
    pub struct Ping: messages "PingType" {}
}

message! {
    /// The version the request is written against.
    pub struct RequestServerVersion: types "(RequestServerVersion)" [soap_attributes] {
        attributes { version: Required<String> }
    }
}

/// An element that holds anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Anything;

impl Value for Anything {
    fn of_type() -> Type {
        static ATTRIBUTES: &[Attribute] = &[];
        static COMPLEX: Complex = Complex {
            name: "AnythingType",
            namespace: Namespace::Messages,
            base: None,
            derived: &[],
            content: Content::Any(&[element::<ItemId>(Namespace::Types, "ItemId")]),
            may_be_empty: false,
            is_abstract: false,
            attributes: ATTRIBUTES,
            any_attribute: None,
        };
        Type::Complex(&COMPLEX)
    }

    fn read(_: Node<'_, '_>) -> Self {
        Self
    }

    fn write(&self, _: &mut Writer) {}
}

const fn element<T: Value>(namespace: Namespace, name: &'static str) -> Element {
    element_since::<T>(namespace, name, ExchangeVersion::Exchange2007)
}

const fn element_since<T: Value>(
    namespace: Namespace,
    name: &'static str,
    since: ExchangeVersion,
) -> Element {
    Element::new(namespace, name, T::of_type, since)
}

pub static BODIES: &[Element] = &[
    element::<Anything>(Namespace::Messages, "Anything"),
    element::<Find>(Namespace::Messages, "Find"),
    element::<Ping>(Namespace::Messages, "Ping"),
    element_since::<Ids>(Namespace::Messages, "Subscribe", ExchangeVersion::Exchange2010),
    element::<Types>(Namespace::Messages, "Types"),
];

pub static VOCABULARY: Vocabulary = Vocabulary {
    headers: &[
        element::<RequestServerVersion>(Namespace::Types, "RequestServerVersion"),
        element::<Shape>(Namespace::Types, "Mode"),
        element_since::<String>(Namespace::Types, "TimeZoneContext", ExchangeVersion::Exchange2010),
    ],
    ignored_headers: &["BackgroundLoad"],
    bodies: BODIES,
    added: Vec::new(),
};

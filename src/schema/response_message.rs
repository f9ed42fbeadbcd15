//! The frame of every answer: class, code, text and `MessageXml` around what an operation returns.

use super::extended_property::ExtendedFieldUri;
use super::path::{IndexedFieldUri, Path, PathToUnindexedField};
use crate::wire::{
    Choice, Complex, Content, Element, ExchangeVersion, Namespace, Node, Simple, SimpleValue, Type, Value,
    Word, Writer,
};
use crate::{Error, MessageValue, ResponseCode, message, simple_enum};

simple_enum! {
    /// Whether an element of a request succeeded.
    pub enum ResponseClass = "ResponseClassType" {
        /// It did.
        Success = "Success",
        /// It was left undone, or the result is partial.
        Warning = "Warning",
        /// It failed.
        Error = "Error",
    }
}

message! {
    /// The part that every response message starts with.
    pub struct ResponseMessage: messages "ResponseMessageType" [may_be_empty] {
        attributes {
            /// Whether the element succeeded.
            response_class: Required<ResponseClass>,
        }
        elements {
            /// What went wrong, in words.
            message_text: Opt<String>,
            /// What went wrong, as clients switch on it.
            response_code: Opt<ResponseCode>,
            /// Always 0.
            descriptive_link_key: Opt<i32>,
            /// Details, for the few errors that have some.
            message_xml: Opt<MessageXml>,
        }
    }
}

impl ResponseMessage {
    /// The frame around a result.
    #[must_use]
    pub fn success() -> Self {
        Self {
            response_class: ResponseClass::Success,
            message_text: None,
            response_code: Some(ResponseCode::NoError),
            descriptive_link_key: None,
            message_xml: None,
        }
    }

    /// The frame that reports an error.
    #[must_use]
    pub fn error(error: &Error) -> Self {
        Self::unsuccessful(ResponseClass::Error, error)
    }

    /// The frame around a partial result, or of something left undone.
    #[must_use]
    pub fn warning(error: &Error) -> Self {
        Self::unsuccessful(ResponseClass::Warning, error)
    }

    fn unsuccessful(response_class: ResponseClass, error: &Error) -> Self {
        let message_xml = MessageXml::of(error);
        Self {
            response_class,
            message_text: Some(error.text().to_owned()),
            response_code: Some(error.code()),
            descriptive_link_key: Some(0),
            message_xml: (!message_xml.is_empty()).then_some(message_xml),
        }
    }

    /// The error it reports, unless it reports success.
    #[must_use]
    pub fn into_error(self) -> Option<Error> {
        let code = self.response_code.unwrap_or(ResponseCode::NoError);
        if self.response_class == ResponseClass::Success {
            return None;
        }
        let error = Error::new(code).with_text(self.message_text.unwrap_or_default());
        Some(self.message_xml.unwrap_or_default().add_to(error))
    }
}

/// Nothing but the frame: what a response message carries whose type is `m:ResponseMessageType` itself.
impl Value for () {
    fn of_type() -> Type {
        ResponseMessage::of_type()
    }

    fn read(_: Node<'_, '_>) -> Self {}

    fn write(&self, _: &mut Writer) {}
}

impl SimpleValue for ResponseCode {
    fn simple() -> &'static Simple {
        const COUNT: usize = ResponseCode::ALL.len();
        static WORDS: [Word; COUNT] = {
            let mut words = [Word { name: "", since: ExchangeVersion::Exchange2007 }; COUNT];
            let mut at = 0;
            while at < COUNT {
                words[at].name = ResponseCode::ALL[at].name();
                at += 1;
            }
            words
        };
        static SIMPLE: Simple =
            Simple { namespace: Namespace::Messages, ..Simple::enumeration("ResponseCodeType", &WORDS) };
        &SIMPLE
    }

    fn parse(text: &str) -> Self {
        Self::parse(text).expect("validation lets only published codes through")
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        use_text(self.name())
    }
}

/// Details of an error: the paths of the properties it is about, and pairs of name and value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MessageXml {
    /// The paths, in order.
    pub paths: Vec<Path>,
    /// The `t:Value` elements, in order.
    pub values: Vec<MessageValue>,
}

impl MessageXml {
    /// What an error says beside code and text.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        Self { paths: error.paths().to_vec(), values: error.values().to_vec() }
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty() && self.values.is_empty()
    }

    /// An error with these details.
    #[must_use]
    pub fn add_to(self, error: Error) -> Error {
        let error = self.paths.into_iter().fold(error, Error::with_path);
        self.values.into_iter().fold(error, |error, pair| error.with_value(pair.name, pair.value))
    }
}

message! {
    /// One `t:Value` of `MessageXml`.
    pub struct MessageXmlValue: types "Value" {
        attributes {
            /// What the text is.
            name: Required<String>,
        }
        text {
            /// The text.
            value: String,
        }
    }
}

/// Elements that `MessageXml` is known to hold; the schema allows anything.
static MESSAGE_XML_ELEMENTS: &[Element] = &[
    types_element("FieldURI", PathToUnindexedField::of_type),
    types_element("IndexedFieldURI", IndexedFieldUri::of_type),
    types_element("ExtendedFieldURI", ExtendedFieldUri::of_type),
    types_element("Value", MessageXmlValue::of_type),
    types_element("LineNumber", i32::of_type),
    types_element("LinePosition", i32::of_type),
    types_element("Violation", String::of_type),
];

const fn types_element(name: &'static str, of_type: fn() -> Type) -> Element {
    Element::new(Namespace::Types, name, of_type, ExchangeVersion::Exchange2007)
}

/// The type of `MessageXml`, in response messages and in the detail of a fault.
pub(crate) static MESSAGE_XML: Complex = Complex {
    name: "(ResponseMessageType/MessageXml)",
    namespace: Namespace::Messages,
    base: None,
    derived: &[],
    content: Content::Any(MESSAGE_XML_ELEMENTS),
    may_be_empty: true,
    is_abstract: false,
    attributes: &[],
    any_attribute: None,
};

impl Value for MessageXml {
    fn of_type() -> Type {
        Type::Complex(&MESSAGE_XML)
    }

    fn read(node: Node<'_, '_>) -> Self {
        let is_path = |child: &Node<'_, '_>| Path::BRANCHES.iter().any(|it| it.name == child.element().name);
        let values = node.children().filter(|child| child.element().name == "Value");
        let values = values.map(MessageXmlValue::read);
        Self {
            paths: node.children().filter(is_path).map(Path::read_branch).collect(),
            values: values.map(|it| MessageValue { name: it.name.into(), value: it.value }).collect(),
        }
    }

    fn write(&self, writer: &mut Writer) {
        for path in &self.paths {
            let mut write = |name, write_attributes: &dyn Fn(&mut Writer)| {
                writer.prefixed_element(Namespace::Types, name, &[], write_attributes);
            };
            match path {
                Path::FieldUri(path) => write("FieldURI", &|writer| path.write(writer)),
                Path::IndexedFieldUri(path) => write("IndexedFieldURI", &|writer| path.write(writer)),
                Path::ExtendedFieldUri(path) => write("ExtendedFieldURI", &|writer| path.write(writer)),
            }
        }
        for MessageValue { name, value } in &self.values {
            writer
                .prefixed_element(Namespace::Types, "Value", &[("Name", name)], |writer| writer.text(value));
        }
    }
}

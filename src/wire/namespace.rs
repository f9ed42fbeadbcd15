//! The namespaces a request or an answer can name, resolved once per declaration.
//!
//! The real URIs start with `http://`. Much published documentation spells the three Exchange namespaces with
//! `https://`; both are read, and the answer is written in the spelling of the request ([`Spelling`]).

/// A namespace as the engine compares it: one of the few that mean something, or [`Namespace::Other`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Namespace {
    /// No namespace at all.
    None,
    /// SOAP 1.1 envelope.
    Soap,
    /// Operations and response messages (conventional prefix `m`).
    Messages,
    /// Everything deeper, and the SOAP headers (conventional prefix `t`).
    Types,
    /// `ResponseCode` and `Message` in the detail of a fault (conventional prefix `e`).
    Errors,
    /// XML Schema, whose built-in datatypes violations name.
    XmlSchema,
    /// XML Schema instance (`xsi:type`, `xsi:nil`).
    SchemaInstance,
    /// The reserved namespace of the `xml` prefix.
    Xml,
    /// The reserved namespace of the `xmlns` prefix.
    Xmlns,
    /// Any other.
    Other,
}

/// How the three Exchange namespaces are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spelling {
    /// `http://…`, as the schema has it and every real client sends it.
    #[default]
    Http,
    /// `https://…`, as much of the published documentation has it.
    Https,
}

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const XML_SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";
const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
const EXCHANGE: &str = "://schemas.microsoft.com/exchange/services/2006/";

impl Namespace {
    /// What a URI names, and in which spelling.
    #[must_use]
    pub fn of_uri(uri: &str) -> (Self, Spelling) {
        let (spelling, rest) = match uri.strip_prefix("http") {
            Some(rest) => match rest.strip_prefix('s') {
                Some(rest) => (Spelling::Https, rest),
                None => (Spelling::Http, rest),
            },
            None if uri.is_empty() => return (Self::None, Spelling::Http),
            None => return (Self::Other, Spelling::Http),
        };
        match rest.strip_prefix(EXCHANGE) {
            Some("types") => (Self::Types, spelling),
            Some("messages") => (Self::Messages, spelling),
            Some("errors") => (Self::Errors, spelling),
            Some(_) => (Self::Other, Spelling::Http),
            None => (Self::of_standard_uri(uri), Spelling::Http),
        }
    }

    fn of_standard_uri(uri: &str) -> Self {
        match uri {
            SOAP => Self::Soap,
            XML_SCHEMA => Self::XmlSchema,
            SCHEMA_INSTANCE => Self::SchemaInstance,
            XML => Self::Xml,
            XMLNS => Self::Xmlns,
            _ => Self::Other,
        }
    }

    /// The URI in a spelling; empty for [`Namespace::None`] and [`Namespace::Other`].
    #[must_use]
    pub const fn uri(self, spelling: Spelling) -> &'static str {
        /// One Exchange namespace in both spellings.
        macro_rules! exchange {
            ($name:literal) => {
                match spelling {
                    Spelling::Http => {
                        concat!("http://schemas.microsoft.com/exchange/services/2006/", $name)
                    }
                    Spelling::Https => {
                        concat!("https://schemas.microsoft.com/exchange/services/2006/", $name)
                    }
                }
            };
        }
        match self {
            Self::None | Self::Other => "",
            Self::Soap => SOAP,
            Self::Messages => exchange!("messages"),
            Self::Types => exchange!("types"),
            Self::Errors => exchange!("errors"),
            Self::XmlSchema => XML_SCHEMA,
            Self::SchemaInstance => SCHEMA_INSTANCE,
            Self::Xml => XML,
            Self::Xmlns => XMLNS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_uri_is_recognised_in_its_spellings() {
        for namespace in [Namespace::Messages, Namespace::Types, Namespace::Errors] {
            for spelling in [Spelling::Http, Spelling::Https] {
                assert_eq!(Namespace::of_uri(namespace.uri(spelling)), (namespace, spelling));
            }
        }
        for namespace in [Namespace::Soap, Namespace::SchemaInstance, Namespace::XmlSchema, Namespace::Xml] {
            assert_eq!(Namespace::of_uri(namespace.uri(Spelling::Https)), (namespace, Spelling::Http));
        }
    }

    #[test]
    fn near_misses_are_other_namespaces() {
        for uri in [
            "https://schemas.xmlsoap.org/soap/envelope/",
            "http://schemas.microsoft.com/exchange/services/2006/Types",
            "http://schemas.microsoft.com/exchange/services/2006/types/",
            "httpss://schemas.microsoft.com/exchange/services/2006/types",
            "urn:x",
        ] {
            assert_eq!(Namespace::of_uri(uri).0, Namespace::Other, "{uri}");
        }
        assert_eq!(Namespace::of_uri("").0, Namespace::None);
    }
}

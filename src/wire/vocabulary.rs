//! Which header and body elements a reader of SOAP messages knows.

use super::schema::Element;
use super::version::ExchangeVersion;

/// The elements one kind of message may hold: requests, or answers.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary {
    /// Header elements with a declaration, at most 64.
    pub headers: &'static [Element],
    /// Header elements of the types namespace that are let through unread.
    pub ignored_headers: &'static [&'static str],
    /// Body elements, sorted by local name.
    pub bodies: &'static [Element],
}

/// The header whose `Version` attribute names the schema version of the request.
pub const REQUEST_SERVER_VERSION: &str = "RequestServerVersion";

impl Vocabulary {
    /// The body element with a local name, whatever its namespace.
    #[must_use]
    pub fn body(&self, name: &str) -> Option<&'static Element> {
        let found = self.bodies.binary_search_by(|element| element.name.cmp(name));
        found.ok().map(|index| &self.bodies[index])
    }
}

impl Element {
    /// Whether a schema version has this element.
    #[must_use]
    pub fn exists_in(&self, version: ExchangeVersion) -> bool {
        self.since <= version
    }
}

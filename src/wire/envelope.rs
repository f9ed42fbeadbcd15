//! The upper floors of a message: envelope, header, body, and which operation it is.

use super::arena::NodeIndex;
use super::bindings::Resolved;
use super::namespace::Namespace;
use super::refusal::Refusal;
use super::schema::Element;
use super::validator::{Checked, Model, Validator};
use super::version::ExchangeVersion;
use super::violation::{ExpectedName, Invalid};
use super::vocabulary::REQUEST_SERVER_VERSION;

/// The actor of SOAP 1.1 that stands for whoever receives the message next.
const NEXT: &str = "http://schemas.xmlsoap.org/soap/actor/next";

impl<'a> Validator<'a, '_> {
    pub(super) fn start_root(&mut self, local: &str, namespace: Resolved) -> Checked {
        if (namespace.namespace, local) != (Namespace::Soap, "Envelope") {
            return Err(Refusal::NotAnEnvelope(self.scanner.innermost()));
        }
        self.push(Model::Envelope { after_header: false, after_body: false })
    }

    pub(super) fn start_in_envelope(
        &mut self,
        after_header: bool,
        after_body: bool,
        (local, namespace): (&str, Resolved),
        offset: usize,
    ) -> Checked {
        let (inner, outer) = match (namespace.namespace, local) {
            (Namespace::Soap, "Header") if !after_header && !after_body => {
                (Model::Header, Model::Envelope { after_header: true, after_body })
            }
            (Namespace::Soap, "Body") if !after_body => {
                (Model::Body, Model::Envelope { after_header: true, after_body: true })
            }
            _ => {
                let header = (!after_header).then_some("Header");
                let names = header.into_iter().chain((!after_body).then_some("Body"));
                let expected =
                    names.map(|local| ExpectedName { namespace: Namespace::Soap, local }).collect();
                return Err(self.unexpected_child(expected, offset).into());
            }
        };
        if let Some(frame) = self.frames.last_mut() {
            frame.model = outer;
        }
        self.push(inner)
    }

    pub(super) fn start_header(&mut self, local: &str, namespace: Resolved, offset: usize) -> Checked {
        let known = self.vocabulary.headers.iter();
        let mut known = known.filter(|it| it.name == local && it.namespace == namespace.namespace);
        if let Some(element) = known.next() {
            return self.start_known_header(element, offset);
        }
        if self.must_be_understood() {
            return Err(Refusal::NotUnderstood(self.scanner.innermost()));
        }
        let ours = matches!(namespace.namespace, Namespace::Types | Namespace::Messages | Namespace::None);
        let ignored =
            namespace.namespace == Namespace::Types && self.vocabulary.ignored_headers.contains(&local);
        if ours && !ignored {
            return Err(self.invalid(offset, Invalid::UnknownElement(self.scanner.innermost())));
        }
        self.push(Model::Skip)
    }

    fn start_known_header(&mut self, element: &'static Element, offset: usize) -> Checked {
        if self.document.header(element.name).is_some() {
            return Err(Refusal::DuplicateHeader(element.name));
        }
        let node = NodeIndex(self.document.nodes.len() as u32);
        self.start_declared(element, None, offset)?;
        self.document.headers.push(node);
        if element.name == REQUEST_SERVER_VERSION { self.read_version() } else { Ok(()) }
    }

    /// The `Version` attribute of the header just started decides the schema of all the rest.
    ///
    /// Headers come in any order: what was newer than the default version may not be newer than this one.
    fn read_version(&mut self) -> Checked {
        let header = self.document.header(REQUEST_SERVER_VERSION);
        let value = header.and_then(|header| header.attribute("Version")).unwrap_or_default();
        match ExchangeVersion::parse(value) {
            Some(version) if version <= self.options.newest_version => {
                let version = version.max(self.options.oldest_version);
                self.document.version = version;
                self.newer = self.newer.take().filter(|newer| newer.since > version);
                Ok(())
            }
            _ => Err(Refusal::UnknownVersion(value.to_owned())),
        }
    }

    /// Whether the header that names the version may follow.
    pub(super) fn may_still_name_version(&self) -> bool {
        self.document.body == NodeIndex::NONE && self.document.header(REQUEST_SERVER_VERSION).is_none()
    }

    /// Whether the header just started asks its receiver to understand it, and we are that receiver.
    ///
    /// `mustUnderstand` asks with `1`, or with `true` as SOAP 1.2 has it; no other value asks, and none is a
    /// violation. A header with an actor is for that actor alone: the next one is us, any other is not.
    fn must_be_understood(&self) -> bool {
        let says = |name: &str, values: &[&str]| {
            let mut attributes = self.scanner.attributes().iter();
            let found =
                attributes.find(|it| it.namespace.namespace == Namespace::Soap && it.raw.local == name);
            found.map(|it| values.contains(&super::simple::trim(&it.raw.decoded())))
        };
        says("mustUnderstand", &["1", "true"]) == Some(true) && says("actor", &["", NEXT]) != Some(false)
    }

    pub(super) fn start_operation(&mut self, local: &'a str, namespace: Resolved, offset: usize) -> Checked {
        if self.document.body != NodeIndex::NONE {
            return Err(self.unexpected_child(Vec::new(), offset).into());
        }
        self.document.spelling = namespace.spelling;
        let element = self.vocabulary.body(local);
        let Some(element) = element.filter(|element| element.exists_in(self.options.newest_version)) else {
            return Err(Refusal::UnknownOperation(local.to_owned()));
        };
        if element.namespace != namespace.namespace {
            return Err(self.invalid(offset, Invalid::UnknownElement(self.scanner.innermost())));
        }
        self.note_newer(local, element.since, |_| None);
        self.document.body = NodeIndex(self.document.nodes.len() as u32);
        self.start_declared(element, None, offset)
    }
}

//! Namespace declarations in force while a document is read.

use std::borrow::Cow;

use super::lexeme::Problem;
use super::limits::Limit;
use super::namespace::{Namespace, Spelling};
use super::tag::RawAttribute;
use super::violation::{Malformed, Name};

/// A resolved namespace; `uri` is kept only for [`Namespace::Other`].
#[derive(Debug, Clone)]
pub(super) struct Binding<'a> {
    prefix: &'a str,
    /// See [`key`].
    key: u64,
    pub(super) namespace: Namespace,
    pub(super) spelling: Spelling,
    uri: Cow<'a, str>,
}

/// The stack of declarations; those of an element are dropped when it ends.
#[derive(Debug)]
pub(super) struct Bindings<'a> {
    stack: Vec<Binding<'a>>,
    strict: bool,
    limit: usize,
}

/// Why a declaration is refused.
pub(super) enum BadDeclaration {
    Malformed(Problem),
    Limit(Limit),
}

impl<'a> Bindings<'a> {
    /// No declaration yet. With `strict`, `https://` spellings are other namespaces.
    pub(super) fn new(strict: bool, limit: usize) -> Self {
        Self { stack: Vec::with_capacity(4), strict, limit }
    }

    pub(super) fn len(&self) -> usize {
        self.stack.len()
    }

    pub(super) fn truncate(&mut self, len: usize) {
        self.stack.truncate(len);
    }

    /// Declares a prefix (empty for the default namespace) as the value of an attribute.
    pub(super) fn declare(
        &mut self,
        prefix: &'a str,
        attribute: &RawAttribute<'a>,
    ) -> Result<(), BadDeclaration> {
        let uri = attribute.decoded();
        let (mut namespace, mut spelling) = Namespace::of_uri(&uri);
        if self.strict && spelling == Spelling::Https {
            (namespace, spelling) = (Namespace::Other, Spelling::Http);
        }
        check_declaration(prefix, namespace, attribute).map_err(BadDeclaration::Malformed)?;
        if self.stack.len() >= self.limit {
            return Err(BadDeclaration::Limit(Limit::Namespaces));
        }
        self.stack.push(Binding { prefix, key: key(prefix), namespace, spelling, uri });
        Ok(())
    }

    /// What a prefix stands for; the empty one is [`Namespace::None`] unless a default is declared.
    pub(super) fn resolve(&self, prefix: &str) -> Option<Resolved> {
        let wanted = key(prefix);
        let is_wanted = |binding: &Binding<'_>| binding.key == wanted && binding.prefix == prefix;
        let found = self.stack.iter().rposition(is_wanted);
        match (found, prefix) {
            (Some(index), _) => {
                let Binding { namespace, spelling, .. } = self.stack[index];
                Some(Resolved { namespace, spelling, index: index as u32 })
            }
            (None, "") => Some(Resolved { namespace: Namespace::None, ..Resolved::NOWHERE }),
            (None, "xml") => Some(Resolved { namespace: Namespace::Xml, ..Resolved::NOWHERE }),
            (None, "xmlns") => Some(Resolved::DECLARATION),
            (None, _) => None,
        }
    }

    /// A name for a violation.
    pub(super) fn name(&self, resolved: Resolved, local: &str) -> Name {
        Name {
            namespace: resolved.namespace,
            other_uri: self.other_uri(resolved).to_owned(),
            local: local.to_owned(),
        }
    }

    /// Whether two names are in the same namespace.
    pub(super) fn same(&self, a: Resolved, b: Resolved) -> bool {
        a.namespace == b.namespace && self.other_uri(a) == self.other_uri(b)
    }

    fn other_uri(&self, resolved: Resolved) -> &str {
        match resolved.namespace {
            Namespace::Other => self.stack.get(resolved.index as usize).map_or("", |binding| &binding.uri),
            _ => "",
        }
    }
}

/// A number that differs for most prefixes that differ, so that a hundred declarations are quick to look
/// through.
fn key(prefix: &str) -> u64 {
    prefix.bytes().fold(0, |key: u64, byte| key.wrapping_mul(0x0100_0000_01B3) ^ u64::from(byte))
}

/// Refuses declarations that concern the two reserved prefixes or take back a prefix.
fn check_declaration(
    prefix: &str,
    namespace: Namespace,
    attribute: &RawAttribute<'_>,
) -> Result<(), Problem> {
    let refused = match (prefix, namespace) {
        ("xml", Namespace::Xml) => return Ok(()),
        ("xml" | "xmlns", _) | (_, Namespace::Xml | Namespace::Xmlns) => Malformed::ReservedNamespace,
        ("", _) => return Ok(()),
        (_, Namespace::None) => Malformed::NamespaceDeclaration,
        _ => return Ok(()),
    };
    Err((attribute.offset, refused(prefix.to_owned())))
}

/// What a prefix stands for, and which declaration says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolved {
    pub(super) namespace: Namespace,
    pub(super) spelling: Spelling,
    index: u32,
}

impl Resolved {
    /// No namespace, which no declaration is needed for.
    pub(super) const NOWHERE: Self =
        Self { namespace: Namespace::None, spelling: Spelling::Http, index: u32::MAX };

    /// The namespace of the attributes that declare namespaces.
    pub(super) const DECLARATION: Self = Self { namespace: Namespace::Xmlns, ..Self::NOWHERE };
}

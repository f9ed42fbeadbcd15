//! Why a request was refused, as data for the author of a test: the rule, the culprit, what was nearly right.
//!
//! Nothing of it is on the wire. A finding about a message that was not accepted is derived from its
//! [`Rejection`](crate::wire::Rejection) when asked for; one about a request that an operation refused is
//! made where the rule lives, together with the error.

mod alike;
mod of_rejection;
mod rule;

pub(crate) use alike::{closest, most_alike_first};
pub(crate) use of_rejection::of_rejection;
pub use rule::Rule;

use std::fmt;

use crate::wire::{ExchangeVersion, ExpectedName, Limit};

/// One refusal, explained.
///
/// ```
/// use ews_sim::Simulator;
/// use ews_sim::finding::{Nearest, Rule};
///
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// let reply = simulator.handle(
///     "ada@example.test",
///     br#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
///           <s:Body><AddImGruop/></s:Body>
///         </s:Envelope>"#,
/// );
/// let [finding] = &reply.findings()[..] else { panic!("one refusal") };
/// assert_eq!(finding.rule(), Rule::OperationKnown);
/// assert_eq!(finding.culprit().name(), "AddImGruop");
/// assert_eq!(finding.nearest(), Some(&Nearest::Operation("AddImGroup")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    rule: Rule,
    culprit: Culprit,
    nearest: Option<Nearest>,
}

/// What broke the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Culprit {
    /// The message as a whole.
    Message,
    /// An element, by local name: one that stands there, or one that is incomplete.
    Element(String),
    /// An attribute, by name: one that stands there, or one that is missing.
    Attribute(String),
    /// A value.
    Value {
        /// The element or attribute that holds it, by local name.
        of: String,
        /// The value, as received.
        value: String,
    },
    /// A piece of XML, as written: a prefix, a reference, a token. A character that XML does not allow is
    /// told by its code, for instance `U+0001`.
    Markup(String),
    /// A bound of the simulator.
    Limit(Limit),
}

/// What would have been right, as near to the culprit as anything.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Nearest {
    /// The elements that may stand there, those most like the culprit first.
    Elements(Vec<ExpectedName>),
    /// The name of an attribute, or a word of an enumeration.
    Word(String),
    /// The schema version to ask for.
    Version(ExchangeVersion),
    /// An operation that is simulated.
    Operation(&'static str),
    /// An account or a distribution group of the directory, by address.
    Address(String),
    /// An object of the mailbox.
    Object {
        /// Its display name.
        display_name: String,
        /// The id to name it by.
        id: String,
    },
}

impl Finding {
    pub(crate) const fn new(rule: Rule, culprit: Culprit) -> Self {
        Self { rule, culprit, nearest: None }
    }

    pub(crate) fn near(mut self, nearest: impl Into<Option<Nearest>>) -> Self {
        self.nearest = nearest.into();
        self
    }

    /// The rule that was broken.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// What broke it.
    #[must_use]
    pub const fn culprit(&self) -> &Culprit {
        &self.culprit
    }

    /// What would have been right; `None` when nothing is near.
    #[must_use]
    pub const fn nearest(&self) -> Option<&Nearest> {
        self.nearest.as_ref()
    }
}

impl Culprit {
    pub(crate) fn element(name: impl Into<String>) -> Self {
        Self::Element(name.into())
    }

    pub(crate) fn value(of: impl Into<String>, value: impl Into<String>) -> Self {
        Self::Value { of: of.into(), value: value.into() }
    }

    /// The local name of the element or attribute, or the name of the bound; empty for the message as a whole
    /// and for a piece of XML.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Message | Self::Markup(_) => "",
            Self::Limit(limit) => limit.name(),
            Self::Element(name) | Self::Attribute(name) | Self::Value { of: name, .. } => name,
        }
    }

    /// The value or the piece of XML, where it is one.
    #[must_use]
    pub fn content(&self) -> Option<&str> {
        match self {
            Self::Value { value, .. } | Self::Markup(value) => Some(value),
            _ => None,
        }
    }
}

/// `id.form: …: Id "AAMk"; near: the object Work (AAMk…)`, on one line.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.rule.sentence())?;
        match &self.culprit {
            Culprit::Message => {}
            Culprit::Element(name) => write!(f, " Element {name}.")?,
            Culprit::Attribute(name) => write!(f, " Attribute {name}.")?,
            Culprit::Value { of, value } => write!(f, " {of} is {value:?}.")?,
            Culprit::Markup(markup) => write!(f, " Markup {markup:?}.")?,
            Culprit::Limit(limit) => write!(f, " Limit {}.", limit.name())?,
        }
        match &self.nearest {
            Some(nearest) => write!(f, " Near: {nearest}."),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Nearest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Elements(names) => {
                let names: Vec<_> = names.iter().map(|name| name.local).collect();
                f.write_str(&names.join(", "))
            }
            Self::Word(word) | Self::Address(word) => f.write_str(word),
            Self::Version(version) => version.fmt(f),
            Self::Operation(name) => f.write_str(name),
            Self::Object { display_name, id } => write!(f, "{display_name:?} ({id})"),
        }
    }
}

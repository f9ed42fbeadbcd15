//! Query strings: searches in the words of users (Advanced Query Syntax).
//!
//! Nothing is a syntax error (B-18): quotes and parentheses that are not closed end with the text, and what
//! cannot be understood is searched for as it is written.
//!
//! Source: QueryString in the EWS reference, and Microsoft's article on searching by it.

mod date;
mod key;
mod parser;
mod token;
mod words;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use self::key::{Key, Kind};
use self::words::Phrase;
use super::value::{Values, any_part};
use crate::property::{ItemProperty, PropertyPath, PropertyValue, ValueRef};
use crate::schema::{FlagStatus, HighlightTerm};

/// The day it is, and where: what `today` means.
#[derive(Debug, Clone)]
pub struct Clock {
    /// The present instant.
    pub now: Timestamp,
    /// Where days start and end.
    pub time_zone: TimeZone,
}

/// A query string that has been read.
#[derive(Debug, Clone, PartialEq)]
pub struct Query(Node);

/// A condition. How deep they lie in each other is bounded when they are read.
#[derive(Debug, Clone, PartialEq)]
enum Node {
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
    /// A phrase in the properties of a key, or in any where there is no key.
    Text(Option<Key>, Phrase),
    /// An instant, from one to before another.
    Time(Key, Option<Timestamp>, Option<Timestamp>),
    /// A number, from one to another.
    Size(Option<i64>, Option<i64>),
    Flag(Key, bool),
    Kind(Kind),
}

impl Query {
    /// What a text asks for; `None` where it asks for nothing, as one of blanks does.
    #[must_use]
    pub fn new(text: &str, clock: &Clock) -> Option<Self> {
        parser::parse(text, clock).map(Self)
    }

    /// Whether it is true of an item.
    #[must_use]
    pub fn matches(&self, item: &impl Values) -> bool {
        self.0.matches(item)
    }

    /// The words looked for, in order of appearance and each once a scope; those of conditions that are to be
    /// false are not among them.
    #[must_use]
    pub fn highlight_terms(&self) -> Vec<HighlightTerm> {
        let mut terms = Vec::new();
        self.0.highlight(&mut terms);
        let mut seen = std::collections::BTreeSet::new();
        terms.retain(|term| {
            seen.insert((term.scope.clone(), crate::casing::folded(&term.value).into_owned()))
        });
        terms
    }
}

impl Node {
    fn matches(&self, item: &impl Values) -> bool {
        match self {
            Self::And(nodes) => nodes.iter().all(|node| node.matches(item)),
            Self::Or(nodes) => nodes.iter().any(|node| node.matches(item)),
            Self::Not(node) => !node.matches(item),
            Self::Text(key, phrase) => {
                let paths = key.map_or(key::ANYWHERE, Key::paths);
                paths.iter().any(|path| {
                    let value = item.value(path);
                    value.is_some_and(|value| {
                        any_part(&value, |part| part.text().is_some_and(|text| phrase.is_in(text)))
                    })
                })
            }
            Self::Time(key, from, until) => key.paths().iter().any(|path| {
                let is_within =
                    |time| from.is_none_or(|from| from <= time) && until.is_none_or(|until| time < until);
                item.value(path).and_then(|value| value.lend().time()).is_some_and(is_within)
            }),
            Self::Size(from, to) => {
                let is_within = |size| from.is_none_or(|from| from <= size) && to.is_none_or(|to| size <= to);
                let size = item.value(&ItemProperty::Size.into());
                size.is_some_and(|size| matches!(size.lend(), ValueRef::Integer(size) if is_within(size)))
            }
            Self::Flag(key, wanted) => key.paths().iter().any(|path| is_set(item, path) == Some(*wanted)),
            Self::Kind(kind) => {
                let class = item.value(&ItemProperty::ItemClass.into());
                class.is_some_and(|class| {
                    any_part(&class, |part| {
                        part.text().is_some_and(|class| Kind::of_class(class) == Some(*kind))
                    })
                })
            }
        }
    }

    fn highlight(&self, terms: &mut Vec<HighlightTerm>) {
        match self {
            Self::And(nodes) | Self::Or(nodes) => nodes.iter().for_each(|node| node.highlight(terms)),
            Self::Text(key, phrase) => {
                let scopes: &[&str] = match key {
                    Some(key) => &[key.canonical_name()],
                    None => &[Key::Subject.canonical_name(), Key::Body.canonical_name()],
                };
                for word in phrase.words() {
                    terms.extend(
                        scopes.iter().map(|scope| HighlightTerm {
                            scope: (*scope).to_owned(),
                            value: word.to_owned(),
                        }),
                    );
                }
            }
            Self::Not(_) | Self::Time(..) | Self::Size(..) | Self::Flag(..) | Self::Kind(_) => {}
        }
    }
}

/// Whether a flag is set; `None` where there is none.
fn is_set(item: &impl Values, path: &PropertyPath) -> Option<bool> {
    let Some(value) = item.value(path) else {
        // What was never flagged is not flagged.
        return (*path == ItemProperty::Flag.into()).then_some(false);
    };
    match value.lend() {
        ValueRef::Boolean(value) => Some(value),
        ValueRef::Whole(PropertyValue::Flag(flag)) => Some(flag.flag_status == FlagStatus::Flagged),
        _ => None,
    }
}

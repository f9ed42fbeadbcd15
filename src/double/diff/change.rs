//! One change, and how it reads.

use std::borrow::Cow;
use std::fmt;

use crate::mailbox::ItemKey;
use crate::property::ItemKind;

/// What has changed, in order; as text a line each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diff {
    /// The changes.
    pub changes: Vec<Change>,
}

impl Diff {
    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.changes.iter().try_for_each(|change| writeln!(f, "{change}"))
    }
}

/// One thing that has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The primary SMTP address of the mailbox; `None` for what belongs to the simulator as a whole.
    pub mailbox: Option<String>,
    /// What has changed.
    pub subject: Subject,
    /// How.
    pub event: Event,
}

/// What can change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// The simulator: settings and clock.
    Simulator,
    /// A user of the directory, by primary SMTP address.
    User(String),
    /// A distribution group of the directory, by address.
    DistributionGroup(String),
    /// A right of an account, in words.
    Right(String),
    /// The mailbox itself.
    Mailbox,
    /// A folder, by the display names that lead to it.
    Folder(String),
    /// An item that is no IM group.
    Item {
        /// The folder it lies in, or lay in before it was removed.
        folder: String,
        /// What it is.
        kind: ItemKind,
        /// Its subject, or its display name where it has one.
        name: String,
        /// Its key, or the one it had before it was removed.
        key: ItemKey,
    },
    /// An IM group, by display name.
    ImGroup(String),
    /// A message to somebody who has no mailbox.
    OutgoingMessage {
        /// Who gets it.
        recipient: String,
        /// Its subject.
        subject: String,
    },
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// It is there, and was not.
    Added,
    /// It was there, and is no more.
    Removed,
    /// It lies elsewhere.
    Moved {
        /// The folder it lay in.
        from: String,
    },
    /// A property has another value; `None` where it has none.
    Changed {
        /// The property: the name of its element, or what else it is called.
        property: String,
        /// The value before, as text.
        before: Option<String>,
        /// The value after, as text.
        after: Option<String>,
    },
    /// A contact has come into a group, by display name.
    MemberAdded(String),
    /// A contact has left a group, by display name.
    MemberRemoved(String),
    /// It was written to, and nothing that can be read is different but its change key.
    Touched,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(mailbox) = &self.mailbox {
            write!(f, "{mailbox}: ")?;
        }
        match &self.subject {
            Subject::Mailbox => {}
            subject => write!(f, "{subject}: ")?,
        }
        self.event.fmt(f)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Simulator => f.write_str("simulator"),
            Self::Mailbox => f.write_str("mailbox"),
            Self::User(address) => write!(f, "user {address}"),
            Self::DistributionGroup(address) => write!(f, "distribution group {address}"),
            Self::Right(right) => f.write_str(right),
            Self::Folder(path) => write!(f, "{path}"),
            Self::Item { folder, kind, name, .. } => {
                write!(f, "{folder}: {} {name:?}", kind.kind().element.name)
            }
            Self::ImGroup(name) => write!(f, "IM group {name:?}"),
            Self::OutgoingMessage { recipient, subject } => write!(f, "message {subject:?} to {recipient}"),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added => f.write_str("added"),
            Self::Removed => f.write_str("removed"),
            Self::Moved { from } => write!(f, "moved from {from}"),
            Self::Changed { property, before: Some(before), after: Some(after) } => {
                let from = first_difference(before, after).saturating_sub(CONTEXT);
                write!(f, "{property}: {} became {}", excerpt(before, from), excerpt(after, from))
            }
            Self::Changed { property, before: None, after: Some(after) } => {
                write!(f, "{property}: {} is new", excerpt(after, 0))
            }
            Self::Changed { property, before: Some(before), after: None } => {
                write!(f, "{property}: {} is gone", excerpt(before, 0))
            }
            Self::Changed { property, .. } => write!(f, "{property}: changed"),
            Self::MemberAdded(contact) => write!(f, "member {contact:?} added"),
            Self::MemberRemoved(contact) => write!(f, "member {contact:?} removed"),
            Self::Touched => f.write_str("written to"),
        }
    }
}

/// How many characters of a value a line shows.
const LONGEST: usize = 120;
/// How many of them stand before the first one that is different.
const CONTEXT: usize = 20;

fn first_difference(before: &str, after: &str) -> usize {
    before.chars().zip(after.chars()).take_while(|(before, after)| before == after).count()
}

/// A text, or as much of it as a line shows from some character on.
fn excerpt(text: &str, from: usize) -> Cow<'_, str> {
    let length = text.chars().count();
    if length <= LONGEST {
        return Cow::Borrowed(text);
    }
    let from = from.min(length - LONGEST);
    let part: String = text.chars().skip(from).take(LONGEST).collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if from + LONGEST < length { "…" } else { "" };
    Cow::Owned(format!("{before}{part}{after} ({length} characters)"))
}

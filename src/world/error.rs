//! Why a world cannot be made.

use std::fmt;

/// Why a [`World`](super::World) cannot be made: a place in it, and what is wrong there.
///
/// ```
/// use ews_sim::World;
/// use ews_sim::world::{ItemSeed, MailboxSeed};
///
/// let mut world = World::default();
/// let minutes = ItemSeed::message("Minutes").with_named("Subjet", "Agenda");
/// world.mailboxes.push(MailboxSeed::new("ada@example.test").item(minutes));
/// let error = world.build().unwrap_err();
/// assert_eq!(error.place(), "mailboxes[0].items[0].properties.Subjet");
/// assert_eq!(error.problem(), "a Message has no Subjet; the nearest is Subject");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorldError {
    place: String,
    problem: String,
}

impl WorldError {
    pub(super) fn new(problem: impl Into<String>) -> Self {
        Self { place: String::new(), problem: problem.into() }
    }

    /// The same problem, of something that lies in a field.
    pub(super) fn within(mut self, field: &str) -> Self {
        let joint = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        self.place = format!("{field}{joint}{}", self.place);
        self
    }

    /// The same problem, of something that lies in a list.
    pub(super) fn at(mut self, index: usize, field: &str) -> Self {
        let joint = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        self.place = format!("{field}[{index}]{joint}{}", self.place);
        self
    }

    /// Where in the world, for instance `mailboxes[0].items[3].folder`; empty for the whole.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What is wrong there.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for WorldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.place {
            "" => f.write_str(&self.problem),
            place => write!(f, "{place}: {}", self.problem),
        }
    }
}

impl std::error::Error for WorldError {}

/// The name among these that a wrong one was probably meant for: it differs by its case only, or by the
/// fewest characters, and no more than a third of them.
pub(super) fn nearest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    let apart = |name: &&str| steps_between(&wrong, &name.to_lowercase());
    names.map(|name| (apart(&name), name)).min().filter(|(apart, _)| *apart <= wrong.len() / 3).map(|it| it.1)
}

/// How many characters have to be put in, left out or replaced to make one text of another.
fn steps_between(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, own) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], line + 1);
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(own != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

/// What exists, to be told to whoever has named something else.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.collect();
    if names.is_empty() { "there are none".to_owned() } else { format!("there are: {}", names.join(", ")) }
}

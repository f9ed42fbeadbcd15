//! Why something is no snapshot, and where in it.

use std::fmt;

/// Why a snapshot cannot be taken or restored: a place in it, and what is wrong there.
///
/// ```
/// use ews_sim::Simulator;
///
/// let snapshot = Simulator::builder().mailbox("ada@example.test").build().snapshot()?;
/// let text = serde_json::to_string(&snapshot)?.replace("ada@example.test", "nobody");
/// let error = Simulator::restore(&serde_json::from_str(&text)?).unwrap_err();
/// assert_eq!(error.to_string(), "mailboxes[0].smtpAddress: \"nobody\" is no SMTP address");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotError {
    /// From the inside out.
    place: Vec<Step>,
    problem: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl SnapshotError {
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self { place: Vec::new(), problem: problem.into() }
    }

    /// The same problem, of something that lies in a field.
    pub(crate) fn within(mut self, field: &'static str) -> Self {
        self.place.push(Step::Field(field));
        self
    }

    /// The same problem, of something that lies in a list.
    pub(crate) fn at(mut self, index: usize, field: &'static str) -> Self {
        self.place.push(Step::Index(index));
        self.within(field)
    }

    /// Where in the snapshot, for instance `mailboxes[0].items[3].folder`; empty for the whole.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = String::new();
        for step in self.place.iter().rev() {
            match step {
                Step::Field(name) if place.is_empty() => place.push_str(name),
                Step::Field(name) => place.extend([".", name]),
                Step::Index(index) => place.push_str(&format!("[{index}]")),
            }
        }
        place
    }

    /// What is wrong there.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.place() {
            "" => f.write_str(&self.problem),
            place => write!(f, "{place}: {}", self.problem),
        }
    }
}

impl std::error::Error for SnapshotError {}

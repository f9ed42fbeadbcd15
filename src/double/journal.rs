//! What a simulator remembers of the requests it has got.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::trouble::Trouble;
use crate::ResponseCode;

/// The latest requests and what became of them, the oldest first.
///
/// ```
/// use ews_sim::operation::im_list::AddImGroup;
/// use ews_sim::{ResponseCode, Simulator};
///
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// simulator.keep_journal(100);
/// simulator.call("ada@example.test", &AddImGroup { display_name: "Favorites".into() }).unwrap_err();
/// let call = simulator.journal().calls().last().unwrap();
/// assert_eq!(call.operation(), Some("AddImGroup"));
/// assert_eq!(call.codes(), [ResponseCode::ErrorImGroupDisplayNameAlreadyExists]);
/// assert_eq!(
///     call.to_string(),
///     "#1 2024-03-01T09:00:00Z ada@example.test AddImGroup: 200 ErrorImGroupDisplayNameAlreadyExists"
/// );
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Journal {
    calls: VecDeque<Arc<Call>>,
    /// How many calls it keeps.
    length: usize,
    /// Whether it keeps the bytes of requests and answers.
    keeps_bytes: bool,
    /// How many calls there have been.
    count: u64,
}

/// A request, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub(super) number: u64,
    pub(super) at: Timestamp,
    pub(super) caller: String,
    pub(super) account: String,
    pub(super) operation: Option<Cow<'static, str>>,
    pub(super) is_valid: bool,
    pub(super) ids: Vec<String>,
    pub(super) cost: usize,
    pub(super) status: u16,
    pub(super) codes: Vec<ResponseCode>,
    pub(super) trouble: Option<Trouble>,
    pub(super) too_early: Option<Duration>,
    pub(super) bytes: Option<(Vec<u8>, Vec<u8>)>,
}

impl Journal {
    pub(super) const fn new(length: usize, keeps_bytes: bool) -> Self {
        Self { calls: VecDeque::new(), length, keeps_bytes, count: 0 }
    }

    /// Keeps another number of calls from now on, with or without their bytes.
    pub(super) fn keep(&mut self, length: usize, keeps_bytes: bool) {
        (self.length, self.keeps_bytes) = (length, keeps_bytes);
        self.forget_what_exceeds();
    }

    /// Notes a call, which gets its number here.
    pub(super) fn note(&mut self, mut call: Call) {
        self.count += 1;
        call.number = self.count;
        self.calls.push_back(Arc::new(call));
        self.forget_what_exceeds();
    }

    fn forget_what_exceeds(&mut self) {
        while self.calls.len() > self.length {
            self.calls.pop_front();
        }
    }

    pub(super) const fn keeps_bytes(&self) -> bool {
        self.keeps_bytes
    }

    /// The calls it still has, the oldest first.
    pub fn calls(&self) -> impl DoubleEndedIterator<Item = &Call> {
        self.calls.iter().map(|call| &**call)
    }

    /// How many calls there have been since it is kept, those included that it has forgotten.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// How many calls it has forgotten, since it keeps no more.
    #[must_use]
    pub fn forgotten(&self) -> u64 {
        self.count - self.calls.len() as u64
    }
}

impl Call {
    /// Which call of all it is, counted from one.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// When it came.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// Who was logged on, as [`Simulator::handle`](crate::Simulator::handle) was told.
    #[must_use]
    pub fn caller(&self) -> &str {
        &self.caller
    }

    /// For whom the request was made, by primary address in lower case: the caller, or whom it impersonates.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The name of the operation, be it one that is simulated or not; `None` if the message was broken before
    /// it.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// Whether the message was valid, which everything is that reaches an operation.
    #[must_use]
    pub const fn is_valid(&self) -> bool {
        self.is_valid
    }

    /// The ids that the request named, in order.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The HTTP status of the answer.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The code of each response message, or that of the fault, as the server meant them; empty for an answer
    /// that has none.
    #[must_use]
    pub fn codes(&self) -> &[ResponseCode] {
        &self.codes
    }

    /// What went wrong on demand.
    #[must_use]
    pub const fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// How much too early it came, after a busy server had asked the client to wait.
    #[must_use]
    pub const fn came_too_early(&self) -> Option<Duration> {
        self.too_early
    }

    /// The bytes of the request, if the journal keeps them.
    #[must_use]
    pub fn request(&self) -> Option<&[u8]> {
        self.bytes.as_ref().map(|(request, _)| &**request)
    }

    /// The bytes that arrived in answer, if the journal keeps them.
    #[must_use]
    pub fn answer(&self) -> Option<&[u8]> {
        self.bytes.as_ref().map(|(_, answer)| &**answer)
    }
}

/// One line: number, time, account, operation, HTTP status, and the codes with how often each comes in a row.
impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, at, account, operation, status, .. } = self;
        let operation = operation.as_deref().unwrap_or("no operation");
        write!(f, "#{number} {at} {account} {operation}: {status}")?;
        for run in self.codes.chunk_by(|one, next| one == next) {
            match run {
                [code] => write!(f, " {code}")?,
                [code, ..] => write!(f, " {}\u{d7}{code}", run.len())?,
                [] => {}
            }
        }
        match self.too_early {
            Some(too_early) => write!(f, " ({} ms too early)", too_early.as_millis()),
            None => Ok(()),
        }
    }
}

/// A line for each call, and how many earlier ones are forgotten.
impl fmt::Display for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.calls().map(Call::to_string).collect::<Vec<_>>().join("\n");
        match self.forgotten() {
            0 => f.write_str(&lines),
            forgotten => write!(f, "({forgotten} earlier calls are forgotten)\n{lines}"),
        }
    }
}

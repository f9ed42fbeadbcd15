//! What a test expects of the requests of a client, and what it is told when they are otherwise.

use std::fmt::Write as _;
use std::ops::{Deref, DerefMut};

use super::calls::Calls;
use super::journal::{Call, Journal};
use crate::operation::Operation;
use crate::{ResponseCode, Simulator};

/// Calls that are expected, and how often: at least once, unless it says otherwise.
///
/// ```
/// use ews_sim::double::Expected;
/// use ews_sim::operation::im_list::AddImGroup;
/// use ews_sim::{ResponseCode, Simulator};
///
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// simulator.keep_journal(100);
/// simulator.call("ada@example.test", &AddImGroup { display_name: "Work".into() })?;
/// let added = Expected::call::<AddImGroup>().by("ada@example.test");
/// simulator.verify(&added.answered(ResponseCode::NoError).times(1));
/// # Ok::<(), ews_sim::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Expected {
    calls: Calls,
    answered: Option<ResponseCode>,
    at_least: Option<u64>,
    at_most: Option<u64>,
}

impl Expected {
    /// Valid requests of an operation.
    pub fn call<O: Operation>() -> Self {
        Self::calls(Calls::of::<O>())
    }

    /// Any calls that can be described. What a request [says](Calls::saying), or what is true of it
    /// [otherwise](Calls::when), can be told only where the journal keeps bytes.
    ///
    /// # Panics
    ///
    /// When the calls are those on an occasion, such as the third one, or by chance.
    #[track_caller]
    pub fn calls(calls: Calls) -> Self {
        assert!(
            calls.are_plain(),
            "calls that are expected are counted here; say how often, not which of them"
        );
        Self { calls, answered: None, at_least: None, at_most: None }
    }

    /// Only those for an account, by any of its addresses.
    pub fn by(mut self, account: impl Into<String>) -> Self {
        self.calls = self.calls.by(account);
        self
    }

    /// Only those that name an id.
    pub fn for_id(mut self, id: impl Into<String>) -> Self {
        self.calls = self.calls.naming(id);
        self
    }

    /// Only those with a code in the answer.
    pub const fn answered(mut self, code: ResponseCode) -> Self {
        self.answered = Some(code);
        self
    }

    /// Exactly so often.
    pub const fn times(self, times: u64) -> Self {
        self.at_least(times).at_most(times)
    }

    /// Not once.
    pub const fn never(self) -> Self {
        self.times(0)
    }

    /// So often or oftener.
    pub const fn at_least(mut self, times: u64) -> Self {
        self.at_least = Some(times);
        self
    }

    /// So often or less often; not at all is enough, unless it says [at least](Self::at_least) how often.
    pub const fn at_most(mut self, times: u64) -> Self {
        self.at_most = Some(times);
        self
    }

    /// How often at least.
    fn least(&self) -> u64 {
        self.at_least.unwrap_or_else(|| u64::from(self.at_most.is_none()))
    }

    /// `exactly 1 call of DeleteItem naming AAMk`, as failure texts say it.
    fn describe(&self) -> String {
        let times = match (self.least(), self.at_most) {
            (0, Some(0)) => "no calls".to_owned(),
            (least, Some(most)) if least == most => format!("exactly {}", counted(least)),
            (0, Some(most)) => format!("at most {}", counted(most)),
            (least, None) => format!("at least {}", counted(least)),
            (least, Some(most)) => format!("{least} to {}", counted(most)),
        };
        let answered = self.answered.map(|code| format!(" answered {code}")).unwrap_or_default();
        format!("{times} of {}{answered}", self.calls)
    }
}

fn counted(calls: u64) -> String {
    if calls == 1 { "1 call".to_owned() } else { format!("{calls} calls") }
}

impl Simulator {
    /// Looks whether there have been the calls that are expected.
    ///
    /// # Errors
    ///
    /// What was expected, what there has been instead, and the call that comes nearest.
    ///
    /// # Panics
    ///
    /// When no journal is kept, or one without the bytes that are needed.
    #[track_caller]
    pub fn check(&self, expected: &Expected) -> Result<(), String> {
        let journal = self.journal();
        let misses = |call: &Call| {
            let mut misses = expected.calls.misses(call, self);
            if let Some(code) = expected.answered.filter(|code| !call.codes().contains(code)) {
                misses.push(format!("it was not answered {code}"));
            }
            misses
        };
        let examined: Vec<_> = journal.calls().map(|call| (call, misses(call))).collect();
        let met: Vec<_> = examined.iter().filter(|(_, misses)| misses.is_empty()).collect();
        let count = met.len() as u64;
        if count >= expected.least() && expected.at_most.is_none_or(|most| count <= most) {
            return Ok(());
        }
        let mut text = format!("expected {}, got {count}", expected.describe());
        if count < expected.least() {
            let others = examined.iter().filter(|(_, misses)| !misses.is_empty()).rev();
            add_nearest(&mut text, others.min_by_key(|(_, misses)| misses.len()));
        }
        for (call, _) in met {
            let _ = write!(text, "\n  {call}");
        }
        add_extent(&mut text, journal);
        Err(text)
    }

    /// Insists on calls.
    ///
    /// # Panics
    ///
    /// When there have been other calls than those expected, with a text that shows the nearest one, and as
    /// [`check`](Self::check).
    #[track_caller]
    pub fn verify(&self, expected: &Expected) {
        if let Err(text) = self.check(expected) {
            panic!("{text}");
        }
    }

    /// The same simulator, which insists on calls when it is dropped. It keeps a journal from now on, if it
    /// has kept none.
    ///
    /// ```should_panic
    /// use ews_sim::double::Expected;
    /// use ews_sim::operation::item::SendItem;
    /// use ews_sim::Simulator;
    ///
    /// let simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// let mut simulator = simulator.verified([Expected::call::<SendItem>().times(1)]);
    /// simulator.handle("ada@example.test", b"anything"); // but no SendItem: the drop panics
    /// ```
    pub fn verified(mut self, expected: impl IntoIterator<Item = Expected>) -> Verified {
        if self.double.journal.is_none() {
            self.keep_journal(Verified::LENGTH_OF_JOURNAL);
        }
        Verified { simulator: self, expected: expected.into_iter().collect() }
    }
}

fn add_nearest(text: &mut String, nearest: Option<&(&Call, Vec<String>)>) {
    let _ = match nearest {
        Some((call, misses)) => write!(text, "\nnearest: {call}\n  {}", misses.join("\n  ")),
        None => write!(text, "\nthere have been no other calls"),
    };
}

fn add_extent(text: &mut String, journal: &Journal) {
    let forgotten = journal.forgotten();
    if forgotten > 0 {
        let _ = write!(text, "\nthe journal has forgotten {} before #{}", counted(forgotten), forgotten + 1);
    }
}

/// A simulator that insists on calls when it is dropped: [`Simulator::verified`]. It can be used as any
/// other.
///
/// A drop while another panic is under way insists on nothing.
#[derive(Debug)]
pub struct Verified {
    simulator: Simulator,
    expected: Vec<Expected>,
}

impl Verified {
    /// How many calls it keeps where the test has not said how many.
    const LENGTH_OF_JOURNAL: usize = 1000;

    /// Insists on more calls.
    pub fn expect(&mut self, expected: Expected) {
        self.expected.push(expected);
    }
}

impl Deref for Verified {
    type Target = Simulator;

    fn deref(&self) -> &Simulator {
        &self.simulator
    }
}

impl DerefMut for Verified {
    fn deref_mut(&mut self) -> &mut Simulator {
        &mut self.simulator
    }
}

impl Drop for Verified {
    #[track_caller]
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let checks = self.expected.iter().map(|expected| self.simulator.check(expected));
        let unmet: Vec<_> = checks.filter_map(Result::err).collect();
        assert!(unmet.is_empty(), "{}", unmet.join("\n\n"));
    }
}

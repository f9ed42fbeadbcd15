//! Which requests a rule is about: those of an operation, of an account, that say something; the first of
//! them, the third, or some of them by chance.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::journal::Call;
use crate::Simulator;
use crate::casing::equal_ignoring_case;
use crate::directory::Directory;
use crate::operation::Operation;
use crate::wire::Node;

/// Some of the requests that a simulator gets.
///
/// Conditions narrow down which requests are counted; an occasion ([`nth`](Self::nth),
/// [`first`](Self::first) and others) says which of those counted are meant, and
/// [`with_probability`](Self::with_probability) leaves it to chance. Without any of them all are meant.
///
/// ```
/// use ews_sim::double::{Calls, Trouble};
/// use ews_sim::operation::im_list::AddImGroup;
/// use ews_sim::{ResponseCode, Simulator};
///
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// let every_second = Calls::of::<AddImGroup>().by("ada@example.test").every(2);
/// simulator.fail(every_second, Trouble::fault(ResponseCode::ErrorInternalServerError));
/// let mut add = |name: &str| {
///     simulator.call("ada@example.test", &AddImGroup { display_name: name.into() }).is_ok()
/// };
/// assert_eq!(["A", "B", "C", "D"].map(|name| add(name)), [true, false, true, false]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calls {
    operation: Option<&'static str>,
    account: Option<String>,
    conditions: Vec<Condition>,
    occasion: Occasion,
    chance: Option<Chance>,
}

/// What has to be true of a request.
#[derive(Debug, Clone, PartialEq)]
enum Condition {
    Names(String),
    NamesMoreThan(usize),
    CostsMoreThan(usize),
    Says { element: String, text: String },
    Holds(Predicate),
}

/// Code of a test, which is equal to itself alone.
#[derive(Clone)]
struct Predicate(Arc<dyn Fn(Node<'_, '_>) -> bool + Send + Sync>);

impl PartialEq for Predicate {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Predicate")
    }
}

/// Which of the requests that are counted are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Occasion {
    #[default]
    Each,
    Nth(u64),
    From(u64),
    Every(u64),
    First(u64),
    Beyond {
        calls: u32,
        within: Duration,
    },
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Chance {
    probability: f64,
    seed: u64,
}

impl Calls {
    /// Every request, of whatever operation, even one that is no valid message.
    #[must_use]
    pub fn any() -> Self {
        Self::default()
    }

    /// The valid requests of an operation.
    #[must_use]
    pub fn of<O: Operation>() -> Self {
        Self { operation: Some(O::NAME), ..Self::default() }
    }

    /// Those made for an account, by any of its addresses: the caller, or whom it impersonates.
    #[must_use]
    pub fn by(mut self, account: impl Into<String>) -> Self {
        self.account = Some(account.into());
        self
    }

    /// Those that name an id anywhere: of an item, a folder, a persona.
    #[must_use]
    pub fn naming(self, id: impl Into<String>) -> Self {
        self.with(Condition::Names(id.into()))
    }

    /// Those that name more than so many ids.
    #[must_use]
    pub fn naming_more_than(self, ids: usize) -> Self {
        self.with(Condition::NamesMoreThan(ids))
    }

    /// Those that cost more than a budget. A request costs one unit for each id in it, or one if there is
    /// none, times one more than the properties that it asks for by path.
    #[must_use]
    pub fn costing_more_than(self, budget: usize) -> Self {
        self.with(Condition::CostsMoreThan(budget))
    }

    /// Those in which an element with that local name has that text.
    #[must_use]
    pub fn saying(self, element: impl Into<String>, text: impl Into<String>) -> Self {
        self.with(Condition::Says { element: element.into(), text: text.into() })
    }

    /// Requests of an operation of which something is true that no other condition can say. It is code, so
    /// two are equal only if one is a clone of the other.
    ///
    /// # Panics
    ///
    /// When these are calls of another operation already.
    #[must_use]
    #[track_caller]
    pub fn when<O: Operation>(mut self, holds: impl Fn(&O) -> bool + Send + Sync + 'static) -> Self {
        let (of, asked) = (self.operation.unwrap_or(O::NAME), O::NAME);
        assert!(of == asked, "these are calls of {of}, of which nothing can be asked as {asked}");
        self.operation = Some(O::NAME);
        self.with(Condition::Holds(Predicate(Arc::new(move |node| holds(&O::read(node))))))
    }

    fn with(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    /// The `n`th of them, counted from one.
    ///
    /// # Panics
    ///
    /// When `n` is 0.
    #[must_use]
    #[track_caller]
    pub fn nth(self, n: u64) -> Self {
        self.on(Occasion::Nth(counted(n, "the 0th call")))
    }

    /// The `n`th of them, counted from one, and all after it.
    ///
    /// # Panics
    ///
    /// When `n` is 0.
    #[must_use]
    #[track_caller]
    pub fn from_nth(self, n: u64) -> Self {
        self.on(Occasion::From(counted(n, "the 0th call")))
    }

    /// Every `k`th of them: for 3 the third, the sixth, and so on.
    ///
    /// # Panics
    ///
    /// When `k` is 0.
    #[must_use]
    #[track_caller]
    pub fn every(self, k: u64) -> Self {
        self.on(Occasion::Every(counted(k, "every 0th call")))
    }

    /// The first `n` of them.
    ///
    /// # Panics
    ///
    /// When `n` is 0.
    #[must_use]
    #[track_caller]
    pub fn first(self, n: u64) -> Self {
        self.on(Occasion::First(counted(n, "the first 0 calls")))
    }

    /// Those that exceed a budget of so many calls of one account within a time of the virtual clock.
    ///
    /// # Panics
    ///
    /// When the time is 0: no budget is ever exceeded then.
    #[must_use]
    #[track_caller]
    pub fn beyond(self, calls: u32, within: Duration) -> Self {
        assert!(!within.is_zero(), "no time is no time for a budget; give it at least a nanosecond");
        self.on(Occasion::Beyond { calls, within })
    }

    /// Each of them with a probability, drawn from a seed: the same seed draws the same.
    ///
    /// # Panics
    ///
    /// When the probability is not within 0 and 1.
    #[must_use]
    #[track_caller]
    pub fn with_probability(mut self, probability: f64, seed: u64) -> Self {
        assert!(
            (0.0..=1.0).contains(&probability),
            "a probability lies within 0 and 1; {probability} does not"
        );
        self.chance = Some(Chance { probability, seed });
        self
    }

    const fn on(mut self, occasion: Occasion) -> Self {
        self.occasion = occasion;
        self
    }

    /// Whether all of them are meant.
    pub(super) fn are_plain(&self) -> bool {
        self.occasion == Occasion::Each && self.chance.is_none()
    }

    /// In what a call is none of these; empty if it is one.
    ///
    /// # Panics
    ///
    /// When that cannot be told without the bytes of the request, and they have not been kept.
    #[track_caller]
    pub(super) fn misses(&self, call: &Call, simulator: &Simulator) -> Vec<String> {
        let mut misses = Vec::new();
        let operation = call.operation().unwrap_or("no operation");
        if let Some(expected) = self.operation.filter(|expected| *expected != operation) {
            misses.push(format!("it is {operation}, not {expected}"));
        } else if self.operation.is_some() && !call.is_valid() {
            misses.push("it was no valid message".to_owned());
        }
        if let Some(account) = &self.account {
            if !equal_ignoring_case(&simulator.directory().primary_address(account), call.account()) {
                misses.push(format!("it is by {}, not by {account}", call.account()));
            }
        }
        let unmet = self.conditions.iter().filter(|condition| !condition.held(call, simulator));
        misses.extend(unmet.map(|condition| format!("it is not{condition}")));
        misses
    }

    /// Whether they are those beyond a budget.
    pub(super) const fn has_budget(&self) -> bool {
        matches!(self.occasion, Occasion::Beyond { .. })
    }

    /// Whether they include a request, be it meant or not.
    pub(super) fn include(&self, request: &Incoming<'_, '_>) -> bool {
        self.operation.is_none_or(|operation| request.operation == Some(operation))
            && self.account.as_deref().is_none_or(|account| request.is_for(account))
            && self.conditions.iter().all(|condition| request.meets(condition))
    }
}

#[track_caller]
fn counted(n: u64, what: &str) -> u64 {
    assert!(n > 0, "there is no such thing as {what}; calls are counted from one");
    n
}

/// `GetItem`, `GetItem by ada@example.test`, `calls`.
impl fmt::Display for Calls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.operation.unwrap_or("any operation"))?;
        if let Some(account) = &self.account {
            write!(f, " by {account}")?;
        }
        self.conditions.iter().try_for_each(|condition| condition.fmt(f))
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Names(id) => write!(f, " naming {id}"),
            Self::NamesMoreThan(ids) => write!(f, " naming more than {ids} ids"),
            Self::CostsMoreThan(budget) => write!(f, " costing more than {budget}"),
            Self::Says { element, text } => write!(f, " saying {element} {text:?}"),
            Self::Holds(_) => f.write_str(" one for which a condition holds"),
        }
    }
}

impl Condition {
    /// Whether it was true of a call.
    #[track_caller]
    fn held(&self, call: &Call, simulator: &Simulator) -> bool {
        match self {
            Self::Names(id) => call.ids().contains(id),
            Self::NamesMoreThan(ids) => call.ids().len() > *ids,
            Self::CostsMoreThan(budget) => call.cost > *budget,
            Self::Says { .. } | Self::Holds(_) => {
                let request = call.request();
                let request = request.expect("what a request says is not known; use keep_journal_with_bytes");
                let received = simulator.reader().read(request);
                received.message.is_ok_and(|document| self.holds(document.body()))
            }
        }
    }

    /// Whether it is true of a valid request.
    fn holds(&self, body: Node<'_, '_>) -> bool {
        match self {
            Self::Names(id) => ids_in(body).any(|named| named == id),
            Self::NamesMoreThan(count) => ids_in(body).count() > *count,
            Self::CostsMoreThan(budget) => cost_of(body) > *budget,
            Self::Says { element, text } => {
                body.descendants().any(|node| node.element().name == element && node.text() == text)
            }
            Self::Holds(predicate) => predicate.0(body),
        }
    }
}

/// A request as rules look at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Incoming<'d, 'a> {
    /// The operation of a valid message.
    pub(super) operation: Option<&'static str>,
    /// The account it is made for, by its primary address.
    pub(super) account: &'d str,
    pub(super) directory: &'d Directory,
    pub(super) body: Option<Node<'d, 'a>>,
    pub(super) now: Timestamp,
}

impl Incoming<'_, '_> {
    fn is_for(&self, account: &str) -> bool {
        equal_ignoring_case(&self.directory.primary_address(account), self.account)
    }

    fn meets(&self, condition: &Condition) -> bool {
        self.body.is_some_and(|body| condition.holds(body))
    }
}

/// The ids that stand in a request, in order.
pub(super) fn ids_in<'d>(body: Node<'d, '_>) -> impl Iterator<Item = &'d str> {
    body.descendants().filter_map(id_of)
}

/// The id that an element of a request is. Distinguished folders have names, not ids.
fn id_of<'d>(node: Node<'d, '_>) -> Option<&'d str> {
    const IDS: [&str; 3] = ["Id", "RecurringMasterId", "OccurrenceId"];
    let is_named = node.element().name == "DistinguishedFolderId";
    IDS.iter().find_map(|name| node.attribute(name)).filter(|_| !is_named)
}

/// What a request costs in the model of [`Calls::costing_more_than`].
pub(super) fn cost_of(body: Node<'_, '_>) -> usize {
    const SHAPES: [&str; 3] = ["ItemShape", "FolderShape", "PersonaShape"];
    let shape = body.children().find(|child| SHAPES.contains(&child.element().name));
    let paths = shape.and_then(|shape| shape.child("AdditionalProperties"));
    let properties = paths.map_or(0, |paths| paths.children().count());
    ids_in(body).count().max(1).saturating_mul(properties.saturating_add(1))
}

/// Calls that are being counted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Watch {
    pub(super) calls: Calls,
    seen: u64,
    random: u64,
    /// When accounts were served within their budget, the oldest first.
    served: BTreeMap<String, Vec<Timestamp>>,
}

impl From<Calls> for Watch {
    fn from(calls: Calls) -> Self {
        let random = calls.chance.map_or(0, |chance| chance.seed);
        Self { calls, seen: 0, random, served: BTreeMap::new() }
    }
}

impl Watch {
    /// Counts a request, and says whether it is one that is meant.
    pub(super) fn meets(&mut self, request: &Incoming<'_, '_>) -> bool {
        if !self.calls.include(request) {
            return false;
        }
        self.seen += 1;
        let is_occasion = match self.calls.occasion {
            Occasion::Each => true,
            Occasion::Nth(n) => self.seen == n,
            Occasion::From(n) => self.seen >= n,
            Occasion::Every(k) => self.seen % k == 0,
            Occasion::First(n) => self.seen <= n,
            Occasion::Beyond { calls, within } => self.exceeds(request, calls as usize, within),
        };
        is_occasion && self.calls.chance.is_none_or(|chance| self.draw() < chance.probability)
    }

    /// Whether nothing that may come is meant.
    pub(super) const fn is_spent(&self) -> bool {
        match self.calls.occasion {
            Occasion::Nth(n) | Occasion::First(n) => self.seen >= n,
            _ => false,
        }
    }

    /// Whether a budget is used up; if not, the request is on it.
    fn exceeds(&mut self, request: &Incoming<'_, '_>, calls: usize, within: Duration) -> bool {
        let served = self.served.entry(request.account.to_owned()).or_default();
        served.retain(|at| is_within(*at, request.now, within));
        if served.len() >= calls {
            return true;
        }
        served.push(request.now);
        false
    }

    /// How long it takes until the budget of the account has room again.
    pub(super) fn time_to_room(&self, request: &Incoming<'_, '_>) -> Option<Duration> {
        let Occasion::Beyond { within, .. } = self.calls.occasion else { return None };
        let oldest = self.served.get(request.account).and_then(|served| served.first());
        let passed = oldest.map(|at| passed(*at, request.now));
        Some(passed.map_or(within, |passed| within.saturating_sub(passed)))
    }

    /// A number from 0 up to 1, by SplitMix64.
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
    const fn draw(&mut self) -> f64 {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.random;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^= bits >> 31;
        (bits >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// How much time lies between; none if the second comes before the first.
pub(super) fn passed(from: Timestamp, to: Timestamp) -> Duration {
    Duration::try_from(to.duration_since(from)).unwrap_or_default()
}

fn is_within(at: Timestamp, now: Timestamp, within: Duration) -> bool {
    passed(at, now) < within
}

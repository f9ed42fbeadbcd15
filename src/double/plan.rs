//! Rules that make requests fail, and how they are applied.

use std::time::Duration;

use jiff::Timestamp;

use super::calls::{Calls, Incoming, Watch, passed};
use super::trouble::{BackOffHint, Busy, Kind, Trouble};
use crate::{Error, ResponseCode, ThrottlingBudget};

/// Rules that make requests fail, for any number of simulators: a value that can be kept, compared and
/// [applied](crate::Simulator::apply).
///
/// Every rule counts the requests it is about. The first one that strikes decides what goes wrong.
///
/// ```
/// use std::time::Duration;
///
/// use ews_sim::double::{Calls, FaultPlan, Trouble};
/// use ews_sim::{ResponseCode, Simulator};
///
/// let bad_day = FaultPlan::new()
///     .with(Calls::any().every(5), Trouble::busy(Duration::from_secs(2)))
///     .with(Calls::any().with_probability(0.1, 42), Trouble::fault(ResponseCode::ErrorInternalServerError));
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// simulator.apply(&bad_day);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FaultPlan {
    rules: Vec<FaultRule>,
}

#[derive(Debug, Clone, PartialEq)]
struct FaultRule {
    watch: Watch,
    trouble: Trouble,
    /// Until when accounts find the server busy.
    busy: Vec<(String, Timestamp)>,
}

/// A rule strikes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Strike {
    pub(super) trouble: Trouble,
    /// How much too early the client has come again.
    pub(super) too_early: Option<Duration>,
}

impl FaultPlan {
    /// A plan after which everything goes well.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same plan with one more rule, which comes after the others.
    ///
    /// # Panics
    ///
    /// For [`Trouble::throttled`] with calls that have no budget.
    #[must_use]
    #[track_caller]
    pub fn with(mut self, calls: Calls, trouble: impl Into<Trouble>) -> Self {
        self.add(calls, trouble.into());
        self
    }

    #[track_caller]
    pub(super) fn add(&mut self, calls: Calls, trouble: Trouble) {
        let has_budget = calls.has_budget();
        let needs_budget = matches!(trouble.kind, Kind::Busy(Busy { back_off: None, .. }));
        assert!(
            has_budget || !needs_budget,
            "Trouble::throttled lasts as long as a budget is used up; give Calls::beyond one"
        );
        self.rules.push(FaultRule { watch: calls.into(), trouble, busy: Vec::new() });
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.rules.extend(other.rules);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Counts a request, and says what goes wrong with it.
    pub(super) fn strike(&mut self, request: &Incoming<'_, '_>) -> Option<Strike> {
        let mut struck = None;
        for rule in &mut self.rules {
            let strike = rule.strike(request);
            struck = struck.or(strike);
        }
        self.rules.retain(|rule| !rule.is_spent());
        struck
    }
}

impl FaultRule {
    fn strike(&mut self, request: &Incoming<'_, '_>) -> Option<Strike> {
        self.busy.retain(|(_, until)| *until > request.now);
        if self.watch.calls.include(request) {
            let busy = self.busy.iter().find(|(account, _)| account == request.account);
            if let Some((_, until)) = busy {
                let left = passed(request.now, *until);
                return Some(Strike { trouble: self.busy_for(left), too_early: Some(left) });
            }
        }
        if !self.watch.meets(request) {
            return None;
        }
        let trouble = match &self.trouble.kind {
            Kind::Busy(busy) => {
                let back_off = busy.back_off.or_else(|| self.watch.time_to_room(request)).unwrap_or_default();
                if let Ok(until) = request.now.checked_add(back_off) {
                    self.busy.push((request.account.to_owned(), until));
                }
                self.busy_for(back_off)
            }
            _ => self.trouble.clone(),
        };
        Some(Strike { trouble, too_early: None })
    }

    /// A server that is busy for so long, in the shape that the rule asks for.
    fn busy_for(&self, back_off: Duration) -> Trouble {
        let Kind::Busy(busy) = &self.trouble.kind else { return self.trouble.clone() };
        // Waiting for a part of a millisecond is waiting for a whole one.
        let milliseconds = back_off.as_nanos().div_ceil(1_000_000);
        let back_off = Duration::from_millis(u64::try_from(milliseconds).unwrap_or(u64::MAX));
        let error = match busy.hint {
            BackOffHint::MessageXml if busy.is_response_message => Error::over_budget(&budget(back_off)),
            BackOffHint::MessageXml => Error::server_busy(back_off),
            BackOffHint::Text => {
                let text = Error::over_budget(&budget(back_off)).text().to_owned();
                Error::new(ResponseCode::ErrorServerBusy).with_text(text)
            }
            BackOffHint::None => Error::new(ResponseCode::ErrorServerBusy),
        };
        if busy.is_response_message { Trouble::response_message(error) } else { Trouble::fault(error) }
    }

    fn is_spent(&self) -> bool {
        self.watch.is_spent() && self.busy.is_empty()
    }
}

/// What a throttled client has used up. The part is the one that the documentation of throttling names most;
/// its value is the documented default.
const fn budget(back_off: Duration) -> ThrottlingBudget<'static> {
    ThrottlingBudget { policy_part: "PercentTimeInCAS", policy_value: 90, back_off }
}

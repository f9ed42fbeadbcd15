//! What makes the simulator a test double: what no real server offers, and tests need.
//!
//! * [`Simulator::fail`] makes requests fail, in every way that a client meets in the field: [`Calls`] says
//!   which requests, [`Trouble`] what goes wrong. [`FaultPlan`] keeps such rules.
//! * [`Simulator::before`] and [`Simulator::after`] let somebody else [act](Act) between the requests of a
//!   client.
//! * [`Simulator::keep_journal`] notes requests and answers, [`Simulator::verify`] insists on some.
//! * [`Simulator::replace_operation`] and [`Simulator::add_operation`] let code of the test answer.
//! * [`Simulator::explain`] says why a request is refused, [`diff()`](diff::diff) what has changed
//!   between two states.
//!
//! Rules count the requests they are about. They are a part of the simulator: a fork has its own, and goes on
//! counting where it has been forked.
//!
//! ```
//! use ews_sim::operation::item::DeleteItem;
//! use ews_sim::{ResponseCode, Simulator};
//!
//! let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
//! simulator.fail_next::<DeleteItem>(ResponseCode::ErrorStaleObject);
//! ```

mod actor;
mod calls;
mod damage;
pub mod diff;
pub mod explain;
mod hooks;
mod interference;
mod journal;
mod plan;
pub mod style;
mod transport;
mod trouble;
mod verification;

pub use actor::{Act, Subject};
pub use calls::Calls;
pub use damage::Damage;
pub use diff::diff;
pub(crate) use hooks::Hooks;
pub use journal::{Call, Journal};
pub use plan::FaultPlan;
pub(crate) use trouble::Failing;
pub use trouble::{BackOffHint, Trouble};
pub use verification::{Expected, Verified};

use std::sync::Arc;

use actor::{Acts, Moment};

use crate::Simulator;
use crate::operation::Operation;

/// What a test has asked for, beside the state that a server has.
#[derive(Debug, Clone, Default)]
pub(crate) struct Double {
    plan: FaultPlan,
    acts: Acts,
    journal: Option<Arc<Journal>>,
}

/// Two are equal when the future of both is the same: what has been does not count.
impl PartialEq for Double {
    fn eq(&self, other: &Self) -> bool {
        (&self.plan, &self.acts) == (&other.plan, &other.acts)
    }
}

impl Double {
    /// Whether requests are carried out as they come.
    pub(crate) fn is_idle(&self) -> bool {
        self.plan.is_empty() && self.acts.is_empty() && self.journal.is_none()
    }

    /// Forgets what disturbs requests, and notes them no longer.
    fn calm_down(&mut self) {
        (self.plan, self.acts, self.journal) = (FaultPlan::default(), Acts::default(), None);
    }

    /// Adds what has been asked for while this was away.
    fn extend(&mut self, other: Self) {
        self.plan.extend(other.plan);
        self.acts.extend(other.acts);
        self.journal = self.journal.take().or(other.journal);
    }
}

/// Fault plans.
impl Simulator {
    /// Makes requests fail, in addition to those that fail already. A response code stands for a response
    /// message.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use ews_sim::double::{Calls, Trouble};
    /// use ews_sim::operation::item::GetItem;
    /// use ews_sim::{ResponseCode, Simulator};
    ///
    /// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// // The second element of every third request cannot be read.
    /// let corrupt = Trouble::response_message(ResponseCode::ErrorItemCorrupt).on_element(2);
    /// simulator.fail(Calls::of::<GetItem>().every(3), corrupt);
    /// // One request in ten finds the server busy, always the same ones.
    /// let busy = Trouble::busy(Duration::from_secs(30));
    /// simulator.fail(Calls::any().with_probability(0.1, 7), busy);
    /// ```
    ///
    /// # Panics
    ///
    /// For [`Trouble::throttled`] with calls that have no budget.
    #[track_caller]
    pub fn fail(&mut self, calls: Calls, trouble: impl Into<Trouble>) {
        self.double.plan.add(calls, trouble.into());
    }

    /// Makes the next valid request of an operation fail. A response code stands for a response message.
    ///
    /// ```
    /// use ews_sim::operation::im_list::AddImGroup;
    /// use ews_sim::{ResponseCode, Simulator};
    ///
    /// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// simulator.fail_next::<AddImGroup>(ResponseCode::ErrorImGroupLimitReached);
    /// let mut add = || simulator.call("ada@example.test", &AddImGroup { display_name: "Work".into() });
    /// assert_eq!(add().unwrap_err().code(), ResponseCode::ErrorImGroupLimitReached);
    /// assert!(add().is_ok());
    /// ```
    ///
    /// # Panics
    ///
    /// For [`Trouble::throttled`], which needs a budget.
    #[track_caller]
    pub fn fail_next<O: Operation>(&mut self, trouble: impl Into<Trouble>) {
        self.fail(Calls::of::<O>().first(1), trouble);
    }

    /// Makes requests fail by all rules of a plan, in addition to those that fail already.
    pub fn apply(&mut self, plan: &FaultPlan) {
        self.double.plan.extend(plan.clone());
    }

    /// Lets everything go well from now on.
    pub fn clear_faults(&mut self) {
        self.double.plan = FaultPlan::new();
    }
}

/// Others who act while a client does.
impl Simulator {
    /// Lets an act happen now, or once its time has come.
    ///
    /// What it is about has to be given by id: there is no request.
    pub fn act(&mut self, act: &Act) {
        for act in act.about(&[], &[]) {
            self.perform(&act);
        }
    }

    /// Lets an act happen before requests, as they arrive.
    pub fn before(&mut self, calls: Calls, act: Act) {
        self.double.acts.add(Moment::Before, calls, act);
    }

    /// Lets an act happen after requests have been carried out, before the client has the answer.
    pub fn after(&mut self, calls: Calls, act: Act) {
        self.double.acts.add(Moment::After, calls, act);
    }

    /// Lets an act happen before the next valid request of an operation.
    ///
    /// ```
    /// use ews_sim::double::Act;
    /// use ews_sim::operation::im_list::AddImGroup;
    /// use ews_sim::{ResponseCode, Simulator};
    ///
    /// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// simulator.before_next::<AddImGroup>(Act::run(|world| {
    ///     // Somebody else has the same idea, a moment earlier.
    ///     world.seed("ada@example.test", |mailbox, _| mailbox.add_im_group("Work")).unwrap();
    /// }));
    /// let refused = simulator.call("ada@example.test", &AddImGroup { display_name: "Work".into() });
    /// let code = refused.unwrap_err().code();
    /// assert_eq!(code, ResponseCode::ErrorImGroupDisplayNameAlreadyExists);
    /// ```
    pub fn before_next<O: Operation>(&mut self, act: Act) {
        self.before(Calls::of::<O>().first(1), act);
    }

    /// Lets an act happen before each valid request of an operation.
    pub fn before_each<O: Operation>(&mut self, act: Act) {
        self.before(Calls::of::<O>(), act);
    }

    /// Lets an act happen after the next valid request of an operation has been carried out.
    pub fn after_next<O: Operation>(&mut self, act: Act) {
        self.after(Calls::of::<O>().first(1), act);
    }

    /// Lets an act happen after each valid request of an operation has been carried out.
    pub fn after_each<O: Operation>(&mut self, act: Act) {
        self.after(Calls::of::<O>(), act);
    }

    /// From now on nobody acts but the client.
    pub fn clear_acts(&mut self) {
        self.double.acts = Acts::default();
    }
}

/// The journal.
impl Simulator {
    /// Notes the latest requests from now on, up to that number of them. Without a journal, which is the
    /// default, nothing is noted.
    ///
    /// The journal does not count when two simulators are compared.
    pub fn keep_journal(&mut self, length: usize) {
        self.keep(length, false);
    }

    /// Notes the latest requests from now on, up to that number of them, together with the bytes of requests
    /// and answers.
    pub fn keep_journal_with_bytes(&mut self, length: usize) {
        self.keep(length, true);
    }

    fn keep(&mut self, length: usize, keeps_bytes: bool) {
        let new = || Arc::new(Journal::new(length, keeps_bytes));
        Arc::make_mut(self.double.journal.get_or_insert_with(new)).keep(length, keeps_bytes);
    }

    /// The latest requests and what became of them.
    ///
    /// # Panics
    ///
    /// When no journal is kept.
    #[must_use]
    #[track_caller]
    pub fn journal(&self) -> &Journal {
        self.double.journal.as_deref().expect("no journal is kept; ask for one with Simulator::keep_journal")
    }
}

//! Worlds and requests for property tests: of this crate, of a client, or of another server (feature
//! `proptest`).
//!
//! Requests are made from the schema tables, in every spelling XML allows, and refer to ids and names that
//! are alive in the world they are made for. What fails shrinks to plainer requests and is printed as the
//! statements that send it, ready to paste into a test.
//!
//! ```
//! use ews_sim::strategies;
//! use proptest::prelude::*;
//!
//! proptest! {
//!     fn requests_are_accepted_or_refused_for_their_flaw(
//!         (world, request) in strategies::world().prop_flat_map(|world| {
//!             let request = strategies::flawed_request(&world.simulator());
//!             (Just(world), request)
//!         })
//!     ) {
//!         let reply = request.send(&mut world.simulator());
//!         prop_assert!(request.is_refused_as_predicted(&reply), "{}\n{}", request.flaw(), reply);
//!     }
//! }
//! # requests_are_accepted_or_refused_for_their_flaw();
//! ```

use std::fmt;
use std::ops::Range;
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

pub use crate::generate::World;
use crate::generate::{self, Choices, FlawedStep, Step};
use crate::operation::REQUESTS;
use crate::{Reply, Simulator};

/// Decisions that one request can use up.
const DECISIONS: usize = 600;

/// A request as it is sent: by whom, when, and which bytes.
///
/// Its `Debug` form is the statements that send it.
#[derive(Clone, PartialEq, Eq)]
pub struct Request(Step);

impl Request {
    /// The primary SMTP address of the mailbox owner who sends it.
    #[must_use]
    pub fn caller(&self) -> &str {
        &self.0.caller
    }

    /// How much time passes before it is sent.
    #[must_use]
    pub const fn waits(&self) -> Duration {
        self.0.waits
    }

    /// The local name of the request element, for instance `AddImGroup`.
    #[must_use]
    pub const fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// What is sent.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0.request
    }

    /// Lets the time pass and sends the request.
    pub fn send(&self, simulator: &mut Simulator) -> Reply {
        self.0.take(simulator)
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A request with one flaw, and how it has to be refused.
#[derive(Clone)]
pub struct FlawedRequest {
    request: Request,
    flaw: &'static generate::Edit,
}

impl FlawedRequest {
    /// The request.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// What is wrong with it, for instance `required child dropped`.
    #[must_use]
    pub const fn flaw(&self) -> &'static str {
        self.flaw.name
    }

    /// Sends the request.
    pub fn send(&self, simulator: &mut Simulator) -> Reply {
        self.request.send(simulator)
    }

    /// Whether an answer refuses the message before any operation sees it, and for that flaw.
    #[must_use]
    pub fn is_refused_as_predicted(&self, reply: &Reply) -> bool {
        reply.rejection().is_some_and(|rejection| (self.flaw.predicts)(&rejection.refusal))
    }
}

impl fmt::Debug for FlawedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "// {}\n{:?}", self.flaw(), self.request)
    }
}

/// Small worlds: one or two mailboxes with a few groups and contacts, and two distribution groups.
pub fn world() -> impl Strategy<Value = World> {
    decisions().prop_map(|bytes| World::drawn(&mut Choices::new(&bytes)))
}

/// Valid requests for an operation, from the owner of the first mailbox: an operation may refuse one,
/// the schema does not.
///
/// # Panics
///
/// When no simulated operation has that name.
#[track_caller]
pub fn valid_request(simulator: &Simulator, operation: &str) -> impl Strategy<Value = Request> + use<> {
    let Some(element) = REQUESTS.body(operation) else { panic!("{operation} is no simulated operation") };
    let simulator = simulator.clone();
    decisions().prop_map(move |bytes| Request(Step::of(&simulator, element, &mut Choices::new(&bytes))))
}

/// Valid requests for any operation.
pub fn any_valid_request(simulator: &Simulator) -> impl Strategy<Value = Request> + use<> {
    let simulator = simulator.clone();
    decisions().prop_map(move |bytes| {
        let mut choices = Choices::new(&bytes);
        let operation = generate::operation(&REQUESTS, &mut choices);
        Request(Step::of(&simulator, operation, &mut choices))
    })
}

/// Requests for any operation with one flaw, which the schema or the frame of a message does not allow.
pub fn flawed_request(simulator: &Simulator) -> impl Strategy<Value = FlawedRequest> + use<> {
    let simulator = simulator.clone();
    decisions().prop_filter_map("there is no place for that flaw", move |bytes| {
        let FlawedStep { step, flaw } = FlawedStep::drawn(&simulator, &mut Choices::new(&bytes));
        flaw.map(|flaw| FlawedRequest { request: Request(step), flaw })
    })
}

/// Valid requests in a row, of all mailbox owners, which refer to what earlier ones left behind.
///
/// Ids are those that a clone of the simulator gives when the requests are sent to it in this order.
pub fn requests(simulator: &Simulator, count: Range<usize>) -> impl Strategy<Value = Vec<Request>> + use<> {
    let simulator = simulator.clone();
    vec(decisions(), count).prop_map(move |requests| {
        let mut simulator = simulator.clone();
        let drawn = requests.iter().map(|bytes| {
            let step = Step::drawn(&simulator, &mut Choices::new(bytes));
            step.take(&mut simulator);
            Request(step)
        });
        drawn.collect()
    })
}

fn decisions() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..DECISIONS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn with<S: Strategy>(of: fn(&Simulator) -> S) -> impl Strategy<Value = (Simulator, S::Value)> {
        world().prop_flat_map(move |world| {
            let simulator = world.simulator();
            let made = of(&simulator);
            (Just(simulator), made)
        })
    }

    #[test]
    #[should_panic(expected = "GetUserPhoto is no simulated operation")]
    fn operations_that_are_not_simulated_have_no_requests() {
        drop(valid_request(&Simulator::builder().build(), "GetUserPhoto"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn flawed_requests_are_refused_as_predicted((mut world, request) in with(flawed_request)) {
            let reply = request.send(&mut world);
            prop_assert!(request.is_refused_as_predicted(&reply), "{}\n{}", request.flaw(), reply);
            prop_assert!(!request.is_refused_as_predicted(&world.handle(request.request().caller(), b"")));
        }

        #[test]
        fn valid_requests_reach_their_operation(
            (mut world, request) in with(|it| valid_request(it, "SetImGroup"))
        ) {
            prop_assert_eq!(request.operation(), "SetImGroup");
            prop_assert!(request.send(&mut world).rejection().is_none());
        }

        #[test]
        fn any_valid_request_is_accepted((mut world, request) in with(any_valid_request)) {
            prop_assert!(request.send(&mut world).rejection().is_none());
        }

        #[test]
        fn requests_in_a_row_leave_a_sound_world((mut world, requests) in with(|it| requests(it, 0..8))) {
            for request in &requests {
                prop_assert!(request.send(&mut world).rejection().is_none());
            }
            for mailbox in world.mailboxes() {
                prop_assert_eq!(mailbox.check(), Ok(()));
            }
        }
    }
}

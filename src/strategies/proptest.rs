//! Strategies for property tests.

use std::ops::Range;

use ::proptest::collection::vec;
use ::proptest::prelude::{Strategy, any};

use crate::Simulator;
use crate::generate::{self, Choices, FlawedRequest, Request, Scenario, World};
use crate::operation::REQUESTS;

/// Decisions that one request can use up.
const DECISIONS: usize = 600;

/// Small worlds: one or two mailboxes with a few groups and contacts, and two distribution groups.
///
/// ```
/// use ews_sim::strategies;
/// use proptest::prelude::*;
///
/// proptest! {
///     fn a_world_has_one_mailbox_or_two(world in strategies::world()) {
///         prop_assert!((1..=2).contains(&world.simulator().mailboxes().count()));
///     }
/// }
/// # a_world_has_one_mailbox_or_two();
/// ```
pub fn world() -> impl Strategy<Value = World> {
    decisions().prop_map(|bytes| World::drawn(&mut Choices::new(&bytes)))
}

/// Valid requests for an operation, from the owner of the first mailbox: an operation may refuse one,
/// the schema does not.
///
/// ```
/// use ews_sim::{Simulator, strategies};
/// use proptest::prelude::*;
///
/// let simulator = Simulator::builder().mailbox("ada@example.test").build();
/// proptest!(|(request in strategies::valid_request(&simulator, "AddImGroup"))| {
///     prop_assert_eq!(request.operation(), "AddImGroup");
/// });
/// ```
///
/// # Panics
///
/// When no simulated operation has that name.
#[track_caller]
pub fn valid_request(simulator: &Simulator, operation: &str) -> impl Strategy<Value = Request> + use<> {
    let Some(element) = REQUESTS.body(operation) else { panic!("{operation} is no simulated operation") };
    let simulator = simulator.clone();
    decisions().prop_map(move |bytes| Request::of(&simulator, element, &mut Choices::new(&bytes)))
}

/// Valid requests for any operation.
///
/// ```
/// use ews_sim::{Simulator, strategies};
/// use proptest::prelude::*;
///
/// let simulator = Simulator::builder().mailbox("ada@example.test").build();
/// proptest!(|(request in strategies::any_valid_request(&simulator))| {
///     prop_assert!(request.send(&mut simulator.clone()).rejection().is_none());
/// });
/// ```
pub fn any_valid_request(simulator: &Simulator) -> impl Strategy<Value = Request> + use<> {
    let simulator = simulator.clone();
    decisions().prop_map(move |bytes| {
        let mut choices = Choices::new(&bytes);
        let operation = generate::operation(&REQUESTS, &mut choices);
        Request::of(&simulator, operation, &mut choices)
    })
}

/// Requests for any operation with one flaw, which the schema or the frame of a message does not allow.
///
/// ```
/// use ews_sim::{Simulator, strategies};
/// use proptest::prelude::*;
///
/// let simulator = Simulator::builder().mailbox("ada@example.test").build();
/// proptest!(|(request in strategies::flawed_request(&simulator))| {
///     let reply = request.send(&mut simulator.clone());
///     prop_assert!(request.is_refused_as_predicted(&reply));
/// });
/// ```
pub fn flawed_request(simulator: &Simulator) -> impl Strategy<Value = FlawedRequest> + use<> {
    let simulator = simulator.clone();
    decisions().prop_filter_map("there is no place for that flaw", move |bytes| {
        FlawedRequest::drawn(&simulator, &mut Choices::new(&bytes))
    })
}

/// Valid requests in a row, of all mailbox owners, which refer to what earlier ones left behind.
///
/// Ids are those that a clone of the simulator gives when the requests are sent to it in this order.
///
/// ```
/// use ews_sim::{Simulator, strategies};
/// use proptest::prelude::*;
///
/// let simulator = Simulator::builder().mailbox("ada@example.test").build();
/// proptest!(|(requests in strategies::requests(&simulator, 1..5))| {
///     let mut simulator = simulator.clone();
///     requests.iter().for_each(|request| drop(request.send(&mut simulator)));
///     prop_assert!(simulator.mailboxes().all(|mailbox| mailbox.check().is_ok()));
/// });
/// ```
pub fn requests(simulator: &Simulator, count: Range<usize>) -> impl Strategy<Value = Vec<Request>> + use<> {
    let simulator = simulator.clone();
    vec(decisions(), count).prop_map(move |requests| {
        let mut simulator = simulator.clone();
        let drawn = requests.iter().map(|bytes| {
            let request = Request::drawn(&simulator, &mut Choices::new(bytes));
            request.send(&mut simulator);
            request
        });
        drawn.collect()
    })
}

/// Small worlds and requests in a row, together: what fails is printed as the statements that make the one
/// and send the others.
///
/// ```
/// use ews_sim::strategies;
/// use proptest::prelude::*;
///
/// proptest! {
///     fn every_request_reaches_its_operation(scenario in strategies::scenario(1..4)) {
///         let mut simulator = scenario.simulator();
///         for request in scenario.requests() {
///             prop_assert!(request.send(&mut simulator).rejection().is_none());
///         }
///     }
/// }
/// # every_request_reaches_its_operation();
/// ```
pub fn scenario(count: Range<usize>) -> impl Strategy<Value = Scenario> {
    world().prop_flat_map(move |world| {
        let requests = requests(&world.simulator(), count.clone());
        requests.prop_map(move |requests| Scenario::new(world.clone(), requests))
    })
}

fn decisions() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..DECISIONS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::proptest::prelude::*;

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

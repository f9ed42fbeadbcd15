//! Worlds and requests for property tests and for fuzzers: of this crate, of a client, or of another server.
//!
//! Requests are made from the schema tables, in every spelling XML allows, and refer to ids and names that
//! are alive in the world they are made for. What fails shrinks to plainer requests and is printed as the
//! statements that send it, ready to paste into a test.
//!
//! With the feature `proptest` there are functions that make strategies:
//!
#![cfg_attr(feature = "proptest", doc = "```")]
#![cfg_attr(not(feature = "proptest"), doc = "```ignore")]
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
//!
//! With the feature `arbitrary`, [`World`], [`Attempt`] and [`Scenario`] implement `Arbitrary`, so that a
//! fuzz target can take them. Both read the same bytes alike.
//!
#![cfg_attr(feature = "arbitrary", doc = "```")]
#![cfg_attr(not(feature = "arbitrary"), doc = "```ignore")]
//! use arbitrary::{Arbitrary, Unstructured};
//! use ews_sim::strategies::Scenario;
//!
//! // Below `fuzz/`: fuzz_target!(|scenario: Scenario| run(&scenario));
//! fn run(scenario: &Scenario) {
//!     let mut simulator = scenario.simulator();
//!     for request in scenario.requests() {
//!         let reply = request.send(&mut simulator);
//!         // Here the bytes go through the client, proxy or parser that is fuzzed.
//!         assert!(reply.document().is_ok(), "{scenario:?}");
//!     }
//! }
//! let bytes: Vec<u8> = (0..200).map(|place: u8| place.wrapping_mul(37)).collect();
//! run(&Scenario::arbitrary(&mut Unstructured::new(&bytes))?);
//! # Ok::<(), arbitrary::Error>(())
//! ```

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "proptest")]
mod proptest;

#[cfg(feature = "proptest")]
pub use self::proptest::{any_valid_request, flawed_request, requests, scenario, valid_request, world};
pub use crate::generate::{Attempt, FlawedRequest, Request, Scenario, World};

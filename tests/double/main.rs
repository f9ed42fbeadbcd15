//! What makes the simulator a test double: faults on demand, other actors, the journal, hooks.

#[path = "../support/mod.rs"]
mod support;

mod acts;
mod elements;
mod journal;
mod occasions;
mod scene;
mod throttling;
mod transport;
mod verification;

//! What makes the simulator a test double: faults on demand, other actors, the journal, hooks.

#[path = "../support/mod.rs"]
mod support;

#[allow(dead_code, reason = "the example is a program as well")]
#[path = "../../examples/declare_operation.rs"]
mod declare_operation;

mod acts;
mod elements;
mod hooks;
mod journal;
mod notes;
mod occasions;
mod scene;
mod throttling;
mod transport;
mod verification;

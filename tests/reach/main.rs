//! What makes the simulator a double that people like to work with, through its public face: threads, leniency,
//! odd answers, explanations. The numbers in names of tests are those of the field notes.

#[path = "../refusals/mod.rs"]
mod refusals;
#[path = "../support/mod.rs"]
mod support;

mod explain;
mod lenient;
#[cfg(feature = "shared")]
mod shared;

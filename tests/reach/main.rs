//! What makes the simulator a double that people like to work with, through its public face: threads,
//! explanations, leniency, odd answers. The numbers in names of tests are those of the field notes.

#[path = "../refusals/mod.rs"]
mod refusals;
#[path = "../support/mod.rs"]
mod support;

mod explain;
mod ids;
mod lenient;
mod notes;
#[cfg(feature = "shared")]
mod shared;
mod style;

//! Worlds: how they are made, kept, forked and compared.

#[path = "../support/mod.rs"]
mod support;

mod builder;
mod determinism;
mod diff;
#[cfg(feature = "serde")]
mod document;
mod drawn;
#[cfg(feature = "serde")]
mod snapshot;

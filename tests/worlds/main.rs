//! Worlds: how they are made, kept, forked and compared.

#[path = "../support/mod.rs"]
mod support;

mod diff;
mod drawn;
#[cfg(feature = "serde")]
mod snapshot;

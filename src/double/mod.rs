//! What makes the simulator a test double: what no real server offers, and tests need.

pub mod diff;
pub mod explain;

pub use self::diff::diff;

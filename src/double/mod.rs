//! What makes the simulator a test double: what no real server offers, and tests need.

pub mod explain;
pub mod style;

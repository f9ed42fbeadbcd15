//! What the tests of the IM list share.
//!
//! Groups and contacts go by their display names here: the contact Eve has the IM address `eve@example.test`.

mod assertions;
mod bodies;
mod ids;
mod scenes;

pub use assertions::*;
pub use bodies::*;
pub use ids::*;
pub use scenes::*;

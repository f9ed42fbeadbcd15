//! EWS vocabulary shared by operations.
mod ids;
pub use ids::*;

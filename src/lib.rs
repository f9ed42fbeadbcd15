//! An Exchange Web Services (EWS) server as a value.

mod error;
mod profile;
#[cfg(test)]
mod published_tables;
mod response_code;
pub mod schema;
pub mod wire;

pub use error::{Error, MessageValue, Result};
pub use profile::{EnvelopeStyle, ServerProfile, ServerVersionInfo};
pub use response_code::ResponseCode;

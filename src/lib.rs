//! An Exchange Web Services (EWS) server as a value.

mod error;
#[cfg(test)]
mod published_tables;
mod response_code;

pub use error::{Error, MessageValue, Result};
pub use response_code::ResponseCode;

//! An Exchange Web Services (EWS) server as a value.

mod casing;
pub mod directory;
mod error;
pub mod mailbox;
mod response_code;

pub use error::{Error, MessageValue, Result};
pub use response_code::ResponseCode;

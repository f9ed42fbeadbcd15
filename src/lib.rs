//! An Exchange Web Services (EWS) server as a value.

mod error;

mod response_code;
pub mod schema;
pub mod wire;

pub use error::{Error, MessageValue, Result};
pub use response_code::ResponseCode;

//! Ids in all the formats that clients of the store have had.

mod convert_id;
mod format;

pub use convert_id::{ConvertId, ConvertIdResponse, ConvertIdResponseMessage};

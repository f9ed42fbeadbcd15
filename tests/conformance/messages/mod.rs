//! MS-OXWSMSG: messages, and how they are sent.

mod outcomes;
mod properties;
pub(crate) mod sending;

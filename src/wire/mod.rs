//! The wire layer: knows XML and knows no mailbox.

pub mod version;

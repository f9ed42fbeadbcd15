//! A client nobody here wrote: the `ews` crate of the Thunderbird team writes the requests and reads the
//! answers.
//!
//! What is asked follows what the mail client does: it learns the folders, keeps them in step, reads and
//! files messages as MIME, and sends.

#[path = "../support/mod.rs"]
mod support;

mod client;
mod folders;
mod messages;
mod refusals;
mod sync;

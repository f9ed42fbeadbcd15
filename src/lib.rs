//! An Exchange Web Services (EWS) server as a value.

mod access;
mod builder;
mod casing;
pub mod directory;
mod error;
pub mod mailbox;
pub mod operation;
mod profile;
#[cfg(test)]
mod published_tables;
mod refusal;
mod reply;
mod response_code;
pub mod schema;
mod settings;
mod simulator;
mod soap;
pub mod wire;

pub use builder::SimulatorBuilder;
pub use error::{Error, MessageValue, Result};
pub use mailbox::{Mailbox, Policies};
pub use operation::Operation;
pub use profile::{EnvelopeStyle, ServerProfile, ServerVersionInfo};
pub use reply::Reply;
pub use response_code::ResponseCode;
pub use settings::Settings;
pub use simulator::Simulator;

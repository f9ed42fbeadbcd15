//! An Exchange Web Services (EWS) server as a value: bytes of a SOAP request in, bytes of the answer out.
//!
//! [`Simulator`] is the one type a user needs. [`Simulator::handle`] takes bytes, [`Simulator::call`] a typed
//! request of [`operation`]; both go the same way. [`world`] says what is there at the start, without XML;
//! [`Simulator::mailbox`] shows what a mailbox holds, and [`Reply::findings`] say why a request was refused.
//!
//! ```
//! use ews_sim::operation::im_list::AddImGroup;
//! use ews_sim::Simulator;
//!
//! let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
//! let answer = simulator.call("ada@example.test", &AddImGroup { display_name: "Work".into() })?;
//! assert_eq!(&*answer.im_group.unwrap().display_name, "Work");
//! # Ok::<(), ews_sim::Error>(())
//! ```
//!
//! [`guide`] is a guide for authors of tests, [`double`] what makes the simulator a test double.
//!
//! Parsing and validating works without a mailbox, through [`wire::parse`] and [`operation::REQUESTS`]:
//!
//! ```
//! use ews_sim::operation::REQUESTS;
//! use ews_sim::wire::{self, Options};
//!
//! let rejection = wire::parse(b"<a>&</a>", &REQUESTS, &Options::request()).unwrap_err();
//! assert_eq!(rejection.to_string(), "the root is a, not a SOAP 1.1 Envelope");
//! ```

mod access;
mod builder;
mod casing;
#[doc(hidden)]
pub mod content;
mod culture;
pub mod directory;
pub mod double;
mod element;
mod error;
pub mod finding;
#[doc(hidden)]
pub mod fuzzing;
#[doc(hidden)]
pub mod generate;
pub mod guide;
pub mod mailbox;
mod mailboxes;
pub mod operation;
mod pipeline;
mod profile;
pub mod property;
#[cfg(test)]
mod published_tables;
mod rarely;
mod refusal;
mod reply;
mod response_code;
pub mod schema;
pub mod search;
mod settings;
#[cfg(feature = "shared")]
mod shared;
mod simulator;
#[cfg(feature = "serde")]
pub mod snapshot;
mod soap;
#[cfg(any(feature = "arbitrary", feature = "proptest"))]
pub mod strategies;
mod time_zone;
pub mod wire;
pub mod world;

pub use builder::SimulatorBuilder;
pub use directory::{DistributionGroup, User};
pub use error::{Error, MessageValue, Result, ThrottlingBudget};
pub use finding::Finding;
pub use mailbox::{Mailbox, Policies};
pub use mailboxes::OutgoingMessage;
pub use operation::Operation;
pub use profile::{EnvelopeStyle, ServerProfile, ServerVersionInfo};
pub use reply::Reply;
pub use response_code::ResponseCode;
pub use settings::Settings;
#[cfg(feature = "shared")]
pub use shared::SharedSimulator;
pub use simulator::Simulator;
#[cfg(feature = "serde")]
pub use snapshot::{Snapshot, SnapshotError};
pub use world::World;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

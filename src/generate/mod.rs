//! Requests made from the schema tables: valid ones in every spelling, ones with a single flaw whose refusal
//! can be told beforehand, and ones that may be either.
//!
//! Everything draws on [`Choices`], so a property test and a fuzzer drive it alike.
//!
//! ```
//! use ews_sim::generate::{Choices, Pool, operation, request, write};
//! use ews_sim::operation::REQUESTS;
//! use ews_sim::wire::{self, Options};
//!
//! let mut choices = Choices::new(b"any bytes at all");
//! let operation = operation(&REQUESTS, &mut choices);
//! let tree = request(&REQUESTS, operation, &Pool::default(), &mut choices);
//! let written = write(&tree, &mut choices).to_bytes();
//! assert!(wire::parse(&written, &REQUESTS, &Options::request()).is_ok());
//! ```

mod choices;
mod damage;
mod edit;
mod message;
mod request;
mod scenario;
mod scramble;
mod sense;
mod spelling;
mod tree;
mod value;
mod world;

pub use choices::Choices;
pub use damage::{DAMAGES, Damage};
pub use edit::{EDITS, Edit};
pub use message::{Live, LiveId, Pool, object, operation, request};
pub use request::{FlawedRequest, Request};
pub use scenario::{Attempt, Scenario};
pub use scramble::scramble;
pub use spelling::{Place, PlaceKind, Written, write};
pub use tree::{FOREIGN, Holds, Part, Tree, TreeAttribute, TreeValue};
pub(crate) use value::is_character;
pub use world::{World, pool_of};

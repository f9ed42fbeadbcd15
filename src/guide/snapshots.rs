//! Snapshots: forks, snapshots that outlive a test, and what is different.
//!
//! # Forks
//!
//! A simulator is a value. A clone is a fork that shares everything until one side is written to, so it costs
//! microseconds whatever is in it: build a large world once, and give each test its own.
//!
//! ```
//! use ews_sim::operation::im_list::AddImGroup;
//! use ews_sim::{Simulator, double};
//!
//! let ada = "ada@example.test";
//! let before = Simulator::builder().mailbox(ada).build();
//! let mut after = before.clone();
//! after.call(ada, &AddImGroup { display_name: "Work".into() })?;
//!
//! assert!(before.mailbox(ada).unwrap().im_group_named("Work").is_none());
//! // What a request has changed, in words.
//! let changes = double::diff(&before, &after).to_string();
//! assert!(changes.contains("IM group \"Work\": added"), "{changes}");
//! # Ok::<(), ews_sim::Error>(())
//! ```
//!
//! A request that is refused changes nothing, which a test can rely on: two simulators are equal when their
//! states are.
//!
//! # Snapshots
//!
//! With the feature `serde`, the whole state is a [`Snapshot`](crate::Snapshot) that can be written to a file
//! and read again by another process. It has a number of its format, and one that is damaged is refused with
//! what is wrong and where.
//!
//! ```
//! # #[cfg(feature = "serde")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use ews_sim::{Simulator, Snapshot};
//!
//! let simulator = Simulator::builder().mailbox("ada@example.test").build();
//! let text = serde_json::to_string(&simulator.snapshot()?)?;
//!
//! let snapshot: Snapshot = serde_json::from_str(&text)?;
//! assert!(Simulator::restore(&snapshot)? == simulator);
//! assert!(serde_json::from_str::<Snapshot>(&text.replace("ada@", "ada")).is_ok_and(|damaged| {
//!     Simulator::restore(&damaged).is_err()
//! }));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "serde"))]
//! # fn main() {}
//! ```
//!
//! # Worlds in files
//!
//! What a test starts from is easier to write than a snapshot: a [`World`](crate::World) is read from a
//! document that says what there is, and nothing about ids and change keys. See [`world`](crate::world).

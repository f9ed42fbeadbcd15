//! Time: a clock that the test moves.
//!
//! A simulator never looks at the clock of the machine. Its own starts where the builder says, and stands
//! still until [`Simulator::advance`](crate::Simulator::advance) is called; so what depends on time is
//! tested without waiting, and answers are the same in every run.
//!
//! ```
//! use std::time::Duration;
//!
//! use ews_sim::Simulator;
//! use ews_sim::world::{ItemSeed, MailboxSeed};
//!
//! let ada = "ada@example.test";
//! let mailbox = MailboxSeed::new(ada).item(ItemSeed::message("Minutes"));
//! let mut simulator = Simulator::builder().start_at("2024-03-01T09:00:00Z").mailbox(mailbox).build();
//!
//! simulator.advance(Duration::from_secs(3600));
//! assert_eq!(simulator.now().to_string(), "2024-03-01T10:00:00Z");
//!
//! let id = simulator.item_id(ada, "inbox", "Minutes").unwrap().id;
//! let reply = simulator.handle(
//!     ada,
//!     format!(
//!         r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
//!                xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
//!                xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
//!              <s:Body>
//!                <m:GetItem>
//!                  <m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>
//!                  <m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds>
//!                </m:GetItem>
//!              </s:Body>
//!            </s:Envelope>"#
//!     )
//!     .as_bytes(),
//! );
//! assert_eq!(reply.texts("DateTimeCreated"), ["2024-03-01T09:00:00Z"]); // an hour ago, for everybody
//! ```
//!
//! What is seeded while the clock stands at a time is of that time:
//! [`Simulator::seed`](crate::Simulator::seed) hands it to the closure. Messages of different days are made
//! by letting days pass between them, or by giving each its `DateTimeReceived`.

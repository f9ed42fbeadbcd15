//! A first test: a client, a world, a request.
//!
//! # The client
//!
//! What a client does is send bytes and read bytes. Give it something to send with, and a test needs no
//! server and no port. Here is one that makes a group in the instant-messaging list:
//!
//! ```
//! /// Sends a request; gives the HTTP status and the body of the answer.
//! type Send<'s> = dyn FnMut(&[u8]) -> (u16, Vec<u8>) + 's;
//!
//! fn add_group(send: &mut Send<'_>, name: &str) -> Result<(), String> {
//!     let request = format!(
//!         r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
//!                xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
//!                xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
//!              <s:Header><t:RequestServerVersion Version="Exchange2013"/></s:Header>
//!              <s:Body><m:AddImGroup><m:DisplayName>{name}</m:DisplayName></m:AddImGroup></s:Body>
//!            </s:Envelope>"#
//!     );
//!     let (_, answer) = send(request.as_bytes());
//!     let answer = String::from_utf8_lossy(&answer);
//!     match answer.contains("NoError") {
//!         true => Ok(()),
//!         false => Err(answer.into_owned()),
//!     }
//! }
//!
//! // The test.
//! use ews_sim::Simulator;
//!
//! let ada = "ada@example.test";
//! let mut simulator = Simulator::builder().mailbox(ada).build();
//! let mut send = |request: &[u8]| {
//!     let reply = simulator.handle(ada, request); // the account that has logged in, and the bytes
//!     (reply.status(), reply.into_body())
//! };
//! assert!(add_group(&mut send, "Work").is_ok());
//! assert!(add_group(&mut send, "Work").unwrap_err().contains("ErrorImGroupDisplayNameAlreadyExists"));
//!
//! // What the client has brought about, without XML.
//! assert!(simulator.mailbox(ada).unwrap().im_group_named("Work").is_some());
//! ```
//!
//! # A world
//!
//! A builder says what there is before the first request. What a test needs in its requests it looks up by
//! the names it has given:
//!
//! ```
//! use ews_sim::Simulator;
//! use ews_sim::world::{ItemSeed, MailboxSeed};
//!
//! let ada = "ada@example.test";
//! let mailbox = MailboxSeed::new(ada)
//!     .folder("inbox/Projects")
//!     .item(ItemSeed::message("Minutes").folder("inbox/Projects").from("bob@example.test"))
//!     .im_group("Work", ["bob@example.test"]);
//! let simulator = Simulator::builder().mailbox(mailbox).mailbox("bob@example.test").build();
//! let minutes = simulator.item_id(ada, "inbox/Projects", "Minutes").unwrap();
//! assert!(minutes.id.starts_with("AAMk")); // as Exchange writes them
//! ```
//!
//! # Requests as values
//!
//! Where a test itself wants something of the server, it need not write XML. A typed request goes the same
//! way as bytes do:
//!
//! ```
//! use ews_sim::operation::im_list::GetImItemList;
//! use ews_sim::world::MailboxSeed;
//! use ews_sim::Simulator;
//!
//! let ada = "ada@example.test";
//! let mailbox = MailboxSeed::new(ada).im_group("Work", ["bob@example.test"]);
//! let mut simulator = Simulator::builder().mailbox(mailbox).build();
//! assert!(simulator.call(ada, &GetImItemList::default()).is_ok());
//! ```
//!
//! # When a request is refused
//!
//! [`Simulator::explain`](crate::Simulator::explain) says which rule was broken, by what, where it stands,
//! and what would have passed. It changes nothing:
//!
//! ```
//! # use ews_sim::Simulator;
//! # let ada = "ada@example.test";
//! # let simulator = Simulator::builder().mailbox(ada).build();
//! # let request = br#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
//! #     xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
//! #     xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
//! #   <s:Header><t:RequestServerVersion Version="Exchange2010"/></s:Header>
//! #   <s:Body><m:AddImGroup><m:DisplayName>Work</m:DisplayName></m:AddImGroup></s:Body>
//! # </s:Envelope>"#;
//! let explanation = simulator.explain(ada, request);
//! assert_eq!(
//!     explanation.to_string(),
//!     "AddImGroup is refused with HTTP 500.\n\
//!      ErrorIncorrectSchemaVersion at line 5, column 12 (Envelope/Body/AddImGroup)\n\
//!      \x20 version.requested: Everything in a request exists in the version it asks for. \
//!      Element AddImGroup. Near: Exchange2013.\n\
//!      It succeeds with one change:\n\
//!      \x20 RequestServerVersion asks for Exchange2013\n"
//! );
//! ```
//!
//! A test to which namespaces, the order of elements and versions do not matter can have them overlooked with
//! [`SimulatorBuilder::lenient`](crate::SimulatorBuilder::lenient);
//! [`Reply::forgiven`](crate::Reply::forgiven) lists what was.
//!
//! # Threads, and other languages
//!
//! [`SharedSimulator`](crate::SharedSimulator) is one that several threads send requests to. For clients that
//! need an address, `cargo run --example serve` is a server on the loopback interface.

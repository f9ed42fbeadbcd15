//! Fuzzing your client: answers that nobody has tried, and requests that nobody thought of.
//!
//! # Legal but odd answers
//!
//! Servers differ in how they write what they mean: prefixes, order of attributes, white space, references.
//! An [`AnswerStyle`](crate::double::style::AnswerStyle) writes answers that are valid, mean the same, and
//! look otherwise. Run the tests of a client under many seeds, and let the seed be a part of what a failing
//! test tells; when one fails, leave out one [`Oddity`](crate::double::style::Oddity) after the other to
//! learn which it is.
//!
//! ```
//! use ews_sim::Simulator;
//! use ews_sim::double::style::{AnswerStyle, Oddity};
//!
//! /// A client that looks for text in the answer, which is not how to read XML.
//! fn has_group(answer: &str, name: &str) -> bool {
//!     answer.contains(&format!("<DisplayName>{name}</DisplayName>"))
//!         || answer.contains(&format!("<t:DisplayName>{name}</t:DisplayName>"))
//! }
//!
//! let ada = "ada@example.test";
//! let request = br#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
//!         xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
//!         xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
//!       <s:Header><t:RequestServerVersion Version="Exchange2013"/></s:Header>
//!       <s:Body><m:GetImItemList/></s:Body>
//!     </s:Envelope>"#;
//! let can_read = |style: AnswerStyle| {
//!     let mut simulator = Simulator::builder().mailbox(ada).answer_style(style).build();
//!     has_group(&String::from_utf8_lossy(simulator.handle(ada, request).body()), "Favorites")
//! };
//! let cannot_bear: Vec<_> = Oddity::ALL
//!     .iter()
//!     .filter(|&&oddity| !(0..20).all(|seed| can_read(AnswerStyle::only(oddity, seed))))
//!     .collect();
//! assert!(cannot_bear.contains(&&Oddity::Prefixes) && cannot_bear.contains(&&Oddity::References));
//! ```
//!
//! # Answers that end too early
//!
//! A connection may end anywhere. A client has to say so, and never to take half an answer for a whole one:
//!
//! ```
//! use ews_sim::Simulator;
//! use ews_sim::operation::ANSWERS;
//! use ews_sim::wire::{self, Options};
//!
//! # let ada = "ada@example.test";
//! # let request: &[u8] = b"";
//! let answer = Simulator::builder().mailbox(ada).build().handle(ada, request).into_body();
//! for end in 0..answer.len() {
//!     // In place of the client, the reader of this crate.
//!     assert!(wire::parse(&answer[..end], &ANSWERS, &Options::answer()).is_err());
//! }
//! ```
//!
//! # Ids
//!
//! Two ids may differ in nothing but upper and lower case.
//! [`Mailbox::provide_case_twin`](crate::Mailbox::provide_case_twin) makes such a pair, for clients that
//! keep ids where case does not count.
//!
//! # Worlds and requests from a property test
//!
//! With the feature `proptest`, `ews_sim::strategies` makes small worlds and requests for them: valid ones
//! in every spelling XML allows, ones with a single flaw, and whole sequences. They are for servers as much
//! as for clients: what a proxy, a gateway or another server does with them can be compared with what the
//! simulator does. What fails shrinks, and is printed as the statements that send it.
//!
//! ```
//! # #[cfg(feature = "proptest")]
//! # fn main() {
//! use ews_sim::strategies;
//! use proptest::prelude::*;
//! use proptest::test_runner::TestRunner;
//!
//! let requests = strategies::world().prop_flat_map(|world| {
//!     let request = strategies::valid_request(&world.simulator(), "GetImItemList");
//!     (Just(world), request)
//! });
//! TestRunner::deterministic()
//!     .run(&requests, |(world, request)| {
//!         let mut simulator = world.simulator();
//!         let reply = request.send(&mut simulator);
//!         prop_assert_eq!(reply.rejection(), None);
//!         Ok(())
//!     })
//!     .unwrap();
//! # }
//! # #[cfg(not(feature = "proptest"))]
//! # fn main() {}
//! ```

//! Conflicts: somebody else changes what a client has read.
//!
//! Everything has a change key, which is another after each change. A client that writes tells which one it
//! knows, and `ConflictResolution` says what is to become of a change that was made to an older version.
//!
//! The other one is the test itself, which changes the mailbox between two requests:
//!
//! ```
//! use ews_sim::mailbox::{FolderKey, ItemUpdate};
//! use ews_sim::property::ItemProperty;
//! use ews_sim::world::{ItemSeed, MailboxSeed};
//! use ews_sim::{ResponseCode, Simulator};
//!
//! let ada = "ada@example.test";
//! let mailbox = MailboxSeed::new(ada).item(ItemSeed::message("Minutes"));
//! let mut simulator = Simulator::builder().mailbox(mailbox).build();
//!
//! // What a client sends that has read the message.
//! let known = simulator.item_id(ada, "inbox", "Minutes").unwrap();
//! let change_key = known.change_key.unwrap();
//! let update = |resolution: &str| {
//!     format!(
//!         r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
//!                xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
//!                xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
//!              <s:Header><t:RequestServerVersion Version="Exchange2013"/></s:Header>
//!              <s:Body>
//!                <m:UpdateItem ConflictResolution="{resolution}" MessageDisposition="SaveOnly">
//!                  <m:ItemChanges><t:ItemChange>
//!                    <t:ItemId Id="{id}" ChangeKey="{change_key}"/>
//!                    <t:Updates><t:SetItemField>
//!                      <t:FieldURI FieldURI="item:Subject"/>
//!                      <t:Message><t:Subject>Minutes, corrected</t:Subject></t:Message>
//!                    </t:SetItemField></t:Updates>
//!                  </t:ItemChange></m:ItemChanges>
//!                </m:UpdateItem>
//!              </s:Body>
//!            </s:Envelope>"#,
//!         id = known.id,
//!     )
//! };
//!
//! // Meanwhile somebody gives it another subject.
//! simulator.seed(ada, |mailbox, now| {
//!     let minutes = mailbox.item_named(FolderKey::INBOX, "Minutes").unwrap().key();
//!     mailbox.update_item(minutes, vec![ItemUpdate::set(ItemProperty::Subject, "Notes")], now)
//! })?;
//!
//! // Each fork is a world of its own, so one test can try all ways.
//! let reply = simulator.clone().handle(ada, update("NeverOverwrite").as_bytes());
//! assert_eq!(reply.code(), Some(ResponseCode::ErrorIrresolvableConflict));
//! let reply = simulator.clone().handle(ada, update("AutoResolve").as_bytes());
//! assert_eq!((reply.is_success(), reply.texts("Count")), (true, vec!["1".to_owned()])); // both changed it
//! let reply = simulator.handle(ada, update("AlwaysOverwrite").as_bytes());
//! assert_eq!((reply.is_success(), reply.texts("Count")), (true, vec!["0".to_owned()])); // nobody looked
//! assert!(simulator.item_id(ada, "inbox", "Minutes, corrected").is_some());
//! # Ok::<(), ews_sim::Error>(())
//! ```
//!
//! # While the client is at work
//!
//! A client that reads and writes in one go leaves a test no moment in between. An
//! [`Act`](crate::double::Act) is carried out there: before or after requests of a kind, once or always.
//!
//! ```
//! use ews_sim::double::{Act, Subject};
//! use ews_sim::operation::item::GetItem;
//! use ews_sim::world::{ItemSeed, MailboxSeed};
//! use ews_sim::Simulator;
//!
//! let ada = "ada@example.test";
//! let mailbox = MailboxSeed::new(ada).item(ItemSeed::message("Minutes"));
//! let mut simulator = Simulator::builder().mailbox(mailbox).build();
//! let minutes = simulator.item_id(ada, "inbox", "Minutes").unwrap();
//! // Each time the client has read the message, somebody changes it.
//! simulator.after_each::<GetItem>(Act::edit(Subject::Named, "Notes"));
//!
//! // The same at once: the change key drifts, as it does when a server looks through new messages.
//! simulator.act(&Act::touch(Subject::Item(minutes.id.clone())));
//! let now = simulator.item_id(ada, "inbox", "Minutes").unwrap();
//! assert!(now.id == minutes.id && now.change_key != minutes.change_key);
//! ```
//!
//! # Ids
//!
//! Ids go stale as well: an item that moves has another one, and the old one stays dead.
//! [`Mailbox::move_item`](crate::Mailbox::move_item) and
//! [`Mailbox::delete_item`](crate::Mailbox::delete_item) bring that about behind the back of a client.

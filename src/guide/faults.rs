//! Faults: a server that is busy, slow, wrong or away.
//!
//! What a client meets in the field happens when a test wants it. [`Calls`](crate::double::Calls) say which
//! requests are struck, [`Trouble`](crate::double::Trouble) says what goes wrong. One line does for the usual
//! case:
//!
//! ```
//! use ews_sim::operation::im_list::AddImGroup;
//! use ews_sim::{ResponseCode, Simulator};
//!
//! let ada = "ada@example.test";
//! let mut simulator = Simulator::builder().mailbox(ada).build();
//! simulator.fail_next::<AddImGroup>(ResponseCode::ErrorInternalServerError);
//!
//! let work = AddImGroup { display_name: "Work".into() };
//! let refused = simulator.call(ada, &work).unwrap_err();
//! assert_eq!(refused.code(), ResponseCode::ErrorInternalServerError);
//! assert!(simulator.call(ada, &work).is_ok()); // nothing had happened, and the next time all goes well
//! ```
//!
//! # Busy servers
//!
//! A server that is busy says when to come again, and judges by the virtual clock whether the client does.
//! Nobody waits:
//!
//! ```
//! use std::time::Duration;
//!
//! use ews_sim::double::{Calls, Trouble};
//! use ews_sim::operation::im_list::GetImItemList;
//! use ews_sim::{ResponseCode, Simulator};
//!
//! let ada = "ada@example.test";
//! let mut simulator = Simulator::builder().mailbox(ada).build();
//! simulator.fail(Calls::any().nth(1), Trouble::busy(Duration::from_secs(300)));
//!
//! let list = GetImItemList::default();
//! let mut code = |simulator: &mut Simulator| simulator.call(ada, &list).err().map(|error| error.code());
//! assert_eq!(code(&mut simulator), Some(ResponseCode::ErrorServerBusy));
//! simulator.advance(Duration::from_secs(299));
//! assert_eq!(code(&mut simulator), Some(ResponseCode::ErrorServerBusy)); // too early
//! simulator.advance(Duration::from_secs(300));
//! assert_eq!(code(&mut simulator), None);
//! ```
//!
//! # One bad element
//!
//! In a batch each element has its answer. That one of them cannot be read must not cost a client the others:
//!
//! ```
//! use ews_sim::double::{Calls, Trouble};
//! use ews_sim::operation::folder::GetFolder;
//! use ews_sim::{ResponseCode, Simulator};
//!
//! let ada = "ada@example.test";
//! let mut simulator = Simulator::builder().mailbox(ada).build();
//! let corrupt = Trouble::response_message(ResponseCode::ErrorCorruptData).on_element(2);
//! simulator.fail(Calls::of::<GetFolder>(), corrupt);
//! let reply = simulator.handle(
//!     ada,
//!     br#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
//!             xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
//!             xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
//!           <s:Body><m:GetFolder>
//!             <m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>
//!             <m:FolderIds>
//!               <t:DistinguishedFolderId Id="inbox"/>
//!               <t:DistinguishedFolderId Id="drafts"/>
//!               <t:DistinguishedFolderId Id="calendar"/>
//!             </m:FolderIds>
//!           </m:GetFolder></s:Body>
//!         </s:Envelope>"#,
//! );
//! let codes = [ResponseCode::NoError, ResponseCode::ErrorCorruptData, ResponseCode::NoError];
//! assert_eq!(reply.codes(), codes);
//! ```
//!
//! # Trouble on the way
//!
//! Proxies answer with pages, log-ins expire, connections end. The answer then is no SOAP message, or half of
//! one; [`Reply::status`](crate::Reply::status) and [`Reply::headers`](crate::Reply::headers) tell the rest.
//!
//! ```
//! use ews_sim::double::{Calls, Damage, Trouble};
//! use ews_sim::Simulator;
//!
//! let ada = "ada@example.test";
//! let mut simulator = Simulator::builder().mailbox(ada).build();
//! simulator.fail(Calls::any().nth(1), Trouble::unauthorized());
//! simulator.fail(Calls::any().nth(2), Trouble::html(200));
//! simulator.fail(Calls::any().nth(3), Trouble::damage(Damage::TruncatedAt(100)));
//! assert_eq!(simulator.handle(ada, b"").status(), 401);
//! assert!(simulator.handle(ada, b"").text().contains("<html"));
//! assert_eq!(simulator.handle(ada, b"").body().len(), 100);
//! ```
//!
//! # What the client did
//!
//! Whether a client has retried as it should, the journal tells:
//!
//! ```
//! use ews_sim::double::Expected;
//! use ews_sim::operation::im_list::GetImItemList;
//! use ews_sim::{ResponseCode, Simulator};
//!
//! let ada = "ada@example.test";
//! let mut simulator = Simulator::builder().mailbox(ada).build();
//! simulator.keep_journal(100);
//! simulator.fail_next::<GetImItemList>(ResponseCode::ErrorInternalServerTransientError);
//!
//! // In place of the client:
//! while simulator.call(ada, &GetImItemList::default()).is_err() {}
//!
//! simulator.verify(&Expected::call::<GetImItemList>().times(2));
//! simulator.verify(&Expected::call::<GetImItemList>().answered(ResponseCode::NoError).times(1));
//! ```

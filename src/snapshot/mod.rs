//! Snapshots: the whole state of a simulator as a value that serde writes and reads (feature `serde`).
//!
//! Within a process a clone is the better snapshot: it costs microseconds whatever the size. A [`Snapshot`]
//! is for what outlives the process: a world that took long to make, the state in which a test failed. The
//! format has a number and is described in `docs/snapshots.md`.
//!
//! ```
//! use ews_sim::operation::im_list::AddImGroup;
//! use ews_sim::{Simulator, Snapshot};
//!
//! let ada = "ada@example.test";
//! let mut simulator = Simulator::builder().mailbox(ada).build();
//! simulator.call(ada, &AddImGroup { display_name: "Work".into() })?;
//!
//! let text = serde_json::to_string(&simulator.snapshot()?)?;
//! let snapshot: Snapshot = serde_json::from_str(&text)?;
//! assert!(Simulator::restore(&snapshot)? == simulator);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A snapshot that is damaged, or of another format, is refused with what is wrong and where. What is
//! restored keeps every invariant that [`Mailbox::check`] knows.

mod content;
mod error;
pub(crate) mod format;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub(crate) use self::content::{ExtendedElement, PathName};
pub use self::error::SnapshotError;

use self::format::{Content, Format, Rights, World};
use crate::access::AccountRights;
use crate::directory::Directory;
use crate::mailboxes::OutgoingMessage;
use crate::{Mailbox, Simulator};

/// The state of a simulator, to be written with serde and read again.
///
/// It holds everything that can be seen through requests: mailboxes with folders, items, change keys and
/// what became of what was removed, the IM list and its persons, permissions, the directory, rights,
/// settings, the clock, and what was sent. What a test has asked for is not in it: faults, acts of others,
/// a journal, operations of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Snapshot(World);

impl Simulator {
    /// A snapshot of the whole state.
    ///
    /// # Errors
    ///
    /// For a property that XML cannot carry, such as a text with a control character, or that is not of the
    /// type the schema has for it. Requests bring about none of these.
    pub fn snapshot(&self) -> Result<Snapshot, SnapshotError> {
        let policies = &self.settings.policies;
        let mailboxes = self.mailboxes.iter().enumerate().map(|(index, mailbox)| {
            let written = mailbox.to_format(policies).map_err(|error| error.at(index, "mailboxes"))?;
            let own = self.mailboxes.find(mailbox.smtp_address());
            Ok(format::Mailbox { server: own.and_then(|own| self.servers.get(&own)).copied(), ..written })
        });
        let outbox = self.outbox().iter().enumerate().map(|(index, sent)| {
            let written = sent.to_format();
            written.map_err(|error| error.within("message").at(index, "outbox"))
        });
        let AccountRights { impersonators_of_anybody, impersonators, senders } = &*self.rights;
        Ok(Snapshot(World {
            format: Format,
            settings: (*self.settings).clone(),
            now: self.now,
            directory: self.directory.to_format(),
            rights: Rights {
                impersonators_of_anybody: impersonators_of_anybody.clone(),
                impersonators: impersonators.clone(),
                senders: senders.clone(),
            },
            mailboxes: mailboxes.collect::<Result<_, _>>()?,
            outbox: outbox.collect::<Result<_, _>>()?,
        }))
    }

    /// The simulator of which a snapshot was taken: equal to it, and answering the same from then on, unless
    /// a test had asked for something else.
    ///
    /// # Errors
    ///
    /// For anything in the snapshot that is not valid by itself or does not go with the rest, with its place.
    pub fn restore(snapshot: &Snapshot) -> Result<Self, SnapshotError> {
        let World { format: Format, settings, now, directory, rights, mailboxes, outbox } = &snapshot.0;
        let Rights { impersonators_of_anybody, impersonators, senders } = rights.clone();
        let rights = AccountRights { impersonators_of_anybody, impersonators, senders };
        let directory = Directory::of_format(directory).map_err(|error| error.within("directory"))?;
        let mut simulator = Self::new(settings.clone(), directory, rights, *now);
        for (index, mailbox) in mailboxes.iter().enumerate() {
            simulator.put_mailbox(mailbox).map_err(|error| error.at(index, "mailboxes"))?;
        }
        for (index, sent) in outbox.iter().enumerate() {
            let message = sent.message.to_item();
            let message = message.map_err(|error| error.within("message").at(index, "outbox"))?;
            simulator.mailboxes.record_outgoing(OutgoingMessage {
                sender: sent.sender.clone(),
                recipient: sent.recipient.clone(),
                sent: sent.sent,
                message,
            });
        }
        Ok(simulator)
    }

    fn put_mailbox(&mut self, snapshot: &format::Mailbox) -> Result<(), SnapshotError> {
        let mailbox = Mailbox::of_format(snapshot, self.settings.policies)?;
        let address = &snapshot.smtp_address;
        let is_new = self.mailboxes.find(address).is_none();
        if !is_new || self.mailboxes.with_guid(mailbox.guid()).is_some() {
            let problem = format!("there is a mailbox {address} already");
            return Err(SnapshotError::new(problem).within("smtpAddress"));
        }
        let added = self.mailboxes.add(mailbox);
        if let Some(server) = snapshot.server {
            Arc::make_mut(&mut self.servers).insert(added, server);
        }
        Ok(())
    }
}

impl OutgoingMessage {
    fn to_format(&self) -> Result<format::OutgoingMessage, SnapshotError> {
        Ok(format::OutgoingMessage {
            sender: self.sender.clone(),
            recipient: self.recipient.clone(),
            sent: self.sent,
            message: Content::of(&self.message)?,
        })
    }
}

//! The mailboxes of one simulator, and how an address or an id leads to one of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::Result;
use crate::casing::folded;
use crate::mailbox::{Guid, Mailbox, NewItem};
use crate::property::PropertyBag;

/// One mailbox of a simulator. It stays the same as long as the simulator and its forks live.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailboxRef(usize);

/// A message on its way to somebody who has no mailbox in the simulator.
#[derive(Debug, Clone, PartialEq)]
pub struct OutgoingMessage {
    /// The address it is from.
    pub sender: String,
    /// The address it goes to.
    pub recipient: String,
    /// What it says.
    pub message: NewItem,
    /// When it was sent.
    pub sent: Timestamp,
}

/// The mailboxes in the order in which they were added. A clone shares each until one side writes to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Mailboxes {
    mailboxes: Vec<Arc<Mailbox>>,
    /// By primary SMTP address, as addresses are compared.
    by_address: Arc<BTreeMap<String, MailboxRef>>,
    by_guid: Arc<BTreeMap<Guid, MailboxRef>>,
    outgoing: Arc<Vec<OutgoingMessage>>,
}

/// Mailboxes and outbox as they were at some time.
pub(crate) struct Snapshot {
    mailboxes: Vec<Arc<Mailbox>>,
    outgoing: Arc<Vec<OutgoingMessage>>,
}

impl Mailboxes {
    pub(crate) fn len(&self) -> usize {
        self.mailboxes.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Mailbox> {
        self.mailboxes.iter().map(|mailbox| &**mailbox)
    }

    /// Adds a mailbox, whose address is not that of another one.
    pub(crate) fn add(&mut self, mailbox: Mailbox) -> MailboxRef {
        let added = MailboxRef(self.mailboxes.len());
        let address = folded(mailbox.smtp_address()).into_owned();
        Arc::make_mut(&mut self.by_address).insert(address, added);
        Arc::make_mut(&mut self.by_guid).insert(mailbox.guid(), added);
        self.mailboxes.push(Arc::new(mailbox));
        added
    }

    /// The mailbox with a primary SMTP address.
    pub(crate) fn find(&self, primary_smtp_address: &str) -> Option<MailboxRef> {
        self.by_address.get(&*folded(primary_smtp_address)).copied()
    }

    /// The mailbox with a GUID, as ids name it.
    pub(crate) fn with_guid(&self, guid: Guid) -> Option<MailboxRef> {
        self.by_guid.get(&guid).copied()
    }

    pub(crate) fn get(&self, mailbox: MailboxRef) -> &Mailbox {
        &self.mailboxes[mailbox.0]
    }

    /// The mailbox as it is now, whatever becomes of it.
    pub(crate) fn share(&self, mailbox: MailboxRef) -> Arc<Mailbox> {
        Arc::clone(&self.mailboxes[mailbox.0])
    }

    /// The mailbox, to change it. One that a snapshot shares is forked here.
    pub(crate) fn get_mut(&mut self, mailbox: MailboxRef) -> &mut Mailbox {
        Arc::make_mut(&mut self.mailboxes[mailbox.0])
    }

    /// Changes a mailbox, or leaves it as it was when that fails.
    ///
    /// # Errors
    ///
    /// Those of the closure.
    pub(crate) fn change<T>(
        &mut self,
        mailbox: MailboxRef,
        change: impl FnOnce(&mut Mailbox) -> Result<T>,
    ) -> Result<T> {
        let place = &mut self.mailboxes[mailbox.0];
        let mut changed = Arc::clone(place);
        let outcome = change(Arc::make_mut(&mut changed))?;
        *place = changed;
        Ok(outcome)
    }

    /// What went to somebody who has no mailbox here, in the order in which it was sent.
    pub(crate) fn outgoing(&self) -> &[OutgoingMessage] {
        &self.outgoing
    }

    /// Adds a message, its properties in the order of the schema, to what went out.
    pub(crate) fn record_outgoing(&mut self, mut sent: OutgoingMessage) {
        let values = PropertyBag::of(std::mem::take(&mut sent.message.properties));
        sent.message.properties = values.values().collect();
        sent.message.properties.sort_by_key(|(property, _)| *property);
        Arc::make_mut(&mut self.outgoing).push(sent);
    }

    /// What makes [`restore`](Self::restore) possible; it costs a pointer a mailbox.
    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot { mailboxes: self.mailboxes.clone(), outgoing: Arc::clone(&self.outgoing) }
    }

    /// Every mailbox as it was when the snapshot was taken, since when none has been added.
    pub(crate) fn restore(&mut self, snapshot: Snapshot) {
        debug_assert_eq!(snapshot.mailboxes.len(), self.mailboxes.len());
        self.mailboxes = snapshot.mailboxes;
        self.outgoing = snapshot.outgoing;
    }
}

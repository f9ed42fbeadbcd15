//! The senders whose mail is junk. No operation lists them; [`Mailbox::blocked_senders`] does, for tests.

use std::sync::Arc;

use super::Mailbox;
use crate::casing::folded;

impl Mailbox {
    /// Whether mail from an address goes to Junk Email.
    #[must_use]
    pub fn is_blocked(&self, address: &str) -> bool {
        self.blocked_senders.contains(&*folded(address))
    }

    /// Sends later mail from an address to Junk Email.
    pub fn block_sender(&mut self, address: &str) {
        Arc::make_mut(&mut self.blocked_senders).insert(folded(address).into_owned());
    }

    /// Lets later mail from an address into the Inbox.
    pub fn unblock_sender(&mut self, address: &str) {
        if self.is_blocked(address) {
            Arc::make_mut(&mut self.blocked_senders).remove(&*folded(address));
        }
    }

    /// The blocked senders in the form in which addresses are compared, in order.
    pub fn blocked_senders(&self) -> impl Iterator<Item = &str> {
        self.blocked_senders.iter().map(String::as_str)
    }
}

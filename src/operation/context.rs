//! What an operation can see and change: the mailbox it acts on, the directory, the time.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::access::AccountRights;
use crate::directory::Directory;
use crate::double::Failing;
use crate::finding::{Culprit, Rule};
use crate::mailbox::Mailbox;
use crate::mailboxes::{MailboxRef, Mailboxes};
use crate::schema::DateTimePrecision;
use crate::settings::Settings;
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

/// The world as one request sees it.
#[derive(Debug)]
pub struct Context<'s> {
    /// On whose behalf the request is made, by any of their addresses.
    pub(crate) account: &'s str,
    /// The mailbox of that account, if it has one.
    pub(crate) own: Option<MailboxRef>,
    /// Every mailbox of the simulator.
    pub(crate) mailboxes: &'s mut Mailboxes,
    pub(crate) directory: &'s Directory,
    pub(crate) settings: &'s Settings,
    pub(crate) rights: &'s AccountRights,
    pub(crate) version: ExchangeVersion,
    pub(crate) date_time_precision: DateTimePrecision,
    pub(crate) time_zone: TimeZone,
    pub(crate) now: Timestamp,
    /// Elements of the request that are made to fail.
    pub(crate) failing: Option<&'s Failing>,
}

impl Context<'_> {
    /// The account on whose behalf the request is made, by any of its addresses: the caller, or whom it
    /// impersonates.
    #[must_use]
    pub const fn account(&self) -> &str {
        self.account
    }

    /// The mailbox of the account.
    ///
    /// # Errors
    ///
    /// `ErrorMissingEmailAddress` when the account has none.
    pub fn mailbox(&self) -> Result<&Mailbox> {
        self.own_mailbox().ok_or_else(no_mailbox)
    }

    /// The mailbox of the account as it is now, for an answer to be written from.
    ///
    /// # Errors
    ///
    /// `ErrorMissingEmailAddress` when the account has none.
    pub fn shared_mailbox(&self) -> Result<Arc<Mailbox>> {
        Ok(self.mailboxes.share(self.own()?))
    }

    /// The mailbox of the account, to change it. A mailbox that a snapshot shares is forked here.
    ///
    /// # Errors
    ///
    /// `ErrorMissingEmailAddress` when the account has none.
    pub fn mailbox_mut(&mut self) -> Result<&mut Mailbox> {
        let own = self.own()?;
        Ok(self.mailboxes.get_mut(own))
    }

    /// Which of all mailboxes is that of the account.
    ///
    /// # Errors
    ///
    /// `ErrorMissingEmailAddress` when the account has none.
    pub fn own(&self) -> Result<MailboxRef> {
        self.own.ok_or_else(no_mailbox)
    }

    /// Any mailbox of the simulator. Whether the account may look at it, [rights](super::rights) say.
    #[must_use]
    pub fn mailbox_at(&self, mailbox: MailboxRef) -> &Mailbox {
        self.mailboxes.get(mailbox)
    }

    /// Any mailbox of the simulator, to change it. A mailbox that a snapshot shares is forked here.
    pub fn mailbox_at_mut(&mut self, mailbox: MailboxRef) -> &mut Mailbox {
        self.mailboxes.get_mut(mailbox)
    }

    /// Several changes, in however many mailboxes, of which all are made or none: those before the one that
    /// fails are undone. A single transition of a mailbox needs no such frame.
    ///
    /// # Errors
    ///
    /// Those of the closure; every mailbox is then as it was before.
    pub fn atomically<T>(&mut self, change: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let before = self.mailboxes.snapshot();
        let outcome = change(self);
        if outcome.is_err() {
            self.mailboxes.restore(before);
        }
        outcome
    }

    /// The error that the element at an index, counted from zero, is made to fail with instead of being
    /// carried out.
    pub(super) fn failure_of(&self, index: usize) -> Option<Error> {
        self.failing.filter(|failing| failing.elements.include(index)).map(|failing| failing.error.clone())
    }

    pub(super) fn own_mailbox(&self) -> Option<&Mailbox> {
        self.own.map(|own| self.mailboxes.get(own))
    }

    /// Users and distribution groups.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        self.directory
    }

    /// The virtual time.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// The schema version the request asks for, which decides what answers can say.
    #[must_use]
    pub const fn version(&self) -> ExchangeVersion {
        self.version
    }

    /// How exact times in the answer are; whole seconds unless the request asks for more.
    #[must_use]
    pub const fn date_time_precision(&self) -> DateTimePrecision {
        self.date_time_precision
    }

    /// The time zone of times that leave theirs open, and of days: UTC unless the request says otherwise.
    #[must_use]
    pub const fn time_zone(&self) -> &TimeZone {
        &self.time_zone
    }

    /// How the simulator has been set up.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        self.settings
    }
}

fn no_mailbox() -> Error {
    Error::new(ResponseCode::ErrorMissingEmailAddress).because(Rule::CallerHasMailbox, Culprit::Message)
}

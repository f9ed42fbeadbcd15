//! A small world for the tests of what operations share.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Context;
use crate::access::AccountRights;
use crate::directory::{Directory, User};
use crate::mailbox::Mailbox;
use crate::mailboxes::{MailboxRef, Mailboxes};
use crate::schema::DateTimePrecision;
use crate::settings::Settings;

/// The mailbox most tests act in.
pub(super) const ADA: &str = "ada@example.test";
/// Another mailbox.
pub(super) const BOB: &str = "bob@example.test";
/// A user without a mailbox.
pub(super) const EVE: &str = "eve@example.test";

/// What a [`Context`] borrows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct World {
    pub(super) mailboxes: Mailboxes,
    pub(super) directory: Directory,
    pub(super) settings: Settings,
    pub(super) rights: AccountRights,
}

impl World {
    /// The mailboxes of [`ADA`] and [`BOB`], and [`EVE`], who has none.
    pub(super) fn new() -> Self {
        let (mut mailboxes, mut directory) = (Mailboxes::default(), Directory::new());
        for (number, address) in (0..).zip([ADA, BOB]) {
            mailboxes.add(Mailbox::new(number, address, address));
            directory.add_user(User::new(address, address));
        }
        directory.add_user(User::new(EVE, "Eve"));
        Self { mailboxes, directory, settings: Settings::default(), rights: AccountRights::default() }
    }

    pub(super) fn mailbox(&self, address: &str) -> MailboxRef {
        self.mailboxes.find(address).expect("it has been added")
    }

    /// The world as a request of that account sees it.
    pub(super) fn context<'w>(&'w mut self, account: &'w str) -> Context<'w> {
        Context {
            account,
            own: self.mailboxes.find(account),
            mailboxes: &mut self.mailboxes,
            directory: &self.directory,
            settings: &self.settings,
            rights: &self.rights,
            version: self.settings.newest_version(),
            date_time_precision: DateTimePrecision::Seconds,
            time_zone: TimeZone::UTC,
            now: Timestamp::UNIX_EPOCH,
            failing: None,
        }
    }
}

//! What an operation can see and change: the mailbox it acts on, the directory, the time.

use jiff::Timestamp;

use crate::directory::Directory;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{ChangeKey, DecodedId, Guid, ItemEntryId, Mailbox, Moniker};
use crate::mailboxes::{MailboxRef, Mailboxes};
use crate::schema::ItemId;
use crate::settings::Settings;
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
    pub(crate) now: Timestamp,
    /// Makes the next removal from a group fail.
    pub(crate) seam: &'s mut Option<ResponseCode>,
}

/// An item id that has been read: which mailbox and which item it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    mailbox: Guid,
    item: ItemEntryId,
}

impl Target {
    /// The item, when it is one of this mailbox.
    #[must_use]
    pub fn item_in(&self, mailbox: &Mailbox) -> Option<&ItemEntryId> {
        (self.mailbox == mailbox.guid()).then_some(&self.item)
    }

    /// The id, as a server writes it.
    #[must_use]
    pub fn id(&self) -> String {
        DecodedId::of_item(self.mailbox, self.item).encode()
    }
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

    /// How the simulator has been set up.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        self.settings
    }

    /// Reads an item id.
    ///
    /// # Errors
    ///
    /// As [`targets`](Self::targets).
    pub fn target(&self, id: &ItemId) -> Result<Target> {
        self.target_of(id, &self.read_item_id(id)?)
    }

    /// Reads item ids: first the form of each, in order, then the mailbox each belongs to.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidIdEmpty`, `ErrorInvalidIdMalformed` and its relatives, `ErrorInvalidChangeKey`,
    /// `ErrorCannotUseFolderIdForItemId`; then `ErrorNonExistentMailbox` with the mailbox GUID.
    pub fn targets(&self, ids: [&ItemId; 2]) -> Result<[Target; 2]> {
        let [first, second] = ids;
        let read = [self.read_item_id(first)?, self.read_item_id(second)?];
        Ok([self.target_of(first, &read[0])?, self.target_of(second, &read[1])?])
    }

    /// Reads the form of an item id and of its change key, which need not be current.
    fn read_item_id(&self, id: &ItemId) -> Result<(Moniker, ItemEntryId)> {
        let decoded = DecodedId::decode(&id.id).map_err(|error| self.bad_id(error, id))?;
        if let Some(change_key) = &id.change_key {
            let bad_key = |error: Error| {
                error.because(Rule::ChangeKeyForm, Culprit::value("ChangeKey", change_key.as_str()))
            };
            ChangeKey::decode(change_key).map_err(bad_key)?;
        }
        let (moniker, item) = decoded.item().map_err(|error| self.bad_id(error, id))?;
        Ok((moniker.clone(), *item))
    }

    /// Says what is wrong with an id that cannot be used, and which object has one like it.
    #[cold]
    fn bad_id(&self, error: Error, id: &ItemId) -> Error {
        let rule = match error.code() {
            ResponseCode::ErrorInvalidIdEmpty => Rule::IdNotEmpty,
            ResponseCode::ErrorCannotUseFolderIdForItemId => Rule::IdOfItem,
            _ => Rule::IdForm,
        };
        let near = self.own_mailbox().and_then(|mailbox| mailbox.object_with_id_like(&id.id));
        error.because(rule, Culprit::value("Id", id.id.as_str())).near(near)
    }

    fn target_of(&self, id: &ItemId, (moniker, item): &(Moniker, ItemEntryId)) -> Result<Target> {
        match moniker {
            Moniker::Guid(mailbox) if self.mailboxes.with_guid(*mailbox).is_some() => {
                Ok(Target { mailbox: *mailbox, item: *item })
            }
            _ => Err(Error::new(ResponseCode::ErrorNonExistentMailbox)
                .with_text("No mailbox with such guid.")
                .with_value("MailboxGuid", moniker.to_text())
                .because(Rule::IdOfMailbox, Culprit::value("Id", id.id.as_str()))),
        }
    }
}

fn no_mailbox() -> Error {
    Error::new(ResponseCode::ErrorMissingEmailAddress).because(Rule::CallerHasMailbox, Culprit::Message)
}

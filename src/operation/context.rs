//! What an operation can see and change: the mailbox it acts on, the directory, the time.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::directory::Directory;
use crate::mailbox::{ChangeKey, DecodedId, Guid, ItemEntryId, Mailbox, Moniker};
use crate::schema::ItemId;
use crate::settings::Settings;
use crate::{Error, ResponseCode, Result};

/// The world as one request sees it.
#[derive(Debug)]
pub struct Context<'s> {
    pub(crate) mailbox: Option<&'s mut Arc<Mailbox>>,
    /// Every mailbox of the simulator, to tell a foreign id from one of no mailbox at all.
    pub(crate) mailboxes: &'s BTreeMap<Guid, usize>,
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
}

impl Context<'_> {
    /// The mailbox the request acts on.
    ///
    /// # Errors
    ///
    /// `ErrorMissingEmailAddress` when the caller has none.
    pub fn mailbox(&self) -> Result<&Mailbox> {
        self.mailbox.as_deref().map(|mailbox| &**mailbox).ok_or_else(no_mailbox)
    }

    /// The mailbox the request acts on, to change it. A mailbox that a snapshot shares is forked here.
    ///
    /// # Errors
    ///
    /// `ErrorMissingEmailAddress` when the caller has none.
    pub fn mailbox_mut(&mut self) -> Result<&mut Mailbox> {
        self.mailbox.as_deref_mut().map(Arc::make_mut).ok_or_else(no_mailbox)
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
        self.target_of(&read_item_id(id)?)
    }

    /// Reads item ids: first the form of each, in order, then the mailbox each belongs to.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidIdEmpty`, `ErrorInvalidIdMalformed` and its relatives, `ErrorInvalidChangeKey`,
    /// `ErrorCannotUseFolderIdForItemId`; then `ErrorNonExistentMailbox` with the mailbox GUID.
    pub fn targets(&self, ids: [&ItemId; 2]) -> Result<[Target; 2]> {
        let [first, second] = ids;
        let (first, second) = (read_item_id(first)?, read_item_id(second)?);
        Ok([self.target_of(&first)?, self.target_of(&second)?])
    }

    fn target_of(&self, (moniker, item): &(Moniker, ItemEntryId)) -> Result<Target> {
        match moniker {
            Moniker::Guid(mailbox) if self.mailboxes.contains_key(mailbox) => {
                Ok(Target { mailbox: *mailbox, item: *item })
            }
            _ => Err(Error::new(ResponseCode::ErrorNonExistentMailbox)
                .with_text("No mailbox with such guid.")
                .with_value("MailboxGuid", moniker.to_text())),
        }
    }
}

/// Reads the form of an item id and of its change key, which need not be current.
fn read_item_id(id: &ItemId) -> Result<(Moniker, ItemEntryId)> {
    let decoded = DecodedId::decode(&id.id)?;
    if let Some(change_key) = &id.change_key {
        ChangeKey::decode(change_key)?;
    }
    let (moniker, item) = decoded.item()?;
    Ok((moniker.clone(), *item))
}

fn no_mailbox() -> Error {
    Error::new(ResponseCode::ErrorMissingEmailAddress)
}

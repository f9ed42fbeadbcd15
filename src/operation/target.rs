//! From the ids of a request to folders and items: whether an id is one, whose mailbox it belongs to, what is
//! there, and whether the account may know.
//!
//! Ids are looked at in this order: their form, their change key, whether they are of the kind asked for,
//! their mailbox, what is there, what the account can see of it. The first problem answers.

use super::Context;
use crate::casing::equal_ignoring_case;
use crate::directory::User;
use crate::finding::{Culprit, Nearest, Rule, closest};
use crate::mailbox::{
    self, ChangeKey, DecodedId, FolderKey, Guid, Item, ItemEntryId, ItemKey, Mailbox, Moniker,
};
use crate::mailboxes::MailboxRef;
use crate::schema::{
    BaseFolderId, BaseItemId, DistinguishedFolderId, EmailAddress, FolderId, ItemId, TargetFolder,
    TargetFolderId,
};
use crate::{Error, ResponseCode, Result, ServerProfile};

/// What a request wants with a folder, which decides how one is answered that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderRole {
    /// To show, change, move or delete it: `ErrorItemNotFound` by id, `ErrorFolderNotFound` by name.
    Subject,
    /// To find items in it: `ErrorFolderNotFound`.
    Searched,
    /// To make folders in it: `ErrorParentFolderNotFound`.
    Parent,
    /// To move or copy something into it: `ErrorToFolderNotFound`.
    Destination,
    /// To save items in it: `ErrorSavedItemFolderNotFound` by id, `ErrorFolderNotFound` by name.
    SavedItems,
    /// To synchronize it: `ErrorSyncFolderNotFound`.
    Synchronized,
}

/// How a request names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    ById,
    ByName,
}

/// A folder that a request names, that is there and that the account can see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FolderTarget {
    /// The mailbox it is in.
    pub mailbox: MailboxRef,
    /// The folder.
    pub folder: FolderKey,
    /// The change key in the request, which need not be current.
    pub change_key: Option<ChangeKey>,
}

/// An item that a request names, that is there and whose folder the account can see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemTarget {
    /// The mailbox it is in.
    pub mailbox: MailboxRef,
    /// The item.
    pub item: ItemKey,
    /// The folder it lies in.
    pub folder: FolderKey,
    /// The change key in the request, which need not be current.
    pub change_key: Option<ChangeKey>,
}

impl ItemTarget {
    /// The folder the item lies in.
    #[must_use]
    pub const fn folder_target(&self) -> FolderTarget {
        FolderTarget { mailbox: self.mailbox, folder: self.folder, change_key: None }
    }
}

/// An item id that has been read: which mailbox and which item it names. Neither the item need be there nor
/// the account allowed to see it.
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

impl FolderRole {
    /// What answers for a folder that is not there, and for one that the account must not know of.
    const fn code_of_missing(self, named: Named) -> ResponseCode {
        match (self, named) {
            (Self::Subject, Named::ById) => ResponseCode::ErrorItemNotFound,
            (Self::SavedItems, Named::ById) => ResponseCode::ErrorSavedItemFolderNotFound,
            (Self::Subject | Self::SavedItems, Named::ByName) | (Self::Searched, _) => {
                ResponseCode::ErrorFolderNotFound
            }
            (Self::Parent, _) => ResponseCode::ErrorParentFolderNotFound,
            (Self::Destination, _) => ResponseCode::ErrorToFolderNotFound,
            (Self::Synchronized, _) => ResponseCode::ErrorSyncFolderNotFound,
        }
    }
}

/// Folders.
impl Context<'_> {
    /// The folder a request names in any way.
    ///
    /// # Errors
    ///
    /// * for the form of an id: `ErrorInvalidIdEmpty`, `ErrorInvalidIdMalformed` and its relatives,
    ///   `ErrorInvalidChangeKey`, `ErrorCannotUseItemIdForFolderId`;
    /// * for its mailbox: `ErrorNonExistentMailbox`, with the mailbox GUID in `MessageXml` where an id names
    ///   one that does not exist (a parent folder: `ErrorParentFolderNotFound` from Exchange 2010 on);
    /// * for the mailbox beside a name: `ErrorNonExistentMailbox`, or `ErrorNonPrimarySmtpAddress` for a
    ///   secondary address; without one `ErrorMissingEmailAddress` when the account has no mailbox;
    /// * for a public folder: `ErrorNoPublicFolderServerAvailable`, since there are none;
    /// * for a folder that is not there, or that the account cannot see: what the [role](FolderRole) says;
    /// * for a folder that the account cannot see in a mailbox whose top it can see: `ErrorAccessDenied`.
    pub fn folder_target(&self, id: &BaseFolderId, role: FolderRole) -> Result<FolderTarget> {
        match id {
            BaseFolderId::FolderId(id) => self.folder_with_id(id, role),
            BaseFolderId::DistinguishedFolderId(id) => self.distinguished_folder(id, role),
        }
    }

    /// The folder a request names to put or find something in, where an address list is none.
    ///
    /// # Errors
    ///
    /// As [`folder_target`](Self::folder_target); for an address list `ErrorInvalidParentFolder` where it is
    /// to be a parent, and otherwise as for a folder that is not there.
    pub fn target_folder(&self, id: &TargetFolderId, role: FolderRole) -> Result<FolderTarget> {
        match &id.target {
            TargetFolder::FolderId(id) => self.folder_with_id(id, role),
            TargetFolder::DistinguishedFolderId(id) => self.distinguished_folder(id, role),
            TargetFolder::AddressListId(id) => {
                let code = match role {
                    FolderRole::Parent => ResponseCode::ErrorInvalidParentFolder,
                    _ => role.code_of_missing(Named::ById),
                };
                Err(Error::new(code).because(Rule::FolderOfMailbox, Culprit::value("Id", &*id.id)))
            }
        }
    }

    fn folder_with_id(&self, id: &FolderId, role: FolderRole) -> Result<FolderTarget> {
        let bad_id = |error| self.bad_id(error, &id.id);
        let decoded = DecodedId::decode(&id.id).map_err(bad_id)?;
        let change_key = read_change_key(id.change_key.as_deref())?;
        if matches!(decoded, DecodedId::PublicFolder(_)) {
            return Err(no_public_folders(&id.id));
        }
        let (moniker, entry_id) = decoded.folder().map_err(bad_id)?;
        let mailbox = self.mailbox_of_folder(moniker, &id.id, role)?;
        let code = role.code_of_missing(Named::ById);
        match self.mailbox_at(mailbox).locate_folder(entry_id) {
            Some(folder) => self.visible(FolderTarget { mailbox, folder, change_key }, code, &id.id),
            None => Err(missing_folder(code, &id.id)),
        }
    }

    fn distinguished_folder(&self, id: &DistinguishedFolderId, role: FolderRole) -> Result<FolderTarget> {
        let change_key = read_change_key(id.change_key.as_deref())?;
        if id.id == mailbox::DistinguishedFolderId::PublicFoldersRoot {
            return Err(no_public_folders(id.id.name()));
        }
        let mailbox = match &id.mailbox {
            Some(address) => self.mailbox_with_address(address)?,
            None => self.own()?,
        };
        let code = role.code_of_missing(Named::ByName);
        match self.mailbox_at(mailbox).distinguished_folder(id.id) {
            Some(folder) => {
                let folder = FolderTarget { mailbox, folder: folder.key(), change_key };
                self.visible(folder, code, id.id.name())
            }
            None => Err(missing_folder(code, id.id.name())),
        }
    }

    /// The folder, if the account can see it; `missing` answers where not even the mailbox can be seen.
    fn visible(&self, target: FolderTarget, missing: ResponseCode, id: &str) -> Result<FolderTarget> {
        if self.sees_folder(target.mailbox, target.folder) {
            return Ok(target);
        }
        let sees_mailbox = self.sees_mailbox(target.mailbox);
        let code = if sees_mailbox { ResponseCode::ErrorAccessDenied } else { missing };
        Err(Error::new(code).because(Rule::FolderRight, Culprit::value("Id", id)))
    }

    /// The mailbox a folder id belongs to.
    fn mailbox_of_folder(&self, moniker: &Moniker, id: &str, role: FolderRole) -> Result<MailboxRef> {
        let found = self.mailbox_of(moniker, id);
        // Seen of an Exchange 2010 server; its predecessor answers as for any other id.
        let is_parent = role == FolderRole::Parent;
        if is_parent && self.settings.profile > ServerProfile::Exchange2007Sp1 && found.is_err() {
            let code = ResponseCode::ErrorParentFolderNotFound;
            return Err(Error::new(code).because(Rule::IdOfMailbox, Culprit::value("Id", id)));
        }
        found
    }

    /// The mailbox that stands beside the name of a folder, by primary SMTP address.
    fn mailbox_with_address(&self, address: &EmailAddress) -> Result<MailboxRef> {
        let text = address.email_address.as_deref().unwrap_or_default().trim();
        let is_smtp = address.routing_type.as_deref().is_none_or(|it| it.eq_ignore_ascii_case("SMTP"));
        let found = self.mailboxes.find(text).filter(|_| is_smtp);
        found.ok_or_else(|| self.no_such_mailbox(text))
    }

    #[cold]
    fn no_such_mailbox(&self, address: &str) -> Error {
        let culprit = Culprit::value("EmailAddress", address);
        let is_other_address = |user: &&User| {
            !equal_ignoring_case(&user.smtp_address, address)
                && self.mailboxes.find(&user.smtp_address).is_some()
        };
        let user = self.directory.user(address).filter(is_other_address);
        match user {
            Some(user) => Error::new(ResponseCode::ErrorNonPrimarySmtpAddress)
                .with_value("Primary", user.smtp_address.clone())
                .because(Rule::MailboxKnown, culprit)
                .near(Nearest::Address(user.smtp_address.clone())),
            None => {
                let near = closest(address, self.mailboxes.iter().map(Mailbox::smtp_address));
                Error::new(ResponseCode::ErrorNonExistentMailbox)
                    .because(Rule::MailboxKnown, culprit)
                    .near(near.map(|address| Nearest::Address(address.to_owned())))
            }
        }
    }
}

/// Items.
impl Context<'_> {
    /// The item a request names in any way.
    ///
    /// `SendItem` takes an empty change key for a missing one; it has to take it away before it asks.
    ///
    /// # Errors
    ///
    /// * for the form of an id: `ErrorInvalidIdEmpty`, `ErrorInvalidIdMalformed` and its relatives,
    ///   `ErrorInvalidChangeKey`, `ErrorCannotUseFolderIdForItemId`;
    /// * for its mailbox: `ErrorNonExistentMailbox`, with the mailbox GUID in `MessageXml`;
    /// * for an item that is not there, or whose folder the account cannot see: `ErrorItemNotFound`;
    /// * for an item that does not recur: `ErrorCalendarCannotUseIdForRecurringMasterId` where it is to be a
    ///   recurring master, `ErrorCalendarCannotUseIdForOccurrenceId` where it is to be an occurrence. No item
    ///   of the simulator recurs.
    pub fn item_target(&self, id: &BaseItemId) -> Result<ItemTarget> {
        use ResponseCode::{
            ErrorCalendarCannotUseIdForOccurrenceId as NoOccurrence,
            ErrorCalendarCannotUseIdForRecurringMasterId as NoMaster,
        };
        let (text, change_key, refused) = match id {
            BaseItemId::ItemId(it) => (&*it.id, &it.change_key, None),
            BaseItemId::OccurrenceItemId(it) => (&*it.recurring_master_id, &it.change_key, Some(NoMaster)),
            BaseItemId::RecurringMasterItemId(it) => (&*it.occurrence_id, &it.change_key, Some(NoOccurrence)),
            BaseItemId::RecurringMasterItemIdRanges(it) => {
                (&*it.item_id.id, &it.item_id.change_key, Some(NoMaster))
            }
        };
        let target = self.item_with_id(text, change_key.as_deref())?;
        match refused {
            None => Ok(target),
            Some(code) => Err(Error::new(code).because(Rule::ItemRecurs, Culprit::value("Id", text))),
        }
    }

    fn item_with_id(&self, id: &str, change_key: Option<&str>) -> Result<ItemTarget> {
        let (moniker, item, change_key) = self.read_item_id(id, change_key)?;
        let mailbox = self.mailbox_of(&moniker, id)?;
        let missing =
            |rule| Err(Error::new(ResponseCode::ErrorItemNotFound).because(rule, Culprit::value("Id", id)));
        let Some(item) = self.mailbox_at(mailbox).locate_item_key(&item) else {
            return missing(Rule::ItemThere);
        };
        let folder = self.mailbox_at(mailbox).item(item).map(Item::folder);
        match folder.filter(|folder| self.sees_folder(mailbox, *folder)) {
            Some(folder) => Ok(ItemTarget { mailbox, item, folder, change_key }),
            None => missing(Rule::FolderRight),
        }
    }

    /// The item that a target names.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` when it has gone since.
    pub fn item(&self, target: ItemTarget) -> Result<&Item> {
        let item = self.mailbox_at(target.mailbox).item(target.item);
        item.ok_or_else(|| {
            Error::new(ResponseCode::ErrorItemNotFound).because(Rule::ItemThere, Culprit::Message)
        })
    }

    /// Reads an item id.
    ///
    /// # Errors
    ///
    /// As [`targets`](Self::targets).
    pub fn target(&self, id: &ItemId) -> Result<Target> {
        let (moniker, item, _) = self.read_item_id(&id.id, id.change_key.as_deref())?;
        self.target_of(&id.id, &moniker, item)
    }

    /// Reads item ids: first the form of each, in order, then the mailbox each belongs to.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidIdEmpty`, `ErrorInvalidIdMalformed` and its relatives, `ErrorInvalidChangeKey`,
    /// `ErrorCannotUseFolderIdForItemId`; then `ErrorNonExistentMailbox` with the mailbox GUID.
    pub fn targets(&self, ids: [&ItemId; 2]) -> Result<[Target; 2]> {
        let read = |id: &ItemId| self.read_item_id(&id.id, id.change_key.as_deref());
        let [first, second] = ids;
        let [first_read, second_read] = [read(first)?, read(second)?];
        Ok([
            self.target_of(&first.id, &first_read.0, first_read.1)?,
            self.target_of(&second.id, &second_read.0, second_read.1)?,
        ])
    }

    /// Reads the form of an item id and of its change key, which need not be current.
    fn read_item_id(
        &self,
        id: &str,
        change_key: Option<&str>,
    ) -> Result<(Moniker, ItemEntryId, Option<ChangeKey>)> {
        let own = self.own_mailbox();
        if let Some((own, item)) = own.and_then(|own| Some((own, own.item_with_own_id(id)?))) {
            return Ok((Moniker::Guid(own.guid()), item, read_change_key(change_key)?));
        }
        let decoded = DecodedId::decode(id).map_err(|error| self.bad_id(error, id))?;
        let change_key = read_change_key(change_key)?;
        let (moniker, item) = decoded.item().map_err(|error| self.bad_id(error, id))?;
        Ok((moniker.clone(), *item, change_key))
    }

    fn target_of(&self, id: &str, moniker: &Moniker, item: ItemEntryId) -> Result<Target> {
        let mailbox = self.mailbox_of(moniker, id)?;
        Ok(Target { mailbox: self.mailbox_at(mailbox).guid(), item })
    }
}

/// Ids of both kinds.
impl Context<'_> {
    /// The mailbox an id belongs to.
    pub(super) fn mailbox_of(&self, moniker: &Moniker, id: &str) -> Result<MailboxRef> {
        let found = match moniker {
            Moniker::Guid(guid) => self.mailboxes.with_guid(*guid),
            Moniker::Text(_) => None,
        };
        found.ok_or_else(|| {
            Error::new(ResponseCode::ErrorNonExistentMailbox)
                .with_text("No mailbox with such guid.")
                .with_value("MailboxGuid", moniker.to_text())
                .because(Rule::IdOfMailbox, Culprit::value("Id", id))
        })
    }

    /// Says what is wrong with an id that cannot be used, and which object has one like it.
    #[cold]
    fn bad_id(&self, error: Error, id: &str) -> Error {
        let rule = match error.code() {
            ResponseCode::ErrorInvalidIdEmpty => Rule::IdNotEmpty,
            ResponseCode::ErrorCannotUseFolderIdForItemId => Rule::IdOfItem,
            ResponseCode::ErrorCannotUseItemIdForFolderId => Rule::IdOfFolder,
            _ => Rule::IdForm,
        };
        let near = self.own_mailbox().and_then(|mailbox| mailbox.object_with_id_like(id));
        error.because(rule, Culprit::value("Id", id)).near(near)
    }
}

/// Reads a change key, which is looked at wherever one stands.
fn read_change_key(change_key: Option<&str>) -> Result<Option<ChangeKey>> {
    let bad_key =
        |text: &str, error: Error| error.because(Rule::ChangeKeyForm, Culprit::value("ChangeKey", text));
    change_key.map(|text| ChangeKey::decode(text).map_err(|error| bad_key(text, error))).transpose()
}

#[cold]
fn missing_folder(code: ResponseCode, id: &str) -> Error {
    Error::new(code).because(Rule::FolderThere, Culprit::value("Id", id))
}

/// The answer to everything about public folders.
#[cold]
fn no_public_folders(id: &str) -> Error {
    let code = ResponseCode::ErrorNoPublicFolderServerAvailable;
    Error::new(code).because(Rule::FolderOfMailbox, Culprit::value("Id", id))
}

#[cfg(test)]
mod tests;

//! What the account of a request may do in whose folders: everything in its own, in those of others what the
//! permissions of the folder say. Every code that a missing right is answered with stands here.

use super::{Context, FolderTarget};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{FolderKey, FolderRights, Item, PermissionAction, PermissionReadAccess};
use crate::mailboxes::MailboxRef;
use crate::schema::EffectiveRights;
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

/// What a request is about to do in a folder it can see.
///
/// Source: MS-OXWSFOLD 2.2.4.14 for the rights; which operation needs which, and the codes, are documented in
/// part only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Make a folder in it; else `ErrorCreateSubfolderAccessDenied`.
    CreateSubFolder,
    /// Change, move or delete the folder itself, or look at its permissions; else `ErrorAccessDenied`.
    OwnFolder,
    /// Make an item in it; else `ErrorCreateItemAccessDenied`.
    CreateItem,
    /// Move or copy an item into it; else `ErrorAccessDenied`.
    PutItem,
    /// Read items in full; else `ErrorItemNotFound`, as if there were none.
    ReadItems,
    /// Change an item.
    EditItem {
        /// The account has made the item, so that the right to edit its own is enough; else
        /// `ErrorAccessDenied`.
        is_own: bool,
    },
    /// Delete an item, or move it out of the folder.
    DeleteItem {
        /// The account has made the item, so that the right to delete its own is enough; else
        /// `ErrorAccessDenied`.
        is_own: bool,
    },
}

impl Access {
    /// Whether rights are enough for it.
    fn is_granted_by(self, rights: FolderRights) -> bool {
        let covers = |action, is_own| match action {
            PermissionAction::All => true,
            PermissionAction::Owned => is_own,
            PermissionAction::None => false,
        };
        match self {
            Self::CreateSubFolder => rights.can_create_sub_folders,
            Self::OwnFolder => rights.is_folder_owner,
            Self::CreateItem | Self::PutItem => rights.can_create_items,
            Self::ReadItems => rights.read_items == PermissionReadAccess::FullDetails,
            Self::EditItem { is_own } => covers(rights.edit_items, is_own),
            Self::DeleteItem { is_own } => covers(rights.delete_items, is_own),
        }
    }

    /// What answers when they are not.
    const fn code_of_denial(self) -> ResponseCode {
        match self {
            Self::CreateSubFolder => ResponseCode::ErrorCreateSubfolderAccessDenied,
            Self::CreateItem => ResponseCode::ErrorCreateItemAccessDenied,
            Self::ReadItems => ResponseCode::ErrorItemNotFound,
            Self::OwnFolder | Self::PutItem | Self::EditItem { .. } | Self::DeleteItem { .. } => {
                ResponseCode::ErrorAccessDenied
            }
        }
    }
}

impl Context<'_> {
    /// Whether the mailbox is that of the account, which may do anything there.
    #[must_use]
    pub fn is_own(&self, mailbox: MailboxRef) -> bool {
        self.own == Some(mailbox)
    }

    /// What the account may do in a folder; nothing where there is none.
    #[must_use]
    pub fn rights_in(&self, mailbox: MailboxRef, folder: FolderKey) -> FolderRights {
        if self.is_own(mailbox) {
            return FolderRights::OWNER;
        }
        let account = self.directory.primary_address(self.account);
        let folder = self.mailbox_at(mailbox).folder(folder);
        folder.map_or(FolderRights::NONE, |folder| folder.permission_set().rights_of(&account))
    }

    /// Whether the account can see that a folder is there. A folder that it cannot see is left out of lists,
    /// and answers as one that is not there.
    #[must_use]
    pub fn sees_folder(&self, mailbox: MailboxRef, folder: FolderKey) -> bool {
        let rights = self.rights_in(mailbox, folder);
        rights.is_folder_visible || rights.is_folder_owner
    }

    /// Whether the account can see the top of the folders of a mailbox, and so may know what lies below it.
    pub(super) fn sees_mailbox(&self, mailbox: MailboxRef) -> bool {
        self.sees_folder(mailbox, FolderKey::MSG_FOLDER_ROOT)
    }

    /// Whether a message that the account sends may be from an address: one of its own, or of a user it has
    /// been [allowed](crate::SimulatorBuilder::allow_sending_as) to send as.
    #[must_use]
    pub fn may_send_as(&self, from: &str) -> bool {
        self.rights.allow_sending(self.account, from, self.directory)
    }

    /// What the answer says that the account may do with a folder.
    #[must_use]
    pub fn effective_rights_on_folder(&self, mailbox: MailboxRef, folder: FolderKey) -> EffectiveRights {
        let rights = self.rights_in(mailbox, folder);
        EffectiveRights {
            create_associated: rights.is_folder_owner,
            create_contents: Access::CreateItem.is_granted_by(rights),
            create_hierarchy: Access::CreateSubFolder.is_granted_by(rights),
            delete: rights.is_folder_owner,
            modify: rights.is_folder_owner,
            read: Access::ReadItems.is_granted_by(rights),
            view_private_items: self.view_private_items(mailbox),
        }
    }

    /// What the answer says that the account may do with an item. Nothing is ever made in an item.
    #[must_use]
    pub fn effective_rights_on_item(&self, mailbox: MailboxRef, item: &Item) -> EffectiveRights {
        let (rights, is_own) = (self.rights_in(mailbox, item.folder()), self.is_own_item(mailbox, item));
        EffectiveRights {
            create_associated: false,
            create_contents: false,
            create_hierarchy: false,
            delete: Access::DeleteItem { is_own }.is_granted_by(rights),
            modify: Access::EditItem { is_own }.is_granted_by(rights),
            read: Access::ReadItems.is_granted_by(rights),
            view_private_items: self.view_private_items(mailbox),
        }
    }

    /// Whether the account has made the item.
    #[must_use]
    pub fn is_own_item(&self, mailbox: MailboxRef, item: &Item) -> bool {
        match item.creator() {
            Some(creator) => *creator == *self.directory.primary_address(self.account),
            None => self.is_own(mailbox),
        }
    }

    /// Whom an item notes that the account makes in a mailbox: nobody where it is its own.
    #[must_use]
    pub(super) fn creator_in(&self, mailbox: MailboxRef) -> Option<Box<str>> {
        (!self.is_own(mailbox)).then(|| self.directory.primary_address(self.account).into())
    }

    /// Only owners see private items: delegates, who may be allowed to, are not simulated. Answers of older
    /// versions do not say.
    fn view_private_items(&self, mailbox: MailboxRef) -> Option<bool> {
        (self.version >= ExchangeVersion::Exchange2013).then(|| self.is_own(mailbox))
    }

    /// Makes sure that the account may do something in a folder.
    ///
    /// # Errors
    ///
    /// What [`Access`] says.
    pub fn check_access(&self, folder: FolderTarget, access: Access) -> Result<()> {
        if access.is_granted_by(self.rights_in(folder.mailbox, folder.folder)) {
            return Ok(());
        }
        let id = self.mailbox_at(folder.mailbox).folder_id_of(folder.folder);
        Err(Error::new(access.code_of_denial()).because(Rule::FolderRight, Culprit::value("FolderId", id)))
    }
}

#[cfg(test)]
mod tests;

//! What the account of a request may do in whose folders: everything in its own, in those of others what the
//! permissions of the folder say. Every code that a missing right is answered with stands here.

use super::{Context, FolderTarget};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{FolderKey, FolderRights, PermissionAction, PermissionReadAccess};
use crate::mailboxes::MailboxRef;
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

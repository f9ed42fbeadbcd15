//! Moving folders.

use super::{Folder, FolderKey, folder_missing};
use crate::finding::{Culprit, Rule};
use crate::mailbox::Mailbox;
use crate::{Error, ResponseCode, Result};

impl Mailbox {
    /// Moves a folder with everything in it into another one. It keeps its id, as does what lies in it, and
    /// gets a new change key; both parents keep theirs.
    ///
    /// # Errors
    ///
    /// In this order: `ErrorToFolderNotFound`; `ErrorItemNotFound` for no such folder;
    /// `ErrorMoveDistinguishedFolder` for one that servers make; `ErrorMoveCopyFailed` for a target that is
    /// the folder itself, lies in it, is a search folder or lies among the recoverable items, and when
    /// another folder in the target has the display name.
    pub fn move_folder(&mut self, key: FolderKey, to: FolderKey) -> Result<()> {
        let folder = self.check_can_move(key, to)?;
        if folder.key.is_well_known() {
            let culprit = Culprit::value("FolderId", self.folder_id_of(key));
            return Err(
                Error::new(ResponseCode::ErrorMoveDistinguishedFolder).because(Rule::FolderOfClient, culprit)
            );
        }
        self.check_can_hold(to, key)?;
        let code = ResponseCode::ErrorMoveCopyFailed;
        self.check_name_is_free_in(to, &folder.display_name, Some(key), code)?;
        self.put_folder_into(key, to);
        Ok(())
    }

    /// The folder that is to be moved or copied, if it and the target are there.
    pub(super) fn check_can_move(&self, key: FolderKey, to: FolderKey) -> Result<&Folder> {
        if self.folder(to).is_none() {
            return Err(folder_missing(ResponseCode::ErrorToFolderNotFound));
        }
        self.folder(key).ok_or_else(|| folder_missing(ResponseCode::ErrorItemNotFound))
    }

    /// Checks that a folder can come to lie in another one.
    pub(super) fn check_can_hold(&self, to: FolderKey, key: FolderKey) -> Result<()> {
        let rule = if to == key || self.is_below(to, key) {
            Rule::FolderOutsideItself
        } else if self.folder(to).is_some_and(|to| to.is_search_folder) {
            Rule::FolderHoldsFolders
        } else if self.is_recoverable(to) {
            Rule::FolderOutsideRecoverable
        } else {
            return Ok(());
        };
        let culprit = Culprit::value("ToFolderId", self.folder_id_of(to));
        Err(Error::new(ResponseCode::ErrorMoveCopyFailed).because(rule, culprit))
    }

    /// Moves a folder, whose name gets a number if it is taken there.
    pub(super) fn put_folder_into(&mut self, key: FolderKey, to: FolderKey) {
        self.note_departure(key);
        self.unlist_folder(key);
        let Some(mut folder) = self.folder(key).cloned() else { return };
        folder.parent = Some(to);
        self.make_name_free(&mut folder);
        folder.change = self.mint();
        *self.folder_mut(key) = folder;
        self.list_folder(key);
    }
}

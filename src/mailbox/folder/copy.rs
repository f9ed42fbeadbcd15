//! Copying folders with what lies in them.

use jiff::Timestamp;

use super::{Folder, FolderKey};
use crate::finding::{Culprit, Rule};
use crate::mailbox::slots::Slots;
use crate::mailbox::{ItemKey, Mailbox};
use crate::{Error, ResponseCode, Result};

impl Mailbox {
    /// Copies a folder, the folders below it and all their items into another folder. Everything copied has
    /// new ids; the copies of folders that servers make are ordinary ones, those of IM contacts and IM groups
    /// ordinary contacts and lists.
    ///
    /// # Errors
    ///
    /// In this order: `ErrorToFolderNotFound`; `ErrorItemNotFound` for no such folder; `ErrorMoveCopyFailed`
    /// for the top of a mailbox, for a target that is the folder itself, lies in it, is a search folder or
    /// lies among the recoverable items, and when another folder in the target has the display name.
    pub fn copy_folder(&mut self, key: FolderKey, to: FolderKey, now: Timestamp) -> Result<FolderKey> {
        let folder = self.check_can_move(key, to)?;
        let code = ResponseCode::ErrorMoveCopyFailed;
        if folder.parent.is_none() {
            let culprit = Culprit::value("FolderId", self.folder_id_of(key));
            return Err(Error::new(code).because(Rule::FolderTop, culprit));
        }
        self.check_can_hold(to, key)?;
        self.check_name_is_free_in(to, &folder.display_name, None, code)?;
        let top = self.copy_alone(key, to, now);
        // The folders of the copy that still lack those below them, beside what they are copies of.
        let mut unfinished = vec![(key, top)];
        while let Some((original, copy)) = unfinished.pop() {
            let children: Vec<_> = self.children_of(original).map(Folder::key).collect();
            for child in children {
                let copy_of_child = self.copy_alone(child, copy, now);
                unfinished.push((child, copy_of_child));
            }
        }
        Ok(top)
    }

    /// Copies a folder and its items, but no folder below it.
    fn copy_alone(&mut self, key: FolderKey, to: FolderKey, now: Timestamp) -> FolderKey {
        let copy = FolderKey(self.mint());
        let change = self.mint();
        let Some(original) = self.folder(key) else { return copy };
        let (contents, associated) = (original.contents.clone(), original.associated.clone());
        let folder = Folder {
            key: copy,
            parent: Some(to),
            change,
            created: change,
            children: Slots::new(),
            contents: Slots::new(),
            associated: Slots::new(),
            unread: 0,
            removed: Slots::new(),
            ..original.clone()
        };
        self.put_folder(folder);
        for (item, ()) in contents.iter().chain(associated.iter()) {
            self.duplicate_item(ItemKey(item), copy, now);
        }
        copy
    }
}

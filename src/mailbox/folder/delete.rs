//! Deleting and emptying folders, and where deleted items go.

use super::{Folder, FolderKey, folder_missing};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{ItemKey, Mailbox};
use crate::{Error, ResponseCode, Result};

/// What deleting means (`t:DisposalType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeleteType {
    /// Items go to Purges, where there are recoverable items; folders are gone.
    HardDelete,
    /// Items go to Deletions, where there are recoverable items; folders are gone.
    SoftDelete,
    /// Items and folders go to Deleted Items.
    MoveToDeletedItems,
}

impl DeleteType {
    /// Every type, in schema order.
    pub const ALL: &'static [Self] = &[Self::HardDelete, Self::SoftDelete, Self::MoveToDeletedItems];
}

impl Mailbox {
    /// Deletes a folder with everything in it. Moved to Deleted Items it keeps its id, and its name gets a
    /// number if it is taken there; in any other case the folder and those below it are gone, and their items
    /// go where [deleted items](DeleteType) do. A search folder goes alone.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` for no such folder; `ErrorDeleteDistinguishedFolder` for one that servers make or
    /// that has such a one below it.
    pub fn delete_folder(&mut self, key: FolderKey, delete_type: DeleteType) -> Result<()> {
        if self.folder(key).is_none() {
            return Err(folder_missing(ResponseCode::ErrorItemNotFound));
        }
        if key.is_well_known() || self.holds_well_known_folder(key) {
            return Err(Error::new(ResponseCode::ErrorDeleteDistinguishedFolder)
                .because(Rule::FolderOfClient, Culprit::value("FolderId", self.folder_id_of(key))));
        }
        self.delete_folder_unchecked(key, delete_type);
        Ok(())
    }

    /// Deletes the items of a folder and, if told to, the folders in it with everything in them. The folder
    /// itself stays as it is.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` for no such folder; `ErrorCannotEmptyFolder` for a search folder, for the folder
    /// of the IM groups, when a folder that servers make is below one whose folders are to go, and for moving
    /// what lies in Deleted Items or among the recoverable items to Deleted Items.
    pub fn empty_folder(
        &mut self,
        key: FolderKey,
        delete_type: DeleteType,
        delete_sub_folders: bool,
    ) -> Result<()> {
        let folder = self.folder(key).ok_or_else(|| folder_missing(ResponseCode::ErrorItemNotFound))?;
        let is_moved = delete_type == DeleteType::MoveToDeletedItems;
        let stays = is_moved && (self.is_recoverable(key) || self.deleted_items_of(key) == key);
        if folder.is_search_folder
            || stays
            || key == FolderKey::IM_CONTACT_LIST
            || delete_sub_folders && self.holds_well_known_folder(key)
        {
            return Err(Error::new(ResponseCode::ErrorCannotEmptyFolder)
                .because(Rule::FolderCanBeEmptied, Culprit::value("FolderId", self.folder_id_of(key))));
        }
        let destination = self.destination_of_deleted(key, delete_type)?;
        self.delete_items_in(key, destination);
        if delete_sub_folders {
            let children: Vec<_> = self.children_of(key).map(Folder::key).collect();
            for child in children {
                self.delete_folder_unchecked(child, delete_type);
            }
        }
        Ok(())
    }

    /// Where an item of a folder goes that is deleted; `None` if it is gone then.
    ///
    /// # Errors
    ///
    /// `ErrorCannotDeleteObject` for moving a recoverable item to Deleted Items.
    pub(in crate::mailbox) fn destination_of_deleted(
        &self,
        from: FolderKey,
        delete_type: DeleteType,
    ) -> Result<Option<FolderKey>> {
        let [deletions, purges] = if self.is_in_archive(from) {
            [FolderKey::ARCHIVE_RECOVERABLE_ITEMS_DELETIONS, FolderKey::ARCHIVE_RECOVERABLE_ITEMS_PURGES]
        } else {
            [FolderKey::RECOVERABLE_ITEMS_DELETIONS, FolderKey::RECOVERABLE_ITEMS_PURGES]
        };
        let destination = match delete_type {
            DeleteType::MoveToDeletedItems if self.is_recoverable(from) => {
                return Err(Error::new(ResponseCode::ErrorCannotDeleteObject)
                    .because(Rule::FolderOutsideRecoverable, Culprit::Attribute("DeleteType".to_owned())));
            }
            DeleteType::MoveToDeletedItems => self.deleted_items_of(from),
            _ if from == purges => return Ok(None),
            DeleteType::SoftDelete if from != deletions => deletions,
            _ => purges,
        };
        Ok(self.folder(destination).map(Folder::key))
    }

    /// Whether a folder that servers make lies below.
    fn holds_well_known_folder(&self, key: FolderKey) -> bool {
        self.descendants_of(key).any(|folder| folder.key.is_well_known())
    }

    /// The Deleted Items of the mailbox or of its archive, wherever the folder is.
    fn deleted_items_of(&self, key: FolderKey) -> FolderKey {
        if self.is_in_archive(key) { FolderKey::ARCHIVE_DELETED_ITEMS } else { FolderKey::DELETED_ITEMS }
    }

    fn delete_folder_unchecked(&mut self, key: FolderKey, delete_type: DeleteType) {
        let deleted_items = self.deleted_items_of(key);
        let parent = self.folder(key).and_then(Folder::parent);
        match delete_type {
            // What lies in Deleted Items stays there as it is.
            DeleteType::MoveToDeletedItems if parent == Some(deleted_items) => {}
            DeleteType::MoveToDeletedItems => self.put_folder_into(key, deleted_items),
            DeleteType::HardDelete | DeleteType::SoftDelete => {
                // Only a move can be refused, and all the folders lie on one side of the archive.
                let destination = self.destination_of_deleted(key, delete_type).unwrap_or_default();
                let mut subtree = vec![key];
                subtree.extend(self.descendants_of(key).map(Folder::key));
                // The innermost first, so that no folder ever lies in one that is gone.
                for folder in subtree.into_iter().rev() {
                    self.delete_items_in(folder, destination);
                    self.remove_folder(folder);
                }
            }
        }
    }

    /// Takes a folder without folders in it out of the tree.
    fn remove_folder(&mut self, key: FolderKey) {
        self.note_departure(key);
        self.unlist_folder(key);
        self.folders.remove(key.0);
    }

    /// Deletes every item of a folder: moves it to another one, or removes it.
    fn delete_items_in(&mut self, key: FolderKey, destination: Option<FolderKey>) {
        let Some(folder) = self.folder(key) else { return };
        let (contents, associated) = (folder.contents.clone(), folder.associated.clone());
        for (item, ()) in contents.iter().chain(associated.iter()) {
            match destination {
                Some(to) => {
                    self.relocate_item(ItemKey(item), to);
                }
                None => self.remove_item(ItemKey(item)),
            }
        }
    }
}

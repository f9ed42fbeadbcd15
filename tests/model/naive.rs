//! The model: lists, and the rules word for word. Folders and items are known by their place in the list, and
//! stay there when they are gone.

use ews_sim::ResponseCode;
use ews_sim::ResponseCode as Code;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folder {
    pub(crate) id: String,
    pub(crate) name: String,
    /// None for the folder at the top.
    pub(crate) parent: Option<usize>,
    pub(crate) is_well_known: bool,
    pub(crate) is_there: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) id: String,
    /// The change keys that have been shown, each with how often the item had changed then.
    pub(crate) keys: Vec<(usize, String)>,
    pub(crate) changes: usize,
    pub(crate) subject: String,
    /// None for a contact.
    pub(crate) is_read: Option<bool>,
    pub(crate) folder: usize,
    pub(crate) is_there: bool,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    pub(crate) folders: Vec<Folder>,
    pub(crate) items: Vec<Item>,
    pub(crate) deleted_items: usize,
    pub(crate) contacts: usize,
}

impl Model {
    fn children(&self, parent: usize) -> impl Iterator<Item = (usize, &Folder)> {
        let there = self.folders.iter().enumerate().filter(|(_, folder)| folder.is_there);
        there.filter(move |(_, folder)| folder.parent == Some(parent))
    }

    pub(crate) fn child_count(&self, folder: usize) -> usize {
        self.children(folder).count()
    }

    pub(crate) fn items_in(&self, folder: usize) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.is_there && item.folder == folder)
    }

    /// Whether a folder is another or lies in it, however deep.
    fn is_within(&self, folder: usize, other: usize) -> bool {
        folder == other || self.folders[folder].parent.is_some_and(|parent| self.is_within(parent, other))
    }

    fn is_taken(&self, name: &str, parent: usize, but: Option<usize>) -> bool {
        let mut others = self.children(parent).filter(|(key, _)| Some(*key) != but);
        others.any(|(_, folder)| folder.name.eq_ignore_ascii_case(name))
    }

    pub(crate) fn create_folder(&self, parent: usize, name: &str) -> ResponseCode {
        match () {
            () if !self.folders[parent].is_there => Code::ErrorParentFolderNotFound,
            () if self.is_taken(name, parent, None) => Code::ErrorFolderExists,
            () => Code::NoError,
        }
    }

    pub(crate) fn rename_folder(&mut self, folder: usize, name: &str) -> ResponseCode {
        let Folder { is_there, parent, .. } = self.folders[folder];
        match parent {
            _ if !is_there => Code::ErrorItemNotFound,
            Some(parent) if self.is_taken(name, parent, Some(folder)) => Code::ErrorFolderExists,
            _ => {
                name.clone_into(&mut self.folders[folder].name);
                Code::NoError
            }
        }
    }

    pub(crate) fn move_folder(&mut self, folder: usize, to: usize) -> ResponseCode {
        let Folder { is_there, is_well_known, ref name, .. } = self.folders[folder];
        match () {
            () if !self.folders[to].is_there => Code::ErrorToFolderNotFound,
            () if !is_there => Code::ErrorItemNotFound,
            () if is_well_known => Code::ErrorMoveDistinguishedFolder,
            () if self.is_within(to, folder) => Code::ErrorMoveCopyFailed,
            () if self.is_taken(name, to, Some(folder)) => Code::ErrorMoveCopyFailed,
            () => {
                self.folders[folder].parent = Some(to);
                Code::NoError
            }
        }
    }

    pub(crate) fn delete_folder(&mut self, folder: usize, delete_type: &str) -> ResponseCode {
        let Folder { is_there, is_well_known, parent, .. } = self.folders[folder];
        match delete_type {
            _ if !is_there => return Code::ErrorItemNotFound,
            _ if is_well_known => return Code::ErrorDeleteDistinguishedFolder,
            "MoveToDeletedItems" if parent == Some(self.deleted_items) => {}
            "MoveToDeletedItems" => self.put_into_deleted_items(folder),
            _ => {
                let gone: Vec<_> = (0..self.folders.len()).filter(|&it| self.is_within(it, folder)).collect();
                for item in self.items.iter_mut().filter(|item| gone.contains(&item.folder)) {
                    item.is_there = false;
                }
                for folder in gone {
                    self.folders[folder].is_there = false;
                }
            }
        }
        Code::NoError
    }

    /// The folder gets a number if its name is taken there.
    fn put_into_deleted_items(&mut self, folder: usize) {
        let name = self.folders[folder].name.clone();
        let numbered = (1..).map(|number| format!("{name}{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let free = names.find(|name| !self.is_taken(name, self.deleted_items, Some(folder)));
        self.folders[folder].name = free.expect("there are as many numbers as one likes");
        self.folders[folder].parent = Some(self.deleted_items);
    }

    pub(crate) fn create_item(&self, folder: usize, is_contact: bool) -> ResponseCode {
        match () {
            () if !self.folders[folder].is_there => Code::ErrorSavedItemFolderNotFound,
            () if is_contact && folder != self.contacts => Code::ErrorCannotCreateContactInNonContactFolder,
            () => Code::NoError,
        }
    }

    /// What a change is answered, with the change key that was current after so many changes.
    pub(crate) fn update_item(
        &self,
        item: usize,
        conflict_resolution: &str,
        key: Option<usize>,
    ) -> ResponseCode {
        let item = &self.items[item];
        match (conflict_resolution, key) {
            _ if !item.is_there => Code::ErrorItemNotFound,
            ("NeverOverwrite", Some(changes)) if changes != item.changes => Code::ErrorIrresolvableConflict,
            ("NeverOverwrite" | "AutoResolve", None) => Code::ErrorChangeKeyRequiredForWriteOperations,
            _ => Code::NoError,
        }
    }

    /// What moving or copying an item is answered.
    pub(crate) fn transfer_item(&self, item: usize, to: usize) -> ResponseCode {
        match () {
            () if !self.folders[to].is_there => Code::ErrorToFolderNotFound,
            () => self.item(item),
        }
    }

    pub(crate) fn item(&self, item: usize) -> ResponseCode {
        if self.items[item].is_there { Code::NoError } else { Code::ErrorItemNotFound }
    }

    pub(crate) fn mark_all_items_as_read(&mut self, folder: usize, is_read: bool) -> ResponseCode {
        if !self.folders[folder].is_there {
            return Code::ErrorItemNotFound;
        }
        let items = self.items.iter_mut().filter(|item| item.is_there && item.folder == folder);
        for item in items.filter(|item| item.is_read == Some(!is_read)) {
            item.is_read = Some(is_read);
            item.changes += 1;
        }
        Code::NoError
    }
}

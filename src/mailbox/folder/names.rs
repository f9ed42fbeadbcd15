//! Display names of folders: what they may be, and that no two are alike side by side.

use std::borrow::Cow;

use super::{Folder, FolderKey};
use crate::casing::{equal_ignoring_case, folded};
use crate::finding::{Culprit, Nearest, Rule};
use crate::mailbox::Mailbox;
use crate::mailbox::index::TextHash;
use crate::property::BaseFolderProperty;
use crate::{Error, ResponseCode, Result};

/// The most UTF-16 units of a display name; the documents name no limit, and stores keep so many.
const DISPLAY_NAME_UNITS_MAX: usize = 255;

/// The display name, if a folder can have it. Blanks around it stay, and no character means anything.
///
/// # Errors
///
/// `ErrorFolderSavePropertyError`, with the path, for one that is empty, blank or too long.
pub(super) fn check_display_name(display_name: &str) -> Result<&str> {
    if !display_name.trim().is_empty() && display_name.encode_utf16().count() <= DISPLAY_NAME_UNITS_MAX {
        return Ok(display_name);
    }
    Err(Error::new(ResponseCode::ErrorFolderSavePropertyError)
        .at(&BaseFolderProperty::DisplayName.into())
        .because(Rule::FolderName, Culprit::value("DisplayName", display_name)))
}

impl Mailbox {
    /// Checks that no folder in `parent` has the name, but for the one that is to have it.
    pub(super) fn check_name_is_free_in(
        &self,
        parent: FolderKey,
        display_name: &str,
        itself: Option<FolderKey>,
        code: ResponseCode,
    ) -> Result<()> {
        let Some(taken) = self.sibling_named(parent, display_name, itself) else { return Ok(()) };
        let name = taken.display_name().to_owned();
        Err(Error::new(code)
            .because(Rule::FolderNameFree, Culprit::value("DisplayName", display_name))
            .near(Nearest::Object { display_name: name, id: self.folder_id_of(taken.key) }))
    }

    /// Appends a number to the name of a folder, if another one in its parent has the name: counting up from
    /// one.
    pub(super) fn make_name_free(&self, folder: &mut Folder) {
        let Some(parent) = folder.parent else { return };
        let (name, mut number) = (folder.display_name.clone(), 0_usize);
        while self.sibling_named(parent, &folder.display_name, Some(folder.key)).is_some() {
            number += 1;
            folder.display_name = Cow::Owned(numbered(&name, number));
        }
    }

    /// The folder in `parent` that has the name in whatever case, but for one.
    ///
    /// The few folders that servers make are looked through, so that a new mailbox need not list them.
    pub(super) fn sibling_named(
        &self,
        parent: FolderKey,
        display_name: &str,
        itself: Option<FolderKey>,
    ) -> Option<&Folder> {
        let of_servers = self.folder(parent)?.child_keys().take_while(|key| key.is_well_known());
        let place = place_of_name(parent, display_name);
        let of_clients = self.folder_names.candidates(place).map(|(key, _)| key);
        let others = of_servers.chain(of_clients).filter(|key| Some(*key) != itself);
        others.filter_map(|key| self.folder(key)).find(|folder| {
            folder.parent == Some(parent) && equal_ignoring_case(&folder.display_name, display_name)
        })
    }

    /// Makes a folder to be found by its name where it lies.
    pub(in crate::mailbox) fn list_name_of(&mut self, key: FolderKey) {
        if let Some(place) = self.place_of_name_of(key) {
            self.folder_names.add(place, key, false);
        }
    }

    /// Makes a folder no longer to be found by its name.
    pub(super) fn unlist_name_of(&mut self, key: FolderKey) {
        if let Some(place) = self.place_of_name_of(key) {
            self.folder_names.remove(place, key);
        }
    }

    /// Where a folder is listed by its name; `None` for one that servers make.
    pub(in crate::mailbox) fn place_of_name_of(&self, key: FolderKey) -> Option<TextHash> {
        let folder = self.folder(key).filter(|_| !key.is_well_known())?;
        Some(place_of_name(folder.parent?, &folder.display_name))
    }
}

/// What folders are listed by: the folder they lie in, and the name without its case.
fn place_of_name(parent: FolderKey, display_name: &str) -> TextHash {
    TextHash::of(&format!("{}/{}", parent.0, folded(display_name)))
}

/// The name and the number; the name is cut where they would be too long together.
fn numbered(name: &str, number: usize) -> String {
    let number = number.to_string();
    let mut room = DISPLAY_NAME_UNITS_MAX - number.len();
    let fits = |character: &char| match room.checked_sub(character.len_utf16()) {
        Some(rest) => {
            room = rest;
            true
        }
        None => false,
    };
    let mut numbered: String = name.chars().take_while(fits).collect();
    numbered.push_str(&number);
    numbered
}

//! Display names of folders: what they may be, and that no two are alike side by side.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Folder, FolderKey};
use crate::casing::{equal_ignoring_case, folded};
use crate::finding::{Culprit, Nearest, Rule};
use crate::mailbox::Mailbox;
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
        let mut siblings = self.siblings(parent, itself);
        let Some(taken) = siblings.find(|it| equal_ignoring_case(&it.display_name, display_name)) else {
            return Ok(());
        };
        let name = taken.display_name().to_owned();
        Err(Error::new(code)
            .because(Rule::FolderNameFree, Culprit::value("DisplayName", display_name))
            .near(Nearest::Object { display_name: name, id: self.folder_id_of(taken.key) }))
    }

    /// Appends a number to the name of a folder, if another one in its parent has the name: counting up from
    /// one.
    pub(super) fn make_name_free(&self, folder: &mut Folder) {
        let Some(parent) = folder.parent else { return };
        let taken: BTreeSet<_> =
            self.siblings(parent, Some(folder.key)).map(|sibling| folded(&sibling.display_name)).collect();
        let (name, mut number) = (folder.display_name.clone(), 0_usize);
        while taken.contains(&folded(&folder.display_name)) {
            number += 1;
            folder.display_name = Cow::Owned(numbered(&name, number));
        }
    }

    /// The folders in `parent` but one.
    pub(in crate::mailbox) fn siblings(
        &self,
        parent: FolderKey,
        itself: Option<FolderKey>,
    ) -> impl Iterator<Item = &Folder> {
        let children = self.folder(parent).into_iter().flat_map(|parent| parent.children.iter());
        let keys = children.map(|(key, ())| FolderKey(key)).filter(move |key| Some(*key) != itself);
        keys.filter_map(|key| self.folder(key))
    }
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

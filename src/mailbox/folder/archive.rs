//! The archive of a mailbox: which folder there stands for which of the primary one.

use super::{DistinguishedFolderId, Folder, FolderKey, NewFolder};
use crate::finding::{Culprit, Rule};
use crate::mailbox::Mailbox;
use crate::property::FolderKind;
use crate::{Error, ResponseCode, Result};

impl Mailbox {
    /// Whether the mailbox has an archive; [`provide_folder`](Self::provide_folder) makes one.
    #[must_use]
    pub fn has_archive(&self) -> bool {
        self.folder(FolderKey::ARCHIVE_ROOT).is_some()
    }

    /// Whether a folder is in the archive.
    #[must_use]
    pub fn is_in_archive(&self, key: FolderKey) -> bool {
        key == FolderKey::ARCHIVE_ROOT || self.is_below(key, FolderKey::ARCHIVE_ROOT)
    }

    /// Makes sure that items of a folder can be archived.
    ///
    /// # Errors
    ///
    /// In this order: `ErrorInvalidOperation` without an archive;
    /// `ErrorCannotArchiveItemsInArchiveMailbox`; `ErrorCannotSpecifySearchFolderAsSourceFolder`;
    /// `ErrorCannotArchiveCalendarContactTaskFolderException`; `ErrorCannotGetSourceFolderPath` for a folder
    /// that users do not see, or that is not there.
    pub fn check_can_be_archived_from(&self, key: FolderKey) -> Result<()> {
        let kind = self.folder(key).map(Folder::kind);
        let code = if !self.has_archive() {
            return Err(Error::new(ResponseCode::ErrorInvalidOperation)
                .with_text(ResponseCode::ErrorArchiveMailboxNotEnabled.default_text())
                .because(Rule::ArchiveThere, Culprit::Message));
        } else if self.is_in_archive(key) {
            ResponseCode::ErrorCannotArchiveItemsInArchiveMailbox
        } else {
            match kind {
                Some(FolderKind::SearchFolder) => ResponseCode::ErrorCannotSpecifySearchFolderAsSourceFolder,
                Some(FolderKind::CalendarFolder | FolderKind::ContactsFolder | FolderKind::TasksFolder) => {
                    ResponseCode::ErrorCannotArchiveCalendarContactTaskFolderException
                }
                Some(_) if self.is_seen_by_users(key) => return Ok(()),
                _ => ResponseCode::ErrorCannotGetSourceFolderPath,
            }
        };
        let culprit = Culprit::value("ArchiveSourceFolderId", self.folder_id_of(key));
        Err(Error::new(code).because(Rule::FolderArchived, culprit))
    }

    /// The folder of the archive with the same path, made when it is missing.
    ///
    /// # Errors
    ///
    /// Those of [`check_can_be_archived_from`](Self::check_can_be_archived_from), and
    /// `ErrorArchiveFolderPathCreation` when a folder of the path cannot be made; those before it have been.
    pub fn provide_archive_folder(&mut self, key: FolderKey) -> Result<FolderKey> {
        self.check_can_be_archived_from(key)?;
        let mut path = vec![key];
        let above = |key: &FolderKey| self.folder(*key).and_then(Folder::parent);
        while let Some(parent) = path.last().and_then(above) {
            if path.last().copied().and_then(counterpart).is_some() {
                break;
            }
            path.push(parent);
        }
        let top = path.pop().and_then(counterpart).unwrap_or(DistinguishedFolderId::ArchiveMsgFolderRoot);
        let mut place = self.provide_folder(top)?;
        for key in path.into_iter().rev() {
            place = self.provide_archive_folder_in(place, key)?;
        }
        Ok(place)
    }

    fn provide_archive_folder_in(&mut self, parent: FolderKey, original: FolderKey) -> Result<FolderKey> {
        let failed = |_| Error::new(ResponseCode::ErrorArchiveFolderPathCreation);
        let Some(original) = self.folder(original) else {
            return Err(Error::new(ResponseCode::ErrorCannotGetSourceFolderPath));
        };
        let name = original.display_name();
        if let Some(there) = self.child_named(parent, name).map(Folder::key) {
            return Ok(there);
        }
        let folder_class = original.folder_class().map(str::to_owned);
        let new = NewFolder::named(name).with(|new| new.folder_class = folder_class);
        self.create_folder(parent, new).map_err(failed)
    }

    fn is_seen_by_users(&self, key: FolderKey) -> bool {
        key == FolderKey::MSG_FOLDER_ROOT || self.is_below(key, FolderKey::MSG_FOLDER_ROOT)
    }
}

/// The folder of every archive that stands for one of every mailbox.
const fn counterpart(key: FolderKey) -> Option<DistinguishedFolderId> {
    match key {
        FolderKey::MSG_FOLDER_ROOT => Some(DistinguishedFolderId::ArchiveMsgFolderRoot),
        FolderKey::INBOX => Some(DistinguishedFolderId::ArchiveInbox),
        FolderKey::DELETED_ITEMS => Some(DistinguishedFolderId::ArchiveDeletedItems),
        _ => None,
    }
}

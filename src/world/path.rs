//! Where folders are, by name.

use std::fmt;

use super::error::{WorldError, listed, nearest};
use crate::Mailbox;
use crate::mailbox::{DistinguishedFolderId, Folder, FolderKey, NewFolder};
use crate::property::FolderKind;

/// The way to a folder: a distinguished name, then display names in any case, with slashes between them.
///
/// ```
/// use ews_sim::Simulator;
/// use ews_sim::mailbox::DistinguishedFolderId;
/// use ews_sim::world::{FolderPath, MailboxSeed};
///
/// let ada = MailboxSeed::new("ada@example.test").folder("inbox/Projects/2024");
/// let simulator = Simulator::builder().mailbox(ada).build();
/// let folder = FolderPath::from("inbox/projects/2024").find(simulator.mailbox("ada@example.test").unwrap());
/// assert_eq!(folder.unwrap().display_name(), "2024");
/// assert_eq!(FolderPath::from(DistinguishedFolderId::Inbox).to_string(), "inbox");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct FolderPath(String);

impl From<&str> for FolderPath {
    fn from(path: &str) -> Self {
        Self(path.to_owned())
    }
}

impl From<DistinguishedFolderId> for FolderPath {
    fn from(folder: DistinguishedFolderId) -> Self {
        Self(folder.name().to_owned())
    }
}

impl fmt::Display for FolderPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FolderPath {
    /// The folder of a mailbox, if there is one.
    #[must_use]
    pub fn find<'m>(&self, mailbox: &'m Mailbox) -> Option<&'m Folder> {
        let mut names = self.0.split('/');
        let first = mailbox.distinguished_folder(DistinguishedFolderId::parse(names.next()?)?)?;
        names.try_fold(first, |folder, name| mailbox.child_named(folder.key(), name))
    }

    /// The folder, or what is there instead.
    pub(super) fn look_up(&self, mailbox: &Mailbox) -> Result<FolderKey, WorldError> {
        let mut names = self.0.split('/');
        let first = names.next().unwrap_or_default();
        let mut folder = mailbox
            .distinguished_folder(distinguished(first)?)
            .ok_or_else(|| WorldError::new(format!("the mailbox has no folder {first}")))?;
        let mut way = first.to_owned();
        for name in names {
            folder = mailbox.child_named(folder.key(), name).ok_or_else(|| {
                let others = mailbox.children_of(folder.key()).map(Folder::display_name);
                WorldError::new(format!("there is no folder {name:?} in {way}; {}", listed(others)))
            })?;
            way.extend(["/", name]);
        }
        Ok(folder.key())
    }

    /// Makes the folder, and those on the way to it that are not there: of the kind given, or of the kind of
    /// the folder they are in.
    pub(super) fn make(&self, mailbox: &mut Mailbox, kind: Option<FolderKind>) -> Result<(), WorldError> {
        let refused = |error: crate::Error| WorldError::new(error.to_string());
        let mut names = self.0.split('/').peekable();
        let mut parent = distinguished(names.next().unwrap_or_default())
            .and_then(|name| mailbox.provide_folder(name).map_err(refused))?;
        while let Some(name) = names.next() {
            if let Some(there) = mailbox.child_named(parent, name).map(Folder::key) {
                parent = there;
                continue;
            }
            let own = kind.filter(|_| names.peek().is_none());
            let kind = own.or_else(|| mailbox.folder(parent).map(Folder::kind)).unwrap_or(FolderKind::Folder);
            parent = mailbox.create_folder(parent, NewFolder::of_kind(kind, name)).map_err(refused)?;
        }
        Ok(())
    }
}

fn distinguished(name: &str) -> Result<DistinguishedFolderId, WorldError> {
    DistinguishedFolderId::parse(name).ok_or_else(|| {
        let names = DistinguishedFolderId::ALL.iter().map(|folder| folder.name());
        let near = nearest(name, names).unwrap_or("msgfolderroot");
        WorldError::new(format!("a path starts with a distinguished name, not with {name:?}; try {near}"))
    })
}

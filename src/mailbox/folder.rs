//! The folders of a mailbox: for now the three that the IM list lives in.

use super::slots::Slots;

/// A folder that has a name in the schema (`t:DistinguishedFolderIdNameType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DistinguishedFolderId {
    /// Ordinary contacts.
    Contacts,
    /// IM contacts; a hidden child of Contacts.
    QuickContacts,
    /// IM groups; a hidden child of Contacts.
    ImContactList,
}

/// A folder and what lies in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Folder {
    /// The counters of the items.
    pub(super) contents: Slots<()>,
}

impl DistinguishedFolderId {
    /// Every folder there is.
    pub const ALL: &'static [Self] = &[Self::Contacts, Self::QuickContacts, Self::ImContactList];

    /// The name as it stands on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contacts => "contacts",
            Self::QuickContacts => "quickcontacts",
            Self::ImContactList => "imcontactlist",
        }
    }

    /// The folder of that name; names have case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|folder| folder.name() == name)
    }

    /// The class of the folder.
    #[must_use]
    pub const fn folder_class(self) -> &'static str {
        match self {
            Self::Contacts => "IPF.Contact",
            Self::QuickContacts => "IPF.Contact.MOC.QuickContacts",
            Self::ImContactList => "IPF.Contact.MOC.ImContactList",
        }
    }

    /// Whether the folder is of that class; classes have no case.
    #[must_use]
    pub fn is_of_class(self, folder_class: &str) -> bool {
        self.folder_class().eq_ignore_ascii_case(folder_class)
    }

    /// The number of the folder, the same in every mailbox and in the range of recent servers' well-known
    /// folders.
    pub(super) const fn counter(self) -> u64 {
        match self {
            Self::Contacts => 0x010e,
            Self::QuickContacts => 0x0118,
            Self::ImContactList => 0x0119,
        }
    }
}

impl Folder {
    pub(super) const fn new() -> Self {
        Self { contents: Slots::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_class_is_not_that_of_the_folder() {
        assert!(!DistinguishedFolderId::QuickContacts.is_of_class("IPF.Contact"));
        assert!(!DistinguishedFolderId::Contacts.is_of_class("IPF.Contact.MOC.QuickContacts"));
    }

    /// IM-191.
    #[test]
    fn classes_have_no_case() {
        assert!(DistinguishedFolderId::QuickContacts.is_of_class("IPF.Contact.Moc.QuickContacts"));
        assert_eq!(DistinguishedFolderId::ImContactList.folder_class(), "IPF.Contact.MOC.ImContactList");
    }

    #[test]
    fn names_have_case() {
        assert_eq!(DistinguishedFolderId::parse("Contacts"), None);
        for &folder in DistinguishedFolderId::ALL {
            assert_eq!(DistinguishedFolderId::parse(folder.name()), Some(folder));
        }
    }
}

//! The folders that servers make themselves: which a new mailbox has, and which come on demand.
//!
//! Source: the folders and deletion pages of the EWS documentation, tree dumps of real mailboxes; where they
//! are silent (parents of some search folders, which optional folders a new mailbox has) the choice is a row
//! here.

use super::{DistinguishedFolderId, FolderKey, MAIL_CLASS};

/// The servers whose mailboxes differ in the folders that they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Generation {
    /// Exchange 2007: deleted items are gone, for no folder keeps them.
    Exchange2007,
    /// Exchange 2010 with a service pack, which brought the recoverable items.
    Exchange2010,
    /// Exchange 2013 and all later servers, which have the IM list.
    #[default]
    Exchange2013,
}

/// One folder that servers make themselves.
///
/// Its counter is the same in every mailbox, below all counters that a mailbox gives.
#[derive(Clone, Copy)]
pub(super) struct WellKnownFolder {
    pub(super) key: FolderKey,
    pub(super) parent: Option<FolderKey>,
    pub(super) distinguished: Option<DistinguishedFolderId>,
    display_name: &'static str,
    /// What Exchange 2007 and 2010 called it, where that was something else.
    earlier_names: Option<[&'static str; 2]>,
    pub(super) folder_class: Option<&'static str>,
    /// Whether PidTagAttributeHidden is set; others are hidden from users only by where they lie.
    pub(super) is_hidden: bool,
    pub(super) is_search_folder: bool,
    since: Generation,
    presence: Presence,
}

/// Which mailboxes have a folder that their servers know.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    /// All of them.
    Always,
    /// Those with an archive.
    WithArchive,
    /// Those in which something has needed it.
    OnDemand,
}

impl FolderKey {
    /// The top of a mailbox.
    pub const ROOT: Self = Self(0x0101);
    /// The search folders that clients show.
    pub const SEARCH_FOLDERS: Self = Self(0x0106);
    /// The top of what users see.
    pub const MSG_FOLDER_ROOT: Self = Self(0x0108);
    /// Messages that were delivered.
    pub const INBOX: Self = Self(0x010c);
    /// The default calendar.
    pub const CALENDAR: Self = Self(0x010d);
    /// Ordinary contacts.
    pub const CONTACTS: Self = Self(0x010e);
    /// What was moved to Deleted Items.
    pub const DELETED_ITEMS: Self = Self(0x010f);
    /// Messages that are not sent yet.
    pub const DRAFTS: Self = Self(0x0110);
    /// Messages on their way out.
    pub const OUTBOX: Self = Self(0x0113);
    /// Copies of messages that were sent.
    pub const SENT_ITEMS: Self = Self(0x0114);
    /// The default task list.
    pub const TASKS: Self = Self(0x0115);
    /// Messages held to be junk.
    pub const JUNK_EMAIL: Self = Self(0x0116);
    /// IM contacts.
    pub const QUICK_CONTACTS: Self = Self(0x0118);
    /// IM groups.
    pub const IM_CONTACT_LIST: Self = Self(0x0119);
    /// The top of what was deleted and can be recovered.
    pub const RECOVERABLE_ITEMS_ROOT: Self = Self(0x0120);
    /// Items that were soft-deleted.
    pub const RECOVERABLE_ITEMS_DELETIONS: Self = Self(0x0121);
    /// Items that were hard-deleted.
    pub const RECOVERABLE_ITEMS_PURGES: Self = Self(0x0123);
    /// The top of the archive.
    pub const ARCHIVE_ROOT: Self = Self(0x012d);
    /// The top of what users see of the archive.
    pub const ARCHIVE_MSG_FOLDER_ROOT: Self = Self(0x012e);
    /// Deleted Items of the archive.
    pub const ARCHIVE_DELETED_ITEMS: Self = Self(0x012f);
    /// Inbox of the archive.
    pub const ARCHIVE_INBOX: Self = Self(0x0130);
    /// The top of the archive's recoverable items.
    pub const ARCHIVE_RECOVERABLE_ITEMS_ROOT: Self = Self(0x0131);
    /// Items soft-deleted in the archive.
    pub const ARCHIVE_RECOVERABLE_ITEMS_DELETIONS: Self = Self(0x0132);
    /// Items hard-deleted in the archive.
    pub const ARCHIVE_RECOVERABLE_ITEMS_PURGES: Self = Self(0x0134);

    const SYNC_ISSUES: Self = Self(0x0127);

    /// Whether servers make the folder themselves: it is not deleted and not moved then.
    #[must_use]
    pub const fn is_well_known(self) -> bool {
        self.0 < WELL_KNOWN_END
    }

    /// What is known of a folder that servers make themselves.
    pub(super) fn well_known(self) -> Option<&'static WellKnownFolder> {
        let place = self.0.checked_sub(FolderKey::ROOT.0)?;
        WELL_KNOWN_FOLDERS.get(usize::try_from(place).ok()?)
    }
}

impl DistinguishedFolderId {
    /// The key the folder has in every mailbox that has it; `None` for a folder that no mailbox of ews-sim
    /// has.
    #[must_use]
    pub const fn key(self) -> Option<FolderKey> {
        const COUNT: usize = DistinguishedFolderId::ALL.len();
        static KEYS: [Option<FolderKey>; COUNT] = {
            let mut keys = [None; COUNT];
            let mut row = 0;
            while row < WELL_KNOWN_FOLDERS.len() {
                if let Some(name) = WELL_KNOWN_FOLDERS[row].distinguished {
                    keys[name as usize] = Some(WELL_KNOWN_FOLDERS[row].key);
                }
                row += 1;
            }
            keys
        };
        KEYS[self as usize]
    }
}

impl WellKnownFolder {
    /// A folder that every mailbox of every generation has.
    const fn new(key: u64, parent: FolderKey, display_name: &'static str) -> Self {
        Self {
            key: FolderKey(key),
            parent: Some(parent),
            distinguished: None,
            display_name,
            earlier_names: None,
            folder_class: None,
            is_hidden: false,
            is_search_folder: false,
            since: Generation::Exchange2007,
            presence: Presence::Always,
        }
    }

    const fn top(mut self) -> Self {
        self.parent = None;
        self
    }

    const fn named(mut self, name: DistinguishedFolderId) -> Self {
        self.distinguished = Some(name);
        self
    }

    const fn class(mut self, folder_class: &'static str) -> Self {
        self.folder_class = Some(folder_class);
        self
    }

    const fn hidden(mut self) -> Self {
        self.is_hidden = true;
        self
    }

    const fn search(mut self) -> Self {
        self.is_search_folder = true;
        self
    }

    const fn since(mut self, generation: Generation) -> Self {
        self.since = generation;
        self
    }

    const fn on_demand(mut self) -> Self {
        self.presence = Presence::OnDemand;
        self
    }

    const fn with_archive(mut self) -> Self {
        self.presence = Presence::WithArchive;
        self
    }

    const fn earlier(mut self, names: [&'static str; 2]) -> Self {
        self.earlier_names = Some(names);
        self
    }

    /// The display name in a mailbox of that generation.
    pub(super) const fn display_name(&self, generation: Generation) -> &'static str {
        match (self.earlier_names, generation) {
            (Some([name, _]), Generation::Exchange2007) | (Some([_, name]), Generation::Exchange2010) => name,
            _ => self.display_name,
        }
    }

    /// Whether a mailbox of that generation can have it.
    pub(super) fn is_known_to(&self, generation: Generation) -> bool {
        self.since <= generation
    }

    /// Whether every mailbox of that generation has it, and has had it from the start.
    pub(super) fn is_in_every_mailbox(&self, generation: Generation) -> bool {
        self.presence == Presence::Always && self.is_known_to(generation)
    }

    /// Whether every archive has it.
    pub(super) fn is_in_every_archive(&self) -> bool {
        self.presence == Presence::WithArchive
    }

    /// Whether it lies in the archive, or is the top of that.
    pub(super) fn is_of_archive(&self) -> bool {
        self.key >= FolderKey::ARCHIVE_ROOT
    }
}

/// The counter after the last one of the table.
const WELL_KNOWN_END: u64 = FolderKey::ROOT.0 + WELL_KNOWN_FOLDERS.len() as u64;

/// Every folder servers make themselves, in order of key, with no key left out.
pub(super) static WELL_KNOWN_FOLDERS: &[WellKnownFolder] = {
    use DistinguishedFolderId as Name;
    use FolderKey as Key;
    use Generation::{Exchange2010, Exchange2013};
    use WellKnownFolder as Row;
    &[
        Row::new(0x0101, Key::ROOT, "root").top().named(Name::Root).earlier(["Root Container"; 2]),
        Row::new(0x0102, Key::ROOT, "Deferred Action"),
        Row::new(0x0103, Key::ROOT, "Spooler Queue"),
        Row::new(0x0104, Key::ROOT, "Common Views"),
        Row::new(0x0105, Key::ROOT, "Schedule"),
        Row::new(0x0106, Key::ROOT, "Finder").named(Name::SearchFolders),
        Row::new(0x0107, Key::ROOT, "Views"),
        Row::new(0x0108, Key::ROOT, "Top of Information Store").named(Name::MsgFolderRoot),
        Row::new(0x0109, Key::ROOT, "Shortcuts"),
        Row::new(0x010a, Key::ROOT, "Freebusy Data"),
        Row::new(0x010b, Key::ROOT, "AllItems").class("IPF").search(),
        Row::new(0x010c, Key::MSG_FOLDER_ROOT, "Inbox").class(MAIL_CLASS).named(Name::Inbox),
        Row::new(0x010d, Key::MSG_FOLDER_ROOT, "Calendar").class("IPF.Appointment").named(Name::Calendar),
        Row::new(0x010e, Key::MSG_FOLDER_ROOT, "Contacts").class("IPF.Contact").named(Name::Contacts),
        Row::new(0x010f, Key::MSG_FOLDER_ROOT, "Deleted Items").class(MAIL_CLASS).named(Name::DeletedItems),
        Row::new(0x0110, Key::MSG_FOLDER_ROOT, "Drafts").class(MAIL_CLASS).named(Name::Drafts),
        Row::new(0x0111, Key::MSG_FOLDER_ROOT, "Journal").class("IPF.Journal").named(Name::Journal),
        Row::new(0x0112, Key::MSG_FOLDER_ROOT, "Notes").class("IPF.StickyNote").named(Name::Notes),
        Row::new(0x0113, Key::MSG_FOLDER_ROOT, "Outbox").class(MAIL_CLASS).named(Name::Outbox),
        Row::new(0x0114, Key::MSG_FOLDER_ROOT, "Sent Items").class(MAIL_CLASS).named(Name::SentItems),
        Row::new(0x0115, Key::MSG_FOLDER_ROOT, "Tasks").class("IPF.Task").named(Name::Tasks),
        Row::new(0x0116, Key::MSG_FOLDER_ROOT, "Junk Email")
            .earlier(["Junk E-mail", "Junk E-Mail"])
            .class(MAIL_CLASS)
            .named(Name::JunkEmail),
        Row::new(0x0117, Key::CONTACTS, "Recipient Cache")
            .class("IPF.Contact.RecipientCache")
            .named(Name::RecipientCache)
            .hidden()
            .since(Exchange2013),
        Row::new(0x0118, Key::CONTACTS, "{06967759-274D-40B2-A3EB-D7F9E73727D7}")
            .class("IPF.Contact.MOC.QuickContacts")
            .named(Name::QuickContacts)
            .hidden()
            .since(Exchange2013),
        Row::new(0x0119, Key::CONTACTS, "{A9E2BC46-B3A0-4243-B315-60D991004455}")
            .class("IPF.Contact.MOC.ImContactList")
            .named(Name::ImContactList)
            .hidden()
            .since(Exchange2013),
        Row::new(0x011a, Key::CONTACTS, "PeopleConnect")
            .class("IPF.Contact")
            .named(Name::PeopleConnect)
            .hidden()
            .since(Exchange2013),
        Row::new(0x011b, Key::CONTACTS, "GAL Contacts")
            .class("IPF.Contact.GalContacts")
            .hidden()
            .since(Exchange2013),
        Row::new(0x011c, Key::MSG_FOLDER_ROOT, "Conversation Action Settings")
            .class("IPF.Configuration")
            .hidden()
            .since(Exchange2010),
        Row::new(0x011d, Key::ROOT, "To-Do Search")
            .class("IPF.Task")
            .named(Name::ToDoSearch)
            .search()
            .since(Exchange2013),
        Row::new(0x011e, Key::ROOT, "MyContacts")
            .class(MAIL_CLASS)
            .named(Name::MyContacts)
            .search()
            .since(Exchange2013),
        Row::new(0x011f, Key::ROOT, "Favorites")
            .class(MAIL_CLASS)
            .named(Name::Favorites)
            .search()
            .since(Exchange2013),
        Row::new(0x0120, Key::ROOT, "Recoverable Items")
            .named(Name::RecoverableItemsRoot)
            .since(Exchange2010),
        Row::new(0x0121, Key::RECOVERABLE_ITEMS_ROOT, "Deletions")
            .named(Name::RecoverableItemsDeletions)
            .since(Exchange2010),
        Row::new(0x0122, Key::RECOVERABLE_ITEMS_ROOT, "Versions")
            .named(Name::RecoverableItemsVersions)
            .since(Exchange2010),
        Row::new(0x0123, Key::RECOVERABLE_ITEMS_ROOT, "Purges")
            .named(Name::RecoverableItemsPurges)
            .since(Exchange2010),
        Row::new(0x0124, Key::RECOVERABLE_ITEMS_ROOT, "DiscoveryHolds")
            .named(Name::RecoverableItemsDiscoveryHolds)
            .since(Exchange2013)
            .on_demand(),
        Row::new(0x0125, Key::ROOT, "Voice Mail")
            .class("IPF.Note.Microsoft.Voicemail")
            .named(Name::VoiceMail)
            .search()
            .on_demand(),
        Row::new(0x0126, Key::MSG_FOLDER_ROOT, "Conversation History")
            .class(MAIL_CLASS)
            .named(Name::ConversationHistory)
            .since(Exchange2013)
            .on_demand(),
        Row::new(0x0127, Key::MSG_FOLDER_ROOT, "Sync Issues")
            .class(MAIL_CLASS)
            .named(Name::SyncIssues)
            .since(Exchange2013)
            .on_demand(),
        Row::new(0x0128, Key::SYNC_ISSUES, "Conflicts")
            .class(MAIL_CLASS)
            .named(Name::Conflicts)
            .since(Exchange2013)
            .on_demand(),
        Row::new(0x0129, Key::SYNC_ISSUES, "Local Failures")
            .class(MAIL_CLASS)
            .named(Name::LocalFailures)
            .since(Exchange2013)
            .on_demand(),
        Row::new(0x012a, Key::SYNC_ISSUES, "Server Failures")
            .class(MAIL_CLASS)
            .named(Name::ServerFailures)
            .since(Exchange2013)
            .on_demand(),
        Row::new(0x012b, Key::RECOVERABLE_ITEMS_ROOT, "AdminAuditLogs")
            .named(Name::AdminAuditLogs)
            .since(Exchange2013)
            .on_demand(),
        Row::new(0x012c, Key::ROOT, "Directory").named(Name::Directory).since(Exchange2013).on_demand(),
        Row::new(0x012d, Key::ARCHIVE_ROOT, "root")
            .top()
            .earlier(["Root Container"; 2])
            .named(Name::ArchiveRoot)
            .since(Exchange2010)
            .with_archive(),
        Row::new(0x012e, Key::ARCHIVE_ROOT, "Top of Information Store")
            .named(Name::ArchiveMsgFolderRoot)
            .since(Exchange2010)
            .with_archive(),
        Row::new(0x012f, Key::ARCHIVE_MSG_FOLDER_ROOT, "Deleted Items")
            .class(MAIL_CLASS)
            .named(Name::ArchiveDeletedItems)
            .since(Exchange2010)
            .with_archive(),
        Row::new(0x0130, Key::ARCHIVE_MSG_FOLDER_ROOT, "Inbox")
            .class(MAIL_CLASS)
            .named(Name::ArchiveInbox)
            .since(Exchange2013)
            .on_demand(),
        Row::new(0x0131, Key::ARCHIVE_ROOT, "Recoverable Items")
            .named(Name::ArchiveRecoverableItemsRoot)
            .since(Exchange2010)
            .with_archive(),
        Row::new(0x0132, Key::ARCHIVE_RECOVERABLE_ITEMS_ROOT, "Deletions")
            .named(Name::ArchiveRecoverableItemsDeletions)
            .since(Exchange2010)
            .with_archive(),
        Row::new(0x0133, Key::ARCHIVE_RECOVERABLE_ITEMS_ROOT, "Versions")
            .named(Name::ArchiveRecoverableItemsVersions)
            .since(Exchange2010)
            .with_archive(),
        Row::new(0x0134, Key::ARCHIVE_RECOVERABLE_ITEMS_ROOT, "Purges")
            .named(Name::ArchiveRecoverableItemsPurges)
            .since(Exchange2010)
            .with_archive(),
        Row::new(0x0135, Key::ARCHIVE_RECOVERABLE_ITEMS_ROOT, "DiscoveryHolds")
            .named(Name::ArchiveRecoverableItemsDiscoveryHolds)
            .since(Exchange2013)
            .on_demand(),
    ]
};

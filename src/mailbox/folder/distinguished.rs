//! The folders that have a name in the schema.

/// Declares the enum and its names from one list of `Variant = "wire name"` rows, in schema order.
macro_rules! distinguished_folder_ids {
    ($($(#[$doc:meta])* $folder:ident = $name:literal,)*) => {
        /// A folder that has a name in the schema (`t:DistinguishedFolderIdNameType`).
        ///
        /// That a name exists does not say that a mailbox has the folder: ask
        /// [`Mailbox::distinguished_folder`](crate::mailbox::Mailbox::distinguished_folder).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum DistinguishedFolderId {
            $($(#[$doc])* $folder,)*
        }

        impl DistinguishedFolderId {
            /// Every name, in schema order.
            pub const ALL: &'static [Self] = &[$(Self::$folder,)*];

            /// The name as it stands on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$folder => $name,)* }
            }

            /// The folder of that name; names have case.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$folder),)* _ => None }
            }
        }
    };
}

distinguished_folder_ids! {
    /// The default calendar.
    Calendar = "calendar",
    /// Ordinary contacts.
    Contacts = "contacts",
    /// What was moved to Deleted Items.
    DeletedItems = "deleteditems",
    /// Messages that are not sent yet.
    Drafts = "drafts",
    /// Messages that were delivered.
    Inbox = "inbox",
    /// Journal entries.
    Journal = "journal",
    /// Notes.
    Notes = "notes",
    /// Messages on their way out.
    Outbox = "outbox",
    /// Copies of messages that were sent.
    SentItems = "sentitems",
    /// The default task list.
    Tasks = "tasks",
    /// The top of what users see, "Top of Information Store".
    MsgFolderRoot = "msgfolderroot",
    /// The top of the public folders, which no mailbox has.
    PublicFoldersRoot = "publicfoldersroot",
    /// The top of the mailbox, which has no parent.
    Root = "root",
    /// Messages held to be junk.
    JunkEmail = "junkemail",
    /// The search folders that clients show, "Finder".
    SearchFolders = "searchfolders",
    /// Voice messages, a search folder.
    VoiceMail = "voicemail",
    /// The top of what was deleted and can be recovered.
    RecoverableItemsRoot = "recoverableitemsroot",
    /// Items that were soft-deleted.
    RecoverableItemsDeletions = "recoverableitemsdeletions",
    /// Earlier versions of items on hold.
    RecoverableItemsVersions = "recoverableitemsversions",
    /// Items that were hard-deleted.
    RecoverableItemsPurges = "recoverableitemspurges",
    /// Items that a search of the organisation holds.
    RecoverableItemsDiscoveryHolds = "recoverableitemsdiscoveryholds",
    /// The top of the archive, which has no parent.
    ArchiveRoot = "archiveroot",
    /// The top of what users see of the archive.
    ArchiveMsgFolderRoot = "archivemsgfolderroot",
    /// Deleted Items of the archive.
    ArchiveDeletedItems = "archivedeleteditems",
    /// Inbox of the archive.
    ArchiveInbox = "archiveinbox",
    /// The top of the archive's recoverable items.
    ArchiveRecoverableItemsRoot = "archiverecoverableitemsroot",
    /// Items soft-deleted in the archive.
    ArchiveRecoverableItemsDeletions = "archiverecoverableitemsdeletions",
    /// Earlier versions of items of the archive.
    ArchiveRecoverableItemsVersions = "archiverecoverableitemsversions",
    /// Items hard-deleted in the archive.
    ArchiveRecoverableItemsPurges = "archiverecoverableitemspurges",
    /// Items of the archive that a search holds.
    ArchiveRecoverableItemsDiscoveryHolds = "archiverecoverableitemsdiscoveryholds",
    /// What clients failed to synchronise.
    SyncIssues = "syncissues",
    /// Items that were changed in two places.
    Conflicts = "conflicts",
    /// What could not be written by a client.
    LocalFailures = "localfailures",
    /// What could not be read from the server.
    ServerFailures = "serverfailures",
    /// Whom the owner writes to; a hidden child of Contacts.
    RecipientCache = "recipientcache",
    /// IM contacts; a hidden child of Contacts.
    QuickContacts = "quickcontacts",
    /// Conversations held by instant message.
    ConversationHistory = "conversationhistory",
    /// What administrators did.
    AdminAuditLogs = "adminauditlogs",
    /// Tasks and flagged items, a search folder.
    ToDoSearch = "todosearch",
    /// The contacts of all contact folders, a search folder.
    MyContacts = "mycontacts",
    /// A copy of the directory, which mailboxes of servers have.
    Directory = "directory",
    /// IM groups; a hidden child of Contacts.
    ImContactList = "imcontactlist",
    /// Contacts of social networks; a hidden child of Contacts.
    PeopleConnect = "peopleconnect",
    /// Favorite persons, a search folder.
    Favorites = "favorites",
    /// The owner as a contact.
    MeContact = "mecontact",
    /// What is known of persons.
    PersonMetadata = "personmetadata",
    /// Activities of team spaces.
    TeamSpaceActivity = "teamspaceactivity",
    /// Messages of team spaces.
    TeamSpaceMessaging = "teamspacemessaging",
    /// Work items of team spaces.
    TeamSpaceWorkItems = "teamspaceworkitems",
    /// Messages that wait for their time.
    Scheduled = "scheduled",
    /// Notes of the Orion service.
    OrionNotes = "orionnotes",
    /// Items with a tag.
    TagItems = "tagitems",
    /// All items with a tag.
    AllTaggedItems = "alltaggeditems",
    /// Contacts from outside.
    ExternalContacts = "externalcontacts",
    /// Chats of teams.
    TeamChat = "teamchat",
    /// Earlier chats of teams.
    TeamChatHistory = "teamchathistory",
    /// The top of the Yammer folders.
    YammerRoot = "yammerroot",
    /// Messages from Yammer.
    YammerInbound = "yammerinbound",
    /// Messages to Yammer.
    YammerOutbound = "yammeroutbound",
    /// Feeds of Yammer.
    YammerFeeds = "yammerfeeds",
    /// The top of the OneDrive folders.
    OneDriveRoot = "onedriveroot",
    /// The recycle bin of OneDrive; the schema spells it so.
    OneDriveRecycleBin = "onedriverecylebin",
    /// System files of OneDrive.
    OneDriveSystem = "onedrivesystem",
    /// Files of OneDrive.
    OneDriveVolume = "onedrivevolume",
    /// Items held to be important.
    Important = "important",
    /// Items with a star.
    Starred = "starred",
    /// The folder that the Archive button moves to, which is not the archive mailbox.
    Archive = "archive",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published_tables::rows;

    #[test]
    fn names_have_case() {
        for name in ["", "Contacts", "INBOX", "inbox ", "workingset"] {
            assert_eq!(DistinguishedFolderId::parse(name), None, "{name:?}");
        }
        for &folder in DistinguishedFolderId::ALL {
            assert_eq!(DistinguishedFolderId::parse(folder.name()), Some(folder));
        }
    }

    #[test]
    fn the_names_are_those_of_the_published_schema() {
        let Some(published) = rows("schema/distinguished_folders.tsv", ["name"]) else { return };
        let published = published.iter().map(|[name]| name.as_str());
        assert!(published.eq(DistinguishedFolderId::ALL.iter().map(|folder| folder.name())));
    }
}

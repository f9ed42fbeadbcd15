//! Folders named without an id.

use crate::mailbox::DistinguishedFolderId as Name;
use crate::wire::{ExchangeVersion, Simple, SimpleValue, Word};

impl SimpleValue for Name {
    fn simple() -> &'static Simple {
        static WORDS: [Word; Name::ALL.len()] = {
            let mut words = [Word { name: "", since: ExchangeVersion::Exchange2007 }; Name::ALL.len()];
            let mut at = 0;
            while at < words.len() {
                words[at] = Word { name: Name::ALL[at].name(), since: since(Name::ALL[at]) };
                at += 1;
            }
            words
        };
        static SIMPLE: Simple = Simple::enumeration("DistinguishedFolderIdNameType", &WORDS);
        &SIMPLE
    }

    fn parse(text: &str) -> Self {
        Self::parse(text).expect("validation lets only the words of the enumeration through")
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        use_text(self.name())
    }
}

/// The first schema with the name. No document tells that of the names the schema of Exchange 2013 SP1 lacks;
/// those that client libraries date no earlier are dated 2016.
const fn since(name: Name) -> ExchangeVersion {
    match name {
        Name::Calendar
        | Name::Contacts
        | Name::DeletedItems
        | Name::Drafts
        | Name::Inbox
        | Name::Journal
        | Name::Notes
        | Name::Outbox
        | Name::SentItems
        | Name::Tasks
        | Name::MsgFolderRoot
        | Name::PublicFoldersRoot
        | Name::Root
        | Name::JunkEmail
        | Name::SearchFolders
        | Name::VoiceMail => ExchangeVersion::Exchange2007,
        Name::RecoverableItemsRoot
        | Name::RecoverableItemsDeletions
        | Name::RecoverableItemsVersions
        | Name::RecoverableItemsPurges
        | Name::ArchiveRoot
        | Name::ArchiveMsgFolderRoot
        | Name::ArchiveDeletedItems
        | Name::ArchiveRecoverableItemsRoot
        | Name::ArchiveRecoverableItemsDeletions
        | Name::ArchiveRecoverableItemsVersions
        | Name::ArchiveRecoverableItemsPurges => ExchangeVersion::Exchange2010Sp1,
        Name::SyncIssues
        | Name::Conflicts
        | Name::LocalFailures
        | Name::ServerFailures
        | Name::RecipientCache
        | Name::QuickContacts
        | Name::ConversationHistory
        | Name::AdminAuditLogs
        | Name::ToDoSearch
        | Name::MyContacts
        | Name::ImContactList
        | Name::PeopleConnect
        | Name::Favorites => ExchangeVersion::Exchange2013,
        Name::ArchiveInbox
        | Name::Directory
        | Name::RecoverableItemsDiscoveryHolds
        | Name::ArchiveRecoverableItemsDiscoveryHolds
        | Name::MeContact
        | Name::PersonMetadata => ExchangeVersion::Exchange2013Sp1,
        _ => ExchangeVersion::Exchange2016,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_old_as_client_libraries_date_them() {
        let dated = |name: &str| {
            let mut words = match <Name as SimpleValue>::simple().form {
                crate::wire::Form::Enumeration(words) => words.iter(),
                ref other => panic!("{other:?}"),
            };
            words.find(|word| word.name == name).map(|word| word.since)
        };
        assert_eq!(dated("workingset"), None);
        for (name, since) in [
            ("inbox", ExchangeVersion::Exchange2007),
            ("archivedeleteditems", ExchangeVersion::Exchange2010Sp1),
            ("quickcontacts", ExchangeVersion::Exchange2013),
            ("archiveinbox", ExchangeVersion::Exchange2013Sp1),
            ("onedriverecylebin", ExchangeVersion::Exchange2016),
        ] {
            assert_eq!(dated(name), Some(since), "{name}");
        }
    }
}

//! Refusals of synchronization, and of ids that are to be in another format.

use ews_sim::ResponseCode::*;
use ews_sim::finding::Rule;

use super::{Refusal, of_operation};

/// A body that asks for the changes in a folder.
macro_rules! items {
    ($folder:literal, $rest:literal) => {
        concat!(
            "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>\
             <t:DistinguishedFolderId Id=\"",
            $folder,
            "\"/></m:SyncFolderId>",
            $rest,
            "<m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>"
        )
    };
}

/// A body that asks for an id in another format.
macro_rules! convert {
    ($attributes:literal) => {
        concat!(
            "<m:ConvertId DestinationFormat=\"OwaId\"><m:SourceIds><t:AlternateId ",
            $attributes,
            "/></m:SourceIds></m:ConvertId>"
        )
    };
}

/// The table.
pub const REFUSALS: &[Refusal] = &[
    of_operation(
        ErrorInvalidSyncStateData,
        "SyncFolderItems, SyncFolderHierarchy",
        "the state is none, or that of another folder, mailbox or operation",
        Rule::SyncStateForm,
        items!("inbox", "<m:SyncState>H4sIAAAA</m:SyncState>"),
    ),
    of_operation(
        ErrorSyncFolderNotFound,
        "SyncFolderItems, SyncFolderHierarchy",
        "the folder to be synchronized is not there",
        Rule::FolderThere,
        items!("archivemsgfolderroot", ""),
    ),
    of_operation(
        ErrorInvalidOperation,
        "SyncFolderItems",
        "the folder is a search folder",
        Rule::SyncNoSearch,
        items!("mycontacts", ""),
    ),
    of_operation(
        ErrorInvalidChangeKey,
        "SyncFolderItems",
        "the change key of an item to be ignored is none",
        Rule::ChangeKeyForm,
        items!("inbox", "<m:Ignore><t:ItemId Id=\"AAA=\" ChangeKey=\"x\"/></m:Ignore>"),
    ),
    of_operation(
        ErrorInvalidSmtpAddress,
        "ConvertId",
        "the mailbox beside an id is no address",
        Rule::SmtpForm,
        convert!("Format=\"EwsId\" Id=\"garbage\" Mailbox=\"nobody\""),
    ),
    of_operation(
        ErrorNonExistentMailbox,
        "ConvertId",
        "there is no mailbox with the address beside an id",
        Rule::MailboxKnown,
        convert!("Format=\"EwsId\" Id=\"garbage\" Mailbox=\"nobody@example.test\""),
    ),
    of_operation(
        ErrorInvalidId,
        "ConvertId",
        "an entry id holds what no store wrote",
        Rule::IdForm,
        convert!("Format=\"EntryId\" Id=\"AAAA\" Mailbox=\"ada@example.test\""),
    ),
];

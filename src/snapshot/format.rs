//! The format: what a snapshot holds, as it is written. `docs/snapshots.md` describes it.
//!
//! It is logical. What follows from the rest (indexes, counts, lists of what lies where, ids) is not in it,
//! and the structures in which a mailbox keeps its state may change without it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::content::{ExtendedElement, ItemElement, PathName, RestrictionElement};
use crate::mailbox::search::SearchFolderTraversal;
use crate::mailbox::{
    ContactKey, FolderKey, Generation, ImGroupKind, ItemKey, Permission, PersonKey, Policies, RetentionTag,
};
use crate::{DistributionGroup, ServerProfile, Settings, User};

/// Declares structures of the format.
macro_rules! structures {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $of_type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$field_meta])* pub(crate) $field: $of_type,)+
        }
    )+};
}

/// The number of the format, which is the first thing in a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub(crate) struct Format;

impl Format {
    /// The one format there is.
    const NUMBER: u32 = 1;
}

impl From<Format> for u32 {
    fn from(_: Format) -> Self {
        Format::NUMBER
    }
}

impl TryFrom<u32> for Format {
    type Error = String;

    fn try_from(number: u32) -> Result<Self, String> {
        if number == Self::NUMBER {
            return Ok(Self);
        }
        Err(format!("snapshot format {number} is not known; this ews-sim reads format {}", Self::NUMBER))
    }
}

structures! {
    World {
        format: Format,
        settings: Settings,
        now: Timestamp,
        directory: Directory,
        rights: Rights,
        mailboxes: Vec<Mailbox>,
        outbox: Vec<OutgoingMessage>,
    }
    Directory {
        users: Vec<User>,
        distribution_groups: Vec<DistributionGroup>,
        /// Addresses that several users have, and whom each leads to.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        shared_addresses: BTreeMap<String, Option<String>>,
    }
    Rights {
        impersonators_of_anybody: BTreeSet<String>,
        impersonators: BTreeSet<(String, String)>,
        senders: BTreeSet<(String, String)>,
    }
    OutgoingMessage {
        sender: String,
        recipient: String,
        sent: Timestamp,
        message: Content,
    }
    Mailbox {
        smtp_address: String,
        display_name: String,
        number: u64,
        generation: Generation,
        /// Those of the simulator where there are none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        policies: Option<Policies>,
        /// The server it has been moved to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        server: Option<ServerProfile>,
        next_counter: u64,
        im_list_migrated: bool,
        blocked_senders: BTreeSet<String>,
        folders: Vec<Folder>,
        removed_folders: Vec<RemovedFolder>,
        items: Vec<Item>,
    }
    Folder {
        key: FolderKey,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<FolderKey>,
        display_name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        folder_class: Option<String>,
        #[serde(default, skip_serializing_if = "is_false")]
        is_search_folder: bool,
        change: u64,
        created: u64,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        extended_properties: Vec<ExtendedElement>,
        permissions: Vec<Permission>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        search_parameters: Option<SearchParameters>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        policy_tag: Option<RetentionTag>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        archive_tag: Option<RetentionTag>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        removed_items: Vec<RemovedItem>,
    }
    SearchParameters {
        traversal: SearchFolderTraversal,
        restriction: RestrictionElement,
        /// The same with instants for its times, where those were of a time zone other than UTC.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        with_instants: Option<RestrictionElement>,
        base_folders: Vec<FolderKey>,
    }
    RemovedItem {
        change: u64,
        item: u64,
        object_type: u32,
        is_associated: bool,
    }
    RemovedFolder {
        change: u64,
        key: FolderKey,
        parent: Option<FolderKey>,
        /// The element it was written as.
        kind: String,
        created: u64,
    }
    Item {
        key: ItemKey,
        folder: FolderKey,
        change: u64,
        content_change: u64,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        revisions: Vec<Revision>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        read_flips: Vec<u64>,
        #[serde(default, skip_serializing_if = "is_false")]
        is_receipt_settled: bool,
        content: Content,
        /// Of a contact in a contacts folder: the person it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonKey>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tel_uri: Option<TelUri>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        im_group: Option<ImGroup>,
    }
    /// What an item says, wherever it lies.
    Content {
        element: ItemElement,
        /// The entries of its dictionaries, by name.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        entries: BTreeMap<String, String>,
        #[serde(default, skip_serializing_if = "is_false")]
        is_associated: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        creator: Option<String>,
    }
    Revision {
        before: u64,
        paths: Vec<PathName>,
    }
    TelUri {
        tel_uri: String,
        sip_uri: String,
    }
    ImGroup {
        kind: ImGroupKind,
        members: Vec<Member>,
        next_sequence: u64,
    }
    Member {
        sequence: u64,
        contact: ContactKey,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

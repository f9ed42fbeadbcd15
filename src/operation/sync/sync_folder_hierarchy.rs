//! `SyncFolderHierarchy`: what has become of the folders below a folder since a client last asked.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorSyncFolderNotFound` | the folder is gone |
//! | `ErrorInvalidSyncStateData` | the state is none, or that of another folder, or of none |
//!
//! The answer has everything at once. What lies in folders is none of their properties. Servers of 2007 say
//! nothing of folders that are gone, and answer an error with an empty state.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderhierarchy-operation>;
//! MS-OXWSSYNC 3.1.4.1.

use std::collections::{BTreeMap, BTreeSet};

use super::refused_state;
use crate::mailbox::{ChangeKey, Folder, FolderKey, Generation, HierarchyChange, HierarchyState, Mailbox};
use crate::operation::shape::{FolderPurpose, FolderShape};
use crate::operation::{
    BaseResponseMessage, BatchOperation, Context, FolderRole, FolderTarget, Operation, Single, Unit,
};
use crate::schema::{
    FolderId, FolderResponseShape, ResponseMessage, SyncFolderHierarchyChange, SyncFolderHierarchyChanges,
    SyncFolderHierarchyCreateOrUpdate, SyncFolderHierarchyDelete, TargetFolderId,
};
use crate::wire::ExchangeVersion;
use crate::{Result, message};

message! {
    /// Asks for the changes below a folder.
    pub struct SyncFolderHierarchy: messages "SyncFolderHierarchyType" {
        elements {
            /// Which properties of folders that are new or another.
            folder_shape: One<FolderResponseShape>,
            /// The folder; the root of the mailbox unless told.
            sync_folder_id: Opt<TargetFolderId>,
            /// What the client knows; nothing unless told.
            sync_state: Opt<String>,
        }
    }
}

message! {
    /// The changes, in one response message.
    pub struct SyncFolderHierarchyResponse: messages "SyncFolderHierarchyResponseType"
        extends BaseResponseMessage
    {}
}

message! {
    /// What has changed.
    pub struct SyncFolderHierarchyResponseMessage: messages "SyncFolderHierarchyResponseMessageType"
        extends ResponseMessage
    {
        elements {
            /// What the client knows when it has read this.
            sync_state: Opt<String>,
            /// Whether nothing more has changed, which is always so.
            includes_last_folder_in_range: Opt<bool>,
            /// The changes.
            changes: Opt<SyncFolderHierarchyChanges>,
        }
    }
}

impl Operation for SyncFolderHierarchy {
    const NAME: &'static str = "SyncFolderHierarchy";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Single<Self>;

    fn execute(self, context: &mut Context<'_>) -> Single<Self> {
        Single::new(match self.changes(context) {
            Ok(changes) => Unit::Success(changes),
            Err(error) => {
                let is_2007 = context.settings().profile.generation() == Generation::Exchange2007;
                Unit::Error(error, is_2007.then(SyncFolderHierarchyResponseMessage::beside_error))
            }
        })
    }
}

impl BatchOperation for SyncFolderHierarchy {
    type Response = SyncFolderHierarchyResponse;
    type Payload = SyncFolderHierarchyResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "SyncFolderHierarchyResponseMessage";
}

impl SyncFolderHierarchyResponseMessage {
    /// What servers of 2007 answer beside an error.
    fn beside_error() -> Self {
        Self { sync_state: Some(String::new()), includes_last_folder_in_range: Some(true), changes: None }
    }
}

impl SyncFolderHierarchy {
    fn changes(self, context: &Context<'_>) -> Result<SyncFolderHierarchyResponseMessage> {
        let target = match &self.sync_folder_id {
            Some(id) => context.target_folder(id, FolderRole::Synchronized)?,
            None => FolderTarget { mailbox: context.own()?, folder: FolderKey::ROOT, change_key: None },
        };
        let shape = FolderShape::new(&self.folder_shape, FolderPurpose::Sync, context)?;
        let mailbox = context.mailbox_at(target.mailbox);
        let root = self.sync_folder_id.map(|_| target.folder);
        let mut state = match self.sync_state.as_deref().map(str::trim) {
            None | Some("") => {
                HierarchyState { mailbox: mailbox.guid(), root, through: 0, unseen: BTreeSet::new() }
            }
            Some(text) => HierarchyState::decode(text, mailbox.guid(), root, mailbox.last_change())
                .map_err(|error| refused_state(error, text))?,
        };
        let unseen = mailbox.descendants_of(target.folder).map(Folder::key);
        let unseen = unseen.filter(|key| !context.sees_folder(target.mailbox, *key)).collect();
        let mut changes = mailbox.hierarchy_changes(target.folder, state.through);
        as_seen(&mut changes, mailbox, &state, &unseen);
        if mailbox.generation() == Generation::Exchange2007 {
            changes.retain(|change| !matches!(change, HierarchyChange::Delete(_)));
        }
        sort(&mut changes, mailbox, state.through == 0);
        let shown = changes.into_iter().map(|change| shown(context, target, &shape, change));
        let changes = shown.collect::<Result<_>>()?;
        state.through = mailbox.last_change();
        state.unseen = unseen;
        Ok(SyncFolderHierarchyResponseMessage {
            sync_state: Some(state.encode()),
            includes_last_folder_in_range: Some(true),
            changes: Some(SyncFolderHierarchyChanges { changes }),
        })
    }
}

/// Makes of what has happened what the account has seen of it: a folder that it sees now and did not is new
/// to it, and one that it saw and no longer does is gone.
fn as_seen(
    changes: &mut Vec<HierarchyChange>,
    mailbox: &Mailbox,
    state: &HierarchyState,
    unseen: &BTreeSet<FolderKey>,
) {
    if unseen.is_empty() && state.unseen.is_empty() {
        return;
    }
    let mut was_there: BTreeSet<FolderKey> = state.unseen.union(unseen).copied().collect();
    changes.retain(|change| match change {
        HierarchyChange::Create(key) => {
            was_there.remove(key);
            !unseen.contains(key)
        }
        HierarchyChange::Update(key) => !state.unseen.contains(key) && !unseen.contains(key),
        HierarchyChange::Delete(removed) => {
            was_there.remove(&removed.key);
            !state.unseen.contains(&removed.key)
        }
    });
    // Those are left that lay below all the time, seen or not.
    let lay_below = was_there.into_iter().filter_map(|key| mailbox.folder(key));
    changes.extend(lay_below.filter_map(|folder| {
        match (state.unseen.contains(&folder.key()), unseen.contains(&folder.key())) {
            (true, false) => Some(HierarchyChange::Create(folder.key())),
            (false, true) => Some(HierarchyChange::Delete(folder.into())),
            _ => None,
        }
    }));
}

/// Puts changes into the order in which servers tell them. Who knows nothing gets the tree from its top, so
/// that he can build it as he reads. Then it is the newest first, by servers of 2007 the oldest; but nothing
/// comes before what it lies in, and what is gone comes last.
fn sort(changes: &mut [HierarchyChange], mailbox: &Mailbox, is_first: bool) {
    let is_2007 = mailbox.generation() == Generation::Exchange2007;
    let mut times: BTreeMap<FolderKey, u64> = BTreeMap::new();
    for key in changes.iter().filter_map(HierarchyChange::present) {
        let Some(folder) = mailbox.folder(key) else { continue };
        let time = if is_2007 { folder.change() } else { u64::MAX - folder.change() };
        for above in std::iter::once(folder).chain(mailbox.ancestors_of(key)) {
            times.entry(above.key()).and_modify(|earliest| *earliest = time.min(*earliest)).or_insert(time);
        }
    }
    changes.sort_by_cached_key(|change| {
        let Some(key) = change.present() else { return (u64::MAX, Vec::new()) };
        let mut path: Vec<_> = mailbox.ancestors_of(key).map(|above| above.key().0).collect();
        path.reverse();
        path.push(key.0);
        (if is_first { 0 } else { times[&key] }, path)
    });
}

/// The entry of a change.
fn shown(
    context: &Context<'_>,
    target: FolderTarget,
    shape: &FolderShape,
    change: HierarchyChange,
) -> Result<SyncFolderHierarchyChange> {
    let mailbox = context.mailbox_at(target.mailbox);
    let whole = |key: FolderKey| -> Result<SyncFolderHierarchyCreateOrUpdate> {
        let folder = mailbox.folder(key).expect("the folder has just been found");
        Ok(SyncFolderHierarchyCreateOrUpdate { folder: shape.show(context, target.mailbox, folder)? })
    };
    Ok(match change {
        HierarchyChange::Create(key) => SyncFolderHierarchyChange::Create(whole(key)?),
        HierarchyChange::Update(key) => SyncFolderHierarchyChange::Update(whole(key)?),
        HierarchyChange::Delete(removed) => {
            let object_type = removed.kind.kind().object_type;
            let folder_id = FolderId {
                id: mailbox.folder_id_of(removed.key),
                change_key: Some(ChangeKey::short(object_type).encode()),
            };
            SyncFolderHierarchyChange::Delete(SyncFolderHierarchyDelete { folder_id })
        }
    })
}

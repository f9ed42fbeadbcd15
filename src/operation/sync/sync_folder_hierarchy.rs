//! `SyncFolderHierarchy`: what has become of the folders below a folder since a client last asked.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorSyncFolderNotFound` | the folder is gone |
//! | `ErrorInvalidSyncStateData` | the state is none, or that of another folder, or of none |
//!
//! The answer has everything at once: folders that are new or another, those above before those below, then
//! those that are gone. What lies in folders is none of their properties.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderhierarchy-operation>;
//! MS-OXWSSYNC 3.1.4.1.

use crate::mailbox::{ChangeKey, FolderKey, HierarchyChange, HierarchyState};
use crate::operation::shape::{FolderPurpose, FolderShape};
use crate::operation::{
    BaseResponseMessage, BatchOperation, Context, FolderRole, FolderTarget, Operation, Single,
};
use crate::property::FolderObject;
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
        Single::new(self.changes(context))
    }
}

impl BatchOperation for SyncFolderHierarchy {
    type Response = SyncFolderHierarchyResponse;
    type Payload = SyncFolderHierarchyResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "SyncFolderHierarchyResponseMessage";
}

impl SyncFolderHierarchy {
    fn changes(self, context: &Context<'_>) -> Result<SyncFolderHierarchyResponseMessage> {
        let target = match &self.sync_folder_id {
            Some(id) => context.target_folder(id, FolderRole::Synchronized)?,
            None => FolderTarget { mailbox: context.own()?, folder: FolderKey::ROOT, change_key: None },
        };
        let shape = FolderShape::new(&self.folder_shape, FolderPurpose::Find, context)?;
        let mailbox = context.mailbox_at(target.mailbox);
        let root = self.sync_folder_id.map(|_| target.folder);
        let through = match self.sync_state.as_deref().map(str::trim) {
            None | Some("") => 0,
            Some(text) => HierarchyState::decode(text, mailbox.guid(), root)?.through,
        };
        let mut changes = mailbox.hierarchy_changes(target.folder, through);
        // Those above before those below, so that a client can build the tree as it reads.
        let depth = |key: FolderKey| mailbox.ancestors_of(key).count();
        changes.sort_by_key(|change| match *change {
            HierarchyChange::Create(key) => (0, depth(key), key.0),
            HierarchyChange::Update(key) => (1, depth(key), key.0),
            HierarchyChange::Delete(removed) => (2, 0, removed.key.0),
        });
        let shown = changes.into_iter().map(|change| shown(context, target, &shape, change));
        let changes = shown.filter_map(Result::transpose).collect::<Result<_>>()?;
        let state = HierarchyState { mailbox: mailbox.guid(), root, through: mailbox.last_change() };
        Ok(SyncFolderHierarchyResponseMessage {
            sync_state: Some(state.encode()),
            includes_last_folder_in_range: Some(true),
            changes: Some(SyncFolderHierarchyChanges { changes }),
        })
    }
}

/// The entry of a change; none for a folder that the account cannot see.
fn shown(
    context: &Context<'_>,
    target: FolderTarget,
    shape: &FolderShape,
    change: HierarchyChange,
) -> Result<Option<SyncFolderHierarchyChange>> {
    let mailbox = context.mailbox_at(target.mailbox);
    let whole = |key: FolderKey| -> Result<Option<SyncFolderHierarchyCreateOrUpdate>> {
        let folder = mailbox.folder(key).filter(|_| context.sees_folder(target.mailbox, key));
        let shown: Option<FolderObject> =
            folder.map(|folder| shape.show(context, target.mailbox, folder)).transpose()?;
        Ok(shown.map(|folder| SyncFolderHierarchyCreateOrUpdate { folder }))
    };
    Ok(match change {
        HierarchyChange::Create(key) => whole(key)?.map(SyncFolderHierarchyChange::Create),
        HierarchyChange::Update(key) => whole(key)?.map(SyncFolderHierarchyChange::Update),
        HierarchyChange::Delete(removed) => {
            let object_type = removed.kind.kind().object_type;
            let folder_id = FolderId {
                id: mailbox.folder_id_of(removed.key),
                change_key: Some(ChangeKey::short(object_type).encode()),
            };
            Some(SyncFolderHierarchyChange::Delete(SyncFolderHierarchyDelete { folder_id }))
        }
    })
}

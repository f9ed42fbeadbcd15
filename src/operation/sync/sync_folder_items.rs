//! `SyncFolderItems`: what has become of the items of a folder since a client last asked.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorSyncFolderNotFound` | the folder is gone |
//! | `ErrorInvalidSyncStateData` | the state is none, or that of another folder |
//! | `ErrorInvalidPropertyForOperation` | MIME content is asked for |
//! | `ErrorInvalidOperation` | the folder is a search folder |
//! | `ErrorInvalidChangeKey` | an item to be ignored comes with a change key that is none |
//!
//! An error of a server of 2007 comes with an empty state, and says that nothing more has changed.
//!
//! Each item has one entry at most, the net effect since the state: new, another, read or unread, gone.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderitems-operation>;
//! MS-OXWSSYNC 3.1.4.2.

use std::collections::BTreeSet;

use super::refused_state;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{
    ChangeKey, DecodedId, Folder, FolderKey, Generation, Item, ItemKey, ItemsState, Known, Mailbox, Moniker,
    RemovedItem,
};
use crate::mailboxes::MailboxRef;
use crate::operation::shape::{ItemShape, Purpose};
use crate::operation::{
    Access, BaseResponseMessage, BatchOperation, Context, FolderRole, Operation, Single, Unit,
};
use crate::property::FolderKind;
use crate::schema::{
    ArrayOfBaseItemIds, ItemId, ItemResponseShape, MaxSyncChangesReturned, ResponseMessage,
    SyncFolderItemsChange, SyncFolderItemsChanges, SyncFolderItemsCreateOrUpdate, SyncFolderItemsDelete,
    SyncFolderItemsReadFlag, SyncFolderItemsScope, TargetFolderId,
};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, message};

message! {
    /// Asks for the changes in a folder.
    pub struct SyncFolderItems: messages "SyncFolderItemsType" {
        elements {
            /// Which properties of items that are new or another.
            item_shape: One<ItemResponseShape>,
            /// The folder.
            sync_folder_id: One<TargetFolderId>,
            /// What the client knows; nothing unless told.
            sync_state: Opt<String>,
            /// Items whose changes it does not want to hear of.
            ignore: Opt<ArrayOfBaseItemIds>,
            /// The most changes it takes at once.
            max_changes_returned: One<MaxSyncChangesReturned>,
            /// Whether items that programs hide count too.
            sync_scope: Opt<SyncFolderItemsScope> since Exchange2010,
        }
    }
}

message! {
    /// The changes, in one response message.
    pub struct SyncFolderItemsResponse: messages "SyncFolderItemsResponseType" extends BaseResponseMessage {}
}

message! {
    /// What has changed.
    pub struct SyncFolderItemsResponseMessage: messages "SyncFolderItemsResponseMessageType"
        extends ResponseMessage
    {
        elements {
            /// What the client knows when it has read this.
            sync_state: Opt<String>,
            /// Whether nothing more has changed.
            includes_last_item_in_range: Opt<bool>,
            /// The changes.
            changes: Opt<SyncFolderItemsChanges>,
        }
    }
}

impl Operation for SyncFolderItems {
    const NAME: &'static str = "SyncFolderItems";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Single<Self>;

    fn execute(self, context: &mut Context<'_>) -> Single<Self> {
        Single::new(match self.changes(context) {
            Ok(changes) => Unit::Success(changes),
            Err(error) => {
                let is_2007 = context.settings().profile.generation() == Generation::Exchange2007;
                Unit::Error(error, is_2007.then(SyncFolderItemsResponseMessage::beside_error))
            }
        })
    }
}

impl BatchOperation for SyncFolderItems {
    type Response = SyncFolderItemsResponse;
    type Payload = SyncFolderItemsResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "SyncFolderItemsResponseMessage";
}

impl SyncFolderItemsResponseMessage {
    /// What servers of 2007 answer beside an error.
    fn beside_error() -> Self {
        Self { sync_state: Some(String::new()), includes_last_item_in_range: Some(true), changes: None }
    }
}

/// One entry of the answer, before it is shown.
#[derive(Clone, Copy)]
enum Entry<'a> {
    Create(&'a Item),
    Update(&'a Item),
    ReadFlag(&'a Item),
    Delete(RemovedItem),
}

impl SyncFolderItems {
    fn changes(self, context: &Context<'_>) -> Result<SyncFolderItemsResponseMessage> {
        let target = context.target_folder(&self.sync_folder_id, FolderRole::Synchronized)?;
        let shape = ItemShape::new(&self.item_shape, Purpose::Sync, context)?;
        let mailbox = context.mailbox_at(target.mailbox);
        let folder = mailbox.folder(target.folder).ok_or_else(|| {
            Error::new(ResponseCode::ErrorSyncFolderNotFound).because(Rule::FolderThere, Culprit::Message)
        })?;
        if folder.kind() == FolderKind::SearchFolder {
            let culprit = Culprit::value("Id", mailbox.folder_id_of(folder.key()));
            return Err(Error::new(ResponseCode::ErrorInvalidOperation).because(Rule::SyncNoSearch, culprit));
        }
        let mut state = match self.sync_state.as_deref().map(str::trim) {
            None | Some("") => ItemsState::nothing(mailbox.guid(), folder.key()),
            Some(text) => ItemsState::decode(text, mailbox.guid(), folder.key(), mailbox.last_change())
                .map_err(|error| refused_state(error, text))?,
        };
        let ignored = ignored(mailbox, folder.key(), self.ignore.as_ref())?;
        // Who may not read learns nothing, and so will be told of everything when he may.
        let reads = context.check_access(target, Access::ReadItems).is_ok();
        let with_associated = self.sync_scope == Some(SyncFolderItemsScope::NormalAndAssociatedItems);
        let mut entries = match reads {
            true => entries_since(mailbox, folder, &state, with_associated),
            false => Vec::new(),
        };
        // What is to be ignored counts as known, also beyond the entries that are answered now.
        entries.retain(|entry| {
            let is_ignored = ignored.contains(&entry.item());
            if is_ignored {
                state.beyond.insert(entry.item(), entry.known());
            }
            !is_ignored
        });
        let most = usize::try_from(self.max_changes_returned.0).unwrap_or(0);
        let includes_last = entries.len() <= most;
        entries.truncate(most);
        let show = |entry: &Entry<'_>| entry.shown(context, target.mailbox, target.folder, &shape);
        let changes = entries.iter().map(show).collect::<Result<_>>()?;
        if includes_last && reads {
            state.through = mailbox.last_change();
            state.beyond.clear();
        } else {
            state.beyond.extend(entries.iter().map(|entry| (entry.item(), entry.known())));
        }
        Ok(SyncFolderItemsResponseMessage {
            sync_state: Some(state.encode()),
            includes_last_item_in_range: Some(includes_last),
            changes: Some(SyncFolderItemsChanges { changes }),
        })
    }
}

/// The items to be ignored. What names none of the folder is ignored itself.
fn ignored(
    mailbox: &Mailbox,
    folder: FolderKey,
    ids: Option<&ArrayOfBaseItemIds>,
) -> Result<BTreeSet<ItemKey>> {
    let mut ignored = BTreeSet::new();
    for id in ids.into_iter().flat_map(|ids| &ids.item_ids) {
        if let Some(change_key) = &id.change_key {
            let refused =
                |error: Error| error.because(Rule::ChangeKeyForm, Culprit::value("ChangeKey", &**change_key));
            ChangeKey::decode(change_key).map_err(refused)?;
        }
        ignored.extend(item_named(mailbox, folder, &id.id));
    }
    Ok(ignored)
}

/// The item of a folder that an id names, be it gone.
fn item_named(mailbox: &Mailbox, folder: FolderKey, id: &str) -> Option<ItemKey> {
    let decoded = DecodedId::decode(id).ok()?;
    let (moniker, entry_id) = decoded.item().ok()?;
    let key = entry_id.item.counter.value();
    let is_own = *moniker == Moniker::Guid(mailbox.guid());
    (is_own && *entry_id == mailbox.entry_id_of_removed(folder, key)).then_some(ItemKey(key))
}

/// Everything that has happened since a state: what is new or another, newest first, then read flags, then
/// what is gone. Servers of 2007 begin with the oldest.
fn entries_since<'a>(
    mailbox: &'a Mailbox,
    folder: &Folder,
    state: &ItemsState,
    with_associated: bool,
) -> Vec<Entry<'a>> {
    let is_2007 = mailbox.generation() == Generation::Exchange2007;
    let associated = mailbox.associated_in(folder.key()).filter(|_| with_associated);
    let items = mailbox.items_in(folder.key()).chain(associated);
    let mut changed: Vec<_> = items
        .filter_map(|item| {
            Some(match state.known(item.key()) {
                None => Entry::Create(item),
                Some(Known::Through(change)) if item.content_change() > change => Entry::Update(item),
                Some(Known::Through(change)) if item.is_read_flag_changed_after(change) => {
                    if is_2007 {
                        Entry::Update(item)
                    } else {
                        Entry::ReadFlag(item)
                    }
                }
                Some(_) => return None,
            })
        })
        .collect();
    changed.sort_by_key(|entry| (entry.rank(), std::cmp::Reverse(entry.age())));
    if is_2007 {
        changed.reverse();
    }
    let gone = folder.removed_after(state.through).map(|(_, removed)| removed);
    let gone = gone.filter(|removed| {
        let is_known = matches!(state.known(ItemKey(removed.item)), Some(Known::Through(_)));
        is_known && (with_associated || !removed.is_associated)
    });
    changed.extend(gone.map(Entry::Delete));
    changed
}

impl Entry<'_> {
    fn item(&self) -> ItemKey {
        match self {
            Self::Create(item) | Self::Update(item) | Self::ReadFlag(item) => item.key(),
            Self::Delete(removed) => ItemKey(removed.item),
        }
    }

    /// What is known of the item once the entry is.
    fn known(&self) -> Known {
        match self {
            Self::Create(item) | Self::Update(item) | Self::ReadFlag(item) => Known::Through(item.change()),
            Self::Delete(_) => Known::Gone,
        }
    }

    /// Read flags come after what is new or another.
    const fn rank(&self) -> u8 {
        match self {
            Self::Create(_) | Self::Update(_) => 0,
            Self::ReadFlag(_) => 1,
            Self::Delete(_) => 2,
        }
    }

    /// When it happened.
    fn age(&self) -> u64 {
        match self {
            Self::Create(item) => item.key().0,
            Self::Update(item) => item.content_change(),
            Self::ReadFlag(item) => item.change(),
            Self::Delete(removed) => removed.item,
        }
    }

    fn shown(
        &self,
        context: &Context<'_>,
        mailbox: MailboxRef,
        folder: FolderKey,
        shape: &ItemShape,
    ) -> Result<SyncFolderItemsChange> {
        let owner = context.mailbox_at(mailbox);
        let whole = |item: &Item| -> Result<SyncFolderItemsCreateOrUpdate> {
            Ok(SyncFolderItemsCreateOrUpdate { item: shape.found(context, mailbox, item)? })
        };
        Ok(match self {
            Self::Create(item) => SyncFolderItemsChange::Create(whole(item)?),
            Self::Update(item) => SyncFolderItemsChange::Update(whole(item)?),
            Self::ReadFlag(item) => SyncFolderItemsChange::ReadFlagChange(SyncFolderItemsReadFlag {
                item_id: short_id(owner.item_id_of(item), item.object_type()),
                is_read: item.is_read().unwrap_or(true),
            }),
            Self::Delete(removed) => SyncFolderItemsChange::Delete(SyncFolderItemsDelete {
                item_id: short_id(owner.id_of_removed(folder, removed.item), removed.object_type),
            }),
        })
    }
}

/// An id whose change key names no version, as entries have it that show no item.
fn short_id(id: String, object_type: u32) -> ItemId {
    ItemId { id, change_key: Some(ChangeKey::short(object_type).encode()) }
}

//! Requests, mailboxes with something in them, and what an answer says has changed.

use ews_sim::mailbox::{FolderKey, ItemKey, NewFolder, NewItem};
use ews_sim::operation::sync::{
    SyncFolderHierarchy, SyncFolderHierarchyResponseMessage, SyncFolderItems, SyncFolderItemsResponseMessage,
};
use ews_sim::property::{BaseFolderProperty, ItemKind, ItemProperty, MessageProperty, PropertyValue};
use ews_sim::schema::{SyncFolderHierarchyChange, SyncFolderItemsChange};
use ews_sim::{Mailbox, ServerProfile, Simulator};

use crate::support::{ADA, BOB, succeed};

/// The text about a state that is none.
pub(crate) const CORRUPT: &str = "Synchronization state data is corrupt or otherwise invalid.";

/// What has become of one object: the element of the change, its id, and `IsRead` where there is one.
pub(crate) type Change = (&'static str, String);

/// A simulator of a server, with the mailboxes of [`ADA`] and [`BOB`].
pub(crate) fn server(profile: ServerProfile) -> Simulator {
    Simulator::builder().profile(profile).mailbox(ADA).mailbox(BOB).build()
}

/// The mailbox of [`ADA`].
pub(crate) fn ada(simulator: &Simulator) -> &Mailbox {
    simulator.mailbox(ADA).expect("every simulator here has it")
}

/// The same, to change it.
pub(crate) fn ada_mut(simulator: &mut Simulator) -> &mut Mailbox {
    simulator.mailbox_mut(ADA).expect("every simulator here has it")
}

/// Makes a folder without a request.
#[track_caller]
pub(crate) fn folder_in(simulator: &mut Simulator, parent: FolderKey, name: &str) -> FolderKey {
    ada_mut(simulator).create_folder(parent, NewFolder::named(name)).expect("the name is free")
}

/// An unread message.
pub(crate) fn unread(subject: &str) -> NewItem {
    NewItem::new(ItemKind::Message).with(ItemProperty::Subject, subject).with(MessageProperty::IsRead, false)
}

/// Makes an unread message without a request.
#[track_caller]
pub(crate) fn message_in(simulator: &mut Simulator, folder: FolderKey, subject: &str) -> ItemKey {
    let now = simulator.now();
    ada_mut(simulator).create_item(folder, unread(subject), now).expect("the folder takes it")
}

/// The id of an item.
#[track_caller]
pub(crate) fn item_id(simulator: &Simulator, item: ItemKey) -> String {
    let mailbox = ada(simulator);
    mailbox.item_id_of(mailbox.item(item).expect("the item is there"))
}

/// The id element of an item.
#[track_caller]
pub(crate) fn item_element(simulator: &Simulator, item: ItemKey) -> String {
    let mailbox = ada(simulator);
    let change_key = mailbox.item_change_key(mailbox.item(item).expect("the item is there")).encode();
    format!(r#"<t:ItemId Id="{}" ChangeKey="{change_key}"/>"#, item_id(simulator, item))
}

/// The id element of a folder.
pub(crate) fn folder_element(simulator: &Simulator, folder: FolderKey) -> String {
    format!(r#"<t:FolderId Id="{}"/>"#, ada(simulator).folder_id_of(folder))
}

/// The id element of a folder by its name in the schema.
pub(crate) fn named(name: &str) -> String {
    format!(r#"<t:DistinguishedFolderId Id="{name}"/>"#)
}

/// SyncFolderItems: what is between shape and scope, in order.
#[derive(Debug, Clone)]
pub(crate) struct ItemsRequest {
    pub(crate) shape: String,
    pub(crate) folder: String,
    pub(crate) state: String,
    pub(crate) ignore: String,
    pub(crate) max: String,
    pub(crate) scope: &'static str,
}

/// SyncFolderItems for a folder from a state.
pub(crate) fn items(folder: &str, state: &str) -> ItemsRequest {
    ItemsRequest {
        shape: "<t:BaseShape>IdOnly</t:BaseShape>".into(),
        folder: folder.into(),
        state: state.into(),
        ignore: String::new(),
        max: "512".into(),
        scope: "",
    }
}

impl ItemsRequest {
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub(crate) fn body(&self) -> String {
        let Self { shape, folder, state, ignore, max, scope } = self;
        let state = optional("SyncState", state);
        let ignore = optional("Ignore", ignore);
        let scope = optional("SyncScope", scope);
        format!(
            "<m:SyncFolderItems><m:ItemShape>{shape}</m:ItemShape><m:SyncFolderId>{folder}</m:SyncFolderId>\
             {state}{ignore}<m:MaxChangesReturned>{max}</m:MaxChangesReturned>{scope}</m:SyncFolderItems>"
        )
    }

    /// Sends it, and reads the answer.
    #[track_caller]
    pub(crate) fn send(&self, simulator: &mut Simulator) -> SyncFolderItemsResponseMessage {
        let reply = succeed(simulator, &self.body());
        reply.read::<SyncFolderItems>().expect("it has succeeded")
    }
}

fn optional(name: &str, content: &str) -> String {
    match content {
        "" => String::new(),
        content => format!("<m:{name}>{content}</m:{name}>"),
    }
}

/// SyncFolderHierarchy; without a folder where the element is empty.
pub(crate) fn hierarchy(folder: &str, state: &str) -> String {
    hierarchy_in("IdOnly", folder, state)
}

/// SyncFolderHierarchy in a base shape.
pub(crate) fn hierarchy_in(base: &str, folder: &str, state: &str) -> String {
    let shape = format!("<m:FolderShape><t:BaseShape>{base}</t:BaseShape></m:FolderShape>");
    let (folder, state) = (optional("SyncFolderId", folder), optional("SyncState", state));
    format!("<m:SyncFolderHierarchy>{shape}{folder}{state}</m:SyncFolderHierarchy>")
}

/// The changes below a folder after a state.
#[track_caller]
pub(crate) fn folder_answer(simulator: &mut Simulator, folder: &str, state: &str) -> (Vec<Change>, String) {
    let reply = succeed(simulator, &hierarchy(folder, state));
    let answer = reply.read::<SyncFolderHierarchy>().expect("it has succeeded");
    assert_eq!(answer.includes_last_folder_in_range, Some(true), "{reply}");
    (folder_changes(&answer), answer.sync_state.expect("every success has one"))
}

/// The changes in a folder after a state, all of them.
#[track_caller]
pub(crate) fn item_answer(simulator: &mut Simulator, folder: &str, state: &str) -> (Vec<Change>, String) {
    let answer = items(folder, state).send(simulator);
    assert_eq!(answer.includes_last_item_in_range, Some(true));
    (item_changes(&answer), answer.sync_state.expect("every success has one"))
}

/// What an answer says of items. A read flag is in the name of its change.
#[track_caller]
pub(crate) fn item_changes(answer: &SyncFolderItemsResponseMessage) -> Vec<Change> {
    let changes = &answer.changes.as_ref().expect("every success has them").changes;
    let changed = |change: &SyncFolderItemsChange| match change {
        SyncFolderItemsChange::Create(it) => ("Create", id_of(it.item.get(ItemProperty::ItemId))),
        SyncFolderItemsChange::Update(it) => ("Update", id_of(it.item.get(ItemProperty::ItemId))),
        SyncFolderItemsChange::Delete(it) => ("Delete", it.item_id.id.clone()),
        SyncFolderItemsChange::ReadFlagChange(it) if it.is_read => ("Read", it.item_id.id.clone()),
        SyncFolderItemsChange::ReadFlagChange(it) => ("Unread", it.item_id.id.clone()),
    };
    changes.iter().map(changed).collect()
}

/// What an answer says of folders.
#[track_caller]
pub(crate) fn folder_changes(answer: &SyncFolderHierarchyResponseMessage) -> Vec<Change> {
    let changes = &answer.changes.as_ref().expect("every success has them").changes;
    let changed = |change: &SyncFolderHierarchyChange| match change {
        SyncFolderHierarchyChange::Create(it) => {
            ("Create", id_of(it.folder.get(BaseFolderProperty::FolderId)))
        }
        SyncFolderHierarchyChange::Update(it) => {
            ("Update", id_of(it.folder.get(BaseFolderProperty::FolderId)))
        }
        SyncFolderHierarchyChange::Delete(it) => ("Delete", it.folder_id.id.clone()),
    };
    changes.iter().map(changed).collect()
}

#[track_caller]
fn id_of(value: Option<&PropertyValue>) -> String {
    match value {
        Some(PropertyValue::ItemId(id)) => id.id.clone(),
        Some(PropertyValue::FolderId(id)) => id.id.clone(),
        other => panic!("no id: {other:?}"),
    }
}

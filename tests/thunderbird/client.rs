//! The mail client: it sends requests that the crate writes, and reads answers with it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ews::create_folder::CreateFolder;
use ews::create_item::CreateItem;
use ews::delete_folder::DeleteFolder;
use ews::delete_item::DeleteItem;
use ews::get_folder::GetFolder;
use ews::get_item::GetItem;
use ews::server_version::ExchangeServerVersion;
use ews::soap::{Envelope, Fault, Header};
use ews::sync_folder_hierarchy::{SyncFolderHierarchy, SyncFolderHierarchyResponseMessage};
use ews::sync_folder_items::{SyncFolderItems, SyncFolderItemsResponseMessage};
use ews::update_folder::{self, FolderChange, FolderChanges, UpdateFolder};
use ews::update_item::{
    ConflictResolution, ItemChange, ItemChangeDescription, ItemChangeInner, UpdateItem, Updates,
};
use ews::{
    BaseFolderId, BaseItemId, BaseShape, CopyMoveFolderData, CopyMoveItemData, DeleteType, Error,
    ExtendedFieldURI, ExtendedProperty, Folder, FolderId, FolderShape, ItemId, ItemShape, Message,
    MessageDisposition, MimeContent, Operation, OperationResponse, PathToElement, PropertyType, RealItem,
    ResponseClass,
};
use ews_sim::{ResponseCode, ServerProfile, Simulator};

use crate::support::{ADA, BOB, send_bytes};

/// A message as a mail client files it.
pub(crate) const MIME: &str = "Message-ID: <one@example.test>\r\nDate: Mon, 5 Jan 2026 10:00:00 +0000\r\n\
                    From: Bob <bob@example.test>\r\nTo: Ada <ada@example.test>\r\nSubject: One\r\n\
                    MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello Ada\r\n";

/// The messages that answer an operation.
pub(crate) type Messages<O> = Vec<ResponseClass<Payload<O>>>;
pub(crate) type Payload<O> = <<O as Operation>::Response as OperationResponse>::Message;

/// The mail client of one user, with the server it talks to.
pub(crate) struct Thunderbird {
    simulator: Simulator,
    user: &'static str,
    version: ExchangeServerVersion,
}

impl Thunderbird {
    pub(crate) fn new() -> Self {
        Self::of(ServerProfile::default(), ExchangeServerVersion::Exchange2013_SP1)
    }

    pub(crate) fn of(profile: ServerProfile, version: ExchangeServerVersion) -> Self {
        let simulator = Simulator::builder().profile(profile).mailbox(ADA).mailbox(BOB).build();
        Self { simulator, user: ADA, version }
    }

    pub(crate) fn log_on(&mut self, user: &'static str) -> &mut Self {
        self.user = user;
        self
    }

    #[track_caller]
    pub(crate) fn send<O: Operation>(&mut self, operation: O) -> Result<Envelope<O::Response>, Error> {
        let headers = vec![Header::RequestServerVersion { version: self.version }];
        let request =
            Envelope { headers, body: operation }.as_xml_document().expect("requests can be written");
        let reply = send_bytes(&mut self.simulator, self.user, &request);
        let answer = Envelope::from_xml_document(reply.body());
        if let Err(why @ (Error::Deserialize(_) | Error::InvalidXml(_))) = &answer {
            panic!("the client cannot read\n{reply}\n{why}");
        }
        answer
    }

    #[track_caller]
    pub(crate) fn ask<O: Operation>(&mut self, operation: O) -> Messages<O> {
        let answer = self.send(operation).unwrap_or_else(|why| panic!("{why}"));
        answer.body.into_response_messages()
    }

    /// What an operation on one thing is answered.
    #[track_caller]
    pub(crate) fn succeed<O: Operation>(&mut self, operation: O) -> Payload<O> {
        let mut messages = self.ask(operation);
        match (messages.pop(), messages.len()) {
            (Some(ResponseClass::Success(payload)), 0) => payload,
            (Some(ResponseClass::Error(error)), _) => panic!("{error}"),
            _ => panic!("not one response message that says Success"),
        }
    }

    /// Has one operation refused.
    #[track_caller]
    pub(crate) fn refuse<O: Operation>(&mut self, operation: O, code: ResponseCode) {
        match self.ask(operation).pop() {
            Some(ResponseClass::Error(error)) => {
                assert_eq!(format!("{:?}", error.response_code), code.name(), "{error}");
                assert_eq!(error.message_text, code.default_text());
            }
            _ => panic!("{code} expected"),
        }
    }

    /// Has one operation refused by a fault.
    #[track_caller]
    pub(crate) fn fault<O: Operation>(&mut self, operation: O) -> Fault {
        match self.send(operation) {
            Err(Error::RequestFault(fault)) => *fault,
            other => panic!("a fault expected, not {other:?}"),
        }
    }
}

pub(crate) fn distinguished(name: &str) -> BaseFolderId {
    BaseFolderId::new_distinguished(name)
}

pub(crate) fn folder(id: &FolderId) -> BaseFolderId {
    BaseFolderId::FolderId { id: id.id.clone(), change_key: id.change_key.clone() }
}

pub(crate) fn item(id: &ItemId) -> BaseItemId {
    BaseItemId::ItemId { id: id.id.clone(), change_key: id.change_key.clone() }
}

pub(crate) fn field(field_uri: &str) -> PathToElement {
    PathToElement::FieldURI { field_URI: field_uri.to_owned() }
}

/// A mail folder with a name and nothing else, as it is asked for.
pub(crate) fn named(display_name: &str) -> Folder {
    Folder::Folder {
        folder_id: None,
        parent_folder_id: None,
        folder_class: None,
        display_name: Some(display_name.to_owned()),
        total_count: None,
        child_folder_count: None,
        extended_property: None,
        unread_count: None,
    }
}

/// What the tests look at in a mail folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) id: FolderId,
    pub(crate) name: Option<String>,
    pub(crate) total: Option<u32>,
    pub(crate) children: Option<u32>,
    pub(crate) unread: Option<u32>,
}

/// The only folder of an answer, which is a mail folder.
#[track_caller]
pub(crate) fn shown(folders: &[Folder]) -> Shown {
    match folders {
        [Folder::Folder { folder_id, display_name, total_count, child_folder_count, unread_count, .. }] => {
            Shown {
                id: folder_id.clone().expect("every answered folder has an id"),
                name: display_name.clone(),
                total: *total_count,
                children: *child_folder_count,
                unread: *unread_count,
            }
        }
        _ => panic!("not one mail folder: {folders:?}"),
    }
}

pub(crate) fn get_folder(id: BaseFolderId) -> GetFolder {
    let folder_shape = FolderShape { base_shape: BaseShape::AllProperties };
    GetFolder { folder_shape, folder_ids: vec![id] }
}

pub(crate) fn create_folder(parent: BaseFolderId, name: &str) -> CreateFolder {
    CreateFolder { parent_folder_id: parent, folders: vec![named(name)] }
}

pub(crate) fn rename(id: BaseFolderId, name: &str) -> UpdateFolder {
    let updates = update_folder::Updates::SetFolderField {
        field_URI: field("folder:DisplayName"),
        folder: named(name),
    };
    UpdateFolder { folder_changes: FolderChanges { folder_change: FolderChange { folder_id: id, updates } } }
}

pub(crate) fn delete_folder(id: BaseFolderId, delete_type: DeleteType) -> DeleteFolder {
    DeleteFolder { delete_type, folder_ids: vec![id] }
}

pub(crate) fn transferred_folders(ids: Vec<BaseFolderId>, to_folder_id: BaseFolderId) -> CopyMoveFolderData {
    CopyMoveFolderData { to_folder_id, folder_ids: ids }
}

pub(crate) fn transferred_items(ids: Vec<BaseItemId>, to: &str) -> CopyMoveItemData {
    let to_folder_id = distinguished(to);
    CopyMoveItemData { to_folder_id, item_ids: ids, return_new_item_ids: Some(true) }
}

/// Files a message as MIME, read or not, with the flags that keep it from being a draft.
pub(crate) fn file(folder: BaseFolderId, mime: &str, is_read: bool) -> CreateItem {
    let flags = ExtendedFieldURI {
        distinguished_property_set_id: None,
        property_set_id: None,
        property_tag: Some("0x0E07".to_owned()),
        property_name: None,
        property_id: None,
        property_type: Some(PropertyType::Integer),
    };
    let message = Message {
        mime_content: Some(MimeContent { character_set: None, content: STANDARD.encode(mime) }),
        is_read: Some(is_read),
        extended_property: Some(vec![ExtendedProperty {
            extended_field_URI: flags,
            value: u8::from(is_read).to_string(),
        }]),
        ..Message::default()
    };
    CreateItem {
        message_disposition: Some(MessageDisposition::SaveOnly),
        saved_item_folder_id: Some(folder),
        items: vec![RealItem::Message(message)],
    }
}

/// [`MIME`] with another subject.
pub(crate) fn mime_about(subject: &str) -> String {
    MIME.replace("Subject: One", &format!("Subject: {subject}"))
}

/// The only item of an answer.
#[track_caller]
pub(crate) fn only(items: &[RealItem]) -> Message {
    match items {
        [item] => item.inner_message().clone(),
        _ => panic!("not one item: {items:?}"),
    }
}

#[track_caller]
pub(crate) fn id_of(items: &[RealItem]) -> ItemId {
    only(items).item_id.expect("every answered item has an id")
}

/// The properties that a mail client lists messages by.
pub(crate) fn listed(ids: Vec<BaseItemId>, mime: bool) -> GetItem {
    let paths = ["message:IsRead", "message:InternetMessageId", "message:From", "message:ToRecipients"];
    let more = ["item:Subject", "item:DateTimeSent", "item:Size", "item:HasAttachments", "item:Preview"];
    let item_shape = ItemShape {
        base_shape: BaseShape::IdOnly,
        include_mime_content: Some(mime),
        additional_properties: Some(paths.into_iter().chain(more).map(field).collect()),
    };
    GetItem { item_shape, item_ids: ids }
}

pub(crate) fn set_read(id: &ItemId, is_read: bool) -> UpdateItem {
    let update = ItemChangeDescription::SetItemField {
        field_uri: field("message:IsRead"),
        message: Message { is_read: Some(is_read), ..Message::default() },
    };
    let updates = Updates { inner: vec![update] };
    UpdateItem {
        message_disposition: MessageDisposition::SaveOnly,
        conflict_resolution: Some(ConflictResolution::NeverOverwrite),
        item_changes: vec![ItemChange { item_change: ItemChangeInner { item_id: item(id), updates } }],
    }
}

pub(crate) fn delete_item(id: &ItemId, delete_type: DeleteType) -> DeleteItem {
    DeleteItem {
        delete_type,
        send_meeting_cancellations: None,
        affected_task_occurrences: None,
        suppress_read_receipts: Some(true),
        item_ids: vec![item(id)],
    }
}

pub(crate) fn sync_items(folder: BaseFolderId, sync_state: Option<String>, most: u16) -> SyncFolderItems {
    let item_shape = ItemShape { base_shape: BaseShape::IdOnly, ..ItemShape::default() };
    SyncFolderItems {
        item_shape,
        sync_folder_id: folder,
        sync_state,
        ignore: None,
        max_changes_returned: most,
        sync_scope: None,
    }
}

/// Mail.
impl Thunderbird {
    /// Makes a folder, and returns its id.
    #[track_caller]
    pub(crate) fn create_folder(&mut self, parent: BaseFolderId, name: &str) -> FolderId {
        shown(&self.succeed(create_folder(parent, name)).folders.inner).id
    }

    #[track_caller]
    pub(crate) fn folder(&mut self, id: BaseFolderId) -> Shown {
        shown(&self.succeed(get_folder(id)).folders.inner)
    }

    /// Files a message about something in a folder, and returns its id.
    #[track_caller]
    pub(crate) fn file(&mut self, folder: &str, subject: &str, is_read: bool) -> ItemId {
        let request = file(distinguished(folder), &mime_about(subject), is_read);
        id_of(&self.succeed(request).items.inner)
    }

    #[track_caller]
    pub(crate) fn message(&mut self, id: &ItemId) -> Message {
        only(&self.succeed(listed(vec![item(id)], false)).items.inner)
    }

    /// The changes of the folders since a state.
    #[track_caller]
    pub(crate) fn sync_folders(&mut self, state: Option<String>) -> SyncFolderHierarchyResponseMessage {
        let folder_shape = FolderShape { base_shape: BaseShape::Default };
        let root = Some(distinguished("msgfolderroot"));
        self.succeed(SyncFolderHierarchy { folder_shape, sync_folder_id: root, sync_state: state })
    }

    /// The changes of a folder since a state, at most so many.
    #[track_caller]
    pub(crate) fn sync(
        &mut self,
        folder: &str,
        state: Option<String>,
        most: u16,
    ) -> SyncFolderItemsResponseMessage {
        self.succeed(sync_items(distinguished(folder), state, most))
    }
}

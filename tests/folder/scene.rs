//! Requests, what is asked of their answers, and mailboxes with something in them.

use ews_sim::mailbox::{FolderKey, ItemKey, NewFolder, NewItem};
use ews_sim::property::{ItemKind, ItemProperty, MessageProperty};
use ews_sim::schema::ItemId;
use ews_sim::wire::Node;
use ews_sim::{Mailbox, Reply, ResponseCode, ServerProfile, Simulator};

use crate::support::{ADA, BOB, envelope_for, send, send_bytes, simulator, succeed};

/// The text of the code that most refusals have here.
pub(crate) const GONE: &str = "The specified object was not found in the store.";

/// A simulator of a server, with the mailboxes of [`ADA`] and [`BOB`].
pub(crate) fn server(profile: ServerProfile) -> Simulator {
    Simulator::builder().profile(profile).mailbox(ADA).mailbox(BOB).build()
}

/// A simulator in which [`ADA`] has these folders, each in the one before it, the first in Inbox.
pub(crate) fn with_path(names: &[&str]) -> Simulator {
    let mut simulator = simulator();
    names.iter().fold(FolderKey::INBOX, |parent, name| folder_in(&mut simulator, parent, name));
    simulator
}

/// Makes a folder of [`ADA`] without a request.
#[track_caller]
pub(crate) fn folder_in(simulator: &mut Simulator, parent: FolderKey, name: &str) -> FolderKey {
    let mailbox = simulator.mailbox_mut(ADA).expect("every simulator here has it");
    mailbox.create_folder(parent, NewFolder::named(name)).expect("the name is free")
}

/// Makes an unread message of [`ADA`] without a request.
#[track_caller]
pub(crate) fn message_in(simulator: &mut Simulator, folder: FolderKey, subject: &str) -> ItemKey {
    let unread = NewItem::new(ItemKind::Message)
        .with(ItemProperty::Subject, subject)
        .with(MessageProperty::IsRead, false);
    item_in(simulator, folder, unread)
}

/// Makes an item of [`ADA`] without a request.
#[track_caller]
pub(crate) fn item_in(simulator: &mut Simulator, folder: FolderKey, item: NewItem) -> ItemKey {
    let now = simulator.now();
    let mailbox = simulator.mailbox_mut(ADA).expect("every simulator here has it");
    mailbox.create_item(folder, item, now).expect("the folder takes it")
}

/// The mailbox of [`ADA`].
pub(crate) fn ada(simulator: &Simulator) -> &Mailbox {
    simulator.mailbox(ADA).expect("every simulator here has it")
}

/// The subjects of the items in a folder of [`ADA`].
pub(crate) fn subjects(simulator: &Simulator, folder: FolderKey) -> Vec<&str> {
    let items = ada(simulator).items_in(folder);
    items.filter_map(|item| item.properties().text(ItemProperty::Subject)).collect()
}

/// The only folder of [`ADA`] with that display name.
#[track_caller]
pub(crate) fn key_of(simulator: &Simulator, name: &str) -> FolderKey {
    let mut named = ada(simulator).folders().filter(|folder| folder.display_name() == name);
    let key = named.next().unwrap_or_else(|| panic!("no folder {name}")).key();
    assert!(named.next().is_none(), "several folders {name}");
    key
}

/// The id element of a folder of [`ADA`] by its display name, with its change key.
#[track_caller]
pub(crate) fn id(simulator: &Simulator, name: &str) -> String {
    id_of(simulator, key_of(simulator, name))
}

/// The id element of a folder of [`ADA`], with its change key.
#[track_caller]
pub(crate) fn id_of(simulator: &Simulator, key: FolderKey) -> String {
    let mailbox = ada(simulator);
    let folder = mailbox.folder(key).expect("the folder is there");
    let change_key = mailbox.folder_change_key(folder).encode();
    format!(r#"<t:FolderId Id="{}" ChangeKey="{change_key}"/>"#, mailbox.folder_id_of(key))
}

/// The id element of a folder that an answer named.
pub(crate) fn id_element(id: &ItemId) -> String {
    format!(r#"<t:FolderId Id="{}"/>"#, id.id)
}

/// The id element of Bob's folder of a key, which his mailbox has in the same place.
pub(crate) fn id_of_bob(simulator: &Simulator, key: FolderKey) -> String {
    let bob = simulator.mailbox(BOB).expect("every simulator here has it");
    format!(r#"<t:FolderId Id="{}"/>"#, bob.folder_id_of(key))
}

/// The id element of a folder by its name in the schema.
pub(crate) fn named(name: &str) -> String {
    format!(r#"<t:DistinguishedFolderId Id="{name}"/>"#)
}

/// The id element of a folder by its name in the schema, in the mailbox of [`BOB`].
pub(crate) fn of_bob(name: &str) -> String {
    let mailbox = format!("<t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox>");
    format!(r#"<t:DistinguishedFolderId Id="{name}">{mailbox}</t:DistinguishedFolderId>"#)
}

/// A folder element with a display name.
pub(crate) fn folder(name: &str) -> String {
    format!("<t:Folder><t:DisplayName>{name}</t:DisplayName></t:Folder>")
}

/// The path of a property.
pub(crate) fn field(uri: &str) -> String {
    format!(r#"<t:FieldURI FieldURI="{uri}"/>"#)
}

/// The path of PidTagAttributeHidden.
pub(crate) const HIDDEN: &str = r#"<t:ExtendedFieldURI PropertyTag="4340" PropertyType="Boolean"/>"#;

/// A shape: a base shape and the paths of further properties.
pub(crate) fn shape(base: &str, paths: &str) -> String {
    let additional = match paths {
        "" => String::new(),
        paths => format!("<t:AdditionalProperties>{paths}</t:AdditionalProperties>"),
    };
    format!("<m:FolderShape><t:BaseShape>{base}</t:BaseShape>{additional}</m:FolderShape>")
}

pub(crate) fn get_folder(shape: &str, ids: &str) -> String {
    format!("<m:GetFolder>{shape}<m:FolderIds>{ids}</m:FolderIds></m:GetFolder>")
}

/// FindFolder with what stands between shape and parents: a view, a restriction.
pub(crate) fn find_folder(traversal: &str, shape: &str, middle: &str, parents: &str) -> String {
    let parents = format!("<m:ParentFolderIds>{parents}</m:ParentFolderIds>");
    format!(r#"<m:FindFolder Traversal="{traversal}">{shape}{middle}{parents}</m:FindFolder>"#)
}

pub(crate) fn create_folder(parent: &str, folders: &str) -> String {
    let parent = format!("<m:ParentFolderId>{parent}</m:ParentFolderId>");
    format!("<m:CreateFolder>{parent}<m:Folders>{folders}</m:Folders></m:CreateFolder>")
}

pub(crate) fn create_folder_path(parent: &str, folders: &str) -> String {
    let parent = format!("<m:ParentFolderId>{parent}</m:ParentFolderId>");
    let path = format!("<m:RelativeFolderPath>{folders}</m:RelativeFolderPath>");
    format!("<m:CreateFolderPath>{parent}{path}</m:CreateFolderPath>")
}

pub(crate) fn update_folder(id: &str, updates: &str) -> String {
    let change = format!("<t:FolderChange>{id}<t:Updates>{updates}</t:Updates></t:FolderChange>");
    format!("<m:UpdateFolder><m:FolderChanges>{change}</m:FolderChanges></m:UpdateFolder>")
}

/// A change that sets a property.
pub(crate) fn set(path: &str, folder: &str) -> String {
    format!("<t:SetFolderField>{path}{folder}</t:SetFolderField>")
}

/// A change of the display name.
pub(crate) fn rename(name: &str) -> String {
    set(&field("folder:DisplayName"), &folder(name))
}

/// A change that deletes a property.
pub(crate) fn delete_field(path: &str) -> String {
    format!("<t:DeleteFolderField>{path}</t:DeleteFolderField>")
}

/// MoveFolder or CopyFolder.
pub(crate) fn relocate(operation: &str, to: &str, ids: &str) -> String {
    let ids = format!("<m:FolderIds>{ids}</m:FolderIds>");
    format!("<m:{operation}><m:ToFolderId>{to}</m:ToFolderId>{ids}</m:{operation}>")
}

pub(crate) fn delete_folder(delete_type: &str, ids: &str) -> String {
    let ids = format!("<m:FolderIds>{ids}</m:FolderIds>");
    format!(r#"<m:DeleteFolder DeleteType="{delete_type}">{ids}</m:DeleteFolder>"#)
}

pub(crate) fn empty_folder(delete_type: &str, delete_sub_folders: bool, ids: &str) -> String {
    let ids = format!("<m:FolderIds>{ids}</m:FolderIds>");
    let attributes = format!(r#"DeleteType="{delete_type}" DeleteSubFolders="{delete_sub_folders}""#);
    format!("<m:EmptyFolder {attributes}>{ids}</m:EmptyFolder>")
}

pub(crate) fn mark_all_items_as_read(read: bool, suppress: bool, ids: &str) -> String {
    let flags =
        format!("<m:ReadFlag>{read}</m:ReadFlag><m:SuppressReadReceipts>{suppress}</m:SuppressReadReceipts>");
    format!("<m:MarkAllItemsAsRead>{flags}<m:FolderIds>{ids}</m:FolderIds></m:MarkAllItemsAsRead>")
}

/// Sends a body as [`BOB`].
#[track_caller]
pub(crate) fn send_as_bob(simulator: &mut Simulator, body: &str) -> Reply {
    send_bytes(simulator, BOB, envelope_for("Exchange2013", body).as_bytes())
}

/// Sends a body of a version as [`ADA`].
#[track_caller]
pub(crate) fn send_for(simulator: &mut Simulator, version: &str, body: &str) -> Reply {
    send_bytes(simulator, ADA, envelope_for(version, body).as_bytes())
}

/// Sends a body whose units end with these codes, in order.
#[track_caller]
pub(crate) fn expect(simulator: &mut Simulator, body: &str, codes: &[ResponseCode]) -> Reply {
    let reply = send(simulator, body);
    assert_eq!(reply.codes(), codes, "{reply}");
    reply
}

/// Sends a body that one code answers, with the path of a property.
#[track_caller]
pub(crate) fn refuse_at(simulator: &mut Simulator, body: &str, code: ResponseCode, path: &str) -> Reply {
    let reply = expect(simulator, body, &[code]);
    let at = format!(r#"FieldURI="{path}""#);
    assert!(reply.text().contains(&at), "no {at}\n{reply}");
    reply
}

/// Shows a folder in a shape.
#[track_caller]
pub(crate) fn shown(simulator: &mut Simulator, shape: &str, id: &str) -> Reply {
    succeed(simulator, &get_folder(shape, id))
}

/// The one text of an element of an answer.
#[track_caller]
pub(crate) fn text(reply: &Reply, element: &str) -> String {
    let [text] = &reply.texts(element)[..] else { panic!("not one {element}\n{reply}") };
    text.clone()
}

/// The one FolderId of an answer.
#[track_caller]
pub(crate) fn folder_id(reply: &Reply) -> ItemId {
    let [id] = &reply.ids("FolderId")[..] else { panic!("not one FolderId\n{reply}") };
    id.clone()
}

/// The display names that a search finds.
#[track_caller]
pub(crate) fn found(simulator: &mut Simulator, traversal: &str, middle: &str, parents: &str) -> Vec<String> {
    let body = find_folder(traversal, &shape("Default", ""), middle, parents);
    succeed(simulator, &body).texts("DisplayName")
}

/// The names of the elements that the response messages hold, `/` before those a level deeper.
#[track_caller]
pub(crate) fn messages(reply: &Reply) -> Vec<Vec<String>> {
    let document = reply.document().expect("answers are valid");
    let messages = document.body().children().flat_map(Node::children);
    messages.map(|message| message.children().map(name_of).collect()).collect()
}

/// The names of the properties of the folders of an answer, after the name of the element of each.
#[track_caller]
pub(crate) fn properties(reply: &Reply) -> Vec<Vec<String>> {
    let document = reply.document().expect("answers are valid");
    let folders = document.body().descendants().filter(|node| node.element().name == "Folders");
    let folders = folders.flat_map(Node::children);
    folders.map(|folder| std::iter::once(folder).chain(folder.children()).map(name_of).collect()).collect()
}

fn name_of(node: Node<'_, '_>) -> String {
    node.element().name.to_owned()
}

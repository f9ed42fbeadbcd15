//! What is counted in folders: FI-052 to FI-061, IP-141.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DeleteType, FolderKey, NewItem};
use ews_sim::property::{ItemKind, ItemProperty, PostItemProperty};
use ews_sim::{Reply, Simulator};

use crate::scene::*;
use crate::support::{ADA, simulator};

/// TotalCount, ChildFolderCount and UnreadCount of a folder.
#[track_caller]
fn counts(simulator: &mut Simulator, id: &str) -> [String; 3] {
    let reply: Reply = shown(simulator, &shape("Default", ""), id);
    ["TotalCount", "ChildFolderCount", "UnreadCount"].map(|name| text(&reply, name))
}

#[test]
fn fi_057_ip_141_calendars_and_contacts_folders_do_not_count_what_is_unread() {
    let mut simulator = simulator();
    for name in ["calendar", "contacts"] {
        let body = get_folder(&shape("IdOnly", &field("folder:UnreadCount")), &named(name));
        let reply = refuse_at(&mut simulator, &body, ErrorInvalidPropertyRequest, "folder:UnreadCount");
        assert_eq!(reply.message_text().as_deref(), Some("Property is not valid for this object type."));
    }
}

#[test]
fn fi_058_task_folders_do() {
    let reply = shown(&mut simulator(), &shape("IdOnly", &field("folder:UnreadCount")), &named("tasks"));
    assert_eq!(properties(&reply), [["TasksFolder", "FolderId", "UnreadCount"]]);
}

#[test]
fn fi_052_fi_053_fi_054_fi_060_items_are_counted_and_leave_the_change_key_alone() {
    let mut simulator = simulator();
    let drafts = named("drafts");
    let key = folder_id(&shown(&mut simulator, &shape("IdOnly", ""), &drafts));
    let items = ["a", "b", "c"].map(|subject| message_in(&mut simulator, FolderKey::DRAFTS, subject));
    assert_eq!(counts(&mut simulator, &drafts), ["3", "0", "3"]);
    let mailbox = simulator.mailbox_mut(ADA).expect("built with it");
    for item in items {
        mailbox.set_read(item, true).expect("the item is there");
    }
    assert_eq!(counts(&mut simulator, &drafts), ["3", "0", "0"]);
    let mailbox = simulator.mailbox_mut(ADA).expect("built with it");
    for item in items {
        mailbox.delete_item(item, DeleteType::HardDelete).expect("the item is there");
    }
    assert_eq!(counts(&mut simulator, &drafts), ["0", "0", "0"]);
    assert_eq!(folder_id(&shown(&mut simulator, &shape("IdOnly", ""), &drafts)), key);
}

#[test]
fn fi_055_folders_in_folders_do_not_count() {
    let mut simulator = with_path(&["One", "Below"]);
    for name in ["Two", "Three"] {
        folder_in(&mut simulator, FolderKey::INBOX, name);
    }
    assert_eq!(counts(&mut simulator, &named("inbox")), ["0", "3", "0"]);
}

#[test]
fn fi_056_fi_059_hidden_items_do_not_count_and_only_messages_and_posts_are_unread() {
    let mut simulator = simulator();
    let hidden = NewItem { is_associated: true, ..NewItem::new(ItemKind::Message) };
    item_in(&mut simulator, FolderKey::INBOX, hidden);
    assert_eq!(counts(&mut simulator, &named("inbox")), ["0", "0", "0"]);
    let post = NewItem::new(ItemKind::PostItem).with(PostItemProperty::IsRead, false);
    item_in(&mut simulator, FolderKey::INBOX, post);
    message_in(&mut simulator, FolderKey::INBOX, "unread");
    assert_eq!(counts(&mut simulator, &named("inbox")), ["2", "0", "2"]);
    let task = NewItem::new(ItemKind::Task).with(ItemProperty::Subject, "to do");
    item_in(&mut simulator, FolderKey::TASKS, task);
    assert_eq!(counts(&mut simulator, &named("tasks")), ["1", "0", "0"]);
}

//! `MarkAllItemsAsRead`: FI-305 to FI-311.

use ews_sim::ResponseCode::*;
use ews_sim::Simulator;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, ItemKey, NewItem, PermissionLevel};
use ews_sim::property::{ItemKind, MessageProperty, PropertyValue};
use ews_sim::schema::EmailAddress;

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

/// How many messages in a folder have not been read.
#[track_caller]
fn unread(simulator: &mut Simulator, id: &str) -> String {
    text(&shown(simulator, &shape("Default", ""), id), "UnreadCount")
}

/// A message that asks for a receipt.
fn asking(simulator: &mut Simulator) -> ItemKey {
    let asking = NewItem::new(ItemKind::Message)
        .with(MessageProperty::IsRead, false)
        .with(MessageProperty::From, PropertyValue::Mailbox(Box::new(EmailAddress::smtp("Bob", BOB))))
        .with(MessageProperty::IsReadReceiptRequested, true);
    item_in(simulator, FolderKey::INBOX, asking)
}

#[test]
fn fi_311_the_elements_come_in_their_order() {
    let body = mark_all_items_as_read(true, true, &named("inbox"));
    let flag = "<m:ReadFlag>true</m:ReadFlag>";
    let suppress = "<m:SuppressReadReceipts>true</m:SuppressReadReceipts>";
    let swapped = body.replace(&[flag, suppress].concat(), &[suppress, flag].concat());
    for wrong in [swapped, body.replace(flag, ""), body.replace(suppress, "")] {
        assert_ne!(wrong, body);
        refuse(&mut simulator(), &wrong, ErrorSchemaValidation);
    }
}

#[test]
fn fi_308_a_folder_that_is_gone() {
    let mut simulator = with_path(&["Gone"]);
    let gone = id(&simulator, "Gone");
    succeed(&mut simulator, &delete_folder("HardDelete", &gone));
    let reply = refuse(&mut simulator, &mark_all_items_as_read(true, true, &gone), ErrorItemNotFound);
    assert_eq!(reply.message_text().as_deref(), Some(GONE));
    assert_eq!(messages(&reply), [["MessageText", "ResponseCode", "DescriptiveLinkKey"]]);
}

#[test]
fn who_marks_everything_may_change_everything() {
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let inbox = DistinguishedFolderId::Inbox;
    let mut simulator = builder.allow_folder_access(ADA, BOB, inbox, PermissionLevel::Author).build();
    let body = mark_all_items_as_read(true, true, &of_bob("inbox"));
    refuse(&mut simulator, &body, ErrorAccessDenied);
    let bob = simulator.mailbox_mut(BOB).expect("built with it");
    bob.grant(FolderKey::INBOX, ADA, PermissionLevel::Editor).expect("the folder is there");
    succeed(&mut simulator, &body);
}

#[test]
fn fi_309_receipts_are_sent_unless_they_are_held_back() {
    for (suppress, expected) in [(true, 0), (false, 1)] {
        let mut simulator = simulator();
        asking(&mut simulator);
        let body = |read, suppress| mark_all_items_as_read(read, suppress, &named("inbox"));
        succeed(&mut simulator, &body(true, suppress));
        let receipts = |simulator: &Simulator| {
            let bob = simulator.mailbox(BOB).expect("built with it");
            bob.items_in(FolderKey::INBOX).count()
        };
        assert_eq!(receipts(&simulator), expected);
        // No receipt is sent twice, or after all.
        for read in [false, true] {
            succeed(&mut simulator, &body(read, false));
        }
        assert_eq!(receipts(&simulator), expected);
    }
}

#[test]
fn fi_305_fi_306_everything_is_marked() {
    let mut simulator = simulator();
    let item = asking(&mut simulator);
    message_in(&mut simulator, FolderKey::INBOX, "another");
    let inbox = named("inbox");
    succeed(&mut simulator, &mark_all_items_as_read(true, true, &inbox));
    assert_eq!(unread(&mut simulator, &inbox), "0");
    assert_eq!(ada(&simulator).item(item).and_then(|item| item.is_read()), Some(true));
    // Nothing is left to be done, and nothing changes.
    let before = simulator.clone();
    succeed(&mut simulator, &mark_all_items_as_read(true, false, &inbox));
    assert!(before.mailboxes().eq(simulator.mailboxes()));
    succeed(&mut simulator, &mark_all_items_as_read(false, true, &inbox));
    assert_eq!(unread(&mut simulator, &inbox), "2");
}

#[test]
fn fi_307_fi_310_only_the_folders_named_are_marked() {
    let mut simulator = with_path(&["Below"]);
    let below = key_of(&simulator, "Below");
    for folder in [FolderKey::INBOX, FolderKey::DRAFTS, below] {
        message_in(&mut simulator, folder, "unread");
    }
    let body = mark_all_items_as_read(true, true, &["inbox", "drafts"].map(named).concat());
    expect(&mut simulator, &body, &[NoError; 2]);
    let below = id_of(&simulator, below);
    let counts = [named("inbox"), named("drafts"), below].map(|id| unread(&mut simulator, &id));
    assert_eq!(counts, ["0", "0", "1"]);
}

#[test]
fn in_a_search_folder_everything_is_marked_that_it_shows() {
    let mut simulator = with_path(&["Below"]);
    let below = key_of(&simulator, "Below");
    message_in(&mut simulator, below, "found");
    message_in(&mut simulator, FolderKey::DRAFTS, "elsewhere");
    let search = crate::search_folders::search_folder("Search", "Deep", &named("inbox"));
    let made = folder_id(&succeed(&mut simulator, &create_folder(&named("searchfolders"), &search)));
    succeed(&mut simulator, &mark_all_items_as_read(true, true, &id_element(&made)));
    let below = id_of(&simulator, below);
    assert_eq!([below, named("drafts")].map(|id| unread(&mut simulator, &id)), ["0", "1"]);
}

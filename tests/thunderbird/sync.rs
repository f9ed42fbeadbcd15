//! Folders and items kept in step, and mail that arrives.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ews::create_item::CreateItem;
use ews::mark_all_read::MarkAllItemsAsRead;
use ews::move_item::MoveItem;
use ews::sync_folder_hierarchy::SyncFolderHierarchyResponseMessage;
use ews::sync_folder_items::SyncFolderItemsResponseMessage;
use ews::{
    ArrayOfRecipients, DeleteType, Folder, ItemId, Mailbox, Message, MessageDisposition, MimeContent,
    RealItem, Recipient,
};

use crate::client::{
    MIME, Thunderbird, delete_folder, delete_item, distinguished, folder, item, rename, transferred_items,
};
use crate::support::{ADA, BOB};

/// Names and ids of the folders that a synchronisation says are new or another, and ids of those gone.
fn changed_folders(
    answer: &SyncFolderHierarchyResponseMessage,
) -> (Vec<Option<String>>, Vec<Option<String>>, Vec<&str>) {
    use ews::sync_folder_hierarchy::Change;
    let name = |folder: &Folder| match folder {
        Folder::CalendarFolder { display_name, .. }
        | Folder::ContactsFolder { display_name, .. }
        | Folder::Folder { display_name, .. }
        | Folder::SearchFolder { display_name, .. }
        | Folder::TasksFolder { display_name, .. } => display_name.clone(),
    };
    let (mut made, mut changed, mut gone) = (Vec::new(), Vec::new(), Vec::new());
    for change in &answer.changes.inner {
        match change {
            Change::Create { folder } => made.push(name(folder)),
            Change::Update { folder } => changed.push(name(folder)),
            Change::Delete { folder_id } => gone.push(folder_id.id.as_str()),
        }
    }
    (made, changed, gone)
}

#[test]
fn the_hierarchy_is_kept_in_step() {
    let mut client = Thunderbird::new();
    let first = client.sync_folders(None);
    assert!(first.includes_last_folder_in_range);
    let (made, changed, gone) = changed_folders(&first);
    for expected in ["Inbox", "Drafts", "Sent Items", "Deleted Items", "Junk Email", "Contacts", "Calendar"] {
        assert!(made.iter().flatten().any(|name| name == expected), "no {expected} among {made:?}");
    }
    assert!(changed.is_empty() && gone.is_empty());

    let quiet = client.sync_folders(Some(first.sync_state));
    assert_eq!(quiet.changes.inner, []);

    let [plans, old] = ["Plans", "Old"].map(|name| client.create_folder(distinguished("inbox"), name));
    let state = client.sync_folders(Some(quiet.sync_state.clone()));
    let (mut made, _, gone) = changed_folders(&state);
    made.sort();
    assert_eq!((made, gone), (vec![Some("Old".to_owned()), Some("Plans".to_owned())], vec![]));

    client.succeed(rename(folder(&plans), "Projects"));
    client.succeed(delete_folder(folder(&old), DeleteType::HardDelete));
    let state = client.sync_folders(Some(state.sync_state));
    let (made, changed, gone) = changed_folders(&state);
    assert!(made.is_empty());
    assert!(changed.contains(&Some("Projects".to_owned())), "{changed:?}");
    assert_eq!(gone, [old.id]);
}

/// What became of items, each by the last part of the story: `+` new, `*` another, `r`/`u` read or unread,
/// `-` gone; and its id.
fn changed_items(answer: &SyncFolderItemsResponseMessage) -> Vec<(char, String)> {
    use ews::sync_folder_items::Change;
    let id = |item: &RealItem| item.inner_message().item_id.clone().expect("changes name the item").id;
    let change = |change: &Change| match change {
        Change::Create { item } => ('+', id(item)),
        Change::Update { item } => ('*', id(item)),
        Change::Delete { item_id } => ('-', item_id.id.clone()),
        Change::ReadFlagChange { item_id, is_read: true } => ('r', item_id.id.clone()),
        Change::ReadFlagChange { item_id, is_read: false } => ('u', item_id.id.clone()),
    };
    answer.changes.inner.iter().map(change).collect()
}

#[test]
fn a_folder_is_kept_in_step_page_by_page() {
    let mut client = Thunderbird::new();
    let names: Vec<_> = (0..7).map(|number| format!("Number {number}")).collect();
    let ids: Vec<_> = names.iter().map(|name| client.file("inbox", name, false).id).collect();
    let (mut state, mut pages, mut seen) = (None, Vec::new(), Vec::new());
    loop {
        let page = client.sync("inbox", state, 3);
        pages.push(page.changes.inner.len());
        seen.extend(changed_items(&page));
        state = Some(page.sync_state);
        if page.includes_last_item_in_range {
            break;
        }
    }
    assert_eq!(pages, [3, 3, 1]);
    seen.sort();
    let mut expected: Vec<_> = ids.iter().map(|id| ('+', id.clone())).collect();
    expected.sort();
    assert_eq!(seen, expected);

    let by_id = |id: &str| ItemId { id: id.to_owned(), change_key: None };
    client.succeed(MarkAllItemsAsRead {
        read_flag: true,
        suppress_read_receipts: true,
        folder_ids: vec![distinguished("inbox")],
    });
    client.succeed(delete_item(&by_id(&ids[0]), DeleteType::HardDelete));
    let to_drafts = transferred_items(vec![item(&by_id(&ids[1]))], "drafts");
    client.succeed(MoveItem { inner: to_drafts });
    let new = client.file("inbox", "New", true).id;
    let changes = client.sync("inbox", state, 512);
    assert!(changes.includes_last_item_in_range);
    let mut seen = changed_items(&changes);
    seen.sort();
    let mut expected = vec![('+', new), ('-', ids[0].clone()), ('-', ids[1].clone())];
    expected.extend(ids[2..].iter().map(|id| ('r', id.clone())));
    expected.sort();
    assert_eq!(seen, expected);
    assert_eq!(client.sync("inbox", Some(changes.sync_state), 512).changes.inner, []);
}

#[test]
fn what_is_sent_arrives() {
    let mut client = Thunderbird::new();
    let to = Mailbox { email_address: Some(BOB.to_owned()), ..Mailbox::default() };
    let message = Message {
        mime_content: Some(MimeContent {
            character_set: None,
            content: STANDARD.encode(MIME.replace("From: Bob <bob@", "From: Ada <ada@")),
        }),
        bcc_recipients: Some(ArrayOfRecipients(vec![Recipient { mailbox: to }])),
        ..Message::default()
    };
    let start = client.log_on(BOB).sync("inbox", None, 10).sync_state;
    let sent = client.log_on(ADA).succeed(CreateItem {
        message_disposition: Some(MessageDisposition::SendOnly),
        saved_item_folder_id: None,
        items: vec![RealItem::Message(message)],
    });
    assert_eq!(sent.items.inner, []);
    let changes = client.log_on(BOB).sync("inbox", Some(start), 10);
    let [('+', id)] = &changed_items(&changes)[..] else { panic!("{changes:?}") };
    let arrived = client.message(&ItemId { id: id.clone(), change_key: None });
    assert_eq!((arrived.subject.as_deref(), arrived.is_read), (Some("One"), Some(false)));
    let from = arrived.from.and_then(|from| from.mailbox.email_address);
    assert_eq!(from.as_deref(), Some(ADA));
}

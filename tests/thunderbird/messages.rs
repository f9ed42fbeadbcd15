//! Messages: filed, read, marked, moved and found.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ews::copy_item::CopyItem;
use ews::find_item::{FindItem, Traversal};
use ews::mark_all_read::MarkAllItemsAsRead;
use ews::mark_as_junk::MarkAsJunk;
use ews::move_item::MoveItem;
use ews::{
    BasePoint, BaseShape, DeleteType, ItemId, ItemShape, Message, RealItem, Recipient, ResponseClass, View,
};
use ews_sim::ResponseCode;

use crate::client::{
    MIME, Thunderbird, delete_item, distinguished, file, id_of, item, listed, only, set_read,
    transferred_items,
};
use crate::support::{ADA, BOB};

#[test]
fn a_message_is_filed_as_mime_and_comes_back() {
    let mut client = Thunderbird::new();
    let id = id_of(&client.succeed(file(distinguished("inbox"), MIME, false)).items.inner);
    let found = only(&client.succeed(listed(vec![item(&id)], true)).items.inner);
    let content = found.mime_content.expect("it was asked for").content;
    let content = String::from_utf8(STANDARD.decode(content).expect("Base64")).expect("UTF-8");
    for line in ["Subject: One", "From: Bob <bob@example.test>", "Hello Ada"] {
        assert!(content.contains(line), "no {line:?} in\n{content}");
    }
    assert_eq!(found.item_id.as_ref().map(|id| &id.id), Some(&id.id));
    assert_eq!(found.subject.as_deref(), Some("One"));
    assert_eq!(found.internet_message_id.as_deref(), Some("<one@example.test>"));
    assert_eq!(found.is_read, Some(false));
    assert_eq!(found.has_attachments, Some(false));
    assert_eq!(found.date_time_sent.map(|time| time.0.unix_timestamp()), Some(1_767_607_200));
    let address = |recipient: &Recipient| recipient.mailbox.email_address.clone();
    assert_eq!(found.from.as_ref().and_then(address).as_deref(), Some(BOB));
    let recipients: Vec<_> = found.to_recipients.iter().flat_map(|to| to.iter()).map(address).collect();
    assert_eq!(recipients, [Some(ADA.to_owned())]);
    let inbox = client.folder(distinguished("inbox"));
    assert_eq!((inbox.total, inbox.unread), (Some(1), Some(1)));
}

#[test]
fn a_message_in_mime_has_to_be_base64() {
    let mut client = Thunderbird::new();
    let mut request = file(distinguished("inbox"), MIME, true);
    if let Some(RealItem::Message(Message { mime_content: Some(mime), .. })) = request.items.first_mut() {
        mime.content = "no Base64!".to_owned();
    }
    client.refuse(request, ResponseCode::ErrorMimeContentInvalidBase64String);
    assert_eq!(client.folder(distinguished("inbox")).total, Some(0));
}

#[test]
fn messages_are_marked_as_read_one_by_one_and_all_at_once() {
    let mut client = Thunderbird::new();
    let [one, two] = ["One", "Two"].map(|subject| client.file("inbox", subject, false));
    let marked = client.succeed(set_read(&one, true));
    let marked = id_of(&marked.items.inner);
    assert_eq!(marked.id, one.id);
    assert_eq!(client.message(&one).is_read, Some(true));
    assert_eq!(client.folder(distinguished("inbox")).unread, Some(1));
    let mark_all = |read_flag| MarkAllItemsAsRead {
        read_flag,
        suppress_read_receipts: true,
        folder_ids: vec![distinguished("inbox")],
    };
    client.succeed(mark_all(true));
    assert_eq!(client.message(&two).is_read, Some(true));
    assert_eq!(client.folder(distinguished("inbox")).unread, Some(0));
    client.succeed(mark_all(false));
    assert_eq!(client.folder(distinguished("inbox")).unread, Some(2));
}

#[test]
fn a_batch_is_answered_in_order_with_what_failed_in_its_place() {
    let mut client = Thunderbird::new();
    let [one, gone, two] = ["One", "Gone", "Two"].map(|subject| client.file("inbox", subject, true));
    client.succeed(delete_item(&gone, DeleteType::SoftDelete));
    let messages = client.ask(listed([&one, &gone, &two].map(item).to_vec(), false));
    let subjects = messages.iter().map(|message| match message {
        ResponseClass::Success(found) => only(&found.items.inner).subject,
        ResponseClass::Error(error) => Some(format!("{:?}", error.response_code)),
        ResponseClass::Warning(_) => None,
    });
    let expected = ["One", "ErrorItemNotFound", "Two"].map(|text| Some(text.to_owned()));
    assert_eq!(subjects.collect::<Vec<_>>(), expected);
}

#[test]
fn messages_are_moved_copied_and_deleted() {
    let mut client = Thunderbird::new();
    let one = client.file("inbox", "One", true);
    let copied = client.succeed(CopyItem { inner: transferred_items(vec![item(&one)], "drafts") });
    let copy = id_of(&copied.items.inner);
    assert_ne!(copy.id, one.id);
    let moved = client.succeed(MoveItem { inner: transferred_items(vec![item(&one)], "drafts") });
    let moved = id_of(&moved.items.inner);
    client.refuse(listed(vec![item(&one)], false), ResponseCode::ErrorItemNotFound);
    assert_eq!(client.folder(distinguished("inbox")).total, Some(0));
    assert_eq!(client.folder(distinguished("drafts")).total, Some(2));
    for id in [&copy, &moved] {
        assert_eq!(client.message(id).subject.as_deref(), Some("One"));
    }
    client.succeed(delete_item(&copy, DeleteType::MoveToDeletedItems));
    client.succeed(delete_item(&moved, DeleteType::SoftDelete));
    assert_eq!(client.folder(distinguished("drafts")).total, Some(0));
    assert_eq!(client.folder(distinguished("deleteditems")).total, Some(1));
}

#[test]
fn junk_is_put_aside_and_taken_back() {
    let mut client = Thunderbird::new();
    let one = client.file("inbox", "One", true);
    let mark = |id: &ItemId, is_junk| MarkAsJunk { is_junk, move_item: true, item_ids: vec![item(id)] };
    let moved = client.succeed(mark(&one, true)).moved_item_id;
    assert_eq!(client.folder(distinguished("junkemail")).total, Some(1));
    let back = client.succeed(mark(&moved, false)).moved_item_id;
    assert_eq!(client.folder(distinguished("inbox")).total, Some(1));
    assert_eq!(client.message(&back).subject.as_deref(), Some("One"));
}

#[test]
fn messages_are_found_page_by_page() {
    let mut client = Thunderbird::new();
    let ids: Vec<_> = (0..5).map(|number| client.file("inbox", &format!("{number}"), true).id).collect();
    let mut found = Vec::new();
    let mut offset = 0;
    loop {
        let page = client.succeed(FindItem {
            traversal: Traversal::Shallow,
            item_shape: ItemShape { base_shape: BaseShape::IdOnly, ..ItemShape::default() },
            view: Some(View::IndexedPageItemView {
                max_entries_returned: Some(2),
                base_point: BasePoint::Beginning,
                offset,
            }),
            parent_folder_ids: vec![distinguished("inbox")],
        });
        let root = page.root_folder;
        assert_eq!(root.total_items_in_view, Some(5));
        found.extend(root.items.inner.iter().filter_map(|it| it.inner_message().item_id.clone()));
        if root.includes_last_item_in_range == Some(true) {
            break;
        }
        offset = root.indexed_paging_offset.expect("a page that is not the last says where the next starts");
    }
    let mut found: Vec<_> = found.into_iter().map(|id| id.id).collect();
    let mut expected = ids;
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

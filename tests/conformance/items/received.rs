//! What is special about a message that somebody else has sent.

use crate::client::{Client, create_item_with, distinguished, field, message, recipients};
use crate::support::{ADA, BOB};
use crate::tree::Tree;

/// A message of Ada's with these elements as Bob has received it.
#[track_caller]
fn received(elements: &str) -> Tree {
    let mut client = Client::new();
    let item = message("Received", &(recipients("ToRecipients", BOB) + elements));
    client.succeed(&create_item_with("MessageDisposition=\"SendOnly\"", None, &item));
    client.log_on(BOB);
    let id = client.item_named(&distinguished("inbox"), "Received");
    let mut received = client.item(&id);
    let headers = client.item_with(&id, &field("item:InternetMessageHeaders"));
    received.children.extend(headers.get("InternetMessageHeaders").cloned());
    received
}

#[test]
fn a_received_message_has_headers() {
    requirements!(CORE: 88, 20301, 122, 124);
    let item = received("");
    let headers = item.child("InternetMessageHeaders");
    assert!(headers.children.iter().all(|header| header.name == "InternetMessageHeader"));
    let values: Vec<_> =
        headers.children.iter().map(|it| (it.attribute("HeaderName"), it.text.as_str())).collect();
    assert!(values.contains(&("Subject", "Received")), "{values:?}");
    for name in ["From", "To", "Date", "Message-ID"] {
        assert!(values.iter().any(|(header, _)| *header == name), "{name} is not in {values:?}");
    }
}

#[test]
fn a_received_message_can_be_answered_and_forwarded() {
    requirements!(CORE: 91, 131, 132, 133);
    let item = received("");
    assert_eq!(item.child("ResponseObjects").names(), ["ReplyToItem", "ReplyAllToItem", "ForwardItem"]);
}

#[test]
fn the_receipt_that_a_message_asks_for_can_be_suppressed() {
    requirements!(CORE: 136);
    let item = received("<t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>");
    assert!(item.child("ResponseObjects").has("SuppressReadReceipt"));
}

#[test]
fn a_received_message_is_not_from_its_reader() {
    requirements!(CORE: 85, 1611);
    let item = received("");
    assert_eq!(item.child("IsFromMe").text, "false");
    assert_eq!(item.child("From").value("EmailAddress"), ADA);
}

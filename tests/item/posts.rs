//! Posts.

use ews_sim::ResponseCode::*;

use crate::client::{Client, field};
use crate::{refuse_create, refuse_update, set};

const FROM: &str =
    "<t:From><t:Mailbox><t:EmailAddress>bob@example.test</t:EmailAddress></t:Mailbox></t:From>";

#[test]
fn ip_132_from_is_set_when_a_post_is_made_only() {
    let mut client = Client::new();
    let id = client.create_item(None, &format!("<t:PostItem>{FROM}</t:PostItem>"));
    refuse_update(&mut client, &id, &set("PostItem", "message:From", FROM), ErrorInvalidPropertySet);
    assert_eq!(client.item(&id).child("From").value("EmailAddress"), "bob@example.test");
}

#[test]
fn what_servers_say_of_posts_is_read_only() {
    let cases = [
        ("message:ConversationIndex", "<t:ConversationIndex>AA==</t:ConversationIndex>"),
        ("message:ConversationTopic", "<t:ConversationTopic>x</t:ConversationTopic>"),
        ("message:InternetMessageId", "<t:InternetMessageId>x</t:InternetMessageId>"),
        ("postitem:PostedTime", "<t:PostedTime>2030-01-01T00:00:00Z</t:PostedTime>"),
    ];
    for (path, element) in cases {
        let mut client = Client::new();
        let id = client.create_item(None, "<t:PostItem/>");
        refuse_create(&mut client, &format!("<t:PostItem>{element}</t:PostItem>"), ErrorInvalidPropertySet);
        refuse_update(&mut client, &id, &set("PostItem", path, element), ErrorInvalidPropertySet);
    }
}

#[test]
fn a_post_has_its_time_its_topic_and_its_answers() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:PostItem><t:Subject>RE: Tea</t:Subject></t:PostItem>");
    let post = client.item(&id);
    assert_eq!(post.value("PostedTime"), post.value("DateTimeCreated"));
    assert_eq!(post.value("ConversationTopic"), "Tea");
    let objects = post.child("ResponseObjects").names();
    assert_eq!(objects, ["PostReplyItem", "ReplyToItem", "ReplyAllToItem", "ForwardItem"]);
    assert!(!client.item_with(&id, &field("item:ConversationId")).value("ConversationIndex").contains(' '));
}

//! The MIME content of items.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use ews_sim::ResponseCode::ErrorUnsupportedMimeConversion;
use ews_sim::ServerProfile;

use super::{KINDS, item_of};
use crate::client::{Client, create_item, distinguished, get_item};

const SWITCH: &str = "<t:IncludeMimeContent>true</t:IncludeMimeContent>";

#[test]
fn mime_content_is_returned_where_it_is_asked_for() {
    requirements!(CORE: 69, 114; CDATA: 1188, 21188, 21189);
    let mut client = Client::new();
    let body = "<t:Subject>Subject</t:Subject><t:Body BodyType=\"Text\">Body</t:Body>";
    let id = client.create_item(None, &item_of("Message", body));
    let with = client.item_in_shape(&id, SWITCH);
    let content = with.child("MimeContent");
    assert_eq!(content.attribute("CharacterSet"), "UTF-8");
    let mime = STANDARD.decode(&content.text).expect("MIME content is Base64");
    let mime = String::from_utf8(mime).expect("this one is plain text");
    assert!(mime.contains("Subject: Subject") && mime.contains("Body"), "{mime}");
    for switches in ["", "<t:IncludeMimeContent>false</t:IncludeMimeContent>"] {
        assert!(!client.item_in_shape(&id, switches).has("MimeContent"));
    }
}

#[test]
fn only_messages_posts_and_calendar_items_are_created_from_mime_content() {
    requirements!(CORE: 2012);
    let mime = STANDARD.encode("Subject: From MIME\r\nContent-Type: text/plain\r\n\r\nBody\r\n");
    let content = format!("<t:MimeContent>{mime}</t:MimeContent>");
    for (kind, folder) in [("Message", "drafts"), ("PostItem", "inbox")] {
        let mut client = Client::new();
        let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, &content));
        assert_eq!(client.item(&id).value("Subject"), "From MIME", "{kind}");
    }
    for (kind, folder) in [("Contact", "contacts"), ("Task", "tasks"), ("DistributionList", "contacts")] {
        let mut client = Client::new();
        let body = create_item(Some(&distinguished(folder)), &item_of(kind, &content));
        client.refuse(&body, ErrorUnsupportedMimeConversion);
    }
}

#[test]
fn contacts_tasks_and_lists_have_mime_content_from_2013_on() {
    requirements!(CORE: 23091, 23093);
    for (kind, folder) in KINDS {
        let mut newer = Client::new();
        let id = newer.create_item(Some(&distinguished(folder)), &item_of(kind, ""));
        assert!(newer.item_in_shape(&id, SWITCH).has("MimeContent"), "{kind}");

        let mut older = Client::of(ServerProfile::Exchange2007Sp1, "Exchange2007_SP1");
        let id = older.create_item(Some(&distinguished(folder)), &item_of(kind, ""));
        let body = get_item(&id.item(), "Default", SWITCH, "");
        match *kind {
            "Message" | "CalendarItem" | "PostItem" => assert!(older.succeed(&body).has("MimeContent")),
            _ => drop(older.refuse(&body, ErrorUnsupportedMimeConversion)),
        }
    }
}

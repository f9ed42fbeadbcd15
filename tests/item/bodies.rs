//! Bodies and MIME content.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ews_sim::ResponseCode::*;

use crate::client::{Client, field, get_item, message};
use crate::refuse_create;
use crate::tree::{Id, Tree};

const HTML: &str = "<t:Body BodyType=\"HTML\">&lt;html&gt;&lt;body&gt;&lt;script&gt;bad()&lt;/script&gt;\
                    &lt;p&gt;A &amp;amp; B&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;</t:Body>";
const TEXT: &str = "<t:Body BodyType=\"Text\">A &lt; B</t:Body>";

/// An element of an item in a shape with these switches.
#[track_caller]
fn body(client: &mut Client, id: &Id, name: &str, switches: &str) -> Tree {
    let paths = field(&format!("item:{name}"));
    client.succeed(&get_item(&id.item(), "IdOnly", switches, &paths)).object().child(name).clone()
}

fn of_type(word: &str) -> String {
    format!("<t:BodyType>{word}</t:BodyType>")
}

fn mime(text: &str) -> String {
    format!("<t:MimeContent>{}</t:MimeContent>", STANDARD.encode(text))
}

#[test]
fn ip_042_mime_content_of_tasks_and_contacts_is_not_read() {
    for kind in ["Task", "Contact", "DistributionList"] {
        let mut client = Client::new();
        let item = format!("<t:{kind}>{}</t:{kind}>", mime("Subject: x\r\n\r\n"));
        refuse_create(&mut client, &item, ErrorUnsupportedMimeConversion);
    }
}

#[test]
fn mime_content_that_is_no_message_is_refused() {
    let mut client = Client::new();
    refuse_create(&mut client, &format!("<t:Message>{}</t:Message>", mime("")), ErrorMimeContentInvalid);
}

#[test]
fn ip_031_ip_032_best_is_what_is_stored() {
    let mut client = Client::new();
    for (element, expected) in [(HTML, "HTML"), (TEXT, "Text")] {
        let id = client.create_item(None, &message("x", element));
        let best = body(&mut client, &id, "Body", &of_type("Best"));
        assert_eq!(best.attribute("BodyType"), expected);
        assert_eq!(body(&mut client, &id, "Body", ""), best);
    }
}

#[test]
fn ip_033_ip_034_ip_035_bodies_are_converted() {
    let mut client = Client::new();
    let html = client.create_item(None, &message("x", HTML));
    let text = body(&mut client, &html, "Body", &of_type("Text"));
    assert_eq!((text.attribute("BodyType"), text.text.trim()), ("Text", "A & B"));
    let text = client.create_item(None, &message("x", TEXT));
    let html = body(&mut client, &text, "Body", &of_type("HTML"));
    assert_eq!(html.attribute("BodyType"), "HTML");
    assert!(html.text.contains("A &lt; B"), "{html}");
}

#[test]
fn ip_036_an_empty_body_is_an_empty_element() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    for (switches, expected) in
        [(String::new(), "Text"), (of_type("HTML"), "HTML"), (of_type("Text"), "Text")]
    {
        let body = body(&mut client, &id, "Body", &switches);
        assert_eq!((body.attribute("BodyType"), &*body.text), (expected, ""));
    }
}

#[test]
fn ip_037_a_long_body_is_cut_and_says_so() {
    let mut client = Client::new();
    let long = format!("<t:Body BodyType=\"Text\">{}</t:Body>", "x".repeat(3000));
    let id = client.create_item(None, &message("x", &long));
    let cut = body(&mut client, &id, "Body", "<t:MaximumBodySize>1</t:MaximumBodySize>");
    assert_eq!((cut.attribute("IsTruncated"), cut.text.len()), ("true", 1024));
    let whole = body(&mut client, &id, "Body", "<t:MaximumBodySize>3</t:MaximumBodySize>");
    assert_eq!((whole.attribute("IsTruncated"), whole.text.len()), ("false", 3000));
}

#[test]
fn a_body_is_not_cut_to_less_than_nothing() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", TEXT));
    let size = |size: i32| format!("<t:MaximumBodySize>{size}</t:MaximumBodySize>");
    client.refuse(&get_item(&id.item(), "IdOnly", &size(-1), &field("item:Body")), ErrorInvalidArgument);
    assert_eq!(body(&mut client, &id, "Body", &size(0)).text, "");
}

#[test]
fn ip_038_scripts_are_filtered_on_demand() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", HTML));
    let filter = |word: &str| format!("<t:FilterHtmlContent>{word}</t:FilterHtmlContent>");
    assert!(!body(&mut client, &id, "Body", &filter("true")).text.contains("bad()"));
    assert!(body(&mut client, &id, "Body", &filter("false")).text.contains("bad()"));
    assert!(body(&mut client, &id, "Body", "").text.contains("bad()"));
}

#[test]
fn ip_043_the_character_set_of_a_request_is_ignored() {
    let mut client = Client::new();
    let content =
        mime("Subject: Hello\r\n\r\nBody").replace("<t:MimeContent>", "<t:MimeContent CharacterSet=\"x\">");
    let id = client.create_item(None, &format!("<t:Message>{content}</t:Message>"));
    assert_eq!(client.item(&id).value("Subject"), "Hello");
    assert_eq!(body(&mut client, &id, "MimeContent", "").attribute("CharacterSet"), "UTF-8");
}

#[test]
fn ip_044_a_preview_is_short_and_on_one_line() {
    let mut client = Client::new();
    let long = format!("<t:Body BodyType=\"Text\">{}</t:Body>", "ab \n\t".repeat(300));
    let id = client.create_item(None, &message("x", &long));
    let preview = body(&mut client, &id, "Preview", "").text;
    assert!(preview.encode_utf16().count() <= 256 && preview.starts_with("ab ab ab"), "{preview:?}");
}

#[test]
fn ip_045_the_unique_body_has_nothing_that_is_quoted() {
    let mut client = Client::new();
    let reply =
        "<t:Body BodyType=\"Text\">Yes.\r\n\r\n-----Original Message-----\r\nFrom: Bob\r\n\r\nTea?</t:Body>";
    let id = client.create_item(None, &message("RE: Tea", reply));
    let unique = body(&mut client, &id, "UniqueBody", &of_type("Text"));
    assert!(unique.text.contains("Yes.") && !unique.text.contains("Tea?"), "{unique}");
}

#[test]
fn mime_content_fills_the_message_and_elements_have_the_last_word() {
    let mut client = Client::new();
    let text = "From: Bob <bob@example.test>\r\nTo: Ada <ada@example.test>\r\nSubject: Tea\r\n\
                Message-ID: <1@example.test>\r\nImportance: high\r\nContent-Type: text/plain\r\n\r\n\
                At four?\r\n";
    let id = client
        .create_item(None, &format!("<t:Message>{}<t:Subject>Cake</t:Subject></t:Message>", mime(text)));
    let item = client.item(&id);
    assert_eq!((item.value("Subject"), item.value("Importance")), ("Cake", "High"));
    assert_eq!(item.child("From").value("EmailAddress"), "bob@example.test");
    // Who has written it has sent it, for want of a Sender field; and none is written for him.
    assert_eq!(item.child("Sender").value("EmailAddress"), "bob@example.test");
    assert_eq!(item.value("InternetMessageId"), "<1@example.test>");
    assert!(item.value("Body").starts_with("At four?"));
    // What is written can be read, and says the same.
    let written = body(&mut client, &id, "MimeContent", "").text;
    let decoded = STANDARD.decode(&written).expect("it is base64");
    assert!(!String::from_utf8_lossy(&decoded).contains("\r\nSender:"));
    let again =
        client.create_item(None, &format!("<t:Message><t:MimeContent>{written}</t:MimeContent></t:Message>"));
    let again = client.item(&again);
    for name in ["Subject", "Importance", "InternetMessageId", "DisplayTo", "ConversationTopic"] {
        assert_eq!(again.value(name), item.value(name), "{name}");
    }
}

#[test]
fn contacts_and_appointments_have_mime_content() {
    let mut client = Client::new();
    let contact = "<t:Contact><t:GivenName>Ann</t:GivenName><t:PhysicalAddresses><t:Entry Key=\"Home\">\
                   <t:City>Ulm</t:City></t:Entry></t:PhysicalAddresses><t:Surname>Lee</t:Surname>\
                   </t:Contact>";
    let id = client.create_item(None, contact);
    let text = |tree: Tree| String::from_utf8(STANDARD.decode(tree.text).expect("base64")).expect("UTF-8");
    let card = text(body(&mut client, &id, "MimeContent", ""));
    assert!(card.starts_with("BEGIN:VCARD") && card.contains("N:Lee;Ann") && card.contains("Ulm"), "{card}");
    let item = "<t:CalendarItem><t:Subject>Tea</t:Subject><t:Start>2030-05-01T10:00:00Z</t:Start>\
                <t:End>2030-05-01T11:00:00Z</t:End><t:LegacyFreeBusyStatus>Free</t:LegacyFreeBusyStatus>\
                </t:CalendarItem>";
    let id = client.create_item(None, item);
    let calendar = text(body(&mut client, &id, "MimeContent", ""));
    assert!(calendar.contains("DTSTART:20300501T100000Z") && calendar.contains("FREE"), "{calendar}");
}

//! Bodies, and the forms in which they are returned.

use ews_sim::ServerProfile;

use super::{KINDS, item_of};
use crate::client::{Client, distinguished, field, get_item};
use crate::tree::{Id, Tree};

const HTML: &str = "<t:Body BodyType=\"HTML\">&lt;html&gt;&lt;body&gt;&lt;p&gt;Some &lt;b&gt;bold&lt;/b&gt; \
                    text&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;</t:Body>";
const TEXT: &str = "<t:Body BodyType=\"Text\">Some &lt;plain&gt; text</t:Body>";

/// An item of a kind with a body, and its id.
fn create(client: &mut Client, kind: &str, folder: &str, body: &str) -> Id {
    client.create_item(Some(&distinguished(folder)), &item_of(kind, body))
}

/// The element of an item that holds a body, in the form asked for.
#[track_caller]
fn body(client: &mut Client, id: &Id, name: &str, body_type: &str) -> Tree {
    let switches = format!("<t:BodyType>{body_type}</t:BodyType>");
    let paths = field(&format!("item:{name}"));
    let answer = client.succeed(&get_item(&id.item(), "IdOnly", &switches, &paths));
    answer.object().child(name).clone()
}

#[test]
fn the_body_is_returned_as_html_as_text_or_as_it_is() {
    requirements!(CORE: 76, 1679, 1680; CDATA: 15, 17, 18, 1097, 1190);
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let html = create(&mut client, kind, folder, HTML);
        let text = create(&mut client, kind, folder, TEXT);
        for (id, body_type, expected) in [
            (&html, "Best", "HTML"),
            (&html, "HTML", "HTML"),
            (&html, "Text", "Text"),
            (&text, "Text", "Text"),
        ] {
            let body = body(&mut client, id, "Body", body_type);
            assert_eq!(body.attribute("BodyType"), expected, "{kind}");
            let has_markup = body.text.contains("<b>bold</b>");
            assert_eq!(has_markup, expected == "HTML", "{kind}: {body}");
        }
        let as_it_is = body(&mut client, &text, "Body", "Best");
        assert_eq!((as_it_is.attribute("BodyType"), &*as_it_is.text), ("Text", "Some <plain> text"));
        let as_html = body(&mut client, &text, "Body", "HTML");
        assert_eq!(as_html.attribute("BodyType"), "HTML");
        assert!(as_html.text.contains("Some &lt;plain&gt; text"), "{as_html}");
    }
}

#[test]
fn the_unique_and_the_normalized_body_are_returned_as_html_or_as_text() {
    requirements!(CORE: 1681, 1682, 1349, 1683, 2290);
    for name in ["UniqueBody", "NormalizedBody"] {
        for (kind, folder) in KINDS {
            let mut client = Client::new();
            let id = create(&mut client, kind, folder, HTML);
            for body_type in ["HTML", "Text"] {
                let body = body(&mut client, &id, name, body_type);
                assert_eq!(body.attribute("BodyType"), body_type, "{name} of {kind}");
                assert!(body.text.contains("bold"), "{name} of {kind}: {body}");
            }
        }
    }
    let mut older = Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    let id = create(&mut older, "Message", "drafts", TEXT);
    assert!(body(&mut older, &id, "UniqueBody", "Text").text.contains("Some <plain> text"));
}

#[test]
fn a_preview_is_the_beginning_of_the_text() {
    requirements!(CORE: 1354, 1731);
    let mut client = Client::new();
    let long = format!("<t:Body BodyType=\"Text\">{}</t:Body>", "word ".repeat(100));
    let id = create(&mut client, "Message", "drafts", &long);
    let item = client.item_with(&id, &(field("item:Preview") + &field("item:TextBody")));
    assert_eq!(item.child("Preview").text.trim_end(), "word ".repeat(52)[..256].trim_end());
    assert_eq!(item.child("TextBody").text.trim_end(), "word ".repeat(100).trim_end());
}

#[test]
fn a_body_that_is_too_long_for_the_client_is_cut() {
    requirements!(CDATA: 4003);
    let mut client = Client::new();
    let long = format!("<t:Body BodyType=\"Text\">{}</t:Body>", "x".repeat(5_000));
    let id = create(&mut client, "Message", "drafts", &long);
    let mut truncated = |switches: &str| {
        let answer = client.succeed(&get_item(&id.item(), "IdOnly", switches, &field("item:Body")));
        let body = answer.object().child("Body").clone();
        (body.attribute("IsTruncated").to_owned(), body.text.len())
    };
    assert_eq!(truncated(""), ("false".to_owned(), 5_000));
    let (is_truncated, length) = truncated("<t:MaximumBodySize>1</t:MaximumBodySize>");
    assert_eq!(is_truncated, "true");
    assert!(length < 5_000, "{length}");
}

//! The switches of a shape that say what becomes of HTML.

use ews_sim::ServerProfile;

use super::{KINDS, item_of};
use crate::client::{Client, distinguished, field, get_item};

const BODY: &str = "<t:Body BodyType=\"HTML\">&lt;html&gt;&lt;body&gt;&lt;script&gt;alert(1)&lt;/script&gt;\
                    &lt;a href=\"http://contoso.example/\"&gt;Go&lt;/a&gt;\
                    &lt;img src=\"http://contoso.example/a.png\"&gt;&lt;/body&gt;&lt;/html&gt;</t:Body>";

/// The body of an item of a kind as a shape with these switches returns it.
#[track_caller]
fn body_with(mut client: Client, kind: &str, folder: &str, switches: &str) -> String {
    let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, BODY));
    let body = get_item(&id.item(), "IdOnly", switches, &field("item:Body"));
    client.succeed(&body).object().child("Body").text.clone()
}

#[test]
fn scripts_are_filtered_or_not() {
    requirements!(CDATA: 1193, 21193, 21194, 2119413);
    for (kind, folder) in KINDS {
        let has_script = |client: Client, filters: &str| {
            let switches = format!("<t:FilterHtmlContent>{filters}</t:FilterHtmlContent>");
            body_with(client, kind, folder, &switches).contains("script")
        };
        for client in Client::of_generations() {
            assert!(!has_script(client, "true"), "{kind}");
        }
        for client in Client::of_generations() {
            assert!(has_script(client, "false"), "{kind}");
        }
    }
}

#[test]
fn html_is_converted_to_utf_8_or_not() {
    requirements!(CDATA: 1195, 21195, 21196, 21498);
    for converts in ["true", "false"] {
        let switches = format!("<t:ConvertHtmlCodePageToUTF8>{converts}</t:ConvertHtmlCodePageToUTF8>");
        for (kind, folder) in KINDS {
            assert!(body_with(Client::new(), kind, folder, &switches).contains("Go"), "{converts} {kind}");
        }
    }
}

#[test]
fn a_template_for_inline_images_is_accepted() {
    requirements!(CDATA: 2149904);
    let switches = "<t:InlineImageUrlTemplate>Template1</t:InlineImageUrlTemplate>";
    assert!(body_with(Client::new(), "Message", "drafts", switches).contains("a.png"));
}

#[test]
fn external_images_are_blocked_or_not() {
    requirements!(CDATA: 2149905, 2149906);
    let client = || Client::of(ServerProfile::Exchange2013Sp1, "Exchange2013_SP1");
    let body = |blocks: &str| {
        let switches = format!("<t:BlockExternalImages>{blocks}</t:BlockExternalImages>");
        body_with(client(), "Message", "drafts", &switches)
    };
    assert!(!body("true").contains("src=\"http://contoso.example/a.png\""), "{}", body("true"));
    assert!(body("false").contains("src=\"http://contoso.example/a.png\""), "{}", body("false"));
}

#[test]
fn links_open_a_window_of_their_own_or_not() {
    requirements!(CDATA: 2149908, 2149909);
    let body = |adds: &str| {
        let switches = format!("<t:AddBlankTargetToLinks>{adds}</t:AddBlankTargetToLinks>");
        body_with(Client::new(), "Message", "drafts", &switches)
    };
    assert!(body("true").contains("target=\"_blank\""), "{}", body("true"));
    assert!(!body("false").contains("_blank"), "{}", body("false"));
}

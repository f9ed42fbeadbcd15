//! The most that one answer has: FP-158 to FP-164, FP-241, FP-334.

use ews_sim::mailbox::FolderKey;
use ews_sim::{Policies, ResponseCode, ServerProfile, Simulator};

use crate::client::{Client, distinguished, field};
use crate::scene::*;
use crate::support::{ADA, BOB};

/// A client of a server with these policies whose Inbox has so many messages.
fn with_policies(version: &'static str, policies: Policies, count: u32) -> Client {
    let simulator = Simulator::builder().policies(policies).mailbox(ADA).mailbox(BOB).build();
    let mut client = Client::with(simulator, version);
    let items = (0..count).map(|number| received(&format!("{number:04}"), number % 60));
    put(&mut client, FolderKey::INBOX, items);
    client
}

fn page(attributes: &str) -> String {
    format!("<m:IndexedPageItemView {attributes} Offset=\"0\" BasePoint=\"Beginning\"/>")
}

#[test]
fn fp_162_fp_163_more_than_one_answer_has_needs_pages() {
    let policies = Policies::default().with(|policies| policies.max_found = 5);
    for (version, count, code) in [
        ("Exchange2010", 6, ResponseCode::ErrorServerBusy),
        ("Exchange2010_SP1", 6, ResponseCode::ErrorExceededFindCountLimit),
        ("Exchange2016", 6, ResponseCode::ErrorExceededFindCountLimit),
        ("Exchange2016", 5, ResponseCode::NoError),
    ] {
        let mut client = with_policies(version, policies, count);
        let answer = client.refuse(&inbox().body(), code);
        if code == ResponseCode::ErrorExceededFindCountLimit {
            assert_eq!(
                answer.value("MessageText"),
                "You have exceeded the maximum number of objects that can be returned for the find \
                 operation. Use paging to reduce the result size and try your request again."
            );
        }
    }
}

#[test]
fn fp_241_a_mailbox_without_an_index_finds_no_words() {
    let policies = Policies::default().with(|policies| policies.content_indexing = false);
    let mut client = with_policies("Exchange2016", policies, 1);
    client.refuse(&inbox().query("0000").body(), ResponseCode::ErrorContentIndexingNotEnabled);
    for find in [inbox(), inbox().query(" "), inbox().only(&is_equal_to("item:Subject", "0000"))] {
        assert_eq!(find.subjects(&mut client), ["0000"]);
    }
}

#[test]
fn fp_158_fp_160_fp_161_a_page_is_no_larger_than_the_limit() {
    let policies = Policies::default().with(|policies| policies.max_found = 5);
    let mut client = with_policies("Exchange2016", policies, 12);
    for attributes in ["", "MaxEntriesReturned=\"5000\""] {
        let (attributes, subjects) = inbox().view(page(attributes)).page(&mut client);
        assert_eq!((attributes.as_str(), subjects.len()), ("offset 5, total 12, last false", 5));
    }
    let mut default = with_policies("Exchange2016", Policies::default(), 1001);
    default.refuse(&inbox().body(), ResponseCode::ErrorExceededFindCountLimit);
    let (attributes, subjects) = inbox().view(page("")).page(&mut default);
    assert_eq!((attributes.as_str(), subjects.len()), ("offset 1000, total 1001, last false", 1000));
}

#[test]
fn fp_164_words_find_fewer_than_restrictions() {
    let policies = Policies::default().with(|policies| {
        policies.max_found_by_query_string = 2;
        policies.max_found_by_restriction = 4;
    });
    let expression = exists(&field("item:Subject"));
    for (profile, version, by_words) in [
        (ServerProfile::Exchange2010Sp2, "Exchange2010_SP2", 6),
        (ServerProfile::Exchange2013, "Exchange2013", 2),
        (ServerProfile::Exchange2019, "Exchange2016", 2),
    ] {
        let builder = Simulator::builder().profile(profile).policies(policies);
        let mut client = Client::with(builder.mailbox(ADA).mailbox(BOB).build(), version);
        put(&mut client, FolderKey::INBOX, ["a", "b", "c", "d", "e", "f"].map(message));
        let found = |client: &mut Client, find: Find| find.view(page("")).subjects(client).len();
        assert_eq!(found(&mut client, inbox().query("NOT none")), by_words, "{profile:?}");
        assert_eq!(found(&mut client, inbox().only(&expression)), 4, "{profile:?}");
        assert_eq!(found(&mut client, inbox()), 6, "{profile:?}");
    }
}

#[test]
fn folders_are_limited_by_the_same_policies() {
    let policies = Policies::default().with(|policies| {
        policies.max_found = 5;
        policies.max_found_by_restriction = 1;
    });
    let mut client = with_policies("Exchange2016", policies, 0);
    let find = |restriction: &str| {
        format!(
            "<m:FindFolder Traversal=\"Shallow\"><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape>\
             </m:FolderShape>\
             <m:IndexedPageFolderView Offset=\"0\" BasePoint=\"Beginning\"/>{restriction}\
             <m:ParentFolderIds>{}\
             </m:ParentFolderIds></m:FindFolder>",
            distinguished("msgfolderroot")
        )
    };
    let restriction = format!("<m:Restriction>{}</m:Restriction>", exists(&field("folder:DisplayName")));
    for (body, most) in [(find(""), 5), (find(&restriction), 1)] {
        let answer = client.succeed(&body);
        assert_eq!(answer.one("Folders").children.len(), most);
        assert_eq!(answer.one("RootFolder").attribute("IncludesLastItemInRange"), "false");
    }
}

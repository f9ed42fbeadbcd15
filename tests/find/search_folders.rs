//! What search folders show, through FindItem and in their counts: FP-024, FI-173 to FI-182.

use ews_sim::ResponseCode;
use ews_sim::mailbox::FolderKey;
use ews_sim::property::MessageProperty;

use crate::client::{Client, create_folder, create_item, distinguished, field, message as message_element};
use crate::scene::*;
use crate::tree::Id;

/// A search folder that looks for unread messages in folders.
#[track_caller]
fn unread_in(client: &mut Client, traversal: &str, base: &str) -> String {
    searching(client, traversal, &is_equal_to("message:IsRead", "false"), base)
}

#[track_caller]
fn searching(client: &mut Client, traversal: &str, expression: &str, base: &str) -> String {
    let folder = search_folder(traversal, expression, base);
    let answer = client.succeed(&create_folder(&distinguished("searchfolders"), &folder));
    assert_eq!(answer.object().name, "SearchFolder");
    answer.object().id().folder()
}

fn search_folder(traversal: &str, expression: &str, base: &str) -> String {
    format!(
        "<t:SearchFolder><t:DisplayName>{traversal}</t:DisplayName>\
         <t:SearchParameters Traversal=\"{traversal}\">\
         <t:Restriction>{expression}</t:Restriction><t:BaseFolderIds>{base}</t:BaseFolderIds>\
         </t:SearchParameters></t:SearchFolder>"
    )
}

/// TotalCount and UnreadCount of a folder.
#[track_caller]
fn counts(client: &mut Client, folder: &str) -> [String; 2] {
    let folder = client.folder(folder);
    ["TotalCount", "UnreadCount"].map(|name| folder.value(name).to_owned())
}

fn set_read(client: &mut Client, id: &Id, is_read: bool) -> Id {
    let change = format!("<t:Message><t:IsRead>{is_read}</t:IsRead></t:Message>");
    client.update_item(id, &crate::client::set_field("Item", "message:IsRead", &change))
}

#[test]
fn fi_178_nothing_is_made_in_a_search_folder() {
    let mut client = Client::new();
    let search = unread_in(&mut client, "Shallow", &distinguished("inbox"));
    let body = create_item(Some(&search), &message_element("x", ""));
    client.refuse(&body, ResponseCode::ErrorInvalidFolderTypeForOperation);
}

#[test]
fn fi_180_a_search_folder_is_not_synchronized() {
    let mut client = Client::new();
    let search = unread_in(&mut client, "Shallow", &distinguished("inbox"));
    let body = format!(
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>\
         <m:SyncFolderId>{search}\
         </m:SyncFolderId><m:MaxChangesReturned>10</m:MaxChangesReturned></m:SyncFolderItems>"
    );
    let answer = client.send(&body);
    assert!(!answer.codes.contains(&ResponseCode::NoError), "{}", *answer);
}

#[test]
fn fp_024_fi_177_what_it_shows_lies_elsewhere() {
    let mut client = with_items([
        received("read", 1).with(MessageProperty::IsRead, true),
        received("unread", 2).with(MessageProperty::IsRead, false),
    ]);
    let search = unread_in(&mut client, "Shallow", &distinguished("inbox"));
    let shown = find(&search).shape("IdOnly", &["item:Subject", "item:ParentFolderId"].map(field).concat());
    let answer = client.succeed(&shown.body());
    assert_eq!(subjects_of(&answer), ["unread"]);
    let parent = answer.one("ParentFolderId").attribute("Id").to_owned();
    assert_eq!(parent, client.folder_id(&distinguished("inbox")).id);
    // What it shows can be searched further.
    let further = find(&search).only(&is_equal_to("item:Subject", "read"));
    assert_eq!(further.subjects(&mut client), [""; 0]);
}

#[test]
fn fi_173_fi_175_how_deep_it_looks() {
    let mut client = Client::new();
    let below = client.create_mail_folder(&distinguished("inbox"), "Below").folder();
    let unread = |subject: &str| message(subject).with(MessageProperty::IsRead, false);
    put(&mut client, FolderKey::INBOX, [unread("above")]);
    let key = {
        let mailbox = client.simulator.mailbox(crate::support::ADA).expect("the mailbox is there");
        let folder = mailbox.children_of(FolderKey::INBOX).next().expect("it was just made");
        folder.key()
    };
    put(&mut client, key, [unread("below")]);
    let [shallow, deep] =
        ["Shallow", "Deep"].map(|traversal| unread_in(&mut client, traversal, &distinguished("inbox")));
    assert_eq!(find(&shallow).subjects(&mut client), ["above"]);
    assert_eq!(find(&deep).by(BY_SUBJECT).subjects(&mut client), ["above", "below"]);
    assert_eq!(
        (counts(&mut client, &deep), counts(&mut client, &below)),
        (["2", "2"].map(str::to_owned), ["1", "1"].map(str::to_owned))
    );
}

#[test]
fn fi_176_what_it_shows_follows_what_changes() {
    let mut client = Client::new();
    let search = unread_in(&mut client, "Shallow", &distinguished("inbox"));
    let none = ["0", "0"].map(str::to_owned);
    assert_eq!(counts(&mut client, &search), none);
    put(
        &mut client,
        FolderKey::INBOX,
        ["a", "b"].map(|subject| message(subject).with(MessageProperty::IsRead, false)),
    );
    assert_eq!(find(&search).by(BY_SUBJECT).subjects(&mut client), ["a", "b"]);
    assert_eq!(counts(&mut client, &search), ["2", "2"]);
    let a = client.item_named(&distinguished("inbox"), "a");
    let a = set_read(&mut client, &a, true);
    assert_eq!(find(&search).subjects(&mut client), ["b"]);
    set_read(&mut client, &a, false);
    assert_eq!(counts(&mut client, &search), ["2", "2"]);
    let b = client.item_named(&distinguished("inbox"), "b");
    client.transfer_item("MoveItem", &b, &distinguished("drafts"));
    assert_eq!(find(&search).subjects(&mut client), ["a"]);
    let a = client.item_named(&distinguished("inbox"), "a");
    client.delete_item(&a, "HardDelete");
    assert_eq!((find(&search).subjects(&mut client), counts(&mut client, &search)), (vec![], none));
}

#[test]
fn every_kind_of_expression_makes_a_search_folder() {
    let mut client = with_items([message("plan"), message("report")]);
    let subject = field("item:Subject");
    for (expression, expected) in [
        (is_equal_to("item:Subject", "PLAN"), &["plan"][..]),
        (compare("IsGreaterThan", &subject, "plan"), &["report"]),
        (contains("Prefixed", "Exact", &subject, "rep"), &["report"]),
        (excludes(&extended("None", "Integer"), "1"), &["plan", "report"]),
        (and(&[exists(&subject), not(&is_equal_to("item:Subject", "plan"))]), &["report"]),
        (
            or(&[is_equal_to("item:Subject", "plan"), compare_paths("IsLessThan", &subject, &subject)]),
            &["plan"],
        ),
    ] {
        let search = searching(&mut client, "Shallow", &expression, &distinguished("inbox"));
        assert_eq!(find(&search).by(BY_SUBJECT).subjects(&mut client), expected, "{expression}");
        client.delete_folder(&search, "HardDelete");
    }
}

//! Where items are looked for: FP-001 to FP-006, FP-016 to FP-021, FP-025.

use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, NewItem, PermissionLevel};
use ews_sim::property::{ItemKind, ItemProperty};
use ews_sim::{ResponseCode, ServerProfile, Simulator};

use crate::client::{Client, delete_folder, delete_item, distinguished, distinguished_of, field};
use crate::scene::*;
use crate::support::{ADA, BOB, envelope_for, send_bytes};

const MALFORMED: &str = "<t:FolderId Id=\"AAMkAD\"/>";

#[test]
fn fp_003_fp_004_an_id_that_is_none_spoils_only_its_own_answer() {
    let mut client = with_messages(1);
    let parents = [&distinguished("inbox"), MALFORMED, &distinguished("drafts")].concat();
    let answer = client.send(&find(&parents).body());
    let expected = [ResponseCode::NoError, ResponseCode::ErrorInvalidIdMalformed, ResponseCode::NoError];
    assert_eq!(answer.codes, expected);
    let names = answer.messages()[1].names();
    assert_eq!(names, ["MessageText", "ResponseCode", "DescriptiveLinkKey"]);
    assert_eq!(answer.messages()[1].value("DescriptiveLinkKey"), "0");
    assert_eq!(answer.messages()[1].value("MessageText"), "Id is malformed.");
}

#[test]
fn fp_006_a_folder_that_is_gone() {
    let mut client = Client::new();
    let gone = client.create_mail_folder(&distinguished("inbox"), "Gone").folder();
    client.succeed(&delete_folder(&gone, "HardDelete"));
    let answer = client.refuse(&find(&gone).body(), ResponseCode::ErrorFolderNotFound);
    assert_eq!(answer.value("MessageText"), "The specified folder could not be found in the store.");
}

#[test]
fn folders_of_others_are_searched_by_whom_they_let_read() {
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let inbox = DistinguishedFolderId::Inbox;
    let simulator = builder.allow_folder_access(BOB, ADA, inbox, PermissionLevel::Reviewer).build();
    let mut client = Client::with(simulator, "Exchange2016");
    put(&mut client, FolderKey::INBOX, [message("hers")]);
    client.log_on(BOB);
    let answer = client.send(&find(&distinguished_of("drafts", ADA)).body());
    assert!(!answer.codes.contains(&ResponseCode::NoError), "{}", *answer);
    assert_eq!(find(&distinguished_of("inbox", ADA)).subjects(&mut client), ["hers"]);
}

#[test]
fn a_folder_that_is_seen_and_not_to_be_read_shows_nothing() {
    // From Exchange 2013 on contributors read.
    let mut client = Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    put(&mut client, FolderKey::INBOX, [message("hers")]);
    let ada = client.simulator.mailbox_mut(ADA).expect("the mailbox is there");
    ada.grant(FolderKey::MSG_FOLDER_ROOT, BOB, PermissionLevel::Reviewer).expect("a level");
    ada.grant(FolderKey::INBOX, BOB, PermissionLevel::Contributor).expect("a level");
    client.log_on(BOB);
    let (attributes, subjects) = find(&distinguished_of("inbox", ADA)).page(&mut client);
    assert_eq!((attributes.as_str(), subjects.len()), ("total 0, last true", 0));
}

#[test]
fn a_search_folder_shows_others_only_what_they_may_read() {
    let mut client = Client::new();
    put(&mut client, FolderKey::INBOX, [message("to be read")]);
    put(&mut client, FolderKey::DRAFTS, [message("secret")]);
    let parameters = format!(
        "<t:SearchParameters><t:Restriction>{}</t:Restriction><t:BaseFolderIds>{}</t:BaseFolderIds>\
         </t:SearchParameters>",
        exists(&field("item:Subject")),
        ["inbox", "drafts"].map(distinguished).concat()
    );
    let folder =
        format!("<t:SearchFolder><t:DisplayName>Search</t:DisplayName>{parameters}</t:SearchFolder>");
    let search = client.create_folder(&distinguished("msgfolderroot"), &folder).folder();
    let ada = client.simulator.mailbox_mut(ADA).expect("the mailbox is there");
    let keys: Vec<_> = ada.children_of(FolderKey::MSG_FOLDER_ROOT).map(|folder| folder.key()).collect();
    ada.grant(FolderKey::MSG_FOLDER_ROOT, BOB, PermissionLevel::Reviewer).expect("a level");
    for key in keys.into_iter().filter(|key| *key != FolderKey::DRAFTS) {
        ada.grant(key, BOB, PermissionLevel::Reviewer).expect("a level");
    }
    assert_eq!(find(&search).by(BY_SUBJECT).subjects(&mut client), ["secret", "to be read"]);
    assert_eq!(find(&search).subjects(client.log_on(BOB)), ["to be read"]);
}

#[test]
fn fp_001_fp_002_fp_005_each_folder_has_a_message_of_its_own() {
    let mut client = with_messages(2);
    put(&mut client, FolderKey::DRAFTS, [message("draft")]);
    let answer = client.succeed(&inbox().body());
    assert_eq!(answer.messages()[0].name, "FindItemResponseMessage");
    assert_eq!(answer.messages()[0].attribute("ResponseClass"), "Success");
    assert_eq!(answer.messages()[0].names(), ["ResponseCode", "RootFolder"]);
    let parents = ["drafts", "inbox", "sentitems", "inbox"].map(distinguished).concat();
    let answer = client.succeed(&find(&parents).by(BY_SUBJECT).body());
    let found: Vec<_> = answer.messages().iter().map(subjects_of).collect();
    assert_eq!(found, [vec!["draft"], vec!["0000", "0001"], vec![], vec!["0000", "0001"]]);
    assert_eq!(answer.messages()[1], answer.messages()[3]);
}

#[test]
fn fp_016_what_lies_in_folders_below_is_not_found() {
    let mut client = with_messages(1);
    let below = client.create_mail_folder(&distinguished("inbox"), "Below").folder();
    client.create_message(&below, "below");
    assert_eq!(inbox().subjects(&mut client), ["0000"]);
    assert_eq!(find(&below).subjects(&mut client), ["below"]);
}

#[test]
fn fp_017_fp_018_fp_019_hidden_items_are_found_among_themselves() {
    let mut client = with_messages(1);
    let hidden = |subject: &str, class: &str| NewItem {
        is_associated: true,
        ..message(subject).with(ItemProperty::ItemClass, class)
    };
    let items = [hidden("one", "IPM.Configuration.Views"), hidden("two", "IPM.Microsoft.Rule")];
    put(&mut client, FolderKey::INBOX, items);
    assert_eq!(inbox().subjects(&mut client), ["0000"]);
    let associated = inbox().traversal("Associated").by(BY_SUBJECT);
    let answer = client.succeed(&associated.clone().shape("AllProperties", "").body());
    assert_eq!(subjects_of(&answer), ["one", "two"]);
    assert_eq!(answer.values("IsAssociated"), ["true", "true"]);
    let configuration = contains("Substring", "Exact", &field("item:ItemClass"), "IPM.Configuration");
    let answer = client.succeed(&associated.only(&configuration).body());
    assert_eq!(subjects_of(&answer), ["one"]);
    assert_eq!(answer.one("Items").children[0].name, "Message");
}

#[test]
fn fp_020_fp_021_what_a_folder_had_deleted_is_not_found_in_it() {
    let mut client = with_messages(2);
    let ids = ids_of(&client.succeed(&inbox().by(BY_SUBJECT).body()));
    client.succeed(&delete_item(&ids[0].item(), "SoftDelete"));
    let deleted = inbox().traversal("SoftDeleted");
    let restricted = deleted.clone().only(&exists(&field("item:Subject")));
    for find in [deleted, restricted] {
        let (attributes, subjects) = find.page(&mut client);
        assert_eq!((attributes.as_str(), subjects.len()), ("total 0, last true", 0));
    }
    // It lies in a folder of its own.
    let recoverable = find(&distinguished("recoverableitemsdeletions"));
    assert_eq!(recoverable.subjects(&mut client), ["0000"]);
}

#[test]
fn fp_025_fp_335_a_search_changes_nothing() {
    let mut client = with_messages(3);
    put(&mut client, FolderKey::CONTACTS, [NewItem::new(ItemKind::Contact)]);
    let before = client.simulator.clone();
    let parents = ["inbox", "contacts"].map(distinguished).concat();
    let body = find(&parents).shape("AllProperties", "").query("0001").body();
    let request = envelope_for("Exchange2016", &body);
    let mut answers = || send_bytes(&mut client.simulator, ADA, request.as_bytes()).body().to_vec();
    assert_eq!(answers(), answers());
    assert!(client.simulator == before);
}

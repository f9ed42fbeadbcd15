//! Saving and sending.

use ews_sim::ResponseCode::{ErrorInvalidRecipients, ErrorItemNotFound};

use crate::client::{
    Client, create_item_with, distinguished, distinguished_of, get_item, message, recipients,
};
use crate::support::BOB;
use crate::tree::Id;

/// SendItem of a message, with the folder for the copy.
pub(crate) fn send_item(id: &Id, saves: bool, folder: Option<&str>) -> String {
    let folder = folder.map(|id| format!("<m:SavedItemFolderId>{id}</m:SavedItemFolderId>"));
    format!(
        "<m:SendItem SaveItemToFolder=\"{saves}\"><m:ItemIds>{}</m:ItemIds>{}</m:SendItem>",
        id.item(),
        folder.unwrap_or_default()
    )
}

/// CreateItem of a message to Bob with a disposition.
fn create(disposition: &str, folder: Option<&str>, subject: &str) -> String {
    let attribute = format!("MessageDisposition=\"{disposition}\"");
    create_item_with(&attribute, folder, &message(subject, &recipients("ToRecipients", BOB)))
}

/// The subjects in Bob's Inbox.
fn delivered(client: &mut Client) -> Vec<String> {
    let subjects = client.log_on(BOB).subjects_in(&distinguished_of("inbox", BOB));
    client.log_on(crate::support::ADA);
    subjects
}

fn nothing() -> Vec<String> {
    Vec::new()
}

#[test]
fn what_is_only_saved_is_in_the_folder_and_can_be_sent_later() {
    requirements!(MSG: 80, 81, 82);
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Saved").folder();
    let answer = client.succeed(&create("SaveOnly", Some(&folder), "Later"));
    let id = answer.object().child("ItemId").id();
    assert_eq!(client.subjects_in(&folder), ["Later"]);
    assert_eq!(delivered(&mut client), nothing());
    client.succeed(&send_item(&id, false, None));
    assert_eq!(delivered(&mut client), ["Later"]);
    client.refuse(&get_item(&id.item(), "IdOnly", "", ""), ErrorItemNotFound);
}

#[test]
fn what_is_only_sent_is_saved_nowhere() {
    requirements!(MSG: 83, 203, 84);
    let mut client = Client::new();
    let answer = client.succeed(&create("SendOnly", None, "Sent"));
    assert_eq!(answer.messages()[0].child("Items").children, []);
    assert_eq!(delivered(&mut client), ["Sent"]);
    for name in ["sentitems", "drafts", "outbox"] {
        assert_eq!(client.items_in(&distinguished(name)), [], "{name}");
    }
}

#[test]
fn what_is_sent_and_saved_is_in_the_folder() {
    requirements!(MSG: 85, 204, 86);
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Copies").folder();
    let answer = client.succeed(&create("SendAndSaveCopy", Some(&folder), "One"));
    assert_eq!(answer.messages()[0].child("Items").children, []);
    client.succeed(&create("SendAndSaveCopy", None, "Two"));
    assert_eq!(client.subjects_in(&folder), ["One"]);
    assert_eq!(client.subjects_in(&distinguished("sentitems")), ["Two"]);
    assert_eq!(delivered(&mut client), ["One", "Two"]);
}

#[test]
fn a_message_is_sent_to_somebody() {
    requirements!(MSG: 31);
    let mut client = Client::new();
    let body = create_item_with("MessageDisposition=\"SendOnly\"", None, &message("Nobody", ""));
    client.refuse(&body, ErrorInvalidRecipients);
    client.succeed(&create("SendOnly", None, "Somebody"));
    assert_eq!(delivered(&mut client), ["Somebody"]);
}

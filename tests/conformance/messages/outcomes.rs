//! What every operation on messages answers where it succeeds and where it fails.

use ews_sim::ResponseCode::{ErrorItemNotFound, ErrorObjectTypeChanged};

use crate::client::{
    Client, create_item, delete_item, distinguished, get_item, message, recipients, set_field, transfer_item,
    update_item,
};
use crate::folders::assert_outcome;
use crate::support::BOB;
use crate::tree::Id;

/// A client, the id of a message in Drafts, and that of one that is gone.
fn client_with_messages() -> (Client, Id, Id) {
    let mut client = Client::new();
    let written = message("Draft", &recipients("ToRecipients", BOB));
    let draft = client.create_item(None, &written);
    let gone = client.create_item(None, &message("Gone", ""));
    client.delete_item(&gone, "HardDelete");
    (client, draft, gone)
}

#[test]
fn create_item_answers_success_or_error() {
    requirements!(MSG: 111, 112, 113, 113001, 113002);
    let (mut client, ..) = client_with_messages();
    let wrong = "<t:Message><t:ItemClass>IPM.Appointment</t:ItemClass></t:Message>";
    let answer = client.refuse(&create_item(None, wrong), ErrorObjectTypeChanged);
    assert_outcome(&answer, "CreateItem", "Error", "ErrorObjectTypeChanged");
    let answer = client.succeed(&create_item(None, &message("New", "")));
    assert_outcome(&answer, "CreateItem", "Success", "NoError");
}

#[test]
fn get_item_answers_success_or_error() {
    requirements!(MSG: 133, 134, 135, 135001, 135002);
    let (mut client, draft, gone) = client_with_messages();
    let answer = client.refuse(&get_item(&gone.item(), "IdOnly", "", ""), ErrorItemNotFound);
    assert_outcome(&answer, "GetItem", "Error", "ErrorItemNotFound");
    let answer = client.succeed(&get_item(&draft.item(), "IdOnly", "", ""));
    assert_outcome(&answer, "GetItem", "Success", "NoError");
    assert_eq!(answer.object().id(), draft);
}

#[test]
fn update_item_answers_success_or_error() {
    requirements!(MSG: 143, 144, 145, 145001, 145002);
    let (mut client, draft, gone) = client_with_messages();
    let update = set_field("Item", "item:Subject", &message("Changed", ""));
    let answer = client.refuse(&update_item(&gone.item(), &update), ErrorItemNotFound);
    assert_outcome(&answer, "UpdateItem", "Error", "ErrorItemNotFound");
    let answer = client.succeed(&update_item(&draft.item(), &update));
    assert_outcome(&answer, "UpdateItem", "Success", "NoError");
    assert_eq!(client.item(&answer.object().id()).value("Subject"), "Changed");
}

#[test]
fn delete_item_answers_success_or_error() {
    requirements!(MSG: 152, 153, 154, 154001, 154002);
    let (mut client, draft, _) = client_with_messages();
    let answer = client.succeed(&delete_item(&draft.item(), "HardDelete"));
    assert_outcome(&answer, "DeleteItem", "Success", "NoError");
    let answer = client.refuse(&delete_item(&draft.item(), "HardDelete"), ErrorItemNotFound);
    assert_outcome(&answer, "DeleteItem", "Error", "ErrorItemNotFound");
}

#[test]
fn move_item_answers_success_or_error() {
    requirements!(MSG: 161, 162, 163, 163001, 163002);
    let (mut client, draft, _) = client_with_messages();
    let body = transfer_item("MoveItem", &draft.item(), &distinguished("inbox"));
    assert_outcome(&client.succeed(&body), "MoveItem", "Success", "NoError");
    let answer = client.refuse(&body, ErrorItemNotFound);
    assert_outcome(&answer, "MoveItem", "Error", "ErrorItemNotFound");
    assert_eq!(client.subjects_in(&distinguished("inbox")), ["Draft"]);
    assert_eq!(client.items_in(&distinguished("drafts")), []);
}

#[test]
fn copy_item_answers_success_or_error() {
    requirements!(MSG: 168, 169, 170, 170001, 170002);
    let (mut client, draft, gone) = client_with_messages();
    let target = distinguished("inbox");
    let answer = client.refuse(&transfer_item("CopyItem", &gone.item(), &target), ErrorItemNotFound);
    assert_outcome(&answer, "CopyItem", "Error", "ErrorItemNotFound");
    let answer = client.succeed(&transfer_item("CopyItem", &draft.item(), &target));
    assert_outcome(&answer, "CopyItem", "Success", "NoError");
    for name in ["inbox", "drafts"] {
        assert_eq!(client.subjects_in(&distinguished(name)), ["Draft"]);
    }
}

#[test]
fn send_item_answers_success_or_error() {
    requirements!(MSG: 177, 178, 179);
    let (mut client, draft, gone) = client_with_messages();
    let answer = client.refuse(&super::sending::send_item(&gone, true, None), ErrorItemNotFound);
    assert_outcome(&answer, "SendItem", "Error", "ErrorItemNotFound");
    let answer = client.succeed(&super::sending::send_item(&draft, true, None));
    assert_outcome(&answer, "SendItem", "Success", "NoError");
}

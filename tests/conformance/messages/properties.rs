//! The properties of messages.

use ews_sim::ResponseCode::ErrorInvalidPropertySet;

use crate::client::{
    Client, create_item, create_item_with, distinguished, field, get_item, message, recipients, set_field,
    update_item,
};
use crate::support::{ADA, BOB};
use crate::tree::{Id, Tree};

/// Whom a recipient element names.
fn addresses(message: &Tree, element: &str) -> Vec<String> {
    let recipients = message.get(element).map_or(Vec::new(), |it| it.values("EmailAddress"));
    recipients.into_iter().map(str::to_owned).collect()
}

/// Creates a message with an element and updates it to another; what each said of it is returned.
#[track_caller]
fn written_twice(field_uri: &str, name: &str, [first, second]: [&str; 2]) -> [String; 2] {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Written", first));
    let read = |client: &mut Client, id: &Id| {
        let element = client.item_with(id, &field(field_uri)).child(name).clone();
        let address = element.value("EmailAddress").to_owned();
        if address.is_empty() { element.text } else { address }
    };
    let created = read(&mut client, &id);
    let update = set_field("Item", field_uri, &format!("<t:Message>{second}</t:Message>"));
    let id = client.update_item(&id, &update);
    [created, read(&mut client, &id)]
}

#[test]
fn mailboxes_are_optional_and_can_be_written() {
    requirements!(
        MSG: 26, 27, 28, 30, 32, 33, 34, 35, 36, 37, 38, 53, 54, 55, 69, 70, 71, 2512, 2516, 2912, 2916
    );
    let mut client = Client::new();
    let id = client.create_item(None, &message("Without", ""));
    let without = client.item(&id);
    for name in ["ToRecipients", "CcRecipients", "BccRecipients", "ReplyTo"] {
        assert_eq!(addresses(&without, name), Vec::<String>::new(), "{name}");
        let elements = [ADA, BOB].map(|address| recipients(name, address));
        let elements = elements.each_ref().map(String::as_str);
        assert_eq!(written_twice(&format!("message:{name}"), name, elements), [ADA, BOB]);
    }
    let from = [ADA, BOB].map(|address| recipients("From", address));
    let from = from.each_ref().map(String::as_str);
    assert_eq!(written_twice("message:From", "From", from), [ADA, BOB]);

    let typed = |element: &str, address| {
        recipients(element, address)
            .replace("</t:Mailbox>", "<t:MailboxType>Mailbox</t:MailboxType></t:Mailbox>")
    };
    let sender = typed("Sender", ADA);
    let id = client.create_item(None, &message("Sender", &sender));
    let sender = client.item_with(&id, &field("message:Sender")).child("Sender").clone();
    assert_eq!((sender.value("EmailAddress"), sender.value("MailboxType")), (ADA, "Mailbox"));
    let to = message("To", &typed("ToRecipients", BOB));
    let id = client.create_item(None, &to);
    assert_eq!(client.item(&id).child("ToRecipients").value("MailboxType"), "Mailbox");
    let empty = message("Empty", &recipients("ToRecipients", ""));
    assert_eq!(client.send(&create_item(None, &empty)).name, "Fault");
}

#[test]
fn switches_are_optional_and_can_be_written() {
    requirements!(
        MSG: 39, 40, 41, 42, 4200, 43, 45, 46, 4600, 59, 60, 61, 6100, 62, 63, 64, 65, 6500
    );
    let names = ["IsReadReceiptRequested", "IsDeliveryReceiptRequested", "IsRead", "IsResponseRequested"];
    for name in names {
        let field_uri = format!("message:{name}");
        let element = |value: &str| format!("<t:{name}>{value}</t:{name}>");
        let (yes, no) = (element("true"), element("false"));
        assert_eq!(written_twice(&field_uri, name, [&yes, &no]), ["true", "false"], "{name}");
        assert_eq!(written_twice(&field_uri, name, [&no, &yes]), ["false", "true"], "{name}");
    }
    let mut client = Client::new();
    client.create_item(None, &message("Without", ""));
}

#[test]
fn references_are_optional_and_can_be_written() {
    requirements!(MSG: 66, 67, 68);
    let elements = ["<t:References>&lt;a@x&gt;</t:References>", "<t:References>&lt;b@x&gt;</t:References>"];
    assert_eq!(written_twice("message:References", "References", elements), ["<a@x>", "<b@x>"]);
    let mut client = Client::new();
    let id = client.create_item(None, &message("Without", ""));
    assert!(!client.item_with(&id, &field("message:References")).has("References"));
}

/// A property with a value nobody may set.
fn assert_read_only(name: &str, value: &str) {
    let mut client = Client::new();
    let element = format!("<t:{name}>{value}</t:{name}>");
    client.refuse(&create_item(None, &message("Set", &element)), ErrorInvalidPropertySet);
    let id = client.create_item(None, &message("Kept", ""));
    let before = client.item_with(&id, &field(&format!("message:{name}")));
    let value = format!("<t:Message>{element}</t:Message>");
    let update = set_field("Item", &format!("message:{name}"), &value);
    client.refuse(&update_item(&id.item(), &update), ErrorInvalidPropertySet);
    assert_eq!(client.item_with(&id, &field(&format!("message:{name}"))), before, "{name}");
}

#[test]
fn what_the_server_says_of_a_message_cannot_be_written() {
    requirements!(MSG: 48, 49, 51, 52, 72, 72001, 73, 73001);
    assert_read_only("ConversationIndex", "AQIDBA==");
    assert_read_only("ConversationTopic", "Another");
    let mailbox = format!("<t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox>");
    assert_read_only("ReceivedBy", &mailbox);
    assert_read_only("ReceivedRepresenting", &mailbox);
    let mut client = Client::new();
    let to_bob = message("Received", &recipients("ToRecipients", BOB));
    client.succeed(&create_item_with("MessageDisposition=\"SendOnly\"", None, &to_bob));
    client.log_on(BOB);
    let id = client.item_named(&distinguished("inbox"), "Received");
    let paths = ["ReceivedBy", "ReceivedRepresenting"].map(|name| field(&format!("message:{name}")));
    let received = client.item_with(&id, &paths.concat());
    for name in ["ReceivedBy", "ReceivedRepresenting"] {
        assert_eq!(received.child(name).value("EmailAddress"), BOB, "{name}");
    }
}

#[test]
fn the_id_of_a_message_on_the_internet_is_fixed_once_it_is_sent() {
    requirements!(MSG: 57, 58);
    let mut client = Client::new();
    let to_bob = message("Sent", &recipients("ToRecipients", BOB));
    client.succeed(&create_item_with("MessageDisposition=\"SendAndSaveCopy\"", None, &to_bob));
    let id = client.item_named(&distinguished("sentitems"), "Sent");
    let sent = client.item_with(&id, &field("message:InternetMessageId"));
    assert!(!sent.child("InternetMessageId").text.is_empty());
    let value = "<t:Message><t:InternetMessageId>&lt;own@x&gt;</t:InternetMessageId></t:Message>";
    let update = set_field("Item", "message:InternetMessageId", value);
    client.refuse(&update_item(&id.item(), &update), ErrorInvalidPropertySet);
    assert_eq!(client.item_with(&id, &field("message:InternetMessageId")), sent);
}

#[test]
fn approvals_votes_and_reminders_cannot_be_written() {
    requirements!(MSG: 73008, 73009, 73010);
    let elements = [
        "<t:ApprovalRequestData><t:IsUndecidedApprovalRequest>true</t:IsUndecidedApprovalRequest>\
         </t:ApprovalRequestData>",
        "<t:VotingInformation><t:VotingResponse>Yes</t:VotingResponse></t:VotingInformation>",
        "<t:ReminderMessageData><t:ReminderText>Now</t:ReminderText></t:ReminderMessageData>",
    ];
    for element in elements {
        let mut client = Client::new();
        client.refuse(&create_item(None, &message("Set", element)), ErrorInvalidPropertySet);
    }
}

#[test]
fn the_base_shape_says_which_properties_are_returned() {
    requirements!(MSG: 127, 198);
    let mut client = Client::new();
    let id = client.create_item(None, &message("Shown", &recipients("ToRecipients", BOB)));
    let id_only = client.succeed(&get_item(&id.item(), "IdOnly", "", ""));
    assert_eq!(id_only.object().names(), ["ItemId"]);
    let all = client.item(&id).names();
    for name in ["ItemId", "ParentFolderId", "ItemClass", "Subject", "Body", "ToRecipients", "IsRead"] {
        assert!(all.contains(&name), "{name} is not in {all:?}");
    }
}

//! Properties that follow from others, or from what happened to an item.

use ews_sim::ServerProfile;

use super::{KINDS, item_of};
use crate::client::{Client, distinguished, field, message, recipients, set_field};
use crate::support::{ADA, BOB};

#[test]
fn an_item_has_an_id_a_change_key_and_a_folder() {
    requirements!(CORE: 70, 156, 158, 71);
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let folder = client.folder_id(&distinguished(folder));
        let id = client.create_item(Some(&folder.folder()), &item_of(kind, ""));
        let item = client.item(&id);
        assert_eq!(item.child("ItemId").id(), id, "{kind}");
        assert!(id.id.len() <= 512 && id.change_key.is_some(), "{kind}");
        assert_eq!(item.child("ParentFolderId").id().id, folder.id, "{kind}");
        let value = format!("<t:{kind}><t:Importance>Low</t:Importance></t:{kind}>");
        let updated = client.update_item(&id, &set_field("Item", "item:Importance", &value));
        assert_eq!(updated.id, id.id, "{kind}");
        assert_ne!(updated.change_key, id.change_key, "{kind}");
    }
}

#[test]
fn the_size_grows_with_the_item() {
    requirements!(CORE: 79);
    let mut client = Client::new();
    let sizes = [1, 100, 10_000].map(|length| {
        let body = format!("<t:Body BodyType=\"Text\">{}</t:Body>", "x".repeat(length));
        let id = client.create_item(None, &message("Sized", &body));
        client.item(&id).child("Size").text.parse::<u32>().expect("a size is a number")
    });
    assert!(sizes[0] > 0 && sizes.is_sorted_by(|one, other| one < other), "{sizes:?}");
}

#[test]
fn a_draft_has_neither_been_sent_nor_submitted() {
    requirements!(CORE: 83, 1607, 84, 1608, 85, 1611, 86, 1613);
    let mut client = Client::new();
    let id = client.create_item(None, &message("Draft", ""));
    let item = client.item(&id);
    let found = ["IsDraft", "IsSubmitted", "IsFromMe", "IsResend"].map(|name| item.child(name).text.as_str());
    assert_eq!(found, ["true", "false", "false", "false"]);
}

#[test]
fn a_sent_message_is_no_draft() {
    requirements!(CORE: 1609);
    let mut client = Client::new();
    let item = message("Sent", &recipients("ToRecipients", BOB));
    let attributes = "MessageDisposition=\"SendAndSaveCopy\"";
    client.succeed(&crate::client::create_item_with(attributes, None, &item));
    let id = client.item_named(&distinguished("sentitems"), "Sent");
    assert_eq!(client.item(&id).child("IsDraft").text, "false");
}

#[test]
fn a_received_message_is_unmodified_until_it_is_changed() {
    requirements!(CORE: 87, 1614, 1615);
    let mut client = Client::new();
    let item = message("Received", &recipients("ToRecipients", BOB));
    let attributes = "MessageDisposition=\"SendOnly\"";
    client.succeed(&crate::client::create_item_with(attributes, None, &item));
    client.log_on(BOB);
    let id = client.item_named(&distinguished("inbox"), "Received");
    assert_eq!(client.item(&id).child("IsUnmodified").text, "true");
    let id = client.update_item(&id, &set_field("Item", "item:Subject", &message("Changed", "")));
    assert_eq!(client.item(&id).child("IsUnmodified").text, "false");
}

#[test]
fn recipients_are_displayed_one_after_the_other() {
    requirements!(CORE: 96, 97, 98, 99);
    let mut client = Client::new();
    let two = |element: &str, names: [&str; 2]| {
        let mailboxes = names.map(|name| {
            format!(
                "<t:Mailbox><t:Name>{name}</t:Name><t:EmailAddress>{name}@contoso.example</t:EmailAddress>\
                 </t:Mailbox>"
            )
        });
        format!("<t:{element}>{}</t:{element}>", mailboxes.concat())
    };
    let elements = two("ToRecipients", ["Ann", "Bert"]) + &two("CcRecipients", ["Carla", "Dan"]);
    let id = client.create_item(None, &message("Shown", &elements));
    let item = client.item(&id);
    assert_eq!((item.value("DisplayTo"), item.value("DisplayCc")), ("Ann; Bert", "Carla; Dan"));
}

#[test]
fn an_item_without_attachments_says_so() {
    requirements!(CORE: 1621);
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, ""));
        assert_eq!(client.item(&id).child("HasAttachments").text, "false", "{kind}");
    }
}

#[test]
fn the_form_for_editing_is_named_up_to_2013() {
    requirements!(CORE: 2503);
    let named = |profile, version| {
        let mut client = Client::of(profile, version);
        let id = client.create_item(None, &item_of("Task", ""));
        client.item_with(&id, &field("item:WebClientEditFormQueryString")).has("WebClientEditFormQueryString")
    };
    assert!(named(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2"));
    assert!(named(ServerProfile::Exchange2013Sp1, "Exchange2013_SP1"));
    assert!(!named(ServerProfile::Exchange2019, "Exchange2016"));
}

#[test]
fn an_item_was_last_modified_by_its_owner() {
    requirements!(CORE: 104);
    let mut client = Client::new();
    let id = client.create_item(None, &message("Modified", ""));
    let name = client.item(&id).child("LastModifiedName").text.clone();
    assert!(ADA.starts_with(&name.to_lowercase()) || name == ADA, "{name}");
}

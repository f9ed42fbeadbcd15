//! UpdateItem: the three kinds of changes.

use ews_sim::ResponseCode::ErrorIncorrectUpdatePropertyCount;
use ews_sim::ServerProfile;

use crate::client::{
    Client, delete_item, distinguished, distinguished_of, field, message, recipients, set_field, update_item,
};
use crate::support::{ADA, BOB};

#[test]
fn a_change_sets_appends_to_or_deletes_a_property() {
    requirements!(CORE: 555, 556, 557, 561);
    let mut client = Client::new();
    let elements = format!(
        "<t:Body BodyType=\"Text\">One</t:Body><t:Categories><t:String>Red</t:String></t:Categories>{}",
        recipients("ToRecipients", ADA)
    );
    let id = client.create_item(None, &message("Before", &elements));
    let set = set_field("Item", "item:Subject", &message("After", ""));
    let append = |field_uri: &str, value: &str| {
        let value = format!("<t:Message>{value}</t:Message>");
        set_field("Item", field_uri, &value).replace("SetItemField", "AppendToItemField")
    };
    let body = append("item:Body", "<t:Body BodyType=\"Text\">Two</t:Body>");
    let to = append("message:ToRecipients", &recipients("ToRecipients", BOB));
    let delete = format!("<t:DeleteItemField>{}</t:DeleteItemField>", field("item:Categories"));
    let id = client.update_item(&id, &(set + &body + &to + &delete));
    let item = client.item(&id);
    assert_eq!((item.value("Subject"), item.value("Body")), ("After", "OneTwo"));
    assert_eq!(item.child("ToRecipients").values("EmailAddress"), [ADA, BOB]);
    assert!(!item.has("Categories"));
}

#[test]
fn each_change_names_one_property() {
    requirements!(CDATA: 335);
    let mut client = Client::new();
    let id = client.create_item(None, &message("Before", ""));
    let two = message("After", "<t:Body BodyType=\"Text\">Body</t:Body>");
    for value in [&*two, "<t:Message/>"] {
        let update = set_field("Item", "item:Subject", value);
        client.refuse(&update_item(&id.item(), &update), ErrorIncorrectUpdatePropertyCount);
    }
    assert_eq!(client.item(&id).value("Subject"), "Before");
}

#[test]
fn an_update_that_sends_saves_a_copy_in_the_folder() {
    requirements!(CORE: 514);
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Copies").folder();
    let id = client.create_item(None, &message("Before", &recipients("ToRecipients", BOB)));
    let update = set_field("Item", "item:Subject", &message("After", ""));
    let saved = format!("<m:SavedItemFolderId>{folder}</m:SavedItemFolderId><m:ItemChanges>");
    let body = update_item(&id.item(), &update)
        .replace("MessageDisposition=\"SaveOnly\"", "MessageDisposition=\"SendAndSaveCopy\"")
        .replace("<m:ItemChanges>", &saved);
    client.succeed(&body);
    assert_eq!(client.subjects_in(&folder), ["After"]);
    assert_eq!(client.items_in(&distinguished("drafts")), []);
    assert_eq!(client.log_on(BOB).subjects_in(&distinguished_of("inbox", BOB)), ["After"]);
}

/// The subjects of the read receipts Ada gets after Bob has done something to her message.
fn receipts_after(act: impl Fn(&mut Client, &crate::tree::Id)) -> usize {
    let mut client = Client::of(ServerProfile::Exchange2013Sp1, "Exchange2013_SP1");
    let elements =
        recipients("ToRecipients", BOB) + "<t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>";
    let body = crate::client::create_item_with(
        "MessageDisposition=\"SendOnly\"",
        None,
        &message("Asking", &elements),
    );
    client.succeed(&body);
    client.log_on(BOB);
    let id = client.item_named(&distinguished("inbox"), "Asking");
    act(&mut client, &id);
    client.log_on(ADA).items_in(&distinguished("inbox")).len()
}

#[test]
fn receipts_are_suppressed_where_that_is_asked_for() {
    requirements!(CORE: 2311, 2315);
    let read = set_field("Item", "message:IsRead", "<t:Message><t:IsRead>true</t:IsRead></t:Message>");
    let suppressing = |body: String, operation: &str| {
        body.replace(operation, &format!("{operation} SuppressReadReceipts=\"true\""))
    };
    let updated = receipts_after(|client, id| {
        client.succeed(&update_item(&id.item(), &read));
    });
    assert_eq!(updated, 1);
    let quietly = receipts_after(|client, id| {
        client.succeed(&suppressing(update_item(&id.item(), &read), "<m:UpdateItem"));
    });
    assert_eq!(quietly, 0);
    let quietly = receipts_after(|client, id| {
        client.succeed(&suppressing(delete_item(&id.item(), "HardDelete"), "<m:DeleteItem"));
    });
    assert_eq!(quietly, 0);
}

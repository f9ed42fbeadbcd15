//! What is shown of items that are found: FP-026 to FP-041.

use ews_sim::mailbox::FolderKey;
use ews_sim::property::{ItemProperty, MessageProperty, PropertyValue};
use ews_sim::schema::EmailAddress;
use ews_sim::{ResponseCode, ServerProfile};

use crate::client::{
    Client, create_item_with, distinguished, field, get_item, message as message_element, recipients,
};
use crate::scene::*;
use crate::support::{ADA, BOB};

/// A message that Bob has sent to Ada, and what the search of her server shows of it.
fn from_bob(profile: ServerProfile, version: &'static str) -> (Client, crate::tree::Tree) {
    let mut client = Client::of(profile, version);
    let message = message_element("Hello", &recipients("ToRecipients", ADA));
    client.log_on(BOB).succeed(&create_item_with("MessageDisposition=\"SendOnly\"", None, &message));
    client.log_on(ADA);
    let answer = client.succeed(&inbox().shape("AllProperties", "").body());
    let item = answer.one("Items").children[0].clone();
    (client, item)
}

#[test]
fn fp_037_fp_038_fp_039_what_only_opening_an_item_shows() {
    let mut client = with_messages(1);
    let with_mime = inbox().body().replacen(
        "</t:BaseShape>",
        "</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>",
        1,
    );
    let answer = client.refuse(&with_mime, ResponseCode::ErrorInvalidPropertyForOperation);
    names_path(&answer, "item:MimeContent");
    for path in [
        "item:Body",
        "item:Attachments",
        "item:InternetMessageHeaders",
        "item:ResponseObjects",
        "item:UniqueBody",
        "message:ToRecipients",
        "message:CcRecipients",
        "message:BccRecipients",
        "message:ReplyTo",
        "calendar:RequiredAttendees",
        "calendar:Recurrence",
        "task:Recurrence",
        "distributionlist:Members",
    ] {
        let body = inbox().shape("IdOnly", &field(path)).body();
        let answer = client.refuse(&body, ResponseCode::ErrorInvalidPropertyForOperation);
        assert_eq!(answer.value("MessageText"), "Property is not valid for this operation.");
        names_path(&answer, path);
    }
}

#[test]
fn fp_026_fp_027_a_shape_shows_what_it_names_and_nothing_else() {
    let mut client = with_messages(1);
    let shown =
        |client: &mut Client, find: &Find| client.succeed(&find.body()).one("Items").children[0].clone();
    let id_only = shown(&mut client, &inbox().shape("IdOnly", ""));
    assert_eq!(id_only.names(), ["ItemId"]);
    assert!(id_only.id().change_key.is_some_and(|key| !key.is_empty()));
    // In the order of the schema, not of the request.
    let paths = ["message:IsRead", "item:Size", "item:Subject"].map(field).concat();
    let with_more = shown(&mut client, &inbox().shape("IdOnly", &paths));
    assert_eq!(with_more.names(), ["ItemId", "Subject", "Size", "IsRead"]);
}

#[test]
fn fp_028_an_item_of_an_unknown_class_is_a_message() {
    let class = |class: &str| message(class).with(ItemProperty::ItemClass, class);
    let classes = ["IPM.Note", "IPM.Example", "IPM.Note.Example", "REPORT.IPM.Note.NDR"];
    let mut client = with_items(classes.map(class));
    let answer = client.succeed(&inbox().body());
    let items = &answer.one("Items").children;
    assert_eq!(items.iter().map(|item| item.name).collect::<Vec<_>>(), ["Message"; 4]);
}

#[test]
fn fp_029_fp_030_fp_031_all_properties_are_fewer_in_a_search() {
    let mut client = Client::new();
    let more = [
        "<t:Body BodyType=\"Text\">Text</t:Body>",
        "<t:Categories><t:String>Red</t:String></t:Categories>",
        &recipients("ToRecipients", BOB),
        &recipients("CcRecipients", "eve@example.test"),
        &recipients("BccRecipients", "mallory@example.test"),
        &recipients("ReplyTo", ADA),
    ];
    // ReplyTo comes after the flags of a message, where none are.
    let id = client.create_item(Some(&distinguished("inbox")), &message_element("Subject", &more.concat()));
    let answer = client.succeed(&inbox().shape("AllProperties", "").body());
    let found = &answer.one("Items").children[0];
    let got = client.item(&id);
    for name in ["Body", "ToRecipients", "CcRecipients", "BccRecipients", "ReplyTo"] {
        assert!(got.has(name) && !found.has(name), "{name} in {found}");
    }
    assert!(!found.has("Attachments") && !found.has("MimeContent"));
    assert_eq!(found.value("DisplayTo"), got.value("DisplayTo"));
    assert_eq!((found.value("DisplayTo"), found.value("DisplayCc")), (BOB, "eve@example.test"));
    assert_eq!(found.one("Categories").values("String"), ["Red"]);
}

#[test]
fn fp_032_fp_033_long_texts_are_cut() {
    let long = "x".repeat(300);
    let pairs = format!("{}\u{1f600}y", "x".repeat(254));
    let mut client = with_items([message(&long), message(&pairs)]);
    let answer = client.succeed(&inbox().body());
    let mut subjects = subjects_of(&answer);
    subjects.sort();
    assert_eq!(subjects, ["x".repeat(254), "x".repeat(255)]);
    for id in ids_of(&answer) {
        let subject = client.item_with(&id, &field("item:Subject")).value("Subject").to_owned();
        assert!([&long, &pairs].contains(&&subject), "{subject}");
    }
}

#[test]
fn fp_034_fp_035_fp_036_senders_are_shown_as_their_generation_does() {
    use ServerProfile::*;
    let legacy_dn = "/O=EXAMPLE/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/\
                     CN=BOB@EXAMPLE.TEST";
    let name_only = &["Name"][..];
    let with_address = &["Name", "EmailAddress", "RoutingType"][..];
    let with_type = &["Name", "EmailAddress", "RoutingType", "MailboxType"][..];
    for (profile, version, names, address, routing_type, mailbox_type) in [
        (Exchange2007Sp1, "Exchange2007_SP1", name_only, "", "", ""),
        (Exchange2010Sp2, "Exchange2010_SP2", name_only, "", "", ""),
        (Exchange2013, "Exchange2013", with_address, legacy_dn, "EX", ""),
        (Exchange2013Sp1, "Exchange2010", with_address, legacy_dn, "EX", ""),
        (Exchange2016, "Exchange2016", with_type, BOB, "SMTP", "OneOff"),
        (ExchangeOnline, "Exchange2016", with_type, BOB, "SMTP", "OneOff"),
    ] {
        let (mut client, item) = from_bob(profile, version);
        for element in ["From", "Sender"] {
            let mailbox = item.one(element).child("Mailbox");
            assert_eq!(mailbox.names(), names, "{profile:?}");
            let values =
                ["Name", "EmailAddress", "RoutingType", "MailboxType"].map(|name| mailbox.value(name));
            assert_eq!(values, [BOB, address, routing_type, mailbox_type], "{profile:?}");
        }
        let opened = client.succeed(&get_item(&item.id().item(), "AllProperties", "", ""));
        assert_eq!(opened.one("From").value("EmailAddress"), BOB);
    }
}

#[test]
fn a_sender_from_elsewhere_has_no_legacy_name() {
    let mut client = Client::of(ServerProfile::Exchange2013, "Exchange2013");
    let eve = EmailAddress {
        name: Some("Eve".into()),
        email_address: Some("eve@elsewhere.test".into()),
        routing_type: Some("SMTP".into()),
        ..EmailAddress::default()
    };
    let from = PropertyValue::Mailbox(Box::new(eve));
    put(&mut client, FolderKey::INBOX, [message("Hello").with(MessageProperty::From, from)]);
    let answer = client.succeed(&inbox().shape("IdOnly", &field("message:From")).body());
    let mailbox = answer.one("From").child("Mailbox");
    assert_eq!((mailbox.value("EmailAddress"), mailbox.value("RoutingType")), ("eve@elsewhere.test", "SMTP"));
}

#[test]
fn fp_040_what_items_of_a_class_do_not_have_is_left_out() {
    let mut client = with_messages(1);
    let paths = ["task:Status", "contacts:DisplayName", "calendar:Start", "message:IsRead"].map(field);
    let answer = client.succeed(&inbox().shape("IdOnly", &paths.concat()).body());
    assert_eq!(answer.one("Items").children[0].names(), ["ItemId", "IsRead"]);
}

#[test]
fn fp_041_extended_properties_are_shown_where_they_are() {
    let mut client = with_messages(1);
    let path = extended("Color", "String");
    let property = extended_property(&path, &one(&"red".repeat(100)));
    client.create_item(Some(&distinguished("inbox")), &message_element("with", &property));
    let find = inbox().shape("IdOnly", &[field("item:Subject"), path].concat()).by(BY_SUBJECT);
    let answer = client.succeed(&find.body());
    let items = &answer.one("Items").children;
    assert_eq!(items[0].names(), ["ItemId", "Subject"]);
    assert_eq!(items[1].names(), ["ItemId", "Subject", "ExtendedProperty"]);
    assert!(items[1].value("Value").starts_with("redred"));
    assert_eq!(items[1].value("Value").len(), 255);
}

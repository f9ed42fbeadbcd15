//! Response objects: replies, forwards, and receipts that are held back.

use ews_sim::mailbox::{FolderKey, PermissionLevel};
use ews_sim::{ResponseCode, ServerProfile};

use crate::client::{Client, create_item_with, distinguished, distinguished_of, field, message, recipients};
use crate::scenes::{
    content_of, grant_bob, hide_item, id_named, ids_in, message_to_bob, received, send, subjects,
    with_change_key,
};
use crate::support::{ADA, BOB};
use crate::tree::{Id, Tree};

const SMART: [&str; 3] = ["ReplyToItem", "ReplyAllToItem", "ForwardItem"];

const CAROL: &str = "carol@elsewhere.test";

/// The element of a response object to an item, with elements before and after the reference.
fn response(name: &str, before: &str, id: &Id, after: &str) -> String {
    let reference = id.item().replace("t:ItemId", "t:ReferenceItemId");
    format!("<t:{name}>{before}{reference}{after}</t:{name}>")
}

fn with_disposition(disposition: &str, object: &str) -> String {
    create_item_with(&format!("MessageDisposition=\"{disposition}\""), None, object)
}

/// Saves a response object as a draft, and reads it.
#[track_caller]
fn saved(client: &mut Client, object: &str) -> Tree {
    let id = client.succeed(&with_disposition("SaveOnly", object)).object().id();
    client.item(&id)
}

fn text(body: &str) -> String {
    format!("<t:NewBodyContent BodyType=\"Text\">{body}</t:NewBodyContent>")
}

fn addresses(item: &Tree, property: &str) -> Vec<String> {
    let holders = item.all(property);
    holders.iter().flat_map(|holder| holder.values("EmailAddress")).map(str::to_owned).collect()
}

#[test]
fn fi_208_what_is_sent_demands_to_say_what_becomes_of_it() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    for name in [
        "AcceptItem",
        "TentativelyAcceptItem",
        "DeclineItem",
        "CancelCalendarItem",
        "ReplyToItem",
        "ReplyAllToItem",
        "ForwardItem",
    ] {
        let request = create_item_with("", None, &response(name, "", &id, ""));
        let answer = client.refuse(&request, ResponseCode::ErrorMessageDispositionRequired);
        assert_eq!(answer.value("MessageText"), "MessageDisposition attribute is required.", "{name}");
    }
}

#[test]
fn fi_208_without_a_reference_nothing_is_made() {
    let mut client = Client::new();
    for name in SMART.into_iter().chain(["AcceptItem", "PostReplyItem", "SuppressReadReceipt"]) {
        let request = with_disposition("SaveOnly", &format!("<t:{name}/>"));
        client.refuse(&request, ResponseCode::ErrorMissingInformationReferenceItemId);
    }
}

#[test]
fn fi_209_a_reference_that_is_gone_or_hidden_from_the_caller_is_not_there() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    client.delete_item(&id, "HardDelete");
    let adas = client.log_on(ADA).create_message(&distinguished("inbox"), "Note");
    client.log_on(BOB);
    for name in SMART.into_iter().chain(["AcceptItem", "PostReplyItem", "SuppressReadReceipt"]) {
        for id in [&id, &adas] {
            let request = with_disposition("SaveOnly", &response(name, "", id, ""));
            client.refuse(&request, ResponseCode::ErrorItemNotFound);
        }
    }
}

#[test]
fn fi_208_answers_to_meetings_are_honest_errors() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:CalendarItem><t:Subject>Lunch</t:Subject></t:CalendarItem>");
    for name in [
        "AcceptItem",
        "TentativelyAcceptItem",
        "DeclineItem",
        "CancelCalendarItem",
        "RemoveItem",
        "AcceptSharingInvitation",
        "ForwardItem",
    ] {
        let request = with_disposition("SaveOnly", &response(name, "", &id, ""));
        let answer = client.refuse(&request, ResponseCode::ErrorInvalidRequest);
        assert!(answer.value("MessageText").contains(name), "{}", *answer);
    }
}

#[test]
fn fi_209_a_change_key_of_the_reference_is_current_and_needed_in_2007() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    let update = crate::client::set_field(
        "Item",
        "item:Importance",
        "<t:Message><t:Importance>High\
                                           </t:Importance></t:Message>",
    );
    client.update_item(&id, &update);
    for name in SMART {
        let request = |id: &Id| with_disposition("SaveOnly", &response(name, "", id, ""));
        client.refuse(&request(&id), ResponseCode::ErrorStaleObject);
        let garbled = with_change_key(&id, Some("XXX"));
        client.refuse(&request(&garbled), ResponseCode::ErrorInvalidChangeKey);
        client.succeed(&request(&with_change_key(&id, None)));
    }
    let mut old = Client::of(ServerProfile::Exchange2007Sp1, "Exchange2007_SP1");
    let id = received(&mut old, "Lunch", "");
    let request = |id: &Id| with_disposition("SaveOnly", &response("ReplyToItem", "", id, ""));
    old.refuse(&request(&with_change_key(&id, None)), ResponseCode::ErrorChangeKeyRequired);
    old.succeed(&request(&id));
}

#[test]
fn ip_097_what_cannot_be_answered_is_an_invalid_reference() {
    let mut client = Client::new();
    let draft = client.create_item(None, &message("Lunch", ""));
    let appointment =
        client.create_item(None, "<t:CalendarItem><t:Subject>Lunch</t:Subject></t:CalendarItem>");
    let contact = client.create_item(None, "<t:Contact><t:GivenName>Carol</t:GivenName></t:Contact>");
    let task = client.create_item(None, "<t:Task><t:Subject>Lunch</t:Subject></t:Task>");
    let hidden = hide_item(&mut client, ADA, FolderKey::INBOX);
    let post = client.create_item(None, "<t:PostItem><t:Subject>Lunch</t:Subject></t:PostItem>");
    for (name, references) in [
        ("ReplyToItem", vec![&draft, &appointment, &contact, &task, &hidden]),
        ("ReplyAllToItem", vec![&draft, &appointment, &contact, &task, &hidden]),
        ("ForwardItem", vec![&contact, &task, &hidden]),
        ("PostReplyItem", vec![&draft, &appointment, &contact, &task]),
        ("SuppressReadReceipt", vec![&post, &appointment, &contact, &task, &hidden]),
    ] {
        for id in references {
            let request = with_disposition("SaveOnly", &response(name, "", id, ""));
            let answer = client.refuse(&request, ResponseCode::ErrorInvalidReferenceItem);
            let text = "The reference item does not support the requested operation.";
            assert_eq!(answer.value("MessageText"), text);
        }
    }
}

#[test]
fn ip_097_a_whole_body_and_a_new_part_exclude_each_other() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    let body = "<t:Body BodyType=\"Text\">All of it</t:Body>";
    let object = response("ReplyToItem", body, &id, &text("Yes"));
    client.refuse(&with_disposition("SaveOnly", &object), ResponseCode::ErrorInvalidPropertySet);
    let whole = saved(&mut client, &response("ReplyToItem", body, &id, ""));
    assert_eq!(whole.value("Body"), "All of it");
}

#[test]
fn fi_201_a_forward_to_nobody_is_not_sent() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    for disposition in ["SendOnly", "SendAndSaveCopy"] {
        let request = with_disposition(disposition, &response("ForwardItem", "", &id, ""));
        client.refuse(&request, ResponseCode::ErrorInvalidRecipients);
    }
}

#[test]
fn ip_097_a_subject_may_be_too_long_to_be_set_but_not_to_be_answered() {
    let mut client = Client::new();
    let longest = "x".repeat(255);
    let id = received(&mut client, &longest, "");
    let subject = format!("<t:Subject>{longest}y</t:Subject>");
    let request = with_disposition("SaveOnly", &response("ReplyToItem", &subject, &id, ""));
    client.refuse(&request, ResponseCode::ErrorItemSavePropertyError);
    let reply = saved(&mut client, &response("ReplyToItem", "", &id, ""));
    assert_eq!(reply.value("Subject"), format!("RE: {}", &longest[4..]));
}

#[test]
fn ip_094_ip_095_ip_096_ip_097_a_reply_belongs_to_the_conversation() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    let original = client.item(&id);
    client.simulator.advance(std::time::Duration::from_secs(3600));
    for (name, subject) in
        [("ReplyToItem", "RE: Lunch"), ("ReplyAllToItem", "RE: Lunch"), ("ForwardItem", "FW: Lunch")]
    {
        let reply = saved(&mut client, &response(name, "", &id, &text("Yes")));
        assert_eq!(reply.name, "Message");
        assert_eq!(reply.value("Subject"), subject);
        assert_eq!(reply.value("ConversationTopic"), "Lunch");
        assert_eq!(reply.one("ConversationId").id(), original.one("ConversationId").id());
        // 22 and 27 bytes in base64.
        let index = |item: &Tree| item.value("ConversationIndex").to_owned();
        assert_eq!((index(&original).len(), index(&reply).len()), (32, 36));
        assert_eq!(index(&reply)[..28], index(&original)[..28]);
        assert_eq!(reply.value("References"), original.value("InternetMessageId"));
        let in_reply_to = if name == "ForwardItem" { "" } else { original.value("InternetMessageId") };
        assert_eq!(reply.value("InReplyTo"), in_reply_to);
        assert_ne!(reply.value("InternetMessageId"), original.value("InternetMessageId"));
        assert_eq!((reply.value("IsDraft"), reply.value("IsRead")), ("true", "true"));
    }
}

#[test]
fn ip_097_references_grow_with_each_reply() {
    let mut client = Client::new();
    let first = received(&mut client, "Lunch", "");
    let first = client.item(&first);
    let reply = response("ReplyToItem", "", &first.id(), &text("Yes"));
    client.succeed(&with_disposition("SendAndSaveCopy", &reply));
    let second = id_named(&client, ADA, FolderKey::INBOX, "RE: Lunch");
    let second = client.log_on(ADA).item(&second);
    let third = saved(&mut client, &response("ReplyToItem", "", &second.id(), &text("Good")));
    let ids = [&first, &second].map(|item| item.value("InternetMessageId"));
    assert_eq!(third.value("References"), ids.join(" "));
    assert_eq!(third.value("InReplyTo"), ids[1]);
    assert_eq!(third.value("Subject"), "RE: Lunch");
    assert_eq!(third.value("ConversationIndex").len(), 44);
}

#[test]
fn ip_097_a_reply_goes_to_whom_it_belongs() {
    let mut client = Client::new();
    let more = [
        recipients("ToRecipients", BOB).replace(
            "</t:ToRecipients>",
            &format!("<t:Mailbox><t:EmailAddress>{CAROL}</t:EmailAddress></t:Mailbox></t:ToRecipients>"),
        ),
        recipients("CcRecipients", "dan@elsewhere.test"),
    ];
    send(&mut client, &message("Lunch", &more.concat()));
    let id = id_named(&client, BOB, FolderKey::INBOX, "Lunch");
    client.log_on(BOB);
    for (name, to, cc) in [
        ("ReplyToItem", vec![ADA], vec![]),
        ("ReplyAllToItem", vec![ADA, CAROL], vec!["dan@elsewhere.test"]),
        ("ForwardItem", vec![], vec![]),
    ] {
        let reply = saved(&mut client, &response(name, "", &id, ""));
        assert_eq!(addresses(&reply, "ToRecipients"), to, "{name}");
        assert_eq!(addresses(&reply, "CcRecipients"), cc, "{name}");
    }
    // What the client says takes the place of that, each sort by itself.
    let others = recipients("ToRecipients", "eve@elsewhere.test");
    let reply = saved(&mut client, &response("ReplyAllToItem", &others, &id, ""));
    assert_eq!(addresses(&reply, "ToRecipients"), ["eve@elsewhere.test"]);
    assert_eq!(addresses(&reply, "CcRecipients"), ["dan@elsewhere.test"]);
}

#[test]
fn ip_097_a_reply_goes_where_the_sender_wants_it() {
    let mut client = Client::new();
    let reply_to = recipients("ReplyTo", CAROL);
    let item = message_to_bob("Lunch", "").replace("</t:Message>", &format!("{reply_to}</t:Message>"));
    send(&mut client, &item);
    let id = id_named(&client, BOB, FolderKey::INBOX, "Lunch");
    let reply = saved(client.log_on(BOB), &response("ReplyToItem", "", &id, ""));
    assert_eq!(addresses(&reply, "ToRecipients"), [CAROL]);
}

#[test]
fn ip_097_whoever_answers_to_all_is_not_among_them_unless_alone() {
    let mut client = Client::new();
    send(&mut client, &message("Note", &recipients("ToRecipients", ADA)));
    let id = id_named(&client, ADA, FolderKey::INBOX, "Note");
    let reply = saved(&mut client, &response("ReplyAllToItem", "", &id, ""));
    assert_eq!(addresses(&reply, "ToRecipients"), [ADA]);
}

#[test]
fn ip_097_the_new_text_stands_above_the_quoted_one_in_its_format() {
    let mut client = Client::new();
    let body = "<t:Body BodyType=\"HTML\">&lt;p&gt;Pizza?&lt;/p&gt;</t:Body>";
    let id = received(&mut client, "Lunch", body);
    let reply = saved(&mut client, &response("ReplyToItem", "", &id, &text("Yes")));
    assert_eq!(reply.one("Body").attribute("BodyType"), "Text");
    let lines: Vec<_> = reply.value("Body").lines().map(str::trim).collect();
    assert_eq!(lines[0], "Yes");
    assert_eq!(lines[2], "From: ada@example.test");
    assert!(lines[3].starts_with("Sent: "), "{lines:?}");
    assert_eq!(lines[4..6], ["To: bob@example.test", "Subject: Lunch"]);
    assert!(lines[6..].contains(&"Pizza?"), "{lines:?}");
    let unique = client.item_with(&reply.id(), &field("item:UniqueBody"));
    assert_eq!(unique.value("UniqueBody"), "Yes");
    // Without a new text the format stays.
    let forward = saved(&mut client, &response("ForwardItem", "", &id, ""));
    assert_eq!(forward.one("Body").attribute("BodyType"), "HTML");
    assert!(forward.value("Body").contains("<p>Pizza?</p>"), "{forward}");
    let html = "<t:NewBodyContent BodyType=\"HTML\">&lt;b&gt;Yes&lt;/b&gt;</t:NewBodyContent>";
    let reply = saved(&mut client, &response("ReplyToItem", "", &id, html));
    assert!(reply.value("Body").starts_with("<html><head></head><body><b>Yes</b>"), "{reply}");
}

#[test]
fn fi_245_fi_246_replies_are_sent_and_kept_like_any_message() {
    for (disposition, kept) in [("SendOnly", vec![]), ("SendAndSaveCopy", vec!["RE: Lunch"])] {
        let mut client = Client::new();
        let id = received(&mut client, "Lunch", "");
        let object = response("ReplyToItem", "", &id, &text("Yes"));
        let answer = client.succeed(&with_disposition(disposition, &object));
        assert_eq!(content_of(&answer), ["ResponseCode", "Items"]);
        assert!(answer.one("Items").children.is_empty());
        assert_eq!(subjects(&client, BOB, FolderKey::SENT_ITEMS), kept);
        assert_eq!(subjects(&client, BOB, FolderKey::DRAFTS), Vec::<String>::new());
        let arrived = id_named(&client, ADA, FolderKey::INBOX, "RE: Lunch");
        let arrived = client.log_on(ADA).item(&arrived);
        assert_eq!(arrived.one("From").value("EmailAddress"), BOB);
        assert_eq!(arrived.value("IsRead"), "false");
    }
}

#[test]
fn ip_097_what_another_has_received_is_answered_from_the_own_mailbox() {
    let mut client = Client::new();
    send(&mut client, &message("Note", &recipients("ToRecipients", ADA)));
    let id = id_named(&client, ADA, FolderKey::INBOX, "Note");
    grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Reviewer);
    let reply = saved(client.log_on(BOB), &response("ReplyToItem", "", &id, ""));
    assert_eq!(reply.value("Subject"), "RE: Note");
    assert_eq!(subjects(&client, BOB, FolderKey::DRAFTS), ["RE: Note"]);
}

#[test]
fn ip_097_a_post_is_answered_where_it_lies() {
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Board").folder();
    let post = "<t:PostItem><t:Subject>Idea</t:Subject><t:Body BodyType=\"Text\">Ships</t:Body></t:PostItem>";
    let id = client.create_item(Some(&folder), post);
    let original = client.item(&id);
    let object = response("PostReplyItem", "", &id, &text("Good"));
    let made = client.succeed(&create_item_with("", None, &object)).object().clone();
    assert_eq!(made.name, "PostItem");
    let reply = client.item(&made.id());
    assert_eq!(reply.value("Subject"), "RE: Idea");
    assert_eq!(reply.one("ParentFolderId").id(), original.one("ParentFolderId").id());
    assert_eq!(reply.one("ConversationId").id(), original.one("ConversationId").id());
    assert_eq!(reply.value("InReplyTo"), original.value("InternetMessageId"));
    assert!(reply.value("Body").starts_with("Good"), "{reply}");
    assert!(reply.value("Body").ends_with("Ships"), "{reply}");
}

#[test]
fn ip_099_a_receipt_that_is_held_back_is_never_sent() {
    let mut client = Client::new();
    let receipt = "<t:IsReadReceiptRequested>true</t:IsReadReceiptRequested></t:Message>";
    send(&mut client, &message_to_bob("Lunch", "").replace("</t:Message>", receipt));
    let id = id_named(&client, BOB, FolderKey::INBOX, "Lunch");
    client.log_on(BOB);
    let objects = |client: &mut Client, id: &Id| client.item(id).one("ResponseObjects").names();
    assert_eq!(
        objects(&mut client, &id),
        ["ReplyToItem", "ReplyAllToItem", "ForwardItem", "SuppressReadReceipt"]
    );
    let request = create_item_with("", None, &response("SuppressReadReceipt", "", &id, ""));
    let answer = client.succeed(&request);
    assert!(answer.one("Items").children.is_empty());
    let held = id_named(&client, BOB, FolderKey::INBOX, "Lunch");
    assert_eq!((held.id == id.id, held.change_key == id.change_key), (true, false));
    assert_eq!(objects(&mut client, &held), SMART);
    let again = create_item_with("", None, &response("SuppressReadReceipt", "", &held, ""));
    client.refuse(&again, ResponseCode::ErrorReadReceiptNotPending);
    client.delete_item(&held, "HardDelete");
    assert_eq!(ids_in(&client, ADA, FolderKey::INBOX), []);
}

#[test]
fn fi_213_a_reply_is_saved_in_the_folder_of_the_request() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    let object = response("ReplyToItem", "", &id, "");
    let attributes = "MessageDisposition=\"SaveOnly\"";
    let elsewhere = distinguished_of("inbox", ADA);
    let request = create_item_with(attributes, Some(&elsewhere), &object);
    client.refuse(&request, ResponseCode::ErrorFolderNotFound);
    let request = create_item_with(attributes, Some(&distinguished("inbox")), &object);
    client.succeed(&request);
    assert_eq!(subjects(&client, BOB, FolderKey::INBOX), ["Lunch", "RE: Lunch"]);
}

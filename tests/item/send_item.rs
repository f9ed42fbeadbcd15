//! SendItem: its settings, what it refuses to send, and where what was sent goes.

use ews_sim::mailbox::{FolderKey, MissingChangeKey, PermissionLevel};
use ews_sim::{Policies, ResponseCode, ServerProfile, Simulator};

use crate::client::{
    Client, create_item, create_item_with, delete_folder, distinguished, distinguished_of, get_item, message,
    recipients, set_field,
};
use crate::scenes::{
    GARBAGE, content_of, grant_bob, hide_item, id_named, message_to, message_to_bob, subjects,
    with_change_key,
};
use crate::support::{ADA, BOB, envelope_for, send_bytes};
use crate::tree::{Answer, Id};

fn send_item(ids: &str, saves: bool, folder: &str) -> String {
    let folder = match folder {
        "" => String::new(),
        _ => format!("<m:SavedItemFolderId>{folder}</m:SavedItemFolderId>"),
    };
    format!("<m:SendItem SaveItemToFolder=\"{saves}\"><m:ItemIds>{ids}</m:ItemIds>{folder}</m:SendItem>")
}

fn draft(client: &mut Client) -> Id {
    client.create_item(None, &message_to_bob("Lunch", ""))
}

#[test]
fn fi_302_fi_303_attribute_and_order_are_required() {
    let mut client = Client::new();
    let id = draft(&mut client).item();
    client.refuse(
        &send_item(&id, true, "").replace(" SaveItemToFolder=\"true\"", ""),
        ResponseCode::ErrorSchemaValidation,
    );
    let folder = format!("<m:SavedItemFolderId>{}</m:SavedItemFolderId>", distinguished("inbox"));
    client.refuse(
        &send_item(&id, true, "").replace("<m:ItemIds>", &format!("{folder}<m:ItemIds>")),
        ResponseCode::ErrorSchemaValidation,
    );
}

#[test]
fn fi_295_no_copy_and_a_folder_for_it_contradict_each_other() {
    let mut client = Client::new();
    let ids = [draft(&mut client).item(), draft(&mut client).item()].concat();
    for folder in ["sentitems", "inbox"] {
        let request = send_item(&ids, false, &distinguished(folder));
        let answer = client.refuse(&request, ResponseCode::ErrorInvalidSendItemSaveSettings);
        assert_eq!(answer.codes.len(), 2);
    }
}

#[test]
fn fi_301_a_folder_that_is_gone_is_missed_in_every_message() {
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Gone").folder();
    client.succeed(&delete_folder(&folder, "HardDelete"));
    let ids = [draft(&mut client).item(), draft(&mut client).item()].concat();
    let request = send_item(&ids, true, &folder);
    let answer = client.refuse(&request, ResponseCode::ErrorSavedItemFolderNotFound);
    assert_eq!(answer.codes.len(), 2);
}

#[test]
fn fi_296_a_message_to_nobody_is_not_sent() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Lunch", ""));
    let answer = client.refuse(&send_item(&id.item(), true, ""), ResponseCode::ErrorMissingRecipients);
    assert_eq!(content_of(&answer), ["MessageText", "ResponseCode", "DescriptiveLinkKey"]);
    assert_eq!(client.item(&id).id(), id);
}

#[test]
fn fi_296_a_recipient_without_an_address_is_refused() {
    let mut client = Client::new();
    let id = client.create_item(None, &message_to("nobody", "Lunch", ""));
    client.refuse(&send_item(&id.item(), true, ""), ResponseCode::ErrorInvalidRecipients);
}

#[test]
fn fi_297_only_messages_are_sent() {
    let mut client = Client::new();
    for item in [
        "<t:Contact><t:GivenName>Carol</t:GivenName></t:Contact>",
        "<t:CalendarItem><t:Subject>Lunch</t:Subject></t:CalendarItem>",
        "<t:Task><t:Subject>Lunch</t:Subject></t:Task>",
        "<t:DistributionList><t:DisplayName>Friends</t:DisplayName></t:DistributionList>",
        "<t:PostItem><t:Subject>Lunch</t:Subject></t:PostItem>",
        "<t:Message><t:ItemClass>IPM.Odd</t:ItemClass><t:Subject>Lunch</t:Subject></t:Message>",
    ] {
        let id = client.create_item(None, item).item();
        client.refuse(&send_item(&id, true, ""), ResponseCode::ErrorInvalidItemForOperationSendItem);
    }
    let hidden = hide_item(&mut client, ADA, FolderKey::DRAFTS).item();
    client.refuse(&send_item(&hidden, true, ""), ResponseCode::ErrorInvalidItemForOperationSendItem);
}

#[test]
fn fi_298_ids_023_a_change_key_that_is_missing_or_old_sends_nothing() {
    let mut client = Client::new();
    let old = draft(&mut client);
    let current = client.update_item(&old, &set_field("Item", "item:Subject", &message("Dinner", "")));
    for (change_key, code) in [
        (None, ResponseCode::ErrorChangeKeyRequired),
        // Ids 34: an empty one counts as missing, here alone.
        (Some(""), ResponseCode::ErrorChangeKeyRequired),
        // One without a version.
        (Some("CQAAAA=="), ResponseCode::ErrorChangeKeyRequired),
        (Some("XXX"), ResponseCode::ErrorInvalidChangeKey),
        (old.change_key.as_deref(), ResponseCode::ErrorStaleObject),
    ] {
        let id = with_change_key(&current, change_key);
        client.refuse(&send_item(&id.item(), true, ""), code);
    }
    assert_eq!(client.item(&current).id(), current);
    client.succeed(&send_item(&current.item(), true, ""));
}

#[test]
fn fi_298_a_policy_says_how_a_missing_change_key_is_answered() {
    for (policy, code) in [
        (MissingChangeKey::Required, ResponseCode::ErrorChangeKeyRequired),
        (
            MissingChangeKey::RequiredForWriteOperations,
            ResponseCode::ErrorChangeKeyRequiredForWriteOperations,
        ),
        (MissingChangeKey::Stale, ResponseCode::ErrorStaleObject),
    ] {
        let policies = Policies::default().with(|all| all.missing_change_key_in_send_item = policy);
        let mut simulator = Simulator::builder().policies(policies).mailbox(ADA).build();
        let mut send = |body: &str| {
            Answer::read(&send_bytes(&mut simulator, ADA, envelope_for("Exchange2016", body).as_bytes()))
        };
        let id = send(&create_item(None, &message_to_bob("Lunch", ""))).object().id();
        assert_eq!(send(&send_item(&with_change_key(&id, None).item(), true, "")).codes, [code]);
    }
}

#[test]
fn fi_299_fi_300_what_is_no_id_and_what_is_gone_is_answered_without_a_container() {
    let mut client = Client::new();
    let id = draft(&mut client);
    client.delete_item(&id, "HardDelete");
    for (id, code) in [
        (GARBAGE.to_owned(), ResponseCode::ErrorInvalidIdMalformed),
        (id.item(), ResponseCode::ErrorItemNotFound),
    ] {
        let answer = client.refuse(&send_item(&id, true, ""), code);
        assert_eq!(content_of(&answer), ["MessageText", "ResponseCode", "DescriptiveLinkKey"]);
    }
}

#[test]
fn fi_202_nobody_sends_as_another_without_the_right() {
    let mut client = Client::new();
    let from = "<t:From><t:Mailbox><t:EmailAddress>bob@example.test</t:EmailAddress></t:Mailbox></t:From>";
    let item = message_to_bob("Lunch", "").replace("</t:Message>", &format!("{from}</t:Message>"));
    let id = client.create_item(None, &item);
    client.refuse(&send_item(&id.item(), true, ""), ResponseCode::ErrorSendAsDenied);
    // A draft in the mailbox of another is from that one.
    grant_bob(&mut client, FolderKey::DRAFTS, PermissionLevel::Editor);
    grant_bob(&mut client, FolderKey::SENT_ITEMS, PermissionLevel::Editor);
    let id = client.log_on(ADA).create_item(None, &message_to_bob("Lunch", ""));
    client.log_on(BOB);
    client.refuse(&send_item(&id.item(), true, ""), ResponseCode::ErrorSendAsDenied);
    let send = create_item_with(
        "MessageDisposition=\"SendAndSaveCopy\"",
        Some(&distinguished_of("sentitems", ADA)),
        &message_to(BOB, "Lunch", ""),
    );
    client.refuse(&send, ResponseCode::ErrorSendAsDenied);
}

#[test]
fn fi_298_rights_in_the_folder_of_the_draft_and_of_the_copy_count() {
    let mut simulator = Simulator::builder().mailbox(ADA).mailbox(BOB).allow_sending_as(BOB, ADA).build();
    let grant = |simulator: &mut Simulator, folder, level| {
        let ada = simulator.mailbox_mut(ADA).expect("built with it");
        ada.grant(FolderKey::MSG_FOLDER_ROOT, BOB, PermissionLevel::Reviewer).expect("a level");
        ada.grant(folder, BOB, level).expect("a level");
    };
    let send = |simulator: &mut Simulator, caller, body: &str| {
        Answer::read(&send_bytes(simulator, caller, envelope_for("Exchange2016", body).as_bytes()))
    };
    let created = send(&mut simulator, ADA, &create_item(None, &message_to_bob("Lunch", "")));
    let request = send_item(&created.object().id().item(), true, "");
    for (folder, level, code) in [
        (FolderKey::DRAFTS, PermissionLevel::Reviewer, ResponseCode::ErrorAccessDenied),
        (FolderKey::DRAFTS, PermissionLevel::Editor, ResponseCode::ErrorCreateItemAccessDenied),
        (FolderKey::SENT_ITEMS, PermissionLevel::Editor, ResponseCode::NoError),
    ] {
        grant(&mut simulator, folder, level);
        assert_eq!(send(&mut simulator, BOB, &request).codes, [code]);
    }
    let mut client = Client::new();
    client.simulator = simulator;
    assert_eq!(subjects(&client, ADA, FolderKey::SENT_ITEMS), ["Lunch"]);
    let copy = id_named(&client, ADA, FolderKey::SENT_ITEMS, "Lunch");
    let copy = client.item(&copy);
    assert_eq!(copy.one("From").value("EmailAddress"), ADA);
    assert_eq!(copy.one("Sender").value("EmailAddress"), BOB);
}

#[test]
fn fi_292_fi_293_fi_294_the_copy_is_kept_where_it_is_wanted_and_the_draft_is_gone() {
    for (saves, folder, kept) in
        [(true, "", Some(FolderKey::SENT_ITEMS)), (true, "inbox", Some(FolderKey::INBOX)), (false, "", None)]
    {
        let mut client = Client::new();
        let id = draft(&mut client);
        let folder = if folder.is_empty() { String::new() } else { distinguished(folder) };
        let answer = client.succeed(&send_item(&id.item(), saves, &folder));
        assert_eq!(content_of(&answer), ["ResponseCode"]);
        client.refuse(&get_item(&id.item(), "IdOnly", "", ""), ResponseCode::ErrorItemNotFound);
        for place in [FolderKey::DRAFTS, FolderKey::SENT_ITEMS, FolderKey::INBOX] {
            let expected = if kept == Some(place) { vec!["Lunch"] } else { Vec::new() };
            assert_eq!(subjects(&client, ADA, place), expected);
        }
        assert_eq!(subjects(&client, BOB, FolderKey::INBOX), ["Lunch"]);
        if let Some(kept) = kept {
            let copy = id_named(&client, ADA, kept, "Lunch");
            assert_ne!(copy.id, id.id);
            let copy = client.item(&copy);
            assert_eq!((copy.value("IsDraft"), copy.value("IsRead")), ("false", "true"));
        }
    }
}

#[test]
fn fi_292_what_is_sent_elsewhere_is_in_the_outbox_of_the_simulator() {
    let mut client = Client::new();
    let bcc = recipients("BccRecipients", "eve@elsewhere.test");
    let item = message_to_bob("Lunch", "").replace("</t:Message>", &format!("{bcc}</t:Message>"));
    let id = client.create_item(None, &item);
    client.succeed(&send_item(&id.item(), true, ""));
    let [sent] = client.simulator.outbox() else { panic!("one message") };
    assert_eq!((&*sent.sender, &*sent.recipient), (ADA, "eve@elsewhere.test"));
    // Only the sender knows of her.
    let copy = id_named(&client, ADA, FolderKey::SENT_ITEMS, "Lunch");
    assert!(client.item(&copy).has("BccRecipients"));
    let received = id_named(&client, BOB, FolderKey::INBOX, "Lunch");
    assert!(!client.log_on(BOB).item(&received).has("BccRecipients"));
}

#[test]
fn fi_292_what_arrives_was_made_when_it_was_sent() {
    let mut client = Client::new();
    let id = draft(&mut client);
    client.simulator.advance(std::time::Duration::from_secs(60));
    client.succeed(&send_item(&id.item(), true, ""));
    let received = id_named(&client, BOB, FolderKey::INBOX, "Lunch");
    let received = client.log_on(BOB).item(&received);
    assert_eq!(received.value("DateTimeCreated"), received.value("DateTimeSent"));
    assert_eq!(received.value("LastModifiedName"), BOB);
}

#[test]
fn fi_304_what_lies_in_sent_items_is_sent_again_from_there() {
    let mut client = Client::new();
    let id = draft(&mut client);
    client.succeed(&send_item(&id.item(), true, ""));
    let first = id_named(&client, ADA, FolderKey::SENT_ITEMS, "Lunch");
    client.succeed(&send_item(&first.item(), true, ""));
    assert_eq!(subjects(&client, ADA, FolderKey::SENT_ITEMS), ["Lunch"]);
    assert_ne!(id_named(&client, ADA, FolderKey::SENT_ITEMS, "Lunch").id, first.id);
    assert_eq!(subjects(&client, BOB, FolderKey::INBOX), ["Lunch", "Lunch"]);
}

#[test]
fn fi_298_exchange_2007_sends_by_the_same_rules() {
    let mut client = Client::of(ServerProfile::Exchange2007Sp1, "Exchange2007_SP1");
    let id = draft(&mut client);
    let without = with_change_key(&id, None);
    client.refuse(&send_item(&without.item(), true, ""), ResponseCode::ErrorChangeKeyRequired);
    client.succeed(&send_item(&id.item(), true, ""));
}

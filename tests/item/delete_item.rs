//! DeleteItem: what it demands, where items go, and whom it tells.

use ews_sim::ResponseCode;
use ews_sim::ServerProfile;
use ews_sim::mailbox::{FolderKey, PermissionLevel};

use crate::client::{Client, create_item, delete_item, distinguished, get_item, message, transfer_item};
use crate::scenes::{
    grant_bob, hide_item, id_named, ids_in, received, subjects, unread_count, with_change_key,
};
use crate::support::{ADA, BOB};
use crate::tree::Id;

/// DeleteItem with these attributes.
fn delete_with(attributes: &str, ids: &str) -> String {
    format!("<m:DeleteItem {attributes}><m:ItemIds>{ids}</m:ItemIds></m:DeleteItem>")
}

#[track_caller]
fn assert_gone(client: &mut Client, id: &Id) {
    client.refuse(&get_item(&id.item(), "IdOnly", "", ""), ResponseCode::ErrorItemNotFound);
}

fn appointment() -> &'static str {
    "<t:CalendarItem><t:Subject>Lunch</t:Subject></t:CalendarItem>"
}

#[test]
fn fi_274_delete_type_is_required() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", ""));
    client.refuse(&delete_with("", &id.item()), ResponseCode::ErrorSchemaValidation);
}

#[test]
fn fi_261_fi_262_a_calendar_item_demands_to_say_who_is_told_wherever_it_lies() {
    let mut client = Client::new();
    for folder in ["calendar", "deleteditems", "inbox"] {
        let id = client.create_item(None, appointment());
        let id = client.transfer_item("MoveItem", &id, &distinguished(folder));
        let refused = client.refuse(
            &delete_with("DeleteType=\"HardDelete\" AffectedTaskOccurrences=\"AllOccurrences\"", &id.item()),
            ResponseCode::ErrorSendMeetingCancellationsRequired,
        );
        let text = "SendMeetingCancellations attribute is required for Calendar items.";
        assert_eq!(refused.value("MessageText"), text);
        client.item(&id);
        client.succeed(&delete_with(
            "DeleteType=\"HardDelete\" SendMeetingCancellations=\"SendToNone\"",
            &id.item(),
        ));
        assert_gone(&mut client, &id);
    }
}

#[test]
fn fi_265_fi_266_nobody_is_told_of_an_appointment_without_attendees() {
    for whom in ["SendToNone", "SendOnlyToAll", "SendToAllAndSaveCopy"] {
        let mut client = Client::new();
        let id = client.create_item(None, appointment());
        let attributes = format!("DeleteType=\"HardDelete\" SendMeetingCancellations=\"{whom}\"");
        client.succeed(&delete_with(&attributes, &id.item()));
        assert_gone(&mut client, &id);
        assert_eq!(client.simulator.outbox(), [], "{whom}");
        assert_eq!(subjects(&client, ADA, FolderKey::SENT_ITEMS), Vec::<String>::new(), "{whom}");
    }
}

#[test]
fn fi_263_fi_268_fi_269_a_task_demands_to_say_what_becomes_of_its_series() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Task><t:Subject>Work</t:Subject></t:Task>");
    let refused = client.refuse(
        &delete_with("DeleteType=\"SoftDelete\" SendMeetingCancellations=\"SendToNone\"", &id.item()),
        ResponseCode::ErrorAffectedTaskOccurrencesRequired,
    );
    let text = "AffectedTaskOccurrences attribute is required for Task items.";
    assert_eq!(refused.value("MessageText"), text);
    client.refuse(
        &delete_with(
            "DeleteType=\"SoftDelete\" AffectedTaskOccurrences=\"SpecifiedOccurrenceOnly\"",
            &id.item(),
        ),
        ResponseCode::ErrorCannotDeleteTaskOccurrence,
    );
    client.item(&id);
    client.succeed(&delete_with(
        "DeleteType=\"SoftDelete\" AffectedTaskOccurrences=\"AllOccurrences\"",
        &id.item(),
    ));
    assert_gone(&mut client, &id);
}

#[test]
fn fi_267_fi_273_ids_of_a_series_name_nothing_where_nothing_recurs() {
    let mut client = Client::new();
    let id = client.create_item(None, appointment());
    let master = format!("<t:RecurringMasterItemId OccurrenceId=\"{}\"/>", id.id);
    let occurrence = format!("<t:OccurrenceItemId RecurringMasterId=\"{}\" InstanceIndex=\"1\"/>", id.id);
    client.refuse(&delete_item(&master, "HardDelete"), ResponseCode::ErrorCalendarCannotUseIdForOccurrenceId);
    client.refuse(
        &delete_item(&occurrence, "HardDelete"),
        ResponseCode::ErrorCalendarCannotUseIdForRecurringMasterId,
    );
    client.item(&id);
}

#[test]
fn fi_270_what_programs_hide_is_deleted_for_good_or_not_at_all() {
    let mut client = Client::new();
    let id = hide_item(&mut client, ADA, FolderKey::INBOX);
    for delete_type in ["SoftDelete", "MoveToDeletedItems"] {
        client.refuse(&delete_item(&id.item(), delete_type), ResponseCode::ErrorInvalidOperation);
    }
    client.item(&id);
    client.delete_item(&id, "HardDelete");
    assert_gone(&mut client, &id);
}

#[test]
fn fi_271_nobody_throws_away_what_another_owns() {
    let mut client = Client::new();
    let id = client.create_item(Some(&distinguished("inbox")), &message("Note", ""));
    client.log_on(BOB);
    client.refuse(&delete_item(&id.item(), "HardDelete"), ResponseCode::ErrorItemNotFound);
    grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Reviewer);
    client.refuse(&delete_item(&id.item(), "HardDelete"), ResponseCode::ErrorAccessDenied);
    grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Editor);
    client.refuse(&delete_item(&id.item(), "MoveToDeletedItems"), ResponseCode::ErrorCannotDeleteObject);
    client.delete_item(&id, "SoftDelete");
    assert_gone(&mut client, &id);
}

#[test]
fn fi_260_recoverable_items_do_not_go_to_deleted_items() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", ""));
    client.delete_item(&id, "SoftDelete");
    let id = id_named(&client, ADA, FolderKey::RECOVERABLE_ITEMS_DELETIONS, "Note");
    client.refuse(&delete_item(&id.item(), "MoveToDeletedItems"), ResponseCode::ErrorCannotDeleteObject);
    client.item(&id);
}

#[test]
fn fi_009_fi_275_the_second_delete_finds_nothing() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", ""));
    let answer = client.send(&delete_item(&id.item().repeat(2), "HardDelete"));
    assert_eq!(answer.codes, [ResponseCode::NoError, ResponseCode::ErrorItemNotFound]);
    client.refuse(&delete_item(&id.item(), "HardDelete"), ResponseCode::ErrorItemNotFound);
}

#[test]
fn fi_272_a_garbled_change_key_fails_alone() {
    let mut client = Client::new();
    let ids = ["One", "Two", "Three"].map(|subject| client.create_item(None, &message(subject, "")));
    let garbled = with_change_key(&ids[1], Some("XXX"));
    let list = [ids[0].item(), garbled.item(), ids[2].item()].concat();
    let answer = client.send(&delete_item(&list, "MoveToDeletedItems"));
    assert_eq!(
        answer.codes,
        [ResponseCode::NoError, ResponseCode::ErrorInvalidChangeKey, ResponseCode::NoError]
    );
    assert_eq!(subjects(&client, ADA, FolderKey::DRAFTS), ["Two"]);
    assert_eq!(subjects(&client, ADA, FolderKey::DELETED_ITEMS), ["One", "Three"]);
}

#[test]
fn fi_258_fi_259_fi_260_fi_264_each_delete_type_has_its_place() {
    const PLACES: [(&str, FolderKey); 3] = [
        ("HardDelete", FolderKey::RECOVERABLE_ITEMS_PURGES),
        ("SoftDelete", FolderKey::RECOVERABLE_ITEMS_DELETIONS),
        ("MoveToDeletedItems", FolderKey::DELETED_ITEMS),
    ];
    for (delete_type, place) in PLACES {
        let mut client = Client::new();
        let id = client.create_item(None, &message("Note", ""));
        client.succeed(&delete_with(&format!("DeleteType=\"{delete_type}\""), &id.item()));
        assert_gone(&mut client, &id);
        assert_eq!(subjects(&client, ADA, FolderKey::DRAFTS), Vec::<String>::new(), "{delete_type}");
        for (_, other) in PLACES {
            let expected = if other == place { vec!["Note"] } else { Vec::new() };
            assert_eq!(subjects(&client, ADA, other), expected, "{delete_type}");
        }
        let moved = id_named(&client, ADA, place, "Note");
        assert_ne!(moved.id, id.id, "{delete_type}");
    }
}

#[test]
fn fi_258_exchange_2007_keeps_nothing_of_what_is_deleted_for_good() {
    let mut client = Client::of(ServerProfile::Exchange2007Sp1, "Exchange2007_SP1");
    let id = client.create_item(None, &message("Note", ""));
    client.delete_item(&id, "HardDelete");
    assert_gone(&mut client, &id);
    let ada = client.simulator.mailbox(ADA).expect("built with it");
    assert!(ada.folder(FolderKey::RECOVERABLE_ITEMS_PURGES).is_none());
}

#[test]
fn fi_276_an_old_change_key_deletes() {
    let mut client = Client::new();
    let old = client.create_item(None, &message("Note", ""));
    client.update_item(&old, &crate::client::set_field("Item", "item:Subject", &message("Other", "")));
    client.delete_item(&old, "HardDelete");
    assert_gone(&mut client, &old);
}

const RECEIPT: &str = "<t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>";

/// Ada asks Bob for a receipt, which the schema wants after the recipients.
fn received_with_request(client: &mut Client) -> Id {
    let item = crate::scenes::message_to_bob("Lunch", "");
    crate::scenes::send(client, &item.replace("</t:Message>", &format!("{RECEIPT}</t:Message>")));
    client.log_on(BOB);
    id_named(client, BOB, FolderKey::INBOX, "Lunch")
}

#[test]
fn fi_264_unread_mail_that_is_deleted_is_reported_unless_that_is_suppressed() {
    for (attribute, expected) in [
        ("", vec!["Not read: Lunch"]),
        ("SuppressReadReceipts=\"false\"", vec!["Not read: Lunch"]),
        ("SuppressReadReceipts=\"true\"", vec![]),
    ] {
        let mut client = Client::new();
        let id = received_with_request(&mut client);
        client.succeed(&delete_with(&format!("DeleteType=\"MoveToDeletedItems\" {attribute}"), &id.item()));
        assert_eq!(subjects(&client, ADA, FolderKey::INBOX), expected, "{attribute}");
        // Nobody is told twice.
        let id = id_named(&client, BOB, FolderKey::DELETED_ITEMS, "Lunch");
        if !expected.is_empty() {
            client.delete_item(&id, "HardDelete");
            assert_eq!(subjects(&client, ADA, FolderKey::INBOX), expected, "{attribute}");
            let receipt = id_named(&client, ADA, FolderKey::INBOX, "Not read: Lunch");
            let class = client.log_on(ADA).item(&receipt).value("ItemClass").to_owned();
            assert_eq!(class, "REPORT.IPM.Note.IPNNRN");
        }
    }
}

#[test]
fn fi_264_mail_that_nobody_wants_a_receipt_for_is_not_reported() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    client.delete_item(&id, "HardDelete");
    assert_eq!(ids_in(&client, ADA, FolderKey::INBOX), []);
}

#[test]
fn fi_264_suppress_read_receipts_came_with_2013_sp1() {
    let mut client = Client::of(ServerProfile::Exchange2019, "Exchange2013");
    let id = client.create_item(None, &message("Note", ""));
    client.refuse(
        &delete_with("DeleteType=\"HardDelete\" SuppressReadReceipts=\"true\"", &id.item()),
        ResponseCode::ErrorIncorrectSchemaVersion,
    );
}

#[test]
fn fi_260_counts_follow_what_is_deleted() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    assert_eq!(unread_count(&client, BOB, FolderKey::INBOX), 1);
    client.delete_item(&id, "MoveToDeletedItems");
    assert_eq!(unread_count(&client, BOB, FolderKey::INBOX), 0);
    assert_eq!(unread_count(&client, BOB, FolderKey::DELETED_ITEMS), 1);
}

#[test]
fn fi_010_access_denied_ends_the_batch_and_leaves_what_was_done() {
    let mut client = Client::new();
    let adas = client.create_item(Some(&distinguished("inbox")), &message("Ada's", ""));
    grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Reviewer);
    client.log_on(BOB);
    let bobs = ["One", "Two", "Three"].map(|subject| client.create_item(None, &message(subject, "")));
    let list = [bobs[0].item(), adas.item(), bobs[1].item(), bobs[2].item()].concat();
    let answer = client.send(&delete_item(&list, "HardDelete"));
    use ResponseCode::{ErrorAccessDenied, ErrorBatchProcessingStopped, NoError};
    assert_eq!(
        answer.codes,
        [NoError, ErrorAccessDenied, ErrorBatchProcessingStopped, ErrorBatchProcessingStopped]
    );
    assert_eq!(answer.messages()[2].attribute("ResponseClass"), "Warning");
    assert_eq!(subjects(&client, BOB, FolderKey::DRAFTS), ["Two", "Three"]);
    assert_eq!(subjects(&client, ADA, FolderKey::INBOX), ["Ada's"]);
}

#[test]
fn fi_005_a_deleted_item_is_answered_without_a_container() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", ""));
    let answer = client.delete_item(&id, "HardDelete");
    assert_eq!(answer.messages()[0].names(), ["ResponseCode"]);
}

#[test]
fn fi_258_what_is_deleted_from_purges_is_gone() {
    let mut client = Client::new();
    let id = client.succeed(&create_item(None, &message("Note", ""))).object().id();
    client.succeed(&transfer_item("MoveItem", &id.item(), &distinguished("inbox")));
    let id = id_named(&client, ADA, FolderKey::INBOX, "Note");
    client.delete_item(&id, "HardDelete");
    let purged = id_named(&client, ADA, FolderKey::RECOVERABLE_ITEMS_PURGES, "Note");
    client.delete_item(&purged, "HardDelete");
    client.refuse(&get_item(&purged.item(), "IdOnly", "", ""), ResponseCode::ErrorItemNotFound);
    for folder in [FolderKey::RECOVERABLE_ITEMS_PURGES, FolderKey::RECOVERABLE_ITEMS_DELETIONS] {
        assert_eq!(ids_in(&client, ADA, folder), []);
    }
}

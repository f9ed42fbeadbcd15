//! UpdateItem: changes, change keys, dispositions.

use ews_sim::ResponseCode::*;
use ews_sim::ServerProfile;

use crate::client::{
    Client, create_item_with, delete_item, distinguished, field, message, recipients, update_item,
};
use crate::support::BOB;
use crate::tree::Id;
use crate::{append, delete, names_path, refuse_schema, refuse_update, set};

const TEXT: &str = "<t:Body BodyType=\"Text\">One</t:Body>";
const HTML: &str = "<t:Body BodyType=\"HTML\">&lt;p&gt;Two&lt;/p&gt;</t:Body>";

fn subject(text: &str) -> String {
    set("Message", "item:Subject", &format!("<t:Subject>{text}</t:Subject>"))
}

/// UpdateItem of one item with other attributes than usual.
fn update_with(id: &Id, attributes: &str, more: &str, updates: &str) -> String {
    format!(
        "<m:UpdateItem {attributes}>{more}<m:ItemChanges><t:ItemChange>{}<t:Updates>{updates}</t:Updates>\
         </t:ItemChange></m:ItemChanges></m:UpdateItem>",
        id.item()
    )
}

const NEVER: &str = "ConflictResolution=\"NeverOverwrite\" MessageDisposition=\"SaveOnly\"";
const AUTO: &str = "ConflictResolution=\"AutoResolve\" MessageDisposition=\"SaveOnly\"";
const ALWAYS: &str = "ConflictResolution=\"AlwaysOverwrite\" MessageDisposition=\"SaveOnly\"";

#[test]
fn fi_226_conflict_resolution_is_required() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    refuse_schema(&mut client, &update_with(&id, "MessageDisposition=\"SaveOnly\"", "", &subject("y")));
}

#[test]
fn fi_227_a_message_needs_a_message_disposition() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let body = update_with(&id, "ConflictResolution=\"AutoResolve\"", "", &subject("y"));
    client.refuse(&body, ErrorMessageDispositionRequired);
}

#[test]
fn fi_228_a_calendar_item_needs_its_attribute() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:CalendarItem/>");
    let change = set("CalendarItem", "item:Subject", "<t:Subject>y</t:Subject>");
    client.refuse(&update_with(&id, AUTO, "", &change), ErrorSendMeetingInvitationsOrCancellationsRequired);
}

#[test]
fn fi_229_ip_066_a_change_has_one_property() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    for elements in [&*format!("<t:Subject>y</t:Subject>{TEXT}"), ""] {
        let change = set("Message", "item:Subject", elements);
        let answer = refuse_update(&mut client, &id, &change, ErrorIncorrectUpdatePropertyCount);
        assert_eq!(
            answer.value("MessageText"),
            "An object within a change description must contain one and only one property to modify."
        );
    }
}

#[test]
fn fi_230_ip_065_a_change_agrees_with_its_path() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let change = set("Message", "item:Subject", TEXT);
    refuse_update(&mut client, &id, &change, ErrorUpdatePropertyMismatch);
}

#[test]
fn fi_234_ip_039_html_is_not_appended_to_text() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", TEXT));
    let answer =
        refuse_update(&mut client, &id, &append("Message", "item:Body", HTML), ErrorInvalidPropertyAppend);
    names_path(&answer, "item:Body");
}

#[test]
fn fi_235_ip_059_ip_060_most_properties_are_not_appended_to() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let changes = [
        ("item:Subject", "<t:Subject>y</t:Subject>"),
        ("item:Categories", "<t:Categories><t:String>a</t:String></t:Categories>"),
        ("message:IsRead", "<t:IsRead>true</t:IsRead>"),
    ];
    for (path, element) in changes {
        let change = append("Message", path, element);
        names_path(&refuse_update(&mut client, &id, &change, ErrorInvalidPropertyAppend), path);
    }
}

#[test]
fn fi_238_ip_061_ip_062_ip_063_some_properties_are_not_deleted() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:CalendarItem/>");
    for path in ["item:ItemId", "calendar:End", "calendar:Start", "item:Importance", "item:Sensitivity"] {
        let answer = refuse_update(&mut client, &id, &delete(&field(path)), ErrorInvalidPropertyDelete);
        names_path(&answer, path);
        assert_eq!(answer.value("MessageText"), "The delete action is not supported for this property.");
    }
    let id = client.create_item(None, &message("x", ""));
    for path in ["item:ItemClass", "message:IsRead"] {
        refuse_update(&mut client, &id, &delete(&field(path)), ErrorInvalidPropertyDelete);
    }
}

#[test]
fn fi_239_read_only_properties_are_not_set() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let change = set("Message", "item:Size", "<t:Size>1</t:Size>");
    names_path(&refuse_update(&mut client, &id, &change, ErrorInvalidPropertySet), "item:Size");
}

#[test]
fn fi_240_a_property_of_another_kind_is_refused() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let change = set("Contact", "contacts:GivenName", "<t:GivenName>y</t:GivenName>");
    let answer = refuse_update(&mut client, &id, &change, ErrorInvalidPropertyRequest);
    names_path(&answer, "contacts:GivenName");
    // What every item has may come in the element of another kind.
    client.update_item(&id, &set("Contact", "item:Subject", "<t:Subject>y</t:Subject>"));
}

#[test]
fn fi_242_an_appointment_does_not_end_before_it_starts() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:CalendarItem/>");
    let change = set("CalendarItem", "calendar:Start", "<t:Start>2090-01-01T00:00:00Z</t:Start>");
    refuse_update(&mut client, &id, &change, ErrorCalendarEndDateIsEarlierThanStartDate);
}

#[test]
fn fi_243_fi_244_ip_054_a_bad_change_undoes_those_before_it_and_not_those_of_other_items() {
    let mut client = Client::new();
    let (one, two) =
        (client.create_message(&distinguished("inbox"), "1"), client.create_item(None, "<t:Task/>"));
    let bad = subject("y") + &delete(&field("item:Body")) + &delete(&field("item:ItemId"));
    let good = set("Task", "item:Subject", "<t:Subject>2</t:Subject>");
    let changes: String = [(&one, bad), (&two, good)]
        .map(|(id, updates)| {
            format!("<t:ItemChange>{}<t:Updates>{updates}</t:Updates></t:ItemChange>", id.item())
        })
        .concat();
    let before = client.item(&one);
    let answer =
        client.send(&format!("<m:UpdateItem {AUTO}><m:ItemChanges>{changes}</m:ItemChanges></m:UpdateItem>"));
    assert_eq!(answer.codes, [ErrorInvalidPropertyDelete, NoError]);
    assert!(!answer.messages()[0].has("ConflictResults"), "FI-006");
    assert_eq!((client.item(&one), client.item(&two).value("Subject")), (before, "2"));
}

#[test]
fn fi_248_receipts_are_suppressed_from_2013_sp1_on() {
    let mut client = Client::of(ServerProfile::Exchange2019, "Exchange2013");
    let id = client.create_item(None, &message("x", ""));
    let attributes = format!("{AUTO} SuppressReadReceipts=\"true\"");
    let answer = client.send(&update_with(&id, &attributes, "", &subject("y")));
    assert!(matches!(answer.codes[..], [ErrorSchemaValidation | ErrorIncorrectSchemaVersion]), "{}", *answer);
}

#[test]
fn fi_249_nobody_is_told_of_changes_to_deleted_appointments() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:CalendarItem/>");
    let id = client.transfer_item("MoveItem", &id, &distinguished("deleteditems"));
    let change = set("CalendarItem", "item:Subject", "<t:Subject>y</t:Subject>");
    for sends in ["SendOnlyToAll", "SendOnlyToChanged", "SendToAllAndSaveCopy", "SendToChangedAndSaveCopy"] {
        let attributes = format!("{AUTO} SendMeetingInvitationsOrCancellations=\"{sends}\"");
        client.refuse(&update_with(&id, &attributes, "", &change), ErrorCalendarCannotUpdateDeletedItem);
    }
    client.update_item(&id, &change);
}

#[test]
fn fi_257_changes_of_attendees_are_refused_honestly() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:CalendarItem/>");
    let attendees = "<t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>bob@example.test\
                     </t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees>";
    for change in [set, append].map(|change| change("CalendarItem", "calendar:RequiredAttendees", attendees))
    {
        let answer = refuse_update(&mut client, &id, &change, ErrorInvalidRequest);
        assert!(answer.value("MessageText").contains("meetings"), "{}", *answer);
    }
}

#[test]
fn fi_250_an_old_or_missing_key_is_refused_unless_everything_is_overwritten() {
    let mut client = Client::new();
    let old = client.create_item(None, &message("x", ""));
    let new = client.update_item(&old, &subject("y"));
    let without = Id { change_key: None, ..old.clone() };
    let short = Id { change_key: Some("CQAAAA==".to_owned()), ..old.clone() };
    let empty = Id { change_key: Some(String::new()), ..old.clone() };
    let text = "The send or update operation could not be performed because the change key passed in the \
                request does not match the current change key for the item.";
    let answer = client.refuse(&update_with(&old, NEVER, "", &subject("z")), ErrorIrresolvableConflict);
    assert!(answer.value("MessageText").starts_with(text), "{}", *answer);
    for attributes in [NEVER, AUTO] {
        for id in [&without, &short] {
            let body = update_with(id, attributes, "", &subject("z"));
            client.refuse(&body, ErrorChangeKeyRequiredForWriteOperations);
        }
    }
    for attributes in [NEVER, AUTO, ALWAYS] {
        client.refuse(&update_with(&empty, attributes, "", &subject("z")), ErrorInvalidChangeKey);
    }
    assert_eq!(client.item(&new).value("Subject"), "y");
    for id in [&old, &without, &short] {
        let answer = client.succeed(&update_with(id, ALWAYS, "", &subject("z")));
        assert_eq!(answer.one("ConflictResults").value("Count"), "0");
    }
    assert_eq!(client.item(&new).value("Subject"), "z");
}

#[test]
fn fi_250_old_keys_are_resolved_property_by_property() {
    let mut client = Client::new();
    let old = client.create_item(None, &message("x", ""));
    client.update_item(&old, &subject("y"));
    let importance = set("Message", "item:Importance", "<t:Importance>High</t:Importance>");
    let answer = client.succeed(&update_with(&old, AUTO, "", &importance));
    assert_eq!(answer.one("ConflictResults").value("Count"), "0");
    let answer = client.succeed(&update_with(&old, AUTO, "", &subject("mine")));
    assert_eq!(answer.one("ConflictResults").value("Count"), "1");
    let item = client.item(&old);
    assert_eq!((item.value("Subject"), item.value("Importance")), ("mine", "High"));
}

#[test]
fn fi_250_a_sensitivity_that_was_raised_meanwhile_stays() {
    let mut client = Client::new();
    let sensitivity =
        |word: &str| set("Message", "item:Sensitivity", &format!("<t:Sensitivity>{word}</t:Sensitivity>"));
    let old = client.create_item(None, &message("x", ""));
    client.update_item(&old, &sensitivity("Confidential"));
    client.succeed(&update_with(&old, AUTO, "", &sensitivity("Normal")));
    assert_eq!(client.item(&old).value("Sensitivity"), "Confidential");
}

#[test]
fn fi_251_recurring_tasks_are_refused_honestly() {
    let mut client = Client::new();
    let recurrence = "<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence>\
                      <t:NoEndRecurrence><t:StartDate>2030-01-01</t:StartDate></t:NoEndRecurrence>\
                      </t:Recurrence>";
    let id = client.create_item(None, "<t:Task/>");
    let change = set("Task", "task:Recurrence", recurrence);
    let answer = refuse_update(&mut client, &id, &change, ErrorInvalidRequest);
    assert!(answer.value("MessageText").contains("recurring tasks"), "{}", *answer);
}

#[test]
fn fi_253_ip_050_a_class_of_another_kind_is_refused() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let class =
        |class: &str| set("Message", "item:ItemClass", &format!("<t:ItemClass>{class}</t:ItemClass>"));
    refuse_update(&mut client, &id, &class("IPM.Appointment"), ErrorObjectTypeChanged);
    client.update_item(&id, &class("IPM.Note.Custom"));
    assert_eq!(client.item(&id).value("ItemClass"), "IPM.Note.Custom");
}

#[test]
fn fi_254_ip_092_receipts_of_a_sent_message_are_settled() {
    let mut client = Client::new();
    let to = message("x", &recipients("ToRecipients", BOB));
    client.succeed(&create_item_with("MessageDisposition=\"SendAndSaveCopy\"", None, &to));
    let id = client.item_named(&distinguished("sentitems"), "x");
    for name in ["IsReadReceiptRequested", "IsDeliveryReceiptRequested"] {
        let change = set("Message", &format!("message:{name}"), &format!("<t:{name}>true</t:{name}>"));
        refuse_update(&mut client, &id, &change, ErrorInvalidPropertyUpdateSentMessage);
    }
    client.update_item(&id, &subject("y"));
}

#[test]
fn fi_255_a_deleted_folder_takes_no_copies() {
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Gone").folder();
    client.delete_folder(&folder, "HardDelete");
    let id = client.create_item(None, &message("x", &recipients("ToRecipients", BOB)));
    let saved = format!("<m:SavedItemFolderId>{folder}</m:SavedItemFolderId>");
    let attributes = AUTO.replace("SaveOnly", "SendAndSaveCopy");
    client.refuse(&update_with(&id, &attributes, &saved, &subject("y")), ErrorSavedItemFolderNotFound);
    assert_eq!(client.item(&id).value("Subject"), "x");
}

#[test]
fn fi_256_what_is_gone_is_not_found() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    client.succeed(&delete_item(&id.item(), "HardDelete"));
    client.refuse(&update_item(&id.item(), &subject("y")), ErrorItemNotFound);
}

#[test]
fn fi_225_a_change_keeps_the_id_and_makes_a_new_key() {
    let mut client = Client::new();
    let old = client.create_item(None, &message("x", ""));
    let answer = client.succeed(&update_item(&old.item(), &subject("y")));
    let new = answer.object().id();
    assert_eq!(answer.messages()[0].names(), ["ResponseCode", "Items", "ConflictResults"]);
    assert_eq!(answer.one("ConflictResults").value("Count"), "0");
    assert_eq!(old.id, new.id);
    assert_ne!(old.change_key, new.change_key);
    assert_eq!(client.item(&old).id(), new);
}

#[test]
fn fi_231_fi_232_changes_act_in_their_order() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let id = client.update_item(&id, &(subject("1") + &subject("2")));
    assert_eq!(client.item(&id).value("Subject"), "2");
    let gone = delete(&field("item:Subject"));
    let id = client.update_item(&id, &(subject("3") + &gone));
    assert!(!client.item(&id).has("Subject"));
    let id = client.update_item(&id, &(gone + &subject("4")));
    assert_eq!(client.item(&id).value("Subject"), "4");
}

#[test]
fn fi_233_fi_236_bodies_and_recipients_are_appended_to() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let body = append("Message", "item:Body", TEXT);
    let to = append("Message", "message:ToRecipients", &recipients("ToRecipients", BOB));
    let id = client.update_item(&id, &(body.clone() + &body + &to + &to));
    let item = client.item(&id);
    assert_eq!(item.value("Body"), "OneOne");
    assert_eq!(item.child("ToRecipients").values("EmailAddress"), [BOB, BOB]);
}

#[test]
fn fi_237_ip_064_what_is_absent_can_be_deleted() {
    let mut client = Client::new();
    let elements = "<t:Categories><t:String>a</t:String></t:Categories><t:InReplyTo>&lt;a@b&gt;</t:InReplyTo>\
                    <t:Culture>de-DE</t:Culture>";
    let id = client.create_item(None, &message("x", elements));
    let paths = ["item:Subject", "item:Categories", "item:Culture", "item:InReplyTo"];
    let deletions = paths.map(|path| delete(&field(path))).concat();
    let id = client.update_item(&id, &deletions);
    let id = client.update_item(&id, &deletions);
    let item = client.item(&id);
    assert!(!item.has("Subject") && !item.has("Categories") && !item.has("InReplyTo"), "{item}");
    assert_eq!(item.value("Culture"), "en-US");
}

#[test]
fn fi_241_start_and_end_are_moved_in_any_order() {
    let start = set("CalendarItem", "calendar:Start", "<t:Start>2090-01-01T00:00:00Z</t:Start>");
    let end = set("CalendarItem", "calendar:End", "<t:End>2090-01-01T01:00:00Z</t:End>");
    for updates in [format!("{start}{end}"), format!("{end}{start}")] {
        let mut client = Client::new();
        let id = client.create_item(None, "<t:CalendarItem/>");
        let id = client.update_item(&id, &updates);
        assert_eq!(client.item(&id).value("Start"), "2090-01-01T00:00:00Z");
    }
}

#[test]
fn fi_245_fi_246_a_changed_message_is_sent() {
    for (disposition, copies) in [("SendOnly", 0), ("SendAndSaveCopy", 1)] {
        let mut client = Client::new();
        let id = client.create_item(None, &message("x", &recipients("ToRecipients", BOB)));
        let attributes = AUTO.replace("SaveOnly", disposition);
        let answer = client.succeed(&update_with(&id, &attributes, "", &subject("y")));
        assert_eq!(answer.one("Items").names(), [""; 0]);
        assert_eq!(client.items_in(&distinguished("drafts")), []);
        assert_eq!(client.items_in(&distinguished("sentitems")).len(), copies);
        assert_eq!(client.log_on(BOB).subjects_in(&distinguished("inbox")), ["y"]);
    }
}

#[test]
fn fi_245_only_messages_are_sent() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Contact/>");
    let change = set("Contact", "item:Subject", "<t:Subject>y</t:Subject>");
    let body = update_with(&id, &AUTO.replace("SaveOnly", "SendOnly"), "", &change);
    assert_eq!(client.succeed(&body).object().id().id, id.id);
    assert_eq!(client.item(&id).value("Subject"), "y");
}

#[test]
fn fi_247_reading_a_message_sends_the_receipt_it_asks_for() {
    for (suppress, receipts) in
        [("", 1), ("SuppressReadReceipts=\"false\"", 1), ("SuppressReadReceipts=\"true\"", 0)]
    {
        let mut client = Client::new();
        let asked = "<t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>";
        let item = message("x", &(recipients("ToRecipients", BOB) + asked));
        client.succeed(&create_item_with("MessageDisposition=\"SendOnly\"", None, &item));
        client.log_on(BOB);
        let id = client.item_named(&distinguished("inbox"), "x");
        let objects = client.item(&id).child("ResponseObjects").names();
        assert_eq!(objects, ["ReplyToItem", "ReplyAllToItem", "ForwardItem", "SuppressReadReceipt"]);
        let read = set("Message", "message:IsRead", "<t:IsRead>true</t:IsRead>");
        client.succeed(&update_with(&id, &format!("{AUTO} {suppress}"), "", &read));
        client.log_on(crate::support::ADA);
        assert_eq!(client.items_in(&distinguished("inbox")).len(), receipts, "{suppress}");
    }
}

#[test]
fn fi_252_completing_a_single_task_keeps_its_id() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Task/>");
    let done = set("Task", "task:Status", "<t:Status>Completed</t:Status>");
    assert_eq!(client.update_item(&id, &done).id, id.id);
}

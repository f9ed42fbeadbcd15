//! Values that every item has, and those of messages and appointments.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ews_sim::ResponseCode::*;
use ews_sim::ServerProfile;

use crate::client::{Client, create_item, distinguished, field, get_item, message, recipients};
use crate::support::{ADA, BOB};
use crate::tree::Tree;
use crate::{names_path, refuse_create, refuse_schema, refuse_update, set, value};

#[track_caller]
fn created(item: &str) -> Tree {
    let mut client = Client::new();
    let id = client.create_item(None, item);
    client.item(&id)
}

fn flag(status: &str, dates: &[&str]) -> String {
    let date = |name: &&str| format!("<t:{name}>2030-01-01T00:00:00Z</t:{name}>");
    let dates: String = dates.iter().map(date).collect();
    format!("<t:Flag><t:FlagStatus>{status}</t:FlagStatus>{dates}</t:Flag>")
}

#[test]
fn ip_079_a_subject_has_255_characters_at_most() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let long = "x".repeat(256);
    let answer = refuse_create(&mut client, &message(&long, ""), ErrorItemSavePropertyError);
    names_path(&answer, "item:Subject");
    let change = set("Message", "item:Subject", &format!("<t:Subject>{long}</t:Subject>"));
    names_path(&refuse_update(&mut client, &id, &change, ErrorPropertyUpdate), "item:Subject");
    client.create_item(None, &message(&long[1..], ""));
}

#[test]
fn ip_080_ip_081_ip_082_ip_083_the_dates_of_a_flag_go_with_its_status() {
    let cases: &[(&str, &[&str])] = &[
        ("Flagged", &["CompleteDate"]),
        ("Flagged", &["StartDate"]),
        ("Flagged", &["DueDate"]),
        ("Complete", &["DueDate"]),
        ("Complete", &["StartDate"]),
        ("NotFlagged", &["StartDate", "DueDate"]),
        ("NotFlagged", &["CompleteDate"]),
    ];
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    for (status, dates) in cases {
        let flag = flag(status, dates);
        refuse_create(&mut client, &message("x", &flag), ErrorInvalidArgument);
        refuse_update(&mut client, &id, &set("Message", "item:Flag", &flag), ErrorInvalidArgument);
    }
}

#[test]
fn ip_084_an_item_that_nobody_flagged_has_a_flag() {
    assert_eq!(created(&message("x", "")).child("Flag").value("FlagStatus"), "NotFlagged");
    let both = flag("Flagged", &["StartDate", "DueDate"]);
    assert_eq!(created(&message("x", &both)).child("Flag").value("DueDate"), "2030-01-01T00:00:00Z");
    let done = created(&message("x", &flag("Complete", &[])));
    assert_eq!(done.child("Flag").value("CompleteDate"), done.value("DateTimeCreated"));
}

#[test]
fn ip_085_a_culture_is_a_language() {
    let mut client = Client::new();
    let item = message("x", "<t:Culture>xx-invalid-</t:Culture>");
    let answer = client.send(&create_item(None, &item));
    assert!(matches!(answer.codes[..], [ErrorSchemaValidation | ErrorUnsupportedCulture]), "{}", *answer);
    let unheard = message("x", "<t:Culture>qq-QQ</t:Culture>");
    names_path(&refuse_create(&mut client, &unheard, ErrorUnsupportedCulture), "item:Culture");
}

#[test]
fn ip_086_a_reminder_is_not_after_the_start() {
    let mut client = Client::new();
    for minutes in ["-1", "2629801"] {
        let element = format!("<t:ReminderMinutesBeforeStart>{minutes}</t:ReminderMinutesBeforeStart>");
        refuse_schema(&mut client, &create_item(None, &message("x", &element)));
    }
}

#[test]
fn ip_098_what_servers_say_of_messages_is_read_only() {
    let mailbox = "<t:Mailbox><t:EmailAddress>bob@example.test</t:EmailAddress></t:Mailbox>";
    let cases = [
        ("ConversationIndex", "AA==".to_owned()),
        ("ConversationTopic", "x".to_owned()),
        ("ReceivedBy", mailbox.to_owned()),
        ("ReceivedRepresenting", mailbox.to_owned()),
    ];
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    for (name, value) in cases {
        let element = format!("<t:{name}>{value}</t:{name}>");
        let path = format!("message:{name}");
        names_path(&refuse_create(&mut client, &message("x", &element), ErrorInvalidPropertySet), &path);
        refuse_update(&mut client, &id, &set("Message", &path, &element), ErrorInvalidPropertySet);
    }
}

#[test]
fn ip_093_flags_of_messages_always_exist() {
    let mut client = Client::new();
    for path in ["message:IsRead", "item:IsDraft", "item:IsFromMe"] {
        let body = format!(
            "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>\
             <m:Restriction><t:Exists>{}</t:Exists></m:Restriction><m:ParentFolderIds>{}</m:ParentFolderIds>\
             </m:FindItem>",
            field(path),
            distinguished("inbox")
        );
        client.refuse(&body, ErrorInvalidPropertyForExists);
    }
}

#[test]
fn ip_070_is_meeting_is_read_only() {
    let mut client = Client::new();
    let item = "<t:CalendarItem><t:IsMeeting>true</t:IsMeeting></t:CalendarItem>";
    names_path(&refuse_create(&mut client, item, ErrorInvalidPropertySet), "calendar:IsMeeting");
}

#[test]
fn ip_055_ip_056_ip_057_ip_058_what_servers_ignore_or_refuse() {
    let of_item = |kind: &str, element: &str| format!("<t:{kind}>{element}</t:{kind}>");
    let store = of_item("Message", "<t:StoreEntryId>AQI=</t:StoreEntryId>");
    let online = of_item("CalendarItem", "<t:IsOnlineMeeting>true</t:IsOnlineMeeting>");
    let join = of_item("CalendarItem", "<t:JoinOnlineMeetingUrl>http://x</t:JoinOnlineMeetingUrl>");
    let mut of_2010 = Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    refuse_create(&mut of_2010, &store, ErrorInvalidPropertySet);
    let id = of_2010.create_item(None, &online);
    assert_eq!(value(&mut of_2010, &id, "calendar:IsOnlineMeeting"), "true");
    let mut of_2019 = Client::new();
    refuse_create(&mut of_2019, &online, ErrorInvalidPropertySet);
    let id = of_2019.create_item(None, &join);
    assert_eq!(value(&mut of_2019, &id, "calendar:JoinOnlineMeetingUrl"), "");
    let id = of_2019.create_item(None, &store);
    assert_ne!(value(&mut of_2019, &id, "item:StoreEntryId"), "AQI=");
}

#[test]
fn ip_067_ip_069_some_properties_are_set_only_when_an_item_is_made() {
    let mut client = Client::new();
    let sender =
        "<t:Sender><t:Mailbox><t:EmailAddress>bob@example.test</t:EmailAddress></t:Mailbox></t:Sender>";
    let id = client.create_item(None, &message("x", sender));
    refuse_update(&mut client, &id, &set("Message", "message:Sender", sender), ErrorInvalidPropertySet);
    let associated = "<t:IsAssociated>true</t:IsAssociated>";
    let change = set("Message", "item:IsAssociated", associated);
    refuse_update(&mut client, &id, &change, ErrorInvalidPropertySet);
    let id = client.create_item(None, &message("hidden", associated));
    assert_eq!(client.item(&id).value("IsAssociated"), "true");
    assert_eq!(client.subjects_in(&distinguished("drafts")), ["x"]);
}

#[test]
fn ip_071_ip_072_a_new_message() {
    let item = created(&message("x", ""));
    let names = ["Importance", "Sensitivity", "IsDraft", "IsSubmitted", "IsFromMe", "IsResend", "IsRead"];
    let values = names.map(|name| item.value(name));
    assert_eq!(values, ["Normal", "Normal", "true", "false", "false", "false", "true"]);
}

#[test]
fn ip_074_ip_088_a_new_appointment() {
    let item = created("<t:CalendarItem/>");
    let names =
        ["IsDraft", "IsUnmodified", "ReminderIsSet", "ReminderMinutesBeforeStart", "CalendarItemType"];
    assert_eq!(names.map(|name| item.value(name)), ["false", "false", "true", "15", "Single"]);
    assert!(item.value("Start") < item.value("End"));
}

#[test]
fn ip_076_size_grows_with_the_body() {
    let size = |body: &str| -> u64 {
        let item = created(&message("x", &format!("<t:Body BodyType=\"Text\">{body}</t:Body>")));
        item.value("Size").parse().expect("a number")
    };
    assert!(size("") < size("x") && size("x") < size(&"x".repeat(100)));
}

#[test]
fn ip_077_there_are_no_attachments_yet() {
    assert_eq!(created(&message("x", "")).value("HasAttachments"), "false");
}

#[test]
fn ip_078_names_are_joined() {
    let mailbox = |name: &str, address: &str| {
        format!("<t:Mailbox><t:Name>{name}</t:Name><t:EmailAddress>{address}</t:EmailAddress></t:Mailbox>")
    };
    let to = format!(
        "<t:ToRecipients>{}{}<t:Mailbox><t:EmailAddress>c@example.test</t:EmailAddress></t:Mailbox>\
         </t:ToRecipients>",
        mailbox("Ada", ADA),
        mailbox("Bob B.", BOB)
    );
    assert_eq!(created(&message("x", &to)).value("DisplayTo"), "Ada; Bob B.; c@example.test");
}

#[test]
fn ip_087_a_reminder_comes_before_what_it_is_for() {
    let reminder = "<t:ReminderDueBy>2030-01-01T05:00:00Z</t:ReminderDueBy><t:ReminderIsSet>true\
                    </t:ReminderIsSet><t:ReminderMinutesBeforeStart>30</t:ReminderMinutesBeforeStart>";
    let item = created(&message("x", reminder));
    assert_eq!(item.value("ReminderNextTime"), "2030-01-01T04:30:00Z");
    let is_set = "<t:ReminderIsSet>true</t:ReminderIsSet>";
    let item = created(&message("x", is_set));
    assert_eq!(item.value("ReminderDueBy"), item.value("DateTimeCreated"));
    let item = created(&format!("<t:Task>{is_set}<t:DueDate>2030-01-02T00:00:00Z</t:DueDate></t:Task>"));
    assert_eq!(item.value("ReminderDueBy"), "2030-01-02T00:00:00Z");
    // Nothing comes before the year 1.
    let minutes = "<t:ReminderMinutesBeforeStart>2629800</t:ReminderMinutesBeforeStart>";
    let early = format!("<t:ReminderDueBy>0001-02-01T00:00:00Z</t:ReminderDueBy>{is_set}{minutes}");
    assert!(!created(&message("x", &early)).has("ReminderNextTime"));
}

#[test]
fn ip_087_the_reminder_of_an_appointment_moves_with_it() {
    let mut client = Client::new();
    let item = "<t:CalendarItem><t:ReminderDueBy>2030-01-01T00:00:00Z</t:ReminderDueBy>\
                <t:Start>2030-01-01T00:00:00Z</t:Start><t:End>2030-01-01T01:00:00Z</t:End></t:CalendarItem>";
    let id = client.create_item(None, item);
    let start = set("CalendarItem", "calendar:Start", "<t:Start>2030-02-01T00:00:00Z</t:Start>");
    let end = set("CalendarItem", "calendar:End", "<t:End>2030-02-01T01:00:00Z</t:End>");
    let id = client.update_item(&id, &(start + &end));
    let item = client.item(&id);
    assert_eq!(item.value("ReminderDueBy"), "2030-02-01T00:00:00Z");
    assert_eq!(item.value("ReminderNextTime"), "2030-01-31T23:45:00Z");
}

#[test]
fn ip_089_a_change_is_noted_with_its_time() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let before = client.item(&id);
    client.simulator.advance(std::time::Duration::from_secs(5));
    let id = client.update_item(&id, &set("Message", "item:Subject", "<t:Subject>y</t:Subject>"));
    let after = client.item(&id);
    assert!(before.value("LastModifiedTime") < after.value("LastModifiedTime"));
    assert_eq!(before.value("DateTimeCreated"), after.value("DateTimeCreated"));
    assert!(!after.value("LastModifiedName").is_empty());
}

#[test]
fn ip_090_the_owner_of_an_item_may_do_everything_with_it() {
    let item = created(&message("x", ""));
    let rights = item.child("EffectiveRights");
    for name in ["CreateAssociated", "CreateContents", "CreateHierarchy"] {
        assert_eq!(rights.value(name), "false", "{name}");
    }
    for name in ["Delete", "Modify", "Read", "ViewPrivateItems"] {
        assert_eq!(rights.value(name), "true", "{name}");
    }
}

#[test]
fn ip_094_ip_096_a_conversation_is_known_by_the_guid_of_its_index() {
    let item = created(&message("x", ""));
    let bytes = |text: &str| STANDARD.decode(text).expect("base64");
    let index = bytes(item.value("ConversationIndex"));
    let id = bytes(item.child("ConversationId").attribute("Id"));
    assert_eq!((index.len(), index[0]), (22, 1));
    assert!(id.ends_with(&index[6..]));
}

#[test]
fn ip_094_ip_095_ip_097_a_reply_stays_in_the_conversation() {
    let mut client = Client::new();
    let sent = message("Tea", &recipients("ToRecipients", ADA));
    let body = crate::client::create_item_with("MessageDisposition=\"SendOnly\"", None, &sent);
    client.log_on(BOB).succeed(&body);
    client.log_on(ADA);
    let id = client.item_named(&distinguished("inbox"), "Tea");
    let received = client.item(&id);
    let reply =
        format!("<t:ReplyToItem>{}</t:ReplyToItem>", id.item().replace("t:ItemId", "t:ReferenceItemId"));
    let id = client.create_item(None, &reply);
    let reply = client.item(&id);
    assert_eq!(reply.value("ConversationTopic"), received.value("ConversationTopic"));
    assert_eq!(
        reply.child("ConversationId").attribute("Id"),
        received.child("ConversationId").attribute("Id")
    );
    assert_eq!(reply.value("InReplyTo"), received.value("InternetMessageId"));
    let index = STANDARD.decode(reply.value("ConversationIndex")).expect("base64");
    assert_eq!(index.len(), 27);
}

#[test]
fn ip_099_ip_100_what_can_be_done_in_answer() {
    let mut client = Client::new();
    let sent = message("x", &recipients("ToRecipients", ADA)).replace("SaveOnly", "SendOnly");
    let body = crate::client::create_item_with("MessageDisposition=\"SendOnly\"", None, &sent);
    client.log_on(BOB).succeed(&body);
    client.log_on(ADA);
    let id = client.item_named(&distinguished("inbox"), "x");
    let names = client.item(&id).child("ResponseObjects").names();
    assert_eq!(names, ["ReplyToItem", "ReplyAllToItem", "ForwardItem"]);
    assert_eq!(created("<t:CalendarItem/>").child("ResponseObjects").names(), ["ForwardItem"]);
    assert_eq!(created(&message("x", "")).child("ResponseObjects").names(), ["ForwardItem"]);
    assert!(!created("<t:Contact/>").has("ResponseObjects"));
}

#[test]
fn ip_136_ip_137_times_of_appointments() {
    let lasting = |end: &str, rest: &str| {
        created(&format!(
            "<t:CalendarItem><t:Start>2030-01-01T00:00:00Z</t:Start><t:End>{end}</t:End>{rest}\
             </t:CalendarItem>"
        ))
    };
    assert_eq!(lasting("2030-01-01T00:30:00Z", "").value("Duration"), "PT30M");
    let all_day = "<t:IsAllDayEvent>true</t:IsAllDayEvent>";
    assert_eq!(lasting("2030-01-02T00:00:00Z", all_day).value("Duration"), "P1D");
    // Without the tables of time zones a clock on the wall shows what the one in Greenwich does.
    let item = lasting("2030-01-01T01:00:00Z", "");
    assert_eq!(
        (item.value("StartWallClock"), item.value("StartTimeZoneId")),
        ("2030-01-01T00:00:00Z", "UTC")
    );
}

#[test]
fn fi_219_an_update_ends_that_an_item_is_unmodified() {
    let mut client = Client::new();
    let sent = message("x", &recipients("ToRecipients", ADA));
    client.succeed(&crate::client::create_item_with("MessageDisposition=\"SendOnly\"", None, &sent));
    let id = client.item_named(&distinguished("inbox"), "x");
    let id = client.update_item(&id, &set("Message", "message:IsRead", "<t:IsRead>true</t:IsRead>"));
    assert_eq!(client.item(&id).value("IsUnmodified"), "true");
    let id = client.update_item(&id, &set("Message", "item:Subject", "<t:Subject>y</t:Subject>"));
    assert_eq!(client.item(&id).value("IsUnmodified"), "false");
    client.succeed(&get_item(&id.item(), "Default", "", ""));
}

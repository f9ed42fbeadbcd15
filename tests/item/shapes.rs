//! Which properties a shape has.

use ews_sim::ResponseCode::*;
use ews_sim::ServerProfile;

use crate::client::{Client, create_item_with, distinguished, field, get_item, message, recipients, shape};
use crate::refuse_schema;
use crate::support::BOB;
use crate::tree::{Id, Tree};

#[track_caller]
fn default_shape(client: &mut Client, id: &Id) -> Tree {
    client.succeed(&get_item(&id.item(), "Default", "", "")).object().clone()
}

/// The items of a folder as FindItem has them.
#[track_caller]
fn found(client: &mut Client, folder: &str, base_shape: &str) -> Vec<Tree> {
    let shape = shape("ItemShape", base_shape, "", "");
    let folder = distinguished(folder);
    let body = format!(
        "<m:FindItem Traversal=\"Shallow\">{shape}<m:ParentFolderIds>{folder}</m:ParentFolderIds>\
         </m:FindItem>"
    );
    client.succeed(&body).one("Items").children.clone()
}

#[track_caller]
fn has_all(item: &Tree, names: &[&str]) {
    for name in names {
        assert!(item.names().contains(name), "{name} is not in {item}");
    }
}

#[track_caller]
fn has_none(item: &Tree, names: &[&str]) {
    for name in names {
        assert!(!item.names().contains(name), "{name} is in {item}");
    }
}

#[test]
fn ip_030_a_path_newer_than_the_version_is_refused() {
    let mut client = Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    let id = client.create_item(None, &message("x", ""));
    let answer = client.send(&get_item(&id.item(), "IdOnly", "", &field("item:Flag")));
    assert!(matches!(answer.codes[..], [ErrorSchemaValidation | ErrorIncorrectSchemaVersion]), "{}", *answer);
}

#[test]
fn ip_138_is_organizer_has_one_path() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:CalendarItem/>");
    refuse_schema(&mut client, &get_item(&id.item(), "IdOnly", "", &field("cal:IsOrganizer")));
    assert_eq!(client.item_with(&id, &field("calendar:IsOrganizer")).value("IsOrganizer"), "true");
}

#[test]
fn ip_040_find_item_has_no_mime_content() {
    let mut client = Client::new();
    let folder = distinguished("inbox");
    for (switch, paths) in [
        ("<t:IncludeMimeContent>true</t:IncludeMimeContent>", String::new()),
        ("", field("item:MimeContent")),
    ] {
        let shape = shape("ItemShape", "IdOnly", switch, &paths);
        let body = format!(
            "<m:FindItem Traversal=\"Shallow\">{shape}<m:ParentFolderIds>{folder}</m:ParentFolderIds>\
             </m:FindItem>"
        );
        client.refuse(&body, ErrorInvalidPropertyForOperation);
    }
}

#[test]
fn ip_002_ip_003_ip_004_a_message_by_default() {
    let mut client = Client::new();
    let body = "<t:Body BodyType=\"Text\">Body</t:Body>";
    let item = message("x", &(body.to_owned() + &recipients("ToRecipients", BOB)));
    let id = client.create_item(None, &item);
    let item = default_shape(&mut client, &id);
    has_all(&item, &["Body", "ResponseObjects", "ToRecipients", "IsRead", "IsReadReceiptRequested"]);
    let [item] = &found(&mut client, "drafts", "Default")[..] else { panic!("one message is there") };
    has_none(item, &["Body", "ResponseObjects", "ToRecipients"]);
    has_all(item, &["IsRead", "IsReadReceiptRequested", "Subject"]);
}

#[test]
fn ip_005_a_contact_by_default() {
    let mut client = Client::new();
    let entry = |dictionary: &str, key: &str, text: &str| {
        format!("<t:{dictionary}><t:Entry Key=\"{key}\">{text}</t:Entry></t:{dictionary}>")
    };
    let contact = format!(
        "<t:Contact><t:Subject>x</t:Subject><t:FileAs>F</t:FileAs><t:GivenName>G</t:GivenName>\
         <t:CompanyName>C</t:CompanyName>{}{}{}{}<t:JobTitle>J</t:JobTitle></t:Contact>",
        entry("EmailAddresses", "EmailAddress1", "a@example.test"),
        entry("PhysicalAddresses", "Home", "<t:City>Ulm</t:City>"),
        entry("PhoneNumbers", "HomePhone", "1"),
        entry("ImAddresses", "ImAddress1", "sip:a@example.test"),
    );
    let id = client.create_item(None, &contact);
    let item = default_shape(&mut client, &id);
    let names = [
        "ItemId",
        "HasAttachments",
        "FileAs",
        "CompleteName",
        "CompanyName",
        "EmailAddresses",
        "PhysicalAddresses",
        "PhoneNumbers",
        "ImAddresses",
        "JobTitle",
    ];
    has_all(&item, &names);
    has_none(&item, &["Subject"]);
}

#[test]
fn ip_006_ip_007_a_task_by_default() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Task/>");
    let item = default_shape(&mut client, &id);
    has_all(&item, &["Status", "PercentComplete"]);
    has_none(&item, &["StartDate", "DueDate"]);
}

#[test]
fn ip_008_a_calendar_item_by_default() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:CalendarItem/>");
    has_all(&default_shape(&mut client, &id), &["CalendarItemType", "Organizer", "Start", "End"]);
}

#[test]
fn ip_012_ip_013_ip_014_ip_015_all_properties_are_not_all() {
    let tag = "<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag=\"0x1234\" PropertyType=\"String\"/>\
               <t:Value>x</t:Value></t:ExtendedProperty>";
    for kind in ["Message", "CalendarItem", "Contact", "DistributionList", "Task", "PostItem"] {
        let mut client = Client::new();
        let id = client.create_item(None, &format!("<t:{kind}><t:Subject>x</t:Subject>{tag}</t:{kind}>"));
        let never = [
            "MimeContent",
            "UniqueBody",
            "NormalizedBody",
            "TextBody",
            "Preview",
            "PolicyTag",
            "ArchiveTag",
            "RetentionDate",
            "StoreEntryId",
            "IconIndex",
            "ExtendedProperty",
            "BlockStatus",
            "HasBlockedImages",
        ];
        has_none(&client.item(&id), &never);
    }
}

#[test]
fn ip_016_ip_017_ip_091_what_2013_added_to_all_properties() {
    let names = ["Flag", "InstanceKey", "EntityExtractionResult"];
    let mut newer = Client::of(ServerProfile::Exchange2013Sp1, "Exchange2013");
    let id = newer.create_item(None, &message("x", ""));
    let item = newer.item(&id);
    has_all(&item, &names);
    assert!(item.child("EffectiveRights").has("ViewPrivateItems"));
    for (profile, version) in [
        (ServerProfile::Exchange2010Sp2, "Exchange2010_SP2"),
        (ServerProfile::Exchange2019, "Exchange2010_SP2"),
    ] {
        let mut older = Client::of(profile, version);
        let id = older.create_item(None, &message("x", ""));
        let item = older.item(&id);
        has_none(&item, &names);
        assert!(!item.child("EffectiveRights").has("ViewPrivateItems"));
    }
}

#[test]
fn ip_018_ip_134_ip_135_calendar_items_of_each_generation() {
    let mut newer = Client::of(ServerProfile::Exchange2013Sp1, "Exchange2013");
    let id = newer.create_item(None, "<t:CalendarItem/>");
    let item = newer.item(&id);
    has_all(&item, &["UID", "StartWallClock", "StartTimeZoneId", "IsOrganizer"]);
    has_none(&item, &["ConflictingMeetingCount", "AdjacentMeetingCount", "MeetingTimeZone"]);
    let mut older = Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    let zone = "<t:StartTimeZone Id=\"W. Europe Standard Time\"/>";
    let id = older.create_item(None, &format!("<t:CalendarItem>{zone}</t:CalendarItem>"));
    let item = older.item(&id);
    has_all(&item, &["ConflictingMeetingCount", "AdjacentMeetingCount", "StartTimeZone"]);
    has_none(&item, &["MeetingTimeZone", "StartWallClock", "IsOrganizer"]);
    let mut oldest = Client::of(ServerProfile::Exchange2007Sp1, "Exchange2007_SP1");
    let zone = "<t:MeetingTimeZone TimeZoneName=\"W. Europe Standard Time\"/>";
    let id = oldest.create_item(None, &format!("<t:CalendarItem>{zone}</t:CalendarItem>"));
    let item = oldest.item(&id);
    has_all(&item, &["MeetingTimeZone"]);
    has_none(&item, &["StartTimeZone", "IsAssociated", "ConversationId"]);
}

#[test]
fn ip_019_ip_021_tasks_in_views() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:Task/>");
    let item = client.item(&id);
    has_all(&item, &["StatusDescription"]);
    has_none(&item, &["IsTeamTask", "IsAssignmentEditable"]);
    let [item] = &found(&mut client, "tasks", "AllProperties")[..] else { panic!("one task is there") };
    has_none(item, &["StatusDescription", "IsTeamTask", "IsAssignmentEditable"]);
    let asked = client.item_with(&id, &(field("task:IsTeamTask") + &field("task:IsAssignmentEditable")));
    assert_eq!((asked.value("IsTeamTask"), asked.value("IsAssignmentEditable")), ("false", "0"));
}

#[test]
fn ip_023_ip_024_the_form_for_editing_is_not_for_messages_and_not_for_new_servers() {
    let edit = field("item:WebClientEditFormQueryString");
    let mut older = Client::of(ServerProfile::Exchange2013, "Exchange2013");
    let contact = older.create_item(None, "<t:Contact/>");
    has_all(&older.item(&contact), &["WebClientEditFormQueryString", "WebClientReadFormQueryString"]);
    let id = older.create_item(None, &message("x", ""));
    has_none(&older.item_with(&id, &edit), &["WebClientEditFormQueryString"]);
    let mut newer = Client::new();
    let id = newer.create_item(None, "<t:Contact/>");
    has_none(&newer.item(&id), &["WebClientEditFormQueryString"]);
    has_none(&newer.item_with(&id, &edit), &["WebClientEditFormQueryString"]);
    has_all(&newer.item(&id), &["WebClientReadFormQueryString"]);
}

#[test]
fn ip_025_no_recipients_are_an_empty_element_or_none() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let item = client.item(&id);
    assert_eq!((&*item.child("DisplayTo").text, &*item.child("DisplayCc").text), ("", ""));
    let [item] = &found(&mut client, "drafts", "AllProperties")[..] else { panic!("one message is there") };
    has_none(item, &["DisplayTo", "DisplayCc"]);
}

#[test]
fn ip_026_ip_027_ip_029_paths_add_once_what_there_is_in_the_order_of_the_schema() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let paths = ["message:IsRead", "item:Subject", "item:Subject", "item:InReplyTo", "item:ItemId"];
    let item = client.item_with(&id, &paths.map(field).concat());
    assert_eq!(item.names(), ["ItemId", "Subject", "IsRead"]);
    let paths = field("item:Subject");
    let item = client.succeed(&get_item(&id.item(), "Default", "", &paths)).object().clone();
    assert_eq!(item.names().iter().filter(|name| **name == "Subject").count(), 1);
}

#[test]
fn ip_009_ip_020_ip_133_there_are_no_meeting_messages_yet() {
    let mut client = Client::new();
    let request = "<t:MeetingRequest><t:Subject>x</t:Subject></t:MeetingRequest>";
    let body = create_item_with("MessageDisposition=\"SaveOnly\"", None, request);
    client.refuse(&body, ErrorInvalidItemForOperationCreateItem);
    let class = "<t:ItemClass>IPM.Schedule.Meeting.Request</t:ItemClass>";
    let body =
        create_item_with("MessageDisposition=\"SaveOnly\"", None, &format!("<t:Message>{class}</t:Message>"));
    client.refuse(&body, ErrorObjectTypeChanged);
}

//! Times that leave their zone open are those of the `TimeZoneContext`, or else UTC.

use ews_sim::ResponseCode;
use ews_sim::mailbox::{FolderKey, NewItem};
use ews_sim::property::{CalendarItemProperty, ItemKind, ItemProperty};

use crate::client::{Client, distinguished, field};
use crate::scene::*;

fn context(definition: &str) -> String {
    format!("<t:TimeZoneContext>{definition}</t:TimeZoneContext>")
}

fn named(id: &str) -> String {
    context(&format!("<t:TimeZoneDefinition Id=\"{id}\"/>"))
}

/// Eight hours behind UTC, seven from April to September.
const DEFINED: &str = "<t:TimeZoneDefinition><t:Periods>\
    <t:Period Bias=\"PT8H\" Name=\"Standard\" Id=\"std\"/>\
    <t:Period Bias=\"PT7H\" Name=\"Daylight\" Id=\"dlt\"/></t:Periods><t:TransitionsGroups>\
    <t:TransitionsGroup Id=\"0\"><t:RecurringDateTransition><t:To Kind=\"Period\">dlt</t:To>\
    <t:TimeOffset>PT2H</t:TimeOffset><t:Month>4</t:Month><t:Day>1</t:Day></t:RecurringDateTransition>\
    <t:RecurringDateTransition><t:To Kind=\"Period\">std</t:To><t:TimeOffset>PT2H</t:TimeOffset>\
    <t:Month>10</t:Month><t:Day>1</t:Day></t:RecurringDateTransition></t:TransitionsGroup>\
    </t:TransitionsGroups><t:Transitions><t:Transition><t:To Kind=\"Group\">0</t:To></t:Transition>\
    </t:Transitions></t:TimeZoneDefinition>";

#[track_caller]
fn found(client: &mut Client, header: &str, find: &Find) -> Vec<String> {
    let answer = client.send_with_header(header, &find.body());
    assert_eq!(answer.codes, [ResponseCode::NoError], "{}", *answer);
    subjects_of(&answer)
}

/// Messages received at midnight in UTC and in Los Angeles.
fn client() -> Client {
    let at = |subject: &str, text: &str| message(subject).with(ItemProperty::DateTimeReceived, time(text));
    with_items([at("UTC", "2024-03-01T00:00:00Z"), at("LA", "2024-03-01T08:00:00Z")])
}

#[test]
fn zones_that_are_not_known_are_refused() {
    let mut client = client();
    for header in [named("Nowhere Standard Time"), context(&DEFINED.replace("PT8H", "P1Y"))] {
        let answer = client.send_with_header(&header, &inbox().body());
        assert_eq!(answer.codes, [ResponseCode::ErrorTimeZone], "{header}");
    }
}

#[test]
fn restrictions_have_times_of_the_zone() {
    let mut client = client();
    let received = field("item:DateTimeReceived");
    let open = inbox().only(&compare("IsEqualTo", &received, "2024-03-01T00:00:00"));
    let day = inbox().only(&compare("IsEqualTo", &received, "2024-03-01"));
    let in_utc = inbox().only(&compare("IsEqualTo", &received, "2024-03-01T00:00:00Z"));
    for (header, expected) in [
        (String::new(), "UTC"),
        (named("UTC"), "UTC"),
        (named("Pacific Standard Time"), "LA"),
        (context(DEFINED), "LA"),
    ] {
        assert_eq!(found(&mut client, &header, &open), [expected], "{header}");
        assert_eq!(found(&mut client, &header, &day), [expected], "{header}");
        assert_eq!(found(&mut client, &header, &in_utc), ["UTC"], "{header}");
    }
}

#[test]
fn days_of_query_strings_are_days_of_the_zone() {
    let mut client = client();
    let find = inbox().query("received:3/1/2024").by(BY_SUBJECT);
    assert_eq!(found(&mut client, "", &find), ["LA", "UTC"]);
    assert_eq!(found(&mut client, &named("Pacific Standard Time"), &find), ["LA"]);
    assert_eq!(found(&mut client, &named("Tokyo Standard Time"), &find), ["LA", "UTC"]);
}

#[test]
fn a_view_of_a_calendar_is_in_the_zone() {
    let mut client = Client::new();
    let at = time("2024-07-01T07:00:00Z");
    let appointment = NewItem::new(ItemKind::CalendarItem)
        .with(ItemProperty::Subject, "midnight in summer")
        .with(CalendarItemProperty::Start, at)
        .with(CalendarItemProperty::End, at);
    put(&mut client, FolderKey::CALENDAR, [appointment]);
    let find = |end: &str| {
        let view = format!("<m:CalendarView StartDate=\"2024-07-01T00:00:00\" EndDate=\"{end}\"/>");
        find(&distinguished("calendar")).view(view)
    };
    for header in [named("Pacific Standard Time"), context(DEFINED)] {
        assert_eq!(found(&mut client, &header, &find("2024-07-01T00:00:01")), ["midnight in summer"]);
    }
    assert_eq!(found(&mut client, "", &find("2024-07-01T00:00:01")), [""; 0]);
    assert_eq!(found(&mut client, "", &find("2024-07-01T07:00:01")), ["midnight in summer"]);
}

#[test]
fn searches_for_folders_and_search_folders_have_times_of_the_zone() {
    let mut client = client();
    let expression = is_equal_to("item:DateTimeReceived", "2024-03-01T00:00:00");
    let search = format!(
        "<m:CreateFolder><m:ParentFolderId>{}</m:ParentFolderId><m:Folders><t:SearchFolder>\
         <t:DisplayName>Search</t:DisplayName><t:SearchParameters Traversal=\"Shallow\">\
         <t:Restriction>{expression}\
         </t:Restriction><t:BaseFolderIds>{}</t:BaseFolderIds></t:SearchParameters></t:SearchFolder>\
         </m:Folders>\
         </m:CreateFolder>",
        distinguished("searchfolders"),
        distinguished("inbox")
    );
    let answer = client.send_with_header(&named("Pacific Standard Time"), &search);
    let folder = answer.object().id().folder();
    assert_eq!(find(&folder).subjects(&mut client), ["LA"]);
    let folders = format!(
        "<m:FindFolder Traversal=\"Shallow\"><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>\
         <m:Restriction>{}</m:Restriction><m:ParentFolderIds>{}</m:ParentFolderIds></m:FindFolder>",
        compare("IsEqualTo", LAST_MODIFIED, "{time}"),
        distinguished("msgfolderroot")
    );
    // What folders are refused for shows that the constant is read as a time.
    let answer = client.send_with_header(&named("Pacific Standard Time"), &folders);
    assert_eq!(answer.codes, [ResponseCode::ErrorInvalidValueForProperty]);
    let sound = folders.replace("{time}", "2024-03-01T00:00:00");
    assert_eq!(client.send_with_header(&named("UTC"), &sound).codes, [ResponseCode::NoError]);
}

const LAST_MODIFIED: &str = "<t:ExtendedFieldURI PropertyTag=\"0x3008\" PropertyType=\"SystemTime\"/>";

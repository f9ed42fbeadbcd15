//! Views of calendars and of contacts: FP-185 to FP-203 end to end.

use ews_sim::ResponseCode;
use ews_sim::mailbox::{FolderKey, NewItem};
use ews_sim::property::{CalendarItemProperty, ContactProperty, ItemKind, ItemProperty};

use crate::client::{Client, distinguished, field};
use crate::scene::*;

fn calendar() -> Find {
    find(&distinguished("calendar"))
}

fn calendar_view(attributes: &str, start: &str, end: &str) -> String {
    format!("<m:CalendarView {attributes} StartDate=\"{start}\" EndDate=\"{end}\"/>")
}

/// An appointment on a day between two hours.
fn appointment(subject: &str, start: u32, end: u32) -> NewItem {
    let at = |hour: u32| time(&format!("2024-03-01T{hour:02}:00:00Z"));
    NewItem::new(ItemKind::CalendarItem)
        .with(ItemProperty::Subject, subject)
        .with(CalendarItemProperty::Start, at(start))
        .with(CalendarItemProperty::End, at(end))
}

fn with_appointments() -> Client {
    let mut client = Client::new();
    let appointments = [
        appointment("after", 12, 13),
        appointment("late", 11, 13),
        appointment("all along", 8, 14),
        appointment("long", 10, 12),
        appointment("short", 10, 11),
        appointment("ends", 8, 9),
        appointment("before", 7, 8),
    ];
    put(&mut client, FolderKey::CALENDAR, appointments);
    client
}

const NINE: &str = "2024-03-01T09:00:00Z";
const NOON: &str = "2024-03-01T12:00:00Z";

#[test]
fn spans_of_time_that_are_none() {
    use ResponseCode::*;
    let mut client = with_appointments();
    for (line, view, code) in [
        ("FP-190", calendar_view("", NOON, NINE), ErrorCalendarEndDateIsEarlierThanStartDate),
        ("FP-192", calendar_view("", NINE, "2026-03-01T09:00:01Z"), ErrorCalendarViewRangeTooBig),
        ("FP-193", calendar_view("", "0001-01-01T00:00:00", NINE), ErrorValueOutOfRange),
        ("FP-193", calendar_view("", NINE, "9999-12-31T23:59:59"), ErrorValueOutOfRange),
        ("FP-157", calendar_view("MaxEntriesReturned=\"-1\"", NINE, NOON), ErrorInvalidPagingMaxRows),
    ] {
        println!("{line}");
        let answer = client.refuse(&calendar().view(view).body(), code);
        let text = answer.value("MessageText");
        match code {
            ErrorCalendarEndDateIsEarlierThanStartDate => {
                assert_eq!(text, "EndDate is earlier than StartDate")
            }
            ErrorCalendarViewRangeTooBig => {
                assert_eq!(text, "The specified view range exceeds the maximum range of two years.");
            }
            _ => assert!(!text.is_empty()),
        }
    }
    let two_years = calendar().view(calendar_view("", NINE, "2026-03-01T09:00:00Z"));
    assert!(!two_years.subjects(&mut client).is_empty());
}

#[test]
fn fp_194_fp_195_fp_196_fp_197_a_view_of_a_calendar_stands_alone() {
    let mut client = with_appointments();
    let view = calendar_view("", NINE, NOON);
    client.refuse(&inbox().view(&*view).body(), ResponseCode::ErrorCalendarFolderIsInvalidForCalendarView);
    let viewed = calendar().view(&*view);
    let topic = "<m:DistinguishedGroupBy Order=\"Ascending\"><t:StandardGroupBy>ConversationTopic\
                 </t:StandardGroupBy></m:DistinguishedGroupBy>";
    for find in [
        viewed.clone().only(&exists(&field("item:Subject"))),
        viewed.clone().by(BY_SUBJECT),
        viewed.clone().query("long"),
        viewed.clone().grouping(topic),
        viewed.clone().traversal("Associated"),
    ] {
        let answer = client.refuse(&find.body(), ResponseCode::ErrorInvalidOperation);
        let text = "Restrictions and sort order may not be specified for a CalendarView.";
        assert_eq!(answer.value("MessageText"), text);
    }
    client.succeed(&viewed.body());
}

#[test]
fn fp_185_fp_186_fp_187_fp_188_fp_191_appointments_within_a_span() {
    let mut client = with_appointments();
    let mut viewed =
        |start: &str, end: &str| calendar().view(calendar_view("", start, end)).page(&mut client);
    let (attributes, subjects) = viewed(NINE, NOON);
    assert_eq!(subjects, ["ends", "all along", "short", "long", "late"]);
    assert_eq!(attributes, "total 5, last true");
    // An instant has what is going on then, and what has just ended.
    assert_eq!(viewed(NOON, NOON).1, ["all along", "long", "late"]);
    assert_eq!(viewed("2024-03-02T00:00:00Z", "2024-03-03T00:00:00Z").1, [""; 0]);
}

#[test]
fn fp_189_a_view_of_a_calendar_may_be_cut_short() {
    let mut client = with_appointments();
    let find = calendar().view(calendar_view("MaxEntriesReturned=\"2\"", NINE, NOON));
    let (attributes, subjects) = find.page(&mut client);
    assert_eq!(
        (attributes.as_str(), subjects),
        ("total 5, last false", vec!["ends".into(), "all along".into()])
    );
}

#[test]
fn fp_199_fp_200_fp_201_fp_202_fp_203_contacts_between_names() {
    let mut client = Client::new();
    let named = |name: &str| NewItem::new(ItemKind::Contact).with(ContactProperty::DisplayName, name);
    let names = ["Sam", "Kelly Rollin", "NAME", "Name", "Name1", "Jane", "Max"].map(named);
    put(&mut client, FolderKey::CONTACTS, names);
    put(&mut client, FolderKey::CONTACTS, [NewItem::new(ItemKind::Contact)]);
    let mut viewed = |attributes: &str| {
        let find = find(&distinguished("contacts")).view(format!("<m:ContactsView {attributes}/>"));
        let answer = client.succeed(&find.shape("IdOnly", &field("contacts:DisplayName")).body());
        let names = answer.values("DisplayName").into_iter().map(str::to_owned).collect::<Vec<_>>();
        (attributes_of(answer.one("RootFolder")), names)
    };
    let all = ["Jane", "Kelly Rollin", "Max", "Name", "NAME", "Name1", "Sam"];
    assert_eq!(viewed(""), ("total 7, last true".to_owned(), all.map(str::to_owned).to_vec()));
    let (attributes, names) = viewed("InitialName=\"Kelly Rollin\" MaxEntriesReturned=\"3\"");
    assert_eq!(
        (attributes.as_str(), names),
        ("total 6, last false", all[1..4].iter().map(|&it| it.into()).collect())
    );
    assert_eq!(viewed("InitialName=\"Lena\"").1, all[2..]);
    assert_eq!(viewed("FinalName=\"Name\"").1, all[..4]);
    assert_eq!(viewed("InitialName=\"Sam\" FinalName=\"Jane\"").1, [""; 0]);
}

#[test]
fn a_view_of_contacts_goes_with_a_restriction_and_an_order() {
    let mut client = Client::new();
    let named = |name: &str| {
        NewItem::new(ItemKind::Contact)
            .with(ContactProperty::DisplayName, name)
            .with(ItemProperty::Subject, name)
    };
    put(&mut client, FolderKey::CONTACTS, ["Sam", "Jane", "Max"].map(named));
    let viewed = find(&distinguished("contacts")).view("<m:ContactsView InitialName=\"K\"/>");
    assert_eq!(
        viewed.clone().by(&[(&field("item:Subject"), "Descending")]).subjects(&mut client),
        ["Sam", "Max"]
    );
    let restricted = viewed.only(&is_equal_to("contacts:DisplayName", "max"));
    assert_eq!(restricted.subjects(&mut client), ["Max"]);
}

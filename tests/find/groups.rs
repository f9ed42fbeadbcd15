//! Groups: FP-204 to FP-219 end to end.

use ews_sim::mailbox::{FolderKey, NewItem};
use ews_sim::property::{ItemProperty, MessageProperty, PropertyValue};
use ews_sim::schema::EmailAddress;
use ews_sim::{ResponseCode, ServerProfile};

use crate::client::{Client, field};
use crate::scene::*;

fn group_by(path: &str, order: &str, aggregate: &str, on: &str) -> String {
    format!(
        "<m:GroupBy Order=\"{order}\">{path}<t:AggregateOn Aggregate=\"{aggregate}\">{on}</t:AggregateOn>\
         </m:GroupBy>"
    )
}

fn by_color(order: &str, aggregate: &str) -> String {
    group_by(&field("item:Categories"), order, aggregate, &field("item:DateTimeReceived"))
}

fn in_color(subject: &str, minute: u32, colors: &[&str]) -> NewItem {
    received(subject, minute).with(ItemProperty::Categories, texts(colors))
}

/// Red at minutes 1 and 6, green at 3 and 4.
fn two_colors() -> [NewItem; 4] {
    [
        in_color("r1", 1, &["Red"]),
        in_color("g3", 3, &["Green"]),
        in_color("g4", 4, &["green"]),
        in_color("r6", 6, &["Red"]),
    ]
}

/// The groups of an answer: index and subjects.
#[track_caller]
fn groups(client: &mut Client, find: &Find) -> Vec<(String, Vec<String>)> {
    let answer = client.succeed(&find.body());
    let groups = answer.one("RootFolder").child("Groups");
    assert!(groups.children.iter().all(|group| group.name == "GroupedItems"));
    let told = groups.children.iter().map(|group| (group.value("GroupIndex").to_owned(), subjects_of(group)));
    told.collect()
}

/// The subjects of the groups of an answer.
#[track_caller]
fn members(client: &mut Client, find: &Find) -> Vec<Vec<String>> {
    groups(client, find).into_iter().map(|(_, subjects)| subjects).collect()
}

#[test]
fn fp_218_paths_that_nothing_is_grouped_by() {
    let mut client = with_items(two_colors());
    let received = field("item:DateTimeReceived");
    for path in ["calendar:Recurrence", "item:Body", "item:ItemId", "folder:DisplayName"] {
        let path_of = field(path);
        for grouping in [
            group_by(&path_of, "Ascending", "Minimum", &received),
            group_by(&received, "Ascending", "Minimum", &path_of),
        ] {
            let find = inbox().grouping(grouping);
            let answer = client.refuse(&find.body(), ResponseCode::ErrorUnsupportedPathForSortGroup);
            names_path(&answer, path);
        }
    }
}

#[test]
fn undocumented_parts_of_a_grouping_are_refused_by_name() {
    let grouping = by_color("Ascending", "Minimum");
    let more = "<t:UseCollapsibleGroups>true</t:UseCollapsibleGroups></m:GroupBy>";
    let body = inbox().grouping(grouping.replace("</m:GroupBy>", more)).body();
    let answer = Client::new().refuse(&body, ResponseCode::ErrorInvalidRequest);
    assert!(answer.value("MessageText").contains("UseCollapsibleGroups"), "{}", *answer);
}

#[test]
fn fp_204_fp_205_fp_207_groups_are_numbered_and_only_items_counted() {
    let mut client = with_items(two_colors());
    let find = inbox().grouping(by_color("Ascending", "Minimum"));
    let answer = client.succeed(&find.body());
    assert_eq!(answer.one("RootFolder").names(), ["Groups"]);
    let first = &answer.one("Groups").children[0];
    assert_eq!(first.names(), ["GroupIndex", "Items"]);
    let expected = [("0", ["r6", "r1"]), ("1", ["g4", "g3"])];
    let expected = expected.map(|(index, subjects)| (index.to_owned(), subjects.map(str::to_owned).to_vec()));
    assert_eq!(groups(&mut client, &find), expected);
    let page = "<m:IndexedPageItemView Offset=\"0\" BasePoint=\"Beginning\"/>";
    assert_eq!(find.view(page).page(&mut client).0, "offset 6, total 4, last true");
}

#[test]
fn fp_206_fp_208_old_servers_name_groups_and_count_them() {
    let profiles = [
        (ServerProfile::Exchange2007Sp1, "Exchange2007_SP1"),
        (ServerProfile::Exchange2010Sp2, "Exchange2010_SP2"),
    ];
    for (profile, version) in profiles {
        let mut client = Client::of(profile, version);
        put(&mut client, FolderKey::INBOX, two_colors());
        put(&mut client, FolderKey::INBOX, [received("none", 9)]);
        let find = inbox().grouping(by_color("Ascending", "Minimum"));
        let indexes: Vec<_> = groups(&mut client, &find).into_iter().map(|(index, _)| index).collect();
        assert_eq!(indexes, ["Red", "Green", ""], "{profile:?}");
        let page = "<m:IndexedPageItemView Offset=\"0\" BasePoint=\"Beginning\"/>";
        assert_eq!(find.view(page).page(&mut client).0, "offset 8, total 8, last true", "{profile:?}");
    }
}

#[test]
fn fp_209_fp_210_fp_211_groups_and_their_items_are_in_order() {
    let mut client = with_items(two_colors());
    let mut found = |order: &str, aggregate: &str, fields: &[(&str, &str)]| {
        let find = inbox().grouping(by_color(order, aggregate));
        members(&mut client, &if fields.is_empty() { find } else { find.by(fields) })
    };
    assert_eq!(found("Ascending", "Minimum", &[]), [["r6", "r1"], ["g4", "g3"]]);
    assert_eq!(found("Descending", "Minimum", &[]), [["g4", "g3"], ["r6", "r1"]]);
    assert_eq!(found("Ascending", "Maximum", &[]), [["g4", "g3"], ["r6", "r1"]]);
    assert_eq!(found("Ascending", "Maximum", BY_SUBJECT), [["g3", "g4"], ["r1", "r6"]]);
}

#[test]
fn fp_212_fp_215_fp_216_what_items_have_in_common() {
    let mut client = with_items([in_color("both", 1, &["Red", "Green"]), received("none", 2)]);
    let find = inbox().grouping(by_color("Ascending", "Minimum")).by(BY_SUBJECT);
    assert_eq!(members(&mut client, &find), [["both"], ["both"], ["none"]]);
    let second =
        |subject: &str, text: &str| message(subject).with(ItemProperty::DateTimeReceived, time(text));
    let mut client = with_items([
        second("a", "2024-03-01T09:00:01.1Z"),
        second("b", "2024-03-01T09:00:01.9Z"),
        second("c", "2024-03-01T09:00:02Z"),
    ]);
    let received = field("item:DateTimeReceived");
    let find = inbox().grouping(group_by(&received, "Ascending", "Minimum", &received)).by(BY_SUBJECT);
    assert_eq!(members(&mut client, &find), [vec!["a", "b"], vec!["c"]]);
}

#[test]
fn fp_213_topics_are_grouped_by_a_name_of_their_own() {
    let topic = |subject: &str, topic: &str, minute: u32| {
        received(subject, minute).with(MessageProperty::ConversationTopic, topic)
    };
    let mut client = with_items([topic("a", "x", 1), topic("b", "y", 2), topic("c", "X", 3)]);
    let by_name = "<m:DistinguishedGroupBy Order=\"Descending\"><t:StandardGroupBy>ConversationTopic\
                   </t:StandardGroupBy></m:DistinguishedGroupBy>";
    let path = field("message:ConversationTopic");
    let by_path = group_by(&path, "Descending", "Maximum", &field("item:DateTimeReceived"));
    let [by_name, by_path] =
        [by_name.to_owned(), by_path].map(|it| groups(&mut client, &inbox().grouping(it)));
    assert_eq!(by_name, by_path);
    assert_eq!(by_name.iter().map(|group| group.1.clone()).collect::<Vec<_>>(), [vec!["c", "a"], vec!["b"]]);
}

#[test]
fn senders_are_grouped_by_their_address() {
    let from = |subject: &str, name: &str, address: &str| {
        let mailbox = EmailAddress {
            name: Some(name.to_owned()),
            email_address: Some(address.into()),
            ..EmailAddress::default()
        };
        message(subject).with(MessageProperty::From, PropertyValue::Mailbox(Box::new(mailbox)))
    };
    let mut client = with_items([
        from("a", "Eve", "eve@example.test"),
        from("b", "Eve Adams", "EVE@example.test"),
        from("c", "Eve", "eve@elsewhere.test"),
    ]);
    let path = field("message:From");
    let grouping = group_by(&path, "Ascending", "Minimum", &field("item:Subject"));
    let find = inbox().grouping(grouping).by(BY_SUBJECT);
    assert_eq!(members(&mut client, &find), [vec!["a", "b"], vec!["c"]]);
}

#[test]
fn fp_217_fp_219_pages_of_groups() {
    let mut client = with_items(two_colors());
    let find = inbox().grouping(by_color("Ascending", "Minimum")).by(BY_SUBJECT);
    let page = |offset: u32, most: u32| {
        find.clone().view(format!(
            "<m:IndexedPageItemView MaxEntriesReturned=\"{most}\" Offset=\"{offset}\" \
             BasePoint=\"Beginning\"/>"
        ))
    };
    // Rows: Red, r1, r6, Green, g3, g4.
    for (offset, most, expected) in [
        (0, 2, vec![("0", vec!["r1"])]),
        (2, 2, vec![("0", vec!["r6"]), ("1", vec![])]),
        (4, 9, vec![("1", vec!["g3", "g4"])]),
    ] {
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(index, subjects)| (index.to_owned(), subjects.into_iter().map(str::to_owned).collect()))
            .collect();
        assert_eq!(groups(&mut client, &page(offset, most)), expected, "{offset}");
    }
    let nothing = find.only(&is_equal_to("item:Subject", "none"));
    assert_eq!(groups(&mut client, &nothing), []);
    assert_eq!(nothing.page(&mut client).0, "total 0, last true");
}

//! What has to be true of items: a case for each kind of FP-045 to FP-133 through the operation.

use ews_sim::ResponseCode;
use ews_sim::property::{ItemProperty, MessageProperty, PropertyValue};
use ews_sim::schema::EmailAddress;

use crate::client::{Client, create_item, distinguished, field, message as message_element};
use crate::scene::*;
use crate::support::{ADA, BOB};

/// Three messages of which no two have much in common.
fn three() -> Client {
    let mailbox = |name: &str, address: &str| {
        PropertyValue::Mailbox(Box::new(EmailAddress {
            name: Some(name.to_owned()),
            email_address: Some(address.into()),
            ..EmailAddress::default()
        }))
    };
    with_items([
        received("Plan", 1)
            .with(MessageProperty::IsRead, true)
            .with(ItemProperty::Importance, PropertyValue::Word("High"))
            .with(MessageProperty::Sender, mailbox("Sadie", "sadie@example.test")),
        received("Report", 2)
            .with(MessageProperty::IsRead, false)
            .with(ItemProperty::Categories, texts(&["TestA", "TestB"]))
            .with(MessageProperty::Sender, mailbox("Bob", BOB)),
        received("other", 3).with(ItemProperty::Importance, PropertyValue::Word("Low")),
    ])
}

/// The subjects of what an expression finds, the youngest first.
#[track_caller]
fn found(client: &mut Client, expression: &str) -> Vec<String> {
    inbox().only(expression).subjects(client)
}

/// Checks that an expression is refused with a code, a text and a path.
#[track_caller]
fn refuse(client: &mut Client, expression: &str, code: ResponseCode, path: &str) {
    let answer = client.refuse(&inbox().only(expression).body(), code);
    if !path.is_empty() {
        names_path(&answer, path);
    }
}

#[test]
fn expressions_that_cannot_be_true_of_anything_are_refused() {
    use ResponseCode::*;
    let mut client = three();
    let integer = extended("Number", "Integer");
    let object = extended("Thing", "Object");
    for (line, expression, code, path) in [
        (
            "FP-063",
            is_equal_to("item:DateTimeCreated", "true"),
            ErrorInvalidValueForProperty,
            "item:DateTimeCreated",
        ),
        ("FP-064", is_equal_to("item:Importance", "Urgent"), ErrorInvalidValueForProperty, "item:Importance"),
        ("FP-066", is_equal_to("item:Size", "abc"), ErrorInvalidValueForProperty, "item:Size"),
        (
            "FP-072",
            compare("IsEqualTo", &extended("Bytes", "Binary"), "***"),
            ErrorInvalidValueForProperty,
            "",
        ),
        ("FP-074", exists(&object), ErrorUnsupportedMapiPropertyType, ""),
        (
            "FP-078",
            compare_paths("IsEqualTo", &field("item:Subject"), &field("item:Size")),
            ErrorRestrictionTooComplex,
            "",
        ),
        ("FP-097", contains("", "", &field("item:Size"), "1"), ErrorContainsFilterWrongType, "item:Size"),
        (
            "FP-098",
            contains("", "", &field("item:Importance"), "High"),
            ErrorContainsFilterWrongType,
            "item:Importance",
        ),
        ("FP-108", exists(&field("message:IsRead")), ErrorInvalidPropertyForExists, "message:IsRead"),
        ("FP-114", excludes(&integer, "0x"), ErrorInvalidExcludesRestriction, ""),
        ("FP-116", excludes(&integer, "4294967296"), ErrorInvalidExcludesRestriction, ""),
        ("FP-118", excludes(&field("item:Subject"), "1"), ErrorUnsupportedPathForQuery, "item:Subject"),
        (
            "FP-121",
            exists(&field("calendar:RecurrenceId")),
            ErrorUnsupportedPathForQuery,
            "calendar:RecurrenceId",
        ),
        ("FP-122", is_equal_to("calendar:UID", "x"), ErrorUnsupportedPathForQuery, "calendar:UID"),
        ("FP-124", is_equal_to("item:ItemId", "x"), ErrorUnsupportedPathForQuery, "item:ItemId"),
        (
            "FP-126",
            is_equal_to("folder:DisplayName", "x"),
            ErrorUnsupportedPathForQuery,
            "folder:DisplayName",
        ),
        (
            "B-06",
            compare("IsLessThan", &field("message:Sender"), "x"),
            ErrorUnsupportedPathForQuery,
            "message:Sender",
        ),
    ] {
        println!("{line}");
        refuse(&mut client, &expression, code, path);
    }
    let answer = client.send(&inbox().only(&is_equal_to("item:Size", "abc")).body());
    assert_eq!(answer.value("MessageText"), "The specified value is invalid for property.");
    let answer = client.send(&inbox().only(&is_equal_to("calendar:UID", "x")).body());
    let text = "The property can not be used with this type of restriction.";
    assert_eq!(answer.value("MessageText"), text);
}

#[test]
fn fp_127_fp_128_fp_129_fp_130_expressions_are_counted() {
    let mut client = three();
    let leaf = exists(&field("item:Subject"));
    for count in [255, 10_000] {
        let many = or(&vec![leaf.clone(); count]);
        refuse(&mut client, &many, ResponseCode::ErrorRestrictionTooLong, "");
    }
    assert_eq!(found(&mut client, &or(&vec![leaf.clone(); 254])).len(), 3);
    let nested = |levels: usize| format!("{}{leaf}{}", "<t:Not>".repeat(levels), "</t:Not>".repeat(levels));
    refuse(&mut client, &nested(255), ResponseCode::ErrorRestrictionTooLong, "");
    assert_eq!(found(&mut client, &nested(254)).len(), 3);
}

#[test]
fn fp_133_an_error_of_the_restriction_is_that_of_every_folder() {
    let parents = ["inbox", "drafts", "calendar"].map(distinguished).concat();
    let body = find(&parents).only(&is_equal_to("item:Size", "abc")).body();
    let answer = Client::new().send(&body);
    assert_eq!(answer.codes, [ResponseCode::ErrorInvalidValueForProperty; 3]);
    assert_eq!(answer.messages()[0], answer.messages()[2]);
}

#[test]
fn the_order_of_checks_is_that_of_servers() {
    // B-20: id, view, folder of the view, combination, shape, restriction, order, grouping.
    use ResponseCode::*;
    let bad_restriction = is_equal_to("item:Size", "abc");
    let recurrence = field("calendar:Recurrence");
    let bad_order: &[(&str, &str)] = &[(&recurrence, "Ascending")];
    let mut client = Client::new();
    let everything = inbox().only(&bad_restriction).by(bad_order);
    client.refuse(&inbox().by(bad_order).body(), ErrorUnsupportedPathForSortGroup);
    client.refuse(&everything.body(), ErrorInvalidValueForProperty);
    let everything = everything.shape("IdOnly", &field("item:Body"));
    client.refuse(&everything.body(), ErrorInvalidPropertyForOperation);
    let everything = everything.query("x");
    client.refuse(&everything.body(), ErrorInvalidOperation);
    let calendar = "<m:CalendarView StartDate=\"2024-01-01T00:00:00Z\" EndDate=\"2024-01-02T00:00:00Z\"/>";
    let everything = everything.view(calendar);
    client.refuse(&everything.body(), ErrorCalendarFolderIsInvalidForCalendarView);
    let everything = everything.view(
        calendar
            .replace("01-02", "01-01")
            .replace("2024-01-01T00", "2025-01-01T00")
            .replacen("2025", "2026", 1),
    );
    client.refuse(&everything.body(), ErrorCalendarEndDateIsEarlierThanStartDate);
    let body =
        everything.body().replace("<t:DistinguishedFolderId Id=\"inbox\"/>", "<t:FolderId Id=\"AAAA\"/>");
    client.refuse(&body, ErrorInvalidIdMalformed);
}

#[test]
fn every_kind_of_expression_finds_what_it_is_true_of() {
    let mut client = three();
    let subject = field("item:Subject");
    let received = field("item:DateTimeReceived");
    let is_read = is_equal_to("message:IsRead", "true");
    let at = "2024-03-01T09:02:00Z";
    for (line, expression, expected) in [
        ("FP-045", is_equal_to("message:IsRead", "false"), &["Report"][..]),
        ("FP-068", is_equal_to("message:IsRead", "1"), &["other", "Plan"]),
        ("FP-046", and(&[is_read.clone(), is_equal_to("item:Subject", "plan")]), &["Plan"]),
        ("FP-046", and(&[is_read.clone(), is_equal_to("item:Subject", "report")]), &[]),
        (
            "FP-046",
            or(&[is_equal_to("item:Subject", "PLAN"), is_equal_to("item:Subject", "report")]),
            &["Report", "Plan"],
        ),
        ("FP-047", not(&is_equal_to("item:Subject", "plan")), &["other", "Report"]),
        ("FP-048", and(&[is_equal_to("item:Subject", "plan")]), &["Plan"]),
        ("FP-050", compare("IsGreaterThan", &received, at), &["other"]),
        ("FP-050", compare("IsLessThanOrEqualTo", &received, at), &["Report", "Plan"]),
        ("FP-050", compare("IsGreaterThanOrEqualTo", &received, at), &["other", "Report"]),
        ("FP-050", compare("IsLessThan", &received, at), &["Plan"]),
        ("FP-051", compare("IsNotEqualTo", &subject, "plan"), &["other", "Report"]),
        ("FP-053", compare("IsNotEqualTo", &field("item:Categories"), "TestA"), &["other", "Plan"]),
        ("FP-057", is_equal_to("item:Categories", "TESTA"), &["Report"]),
        ("FP-062", compare("IsEqualTo", &received, "2024-03-01T11:02:00+02:00"), &["Report"]),
        ("FP-065", compare("IsGreaterThan", &field("item:Importance"), "Low"), &["Report", "Plan"]),
        ("FP-075", is_equal_to("message:Sender", "SADIE@example.test"), &["Plan"]),
        ("FP-075", is_equal_to("message:Sender", "bob"), &["Report"]),
        ("FP-076", compare_paths("IsEqualTo", &received, &received), &["other", "Report", "Plan"]),
        ("FP-082", is_equal_to("task:Status", "NotStarted"), &[]),
        ("FP-086", contains("Substring", "IgnoreCase", &subject, "POR"), &["Report"]),
        ("FP-100", contains("Prefixed", "Exact", &field("item:Categories"), "TestB"), &["Report"]),
        ("FP-105", exists(&field("item:DateTimeCreated")), &["other", "Report", "Plan"]),
        ("FP-107", not(&exists(&field("item:Categories"))), &["other", "Plan"]),
        ("FP-125", is_equal_to("message:ConversationIndex", "AAAA"), &[]),
    ] {
        assert_eq!(found(&mut client, &expression), expected, "{line} {expression}");
    }
}

#[test]
fn a_sender_is_known_by_the_legacy_name_too() {
    let mut client = three();
    let base = "/o=Example/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=";
    for (name, expected) in [("bob@example.test", &["Report"][..]), ("nobody", &[])] {
        let expression = is_equal_to("message:Sender", &format!("{base}{name}"));
        assert_eq!(found(&mut client, &expression), expected);
    }
}

#[test]
fn fp_061_an_item_is_younger_than_an_hour() {
    let mut client = Client::new();
    client.create_message(&distinguished("inbox"), "fresh");
    let now = client.simulator.now();
    let hour = jiff::SignedDuration::from_hours(1);
    for (bound, expected) in [(now - hour, &["fresh"][..]), (now + hour, &[])] {
        let expression = compare("IsGreaterThan", &field("item:DateTimeCreated"), &bound.to_string());
        assert_eq!(found(&mut client, &expression), expected, "{bound}");
    }
}

#[test]
fn fp_067_an_item_is_as_large_as_it_is() {
    let mut client = three();
    let answer = client
        .succeed(&inbox().shape("IdOnly", &[field("item:Subject"), field("item:Size")].concat()).body());
    let sizes: Vec<i64> = answer.values("Size").iter().map(|size| size.parse().expect("a number")).collect();
    for (subject, size) in subjects_of(&answer).iter().zip(sizes) {
        let at_least = |size: i64| compare("IsGreaterThanOrEqualTo", &field("item:Size"), &size.to_string());
        assert!(found(&mut client, &at_least(size)).contains(subject));
        assert!(!found(&mut client, &at_least(size + 1)).contains(subject));
    }
}

#[test]
fn extended_properties_of_every_sort_are_searched() {
    let mut client = Client::new();
    let [number, bytes, texts, text] = [
        extended("Number", "Integer"),
        extended("Bytes", "Binary"),
        extended("Texts", "StringArray"),
        extended("Text", "String"),
    ];
    let many = "<t:Values><t:Value>one</t:Value><t:Value>two</t:Value></t:Values>";
    let properties = |value: i32| {
        [
            extended_property(&number, &one(&value.to_string())),
            extended_property(&bytes, &one(["AAAA", "AQID", "BAUG", "BwgJ", "CgsM", "DQ4P"][value as usize])),
        ]
    };
    for value in 0..6 {
        let mut rest = properties(value).concat();
        if value == 5 {
            rest += &extended_property(&texts, many);
            rest += &extended_property(&text, &one(""));
        }
        client.create_item(Some(&distinguished("inbox")), &message_element(&value.to_string(), &rest));
    }
    client.create_message(&distinguished("inbox"), "without");
    for (line, expression, expected) in [
        ("FP-070", compare("IsGreaterThan", &number, "3"), &["4", "5"][..]),
        ("FP-071", compare("IsEqualTo", &bytes, "BAUG"), &["2"]),
        ("FP-073", compare("IsEqualTo", &texts, "TWO"), &["5"]),
        (
            "FP-077",
            and(&[
                compare_paths("IsNotEqualTo", &number, &field("item:Size")),
                compare("IsLessThan", &number, "1"),
            ]),
            &["0"],
        ),
        ("FP-106", exists(&text), &["5"]),
        ("FP-111", excludes(&number, "2"), &["0", "1", "4", "5", "without"]),
        ("FP-112", not(&excludes(&number, "2")), &["2", "3"]),
        ("FP-113", not(&excludes(&number, "0X4")), &["4", "5"]),
        ("FP-120", excludes(&extended("None", "Integer"), "1"), &["0", "1", "2", "3", "4", "5", "without"]),
    ] {
        let found = inbox().only(&expression).by(BY_SUBJECT).subjects(&mut client);
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn fp_080_fp_081_entries_of_contacts_are_searched() {
    let mut client = Client::new();
    client.create_item(
        None,
        "<t:Contact><t:DisplayName>Eve</t:DisplayName><t:EmailAddresses><t:Entry Key=\"EmailAddress1\">\
         eve@example.test</t:Entry></t:EmailAddresses><t:PhysicalAddresses><t:Entry Key=\"Home\">\
         <t:City>Bern</t:City></t:Entry></t:PhysicalAddresses></t:Contact>",
    );
    let address = indexed("contacts:EmailAddress", "EmailAddress1");
    let other = indexed("contacts:EmailAddress", "EmailAddress2");
    let city = indexed("contacts:PhysicalAddress:City", "Home");
    let contacts = find(&distinguished("contacts"));
    for (expression, expected) in [
        (compare("IsEqualTo", &address, "EVE@example.test"), 1),
        (compare("IsEqualTo", &other, "eve@example.test"), 0),
        (contains("Substring", "Exact", &address, "example"), 1),
        (compare("IsEqualTo", &city, "Bern"), 1),
        (compare("IsEqualTo", &city, "Basel"), 0),
    ] {
        assert_eq!(contacts.clone().only(&expression).subjects(&mut client).len(), expected, "{expression}");
    }
}

#[test]
fn a_flag_is_searched_by_its_status() {
    let mut client = Client::new();
    let flagged = "<t:Flag><t:FlagStatus>Flagged</t:FlagStatus></t:Flag>";
    client.create_message(&distinguished("inbox"), "plain");
    client.succeed(&create_item(Some(&distinguished("inbox")), &message_element("marked", flagged)));
    refuse(
        &mut client,
        &is_equal_to("item:Flag", "Marked"),
        ResponseCode::ErrorInvalidValueForProperty,
        "item:Flag",
    );
    refuse(
        &mut client,
        &contains("", "", &field("item:Flag"), "Flagged"),
        ResponseCode::ErrorContainsFilterWrongType,
        "item:Flag",
    );
    assert_eq!(found(&mut client, &is_equal_to("item:Flag", "Flagged")), ["marked"]);
    assert_eq!(found(&mut client, &is_equal_to("item:Flag", "NotFlagged")), ["plain"]);
    let by_flag = inbox().by(&[(&field("item:Flag"), "Ascending")]).subjects(&mut client);
    assert_eq!(by_flag, ["plain", "marked"]);
}

#[test]
fn undocumented_expressions_are_refused_by_name() {
    let near = format!(
        "<t:Near>{}<t:Distance>1</t:Distance><t:Ordered>true</t:Ordered></t:Near>",
        exists(&field("item:Subject"))
    );
    let answer = Client::new().refuse(&inbox().only(&near).body(), ResponseCode::ErrorInvalidRequest);
    assert!(answer.value("MessageText").contains("Near"), "{}", *answer);
    assert!(!answer.to_string().contains(ADA));
}

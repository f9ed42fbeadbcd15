use proptest::prelude::*;

use super::*;
use crate::property::{EntryProperty as E, MessageProperty as M};
use crate::schema::{Flag, FlagStatus};

/// A Wednesday, one hour after midnight in UTC.
fn clock() -> Clock {
    Clock { now: time("2013-12-04T01:00:00Z"), time_zone: TimeZone::UTC }
}

#[track_caller]
fn finds(query: &str, item: &Thing) -> bool {
    Query::new(query, &clock()).unwrap_or_else(|| panic!("{query} asks for nothing")).matches(item)
}

/// Which of the items each query finds, by their places.
#[track_caller]
fn assert_found(items: &[Thing], expected: &[(&str, &[usize])]) {
    for (query, places) in expected {
        let found: Vec<_> = (0..items.len()).filter(|&place| finds(query, &items[place])).collect();
        assert_eq!(found, *places, "{query}");
    }
}

fn received(text: &str) -> Thing {
    thing().with(I::DateTimeReceived, time(text))
}

#[test]
fn fp_221_fp_222_fp_227_a_word_is_a_prefix_and_a_quoted_one_is_whole() {
    let items =
        [subject("December sales projections"), subject("The PROJECT"), thing().with(I::Body, "project")];
    assert_found(
        &items,
        &[
            ("subject:project", &[0, 1]),
            ("SUBJECT:pRoJect", &[0, 1]),
            ("subject:project*", &[0, 1]),
            ("subject:\"project\"", &[1]),
            ("subject:oject", &[]),
            ("body:project", &[2]),
            ("content:project", &[2]),
            ("subject:\"project\" body:project", &[]),
        ],
    );
}

#[test]
fn fp_223_fp_224_phrases_keep_their_order() {
    let items = [
        subject("The project plan is here"),
        subject("plan for the project"),
        subject("project the plan"),
        subject("windows production line"),
        subject("windows new product"),
    ];
    assert_found(
        &items,
        &[
            ("subject:\"project plan\"", &[0]),
            ("subject:(project plan)", &[0, 1, 2]),
            ("\"win product\"*", &[3]),
            ("\"win product\"", &[]),
            ("subject:project-plan", &[0]),
        ],
    );
}

#[test]
fn fp_225_fp_226_fp_238_a_bare_word_is_looked_for_in_many_properties() {
    let items = [
        subject("needle"),
        thing().with(I::Body, "a Needle"),
        thing().with(M::From, mailbox("Ada Needle", "ada@example.test")),
        thing().with(I::Attachments, PropertyValue::Texts(vec!["needle.txt".to_owned()])),
        categories(&["Needlework"]),
        thing().with(E::EmailAddress1, "needle@example.test"),
        thing().with_extended(
            extended_path(0x1000, MapiPropertyType::String),
            ExtendedPropertyValue::One("needle".into()),
        ),
        subject("other").with(I::Body, "needle"),
    ];
    assert_found(
        &items,
        &[("needle", &[0, 1, 2, 3, 4, 5, 7]), ("needle other", &[7]), ("other needle", &[7])],
    );
}

#[test]
fn fp_228_fp_229_fp_230_connectors_are_in_upper_case() {
    let items = [
        subject("a"),
        thing().with(M::From, mailbox("b", "b@example.test")),
        subject("a b"),
        subject("a or b"),
        subject("h"),
        thing().with(M::From, mailbox("h", "h@example.test")),
    ];
    assert_found(
        &items,
        &[
            ("subject:a OR from:b", &[0, 1, 2, 3]),
            ("subject:a or subject:b", &[3]),
            ("subject:a AND subject:b", &[2, 3]),
            ("subject:a + subject:b", &[2, 3]),
            ("subject:a +subject:b", &[2, 3]),
            ("subject:a NOT subject:b", &[0]),
            ("subject:a -subject:b", &[0]),
            ("subject:a AND NOT subject:b", &[0]),
            ("subject:a -(subject:b)", &[0]),
            ("subject:a - \"or\"", &[0, 2]),
            ("NOT NOT subject:h", &[4]),
            ("subject:(NOT a)", &[1, 4, 5]),
            ("from:\"b\" OR \"h\"", &[1, 4, 5]),
            ("from:(\"b\" OR \"h\")", &[1, 5]),
            ("subject:a subject:b OR subject:h", &[2, 3, 4]),
            ("subject:a (subject:b OR subject:h)", &[2, 3]),
        ],
    );
}

#[test]
fn fp_231_participants_are_found_by_name_address_and_domain() {
    let to = PropertyValue::Mailboxes(vec![EmailAddress {
        email_address: Some("eve@hotmail.com".into()),
        ..EmailAddress::default()
    }]);
    let items = [
        thing().with(M::From, mailbox("Ada", "ada@hotmail.com")),
        thing().with(M::From, mailbox("Bob", "bob@hotmail.example.com")),
        thing().with(M::ToRecipients, to),
    ];
    assert_found(
        &items,
        &[
            ("from:\"@hotmail.com\"", &[0]),
            ("from:ada", &[0]),
            ("to:hotmail", &[2]),
            ("participants:hotmail.com", &[0, 2]),
            ("cc:hotmail", &[]),
        ],
    );
}

#[test]
fn fp_232_fp_233_dates_follow_the_clock_and_ranges_have_both_ends() {
    let items = [
        received("2013-12-01T00:00:00Z"),
        received("2013-12-03T23:59:59Z"),
        received("2013-12-04T00:00:00Z"),
        received("2013-12-07T12:00:00Z"),
        received("2013-11-30T12:00:00Z"),
        received("2012-12-02T12:00:00Z"),
        received("2014-01-01T00:00:00Z"),
    ];
    assert_found(
        &items,
        &[
            ("received:today", &[2]),
            ("received:yesterday", &[1]),
            ("received:tomorrow", &[]),
            ("received:12/1/2013..12/3/2013", &[0, 1]),
            ("received:12/3/2013..12/1/2013", &[]),
            ("received:12/1", &[0]),
            ("received:\"december 2 2012\"", &[5]),
            ("received:december 2, 2012", &[5]),
            ("received:Dec 1..dec 3", &[0, 1]),
            ("received:december 2012", &[5]),
            ("received:december", &[0, 1, 2, 3]),
            ("received:this week", &[0, 1, 2, 3]),
            ("received:last week", &[4]),
            ("received:saturday", &[3]),
            ("received:past month", &[4]),
            ("received:coming year", &[6]),
            ("received:last year", &[5]),
            ("received:>12/3/2013", &[2, 3, 6]),
            ("received:>= 12/3/2013", &[1, 2, 3, 6]),
            ("received:<12/1/2013", &[4, 5]),
            ("received:<=12/1/2013", &[0, 4, 5]),
            ("received:(today OR yesterday)", &[1, 2]),
            ("sent:today", &[]),
        ],
    );
}

#[test]
fn a_day_is_one_of_the_time_zone() {
    let zone = TimeZone::fixed(jiff::tz::offset(-2));
    let clock = Clock { time_zone: zone, ..clock() };
    let query = Query::new("received:today", &clock).unwrap();
    for (at, expected) in [
        ("2013-12-03T01:59:59Z", false),
        ("2013-12-03T02:00:00Z", true),
        ("2013-12-04T01:59:59Z", true),
        ("2013-12-04T02:00:00Z", false),
    ] {
        assert_eq!(query.matches(&received(at)), expected, "{at}");
    }
}

#[test]
fn fp_234_sizes_are_bytes() {
    let items = [6999, 7000, 8000, 10_000].map(|size| thing().with(I::Size, PropertyValue::Integer(size)));
    assert_found(
        &items,
        &[
            ("size:>=10000", &[3]),
            ("size:>8000", &[3]),
            ("size:<7000", &[0]),
            ("size:<=7000", &[0, 1]),
            ("size:7000..8000", &[1, 2]),
            ("size:8000", &[2]),
        ],
    );
}

#[test]
fn fp_235_flags_are_true_or_false_in_any_case() {
    let flag = |flag_status| {
        PropertyValue::Flag(Box::new(Flag {
            flag_status,
            start_date: None,
            due_date: None,
            complete_date: None,
        }))
    };
    let items = [
        thing().with(M::IsRead, false).with(I::HasAttachments, true).with(I::Flag, flag(FlagStatus::Flagged)),
        thing()
            .with(M::IsRead, true)
            .with(I::HasAttachments, false)
            .with(I::Flag, flag(FlagStatus::Complete)),
        thing(),
    ];
    assert_found(
        &items,
        &[
            ("isread:false", &[0]),
            ("isread:FALSE", &[0]),
            ("IsRead:True", &[1]),
            ("hasattachment:true", &[0]),
            ("has attachment:true", &[0]),
            ("has attachment:false", &[1]),
            ("has:attachment", &[0]),
            ("isflagged:true", &[0]),
            ("isflagged:false", &[1, 2]),
        ],
    );
}

#[test]
fn fp_236_kinds_are_item_classes_and_what_derives_from_them() {
    const KINDS: &[(&str, &str)] = &[
        ("IPM.Task", "tasks"),
        ("IPM.TASK.Own", "tasks"),
        ("IPM.Note", "email"),
        ("IPM.Note.Microsoft.Voicemail.UM", "voicemail"),
        ("IPM.Contact", "contacts"),
        ("IPM.DistList", "contacts"),
        ("IPM.Appointment", "meetings"),
        ("IPM.Schedule.Meeting.Request", "meetings"),
        ("IPM.Post", "posts"),
        ("IPM.Post.Rss", "rssfeeds"),
        ("IPM.StickyNote", "notes"),
        ("IPM.Activity", "journals"),
        ("IPM.Tasks", ""),
        ("", ""),
    ];
    for (class, kind) in KINDS {
        let item = thing().with(I::ItemClass, *class);
        for (_, other) in KINDS.iter().filter(|(_, other)| !other.is_empty()) {
            assert_eq!(finds(&format!("kind:{other}"), &item), kind == other, "{class} {other}");
        }
    }
}

#[test]
fn fp_237_nothing_is_a_syntax_error() {
    let items = [subject("project plan"), subject("http example"), subject("kind gadget"), subject("a")];
    assert_found(
        &items,
        &[
            ("subject:\"project plan", &[0]),
            ("(subject:project", &[0]),
            ("subject:project)", &[0]),
            (")subject:project", &[0]),
            ("subject:project OR", &[0]),
            ("AND subject:project", &[0]),
            ("http:example", &[1]),
            ("kind:gadget", &[2]),
            ("subject:project subject:", &[0]),
            ("* subject:a", &[3]),
        ],
    );
    for nothing in ["", "  ", "\"\"", "()", "((", "))", "OR", "NOT", "-", "* ...", "subject:", "NOT ()"] {
        assert_eq!(Query::new(nothing, &clock()), None, "{nothing}");
    }
}

#[test]
fn fp_242_highlight_terms_are_the_words_looked_for() {
    let terms = |query: &str| {
        let terms = Query::new(query, &clock()).unwrap().highlight_terms();
        terms.into_iter().map(|term| format!("{}={}", term.scope, term.value)).collect::<Vec<_>>()
    };
    assert_eq!(terms("subject:Project from:ada -old"), ["Subject=Project", "From=ada"]);
    assert_eq!(terms("plan content:plan"), ["Subject=plan", "Body=plan"]);
    assert_eq!(terms("\"a b\" A"), ["Subject=a", "Body=a", "Subject=b", "Body=b"]);
    assert_eq!(terms("received:today"), [""; 0]);
}

#[test]
fn fp_334_long_and_deep_queries_are_read_and_evaluated() {
    let item = subject(&"a ".repeat(2000));
    let deep = format!("{}subject:a{}", "(".repeat(50_000), ")".repeat(50_000));
    let nots = format!("{}subject:a", "NOT ".repeat(50_001));
    let phrase = format!("subject:\"{}b\"", "a ".repeat(20_000));
    let keys = "received:".repeat(20_000);
    let signs = format!("{}subject:a", "-".repeat(100_001));
    assert!(!finds(&signs, &item));
    assert!(finds(&deep, &item));
    assert!(!finds(&nots, &item));
    assert!(!finds(&phrase, &item));
    assert_eq!(Query::new(&keys, &clock()), None);
}

proptest! {
    #[test]
    fn fp_237_fp_334_any_text_is_a_query(
        text in "(subject:|received:|size:|has |has:|kind:|NOT |OR |AND |[-+()<>=.:/\"* 0-9a-c\u{e9}]){0,20}",
    ) {
        if let Some(query) = Query::new(&text, &clock()) {
            let item = subject("a b c").with(I::Size, PropertyValue::Integer(1));
            let bare = text.replace(['(', ')', '"'], " ");
            let matches = |text: &str| Query::new(text, &clock()).map(|query| query.matches(&item));
            prop_assert_eq!(matches(&bare).map(|found| !found), matches(&format!("NOT ({bare})")));
            prop_assert!(query.highlight_terms().iter().all(|term| !term.value.is_empty()));
        }
    }

    #[test]
    fn any_characters_at_all_are_a_query(text in any::<String>()) {
        let found = Query::new(&text, &clock()).map(|query| query.matches(&subject(&text)));
        prop_assert!(found.is_none() || !text.trim().is_empty());
    }
}

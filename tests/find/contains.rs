//! Contains in all its modes and comparisons, end to end: FP-083 to FP-103.

use ews_sim::property::{ItemProperty, MessageProperty, PropertyValue};
use ews_sim::schema::{BodyType, EmailAddress};

use crate::client::field;
use crate::scene::*;

#[test]
fn modes_and_comparisons() {
    let subjects = [
        "December sales projections",
        "Projekt",
        "Re: meeting notes",
        "meeting notesbook",
        "x  y",
        "\u{e5}ngstr\u{f6}m",
    ];
    let mut client = with_items(subjects.map(message));
    let subject = field("item:Subject");
    for (line, mode, comparison, value, expected) in [
        ("FP-083", "FullString", "Exact", "Projekt", &["Projekt"][..]),
        ("FP-083", "FullString", "Exact", "projekt", &[]),
        ("FP-084", "Substring", "Exact", "SALES", &[]),
        ("FP-085", "Prefixed", "Exact", "december", &[]),
        ("FP-086", "Substring", "IgnoreCase", "SALES", &["December sales projections"]),
        ("FP-087", "Prefixed", "Exact", "sales", &[]),
        ("FP-087", "Prefixed", "Exact", "Dec", &["December sales projections"]),
        ("FP-088", "PrefixOnWords", "Exact", "proj", &["December sales projections"]),
        ("FP-088", "Prefixed", "Exact", "proj", &[]),
        ("FP-089", "ExactPhrase", "Exact", "meeting notes", &["Re: meeting notes"]),
        ("FP-090", "", "Exact", "Projekt", &["Projekt"]),
        ("FP-090", "", "Exact", "Proj", &[]),
        ("FP-091", "FullString", "", "projekt", &[]),
        ("FP-091", "FullString", "", "Projekt", &["Projekt"]),
        ("FP-092", "Prefixed", "IgnoreNonSpacingCharacters", "angstrom", &["\u{e5}ngstr\u{f6}m"]),
        ("FP-092", "Prefixed", "IgnoreNonSpacingCharacters", "Angstrom", &[]),
        ("FP-093", "Prefixed", "IgnoreCaseAndNonSpacingCharacters", "ANGSTROM", &["\u{e5}ngstr\u{f6}m"]),
        ("FP-094", "Substring", "Loose", "STROM", &["\u{e5}ngstr\u{f6}m"]),
        ("FP-094", "Substring", "LooseAndIgnoreCase", "STROM", &["\u{e5}ngstr\u{f6}m"]),
        ("FP-094", "Substring", "LooseAndIgnoreNonSpace", "STROM", &["\u{e5}ngstr\u{f6}m"]),
        ("FP-094", "Substring", "LooseAndIgnoreCaseAndIgnoreNonSpace", "STROM", &["\u{e5}ngstr\u{f6}m"]),
        ("FP-095", "Substring", "Exact", "x y", &[]),
        ("FP-095", "Substring", "Exact", "x  y", &["x  y"]),
    ] {
        let find = inbox().only(&contains(mode, comparison, &subject, value));
        assert_eq!(find.subjects(&mut client), expected, "{line} {mode} {comparison} {value}");
    }
    let everything = inbox().only(&contains("Substring", "Exact", &subject, ""));
    assert_eq!(everything.subjects(&mut client).len(), subjects.len(), "FP-096");
}

#[test]
fn fp_101_fp_103_bodies_and_people_are_looked_into() {
    let eve = EmailAddress {
        name: Some("Eve Adams".into()),
        email_address: Some("eve@elsewhere.test".into()),
        ..EmailAddress::default()
    };
    let body = PropertyValue::Body(BodyType::Html, "<p class=\"secret\">hidden words</p>".into());
    let mut client = with_items([
        message("plain"),
        message("marked")
            .with(ItemProperty::Body, body)
            .with(MessageProperty::From, PropertyValue::Mailbox(Box::new(eve.clone())))
            .with(MessageProperty::ToRecipients, PropertyValue::Mailboxes(vec![eve])),
    ]);
    for (path, value, is_found) in [
        ("item:Body", "hidden", true),
        ("item:Body", "secret", false),
        ("message:From", "Adams", true),
        ("message:From", "elsewhere", true),
        ("message:From", "Abel", false),
        ("message:ToRecipients", "elsewhere", true),
        ("message:CcRecipients", "elsewhere", false),
    ] {
        let found = inbox().only(&contains("Substring", "Exact", &field(path), value)).subjects(&mut client);
        assert_eq!(found, if is_found { &["marked"][..] } else { &[] }, "{path} {value}");
    }
}

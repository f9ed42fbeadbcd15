use super::ContainmentComparison::*;
use super::ContainmentMode::*;
use super::*;
use crate::property::{BaseFolderProperty as F, MessageProperty as M};

#[test]
fn fp_097_fp_098_fp_099_only_text_contains_text() {
    let binary = extended_path(0x1000, MapiPropertyType::Binary);
    let word = contains(I::Importance, Substring, Exact, "High");
    assert_refused(&word, ResponseCode::ErrorContainsFilterWrongType);
    for path in [I::Size.into(), I::DateTimeReceived.into(), M::IsRead.into(), PropertyPath::Extended(binary)]
    {
        let restriction = contains(path, Substring, Exact, "1");
        assert_refused(&restriction, ResponseCode::ErrorContainsFilterWrongType);
    }
}

#[test]
fn fp_083_to_fp_095_modes_and_comparisons() {
    const MODES: &[(&str, &str, ContainmentMode, ContainmentComparison, &str, bool)] = &[
        ("FP-083", "Test", FullString, Exact, "Test", true),
        ("FP-083", "Test", FullString, Exact, "test", false),
        ("FP-083", "Tests", FullString, Exact, "Test", false),
        ("FP-084", "a Test", Substring, Exact, "Test", true),
        ("FP-084", "a Test", Substring, Exact, "test", false),
        ("FP-085", "Test it", Prefixed, Exact, "Test", true),
        ("FP-085", "Test it", Prefixed, Exact, "test", false),
        ("FP-086", "a Test", Substring, IgnoreCase, "tEST", true),
        ("FP-086", "STRASSE", FullString, IgnoreCase, "strasse", true),
        ("FP-087", "a Test", Prefixed, Exact, "Test", false),
        ("FP-087", "a Test", Prefixed, IgnoreCase, "TEST", false),
        ("FP-088", "December sales projections", PrefixOnWords, IgnoreCase, "proj", true),
        ("FP-088", "December sales projections", Prefixed, IgnoreCase, "proj", false),
        ("FP-088", "December sales projections", PrefixOnWords, IgnoreCase, "ojec", false),
        ("FP-088", "xa-a-a", PrefixOnWords, Exact, "a-a", true),
        ("FP-089", "Re: meeting notes", ExactPhrase, Exact, "meeting notes", true),
        ("FP-089", "meeting notesbook", ExactPhrase, Exact, "meeting notes", false),
        ("FP-089", "premeeting notes", ExactPhrase, Exact, "meeting notes", false),
        ("FP-089", "xx-x-x", ExactPhrase, Exact, "x-x", true),
        ("FP-092", "\u{e5}", FullString, IgnoreNonSpacingCharacters, "a", true),
        ("FP-092", "\u{e5}", FullString, IgnoreNonSpacingCharacters, "A", false),
        ("FP-093", "\u{e5}", FullString, IgnoreCaseAndNonSpacingCharacters, "A", true),
        ("FP-093", "\u{e5}", FullString, IgnoreCase, "a", false),
        ("FP-094", "Se\u{f1}or", Substring, IgnoreCaseAndNonSpacingCharacters, "ENO", true),
        ("FP-095", "two  blanks", Substring, Exact, "two blanks", false),
        ("FP-095", "two  blanks", Substring, Exact, "two  blanks", true),
    ];
    for (number, value, mode, comparison, constant, expected) in MODES {
        let restriction = contains(I::Subject, *mode, *comparison, constant);
        assert_eq!(matches(&restriction, &subject(value)), *expected, "{number} {value} {restriction:?}");
    }
}

#[test]
fn fp_090_fp_091_full_string_and_exact_are_the_defaults() {
    let restriction = contains(I::Subject, None, None, "Test");
    for (value, expected) in [("Test", true), ("test", false), ("Test it", false)] {
        assert_eq!(matches(&restriction, &subject(value)), expected, "{value}");
    }
}

#[test]
fn fp_094_loose_ignores_case_and_marks() {
    for comparison in [Loose, LooseAndIgnoreCase, LooseAndIgnoreNonSpace, LooseAndIgnoreCaseAndIgnoreNonSpace]
    {
        let restriction = contains(I::Subject, FullString, comparison, "A");
        assert!(matches(&restriction, &subject("\u{e5}")), "{comparison:?}");
        assert!(!matches(&restriction, &subject("b")), "{comparison:?}");
    }
}

#[test]
fn fp_096_an_empty_constant_is_in_every_value() {
    for mode in [Prefixed, Substring, PrefixOnWords, ExactPhrase] {
        let restriction = contains(I::Subject, mode, IgnoreCase, "");
        assert!(!matches(&restriction, &thing()), "{mode:?}");
        assert!(matches(&restriction, &subject("a")), "{mode:?}");
        assert!(matches(&restriction, &subject("")), "{mode:?}");
    }
    assert!(!matches(&contains(I::Subject, FullString, Exact, ""), &subject("a")));
    assert!(matches(&contains(I::Subject, FullString, Exact, ""), &subject("")));
}

#[test]
fn fp_054_a_missing_property_contains_nothing() {
    let restriction = contains(I::Subject, Substring, Exact, "a");
    assert!(!matches(&restriction, &thing()));
    assert!(matches(&not(restriction), &thing()));
}

#[test]
fn fp_100_any_of_several_values_counts() {
    let thing = categories(&["Red", "Blue"]);
    assert!(matches(&contains(I::Categories, Prefixed, Exact, "Bl"), &thing));
    assert!(!matches(&contains(I::Categories, Prefixed, Exact, "ed"), &thing));
}

#[test]
fn fp_101_fp_102_bodies_and_names_of_attachments_are_text() {
    let body = thing().with(I::Body, "deep inside");
    assert!(matches(&contains(I::Body, Substring, Exact, "inside"), &body));
    assert!(!matches(&contains(I::Subject, Substring, Exact, "inside"), &body));
    let names = PropertyValue::Texts(vec!["plan.txt".to_owned()]);
    let attached = thing().with(I::Attachments, names);
    assert!(matches(&contains(I::Attachments, Substring, Exact, "plan"), &attached));
    for restriction in [equal(I::Attachments, "plan.txt"), exists(I::Attachments)] {
        assert_refused(&restriction, ResponseCode::ErrorUnsupportedPathForQuery);
    }
}

#[test]
fn fp_103_name_and_address_of_mailboxes_are_text() {
    let from = thing().with(M::From, mailbox("Sadie Daniels", "sadie@example.test"));
    for (constant, expected) in [("Daniels", true), ("@example", true), ("DanielssadieX", false)] {
        assert_eq!(matches(&contains(M::From, Substring, Exact, constant), &from), expected, "{constant}");
    }
    let to = PropertyValue::Mailboxes(vec![
        EmailAddress { name: Some("Bob".to_owned()), ..EmailAddress::default() },
        EmailAddress { email_address: Some("eve@example.test".into()), ..EmailAddress::default() },
    ]);
    let sent = thing().with(M::ToRecipients, to);
    assert!(matches(&contains(M::ToRecipients, Prefixed, Exact, "eve"), &sent));
    assert!(matches(&exists(M::ToRecipients), &sent));
    assert_refused(&equal(M::ToRecipients, "Bob"), ResponseCode::ErrorUnsupportedPathForQuery);
}

#[test]
fn fp_247_the_case_of_folder_names_counts_unless_told_otherwise() {
    let folder = thing().with(F::DisplayName, "Projects");
    for (comparison, expected) in [(Exact, false), (IgnoreCase, true)] {
        let expression = contains(F::DisplayName, Prefixed, comparison, "proj");
        let restriction = Restriction::new(&expression, Scope::Folders, &TimeZone::UTC).unwrap();
        assert_eq!(restriction.matches(&folder), expected, "{comparison:?}");
    }
}

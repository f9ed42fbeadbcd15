use super::Operator::*;
use super::*;
use crate::property::{
    BaseFolderProperty as F, CalendarItemProperty as C, ContactProperty as P, EntryProperty as E,
    MessageProperty as M, TaskProperty as T,
};
use crate::schema::Near;
use MapiPropertyType as Mapi;

const EVERY_OPERATOR: [Operator; 6] =
    [IsEqualTo, IsNotEqualTo, IsGreaterThan, IsGreaterThanOrEqualTo, IsLessThan, IsLessThanOrEqualTo];

#[test]
fn fp_045_fp_046_fp_047_fp_048_logic_is_two_valued() {
    let unread = thing().with(M::IsRead, false).with(I::Subject, "a");
    let read = thing().with(M::IsRead, true).with(I::Subject, "a");
    let is_unread = || equal(M::IsRead, "false");
    let named = |name| equal(I::Subject, name);
    for (restriction, of_unread, of_read) in [
        (is_unread(), true, false),
        (not(is_unread()), false, true),
        (and(vec![is_unread()]), true, false),
        (or(vec![is_unread()]), true, false),
        (and(vec![is_unread(), named("a")]), true, false),
        (and(vec![is_unread(), named("b")]), false, false),
        (or(vec![is_unread(), named("a")]), true, true),
        (or(vec![is_unread(), named("b")]), true, false),
    ] {
        assert_eq!(matches(&restriction, &unread), of_unread, "{restriction:?}");
        assert_eq!(matches(&restriction, &read), of_read, "{restriction:?}");
    }
}

#[test]
fn fp_050_fp_051_operators_are_each_others_complement() {
    let world = [subject("a"), subject("b"), subject("C"), thing()];
    for thing in &world {
        let holds = |operator| matches(&compare(I::Subject, operator, "B"), thing);
        assert_ne!(holds(IsEqualTo), holds(IsNotEqualTo), "{thing:?}");
        if thing.value(&I::Subject.into()).is_some() {
            assert_ne!(holds(IsGreaterThan), holds(IsLessThanOrEqualTo), "{thing:?}");
            assert_ne!(holds(IsLessThan), holds(IsGreaterThanOrEqualTo), "{thing:?}");
        }
    }
    let found = |operator| {
        let names = ["a", "b", "C", "-"].iter().zip(&world);
        let found = names.filter(|(_, thing)| matches(&compare(I::Subject, operator, "B"), thing));
        found.map(|(name, _)| *name).collect::<String>()
    };
    assert_eq!(EVERY_OPERATOR.map(found), ["b", "aC-", "C", "bC", "a", "ab"]);
}

#[test]
fn fp_052_fp_053_a_missing_property_is_unequal_and_nothing_else() {
    for operator in EVERY_OPERATOR {
        let expected = operator == IsNotEqualTo;
        for path in [PropertyPath::from(I::Subject), I::Size.into(), I::DateTimeSent.into()] {
            let constant = if path == I::DateTimeSent.into() { "2020-01-01T00:00:00Z" } else { "1" };
            assert_eq!(matches(&compare(path, operator, constant), &thing()), expected, "{operator:?}");
        }
        let paths =
            compare_with(path(I::Size), operator, Operand::Path(path(PropertyPath::Extended(integer()))));
        for thing in [thing(), thing().with(I::Size, PropertyValue::Integer(1)), thing().with_integer(1)] {
            assert_eq!(matches(&paths, &thing), expected, "{operator:?} {thing:?}");
        }
    }
}

#[test]
fn fp_055_fp_056_text_differs_in_accents_and_not_in_case() {
    let resume = subject("R\u{e9}sum\u{e9}");
    assert!(matches(&equal(I::Subject, "r\u{c9}SUM\u{c9}"), &resume));
    for other in ["Resume", "Re\u{301}sume\u{301}", "R\u{e9}sum\u{e9} ", ""] {
        assert!(!matches(&equal(I::Subject, other), &resume), "{other}");
    }
}

#[test]
fn fp_057_fp_058_fp_059_fp_060_one_of_several_values_is_enough() {
    let thing = categories(&["TestA", "TestB"]);
    let is = |name| equal(I::Categories, name);
    assert!(matches(&is("TESTA"), &thing));
    assert!(!matches(&and(vec![is("TestA"), is("TestC")]), &thing));
    assert!(matches(&or(vec![is("TestA"), is("TestC")]), &thing));
    assert!(!matches(&compare(I::Categories, IsNotEqualTo, "TestA"), &thing));
    assert!(matches(&compare(I::Categories, IsNotEqualTo, "TestC"), &thing));
}

#[test]
fn fp_061_fp_062_fp_063_times_compare_by_instant() {
    for constant in ["true", "", "2020-13-01T00:00:00Z", "10:00:00", "2020-01-01T25:00:00Z", "2020-01-01Z"] {
        assert_refused(&equal(I::DateTimeCreated, constant), ResponseCode::ErrorInvalidValueForProperty);
    }
    let thing = thing().with(I::DateTimeCreated, time("2020-06-01T10:00:00Z"));
    for constant in ["2020-06-01T10:00:00Z", "2020-06-01T12:00:00+02:00", "2020-06-01T10:00:00"] {
        assert!(matches(&equal(I::DateTimeCreated, constant), &thing), "{constant}");
    }
    assert!(matches(&compare(I::DateTimeCreated, IsGreaterThan, "2020-06-01T09:00:00Z"), &thing));
    assert!(!matches(&compare(I::DateTimeCreated, IsGreaterThan, "2020-06-01T11:00:00Z"), &thing));
    assert!(matches(&compare(I::DateTimeCreated, IsGreaterThan, "2020-06-01"), &thing));
    assert!(matches(&compare(I::DateTimeCreated, IsLessThan, "2020-06-02"), &thing));
}

#[test]
fn a_time_without_a_zone_is_one_of_the_time_zone_context() {
    let zone = TimeZone::fixed(jiff::tz::offset(2));
    let thing = thing().with(I::DateTimeCreated, time("2020-06-01T10:00:00Z"));
    for (constant, expected) in
        [("2020-06-01T12:00:00", true), ("2020-06-01T10:00:00", false), ("2020-06-01T10:00:00Z", true)]
    {
        let expression = equal(I::DateTimeCreated, constant);
        let restriction = Restriction::new(&expression, Scope::Items, &zone).unwrap();
        assert_eq!(restriction.matches(&thing), expected, "{constant}");
    }
}

#[test]
fn fp_064_fp_065_words_are_ordered_as_the_numbers_behind_them() {
    for constant in ["Urgent", "high", "2", ""] {
        assert_refused(&equal(I::Importance, constant), ResponseCode::ErrorInvalidValueForProperty);
    }
    let found = |expression: &SearchExpression, path: I, words: &[&'static str]| {
        let is_found =
            |word: &&'static str| matches(expression, &thing().with(path, PropertyValue::Word(word)));
        words.iter().copied().filter(is_found).collect::<Vec<_>>()
    };
    let importance = ["Low", "Normal", "High"];
    let more = compare(I::Importance, IsGreaterThan, "Low");
    assert_eq!(found(&more, I::Importance, &importance), ["Normal", "High"]);
    let sensitivity = ["Normal", "Personal", "Private", "Confidential"];
    let less = compare(I::Sensitivity, IsLessThanOrEqualTo, "Private");
    assert_eq!(found(&less, I::Sensitivity, &sensitivity), ["Normal", "Personal", "Private"]);
    assert_refused(&compare(T::Status, IsEqualTo, "Done"), ResponseCode::ErrorInvalidValueForProperty);
    let done = thing().with(T::Status, PropertyValue::Word("Completed"));
    assert!(matches(&equal(T::Status, "Completed"), &done));
}

#[test]
fn fp_066_fp_067_fp_069_numbers_are_decimal_and_within_range() {
    for constant in ["abc", "", "1.5", "0x10", " 1", "2147483648", "99999999999999999999"] {
        let error = checked(&equal(I::Size, constant)).unwrap_err();
        assert_eq!(error.code(), ResponseCode::ErrorInvalidValueForProperty, "{constant}");
        assert_eq!(error.text(), "The specified value is invalid for property.");
    }
    let thing = thing().with(I::Size, PropertyValue::Integer(300));
    assert!(matches(&compare(I::Size, IsGreaterThanOrEqualTo, "300"), &thing));
    assert!(matches(&equal(I::Size, "+300"), &thing));
    assert!(!matches(&compare(I::Size, IsGreaterThan, "300"), &thing));
    assert!(matches(&compare(I::Size, IsGreaterThan, "-2147483648"), &thing));
}

#[test]
fn fp_068_booleans_are_words_in_any_case_or_digits() {
    for constant in ["yes", "", "2", " true", "tru"] {
        assert_refused(&equal(M::IsRead, constant), ResponseCode::ErrorInvalidValueForProperty);
    }
    for (constant, value) in [("TRUE", true), ("1", true), ("True", true), ("0", false), ("FALSE", false)] {
        assert!(matches(&equal(M::IsRead, constant), &thing().with(M::IsRead, value)), "{constant}");
        assert!(!matches(&equal(M::IsRead, constant), &thing().with(M::IsRead, !value)), "{constant}");
    }
    assert!(matches(&compare(M::IsRead, IsLessThan, "true"), &thing().with(M::IsRead, false)));
}

fn one(text: &str) -> ExtendedPropertyValue {
    ExtendedPropertyValue::One(text.to_owned())
}

fn many(texts: &[&str]) -> ExtendedPropertyValue {
    ExtendedPropertyValue::Many(texts.iter().map(|&text| text.to_owned()).collect())
}

#[test]
fn fp_070_fp_071_fp_072_fp_073_extended_properties_compare_by_their_type() {
    const GUID: &str = "6dd0ae25-cc17-45d3-b0c7-7f0d1d3a4c5e";
    let braced = format!("{{{}}}", GUID.to_uppercase());
    for (property_type, value, operator, constant, expected) in [
        (Mapi::Integer, one("4"), IsGreaterThan, "3", Some(true)),
        (Mapi::Integer, one("3"), IsGreaterThan, "3", Some(false)),
        (Mapi::Integer, one("10"), IsGreaterThan, "9", Some(true)),
        (Mapi::Integer, one("10"), IsEqualTo, "x", None),
        (Mapi::Short, one("10"), IsEqualTo, "32768", None),
        (Mapi::Long, one("10"), IsLessThan, "4294967296", Some(true)),
        (Mapi::Binary, one("AQID"), IsEqualTo, "AQ ID", Some(true)),
        (Mapi::Binary, one("AQID"), IsLessThan, "AQIE", Some(true)),
        (Mapi::Binary, one("AQID"), IsEqualTo, "AQI", None),
        (Mapi::Binary, one("AQID"), IsEqualTo, "?", None),
        (Mapi::Clsid, one(GUID), IsEqualTo, &braced, Some(true)),
        (Mapi::Clsid, one(GUID), IsEqualTo, "6dd0ae25", None),
        (Mapi::Double, one("1.50"), IsEqualTo, "1.5", Some(true)),
        (Mapi::Double, one("1.50"), IsEqualTo, "1,5", None),
        (Mapi::Double, one("1.50"), IsEqualTo, "inf", None),
        (Mapi::Currency, one("2"), IsGreaterThan, "1e0", Some(true)),
        (Mapi::Boolean, one("true"), IsEqualTo, "1", Some(true)),
        (Mapi::SystemTime, one("2020-01-01T00:00:00Z"), IsEqualTo, "2020-01-01T01:00:00+01:00", Some(true)),
        (Mapi::StringArray, many(&["a", "b"]), IsEqualTo, "B", Some(true)),
        (Mapi::StringArray, many(&["a", "b"]), IsEqualTo, "c", Some(false)),
        (Mapi::StringArray, many(&["a", "b"]), IsNotEqualTo, "a", Some(false)),
        (Mapi::IntegerArray, many(&["7", "8"]), IsGreaterThan, "7", Some(true)),
    ] {
        let path = extended_path(0x1000, property_type);
        let restriction = compare(PropertyPath::Extended(path.clone()), operator, constant);
        let thing = thing().with_extended(path, value);
        match expected {
            Some(expected) => assert_eq!(matches(&restriction, &thing), expected, "{restriction:?}"),
            None => assert_refused(&restriction, ResponseCode::ErrorInvalidValueForProperty),
        }
    }
}

#[test]
fn fp_074_what_is_wrong_with_a_path_is_told_when_its_turn_comes() {
    let Path::ExtendedFieldUri(mut object) = path(PropertyPath::Extended(integer())) else { unreachable!() };
    object.property_type = crate::schema::MapiPropertyType::Object;
    let object = || SearchExpression::Exists(Exists { path: object.clone().into() });
    assert_refused(&object(), ResponseCode::ErrorUnsupportedMapiPropertyType);
    let bad = || equal(I::Size, "x");
    assert_refused(&and(vec![bad(), object()]), ResponseCode::ErrorInvalidValueForProperty);
    assert_refused(&and(vec![not(object()), bad()]), ResponseCode::ErrorUnsupportedMapiPropertyType);
    assert_refused(&or(vec![object(); MOST_NODES]), ResponseCode::ErrorRestrictionTooLong);
}

#[test]
fn fp_076_fp_077_fp_078_two_properties_compare_when_their_types_are_alike() {
    let paths = |own: PropertyPath, operator, other: PropertyPath| {
        compare_with(path(own), operator, Operand::Path(path(other)))
    };
    let number = || PropertyPath::Extended(integer());
    let text_array = PropertyPath::Extended(extended_path(0x1000, Mapi::StringArray));
    for (own, other) in [
        (PropertyPath::from(I::Subject), PropertyPath::from(I::Size)),
        (I::Size.into(), I::Subject.into()),
        (I::DateTimeSent.into(), number()),
        (text_array.clone(), text_array),
    ] {
        assert_refused(&paths(own, IsEqualTo, other), ResponseCode::ErrorRestrictionTooComplex);
    }
    let unsearchable = paths(I::Size.into(), IsEqualTo, I::ItemId.into());
    assert_refused(&unsearchable, ResponseCode::ErrorUnsupportedPathForQuery);
    let at = time("2020-06-01T10:00:00Z");
    let thing = thing().with(I::DateTimeCreated, at).with(I::DateTimeReceived, at).with_integer(7);
    let thing = thing.with(I::Size, PropertyValue::Integer(8));
    for (own, operator, other, expected) in [
        (PropertyPath::from(I::DateTimeCreated), IsEqualTo, PropertyPath::from(I::DateTimeReceived), true),
        (number(), IsNotEqualTo, I::Size.into(), true),
        (number(), IsGreaterThan, I::Size.into(), false),
        (number(), IsEqualTo, number(), true),
    ] {
        let restriction = paths(own, operator, other);
        assert_eq!(matches(&restriction, &thing), expected, "{restriction:?}");
    }
}

#[test]
fn fp_080_fp_081_fp_336_entries_of_dictionaries_are_text_and_near_is_not_simulated() {
    assert_refused(&equal(P::EmailAddresses, "a"), ResponseCode::ErrorUnsupportedPathForQuery);
    let operands = MultipleOperandBooleanExpression { expressions: vec![exists(I::Subject)] };
    let near = SearchExpression::Near(Near { operands, distance: 1, ordered: true });
    assert_refused(&near, ResponseCode::ErrorInvalidRequest);
    let thing = thing().with(E::EmailAddress1, "Ada@example.test").with(E::HomeCity, "Turin");
    assert!(matches(&equal(E::EmailAddress1, "ada@example.test"), &thing));
    assert!(!matches(&equal(E::EmailAddress2, "ada@example.test"), &thing));
    assert!(matches(&contains(E::EmailAddress1, ContainmentMode::Substring, None, "@example"), &thing));
    assert!(matches(&equal(E::HomeCity, "turin"), &thing));
}

#[test]
fn fp_082_a_property_of_another_class_is_missing() {
    assert!(!matches(&equal(T::ActualWork, "1"), &subject("a")));
    assert!(!matches(&exists(P::GivenName), &subject("a")));
}

#[test]
fn fp_105_fp_106_fp_107_fp_108_fp_109_fp_110_what_is_stored_exists_and_flags_may_not_be_asked_for() {
    for flag in [PropertyPath::from(M::IsRead), I::IsFromMe.into(), I::IsDraft.into(), I::IsSubmitted.into()]
    {
        assert_refused(&exists(flag), ResponseCode::ErrorInvalidPropertyForExists);
    }
    assert_refused(&exists(I::IsResend), ResponseCode::ErrorInvalidPropertyForExists);
    assert_refused(&exists(I::IsUnmodified), ResponseCode::ErrorInvalidPropertyForExists);
    let created = thing().with(I::DateTimeCreated, time("2020-06-01T10:00:00Z"));
    assert!(matches(&exists(I::DateTimeCreated), &created));
    assert!(matches(&exists(I::Subject), &subject("")));
    let extended = exists(PropertyPath::Extended(integer()));
    assert!(matches(&extended, &thing().with_integer(0)));
    assert!(!matches(&extended, &thing()));
    let uncategorised = not(exists(I::Categories));
    assert!(matches(&uncategorised, &thing()));
    assert!(!matches(&uncategorised, &categories(&["a"])));
}

#[test]
fn fp_111_fp_112_fp_113_fp_120_excludes_asks_that_bits_are_clear() {
    let number = || PropertyPath::Extended(integer());
    let found = |expression: &SearchExpression| {
        (0..6).filter(|&n| matches(expression, &thing().with_integer(n))).collect::<Vec<_>>()
    };
    let clear = excludes(number(), "2");
    assert_eq!(found(&clear), [0, 1, 4, 5]);
    assert_eq!(found(&not(clear.clone())), [2, 3]);
    assert!(matches(&clear, &thing()));
    for mask in ["0x10", "0X10", "16", "0x0010"] {
        let restriction = excludes(number(), mask);
        assert!(!matches(&restriction, &thing().with_integer(0x30)), "{mask}");
        assert!(matches(&restriction, &thing().with_integer(0x2F)), "{mask}");
    }
    let highest = excludes(number(), "0x80000000");
    assert!(!matches(&highest, &thing().with_integer(i64::from(i32::MIN))));
    assert!(matches(&highest, &thing().with_integer(i64::from(i32::MAX))));
}

#[test]
fn fp_114_fp_115_fp_116_fp_118_fp_119_a_bad_mask_wins_over_a_bad_property() {
    for mask in ["0x", "", "4294967296", "0x100000000", "-1", "+1", "1f", "0xg"] {
        for property in [PropertyPath::Extended(integer()), I::Subject.into()] {
            let restriction = excludes(property, mask);
            assert_refused(&restriction, ResponseCode::ErrorInvalidExcludesRestriction);
        }
    }
    for property in [
        PropertyPath::from(I::Subject),
        I::Importance.into(),
        M::IsRead.into(),
        I::DateTimeSent.into(),
        I::Categories.into(),
    ] {
        let restriction = excludes(property, "4294967295");
        assert_refused(&restriction, ResponseCode::ErrorUnsupportedPathForQuery);
    }
    assert!(checked(&excludes(I::Size, "0xFFFFFFFF")).is_ok());
}

#[test]
fn fp_121_fp_122_fp_123_fp_124_computed_properties_cannot_be_searched() {
    let paths: [PropertyPath; 16] = [
        I::ItemId.into(),
        I::ParentFolderId.into(),
        I::EffectiveRights.into(),
        I::Culture.into(),
        I::MimeContent.into(),
        I::InternetMessageHeaders.into(),
        C::UID.into(),
        C::RecurrenceId.into(),
        C::Recurrence.into(),
        C::RequiredAttendees.into(),
        C::Duration.into(),
        C::IsResponseRequested.into(),
        T::Recurrence.into(),
        M::ReplyTo.into(),
        P::CompleteName.into(),
        P::Companies.into(),
    ];
    for path in paths {
        let contains = contains(path.clone(), ContainmentMode::Substring, None, "a");
        for restriction in [equal(path.clone(), "a"), exists(path.clone()), contains] {
            let error = checked(&restriction).unwrap_err();
            assert_eq!(error.code(), ResponseCode::ErrorUnsupportedPathForQuery, "{restriction:?}");
            assert_eq!(error.text(), "The property can not be used with this type of restriction.");
            assert_eq!(error.paths(), [self::path(path.clone())]);
        }
    }
}

#[test]
fn fp_125_the_conversation_index_is_accepted_and_matches_nothing() {
    let thing = thing().with(M::ConversationIndex, "AQID");
    for restriction in [
        equal(M::ConversationIndex, "AQID"),
        compare(M::ConversationIndex, IsGreaterThan, "AA=="),
        exists(M::ConversationIndex),
    ] {
        assert!(!matches(&restriction, &thing), "{restriction:?}");
    }
}

#[test]
fn fp_126_fp_252_items_and_folders_have_different_properties() {
    let of_item = equal(I::Subject, "a");
    let of_folder = equal(F::DisplayName, "a");
    let refused = |expression: &SearchExpression, scope| {
        Restriction::new(expression, scope, &TimeZone::UTC).map_err(|error| error.code())
    };
    let unsupported = Err(ResponseCode::ErrorUnsupportedPathForQuery);
    assert_eq!(refused(&of_folder, Scope::Items), unsupported);
    assert_eq!(refused(&of_item, Scope::Folders), unsupported);
    assert!(refused(&of_folder, Scope::Folders).is_ok());
    let header = exists(PropertyPath::Header("X-Test".to_owned()));
    assert!(refused(&header, Scope::Items).is_ok());
    assert_eq!(refused(&header, Scope::Folders), unsupported);
    let extended = exists(PropertyPath::Extended(integer()));
    assert!(refused(&extended, Scope::Folders).is_ok());
}

#[test]
fn fp_246_fp_248_folders_are_found_by_name_count_and_extended_property() {
    let hidden = || extended_path(0x10F4, Mapi::Boolean);
    let folder = thing()
        .with(F::DisplayName, "Sent Mail")
        .with(F::TotalCount, PropertyValue::Integer(3))
        .with_extended(hidden(), one("true"));
    for (expression, expected) in [
        (equal(F::DisplayName, "sent mail"), true),
        (equal(F::DisplayName, "Sent"), false),
        (compare(F::TotalCount, IsGreaterThan, "2"), true),
        (equal(PropertyPath::Extended(hidden()), "true"), true),
        (equal(PropertyPath::Extended(hidden()), "false"), false),
    ] {
        let restriction = Restriction::new(&expression, Scope::Folders, &TimeZone::UTC).unwrap();
        assert_eq!(restriction.matches(&folder), expected, "{expression:?}");
    }
}

#[test]
fn fp_127_fp_128_fp_130_there_are_at_most_255_nodes() {
    let leaf = || exists(I::Subject);
    assert_refused(&and(vec![leaf(); MOST_NODES]), ResponseCode::ErrorRestrictionTooLong);
    assert_refused(&or(vec![equal(I::Size, "x"); 10_000]), ResponseCode::ErrorRestrictionTooLong);
    let pairs = and(vec![or(vec![leaf(), leaf()]); 85]);
    assert_refused(&pairs, ResponseCode::ErrorRestrictionTooLong);
    assert!(matches(&and(vec![leaf(); MOST_NODES - 1]), &subject("a")));
}

#[test]
fn fp_129_254_nested_nots_are_accepted() {
    let nested = |depth| (0..depth).fold(exists(I::Subject), |inner, _| not(inner));
    assert_refused(&nested(255), ResponseCode::ErrorRestrictionTooLong);
    assert!(matches(&nested(254), &subject("a")));
    assert!(!matches(&nested(253), &subject("a")));
}

#[test]
fn fp_075_a_mailbox_is_found_by_address_or_name_and_has_no_order() {
    for operator in [IsLessThan, IsGreaterThanOrEqualTo] {
        assert_refused(&compare(M::Sender, operator, "a"), ResponseCode::ErrorUnsupportedPathForQuery);
    }
    let thing = thing().with(M::Sender, mailbox("Sadie Daniels", "sadie@example.test"));
    for (constant, expected) in
        [("SADIE@example.test", true), ("sadie daniels", true), ("Sadie", false), ("example.test", false)]
    {
        assert_eq!(matches(&equal(M::Sender, constant), &thing), expected, "{constant}");
        assert_eq!(matches(&compare(M::Sender, IsNotEqualTo, constant), &thing), !expected, "{constant}");
    }
}

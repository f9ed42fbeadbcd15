//! What holds of any restriction and any thing.

use proptest::prelude::*;

use super::*;
use crate::property::MessageProperty as M;

fn any_leaf() -> impl Strategy<Value = SearchExpression> {
    let paths = prop_oneof![
        Just(PropertyPath::from(I::Subject)),
        Just(I::Size.into()),
        Just(M::IsRead.into()),
        Just(I::ItemId.into()),
        Just(PropertyPath::Extended(integer())),
    ];
    let operators = prop_oneof![Just(Operator::IsEqualTo), Just(Operator::IsLessThan)];
    let modes = prop_oneof![
        Just(ContainmentMode::Substring),
        Just(ContainmentMode::PrefixOnWords),
        Just(ContainmentMode::ExactPhrase)
    ];
    let text = "[aA1 \u{e9}-]{0,3}";
    prop_oneof![
        paths.clone().prop_map(exists),
        (paths.clone(), "(0x)?[0-9]{0,2}").prop_map(|(path, mask)| excludes(path, &mask)),
        (paths.clone(), operators, text).prop_map(|(path, operator, text)| compare(path, operator, &text)),
        (paths, modes, text).prop_map(|(path, mode, text)| {
            contains(path, mode, ContainmentComparison::IgnoreCaseAndNonSpacingCharacters, &text)
        }),
    ]
}

fn any_restriction() -> impl Strategy<Value = SearchExpression> {
    any_leaf().prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(and),
            prop::collection::vec(inner.clone(), 1..4).prop_map(or),
            inner.prop_map(not),
        ]
    })
}

fn any_thing() -> impl Strategy<Value = Thing> {
    (any::<Option<bool>>(), prop::option::of("[aA1 \u{e9}-]{0,6}"), -2_i64..3).prop_map(
        |(is_read, text, number)| {
            let thing = text.iter().fold(thing().with_integer(number), |thing, text| {
                thing.with(I::Subject, &**text).with(I::Size, PropertyValue::Integer(number + 1))
            });
            is_read.iter().fold(thing, |thing, &is_read| thing.with(M::IsRead, is_read))
        },
    )
}

/// The codes of one bad expression.
const REFUSALS: &[ResponseCode] = &[
    ResponseCode::ErrorContainsFilterWrongType,
    ResponseCode::ErrorInvalidExcludesRestriction,
    ResponseCode::ErrorInvalidPropertyForExists,
    ResponseCode::ErrorInvalidValueForProperty,
    ResponseCode::ErrorUnsupportedPathForQuery,
];

proptest! {
    #[test]
    fn fp_131_fp_132_no_other_code_is_used(restriction in any_restriction()) {
        if let Err(error) = checked(&restriction) {
            prop_assert!(REFUSALS.contains(&error.code()), "{error}");
        }
    }

    #[test]
    fn fp_334_restrictions_are_refused_or_follow_the_laws_of_logic(
        left in any_restriction(),
        right in any_restriction(),
        thing in any_thing(),
    ) {
        let both = and(vec![left.clone(), right.clone()]);
        let (Ok(of_left), Ok(of_right)) = (checked(&left), checked(&right)) else {
            let first = checked(&left).and_then(|_| checked(&right)).unwrap_err();
            prop_assert_eq!(checked(&both).unwrap_err(), first);
            return Ok(());
        };
        let (is_left, is_right) = (of_left.matches(&thing), of_right.matches(&thing));
        prop_assert_eq!(matches(&both, &thing), is_left && is_right);
        let either = or(vec![left.clone(), right.clone()]);
        prop_assert_eq!(matches(&either, &thing), is_left || is_right);
        prop_assert_eq!(matches(&not(left.clone()), &thing), !is_left);
        let neither = and(vec![not(left), not(right)]);
        prop_assert_eq!(matches(&not(neither), &thing), is_left || is_right);
    }

    #[test]
    fn words_and_phrases_are_found_as_by_looking_everywhere(text in "[ab -]{0,12}", wanted in "[ab -]{1,4}") {
        let needle = super::super::containment::Needle::new(wanted.clone());
        let is_word = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
        let places = (0..=text.len()).filter(|&at| text[at..].starts_with(&wanted));
        let places: Vec<_> = places.collect();
        prop_assert_eq!(needle.starts_word(&text), places.iter().any(|&at| is_word(at)));
        let ends = |at: usize| is_word(at) || !text[at..].starts_with(char::is_alphanumeric);
        let is_phrase = places.iter().any(|&at| ends(at) && ends(at + wanted.len()));
        prop_assert_eq!(needle.is_phrase(&text), is_phrase);
    }
}

//! Comparing names and addresses without regard to case.
//!
//! Comparison is ordinal: character by character, by no language's rules, and never changing how many
//! characters there are, so that "ß" is not "SS".

use std::borrow::Cow;
use std::cmp::Ordering;

/// Whether two texts differ in nothing but case.
pub(crate) fn equal_ignoring_case(left: &str, right: &str) -> bool {
    left.chars().map(folded_character).eq(right.chars().map(folded_character))
}

/// Whether a text starts with a [`folded`] one when case does not count.
pub(crate) fn starts_with_ignoring_case(text: &str, folded_prefix: &str) -> bool {
    if text.is_ascii() {
        let start = text.as_bytes().get(..folded_prefix.len());
        return start.is_some_and(|start| start.eq_ignore_ascii_case(folded_prefix.as_bytes()));
    }
    let mut characters = text.chars().map(folded_character);
    folded_prefix.chars().all(|character| characters.next() == Some(character))
}

/// How two texts are ordered when case does not count: by code point of the [`folded`] texts.
pub(crate) fn compare_ignoring_case(left: &str, right: &str) -> Ordering {
    if left.is_ascii() && right.is_ascii() {
        return lowered(left).cmp(lowered(right));
    }
    left.chars().map(folded_character).cmp(right.chars().map(folded_character))
}

fn lowered(text: &str) -> impl Iterator<Item = u8> + '_ {
    text.bytes().map(|byte| byte.to_ascii_lowercase())
}

/// The text as it is compared and sorted when case does not count; borrowed where it reads so already.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        // All are looked at, since that is quicker than to ask after each whether to go on.
        let is_folded = !text.bytes().fold(false, |found, byte| found | byte.is_ascii_uppercase());
        return if is_folded { Cow::Borrowed(text) } else { Cow::Owned(text.to_ascii_lowercase()) };
    }
    if text.chars().all(|character| folded_character(character) == character) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(folded_character).collect())
}

fn folded_character(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    // Upper case first: it joins the letters that have two lower-case forms, such as the Greek sigma.
    let upper = only(character.to_uppercase()).unwrap_or(character);
    only(upper.to_lowercase()).unwrap_or(upper)
}

/// The character a case mapping yields, unless it yields several.
fn only(mut mapped: impl Iterator<Item = char>) -> Option<char> {
    let first = mapped.next();
    first.filter(|_| mapped.next().is_none())
}

/// The start of a text that has at most so many UTF-16 code units, never half a character.
pub(crate) fn cut_to_utf16_units(text: &str, most: usize) -> &str {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        units += character.len_utf16();
        if units > most {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_characters_or_more_of_them_are_another_text() {
        for (left, right) in [("a", "b"), ("a", "a "), ("", " "), ("stra\u{df}e", "STRASSE"), ("e", "\u{e9}")]
        {
            assert!(!equal_ignoring_case(left, right), "{left} {right}");
        }
    }

    #[test]
    fn a_prefix_may_differ_in_case_only() {
        for (text, prefix) in [("ab", "b"), ("a", "ab"), ("\u{e9}t", "et"), ("", "a"), ("\u{e9}", "\u{e9}t")]
        {
            assert!(!starts_with_ignoring_case(text, prefix), "{text} {prefix}");
        }
        for (text, prefix) in [("ABC", "ab"), ("a", ""), ("\u{c9}T\u{c9}", "\u{e9}t"), ("K\u{e9}", "k")] {
            assert!(starts_with_ignoring_case(text, prefix), "{text} {prefix}");
        }
    }

    #[test]
    fn the_order_is_that_of_the_folded_texts() {
        for (less, greater) in [("a", "B"), ("A", "b"), ("ab", "ABC"), ("Z", "\u{e9}"), ("", "a")] {
            assert_eq!(compare_ignoring_case(less, greater), Ordering::Less, "{less} {greater}");
            assert_eq!(compare_ignoring_case(greater, less), Ordering::Greater, "{less} {greater}");
            assert_eq!(folded(less).cmp(&folded(greater)), Ordering::Less, "{less} {greater}");
        }
        assert_eq!(compare_ignoring_case("\u{c9}T", "\u{e9}t"), Ordering::Equal);
    }

    #[test]
    fn case_alone_makes_no_difference() {
        let sigmas = ("\u{3a3}\u{3c3}", "\u{3c2}\u{3c2}");
        for (left, right) in
            [("Favorites", "fAVORITES"), ("\u{c9}t\u{e9}", "\u{e9}T\u{c9}"), ("", ""), sigmas]
        {
            assert!(equal_ignoring_case(left, right), "{left} {right}");
            assert_eq!(folded(left), folded(right));
        }
        assert!(matches!(folded("lower"), Cow::Borrowed("lower")));
    }
}

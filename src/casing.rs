//! Comparing names and addresses without regard to case.
//!
//! Comparison is ordinal: character by character, by no language's rules, and never changing how many
//! characters there are, so that "ß" is not "SS".

use std::borrow::Cow;

/// Whether two texts differ in nothing but case.
pub(crate) fn equal_ignoring_case(left: &str, right: &str) -> bool {
    left.chars().map(folded_character).eq(right.chars().map(folded_character))
}

/// The text as it is compared and sorted when case does not count; borrowed where it reads so already.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        let is_folded = !text.bytes().any(|byte| byte.is_ascii_uppercase());
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

//! Text in text: what Contains asks for, and how far texts may differ.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::casing::{equal_ignoring_case, folded};
use crate::schema::{ContainmentComparison, ContainmentMode};

/// A text to be found, with how and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Containment {
    mode: ContainmentMode,
    comparison: ContainmentComparison,
    needle: Needle,
}

impl Containment {
    pub(super) fn new(mode: ContainmentMode, comparison: ContainmentComparison, constant: &str) -> Self {
        Self { mode, comparison, needle: Needle::new(reduced(constant, comparison).into_owned()) }
    }

    /// Whether the text has it.
    pub(super) fn holds(&self, text: &str) -> bool {
        let constant = &*self.needle.text;
        if (self.mode, self.comparison) == (ContainmentMode::FullString, ContainmentComparison::IgnoreCase) {
            return equal_ignoring_case(text, constant);
        }
        let text = reduced(text, self.comparison);
        match self.mode {
            ContainmentMode::FullString => text == constant,
            ContainmentMode::Prefixed => text.starts_with(constant),
            ContainmentMode::Substring => text.contains(constant),
            ContainmentMode::PrefixOnWords => self.needle.starts_word(&text),
            ContainmentMode::ExactPhrase => self.needle.is_phrase(&text),
        }
    }
}

/// The text without what is no difference. `Loose` in any form ignores all that can be ignored.
fn reduced(text: &str, comparison: ContainmentComparison) -> Cow<'_, str> {
    match comparison {
        ContainmentComparison::Exact => Cow::Borrowed(text),
        ContainmentComparison::IgnoreCase => folded(text),
        ContainmentComparison::IgnoreNonSpacingCharacters => without_marks(text),
        ContainmentComparison::IgnoreCaseAndNonSpacingCharacters
        | ContainmentComparison::Loose
        | ContainmentComparison::LooseAndIgnoreCase
        | ContainmentComparison::LooseAndIgnoreNonSpace
        | ContainmentComparison::LooseAndIgnoreCaseAndIgnoreNonSpace => match without_marks(text) {
            Cow::Borrowed(text) => folded(text),
            Cow::Owned(text) => Cow::Owned(folded(&text).into_owned()),
        },
    }
}

/// Decomposed, and without the marks that this sets free.
fn without_marks(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfd().filter(|character| !is_combining_mark(*character)).collect())
}

/// A text whose occurrences are found in linear time, overlapping ones among them (Knuth, Morris and Pratt).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle {
    pub(super) text: Box<str>,
    /// For each prefix, the length of the longest shorter one it ends with.
    borders: Box<[usize]>,
}

impl Needle {
    pub(super) fn new(text: String) -> Self {
        let bytes = text.as_bytes();
        let mut borders = vec![0; bytes.len()];
        let mut matched = 0;
        for place in 1..bytes.len() {
            matched = extended(bytes, &borders, matched, bytes[place]);
            borders[place] = matched;
        }
        Self { text: text.into(), borders: borders.into() }
    }

    /// Whether some word of the text starts with it.
    pub(super) fn starts_word(&self, text: &str) -> bool {
        self.text.is_empty() || self.occurrences(text).any(|start| starts_word(text, start))
    }

    /// Whether it stands somewhere between the bounds of words.
    pub(super) fn is_phrase(&self, text: &str) -> bool {
        let is_between_bounds = |start: usize| {
            let end = start + self.text.len();
            is_bound(text, start) && is_bound(text, end)
        };
        self.text.is_empty() || self.occurrences(text).any(is_between_bounds)
    }

    /// Where it starts in the text.
    fn occurrences<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let needle = self.text.as_bytes();
        let mut matched = 0;
        text.bytes().enumerate().filter_map(move |(place, byte)| {
            if matched == needle.len() {
                matched = self.borders[matched - 1];
            }
            matched = extended(needle, &self.borders, matched, byte);
            (matched == needle.len()).then(|| place + 1 - needle.len())
        })
    }
}

/// How much of the needle is matched after one more byte.
fn extended(needle: &[u8], borders: &[usize], mut matched: usize, byte: u8) -> usize {
    while matched > 0 && needle[matched] != byte {
        matched = borders[matched - 1];
    }
    if needle[matched] == byte { matched + 1 } else { 0 }
}

/// A word starts at the beginning and after any character that is no letter or digit.
fn starts_word(text: &str, place: usize) -> bool {
    !text[..place].ends_with(char::is_alphanumeric)
}

/// Whether no word goes on across the place.
fn is_bound(text: &str, place: usize) -> bool {
    starts_word(text, place) || !text[place..].starts_with(char::is_alphanumeric)
}

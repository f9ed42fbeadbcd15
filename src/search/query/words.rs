//! Words, and phrases of them.

use unicode_normalization::char::is_combining_mark;

use crate::casing::{equal_ignoring_case, folded, starts_with_ignoring_case};

/// The most words of a phrase: looking for one costs that many steps a word of the text.
pub(super) const MOST_WORDS: usize = 64;

/// Words that follow each other, in any case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// As they are written, with what they are compared by.
    words: Vec<(Box<str>, Box<str>)>,
    /// Whether words of the text only have to start with them.
    is_prefix: bool,
}

impl Phrase {
    /// The phrase that a text is, in parts of at most [`MOST_WORDS`]; none for a text without words.
    pub(super) fn parts(text: &str, is_prefix: bool) -> Vec<Self> {
        let words: Vec<_> = words_of(text).map(|word| (word.into(), folded(word).into())).collect();
        words.chunks(MOST_WORDS).map(|words| Self { words: words.to_vec(), is_prefix }).collect()
    }

    /// The words as they are written.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(written, _)| &**written)
    }

    /// Whether the text has the words, in their order and without others between them.
    pub(super) fn is_in(&self, text: &str) -> bool {
        if let [(_, only)] = &*self.words {
            return words_of(text).any(|word| self.fits(word, only));
        }
        let words: Vec<_> = words_of(text).collect();
        words
            .windows(self.words.len())
            .any(|words| words.iter().zip(&self.words).all(|(word, (_, wanted))| self.fits(word, wanted)))
    }

    fn fits(&self, word: &str, wanted: &str) -> bool {
        if self.is_prefix {
            starts_with_ignoring_case(word, wanted)
        } else {
            equal_ignoring_case(word, wanted)
        }
    }
}

/// The words of a text: letters, digits and the marks on them, as long as they follow each other.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |character: char| !character.is_alphanumeric() && !is_combining_mark(character);
    text.split(is_between).filter(|word| !word.is_empty())
}

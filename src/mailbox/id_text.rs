//! The text of an id or a change key, which needs no memory of its own.

use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The longest text: the id of an item.
const LONGEST: usize = 152;

/// The characters of a counter.
const COUNTER_CHARACTERS: usize = 8;
/// The alphabet of base64.
const CHARACTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of each character in that alphabet; of others [`NO_SEXTET`].
const SEXTETS: [u8; 256] = {
    let mut sextets = [NO_SEXTET; 256];
    let mut sextet = 0;
    while sextet < CHARACTERS.len() {
        sextets[CHARACTERS[sextet] as usize] = sextet as u8;
        sextet += 1;
    }
    sextets
};
/// More than any sextet.
const NO_SEXTET: u8 = 64;

/// An id or a change key that a mailbox has made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct IdText {
    text: [u8; LONGEST],
    length: usize,
}

impl IdText {
    /// The text of these bytes, of which there are 114 at most.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut text = [0; LONGEST];
        let length = STANDARD.encode_slice(bytes, &mut text);
        Self { text, length: length.expect("ids and change keys of mailboxes have 113 bytes at most") }
    }

    /// The characters, which are ASCII.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.text[..self.length]
    }

    /// The same with other counters, of 48 bits each, that begin at these characters.
    pub(super) fn with_counters<const N: usize>(mut self, counters: [(usize, u64); N]) -> Self {
        for (at, counter) in counters {
            let characters: [u8; COUNTER_CHARACTERS] = std::array::from_fn(|place| {
                let sextet = counter >> (6 * (COUNTER_CHARACTERS - 1 - place)) & 0x3f;
                CHARACTERS[sextet as usize]
            });
            self.text[at..at + COUNTER_CHARACTERS].copy_from_slice(&characters);
        }
        self
    }

    /// The counters that begin at these characters of another text, which has to be the same as this one
    /// elsewhere: undoes [`IdText::with_counters`].
    pub(super) fn counters_of<const N: usize>(&self, text: &str, places: [usize; N]) -> Option<[u64; N]> {
        let (mut own, mut text) = (self.as_bytes(), text.as_bytes());
        if own.len() != text.len() {
            return None;
        }
        let (mut counters, mut read) = ([0; N], 0);
        for (counter, at) in counters.iter_mut().zip(places) {
            let (own_before, own_rest) = own.split_at(at - read);
            let (before, rest) = text.split_at(at - read);
            let (characters, rest) = rest.split_at(COUNTER_CHARACTERS);
            if before != own_before {
                return None;
            }
            for character in characters {
                let sextet = SEXTETS[usize::from(*character)];
                if sextet == NO_SEXTET {
                    return None;
                }
                *counter = *counter << 6 | u64::from(sextet);
            }
            (own, text, read) = (&own_rest[COUNTER_CHARACTERS..], rest, at + COUNTER_CHARACTERS);
        }
        (own == text).then_some(counters)
    }

    /// The same with another first byte, where the second one is zero.
    pub(super) fn with_first(mut self, byte: u8) -> Self {
        let [high, low] = [byte >> 2, (byte & 3) << 4];
        (self.text[0], self.text[1]) = (CHARACTERS[usize::from(high)], CHARACTERS[usize::from(low)]);
        self
    }

    /// The same with other bytes at its end, from a character on that begins with the first of them.
    pub(super) fn with_end(mut self, at: usize, bytes: &[u8]) -> Self {
        let length = STANDARD.encode_slice(bytes, &mut self.text[at..]);
        self.length = at + length.expect("the end is as long as it was");
        self
    }
}

impl Deref for IdText {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).expect("base64 is ASCII")
    }
}

impl Default for IdText {
    fn default() -> Self {
        Self { text: [0; LONGEST], length: 0 }
    }
}

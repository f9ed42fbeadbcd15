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

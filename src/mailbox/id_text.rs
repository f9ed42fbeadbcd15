//! The text of an id or a change key, which needs no memory of its own.

use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The longest text: the id of an item.
const LONGEST: usize = 152;

/// An id or a change key that a mailbox has made.
#[derive(Clone, Copy)]
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
}

impl Deref for IdText {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(&self.text[..self.length]).expect("base64 is ASCII")
    }
}

impl Default for IdText {
    fn default() -> Self {
        Self { text: [0; LONGEST], length: 0 }
    }
}

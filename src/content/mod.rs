//! What the properties of items hold, and the rules on it: bodies, MIME, conversations, names, tasks and
//! flags.
//!
//! Plain functions on plain data, which know no mailbox, no XML and no operation. Time and identity come from
//! the caller, so the same call gives the same value.

pub mod body;
mod content_lines;
pub mod conversation;
mod digest;
pub mod file_as;
pub mod flag;
mod hostile;
mod html;
pub mod html_filter;
pub mod icalendar;
mod lines;
pub mod mime;
pub mod quotation;
pub mod recipients;
pub mod task;
pub mod unique_body;
pub mod vcard;

/// As much of the beginning of the text as fits into so many bytes.
fn beginning(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

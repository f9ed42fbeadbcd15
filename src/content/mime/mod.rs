//! MIME: a message read from the bytes a client sends in `MimeContent`, and written as the bytes it asks for.
//!
//! Reading takes what a mailbox keeps: the well-known fields of the header, the bodies, and attachments.
//! Writing has no clock and draws no random boundary: the same message gives the same bytes.

mod decoding;
mod entity;
mod header;
mod writer;

use jiff::Timestamp;

use super::recipients::{Recipient, internet_addresses};
use crate::{Error, ResponseCode, Result};
use entity::Bodies;
pub use entity::NESTING_MAX;
use header::Header;

/// How much a message matters to its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Importance {
    /// Little.
    Low,
    /// As usual.
    #[default]
    Normal,
    /// Much.
    High,
}

/// How private a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sensitivity {
    /// Not at all.
    #[default]
    Normal,
    /// About the author.
    Personal,
    /// For the recipients only.
    Private,
    /// For the company only.
    Confidential,
}

/// A message as MIME has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MimeMessage {
    /// `Subject`.
    pub subject: Option<String>,
    /// `From`, the author.
    pub from: Option<Recipient>,
    /// `Sender`, who sent it for the author.
    pub sender: Option<Recipient>,
    /// `To`.
    pub to: Vec<Recipient>,
    /// `Cc`.
    pub cc: Vec<Recipient>,
    /// `Bcc`.
    pub bcc: Vec<Recipient>,
    /// `Reply-To`.
    pub reply_to: Vec<Recipient>,
    /// `Date`; `None` also when it cannot be read.
    pub date: Option<Timestamp>,
    /// `Message-ID`, with its angles.
    pub message_id: Option<String>,
    /// `In-Reply-To`.
    pub in_reply_to: Option<String>,
    /// `References`.
    pub references: Option<String>,
    /// `Thread-Topic`, the `ConversationTopic`.
    pub thread_topic: Option<String>,
    /// `Thread-Index`, the `ConversationIndex`; `None` also when it is no base64.
    pub thread_index: Option<Vec<u8>>,
    /// `Keywords`, the `Categories`.
    pub categories: Vec<String>,
    /// `Importance`, `X-Priority` or `Priority`.
    pub importance: Importance,
    /// `Sensitivity`.
    pub sensitivity: Sensitivity,
    /// Whether there is a `Disposition-Notification-To`.
    pub is_read_receipt_requested: bool,
    /// Whether there is a `Return-Receipt-To`.
    pub is_delivery_receipt_requested: bool,
    /// All fields of the header in their order, unfolded and decoded.
    ///
    /// When a message is written, those that are properties above come from there, the others from here.
    pub headers: Vec<(String, String)>,
    /// The body as plain text, with CR LF at the end of lines.
    pub text: Option<String>,
    /// The body as HTML.
    pub html: Option<String>,
    /// What else is in the message.
    pub attachments: Vec<MimeAttachment>,
}

/// A part of a message that is not its body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MimeAttachment {
    /// The name of the file.
    pub name: Option<String>,
    /// The type and subtype, in lower case.
    pub content_type: String,
    /// How a body refers to it, without angles.
    pub content_id: Option<String>,
    /// Whether it belongs to the body rather than beside it.
    pub is_inline: bool,
    /// The bytes.
    pub content: Vec<u8>,
}

/// The error of MIME that is not MIME.
const INVALID: Error = Error::new(ResponseCode::ErrorMimeContentInvalid);

/// The bytes in the text of a `MimeContent` element; white space in it does not count.
///
/// # Errors
///
/// `ErrorMimeContentInvalidBase64String` when the text is no base64.
pub fn content_bytes(mime_content: &str) -> Result<Vec<u8>> {
    decoding::base64(mime_content.as_bytes())
        .ok_or(Error::new(ResponseCode::ErrorMimeContentInvalidBase64String))
}

impl MimeMessage {
    /// Reads a message.
    ///
    /// A character set that is not known is read as UTF-8 or, if it is none, as windows-1252. Of several
    /// texts the first is the body, the others are attachments.
    ///
    /// # Errors
    ///
    /// `ErrorMimeContentInvalid` for bytes without a header, a line of a header that is no field, an encoding
    /// that is unknown or does not decode, a multipart without its boundary or with more than
    /// [`NESTING_MAX`] others around it.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let (header, body) = header::split(bytes)?;
        if header.fields.is_empty() {
            return Err(INVALID);
        }
        let bodies = Bodies::read(&header, body)?;
        let mut message = Self::of_header(header);
        (message.text, message.html, message.attachments) = (bodies.text, bodies.html, bodies.attachments);
        Ok(message)
    }

    fn of_header(header: Header) -> Self {
        let recipients = |name: &str| -> Vec<_> {
            header.values(name).flat_map(internet_addresses).map(decoding::decoded_name).collect()
        };
        let first = |name: &str| recipients(name).into_iter().next();
        let decoded = |name: &str| header.value(name).map(decoding::encoded_words);
        let keywords = header.values("Keywords").flat_map(|keywords| keywords.split(','));
        let categories = keywords.map(|keyword| decoding::encoded_words(keyword.trim()));
        Self {
            subject: decoded("Subject"),
            from: first("From"),
            sender: first("Sender"),
            to: recipients("To"),
            cc: recipients("Cc"),
            bcc: recipients("Bcc"),
            reply_to: recipients("Reply-To"),
            date: header.value("Date").and_then(header::date),
            message_id: decoded("Message-ID"),
            in_reply_to: decoded("In-Reply-To"),
            references: decoded("References"),
            thread_topic: decoded("Thread-Topic"),
            thread_index: header.value("Thread-Index").and_then(|index| decoding::base64(index.as_bytes())),
            categories: categories.filter(|category| !category.is_empty()).collect(),
            importance: importance(&header),
            sensitivity: sensitivity(&header),
            is_read_receipt_requested: header.value("Disposition-Notification-To").is_some(),
            is_delivery_receipt_requested: header.value("Return-Receipt-To").is_some(),
            headers: header.decoded(),
            ..Self::default()
        }
    }

    /// Whether something is attached that is not part of the body.
    #[must_use]
    pub fn has_attachments(&self) -> bool {
        self.attachments.iter().any(|attachment| !attachment.is_inline)
    }
}

/// The importance by the first field that says one. Source: MS-OXCMAIL 2.2.3.1.6.
fn importance(header: &Header) -> Importance {
    let word = |name: &str| header.value(name).map(str::to_ascii_lowercase);
    let by_name = word("Importance").and_then(|word| match word.as_str() {
        "low" => Some(Importance::Low),
        "normal" => Some(Importance::Normal),
        "high" => Some(Importance::High),
        _ => None,
    });
    let by_number = || {
        word("X-Priority").and_then(|priority| match priority.bytes().next() {
            Some(b'1' | b'2') => Some(Importance::High),
            Some(b'3') => Some(Importance::Normal),
            Some(b'4' | b'5') => Some(Importance::Low),
            _ => None,
        })
    };
    let by_urgency = || match word("Priority").as_deref() {
        Some("urgent") => Importance::High,
        Some("non-urgent") => Importance::Low,
        _ => Importance::Normal,
    };
    by_name.or_else(by_number).unwrap_or_else(by_urgency)
}

fn sensitivity(header: &Header) -> Sensitivity {
    let word = header.value("Sensitivity").map(str::to_ascii_lowercase);
    match word.as_deref() {
        Some("personal") => Sensitivity::Personal,
        Some("private") => Sensitivity::Private,
        Some("company-confidential") => Sensitivity::Confidential,
        _ => Sensitivity::Normal,
    }
}

#[cfg(test)]
pub(super) use tests::HOSTILE_PIECES;

#[cfg(test)]
mod tests;

//! Writing a message.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::tz::TimeZone;

use super::{Importance, MimeAttachment, MimeMessage, Sensitivity};
use crate::content::digest::md5;
use crate::content::recipients::Recipient;

/// Where a line of a header is folded. Source: RFC 5322 2.1.1.
const LINE_MAX: usize = 76;
/// How many bytes of a text go into one encoded word, so that it has at most 75 characters.
const ENCODED_WORD_BYTES: usize = 45;
/// A word that is longer is written in encoded words, which can be folded.
const WORD_MAX: usize = 200;

/// Fields of a header that are written from the properties of a message, or that depend on how it is written.
const WRITTEN_FIELDS: &[&str] = &[
    "bcc",
    "cc",
    "content-disposition",
    "content-id",
    "content-transfer-encoding",
    "content-type",
    "date",
    "disposition-notification-to",
    "from",
    "importance",
    "in-reply-to",
    "keywords",
    "message-id",
    "mime-version",
    "priority",
    "references",
    "reply-to",
    "return-receipt-to",
    "sender",
    "sensitivity",
    "subject",
    "thread-index",
    "thread-topic",
    "to",
    "x-priority",
];

impl MimeMessage {
    /// The message as bytes, with CR LF at the end of lines. They are ASCII, but for addresses that are not.
    ///
    /// Reading them gives the message back, without control characters in addresses and fractions of seconds.
    /// Source: RFC 5322, RFC 2045 to 2047.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut output = Output::default();
        self.write_addresses(&mut output);
        self.write_identity(&mut output);
        self.write_other_fields(&mut output);
        output.field("MIME-Version", "1.0");
        self.write_content(&mut output);
        output.text.into_bytes()
    }

    fn write_addresses(&self, output: &mut Output) {
        output.recipients("From", self.from.as_slice());
        output.recipients("Sender", self.sender.as_slice());
        output.recipients("To", &self.to);
        output.recipients("Cc", &self.cc);
        output.recipients("Bcc", &self.bcc);
        output.recipients("Reply-To", &self.reply_to);
        // Who asks for a receipt gets it.
        let asking = self.sender.as_ref().or(self.from.as_ref()).cloned().unwrap_or_default();
        if self.is_read_receipt_requested {
            output.field("Disposition-Notification-To", &address(&asking));
        }
        if self.is_delivery_receipt_requested {
            output.field("Return-Receipt-To", &address(&asking));
        }
    }

    fn write_identity(&self, output: &mut Output) {
        output.text_field("Subject", self.subject.as_deref());
        output.text_field("Thread-Topic", self.thread_topic.as_deref());
        if let Some(index) = &self.thread_index {
            output.field("Thread-Index", &STANDARD.encode(index));
        }
        if let Some(date) = self.date {
            // A year that the format cannot write has no date.
            if let Ok(date) = DateTimePrinter::new().zoned_to_string(&date.to_zoned(TimeZone::UTC)) {
                output.field("Date", &date);
            }
        }
        for (name, id) in [
            ("Message-ID", &self.message_id),
            ("In-Reply-To", &self.in_reply_to),
            ("References", &self.references),
        ] {
            output.text_field(name, id.as_deref());
        }
    }

    fn write_other_fields(&self, output: &mut Output) {
        let category = |category: &String| {
            if category.contains(',') { encoded_words(category) } else { encoded(category) }
        };
        let categories: Vec<_> = self.categories.iter().map(category).collect();
        if !categories.is_empty() {
            output.field("Keywords", &categories.join(", "));
        }
        match self.importance {
            Importance::Low => output.field("Importance", "low"),
            Importance::Normal => {}
            Importance::High => output.field("Importance", "high"),
        }
        match self.sensitivity {
            Sensitivity::Normal => {}
            Sensitivity::Personal => output.field("Sensitivity", "Personal"),
            Sensitivity::Private => output.field("Sensitivity", "Private"),
            Sensitivity::Confidential => output.field("Sensitivity", "Company-Confidential"),
        }
        for (name, value) in &self.headers {
            let is_written = WRITTEN_FIELDS.contains(&name.to_ascii_lowercase().as_str());
            let is_name =
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
            if is_name && !is_written {
                output.text_field(name, Some(value));
            }
        }
    }

    /// Writes what the message is about: its bodies, with what belongs to them, with what is attached.
    fn write_content(&self, output: &mut Output) {
        let boundaries = Boundaries::of(self);
        let (inline, attached): (Vec<_>, Vec<_>) =
            self.attachments.iter().partition(|attachment| attachment.is_inline);
        let write_bodies = |output: &mut Output| self.write_bodies(output, &boundaries);
        let write_related = |output: &mut Output| {
            multipart(output, "related", &boundaries, inline.as_slice(), &write_bodies);
        };
        multipart(output, "mixed", &boundaries, attached.as_slice(), &write_related);
    }

    fn write_bodies(&self, output: &mut Output, boundaries: &Boundaries) {
        let (Some(text), Some(html)) = (&self.text, &self.html) else {
            let (subtype, body) = match &self.html {
                Some(html) => ("html", html.as_str()),
                None => ("plain", self.text.as_deref().unwrap_or_default()),
            };
            return output.body(subtype, body);
        };
        output.begin_multipart("alternative", boundaries);
        for (subtype, body) in [("plain", text), ("html", html)] {
            output.delimiter("alternative", boundaries, false);
            output.body(subtype, body);
        }
        output.delimiter("alternative", boundaries, true);
    }
}

/// Writes the first part and the attachments beside it, or the first part alone if there are none.
fn multipart(
    output: &mut Output,
    subtype: &str,
    boundaries: &Boundaries,
    attachments: &[&MimeAttachment],
    write_first: &dyn Fn(&mut Output),
) {
    if attachments.is_empty() {
        return write_first(output);
    }
    output.begin_multipart(subtype, boundaries);
    output.delimiter(subtype, boundaries, false);
    write_first(output);
    for attachment in attachments {
        output.delimiter(subtype, boundaries, false);
        output.attachment(attachment);
    }
    output.delimiter(subtype, boundaries, true);
}

/// What the boundaries of one message have in common. No line of a part begins with two hyphens, so they
/// occur nowhere else.
struct Boundaries(String);

impl Boundaries {
    fn of(message: &MimeMessage) -> Self {
        let id = message.message_id.as_deref().or(message.subject.as_deref()).unwrap_or_default();
        Self(format!("{:032x}", u128::from_be_bytes(md5(id.as_bytes()))))
    }

    fn boundary(&self, subtype: &str) -> String {
        format!("_{subtype}_{}_", self.0)
    }
}

/// The message so far.
#[derive(Default)]
struct Output {
    text: String,
}

impl Output {
    fn line(&mut self, line: &str) {
        self.text += line;
        self.text += "\r\n";
    }

    /// Writes a field, folded at blanks. The value is ASCII.
    fn field(&mut self, name: &str, value: &str) {
        self.text += name;
        self.text.push(':');
        let mut column = name.len() + 1;
        for word in value.split(' ') {
            if column + 1 + word.len() > LINE_MAX && column > name.len() + 1 && !word.is_empty() {
                self.text += "\r\n";
                column = 0;
            }
            self.text.push(' ');
            self.text += word;
            column += 1 + word.len();
        }
        self.text += "\r\n";
    }

    fn text_field(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.field(name, &encoded(value));
        }
    }

    fn recipients(&mut self, name: &str, recipients: &[Recipient]) {
        let addresses: Vec<_> =
            recipients.iter().map(address).filter(|address| !address.is_empty()).collect();
        if !addresses.is_empty() {
            self.field(name, &addresses.join(", "));
        }
    }

    fn begin_multipart(&mut self, subtype: &str, boundaries: &Boundaries) {
        let boundary = boundaries.boundary(subtype);
        self.line(&format!("Content-Type: multipart/{subtype};\r\n boundary=\"{boundary}\""));
        self.line("");
    }

    fn delimiter(&mut self, subtype: &str, boundaries: &Boundaries, is_last: bool) {
        let end = if is_last { "--" } else { "" };
        self.line(&format!("\r\n--{}{end}", boundaries.boundary(subtype)));
    }

    fn body(&mut self, subtype: &str, body: &str) {
        self.line(&format!("Content-Type: text/{subtype}; charset=\"utf-8\""));
        self.line("Content-Transfer-Encoding: quoted-printable");
        self.line("");
        self.quoted_printable(body);
    }

    fn attachment(&mut self, attachment: &MimeAttachment) {
        let content_type = &attachment.content_type;
        let is_type = content_type.split_once('/').is_some_and(|(kind, subtype)| {
            !kind.is_empty() && !subtype.is_empty() && !kind.eq_ignore_ascii_case("multipart")
        }) && content_type
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"()<>@,;:\\\"[]?=".contains(&byte));
        let content_type = if is_type { content_type } else { "application/octet-stream" };
        self.line(&format!("Content-Type: {content_type}"));
        let disposition = if attachment.is_inline { "inline" } else { "attachment" };
        let name = attachment.name.as_deref().map(|name| format!(";\r\n filename*=utf-8''{}", escaped(name)));
        self.line(&format!("Content-Disposition: {disposition}{}", name.unwrap_or_default()));
        if let Some(id) = &attachment.content_id {
            let id: String = id.chars().filter(|character| character.is_ascii_graphic()).collect();
            self.field("Content-ID", &format!("<{id}>"));
        }
        self.line("Content-Transfer-Encoding: base64");
        self.line("");
        let content = STANDARD.encode(&attachment.content);
        // Base64 is ASCII, so every index is a boundary of a character.
        (0..content.len()).step_by(LINE_MAX).for_each(|start| {
            self.line(&content[start..content.len().min(start + LINE_MAX)]);
        });
    }

    /// Writes a text in quoted-printable. A hyphen that begins a line is escaped, so that none looks like a
    /// boundary. Source: RFC 2045 6.7.
    fn quoted_printable(&mut self, text: &str) {
        let mut column = 0;
        let mut bytes = text.bytes().peekable();
        while let Some(byte) = bytes.next() {
            let ends_line = matches!(bytes.peek(), None | Some(b'\r' | b'\n'));
            if byte == b'\r' && bytes.peek() == Some(&b'\n') {
                continue;
            }
            if byte == b'\n' {
                self.text += "\r\n";
                column = 0;
                continue;
            }
            let is_plain = |column: usize| match byte {
                b'=' => false,
                b'-' => column > 0,
                b' ' | b'\t' => !ends_line,
                _ => byte.is_ascii_graphic(),
            };
            let width = |column| if is_plain(column) { 1 } else { 3 };
            if column + width(column) >= LINE_MAX {
                self.text += "=\r\n";
                column = 0;
            }
            if is_plain(column) {
                self.text.push(char::from(byte));
            } else {
                self.text += &escaped_byte('=', byte);
            }
            column += width(column);
        }
    }
}

fn escaped_byte(escape: char, byte: u8) -> String {
    format!("{escape}{byte:02X}")
}

/// A name of a file with everything but letters, digits and a few signs escaped. Source: RFC 2231 7.
fn escaped(name: &str) -> String {
    let mut escaped = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped += &escaped_byte('%', byte);
        }
    }
    escaped
}

/// A recipient as it stands in a header.
fn address(recipient: &Recipient) -> String {
    let is_kept = |character: &char| !character.is_control() && !"<>".contains(*character);
    let email_address: String = recipient.email_address.chars().filter(is_kept).collect();
    let name = recipient.name.as_deref().unwrap_or_default();
    if needs_encoding(name) {
        return format!("{} <{email_address}>", encoded(name));
    }
    Recipient { name: recipient.name.clone(), email_address }.internet_address()
}

/// A text as it stands in a header: as it is, or in encoded words.
fn encoded(text: &str) -> String {
    if needs_encoding(text) { encoded_words(text) } else { text.to_owned() }
}

fn encoded_words(text: &str) -> String {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = crate::content::beginning(rest, ENCODED_WORD_BYTES);
        words.push(format!("=?utf-8?B?{}?=", STANDARD.encode(word)));
        rest = &rest[word.len()..];
    }
    words.join(" ")
}

fn needs_encoding(text: &str) -> bool {
    text.bytes().any(|byte| byte != b' ' && !byte.is_ascii_graphic())
        || text.contains("=?")
        || text.trim() != text
        || text.split(' ').any(|word| word.len() > WORD_MAX)
}

//! The parts of a message: which are its bodies and which are attached to it.

use super::header::{self, Header, Parameters};
use super::{INVALID, MimeAttachment, decoding};
use crate::Result;
use crate::content::body::with_line_breaks;

/// How many multiparts can be around a part.
pub const NESTING_MAX: usize = 16;

/// How many bytes a boundary has at most. Source: RFC 2046 5.1.1.
const BOUNDARY_MAX: usize = 70;

/// What the parts of a message are to it.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    pub(super) text: Option<String>,
    pub(super) html: Option<String>,
    pub(super) attachments: Vec<MimeAttachment>,
}

impl Bodies {
    /// Reads the body of a message with that header.
    ///
    /// # Errors
    ///
    /// `ErrorMimeContentInvalid` as [`MimeMessage::parse`](super::MimeMessage::parse) says.
    pub(super) fn read(header: &Header, body: &[u8]) -> Result<Self> {
        let mut bodies = Self::default();
        bodies.entity(header, body, 0, false)?;
        Ok(bodies)
    }

    /// Reads an entity with so many multiparts around it, the next of which may be `multipart/related`.
    fn entity(&mut self, header: &Header, body: &[u8], depth: usize, is_related: bool) -> Result<()> {
        let content_type = Parameters::read(header.value("Content-Type").unwrap_or("text/plain"));
        if !content_type.value.starts_with("multipart/") {
            return self.part(header, &content_type, body, is_related);
        }
        let boundary = content_type.get("boundary");
        let boundary = boundary.filter(|boundary| (1..=BOUNDARY_MAX).contains(&boundary.len()));
        let (Some(boundary), true) = (boundary, depth < NESTING_MAX) else { return Err(INVALID) };
        let is_related = content_type.value == "multipart/related";
        let parts = parts(body, boundary.as_bytes())?;
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            let (header, body) = header::split(part)?;
            self.entity(&header, body, depth + 1, is_related)?;
        }
        Ok(())
    }

    /// Reads a part that holds no others.
    fn part(
        &mut self,
        header: &Header,
        content_type: &Parameters,
        body: &[u8],
        is_related: bool,
    ) -> Result<()> {
        let disposition = Parameters::read(header.value("Content-Disposition").unwrap_or_default());
        let name = disposition.get("filename").or_else(|| content_type.get("name"));
        let content_id = header.value("Content-ID").map(without_angles);
        let content = decoded(header, body)?;
        let may_be_body = disposition.value != "attachment" && name.is_none();
        let slot = match content_type.value.as_str() {
            "text/plain" if may_be_body => Some(&mut self.text),
            "text/html" if may_be_body => Some(&mut self.html),
            _ => None,
        };
        if let Some(slot @ None) = slot {
            let charset = content_type.get("charset");
            *slot = Some(with_line_breaks(&decoding::characters(&content, charset.as_deref())));
            return Ok(());
        }
        let is_shown = disposition.value == "inline" || is_related && disposition.value != "attachment";
        self.attachments.push(MimeAttachment {
            is_inline: is_shown && content_id.is_some(),
            content_type: content_type.value.clone(),
            name,
            content_id,
            content,
        });
        Ok(())
    }
}

fn without_angles(id: &str) -> String {
    id.trim_start_matches('<').trim_end_matches('>').to_owned()
}

/// The content of a part without its encoding.
fn decoded(header: &Header, body: &[u8]) -> Result<Vec<u8>> {
    let encoding = header.value("Content-Transfer-Encoding").unwrap_or("7bit").to_ascii_lowercase();
    match encoding.as_str() {
        "7bit" | "8bit" | "binary" => Ok(body.to_vec()),
        "base64" => decoding::base64(body).ok_or(INVALID),
        "quoted-printable" => Ok(decoding::quoted_printable(body)),
        _ => Err(INVALID),
    }
}

/// The parts between the lines of that boundary. The last one may be missing, a message that was cut off has
/// none.
fn parts<'a>(body: &'a [u8], boundary: &[u8]) -> Result<Vec<&'a [u8]>> {
    let mut parts = Vec::new();
    let mut begun: Option<usize> = None;
    let mut place = 0;
    for line in header::lines(body) {
        let next = place + line.len();
        if let Some(is_last) = delimiter(line, boundary) {
            // The line break before a boundary belongs to the boundary.
            parts.extend(begun.map(|start| header::without_line_break(&body[start..place])));
            begun = Some(next);
            if is_last {
                return Ok(parts);
            }
        }
        place = next;
    }
    let start = begun.ok_or(INVALID)?;
    parts.push(&body[start..]);
    Ok(parts)
}

/// Whether the line is the last one with that boundary; `None` when it is none at all.
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<bool> {
    match line.strip_prefix(b"--")?.strip_prefix(boundary)?.trim_ascii_end() {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

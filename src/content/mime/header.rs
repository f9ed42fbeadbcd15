//! The header of a message or of one of its parts.

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

use super::{INVALID, decoding};
use crate::Result;

/// The fields of a header, in order; their values are unfolded and not decoded.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// Names, without their colon, and values.
    pub(super) fields: Vec<(String, String)>,
}

/// The lines of the bytes, each with its end.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n')
}

/// The bytes without one line break at their end.
pub(super) fn without_line_break(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

/// Divides an entity into its header and its body, which begins after the first empty line.
///
/// # Errors
///
/// `ErrorMimeContentInvalid` for a line that is no field.
pub(super) fn split(bytes: &[u8]) -> Result<(Header, &[u8])> {
    let mut header = Header::default();
    let mut rest = bytes;
    for line in lines(bytes) {
        rest = &rest[line.len()..];
        let is_folded = line.starts_with(b" ") || line.starts_with(b"\t");
        let text = decoding::characters(without_line_break(line), None);
        if text.is_empty() {
            return Ok((header, rest));
        }
        match header.fields.last_mut() {
            Some((_, value)) if is_folded => *value += &text,
            // The file a mail program keeps messages in has such a line above each.
            None if text.starts_with("From ") => {}
            _ => header.fields.push(field(&text)?),
        }
    }
    Ok((header, rest))
}

fn field(line: &str) -> Result<(String, String)> {
    let (name, value) = line.split_once(':').ok_or(INVALID)?;
    let name = name.trim_end();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_name {
        return Err(INVALID);
    }
    Ok((name.to_owned(), value.to_owned()))
}

impl Header {
    /// The value of the first field of that name, without blanks around it.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.values(name).next()
    }

    /// The values of all fields of that name.
    pub(super) fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let fields = self.fields.iter().filter(move |(field, _)| field.eq_ignore_ascii_case(name));
        fields.map(|(_, value)| value.trim())
    }

    /// All fields, with their encoded words decoded.
    pub(super) fn decoded(&self) -> Vec<(String, String)> {
        let fields = self.fields.iter();
        fields.map(|(name, value)| (name.clone(), decoding::encoded_words(value.trim()))).collect()
    }
}

/// The time that a `Date` says; `None` for other texts.
pub(super) fn date(text: &str) -> Option<Timestamp> {
    DateTimeParser::new().relaxed_weekday(true).parse_timestamp(text).ok()
}

/// A value with parameters, as `Content-Type` and `Content-Disposition` have it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parameters {
    /// What stands before the first semicolon, in lower case.
    pub(super) value: String,
    /// Names in lower case, and values.
    parameters: Vec<(String, String)>,
}

impl Parameters {
    /// Reads such a value. Texts that are no parameters are skipped. Source: RFC 2045 5.1.
    pub(super) fn read(text: &str) -> Self {
        let mut pieces = pieces(text).into_iter();
        let value = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
        let parameters = pieces.filter_map(|piece| {
            let (name, value) = piece.split_once('=')?;
            Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        });
        Self { value, parameters: parameters.collect() }
    }

    /// The value of a parameter, in either of the two ways to write other characters than ASCII.
    ///
    /// Source: RFC 2231 4, without its continuations; encoded words are against the rules and common.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let value = |wanted: &str| self.parameters.iter().find(|(name, _)| name == wanted);
        if let Some((_, value)) = value(&format!("{name}*")) {
            let mut parts = value.splitn(3, '\'');
            if let (Some(charset), Some(_), Some(encoded)) = (parts.next(), parts.next(), parts.next()) {
                return Some(decoding::characters(&decoding::percent(encoded), Some(charset)).into_owned());
            }
        }
        value(name).map(|(_, value)| decoding::encoded_words(value))
    }
}

/// The pieces between semicolons, with quotes and what they escape resolved.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut is_quoted = false;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let next = match character {
            '"' => {
                is_quoted = !is_quoted;
                None
            }
            '\\' if is_quoted => characters.next(),
            ';' if !is_quoted => {
                pieces.push(String::new());
                None
            }
            _ => Some(character),
        };
        if let (Some(piece), Some(character)) = (pieces.last_mut(), next) {
            piece.push(character);
        }
    }
    pieces
}

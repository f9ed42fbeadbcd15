//! From the encodings of MIME to bytes and characters.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};

use crate::content::beginning;
use crate::content::recipients::Recipient;

/// Mail programs differ in whether they pad the end.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The bytes in base64, in which white space does not count; `None` for other texts.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(digits).ok()
}

/// The bytes in quoted-printable. What is no escape stays as it is. Source: RFC 2045 6.7.
pub(super) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for line in super::header::lines(text) {
        let content = line.trim_ascii_end();
        let ends_line = !content.ends_with(b"=");
        let content = if ends_line { content } else { &content[..content.len() - 1] };
        unescape(content, b'=', &mut bytes);
        if ends_line && line.ends_with(b"\n") {
            bytes.extend_from_slice(b"\r\n");
        }
    }
    bytes
}

/// The bytes in a text in which some are written as `%` and two digits.
pub(super) fn percent(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    unescape(text.as_bytes(), b'%', &mut bytes);
    bytes
}

fn unescape(text: &[u8], escape: u8, bytes: &mut Vec<u8>) {
    let mut place = 0;
    while let Some(&byte) = text.get(place) {
        let digit = |at: usize| text.get(at).and_then(|&digit| char::from(digit).to_digit(16));
        match (byte == escape).then(|| Some(digit(place + 1)? << 4 | digit(place + 2)?)).flatten() {
            Some(value) => {
                bytes.extend(u8::try_from(value));
                place += 3;
            }
            None => {
                bytes.push(byte);
                place += 1;
            }
        }
    }
}

/// The characters that the bytes mean in that character set.
///
/// Known are UTF-8, ISO-8859-1 and windows-1252, and what is part of them; bytes in another set are taken for
/// UTF-8 if they can be that, else for windows-1252.
pub(super) fn characters<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    let charset = charset.unwrap_or_default().to_ascii_lowercase();
    let is_latin = matches!(charset.as_str(), "iso-8859-1" | "latin1" | "windows-1252" | "cp1252");
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_latin || text.is_ascii() => Cow::Borrowed(text),
        _ if matches!(charset.as_str(), "utf-8" | "utf8") => String::from_utf8_lossy(bytes),
        _ => Cow::Owned(bytes.iter().map(|&byte| of_windows_1252(byte)).collect()),
    }
}

/// What windows-1252 has where ISO-8859-1 has control characters, from 0x80 on.
const WINDOWS_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}',
    '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}', '\u{2018}',
    '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}', '\u{2122}', '\u{161}',
    '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

fn of_windows_1252(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|index| WINDOWS_1252.get(usize::from(index)));
    special.copied().unwrap_or(char::from(byte))
}

/// A value of a header with its encoded words decoded; blanks between two of them are no part of the text.
///
/// Words next to each other in one encoding may share a character, so their bytes are put together first.
/// Source: RFC 2047.
pub(super) fn encoded_words(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut word: Option<EncodedWord> = None;
    let mut rest = text;
    while let Some(start) = rest.find("=?") {
        let (before, from) = rest.split_at(start);
        let Some((next, length)) = EncodedWord::read(from) else {
            flush(&mut decoded, &mut word, before);
            decoded += "=?";
            rest = &from[2..];
            continue;
        };
        match &mut word {
            Some(last) if before.trim().is_empty() && last.charset == next.charset => {
                last.bytes.extend_from_slice(&next.bytes);
            }
            _ => {
                let between_words = word.is_some() && before.trim().is_empty();
                flush(&mut decoded, &mut word, if between_words { "" } else { before });
                word = Some(next);
            }
        }
        rest = &from[length..];
    }
    flush(&mut decoded, &mut word, rest);
    decoded
}

fn flush(decoded: &mut String, word: &mut Option<EncodedWord>, text: &str) {
    if let Some(word) = word.take() {
        *decoded += &characters(&word.bytes, Some(&word.charset));
    }
    *decoded += text;
}

/// A recipient with the encoded words of the name decoded.
pub(super) fn decoded_name(recipient: Recipient) -> Recipient {
    Recipient { name: recipient.name.as_deref().map(encoded_words), ..recipient }
}

/// One encoded word.
struct EncodedWord {
    charset: String,
    bytes: Vec<u8>,
}

/// How many bytes an encoded word has at most. The standard says 75; some write longer ones.
const ENCODED_WORD_MAX: usize = 1024;

impl EncodedWord {
    /// The word at the start of the text, and its length; `None` when there is none.
    fn read(text: &str) -> Option<(Self, usize)> {
        let near = beginning(text, ENCODED_WORD_MAX);
        let (charset, rest) = near.strip_prefix("=?")?.split_once('?')?;
        let (encoding, rest) = rest.split_once('?')?;
        let is_base64 = encoding.eq_ignore_ascii_case("B");
        if !is_base64 && !encoding.eq_ignore_ascii_case("Q") {
            return None;
        }
        let content = &rest[..rest.find("?=")?];
        if content.contains(char::is_whitespace) {
            return None;
        }
        let bytes = if is_base64 {
            base64(content.as_bytes())?
        } else {
            let mut bytes = Vec::with_capacity(content.len());
            unescape(content.replace('_', " ").as_bytes(), b'=', &mut bytes);
            bytes
        };
        // A language may follow the character set.
        let charset = charset.split('*').next()?.to_ascii_lowercase();
        let length = near.len() - rest.len() + content.len() + "?=".len();
        Some((Self { charset, bytes }, length))
    }
}

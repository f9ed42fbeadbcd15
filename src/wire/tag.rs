//! The inside of one start tag, read strictly: names, values, and the end of the tag.
//!
//! All offsets are offsets into the whole text, so that a problem is where it says it is.

use std::borrow::Cow;

use super::lexeme::{self, Problem, is_space, unexpected};
use super::names::{self, QualifiedName};
use super::violation::Malformed;

/// An attribute as written.
#[derive(Debug, Clone)]
pub(super) struct RawAttribute<'a> {
    /// The name with its prefix.
    pub(super) name: &'a str,
    /// The name without it.
    pub(super) local: &'a str,
    /// Offset of the name.
    pub(super) offset: usize,
    /// The value, references still in it.
    pub(super) value: &'a str,
    /// Offset of the value, behind its quote.
    pub(super) value_offset: usize,
    /// The value with references resolved and white space normalised, where it has either.
    decoded: Option<Box<str>>,
}

/// What comes next in a start tag.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    Attribute(RawAttribute<'a>),
    /// The `>` or `/>` that ends the tag.
    End {
        /// Offset of what follows the tag.
        after: usize,
        is_empty: bool,
    },
}

impl<'a> Piece<'a> {
    pub(super) fn into_attribute(self) -> Option<RawAttribute<'a>> {
        match self {
            Piece::Attribute(attribute) => Some(attribute),
            Piece::End { .. } => None,
        }
    }
}

/// Reads what follows at an offset inside a start tag.
#[inline]
pub(super) fn next_piece(text: &str, at: usize) -> Result<Piece<'_>, Problem> {
    let bytes = text.as_bytes();
    let offset = skip_space(bytes, at);
    match bytes.get(offset) {
        Some(b'>') => Ok(Piece::End { after: offset + 1, is_empty: false }),
        Some(b'/') => end_of_empty_element(text, offset),
        Some(_) => attribute(text, at, offset).map(Piece::Attribute),
        None => Err((offset, lexeme::END_OF_FILE)),
    }
}

fn end_of_empty_element(text: &str, slash: usize) -> Result<Piece<'_>, Problem> {
    match text.as_bytes().get(slash + 1) {
        Some(b'>') => Ok(Piece::End { after: slash + 2, is_empty: true }),
        Some(_) => Err((slash + 1, unexpected(&text[slash + 1..], "'>'"))),
        None => Err((slash + 1, lexeme::END_OF_FILE)),
    }
}

/// The attribute whose name is at `offset`, behind the white space at `at`.
#[inline]
fn attribute(text: &str, at: usize, offset: usize) -> Result<RawAttribute<'_>, Problem> {
    let QualifiedName { end, local_at } = match names::plain(text.as_bytes(), offset) {
        Some(plain) => plain,
        None => names::any(text, offset)?,
    };
    if offset == at {
        return Err((offset, Malformed::WhiteSpaceExpected(lexeme::token(&text[offset..]))));
    }
    let (value_offset, quote) = opening_quote(text, end)?;
    let (value_end, decoded) = match plain_value_end(text.as_bytes(), value_offset, quote) {
        Some(end) => (end, None),
        None => encoded_value(text, value_offset, quote)?,
    };
    let (name, local) = (&text[offset..end], &text[local_at..end]);
    let value = &text[value_offset..value_end];
    Ok(RawAttribute { name, local, offset, value, value_offset, decoded })
}

/// The equals sign and the quote after an attribute's name: where the value starts, and the quote that ends
/// it.
#[inline]
fn opening_quote(text: &str, end_of_name: usize) -> Result<(usize, u8), Problem> {
    let bytes = text.as_bytes();
    let equals = skip_space(bytes, end_of_name);
    if end_of_name == text.len() {
        return Err((end_of_name, Malformed::EndOfFileIn("Name")));
    }
    if bytes.get(equals) != Some(&b'=') {
        return Err((equals, unexpected(&text[equals..], "'='")));
    }
    let quote_at = skip_space(bytes, equals + 1);
    match bytes.get(quote_at) {
        Some(&quote @ (b'"' | b'\'')) => Ok((quote_at + 1, quote)),
        _ => Err((quote_at, unexpected(&text[quote_at..], "'\"' or '''"))),
    }
}

#[inline]
fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|&byte| is_space(byte)) {
        at += 1;
    }
    at
}

/// Where a value ends that has neither references nor white space to normalise: the first byte that means
/// something is its quote.
#[inline]
fn plain_value_end(bytes: &[u8], start: usize, quote: u8) -> Option<usize> {
    let end = start + lexeme::position(&bytes[start..], [quote, b'<', b'&'])?;
    (bytes[end] == quote).then_some(end)
}

/// Reads any other value, closely: where it ends, and what it stands for.
#[cold]
fn encoded_value(text: &str, start: usize, quote: u8) -> Result<(usize, Option<Box<str>>), Problem> {
    let bytes = text.as_bytes();
    let unclosed = || (start - 1, Malformed::UnclosedLiteral);
    let mut decoded = String::new();
    let mut at = start;
    loop {
        match *bytes.get(at).ok_or_else(unclosed)? {
            byte if byte == quote => return Ok((at, Some(decoded.into()))),
            b'&' => {
                if let Some((character, length)) = lexeme::named_reference(&bytes[at + 1..]) {
                    decoded.push(character);
                    at += 1 + length;
                    continue;
                }
                // A reference cannot go on beyond the quote, and what ends inside it ends inside the value.
                let (character, length) = lexeme::reference(&text[at + 1..]).map_err(|(offset, kind)| {
                    if lexeme::is_end_of_file(&kind) { unclosed() } else { (at + 1 + offset, kind) }
                })?;
                decoded.push(character);
                at += 1 + length;
            }
            b'<' => return Err((at, Malformed::AttributeCharacter)),
            byte if byte < b' ' => {
                decoded.push(' ');
                at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
            }
            _ => {
                let length = lexeme::position(&bytes[at..], [quote, b'<', b'&']).ok_or_else(unclosed)?;
                decoded.push_str(&text[at..at + length]);
                at += length;
            }
        }
    }
}

impl<'a> RawAttribute<'a> {
    /// Offset of what follows the attribute, behind its closing quote.
    pub(super) const fn end(&self) -> usize {
        self.value_offset + self.value.len() + 1
    }

    /// The prefix; empty where there is none.
    pub(super) fn prefix(&self) -> &'a str {
        &self.name[..(self.name.len() - self.local.len()).saturating_sub(1)]
    }

    /// The value with references resolved and white space normalised.
    pub(super) fn decoded(&self) -> Cow<'a, str> {
        match &self.decoded {
            Some(decoded) => Cow::Owned(decoded.to_string()),
            None => Cow::Borrowed(self.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(content: &str) -> Result<Vec<(String, String)>, Problem> {
        let (mut found, mut at) = (Vec::new(), 0);
        while let Piece::Attribute(attribute) = next_piece(content, at)? {
            at = attribute.end();
            found.push((attribute.name.to_owned(), attribute.decoded().into_owned()));
        }
        Ok(found)
    }

    #[test]
    fn every_slip_is_reported_where_it_is() {
        for (content, at, problem) in [
            (" a=\"1\"b=\"2\">", 6, Malformed::WhiteSpaceExpected("b".into())),
            (" a=\"1\"+b=\"2\">", 6, Malformed::NameStart('+')),
            (" a=\"1\" <b>", 7, Malformed::NameStart('<')),
            (" a>", 2, unexpected(">", "'='")),
            (" a b=\"\">", 3, unexpected("b", "'='")),
            (" a=1>", 3, unexpected("1", "'\"' or '''")),
            (" a=>", 3, unexpected(">", "'\"' or '''")),
            (" a=\"<\">", 4, Malformed::AttributeCharacter),
            (" a=\"&\">", 5, Malformed::EntityName),
            (" a=\"&amp\">", 8, unexpected("\"", "';'")),
            (" a=\"&", 3, Malformed::UnclosedLiteral),
            (" 1a=\"\">", 1, Malformed::NameStart('1')),
            (" a:=\"\">", 3, Malformed::NameStart('=')),
            (" a:b:c=\"\">", 4, Malformed::NameCharacter(':')),
            (" a+=\"\">", 2, unexpected("+", "'='")),
            ("/ >", 1, unexpected(" ", "'>'")),
            (" / >", 2, unexpected(" ", "'>'")),
            ("", 0, lexeme::END_OF_FILE),
            (" a=\"\" ", 6, lexeme::END_OF_FILE),
            (" /", 2, lexeme::END_OF_FILE),
            (" a", 2, Malformed::EndOfFileIn("Name")),
            (" a ", 3, lexeme::END_OF_FILE),
            (" a=", 3, lexeme::END_OF_FILE),
            (" a=\"x", 3, Malformed::UnclosedLiteral),
            (" a=\"&amp", 3, Malformed::UnclosedLiteral),
        ] {
            assert_eq!(scan(content), Err((at, problem)), "{content}");
        }
    }

    #[test]
    fn values_are_decoded_and_normalised() {
        let found = scan(" a = \"1 &lt;\t&#x41;\" \n b:c='x\r\ny>'/>").unwrap();
        assert_eq!(found, [("a".into(), "1 < A".into()), ("b:c".into(), "x y>".into())]);
        assert_eq!(scan(">"), Ok(Vec::new()));
    }
}

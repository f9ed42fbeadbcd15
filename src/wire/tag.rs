//! The inside of one start tag, read strictly: quick-xml finds where a tag ends, this checks what it holds.
//!
//! All offsets are offsets into the whole text, so that a problem is where it says it is.

use std::borrow::Cow;

use super::lexeme::{self, Problem, is_space, unexpected};
use super::violation::Malformed;

/// An attribute as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawAttribute<'a> {
    /// The name with its prefix.
    pub(super) name: &'a str,
    /// Offset of the name.
    pub(super) offset: usize,
    /// The value, references still in it.
    pub(super) value: &'a str,
    /// Offset of the value, behind its quote.
    pub(super) value_offset: usize,
    /// References or white space in the value wait for [`decode`].
    encoded: bool,
}

/// Reads the attribute that follows at an offset inside a start tag; `None` at the `>` or `/>` that ends
/// the tag.
pub(super) fn next_attribute(text: &str, at: usize) -> Result<Option<RawAttribute<'_>>, Problem> {
    let offset = skip_space(text, at);
    let rest = &text[offset..];
    let name_length = match (rest.as_bytes(), lexeme::name_length(rest)) {
        ([], _) => return Err((offset, lexeme::END_OF_FILE)),
        ([b'>', ..], _) => return Ok(None),
        ([b'/', ..], _) => return end_of_empty_element(text, offset),
        (_, 0) => return Err((offset, Malformed::NameStart(rest.chars().next().unwrap_or_default()))),
        (bytes, length) if bytes.get(length) != Some(&b':') => length,
        (bytes, prefix) => match lexeme::name_length(&rest[prefix + 1..]) {
            local if local > 0 && bytes.get(prefix + 1 + local) != Some(&b':') => prefix + 1 + local,
            _ => lexeme::qualified_name_length(rest).map_err(at_offset(offset))?,
        },
    };
    if offset == at {
        return Err((offset, Malformed::WhiteSpaceExpected(lexeme::token(rest))));
    }
    let (value_offset, quote) = opening_quote(text, offset + name_length)?;
    let value = read_value(&text[value_offset..], quote);
    let (length, encoded) = value.map_err(|problem| match problem {
        // What ends inside a reference ends inside the value.
        (_, kind) if lexeme::is_end_of_file(&kind) => (value_offset - 1, Malformed::UnclosedLiteral),
        problem => at_offset(value_offset)(problem),
    })?;
    let value = &text[value_offset..value_offset + length];
    let name = &text[offset..offset + name_length];
    Ok(Some(RawAttribute { name, offset, value, value_offset, encoded }))
}

fn at_offset(offset: usize) -> impl Fn(Problem) -> Problem {
    move |(inside, kind)| (offset + inside, kind)
}

fn end_of_empty_element(text: &str, slash: usize) -> Result<Option<RawAttribute<'_>>, Problem> {
    match text.as_bytes().get(slash + 1) {
        Some(b'>') => Ok(None),
        Some(_) => Err((slash + 1, unexpected(&text[slash + 1..], "'>'"))),
        None => Err((slash + 1, lexeme::END_OF_FILE)),
    }
}

/// The equals sign and the quote after an attribute's name: where the value starts, and the quote that ends
/// it.
fn opening_quote(text: &str, end_of_name: usize) -> Result<(usize, u8), Problem> {
    let equals = skip_space(text, end_of_name);
    if end_of_name == text.len() {
        return Err((end_of_name, Malformed::EndOfFileIn("Name")));
    }
    if text.as_bytes().get(equals) != Some(&b'=') {
        return Err((equals, unexpected(&text[equals..], "'='")));
    }
    let quote_at = skip_space(text, equals + 1);
    match text.as_bytes().get(quote_at) {
        Some(&quote @ (b'"' | b'\'')) => Ok((quote_at + 1, quote)),
        _ => Err((quote_at, unexpected(&text[quote_at..], "'\"' or '''"))),
    }
}

fn skip_space(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|&&byte| is_space(byte)).count()
}

/// The length of the value that `text` starts with, and whether it has references or white space to
/// normalise.
///
/// Most values have neither: the first byte that means something is the quote at their end.
fn read_value(text: &str, quote: u8) -> Result<(usize, bool), Problem> {
    match lexeme::position(text.as_bytes(), [quote, b'<', b'&']) {
        Some(end) if text.as_bytes()[end] == quote => Ok((end, false)),
        _ => read_encoded_value(text, quote),
    }
}

#[cold]
fn read_encoded_value(text: &str, quote: u8) -> Result<(usize, bool), Problem> {
    let end = text.find(quote as char);
    let value = &text[..end.unwrap_or(text.len())];
    let mut checked = 0;
    while let Some(length) = lexeme::position(&value.as_bytes()[checked..], [b'<', b'&']) {
        let at = checked + length;
        checked = match value.as_bytes()[at] {
            b'<' => return Err((at, Malformed::AttributeCharacter)),
            b'&' => at + 1 + lexeme::reference(&text[at + 1..]).map_err(at_offset(at + 1))?.1,
            _ => at + 1,
        };
    }
    end.map(|end| (end, true)).ok_or((text.len(), Malformed::UnclosedLiteral))
}

impl<'a> RawAttribute<'a> {
    /// Where the attribute ends, behind its closing quote.
    pub(super) const fn end(&self) -> usize {
        self.value_offset + self.value.len() + 1
    }

    /// The value with references resolved and white space normalised.
    pub(super) fn decoded(&self) -> Cow<'a, str> {
        if self.encoded { Cow::Owned(decode(self.value)) } else { Cow::Borrowed(self.value) }
    }
}

fn decode(value: &str) -> String {
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = lexeme::position(rest.as_bytes(), [b'&']) {
        decoded.push_str(&rest[..at]);
        let special = &rest[at..];
        let (character, length) = match special.strip_prefix('&').map(lexeme::reference) {
            Some(reference) => reference.map(|(c, n)| (c, n + 1)).expect("the value has been checked"),
            None => (' ', if special.starts_with("\r\n") { 2 } else { 1 }),
        };
        decoded.push(character);
        rest = &special[length..];
    }
    decoded.push_str(rest);
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(content: &str) -> Result<Vec<(String, String)>, Problem> {
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(attribute) = next_attribute(content, at)? {
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

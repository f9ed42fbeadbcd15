//! The attributes of one start tag, scanned strictly: quick-xml finds the ends of the tag, this checks its inside.

use std::borrow::Cow;

use super::lexeme::{self, Problem, is_space, unexpected};
use super::violation::Malformed;

/// An attribute as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawAttribute<'a> {
    /// The name with its prefix.
    pub(super) name: &'a str,
    /// Offset of the name in the tag's content.
    pub(super) offset: usize,
    /// The value, references still in it.
    pub(super) value: &'a str,
    /// The value needs [`decode`].
    pub(super) encoded: bool,
}

/// Scans what follows the element name in a start tag, without the closing `>` or `/>`.
///
/// `offset` is where `content` starts, and is added to all offsets reported.
pub(super) fn scan<'a>(
    content: &'a str,
    offset: usize,
    found: &mut Vec<RawAttribute<'a>>,
) -> Result<(), Problem> {
    let mut at = 0;
    loop {
        let name_at = skip_space(content, at);
        let rest = &content[name_at..];
        if rest.is_empty() {
            return Ok(());
        }
        if name_at == at {
            let token = lexeme::token(rest);
            return Err((offset + at, Malformed::WhiteSpaceExpected(token)));
        }
        let (attribute, end) = attribute(content, name_at).map_err(|(at, problem)| (offset + at, problem))?;
        found.push(RawAttribute { offset: offset + attribute.offset, ..attribute });
        at = end;
    }
}

/// Reads one attribute; gives it and where it ends.
fn attribute(content: &str, at: usize) -> Result<(RawAttribute<'_>, usize), Problem> {
    let end_of_name = at
        + content[at..]
            .find(|c: char| c == '=' || c.is_ascii() && is_space(c as u8))
            .unwrap_or(content.len() - at);
    let name = &content[at..end_of_name];
    if let Some(rest) = content[at..].strip_prefix('/') {
        return Err((at + 1, unexpected(rest, "'>'")));
    }
    check_name(name).map_err(|(inside, problem)| (at + inside, problem))?;
    let equals = skip_space(content, end_of_name);
    if !content[equals..].starts_with('=') {
        return Err((equals, expected(&content[equals..], "'='")));
    }
    let quote_at = skip_space(content, equals + 1);
    let quote = match content[quote_at..].bytes().next() {
        Some(quote @ (b'"' | b'\'')) => quote as char,
        _ => return Err((quote_at, expected(&content[quote_at..], "'\"' or '''"))),
    };
    let value_at = quote_at + 1;
    let (value, closed) = match content[value_at..].find(quote) {
        Some(length) => (&content[value_at..value_at + length], true),
        None => (&content[value_at..], false),
    };
    let encoded = check_value(value).map_err(|(inside, problem)| (value_at + inside, problem))?;
    if !closed {
        return Err((quote_at, Malformed::UnclosedLiteral));
    }
    Ok((RawAttribute { name, offset: at, value, encoded }, value_at + value.len() + 1))
}

/// A name that ends badly is reported as what should have come after its good part.
fn check_name(name: &str) -> Result<(), Problem> {
    match lexeme::check_qualified_name(name) {
        Err((at, Malformed::NameCharacter(c))) if c != ':' => Err((at, unexpected(&name[at..], "'='"))),
        other => other,
    }
}

fn expected(rest: &str, expected: &'static str) -> Malformed {
    if rest.is_empty() { Malformed::Unclosed(Vec::new()) } else { unexpected(rest, expected) }
}

fn skip_space(content: &str, at: usize) -> usize {
    at + content.as_bytes()[at..].iter().take_while(|&&byte| is_space(byte)).count()
}

/// Checks a value; says whether it has references or white space to normalise.
fn check_value(value: &str) -> Result<bool, Problem> {
    let mut encoded = false;
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            b'<' => return Err((at, Malformed::AttributeCharacter)),
            b'&' => {
                lexeme::reference(&value[at + 1..])
                    .map_err(|(inside, problem)| (at + 1 + inside, problem))?;
                encoded = true;
            }
            b'\t' | b'\n' | b'\r' => encoded = true,
            _ => {}
        }
    }
    Ok(encoded)
}

impl<'a> RawAttribute<'a> {
    /// The value with references resolved and white space normalised.
    pub(super) fn decoded(&self) -> Cow<'a, str> {
        if self.encoded { Cow::Owned(decode(self.value)) } else { Cow::Borrowed(self.value) }
    }
}

fn decode(value: &str) -> String {
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
        decoded.push_str(&rest[..at]);
        let length = match rest.as_bytes()[at] {
            b'&' => {
                let (character, length) = lexeme::reference(&rest[at + 1..]).expect("checked when scanned");
                decoded.push(character);
                1 + length
            }
            b'\r' if rest[at + 1..].starts_with('\n') => {
                decoded.push(' ');
                2
            }
            _ => {
                decoded.push(' ');
                1
            }
        };
        rest = &rest[at + length..];
    }
    decoded.push_str(rest);
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan_all(content: &str) -> Result<Vec<(String, String)>, Problem> {
        let mut found = Vec::new();
        scan(content, 0, &mut found)?;
        Ok(found.iter().map(|it| (it.name.to_owned(), it.decoded().into_owned())).collect())
    }

    #[test]
    fn values_are_decoded_and_normalised() {
        let found = scan_all(" a = \"1 &lt;\t&#x41;\" \n b:c='x\r\ny>'").unwrap();
        assert_eq!(found, [("a".into(), "1 < A".into()), ("b:c".into(), "x y>".into())]);
    }

    #[test]
    fn every_slip_is_reported_where_it_is() {
        for (content, at, problem) in [
            (" a=\"1\"b=\"2\"", 6, Malformed::WhiteSpaceExpected("b".into())),
            (" a", 2, Malformed::Unclosed(Vec::new())),
            (" a b=\"\"", 3, unexpected("b", "'='")),
            (" a=1", 3, unexpected("1", "'\"' or '''")),
            (" a=\"<\"", 4, Malformed::AttributeCharacter),
            (" a=\"&\"", 5, Malformed::EntityName),
            (" 1a=\"\"", 1, Malformed::NameStart('1')),
            (" a+=\"\"", 2, unexpected("+", "'='")),
            (" a=\"x", 3, Malformed::UnclosedLiteral),
            (" / ", 2, unexpected(" ", "'>'")),
        ] {
            assert_eq!(scan_all(content), Err((at, problem)), "{content}");
        }
    }
}

//! Characters, names and references of XML 1.0: the checks quick-xml leaves to its users.
//!
//! Every function works on a piece of the input and reports a problem as an offset into that piece.

use super::violation::Malformed;

/// A problem and where it is, as an offset into the piece that was looked at.
pub(super) type Problem = (usize, Malformed);

/// The text ended inside a construct; replaced by the real reason when the input was cut short.
pub(super) fn is_end_of_file(malformed: &Malformed) -> bool {
    use Malformed::{EndOfFileIn, NoRoot, Unclosed, UnclosedLiteral};
    matches!(malformed, Unclosed(_) | EndOfFileIn(_) | UnclosedLiteral | NoRoot)
}

/// Whether XML allows a character at all.
pub(super) const fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The first character of a text that XML does not allow, with its offset.
///
/// One pass over the bytes that the compiler turns into vector code; the slow search runs only on a hit.
pub(super) fn first_forbidden_character(text: &str) -> Option<(usize, char)> {
    let suspicious = |byte: u8| (byte < 0x20 && !matches!(byte, 0x09 | 0x0A | 0x0D)) || byte == 0xEF;
    let hit =
        text.as_bytes().chunks(4096).any(|chunk| chunk.iter().fold(false, |hit, &b| hit | suspicious(b)));
    if !hit {
        return None;
    }
    text.char_indices().find(|&(_, c)| !is_character(c))
}

/// White space of XML.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a text is white space and nothing else.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// Whether a name can start with a character.
const fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name without colon can contain a character.
const fn is_name_character(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// The length of the name without colon at the start of a text; 0 when there is none.
pub(super) fn name_length(text: &str) -> usize {
    let starts = text.chars().next().is_some_and(is_name_start);
    if starts { text.find(|c| !is_name_character(c)).unwrap_or(text.len()) } else { 0 }
}

/// Checks a whole name with at most one colon, as it was written in a tag.
pub(super) fn check_qualified_name(name: &str) -> Result<(), Problem> {
    let mut start = 0;
    for colons_left in [1, 0] {
        let part = &name[start..];
        let length = name_length(part);
        let end = start + length;
        let next = name[end..].chars().next();
        match next {
            Some(c) if length == 0 => return Err((end, Malformed::NameStart(c))),
            None if length == 0 => return Err((end, Malformed::EndOfFileIn("Name"))),
            None => return Ok(()),
            Some(':') if colons_left > 0 => start = end + 1,
            Some(c) => return Err((end, Malformed::NameCharacter(c))),
        }
    }
    Ok(())
}

/// What .NET shows as the unexpected token at the start of a text: a run of name characters, or one character.
pub(super) fn token(text: &str) -> String {
    let run: String = text.chars().take_while(|&c| is_name_character(c)).collect();
    if run.is_empty() { text.chars().take(1).collect() } else { run }
}

/// Something else stands where `expected` should.
pub(super) fn unexpected(text: &str, expected: &'static str) -> Malformed {
    Malformed::UnexpectedToken { token: token(text), expected }
}

/// Reads the reference that follows an ampersand: the character and how many bytes it took, semicolon included.
pub(super) fn reference(after_ampersand: &str) -> Result<(char, usize), Problem> {
    if let Some(number) = after_ampersand.strip_prefix('#') {
        return numeric_reference(number)
            .map_err(|(offset, problem)| (offset + 1, problem))
            .map(|(c, n)| (c, n + 1));
    }
    let length = name_length(after_ampersand);
    if length == 0 {
        return Err((0, Malformed::EntityName));
    }
    let (name, rest) = after_ampersand.split_at(length);
    if !rest.starts_with(';') {
        let problem =
            if rest.is_empty() { Malformed::EndOfFileIn("EntityName") } else { unexpected(rest, "';'") };
        return Err((length, problem));
    }
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return Err((0, Malformed::UndeclaredEntity(name.to_owned()))),
    };
    Ok((character, length + 1))
}

/// Reads what follows `&#`.
fn numeric_reference(text: &str) -> Result<(char, usize), Problem> {
    let hexadecimal = text.starts_with('x');
    let radix = if hexadecimal { 16 } else { 10 };
    let start = usize::from(hexadecimal);
    let digits = text[start..].find(|c: char| !c.is_digit(radix)).unwrap_or(text.len() - start);
    let end = start + digits;
    if digits == 0 || !text[end..].starts_with(';') {
        let problem = if end == text.len() {
            Malformed::EndOfFileIn("CharacterReference")
        } else {
            Malformed::NumericReference { hexadecimal }
        };
        return Err((end, problem));
    }
    let value = u32::from_str_radix(&text[start..end], radix).ok().filter(|&value| value <= 0x0010_FFFF);
    let Some(value) = value else { return Err((start, Malformed::ReferenceValue)) };
    // A lone surrogate is no Rust character; it is shown as the replacement character.
    let character = char::from_u32(value).unwrap_or('\u{FFFF}');
    if is_character(character) {
        Ok((character, end + 1))
    } else {
        Err((start, Malformed::InvalidCharacter(character)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_found_where_they_are() {
        assert_eq!(first_forbidden_character("a\tb\r\nc\u{FEFF}\u{FFFD}"), None);
        assert_eq!(first_forbidden_character("ab\u{1}"), Some((2, '\u{1}')));
        assert_eq!(first_forbidden_character("é\u{FFFF}"), Some((2, '\u{FFFF}')));
    }

    #[test]
    fn names_have_at_most_one_colon_and_start_with_a_letter() {
        assert_eq!(check_qualified_name("m:GetItem"), Ok(()));
        assert_eq!(check_qualified_name("é.1-b"), Ok(()));
        assert_eq!(check_qualified_name("1a"), Err((0, Malformed::NameStart('1'))));
        assert_eq!(check_qualified_name("a:1"), Err((2, Malformed::NameStart('1'))));
        assert_eq!(check_qualified_name("a:b:c"), Err((3, Malformed::NameCharacter(':'))));
        assert_eq!(check_qualified_name("a+b"), Err((1, Malformed::NameCharacter('+'))));
        assert_eq!(check_qualified_name(":a"), Err((0, Malformed::NameStart(':'))));
        assert!(check_qualified_name("").is_err() && check_qualified_name("a:").is_err());
    }

    #[test]
    fn references_are_the_five_names_and_allowed_numbers() {
        assert_eq!(reference("amp;x"), Ok(('&', 4)));
        assert_eq!(reference("#x1F600;"), Ok(('😀', 8)));
        assert_eq!(reference("#65;"), Ok(('A', 4)));
        assert_eq!(reference("</a>"), Err((0, Malformed::EntityName)));
        assert_eq!(reference("foo;"), Err((0, Malformed::UndeclaredEntity("foo".into()))));
        assert_eq!(reference("foo bar;"), Err((3, unexpected(" bar", "';'"))));
        assert_eq!(reference("#x;"), Err((2, Malformed::NumericReference { hexadecimal: true })));
        assert_eq!(reference("#1a;"), Err((2, Malformed::NumericReference { hexadecimal: false })));
        assert_eq!(reference("#1;"), Err((1, Malformed::InvalidCharacter('\u{1}'))));
        assert_eq!(reference("#0;"), Err((1, Malformed::InvalidCharacter('\0'))));
        assert_eq!(reference("#x110000;"), Err((2, Malformed::ReferenceValue)));
        assert_eq!(reference("#99999999999;"), Err((1, Malformed::ReferenceValue)));
        assert_eq!(reference("am"), Err((2, Malformed::EndOfFileIn("EntityName"))));
    }
}

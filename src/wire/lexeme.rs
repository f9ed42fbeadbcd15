//! Characters, names and references of XML 1.0: the checks quick-xml leaves to its users.
//!
//! Every function works on a piece of the input and reports a problem as an offset into that piece.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use super::violation::Malformed;

/// A problem and where it is, as an offset into the piece that was looked at.
pub(super) type Problem = (usize, Malformed);

/// The text ended inside a construct; replaced by the real reason when the input was cut short.
pub(super) fn is_end_of_file(malformed: &Malformed) -> bool {
    use Malformed::{EndOfFileIn, NoRoot, Unclosed, UnclosedLiteral};
    matches!(malformed, EndOfFileIn(_) | NoRoot | Unclosed(_) | UnclosedLiteral)
}

/// Whether XML allows a character at all.
pub(super) const fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The first character that XML does not allow, with its offset.
///
/// One pass over all bytes, which the compiler turns into vector code. What may be a forbidden character is
/// looked at closely.
pub(super) fn first_forbidden_character(text: &str) -> Option<(usize, char)> {
    let mut is_suspicious = false;
    for &byte in text.as_bytes() {
        let is_control = (byte < b' ') & (byte != b'\n') & (byte != b'\t') & (byte != b'\r');
        is_suspicious |= is_control | (byte == FIRST_OF_FORBIDDEN);
    }
    if is_suspicious { text.char_indices().find(|&(_, c)| !is_character(c)) } else { None }
}

/// The first byte of U+FFFE and U+FFFF.
pub(super) const FIRST_OF_FORBIDDEN: u8 = 0xEF;

/// Where the first byte is that is one of a few, or a control character.
///
/// Sixteen bytes at a time are searched for one after the other: of that the compiler makes the shortest
/// vector code.
#[inline]
pub(super) fn position<const COUNT: usize>(bytes: &[u8], wanted: [u8; COUNT]) -> Option<usize> {
    let mut at = 0;
    while let Some(chunk) = bytes[at..].first_chunk::<16>() {
        let mut is_here = chunk.iter().fold(false, |found, &byte| found | (byte < b' '));
        for one in wanted {
            is_here |= chunk.iter().fold(false, |found, &byte| found | (byte == one));
        }
        if is_here {
            break;
        }
        at += chunk.len();
    }
    let is_wanted = |byte: &u8| *byte < b' ' || wanted.contains(byte);
    bytes[at..].iter().position(is_wanted).map(|place| at + place)
}

/// The characters that are white space in XML.
pub(super) const SPACES: [char; 4] = [' ', '\t', '\r', '\n'];

/// White space of XML.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// How many bytes of white space there are at the start. What indents a tag is mostly blanks.
#[inline]
pub(super) fn leading_space(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b' ' if bytes[at..].starts_with(b"        ") => 8,
            byte if is_space(byte) => 1,
            _ => break,
        };
    }
    at
}

/// The length of the text that some bytes start with, given how much of it is known to be text: a tag, a
/// reference or the end of all ends it.
#[inline]
pub(super) fn text_length(bytes: &[u8], known: usize) -> usize {
    memchr2(b'<', b'&', &bytes[known..]).map_or(bytes.len(), |length| known + length)
}

/// Whether a text has what has to be looked at or replaced in it: line ends that are not LF, and brackets.
#[inline]
pub(super) fn is_remarkable(text: &str) -> bool {
    memchr2(b'\r', b']', text.as_bytes()).is_some()
}

/// A text with LF for all line ends.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let has_returns = |text: &str| memchr(b'\r', text.as_bytes()).is_some();
    if !has_returns(text) {
        return Cow::Borrowed(text);
    }
    let text =
        if has_pair(text.as_bytes()) { text.replace("\r\n", "\n").into() } else { Cow::Borrowed(text) };
    if !has_returns(&text) {
        return text;
    }
    let bytes = text.bytes().map(|byte| if byte == b'\r' { b'\n' } else { byte }).collect();
    Cow::Owned(String::from_utf8(bytes).expect("one ASCII character for another"))
}

/// Whether there is a CR with a LF behind it. All bytes are looked at, of which the compiler makes vector
/// code; a search that stops at each CR is slower where there are many.
fn has_pair(bytes: &[u8]) -> bool {
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    memchr(b'\n', bytes).is_some()
        && pairs.fold(false, |found, (&first, &second)| found | ((first == b'\r') & (second == b'\n')))
}

/// Where a text has what it must not have, since it would end a CDATA section. As with [`has_pair`], all
/// bytes are looked at.
pub(super) fn cdata_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr(b']', bytes)?;
    let [second, third] = [1, 2].map(|behind| bytes.get(behind..).unwrap_or_default());
    let triples = bytes.iter().zip(second).zip(third);
    let is_there = triples.fold(false, |found, ((&first, &second), &third)| {
        found | ((first == b']') & (second == b']') & (third == b'>'))
    });
    if is_there { text.find("]]>") } else { None }
}

/// Whether a text is white space and nothing else.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// Whether a name can start with a character.
const fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name without colon can contain a character.
const fn is_name_character(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// The length of the name without colon at the start of a text; 0 when there is none.
pub(super) fn name_length(text: &str) -> usize {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    match text.as_bytes().get(letters) {
        // Most names are letters only, and end here.
        Some(b'=' | b':' | b' ' | b'>' | b'/') | None => letters,
        Some(_) if letters > 0 || text.starts_with(is_name_start) => {
            text.find(|c| !is_name_character(c)).unwrap_or(text.len())
        }
        Some(_) => 0,
    }
}

/// The length of the qualified name at the start of a text: a name, or two with a colon between them.
pub(super) fn qualified_name_length(text: &str) -> Result<usize, Problem> {
    let prefix = name_end(text, 0)?;
    if !text[prefix..].starts_with(':') {
        return Ok(prefix);
    }
    let end = name_end(text, prefix + 1)?;
    if text[end..].starts_with(':') { Err((end, Malformed::NameCharacter(':'))) } else { Ok(end) }
}

/// Where the name ends that has to start at an offset.
fn name_end(text: &str, start: usize) -> Result<usize, Problem> {
    let rest = &text[start..];
    match (name_length(rest), rest.chars().next()) {
        (0, None) => Err((start, Malformed::EndOfFileIn("Name"))),
        (0, Some(c)) => Err((start, Malformed::NameStart(c))),
        (length, _) => Ok(start + length),
    }
}

/// Whether a tag's name goes on with a character, so that what was read of it is not all.
pub(super) const fn continues_name(c: char) -> bool {
    c == ':' || is_name_character(c)
}

/// What .NET shows as the unexpected token at the start of a text: a run of name characters, or one
/// character.
pub(super) fn token(text: &str) -> String {
    let run: String = text.chars().take_while(|&c| is_name_character(c)).collect();
    if run.is_empty() { text.chars().take(1).collect() } else { run }
}

/// The text ended where something has to come; which elements are open is for others to say.
pub(super) const END_OF_FILE: Malformed = Malformed::Unclosed(Vec::new());

/// Something else stands where `expected` should, or nothing at all.
pub(super) fn unexpected(text: &str, expected: &'static str) -> Malformed {
    if text.is_empty() { END_OF_FILE } else { Malformed::UnexpectedToken { token: token(text), expected } }
}

/// Reads the reference that follows an ampersand: the character and how many bytes it took, semicolon
/// included.
pub(super) fn reference(after_ampersand: &str) -> Result<(char, usize), Problem> {
    named_reference(after_ampersand.as_bytes()).map_or_else(|| unusual_reference(after_ampersand), Ok)
}

/// Reads the name, if it is one of the five that are declared.
#[inline]
pub(super) fn named_reference(after_ampersand: &[u8]) -> Option<(char, usize)> {
    match after_ampersand {
        [b'a', b'm', b'p', b';', ..] => Some(('&', 4)),
        [b'l', b't', b';', ..] => Some(('<', 3)),
        [b'g', b't', b';', ..] => Some(('>', 3)),
        [b'q', b'u', b'o', b't', b';', ..] => Some(('"', 5)),
        [b'a', b'p', b'o', b's', b';', ..] => Some(('\'', 5)),
        _ => None,
    }
}

/// The same for numbers and for what is wrong.
fn unusual_reference(after_ampersand: &str) -> Result<(char, usize), Problem> {
    if let Some(number) = after_ampersand.strip_prefix('#') {
        let read = numeric_reference(number);
        return read.map(|(c, n)| (c, n + 1)).map_err(|(offset, problem)| (offset + 1, problem));
    }
    let length = name_length(after_ampersand);
    let (name, rest) = after_ampersand.split_at(length);
    if length == 0 || rest.starts_with(':') {
        let kind = if after_ampersand.is_empty() { END_OF_FILE } else { Malformed::EntityName };
        return Err((0, kind));
    }
    if !rest.starts_with(';') {
        return Err((length, unexpected(rest, "';'")));
    }
    Err((0, Malformed::UndeclaredEntity(name.to_owned())))
}

/// Reads what follows `&#`.
fn numeric_reference(text: &str) -> Result<(char, usize), Problem> {
    let hexadecimal = text.starts_with('x');
    let radix = if hexadecimal { 16 } else { 10 };
    let start = usize::from(hexadecimal);
    let (mut value, mut end) = (0_u32, start);
    let digit_at = |at: usize| text.as_bytes().get(at).and_then(|&byte| char::from(byte).to_digit(radix));
    while let Some(digit) = digit_at(end) {
        // .NET counts in 32 bits with sign.
        let next = value.checked_mul(radix).and_then(|value| value.checked_add(digit));
        value = next.filter(|&value| value <= i32::MAX as u32).ok_or((end, Malformed::ReferenceValue))?;
        end += 1;
    }
    if end == text.len() {
        return Err((end, END_OF_FILE));
    }
    if end == start || !text[end..].starts_with(';') {
        return Err((end, Malformed::NumericReference { hexadecimal }));
    }
    match char::from_u32(value) {
        Some(character) if is_character(character) => Ok((character, end + 1)),
        _ => Err((start, Malformed::InvalidCharacter(value))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_found_where_they_are() {
        assert_eq!(first_forbidden_character("a\tb\r\nc\u{FEFF}\u{FFFD}"), None);
        assert_eq!(first_forbidden_character("ab\u{1}"), Some((2, '\u{1}')));
        assert_eq!(first_forbidden_character("\u{e9}\u{FFFF}"), Some((2, '\u{FFFF}')));
    }

    #[test]
    fn all_line_ends_become_line_feeds() {
        for (text, expected) in [
            ("", ""),
            ("a\nb", "a\nb"),
            ("a\r\nb", "a\nb"),
            ("a\rb\r", "a\nb\n"),
            ("\r\r\n\r\n\n\r", "\n\n\n\n\n"),
            ("\u{e9}\r\u{1F600}\r\n", "\u{e9}\n\u{1F600}\n"),
        ] {
            assert_eq!(with_line_feeds(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_would_end_a_character_section_is_found_wherever_it_is() {
        let text = "]]]a]>>]".repeat(6);
        for place in 0..=text.len() {
            let with_end = format!("{}]]>{}", &text[..place], &text[place..]);
            assert_eq!(cdata_end(&with_end), with_end.find("]]>"), "{place}");
        }
        for text in [&*text, "", "]", "]]", "]>", "]] >"] {
            assert_eq!(cdata_end(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_in_a_text_is_seen_wherever_it_is() {
        let text = "0123456789abcdef".repeat(5);
        for place in 0..=text.len() {
            let with = |c: char| format!("{}{c}{}", &text[..place], &text[place..]);
            assert_eq!(first_forbidden_character(&with('\u{1F}')), Some((place, '\u{1F}')));
            assert!(is_remarkable(&with(']')) && is_remarkable(&with('\r')), "{place}");
            assert!(!is_remarkable(&with('\n')) && first_forbidden_character(&with('\n')).is_none());
            assert_eq!(text_length(with('<').as_bytes(), 0), place);
            assert_eq!(text_length(with('&').as_bytes(), place), place);
        }
        assert_eq!(text_length(text.as_bytes(), 3), text.len());
    }

    #[test]
    fn names_have_at_most_one_colon_and_start_with_a_letter() {
        assert_eq!(qualified_name_length("1a"), Err((0, Malformed::NameStart('1'))));
        assert_eq!(qualified_name_length("a:1"), Err((2, Malformed::NameStart('1'))));
        assert_eq!(qualified_name_length("a:b:c"), Err((3, Malformed::NameCharacter(':'))));
        assert_eq!(qualified_name_length(":a"), Err((0, Malformed::NameStart(':'))));
        assert_eq!(qualified_name_length(""), Err((0, Malformed::EndOfFileIn("Name"))));
        assert_eq!(qualified_name_length("a:"), Err((2, Malformed::EndOfFileIn("Name"))));
        assert_eq!(qualified_name_length("m:GetItem>"), Ok(9));
        assert_eq!(qualified_name_length("é.1-b"), Ok(6));
        assert_eq!(qualified_name_length("a+b"), Ok(1));
    }

    #[test]
    fn references_are_the_five_names_and_allowed_numbers() {
        assert_eq!(reference("</a>"), Err((0, Malformed::EntityName)));
        assert_eq!(reference("a:b;"), Err((0, Malformed::EntityName)));
        assert_eq!(reference(""), Err((0, END_OF_FILE)));
        assert_eq!(reference("am"), Err((2, END_OF_FILE)));
        assert_eq!(reference("foo;"), Err((0, Malformed::UndeclaredEntity("foo".into()))));
        assert_eq!(reference("foo bar;"), Err((3, unexpected(" bar", "';'"))));
        assert_eq!(reference("#x;"), Err((2, Malformed::NumericReference { hexadecimal: true })));
        assert_eq!(reference("#1a;"), Err((2, Malformed::NumericReference { hexadecimal: false })));
        assert_eq!(reference("#1"), Err((2, END_OF_FILE)));
        assert_eq!(reference("#1;"), Err((1, Malformed::InvalidCharacter(1))));
        assert_eq!(reference("#0;"), Err((1, Malformed::InvalidCharacter(0))));
        assert_eq!(reference("#xD800;"), Err((2, Malformed::InvalidCharacter(0xD800))));
        assert_eq!(reference("#x110000;"), Err((2, Malformed::InvalidCharacter(0x11_0000))));
        assert_eq!(reference("#2147483648;"), Err((10, Malformed::ReferenceValue)));
        assert_eq!(reference("#99999999999999999999;"), Err((10, Malformed::ReferenceValue)));
        assert_eq!(reference("amp;x"), Ok(('&', 4)));
        assert_eq!(reference("#x1F600;"), Ok(('😀', 8)));
        assert_eq!(reference("#65;"), Ok(('A', 4)));
        assert_eq!(reference("#0000000000000000000065;"), Ok(('A', 24)));
    }
}

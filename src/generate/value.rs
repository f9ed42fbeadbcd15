//! Values of datatypes: some that fit, some that do not.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::choices::Choices;
use crate::wire::{ExchangeVersion, Form, Simple};

/// Texts people write, the plainest first, and texts that trouble programs.
const TEXTS: &[&str] = &[
    "Work",
    "bob@example.test",
    "Other Contacts",
    "tel:+14255550100",
    "work",
    "",
    " ",
    " padded ",
    "a<b>&c\"d'e",
    "]]>",
    "\t\n",
    "line\r\nbreak\r",
    "Grüße",
    "日本語",
    "😀",
    "e\u{301}",
    "\u{85}\u{2028}\u{A0}",
    "\u{FFFD}\u{FEFF}",
    "&amp;",
    "<![CDATA[x]]>",
    "<!--",
    "0",
    "true",
];

/// The letters of texts nobody thought of.
const LETTERS: &[char] = &[
    'a', 'B', '7', ' ', '<', '>', '&', '"', '\'', ']', '-', '\t', '\n', '\r', 'é', 'ß', 'İ', '\u{301}', '語',
    '𝄞',
];

/// Lengths about which some rule is particular.
const LENGTHS: &[usize] = &[30, 64, 255, 256, 257, 500];

/// Texts for datatypes with a pattern: for each published pattern at least one that matches.
const PATTERNED: &[&str] = &[
    "00062004-0000-0000-c000-000000000046",
    "6DD0AE25-CC17-45D3-B0C7-7F0D1D3A4C5E",
    "en-US",
    "de",
    "x-klingon",
    "zh-Hant-TW",
    "0x3001",
    "0X8",
    "0xfFfF",
];

const DURATIONS: &[&str] = &["PT30M", "-PT8H", "P1D", "P1Y2M3DT4H5M6.7S", "PT0S", "-P0Y"];

const DATES: &[&str] = &["2014-10-28", "2016-02-29", "1601-01-01", "9999-12-31", "2000-12-31", "0001-01-01"];
const TIMES: &[&str] = &["10:11:12", "00:00:00", "23:59:59", "24:00:00", "12:00:00.5", "23:59:59.9999999"];
const ZONES: &[&str] = &["Z", "", "+00:00", "-07:30", "+14:00", "-14:00"];

const DOUBLES: &[&str] = &["1.5", "0", "-2E3", ".5", "7.", "INF", "-INF", "NaN"];

/// What fits few datatypes.
const STRAYS: &[&str] = &[
    "",
    "x",
    "-1",
    "1.5",
    "True",
    "2",
    "99999999999",
    "2014-10-28",
    "2014-02-30T00:00:00Z",
    "2014-10-28T10:11:12+15:00",
    "2014-10-28T10:11Z",
    "PT",
    "P1",
    "PT1D",
    "1D",
    "a===",
    "ab*d",
    "65536",
    "0x12345",
    "0xg",
    "{00062004-0000-0000-c000-000000000046}",
    "00062004-0000-0000-c000-00000000004",
    "en_US",
    "toolonglanguage",
    " Admin",
    "seconds",
    "string",
    "é",
];

/// Values at the edge of what a datatype takes.
const NEAR_MISSES: &[&str] = &[
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "4294967295",
    "4294967296",
    "65535",
    "+65535",
    "-0",
    "+-0",
    "0x",
    "0x0000",
    "1e3",
    "2014-10-28T24:00:01",
    "2014-10-28T23:60:00Z",
    "1900-02-29T00:00:00Z",
    "0000-01-01T00:00:00",
    "2014-10-28T10:11:12+14:01",
    "2014-10-28T10:11:12z",
    "2014-10-28t10:11:12Z",
    "2014-10-28T10:11:12.Z",
    "P1Y1M1W",
    "PT1M1H",
    "P1DT",
    "PT.5S",
    "PT5.S",
    "P-1D",
    "+P1D",
    "-PT0.000S",
    "en-",
    "-en",
    "en--US",
    "a1",
    "Period",
    "Group",
    "Day",
    "true ",
    "\u{A0}1",
    "١",
    "Exchange2016",
];

/// A value of a datatype that a request of a schema version may carry.
pub(super) fn fitting(simple: &Simple, version: ExchangeVersion, choices: &mut Choices<'_>) -> String {
    let value = match simple.form {
        Form::String => return string(simple, choices),
        Form::Enumeration(words) => {
            let words: Vec<_> = words.iter().filter(|word| word.since <= version).collect();
            return choices.pick(&words).name.to_owned();
        }
        Form::Union(members) => return fitting(choices.pick(members), version, choices),
        Form::Boolean => choices.pick(&["true", "false", "1", "0"]).to_owned(),
        Form::Integer { min, max, .. } => integer(min, max, choices),
        Form::Double => choices.pick(DOUBLES).to_owned(),
        Form::DateTime => date_time(choices),
        Form::Date => choices.pick(DATES).to_owned() + choices.pick(ZONES),
        Form::Time => choices.pick(TIMES).to_owned() + choices.pick(ZONES),
        Form::List(item) => {
            let items: Vec<_> = (0..choices.below(4)).map(|_| fitting(item(), version, choices)).collect();
            items.join(choices.pick(&[" ", "\n\t"]))
        }
        Form::Duration => choices.pick(DURATIONS).to_owned(),
        Form::Base64 => base64(choices),
    };
    let around = choices.pick(&["", "", "", "", "", " ", "\n\t", "\r"]);
    format!("{around}{value}{around}")
}

/// A value that does not belong to a datatype in any schema version; none where every text does.
pub(super) fn unfitting(simple: &Simple, choices: &mut Choices<'_>) -> Option<&'static str> {
    let unfit = |value: &&str| simple.check(value, ExchangeVersion::NEWEST).is_err();
    let unfitting: Vec<_> = STRAYS.iter().copied().filter(unfit).collect();
    if unfitting.is_empty() { None } else { Some(choices.pick(&unfitting)) }
}

/// Any text, mostly one that some datatype is particular about.
pub(super) fn anything(choices: &mut Choices<'_>) -> String {
    let text = match choices.below(6) {
        0 => choices.pick(STRAYS).to_owned(),
        1 => choices.pick(NEAR_MISSES).to_owned(),
        2 => choices.pick(PATTERNED).to_owned(),
        3 => choices.pick(DURATIONS).to_owned(),
        4 => date_time(choices),
        _ => integer(i64::from(i32::MIN), i64::from(u32::MAX), choices),
    };
    let mut letters: Vec<char> = text.chars().collect();
    if choices.once_in(3) && !letters.is_empty() {
        let place = choices.below(letters.len());
        match choices.pick(&[None, Some('0'), Some('9'), Some('-'), Some(' '), Some('T'), Some('.')]) {
            Some(letter) => letters[place] = letter,
            None => drop(letters.remove(place)),
        }
    }
    letters.into_iter().collect()
}

fn string(simple: &Simple, choices: &mut Choices<'_>) -> String {
    let fits = |value: &&str| simple.check(value, ExchangeVersion::NEWEST).is_ok();
    if simple.pattern.is_some() {
        let matching: Vec<_> = PATTERNED.iter().copied().filter(fits).collect();
        return choices.pick(&matching).to_owned();
    }
    let text = match choices.below(6) {
        0..=2 => choices.pick(TEXTS).to_owned(),
        3 => (0..choices.below(24)).map(|_| choices.pick(LETTERS)).collect(),
        4 => (0..choices.below(12)).map(|_| character(choices)).collect(),
        _ => choices.pick(LETTERS).to_string().repeat(choices.pick(LENGTHS)),
    };
    if fits(&text.as_str()) { text } else { "x".repeat(simple.min_length) }
}

/// Any character that XML can carry.
fn character(choices: &mut Choices<'_>) -> char {
    let code = choices.pick(&[0x80, 0x800, 0x1_0000, 0x11_0000]);
    let code = (choices.below(1 << 16) << 8 | usize::from(choices.byte())) % code;
    let character = u32::try_from(code).ok().and_then(char::from_u32);
    character.filter(|character| is_character(*character)).unwrap_or('x')
}

/// Whether XML can carry a character.
pub(crate) const fn is_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

fn integer(min: i64, max: i64, choices: &mut Choices<'_>) -> String {
    let number = match choices.below(5) {
        0 => 1.clamp(min, max),
        1 => 0.clamp(min, max),
        2 => min,
        3 => max,
        _ => (choices.below(1 << 16) as i64 - 1000).clamp(min, max),
    };
    match choices.below(8) {
        6 if number >= 0 => format!("+{number}"),
        7 if number >= 0 => format!("00{number}"),
        _ => number.to_string(),
    }
}

fn date_time(choices: &mut Choices<'_>) -> String {
    let (date, time, zone) = (choices.pick(DATES), choices.pick(TIMES), choices.pick(ZONES));
    format!("{date}T{time}{zone}")
}

fn base64(choices: &mut Choices<'_>) -> String {
    let bytes: Vec<u8> = (0..choices.below(20)).map(|_| choices.byte()).collect();
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{GuidText, Language, NonEmptyString, PropertyTag};
    use crate::wire::{SimpleValue, built_in};

    fn datatypes() -> [&'static Simple; 14] {
        [
            &built_in::STRING,
            &built_in::BOOLEAN,
            &built_in::INT,
            &built_in::UNSIGNED_INT,
            &built_in::UNSIGNED_SHORT,
            &built_in::DOUBLE,
            &built_in::DATE_TIME,
            &built_in::DURATION,
            &built_in::BASE64,
            Language::simple(),
            GuidText::simple(),
            NonEmptyString::simple(),
            PropertyTag::simple(),
            crate::schema::MapiPropertyType::simple(),
        ]
    }

    #[test]
    fn values_meant_to_be_refused_are_refused_by_every_datatype_that_refuses_anything() {
        for simple in datatypes() {
            for byte in 0..=u8::MAX {
                match unfitting(simple, &mut Choices::new(&[byte])) {
                    Some(value) => {
                        assert!(simple.check(value, ExchangeVersion::NEWEST).is_err(), "{value:?}")
                    }
                    None => assert_eq!(simple.name, "string"),
                }
            }
        }
    }

    #[test]
    fn values_meant_to_fit_fit() {
        let version = ExchangeVersion::Exchange2013;
        for simple in datatypes() {
            for seed in 0..2000_u32 {
                let bytes: Vec<u8> = (1..60)
                    .map(|place: u32| (seed.wrapping_mul(2_654_435_761) >> (place % 24)) as u8)
                    .collect();
                let value = fitting(simple, version, &mut Choices::new(&bytes));
                assert_eq!(simple.check(&value, version), Ok(()), "{}: {value:?}", simple.name);
            }
        }
    }
}

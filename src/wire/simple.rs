//! Datatypes of text and attribute values: built-in ones of XML Schema and the restrictions EWS makes of
//! them.

use super::namespace::Namespace;
use super::version::ExchangeVersion;

/// A simple type: its published name, what its text must look like, and the facets on top.
#[derive(Debug)]
pub struct Simple {
    /// The namespace of the name; [`Namespace::XmlSchema`] for built-in datatypes.
    pub namespace: Namespace,
    /// The published name, for instance `NonEmptyStringType`.
    pub name: &'static str,
    /// The lexical form.
    pub form: Form,
    /// The fewest characters allowed.
    pub min_length: usize,
    /// Whether a value matches the published pattern; `None` where there is none.
    pub pattern: Option<fn(&str) -> bool>,
    /// Words that the published enumeration lacks and real servers take.
    pub tolerated: &'static [&'static str],
}

/// What the text of a simple type must look like.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Any text.
    String,
    /// `true`, `false`, `1` or `0`.
    Boolean,
    /// A decimal integer within bounds; the name is that of the .NET type, which error texts use.
    Integer {
        /// The .NET name, for instance `Int32`.
        name: &'static str,
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// A floating-point number.
    Double,
    /// Date and time of day, with or without a zone.
    DateTime,
    /// A date, with or without a zone.
    Date,
    /// A time of day, with or without a zone.
    Time,
    /// A duration such as `PT30M`.
    Duration,
    /// Base64 text.
    Base64,
    /// One of a closed list of words.
    Enumeration(&'static [Word]),
    /// Any of several datatypes.
    Union(&'static [&'static Simple]),
    /// Any number of values of a datatype, with white space between them.
    List(fn() -> &'static Simple),
}

/// A word of an enumeration.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The word as it stands on the wire.
    pub name: &'static str,
    /// The first schema version that has it.
    pub since: ExchangeVersion,
}

/// Why a value does not belong to a datatype.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Not one of the words.
    Enumeration,
    /// Shorter than the least length.
    MinLength,
    /// The pattern does not match.
    Pattern,
    /// Not a value of the .NET type named.
    NotA(&'static str),
    /// A number too large or too small for the .NET type named.
    OutOfRange(&'static str),
    /// Less than the least value.
    MinInclusive,
    /// More than the greatest value.
    MaxInclusive,
    /// Not base64.
    Base64,
    /// None of the members of a union takes it.
    Union,
}

impl Simple {
    /// A built-in datatype of XML Schema.
    #[must_use]
    pub const fn built_in(name: &'static str, form: Form) -> Self {
        Self { namespace: Namespace::XmlSchema, name, form, min_length: 0, pattern: None, tolerated: &[] }
    }

    /// An enumeration declared in the types schema.
    #[must_use]
    pub const fn enumeration(name: &'static str, words: &'static [Word]) -> Self {
        let form = Form::Enumeration(words);
        Self { namespace: Namespace::Types, name, form, min_length: 0, pattern: None, tolerated: &[] }
    }

    /// Whether white space around a value means nothing, as for all but strings and what restricts them.
    ///
    /// Each member of a union has its own answer.
    #[must_use]
    pub const fn collapses_white_space(&self) -> bool {
        match self.form {
            // Among the built-in ones, those with a pattern are no plain strings.
            Form::String => self.pattern.is_some() && matches!(self.namespace, Namespace::XmlSchema),
            Form::Enumeration(_) | Form::Union(_) => false,
            _ => true,
        }
    }

    /// Whether this datatype is another one, restricts it, or is a member of it where that is a union.
    ///
    /// Only built-in datatypes are restricted here; the schema has no restriction of a restriction that is
    /// declared in the tables.
    #[must_use]
    pub fn restricts(&self, other: &Self) -> bool {
        match (self.form, other.form) {
            _ if std::ptr::eq(self, other) => true,
            (_, Form::Union(members)) => members.iter().any(|member| self.restricts(member)),
            _ if other.namespace != Namespace::XmlSchema => false,
            // A primitive datatype of its own, though it is checked as a string.
            _ if std::ptr::eq(self, &built_in::ANY_URI) => false,
            (Form::String | Form::Enumeration(_), Form::String) => other.pattern.is_none(),
            (Form::Integer { name: own, .. }, Form::Integer { name, .. }) => own == name,
            _ => false,
        }
    }

    /// Checks a value that a request of a schema version carries.
    ///
    /// # Errors
    ///
    /// The first reason why the value does not belong to this datatype.
    #[inline]
    pub fn check(&self, value: &str, version: ExchangeVersion) -> Result<(), Unfit> {
        match (self.form, self.min_length, self.pattern) {
            // Any text, as most are.
            (Form::String, 0, None) => Ok(()),
            _ => self.check_closely(value, version),
        }
    }

    fn check_closely(&self, value: &str, version: ExchangeVersion) -> Result<(), Unfit> {
        let value = if self.collapses_white_space() { trim(value) } else { value };
        self.form.check(value, version)?;
        if self.min_length > 0 && value.chars().take(self.min_length).count() < self.min_length {
            return Err(Unfit::MinLength);
        }
        match self.pattern {
            Some(matches) if !matches(value) => Err(Unfit::Pattern),
            _ => Ok(()),
        }
    }
}

impl Simple {
    /// The schema version that brought a word, when this is an enumeration (or a union with one) that has it.
    #[must_use]
    pub fn since(&self, value: &str) -> Option<ExchangeVersion> {
        match self.form {
            Form::Enumeration(words) => words.iter().find(|word| word.name == value).map(|word| word.since),
            Form::Union(members) => members.iter().find_map(|member| member.since(value)),
            // That of the newest word, if all of them are known.
            Form::List(item) => {
                items(value).map(|value| item().since(value)).collect::<Option<Vec<_>>>()?.into_iter().max()
            }
            _ => None,
        }
    }
}

impl Form {
    fn check(self, value: &str, version: ExchangeVersion) -> Result<(), Unfit> {
        match self {
            Self::String => Ok(()),
            Self::Boolean => match value {
                "true" | "false" | "1" | "0" => Ok(()),
                _ => Err(Unfit::NotA("Boolean")),
            },
            Self::Integer { name, min, max } => check_integer(value, name, min, max),
            Self::Double => check_double(value),
            Self::DateTime => lexical::date_time(value).then_some(()).ok_or(Unfit::NotA("DateTime")),
            Self::Date => lexical::date_and_zone(value).then_some(()).ok_or(Unfit::NotA("Date")),
            Self::Time => lexical::time_and_zone(value).then_some(()).ok_or(Unfit::NotA("Time")),
            Self::Duration => lexical::duration(value).then_some(()).ok_or(Unfit::NotA("TimeSpan")),
            Self::Base64 => lexical::base64(value).then_some(()).ok_or(Unfit::Base64),
            Self::Enumeration(words) => {
                let known = words.iter().any(|word| word.name == value && word.since <= version);
                known.then_some(()).ok_or(Unfit::Enumeration)
            }
            Self::Union(members) => {
                let fits = members.iter().any(|member| member.check(value, version).is_ok());
                fits.then_some(()).ok_or(Unfit::Union)
            }
            Self::List(item) => items(value).try_for_each(|value| item().check(value, version)),
        }
    }
}

fn check_integer(value: &str, name: &'static str, min: i64, max: i64) -> Result<(), Unfit> {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unfit::NotA(name));
    }
    match value.parse::<i64>() {
        Ok(number) if (min..=max).contains(&number) => Ok(()),
        Ok(number) if name == "Int32" && i32::try_from(number).is_ok() => {
            Err(if number < min { Unfit::MinInclusive } else { Unfit::MaxInclusive })
        }
        _ => Err(Unfit::OutOfRange(name)),
    }
}

/// The values in a list.
fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split([' ', '\t', '\n', '\r']).filter(|item| !item.is_empty())
}

fn check_double(value: &str) -> Result<(), Unfit> {
    let number = value.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let fits = matches!(value, "INF" | "-INF" | "NaN") || (number && value.parse::<f64>().is_ok());
    fits.then_some(()).ok_or(Unfit::NotA("Double"))
}

/// A value without the white space around it that XML Schema collapses.
#[must_use]
pub(super) fn trim(value: &str) -> &str {
    value.trim_matches([' ', '\t', '\n', '\r'])
}

/// The lexical forms that need more than a line.
mod lexical {
    /// `[-]YYYY-MM-DDThh:mm:ss[.f][zone]` with every field in range and the day in the month.
    pub(super) fn date_time(value: &str) -> bool {
        value.split_once('T').is_some_and(|(date, time)| self::date(date) && time_and_zone(time))
    }

    /// `YYYY-MM-DD[zone]`.
    pub(super) fn date_and_zone(value: &str) -> bool {
        let Some((date, zone)) = value.split_at_checked("YYYY-MM-DD".len()) else { return false };
        self::date(date) && self::zone(zone)
    }

    fn date(date: &str) -> bool {
        let mut parts = date.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
            return false;
        };
        let on_calendar = i16::try_from(year).ok().zip(i8::try_from(month).ok().zip(i8::try_from(day).ok()));
        on_calendar
            .is_some_and(|(year, (month, day))| year > 0 && jiff::civil::Date::new(year, month, day).is_ok())
    }

    /// `hh:mm:ss[.f][zone]`.
    pub(super) fn time_and_zone(value: &str) -> bool {
        let zone_at = value.find(['Z', '+', '-']).unwrap_or(value.len());
        let (time, zone) = value.split_at(zone_at);
        time_of_day(time) && self::zone(zone)
    }

    fn time_of_day(value: &str) -> bool {
        let (clock, fraction) = value.split_once('.').map_or((value, None), |(c, f)| (c, Some(f)));
        let fraction_fits =
            fraction.is_none_or(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
        let mut parts = clock.split(':');
        let (Some(hour), Some(minute), Some(second), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        let is_midnight = fraction.is_none_or(|digits| digits.bytes().all(|b| b == b'0'));
        match (number(hour, 2), number(minute, 2), number(second, 2)) {
            (Some(0..=23), Some(0..=59), Some(0..=59)) => fraction_fits,
            (Some(24), Some(0), Some(0)) => fraction_fits && is_midnight,
            _ => false,
        }
    }

    fn zone(value: &str) -> bool {
        if value.is_empty() || value == "Z" {
            return true;
        }
        let offset = value.strip_prefix(['+', '-']).and_then(|offset| offset.split_once(':'));
        let Some((hours, minutes)) = offset else { return false };
        matches!((number(hours, 2), number(minutes, 2)), (Some(0..=13), Some(0..=59)) | (Some(14), Some(0)))
    }

    /// `[-]P[nY][nM][nD][T[nH][nM][n[.f]S]]`, with at least one part.
    pub(super) fn duration(value: &str) -> bool {
        let value = value.strip_prefix('-').unwrap_or(value);
        let Some(value) = value.strip_prefix('P') else { return false };
        let (date, time) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
        let date_parts = parts(date, "YMD");
        let time_parts = time.map_or(Some(0), |time| parts(time, "HMS").filter(|&count| count > 0));
        date_parts.zip(time_parts).is_some_and(|(date, time)| date + time > 0)
    }

    /// How many `n<unit>` parts there are, units being in the order given; `None` when it is anything else.
    fn parts(mut value: &str, mut units: &str) -> Option<usize> {
        let mut count = 0;
        while !value.is_empty() {
            let end = value.find(|c: char| !c.is_ascii_digit() && c != '.')?;
            let unit = value[end..].chars().next()?;
            let place = units.find(unit)?;
            let (whole, fraction) =
                value[..end].split_once('.').map_or((&value[..end], None), |(w, f)| (w, Some(f)));
            if whole.is_empty() || fraction.is_some_and(|f| unit != 'S' || f.is_empty() || f.contains('.')) {
                return None;
            }
            units = &units[place + 1..];
            value = &value[end + 1..];
            count += 1;
        }
        Some(count)
    }

    /// Base64 with padding; white space anywhere.
    pub(super) fn base64(value: &str) -> bool {
        let (mut symbols, mut padding) = (0usize, 0usize);
        for byte in value.bytes() {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => {}
                b'=' => padding += 1,
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' if padding == 0 => symbols += 1,
                _ => return false,
            }
        }
        padding <= 2 && (symbols + padding) % 4 == 0
    }

    fn number(digits: &str, width: usize) -> Option<u32> {
        let fits = digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit());
        if fits { digits.parse().ok() } else { None }
    }
}

/// The built-in datatypes EWS uses.
pub mod built_in {
    use super::{Form, Simple};

    /// `xs:string`.
    pub static STRING: Simple = Simple::built_in("string", Form::String);
    /// `xs:boolean`.
    pub static BOOLEAN: Simple = Simple::built_in("boolean", Form::Boolean);
    /// `xs:int`.
    pub static INT: Simple =
        Simple::built_in("int", Form::Integer { name: "Int32", min: i32::MIN as i64, max: i32::MAX as i64 });
    /// `xs:long`.
    pub static LONG: Simple =
        Simple::built_in("long", Form::Integer { name: "Int64", min: i64::MIN, max: i64::MAX });
    /// `xs:nonNegativeInteger`, which has no bound; this one takes what fits 63 bits.
    pub static NON_NEGATIVE_INTEGER: Simple =
        Simple::built_in("nonNegativeInteger", Form::Integer { name: "Integer", min: 0, max: i64::MAX });
    /// `xs:unsignedInt`.
    pub static UNSIGNED_INT: Simple =
        Simple::built_in("unsignedInt", Form::Integer { name: "UInt32", min: 0, max: u32::MAX as i64 });
    /// `xs:unsignedShort`.
    pub static UNSIGNED_SHORT: Simple =
        Simple::built_in("unsignedShort", Form::Integer { name: "UInt16", min: 0, max: u16::MAX as i64 });
    /// `xs:double`.
    pub static DOUBLE: Simple = Simple::built_in("double", Form::Double);
    /// `xs:dateTime`.
    pub static DATE_TIME: Simple = Simple::built_in("dateTime", Form::DateTime);
    /// `xs:date`.
    pub static DATE: Simple = Simple::built_in("date", Form::Date);
    /// `xs:time`.
    pub static TIME: Simple = Simple::built_in("time", Form::Time);
    /// `xs:duration`.
    pub static DURATION: Simple = Simple::built_in("duration", Form::Duration);
    /// `xs:base64Binary`.
    pub static BASE64: Simple = Simple::built_in("base64Binary", Form::Base64);
    /// `xs:anyURI`, of which .NET takes nearly every text.
    pub static ANY_URI: Simple =
        Simple { pattern: Some(|_| true), ..Simple::built_in("anyURI", Form::String) };
    /// `xs:language`: RFC 3066 tags.
    pub static LANGUAGE: Simple =
        Simple { pattern: Some(is_language), ..Simple::built_in("language", Form::String) };

    /// `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*`, the pattern XML Schema gives `xs:language`.
    fn is_language(value: &str) -> bool {
        value.split('-').enumerate().all(|(place, part)| {
            let alphabet = |byte: u8| byte.is_ascii_alphabetic() || (place > 0 && byte.is_ascii_digit());
            (1..=8).contains(&part.len()) && part.bytes().all(alphabet)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::built_in::*;
    use super::*;

    fn check(simple: &Simple, value: &str) -> Result<(), Unfit> {
        simple.check(value, ExchangeVersion::NEWEST)
    }

    #[test]
    fn white_space_around_strings_and_their_restrictions_counts() {
        static HEX: Simple = Simple {
            namespace: Namespace::Types,
            pattern: Some(|value| value.starts_with('x')),
            ..Simple::built_in("", Form::String)
        };
        static UNION: Simple = Simple::built_in("", Form::Union(&[&UNSIGNED_SHORT, &HEX]));
        assert_eq!(check(&HEX, " x1"), Err(Unfit::Pattern));
        assert_eq!(check(&UNION, " x1"), Err(Unfit::Union));
        for (simple, good) in [(&HEX, "x1"), (&UNION, "x1"), (&UNION, " 1 "), (&LANGUAGE, " de ")] {
            assert_eq!(check(simple, good), Ok(()), "{good:?}");
        }
    }

    #[test]
    fn numbers_tell_garbage_from_overflow() {
        for garbage in ["", "x", "1.0", "0x10", "--1", "+", "1 2", "١"] {
            assert_eq!(check(&INT, garbage), Err(Unfit::NotA("Int32")), "{garbage}");
        }
        for overflow in ["2147483648", "-2147483649", "99999999999999999999999"] {
            assert_eq!(check(&INT, overflow), Err(Unfit::OutOfRange("Int32")), "{overflow}");
        }
        for good in ["0", "+7", "-2147483648", " 2147483647\n", "007"] {
            assert_eq!(check(&INT, good), Ok(()), "{good}");
        }
        assert_eq!(check(&UNSIGNED_SHORT, "65536"), Err(Unfit::OutOfRange("UInt16")));
    }

    #[test]
    fn numbers_within_their_type_fail_the_facet_they_break() {
        static PERCENT: Simple = Simple {
            namespace: Namespace::Types,
            ..Simple::built_in("", Form::Integer { name: "Int32", min: 1, max: 100 })
        };
        assert_eq!(check(&PERCENT, "0"), Err(Unfit::MinInclusive));
        assert_eq!(check(&PERCENT, "101"), Err(Unfit::MaxInclusive));
        assert_eq!(check(&PERCENT, "2147483648"), Err(Unfit::OutOfRange("Int32")));
        assert_eq!(check(&PERCENT, "100"), Ok(()));
    }

    #[test]
    fn every_item_of_a_list_counts() {
        static WORDS: &[Word] = &[
            Word { name: "Old", since: ExchangeVersion::Exchange2007 },
            Word { name: "New", since: ExchangeVersion::Exchange2016 },
        ];
        static WORD: Simple = Simple::enumeration("WordType", WORDS);
        static LIST: Simple =
            Simple { namespace: Namespace::Types, ..Simple::built_in("WordsType", Form::List(|| &WORD)) };
        assert_eq!(check(&LIST, "Old Older"), Err(Unfit::Enumeration));
        assert_eq!(check(&LIST, "Old\u{A0}New"), Err(Unfit::Enumeration));
        assert_eq!(LIST.check("Old New", ExchangeVersion::Exchange2013), Err(Unfit::Enumeration));
        for good in ["", " ", "Old", " Old\n\tNew Old "] {
            assert_eq!(check(&LIST, good), Ok(()), "{good:?}");
        }
        assert_eq!(LIST.since("Old New"), Some(ExchangeVersion::Exchange2016));
        assert_eq!(LIST.since("Old Older New"), None);
    }

    #[test]
    fn dates_and_times_stand_alone_with_or_without_a_zone() {
        for bad in [
            "",
            "2014-10-28T00:00:00",
            "2014-02-30",
            "2014-1-28",
            "2014-10-28+15:00",
            "2014-10-1é",
            // Anything but a sign where a zone may be, were it a character of several bytes.
            "2014-10-28x05:00",
            "2014-10-28\u{1F600}",
            "2014-10-28\u{e9}05:00",
        ] {
            assert_eq!(check(&DATE, bad), Err(Unfit::NotA("Date")), "{bad}");
        }
        for bad in ["", "T10:00:00", "10:00", "25:00:00", "10:00:00.", "10:00:00+1"] {
            assert_eq!(check(&TIME, bad), Err(Unfit::NotA("Time")), "{bad}");
        }
        for (simple, good) in [
            (&DATE, "2016-02-29"),
            (&DATE, " 2014-10-28-07:30 "),
            (&TIME, "24:00:00"),
            (&TIME, "10:11:12.5Z"),
        ] {
            assert_eq!(check(simple, good), Ok(()), "{good}");
        }
    }

    #[test]
    fn dates_need_a_time_and_a_real_day() {
        for bad in [
            "2014-10-28",
            "2014-02-30T00:00:00Z",
            "2014-10-28T25:00:00Z",
            "2014-10-28T00:00:00.Z",
            "T",
            "2014-10-28T00:00:00+15:00",
            "2014-1-28T00:00:00",
            "0000-01-01T00:00:00",
            "2014-10-28 00:00:00",
            "2014-10-28T24:00:00.5",
            "2014-10-28T24:00:01",
        ] {
            assert_eq!(check(&DATE_TIME, bad), Err(Unfit::NotA("DateTime")), "{bad}");
        }
        for good in [
            "2014-10-28T10:11:12Z",
            "2014-10-28T10:11:12",
            "2014-10-28T10:11:12.123456-07:00",
            "2016-02-29T24:00:00+14:00",
            " 2014-10-28T10:11:12Z ",
        ] {
            assert_eq!(check(&DATE_TIME, good), Ok(()), "{good}");
        }
    }

    #[test]
    fn durations_booleans_base64_languages_and_doubles() {
        for (simple, bad, good) in [
            (
                &DURATION,
                &["", "P", "PT", "P1", "PT1D", "P1M1Y", "1D", "PT1.S", "PT.5S", "P1.5D"][..],
                &["-PT30M", "P1Y2M3DT4H5M6.7S", "PT0S"][..],
            ),
            (&BOOLEAN, &["", "True", "yes", "2", "01"], &["true", "false", "1", "0", " true "]),
            (&BASE64, &["a", "a===", "ab=c", "URL-", "é==="], &["", "YQ==", "YW Jj", "YWJj"]),
            (
                &LANGUAGE,
                &["", "-", "en_US", "123", "toolonglanguage", "en-"],
                &["en-US", "de", "x-klingon", "zh-Hant-TW"],
            ),
            (&DOUBLE, &["", "1,5", "inf", "0x1"], &["1.5", "-2E3", "INF", "NaN"]),
        ] {
            for value in bad {
                assert!(check(simple, value).is_err(), "{} takes {value:?}", simple.name);
            }
            for value in good {
                assert_eq!(check(simple, value), Ok(()), "{} refuses {value:?}", simple.name);
            }
        }
    }
}

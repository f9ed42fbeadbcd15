//! Datatypes of text that several families share: strings with a rule, dates, tags.

use std::fmt;
use std::ops::Deref;

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jiff::civil;
use jiff::tz::Offset;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::wire::{Element, Form, Namespace, Simple, SimpleValue, Writer, built_in};

/// Declares a datatype whose values are kept as the text they came as.
macro_rules! text {
    ($(#[$meta:meta])* $name:ident = $simple:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl SimpleValue for $name {
            fn simple() -> &'static Simple {
                &$simple
            }

            fn parse(text: &str) -> Self {
                Self(text.to_owned())
            }

            fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
                use_text(&self.0)
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

/// A string datatype of the types schema without facets.
const fn string(name: &'static str) -> Simple {
    Simple { namespace: Namespace::Types, ..Simple::built_in(name, Form::String) }
}

static NON_EMPTY_STRING: Simple = Simple { min_length: 1, ..string("NonEmptyStringType") };
static GUID: Simple = Simple { pattern: Some(is_guid), ..string("GuidType") };
static DERIVED_ITEM_ID: Simple = string("DerivedItemIdType");
static ITEM_CLASS: Simple = string("ItemClassType");
static EXCLUDES_ATTRIBUTE: Simple =
    Simple { pattern: Some(is_excludes_attribute), ..string("ExcludesAttributeType") };

text! {
    /// Text of at least one character, which may be a blank.
    ///
    /// Whoever makes one in Rust keeps it non-empty: an answer with an empty one is not valid.
    ///
    /// Source: `t:NonEmptyStringType`.
    NonEmptyString = NON_EMPTY_STRING
}

text! {
    /// A GUID in its standard form, 8-4-4-4-12 hexadecimal digits without braces, in the case it came in.
    ///
    /// Source: `t:GuidType`.
    GuidText = GUID
}

text! {
    /// An identifier of an occurrence or of a recurring master, from which another item's identifier is
    /// derived.
    ///
    /// Source: `t:DerivedItemIdType`.
    DerivedItemId = DERIVED_ITEM_ID
}

text! {
    /// A language tag such as `en-US`, as RFC 3066 has them.
    ///
    /// Source: `xs:language`.
    Language = built_in::LANGUAGE
}

text! {
    /// A length of time such as `-PT8H` or `P1D`, as ISO 8601 has them.
    ///
    /// Source: `xs:duration`.
    Duration = built_in::DURATION
}

text! {
    /// A class of items such as `IPM.Note`.
    ///
    /// Source: `t:ItemClassType`.
    ItemClass = ITEM_CLASS
}

text! {
    /// Bits, in decimal, or in hexadecimal after `0x`. There may be no digits at all.
    ///
    /// Source: `t:ExcludesAttributeType`.
    ExcludesAttribute = EXCLUDES_ATTRIBUTE
}

text! {
    /// A date such as `2014-10-28`, with or without a zone.
    ///
    /// Source: `xs:date`.
    Date = built_in::DATE
}

text! {
    /// A time of day such as `10:11:12`, with or without a zone.
    ///
    /// Source: `xs:time`.
    Time = built_in::TIME
}

text! {
    /// The address of something on the web.
    ///
    /// Source: `xs:anyURI`.
    AnyUri = built_in::ANY_URI
}

fn is_excludes_attribute(value: &str) -> bool {
    match hex_digits(value) {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => value.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

/// Bytes, which stand in base64 on the wire, with white space wherever it may be.
///
/// Source: `xs:base64Binary`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Base64(pub Vec<u8>);

/// .NET does not look at the bits after the last byte.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireCanonical),
);

impl SimpleValue for Base64 {
    fn simple() -> &'static Simple {
        &built_in::BASE64
    }

    fn parse(text: &str) -> Self {
        let packed: String = text.split_ascii_whitespace().collect();
        Self(BASE64.decode(packed).expect("validation has checked alphabet and padding"))
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        use_text(&BASE64.encode(&self.0))
    }
}

fn is_guid(value: &str) -> bool {
    let lengths = value.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && value.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// An instant: a date and a time of day in UTC.
///
/// Without a zone it is read as UTC. It is written in UTC with a `Z`, and with a fraction of a second only
/// when it has one. Digits of a fraction beyond the ninth are dropped. The last day of the year 9999, which
/// clients send for "never ends", is beyond [`Timestamp`]: it is read as [`Timestamp::MAX`]. What a zone puts
/// before the year 1 is read as its start, since the datatype has no earlier year, and written so.
///
/// Source: `xs:dateTime`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct DateTime(pub Timestamp);

impl DateTime {
    /// The last whole second before an instant or at it, be it before 1970 or after.
    #[must_use]
    pub fn of_whole_second(instant: Timestamp) -> Self {
        let second = instant.as_second() - i64::from(instant.subsec_nanosecond() < 0);
        Self(Timestamp::from_second(second).unwrap_or(instant))
    }
}

impl From<Timestamp> for DateTime {
    fn from(instant: Timestamp) -> Self {
        Self(instant)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.max(Self::EARLIEST.0).fmt(f)
    }
}

impl SimpleValue for DateTime {
    fn simple() -> &'static Simple {
        &built_in::DATE_TIME
    }

    fn parse(text: &str) -> Self {
        Self(instant(text.trim()).expect("validation has checked form and ranges"))
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        match whole_second(self.0) {
            Some(text) => use_text(std::str::from_utf8(&text).expect("digits and signs are ASCII")),
            None => use_text(&self.to_string()),
        }
    }

    fn write_leaf(&self, writer: &mut Writer, element: &Element) {
        match whole_second(self.0) {
            Some(text) => writer.ascii_element(element, &text),
            None => writer.clean_element(element, &self.to_string()),
        }
    }
}

/// An instant of a four-digit year without a fraction of a second, as [`DateTime`] is displayed: quicker than
/// the general way, for the times that answers are full of.
fn whole_second(instant: Timestamp) -> Option<[u8; 20]> {
    let time = Offset::UTC.to_datetime(instant);
    let year = u16::try_from(time.year()).ok().filter(|_| time.subsec_nanosecond() == 0)?;
    let mut text = *b"0000-00-00T00:00:00Z";
    let mut put = |at: usize, number: u16| {
        text[at] += (number / 10) as u8;
        text[at + 1] += (number % 10) as u8;
    };
    put(0, year / 100);
    put(2, year % 100);
    let parts = [time.month(), time.day(), time.hour(), time.minute(), time.second()];
    for (at, part) in [5, 8, 11, 14, 17].into_iter().zip(parts) {
        put(at, u16::from(part.unsigned_abs()));
    }
    Some(text)
}

/// A date and a time of day that may leave their zone open.
///
/// It is written as [`DateTime`] is, without a `Z` where the zone is open.
///
/// Source: `xs:dateTime`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OpenDateTime {
    in_utc: DateTime,
    is_open: bool,
}

impl From<Timestamp> for OpenDateTime {
    fn from(instant: Timestamp) -> Self {
        Self { in_utc: DateTime(instant), is_open: false }
    }
}

impl OpenDateTime {
    /// The instant, in a zone where it leaves its own open. The bounds of the datatype have no zone.
    #[must_use]
    pub fn instant(self, time_zone: &TimeZone) -> Timestamp {
        let DateTime(in_utc) = self.in_utc;
        if !self.is_open || in_utc == DateTime::EARLIEST.0 || in_utc == Timestamp::MAX {
            return in_utc;
        }
        time_zone.to_timestamp(TimeZone::UTC.to_datetime(in_utc)).unwrap_or(in_utc)
    }
}

impl SimpleValue for OpenDateTime {
    fn simple() -> &'static Simple {
        &built_in::DATE_TIME
    }

    fn parse(text: &str) -> Self {
        let (_, time_of_day) = text.split_once('T').unwrap_or_default();
        Self { in_utc: DateTime::parse(text), is_open: !time_of_day.contains(['Z', '+', '-']) }
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        let text = self.in_utc.to_string();
        use_text(if self.is_open { text.trim_end_matches('Z') } else { &text })
    }
}

impl DateTime {
    /// 0001-01-01T00:00:00Z, before which there is nothing.
    pub const EARLIEST: Self = Self(Timestamp::constant(-62_135_596_800, 0));
}

/// The instant that `YYYY-MM-DDThh:mm:ss[.f][zone]` stands for.
///
/// Hours are counted from midnight, so that `24:00:00` needs no rule of its own.
fn instant(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once('T')?;
    let mut parts = date.splitn(3, '-');
    let date =
        civil::Date::new(parts.next()?.parse().ok()?, number(parts.next()?)?, number(parts.next()?)?).ok()?;
    let (clock, zone) = time.split_at(time.find(['Z', '+', '-']).unwrap_or(time.len()));
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = clock.splitn(3, ':');
    let (hours, minutes, seconds) = (number(parts.next()?)?, number(parts.next()?)?, number(parts.next()?)?);
    let since_midnight =
        SignedDuration::new(seconds_of(hours, minutes) + i64::from(seconds), nanoseconds(fraction)?);
    let in_utc = since_midnight - SignedDuration::from_secs(offset_seconds(zone)?);
    let midnight = Offset::UTC.to_timestamp(date.at(0, 0, 0, 0));
    let instant = midnight.and_then(|midnight| midnight.checked_add(in_utc)).unwrap_or(Timestamp::MAX);
    Some(instant.max(DateTime::EARLIEST.0))
}

fn number(digits: &str) -> Option<i8> {
    digits.parse().ok()
}

fn seconds_of(hours: i8, minutes: i8) -> i64 {
    (i64::from(hours) * 60 + i64::from(minutes)) * 60
}

/// The first nine digits of a fraction of a second.
fn nanoseconds(fraction: &str) -> Option<i32> {
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
    digits
        .into_iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i32::from(digit - b'0')))
}

/// How far a zone such as `-07:00` is ahead of UTC; zero for `Z` and for none.
fn offset_seconds(zone: &str) -> Option<i64> {
    let Some((hours, minutes)) = zone.get(1..).and_then(|zone| zone.split_once(':')) else { return Some(0) };
    let ahead = seconds_of(number(hours)?, number(minutes)?);
    Some(if zone.starts_with('-') { -ahead } else { ahead })
}

/// The number of a MAPI property, without the half that says its type: `0x3001` is the display name.
///
/// It is read in decimal or hexadecimal and written as Exchange does, in hexadecimal without padding.
///
/// Source: `t:PropertyTagType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyTag(pub u16);

static PROPERTY_TAG: Simple = Simple {
    form: Form::Union(&[&built_in::UNSIGNED_SHORT, &HEX_PROPERTY_TAG]),
    ..string("PropertyTagType")
};
static HEX_PROPERTY_TAG: Simple = Simple { pattern: Some(is_hex_property_tag), ..string("") };

impl PropertyTag {
    /// The number.
    #[must_use]
    pub const fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Display for PropertyTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

impl SimpleValue for PropertyTag {
    fn simple() -> &'static Simple {
        &PROPERTY_TAG
    }

    fn parse(text: &str) -> Self {
        let text = text.trim();
        let number = match hex_digits(text) {
            Some(digits) => u16::from_str_radix(digits, 16),
            // Only zero may have a minus sign.
            None => text.trim_start_matches('-').parse(),
        };
        Self(number.expect("validation has checked form and range"))
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        use_text(&self.to_string())
    }
}

fn is_hex_property_tag(value: &str) -> bool {
    hex_digits(value).is_some_and(|digits| {
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn hex_digits(value: &str) -> Option<&str> {
    value.strip_prefix("0x").or_else(|| value.strip_prefix("0X"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{ExchangeVersion, Unfit};

    fn check<T: SimpleValue>(text: &str) -> Result<(), Unfit> {
        T::simple().check(text, ExchangeVersion::NEWEST)
    }

    fn written<T: SimpleValue>(text: &str) -> String {
        assert_eq!(check::<T>(text), Ok(()), "{text:?}");
        T::parse(text).with_text(str::to_owned)
    }

    #[test]
    fn empty_text_is_too_short_and_a_blank_is_not() {
        assert_eq!(check::<NonEmptyString>(""), Err(Unfit::MinLength));
        assert_eq!(written::<NonEmptyString>(" "), " ");
        assert_eq!(check::<DerivedItemId>(""), Ok(()));
    }

    #[test]
    fn guids_have_five_groups_of_hexadecimal_digits() {
        for bad in [
            "",
            "{6dd0ae25-cc17-45d3-b0c7-7f0d1d3a4c5e}",
            "6dd0ae25cc1745d3b0c77f0d1d3a4c5e",
            "6dd0ae25-cc17-45d3-b0c77-f0d1d3a4c5e",
            "6dd0ae25-cc17-45d3-b0c7-7f0d1d3a4c5g",
            "6dd0ae25-cc17-45d3-b0c7-7f0d1d3a4c5e-",
            " 6dd0ae25-cc17-45d3-b0c7-7f0d1d3a4c5e",
            "6dd0ae2é-cc17-45d3-b0c7-7f0d1d3a4c5e",
        ] {
            assert_eq!(check::<GuidText>(bad), Err(Unfit::Pattern), "{bad:?}");
        }
        let good = "6DD0ae25-cc17-45d3-b0c7-7f0d1d3a4c5e";
        assert_eq!(written::<GuidText>(good), good);
    }

    #[test]
    fn bits_are_decimal_or_hexadecimal_digits_or_none() {
        for bad in ["-1", "+1", " 2", "2h", "0b1", "1x", "0x1g", "１"] {
            assert_eq!(check::<ExcludesAttribute>(bad), Err(Unfit::Pattern), "{bad:?}");
        }
        for good in ["", "0x", "0X", "0xfF", "4294967296", "007"] {
            assert_eq!(written::<ExcludesAttribute>(good), good);
        }
    }

    #[test]
    fn bytes_are_written_without_white_space_and_with_padding() {
        for bad in ["a", "a===", "YQ=", "YQ", "Y*==", "====", "="] {
            assert_eq!(check::<Base64>(bad), Err(Unfit::Base64), "{bad:?}");
        }
        for (text, canonical) in
            [("", ""), (" Y W\nJ j ", "YWJj"), ("YQ==", "YQ=="), ("YR==", "YQ=="), ("Y Q = =", "YQ==")]
        {
            assert_eq!(written::<Base64>(text), canonical);
        }
    }

    #[test]
    fn property_tags_are_decimal_or_hexadecimal_and_written_in_hexadecimal() {
        for bad in ["", "-1", "65536", "0x", "0x12345", "0xg", "x1", " 0x1", "3001h", "+-0"] {
            assert_eq!(check::<PropertyTag>(bad), Err(Unfit::Union), "{bad:?}");
        }
        for (text, number, canonical) in [
            ("0x3001", 0x3001, "0x3001"),
            ("0X10F4", 0x10F4, "0x10f4"),
            (" 4340 ", 0x10F4, "0x10f4"),
            ("+007", 7, "0x7"),
            ("-0", 0, "0x0"),
            ("65535", 0xFFFF, "0xffff"),
        ] {
            assert_eq!(written::<PropertyTag>(text), canonical);
            assert_eq!(PropertyTag::parse(text).value(), number);
        }
    }

    #[test]
    fn instants_are_written_in_utc() {
        for bad in ["", "2014-10-28", "2014-02-29T00:00:00Z"] {
            assert_eq!(check::<DateTime>(bad), Err(Unfit::NotA("DateTime")), "{bad:?}");
        }
        for (text, in_utc) in [
            ("2014-10-28T10:11:12", "2014-10-28T10:11:12Z"),
            (" 2014-10-28T10:11:12Z\n", "2014-10-28T10:11:12Z"),
            ("2014-10-28T10:11:12.000", "2014-10-28T10:11:12Z"),
            ("2014-10-28T10:11:12.1234567891-07:30", "2014-10-28T17:41:12.123456789Z"),
            ("2014-01-01T00:00:00+14:00", "2013-12-31T10:00:00Z"),
            ("2016-02-28T24:00:00.0", "2016-02-29T00:00:00Z"),
            ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z"),
            ("0001-01-01T14:00:01+14:00", "0001-01-01T00:00:01Z"),
            ("9876-12-31T23:58:59Z", "9876-12-31T23:58:59Z"),
            ("9999-12-31T23:59:59.9999999Z", "9999-12-30T22:00:00.999999999Z"),
            ("9999-12-31T24:00:00-14:00", "9999-12-30T22:00:00.999999999Z"),
        ] {
            assert_eq!(written::<DateTime>(text), in_utc);
        }
    }
}

//! GUIDs as they lie in ids, and the counters that follow them.

use std::fmt;

/// Sixteen bytes in the order in which ids and change keys hold them.
///
/// The text form is that of Windows: its first three groups are little-endian numbers, so the bytes
/// `6d 17 ca 08 ee 25 …` read `08ca176d-25ee-…`.
///
/// Source: `GUID` of MS-DTYP 2.3.4.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guid(pub [u8; 16]);

/// Where the text has the two digits of each byte.
const DIGITS_AT: [usize; 16] = [6, 4, 2, 0, 11, 9, 16, 14, 19, 21, 24, 26, 28, 30, 32, 34];
/// Where it has hyphens.
const HYPHENS_AT: [usize; 4] = [8, 13, 18, 23];

impl Guid {
    /// The number of characters of the text form.
    pub const TEXT_LENGTH: usize = 36;

    /// The 36 lower-case ASCII characters of the text form.
    #[must_use]
    pub fn to_text(self) -> [u8; Self::TEXT_LENGTH] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; Self::TEXT_LENGTH];
        for (byte, at) in self.0.into_iter().zip(DIGITS_AT) {
            text[at] = DIGITS[usize::from(byte >> 4)];
            text[at + 1] = DIGITS[usize::from(byte & 15)];
        }
        text
    }

    /// Reads the hyphenated text form, in either case; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: &[u8; Self::TEXT_LENGTH] = text.as_bytes().try_into().ok()?;
        let (mut bytes, mut all_digits) = ([0; 16], 0);
        for (byte, at) in bytes.iter_mut().zip(DIGITS_AT) {
            let [high, low] = [text[at], text[at + 1]].map(|digit| HEX_DIGITS[usize::from(digit)]);
            all_digits |= high | low;
            *byte = high << 4 | low & 15;
        }
        let is_guid = all_digits < 16 && HYPHENS_AT.iter().all(|&at| text[at] == b'-');
        is_guid.then_some(Self(bytes))
    }
}

/// The value of each character as a hexadecimal digit; 16 for those that are none.
const HEX_DIGITS: [u8; 256] = {
    let mut values = [16; 256];
    let mut digit = 0;
    while digit < 16 {
        values[b"0123456789abcdef"[digit] as usize] = digit as u8;
        values[b"0123456789ABCDEF"[digit] as usize] = digit as u8;
        digit += 1;
    }
    values
};

#[cfg(feature = "serde")]
impl serde::Serialize for Guid {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Guid {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{text:?} is no GUID")))
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_text().iter().try_for_each(|&character| fmt::Write::write_char(f, char::from(character)))
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Guid({self})")
    }
}

/// A 48-bit number that, together with a replica GUID, names one object or one change of a mailbox.
///
/// Source: `GlobalCounter` of MS-OXCDATA 2.2.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlobalCounter(u64);

impl GlobalCounter {
    /// The largest counter.
    pub const MAX: Self = Self((1 << 48) - 1);

    /// A counter of this value; `None` beyond 48 bits.
    #[must_use]
    pub const fn new(value: u64) -> Option<Self> {
        if value <= Self::MAX.0 { Some(Self(value)) } else { None }
    }

    /// The number itself.
    #[must_use]
    pub const fn value(self) -> u64 {
        self.0
    }

    /// The six big-endian bytes that ids and change keys hold.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 6] {
        let [_, _, a, b, c, d, e, f] = self.0.to_be_bytes();
        [a, b, c, d, e, f]
    }

    /// Reads the six big-endian bytes.
    #[must_use]
    pub const fn from_bytes([a, b, c, d, e, f]: [u8; 6]) -> Self {
        Self(u64::from_be_bytes([0, 0, a, b, c, d, e, f]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAW: [u8; 16] =
        [0x6d, 0x17, 0xca, 0x08, 0xee, 0x25, 0x4e, 0x41, 0xab, 0x6d, 0xfd, 0xb8, 0x50, 0xa1, 0x36, 0xd6];
    const TEXT: &str = "08ca176d-25ee-414e-ab6d-fdb850a136d6";

    #[test]
    fn text_of_another_shape_is_no_guid() {
        for text in [
            "",
            "08ca176d25ee414eab6dfdb850a136d6",
            "08ca176d-25ee-414e-ab6d-fdb850a136dg",
            "08ca176d-25ee-414e-ab6d-fdb850a136d6a",
            "08ca176d+25ee-414e-ab6d-fdb850a136d6",
            "{8ca176d-25ee-414e-ab6d-fdb850a136d}",
            "08ca176d-25ee-414e-ab6d-fdb850a136\u{e9}",
        ] {
            assert_eq!(Guid::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_three_groups_of_the_text_are_little_endian() {
        assert_eq!(Guid(RAW).to_string(), TEXT);
        assert_eq!(Guid::parse(TEXT), Some(Guid(RAW)));
        assert_eq!(Guid::parse(&TEXT.to_uppercase()), Some(Guid(RAW)));
    }

    #[test]
    fn counters_are_big_endian_and_end_at_48_bits() {
        assert_eq!(GlobalCounter::new(1 << 48), None);
        let counter = GlobalCounter::new(0x0ca0).expect("small");
        assert_eq!(counter.to_bytes(), [0, 0, 0, 0, 0x0c, 0xa0]);
        assert_eq!(GlobalCounter::from_bytes(counter.to_bytes()), counter);
        assert_eq!(GlobalCounter::from_bytes([0xff; 6]), GlobalCounter::MAX);
    }
}

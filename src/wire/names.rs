//! Names in tags: where they end and where their local part starts.

use super::lexeme::{self, Problem};

/// The extent of a qualified name that starts at a known offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct QualifiedName {
    /// Offset of what follows it.
    pub(super) end: usize,
    /// Offset of the local part, which is that of the name where it has no prefix.
    pub(super) local_at: usize,
}

/// The name at an offset, if it is letters with at most one colon among them, as most are, and something
/// follows. Others are to be looked at [closely](any).
#[inline]
pub(super) fn plain(bytes: &[u8], start: usize) -> Option<QualifiedName> {
    let (mut end, mut local_at) = (start, start);
    loop {
        match KINDS[usize::from(*bytes.get(end)?)] {
            Kind::Letter => end += 1,
            Kind::Colon if local_at == start && end > start => {
                end += 1;
                local_at = end;
            }
            Kind::Other if end > local_at => return Some(QualifiedName { end, local_at }),
            Kind::Colon | Kind::Other | Kind::Unusual => return None,
        }
    }
}

/// The name at an offset, whatever it is made of.
pub(super) fn any(text: &str, start: usize) -> Result<QualifiedName, Problem> {
    let length = lexeme::qualified_name_length(&text[start..]);
    let end = start + length.map_err(|(offset, kind)| (start + offset, kind))?;
    let local_at = text[start..end].find(':').map_or(start, |colon| start + colon + 1);
    Ok(QualifiedName { end, local_at })
}

/// What a byte is in a name.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Letter,
    Colon,
    /// Part of a name at some places, or of a character that may be.
    Unusual,
    /// Never part of a name.
    Other,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Unusual; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' => Kind::Letter,
            b':' => Kind::Colon,
            b'_' | b'-' | b'.' | b'0'..=b'9' => Kind::Unusual,
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_around_one_colon_are_plain() {
        for name in
            ["", ">", "a", ":>", ":a>", "a:>", "a:b:c>", "a1>", "1a>", "\u{e9}>", "a\u{e9}>", "a-b>", "a::b>"]
        {
            assert_eq!(plain(name.as_bytes(), 0), None, "{name}");
        }
        let soap_body = QualifiedName { end: 10, local_at: 6 };
        assert_eq!(plain(b"<soap:Body>", 1), Some(soap_body));
        assert_eq!(any("<soap:Body", 1), Ok(soap_body));
    }

    #[test]
    fn what_is_plain_is_the_same_looked_at_closely() {
        for text in ["a>", "ab:c>", "Id=\"1\"", "a/>", "xmlns:m =", "a\n:b>", "a+"] {
            assert_eq!(plain(text.as_bytes(), 0).map(Ok), Some(any(text, 0)), "{text}");
        }
    }
}

//! Damage to an answer on its way to the client.

use std::ops::Range;

use crate::reply::Reply;
use crate::wire::Node;

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What happens to an answer on its way.
///
/// Damaged answers are the only ones that need not be valid.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Damage {
    /// Only so many bytes arrive.
    TruncatedAt(usize),
    /// Only that share of the bytes arrives, from 0 to 1.
    TruncatedToShare(f64),
    /// A byte-order mark precedes the message, which parsers have to tolerate.
    ByteOrderMark,
    /// In the first element with that local name the text starts with a reference to a character that XML
    /// does not allow, for instance U+000B.
    ForbiddenCharacter {
        /// The local name of the element. An answer in which none has a text stays as it is.
        element: String,
        /// The number of the character.
        character: u32,
    },
    /// Nothing arrives but the HTTP status.
    EmptyBody,
    /// It is declared as something else than XML.
    ContentType(String),
}

impl Damage {
    /// Looks whether it is any damage.
    ///
    /// # Panics
    ///
    /// When it is none.
    #[track_caller]
    pub(super) fn check(&self) {
        match self {
            Self::TruncatedToShare(share) => {
                assert!((0.0..=1.0).contains(share), "a share lies within 0 and 1; {share} does not");
            }
            Self::ForbiddenCharacter { character, .. } => assert!(
                !is_allowed(*character),
                "XML allows the character U+{character:04X}; take U+0000 or U+000B"
            ),
            _ => {}
        }
    }

    /// Does it.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "0 to 1"
    )]
    pub(super) fn apply(&self, reply: &mut Reply) {
        let length = reply.body().len();
        match self {
            Self::TruncatedAt(bytes) => reply.damage(|body| body.truncate(*bytes)),
            Self::TruncatedToShare(share) => {
                reply.damage(|body| body.truncate((length as f64 * share) as usize));
            }
            Self::ByteOrderMark => reply.damage(|body| {
                body.splice(0..0, BYTE_ORDER_MARK.iter().copied());
            }),
            Self::ForbiddenCharacter { element, character } => {
                let texts = texts_of(reply, |node| node.element().name == element);
                if let Some((place, _)) = texts.first() {
                    let reference = format!("&#x{character:X};");
                    reply.damage(|body| {
                        body.splice(place.start..place.start, reference.into_bytes());
                    });
                }
            }
            Self::EmptyBody => reply.damage(Vec::clear),
            Self::ContentType(content_type) => reply.declare_as(content_type),
        }
    }
}

/// Gives codes in an answer another name: that of a fault, or those of the response messages chosen.
pub(super) fn rename_codes(reply: &mut Reply, is_chosen: impl Fn(usize) -> bool, name: &str) {
    let codes = texts_of(reply, |node| node.element().name == "ResponseCode");
    let chosen = codes.into_iter().enumerate().filter(|(index, _)| is_chosen(*index));
    let chosen = chosen.map(|(_, (place, _))| (place, name.to_owned()));
    // Where a fault has its code, it stands behind a prefix.
    let faults = texts_of(reply, |node| node.element().name == "faultcode").into_iter();
    let of_fault = faults.filter_map(|(place, text)| {
        let (prefix, code) = text.split_once(':')?;
        code.starts_with("Error").then(|| (place, format!("{prefix}:{name}")))
    });
    let mut changes: Vec<_> = of_fault.chain(chosen).collect();
    changes.sort_by_key(|(place, _)| place.start);
    reply.damage(|body| {
        for (place, text) in changes.into_iter().rev() {
            body.splice(place, text.into_bytes());
        }
    });
}

/// Where the texts of elements stand in an answer, and what they say. One that is no valid message has none.
fn texts_of(reply: &Reply, is_wanted: impl Fn(Node<'_, '_>) -> bool) -> Vec<(Range<usize>, String)> {
    let Ok(document) = reply.document() else { return Vec::new() };
    let wanted = document.body().descendants().filter(|node| is_wanted(*node) && !node.text().is_empty());
    // Offsets are counted from after the mark.
    let mark = if reply.body().starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let text_of = |node: Node<'_, '_>| {
        let name = mark + node.offset();
        let start = name + end_of_tag(&reply.body()[name..])?;
        let length = length_of_text(&reply.body()[start..])?;
        Some((start..start + length, node.text().to_owned()))
    };
    wanted.filter_map(text_of).collect()
}

/// How many bytes there are up to the end of a tag, of which an attribute may hold what looks like it.
fn end_of_tag(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// How many bytes there are before the next tag: text, and what is no element between it.
fn length_of_text(text: &[u8]) -> Option<usize> {
    const BETWEEN: [(&[u8], &[u8]); 3] = [(b"<![CDATA[", b"]]>"), (b"<!--", b"-->"), (b"<?", b"?>")];
    let mut length = 0;
    loop {
        length += text[length..].iter().position(|byte| *byte == b'<')?;
        let rest = &text[length..];
        let Some((_, end)) = BETWEEN.iter().find(|(start, _)| rest.starts_with(start)) else {
            return Some(length);
        };
        length += rest.windows(end.len()).position(|bytes| bytes == *end)? + end.len();
    }
}

/// Whether XML 1.0 allows a character.
const fn is_allowed(character: u32) -> bool {
    matches!(character, 0x9 | 0xA | 0xD | 0x20..=0xD7FF | 0xE000..=0xFFFD | 0x1_0000..=0x10_FFFF)
}

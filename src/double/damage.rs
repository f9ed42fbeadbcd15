//! Damage to an answer on its way to the client.

use std::ops::Range;

use crate::reply::Reply;
use crate::wire::Node;

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
        /// The local name of the element. An answer without such an element stays as it is.
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

    /// Does it. Says whether there was something to damage.
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
                body.splice(0..0, *b"\xEF\xBB\xBF");
            }),
            Self::ForbiddenCharacter { element, character } => {
                if let Some(text) = texts_of(reply, |node| node.element().name == element).first().cloned() {
                    let reference = format!("&#x{character:X};");
                    reply.damage(|body| {
                        body.splice(text.start..text.start, reference.into_bytes());
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
    let chosen = codes.into_iter().enumerate().filter(|(index, _)| is_chosen(*index)).map(|(_, text)| text);
    let fault = texts_of(reply, |node| node.element().name == "faultcode");
    // Where a fault has its code, it stands behind a prefix.
    let of_fault = fault.into_iter().filter_map(|text| {
        let code = std::str::from_utf8(&reply.body()[text.clone()]).ok()?;
        let prefix = code.find(":Error")? + 1;
        Some(text.start + prefix..text.end)
    });
    let mut places: Vec<_> = of_fault.chain(chosen).collect();
    places.sort_by_key(|place| place.start);
    reply.damage(|body| {
        for place in places.into_iter().rev() {
            body.splice(place, name.bytes());
        }
    });
}

/// Where the texts of elements stand in an answer. One that is no valid message has none.
fn texts_of(reply: &Reply, is_wanted: impl Fn(Node<'_, '_>) -> bool) -> Vec<Range<usize>> {
    let Ok(document) = reply.document() else { return Vec::new() };
    let wanted = document.body().descendants().filter(|node| is_wanted(*node));
    let text_at = |offset: usize| {
        let rest = &reply.body()[offset..];
        let start = rest.iter().position(|byte| *byte == b'>')? + 1;
        let is_empty = rest[start - 2] == b'/';
        let length = rest[start..].iter().position(|byte| *byte == b'<')?;
        (!is_empty).then_some(offset + start..offset + start + length)
    };
    wanted.filter_map(|node| text_at(node.offset())).collect()
}

/// Whether XML 1.0 allows a character.
const fn is_allowed(character: u32) -> bool {
    matches!(character, 0x9 | 0xA | 0xD | 0x20..=0xD7FF | 0xE000..=0xFFFD | 0x1_0000..=0x10_FFFF)
}

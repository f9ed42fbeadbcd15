//! One flaw in the form of a text that was well-formed, and how the reader is to refuse it.

use std::ops::Range;

use super::choices::Choices;
use super::spelling::{PlaceKind, Written};
use crate::wire::Malformed;

/// A kind of flaw: a piece of text where it cannot stand.
#[derive(Debug)]
pub struct Damage {
    /// What is wrong with it.
    pub name: &'static str,
    /// Whether a refusal is the one that was to be expected.
    pub predicts: fn(&Malformed) -> bool,
    place: PlaceKind,
    piece: &'static str,
}

impl Damage {
    /// Inserts the piece at one of the places for it. Gives the bytes and where the problem is in the text
    /// without byte order mark; nothing when there is no such place.
    #[must_use]
    pub fn apply(&self, written: &Written, choices: &mut Choices<'_>) -> Option<(Written, Range<usize>)> {
        let fits = |place: &&super::Place| place.kind == self.place;
        let places: Vec<_> = written.places.iter().filter(fits).map(|place| place.offset).collect();
        if places.is_empty() {
            return None;
        }
        let at = choices.pick(&places);
        let mut damaged = written.clone();
        damaged.text.insert_str(at, self.piece);
        // The flaw can be in what stands after the piece: in the two characters that open it.
        Some((damaged, at..at + self.piece.len() + 2))
    }
}

impl Written {
    /// The text without its end: the end tag of the root is missing, at least in part.
    #[must_use]
    pub fn truncated(&self, choices: &mut Choices<'_>) -> Self {
        let end_tags = self.places.iter().filter(|place| place.kind == PlaceKind::EndTag);
        let end = end_tags.map(|place| place.offset).max().unwrap_or(0);
        let mut cut = self.clone();
        let mut length = choices.below(end + 1);
        while !cut.text.is_char_boundary(length) {
            length -= 1;
        }
        cut.text.truncate(length);
        cut
    }
}

/// Lines of `name: place, piece => refusal`.
macro_rules! damages {
    ($($name:literal: $place:ident $piece:literal => $($pattern:pat_param)|+,)+) => {
        &[$(Damage {
            name: $name,
            predicts: |malformed| matches!(malformed, $($pattern)|+),
            place: PlaceKind::$place,
            piece: $piece,
        },)+]
    };
}

/// Every kind of flaw.
pub static DAMAGES: &[Damage] = damages! {
    "late declaration": Declaration " " => Malformed::LateDeclaration,
    "document type": Declaration "<!DOCTYPE a>" => Malformed::Dtd,
    "another end tag": EndTag "x" => Malformed::EndTagMismatch { .. },
    "end tag too many": Content "</x>" => Malformed::EndTagMismatch { .. },
    "lone ampersand": Content "& " => Malformed::EntityName,
    "undeclared entity": Content "&nothing;" => Malformed::UndeclaredEntity(_),
    "entity without semicolon": Content "&amp " => Malformed::UnexpectedToken { .. },
    "reference to no character": Content "&#0;" => Malformed::InvalidCharacter(_),
    "reference to a surrogate": Content "&#xD800;" => Malformed::InvalidCharacter(_),
    "reference beyond all characters": Content "&#x110000;" => Malformed::InvalidCharacter(_),
    "reference beyond all numbers": Content "&#99999999999;" => Malformed::ReferenceValue,
    "reference that is no number": Content "&#xZ;" => Malformed::NumericReference { hexadecimal: true },
    "end of CDATA in text": Content "]]>" => Malformed::CdataEnd,
    "control character": Content "\u{1}" => Malformed::InvalidCharacter(_),
    "no character": Content "\u{FFFE}" => Malformed::InvalidCharacter(_),
    "name that starts with a digit": Content "<1a/>" => Malformed::NameStart(_),
    "name with two colons": Content "<a:b:c/>" => Malformed::NameCharacter(_),
    "undeclared prefix": Content "<nowhere:a/>" => Malformed::UndeclaredPrefix(_),
    "hyphens in a comment": Content "<!-- -- -->" => Malformed::CommentHyphens,
    "processing instruction": Content "<?a b?>" => Malformed::ProcessingInstruction,
    "declaration in content": Content "<?xml version=\"1.0\"?>" => Malformed::LateDeclaration,
    "document type in content": Content "<!DOCTYPE a>" => Malformed::DtdInContent,
    "CDATA in lower case": Content "<![cdata[]]>" => Malformed::UnexpectedToken { .. },
    "space before a name": Content "< a/>" => Malformed::NameStart(_),
    "attribute twice": StartTag " a=\"1\" a='2'" => Malformed::DuplicateAttribute(_),
    "angle bracket in a value": StartTag " a=\"<\"" => Malformed::AttributeCharacter,
    "ampersand in a value": StartTag " a=\"& \"" => Malformed::EntityName,
    "value without quotes": StartTag " a=1" => Malformed::UnexpectedToken { .. },
    "attribute without value": StartTag " a b=\"\"" => Malformed::UnexpectedToken { .. },
    "no space between attributes": StartTag " a=\"\"b=\"\"" => Malformed::WhiteSpaceExpected(_),
    "undeclared prefix of an attribute": StartTag " nowhere:a=\"\"" => Malformed::UndeclaredPrefix(_),
    "prefix for nothing": StartTag " xmlns:q=\"\"" => Malformed::NamespaceDeclaration(_),
    "prefix xml for something else": StartTag " xmlns:xml=\"urn:x\"" => Malformed::ReservedNamespace(_),
    "prefix xmlns": StartTag " xmlns:xmlns=\"urn:x\"" => Malformed::ReservedNamespace(_),
    "namespace of xml":
        StartTag " xmlns:q=\"http://www.w3.org/XML/1998/namespace\""
        => Malformed::ReservedNamespace(_),
    "attribute twice by namespace":
        StartTag " xmlns:q=\"urn:q\" xmlns:r=\"urn:q\" q:a=\"\" r:a=\"\""
        => Malformed::DuplicateAttribute(_),
    "text after the root": End "x" => Malformed::RootLevelData,
    "second root": End "<a/>" => Malformed::MultipleRoots,
    "end tag after the root": End "</a>" => Malformed::UnexpectedEndTag,
    "document type after the root": End "<!DOCTYPE a>" => Malformed::DtdAfterRoot,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::spelling::Place;

    fn written(text: &str, places: &[(PlaceKind, usize)]) -> Written {
        let places = places.iter().map(|&(kind, offset)| Place { kind, offset }).collect();
        Written { text: text.to_owned(), has_byte_order_mark: false, edited: None, places }
    }

    #[test]
    fn without_a_place_there_is_no_damage() {
        let bare = written("<a/>", &[]);
        for damage in DAMAGES {
            assert!(damage.apply(&bare, &mut Choices::new(&[])).is_none(), "{}", damage.name);
        }
        assert_eq!(bare.truncated(&mut Choices::new(&[7])).text, "");
    }

    #[test]
    fn damage_is_done_at_its_place() {
        let message = written("<a>é</a>", &[(PlaceKind::StartTag, 2), (PlaceKind::EndTag, 7)]);
        let damage = DAMAGES.iter().find(|damage| damage.name == "another end tag").expect("it is there");
        let (damaged, range) = damage.apply(&message, &mut Choices::new(&[])).expect("there is a place");
        assert_eq!((&*damaged.text, range), ("<a>é</xa>", 7..10));
        assert_eq!(message.truncated(&mut Choices::new(&[4])).text, "<a>");
    }
}

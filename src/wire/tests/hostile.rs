//! Input nobody should send: never a panic, always a place inside the input.

use proptest::prelude::*;

use super::*;

/// Valid messages that between them have all kinds of markup.
fn valid() -> [String; 3] {
    [
        expand(
            "<?xml version='1.0' encoding='utf-8'?>\r\n<!-- é -->{b}<m:Ping \
             i:type='m:PingType'></m:Ping>{/b}\n",
        ),
        expand(
            "\u{FEFF}{e}<s:Header><x:a b='&lt;'>😀<![CDATA[<]]></x:a>\
             <t:RequestServerVersion Version=\"Exchange2013\"/></s:Header><s:Body>\
             <m:Find Traversal='IdOnly'><m:ItemIds><t:RangeItemId Id='&#xE9;'/></m:ItemIds>\
             <m:Contact><t:DisplayName>a&amp;b</t:DisplayName><t:Nickname/></m:Contact></m:Find>\
             {/b}<!-- end -->",
        ),
        expand("{b}<m:Anything xmlns='urn:y'>text<a/><t:ItemId Id=''/></m:Anything>{/b}"),
    ]
}

/// Reads bytes; checks that a problem has a place inside them.
fn read(bytes: &[u8]) -> Option<Refusal> {
    let refusal = super::super::parse(bytes, &VOCABULARY, &Options::request()).err()?.refusal;
    if let Some(Violation { position: Position { line, column }, .. }) = refusal.violation() {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
        let width = |line: &str| line.encode_utf16().count() + 1;
        match text.split('\n').nth(line.wrapping_sub(1)) {
            Some(line) => assert!((1..=width(line)).contains(column), "{refusal} in {text:?}"),
            None => assert_eq!((*line, *column), (0, 0), "{refusal} in {text:?}"),
        }
    }
    for wording in [Wording::DotNet2, Wording::DotNet4] {
        let text = refusal.violation().map(|violation| violation.text(wording, Spelling::Https));
        assert_ne!(text.as_deref(), Some(""), "{refusal:?}");
    }
    Some(refusal)
}

#[test]
fn every_prefix_says_that_the_input_ends() {
    for message in valid() {
        let end = message.rfind("Envelope>").unwrap() + "Envelope>".len();
        for length in 0..end {
            let refusal = read(&message.as_bytes()[..length]).expect("a prefix is not complete");
            let is_end = match refusal.malformed().unwrap_or_else(|| panic!("{refusal:?} for {length}")) {
                // A piece of a character.
                Malformed::Encoding => !message.is_char_boundary(length),
                malformed => is_end_of_file(malformed),
            };
            assert!(is_end, "{refusal} for {:?}", String::from_utf8_lossy(&message.as_bytes()[..length]));
        }
        assert_eq!(read(message.as_bytes()), None);
    }
}

fn is_end_of_file(malformed: &Malformed) -> bool {
    use Malformed::{EndOfFileIn, NoRoot, Unclosed, UnclosedLiteral};
    matches!(malformed, EndOfFileIn(_) | NoRoot | Unclosed(_) | UnclosedLiteral)
}

#[test]
fn every_single_byte_can_be_wrong() {
    for message in valid() {
        for at in 0..message.len() {
            for byte in
                [0x00, b' ', b'"', b'&', b'\'', b'/', b':', b'<', b'=', b'>', b'a', b']', b'-', 0x80, 0xEF]
            {
                let mut bytes = message.clone().into_bytes();
                bytes[at] = byte;
                read(&bytes);
                bytes.remove(at);
                read(&bytes);
                bytes.truncate(at);
                bytes.push(byte);
                read(&bytes);
            }
        }
    }
}

/// Pieces that documents are made of, whole and broken.
const PIECES: &[&str] = &[
    "<",
    ">",
    "/>",
    "</",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<?xml",
    "<!DOCTYPE",
    "&",
    ";",
    "&#x",
    "&amp;",
    "=",
    "'",
    "\"",
    " ",
    "\r\n",
    "a",
    "a:b",
    ":",
    "xmlns",
    "xmlns:a='urn:a'",
    "xml:",
    "\u{FEFF}",
    "é",
    "😀",
    "\u{1}",
    "{e}",
    "<s:Header>",
    "</s:Header>",
    "<s:Body>",
    "{/b}",
    "<m:Ping/>",
    "<m:Find>",
    "<m:ItemIds>",
    "<t:ItemId Id=''/>",
    "</m:ItemIds>",
    "</m:Find>",
    "<m:Anything>",
    "</m:Anything>",
    "<t:Note>",
    "</t:Note>",
    "<x:a>",
    "</x:a>",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes);
    }

    #[test]
    fn any_markup(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        read(expand(&pieces.concat()).as_bytes());
    }

    #[test]
    fn any_edits(
        which in 0..3_usize,
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..20_usize, prop::sample::select(PIECES)),
            1..4,
        ),
    ) {
        let mut bytes = valid()[which].clone().into_bytes();
        for (at, length, piece) in edits {
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, expand(piece).into_bytes());
        }
        read(&bytes);
    }
}

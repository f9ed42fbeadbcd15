//! MS-OXWSITEMID: the bytes of an id.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{KINDS, item_of};
use crate::client::{Client, distinguished, field, get_item};
use crate::tree::Id;

fn bytes(id: &Id) -> Vec<u8> {
    STANDARD.decode(&id.id).expect("an id is Base64")
}

/// What the bytes after the first are without compression: where a byte stands twice, the next one says how
/// often it stands in addition.
fn decompressed(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut rest = bytes.iter().copied();
    let mut last = None;
    while let Some(byte) = rest.next() {
        plain.push(byte);
        if last == Some(byte) {
            let more = rest.next().expect("a run says how long it is");
            plain.extend(std::iter::repeat_n(byte, more.into()));
            last = None;
        } else {
            last = Some(byte);
        }
    }
    plain
}

/// The same bytes compressed.
fn compressed(plain: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = plain;
    while let Some(&byte) = rest.first() {
        let run = rest.iter().take_while(|&&other| other == byte).count().min(257);
        match run {
            1 => bytes.push(byte),
            _ => bytes.extend([byte, byte, u8::try_from(run - 2).expect("a run has 257 bytes at most")]),
        }
        rest = &rest[run..];
    }
    bytes
}

/// The bytes of an id after the first, which says whether they are compressed.
fn content(id: &Id) -> Vec<u8> {
    match bytes(id).split_first() {
        Some((0, plain)) => plain.to_vec(),
        Some((1, bytes)) => decompressed(bytes),
        _ => panic!("{id:?}"),
    }
}

#[test]
fn the_compression_of_these_tests_is_that_of_the_document() {
    for plain in [&b""[..], b"a", b"aa", b"aaa", b"abba", b"aabbbbc", &[7; 300]] {
        assert_eq!(decompressed(&compressed(plain)), plain);
    }
    assert_eq!(compressed(b"aaab"), [b'a', b'a', 1, b'b']);
}

#[test]
fn an_id_is_compressed_where_that_makes_it_shorter_and_accepted_either_way() {
    requirements!(ITEMID: 17, 18, 19, 21, 22);
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, ""));
        let plain = content(&id);
        let shorter = compressed(&plain);
        let expected = if shorter.len() < plain.len() { 1 } else { 0 };
        assert_eq!(bytes(&id)[0], expected, "{kind}");
        if expected == 1 {
            assert_eq!(bytes(&id)[1..], shorter, "{kind}");
        }
        let uncompressed = [&[0][..], &plain].concat();
        let other = Id { id: STANDARD.encode(uncompressed), change_key: id.change_key.clone() };
        assert_eq!(client.succeed(&get_item(&other.item(), "IdOnly", "", "")).object().id(), id, "{kind}");
    }
}

#[test]
fn an_id_says_how_the_item_is_stored() {
    requirements!(ITEMID: 63, 66);
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, ""));
        let content = content(&id);
        assert_eq!(content[0], 3, "{kind}: in a mailbox named by a GUID");
        let length = usize::from(u16::from_le_bytes([content[1], content[2]]));
        let guid = std::str::from_utf8(&content[3..3 + length]).expect("a GUID is ASCII");
        assert_eq!(guid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{kind}");
        let rest = &content[3 + length..];
        assert_eq!(rest[0], 0, "{kind}: no special processing");
        let length = usize::from(u16::from_le_bytes([rest[1], rest[2]]));
        assert_eq!(rest.len(), 3 + length, "{kind}: nothing after the id of the store");
    }
}

#[test]
fn the_id_of_a_conversation_says_so() {
    requirements!(ITEMID: 64);
    let mut client = Client::new();
    let id = client.create_item(None, &item_of("Message", "<t:Subject>Talk</t:Subject>"));
    let item = client.item_with(&id, &field("item:ConversationId"));
    assert_eq!(content(&item.child("ConversationId").id())[0], 4);
}

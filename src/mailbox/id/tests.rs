//! Published and reproduced ids, every damage done to them, and the round trip of made-up ones.

use proptest::prelude::*;

use super::super::GlobalCounter;
use super::super::entry_id::{FolderEntryId, ItemEntryId, LongTermId};
use super::*;

const FOLDER: &str = concat!(
    "AAMkADVmNzUzM2M2LTY1ODgtNGIwNS05NWUwLTE5MzJhNWRhNWIzZQAuAAAAAAAt9OU5vf4nTaa38x9W",
    "V1pGAQB0vGFf3HZOSb1IxPAYl2sPAAAAAAEMAAA=",
);
const FOLDER_COMPRESSED: &str = concat!(
    "AQMkADVmNzUzMwBjNi02NTg4AC00YjA1LTk1ZTAtMTkzMmE1ZGE1YjNlAC4AAAMt9OU5vf4nTaa38x9W",
    "V1pGAQB0vGFf3HZOSb1IxPAYl2sPAAACAQwAAAA=",
);
const ITEM: &str = concat!(
    "AAMkADVmNzUzM2M2LTY1ODgtNGIwNS05NWUwLTE5MzJhNWRhNWIzZQBGAAAAAAAt9OU5vf4nTaa38x9W",
    "V1pGBwB0vGFf3HZOSb1IxPAYl2sPAAAAAAEMAAB0vGFf3HZOSb1IxPAYl2sPAAAAABI0AAA=",
);
const CONVERSATION: &str = "AAQkADVmNzUzM2M2LTY1ODgtNGIwNS05NWUwLTE5MzJhNWRhNWIzZQAQABAREhMUFRYXGBkaGxwdHh8=";
/// The one complete persona id in print.
const PERSONA: &str = "AAQkAGQ1MjJjMTBkLTc4Y2UtNDA5Ny04ZjU5LWI3MTYzNGNkZmRkYQAQAJ3EkhEEXN5KufGbSYJanZk=";

const MAILBOX: &str = "5f7533c6-6588-4b05-95e0-1932a5da5b3e";
const PROVIDER: Guid =
    Guid([0x2d, 0xf4, 0xe5, 0x39, 0xbd, 0xfe, 0x27, 0x4d, 0xa6, 0xb7, 0xf3, 0x1f, 0x56, 0x57, 0x5a, 0x46]);
const REPLICA: Guid =
    Guid([0x74, 0xbc, 0x61, 0x5f, 0xdc, 0x76, 0x4e, 0x49, 0xbd, 0x48, 0xc4, 0xf0, 0x18, 0x97, 0x6b, 0x0f]);

fn long_term(counter: u64) -> LongTermId {
    LongTermId::new(REPLICA, GlobalCounter::new(counter).expect("small"))
}

fn object(store_id: StoreId) -> MailboxId {
    let moniker = Moniker::from_text(MAILBOX);
    MailboxId { moniker, processing: Processing::Normal, store_id, attachments: Vec::new() }
}

fn folder() -> DecodedId {
    DecodedId::Mailbox(object(StoreId::Folder(FolderEntryId {
        provider: PROVIDER,
        folder: long_term(0x10c),
    })))
}

fn item() -> MailboxId {
    let (folder, item) = (long_term(0x10c), long_term(0x1234));
    object(StoreId::Item(ItemEntryId { provider: PROVIDER, folder, item }))
}

fn attachment(levels: usize) -> DecodedId {
    let mut attachment = vec![0x10, 0];
    attachment.extend(0x20..=0x2f);
    DecodedId::Mailbox(MailboxId { attachments: vec![attachment.into(); levels], ..item() })
}

#[track_caller]
fn refused(text: &str, code: ResponseCode, message: &str) {
    let error = DecodedId::decode(text).expect_err(text);
    assert_eq!((error.code(), error.text()), (code, message), "{text}");
}

/// The id with these payload bytes, uncompressed.
fn id_of(payload: &[u8]) -> String {
    STANDARD.encode([&[UNCOMPRESSED], payload].concat())
}

#[test]
fn an_empty_id_has_its_own_code() {
    refused("", ResponseCode::ErrorInvalidIdEmpty, "Id must be non-empty.");
}

#[test]
fn what_is_not_an_id_is_malformed() {
    let malformed = |text: &str| refused(text, ResponseCode::ErrorInvalidIdMalformed, "Id is malformed.");
    ["x", " ", "AAMk", "====", "\u{e9}", "Inbox", "AAMkAD-_", "AA==", "AQ=="].into_iter().for_each(malformed);
    malformed(&FOLDER.replace("AAMk", "AgMk"));
    malformed(&format!("{FOLDER}AAAA"));
    malformed(&"A".repeat(ID_CHARACTERS_MAX + 4));
    malformed(&id_of(&[6, 0, 0]));
    // A run without its count, and one that expands beyond every id.
    malformed(&STANDARD.encode([COMPRESSED, 7, 7]));
    malformed(&STANDARD.encode([&[COMPRESSED][..], &[7, 7, 255].repeat(100)].concat()));
    // A processing that does not exist, a negative length, a moniker that is no text, a conversation cut
    // short.
    malformed(&id_of(&[3, 1, 0, b'a', 3, 0, 0]));
    malformed(&id_of(&[3, 0xff, 0xff]));
    malformed(&id_of(&[3, 1, 0, 0xff, 0, 0, 0]));
    malformed(&id_of(&[4, 1, 0, b'a', 0, 2, 0, 1, 2]));
    // A trailer that names no attachment.
    malformed(&id_of(&[3, 1, 0, b'a', 0, 0, 0, 0]));
}

#[test]
fn over_long_parts_have_their_own_codes() {
    let long = 257_u16.to_le_bytes();
    let moniker = id_of(&[3, long[0], long[1]]);
    refused(&moniker, ResponseCode::ErrorInvalidIdMonikerTooLong, "Id is malformed.");
    let store_id = id_of(&[3, 1, 0, b'a', 0, long[0], long[1]]);
    refused(&store_id, ResponseCode::ErrorInvalidIdStoreObjectIdTooLong, "Id is malformed.");
}

#[test]
fn an_id_of_exchange_2007_is_for_conversion_only() {
    let moniker = Moniker::from_text("ada@example.test");
    let legacy = DecodedId::Legacy(MailboxId { moniker, ..item() });
    let text = legacy.encode();
    let error = DecodedId::decode(&text).expect_err("an older form");
    assert_eq!(error.code(), ResponseCode::ErrorInvalidIdMalformedEwsLegacyIdFormat);
    assert_eq!(DecodedId::decode_with_legacy(&text), Ok(legacy));
}

#[test]
fn no_part_of_an_id_and_no_longer_one_is_an_id() {
    for text in [FOLDER, ITEM, CONVERSATION, PERSONA] {
        let bytes = STANDARD.decode(text).expect("base64");
        for length in 0..bytes.len() {
            assert!(
                DecodedId::decode(&STANDARD.encode(&bytes[..length])).is_err(),
                "{length} bytes of {text}"
            );
            assert!(
                length == 0 || DecodedId::decode(&text[..length]).is_err(),
                "{length} characters of {text}"
            );
        }
        for byte in 0..=u8::MAX {
            let longer = STANDARD.encode([&bytes[..], &[byte]].concat());
            assert!(DecodedId::decode(&longer).is_err(), "{text} and {byte}");
            for changed in 0..2 {
                let mut bytes = bytes.clone();
                bytes[changed] = byte;
                // A conversation id read as that of an item names nothing in a store.
                let names_an_object = match DecodedId::decode(&STANDARD.encode(&bytes)) {
                    Ok(DecodedId::Mailbox(id)) => !matches!(id.store_id, StoreId::Other(_)),
                    decoded => decoded.is_ok(),
                };
                assert_eq!(names_an_object, STANDARD.encode(bytes) == text, "byte {changed} is {byte}");
            }
        }
    }
}

#[test]
fn folders_items_and_conversations_have_the_documented_form() {
    let guid = Guid(std::array::from_fn(|index| 0x10 + index as u8));
    let moniker = Moniker::from_text(MAILBOX);
    let conversation = ConversationId { moniker, processing: Processing::Normal, guid };
    for (id, text) in [
        (folder(), FOLDER),
        (DecodedId::Mailbox(item()), ITEM),
        (DecodedId::Conversation(conversation), CONVERSATION),
    ] {
        assert_eq!(id.encode(), text);
        assert_eq!(DecodedId::decode(text), Ok(id));
    }
}

#[test]
fn an_attachment_is_its_item_with_a_trailer() {
    let text = attachment(1).encode();
    let expected =
        ITEM.strip_suffix("AAA=").expect("padding").to_owned() + "AAABEgAQACAhIiMkJSYnKCkqKywtLi8=";
    assert_eq!(text, expected);
    assert_eq!(text.len(), 180);
    assert_eq!(attachment(2).encode().len(), 208);
    for levels in [1, 2, 5] {
        assert_eq!(DecodedId::decode(&attachment(levels).encode()), Ok(attachment(levels)));
    }
}

#[test]
fn both_forms_of_an_id_are_one_id_and_the_shorter_is_written() {
    assert_eq!(DecodedId::decode(FOLDER_COMPRESSED), Ok(folder()));
    assert_eq!(folder().encode(), FOLDER);
    let zeros = DecodedId::DirectoryObject([0; 40].into());
    let text = zeros.encode();
    assert!(text.starts_with("AQUoAAAn"), "{text}");
    assert_eq!(DecodedId::decode(&text), Ok(zeros));
}

#[test]
fn the_published_persona_id_decodes_and_encodes_to_itself() {
    let id = DecodedId::decode(PERSONA).expect("a published id");
    assert_eq!(id.encode(), PERSONA);
    let DecodedId::Conversation(persona) = id else { panic!("{id:?}") };
    assert_eq!(persona.moniker.to_text(), "d522c10d-78ce-4097-8f59-b71634cdfdda");
    assert_eq!(persona.guid.to_string(), "1192c49d-5c04-4ade-b9f1-9b49825a9d99");
}

#[test]
fn a_moniker_in_another_spelling_is_another_mailbox() {
    let upper = MAILBOX.to_uppercase();
    assert_eq!(Moniker::from_text(&upper), Moniker::Text(upper.as_str().into()));
    assert_eq!(Moniker::from_text(&upper).to_text(), upper);
    assert!(matches!(Moniker::from_text(MAILBOX), Moniker::Guid(_)));
}

#[test]
fn padding_that_no_server_writes_is_kept() {
    let mut bytes = STANDARD.decode(FOLDER).expect("base64");
    *bytes.last_mut().expect("not empty") = 1;
    let text = STANDARD.encode(bytes);
    let id = DecodedId::decode(&text).expect("well formed");
    assert_ne!(id, folder());
    assert_eq!(DecodedId::decode(&id.encode()), Ok(id));
}

fn guids() -> impl Strategy<Value = Guid> + Clone {
    any::<[u8; 16]>().prop_map(Guid)
}

fn monikers() -> impl Strategy<Value = Moniker> + Clone {
    prop_oneof![
        guids().prop_map(Moniker::Guid),
        "[a-z\u{e9}@]{0,40}".prop_map(|text| Moniker::from_text(&text))
    ]
}

fn processings() -> impl Strategy<Value = Processing> + Clone {
    prop_oneof![Just(Processing::Normal), Just(Processing::Occurrence), Just(Processing::Series)]
}

fn store_ids() -> impl Strategy<Value = StoreId> + Clone {
    let long_terms = (guids(), any::<[u8; 6]>(), any::<[u8; 2]>()).prop_map(|(replica, counter, padding)| {
        LongTermId { replica, counter: GlobalCounter::from_bytes(counter), padding }
    });
    let folders = (guids(), long_terms.clone())
        .prop_map(|(provider, folder)| StoreId::Folder(FolderEntryId { provider, folder }));
    let items = (guids(), long_terms.clone(), long_terms)
        .prop_map(|(provider, folder, item)| StoreId::Item(ItemEntryId { provider, folder, item }));
    let others = prop::collection::vec(any::<u8>(), 0..90).prop_map(|bytes| StoreId::parse(&bytes));
    prop_oneof![folders, items, others]
}

fn attachments() -> impl Strategy<Value = Vec<Box<[u8]>>> + Clone {
    let attachment = prop::collection::vec(any::<u8>(), 0..20).prop_map(Vec::into_boxed_slice);
    prop::collection::vec(attachment, 0..4)
}

fn ids() -> impl Strategy<Value = DecodedId> {
    let objects = (monikers(), processings(), store_ids(), attachments()).prop_map(
        |(moniker, processing, store_id, attachments)| MailboxId {
            moniker,
            processing,
            store_id,
            attachments,
        },
    );
    prop_oneof![
        objects.clone().prop_map(DecodedId::Mailbox),
        objects.prop_map(DecodedId::Legacy),
        (monikers(), processings(), guids()).prop_map(|(moniker, processing, guid)| {
            DecodedId::Conversation(ConversationId { moniker, processing, guid })
        }),
        store_ids().prop_map(DecodedId::PublicFolder),
        (processings(), store_ids(), store_ids(), attachments()).prop_map(
            |(processing, item, folder, attachments)| {
                DecodedId::PublicFolderItem(PublicFolderItemId { processing, item, folder, attachments })
            }
        ),
        prop::collection::vec(any::<u8>(), 0..200)
            .prop_map(|object| DecodedId::DirectoryObject(object.into())),
    ]
}

proptest! {
    #[test]
    fn decoding_undoes_encoding(id in ids()) {
        let text = id.encode();
        prop_assert!(text.len() <= ID_CHARACTERS_MAX);
        prop_assert_eq!(DecodedId::decode_with_legacy(&text), Ok(id));
    }

    #[test]
    fn no_bytes_make_decoding_panic(
        compression in 0..3_u8, storage in 0..7_u8, rest in prop::collection::vec(0..8_u8, 0..60),
    ) {
        let text = STANDARD.encode([&[compression, storage][..], &rest].concat());
        if let Ok(id) = DecodedId::decode_with_legacy(&text) {
            let again = id.encode();
            prop_assert!(again.len() <= text.len());
            prop_assert_eq!(DecodedId::decode_with_legacy(&again), Ok(id));
        }
    }
}

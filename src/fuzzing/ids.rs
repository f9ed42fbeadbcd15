//! Ids, change keys and sync states, which clients send back as they like.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::mailbox::{ChangeKey, DecodedId, check_sync_states};

/// Any bytes as an id, as a change key and as sync states, as their text and as what the text stands for:
/// what can be read is written as a text that reads the same.
///
/// # Panics
///
/// When that does not hold.
pub fn ids(bytes: &[u8]) {
    check_sync_states(bytes);
    let encoded = STANDARD.encode(bytes);
    for text in [&*String::from_utf8_lossy(bytes), &encoded] {
        if let Ok(id) = DecodedId::decode_with_legacy(text) {
            let written = id.encode();
            assert_eq!(DecodedId::decode_with_legacy(&written), Ok(id), "{text} is written as {written}");
        }
        if let Ok(change_key) = ChangeKey::decode(text) {
            assert_eq!(ChangeKey::decode(&change_key.encode()), Ok(change_key), "{text}");
        }
    }
}

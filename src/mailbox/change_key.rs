//! The layout of the `ChangeKey` attribute: what kind of object it belongs to and which version of it.
//!
//! Source: base64 of a little-endian object type, then, unless the key is short, the length of the version
//! and the version itself: a replica GUID and a big-endian counter. Layout derived from published and
//! recorded values.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{GlobalCounter, Guid, IdText};
use crate::{Error, ResponseCode, Result};

/// A decoded `ChangeKey` attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeKey {
    /// What kind of object the key belongs to; the wire value, see [`object_type`].
    pub object_type: u32,
    /// Which version of the object the key names; `None` in the short form.
    pub version: Option<Version>,
}

/// One change of one object: who made it and the number it has there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The database in which the change was made.
    pub replica: Guid,
    /// The number of the change, increasing with every write in the mailbox.
    pub counter: GlobalCounter,
}

/// The object types seen in change keys.
pub mod object_type {
    /// A folder without a type of its own; also every `ParentFolderId`.
    pub const FOLDER: u32 = 1;
    /// A calendar folder.
    pub const CALENDAR_FOLDER: u32 = 2;
    /// A contacts folder.
    pub const CONTACTS_FOLDER: u32 = 3;
    /// A tasks folder.
    pub const TASKS_FOLDER: u32 = 4;
    /// A search folder.
    pub const SEARCH_FOLDER: u32 = 8;
    /// A message, and every item whose class has no type of its own.
    pub const MESSAGE: u32 = 9;
    /// A meeting request.
    pub const MEETING_REQUEST: u32 = 0x0b;
    /// The answer to a meeting request.
    pub const MEETING_RESPONSE: u32 = 0x0c;
    /// The cancellation of a meeting.
    pub const MEETING_CANCELLATION: u32 = 0x0d;
    /// A calendar item.
    pub const CALENDAR_ITEM: u32 = 0x0f;
    /// A contact.
    pub const CONTACT: u32 = 0x11;
    /// A distribution list, which every IM group is.
    pub const DISTRIBUTION_LIST: u32 = 0x12;
    /// A task.
    pub const TASK: u32 = 0x13;
    /// An item of any other kind.
    pub const OTHER_ITEM: u32 = 0x17;
}

/// Bytes of a version with a six-byte counter, which is the length written.
const VERSION_LENGTH: usize = 22;
/// Bytes of a version with a four-byte counter, as older stores write it.
const OLDER_VERSION_LENGTH: usize = 20;
/// Bytes of the longest key: type, length and version.
const LONGEST: usize = 8 + VERSION_LENGTH;

impl ChangeKey {
    /// The short form: a type and no version.
    #[must_use]
    pub const fn short(object_type: u32) -> Self {
        Self { object_type, version: None }
    }

    /// The full form: a type and the version of the object.
    #[must_use]
    pub const fn full(object_type: u32, version: Version) -> Self {
        Self { object_type, version: Some(version) }
    }

    /// Reads the text of a `ChangeKey` attribute.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidChangeKey` for text that no server writes, the empty text included.
    pub fn decode(text: &str) -> Result<Self> {
        // The longest key has 40 characters, which decode to 30 bytes: anything that does not fit is no key.
        let mut bytes = [0; LONGEST];
        let length = STANDARD.decode_slice(text, &mut bytes).unwrap_or(0);
        Self::parse(&bytes[..length]).ok_or(Error::new(ResponseCode::ErrorInvalidChangeKey))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (object_type, rest) = bytes.split_first_chunk()?;
        let object_type = u32::from_le_bytes(*object_type);
        if rest.is_empty() {
            return Some(Self::short(object_type));
        }
        let (length, version) = rest.split_first_chunk()?;
        if usize::try_from(u32::from_le_bytes(*length)) != Ok(version.len()) {
            return None;
        }
        let (replica, counter) = version.split_first_chunk()?;
        let counter = match (version.len(), counter) {
            (VERSION_LENGTH, &[a, b, c, d, e, f]) => [a, b, c, d, e, f],
            (OLDER_VERSION_LENGTH, &[c, d, e, f]) => [0, 0, c, d, e, f],
            _ => return None,
        };
        let counter = GlobalCounter::from_bytes(counter);
        Some(Self::full(object_type, Version { replica: Guid(*replica), counter }))
    }

    /// The text of the attribute: 8 characters in the short form, 40 in the full one.
    #[must_use]
    pub fn encode(&self) -> String {
        self.to_text().to_string()
    }

    /// [`ChangeKey::encode`] in a form that needs no memory.
    pub(crate) fn to_text(self) -> IdText {
        let mut bytes = [0; LONGEST];
        bytes[..4].copy_from_slice(&self.object_type.to_le_bytes());
        let Some(Version { replica, counter }) = self.version else {
            return IdText::of(&bytes[..4]);
        };
        bytes[4] = VERSION_LENGTH as u8;
        bytes[8..24].copy_from_slice(&replica.0);
        bytes[24..].copy_from_slice(&counter.to_bytes());
        IdText::of(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CONTACT: &str = "EQAAABYAAABtF8oI7iVOQatt/bhQoTbWAAAAAAyg";

    #[test]
    fn what_no_server_writes_is_an_invalid_change_key() {
        // Empty, not base64, cut short, three trailing shapes seen shortened in print, and a key that goes
        // on.
        for text in
            ["", "x", "EQAAAA", "EQAAA", "EQAAABxFU", "EQAAABBmNDjF", "EQAAABYAAABtF8oI7i", "=", "\u{e9}"]
        {
            let error = ChangeKey::decode(text).expect_err(text);
            assert_eq!(error.code(), ResponseCode::ErrorInvalidChangeKey);
            assert_eq!(error.text(), "The change key is invalid.");
        }
        for end in 0..CONTACT.len() {
            if end != 0 {
                assert!(ChangeKey::decode(&CONTACT[..end]).is_err(), "{end}");
            }
        }
        assert!(ChangeKey::decode(&format!("{CONTACT}AAAA")).is_err());
    }

    #[test]
    fn a_version_of_any_other_length_is_refused() {
        for length in 0..40_usize {
            let mut bytes = vec![9, 0, 0, 0, u8::try_from(length).expect("small"), 0, 0, 0];
            bytes.resize(8 + length, 1);
            let decoded = ChangeKey::decode(&STANDARD.encode(bytes));
            assert_eq!(decoded.is_ok(), length == 20 || length == 22, "{length}");
        }
    }

    #[test]
    fn short_keys_are_a_type_alone() {
        for (text, object_type) in [
            ("AQAAAA==", object_type::FOLDER),
            ("EQAAAA==", object_type::CONTACT),
            ("EgAAAA==", object_type::DISTRIBUTION_LIST),
            ("FwAAAA==", object_type::OTHER_ITEM),
        ] {
            assert_eq!(ChangeKey::decode(text), Ok(ChangeKey::short(object_type)));
            assert_eq!(ChangeKey::short(object_type).encode(), text);
        }
    }

    #[test]
    fn full_keys_carry_replica_and_counter() {
        for (text, object_type, replica, counter) in [
            (CONTACT, object_type::CONTACT, "08ca176d-25ee-414e-ab6d-fdb850a136d6", 0x0ca0),
            (
                "CQAAABYAAAB0vGFf3HZOSb1IxPAYl2sPAAAAABI1",
                object_type::MESSAGE,
                "5f61bc74-76dc-494e-bd48-c4f018976b0f",
                0x1235,
            ),
        ] {
            let key = ChangeKey::decode(text).expect("a published or reproduced key");
            let version = key.version.expect("a full key");
            assert_eq!((key.object_type, version.counter.value()), (object_type, counter));
            assert_eq!(version.replica.to_string(), replica);
            assert_eq!(key.encode(), text);
        }
    }

    #[test]
    fn a_four_byte_counter_is_read_too() {
        let mut bytes = vec![0x0f, 0, 0, 0, 20, 0, 0, 0];
        bytes.extend([7; 16]);
        bytes.extend([0, 0, 1, 2]);
        let key = ChangeKey::decode(&STANDARD.encode(bytes)).expect("as older stores write it");
        assert_eq!(key.version.map(|version| version.counter.value()), Some(0x0102));
    }

    proptest! {
        #[test]
        fn decoding_undoes_encoding(object_type: u32, replica: [u8; 16], counter: [u8; 6], full: bool) {
            let version = Version { replica: Guid(replica), counter: GlobalCounter::from_bytes(counter) };
            let key = ChangeKey { object_type, version: full.then_some(version) };
            prop_assert_eq!(ChangeKey::decode(&key.encode()), Ok(key));
        }

        #[test]
        fn no_text_makes_decoding_panic(text in "[A-Za-z0-9+/=\u{e9}]{0,60}") {
            let _ = ChangeKey::decode(&text);
        }
    }
}

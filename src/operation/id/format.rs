//! The formats of ids, read and written.
//!
//! An EWS id names a mailbox and an object of its store. The other formats have the object alone: `EntryId`
//! and `HexEntryId` its entry id, `StoreId` that with its length before it and its type after it, `OwaId` the
//! same with what addresses on the web do not take escaped. The order within a `StoreId` is that of a
//! documented `OwaId`; what its type byte is, is ours.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::mailbox::{DecodedId, MailboxId, Moniker, Processing, PublicFolderItemId, StoreId};
use crate::schema::{AlternatePublicFolderId, IdFormat};
use crate::{Error, ResponseCode, Result};

/// What an id names.
pub(super) enum StoreObject {
    /// A folder or an item, which all formats can name.
    Plain(Moniker, StoreId),
    /// Anything else that ids of EWS name: attachments, occurrences, conversations, persons.
    Other(DecodedId),
}

impl StoreObject {
    /// Reads an id. One that names no mailbox is one of the mailbox given.
    pub(super) fn read(id: &str, format: IdFormat, mailbox: &Moniker) -> Result<Self> {
        let decoded = match format {
            IdFormat::EwsId => DecodedId::decode(id)?,
            IdFormat::EwsLegacyId => match DecodedId::decode_with_legacy(id)? {
                DecodedId::Legacy(id) => DecodedId::Mailbox(id),
                _ => return Err(malformed()),
            },
            _ => return Ok(Self::Plain(mailbox.clone(), store_id(id, format)?)),
        };
        Ok(match decoded {
            DecodedId::Mailbox(MailboxId {
                moniker,
                processing: Processing::Normal,
                store_id,
                attachments,
            }) if attachments.is_empty() => {
                let own = if format == IdFormat::EwsId { moniker } else { mailbox.clone() };
                Self::Plain(own, store_id)
            }
            other => Self::Other(other),
        })
    }

    /// Writes the id in a format. The old format of EWS names the mailbox by its address.
    pub(super) fn write(self, format: IdFormat, address: &str) -> Result<String> {
        match self {
            Self::Plain(moniker, store_id) => Ok(match format {
                IdFormat::EwsId => DecodedId::Mailbox(plain(moniker, store_id)).encode(),
                IdFormat::EwsLegacyId => {
                    DecodedId::Legacy(plain(Moniker::Text(address.into()), store_id)).encode()
                }
                _ => text_of(&store_id, format),
            }),
            Self::Other(id) if format == IdFormat::EwsId => Ok(id.encode()),
            Self::Other(_) => Err(malformed()),
        }
    }
}

/// A public folder's id in another format.
pub(super) fn public_folder(id: &str, from: IdFormat, to: IdFormat) -> Result<String> {
    let folder = match from {
        IdFormat::EwsId | IdFormat::EwsLegacyId => match DecodedId::decode(id)? {
            DecodedId::PublicFolder(folder) => folder,
            _ => return Err(malformed()),
        },
        format => store_id(id, format)?,
    };
    Ok(match to {
        IdFormat::EwsId | IdFormat::EwsLegacyId => DecodedId::PublicFolder(folder).encode(),
        format => text_of(&folder, format),
    })
}

/// The id of an item of a public folder in another format.
pub(super) fn public_folder_item(
    id: &str,
    from: IdFormat,
    to: IdFormat,
    folder: &AlternatePublicFolderId,
) -> Result<String> {
    let (item, folder) = match from {
        IdFormat::EwsId | IdFormat::EwsLegacyId => match DecodedId::decode(id)? {
            DecodedId::PublicFolderItem(PublicFolderItemId { item, folder, .. }) => (item, folder),
            _ => return Err(malformed()),
        },
        format => (store_id(id, format)?, store_id(&folder.folder_id, format)?),
    };
    Ok(match to {
        IdFormat::EwsId | IdFormat::EwsLegacyId => DecodedId::PublicFolderItem(PublicFolderItemId {
            processing: Processing::Normal,
            item,
            folder,
            attachments: Vec::new(),
        })
        .encode(),
        format => text_of(&item, format),
    })
}

fn plain(moniker: Moniker, store_id: StoreId) -> MailboxId {
    MailboxId { moniker, processing: Processing::Normal, store_id, attachments: Vec::new() }
}

/// The object that an id without a mailbox names.
fn store_id(id: &str, format: IdFormat) -> Result<StoreId> {
    if id.is_empty() {
        return Err(Error::new(ResponseCode::ErrorInvalidIdEmpty));
    }
    let base64 = |text: &str| STANDARD.decode(text).map_err(|_| malformed());
    let entry_id = match format {
        IdFormat::HexEntryId => hexadecimal(id).ok_or_else(malformed)?,
        IdFormat::StoreId => without_frame(base64(id)?)?,
        IdFormat::OwaId => without_frame(base64(&unescaped(id))?)?,
        _ => base64(id)?,
    };
    match StoreId::parse(&entry_id) {
        StoreId::Other(_) => Err(Error::new(ResponseCode::ErrorInvalidId)),
        store_id => Ok(store_id),
    }
}

fn text_of(store_id: &StoreId, format: IdFormat) -> String {
    let entry_id = store_id.to_bytes();
    match format {
        IdFormat::HexEntryId => entry_id.iter().map(|byte| format!("{byte:02X}")).collect(),
        IdFormat::StoreId => STANDARD.encode(with_frame(store_id)),
        IdFormat::OwaId => escaped(&STANDARD.encode(with_frame(store_id))),
        _ => STANDARD.encode(entry_id),
    }
}

/// The type byte at the end of a `StoreId`.
const fn object_type(store_id: &StoreId) -> u8 {
    match store_id {
        StoreId::Folder(_) => 1,
        _ => 9,
    }
}

fn with_frame(store_id: &StoreId) -> Vec<u8> {
    let entry_id = store_id.to_bytes();
    let mut bytes = vec![u8::try_from(entry_id.len()).unwrap_or(u8::MAX)];
    bytes.extend_from_slice(&entry_id);
    bytes.push(object_type(store_id));
    bytes
}

/// The entry id in a `StoreId`, whose length and type have to be right.
fn without_frame(bytes: Vec<u8>) -> Result<Vec<u8>> {
    let framed = match &*bytes {
        [length, framed @ ..] if usize::from(*length) + 1 == framed.len() => framed,
        _ => return Err(malformed()),
    };
    let (type_byte, entry_id) = framed.split_last().ok_or_else(malformed)?;
    let is_of_type = *type_byte == object_type(&StoreId::parse(entry_id));
    is_of_type.then(|| entry_id.to_vec()).ok_or_else(malformed)
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect()
}

/// What base64 has and addresses on the web do not take, escaped.
fn escaped(text: &str) -> String {
    text.replace('+', "%2b").replace('/', "%2f").replace('=', "%3d")
}

fn unescaped(text: &str) -> String {
    let pairs = [("%2b", "+"), ("%2B", "+"), ("%2f", "/"), ("%2F", "/"), ("%3d", "="), ("%3D", "=")];
    pairs.iter().fold(text.to_owned(), |text, (escape, character)| text.replace(escape, character))
}

#[cold]
fn malformed() -> Error {
    Error::new(ResponseCode::ErrorInvalidIdMalformed)
}

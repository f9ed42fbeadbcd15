//! The binary layout of the `Id` attribute, for every kind of object an id can name.
//!
//! An id is base64 of a compression byte and a payload; the first payload byte says how the rest is laid out.
//! Object ids carry the store's own entry ids, so decoding one yields the counters that address the mailbox's
//! tables.
//!
//! Source: MS-OXWSITEMID; entry ids as in MS-OXCDATA 2.2.4.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::entry_id::StoreId;
use super::{Guid, rle};
use crate::{Error, ResponseCode, Result};

/// The most characters an id may have.
pub const ID_CHARACTERS_MAX: usize = 512;
/// The most bytes they decode to.
const ID_BYTES_MAX: usize = ID_CHARACTERS_MAX / 4 * 3;
/// The longest moniker, in bytes: room for the longest SMTP address.
const MONIKER_BYTES_MAX: usize = 256;
/// The longest store id, in bytes.
const STORE_ID_BYTES_MAX: usize = 256;

/// First byte of an id whose payload follows as it is.
const UNCOMPRESSED: u8 = 0;
/// First byte of an id whose payload is run-length compressed.
const COMPRESSED: u8 = 1;

/// What an `Id` attribute says, by storage type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodedId {
    /// Storage type 3: a folder, an item or an attachment of a mailbox.
    Mailbox(MailboxId),
    /// Storage type 0: the same in the form of Exchange 2007 RTM, where the moniker is an SMTP address.
    Legacy(MailboxId),
    /// Storage type 4: a conversation or a persona of a mailbox.
    Conversation(ConversationId),
    /// Storage type 1: a public folder.
    PublicFolder(StoreId),
    /// Storage type 2: an item of a public folder.
    PublicFolderItem(PublicFolderItemId),
    /// Storage type 5: an object of the directory; the bytes are the directory's own.
    DirectoryObject(Box<[u8]>),
}

/// The id of a folder, an item or an attachment of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailboxId {
    /// Which mailbox.
    pub moniker: Moniker,
    /// Whether the item stands for itself or for an occurrence of a series.
    pub processing: Processing,
    /// Which object of the mailbox.
    pub store_id: StoreId,
    /// The attachments to follow from that item, outermost first; empty for the item itself.
    pub attachments: Vec<Box<[u8]>>,
}

/// The id of a conversation or a persona.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationId {
    /// Which mailbox.
    pub moniker: Moniker,
    /// Always [`Processing::Normal`] in ids that servers write.
    pub processing: Processing,
    /// Which conversation or person.
    pub guid: Guid,
}

/// The id of an item in a public folder, or of an attachment of such an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFolderItemId {
    /// Whether the item stands for itself or for an occurrence of a series.
    pub processing: Processing,
    /// The item.
    pub item: StoreId,
    /// The folder it lies in.
    pub folder: StoreId,
    /// The attachments to follow from that item, outermost first; empty for the item itself.
    pub attachments: Vec<Box<[u8]>>,
}

/// The part of an id that says which mailbox it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moniker {
    /// The GUID of a mailbox, in the only spelling servers use: lower case, hyphenated.
    Guid(Guid),
    /// Any other text: a well-formed id, though of no mailbox there is.
    Text(Box<str>),
}

/// How an item id is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Processing {
    /// The item itself.
    Normal,
    /// One occurrence of a series; the store id is the master's, with the occurrence appended.
    Occurrence,
    /// The series an item belongs to.
    Series,
}

impl DecodedId {
    /// Reads the text of an `Id` attribute.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidIdEmpty`, `ErrorInvalidIdMalformed`, `ErrorInvalidIdMonikerTooLong`,
    /// `ErrorInvalidIdStoreObjectIdTooLong`, and `ErrorInvalidIdMalformedEwsLegacyIdFormat` for a well-formed
    /// id of storage type 0.
    ///
    /// `ErrorInvalidIdTooManyAttachmentLevels` cannot occur: the number of levels is a byte.
    pub fn decode(text: &str) -> Result<Self> {
        match Self::decode_with_legacy(text)? {
            Self::Legacy(_) => Err(Error::new(ResponseCode::ErrorInvalidIdMalformedEwsLegacyIdFormat)),
            id => Ok(id),
        }
    }

    /// Reads the text of an `Id` attribute where the form of Exchange 2007 RTM is allowed as well.
    ///
    /// # Errors
    ///
    /// As [`DecodedId::decode`], without `ErrorInvalidIdMalformedEwsLegacyIdFormat`.
    pub fn decode_with_legacy(text: &str) -> Result<Self> {
        if text.is_empty() {
            return Err(Error::new(ResponseCode::ErrorInvalidIdEmpty));
        }
        // Longer text does not fit the buffer and is refused like text that is not base64.
        let mut bytes = [0; ID_BYTES_MAX];
        let length = STANDARD.decode_slice(text, &mut bytes).map_err(|_| malformed())?;
        match &bytes[..length] {
            [UNCOMPRESSED, payload @ ..] => Self::parse(payload),
            [COMPRESSED, compressed @ ..] => {
                Self::parse(&rle::decompress(compressed, ID_BYTES_MAX - 1).ok_or_else(malformed)?)
            }
            _ => Err(malformed()),
        }
    }

    fn parse(payload: &[u8]) -> Result<Self> {
        let mut fields = Fields { rest: payload };
        let id = match fields.byte()? {
            0 => Self::Legacy(MailboxId::parse(&mut fields)?),
            1 => Self::PublicFolder(StoreId::parse(fields.store_id()?)),
            2 => Self::PublicFolderItem(PublicFolderItemId::parse(&mut fields)?),
            3 => Self::Mailbox(MailboxId::parse(&mut fields)?),
            4 => Self::Conversation(ConversationId::parse(&mut fields)?),
            5 => Self::DirectoryObject(fields.store_id()?.into()),
            _ => return Err(malformed()),
        };
        if fields.rest.is_empty() { Ok(id) } else { Err(malformed()) }
    }

    /// The text of the attribute: compressed only where that is shorter, as servers do it.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut bytes = Vec::with_capacity(128);
        bytes.push(UNCOMPRESSED);
        match self {
            Self::Legacy(id) => id.write(0, &mut bytes),
            Self::PublicFolder(folder) => {
                bytes.push(1);
                push_sized(&mut bytes, &folder.to_bytes());
            }
            Self::PublicFolderItem(id) => id.write(&mut bytes),
            Self::Mailbox(id) => id.write(3, &mut bytes),
            Self::Conversation(id) => id.write(&mut bytes),
            Self::DirectoryObject(object) => {
                bytes.push(5);
                push_sized(&mut bytes, object);
            }
        }
        STANDARD.encode(compressed(&bytes).unwrap_or(bytes))
    }
}

impl MailboxId {
    fn parse(fields: &mut Fields<'_>) -> Result<Self> {
        Ok(Self {
            moniker: fields.moniker()?,
            processing: fields.processing()?,
            store_id: StoreId::parse(fields.store_id()?),
            attachments: fields.attachments()?,
        })
    }

    fn write(&self, storage_type: u8, bytes: &mut Vec<u8>) {
        bytes.push(storage_type);
        self.moniker.write(bytes);
        bytes.push(self.processing as u8);
        push_sized(bytes, &self.store_id.to_bytes());
        push_attachments(bytes, &self.attachments);
    }
}

impl ConversationId {
    fn parse(fields: &mut Fields<'_>) -> Result<Self> {
        let (moniker, processing) = (fields.moniker()?, fields.processing()?);
        let guid = fields.store_id()?.try_into().map_err(|_| malformed())?;
        Ok(Self { moniker, processing, guid: Guid(guid) })
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(4);
        self.moniker.write(bytes);
        bytes.push(self.processing as u8);
        push_sized(bytes, &self.guid.0);
    }
}

impl PublicFolderItemId {
    fn parse(fields: &mut Fields<'_>) -> Result<Self> {
        Ok(Self {
            processing: fields.processing()?,
            item: StoreId::parse(fields.store_id()?),
            folder: StoreId::parse(fields.store_id()?),
            attachments: fields.attachments()?,
        })
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend([2, self.processing as u8]);
        push_sized(bytes, &self.item.to_bytes());
        push_sized(bytes, &self.folder.to_bytes());
        push_attachments(bytes, &self.attachments);
    }
}

impl Moniker {
    /// The moniker that this text is.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        // Looked at without stopping early, which is quicker for a text this short.
        let has_upper_case = text.bytes().fold(false, |found, byte| found | byte.is_ascii_uppercase());
        match Guid::parse(text) {
            Some(guid) if !has_upper_case => Self::Guid(guid),
            _ => Self::Text(text.into()),
        }
    }

    /// The text, which `MessageXml` repeats when there is no such mailbox.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Guid(guid) => guid.to_string(),
            Self::Text(text) => text.to_string(),
        }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Guid(guid) => push_sized(bytes, &guid.to_text()),
            Self::Text(text) => push_sized(bytes, text.as_bytes()),
        }
    }
}

/// The bytes of an id in compressed form, where that is shorter, given those in uncompressed form; both with
/// the compression byte.
pub(super) fn compressed(uncompressed: &[u8]) -> Option<Vec<u8>> {
    let payload = &uncompressed[1..];
    (rle::compressed_length(payload) < payload.len()).then(|| {
        let mut compressed = rle::compress(payload);
        compressed.insert(0, COMPRESSED);
        compressed
    })
}

fn push_sized(bytes: &mut Vec<u8>, field: &[u8]) {
    // Only an id made by hand can be this long; it is refused when it comes back.
    let length = i16::try_from(field.len()).unwrap_or(i16::MAX);
    bytes.extend(length.to_le_bytes());
    bytes.extend_from_slice(field);
}

fn push_attachments(bytes: &mut Vec<u8>, attachments: &[Box<[u8]>]) {
    if !attachments.is_empty() {
        bytes.push(u8::try_from(attachments.len()).unwrap_or(u8::MAX));
        attachments.iter().for_each(|attachment| push_sized(bytes, attachment));
    }
}

/// The bytes of a payload that are still to be read.
struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (field, rest) = self.rest.split_at_checked(length).ok_or_else(malformed)?;
        self.rest = rest;
        Ok(field)
    }

    fn byte(&mut self) -> Result<u8> {
        self.take(1).map(|byte| byte[0])
    }

    /// A field with its length before it; a length beyond `longest` has its own code.
    fn sized(&mut self, longest: usize, too_long: ResponseCode) -> Result<&'a [u8]> {
        let length = self.take(2)?;
        let length = i16::from_le_bytes([length[0], length[1]]);
        let length = usize::try_from(length).map_err(|_| malformed())?;
        if length > longest { Err(Error::new(too_long)) } else { self.take(length) }
    }

    fn moniker(&mut self) -> Result<Moniker> {
        let moniker = self.sized(MONIKER_BYTES_MAX, ResponseCode::ErrorInvalidIdMonikerTooLong)?;
        let moniker = std::str::from_utf8(moniker).map_err(|_| malformed())?;
        Ok(Moniker::from_text(moniker))
    }

    fn store_id(&mut self) -> Result<&'a [u8]> {
        self.sized(STORE_ID_BYTES_MAX, ResponseCode::ErrorInvalidIdStoreObjectIdTooLong)
    }

    fn processing(&mut self) -> Result<Processing> {
        match self.byte()? {
            0 => Ok(Processing::Normal),
            1 => Ok(Processing::Occurrence),
            2 => Ok(Processing::Series),
            _ => Err(malformed()),
        }
    }

    /// The optional trailer; where it stands, it names at least one attachment.
    fn attachments(&mut self) -> Result<Vec<Box<[u8]>>> {
        if self.rest.is_empty() {
            return Ok(Vec::new());
        }
        match self.byte()? {
            0 => Err(malformed()),
            levels => (0..levels).map(|_| self.store_id().map(Box::from)).collect(),
        }
    }
}

fn malformed() -> Error {
    Error::new(ResponseCode::ErrorInvalidIdMalformed)
}

#[cfg(test)]
mod tests;

//! The state machine: mailboxes, what lies in them, and the ids and change keys that name it.
//!
//! Nothing here knows XML or response messages. A refused transition returns an [`Error`](crate::Error) and has changed
//! nothing.

pub mod change_key;
mod entry_id;
mod guid;
mod id;
mod rle;
mod slots;

pub use change_key::{ChangeKey, Version};
pub use entry_id::{FolderEntryId, ItemEntryId, LongTermId, StoreId};
pub use guid::{GlobalCounter, Guid};
pub use id::{
    ConversationId, DecodedId, ID_CHARACTERS_MAX, MailboxId, Moniker, Processing, PublicFolderItemId,
};

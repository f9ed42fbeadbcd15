//! Folders: making, finding, showing, changing, moving, copying, emptying and deleting them, in batches.

mod change;
mod copy_folder;
mod create_folder;
mod create_folder_path;
mod delete_folder;
mod empty_folder;
mod find_folder;
mod get_folder;
mod mark_all_items_as_read;
mod move_folder;
mod new_folder;
mod permission;
mod search_parameters;
mod update_folder;

pub use self::change::{
    AppendToFolderField, DeleteFolderField, FolderChange, FolderChangeDescription,
    NonEmptyArrayOfFolderChangeDescriptions, NonEmptyArrayOfFolderChanges, SetFolderField,
};
pub use self::copy_folder::{CopyFolder, CopyFolderResponse};
pub use self::create_folder::{CreateFolder, CreateFolderResponse};
pub use self::create_folder_path::{CreateFolderPath, CreateFolderPathResponse};
pub use self::delete_folder::{DeleteFolder, DeleteFolderResponse};
pub use self::empty_folder::{EmptyFolder, EmptyFolderResponse};
pub use self::find_folder::{FindFolder, FindFolderResponse, FindFolderResponseMessage};
pub use self::get_folder::{GetFolder, GetFolderResponse};
pub use self::mark_all_items_as_read::{MarkAllItemsAsRead, MarkAllItemsAsReadResponse};
pub use self::move_folder::{BaseMoveCopyFolder, MoveFolder, MoveFolderResponse};
pub use self::update_folder::{UpdateFolder, UpdateFolderResponse};

pub(super) use self::permission::permission_set_of;
pub(super) use self::search_parameters::search_parameters_of;

use super::shape::FolderShape;
use super::{Context, FolderTarget};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{self, Generation};
use crate::message;
use crate::property::FolderObject;
use crate::schema::{ArrayOfFolders, DefaultShapeNames, Disposal, ResponseMessage};
use crate::{Error, ResponseCode, Result};

message! {
    /// A response message that carries folders.
    pub struct FolderInfoResponseMessage: messages "FolderInfoResponseMessageType" extends ResponseMessage {
        elements {
            /// The folders, none beside an error.
            folders: Opt<ArrayOfFolders>,
        }
    }
}

impl FolderInfoResponseMessage {
    /// Carries these folders.
    #[must_use]
    pub fn of(folders: impl IntoIterator<Item = FolderObject>) -> Self {
        Self { folders: Some(ArrayOfFolders { folders: folders.into_iter().collect() }) }
    }
}

impl Context<'_> {
    /// The folder of a target.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` when it has gone since.
    fn folder(&self, target: FolderTarget) -> Result<&mailbox::Folder> {
        self.mailbox_at(target.mailbox).folder(target.folder).ok_or_else(|| {
            Error::new(ResponseCode::ErrorItemNotFound).because(Rule::FolderThere, Culprit::Message)
        })
    }

    /// The folder in a shape, as a response message carries it.
    fn shown(&self, target: FolderTarget, shape: &FolderShape) -> Result<FolderInfoResponseMessage> {
        let folder = shape.show(self, target.mailbox, self.folder(target)?)?;
        Ok(FolderInfoResponseMessage::of([folder]))
    }

    /// The id of a folder with its change key, as operations answer that have made or changed it.
    fn shown_with_id_only(&self, target: FolderTarget) -> Result<FolderInfoResponseMessage> {
        self.shown(target, &FolderShape::of_base(DefaultShapeNames::IdOnly, self))
    }

    /// The error about a folder, where servers from Exchange 2013 on do this with no public folder.
    fn not_public_since_2013(&self, error: Error) -> Error {
        match self.settings().profile.generation() >= Generation::Exchange2013 {
            true => not_public(ResponseCode::ErrorInvalidOperation)(error),
            false => error,
        }
    }
}

/// The error about a folder, where no server does this with a public one: that there are none is not said
/// then.
fn not_public(code: ResponseCode) -> impl Fn(Error) -> Error {
    move |error| match error.code() {
        ResponseCode::ErrorNoPublicFolderServerAvailable => {
            Error::new(code).because(Rule::FolderNotPublic, Culprit::Message)
        }
        _ => error,
    }
}

impl From<Disposal> for mailbox::DeleteType {
    fn from(disposal: Disposal) -> Self {
        match disposal {
            Disposal::HardDelete => Self::HardDelete,
            Disposal::SoftDelete => Self::SoftDelete,
            Disposal::MoveToDeletedItems => Self::MoveToDeletedItems,
        }
    }
}

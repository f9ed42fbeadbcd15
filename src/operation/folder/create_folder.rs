//! `CreateFolder`: makes folders in another one.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorParentFolderNotFound` | the parent is gone, or in no mailbox |
//! | `ErrorInvalidParentFolder` | the parent is a search folder or an address list |
//! | `ErrorCreateSubfolderAccessDenied` | the caller may make no folders there |
//! | `ErrorAccessDenied` | the parent is among the recoverable items |
//! | `ErrorInvalidPropertySet` | a property that servers set themselves |
//! | `ErrorNoFolderClassOverride` | a class beside any element but `t:Folder` |
//! | `ErrorFolderSavePropertyError` | a display name that is absent, blank or too long |
//! | `ErrorFolderExists` | a folder beside it has the display name, whatever its case |
//! | `ErrorDuplicateUserIdsSpecified` and its relatives | the permissions are none |
//! | `ErrorEmailAddressMismatch` and its relatives | a search folder that cannot search so |
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/createfolder-operation>;
//! MS-OXWSFOLD 3.1.4.2.

use super::new_folder::read_new_folder;
use super::{FolderInfoResponseMessage, not_public};
use crate::message;
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, Operation,
};
use crate::property::{FolderKind, FolderObject};
use crate::schema::{NonEmptyArrayOfFolders, TargetFolderId};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

message! {
    /// Makes folders.
    pub struct CreateFolder: messages "CreateFolderType" {
        elements {
            /// The folder they will lie in.
            parent_folder_id: One<TargetFolderId>,
            /// The folders.
            folders: One<NonEmptyArrayOfFolders>,
        }
    }
}

message! {
    /// The id of each folder.
    pub struct CreateFolderResponse: messages "CreateFolderResponseType" extends BaseResponseMessage {}
}

impl Operation for CreateFolder {
    const NAME: &'static str = "CreateFolder";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let parent = context.target_folder(&self.parent_folder_id, FolderRole::Parent);
        Batch::run(context, self.folders.folders, |context, folder| {
            let parent = parent.clone().map_err(|error| of_public_parent(&folder, error))?;
            let made = context.make_folder(parent, folder)?;
            context.shown_with_id_only(made)
        })
    }
}

impl BatchOperation for CreateFolder {
    type Response = CreateFolderResponse;
    type Payload = FolderInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "CreateFolderResponseMessage";

    fn payload_of_error() -> Option<FolderInfoResponseMessage> {
        Some(FolderInfoResponseMessage::of([]))
    }
}

/// There are no search folders among public folders.
fn of_public_parent(folder: &FolderObject, error: Error) -> Error {
    match folder.kind {
        FolderKind::SearchFolder => not_public(ResponseCode::ErrorInvalidFolderTypeForOperation)(error),
        _ => error,
    }
}

impl Context<'_> {
    /// Makes the folder of a request in another one.
    ///
    /// # Errors
    ///
    /// Those of the operation.
    pub(super) fn make_folder(&mut self, parent: FolderTarget, folder: FolderObject) -> Result<FolderTarget> {
        self.check_access(parent, Access::CreateSubFolder)?;
        let new = read_new_folder(self, folder, parent.mailbox)?;
        let folder = self.mailbox_at_mut(parent.mailbox).create_folder(parent.folder, new)?;
        Ok(FolderTarget { folder, change_key: None, ..parent })
    }
}

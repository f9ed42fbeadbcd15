//! `UpdateFolder`: changes properties of folders.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the folder is gone |
//! | `ErrorAccessDenied` | the caller does not own the folder |
//! | `ErrorIncorrectUpdatePropertyCount` | a change sets no property, or several |
//! | `ErrorUpdatePropertyMismatch` | a change sets another property than its path says |
//! | `ErrorInvalidPropertySet`, `…Append`, `…Delete`, `…Request` | the property does not allow it |
//! | `ErrorInvalidOperation` | the top of the mailbox is renamed |
//! | `ErrorFolderSavePropertyError` | a display name that is blank or too long |
//! | `ErrorFolderExists` | a folder beside it has the display name, whatever its case |
//! | `ErrorObjectTypeChanged` | a class of another type |
//! | `ErrorDuplicateUserIdsSpecified` and its relatives | the permissions are none |
//!
//! The changes of one folder act in their order and are saved together or not at all. Change keys are not
//! compared: the last change wins.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/updatefolder-operation>;
//! MS-OXWSFOLD 3.1.4.8.

use super::FolderInfoResponseMessage;
use super::change::{FolderChange, NonEmptyArrayOfFolderChanges};
use crate::operation::{Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, Operation};
use crate::wire::ExchangeVersion;
use crate::{Result, message};

message! {
    /// Changes folders.
    pub struct UpdateFolder: messages "UpdateFolderType" {
        elements {
            /// The folders and what changes about them.
            folder_changes: One<NonEmptyArrayOfFolderChanges>,
        }
    }
}

message! {
    /// The id of each changed folder with its new change key.
    pub struct UpdateFolderResponse: messages "UpdateFolderResponseType" extends BaseResponseMessage {}
}

impl Operation for UpdateFolder {
    const NAME: &'static str = "UpdateFolder";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        Batch::run(context, self.folder_changes.folder_changes, |context, change| update(context, change))
    }
}

impl BatchOperation for UpdateFolder {
    type Response = UpdateFolderResponse;
    type Payload = FolderInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "UpdateFolderResponseMessage";

    fn payload_of_error() -> Option<FolderInfoResponseMessage> {
        Some(FolderInfoResponseMessage::of([]))
    }
}

fn update(context: &mut Context<'_>, change: FolderChange) -> Result<FolderInfoResponseMessage> {
    let target = context.folder_target(&change.folder_id, FolderRole::Subject)?;
    context.check_access(target, Access::OwnFolder)?;
    let folder = context.folder(target)?;
    let updates = change.updates.updates.into_iter().map(|update| update.read(context, target, folder));
    let updates = updates.collect::<Result<_>>()?;
    context.mailbox_at_mut(target.mailbox).update_folder(target.folder, updates)?;
    context.shown_with_id_only(target)
}

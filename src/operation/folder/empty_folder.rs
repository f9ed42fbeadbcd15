//! `EmptyFolder`: deletes everything in folders, with or without the folders in them.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound`, `ErrorFolderNotFound` | the folder is not there, by id or by name |
//! | `ErrorAccessDenied` | the caller may not delete everything there |
//! | `ErrorCannotEmptyFolder` | a search folder, one with a folder that servers make, and the like |
//! | `ErrorInvalidOperation` | the folder is a public one, from Exchange 2013 on |
//!
//! Items go where [deleted items](crate::mailbox::DeleteType) do, meetings without cancellations. Folders
//! that are moved to Deleted Items keep their ids.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/emptyfolder-operation>;
//! MS-OXWSFOLD 3.1.4.5.

use crate::Result;
use crate::message;
use crate::operation::{Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, Operation};
use crate::schema::{BaseFolderId, Disposal, NonEmptyArrayOfBaseFolderIds};
use crate::wire::ExchangeVersion;

message! {
    /// Empties folders.
    pub struct EmptyFolder: messages "EmptyFolderType" {
        attributes {
            /// What becomes of what lies in them.
            delete_type: Required<Disposal>,
            /// Whether the folders in them are deleted, too.
            delete_sub_folders: Required<bool>,
        }
        elements {
            /// The folders.
            folder_ids: One<NonEmptyArrayOfBaseFolderIds>,
        }
    }
}

message! {
    /// Says of each folder that it is empty.
    pub struct EmptyFolderResponse: messages "EmptyFolderResponseType" extends BaseResponseMessage {}
}

impl Operation for EmptyFolder {
    const NAME: &'static str = "EmptyFolder";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2010;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        Batch::run(context, &self.folder_ids.folder_ids, |context, id| self.empty(context, id))
    }
}

impl BatchOperation for EmptyFolder {
    type Response = EmptyFolderResponse;
    type Payload = ();
    const RESPONSE_MESSAGE: &'static str = "EmptyFolderResponseMessage";
}

impl EmptyFolder {
    fn empty(&self, context: &mut Context<'_>, id: &BaseFolderId) -> Result<()> {
        let folder = context.folder_target(id, FolderRole::Subject);
        let folder = folder.map_err(|error| context.not_public_since_2013(error))?;
        context.check_access(folder, Access::DeleteItem { is_own: false })?;
        if self.delete_sub_folders {
            context.check_access(folder, Access::OwnFolder)?;
        }
        let mailbox = context.mailbox_at_mut(folder.mailbox);
        mailbox.empty_folder(folder.folder, self.delete_type.into(), self.delete_sub_folders)
    }
}

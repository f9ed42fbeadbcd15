//! `DeleteFolder`: deletes folders with everything in them.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the folder is gone |
//! | `ErrorDeleteDistinguishedFolder` | servers make the folder themselves |
//! | `ErrorAccessDenied` | the caller does not own the folder |
//!
//! A folder that is moved to Deleted Items keeps its id. Otherwise it is gone with those below it, and their
//! items go where [deleted items](crate::mailbox::DeleteType) do.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/deletefolder-operation>;
//! MS-OXWSFOLD 3.1.4.4.

use crate::Result;
use crate::message;
use crate::operation::{Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, Operation};
use crate::schema::{BaseFolderId, Disposal, NonEmptyArrayOfBaseFolderIds};
use crate::wire::ExchangeVersion;

message! {
    /// Deletes folders.
    pub struct DeleteFolder: messages "DeleteFolderType" {
        attributes {
            /// What becomes of them.
            delete_type: Required<Disposal>,
        }
        elements {
            /// The folders.
            folder_ids: One<NonEmptyArrayOfBaseFolderIds>,
        }
    }
}

message! {
    /// Says of each folder that it has been deleted.
    pub struct DeleteFolderResponse: messages "DeleteFolderResponseType" extends BaseResponseMessage {}
}

impl Operation for DeleteFolder {
    const NAME: &'static str = "DeleteFolder";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        Batch::run(context, &self.folder_ids.folder_ids, |context, id| delete(context, id, self.delete_type))
    }
}

impl BatchOperation for DeleteFolder {
    type Response = DeleteFolderResponse;
    type Payload = ();
    const RESPONSE_MESSAGE: &'static str = "DeleteFolderResponseMessage";
}

fn delete(context: &mut Context<'_>, id: &BaseFolderId, delete_type: Disposal) -> Result<()> {
    let folder = context.folder_target(id, FolderRole::Subject)?;
    // A folder that servers make is refused as such, whoever asks.
    if !folder.folder.is_well_known() {
        context.check_access(folder, Access::OwnFolder)?;
    }
    context.mailbox_at_mut(folder.mailbox).delete_folder(folder.folder, delete_type.into())
}

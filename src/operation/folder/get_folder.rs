//! `GetFolder`: shows folders in the shape that is asked for.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the folder is gone, or is not the caller's to see |
//! | `ErrorFolderNotFound` | the mailbox has no folder of that name |
//! | `ErrorInvalidPropertyRequest` | a property is asked for that folders of its kind do not have |
//! | `ErrorAccessDenied` | the permissions are asked for, and the caller does not own the folder |
//! | `ErrorSearchFolderNotInitialized` | nobody has told the search folder what it looks for |
//!
//! Nothing changes, and change keys are not compared.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getfolder-operation>;
//! MS-OXWSFOLD 3.1.4.6.

use super::FolderInfoResponseMessage;
use crate::message;
use crate::operation::shape::{FolderPurpose, FolderShape};
use crate::operation::{BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, Operation};
use crate::schema::{FolderResponseShape, NonEmptyArrayOfBaseFolderIds};
use crate::wire::ExchangeVersion;

message! {
    /// Asks for folders.
    pub struct GetFolder: messages "GetFolderType" {
        elements {
            /// Which of their properties.
            folder_shape: One<FolderResponseShape>,
            /// The folders.
            folder_ids: One<NonEmptyArrayOfBaseFolderIds>,
        }
    }
}

message! {
    /// A folder for each id.
    pub struct GetFolderResponse: messages "GetFolderResponseType" extends BaseResponseMessage {}
}

impl Operation for GetFolder {
    const NAME: &'static str = "GetFolder";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let shape = FolderShape::new(&self.folder_shape, FolderPurpose::Get, context);
        Batch::run(context, &self.folder_ids.folder_ids, |context, id| {
            let target = context.folder_target(id, FolderRole::Subject)?;
            context.shown(target, shape.as_ref().map_err(Clone::clone)?)
        })
    }
}

impl BatchOperation for GetFolder {
    type Response = GetFolderResponse;
    type Payload = FolderInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "GetFolderResponseMessage";

    fn payload_of_error() -> Option<FolderInfoResponseMessage> {
        Some(FolderInfoResponseMessage::of([]))
    }
}

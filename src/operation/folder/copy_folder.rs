//! `CopyFolder`: copies folders with everything in them into another one. All that is copied gets new ids.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorToFolderNotFound` | the target is gone |
//! | `ErrorItemNotFound` | the folder is gone |
//! | `ErrorCrossMailboxMoveCopy` | the target is in another mailbox |
//! | `ErrorCreateSubfolderAccessDenied` | the caller may make no folders in the target |
//! | `ErrorMoveCopyFailed` | the target is the folder, lies in it, or has one of the name |
//! | `ErrorInvalidOperation` | one of the two is a public folder, from Exchange 2013 on |
//!
//! Folders that servers make can be copied; the copies are ordinary ones.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/copyfolder-operation>;
//! MS-OXWSFOLD 3.1.4.1.

use super::{BaseMoveCopyFolder, FolderInfoResponseMessage};
use crate::message;
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderTarget, Operation,
};
use crate::wire::ExchangeVersion;

message! {
    /// Copies folders.
    pub struct CopyFolder: messages "CopyFolderType" extends BaseMoveCopyFolder as base {}
}

message! {
    /// The id of each copy.
    pub struct CopyFolderResponse: messages "CopyFolderResponseType" extends BaseResponseMessage {}
}

impl Operation for CopyFolder {
    const NAME: &'static str = "CopyFolder";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        self.base.run(context, |context, folder, to| {
            context.check_access(to, Access::CreateSubFolder)?;
            context.check_access(folder, Access::ReadItems)?;
            let now = context.now();
            let mailbox = context.mailbox_at_mut(folder.mailbox);
            let copy = mailbox.copy_folder(folder.folder, to.folder, now)?;
            context.shown_with_id_only(FolderTarget { folder: copy, change_key: None, ..to })
        })
    }
}

impl BatchOperation for CopyFolder {
    type Response = CopyFolderResponse;
    type Payload = FolderInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "CopyFolderResponseMessage";

    fn payload_of_error() -> Option<FolderInfoResponseMessage> {
        Some(FolderInfoResponseMessage::of([]))
    }
}

//! `MoveFolder`: moves folders with everything in them into another one. They keep their ids.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorToFolderNotFound` | the target is gone |
//! | `ErrorItemNotFound` | the folder is gone |
//! | `ErrorCrossMailboxMoveCopy` | the target is in another mailbox |
//! | `ErrorMoveDistinguishedFolder` | servers make the folder themselves |
//! | `ErrorAccessDenied` | the caller does not own the folder |
//! | `ErrorCreateSubfolderAccessDenied` | the caller may make no folders in the target |
//! | `ErrorMoveCopyFailed` | the target is the folder, lies in it, or has one of the name |
//! | `ErrorInvalidOperation` | one of the two is a public folder, from Exchange 2013 on |
//!
//! Change keys are not compared.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/movefolder-operation>;
//! MS-OXWSFOLD 3.1.4.7.

use super::FolderInfoResponseMessage;
use crate::finding::{Culprit, Rule};
use crate::message;
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, Operation,
};
use crate::schema::{BaseFolderId, NonEmptyArrayOfBaseFolderIds, TargetFolderId};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

message! {
    /// What requests to move and to copy folders have.
    pub struct BaseMoveCopyFolder: messages "BaseMoveCopyFolderType" {
        elements {
            /// The folder they will lie in.
            to_folder_id: One<TargetFolderId>,
            /// The folders.
            folder_ids: One<NonEmptyArrayOfBaseFolderIds>,
        }
    }
}

message! {
    /// Moves folders.
    pub struct MoveFolder: messages "MoveFolderType" extends BaseMoveCopyFolder as base {}
}

message! {
    /// The id of each folder, with its new change key.
    pub struct MoveFolderResponse: messages "MoveFolderResponseType" extends BaseResponseMessage {}
}

impl Operation for MoveFolder {
    const NAME: &'static str = "MoveFolder";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        self.base.run(context, |context, folder, to| {
            // A folder that servers make is refused as such, whoever asks.
            if !folder.folder.is_well_known() {
                context.check_access(folder, Access::OwnFolder)?;
                context.check_access(to, Access::CreateSubFolder)?;
            }
            context.mailbox_at_mut(folder.mailbox).move_folder(folder.folder, to.folder)?;
            context.shown_with_id_only(folder)
        })
    }
}

impl BatchOperation for MoveFolder {
    type Response = MoveFolderResponse;
    type Payload = FolderInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "MoveFolderResponseMessage";

    fn payload_of_error() -> Option<FolderInfoResponseMessage> {
        Some(FolderInfoResponseMessage::of([]))
    }
}

impl BaseMoveCopyFolder {
    /// Moves or copies each folder to the target of all.
    pub(super) fn run<O>(
        &self,
        context: &mut Context<'_>,
        carry_out: impl Fn(&mut Context<'_>, FolderTarget, FolderTarget) -> Result<O::Payload>,
    ) -> Batch<O>
    where
        O: BatchOperation<Payload = FolderInfoResponseMessage>,
    {
        let to = context.target_folder(&self.to_folder_id, FolderRole::Destination);
        let to = to.map_err(|error| context.not_public_since_2013(error));
        Batch::run(context, &self.folder_ids.folder_ids, |context, id| {
            let to = to.clone()?;
            let folder = source(context, id)?;
            if folder.mailbox != to.mailbox {
                return Err(Error::new(ResponseCode::ErrorCrossMailboxMoveCopy)
                    .because(Rule::FolderStaysAtHome, Culprit::element("ToFolderId")));
            }
            carry_out(context, folder, to)
        })
    }
}

fn source(context: &Context<'_>, id: &BaseFolderId) -> Result<FolderTarget> {
    let folder = context.folder_target(id, FolderRole::Subject);
    folder.map_err(|error| context.not_public_since_2013(error))
}

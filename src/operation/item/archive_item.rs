//! `ArchiveItem`: moves items into the archive of their mailbox, into the folder with the path of theirs.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the source folder is gone, or the item |
//! | `ErrorInvalidOperation` | the mailbox has no archive |
//! | `ErrorCannotArchiveItemsInPublicFolders` | the source is a public folder |
//! | `ErrorCannotArchiveItemsInArchiveMailbox` | the source is in the archive already |
//! | `ErrorCannotSpecifySearchFolderAsSourceFolder` | the source is a search folder |
//! | `ErrorCannotArchiveCalendarContactTaskFolderException` | the source holds no mail |
//! | `ErrorCannotGetSourceFolderPath` | the source is none of the folders that users see |
//! | `ErrorAccessDenied` | the mailbox is another's |
//! | `ErrorInvalidItemForOperationArchiveItem` | the item lies elsewhere, or programs hide it |
//!
//! Archives are made by tests, with
//! [`Mailbox::provide_folder`](crate::mailbox::Mailbox::provide_folder). Their folders come when they are
//! needed. The answer has no ids, since an archive is another mailbox. Change keys are not compared.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/archiveitem-operation>;
//! which item lies where it can be archived, and who may archive it, is ours.

use super::ItemInfoResponseMessage;
use crate::finding::{Culprit, Rule};
use crate::message;
use crate::operation::{
    BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, Operation,
};
use crate::schema::{BaseItemId, NonEmptyArrayOfBaseItemIds, TargetFolderId};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

message! {
    /// Archives items.
    pub struct ArchiveItem: messages "ArchiveItemType" {
        elements {
            /// The folder they lie in.
            archive_source_folder_id: One<TargetFolderId>,
            /// The items.
            item_ids: One<NonEmptyArrayOfBaseItemIds>,
        }
    }
}

message! {
    /// Says of each item that it has been archived.
    pub struct ArchiveItemResponse: messages "ArchiveItemResponseType" extends BaseResponseMessage {}
}

impl Operation for ArchiveItem {
    const NAME: &'static str = "ArchiveItem";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let source = self.source(context);
        Batch::run(context, &self.item_ids.item_ids, |context, id| {
            let source = source.clone()?;
            context.atomically(|context| archive(context, id, source))?;
            Ok(ItemInfoResponseMessage::of([]))
        })
    }
}

impl BatchOperation for ArchiveItem {
    type Response = ArchiveItemResponse;
    type Payload = ItemInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "ArchiveItemResponseMessage";

    fn payload_of_error() -> Option<ItemInfoResponseMessage> {
        Some(ItemInfoResponseMessage::of([]))
    }
}

impl ArchiveItem {
    fn source(&self, context: &Context<'_>) -> Result<FolderTarget> {
        let source = context.target_folder(&self.archive_source_folder_id, FolderRole::Subject);
        let source = source.map_err(|error| match error.code() {
            ResponseCode::ErrorNoPublicFolderServerAvailable => {
                Error::new(ResponseCode::ErrorCannotArchiveItemsInPublicFolders)
                    .because(Rule::FolderArchived, Culprit::element("ArchiveSourceFolderId"))
            }
            _ => error,
        })?;
        if !context.is_own(source.mailbox) {
            return Err(Error::new(ResponseCode::ErrorAccessDenied)
                .because(Rule::ItemOfOwner, Culprit::element("ArchiveSourceFolderId")));
        }
        context.mailbox_at(source.mailbox).check_can_be_archived_from(source.folder)?;
        Ok(source)
    }
}

fn archive(context: &mut Context<'_>, id: &BaseItemId, source: FolderTarget) -> Result<()> {
    let target = context.item_target(id)?;
    let lies_there = (target.mailbox, target.folder) == (source.mailbox, source.folder);
    if !lies_there || context.item(target)?.is_associated() {
        return Err(Error::new(ResponseCode::ErrorInvalidItemForOperationArchiveItem)
            .because(Rule::ItemArchived, Culprit::element("ItemId")));
    }
    let mailbox = context.mailbox_at_mut(source.mailbox);
    let folder = mailbox.provide_archive_folder(source.folder)?;
    mailbox.move_item(target.item, folder).map(drop)
}

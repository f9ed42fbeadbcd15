//! `SendItem`: sends messages that lie in folders, as a rule drafts.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidSendItemSaveSettings` | a folder for the copy, but no copy is wanted; in every message |
//! | `ErrorSavedItemFolderNotFound` | that folder is gone; in every response message |
//! | `ErrorItemNotFound` | the item is gone |
//! | `ErrorInvalidItemForOperationSendItem` | it is no message |
//! | `ErrorAccessDenied` | the caller may not take it out of its folder |
//! | `ErrorChangeKeyRequired` | the id has no change key, or an empty one |
//! | `ErrorStaleObject` | the change key is not the current one |
//! | `ErrorMissingRecipients`, `ErrorInvalidRecipients` | nobody is to get it, or nobody knows who |
//! | `ErrorSendAsDenied` | it is from somebody the caller may not send as |
//! | `ErrorCreateItemAccessDenied` | the caller may not save the copy |
//!
//! What is sent leaves its folder, and its id is dead; no answer says which id the copy has.
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/senditem-operation>;
//! MS-OXWSMSG 3.1.4.8.

use super::delivery::SavedCopy;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{Item, MissingChangeKey};
use crate::message;
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, ItemTarget, Operation,
};
use crate::property::{ItemKind, is_of};
use crate::schema::{BaseItemId, NonEmptyArrayOfBaseItemIds, TargetFolderId};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

/// The class that messages have, or one that begins with it.
const MESSAGE_CLASS: &str = "IPM.Note";

message! {
    /// Sends messages.
    pub struct SendItem: messages "SendItemType" {
        attributes {
            /// Whether a copy is kept.
            save_item_to_folder: Required<bool>,
        }
        elements {
            /// The messages.
            item_ids: One<NonEmptyArrayOfBaseItemIds>,
            /// Where the copies are saved; Sent Items unless told.
            saved_item_folder_id: Opt<TargetFolderId>,
        }
    }
}

message! {
    /// Says of each message that it has been sent.
    pub struct SendItemResponse: messages "SendItemResponseType" extends BaseResponseMessage {}
}

impl Operation for SendItem {
    const NAME: &'static str = "SendItem";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let copy = self.copy(context);
        Batch::run(context, &self.item_ids.item_ids, |context, id| {
            let copy = copy.clone()?;
            context.atomically(|context| send(context, id, copy))
        })
    }
}

impl BatchOperation for SendItem {
    type Response = SendItemResponse;
    type Payload = ();
    const RESPONSE_MESSAGE: &'static str = "SendItemResponseMessage";
}

impl SendItem {
    /// What the sender keeps of each message.
    fn copy(&self, context: &Context<'_>) -> Result<SavedCopy> {
        match (self.save_item_to_folder, &self.saved_item_folder_id) {
            (true, Some(id)) => context.target_folder(id, FolderRole::SavedItems).map(SavedCopy::In),
            (true, None) => Ok(SavedCopy::InSentItems),
            (false, None) => Ok(SavedCopy::None),
            (false, Some(_)) => Err(Error::new(ResponseCode::ErrorInvalidSendItemSaveSettings)
                .because(Rule::CopyWanted, Culprit::element("SavedItemFolderId"))),
        }
    }
}

fn send(context: &mut Context<'_>, id: &BaseItemId, copy: SavedCopy) -> Result<()> {
    let target = context.item_target(&without_empty_change_key(id))?;
    let item = context.item(target)?;
    check_is_message(item)?;
    let is_own = context.is_own_item(target.mailbox, item);
    let source = target.folder_target();
    context.check_access(source, Access::ReadItems)?;
    context.check_access(source, Access::DeleteItem { is_own })?;
    check_change_key(context, target)?;
    context.send_stored(target, copy, ResponseCode::ErrorMissingRecipients)
}

fn check_is_message(item: &Item) -> Result<()> {
    if item.kind() == ItemKind::Message && is_of(item.item_class(), MESSAGE_CLASS) && !item.is_associated() {
        return Ok(());
    }
    Err(Error::new(ResponseCode::ErrorInvalidItemForOperationSendItem)
        .because(Rule::ItemIsMessage, Culprit::value("ItemClass", item.item_class())))
}

/// Sending is the one operation that compares change keys whatever the request says of conflicts.
fn check_change_key(context: &Context<'_>, target: ItemTarget) -> Result<()> {
    let code = match context.has_current_change_key(target)? {
        Some(true) => return Ok(()),
        Some(false) => ResponseCode::ErrorStaleObject,
        None => match context.settings().policies.missing_change_key_in_send_item {
            MissingChangeKey::Required => ResponseCode::ErrorChangeKeyRequired,
            MissingChangeKey::RequiredForWriteOperations => {
                ResponseCode::ErrorChangeKeyRequiredForWriteOperations
            }
            MissingChangeKey::Stale => ResponseCode::ErrorStaleObject,
        },
    };
    Err(Error::new(code).because(Rule::ChangeKeyCurrent, Culprit::Attribute("ChangeKey".to_owned())))
}

/// The id as one without change key, where that is empty: here, and nowhere else, it counts as missing.
fn without_empty_change_key(id: &BaseItemId) -> BaseItemId {
    let mut id = id.clone();
    let change_key = match &mut id {
        BaseItemId::ItemId(id) => &mut id.change_key,
        BaseItemId::OccurrenceItemId(id) => &mut id.change_key,
        BaseItemId::RecurringMasterItemId(id) => &mut id.change_key,
        BaseItemId::RecurringMasterItemIdRanges(id) => &mut id.item_id.change_key,
    };
    change_key.take_if(|text| text.is_empty());
    id
}

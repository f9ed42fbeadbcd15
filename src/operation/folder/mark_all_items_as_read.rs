//! `MarkAllItemsAsRead`: marks everything in folders as read or as unread.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound`, `ErrorFolderNotFound` | the folder is not there, by id or by name |
//! | `ErrorAccessDenied` | the caller may not change everything there |
//! | `ErrorInvalidRequest` | read receipts would have to be sent, which is not simulated |
//!
//! Folders in the folder stay as they are, and items that are marked so already, too. In a search folder
//! everything is marked that it shows.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/markallitemsasread-operation>;
//! MS-OXWSCORE 3.1.4.7.

use crate::finding::{Culprit, Rule};
use crate::mailbox::ItemKey;
use crate::message;
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, Operation,
};
use crate::property::MessageProperty;
use crate::schema::{BaseFolderId, NonEmptyArrayOfBaseFolderIds};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

message! {
    /// Marks all items in folders.
    pub struct MarkAllItemsAsRead: messages "MarkAllItemsAsReadType" {
        elements {
            /// Whether as read.
            read_flag: One<bool>,
            /// Whether receipts for messages that become read are held back.
            suppress_read_receipts: One<bool>,
            /// The folders.
            folder_ids: One<NonEmptyArrayOfBaseFolderIds>,
        }
    }
}

message! {
    /// Says of each folder that its items are marked.
    pub struct MarkAllItemsAsReadResponse: messages "MarkAllItemsAsReadResponseType"
        extends BaseResponseMessage {}
}

impl Operation for MarkAllItemsAsRead {
    const NAME: &'static str = "MarkAllItemsAsRead";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        Batch::run(&self.folder_ids.folder_ids, |id| self.mark(context, id))
    }
}

impl BatchOperation for MarkAllItemsAsRead {
    type Response = MarkAllItemsAsReadResponse;
    type Payload = ();
    const RESPONSE_MESSAGE: &'static str = "MarkAllItemsAsReadResponseMessage";
}

impl MarkAllItemsAsRead {
    fn mark(&self, context: &mut Context<'_>, id: &BaseFolderId) -> Result<()> {
        let folder = context.folder_target(id, FolderRole::Subject)?;
        context.check_access(folder, Access::EditItem { is_own: false })?;
        let otherwise = self.marked_otherwise(context, folder)?;
        // What a search folder shows lies elsewhere.
        for item in otherwise.iter().filter_map(|key| context.mailbox_at(folder.mailbox).item(*key)) {
            let place = FolderTarget { folder: item.folder(), ..folder };
            context.check_access(place, Access::EditItem { is_own: false })?;
        }
        if self.read_flag && !self.suppress_read_receipts {
            check_needs_no_receipt(context, folder, &otherwise)?;
        }
        let mailbox = context.mailbox_at_mut(folder.mailbox);
        otherwise.into_iter().try_for_each(|key| mailbox.set_read(key, self.read_flag).map(drop))
    }

    /// The items that are to be marked and are not.
    fn marked_otherwise(&self, context: &Context<'_>, target: FolderTarget) -> Result<Vec<ItemKey>> {
        let mailbox = context.mailbox_at(target.mailbox);
        let mut keys = mailbox.items_shown_in(context.folder(target)?);
        keys.retain(|key| mailbox.item(*key).and_then(|item| item.is_read()) == Some(!self.read_flag));
        Ok(keys)
    }
}

fn check_needs_no_receipt(context: &Context<'_>, folder: FolderTarget, keys: &[ItemKey]) -> Result<()> {
    let mailbox = context.mailbox_at(folder.mailbox);
    let asks = |key: &ItemKey| {
        let item = mailbox.item(*key);
        item.and_then(|item| item.properties().boolean(MessageProperty::IsReadReceiptRequested))
    };
    if keys.iter().any(|key| asks(key) == Some(true)) {
        let text = "Read receipts are not simulated by ews-sim; set SuppressReadReceipts.";
        return Err(Error::new(ResponseCode::ErrorInvalidRequest)
            .with_text(text)
            .because(Rule::OperationSimulated, Culprit::element("SuppressReadReceipts")));
    }
    Ok(())
}

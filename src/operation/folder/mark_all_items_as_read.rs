//! `MarkAllItemsAsRead`: marks everything in folders as read or as unread.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound`, `ErrorFolderNotFound` | the folder is not there, by id or by name |
//! | `ErrorAccessDenied` | the caller may not change everything there |
//!
//! Folders in the folder stay as they are, and items that are marked so already, too. In a search folder
//! everything is marked that it shows. Messages that become read send the receipts they owe, or never will.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/markallitemsasread-operation>

use crate::Result;
use crate::mailbox::Item;
use crate::message;
use crate::operation::item::Receipt;
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, ItemTarget,
    Operation,
};
use crate::schema::{BaseFolderId, NonEmptyArrayOfBaseFolderIds};
use crate::wire::ExchangeVersion;

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
        Batch::run(context, &self.folder_ids.folder_ids, |context, id| self.mark(context, id))
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
        context.atomically(|context| otherwise.into_iter().try_for_each(|item| self.mark_item(context, item)))
    }

    fn mark_item(&self, context: &mut Context<'_>, item: ItemTarget) -> Result<()> {
        // What a search folder shows lies elsewhere.
        context.check_access(item.folder_target(), Access::EditItem { is_own: false })?;
        context.mailbox_at_mut(item.mailbox).set_read(item.item, self.read_flag)?;
        if self.suppress_read_receipts {
            context.hold_back_receipt(item)
        } else {
            context.send_pending_receipt(item, Receipt::Read)
        }
    }

    /// The items that are to be marked and are not.
    fn marked_otherwise(&self, context: &Context<'_>, target: FolderTarget) -> Result<Vec<ItemTarget>> {
        let mailbox = context.mailbox_at(target.mailbox);
        let items = mailbox.items_shown_in(context.folder(target)?).into_iter();
        let items = items.filter_map(|key| mailbox.item(key));
        let otherwise = items.filter(|item| item.is_read() == Some(!self.read_flag));
        let target_of = |item: &Item| ItemTarget {
            mailbox: target.mailbox,
            item: item.key(),
            folder: item.folder(),
            change_key: None,
        };
        Ok(otherwise.map(target_of).collect())
    }
}

//! `MoveItem`: moves items into a folder, where they have new ids.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorToFolderNotFound` | the target is gone; in every response message |
//! | `ErrorItemNotFound` | the item is gone, or has been moved |
//! | `ErrorAccessDenied` | the caller may not delete the item, or make one in the target |
//! | `ErrorCrossMailboxMoveCopy` | the same in another mailbox; any other mailbox in Exchange 2007 |
//! | `ErrorInvalidOperation` | programs hide the item |
//! | `ErrorInvalidFolderTypeForOperation` | the target is a search folder |
//! | `ErrorMoveCopyFailed` | the item is a group that every IM list has |
//!
//! Folders take items of any kind that is moved. Change keys are not compared.
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/moveitem-operation>;
//! MS-OXWSCORE 3.1.4.8.

use super::ItemInfoResponseMessage;
use crate::finding::{Culprit, Rule};
use crate::mailbox::ItemKey;
use crate::message;
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, ItemTarget,
    Operation,
};
use crate::schema::{BaseItemId, NonEmptyArrayOfBaseItemIds, TargetFolderId};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, ServerProfile};

message! {
    /// What requests to move and to copy items have.
    pub struct BaseMoveCopyItem: messages "BaseMoveCopyItemType" {
        elements {
            /// The folder they will lie in.
            to_folder_id: One<TargetFolderId>,
            /// The items.
            item_ids: One<NonEmptyArrayOfBaseItemIds>,
            /// Whether their new ids are wanted; see
            /// [`honors_return_new_item_ids`](crate::Policies::honors_return_new_item_ids).
            return_new_item_ids: Opt<bool> since Exchange2010Sp1,
        }
    }
}

message! {
    /// Moves items.
    pub struct MoveItem: messages "MoveItemType" extends BaseMoveCopyItem as base {}
}

message! {
    /// The new id of each item.
    pub struct MoveItemResponse: messages "MoveItemResponseType" extends BaseResponseMessage {}
}

impl Operation for MoveItem {
    const NAME: &'static str = "MoveItem";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        self.base.run(context, |context, item, to| {
            let is_own = context.is_own_item(item.mailbox, context.item(item)?);
            context.check_access(item.folder_target(), Access::DeleteItem { is_own })?;
            context.check_takes_items(item, to)?;
            context.move_item(item, to)
        })
    }
}

impl BatchOperation for MoveItem {
    type Response = MoveItemResponse;
    type Payload = ItemInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "MoveItemResponseMessage";

    fn payload_of_error() -> Option<ItemInfoResponseMessage> {
        Some(ItemInfoResponseMessage::of([]))
    }
}

impl BaseMoveCopyItem {
    /// Moves or copies each item to the target of all. Ids are told of what stays in its mailbox; the archive
    /// is another one.
    pub(super) fn run<O>(
        &self,
        context: &mut Context<'_>,
        carry_out: impl Fn(&mut Context<'_>, ItemTarget, FolderTarget) -> Result<ItemKey>,
    ) -> Batch<O>
    where
        O: BatchOperation<Payload = ItemInfoResponseMessage>,
    {
        let to = context.target_folder(&self.to_folder_id, FolderRole::Destination);
        let wants_ids = self.return_new_item_ids != Some(false)
            || !context.settings().policies.honors_return_new_item_ids;
        Batch::run(context, &self.item_ids.item_ids, |context, id: &BaseItemId| {
            let to = to.clone()?;
            let item = context.item_target(id)?;
            let arrived = context.atomically(|context| carry_out(context, item, to))?;
            let mailbox = context.mailbox_at(to.mailbox);
            let stays_at_home = item.mailbox == to.mailbox
                && mailbox.is_in_archive(item.folder) == mailbox.is_in_archive(to.folder);
            let shown = context.item_with_id_only(to.mailbox, arrived).filter(|_| wants_ids && stays_at_home);
            Ok(ItemInfoResponseMessage::of(shown))
        })
    }
}

impl Context<'_> {
    /// Makes sure that an item may be put into a folder, and be it one of another mailbox.
    ///
    /// # Errors
    ///
    /// `ErrorAccessDenied`, or `ErrorCrossMailboxMoveCopy` in another mailbox.
    pub(super) fn check_takes_items(&self, item: ItemTarget, to: FolderTarget) -> Result<()> {
        let may_put = self.check_access(to, Access::PutItem);
        if item.mailbox == to.mailbox {
            return may_put;
        }
        // Items change their mailbox since Exchange 2010 SP1.
        if may_put.is_ok() && self.settings().profile > ServerProfile::Exchange2007Sp1 {
            return Ok(());
        }
        Err(Error::new(ResponseCode::ErrorCrossMailboxMoveCopy)
            .because(Rule::ItemMayLeave, Culprit::element("ToFolderId")))
    }

    /// Moves an item into a folder, and be it one of another mailbox.
    ///
    /// # Errors
    ///
    /// Those of [`Mailbox::move_item`](crate::mailbox::Mailbox::move_item), after which only
    /// [`atomically`](Self::atomically) leaves both mailboxes as they were.
    pub(super) fn move_item(&mut self, item: ItemTarget, to: FolderTarget) -> Result<ItemKey> {
        if item.mailbox == to.mailbox {
            return self.mailbox_at_mut(to.mailbox).move_item(item.item, to.folder);
        }
        let taken = self.mailbox_at_mut(item.mailbox).take_item(item.item)?;
        self.mailbox_at_mut(to.mailbox).put_item(&taken, to.folder)
    }
}

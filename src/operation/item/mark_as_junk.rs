//! `MarkAsJunk`: says of senders that their mail is junk or is not, and moves messages accordingly.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound` | the item is gone |
//! | `ErrorInvalidOperation` | the item is no message, or programs hide it |
//! | `ErrorAccessDenied` | the caller may not change the message, or move it |
//!
//! Whether a message is moved or not, its sender is blocked or is not from then on, which no operation tells;
//! [`Mailbox::blocked_senders`](crate::mailbox::Mailbox::blocked_senders) does. The id of a message that was
//! moved is new. Change keys are not compared.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/markasjunk-operation>;
//! MS-OXWSCORE 3.1.4.6.

use crate::finding::{Culprit, Rule};
use crate::mailbox::{FolderKey, Item};
use crate::message;
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderTarget, ItemTarget, Operation,
};
use crate::property::{ItemKind, MessageProperty as M};
use crate::schema::{BaseItemId, EmailAddress, ItemId, NonEmptyArrayOfBaseItemIds, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

message! {
    /// Marks messages as junk or as none.
    pub struct MarkAsJunk: messages "MarkAsJunkType" {
        attributes {
            /// Whether they are junk.
            is_junk: Required<bool>,
            /// Whether they are moved to Junk Email, or from there to the Inbox.
            move_item: Required<bool>,
        }
        elements {
            /// The messages.
            item_ids: One<NonEmptyArrayOfBaseItemIds>,
        }
    }
}

message! {
    /// Says of each message that it is marked.
    pub struct MarkAsJunkResponse: messages "MarkAsJunkResponseType" extends BaseResponseMessage {}
}

message! {
    /// The id of a message that was moved.
    pub struct MarkAsJunkResponseMessage: messages "MarkAsJunkResponseMessageType" extends ResponseMessage {
        elements {
            /// The new id; absent when the message is where it was.
            moved_item_id: Opt<ItemId>,
        }
    }
}

impl Operation for MarkAsJunk {
    const NAME: &'static str = "MarkAsJunk";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        Batch::run(context, &self.item_ids.item_ids, |context, id| {
            let moved_item_id = context.atomically(|context| self.mark(context, id))?;
            Ok(MarkAsJunkResponseMessage { moved_item_id })
        })
    }
}

impl BatchOperation for MarkAsJunk {
    type Response = MarkAsJunkResponse;
    type Payload = MarkAsJunkResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "MarkAsJunkResponseMessage";
}

impl MarkAsJunk {
    fn mark(&self, context: &mut Context<'_>, id: &BaseItemId) -> Result<Option<ItemId>> {
        let target = context.item_target(id)?;
        let item = context.item(target)?;
        if item.kind() != ItemKind::Message || item.is_associated() {
            return Err(Error::new(ResponseCode::ErrorInvalidOperation)
                .because(Rule::ItemIsMessage, Culprit::element("ItemId")));
        }
        let is_own = context.is_own_item(target.mailbox, item);
        context.check_access(target.folder_target(), Access::EditItem { is_own })?;
        if let Some(sender) = sender_of(item).map(str::to_owned) {
            let mailbox = context.mailbox_at_mut(target.mailbox);
            if self.is_junk {
                mailbox.block_sender(&sender);
            } else {
                mailbox.unblock_sender(&sender);
            }
        }
        let folder = if self.is_junk { FolderKey::JUNK_EMAIL } else { FolderKey::INBOX };
        if !self.move_item || target.folder == folder {
            return Ok(None);
        }
        context.check_access(target.folder_target(), Access::DeleteItem { is_own })?;
        moved(context, target, FolderTarget { folder, ..target.folder_target() }).map(Some)
    }
}

fn moved(context: &mut Context<'_>, item: ItemTarget, to: FolderTarget) -> Result<ItemId> {
    context.check_access(to, Access::PutItem)?;
    let key = context.move_item(item, to)?;
    let moved = context.item(ItemTarget { item: key, ..item })?;
    let mailbox = context.mailbox_at(to.mailbox);
    let change_key = mailbox.item_change_key(moved).encode();
    Ok(ItemId { id: mailbox.item_id_of(moved), change_key: Some(change_key) })
}

/// The SMTP address that a message is from, or that has sent it.
fn sender_of(item: &Item) -> Option<&str> {
    let is_smtp = |mailbox: &&EmailAddress| {
        mailbox.routing_type.as_deref().is_none_or(|own| own.eq_ignore_ascii_case("SMTP"))
    };
    let addresses = |property| item.properties().mailboxes(property).iter().filter(is_smtp);
    let address = |mailbox: &'_ EmailAddress| mailbox.email_address.is_some();
    let mut known = addresses(M::From).chain(addresses(M::Sender)).filter(|mailbox| address(mailbox));
    known.next().and_then(|mailbox| mailbox.email_address.as_deref())
}

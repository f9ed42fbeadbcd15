//! Receipts that senders have asked for: each message owes one at most, until it is sent or held back.

use super::{Item, ItemKey, Revision};
use crate::finding::Rule;
use crate::mailbox::Mailbox;
use crate::property::{ItemKind, ItemProperty, MessageProperty};
use crate::{ResponseCode, Result};

impl Item {
    /// Whether the sender is still to be told that the message has been read, or deleted unread: somebody
    /// else has sent it, has asked for that, and has neither been told nor is not to be told.
    #[must_use]
    pub fn owes_receipt(&self) -> bool {
        let is = |property| self.properties.boolean(property) == Some(true);
        self.kind == ItemKind::Message
            && !self.is_receipt_settled
            && self.properties.boolean(MessageProperty::IsReadReceiptRequested) == Some(true)
            && !is(ItemProperty::IsFromMe)
            && !is(ItemProperty::IsDraft)
    }
}

impl Mailbox {
    /// Notes that a receipt has been sent or is not to be sent. The item has another change key then.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound`; `ErrorReadReceiptNotPending` for an item that owes none.
    pub fn settle_receipt(&mut self, key: ItemKey) -> Result<()> {
        let item = self.item_there(key)?;
        if !item.owes_receipt() {
            return Err(self.refused(ResponseCode::ErrorReadReceiptNotPending, Rule::ReceiptPending, item));
        }
        let mut settled = item.clone();
        settled.is_receipt_settled = true;
        settled.note(Revision { before: item.change, paths: Box::default() });
        self.write_item(settled, false);
        Ok(())
    }
}

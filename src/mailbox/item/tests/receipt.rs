//! Receipts: who owes one, and that each is settled once.

use super::*;

/// A message that asks for a receipt.
fn asking() -> NewItem {
    unread("a").with(MessageProperty::IsReadReceiptRequested, true)
}

#[test]
fn fi_247_fi_264_who_owes_no_receipt_settles_none() {
    let mut mailbox = mailbox();
    for new in [
        unread("nobody asks"),
        unread("nobody asks any more").with(MessageProperty::IsReadReceiptRequested, false),
        asking().with(ItemProperty::IsFromMe, true),
        asking().with(ItemProperty::IsDraft, true),
        NewItem::new(ItemKind::PostItem),
    ] {
        let item = made(&mut mailbox, FolderKey::INBOX, new);
        assert!(!there(&mailbox, item).owes_receipt());
        refused(&mut mailbox, ResponseCode::ErrorReadReceiptNotPending, Rule::ReceiptPending, |mailbox| {
            mailbox.settle_receipt(item)
        });
    }
    refused(&mut mailbox, ResponseCode::ErrorItemNotFound, Rule::ItemThere, |mailbox| {
        mailbox.settle_receipt(NOBODY)
    });
}

#[test]
fn fi_247_fi_264_a_receipt_is_settled_once_wherever_the_message_goes() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, asking());
    assert!(there(&mailbox, item).owes_receipt());
    let before = there(&mailbox, item).clone();
    done(&mut mailbox, |mailbox| mailbox.settle_receipt(item));
    let after = there(&mailbox, item);
    assert!(!after.owes_receipt() && after.is_unread());
    assert!(after.change() > before.change());
    assert_eq!(after.content_change(), before.content_change());
    let moved = done(&mut mailbox, |mailbox| mailbox.move_item(item, FolderKey::DRAFTS));
    refused(&mut mailbox, ResponseCode::ErrorReadReceiptNotPending, Rule::ReceiptPending, |mailbox| {
        mailbox.settle_receipt(moved)
    });
}

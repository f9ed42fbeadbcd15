//! Sending: who a message goes to, what arrives there, and what the sender keeps.
//!
//! A recipient with a mailbox in the simulator gets the message into the Inbox, or into Junk Email when the
//! sender is blocked. What goes to anybody else is put into the outbox of the simulator, where a test can
//! look at it ([`Simulator::outbox`](crate::Simulator::outbox)).
//!
//! Source: MS-OXWSMSG 3.1.4.2 and 3.1.4.8 for what is kept where; MS-OXOMSG for the properties of what
//! arrives; what a server puts into them beyond that is ours.

use std::collections::BTreeSet;

use crate::casing::folded;
use crate::mailbox::{FolderKey, Item, ItemKey, NewItem, is_smtp_address};
use crate::mailboxes::{MailboxRef, OutgoingMessage};
use crate::operation::{Access, Context, FolderTarget, ItemTarget};
use crate::property::{
    EntryProperty, ItemKind, ItemObject, ItemProperty as I, MessageProperty as M, PropertyId, PropertyValue,
};
use crate::schema::{BaseItemId, EmailAddress, MessageDisposition};
use crate::{Error, ResponseCode, Result};

/// The recipients of a message, each sort in the property it comes in.
const RECIPIENTS: [M; 3] = [M::ToRecipients, M::CcRecipients, M::BccRecipients];

/// A message that has been found fit to be sent.
pub(super) struct Sendable {
    sender: MailboxRef,
    message: NewItem,
    to: Vec<Reached>,
}

/// Where a recipient is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Reached {
    /// In a mailbox of the simulator.
    Mailbox(MailboxRef),
    /// Elsewhere, at an address.
    Elsewhere(String),
}

impl Sendable {
    /// Looks whether a message of a mailbox can be sent, and makes it one that was.
    ///
    /// # Errors
    ///
    /// The code given when there is no recipient; `ErrorInvalidRecipients` when one is no address;
    /// `ErrorSendAsDenied` when it is from somebody else.
    pub(super) fn new(
        context: &Context<'_>,
        sender: MailboxRef,
        mut message: NewItem,
        no_recipients: ResponseCode,
    ) -> Result<Self> {
        let mut to = BTreeSet::new();
        for property in RECIPIENTS {
            for recipient in message.mailboxes(property) {
                context.reach(sender, recipient, &mut to)?;
            }
        }
        if to.is_empty() {
            return Err(Error::new(no_recipients));
        }
        let owner = context.mailbox_at(sender);
        let own = EmailAddress::smtp(owner.display_name(), owner.smtp_address());
        if let Some(from) = message.mailboxes(M::From).first() {
            context.check_send_as(sender, from)?;
        } else {
            message.put(M::From, PropertyValue::Mailbox(Box::new(own.clone())));
        }
        message.put(M::Sender, PropertyValue::Mailbox(Box::new(own)));
        message.put(I::DateTimeSent, context.now());
        message.put(I::DateTimeReceived, context.now());
        message.put(I::IsDraft, false);
        message.put(I::IsSubmitted, false);
        message.put(I::IsUnmodified, true);
        Ok(Self { sender, message, to: to.into_iter().collect() })
    }

    /// What the sender keeps: it is the owner's own, and read.
    pub(super) fn copy(&self) -> NewItem {
        let mut copy = self.message.clone();
        copy.put(I::IsFromMe, true);
        copy.put(M::IsRead, true);
        copy
    }

    /// Delivers the message.
    ///
    /// # Errors
    ///
    /// None in a mailbox that keeps its invariants; those of [`Mailbox::create_item`].
    pub(super) fn deliver(mut self, context: &mut Context<'_>) -> Result<()> {
        let bcc: PropertyId = M::BccRecipients.into();
        self.message.properties.retain(|(property, _)| *property != bcc);
        let from = self.message.mailboxes(M::From).first().and_then(|from| from.email_address.clone());
        let from = from.map(|address| address.to_string()).unwrap_or_default();
        for recipient in std::mem::take(&mut self.to) {
            match recipient {
                Reached::Mailbox(mailbox) => self.put_into(context, mailbox, &from)?,
                Reached::Elsewhere(recipient) => context.mailboxes.record_outgoing(OutgoingMessage {
                    sender: from.clone(),
                    recipient,
                    message: self.message.clone(),
                    sent: context.now(),
                }),
            }
        }
        Ok(())
    }

    fn put_into(&self, context: &mut Context<'_>, mailbox: MailboxRef, from: &str) -> Result<()> {
        let now = context.now();
        let owner = context.mailbox_at(mailbox);
        let folder = if owner.is_blocked(from) { FolderKey::JUNK_EMAIL } else { FolderKey::INBOX };
        let receiver =
            PropertyValue::Mailbox(Box::new(EmailAddress::smtp(owner.display_name(), owner.smtp_address())));
        let mut received = self.message.clone();
        received.put(I::IsFromMe, mailbox == self.sender);
        received.put(M::IsRead, false);
        received.put(M::ReceivedBy, receiver.clone());
        received.put(M::ReceivedRepresenting, receiver);
        context.mailbox_at_mut(mailbox).create_item(folder, received, now).map(drop)
    }
}

impl Context<'_> {
    /// Finds where a recipient is, members of distribution groups one by one, each once.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidRecipients`.
    fn reach(&self, sender: MailboxRef, recipient: &EmailAddress, to: &mut BTreeSet<Reached>) -> Result<()> {
        let invalid = || Error::new(ResponseCode::ErrorInvalidRecipients);
        if let Some(id) = &recipient.item_id {
            let target = self.item_target(&BaseItemId::ItemId(id.clone())).map_err(|_| invalid())?;
            let item = self.mailbox_at(target.mailbox).item(target.item).ok_or_else(invalid)?;
            return self.reach_entry(sender, item, to);
        }
        let address = recipient.email_address.as_deref().ok_or_else(invalid)?;
        let is_smtp = recipient.routing_type.as_deref().is_none_or(|own| own.eq_ignore_ascii_case("SMTP"));
        if is_smtp && !is_smtp_address(address) {
            return Err(invalid());
        }
        self.reach_address(address, to, &mut BTreeSet::new());
        Ok(())
    }

    /// A contact stands for its first address, a list for its members.
    fn reach_entry(&self, sender: MailboxRef, item: &Item, to: &mut BTreeSet<Reached>) -> Result<()> {
        let invalid = || Error::new(ResponseCode::ErrorInvalidRecipients);
        match item.kind() {
            ItemKind::Contact => {
                let address = item.properties().text(EntryProperty::EmailAddress1).ok_or_else(invalid)?;
                self.reach_address(address, to, &mut BTreeSet::new());
                Ok(())
            }
            ItemKind::DistributionList => {
                for member in item.members().iter().filter_map(|member| member.mailbox.as_ref()) {
                    // A list in a list would have to be followed with care for circles; members are addresses.
                    if member.item_id.is_none() {
                        self.reach(sender, member, to)?;
                    }
                }
                Ok(())
            }
            _ => Err(invalid()),
        }
    }

    fn reach_address(&self, address: &str, to: &mut BTreeSet<Reached>, seen: &mut BTreeSet<String>) {
        if !seen.insert(folded(address).into_owned()) {
            return;
        }
        if let Some(group) = self.directory.distribution_group(address) {
            for member in &group.members {
                self.reach_address(member, to, seen);
            }
            return;
        }
        let reached = match self.mailboxes.find(&self.directory.primary_address(address)) {
            Some(mailbox) => Reached::Mailbox(mailbox),
            None => Reached::Elsewhere(address.to_owned()),
        };
        to.insert(reached);
    }

    /// Makes sure that a message may be from somebody: the owner of the mailbox, or whom the account may act
    /// for.
    fn check_send_as(&self, sender: MailboxRef, from: &EmailAddress) -> Result<()> {
        let owner = self.mailbox_at(sender).smtp_address();
        let address = from.email_address.as_deref().unwrap_or(owner);
        let is_owner = self.directory.primary_address(address) == folded(owner);
        if is_owner || self.may_send_as(address) {
            return Ok(());
        }
        Err(Error::new(ResponseCode::ErrorSendAsDenied))
    }

    /// Sends the receipt that a message asks for that has become read.
    pub(super) fn send_pending_receipt(&mut self, mailbox: MailboxRef, item: ItemKey) -> Result<()> {
        let Some(item) = self.mailbox_at(mailbox).item(item) else { return Ok(()) };
        let values = item.properties();
        let is_pending = !item.is_unread()
            && values.boolean(M::IsReadReceiptRequested) == Some(true)
            && values.boolean(I::IsFromMe) != Some(true);
        let to = values.mailboxes(M::From).to_vec();
        if !is_pending || to.is_empty() {
            return Ok(());
        }
        let subject = format!("Read: {}", values.text(I::Subject).unwrap_or_default());
        let mut receipt = NewItem::new(ItemKind::Message);
        receipt.put(I::ItemClass, "REPORT.IPM.Note.IPNRN");
        receipt.put(I::Subject, subject);
        receipt.put(M::ToRecipients, PropertyValue::Mailboxes(to));
        Sendable::new(self, mailbox, receipt, ResponseCode::ErrorMissingRecipients)?.deliver(self)
    }

    /// Sends a message that lies in a folder, out of which it goes; where a copy is to be kept, into the
    /// folder given or Sent Items.
    pub(super) fn send_stored(
        &mut self,
        target: ItemTarget,
        disposition: MessageDisposition,
        save_in: Option<FolderTarget>,
    ) -> Result<Option<ItemObject>> {
        let message = NewItem::of(self.item(target)?);
        let message = Sendable::new(self, target.mailbox, message, ResponseCode::ErrorInvalidRecipients)?;
        self.mailbox_at_mut(target.mailbox).take_item(target.item)?;
        if disposition == MessageDisposition::SendAndSaveCopy {
            let folder = save_in.unwrap_or_else(|| self.sent_items(target.mailbox));
            self.check_access(folder, Access::CreateItem)?;
            let (copy, now) = (message.copy(), self.now());
            self.mailbox_at_mut(folder.mailbox).create_item(folder.folder, copy, now)?;
        }
        message.deliver(self)?;
        Ok(None)
    }

    /// Where a copy of what is sent goes unless the request says so.
    pub(super) fn sent_items(&self, mailbox: MailboxRef) -> FolderTarget {
        FolderTarget { mailbox, folder: FolderKey::SENT_ITEMS, change_key: None }
    }
}

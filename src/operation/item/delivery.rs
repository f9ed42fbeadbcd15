//! Sending: who a message goes to, what arrives there, and what the sender keeps.
//!
//! A recipient with a mailbox in the simulator gets the message into the Inbox, or into Junk Email when the
//! sender is blocked. What goes to anybody else is put into the outbox of the simulator, where a test can
//! look at it ([`Simulator::outbox`](crate::Simulator::outbox)).
//!
//! Source: MS-OXWSMSG 3.1.4.2 and 3.1.4.8 for what is kept where; MS-OXOMSG for the properties of what
//! arrives; what a server puts into them beyond that is ours.

use std::collections::BTreeSet;

use super::transport_headers::transport_headers;
use crate::casing::folded;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{FolderKey, Item, NewItem, is_smtp_address};
use crate::mailboxes::{MailboxRef, OutgoingMessage};
use crate::operation::{Access, Context, FolderTarget, ItemTarget};
use crate::property::{
    EntryProperty, ItemKind, ItemProperty as I, MessageProperty as M, PropertyId, PropertyValue,
};
use crate::schema::{BaseItemId, EmailAddress};
use crate::{Error, ResponseCode, Result};

/// The recipients of a message, each sort in the property it comes in.
const RECIPIENTS: [M; 3] = [M::ToRecipients, M::CcRecipients, M::BccRecipients];

/// A message that has been found fit to be sent.
pub(super) struct Sendable {
    sender: MailboxRef,
    message: NewItem,
    to: Vec<Reached>,
}

/// What the sender of a stored message keeps of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SavedCopy {
    /// Nothing.
    None,
    /// A copy in Sent Items of the mailbox the message lies in.
    InSentItems,
    /// A copy in that folder.
    In(FolderTarget),
}

/// What a sender is told who has asked for a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::operation) enum Receipt {
    /// The message has been read.
    Read,
    /// The message has been deleted unread.
    NotRead,
}

impl Receipt {
    const fn item_class(self) -> &'static str {
        match self {
            Self::Read => "REPORT.IPM.Note.IPNRN",
            Self::NotRead => "REPORT.IPM.Note.IPNNRN",
        }
    }

    const fn subject_prefix(self) -> &'static str {
        match self {
            Self::Read => "Read: ",
            Self::NotRead => "Not read: ",
        }
    }
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
    /// Looks whether the account can send a message of a mailbox, and makes it one that was sent.
    ///
    /// # Errors
    ///
    /// The code given when there is no recipient; `ErrorInvalidRecipients` when one is no address;
    /// `ErrorSendAsDenied` when it is from somebody the account may not send as.
    pub(super) fn new(
        context: &Context<'_>,
        sender: MailboxRef,
        message: NewItem,
        no_recipients: ResponseCode,
    ) -> Result<Self> {
        let mut sent = Self::of_server(context, sender, message, no_recipients)?;
        if let Some(from) = sent.message.mailboxes(M::From).first() {
            context.check_send_as(from)?;
        }
        if let Some(account) = context.own_mailbox() {
            let account = EmailAddress::smtp(account.display_name(), account.smtp_address());
            sent.message.put(M::Sender, PropertyValue::Mailbox(Box::new(account)));
        }
        Ok(sent)
    }

    /// The same for a message that the server sends for the owner of the mailbox, whoever has caused it.
    fn of_server(
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
            let culprit = Culprit::element("ToRecipients");
            return Err(Error::new(no_recipients).because(Rule::RecipientThere, culprit));
        }
        let owner = context.mailbox_at(sender);
        let own =
            PropertyValue::Mailbox(Box::new(EmailAddress::smtp(owner.display_name(), owner.smtp_address())));
        if message.mailboxes(M::From).is_empty() {
            message.put(M::From, own.clone());
        }
        message.put(M::Sender, own);
        message.put(I::DateTimeSent, context.now());
        message.put(I::DateTimeReceived, context.now());
        message.put(I::IsDraft, false);
        message.put(I::IsSubmitted, false);
        message.put(I::IsUnmodified, true);
        // What is delivered and what is kept are both made now, each by the owner of its mailbox.
        let stamps: [PropertyId; 3] =
            [I::DateTimeCreated.into(), I::LastModifiedTime.into(), I::LastModifiedName.into()];
        message.properties.retain(|(property, _)| !stamps.contains(property));
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
        // Whoever has made the message has made nothing in the mailbox it arrives in.
        let mut received = NewItem { creator: None, ..self.message.clone() };
        received.put(I::IsFromMe, mailbox == self.sender);
        received.put(M::IsRead, false);
        received.put(M::ReceivedBy, receiver.clone());
        received.put(M::ReceivedRepresenting, receiver);
        received.put(I::InternetMessageHeaders, transport_headers(&self.message));
        context.mailbox_at_mut(mailbox).create_item(folder, received, now).map(drop)
    }
}

/// The error of a recipient who cannot be reached.
#[cold]
fn invalid_recipient(address: Option<&str>) -> Error {
    let culprit = address.map_or(Culprit::element("Mailbox"), |it| Culprit::value("EmailAddress", it));
    Error::new(ResponseCode::ErrorInvalidRecipients).because(Rule::RecipientThere, culprit)
}

impl Context<'_> {
    /// Finds where a recipient is, members of distribution groups one by one, each once.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidRecipients`.
    fn reach(&self, sender: MailboxRef, recipient: &EmailAddress, to: &mut BTreeSet<Reached>) -> Result<()> {
        let invalid = || invalid_recipient(recipient.email_address.as_deref());
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
        let invalid = || invalid_recipient(None);
        match item.kind() {
            ItemKind::Contact => {
                let address = item.properties().text(EntryProperty::EmailAddress1).ok_or_else(invalid)?;
                self.reach_address(address, to, &mut BTreeSet::new());
                Ok(())
            }
            ItemKind::DistributionList => {
                for member in item.members().iter().filter_map(|member| member.mailbox.as_ref()) {
                    // A list in a list would have to be followed with care for circles; members are
                    // addresses.
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

    /// Makes sure that a message may be from somebody: one who has no address is nobody else.
    fn check_send_as(&self, from: &EmailAddress) -> Result<()> {
        match from.email_address.as_deref() {
            Some(address) if !self.may_send_as(address) => Err(Error::new(ResponseCode::ErrorSendAsDenied)
                .because(Rule::SendAs, Culprit::value("From", address))),
            _ => Ok(()),
        }
    }

    /// Sends the receipt that a message owes, if it owes one and what has become of it is what the receipt
    /// says.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound`. Nobody is told of a receipt that cannot be sent.
    pub(in crate::operation) fn send_pending_receipt(
        &mut self,
        target: ItemTarget,
        receipt: Receipt,
    ) -> Result<()> {
        let item = self.item(target)?;
        let values = item.properties();
        let to = values.mailboxes(M::From).to_vec();
        if !item.owes_receipt() || item.is_unread() != (receipt == Receipt::NotRead) || to.is_empty() {
            return Ok(());
        }
        let subject = values.text(I::Subject).unwrap_or_default();
        let mut message = NewItem::new(ItemKind::Message);
        message.put(I::ItemClass, receipt.item_class());
        message.put(I::Subject, format!("{}{subject}", receipt.subject_prefix()));
        message.put(M::ToRecipients, PropertyValue::Mailboxes(to));
        self.mailbox_at_mut(target.mailbox).settle_receipt(target.item)?;
        match Sendable::of_server(self, target.mailbox, message, ResponseCode::ErrorMissingRecipients) {
            Ok(message) => message.deliver(self),
            Err(_) => Ok(()),
        }
    }

    /// Sees to it that no receipt is sent for a message that has become read.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound`.
    pub(in crate::operation) fn hold_back_receipt(&mut self, target: ItemTarget) -> Result<()> {
        let item = self.item(target)?;
        if item.is_unread() || !item.owes_receipt() {
            return Ok(());
        }
        self.mailbox_at_mut(target.mailbox).settle_receipt(target.item)
    }

    /// Sends a message that lies in a folder, out of which it goes.
    ///
    /// # Errors
    ///
    /// Those of [`Sendable::new`], `ErrorCreateItemAccessDenied` for the folder of the copy, and those of
    /// [`Mailbox::create_item`] there.
    ///
    /// [`Mailbox::create_item`]: crate::mailbox::Mailbox::create_item
    pub(super) fn send_stored(
        &mut self,
        target: ItemTarget,
        copy: SavedCopy,
        no_recipients: ResponseCode,
    ) -> Result<()> {
        let message = NewItem::of(self.item(target)?);
        let message = Sendable::new(self, target.mailbox, message, no_recipients)?;
        self.mailbox_at_mut(target.mailbox).take_item(target.item)?;
        let folder = match copy {
            SavedCopy::None => return message.deliver(self),
            SavedCopy::InSentItems => self.sent_items(target.mailbox),
            SavedCopy::In(folder) => folder,
        };
        self.check_access(folder, Access::CreateItem)?;
        let (copy, now) = (message.copy(), self.now());
        self.mailbox_at_mut(folder.mailbox).create_item(folder.folder, copy, now)?;
        message.deliver(self)
    }

    /// Where a copy of what is sent goes unless the request says so.
    const fn sent_items(&self, mailbox: MailboxRef) -> FolderTarget {
        FolderTarget { mailbox, folder: FolderKey::SENT_ITEMS, change_key: None }
    }
}

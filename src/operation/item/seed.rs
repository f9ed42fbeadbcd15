//! Items that a world starts with: made as CreateItem makes them, received or sent as messages are.

use jiff::Timestamp;

use super::edit::ItemEdit;
use super::transport_headers::transport_headers;
use crate::directory::Directory;
use crate::mailbox::{ExtendedProperty, FolderKey, Mailbox, NewItem};
use crate::property::{
    ItemKind, ItemObject, ItemProperty as I, MessageProperty as M, PropertyId, PropertyValue,
};
use crate::schema::EmailAddress;
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

/// What only servers say of items otherwise, and whoever makes a world may.
const OF_SERVERS: &[PropertyId] = &[
    PropertyId::Item(I::DateTimeReceived),
    PropertyId::Item(I::DateTimeSent),
    PropertyId::Item(I::DateTimeCreated),
    PropertyId::Item(I::LastModifiedTime),
    PropertyId::Item(I::LastModifiedName),
    PropertyId::Item(I::InternetMessageHeaders),
    PropertyId::Item(I::IsDraft),
    PropertyId::Item(I::IsFromMe),
    PropertyId::Item(I::IsResend),
    PropertyId::Item(I::IsSubmitted),
    PropertyId::Item(I::IsUnmodified),
    PropertyId::Message(M::ReceivedBy),
    PropertyId::Message(M::ReceivedRepresenting),
    PropertyId::Message(M::Sender),
];

/// Why an item cannot be made, and which of its properties is to blame.
pub(crate) type Blamed = (Option<PropertyId>, Error);

/// Where an item is put that is seeded.
pub(crate) struct Seeding<'a> {
    pub(crate) mailbox: &'a Mailbox,
    pub(crate) folder: FolderKey,
    pub(crate) directory: &'a Directory,
    /// The newest schema of the server.
    pub(crate) server: ExchangeVersion,
    pub(crate) now: Timestamp,
}

impl Seeding<'_> {
    /// The item that an element describes, and when it comes into its folder.
    ///
    /// # Errors
    ///
    /// Those of CreateItem; properties that servers say of items may be set, but not those they compute.
    pub(crate) fn item(&self, object: ItemObject) -> std::result::Result<(NewItem, Timestamp), Blamed> {
        let time = |property: PropertyId| object.get(property).and_then(|value| value.lend().time());
        let came = time(I::DateTimeCreated.into()).or_else(|| time(I::DateTimeReceived.into()));
        let now = came.unwrap_or(self.now);
        let mut edit = ItemEdit::create(object.kind, self.server, now);
        if object.kind == ItemKind::Message {
            self.note_way(&mut edit, now);
        }
        for (property, value) in object.properties {
            self.set(&mut edit, property, value).map_err(|error| (Some(property), error))?;
        }
        let mut new = edit.into_new(self.mailbox).map_err(|error| (None, error))?.into_owned();
        if new.kind == ItemKind::Message && !self.is_for_drafts() {
            self.complete_message(&mut new);
        }
        Ok((new, now))
    }

    fn set(&self, edit: &mut ItemEdit<'_>, property: PropertyId, mut value: PropertyValue) -> Result<()> {
        self.name_mailboxes(&mut value);
        match value {
            PropertyValue::Extended(extended) => edit.set_extended(ExtendedProperty::try_from(*extended)?),
            value if OF_SERVERS.contains(&property) => {
                edit.note(property, value.into_stored());
                Ok(())
            }
            value => edit.set(property, value),
        }
    }

    fn is_for_drafts(&self) -> bool {
        self.lies_in(FolderKey::DRAFTS)
    }

    fn lies_in(&self, folder: FolderKey) -> bool {
        self.folder == folder || self.mailbox.is_below(self.folder, folder)
    }

    /// Notes what follows from where a message lies: it is a draft, or has been sent or received.
    fn note_way(&self, edit: &mut ItemEdit<'_>, now: Timestamp) {
        if self.is_for_drafts() {
            edit.note(I::IsDraft, true);
            edit.note(M::IsRead, true);
            return;
        }
        let is_sent = self.lies_in(FolderKey::SENT_ITEMS);
        edit.note(I::IsDraft, false);
        edit.note(I::IsFromMe, is_sent);
        edit.note(I::IsSubmitted, false);
        edit.note(I::IsUnmodified, true);
        edit.note(M::IsRead, is_sent);
        edit.note(I::DateTimeSent, now);
        edit.note(I::DateTimeReceived, now);
        if is_sent {
            edit.note(M::From, PropertyValue::Mailbox(Box::new(self.owner())));
        }
    }

    /// Gives a message that was sent or received what its way has brought with it.
    fn complete_message(&self, new: &mut NewItem) {
        let owner = PropertyValue::Mailbox(Box::new(self.owner()));
        let has =
            |new: &NewItem, property: PropertyId| new.properties.iter().any(|(own, _)| *own == property);
        if !has(new, M::Sender.into()) {
            if let Some(from) = new.mailboxes(M::From).first().cloned() {
                new.put(M::Sender, PropertyValue::Mailbox(Box::new(from)));
            }
        }
        if self.lies_in(FolderKey::SENT_ITEMS) {
            return;
        }
        for property in [M::ReceivedBy, M::ReceivedRepresenting] {
            if !has(new, property.into()) {
                new.put(property, owner.clone());
            }
        }
        if [M::ToRecipients, M::CcRecipients, M::BccRecipients].iter().all(|it| new.mailboxes(*it).is_empty())
        {
            new.put(M::ToRecipients, PropertyValue::Mailboxes(vec![self.owner()]));
        }
        if !has(new, I::InternetMessageHeaders.into()) {
            new.put(I::InternetMessageHeaders, transport_headers(new));
        }
    }

    fn owner(&self) -> EmailAddress {
        EmailAddress::smtp(self.mailbox.display_name(), self.mailbox.smtp_address())
    }

    /// Gives mailboxes that are only an address the name that the directory has for it, as servers do.
    fn name_mailboxes(&self, value: &mut PropertyValue) {
        let mailboxes: Vec<&mut EmailAddress> = match value {
            PropertyValue::Mailbox(mailbox) => vec![mailbox],
            PropertyValue::Mailboxes(mailboxes) => mailboxes.iter_mut().collect(),
            PropertyValue::Attendees(attendees) => {
                attendees.iter_mut().map(|attendee| &mut attendee.mailbox).collect()
            }
            PropertyValue::Members(members) => {
                members.iter_mut().filter_map(|member| member.mailbox.as_mut()).collect()
            }
            _ => Vec::new(),
        };
        for mailbox in mailboxes {
            let Some(address) = mailbox.email_address.as_deref() else { continue };
            let user = self.directory.user(address).map(|user| &*user.display_name);
            let group = || self.directory.distribution_group(address).map(|group| &*group.display_name);
            let name = user.or_else(group).unwrap_or(address).to_owned();
            mailbox.name.get_or_insert(name);
            mailbox.routing_type.get_or_insert_with(|| "SMTP".into());
        }
    }
}

/// The folder for items of a kind that come without one.
pub(crate) const fn folder_for(kind: ItemKind) -> FolderKey {
    match kind {
        ItemKind::Contact | ItemKind::DistributionList => FolderKey::CONTACTS,
        ItemKind::CalendarItem => FolderKey::CALENDAR,
        ItemKind::Task => FolderKey::TASKS,
        _ => FolderKey::INBOX,
    }
}

/// Looks whether mailboxes hold items of that kind, which therefore can be seeded.
///
/// # Errors
///
/// `ErrorInvalidItemForOperationCreateItem`.
pub(crate) fn check_kind(kind: ItemKind) -> Result<()> {
    if kind != ItemKind::Item && kind.is_held() {
        return Ok(());
    }
    Err(Error::new(ResponseCode::ErrorInvalidItemForOperationCreateItem))
}

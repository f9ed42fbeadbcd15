//! `CreateItem`: makes items, and sends messages.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorMessageDispositionRequired` | a message, and the attribute is missing |
//! | `ErrorSendMeetingInvitationsRequired` | a calendar item, and the attribute is missing |
//! | `ErrorInvalidItemForOperationCreateItem` | a meeting message, or another item that only servers make |
//! | `ErrorSavedItemFolderNotFound` | the folder is gone; in every response message |
//! | `ErrorCannotCreateContactInNonContactFolder` and its relatives | a folder of another kind |
//! | `ErrorCreateItemAccessDenied` | the caller may not make items there |
//! | `ErrorObjectTypeChanged` | the item class is one of another kind |
//! | `ErrorInvalidPropertySet` | a read-only property is set |
//! | `ErrorInvalidRecipients`, `ErrorSendAsDenied` | a message that is to be sent cannot be |
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/createitem-operation>;
//! MS-OXWSCORE 3.1.4.2, MS-OXWSMSG 3.1.4.2.

use super::ItemInfoResponseMessage;
use super::delivery::Sendable;
use super::edit::ItemEdit;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{FolderKey, LentItem};
use crate::operation::{
    Access, BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, MailboxRef,
    Operation,
};
use crate::property::{
    Given, Held, ItemKind, ItemProperty as I, MessageProperty as M, PropertyId, PropertyValue,
    given_properties,
};
use crate::schema::{
    CalendarItemCreateOrDeleteOperation, ItemOrResponseObject, MessageDisposition, NonEmptyArrayOfAllItems,
    ResponseObject, TargetFolderId,
};
use crate::wire::{Choice, ExchangeVersion, Node, Value};
use crate::{Error, ResponseCode, Result, mailbox, message};

message! {
    /// Makes items.
    pub struct CreateItem: messages "CreateItemType" {
        attributes {
            /// What becomes of messages.
            message_disposition: Optional<MessageDisposition>,
            /// Whom calendar items are sent to.
            send_meeting_invitations: Optional<CalendarItemCreateOrDeleteOperation>,
        }
        elements {
            /// Where they are saved; by kind unless told.
            saved_item_folder_id: Opt<TargetFolderId>,
            /// The items, of whatever kinds.
            items: One<NonEmptyArrayOfAllItems>,
        }
    }
}

message! {
    /// The id of each item, unless it was a message that was sent.
    pub struct CreateItemResponse: messages "CreateItemResponseType" extends BaseResponseMessage {}
}

impl Operation for CreateItem {
    const NAME: &'static str = "CreateItem";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(mut self, context: &mut Context<'_>) -> Batch<Self> {
        let items = std::mem::take(&mut self.items.items).into_iter();
        let units = items.map(|item| match item {
            ItemOrResponseObject::Item(item) => {
                let properties = item.properties.into_iter();
                Unit::Item(item.kind, properties.map(|(property, value)| (property, value.into())))
            }
            ItemOrResponseObject::ResponseObject(object) => Unit::ResponseObject(object),
        });
        self.create(units, context)
    }

    fn read_and_execute(request: Node<'_, '_>, context: &mut Context<'_>) -> Batch<Self> {
        let (head, items) = request.split_last();
        let units = items.map(|item| match ItemKind::of_element(item.element().name) {
            Some(kind) => Unit::Item(kind, given_properties(item, kind.kind())),
            None => Unit::ResponseObject(Box::new(ResponseObject::read_branch(item))),
        });
        Self::read(head.body()).create(units, context)
    }
}

/// What is to be made: an item of a kind, or something from an item that is there.
enum Unit<P> {
    Item(ItemKind, P),
    ResponseObject(Box<ResponseObject>),
}

impl CreateItem {
    /// Makes these things as the request says, whatever items are in it.
    fn create<'a, P: Iterator<Item = (PropertyId, Given<'a>)>>(
        &self,
        units: impl Iterator<Item = Unit<P>>,
        context: &mut Context<'_>,
    ) -> Batch<Self> {
        let save_in = self.saved_item_folder_id.as_ref();
        let save_in = save_in.map(|id| context.target_folder(id, FolderRole::SavedItems));
        let attributes = Attributes {
            message_disposition: self.message_disposition,
            has_invitations: self.send_meeting_invitations.is_some(),
        };
        Batch::run(context, units, |context, unit| {
            let save_in = save_in.clone().transpose()?;
            match unit {
                Unit::Item(kind, properties) => create(context, kind, properties, attributes, save_in),
                Unit::ResponseObject(object) => {
                    context.atomically(|context| attributes.respond(context, *object, save_in))
                }
            }
        })
    }
}

impl BatchOperation for CreateItem {
    type Response = CreateItemResponse;
    type Payload = ItemInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "CreateItemResponseMessage";

    fn payload_of_error() -> Option<ItemInfoResponseMessage> {
        Some(ItemInfoResponseMessage::of([]))
    }
}

/// The attributes of the request, which the kind of an item may demand.
#[derive(Clone, Copy)]
pub(super) struct Attributes {
    pub(super) message_disposition: Option<MessageDisposition>,
    pub(super) has_invitations: bool,
}

impl Attributes {
    /// Looks whether the attribute is there that the kind of the item demands.
    fn check(self, kind: ItemKind) -> Result<()> {
        let (code, attribute) = match kind {
            ItemKind::Message if self.message_disposition.is_none() => {
                (ResponseCode::ErrorMessageDispositionRequired, "MessageDisposition")
            }
            ItemKind::CalendarItem if !self.has_invitations => {
                (ResponseCode::ErrorSendMeetingInvitationsRequired, "SendMeetingInvitations")
            }
            _ => return Ok(()),
        };
        Err(Error::new(code).because(Rule::DispositionGiven, Culprit::Attribute(attribute.to_owned())))
    }

    /// What becomes of an item: only messages are sent.
    fn disposition(self, kind: ItemKind) -> MessageDisposition {
        match self.message_disposition {
            Some(disposition) if kind == ItemKind::Message => disposition,
            _ => MessageDisposition::SaveOnly,
        }
    }
}

/// Looks whether items of the kind are made by clients at all.
fn check_kind(kind: ItemKind) -> Result<()> {
    match kind {
        ItemKind::Item
        | ItemKind::Message
        | ItemKind::CalendarItem
        | ItemKind::Contact
        | ItemKind::DistributionList
        | ItemKind::Task
        | ItemKind::PostItem => Ok(()),
        _ => Err(Error::new(ResponseCode::ErrorInvalidItemForOperationCreateItem)
            .because(Rule::ItemOfClient, Culprit::element(kind.kind().element.name))),
    }
}

fn create<'a>(
    context: &mut Context<'_>,
    kind: ItemKind,
    properties: impl Iterator<Item = (PropertyId, Given<'a>)>,
    attributes: Attributes,
    save_in: Option<FolderTarget>,
) -> Result<ItemInfoResponseMessage> {
    check_kind(kind)?;
    let place = Place::find(context, kind, attributes, save_in)?;
    attributes.check(kind)?;
    let mut new = new_item(context, kind, properties, place.disposition)?;
    new.creator = context.creator_in(place.folder.mailbox);
    place.put(context, new)
}

/// What becomes of an item that is made, and where it is saved if it is.
pub(super) struct Place {
    disposition: MessageDisposition,
    folder: FolderTarget,
}

impl Place {
    /// The place for an item of a kind: the folder of the request, or the one for its kind.
    ///
    /// # Errors
    ///
    /// `ErrorCreateItemAccessDenied`; `ErrorMissingEmailAddress` for an account without a mailbox.
    pub(super) fn find(
        context: &Context<'_>,
        kind: ItemKind,
        attributes: Attributes,
        save_in: Option<FolderTarget>,
    ) -> Result<Self> {
        let disposition = attributes.disposition(kind);
        let default = FolderTarget {
            mailbox: match save_in {
                Some(folder) => folder.mailbox,
                None => context.own()?,
            },
            folder: default_folder(kind, disposition),
            change_key: None,
        };
        let place = Self { disposition, folder: save_in.unwrap_or(default) };
        if place.is_saved() {
            context.check_access(place.folder, Access::CreateItem)?;
        }
        Ok(place)
    }

    pub(super) const fn disposition(&self) -> MessageDisposition {
        self.disposition
    }

    /// The mailbox the item is saved in or, if it is only sent, sent from.
    pub(super) const fn mailbox(&self) -> MailboxRef {
        self.folder.mailbox
    }

    fn is_saved(&self) -> bool {
        self.disposition != MessageDisposition::SendOnly
    }

    /// Saves an item there, and sends it if it is to be sent. Ids are told of what is not sent.
    ///
    /// # Errors
    ///
    /// Those of [`Mailbox::create_item`](mailbox::Mailbox::create_item) and of [`Sendable::new`].
    pub(super) fn put(self, context: &mut Context<'_>, new: LentItem<'_>) -> Result<ItemInfoResponseMessage> {
        let Self { disposition, folder } = self;
        if disposition == MessageDisposition::SaveOnly {
            let now = context.now();
            let made = context.mailbox_at_mut(folder.mailbox).create_lent_item(folder.folder, new, now)?;
            return Ok(ItemInfoResponseMessage::of(context.item_with_id_only(folder.mailbox, made)));
        }
        let is_saved = self.is_saved();
        let sender = if is_saved { folder.mailbox } else { context.own()? };
        let message = Sendable::new(context, sender, new.into_owned(), ResponseCode::ErrorInvalidRecipients)?;
        // One transition for the copy, and one for each recipient.
        context.atomically(|context| {
            if is_saved {
                let (copy, now) = (message.copy(), context.now());
                context.mailbox_at_mut(folder.mailbox).create_item(folder.folder, copy, now)?;
            }
            message.deliver(context)?;
            Ok(ItemInfoResponseMessage::of([]))
        })
    }
}

impl Context<'_> {
    /// An item that is being made, with what the server says of it that the request may not say.
    pub(super) fn edit_of_new<'a>(&self, kind: ItemKind, disposition: MessageDisposition) -> ItemEdit<'a> {
        let mut edit = ItemEdit::create(kind, self.settings().newest_version(), self.now());
        if matches!(kind, ItemKind::Message | ItemKind::Task) && disposition == MessageDisposition::SaveOnly {
            edit.note(I::IsDraft, true);
        }
        if kind == ItemKind::Message {
            edit.note(M::IsRead, true);
        }
        edit
    }
}

/// An item of a kind with these properties, with all that follows from what they say.
fn new_item<'a>(
    context: &Context<'_>,
    kind: ItemKind,
    properties: impl Iterator<Item = (PropertyId, Given<'a>)>,
    disposition: MessageDisposition,
) -> Result<LentItem<'a>> {
    let kind = if kind == ItemKind::Item { ItemKind::Message } else { kind };
    let mut edit = context.edit_of_new(kind, disposition);
    for (property, given) in properties {
        match given {
            Given::One(Held::Own(PropertyValue::Extended(extended))) => {
                edit.set_extended(mailbox::ExtendedProperty::try_from(*extended)?)?;
            }
            given => edit.set(property, given)?,
        }
    }
    edit.into_new(context.mailbox()?)
}

/// Where an item is saved unless the request says so.
const fn default_folder(kind: ItemKind, disposition: MessageDisposition) -> FolderKey {
    match kind {
        ItemKind::Contact | ItemKind::DistributionList => FolderKey::CONTACTS,
        ItemKind::CalendarItem => FolderKey::CALENDAR,
        ItemKind::Task => FolderKey::TASKS,
        ItemKind::PostItem => FolderKey::INBOX,
        _ => match disposition {
            MessageDisposition::SendAndSaveCopy => FolderKey::SENT_ITEMS,
            _ => FolderKey::DRAFTS,
        },
    }
}

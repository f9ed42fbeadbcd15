//! Response objects: what a client can make from an item to answer or to pass it on.

use super::attachment::NonEmptyArrayOfAttachments;
use super::ids::ItemId;
use super::item_value::{Body, NonEmptyArrayOfInternetHeaders, SensitivityChoices};
use super::message_value::{ArrayOfRecipients, SingleRecipient};
use super::text::{DateTime, ItemClass};
use crate::property::{ItemKind, ItemObject};
use crate::wire::{Choice, Complex, Described, Element, Node, Type, Writer};
use crate::{choice, message};

choice! {
    /// A response object of any kind.
    ///
    /// Source: the content of `t:NonEmptyArrayOfResponseObjectsType`.
    pub enum ResponseObject in types {
        /// Accepts an invitation.
        AcceptItem(AcceptItem),
        /// Accepts an invitation tentatively.
        TentativelyAcceptItem(TentativelyAcceptItem),
        /// Declines an invitation.
        DeclineItem(DeclineItem),
        /// Answers the sender.
        ReplyToItem(ReplyToItem),
        /// Passes the item on.
        ForwardItem(ForwardItem),
        /// Answers the sender and all recipients.
        ReplyAllToItem(ReplyAllToItem),
        /// Cancels a meeting.
        CancelCalendarItem(CancelCalendarItem),
        /// Removes a meeting that has been cancelled.
        RemoveItem(RemoveItem),
        /// Does not report that the item has been read.
        SuppressReadReceipt(SuppressReadReceipt),
        /// Answers a post.
        PostReplyItem(PostReplyItem) since Exchange2007Sp1,
        /// Accepts a folder that is shared.
        AcceptSharingInvitation(AcceptSharingInvitation) since Exchange2010,
        /// Adds an appointment to the user's own.
        AddItemToMyCalendar(AddItemToMyCalendar) since Exchange2013,
        /// Proposes another time for a meeting.
        ProposeNewTime(ProposeNewTime) since Exchange2013Sp1,
    }
}

message! {
    /// What can be made from an item.
    #[derive(Default)]
    pub struct NonEmptyArrayOfResponseObjects: types "NonEmptyArrayOfResponseObjectsType" {
        elements {
            /// The response objects; the schema allows none, whatever the type is called.
            response_objects: Many<ResponseObject> => branches,
        }
    }
}

/// What can be made: an item, or something from an item that is there.
///
/// Source: the content of `t:NonEmptyArrayOfAllItemsType`.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemOrResponseObject {
    /// An item.
    Item(ItemObject),
    /// Something from an item.
    ResponseObject(Box<ResponseObject>),
}

impl ItemOrResponseObject {
    /// The elements of the choice, in schema order: response objects come after the kinds of items that
    /// Exchange 2007 has.
    pub const BRANCHES: &'static [Element] = &{
        const OLD_KINDS: usize = ItemKind::PostItem as usize + 1;
        let mut branches = [ItemKind::ELEMENTS[0]; ItemKind::ELEMENTS.len() + CREATABLE.len()];
        let mut at = 0;
        while at < branches.len() {
            branches[at] = if at < OLD_KINDS {
                ItemKind::ELEMENTS[at]
            } else if at < OLD_KINDS + CREATABLE.len() {
                ResponseObject::BRANCHES[CREATABLE[at - OLD_KINDS]]
            } else {
                ItemKind::ELEMENTS[at - CREATABLE.len()]
            };
            at += 1;
        }
        branches
    };
}

/// The response objects that requests can hold, as places in [`ResponseObject::BRANCHES`]: the replies come
/// first, `AddItemToMyCalendar` and `ProposeNewTime` are not among them.
const CREATABLE: [usize; 11] = [3, 4, 5, 0, 1, 2, 6, 7, 8, 9, 10];

impl Choice for ItemOrResponseObject {
    fn read_branch(node: Node<'_, '_>) -> Self {
        match ItemKind::of_element(node.element().name) {
            Some(_) => Self::Item(ItemObject::read_branch(node)),
            None => Self::ResponseObject(Box::new(ResponseObject::read_branch(node))),
        }
    }

    fn write_branch(&self, writer: &mut Writer, branches: &'static [Element]) {
        match self {
            Self::Item(item) => item.write_branch(writer, branches),
            Self::ResponseObject(object) => object.write_branch(writer, branches),
        }
    }
}

message! {
    /// Items, and what is to be made from items that are there.
    pub struct NonEmptyArrayOfAllItems: types "NonEmptyArrayOfAllItemsType" {
        elements {
            /// They, at least one.
            items: NonEmpty<ItemOrResponseObject> => branches,
        }
    }
}

/// What messages have, as the base of the response objects.
struct OfMessage;

impl Described for OfMessage {
    fn complex() -> &'static Complex {
        match (ItemKind::ELEMENTS[ItemKind::Message as usize].of_type)() {
            Type::Complex(complex) => complex,
            Type::Simple(_) => unreachable!("items are no text"),
        }
    }
}

message! {
    /// What is known of all response objects, besides what messages have, which is validated only.
    #[derive(Eq, Default)]
    pub struct ResponseObjectCore: types "ResponseObjectCoreType" extends OfMessage [is_abstract] {
        elements {
            /// The item that the response object is made from.
            reference_item_id: Opt<ItemId>,
        }
    }
}

message! {
    /// What all response objects have.
    #[derive(Eq, Default)]
    pub struct ResponseObjectBase: types "ResponseObjectType"
        extends ResponseObjectCore as core [is_abstract]
    {
        attributes {
            /// What the response object is called, in English.
            object_name: Optional<String>,
        }
    }
}

message! {
    /// A meeting that has been cancelled is removed.
    #[derive(Eq, Default)]
    pub struct RemoveItem: types "RemoveItemType" extends ResponseObjectBase as base {}
}

message! {
    /// An appointment is added to the user's own.
    #[derive(Eq, Default)]
    pub struct AddItemToMyCalendar: types "AddItemToMyCalendarType" extends ResponseObjectBase as base {}
}

message! {
    /// Another time is proposed for a meeting.
    #[derive(Eq, Default)]
    pub struct ProposeNewTime: types "ProposeNewTimeType" extends ResponseObjectBase as base {}
}

message! {
    /// An answer to an invitation.
    #[derive(Default)]
    pub struct WellKnownResponseObject: types "WellKnownResponseObjectType" {
        elements {
            /// The class of the message that is made.
            item_class: Opt<ItemClass>,
            /// How confidential it is.
            sensitivity: Opt<SensitivityChoices>,
            /// Its body.
            body: Opt<Body>,
            /// What is attached to it.
            attachments: Opt<NonEmptyArrayOfAttachments>,
            /// Its headers.
            internet_message_headers: Opt<NonEmptyArrayOfInternetHeaders>,
            /// Who sends it.
            sender: Opt<SingleRecipient>,
            /// Its recipients.
            to_recipients: Opt<ArrayOfRecipients>,
            /// Who gets a copy.
            cc_recipients: Opt<ArrayOfRecipients>,
            /// Who gets a copy without the others knowing.
            bcc_recipients: Opt<ArrayOfRecipients>,
            /// Whether its reading is to be reported.
            is_read_receipt_requested: Opt<bool>,
            /// Whether its delivery is to be reported.
            is_delivery_receipt_requested: Opt<bool>,
            /// Whom it comes from.
            from: Opt<SingleRecipient>,
            /// The item that is answered.
            reference_item_id: Opt<ItemId>,
        }
    }
}

message! {
    /// An answer to an invitation that may propose another time.
    #[derive(Default)]
    pub struct MeetingRegistrationResponseObject: types "MeetingRegistrationResponseObjectType"
        extends WellKnownResponseObject as response_object
    {
        elements {
            /// When the meeting is to start.
            proposed_start: Opt<DateTime> since Exchange2013Sp1,
            /// When the meeting is to end.
            proposed_end: Opt<DateTime> since Exchange2013Sp1,
        }
    }
}

message! {
    /// An invitation is accepted.
    #[derive(Default)]
    pub struct AcceptItem: types "AcceptItemType"
        extends MeetingRegistrationResponseObject as response_object
    {}
}

message! {
    /// An invitation is accepted tentatively.
    #[derive(Default)]
    pub struct TentativelyAcceptItem: types "TentativelyAcceptItemType"
        extends MeetingRegistrationResponseObject as response_object
    {}
}

message! {
    /// An invitation is declined.
    #[derive(Default)]
    pub struct DeclineItem: types "DeclineItemType"
        extends MeetingRegistrationResponseObject as response_object
    {}
}

message! {
    /// A message that answers or passes on an item.
    #[derive(Eq, Default)]
    pub struct SmartResponseBase: types "SmartResponseBaseType" {
        elements {
            /// Its subject; made from that of the item unless told.
            subject: Opt<String>,
            /// Its body, for clients of Exchange 2007 that make it themselves.
            body: Opt<Body>,
            /// Its recipients.
            to_recipients: Opt<ArrayOfRecipients>,
            /// Who gets a copy.
            cc_recipients: Opt<ArrayOfRecipients>,
            /// Who gets a copy without the others knowing.
            bcc_recipients: Opt<ArrayOfRecipients>,
            /// Whether its reading is to be reported.
            is_read_receipt_requested: Opt<bool>,
            /// Whether its delivery is to be reported.
            is_delivery_receipt_requested: Opt<bool>,
            /// Whom it comes from.
            from: Opt<SingleRecipient>,
            /// The item that is answered or passed on.
            reference_item_id: Opt<ItemId>,
        }
    }
}

message! {
    /// A message that answers or passes on an item, with the text of that item.
    #[derive(Eq, Default)]
    pub struct SmartResponse: types "SmartResponseType" extends SmartResponseBase as response {
        elements {
            /// What stands above that text.
            new_body_content: Opt<Body>,
        }
    }
}

message! {
    /// A message to the sender of an item.
    #[derive(Eq, Default)]
    pub struct ReplyToItem: types "ReplyToItemType" extends SmartResponse as response {}
}

message! {
    /// A message to the sender and all recipients of an item.
    #[derive(Eq, Default)]
    pub struct ReplyAllToItem: types "ReplyAllToItemType" extends SmartResponse as response {
        elements {
            /// Whether one message is answered, and not the conversation.
            is_specific_message_reply: Opt<bool> since Exchange2016,
        }
    }
}

message! {
    /// A message that passes on an item.
    #[derive(Eq, Default)]
    pub struct ForwardItem: types "ForwardItemType" extends SmartResponse as response {}
}

message! {
    /// A meeting is cancelled.
    #[derive(Eq, Default)]
    pub struct CancelCalendarItem: types "CancelCalendarItemType" extends SmartResponse as response {}
}

message! {
    /// An action on an item that needs nothing more.
    #[derive(Eq, Default)]
    pub struct ReferenceItemResponse: types "ReferenceItemResponseType" {
        elements {
            /// The item.
            reference_item_id: Opt<ItemId>,
        }
    }
}

message! {
    /// The reading of an item is not reported.
    #[derive(Eq, Default)]
    pub struct SuppressReadReceipt: types "SuppressReadReceiptType"
        extends ReferenceItemResponse as response
    {}
}

message! {
    /// A folder that is shared is accepted.
    #[derive(Eq, Default)]
    pub struct AcceptSharingInvitation: types "AcceptSharingInvitationType"
        extends ReferenceItemResponse as response
    {}
}

message! {
    /// A post that answers another.
    #[derive(Eq, Default)]
    pub struct PostReplyItemBase: types "PostReplyItemBaseType" {
        elements {
            /// Its subject; made from that of the other unless told.
            subject: Opt<String>,
            /// Its body, for clients of Exchange 2007 that make it themselves.
            body: Opt<Body>,
            /// The post that is answered.
            reference_item_id: Opt<ItemId>,
        }
    }
}

message! {
    /// A post that answers another, with the text of that one.
    #[derive(Eq, Default)]
    pub struct PostReplyItem: types "PostReplyItemType" extends PostReplyItemBase as response {
        elements {
            /// What stands above that text.
            new_body_content: Opt<Body>,
        }
    }
}

//! The kinds of items and folders: which element each is, which tables it has, what its Default shape holds.
//!
//! Source: the published schema; the reference pages on response shapes; item-class prefixes as MS-OXWSCORE
//! has them.

use super::table::{Family, Property, PropertyId};
use super::{
    BaseFolderProperty as B, CalendarFolderProperty, CalendarItemProperty as C, ContactProperty as P,
    ContactsFolderProperty, DistributionListProperty as D, FolderProperty as F, ItemProperty as I,
    MeetingCancellationProperty, MeetingMessageProperty as MM, MeetingRequestProperty as MR,
    MeetingResponseProperty, MessageProperty as M, NetworkProperty, PersonProperty, PostItemProperty,
    RoleMemberProperty, SearchFolderProperty, SharingMessageProperty, TaskProperty as T,
};
use crate::wire::{Complex, Content, Element, Namespace, Type};

/// What is known of a kind of item or folder.
#[derive(Debug)]
pub struct Kind {
    /// The element that holds one.
    pub element: Element,
    /// The tables of its type and of the types that one extends, outermost base first.
    pub families: &'static [&'static [Property]],
    /// The properties of the Default shape.
    pub default_shape: &'static [&'static [PropertyId]],
    /// The item class or folder class one has unless told; empty for none.
    pub class: &'static str,
    /// The object type in its change keys.
    pub object_type: u32,
}

impl Kind {
    /// Its properties in schema order, which is the order of their ids.
    pub fn properties(&self) -> impl Iterator<Item = &'static Property> {
        self.families.iter().flat_map(|family| family.iter())
    }

    /// Whether things of this kind can have the property.
    #[must_use]
    pub fn has(&self, property: PropertyId) -> bool {
        // An entry lies in a dictionary, which is what the tables of contacts have.
        let property = match property {
            PropertyId::Entry(entry) => entry.entry().dictionary.into(),
            other => other,
        };
        self.families.iter().any(|family| family.first().is_some_and(|first| first.id.is_akin(property)))
    }

    /// The property that things of this kind have where another kind has the one given: itself, or the one
    /// that shares its path.
    #[must_use]
    pub fn equivalent_of(&self, property: PropertyId) -> Option<PropertyId> {
        if self.has(property) {
            return Some(property);
        }
        property.property().field_uri.and_then(|uri| self.property_at(uri)).map(|own| own.id)
    }

    /// Whether a path that leads to one property elsewhere leads to the other in things of this kind.
    #[must_use]
    pub fn at_same_path(&self, elsewhere: PropertyId, own: PropertyId) -> bool {
        self.equivalent_of(elsewhere) == Some(own)
    }

    /// The property that a `FieldURI` leads to in things of this kind.
    #[must_use]
    pub fn property_at(&self, field_uri: &str) -> Option<&'static Property> {
        self.properties().find(|property| property.field_uri == Some(field_uri))
    }

    /// Whether the property is in the Default shape.
    #[must_use]
    pub fn shows_by_default(&self, property: PropertyId) -> bool {
        self.default_shape.iter().any(|part| part.contains(&property))
    }

    /// The property whose element has that name.
    #[must_use]
    pub fn property_named(&self, element: &str) -> Option<&'static Property> {
        self.properties().find(|property| property.element.name == element)
    }
}

/// Declares the kinds of items, or of folders, a row each in schema order.
macro_rules! kinds {
    ($(#[$meta:meta])* pub enum $name:ident ($kinds:ident, $schemas:ident) {
        $($(#[$kind_meta:meta])* $kind:ident: $schema:literal $(extends $base:ident)? $(like $alike:ident)?
            $(over $top:ident)?,
            [$($family:ty),+], $class:literal, $object:literal, [$($default:expr),* $(,)?]
            $(, since $since:ident)?;)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$kind_meta])* $kind,)+
        }

        static $kinds: &[Kind] = &[$(Kind {
            element: $name::ELEMENTS[$name::$kind as usize],
            families: &[$(<$family as Family>::PROPERTIES),+],
            default_shape: &[$($default),*],
            class: $class,
            object_type: $object,
        },)+];

        static $schemas: &[Complex] = &[$(Complex {
            name: $schema,
            namespace: Namespace::Types,
            base: kinds!(@base $schemas $($name::$base)? $($name::$alike)? $(top $top)?),
            derived: &[],
            content: kinds!(@content $($alike)?; $($family),+),
            may_be_empty: false,
            is_abstract: false,
            attributes: &[],
            any_attribute: None,
        },)+];

        impl $name {
            /// Every kind, in schema order.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// The elements of all kinds, in the same order.
            pub const ELEMENTS: &'static [Element] = &[$(Element::new(
                Namespace::Types,
                stringify!($kind),
                || Type::Complex(&$schemas[$name::$kind as usize]),
                $crate::since!($($since)?),
            ),)+];

            /// What is known of it.
            #[must_use]
            pub fn kind(self) -> &'static Kind {
                &$kinds[self as usize]
            }

            /// The kind whose element has that name.
            #[must_use]
            pub fn of_element(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.kind().element.name == name)
            }
        }
    };
    (@base $schemas:ident) => { None };
    (@base $schemas:ident $base:path) => { Some(|| &$schemas[$base as usize]) };
    (@base $schemas:ident top $top:ident) => { Some(|| &$top) };
    // What is like another kind adds nothing to its table.
    (@content $alike:ident; $($family:ty),+) => { Content::Empty };
    (@content ; $($family:ty),+) => { Content::Steps(kinds!(@last $($family),+)) };
    (@last $family:ty) => { <$family as Family>::STEPS };
    (@last $family:ty, $($more:ty),+) => { kinds!(@last $($more),+) };
}

impl ItemKind {
    /// The kind of items of a class: that of the longest class a kind has which the class equals or goes on
    /// from after a dot, compared without case. What has no kind of its own is a message.
    #[must_use]
    pub fn of_class(item_class: &str) -> Self {
        let own = |kind: &&Self| {
            !matches!(kind, Self::Item | Self::Message) && is_of(item_class, kind.kind().class)
        };
        let longest = |kind: &&Self| kind.kind().class.len();
        Self::ALL.iter().filter(own).max_by_key(longest).copied().unwrap_or(Self::Message)
    }

    /// Whether mailboxes hold items of the kind; the schema has some that only servers of consumers make.
    #[must_use]
    pub fn is_held(self) -> bool {
        !self.kind().class.is_empty()
    }
}

impl FolderKind {
    /// The kind of folders of a class, compared as item classes are. Search folders have no class.
    #[must_use]
    pub fn of_class(folder_class: &str) -> Self {
        let own = |kind: &&Self| is_of(folder_class, kind.kind().class);
        let kinds = [Self::CalendarFolder, Self::ContactsFolder, Self::TasksFolder];
        kinds.iter().find(own).copied().unwrap_or(Self::Folder)
    }
}

/// Whether a class equals another or goes on from it after a dot. Nothing is of no class.
pub(crate) fn is_of(class: &str, prefix: &str) -> bool {
    !prefix.is_empty()
        && class.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        && matches!(class.as_bytes().get(prefix.len()), None | Some(b'.'))
}

/// Ids of one table.
macro_rules! ids {
    ($family:ident $properties:ident: $($property:ident)+) => {
        &[$(PropertyId::$family($properties::$property)),+]
    };
}

kinds! {
    /// The kinds of items, each an element of its own.
    pub enum ItemKind (ITEM_KINDS, ITEM_SCHEMAS) {
        /// `t:Item`, which is never answered.
        Item: "ItemType", [I], "IPM.Note", 9, [];
        /// `t:Message`: what has no element of its own comes as one.
        Message: "MessageType" extends Item, [I, M], "IPM.Note", 9, [
            ids!(Item I: ItemId Subject Sensitivity Body Size DateTimeSent DateTimeCreated ResponseObjects
                HasAttachments IsAssociated),
            ids!(Message M: ToRecipients CcRecipients BccRecipients IsReadReceiptRequested
                IsDeliveryReceiptRequested From IsRead),
        ];
        /// `t:SharingMessage`, which no mailbox holds.
        SharingMessage: "SharingMessageType" extends Message, [I, M, SharingMessageProperty], "", 9, [
            ids!(Item I: ItemId),
        ], since Exchange2016;
        /// `t:CalendarItem`.
        CalendarItem: "CalendarItemType" extends Item, [I, C], "IPM.Appointment", 0x0f, [
            ids!(Item I: ItemId Subject ResponseObjects HasAttachments IsAssociated),
            ids!(CalendarItem C: Start End LegacyFreeBusyStatus Location CalendarItemType Organizer),
        ];
        /// `t:Contact`.
        Contact: "ContactItemType" extends Item, [I, P], "IPM.Contact", 0x11, [
            ids!(Item I: ItemId HasAttachments),
            ids!(Contact P: FileAs CompleteName CompanyName EmailAddresses PhysicalAddresses PhoneNumbers
                ImAddresses JobTitle),
        ];
        /// `t:DistributionList`.
        DistributionList: "DistributionListType" extends Item, [I, D], "IPM.DistList", 0x12, [
            ids!(Item I: ItemId Subject HasAttachments),
            ids!(DistributionList D: DisplayName FileAs),
        ];
        /// `t:MeetingMessage`.
        MeetingMessage: "MeetingMessageType" extends Message, [I, M, MM], "IPM.Schedule.Meeting", 9, [
            ids!(Item I: ItemId Subject Sensitivity HasAttachments),
            ids!(MeetingMessage MM: IsOutOfDate HasBeenProcessed ResponseType),
        ];
        /// `t:MeetingRequest`.
        MeetingRequest: "MeetingRequestMessageType" extends MeetingMessage, [I, M, MM, MR],
            "IPM.Schedule.Meeting.Request", 0x0b, [
            ids!(Item I: ItemId Subject Sensitivity),
            ids!(MeetingMessage MM: IsOutOfDate HasBeenProcessed ResponseType),
            ids!(MeetingRequest MR: IntendedFreeBusyStatus Start End Location Organizer),
        ];
        /// `t:MeetingResponse`.
        MeetingResponse: "MeetingResponseMessageType" extends MeetingMessage,
            [I, M, MM, MeetingResponseProperty], "IPM.Schedule.Meeting.Resp", 0x0c, [
            ids!(Item I: ItemId Subject Sensitivity HasAttachments),
            ids!(MeetingMessage MM: IsOutOfDate HasBeenProcessed ResponseType),
        ];
        /// `t:MeetingCancellation`.
        MeetingCancellation: "MeetingCancellationMessageType" extends MeetingMessage,
            [I, M, MM, MeetingCancellationProperty], "IPM.Schedule.Meeting.Canceled", 0x0d, [
            ids!(Item I: ItemId Subject Sensitivity HasAttachments),
            ids!(MeetingMessage MM: IsOutOfDate HasBeenProcessed ResponseType),
        ];
        /// `t:Task`.
        Task: "TaskType" extends Item, [I, T], "IPM.Task", 0x13, [
            ids!(Item I: ItemId Subject HasAttachments),
            ids!(Task T: DueDate PercentComplete StartDate Status),
        ];
        /// `t:PostItem`.
        PostItem: "PostItemType" extends Item, [I, PostItemProperty], "IPM.Post", 0x17, [
            ids!(Item I: ItemId Subject Sensitivity Body Size DateTimeSent DateTimeCreated ResponseObjects
                HasAttachments IsAssociated),
            ids!(PostItem PostItemProperty: From IsRead),
        ], since Exchange2007Sp1;
        /// `t:RoleMember`, which no mailbox holds.
        RoleMember: "RoleMemberItemType" extends Item, [I, RoleMemberProperty], "", 9, [
            ids!(Item I: ItemId),
        ], since Exchange2016;
        /// `t:Network`, which no mailbox holds.
        Network: "NetworkItemType" extends Item, [I, NetworkProperty], "", 9, [
            ids!(Item I: ItemId),
        ], since Exchange2016;
        /// `t:Person`, which no mailbox holds.
        Person: "AbchPersonItemType" extends Item, [I, PersonProperty], "", 9, [
            ids!(Item I: ItemId),
        ], since Exchange2016;
    }
}

/// The type that all kinds of folders extend; no element has it itself.
static BASE_FOLDER: Complex = Complex {
    name: "BaseFolderType",
    namespace: Namespace::Types,
    base: None,
    derived: &[],
    content: Content::Steps(B::STEPS),
    may_be_empty: false,
    is_abstract: true,
    attributes: &[],
    any_attribute: None,
};

kinds! {
    /// The kinds of folders, each an element of its own.
    pub enum FolderKind (FOLDER_KINDS, FOLDER_SCHEMAS) {
        /// `t:Folder`: mail, and every class without a kind of its own.
        Folder: "FolderType" over BASE_FOLDER, [B, F], "", 1, [
            ids!(BaseFolder B: FolderId DisplayName TotalCount ChildFolderCount),
            ids!(Folder F: UnreadCount),
        ];
        /// `t:CalendarFolder`.
        CalendarFolder: "CalendarFolderType" over BASE_FOLDER, [B, CalendarFolderProperty],
            "IPF.Appointment", 2, [
            ids!(BaseFolder B: FolderId DisplayName ChildFolderCount),
        ];
        /// `t:ContactsFolder`.
        ContactsFolder: "ContactsFolderType" over BASE_FOLDER, [B, ContactsFolderProperty],
            "IPF.Contact", 3, [
            ids!(BaseFolder B: FolderId DisplayName TotalCount ChildFolderCount),
        ];
        /// `t:SearchFolder`.
        SearchFolder: "SearchFolderType" extends Folder, [B, F, SearchFolderProperty], "IPF.Note", 8, [
            ids!(BaseFolder B: FolderId DisplayName TotalCount ChildFolderCount),
            ids!(Folder F: UnreadCount),
        ];
        /// `t:TasksFolder`.
        TasksFolder: "TasksFolderType" like Folder, [B, F], "IPF.Task", 4, [
            ids!(BaseFolder B: FolderId DisplayName TotalCount ChildFolderCount),
            ids!(Folder F: UnreadCount),
        ];
    }
}

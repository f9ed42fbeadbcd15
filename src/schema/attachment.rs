//! Attachments of items.

use super::text::{Base64, DateTime};
use crate::property::{ItemKind, ItemObject};
use crate::wire::{Choice, Element, Node, Writer};
use crate::{choice, message};

message! {
    /// Attachments.
    pub struct NonEmptyArrayOfAttachments: types "NonEmptyArrayOfAttachmentsType" {
        elements {
            /// The attachments, at least one.
            attachments: NonEmpty<AnyAttachment> => branches,
        }
    }
}

message! {
    /// Attachments.
    #[derive(Default)]
    pub struct ArrayOfAttachments: types "ArrayOfAttachmentsType" {
        elements {
            /// The attachments.
            attachments: Many<AnyAttachment> => branches,
        }
    }
}

choice! {
    /// An attachment of any kind.
    ///
    /// Source: the content of `t:NonEmptyArrayOfAttachmentsType`.
    pub enum AnyAttachment in types {
        /// An item.
        ItemAttachment(ItemAttachment),
        /// A file.
        FileAttachment(FileAttachment),
        /// A link to a file elsewhere.
        ReferenceAttachment(ReferenceAttachment) since Exchange2016,
    }
}

message! {
    /// What all attachments have.
    #[derive(Eq, Default)]
    pub struct Attachment: types "AttachmentType" {
        elements {
            /// The identifier.
            attachment_id: Opt<AttachmentId>,
            /// The name users see.
            name: Opt<String>,
            /// The media type.
            content_type: Opt<String>,
            /// What the body refers to it by.
            content_id: Opt<String>,
            /// The address that the body refers to it by.
            content_location: Opt<String>,
            /// Where it was taken from.
            attachment_original_url: Opt<String> since Exchange2016,
            /// How large it is, in bytes.
            size: Opt<i32> since Exchange2010,
            /// When it was last changed.
            last_modified_time: Opt<DateTime> since Exchange2010,
            /// Whether it is shown within the body.
            is_inline: Opt<bool> since Exchange2010,
        }
    }
}

message! {
    /// An attachment, by its identifier.
    #[derive(Eq, Default)]
    pub struct RequestAttachmentId: types "RequestAttachmentIdType" {
        attributes {
            /// The identifier.
            id: Required<String>,
        }
    }
}

message! {
    /// An attachment and the item it belongs to.
    #[derive(Eq, Default)]
    pub struct AttachmentId: types "AttachmentIdType" extends RequestAttachmentId as request_attachment_id {
        attributes {
            /// The identifier of the item.
            root_item_id: Optional<String>,
            /// The version of the item.
            root_item_change_key: Optional<String>,
        }
    }
}

message! {
    /// An item that is attached to another.
    #[derive(Default)]
    pub struct ItemAttachment: types "ItemAttachmentType" extends Attachment as attachment {
        elements {
            /// The item.
            item: Opt<AttachedItem> => branches,
        }
    }
}

/// An item that is attached to another: of any kind but a distribution list.
///
/// Source: the choice in `t:ItemAttachmentType`.
#[derive(Debug, Clone, PartialEq)]
pub struct AttachedItem(pub ItemObject);

impl AttachedItem {
    /// The elements of the choice, in schema order.
    pub const BRANCHES: &'static [Element] = &{
        let (mut branches, mut from, mut to) = ([ItemKind::ELEMENTS[0]; ItemKind::ELEMENTS.len() - 1], 0, 0);
        while to < branches.len() {
            if from == ItemKind::DistributionList as usize {
                from += 1;
            }
            branches[to] = ItemKind::ELEMENTS[from];
            (from, to) = (from + 1, to + 1);
        }
        branches
    };
}

impl Choice for AttachedItem {
    fn read_branch(node: Node<'_, '_>) -> Self {
        Self(ItemObject::read_branch(node))
    }

    fn write_branch(&self, writer: &mut Writer, branches: &'static [Element]) {
        self.0.write_branch(writer, branches);
    }
}

message! {
    /// A file that is attached to an item.
    #[derive(Eq, Default)]
    pub struct FileAttachment: types "FileAttachmentType" extends Attachment as attachment {
        elements {
            /// Whether it is the picture of a contact.
            is_contact_photo: Opt<bool> since Exchange2010,
            /// The bytes.
            content: Opt<Base64>,
        }
    }
}

message! {
    /// A link to a file elsewhere that is attached to an item.
    #[derive(Eq, Default)]
    pub struct ReferenceAttachment: types "ReferenceAttachmentType" extends Attachment as attachment {
        elements {
            /// Where the file is.
            attach_long_path_name: Opt<String>,
            /// Who keeps it.
            provider_type: Opt<String> since Exchange2016,
            /// The address of the one who keeps it.
            provider_endpoint_url: Opt<String> since Exchange2016,
            /// A small image of it.
            attachment_thumbnail_url: Opt<String> since Exchange2016,
            /// A page that shows it.
            attachment_preview_url: Opt<String> since Exchange2016,
            /// Who may do what with it, as a number.
            permission_type: Opt<i32> since Exchange2016,
            /// Who might do what with it at first, as a number.
            original_permission_type: Opt<i32> since Exchange2016,
            /// Whether it is a folder.
            attachment_is_folder: Opt<bool> since Exchange2016,
        }
    }
}

//! Identifiers in all formats there are.

use super::text::NonEmptyString;
use crate::wire::{Described, Node, Type, Value, Writer};
use crate::{choice, message, simple_enum};

simple_enum! {
    /// A format of identifiers.
    pub enum IdFormat = "IdFormatType" {
        /// That of EWS in the first release of Exchange 2007.
        EwsLegacyId = "EwsLegacyId",
        /// That of EWS.
        EwsId = "EwsId",
        /// That of MAPI, in base64.
        EntryId = "EntryId",
        /// That of MAPI, in hexadecimal.
        HexEntryId = "HexEntryId",
        /// That of the store.
        StoreId = "StoreId",
        /// That of the web client.
        OwaId = "OwaId",
    }
}

message! {
    /// What identifiers in all formats have.
    #[derive(Eq)]
    pub struct AlternateIdBase: types "AlternateIdBaseType" [is_abstract]
        => AlternateId, AlternatePublicFolderId, AlternatePublicFolderItemId
    {
        attributes {
            /// The format.
            format: Required<IdFormat>,
        }
    }
}

message! {
    /// The identifier of something in a mailbox.
    #[derive(Eq)]
    pub struct AlternateId: types "AlternateIdType" extends AlternateIdBase as base {
        attributes {
            /// The identifier.
            id: Required<String>,
            /// The primary address of the mailbox.
            mailbox: Required<NonEmptyString>,
            /// Whether it is the archive of that mailbox.
            is_archive: Optional<bool> since Exchange2010Sp1,
        }
    }
}

message! {
    /// The identifier of a public folder.
    #[derive(Eq)]
    pub struct AlternatePublicFolderId: types "AlternatePublicFolderIdType" extends AlternateIdBase as base {
        attributes {
            /// The identifier.
            folder_id: Required<String>,
        }
    }
}

message! {
    /// The identifier of an item in a public folder.
    #[derive(Eq)]
    pub struct AlternatePublicFolderItemId: types "AlternatePublicFolderItemIdType"
        extends AlternatePublicFolderId as folder
    {
        attributes {
            /// The identifier.
            item_id: Required<String>,
        }
    }
}

choice! {
    /// An identifier of anything.
    ///
    /// Source: the content of `t:NonEmptyArrayOfAlternateIdsType`.
    #[derive(Eq)]
    pub enum AnyAlternateId in types {
        /// Of something in a mailbox.
        AlternateId(AlternateId),
        /// Of a public folder.
        AlternatePublicFolderId(AlternatePublicFolderId),
        /// Of an item in a public folder.
        AlternatePublicFolderItemId(AlternatePublicFolderItemId),
    }
}

message! {
    /// Identifiers.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfAlternateIds: types "NonEmptyArrayOfAlternateIdsType" {
        elements {
            /// The identifiers, at least one.
            alternate_ids: NonEmpty<AnyAlternateId> => branches,
        }
    }
}

/// An identifier as an answer has it: one element, whose `xsi:type` says what the identifier is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConvertedId(pub AnyAlternateId);

impl Value for ConvertedId {
    fn of_type() -> Type {
        Type::Complex(AlternateIdBase::complex())
    }

    fn read(node: Node<'_, '_>) -> Self {
        // Each type has an attribute more than the one before.
        Self(if node.attribute("ItemId").is_some() {
            AnyAlternateId::AlternatePublicFolderItemId(Value::read(node))
        } else if node.attribute("FolderId").is_some() {
            AnyAlternateId::AlternatePublicFolderId(Value::read(node))
        } else {
            AnyAlternateId::AlternateId(Value::read(node))
        })
    }

    fn write(&self, writer: &mut Writer) {
        match &self.0 {
            AnyAlternateId::AlternateId(id) => write_with_type(id, writer),
            AnyAlternateId::AlternatePublicFolderId(id) => write_with_type(id, writer),
            AnyAlternateId::AlternatePublicFolderItemId(id) => write_with_type(id, writer),
        }
    }
}

fn write_with_type<T: Described + Value>(id: &T, writer: &mut Writer) {
    writer.instance_type(T::complex().namespace, T::complex().name);
    id.write(writer);
}

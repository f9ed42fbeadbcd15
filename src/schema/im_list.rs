//! The instant messaging list: groups and the personas in them.

use super::extended_property::NonEmptyArrayOfExtendedProperty;
use super::ids::{ItemId, NonEmptyArrayOfItemIds};
use super::persona::Persona;
use super::text::NonEmptyString;
use crate::message;

message! {
    /// A group of the instant messaging list.
    #[derive(Eq)]
    pub struct ImGroup: types "ImGroupType" {
        elements {
            /// The name users see.
            display_name: One<NonEmptyString>,
            /// The kind of group, as the item class of the item that stores it.
            group_type: One<NonEmptyString>,
            /// The identifier of the group.
            exchange_store_id: Opt<ItemId>,
            /// The contacts in the group, by the identifiers that attributions of personas have too.
            member_correlation_key: Opt<NonEmptyArrayOfItemIds>,
            /// Extended properties that the request asked for.
            extended_properties: Opt<NonEmptyArrayOfExtendedProperty>,
            /// The address of a distribution group.
            smtp_address: Opt<String>,
        }
    }
}

message! {
    /// Groups of the instant messaging list.
    #[derive(Eq, Default)]
    pub struct ArrayOfImGroup: types "ArrayOfImGroupType" {
        elements {
            /// The groups.
            im_groups: Many<ImGroup> as "ImGroup",
        }
    }
}

message! {
    /// The instant messaging list, or the part of it that a request asked for.
    #[derive(Default)]
    pub struct ImItemList: types "ImItemListType" {
        elements {
            /// The groups.
            groups: Opt<ArrayOfImGroup>,
            /// The persons in the groups.
            personas: Opt<ArrayOfPeople>,
        }
    }
}

message! {
    /// Personas.
    #[derive(Default)]
    pub struct ArrayOfPeople: types "ArrayOfPeopleType" {
        elements {
            /// The personas.
            personas: OnDemand<Persona> as "Persona",
        }
    }
}

//! Rows, and the pen that writes a table of them.

use std::fmt;

use crate::mailbox::{DistinguishedPropertySet, MapiPropertyType};
use crate::wire::{Element, ExchangeVersion, Form, Node, Simple, Step, Type, Writer};

use super::given::Given;
use super::value::PropertyValue;

/// One row: everything that is known of a property.
#[derive(Clone, Copy)]
pub struct Property {
    /// Which property.
    pub id: PropertyId,
    /// Its element.
    pub element: Element,
    /// Its path (`FieldURI`); `None` for a property that no path names.
    pub field_uri: Option<&'static str>,
    /// What may be done with it and where it comes: see [`flags`].
    pub flags: u32,
    /// The stored property behind it, by which extended properties reach it.
    pub mapi: Option<MapiProperty>,
    /// The newest schema of the servers that answer it; the first one is in its [`element`](Self::element).
    pub until: ExchangeVersion,
    pub(crate) read: fn(Node<'_, '_>) -> PropertyValue,
    pub(crate) given: for<'d> fn(Node<'d, '_>) -> Given<'d>,
    pub(crate) write: fn(&PropertyValue, &mut Writer, &Element),
}

/// The stored property behind one of EWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MapiProperty {
    /// Where it is stored.
    pub address: MapiAddress,
    /// The type of its values.
    pub of_type: MapiPropertyType,
}

/// How a stored property is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapiAddress {
    /// By its tag, without the type; below 0x8000.
    Tag(u16),
    /// By a set and a number.
    Id(DistinguishedPropertySet, i32),
    /// By a set and a name.
    Name(DistinguishedPropertySet, &'static str),
}

/// What a [`Property`] allows; a row combines them.
pub mod flags {
    /// Nothing but to be written where it is asked for.
    pub const NONE: u32 = 0;
    /// In the AllProperties shape of GetItem and GetFolder.
    pub const ALL: u32 = 1 << 0;
    /// In that shape from Exchange 2013 on only.
    pub const ALL_2013: u32 = 1 << 1;
    /// In that shape up to Exchange 2010 only.
    pub const ALL_2010: u32 = 1 << 2;
    /// FindItem, FindFolder and SyncFolderItems answer it.
    pub const FIND: u32 = 1 << 3;
    /// CreateItem and CreateFolder set it.
    pub const CREATE: u32 = 1 << 4;
    /// SetItemField and SetFolderField set it.
    pub const UPDATE: u32 = 1 << 5;
    /// AppendToItemField appends to it.
    pub const APPEND: u32 = 1 << 6;
    /// DeleteItemField and DeleteFolderField delete it.
    pub const DELETE: u32 = 1 << 7;
    /// It may stand in restrictions and sort orders.
    pub const SEARCH: u32 = 1 << 8;
    /// A request that sets it is accepted, and nothing is set, but by old servers; see
    /// [`Property::allows`](super::Property::allows).
    pub const IGNORED: u32 = 1 << 9;
    /// Any number of elements.
    pub const MANY: u32 = 1 << 11;
    /// Set when an item is made, and when it is changed.
    pub const SET: u32 = CREATE | UPDATE;
}

impl Property {
    /// The word of its enumeration that is spelled so.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<&'static str> {
        let Type::Simple(Simple { form: Form::Enumeration(words), .. }) = (self.element.of_type)() else {
            return None;
        };
        words.iter().find(|own| own.name == word).map(|own| own.name)
    }

    /// Whether servers answer it whose newest schema is the one given.
    #[must_use]
    pub fn is_of(&self, server: ExchangeVersion) -> bool {
        (self.element.since..=self.until).contains(&server)
    }

    /// Whether GetItem and GetFolder of a version answer it in the AllProperties shape, where it has a value.
    #[must_use]
    pub const fn is_in_all_properties(&self, version: ExchangeVersion) -> bool {
        let of_generation = if version as u8 >= ExchangeVersion::Exchange2013 as u8 {
            flags::ALL_2013
        } else {
            flags::ALL_2010
        };
        self.has(flags::ALL) || self.has(of_generation)
    }

    /// Whether it has all of these [`flags`].
    #[must_use]
    pub const fn has(&self, flags: u32) -> bool {
        self.flags & flags == flags
    }
}

impl fmt::Debug for Property {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(formatter)
    }
}

#[cfg(feature = "serde")]
impl PropertyId {
    /// What snapshots call it: the name of its table and its own in that, for instance `Message.IsRead`.
    pub(crate) fn name(self) -> String {
        format!("{}.{}", self.family(), self.own_name())
    }

    fn own_name(self) -> &'static str {
        match self {
            Self::Entry(entry) => entry.name(),
            other => other.property().element.name,
        }
    }

    /// The property of that name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let (family, own_name) = name.split_once('.')?;
        let mut all = PROPERTIES.iter().copied().flatten().map(|property| property.id);
        all.find(|property| property.family() == family && property.own_name() == own_name)
    }
}

/// The table of one type of the schema.
pub(crate) trait Family: Copy + 'static {
    /// The rows, in schema order.
    const PROPERTIES: &'static [Property];
    /// The steps of the type, a row each.
    const STEPS: &'static [Step];
}

/// Declares the families of properties and the id that names a property of any of them.
macro_rules! families {
    ($($(#[$meta:meta])* $family:ident($properties:ident)),+ $(,)?) => {
        /// Names a property.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PropertyId {
            $($(#[$meta])* $family(super::$properties),)+
        }

        $(impl From<super::$properties> for PropertyId {
            fn from(property: super::$properties) -> Self {
                Self::$family(property)
            }
        })+

        impl PropertyId {
            /// The row of the property.
            #[must_use]
            pub fn property(self) -> &'static Property {
                match self {
                    $(Self::$family(property) =>
                        &<super::$properties as Family>::PROPERTIES[property as usize],)+
                }
            }

            /// The name of its table.
            #[cfg(feature = "serde")]
            const fn family(self) -> &'static str {
                match self {
                    $(Self::$family(_) => stringify!($family),)+
                }
            }

            /// Whether another property is of the same table.
            #[must_use]
            pub fn is_akin(self, other: Self) -> bool {
                std::mem::discriminant(&self) == std::mem::discriminant(&other)
            }

            /// The property with these two bytes.
            pub(super) fn of_code(code: u16) -> Option<Self> {
                let family = PROPERTIES.get(usize::from(code >> 8))?;
                family.get(usize::from(code & 0xff)).map(|property| property.id)
            }

            /// Two bytes by which a bag orders its values: the table, then the row in it.
            #[inline]
            pub(crate) const fn code(self) -> u16 {
                // Number and row are what an id consists of, so both matches come to a load.
                #[repr(u8)]
                enum Number { $($family),+ }
                let family = match self {
                    $(Self::$family(_) => Number::$family as u16,)+
                };
                let row = match self {
                    $(Self::$family(property) => property as u16,)+
                };
                family << 8 | row
            }
        }

        /// All rows, family by family.
        pub(crate) static PROPERTIES: &[&[Property]] =
            &[$(<super::$properties as Family>::PROPERTIES),+];
    };
}

/// Declares the properties a type of the schema adds to its base, a row each, in schema order.
///
/// `Subject: String, "item:Subject", [ALL | FIND | SET], tag 0x0037 String, since Exchange2010;` is name and
/// element, type on the wire, path (`-` for none), what may be done with it ([`flags`]), and optionally the
/// MAPI property behind it (`tag …`, `id Set …`, `name Set "…"`), the first version, and the newest version
/// of the servers that answer it (`until …`).
macro_rules! properties {
    (
        $(#[$meta:meta])*
        pub enum $name:ident in $family:ident {
            $($property:ident: $type:ty, $uri:tt, [$($flags:tt)*]
                $(, tag $tag:literal $tag_type:ident)?
                $(, id $id_set:ident $id:literal $id_type:ident)?
                $(, name $name_set:ident $mapi_name:literal $name_type:ident)?
                $(, since $since:ident)? $(, until $until:ident)?;)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`t:", stringify!($property), "`")] $property,)+
        }

        const _: () = {
            #[allow(unused_imports)] // Not every table has every kind of row.
            use $crate::mailbox::{DistinguishedPropertySet, MapiPropertyType};
            #[allow(unused_imports)]
            use $crate::property::table::{MapiAddress, MapiProperty};
            use $crate::property::table::{Family, Property, PropertyId, flags::*};
            use $crate::property::types::{given, read, write};
            use $crate::wire::{Element, Step, Value};

            impl Family for $name {
                const PROPERTIES: &'static [Property] = &[$(Property {
                    id: PropertyId::$family($name::$property),
                    element: $crate::property::table::element_of_row!($property, $type $(, $since)?),
                    field_uri: $crate::property::table::uri_of_row!($uri),
                    flags: $($flags)*,
                    mapi: $crate::property::table::mapi_of_row!(
                        $(tag $tag $tag_type)? $(id $id_set $id $id_type)?
                        $(name $name_set $mapi_name $name_type)?
                    ),
                    until: $crate::property::table::until_of_row!($($until)?),
                    read: read::<$type>,
                    given: given::<$type>,
                    write: write::<$type>,
                },)+];
                const STEPS: &'static [Step] = &[$(Step {
                    alternatives: &[$crate::property::table::element_of_row!($property, $type $(, $since)?)],
                    min: 0,
                    max: if ($($flags)*) & MANY != 0 { $crate::wire::UNBOUNDED } else { 1 },
                    tolerates_absence: false,
                },)+];
            }
        };
    };
}
pub(crate) use properties;

macro_rules! element_of_row {
    ($property:ident, $type:ty $(, $since:ident)?) => {
        Element::new(
            $crate::wire::Namespace::Types,
            stringify!($property),
            <$type as Value>::of_type,
            $crate::since!($($since)?),
        )
    };
}
pub(crate) use element_of_row;

macro_rules! uri_of_row {
    (-) => {
        None
    };
    ($uri:literal) => {
        Some($uri)
    };
}
pub(crate) use uri_of_row;

macro_rules! until_of_row {
    () => {
        $crate::wire::ExchangeVersion::NEWEST
    };
    ($until:ident) => {
        $crate::wire::ExchangeVersion::$until
    };
}
pub(crate) use until_of_row;

macro_rules! mapi_of_row {
    () => {
        None
    };
    (tag $tag:literal $of_type:ident) => {
        Some(MapiProperty { address: MapiAddress::Tag($tag), of_type: MapiPropertyType::$of_type })
    };
    (id $set:ident $id:literal $of_type:ident) => {
        Some(MapiProperty {
            address: MapiAddress::Id(DistinguishedPropertySet::$set, $id),
            of_type: MapiPropertyType::$of_type,
        })
    };
    (name $set:ident $name:literal $of_type:ident) => {
        Some(MapiProperty {
            address: MapiAddress::Name(DistinguishedPropertySet::$set, $name),
            of_type: MapiPropertyType::$of_type,
        })
    };
}
pub(crate) use mapi_of_row;

families! {
    /// Of every item.
    Item(ItemProperty),
    /// Of messages.
    Message(MessageProperty),
    /// Of sharing messages.
    SharingMessage(SharingMessageProperty),
    /// Of contacts.
    Contact(ContactProperty),
    /// Of the entries of dictionaries of contacts.
    Entry(EntryProperty),
    /// Of distribution lists.
    DistributionList(DistributionListProperty),
    /// Of tasks.
    Task(TaskProperty),
    /// Of posts.
    PostItem(PostItemProperty),
    /// Of calendar items.
    CalendarItem(CalendarItemProperty),
    /// Of meeting messages of all kinds.
    MeetingMessage(MeetingMessageProperty),
    /// Of meeting requests.
    MeetingRequest(MeetingRequestProperty),
    /// Of meeting responses.
    MeetingResponse(MeetingResponseProperty),
    /// Of meeting cancellations.
    MeetingCancellation(MeetingCancellationProperty),
    /// Of role members.
    RoleMember(RoleMemberProperty),
    /// Of networks.
    Network(NetworkProperty),
    /// Of persons.
    Person(PersonProperty),
    /// Of every folder.
    BaseFolder(BaseFolderProperty),
    /// Of mail, tasks and search folders.
    Folder(FolderProperty),
    /// Of calendar folders.
    CalendarFolder(CalendarFolderProperty),
    /// Of contacts folders.
    ContactsFolder(ContactsFolderProperty),
    /// Of search folders.
    SearchFolder(SearchFolderProperty),
}

//! Extended properties: how one is addressed, which addresses are valid, and the value it holds.
//!
//! Source: `PathToExtendedFieldType` and `ExtendedPropertyType` of the EWS schema; the combinations of
//! attributes as the reference page of ExtendedFieldURI gives them.

use std::borrow::Cow;

use super::Guid;
use crate::casing::folded;
use crate::{Error, ResponseCode, Result};

/// The first property tag of the range that custom properties are given.
const FIRST_CUSTOM_TAG: u16 = 0x8000;
/// The property tag of the display name.
const DISPLAY_NAME_TAG: u16 = 0x3001;
/// The property tag of the class of a folder.
const CONTAINER_CLASS_TAG: u16 = 0x3613;

/// The attributes of `t:ExtendedFieldURI`, or of `t:ExtendedProperty` in a request, as they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtendedFieldUri<'a> {
    /// `PropertyTag`, without the type.
    pub property_tag: Option<u16>,
    /// `DistinguishedPropertySetId`.
    pub distinguished_property_set_id: Option<DistinguishedPropertySet>,
    /// `PropertySetId`.
    pub property_set_id: Option<Guid>,
    /// `PropertyName`.
    pub property_name: Option<&'a str>,
    /// `PropertyId`.
    pub property_id: Option<i32>,
    /// `PropertyType`.
    pub property_type: MapiPropertyType,
}

/// A valid address of an extended property.
///
/// Two paths are equal when they are spelled the same; [`ExtendedPropertyPath::names_same_property`] says
/// whether they lead to the same property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtendedPropertyPath {
    address: PropertyAddress,
    property_type: MapiPropertyType,
}

/// The part of a path that says which property, type apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PropertyAddress {
    /// A property with a number of its own.
    Tag(u16),
    /// A property of a set, by name.
    Name(PropertySet, Box<str>),
    /// A property of a set, by number.
    Id(PropertySet, i32),
}

/// A set of named properties, in the form in which it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PropertySet {
    /// A set that has a name in the schema.
    Distinguished(DistinguishedPropertySet),
    /// A set known by its GUID.
    Guid(Guid),
}

/// An extended property of an item: a path and the value there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtendedProperty {
    path: ExtendedPropertyPath,
    value: ExtendedPropertyValue,
}

/// The text of `t:Value`, or the texts of `t:Values`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExtendedPropertyValue {
    /// The value of a scalar type.
    One(String),
    /// The values of an array type.
    Many(Vec<String>),
}

impl ExtendedFieldUri<'_> {
    /// The attributes of a property addressed by its tag.
    #[must_use]
    pub const fn tag(property_tag: u16, property_type: MapiPropertyType) -> Self {
        Self {
            property_tag: Some(property_tag),
            distinguished_property_set_id: None,
            property_set_id: None,
            property_name: None,
            property_id: None,
            property_type,
        }
    }
}

impl ExtendedPropertyPath {
    /// Checks that the attributes together address a property that can be read as text.
    ///
    /// # Errors
    ///
    /// * `ErrorInvalidExtendedProperty` unless there is a tag alone, or one set with either a name or an id;
    /// * `ErrorNoPropertyTagForCustomProperties` for a tag from 0x8000 on;
    /// * `ErrorUnsupportedMapiPropertyType` for the types Object, ObjectArray, Null and Error.
    pub fn new(attributes: ExtendedFieldUri<'_>) -> Result<Self> {
        let address =
            PropertyAddress::new(attributes).ok_or(Error::new(ResponseCode::ErrorInvalidExtendedProperty))?;
        if matches!(address, PropertyAddress::Tag(FIRST_CUSTOM_TAG..)) {
            return Err(Error::new(ResponseCode::ErrorNoPropertyTagForCustomProperties));
        }
        let property_type = attributes.property_type;
        if !property_type.has_text_form() {
            return Err(Error::new(ResponseCode::ErrorUnsupportedMapiPropertyType));
        }
        Ok(Self { address, property_type })
    }

    /// Which property, type apart.
    #[must_use]
    pub const fn address(&self) -> &PropertyAddress {
        &self.address
    }

    /// The type asked for; a property of another type is another property.
    #[must_use]
    pub const fn property_type(&self) -> MapiPropertyType {
        self.property_type
    }

    /// Whether both paths lead to one property: a set's name and its GUID are the same set, and names of
    /// internet headers have no case.
    #[must_use]
    pub fn names_same_property(&self, other: &Self) -> bool {
        self.property() == other.property()
    }

    /// The property itself, however it is spelled: equal for two paths that lead to one.
    pub(crate) fn property(&self) -> impl Ord + use<'_> {
        (self.property_type as u8, self.address.property())
    }

    /// Whether this is the display name, which every item has.
    pub(super) fn is_display_name(&self) -> bool {
        self.is_text(DISPLAY_NAME_TAG)
    }

    /// Whether this is the class of a folder.
    pub(super) fn is_container_class(&self) -> bool {
        self.is_text(CONTAINER_CLASS_TAG)
    }

    /// Whether this is a text that folders have an element for.
    pub(super) fn is_folder_text(&self) -> bool {
        self.is_display_name() || self.is_container_class()
    }

    fn is_text(&self, tag: u16) -> bool {
        self.address == PropertyAddress::Tag(tag) && self.property_type == MapiPropertyType::String
    }
}

impl PropertyAddress {
    fn new(attributes: ExtendedFieldUri<'_>) -> Option<Self> {
        let distinguished = attributes.distinguished_property_set_id.map(PropertySet::Distinguished);
        let set = match (distinguished, attributes.property_set_id) {
            (Some(_), Some(_)) => return None,
            (Some(set), None) => Some(set),
            (None, guid) => guid.map(PropertySet::Guid),
        };
        match (attributes.property_tag, set, attributes.property_name, attributes.property_id) {
            (Some(tag), None, None, None) => Some(Self::Tag(tag)),
            (None, Some(set), Some(name), None) => Some(Self::Name(set, name.into())),
            (None, Some(set), None, Some(id)) => Some(Self::Id(set, id)),
            _ => None,
        }
    }

    /// The set, and the number or the name in it.
    fn property(&self) -> (Option<Guid>, Option<i32>, Option<Cow<'_, str>>) {
        match self {
            Self::Tag(tag) => (None, Some(i32::from(*tag)), None),
            Self::Id(set, id) => (Some(set.guid()), Some(*id), None),
            Self::Name(set, name) => {
                let has_case = set.guid() != DistinguishedPropertySet::InternetHeaders.guid();
                let name = if has_case { Cow::Borrowed(&**name) } else { folded(name) };
                (Some(set.guid()), None, Some(name))
            }
        }
    }
}

impl PropertySet {
    /// The GUID of the set, whichever way it was named.
    #[must_use]
    pub const fn guid(self) -> Guid {
        match self {
            Self::Distinguished(set) => set.guid(),
            Self::Guid(guid) => guid,
        }
    }
}

impl ExtendedProperty {
    /// A property with its value.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidExtendedPropertyValue` for several values of a scalar type or a single one of an array
    /// type.
    pub fn new(path: ExtendedPropertyPath, value: ExtendedPropertyValue) -> Result<Self> {
        let is_array = matches!(value, ExtendedPropertyValue::Many(_));
        if path.property_type.is_array() != is_array {
            return Err(Error::new(ResponseCode::ErrorInvalidExtendedPropertyValue));
        }
        Ok(Self { path, value })
    }

    /// How the property was addressed when it was set.
    #[must_use]
    pub const fn path(&self) -> &ExtendedPropertyPath {
        &self.path
    }

    /// What it holds.
    #[must_use]
    pub const fn value(&self) -> &ExtendedPropertyValue {
        &self.value
    }

    /// The value of a text that folders have an element for.
    pub(super) fn into_folder_text(self) -> Option<String> {
        match self.value {
            ExtendedPropertyValue::One(text) if self.path.is_folder_text() => Some(text),
            _ => None,
        }
    }

    /// The value of a display name.
    pub(super) fn into_display_name(self) -> Option<String> {
        match self.value {
            ExtendedPropertyValue::One(name) if self.path.is_display_name() => Some(name),
            _ => None,
        }
    }
}

/// Where the property that `path` leads to is among those of an item or a folder, or where it would be.
///
/// They are kept in order, since requests may set and ask for any number of them.
fn place(properties: &[ExtendedProperty], path: &ExtendedPropertyPath) -> std::result::Result<usize, usize> {
    let wanted = path.property();
    properties.binary_search_by(|own| own.path.property().cmp(&wanted))
}

/// The value that `path` leads to among the properties of an item or a folder.
pub(super) fn find(
    properties: &[ExtendedProperty],
    path: &ExtendedPropertyPath,
) -> Option<ExtendedPropertyValue> {
    place(properties, path).ok().map(|place| properties[place].value.clone())
}

/// Adds a property to those of an item, in place of one with the same path.
pub(super) fn set(properties: &mut Vec<ExtendedProperty>, property: ExtendedProperty) {
    match place(properties, &property.path) {
        Ok(place) => properties[place] = property,
        Err(place) => properties.insert(place, property),
    }
}

/// Removes a property from those of an item; it need not be there.
pub(super) fn remove(properties: &mut Vec<ExtendedProperty>, path: &ExtendedPropertyPath) {
    if let Ok(place) = place(properties, path) {
        properties.remove(place);
    }
}

/// The properties in the order in which they are kept; of several with one path the last.
#[cfg(feature = "serde")]
pub(super) fn in_order(properties: Vec<ExtendedProperty>) -> Vec<ExtendedProperty> {
    properties.into_iter().fold(Vec::new(), |mut kept, property| {
        set(&mut kept, property);
        kept
    })
}

/// Declares the closed set of MAPI types from rows of name and nature.
macro_rules! mapi_property_types {
    ($($name:ident $nature:ident,)*) => {
        /// The type of an extended property (`t:MapiPropertyTypeType`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the names are those of the schema and explain themselves")]
        pub enum MapiPropertyType {
            $($name,)*
        }

        impl MapiPropertyType {
            /// Every type, in schema order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name as it stands on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => mapi_property_types!(@name $name),)* }
            }

            const fn nature(self) -> Nature {
                match self { $(Self::$name => Nature::$nature,)* }
            }
        }
    };
    (@name Clsid) => { "CLSID" };
    (@name ClsidArray) => { "CLSIDArray" };
    (@name $name:ident) => { stringify!($name) };
}

/// What kind of value a MAPI type has.
#[derive(PartialEq, Eq)]
enum Nature {
    Scalar,
    Array,
    Unsupported,
}

mapi_property_types! {
    ApplicationTime Scalar,
    ApplicationTimeArray Array,
    Binary Scalar,
    BinaryArray Array,
    Boolean Scalar,
    Clsid Scalar,
    ClsidArray Array,
    Currency Scalar,
    CurrencyArray Array,
    Double Scalar,
    DoubleArray Array,
    Error Unsupported,
    Float Scalar,
    FloatArray Array,
    Integer Scalar,
    IntegerArray Array,
    Long Scalar,
    LongArray Array,
    Null Unsupported,
    Object Unsupported,
    ObjectArray Unsupported,
    Short Scalar,
    ShortArray Array,
    SystemTime Scalar,
    SystemTimeArray Array,
    String Scalar,
    StringArray Array,
}

impl MapiPropertyType {
    /// The type of that name; names have case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|candidate| candidate.name() == name)
    }

    /// Whether properties of the type hold several values.
    #[must_use]
    pub fn is_array(self) -> bool {
        self.nature() == Nature::Array
    }

    /// Whether values of the type can be written as text.
    #[must_use]
    pub fn has_text_form(self) -> bool {
        self.nature() != Nature::Unsupported
    }
}

/// Declares the named property sets from rows of name, GUID and description.
macro_rules! distinguished_property_sets {
    ($($(#[$doc:meta])* $name:ident = $first:literal $second:literal $third:literal $rest:literal,)*) => {
        /// A property set with a name in the schema (`t:DistinguishedPropertySetType`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum DistinguishedPropertySet {
            $($(#[$doc])* $name,)*
        }

        impl DistinguishedPropertySet {
            /// Every set, in schema order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name as it stands on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// The GUID that names the same set.
            #[must_use]
            pub const fn guid(self) -> Guid {
                match self { $(Self::$name => windows_guid($first, $second, $third, $rest),)* }
            }
        }
    };
}

distinguished_property_sets! {
    /// Meeting requests and their answers.
    Meeting = 0x6ed8_da90 0x450b 0x101b 0x98da_00aa_003f_1305,
    /// Appointments.
    Appointment = 0x0006_2002 0x0000 0x0000 0xc000_0000_0000_0046,
    /// Properties any item may have.
    Common = 0x0006_2008 0x0000 0x0000 0xc000_0000_0000_0046,
    /// Names that applications choose freely.
    PublicStrings = 0x0002_0329 0x0000 0x0000 0xc000_0000_0000_0046,
    /// Contacts.
    Address = 0x0006_2004 0x0000 0x0000 0xc000_0000_0000_0046,
    /// Header fields of messages.
    InternetHeaders = 0x0002_0386 0x0000 0x0000 0xc000_0000_0000_0046,
    /// What the calendar assistant notes down.
    CalendarAssistant = 0x1100_0e07 0xb51b 0x40d6 0xaf21_caa8_5eda_b1d0,
    /// Voice messages.
    UnifiedMessaging = 0x4442_858e 0xa9e3 0x4e80 0xb900_317a_210c_c15b,
    /// Tasks.
    Task = 0x0006_2003 0x0000 0x0000 0xc000_0000_0000_0046,
    /// Sharing invitations; in schemas from Exchange 2010 on.
    Sharing = 0x0006_2040 0x0000 0x0000 0xc000_0000_0000_0046,
}

impl DistinguishedPropertySet {
    /// The set of that name; names have case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|candidate| candidate.name() == name)
    }
}

/// The bytes of a GUID from the groups of its text, the last two joined.
const fn windows_guid(first: u32, second: u16, third: u16, rest: u64) -> Guid {
    let ([a, b, c, d], [e, f], [g, h]) = (first.to_le_bytes(), second.to_le_bytes(), third.to_le_bytes());
    let [i, j, k, l, m, n, o, p] = rest.to_be_bytes();
    Guid([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p])
}

#[cfg(test)]
mod tests;

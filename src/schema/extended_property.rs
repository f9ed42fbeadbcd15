//! Extended properties: MAPI properties that EWS has no element for, named by their MAPI coordinates.

use super::text::{GuidText, PropertyTag};
use crate::{choice, message, simple_enum};

simple_enum! {
    /// The MAPI type of a property.
    pub enum MapiPropertyType = "MapiPropertyTypeType" {
        /// A time of the OLE kind, in days as a floating-point number.
        ApplicationTime = "ApplicationTime",
        /// Several [`ApplicationTime`](Self::ApplicationTime) values.
        ApplicationTimeArray = "ApplicationTimeArray",
        /// Bytes, in base64.
        Binary = "Binary",
        /// Several [`Binary`](Self::Binary) values.
        BinaryArray = "BinaryArray",
        /// True or false.
        Boolean = "Boolean",
        /// A GUID.
        Clsid = "CLSID",
        /// Several [`Clsid`](Self::Clsid) values.
        ClsidArray = "CLSIDArray",
        /// An amount of money, in ten-thousandths.
        Currency = "Currency",
        /// Several [`Currency`](Self::Currency) values.
        CurrencyArray = "CurrencyArray",
        /// A floating-point number of 64 bits.
        Double = "Double",
        /// Several [`Double`](Self::Double) values.
        DoubleArray = "DoubleArray",
        /// A status code; never stored by a client.
        Error = "Error",
        /// A floating-point number of 32 bits.
        Float = "Float",
        /// Several [`Float`](Self::Float) values.
        FloatArray = "FloatArray",
        /// An integer of 32 bits.
        Integer = "Integer",
        /// Several [`Integer`](Self::Integer) values.
        IntegerArray = "IntegerArray",
        /// An integer of 64 bits.
        Long = "Long",
        /// Several [`Long`](Self::Long) values.
        LongArray = "LongArray",
        /// No value; never stored by a client.
        Null = "Null",
        /// An embedded object; never stored by a client.
        Object = "Object",
        /// Several [`Object`](Self::Object) values.
        ObjectArray = "ObjectArray",
        /// An integer of 16 bits.
        Short = "Short",
        /// Several [`Short`](Self::Short) values.
        ShortArray = "ShortArray",
        /// A date and time of day.
        SystemTime = "SystemTime",
        /// Several [`SystemTime`](Self::SystemTime) values.
        SystemTimeArray = "SystemTimeArray",
        /// Text.
        String = "String",
        /// Several [`String`](Self::String) values.
        StringArray = "StringArray",
    }
}

simple_enum! {
    /// A set of named properties that has a name in EWS.
    pub enum DistinguishedPropertySet = "DistinguishedPropertySetType" {
        /// Meeting messages.
        Meeting = "Meeting",
        /// Appointments.
        Appointment = "Appointment",
        /// What all kinds of items share.
        Common = "Common",
        /// Names that applications choose, shared by all of them.
        PublicStrings = "PublicStrings",
        /// Contacts.
        Address = "Address",
        /// Headers of Internet messages.
        InternetHeaders = "InternetHeaders",
        /// The assistant that processes meeting messages.
        CalendarAssistant = "CalendarAssistant",
        /// Voice mail.
        UnifiedMessaging = "UnifiedMessaging",
        /// Tasks.
        Task = "Task",
        /// Sharing messages.
        Sharing = "Sharing",
    }
}

message! {
    /// The coordinates of an extended property.
    ///
    /// The schema lets any attributes stand together; Exchange wants a tag alone, or a property set with a
    /// name or an identifier.
    #[derive(Eq)]
    pub struct ExtendedFieldUri: types "PathToExtendedFieldType" {
        attributes {
            /// The set of a named property, by the name EWS has for it.
            distinguished_property_set_id: Optional<DistinguishedPropertySet>,
            /// The set of a named property, by its GUID.
            property_set_id: Optional<GuidText>,
            /// The number of a property that belongs to no set.
            property_tag: Optional<PropertyTag>,
            /// The name within the set.
            property_name: Optional<String>,
            /// The number within the set.
            property_id: Optional<i32>,
            /// The type of the value.
            property_type: Required<MapiPropertyType>,
        }
    }
}

message! {
    /// An extended property and its value.
    #[derive(Eq)]
    pub struct ExtendedProperty: types "ExtendedPropertyType" {
        elements {
            /// Which property.
            extended_field_uri: One<ExtendedFieldUri> as "ExtendedFieldURI",
            /// What it holds.
            value: One<ExtendedPropertyValue> => branches,
        }
    }
}

choice! {
    /// What an extended property holds, as text.
    ///
    /// Source: the choice in `t:ExtendedPropertyType`.
    #[derive(Eq)]
    pub enum ExtendedPropertyValue in types {
        /// One value.
        Value(String),
        /// The values of an array type.
        Values(NonEmptyArrayOfPropertyValues),
    }
}

message! {
    /// The values of a property of an array type.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfPropertyValues: types "NonEmptyArrayOfPropertyValuesType" {
        elements {
            /// The values, at least one.
            values: NonEmpty<String> as "Value",
        }
    }
}

message! {
    /// Extended properties with their values.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfExtendedProperty: types "NonEmptyArrayOfExtendedPropertyType" {
        elements {
            /// The properties, at least one.
            extended_properties: NonEmpty<ExtendedProperty> as "ExtendedProperty",
        }
    }
}

message! {
    /// Extended properties that are asked for.
    ///
    /// Here, unlike everywhere else, the element with the coordinates is called `ExtendedProperty`.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfExtendedFieldUris: types "NonEmptyArrayOfExtendedFieldURIs" {
        elements {
            /// Their coordinates, at least one.
            extended_properties: NonEmpty<ExtendedFieldUri> as "ExtendedProperty",
        }
    }
}

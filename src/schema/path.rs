//! Paths: how requests and errors name properties.

use super::extended_property::ExtendedFieldUri;
use super::field_uri::FieldUri;
use crate::{choice, message, simple_enum};

choice! {
    /// A property, named in any way.
    ///
    /// Source: the elements that may stand for `t:Path`.
    #[derive(Eq)]
    pub enum Path in types for "Path" {
        /// A property of items, folders or personas with one value.
        FieldUri(PathToUnindexedField) as "FieldURI",
        /// An entry of a property that is a dictionary.
        IndexedFieldUri(IndexedFieldUri) as "IndexedFieldURI",
        /// A MAPI property.
        ExtendedFieldUri(ExtendedFieldUri) as "ExtendedFieldURI",
    }
}

impl From<FieldUri> for Path {
    fn from(field_uri: FieldUri) -> Self {
        Self::FieldUri(PathToUnindexedField { field_uri })
    }
}

impl From<IndexedFieldUri> for Path {
    fn from(path: IndexedFieldUri) -> Self {
        Self::IndexedFieldUri(path)
    }
}

impl From<ExtendedFieldUri> for Path {
    fn from(path: ExtendedFieldUri) -> Self {
        Self::ExtendedFieldUri(path)
    }
}

message! {
    /// A property with one value.
    #[derive(Eq, Copy)]
    pub struct PathToUnindexedField: types "PathToUnindexedFieldType" {
        attributes {
            /// Its name.
            field_uri: Required<FieldUri> as "FieldURI",
        }
    }
}

message! {
    /// An entry of a dictionary.
    #[derive(Eq)]
    pub struct IndexedFieldUri: types "PathToIndexedFieldType" {
        attributes {
            /// The dictionary, and which part of its entries where they have parts.
            field_uri: Required<DictionaryUri> as "FieldURI",
            /// The key of the entry, for instance `EmailAddress1`, or the name of a message header.
            field_index: Required<String>,
        }
    }
}

simple_enum! {
    /// A dictionary, or one part of the entries of one.
    pub enum DictionaryUri = "DictionaryURIType" {
        /// Headers of a message, by their names.
        InternetMessageHeader = "item:InternetMessageHeader",
        /// Instant messaging addresses of a contact.
        ImAddress = "contacts:ImAddress",
        /// The street in a postal address of a contact.
        PhysicalAddressStreet = "contacts:PhysicalAddress:Street",
        /// The city in a postal address of a contact.
        PhysicalAddressCity = "contacts:PhysicalAddress:City",
        /// The state or province in a postal address of a contact.
        PhysicalAddressState = "contacts:PhysicalAddress:State",
        /// The country or region in a postal address of a contact.
        PhysicalAddressCountryOrRegion = "contacts:PhysicalAddress:CountryOrRegion",
        /// The postal code in a postal address of a contact.
        PhysicalAddressPostalCode = "contacts:PhysicalAddress:PostalCode",
        /// Phone numbers of a contact.
        PhoneNumber = "contacts:PhoneNumber",
        /// E-mail addresses of a contact.
        EmailAddress = "contacts:EmailAddress",
        /// Members of a distribution list, by their keys.
        DistributionListMember = "distributionlist:Members:Member",
    }
}

message! {
    /// What an error is about that no other path names.
    #[derive(Eq, Copy)]
    pub struct ExceptionFieldUri: types "PathToExceptionFieldType" {
        attributes {
            /// Its name.
            field_uri: Required<ExceptionPropertyUri> as "FieldURI",
        }
    }
}

simple_enum! {
    /// The names of what only errors are about.
    pub enum ExceptionPropertyUri = "ExceptionPropertyURIType" {
        /// The name of an attachment.
        AttachmentName = "attachment:Name",
        /// The media type of an attachment.
        AttachmentContentType = "attachment:ContentType",
        /// The content of an attachment.
        AttachmentContent = "attachment:Content",
        /// The month of a recurrence.
        RecurrenceMonth = "recurrence:Month",
        /// Which week of the month a recurrence falls in.
        RecurrenceDayOfWeekIndex = "recurrence:DayOfWeekIndex",
        /// The days of the week of a recurrence.
        RecurrenceDaysOfWeek = "recurrence:DaysOfWeek",
        /// The day of the month of a recurrence.
        RecurrenceDayOfMonth = "recurrence:DayOfMonth",
        /// How many days, weeks or months lie between occurrences.
        RecurrenceInterval = "recurrence:Interval",
        /// How many occurrences there are.
        RecurrenceNumberOfOccurrences = "recurrence:NumberOfOccurrences",
        /// The offset of a time zone.
        TimeZoneOffset = "timezone:Offset",
    }
}

message! {
    /// Properties, named in any way.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfPathsToElement: types "NonEmptyArrayOfPathsToElementType" {
        elements {
            /// The properties, at least one.
            paths: NonEmpty<Path> => branches,
        }
    }
}

message! {
    /// What every change of an item or folder names.
    #[derive(Eq)]
    pub struct ChangeDescription: types "ChangeDescriptionType" [is_abstract] {
        elements {
            /// The property.
            path: One<Path> => branches,
        }
    }
}

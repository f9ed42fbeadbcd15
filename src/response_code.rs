//! The closed set of codes an answer can carry, each with the text Exchange sends with it.

use std::fmt;

/// Declares the enum and its two tables from one list of `Name = "default text"` rows.
macro_rules! response_codes {
    ($($(#[$doc:meta])* $code:ident = $text:literal,)*) => {
        /// A `ResponseCode` of the EWS schema (`m:ResponseCodeType`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ResponseCode {
            $($(#[$doc])* $code,)*
        }

        impl ResponseCode {
            /// Every code of the schema, in schema order.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// The name as it stands on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)* }
            }

            /// The English text Exchange sends with the code when nothing more specific is known.
            #[must_use]
            pub const fn default_text(self) -> &'static str {
                match self { $(Self::$code => $text,)* }
            }
        }
    };
}

response_codes! {
    /// No error occurred for the request.
    NoError = "",
    /// The caller lacks rights.
    ErrorAccessDenied = "Access is denied. Check credentials and try again.",
    /// A folder id where an item id is expected.
    ErrorCannotUseFolderIdForItemId = "Expected an item Id but received a folder Id.",
    /// IM contact limit.
    ErrorImContactLimitReached = "The maximum number of IM contacts has been reached.",
    /// Name in use.
    ErrorImGroupDisplayNameAlreadyExists = "An IM group with the specified display name already exists.",
    /// IM group limit.
    ErrorImGroupLimitReached = "The maximum number of IM groups has been reached.",
    /// Bad change key.
    ErrorInvalidChangeKey = "The change key is invalid.",
    /// Bad property path.
    ErrorInvalidExtendedProperty = "The extended property attribute combination is invalid.",
    /// Bad extended property value.
    ErrorInvalidExtendedPropertyValue = "The extended property value is invalid.",
    /// Empty id.
    ErrorInvalidIdEmpty = "Id must be non-empty.",
    /// Malformed id.
    ErrorInvalidIdMalformed = "Id is malformed.",
    /// An Exchange 2007 RTM id in a newer request.
    ErrorInvalidIdMalformedEwsLegacyIdFormat = "Id is in the Exchange 2007 format; use ConvertId.",
    /// Over-long moniker in an id.
    ErrorInvalidIdMonikerTooLong = "Id is malformed.",
    /// Over-long store id in an id.
    ErrorInvalidIdStoreObjectIdTooLong = "Id is malformed.",
    /// Bad IM contact.
    ErrorInvalidImContactId = "The specified Im Contact Id is invalid.",
    /// Bad group address.
    ErrorInvalidImDistributionGroupSmtpAddress = "The specified IM distribution group SMTP address is invalid.",
    /// Bad IM group.
    ErrorInvalidImGroupId = "The specified Im Group Id is invalid.",
    /// Not found.
    ErrorItemNotFound = "The specified object was not found in the store.",
    /// A property tag from the range of custom properties.
    ErrorNoPropertyTagForCustomProperties = "Property tags cannot be used for custom properties.",
    /// No mailbox.
    ErrorNonExistentMailbox = "The SMTP address has no mailbox associated with it.",
    /// Schema.
    ErrorSchemaValidation = "The request failed schema validation.",
    /// Fault injection only.
    ErrorUnableToRemoveImContactFromGroup = "The IM contact could not be removed from the group.",
    /// A MAPI type that has no text form.
    ErrorUnsupportedMapiPropertyType = "The MAPI property type is not supported.",
}

impl fmt::Display for ResponseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

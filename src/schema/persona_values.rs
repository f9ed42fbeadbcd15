//! What the elements of a persona hold: addresses, phone numbers, and values that tell which contacts supply
//! them.

use super::extended_property::ExtendedProperty;
use super::ids::{FolderId, ItemId};
use super::text::NonEmptyString;
use crate::wire::Sequence;
use crate::{message, simple_enum};

simple_enum! {
    /// What kind of object an e-mail address belongs to.
    pub enum MailboxType = "MailboxTypeType" {
        /// Not known.
        Unknown = "Unknown" since Exchange2010,
        /// An address that no object is behind.
        OneOff = "OneOff" since Exchange2010,
        /// A mailbox of a user.
        Mailbox = "Mailbox",
        /// A distribution group of the directory.
        PublicDl = "PublicDL",
        /// A distribution list kept in a mailbox.
        PrivateDl = "PrivateDL",
        /// A contact.
        Contact = "Contact",
        /// A public folder that takes mail.
        PublicFolder = "PublicFolder" since Exchange2007Sp1,
        /// A mailbox of a group of users.
        GroupMailbox = "GroupMailbox" since Exchange2013Sp1,
        /// A person that the server knows from messages only.
        ImplicitContact = "ImplicitContact" since Exchange2016,
    }
}

message! {
    /// An e-mail address with what is known about it.
    #[derive(Eq, Default)]
    pub struct EmailAddress: types "EmailAddressType" {
        elements {
            /// The name shown for the address.
            name: Opt<String>,
            /// The address.
            email_address: Opt<NonEmptyString>,
            /// The protocol of the address; `SMTP` where there is none.
            routing_type: Opt<NonEmptyString>,
            /// What it belongs to.
            mailbox_type: Opt<MailboxType>,
            /// The contact or private distribution list that has the address.
            item_id: Opt<ItemId>,
            /// The name that came with the address at first.
            original_display_name: Opt<String>,
        }
    }
}

impl EmailAddress {
    /// An SMTP address with the name shown for it.
    #[must_use]
    pub fn smtp(name: &str, address: &str) -> Self {
        Self {
            name: Some(name.to_owned()),
            email_address: Some(address.into()),
            routing_type: Some("SMTP".into()),
            ..Self::default()
        }
    }
}

message! {
    /// E-mail addresses.
    #[derive(Eq, Default)]
    pub struct ArrayOfEmailAddresses: types "ArrayOfEmailAddressesType" {
        elements {
            /// The addresses.
            addresses: Many<EmailAddress> as "Address",
        }
    }
}

message! {
    /// A phone number of a persona.
    #[derive(Eq)]
    pub struct PersonaPhoneNumber: types "PersonaPhoneNumberType" {
        elements {
            /// The number as it was entered.
            number: One<String>,
            /// What kind of number it is, for instance `Mobile`.
            kind: One<String> as "Type",
        }
    }
}

simple_enum! {
    /// The format of a body.
    pub enum BodyType = "BodyTypeType" {
        /// HTML.
        Html = "HTML",
        /// Plain text.
        Text = "Text",
    }
}

message! {
    /// A body of a persona: the notes of a contact.
    #[derive(Eq)]
    pub struct BodyContent: types "BodyContentType" {
        elements {
            /// The text.
            value: One<String>,
            /// Its format.
            body_type: One<BodyType>,
        }
    }
}

simple_enum! {
    /// Where the coordinates of an address come from.
    pub enum LocationSource = "LocationSourceType" {
        /// Nowhere.
        None = "None",
        /// A service that knows places.
        LocationServices = "LocationServices",
        /// A phone book.
        PhonebookServices = "PhonebookServices",
        /// The device of the user.
        Device = "Device",
        /// A contact.
        Contact = "Contact",
        /// A room or a piece of equipment.
        Resource = "Resource",
    }
}

message! {
    /// A postal address of a persona, with coordinates when they are known.
    #[derive(Default)]
    pub struct PersonaPostalAddress: types "PersonaPostalAddressType" {
        elements {
            /// Street and house number.
            street: Opt<String>,
            /// The city.
            city: Opt<String>,
            /// The state or province.
            state: Opt<String>,
            /// The country or region.
            country: Opt<String>,
            /// The postal code.
            postal_code: Opt<String>,
            /// The post office box.
            post_office_box: Opt<String>,
            /// What kind of address it is, for instance `Business`.
            kind: Opt<String> as "Type",
            /// Degrees north of the equator.
            latitude: Opt<f64>,
            /// Degrees east of Greenwich.
            longitude: Opt<f64>,
            /// How exact latitude and longitude are, in metres.
            accuracy: Opt<f64>,
            /// Metres above sea level.
            altitude: Opt<f64>,
            /// How exact the altitude is, in metres.
            altitude_accuracy: Opt<f64>,
            /// The whole address as one text.
            formatted_address: Opt<String>,
            /// An identifier of the place.
            location_uri: Opt<String>,
            /// Where the coordinates come from.
            location_source: Opt<LocationSource>,
        }
    }
}

message! {
    /// A source of a persona: one of the contacts it is made of.
    #[derive(Eq, Default)]
    pub struct PersonaAttribution: types "PersonaAttributionType" {
        elements {
            /// A short name that values refer to, unique within the persona.
            id: One<String>,
            /// The contact.
            source_id: One<ItemId>,
            /// The name of the place the contact is in.
            display_name: One<String>,
            /// Whether the contact can be changed.
            is_writable: Opt<bool>,
            /// Whether the contact is in the folder of quick contacts.
            is_quick_contact: Opt<bool>,
            /// Whether the contact is hidden.
            is_hidden: Opt<bool>,
            /// The folder of the contact.
            folder_id: Opt<FolderId>,
        }
    }
}

message! {
    /// The sources of a persona.
    #[derive(Eq)]
    pub struct ArrayOfPersonaAttributions: types "ArrayOfPersonaAttributionsType" {
        elements {
            /// The sources, at least one.
            attributions: NonEmpty<PersonaAttribution> as "Attribution",
        }
    }
}

message! {
    /// The sources of one value.
    #[derive(Eq)]
    pub struct ArrayOfValueAttributions: types "ArrayOfValueAttributionsType" {
        elements {
            /// The [`id`](PersonaAttribution::id) of each source, at least one.
            attributions: NonEmpty<String> as "Attribution",
        }
    }
}

message! {
    /// Several texts that are one value.
    #[derive(Eq)]
    pub struct ArrayOfStringValue: types "ArrayOfStringValueType" {
        elements {
            /// The texts, at least one.
            values: NonEmpty<String> as "Value",
        }
    }
}

/// A value that personas show together with its sources.
pub(crate) trait Attributable: Sized {
    /// The value with its sources: elements of both.
    type Attributed: Sequence;
    /// All such values: one element for each.
    type Array: Sequence;

    fn attributed(self, attributions: ArrayOfValueAttributions) -> Self::Attributed;

    fn array(values: Vec<Self::Attributed>) -> Self::Array;
}

/// Declares a value with its sources, and the array of such values that stands in a persona.
macro_rules! attributed {
    (
        $(#[$meta:meta])* $attributed:ident $attributed_name:literal { $field:ident: $value:ty }
        $(#[$array_meta:meta])* $array:ident $array_name:literal { $element:literal }
    ) => {
        message! {
            $(#[$meta])*
            pub struct $attributed: types $attributed_name {
                elements {
                    /// The value.
                    $field: One<$value>,
                    /// The sources that supply it.
                    attributions: One<ArrayOfValueAttributions>,
                }
            }
        }

        message! {
            $(#[$array_meta])*
            #[derive(Default)]
            pub struct $array: types $array_name {
                elements {
                    /// The values.
                    values: Many<$attributed> as $element,
                }
            }
        }

        impl Attributable for $value {
            type Attributed = $attributed;
            type Array = $array;

            fn attributed(self, attributions: ArrayOfValueAttributions) -> $attributed {
                $attributed { $field: self, attributions }
            }

            fn array(values: Vec<$attributed>) -> $array {
                $array { values }
            }
        }
    };
}

attributed! {
    /// A text with its sources.
    #[derive(Eq)]
    StringAttributedValue "StringAttributedValueType" { value: String }
    /// Texts with their sources.
    #[derive(Eq)]
    ArrayOfStringAttributedValues "ArrayOfStringAttributedValuesType" {
        "StringAttributedValue"
    }
}

attributed! {
    /// A list of texts with its sources.
    #[derive(Eq)]
    StringArrayAttributedValue "StringArrayAttributedValueType" { values: ArrayOfStringValue }
    /// Lists of texts with their sources.
    #[derive(Eq)]
    ArrayOfStringArrayAttributedValues "ArrayOfStringArrayAttributedValuesType" {
        "StringArrayAttributedValue"
    }
}

attributed! {
    /// A body with its sources.
    #[derive(Eq)]
    BodyContentAttributedValue "BodyContentAttributedValueType" { value: BodyContent }
    /// Bodies with their sources.
    #[derive(Eq)]
    ArrayOfBodyContentAttributedValues "ArrayOfBodyContentAttributedValuesType" {
        "BodyContentAttributedValue"
    }
}

attributed! {
    /// An e-mail address with its sources.
    #[derive(Eq)]
    EmailAddressAttributedValue "EmailAddressAttributedValueType" { value: EmailAddress }
    /// E-mail addresses with their sources.
    #[derive(Eq)]
    ArrayOfEmailAddressAttributedValues "ArrayOfEmailAddressAttributedValuesType" {
        "EmailAddressAttributedValue"
    }
}

attributed! {
    /// A phone number with its sources.
    #[derive(Eq)]
    PhoneNumberAttributedValue "PhoneNumberAttributedValueType" { value: PersonaPhoneNumber }
    /// Phone numbers with their sources.
    #[derive(Eq)]
    ArrayOfPhoneNumberAttributedValues "ArrayOfPhoneNumberAttributedValuesType" {
        "PhoneNumberAttributedValue"
    }
}

attributed! {
    /// A postal address with its sources.
    PostalAddressAttributedValue "PostalAddressAttributedValueType" { value: PersonaPostalAddress }
    /// Postal addresses with their sources.
    ArrayOfPostalAddressAttributedValues "ArrayOfPostalAddressAttributedValuesType" {
        "PostalAddressAttributedValue"
    }
}

attributed! {
    /// An extended property with its sources.
    #[derive(Eq)]
    ExtendedPropertyAttributedValue "ExtendedPropertyAttributedValueType" { value: ExtendedProperty }
    /// Extended properties with their sources.
    #[derive(Eq)]
    ArrayOfExtendedPropertyAttributedValue "ArrayOfExtendedPropertyAttributedValueType" {
        "ExtendedPropertyAttributedValue"
    }
}

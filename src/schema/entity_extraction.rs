//! What the server finds in the text of a message: addresses, people, plans.

use super::text::DateTime;
use crate::{message, simple_enum};

message! {
    /// All that has been found in a message.
    #[derive(Eq, Default)]
    pub struct EntityExtractionResult: types "EntityExtractionResultType" {
        elements {
            /// Postal addresses.
            addresses: Opt<ArrayOfAddressEntities>,
            /// Meetings that are suggested.
            meeting_suggestions: Opt<ArrayOfMeetingSuggestions>,
            /// Tasks that are suggested.
            task_suggestions: Opt<ArrayOfTaskSuggestions>,
            /// E-mail addresses.
            email_addresses: Opt<ArrayOfEmailAddressEntities>,
            /// People and businesses.
            contacts: Opt<ArrayOfContacts>,
            /// Web addresses.
            urls: Opt<ArrayOfUrlEntities>,
            /// Phone numbers.
            phone_numbers: Opt<ArrayOfPhoneEntities>,
            /// Parcels on their way.
            parcel_deliveries: Opt<ArrayOfParcelDeliveryEntities> since Exchange2016,
            /// Booked flights.
            flight_reservations: Opt<ArrayOfFlightReservations> since Exchange2016,
            /// Add-ins of the sender.
            sender_add_ins: Opt<ArrayOfSenderAddIns> since Exchange2016,
        }
    }
}

message! {
    /// Something that has been found.
    #[derive(Eq, Default)]
    pub struct Entity: types "EntityType" {
        elements {
            /// Where.
            positions: Many<EmailPosition> as "Position",
        }
    }
}

simple_enum! {
    /// A part of a message.
    pub enum EmailPosition = "EmailPositionType" {
        /// The newest part of the body.
        LatestReply = "LatestReply",
        /// An older part of the body.
        Other = "Other",
        /// The subject.
        Subject = "Subject",
        /// The signature.
        Signature = "Signature",
    }
}

message! {
    /// Postal addresses that have been found.
    #[derive(Eq, Default)]
    pub struct ArrayOfAddressEntities: types "ArrayOfAddressEntitiesType" {
        elements {
            /// The addresses.
            addresses: Many<AddressEntity> as "AddressEntity",
        }
    }
}

message! {
    /// A postal address that has been found.
    #[derive(Eq, Default)]
    pub struct AddressEntity: types "AddressEntityType" extends Entity as entity {
        elements {
            /// The address.
            address: Opt<String>,
        }
    }
}

message! {
    /// Meetings that are suggested.
    #[derive(Eq)]
    pub struct ArrayOfMeetingSuggestions: types "ArrayOfMeetingSuggestionsType" {
        elements {
            /// The suggestions, at least one.
            suggestions: NonEmpty<MeetingSuggestion> as "MeetingSuggestion",
        }
    }
}

message! {
    /// A meeting that is suggested.
    #[derive(Eq, Default)]
    pub struct MeetingSuggestion: types "MeetingSuggestionType" extends Entity as entity {
        elements {
            /// Who is to come.
            attendees: Opt<ArrayOfEmailUsers>,
            /// Where.
            location: Opt<String>,
            /// What about.
            subject: Opt<String>,
            /// The words that suggest it.
            meeting_string: Opt<String>,
            /// When it starts.
            start_time: Opt<DateTime>,
            /// When it ends.
            end_time: Opt<DateTime>,
        }
    }
}

message! {
    /// People with an e-mail address.
    #[derive(Eq, Default)]
    pub struct ArrayOfEmailUsers: types "ArrayOfEmailUsersType" {
        elements {
            /// The people.
            users: Many<EmailUser> as "EmailUser",
        }
    }
}

message! {
    /// Somebody with an e-mail address.
    #[derive(Eq, Default)]
    pub struct EmailUser: types "EmailUserType" {
        elements {
            /// The name.
            name: Opt<String>,
            /// The address.
            user_id: Opt<String>,
        }
    }
}

message! {
    /// Tasks that are suggested.
    #[derive(Eq)]
    pub struct ArrayOfTaskSuggestions: types "ArrayOfTaskSuggestionsType" {
        elements {
            /// The suggestions, at least one.
            suggestions: NonEmpty<TaskSuggestion> as "TaskSuggestion",
        }
    }
}

message! {
    /// A task that is suggested.
    #[derive(Eq, Default)]
    pub struct TaskSuggestion: types "TaskSuggestionType" extends Entity as entity {
        elements {
            /// The words that suggest it.
            task_string: Opt<String>,
            /// Who is to do it.
            assignees: Opt<ArrayOfEmailUsers>,
        }
    }
}

message! {
    /// E-mail addresses that have been found.
    #[derive(Eq, Default)]
    pub struct ArrayOfEmailAddressEntities: types "ArrayOfEmailAddressEntitiesType" {
        elements {
            /// The addresses.
            addresses: Many<EmailAddressEntity> as "EmailAddressEntity",
        }
    }
}

message! {
    /// An e-mail address that has been found.
    #[derive(Eq, Default)]
    pub struct EmailAddressEntity: types "EmailAddressEntityType" extends Entity as entity {
        elements {
            /// The address.
            email_address: Opt<String>,
        }
    }
}

message! {
    /// People and businesses that have been found.
    #[derive(Eq, Default)]
    pub struct ArrayOfContacts: types "ArrayOfContactsType" {
        elements {
            /// They.
            contacts: Many<Contact> as "Contact",
        }
    }
}

message! {
    /// Somebody, or a business, that has been found.
    #[derive(Eq, Default)]
    pub struct Contact: types "ContactType" extends Entity as entity {
        elements {
            /// The name of the person.
            person_name: Opt<String>,
            /// The name of the business.
            business_name: Opt<String>,
            /// Their phone numbers.
            phone_numbers: Opt<ArrayOfPhones>,
            /// Their web addresses.
            urls: Opt<ArrayOfUrls>,
            /// Their e-mail addresses.
            email_addresses: Opt<ArrayOfExtractedEmailAddresses>,
            /// Their postal addresses.
            addresses: Opt<ArrayOfAddresses>,
            /// The words that tell of them.
            contact_string: Opt<String>,
        }
    }
}

message! {
    /// Phone numbers.
    #[derive(Eq, Default)]
    pub struct ArrayOfPhones: types "ArrayOfPhonesType" {
        elements {
            /// The numbers.
            phones: Many<Phone> as "Phone",
        }
    }
}

message! {
    /// A phone number.
    #[derive(Eq, Default)]
    pub struct Phone: types "PhoneType" {
        elements {
            /// The number as it was written.
            original_phone_string: Opt<String>,
            /// The number without what does not matter.
            phone_string: Opt<String>,
            /// What kind of number it is.
            kind: Opt<String> as "Type",
        }
    }
}

message! {
    /// Web addresses.
    #[derive(Eq, Default)]
    pub struct ArrayOfUrls: types "ArrayOfUrlsType" {
        elements {
            /// The addresses.
            urls: Many<String> as "Url",
        }
    }
}

message! {
    /// E-mail addresses of somebody that has been found.
    #[derive(Eq, Default)]
    pub struct ArrayOfExtractedEmailAddresses: types "ArrayOfExtractedEmailAddresses" {
        elements {
            /// The addresses.
            addresses: Many<String> as "EmailAddress",
        }
    }
}

message! {
    /// Postal addresses.
    #[derive(Eq, Default)]
    pub struct ArrayOfAddresses: types "ArrayOfAddressesType" {
        elements {
            /// The addresses.
            addresses: Many<String> as "Address",
        }
    }
}

message! {
    /// Web addresses that have been found.
    #[derive(Eq, Default)]
    pub struct ArrayOfUrlEntities: types "ArrayOfUrlEntitiesType" {
        elements {
            /// The addresses.
            urls: Many<UrlEntity> as "UrlEntity",
        }
    }
}

message! {
    /// A web address that has been found.
    #[derive(Eq, Default)]
    pub struct UrlEntity: types "UrlEntityType" extends Entity as entity {
        elements {
            /// The address.
            url: Opt<String>,
        }
    }
}

message! {
    /// Phone numbers that have been found.
    #[derive(Eq, Default)]
    pub struct ArrayOfPhoneEntities: types "ArrayOfPhoneEntitiesType" {
        elements {
            /// The numbers.
            phones: Many<PhoneEntity> as "Phone",
        }
    }
}

message! {
    /// A phone number that has been found.
    #[derive(Eq, Default)]
    pub struct PhoneEntity: types "PhoneEntityType" extends Entity as entity {
        elements {
            /// The number as it was written.
            original_phone_string: Opt<String>,
            /// The number without what does not matter.
            phone_string: Opt<String>,
            /// What kind of number it is.
            kind: Opt<String> as "Type",
        }
    }
}

message! {
    /// Parcels on their way.
    #[derive(Eq, Default)]
    pub struct ArrayOfParcelDeliveryEntities: types "ArrayOfParcelDeliveryEntitiesType" {
        elements {
            /// The parcels.
            parcels: Many<ParcelDeliveryEntity> as "ParcelDelivery",
        }
    }
}

message! {
    /// A parcel on its way.
    #[derive(Eq, Default)]
    pub struct ParcelDeliveryEntity: types "ParcelDeliveryEntityType" {
        elements {
            /// Who brings it.
            carrier: Opt<String>,
            /// The number it is known by.
            tracking_number: Opt<String>,
            /// Where to follow it.
            tracking_url: Opt<String>,
            /// When it will come, at the earliest.
            expected_arrival_from: Opt<String>,
            /// When it will come, at the latest.
            expected_arrival_until: Opt<String>,
            /// What is in it.
            product: Opt<String>,
            /// A web page about the product.
            product_url: Opt<String>,
            /// An image of the product.
            product_image: Opt<String>,
            /// The number of the product.
            product_sku: Opt<String>,
            /// What the product is.
            product_description: Opt<String>,
            /// The brand of the product.
            product_brand: Opt<String>,
            /// The colour of the product.
            product_color: Opt<String>,
            /// The number of the order.
            order_number: Opt<String>,
            /// Who has sold it.
            seller: Opt<String>,
            /// How far the order has come.
            order_status: Opt<String>,
            /// To whom it goes.
            address_name: Opt<String>,
            /// The street it goes to.
            street_address: Opt<String>,
            /// The city it goes to.
            address_locality: Opt<String>,
            /// The region it goes to.
            address_region: Opt<String>,
            /// The country it goes to.
            address_country: Opt<String>,
            /// The postal code it goes to.
            postal_code: Opt<String>,
        }
    }
}

message! {
    /// Booked flights.
    #[derive(Eq, Default)]
    pub struct ArrayOfFlightReservations: types "ArrayOfFlightReservationsType" {
        elements {
            /// The reservations.
            reservations: Many<FlightReservationEntity> as "FlightReservation",
        }
    }
}

message! {
    /// A reservation of flights.
    #[derive(Eq, Default)]
    pub struct FlightReservationEntity: types "FlightReservationEntityType" {
        elements {
            /// Its identifier.
            reservation_id: Opt<String>,
            /// Whether it holds.
            reservation_status: Opt<String>,
            /// For whom it is.
            under_name: Opt<String>,
            /// Who has made it.
            broker_name: Opt<String>,
            /// The phone number of the one who has made it.
            broker_phone: Opt<String>,
            /// The flights.
            flights: Opt<ArrayOfFlights>,
        }
    }
}

message! {
    /// Flights.
    #[derive(Eq, Default)]
    pub struct ArrayOfFlights: types "ArrayOfFlightsType" {
        elements {
            /// The flights.
            flights: Many<FlightEntity> as "Flight",
        }
    }
}

message! {
    /// A flight.
    #[derive(Eq, Default)]
    pub struct FlightEntity: types "FlightEntityType" {
        elements {
            /// Its number.
            flight_number: Opt<String>,
            /// The code of the airline.
            airline_iata_code: Opt<String>,
            /// When it starts.
            departure_time: Opt<String>,
            /// The time zone of that time.
            windows_time_zone_name: Opt<String>,
            /// The code of the airport it starts at.
            departure_airport_iata_code: Opt<String>,
            /// The code of the airport it lands at.
            arrival_airport_iata_code: Opt<String>,
        }
    }
}

message! {
    /// Add-ins of the sender.
    #[derive(Eq, Default)]
    pub struct ArrayOfSenderAddIns: types "ArrayOfSenderAddInsType" {
        elements {
            /// The add-ins.
            sender_apps: Many<SenderAddInEntity> as "Microsoft.OutlookServices.SenderApp",
        }
    }
}

message! {
    /// An add-in of the sender.
    #[derive(Eq, Default)]
    pub struct SenderAddInEntity: types "SenderAddInEntityType" {
        elements {
            /// Its identifier.
            extension_id: Opt<String>,
        }
    }
}

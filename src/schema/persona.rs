//! The persona: one person, put together from all contacts that stand for them.

use super::ids::{ArrayOfFolderId, ItemId};
use super::persona_values::*;
use super::text::DateTime;
use crate::message;

message! {
    /// A person as put together from the contacts that stand for them.
    ///
    /// The elements in the singular hold what the contact that comes first supplies; those in the plural hold
    /// the values of all contacts, each with its [sources](PersonaAttribution). An answer has those it was
    /// asked for.
    #[derive(Default)]
    pub struct Persona: types "PersonaType" {
        elements {
            /// The identifier of the persona.
            persona_id: One<ItemId>,
            /// What it stands for: `Person`, `DistributionList`, `Room` and so on.
            persona_type: Opt<String>,
            /// Whether the persona is in use.
            persona_object_status: Opt<String>,
            /// When the first of its contacts was made.
            creation_time: Opt<DateTime>,
            /// The notes of its contacts.
            bodies: Opt<ArrayOfBodyContentAttributedValues>,
            /// What sorts personas by given name.
            display_name_first_last_sort_key: Opt<String>,
            /// What sorts personas by surname.
            display_name_last_first_sort_key: Opt<String>,
            /// What sorts personas by company.
            company_name_sort_key: Opt<String>,
            /// What sorts personas by the city of the home.
            home_city_sort_key: Opt<String>,
            /// What sorts personas by the city of the workplace.
            work_city_sort_key: Opt<String>,
            /// The heading it is listed under when sorted by given name.
            display_name_first_last_header: Opt<String>,
            /// The heading it is listed under when sorted by surname.
            display_name_last_first_header: Opt<String>,
            /// The name users see.
            display_name: Opt<String>,
            /// The name users see, given name first.
            display_name_first_last: Opt<String>,
            /// The name users see, surname first.
            display_name_last_first: Opt<String>,
            /// The name it is filed under.
            file_as: Opt<String>,
            /// How the name it is filed under is made from the others.
            file_as_id: Opt<String>,
            /// The title in front of the name.
            display_name_prefix: Opt<String>,
            /// The given name.
            given_name: Opt<String>,
            /// The middle name.
            middle_name: Opt<String>,
            /// The surname.
            surname: Opt<String>,
            /// What follows the surname, for instance `Jr.`.
            generation: Opt<String>,
            /// The nickname.
            nickname: Opt<String>,
            /// How the company is pronounced, in Japanese.
            yomi_company_name: Opt<String>,
            /// How the given name is pronounced, in Japanese.
            yomi_first_name: Opt<String>,
            /// How the surname is pronounced, in Japanese.
            yomi_last_name: Opt<String>,
            /// The job title.
            title: Opt<String>,
            /// The department.
            department: Opt<String>,
            /// The company.
            company_name: Opt<String>,
            /// Where the person is to be found.
            location: Opt<String>,
            /// The e-mail address to use first.
            email_address: Opt<EmailAddress>,
            /// All e-mail addresses.
            email_addresses: Opt<ArrayOfEmailAddresses>,
            /// The phone number to use first.
            phone_number: Opt<PersonaPhoneNumber>,
            /// The instant messaging address to use first.
            im_address: Opt<String>,
            /// The city of the home.
            home_city: Opt<String>,
            /// The city of the workplace.
            work_city: Opt<String>,
            /// How much the person matters to the owner of the mailbox.
            relevance_score: Opt<i32>,
            /// The folders its contacts are in.
            folder_ids: Opt<ArrayOfFolderId>,
            /// The contacts it is made of.
            attributions: Opt<ArrayOfPersonaAttributions>,
            /// All names users see.
            display_names: Opt<ArrayOfStringAttributedValues>,
            /// All names it is filed under.
            file_ases: Opt<ArrayOfStringAttributedValues>,
            /// All ways to make the name it is filed under.
            file_as_ids: Opt<ArrayOfStringAttributedValues>,
            /// All titles in front of the name.
            display_name_prefixes: Opt<ArrayOfStringAttributedValues>,
            /// All given names.
            given_names: Opt<ArrayOfStringAttributedValues>,
            /// All middle names.
            middle_names: Opt<ArrayOfStringAttributedValues>,
            /// All surnames.
            surnames: Opt<ArrayOfStringAttributedValues>,
            /// All that follows the surname.
            generations: Opt<ArrayOfStringAttributedValues>,
            /// All nicknames.
            nicknames: Opt<ArrayOfStringAttributedValues>,
            /// All initials.
            initials: Opt<ArrayOfStringAttributedValues>,
            /// All pronunciations of companies, in Japanese.
            yomi_company_names: Opt<ArrayOfStringAttributedValues>,
            /// All pronunciations of given names, in Japanese.
            yomi_first_names: Opt<ArrayOfStringAttributedValues>,
            /// All pronunciations of surnames, in Japanese.
            yomi_last_names: Opt<ArrayOfStringAttributedValues>,
            /// Phone numbers at work.
            business_phone_numbers: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Second phone numbers at work.
            business_phone_numbers2: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Phone numbers at home.
            home_phones: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Second phone numbers at home.
            home_phones2: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Mobile phone numbers.
            mobile_phones: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Second mobile phone numbers.
            mobile_phones2: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Phone numbers of assistants.
            assistant_phone_numbers: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Phone numbers to be called back at.
            callback_phones: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Car phone numbers.
            car_phones: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Fax numbers at home.
            home_faxes: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Main phone numbers of companies.
            organization_main_phones: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Other fax numbers.
            other_faxes: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Other phone numbers.
            other_telephones: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Second other phone numbers.
            other_phones2: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Pager numbers.
            pagers: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Radio phone numbers.
            radio_phones: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Telex numbers.
            telex_numbers: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// Numbers of text telephones.
            ttytdd_phone_numbers: Opt<ArrayOfPhoneNumberAttributedValues> as "TTYTDDPhoneNumbers",
            /// Fax numbers at work.
            work_faxes: Opt<ArrayOfPhoneNumberAttributedValues>,
            /// First e-mail addresses.
            emails1: Opt<ArrayOfEmailAddressAttributedValues>,
            /// Second e-mail addresses.
            emails2: Opt<ArrayOfEmailAddressAttributedValues>,
            /// Third e-mail addresses.
            emails3: Opt<ArrayOfEmailAddressAttributedValues>,
            /// Web pages of companies.
            business_home_pages: Opt<ArrayOfStringAttributedValues>,
            /// Personal web pages.
            personal_home_pages: Opt<ArrayOfStringAttributedValues>,
            /// Where the office is.
            office_locations: Opt<ArrayOfStringAttributedValues>,
            /// First instant messaging addresses.
            im_addresses: Opt<ArrayOfStringAttributedValues>,
            /// Second instant messaging addresses.
            im_addresses2: Opt<ArrayOfStringAttributedValues>,
            /// Third instant messaging addresses.
            im_addresses3: Opt<ArrayOfStringAttributedValues>,
            /// Postal addresses at work.
            business_addresses: Opt<ArrayOfPostalAddressAttributedValues>,
            /// Postal addresses at home.
            home_addresses: Opt<ArrayOfPostalAddressAttributedValues>,
            /// Other postal addresses.
            other_addresses: Opt<ArrayOfPostalAddressAttributedValues>,
            /// All job titles.
            titles: Opt<ArrayOfStringAttributedValues>,
            /// All departments.
            departments: Opt<ArrayOfStringAttributedValues>,
            /// All companies.
            company_names: Opt<ArrayOfStringAttributedValues>,
            /// Names of managers.
            managers: Opt<ArrayOfStringAttributedValues>,
            /// Names of assistants.
            assistant_names: Opt<ArrayOfStringAttributedValues>,
            /// Professions.
            professions: Opt<ArrayOfStringAttributedValues>,
            /// Names of spouses.
            spouse_names: Opt<ArrayOfStringAttributedValues>,
            /// Names of children.
            children: Opt<ArrayOfStringArrayAttributedValues>,
            /// Schools.
            schools: Opt<ArrayOfStringAttributedValues>,
            /// Hobbies.
            hobbies: Opt<ArrayOfStringAttributedValues>,
            /// Wedding anniversaries.
            wedding_anniversaries: Opt<ArrayOfStringAttributedValues>,
            /// Birthdays.
            birthdays: Opt<ArrayOfStringAttributedValues>,
            /// All places where the person is to be found.
            locations: Opt<ArrayOfStringAttributedValues>,
            /// Links in the notes.
            inline_links: Opt<ArrayOfStringAttributedValues> since Exchange2016,
            /// Identifiers of items linked to the contacts.
            item_link_ids: Opt<ArrayOfStringArrayAttributedValues> since Exchange2016,
            /// Whether business is being done with the person.
            has_active_deals: Opt<String> since Exchange2016,
            /// Whether the person is known from business.
            is_business_contact: Opt<String> since Exchange2016,
            /// Whether business is being done, by contact.
            attributed_has_active_deals: Opt<ArrayOfStringAttributedValues> since Exchange2016,
            /// Whether the person is known from business, by contact.
            attributed_is_business_contact: Opt<ArrayOfStringAttributedValues> since Exchange2016,
            /// The mailboxes of the contacts.
            source_mailbox_guids: Opt<ArrayOfStringAttributedValues> since Exchange2016,
            /// When the person was last contacted.
            last_contacted_date: Opt<DateTime> since Exchange2016,
            /// Extended properties that the request asked for.
            extended_properties: Opt<ArrayOfExtendedPropertyAttributedValue>,
            /// The identifier of the person in the directory of the cloud.
            external_directory_object_id: Opt<String> since Exchange2016,
            /// The entry identifier, in hexadecimal.
            mapi_entry_id: Opt<String> since Exchange2016,
            /// The address as MAPI has it.
            mapi_email_address: Opt<String> since Exchange2016,
            /// The protocol of the MAPI address.
            mapi_address_type: Opt<String> since Exchange2016,
            /// The search key, in hexadecimal.
            mapi_search_key: Opt<String> since Exchange2016,
            /// The name that is sent along with messages.
            mapi_transmittable_display_name: Opt<String> since Exchange2016,
            /// Whether the person can read rich text of the Exchange kind.
            mapi_send_rich_info: Opt<bool> since Exchange2016,
        }
    }
}

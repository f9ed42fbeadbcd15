//! What properties of contacts and distribution lists hold.

use super::persona_values::{EmailAddress, MailboxType};
use crate::{message, simple_enum};

message! {
    /// A name in all its parts.
    #[derive(Eq, Default)]
    pub struct CompleteName: types "CompleteNameType" {
        elements {
            /// The title in front of it.
            title: Opt<String>,
            /// The given name.
            first_name: Opt<String>,
            /// The middle name.
            middle_name: Opt<String>,
            /// The surname.
            last_name: Opt<String>,
            /// What follows the surname, for instance `Jr.`.
            suffix: Opt<String>,
            /// The initials.
            initials: Opt<String>,
            /// The name users see.
            full_name: Opt<String>,
            /// The nickname.
            nickname: Opt<String>,
            /// How the given name is pronounced, in Japanese.
            yomi_first_name: Opt<String>,
            /// How the surname is pronounced, in Japanese.
            yomi_last_name: Opt<String>,
        }
    }
}

message! {
    /// E-mail addresses of a contact.
    #[derive(Eq)]
    pub struct EmailAddressDictionary: types "EmailAddressDictionaryType" {
        elements {
            /// The addresses, at least one.
            entries: NonEmpty<EmailAddressDictionaryEntry> as "Entry",
        }
    }
}

message! {
    /// An e-mail address of a contact.
    #[derive(Eq)]
    pub struct EmailAddressDictionaryEntry: types "EmailAddressDictionaryEntryType" {
        attributes {
            /// Which one it is.
            key: Required<EmailAddressKey>,
            /// The name shown for it.
            name: Optional<String> since Exchange2010,
            /// Its protocol; `SMTP` where there is none.
            routing_type: Optional<String> since Exchange2010,
            /// What it belongs to.
            mailbox_type: Optional<MailboxType> since Exchange2010,
        }
        text {
            /// The address.
            value: String,
        }
    }
}

simple_enum! {
    /// The e-mail addresses of a contact.
    pub enum EmailAddressKey = "EmailAddressKeyType" {
        /// The first.
        EmailAddress1 = "EmailAddress1",
        /// The second.
        EmailAddress2 = "EmailAddress2",
        /// The third.
        EmailAddress3 = "EmailAddress3",
    }
}

message! {
    /// Postal addresses of a contact.
    #[derive(Eq)]
    pub struct PhysicalAddressDictionary: types "PhysicalAddressDictionaryType" {
        elements {
            /// The addresses, at least one.
            entries: NonEmpty<PhysicalAddressDictionaryEntry> as "Entry",
        }
    }
}

message! {
    /// A postal address of a contact.
    #[derive(Eq)]
    pub struct PhysicalAddressDictionaryEntry: types "PhysicalAddressDictionaryEntryType" {
        attributes {
            /// Which one it is.
            key: Required<PhysicalAddressKey>,
        }
        elements {
            /// Street and house number.
            street: Opt<String>,
            /// The city.
            city: Opt<String>,
            /// The state or province.
            state: Opt<String>,
            /// The country or region.
            country_or_region: Opt<String>,
            /// The postal code.
            postal_code: Opt<String>,
        }
    }
}

simple_enum! {
    /// The postal addresses of a contact.
    pub enum PhysicalAddressKey = "PhysicalAddressKeyType" {
        /// At home.
        Home = "Home",
        /// At work.
        Business = "Business",
        /// Elsewhere.
        Other = "Other",
    }
}

simple_enum! {
    /// The postal address that letters go to.
    pub enum PhysicalAddressIndex = "PhysicalAddressIndexType" {
        /// None.
        None = "None",
        /// That at home.
        Home = "Home",
        /// That at work.
        Business = "Business",
        /// The other one.
        Other = "Other",
    }
}

message! {
    /// Phone numbers of a contact.
    #[derive(Eq)]
    pub struct PhoneNumberDictionary: types "PhoneNumberDictionaryType" {
        elements {
            /// The numbers, at least one.
            entries: NonEmpty<PhoneNumberDictionaryEntry> as "Entry",
        }
    }
}

message! {
    /// A phone number of a contact.
    #[derive(Eq)]
    pub struct PhoneNumberDictionaryEntry: types "PhoneNumberDictionaryEntryType" {
        attributes {
            /// Which one it is.
            key: Required<PhoneNumberKey>,
        }
        text {
            /// The number.
            value: String,
        }
    }
}

simple_enum! {
    /// The phone numbers of a contact.
    pub enum PhoneNumberKey = "PhoneNumberKeyType" {
        /// Of the assistant.
        AssistantPhone = "AssistantPhone",
        /// Fax at work.
        BusinessFax = "BusinessFax",
        /// At work.
        BusinessPhone = "BusinessPhone",
        /// At work, the second.
        BusinessPhone2 = "BusinessPhone2",
        /// To call back.
        Callback = "Callback",
        /// In the car.
        CarPhone = "CarPhone",
        /// Of the company.
        CompanyMainPhone = "CompanyMainPhone",
        /// Fax at home.
        HomeFax = "HomeFax",
        /// At home.
        HomePhone = "HomePhone",
        /// At home, the second.
        HomePhone2 = "HomePhone2",
        /// ISDN.
        Isdn = "Isdn",
        /// Mobile.
        MobilePhone = "MobilePhone",
        /// Another fax.
        OtherFax = "OtherFax",
        /// Another one.
        OtherTelephone = "OtherTelephone",
        /// Pager.
        Pager = "Pager",
        /// The one to use first.
        PrimaryPhone = "PrimaryPhone",
        /// Radio.
        RadioPhone = "RadioPhone",
        /// Telex.
        Telex = "Telex",
        /// Text telephone.
        TtyTddPhone = "TtyTddPhone",
        /// Mobile at work.
        BusinessMobile = "BusinessMobile" since Exchange2016,
        /// IP telephony.
        IpPhone = "IPPhone" since Exchange2016,
        /// MMS.
        Mms = "Mms" since Exchange2016,
        /// MSN.
        Msn = "Msn" since Exchange2016,
    }
}

message! {
    /// Instant messaging addresses of a contact.
    #[derive(Eq)]
    pub struct ImAddressDictionary: types "ImAddressDictionaryType" {
        elements {
            /// The addresses, at least one.
            entries: NonEmpty<ImAddressDictionaryEntry> as "Entry",
        }
    }
}

message! {
    /// An instant messaging address of a contact.
    #[derive(Eq)]
    pub struct ImAddressDictionaryEntry: types "ImAddressDictionaryEntryType" {
        attributes {
            /// Which one it is.
            key: Required<ImAddressKey>,
        }
        text {
            /// The address.
            value: String,
        }
    }
}

simple_enum! {
    /// The instant messaging addresses of a contact.
    pub enum ImAddressKey = "ImAddressKeyType" {
        /// The first.
        ImAddress1 = "ImAddress1",
        /// The second.
        ImAddress2 = "ImAddress2",
        /// The third.
        ImAddress3 = "ImAddress3",
    }
}

simple_enum! {
    /// How the name a contact is filed under is made from others.
    pub enum FileAsMapping = "FileAsMappingType" {
        /// It is not.
        None = "None",
        /// Surname, comma, given and middle name.
        LastCommaFirst = "LastCommaFirst",
        /// Given name, middle name, surname, suffix.
        FirstSpaceLast = "FirstSpaceLast",
        /// The company.
        Company = "Company",
        /// Surname, comma, given and middle name, company.
        LastCommaFirstCompany = "LastCommaFirstCompany",
        /// Company, surname, given and middle name without a blank.
        CompanyLastFirst = "CompanyLastFirst",
        /// Surname, given and middle name without a blank.
        LastFirst = "LastFirst",
        /// Surname, given and middle name without a blank, company.
        LastFirstCompany = "LastFirstCompany",
        /// Company, surname, comma, given and middle name.
        CompanyLastCommaFirst = "CompanyLastCommaFirst",
        /// Surname, given name without a blank, suffix.
        LastFirstSuffix = "LastFirstSuffix",
        /// Surname, given and middle name, company.
        LastSpaceFirstCompany = "LastSpaceFirstCompany",
        /// Company, surname, given and middle name.
        CompanyLastSpaceFirst = "CompanyLastSpaceFirst",
        /// Surname, given and middle name.
        LastSpaceFirst = "LastSpaceFirst",
        /// The name users see.
        DisplayName = "DisplayName" since Exchange2010,
        /// The given name.
        FirstName = "FirstName" since Exchange2010,
        /// Surname, given name, middle name, suffix.
        LastFirstMiddleSuffix = "LastFirstMiddleSuffix" since Exchange2010,
        /// The surname.
        LastName = "LastName" since Exchange2010,
        /// Nothing.
        Empty = "Empty" since Exchange2010,
    }
}

simple_enum! {
    /// Where a contact comes from.
    pub enum ContactSource = "ContactSourceType" {
        /// The directory.
        ActiveDirectory = "ActiveDirectory",
        /// A mailbox.
        Store = "Store",
    }
}

message! {
    /// The members of a distribution list.
    #[derive(Eq, Default)]
    pub struct MembersList: types "MembersListType" {
        elements {
            /// The members.
            members: Many<Member> as "Member",
        }
    }
}

message! {
    /// A member of a distribution list.
    #[derive(Eq, Default)]
    pub struct Member: types "MemberType" {
        attributes {
            /// What the member is known by within the list.
            key: Optional<String>,
        }
        elements {
            /// The address.
            mailbox: Opt<EmailAddress>,
            /// Whether the address is in order.
            status: Opt<MemberStatus>,
        }
    }
}

simple_enum! {
    /// Whether a member of a distribution list is in order.
    pub enum MemberStatus = "MemberStatusType" {
        /// It is not known.
        Unrecognized = "Unrecognized",
        /// It is.
        Normal = "Normal",
        /// The contact behind the address has changed or is gone.
        Demoted = "Demoted",
    }
}

message! {
    /// E-mail addresses of a contact from a social network.
    #[derive(Eq)]
    pub struct AbchEmailAddressDictionary: types "AbchEmailAddressDictionaryType" {
        elements {
            /// The addresses, at least one.
            emails: NonEmpty<AbchEmailAddressDictionaryEntry> as "Email",
        }
    }
}

message! {
    /// An e-mail address of a contact from a social network.
    #[derive(Eq)]
    pub struct AbchEmailAddressDictionaryEntry: types "AbchEmailAddressDictionaryEntryType" {
        elements {
            /// Which one it is.
            kind: One<AbchEmailAddressType> as "Type",
            /// The address.
            address: One<String>,
            /// Whether it can be used for instant messages.
            is_messenger_enabled: Opt<bool>,
            /// What can be done with it, as bits.
            capabilities: Opt<i64>,
        }
    }
}

simple_enum! {
    /// The e-mail addresses of a contact from a social network.
    pub enum AbchEmailAddressType = "AbchEmailAddressTypeType" {
        /// At home.
        Personal = "Personal",
        /// At work.
        Business = "Business",
        /// Elsewhere.
        Other = "Other",
        /// The one of the account.
        Passport = "Passport",
    }
}

message! {
    /// Web addresses of a contact.
    #[derive(Eq)]
    pub struct ContactUrlDictionary: types "ContactUrlDictionaryType" {
        elements {
            /// The addresses, at least one.
            urls: NonEmpty<ContactUrlDictionaryEntry> as "Url",
        }
    }
}

message! {
    /// A web address of a contact.
    #[derive(Eq)]
    pub struct ContactUrlDictionaryEntry: types "ContactUrlDictionaryEntryType" {
        elements {
            /// What it leads to.
            kind: One<ContactUrlKey> as "Type",
            /// The name shown for it.
            name: Opt<String>,
            /// The address.
            address: Opt<String>,
        }
    }
}

simple_enum! {
    /// What a web address of a contact leads to.
    pub enum ContactUrlKey = "ContactUrlKeyType" {
        /// A personal page.
        Personal = "Personal",
        /// A page of the business.
        Business = "Business",
        /// An attachment.
        Attachment = "Attachment",
        /// How a business card is laid out.
        EbcDisplayDefinition = "EbcDisplayDefinition",
        /// The image of a business card.
        EbcFinalImage = "EbcFinalImage",
        /// The logo on a business card.
        EbcLogo = "EbcLogo",
        /// A feed.
        Feed = "Feed",
        /// An image.
        Image = "Image",
        /// A mark for internal use.
        InternalMarker = "InternalMarker",
        /// Anything else.
        Other = "Other",
    }
}

message! {
    /// The contacts a person of a social network is made of.
    #[derive(Eq, Default)]
    pub struct ArrayOfAbchPersonContactHandles: types "ArrayOfAbchPersonContactHandlesType" {
        elements {
            /// The contacts.
            contact_handles: Many<AbchPersonContactHandle> as "ContactHandle",
        }
    }
}

message! {
    /// A contact that a person of a social network is made of.
    #[derive(Eq, Default)]
    pub struct AbchPersonContactHandle: types "AbchPersonContactHandle" {
        elements {
            /// The network.
            source_id: One<String>,
            /// The identifier within the network.
            object_id: One<String>,
            /// The account within the network.
            account_name: Opt<String>,
        }
    }
}

simple_enum! {
    /// What a member of a role is.
    pub enum RoleMemberType = "RoleMemberTypeType" {
        /// Nothing in particular.
        None = "None",
        /// An account.
        Passport = "Passport",
        /// All people.
        Everyone = "Everyone",
        /// An e-mail address.
        Email = "Email",
        /// A phone number.
        Phone = "Phone",
        /// An identifier of Skype.
        SkypeId = "SkypeId",
        /// An identifier elsewhere.
        ExternalId = "ExternalId",
        /// A group.
        Group = "Group",
        /// A GUID.
        Guid = "Guid",
        /// Another role.
        Role = "Role",
        /// A service.
        Service = "Service",
        /// A circle of people.
        Circle = "Circle",
        /// A domain.
        Domain = "Domain",
        /// A partner.
        Partner = "Partner",
    }
}

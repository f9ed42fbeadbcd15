//! The properties of contacts.

use super::table::properties;
use super::types::*;
use crate::schema::*;

properties! {
    /// What contacts have (`t:ContactItemType`).
    pub enum ContactProperty in Contact {
        FileAs: String, "contacts:FileAs", [ALL | FIND | SET | DELETE | SEARCH], id Address 0x8005 String;
        FileAsMapping: FileAsMapping, "contacts:FileAsMapping", [ALL | FIND | SET | DELETE | SEARCH],
            id Address 0x8006 Integer;
        DisplayName: String, "contacts:DisplayName", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3001 String;
        GivenName: String, "contacts:GivenName", [ALL | FIND | SET | DELETE | SEARCH], tag 0x3A06 String;
        Initials: String, "contacts:Initials", [ALL | FIND | SET | DELETE | SEARCH], tag 0x3A0A String;
        MiddleName: String, "contacts:MiddleName", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A44 String;
        Nickname: String, "contacts:Nickname", [ALL | FIND | SET | DELETE | SEARCH], tag 0x3A4F String;
        CompleteName: Opaque<CompleteName>, "contacts:CompleteName", [ALL | FIND];
        CompanyName: String, "contacts:CompanyName", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A16 String;
        EmailAddresses: Dictionary<EmailAddressDictionary>, "contacts:EmailAddresses", [ALL | FIND | SET];
        AbchEmailAddresses: Opaque<AbchEmailAddressDictionary>, "contacts:AbchEmailAddresses", [NONE],
            since Exchange2016;
        PhysicalAddresses: Dictionary<PhysicalAddressDictionary>, "contacts:PhysicalAddresses",
            [ALL | FIND | SET];
        PhoneNumbers: Dictionary<PhoneNumberDictionary>, "contacts:PhoneNumbers", [ALL | FIND | SET];
        AssistantName: String, "contacts:AssistantName", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A30 String;
        Birthday: DateTime, "contacts:Birthday", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A42 SystemTime;
        BusinessHomePage: AnyUri, "contacts:BusinessHomePage", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A51 String;
        Children: ArrayOfStrings, "contacts:Children", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A58 StringArray;
        Companies: ArrayOfStrings, "contacts:Companies", [ALL | FIND | SET | DELETE],
            id Common 0x8539 StringArray;
        ContactSource: ContactSource, "contacts:ContactSource", [ALL | FIND];
        Department: String, "contacts:Department", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A18 String;
        Generation: String, "contacts:Generation", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A05 String;
        ImAddresses: Dictionary<ImAddressDictionary>, "contacts:ImAddresses", [ALL | FIND | SET];
        JobTitle: String, "contacts:JobTitle", [ALL | FIND | SET | DELETE | SEARCH], tag 0x3A17 String;
        Manager: String, "contacts:Manager", [ALL | FIND | SET | DELETE | SEARCH], tag 0x3A4E String;
        Mileage: String, "contacts:Mileage", [ALL | FIND | SET | DELETE | SEARCH],
            id Common 0x8534 String;
        OfficeLocation: String, "contacts:OfficeLocation", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A19 String;
        PostalAddressIndex: PhysicalAddressIndex, "contacts:PostalAddressIndex",
            [ALL | FIND | SET | DELETE | SEARCH], id Address 0x8022 Integer;
        Profession: String, "contacts:Profession", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A46 String;
        SpouseName: String, "contacts:SpouseName", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A48 String;
        Surname: String, "contacts:Surname", [ALL | FIND | SET | DELETE | SEARCH], tag 0x3A11 String;
        WeddingAnniversary: DateTime, "contacts:WeddingAnniversary", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3A41 SystemTime;
        HasPicture: bool, "contacts:HasPicture", [ALL | FIND | SEARCH],
            id Address 0x8015 Boolean, since Exchange2010;
        PhoneticFullName: String, "contacts:PhoneticFullName", [ALL | FIND], since Exchange2010Sp2;
        PhoneticFirstName: String, "contacts:PhoneticFirstName", [ALL | FIND], since Exchange2010Sp2;
        PhoneticLastName: String, "contacts:PhoneticLastName", [ALL | FIND], since Exchange2010Sp2;
        Alias: String, "contacts:Alias", [ALL | FIND], since Exchange2010Sp2;
        Notes: String, "contacts:Notes", [ALL | FIND], since Exchange2010Sp2;
        Photo: Base64, "contacts:Photo", [ALL | FIND], since Exchange2010Sp2;
        UserSMIMECertificate: Opaque<ArrayOfBinary>, "contacts:UserSMIMECertificate", [ALL | FIND],
            since Exchange2010Sp2;
        MSExchangeCertificate: Opaque<ArrayOfBinary>, "contacts:MSExchangeCertificate", [ALL | FIND],
            since Exchange2010Sp2;
        DirectoryId: String, "contacts:DirectoryId", [ALL | FIND], since Exchange2010Sp2;
        ManagerMailbox: SingleRecipient, "contacts:ManagerMailbox", [ALL | FIND], since Exchange2010Sp2;
        DirectReports: ArrayOfRecipients, "contacts:DirectReports", [ALL | FIND], since Exchange2010Sp2;
        AccountName: String, "contacts:AccountName", [NONE], since Exchange2016;
        IsAutoUpdateDisabled: bool, "contacts:IsAutoUpdateDisabled", [NONE], since Exchange2016;
        IsMessengerEnabled: bool, "contacts:IsMessengerEnabled", [NONE], since Exchange2016;
        Comment: String, "contacts:Comment", [NONE], since Exchange2016;
        ContactShortId: i32, "contacts:ContactShortId", [NONE], since Exchange2016;
        ContactType: String, "contacts:ContactType", [NONE], since Exchange2016;
        Gender: String, "contacts:Gender", [NONE], since Exchange2016;
        IsHidden: bool, "contacts:IsHidden", [NONE], since Exchange2016;
        ObjectId: String, "contacts:ObjectId", [NONE], since Exchange2016;
        PassportId: i64, "contacts:PassportId", [NONE], since Exchange2016;
        IsPrivate: bool, "contacts:IsPrivate", [NONE], since Exchange2016;
        SourceId: String, "contacts:SourceId", [NONE], since Exchange2016;
        TrustLevel: i32, "contacts:TrustLevel", [NONE], since Exchange2016;
        CreatedBy: String, "contacts:CreatedBy", [NONE], since Exchange2016;
        Urls: Opaque<ContactUrlDictionary>, "contacts:Urls", [NONE], since Exchange2016;
        Cid: i64, "contacts:Cid", [NONE], since Exchange2016;
        SkypeAuthCertificate: String, "contacts:SkypeAuthCertificate", [NONE], since Exchange2016;
        SkypeContext: String, "contacts:SkypeContext", [NONE], since Exchange2016;
        SkypeId: String, "contacts:SkypeId", [NONE], since Exchange2016;
        SkypeRelationship: String, "contacts:SkypeRelationship", [NONE], since Exchange2016;
        YomiNickname: String, "contacts:YomiNickname", [NONE], since Exchange2016;
        XboxLiveTag: String, "contacts:XboxLiveTag", [NONE], since Exchange2016;
        InviteFree: bool, "contacts:InviteFree", [NONE], since Exchange2016;
        HidePresenceAndProfile: bool, "contacts:HidePresenceAndProfile", [NONE], since Exchange2016;
        IsPendingOutbound: bool, "contacts:IsPendingOutbound", [NONE], since Exchange2016;
        SupportGroupFeeds: bool, "contacts:SupportGroupFeeds", [NONE], since Exchange2016;
        UserTileHash: String, "contacts:UserTileHash", [NONE], since Exchange2016;
        UnifiedInbox: bool, "contacts:UnifiedInbox", [NONE], since Exchange2016;
        Mris: ArrayOfStrings, "contacts:Mris", [NONE], since Exchange2016;
        Wlid: String, "contacts:Wlid", [NONE], since Exchange2016;
        AbchContactId: GuidText, "contacts:AbchContactId", [NONE], since Exchange2016;
        NotInBirthdayCalendar: bool, "contacts:NotInBirthdayCalendar", [NONE], since Exchange2016;
        ShellContactType: String, "contacts:ShellContactType", [NONE], since Exchange2016;
        ImMri: String, "contacts:ImMri", [NONE], since Exchange2016;
        PresenceTrustLevel: i32, "contacts:PresenceTrustLevel", [NONE], since Exchange2016;
        OtherMri: String, "contacts:OtherMri", [NONE], since Exchange2016;
        ProfileLastChanged: String, "contacts:ProfileLastChanged", [NONE], since Exchange2016;
        MobileIMEnabled: bool, "contacts:MobileIMEnabled", [NONE], since Exchange2016;
        PartnerNetworkProfilePhotoUrl: String, "contacts:PartnerNetworkProfilePhotoUrl", [NONE],
            since Exchange2016;
        PartnerNetworkThumbnailPhotoUrl: String, "contacts:PartnerNetworkThumbnailPhotoUrl", [NONE],
            since Exchange2016;
        PersonId: String, "contacts:PersonId", [NONE], since Exchange2016;
        ConversationGuid: GuidText, "contacts:ConversationGuid", [NONE], since Exchange2016;
    }
}

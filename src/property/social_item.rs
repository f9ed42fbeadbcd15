//! The properties of kinds of items that only the servers of consumers make: role members, networks, persons.
//!
//! The schema has them wherever an item may stand. They are read and written, and no mailbox holds one.

use super::table::properties;
use super::types::*;
use crate::schema::*;

properties! {
    /// What role members have (`t:RoleMemberItemType`).
    pub enum RoleMemberProperty in RoleMember {
        DisplayName: String, "rolemember:DisplayName", [NONE], since Exchange2016;
        Type: RoleMemberType, "rolemember:MemberType", [NONE], since Exchange2016;
        MemberId: String, "rolemember:MemberId", [NONE], since Exchange2016;
    }
}

properties! {
    /// What networks have (`t:NetworkItemType`).
    pub enum NetworkProperty in Network {
        DomainId: i32, "network:DomainId", [NONE], since Exchange2016;
        DomainTag: String, "network:DomainTag", [NONE], since Exchange2016;
        UserTileUrl: String, "network:UserTileUrl", [NONE], since Exchange2016;
        ProfileUrl: String, "network:ProfileUrl", [NONE], since Exchange2016;
        Settings: i32, "network:Settings", [NONE], since Exchange2016;
        IsDefault: bool, "network:IsDefault", [NONE], since Exchange2016;
        AutoLinkError: String, "network:AutoLinkError", [NONE], since Exchange2016;
        AutoLinkSuccess: String, "network:AutoLinkSuccess", [NONE], since Exchange2016;
        UserEmail: String, "network:UserEmail", [NONE], since Exchange2016;
        ClientPublishSecret: String, "network:ClientPublishSecret", [NONE], since Exchange2016;
        ClientToken: String, "network:ClientToken", [NONE], since Exchange2016;
        ClientToken2: String, "network:ClientToken2", [NONE], since Exchange2016;
        ContactSyncError: String, "network:ContactSyncError", [NONE], since Exchange2016;
        ContactSyncSuccess: String, "network:ContactSyncSuccess", [NONE], since Exchange2016;
        ErrorOffers: i32, "network:ErrorOffers", [NONE], since Exchange2016;
        FirstAuthErrorDates: String, "network:FirstAuthErrorDates", [NONE], since Exchange2016;
        LastVersionSaved: i32, "network:LastVersionSaved", [NONE], since Exchange2016;
        LastWelcomeContact: String, "network:LastWelcomeContact", [NONE], since Exchange2016;
        Offers: i32, "network:Offers", [NONE], since Exchange2016;
        PsaLastChanged: DateTime, "network:PsaLastChanged", [NONE], since Exchange2016;
        RefreshToken2: String, "network:RefreshToken2", [NONE], since Exchange2016;
        RefreshTokenExpiry2: String, "network:RefreshTokenExpiry2", [NONE], since Exchange2016;
        SessionHandle: String, "network:SessionHandle", [NONE], since Exchange2016;
        RejectedOffers: i32, "network:RejectedOffers", [NONE], since Exchange2016;
        SyncEnabled: bool, "network:SyncEnabled", [NONE], since Exchange2016;
        TokenRefreshLastAttempted: DateTime, "network:TokenRefreshLastAttempted", [NONE],
            since Exchange2016;
        TokenRefreshLastCompleted: DateTime, "network:TokenRefreshLastCompleted", [NONE],
            since Exchange2016;
        PsaState: String, -, [NONE], since Exchange2016;
        SourceEntryID: Base64, "network:SourceEntryID", [NONE], since Exchange2016;
        AccountName: String, "network:AccountName", [NONE], since Exchange2016;
        LastSync: DateTime, -, [NONE], since Exchange2016;
    }
}

properties! {
    /// What persons have (`t:AbchPersonItemType`).
    pub enum PersonProperty in Person {
        AntiLinkInfo: String, "abchperson:AntiLinkInfo", [NONE], since Exchange2016;
        PersonId: GuidText, "abchperson:PersonId", [NONE], since Exchange2016;
        ContactHandles: Opaque<ArrayOfAbchPersonContactHandles>, "abchperson:ContactHandles", [NONE],
            since Exchange2016;
        ContactCategories: ArrayOfStrings, "abchperson:Categories", [NONE], since Exchange2016;
        RelevanceOrder1: String, "abchperson:RelevanceOrder1", [NONE], since Exchange2016;
        RelevanceOrder2: String, "abchperson:RelevanceOrder2", [NONE], since Exchange2016;
        TrustLevel: i32, -, [NONE], since Exchange2016;
        FavoriteOrder: i32, "abchperson:FavoriteOrder", [NONE], since Exchange2016;
        ExchangePersonIdGuid: GuidText, "abchperson:ExchangePersonIdGuid", [NONE], since Exchange2016;
    }
}

//! The properties of every item.

use super::table::properties;
use super::types::*;
use crate::schema::*;

properties! {
    /// What every item has (`t:ItemType`).
    pub enum ItemProperty in Item {
        MimeContent: MimeContent, "item:MimeContent", [SET];
        ItemId: ItemId, "item:ItemId", [ALL | FIND];
        ParentFolderId: FolderId, "item:ParentFolderId", [ALL | FIND];
        ItemClass: ItemClass, "item:ItemClass", [ALL | FIND | SET | SEARCH], tag 0x001A String;
        Subject: String, "item:Subject", [ALL | FIND | SET | DELETE | SEARCH], tag 0x0037 String;
        Sensitivity: SensitivityChoices, "item:Sensitivity", [ALL | FIND | SET | SEARCH],
            tag 0x0036 Integer;
        Body: Body, "item:Body", [ALL | SET | APPEND | DELETE | SEARCH];
        Attachments: Opaque<NonEmptyArrayOfAttachments>, "item:Attachments", [ALL | CREATE];
        DateTimeReceived: DateTime, "item:DateTimeReceived", [ALL | FIND | SEARCH], tag 0x0E06 SystemTime;
        Size: i32, "item:Size", [ALL | FIND | SEARCH], tag 0x0E08 Integer;
        Categories: ArrayOfStrings, "item:Categories", [ALL | FIND | SET | DELETE | SEARCH],
            name PublicStrings "Keywords" StringArray;
        Importance: ImportanceChoices, "item:Importance", [ALL | FIND | SET | SEARCH], tag 0x0017 Integer;
        InReplyTo: String, "item:InReplyTo", [ALL | FIND | SET | DELETE | SEARCH], tag 0x1042 String;
        IsSubmitted: bool, "item:IsSubmitted", [ALL | FIND | SEARCH];
        IsDraft: bool, "item:IsDraft", [ALL | FIND | SEARCH];
        IsFromMe: bool, "item:IsFromMe", [ALL | FIND | SEARCH];
        IsResend: bool, "item:IsResend", [ALL | FIND | SEARCH];
        IsUnmodified: bool, "item:IsUnmodified", [ALL | FIND | SEARCH];
        InternetMessageHeaders: NonEmptyArrayOfInternetHeaders, "item:InternetMessageHeaders", [ALL],
            tag 0x007D String;
        DateTimeSent: DateTime, "item:DateTimeSent", [ALL | FIND | SEARCH], tag 0x0039 SystemTime;
        DateTimeCreated: DateTime, "item:DateTimeCreated", [ALL | FIND | SEARCH], tag 0x3007 SystemTime;
        ResponseObjects: Opaque<NonEmptyArrayOfResponseObjects>, "item:ResponseObjects", [ALL];
        ReminderDueBy: DateTime, "item:ReminderDueBy", [ALL | FIND | SET | SEARCH],
            id Common 0x8502 SystemTime;
        ReminderIsSet: bool, "item:ReminderIsSet", [ALL | FIND | SET | SEARCH], id Common 0x8503 Boolean;
        ReminderNextTime: DateTime, "item:ReminderNextTime", [ALL_2013 | FIND],
            id Common 0x8560 SystemTime, since Exchange2013;
        ReminderMinutesBeforeStart: ReminderMinutesBeforeStart, "item:ReminderMinutesBeforeStart",
            [ALL | FIND | SET | SEARCH], id Common 0x8501 Integer;
        DisplayCc: String, "item:DisplayCc", [ALL | FIND | SEARCH], tag 0x0E03 String;
        DisplayTo: String, "item:DisplayTo", [ALL | FIND | SEARCH], tag 0x0E04 String;
        DisplayBcc: String, "item:DisplayBcc", [NONE], tag 0x0E02 String, since Exchange2016;
        HasAttachments: bool, "item:HasAttachments", [ALL | FIND | SEARCH];
        ExtendedProperty: ExtendedProperty, -, [FIND | SET | DELETE | SEARCH | MANY];
        Culture: Language, "item:Culture", [ALL | FIND | SET | DELETE];
        EffectiveRights: EffectiveRights, "item:EffectiveRights", [ALL | FIND], since Exchange2007Sp1;
        LastModifiedName: String, "item:LastModifiedName", [ALL | FIND | SEARCH],
            tag 0x3FFA String, since Exchange2007Sp1;
        LastModifiedTime: DateTime, "item:LastModifiedTime", [ALL | FIND | SEARCH],
            tag 0x3008 SystemTime, since Exchange2007Sp1;
        IsAssociated: bool, "item:IsAssociated", [ALL | FIND | CREATE | SEARCH],
            tag 0x67AA Boolean, since Exchange2010;
        WebClientReadFormQueryString: String, "item:WebClientReadFormQueryString", [ALL | FIND],
            since Exchange2010;
        WebClientEditFormQueryString: String, "item:WebClientEditFormQueryString", [ALL | FIND],
            since Exchange2010, until Exchange2013Sp1;
        ConversationId: ItemId, "item:ConversationId", [ALL | FIND | SEARCH], since Exchange2010;
        UniqueBody: Body, "item:UniqueBody", [NONE], since Exchange2010;
        Flag: Flag, "item:Flag", [ALL_2013 | FIND | SET | SEARCH], tag 0x1090 Integer, since Exchange2013;
        StoreEntryId: Base64, "item:StoreEntryId", [FIND | IGNORED],
            tag 0x0FFB Binary, since Exchange2010Sp2;
        InstanceKey: Base64, "item:InstanceKey", [ALL_2013 | FIND], tag 0x0FF6 Binary, since Exchange2013;
        NormalizedBody: Body, "item:NormalizedBody", [NONE], since Exchange2013;
        EntityExtractionResult: Opaque<EntityExtractionResult>, "item:EntityExtractionResult", [ALL_2013],
            since Exchange2013;
        PolicyTag: RetentionTag, "item:PolicyTag", [FIND | SET | DELETE],
            tag 0x3019 Binary, since Exchange2013;
        ArchiveTag: RetentionTag, "item:ArchiveTag", [FIND | SET | DELETE],
            tag 0x3018 Binary, since Exchange2013;
        RetentionDate: DateTime, "item:RetentionDate", [FIND], tag 0x301C SystemTime, since Exchange2013;
        Preview: String, "item:Preview", [FIND], tag 0x3FD9 String, since Exchange2013;
        RightsManagementLicenseData: Opaque<RightsManagementLicenseData>, "item:RightsManagementLicenseData",
            [NONE], since Exchange2013;
        PredictedActionReasons: Opaque<NonEmptyArrayOfPredictedActionReason>, "item:PredictedActionReasons",
            [NONE], since Exchange2013Sp1;
        IsClutter: bool, "item:IsClutter", [NONE], since Exchange2013Sp1;
        BlockStatus: bool, "item:BlockStatus", [NONE], since Exchange2013;
        HasBlockedImages: bool, "item:HasBlockedImages", [NONE], since Exchange2013;
        TextBody: Body, "item:TextBody", [NONE], since Exchange2013;
        IconIndex: IconIndex, "item:IconIndex", [FIND], since Exchange2013;
        SearchKey: Base64, -, [NONE], tag 0x300B Binary, since Exchange2016;
        SortKey: i64, -, [NONE], since Exchange2016;
        Hashtags: ArrayOfStrings, "item:Hashtags", [SET | DELETE], since Exchange2016;
        Mentions: ArrayOfRecipients, "item:Mentions", [SET | DELETE], since Exchange2016;
        MentionedMe: bool, "item:MentionedMe", [FIND], since Exchange2016;
        MentionsPreview: Opaque<MentionsPreview>, "item:MentionsPreview", [NONE], since Exchange2016;
        MentionsEx: Opaque<NonEmptyArrayOfMentionActions>, "item:MentionsEx", [NONE], since Exchange2016;
        AppliedHashtags: Opaque<NonEmptyArrayOfAppliedHashtag>, "item:AppliedHashtags", [NONE],
            since Exchange2016;
        AppliedHashtagsPreview: Opaque<AppliedHashtagsPreview>, "item:AppliedHashtagsPreview", [NONE],
            since Exchange2016;
        Likes: Opaque<NonEmptyArrayOfLike>, "item:Likes", [NONE], since Exchange2016;
        LikesPreview: Opaque<LikesPreview>, "item:LikesPreview", [NONE], since Exchange2016;
        PendingSocialActivityTagIds: ArrayOfStrings, "item:PendingSocialActivityTagIds", [NONE],
            since Exchange2016;
        AtAllMention: bool, "item:AtAllMention", [NONE], since Exchange2016;
        CanDelete: bool, "item:CanDelete", [NONE], since Exchange2016;
        InferenceClassification: InferenceClassification, "item:InferenceClassification", [NONE],
            since Exchange2016;
    }
}

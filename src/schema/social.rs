//! What properties about mentions, hashtags and likes hold.

use super::item_value::ArrayOfStrings;
use super::persona_values::EmailAddress;
use super::text::NonEmptyString;
use crate::message;

message! {
    /// A mailbox with identifiers that other services use.
    #[derive(Eq, Default)]
    pub struct EmailAddressExtended: types "EmailAddressExtendedType"
        extends EmailAddress as email_address
    {
        elements {
            /// The identifier in the directory of the cloud.
            external_object_id: Opt<String>,
            /// The primary address.
            primary_email_address: Opt<NonEmptyString>,
        }
    }
}

message! {
    /// Mentions of people.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfMentionActions: types "NonEmptyArrayOfMentionActionsType" {
        elements {
            /// The mentions, at least one.
            mentions: NonEmpty<MentionAction> as "MentionAction",
        }
    }
}

message! {
    /// A mention of somebody.
    #[derive(Eq, Default)]
    pub struct MentionAction: types "MentionActionType" {
        elements {
            /// Its identifier.
            id: One<String>,
            /// Who has written it.
            created_by: One<EmailAddressExtended>,
            /// When it was written.
            created_date_time: Opt<String>,
            /// When the server learnt of it.
            server_created_date_time: Opt<String>,
            /// A link to it.
            deep_link: Opt<String>,
            /// The program it was written in.
            application: Opt<String>,
            /// Who is mentioned.
            mentioned: One<EmailAddressExtended>,
            /// The words.
            mention_text: Opt<String>,
            /// An identifier that the client has chosen.
            client_reference: Opt<String>,
        }
    }
}

message! {
    /// Mentions in short.
    #[derive(Eq, Default)]
    pub struct MentionsPreview: types "MentionsPreviewType" {
        elements {
            /// Whether the user is mentioned.
            is_mentioned: One<bool>,
        }
    }
}

message! {
    /// Hashtags.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfAppliedHashtag: types "NonEmptyArrayOfAppliedHashtagType" {
        elements {
            /// The hashtags, at least one.
            hashtags: NonEmpty<AppliedHashtag> as "AppliedHashtag",
        }
    }
}

message! {
    /// A hashtag.
    #[derive(Eq, Default)]
    pub struct AppliedHashtag: types "AppliedHashtagType" {
        elements {
            /// Its identifier.
            id: One<String>,
            /// Who has put it there.
            created_by: One<EmailAddressExtended>,
            /// When it was put there.
            created_date_time: Opt<String>,
            /// When the server learnt of it.
            server_created_date_time: Opt<String>,
            /// A link to it.
            deep_link: Opt<String>,
            /// The program it was written in.
            application: Opt<String>,
            /// The word.
            tag: One<String>,
            /// Whether a program has put it there.
            is_auto_tagged: One<bool>,
            /// Whether it stands in the text.
            is_inlined: One<bool>,
        }
    }
}

message! {
    /// Hashtags in short.
    #[derive(Eq, Default)]
    pub struct AppliedHashtagsPreview: types "AppliedHashtagsPreviewType" {
        elements {
            /// The words.
            hashtags: One<ArrayOfStrings>,
        }
    }
}

message! {
    /// Likes.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfLike: types "NonEmptyArrayOfLikeType" {
        elements {
            /// The likes, at least one.
            likes: NonEmpty<Like> as "Like",
        }
    }
}

message! {
    /// A like.
    #[derive(Eq, Default)]
    pub struct Like: types "LikeType" {
        elements {
            /// Its identifier.
            id: One<String>,
            /// Who likes the item.
            created_by: One<EmailAddressExtended>,
            /// When it was given.
            created_date_time: Opt<String>,
            /// When the server learnt of it.
            server_created_date_time: Opt<String>,
            /// A link to it.
            deep_link: Opt<String>,
            /// The program it was given in.
            application: Opt<String>,
        }
    }
}

message! {
    /// Likes in short.
    #[derive(Eq, Default)]
    pub struct LikesPreview: types "LikesPreviewType" {
        elements {
            /// How many there are.
            like_count: One<i32>,
        }
    }
}

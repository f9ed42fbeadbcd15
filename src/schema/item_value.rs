//! What properties of all kinds of items hold.

use super::persona_values::BodyType;
use super::text::{Base64, DateTime, GuidText};
use crate::wire::{Form, Namespace, Simple, SimpleValue};
use crate::{message, simple_enum};

message! {
    /// An item as MIME content.
    #[derive(Eq, Default)]
    pub struct MimeContent: types "MimeContentType" {
        attributes {
            /// The character set that the item was written in; not looked at when it is sent.
            character_set: Optional<String>,
        }
        text {
            /// The bytes, in base64.
            value: String,
        }
    }
}

message! {
    /// A body.
    #[derive(Eq)]
    pub struct Body: types "BodyType" {
        attributes {
            /// Its format.
            body_type: Required<BodyType>,
            /// Whether there is more of it than is told.
            is_truncated: Optional<bool> since Exchange2013,
        }
        text {
            /// The text.
            value: String,
        }
    }
}

simple_enum! {
    /// How confidential an item is.
    pub enum SensitivityChoices = "SensitivityChoicesType" {
        /// Not at all.
        Normal = "Normal",
        /// It is about personal matters.
        Personal = "Personal",
        /// Nobody but the owner is to see it.
        Private = "Private",
        /// It is to be kept secret.
        Confidential = "Confidential",
    }
}

simple_enum! {
    /// How important an item is.
    pub enum ImportanceChoices = "ImportanceChoicesType" {
        /// Less than others.
        Low = "Low",
        /// As others.
        Normal = "Normal",
        /// More than others.
        High = "High",
    }
}

message! {
    /// Texts.
    #[derive(Eq, Default)]
    pub struct ArrayOfStrings: types "ArrayOfStringsType" {
        elements {
            /// The texts.
            strings: Many<String> as "String",
        }
    }
}

message! {
    /// Values of bytes.
    #[derive(Eq, Default)]
    pub struct ArrayOfBinary: types "ArrayOfBinaryType" {
        elements {
            /// The values.
            values: Many<Base64> as "Base64Binary",
        }
    }
}

message! {
    /// Headers of a message as it came from the Internet.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfInternetHeaders: types "NonEmptyArrayOfInternetHeadersType" {
        elements {
            /// The headers, at least one.
            headers: NonEmpty<InternetHeader> as "InternetMessageHeader",
        }
    }
}

message! {
    /// A header of a message.
    #[derive(Eq, Default)]
    pub struct InternetHeader: types "InternetHeaderType" {
        attributes {
            /// Its name.
            header_name: Required<String>,
        }
        text {
            /// Its value.
            value: String,
        }
    }
}

message! {
    /// What a client may do with an item or folder.
    #[derive(Eq, Default)]
    pub struct EffectiveRights: types "EffectiveRightsType" {
        elements {
            /// Make hidden items in it.
            create_associated: One<bool>,
            /// Make items in it.
            create_contents: One<bool>,
            /// Make folders in it.
            create_hierarchy: One<bool>,
            /// Delete it.
            delete: One<bool>,
            /// Change it.
            modify: One<bool>,
            /// Read it.
            read: One<bool>,
            /// See private items in it.
            view_private_items: Opt<bool> since Exchange2013,
        }
    }
}

message! {
    /// A flag for follow-up.
    #[derive(Eq)]
    pub struct Flag: types "FlagType" {
        elements {
            /// Whether it is set.
            flag_status: One<FlagStatus>,
            /// When work is to start.
            start_date: Opt<DateTime>,
            /// When work is to be done.
            due_date: Opt<DateTime>,
            /// When work was done.
            complete_date: Opt<DateTime>,
        }
    }
}

simple_enum! {
    /// Whether a flag is set.
    pub enum FlagStatus = "FlagStatusType" {
        /// It is not.
        NotFlagged = "NotFlagged",
        /// It is.
        Flagged = "Flagged",
        /// The work is done.
        Complete = "Complete",
    }
}

message! {
    /// A retention policy of an item or folder.
    #[derive(Eq)]
    pub struct RetentionTag: types "RetentionTagType" {
        attributes {
            /// Whether it was set there, and not further up.
            is_explicit: Required<bool>,
        }
        text {
            /// The identifier of the policy.
            id: GuidText,
        }
    }
}

simple_enum! {
    /// Which list of the inbox a message belongs in.
    pub enum InferenceClassification = "InferenceClassificationType" {
        /// That of the messages that matter.
        Focused = "Focused",
        /// That of all others.
        Other = "Other",
    }
}

message! {
    /// Why an action is predicted.
    #[derive(Eq)]
    pub struct NonEmptyArrayOfPredictedActionReason: types "NonEmptyArrayOfPredictedActionReasonType" {
        elements {
            /// The reasons, at least one.
            reasons: NonEmpty<PredictedActionReason> as "PredictedActionReason",
        }
    }
}

simple_enum! {
    /// Why an action is predicted.
    pub enum PredictedActionReason = "PredictedActionReasonType" {
        /// There is no reason.
        None = "None",
        /// The user began the conversation.
        ConversationStarterIsYou = "ConversationStarterIsYou",
        /// The user is the only recipient.
        OnlyRecipient = "OnlyRecipient",
        /// The user has taken part in the conversation.
        ConversationContributions = "ConversationContributions",
        /// The sender says that it is important.
        MarkedImportantBySender = "MarkedImportantBySender",
        /// The sender is the user's manager.
        SenderIsManager = "SenderIsManager",
        /// The sender is a manager of the user's manager.
        SenderIsInManagementChain = "SenderIsInManagementChain",
        /// The user is the sender's manager.
        SenderIsDirectReport = "SenderIsDirectReport",
        /// The sender.
        ActionBasedOnSender = "ActionBasedOnSender",
        /// The user is among the recipients.
        NameOnToLine = "NameOnToLine",
        /// The user gets a copy.
        NameOnCcLine = "NameOnCcLine",
        /// Where the user's manager stands among the recipients.
        ManagerPosition = "ManagerPosition",
        /// It answers a message of the user.
        ReplyToAMessageFromMe = "ReplyToAMessageFromMe",
        /// Messages of the conversation have been flagged.
        PreviouslyFlagged = "PreviouslyFlagged",
        /// The recipients.
        ActionBasedOnRecipients = "ActionBasedOnRecipients",
        /// Words of the subject.
        ActionBasedOnSubjectWords = "ActionBasedOnSubjectWords",
        /// Words of the body; the word on the wire says "based on" twice.
        ActionBasedOnBodyWords = "ActionBasedOnBasedOnBodyWords",
    }
}

message! {
    /// What the rights management of a protected item allows.
    #[derive(Eq, Default)]
    pub struct RightsManagementLicenseData: types "RightsManagementLicenseDataType" {
        elements {
            /// Zero, or why the item could not be decrypted.
            rights_managed_message_decryption_status: Opt<i32>,
            /// The identifier of the template.
            rms_template_id: Opt<String>,
            /// The name of the template.
            template_name: Opt<String>,
            /// What the template is for.
            template_description: Opt<String>,
            /// Whether the item may be changed.
            edit_allowed: Opt<bool>,
            /// Whether it may be answered.
            reply_allowed: Opt<bool>,
            /// Whether it may be answered to all.
            reply_all_allowed: Opt<bool>,
            /// Whether it may be forwarded.
            forward_allowed: Opt<bool>,
            /// Whether its recipients may be changed.
            modify_recipients_allowed: Opt<bool>,
            /// Whether its content may be copied.
            extract_allowed: Opt<bool>,
            /// Whether it may be printed.
            print_allowed: Opt<bool>,
            /// Whether it may be exported.
            export_allowed: Opt<bool>,
            /// Whether programs may look at it.
            programmatic_access_allowed: Opt<bool>,
            /// Whether the user owns it.
            is_owner: Opt<bool>,
            /// Who owns it.
            content_owner: Opt<String>,
            /// Until when it can be read.
            content_expiry_date: Opt<String>,
        }
    }
}

simple_enum! {
    /// The icon of an item.
    pub enum IconIndex = "IconIndexType" {
        /// None in particular.
        Default = "Default",
        /// A post.
        PostItem = "PostItem",
        /// A message that has been read.
        MailRead = "MailRead",
        /// A message that has not.
        MailUnread = "MailUnread",
        /// A message that has been answered.
        MailReplied = "MailReplied",
        /// A message that has been forwarded.
        MailForwarded = "MailForwarded",
        /// An encrypted message.
        MailEncrypted = "MailEncrypted",
        /// A signed message.
        MailSmimeSigned = "MailSmimeSigned",
        /// An encrypted message that has been answered.
        MailEncryptedReplied = "MailEncryptedReplied",
        /// A signed message that has been answered.
        MailSmimeSignedReplied = "MailSmimeSignedReplied",
        /// An encrypted message that has been forwarded.
        MailEncryptedForwarded = "MailEncryptedForwarded",
        /// A signed message that has been forwarded.
        MailSmimeSignedForwarded = "MailSmimeSignedForwarded",
        /// An encrypted message that has been read.
        MailEncryptedRead = "MailEncryptedRead",
        /// A signed message that has been read.
        MailSmimeSignedRead = "MailSmimeSignedRead",
        /// A message under rights management.
        MailIrm = "MailIrm",
        /// A message under rights management that has been forwarded.
        MailIrmForwarded = "MailIrmForwarded",
        /// A message under rights management that has been answered.
        MailIrmReplied = "MailIrmReplied",
        /// A text message on its way.
        SmsSubmitted = "SmsSubmitted",
        /// A text message that has come to where it is delivered from.
        SmsRoutedToDeliveryPoint = "SmsRoutedToDeliveryPoint",
        /// A text message handed to another system.
        SmsRoutedToExternalMessagingSystem = "SmsRoutedToExternalMessagingSystem",
        /// A text message that has been delivered.
        SmsDelivered = "SmsDelivered",
        /// A contact.
        OutlookDefaultForContacts = "OutlookDefaultForContacts",
        /// An appointment.
        AppointmentItem = "AppointmentItem",
        /// A series of appointments.
        AppointmentRecur = "AppointmentRecur",
        /// A meeting.
        AppointmentMeet = "AppointmentMeet",
        /// A series of meetings.
        AppointmentMeetRecur = "AppointmentMeetRecur",
        /// A meeting that has not been answered.
        AppointmentMeetNY = "AppointmentMeetNY",
        /// A meeting that has been accepted.
        AppointmentMeetYes = "AppointmentMeetYes",
        /// A meeting that has been declined.
        AppointmentMeetNo = "AppointmentMeetNo",
        /// A meeting that has been accepted tentatively.
        AppointmentMeetMaybe = "AppointmentMeetMaybe",
        /// A meeting that has been cancelled.
        AppointmentMeetCancel = "AppointmentMeetCancel",
        /// A meeting that others have been told about.
        AppointmentMeetInfo = "AppointmentMeetInfo",
        /// A task.
        TaskItem = "TaskItem",
        /// A series of tasks.
        TaskRecur = "TaskRecur",
        /// A task that the user has taken.
        TaskOwned = "TaskOwned",
        /// A task that the user has given away.
        TaskDelegated = "TaskDelegated",
    }
}

/// How long before the start of an item users are reminded of it, in minutes.
///
/// Source: `t:ReminderMinutesBeforeStartType`, which allows up to 2,629,800 and, alone above that,
/// 1,525,252,321.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReminderMinutesBeforeStart(pub i32);

static REMINDER_MINUTES_BEFORE_START: Simple = Simple {
    namespace: Namespace::Types,
    ..Simple::built_in("ReminderMinutesBeforeStartType", Form::Union(&[&UP_TO_FIVE_YEARS, &UNSET]))
};
static UP_TO_FIVE_YEARS: Simple = minutes(0, 2_629_800);
/// 0x5AE980E1, which MAPI has for a time that nobody has chosen.
static UNSET: Simple = minutes(1_525_252_321, 1_525_252_321);

const fn minutes(min: i64, max: i64) -> Simple {
    Simple { namespace: Namespace::Types, ..Simple::built_in("", Form::Integer { name: "Int32", min, max }) }
}

impl SimpleValue for ReminderMinutesBeforeStart {
    fn simple() -> &'static Simple {
        &REMINDER_MINUTES_BEFORE_START
    }

    fn parse(text: &str) -> Self {
        Self(SimpleValue::parse(text))
    }

    fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
        self.0.with_text(use_text)
    }
}

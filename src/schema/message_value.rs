//! What properties of messages hold.

use super::ids::ItemId;
use super::persona_values::EmailAddress;
use super::text::{DateTime, GuidText};
use crate::{message, simple_enum};

message! {
    /// A mailbox.
    #[derive(Eq, Default)]
    pub struct SingleRecipient: types "SingleRecipientType" {
        elements {
            /// The mailbox.
            mailbox: One<EmailAddress>,
        }
    }
}

message! {
    /// Mailboxes.
    #[derive(Eq, Default)]
    pub struct ArrayOfRecipients: types "ArrayOfRecipientsType" {
        elements {
            /// The mailboxes.
            mailboxes: Many<EmailAddress> as "Mailbox",
        }
    }
}

message! {
    /// How far a request for approval has come.
    #[derive(Eq, Default)]
    pub struct ApprovalRequestData: types "ApprovalRequestDataType" {
        elements {
            /// Whether it is undecided.
            is_undecided_approval_request: Opt<bool>,
            /// The decision, as a number.
            approval_decision: Opt<i32>,
            /// Who has decided.
            approval_decision_maker: Opt<String>,
            /// When it was decided.
            approval_decision_time: Opt<DateTime>,
        }
    }
}

message! {
    /// What a message lets its recipients vote on.
    #[derive(Eq, Default)]
    pub struct VotingInformation: types "VotingInformationType" {
        elements {
            /// The options.
            user_options: Opt<ArrayOfVotingOptionData>,
            /// How the user has voted.
            voting_response: Opt<String>,
        }
    }
}

message! {
    /// Options to vote for.
    #[derive(Eq, Default)]
    pub struct ArrayOfVotingOptionData: types "ArrayOfVotingOptionDataType" {
        elements {
            /// The options.
            options: Many<VotingOptionData> as "VotingOptionData",
        }
    }
}

message! {
    /// An option to vote for.
    #[derive(Eq, Default)]
    pub struct VotingOptionData: types "VotingOptionDataType" {
        elements {
            /// What users see.
            display_name: Opt<String>,
            /// What happens when it is chosen.
            send_prompt: Opt<SendPrompt>,
        }
    }
}

simple_enum! {
    /// What happens when a vote is given.
    pub enum SendPrompt = "SendPromptType" {
        /// Nothing.
        None = "None",
        /// The user may add words to it.
        Send = "Send",
        /// The vote is sent at once.
        VotingOption = "VotingOption",
    }
}

message! {
    /// What a reminder that is sent as a message is about.
    #[derive(Eq, Default)]
    pub struct ReminderMessageData: types "ReminderMessageDataType" {
        elements {
            /// Words for the recipients.
            reminder_text: Opt<String>,
            /// Where the appointment is.
            location: Opt<String>,
            /// When the appointment starts.
            start_time: Opt<DateTime>,
            /// When the appointment ends.
            end_time: Opt<DateTime>,
            /// The appointment.
            associated_calendar_item_id: Opt<ItemId>,
        }
    }
}

message! {
    /// How safe a message is thought to be.
    #[derive(Eq, Default)]
    pub struct MessageSafety: types "MessageSafetyType" {
        elements {
            /// A number for how safe.
            message_safety_level: Opt<i32>,
            /// A number for why.
            message_safety_reason: Opt<i32>,
            /// More about it.
            info: Opt<String>,
        }
    }
}

message! {
    /// Mailboxes by their GUIDs.
    #[derive(Eq)]
    pub struct MessageTypeMailboxGuids: types "(MessageType/MailboxGuids)" {
        elements {
            /// The GUIDs, at least one.
            mailbox_guids: NonEmpty<GuidText> as "MailboxGuid",
        }
    }
}

message! {
    /// What a message that shares a folder lets its recipient do.
    #[derive(Eq, Default)]
    pub struct SharingMessageAction: types "SharingMessageActionType" {
        elements {
            /// How prominent the action is.
            importance: Opt<SharingActionImportance>,
            /// What is done.
            action_type: Opt<SharingActionType>,
            /// What users are offered.
            action: Opt<SharingAction>,
        }
    }
}

message! {
    /// What else a message that shares a folder lets its recipient do.
    #[derive(Eq, Default)]
    pub struct ArrayOfSharingMessageAction: types "ArrayOfSharingMessageActionType" {
        elements {
            /// The action; the schema allows no second one.
            sharing_message_action: Opt<SharingMessageAction>,
        }
    }
}

simple_enum! {
    /// How prominent an action is.
    pub enum SharingActionImportance = "SharingActionImportance" {
        /// It comes first.
        Primary = "Primary",
        /// It comes after another.
        Secondary = "Secondary",
    }
}

simple_enum! {
    /// What an action on a shared folder does.
    pub enum SharingActionType = "SharingActionType" {
        /// It accepts the invitation.
        Accept = "Accept",
    }
}

simple_enum! {
    /// What users are offered to do with a shared folder.
    pub enum SharingAction = "SharingAction" {
        /// Accept the invitation and look at the calendar.
        AcceptAndViewCalendar = "AcceptAndViewCalendar",
        /// Look at the calendar.
        ViewCalendar = "ViewCalendar",
        /// Add the calendar to their own.
        AddThisCalendar = "AddThisCalendar",
        /// Accept the invitation.
        Accept = "Accept",
    }
}

//! The properties of messages.

use super::table::properties;
use super::types::*;
use crate::schema::*;

properties! {
    /// What messages have (`t:MessageType`).
    pub enum MessageProperty in Message {
        Sender: SingleRecipient, "message:Sender", [ALL | FIND | CREATE | SEARCH];
        ToRecipients: ArrayOfRecipients, "message:ToRecipients", [ALL | SET | APPEND | DELETE];
        CcRecipients: ArrayOfRecipients, "message:CcRecipients", [ALL | SET | APPEND | DELETE];
        BccRecipients: ArrayOfRecipients, "message:BccRecipients", [ALL | SET | APPEND | DELETE];
        IsReadReceiptRequested: bool, "message:IsReadReceiptRequested",
            [ALL | FIND | SET | DELETE | SEARCH], tag 0x0029 Boolean;
        IsDeliveryReceiptRequested: bool, "message:IsDeliveryReceiptRequested",
            [ALL | FIND | SET | DELETE | SEARCH], tag 0x0023 Boolean;
        ConversationIndex: Base64, "message:ConversationIndex", [ALL | FIND], tag 0x0071 Binary;
        ConversationTopic: String, "message:ConversationTopic", [ALL | FIND | SEARCH], tag 0x0070 String;
        From: SingleRecipient, "message:From", [ALL | FIND | SET | DELETE | SEARCH];
        InternetMessageId: String, "message:InternetMessageId", [ALL | FIND | SEARCH], tag 0x1035 String;
        IsRead: bool, "message:IsRead", [ALL | FIND | SET | SEARCH], tag 0x0E69 Boolean;
        IsResponseRequested: bool, "message:IsResponseRequested", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x0063 Boolean;
        References: String, "message:References", [ALL | FIND | SET | DELETE | SEARCH], tag 0x1039 String;
        ReplyTo: ArrayOfRecipients, "message:ReplyTo", [ALL | SET | APPEND | DELETE];
        ReceivedBy: SingleRecipient, "message:ReceivedBy", [ALL | FIND | SEARCH], since Exchange2007Sp1;
        ReceivedRepresenting: SingleRecipient, "message:ReceivedRepresenting", [ALL | FIND | SEARCH],
            since Exchange2007Sp1;
        ApprovalRequestData: Opaque<ApprovalRequestData>, "message:ApprovalRequestData", [NONE],
            since Exchange2013Sp1;
        VotingInformation: Opaque<VotingInformation>, "message:VotingInformation", [NONE],
            since Exchange2013Sp1;
        ReminderMessageData: Opaque<ReminderMessageData>, "message:ReminderMessageData", [NONE],
            since Exchange2013Sp1;
        MessageSafety: Opaque<MessageSafety>, "message:MessageSafety", [NONE], since Exchange2016;
        SenderSMTPAddress: Opaque<SmtpAddress>, -, [NONE], since Exchange2016;
        MailboxGuids: Opaque<MessageTypeMailboxGuids>, -, [NONE], since Exchange2016;
        PublishedCalendarItemIcs: String, "message:PublishedCalendarItemIcs", [NONE], since Exchange2016;
        PublishedCalendarItemName: String, "message:PublishedCalendarItemName", [NONE],
            since Exchange2016;
    }
}

properties! {
    /// What sharing messages have (`t:SharingMessageType`).
    pub enum SharingMessageProperty in SharingMessage {
        SharingMessageAction: Opaque<SharingMessageAction>, "sharingMessage:SharingMessageAction", [NONE],
            since Exchange2016;
        SharingMessageActions: Opaque<ArrayOfSharingMessageAction>, -, [NONE], since Exchange2016;
    }
}

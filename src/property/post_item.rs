//! The properties of posts.

use super::table::properties;
use crate::schema::*;

properties! {
    /// What posts have (`t:PostItemType`).
    pub enum PostItemProperty in PostItem {
        ConversationIndex: Base64, "message:ConversationIndex", [ALL | FIND],
            tag 0x0071 Binary, since Exchange2007Sp1;
        ConversationTopic: String, "message:ConversationTopic", [ALL | FIND | SEARCH],
            tag 0x0070 String, since Exchange2007Sp1;
        From: SingleRecipient, "message:From", [ALL | FIND | CREATE | DELETE | SEARCH],
            since Exchange2007Sp1;
        InternetMessageId: String, "message:InternetMessageId", [ALL | FIND | SEARCH],
            tag 0x1035 String, since Exchange2007Sp1;
        IsRead: bool, "message:IsRead", [ALL | FIND | SET | SEARCH],
            tag 0x0E69 Boolean, since Exchange2007Sp1;
        PostedTime: DateTime, "postitem:PostedTime", [ALL | FIND | SEARCH], since Exchange2007Sp1;
        References: String, "message:References", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x1039 String, since Exchange2007Sp1;
        Sender: SingleRecipient, "message:Sender", [ALL | FIND | CREATE | SEARCH], since Exchange2007Sp1;
    }
}

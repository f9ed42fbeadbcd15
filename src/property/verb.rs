//! What requests may do with properties, and where servers differ about it.
//!
//! Source: the tables of MS-OXWSCORE, MS-OXWSMSG and MS-OXWSMTGS; the reference pages of the elements.

use super::table::{Property, PropertyId, flags};
use super::{CalendarItemProperty as C, ItemProperty as I};
use crate::ResponseCode;
use crate::wire::ExchangeVersion;

/// What a request wants to do with a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// Give it a value in something new: CreateItem, CreateFolder.
    Create,
    /// Give it another value: SetItemField, SetFolderField.
    Update,
    /// Add to its value: AppendToItemField, AppendToFolderField.
    Append,
    /// Take its value away: DeleteItemField, DeleteFolderField.
    Delete,
}

/// What a server does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Allowed {
    /// It does it.
    Yes,
    /// It accepts the request and does nothing.
    Ignored,
    /// It refuses the request, with the [code of the verb](Verb::refusal).
    No,
}

/// Servers that do something else than the row of a property says.
struct Difference {
    /// By its [code](PropertyId::code), since every property of every item is looked for here.
    property: u16,
    since: ExchangeVersion,
    until: ExchangeVersion,
    /// What they do about values, new and other ones.
    allowed: Allowed,
}

/// Where servers differ.
static DIFFERENCES: &[Difference] = &[
    Difference {
        property: PropertyId::Item(I::Attachments).code(),
        since: ExchangeVersion::Exchange2007,
        until: ExchangeVersion::Exchange2010Sp1,
        allowed: Allowed::No,
    },
    Difference {
        property: PropertyId::Item(I::StoreEntryId).code(),
        since: ExchangeVersion::Exchange2007,
        until: ExchangeVersion::Exchange2012,
        allowed: Allowed::No,
    },
    Difference {
        property: PropertyId::CalendarItem(C::IsOnlineMeeting).code(),
        since: ExchangeVersion::Exchange2016,
        until: ExchangeVersion::NEWEST,
        allowed: Allowed::No,
    },
];

impl Verb {
    /// The code that answers when a property does not allow it.
    #[must_use]
    pub const fn refusal(self) -> ResponseCode {
        match self {
            Self::Create | Self::Update => ResponseCode::ErrorInvalidPropertySet,
            Self::Append => ResponseCode::ErrorInvalidPropertyAppend,
            Self::Delete => ResponseCode::ErrorInvalidPropertyDelete,
        }
    }

    const fn flag(self) -> u32 {
        match self {
            Self::Create => flags::CREATE,
            Self::Update => flags::UPDATE,
            Self::Append => flags::APPEND,
            Self::Delete => flags::DELETE,
        }
    }

    const fn sets(self) -> bool {
        matches!(self, Self::Create | Self::Update)
    }
}

impl Property {
    /// What a server does about a request, the newest schema of that server being the one given.
    ///
    /// Whether the kind of item has the property at all, and whether a value is good, are other questions.
    #[must_use]
    pub fn allows(&self, verb: Verb, server: ExchangeVersion) -> Allowed {
        let code = self.id.code();
        let differs =
            |it: &&Difference| it.property == code && verb.sets() && (it.since..=it.until).contains(&server);
        match DIFFERENCES.iter().find(differs) {
            Some(difference) => difference.allowed,
            None if verb.sets() && self.has(flags::IGNORED) => Allowed::Ignored,
            None if self.has(verb.flag()) => Allowed::Yes,
            None => Allowed::No,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Verb::{Append, Create, Delete, Update};
    use super::*;
    use crate::property::table::PROPERTIES;
    use crate::property::{
        BaseFolderProperty as B, ContactProperty as P, ItemKind, MessageProperty as M, PostItemProperty,
        TaskProperty as T,
    };

    const NEWEST: ExchangeVersion = ExchangeVersion::NEWEST;

    #[track_caller]
    fn assert_allows(property: impl Into<PropertyId>, expected: [Allowed; 4]) {
        let row = property.into().property();
        assert_eq!(
            [Create, Update, Append, Delete].map(|verb| row.allows(verb, NEWEST)),
            expected,
            "{row:?}"
        );
    }

    fn refuses(property: impl Into<PropertyId>) {
        assert_allows(property, [Allowed::No; 4]);
    }

    #[test]
    fn ip_060_only_these_can_be_appended_to() {
        let appendable = PROPERTIES.iter().copied().flatten();
        let appendable = appendable.filter(|property| property.allows(Append, NEWEST) != Allowed::No);
        let names: Vec<_> = appendable.map(|property| property.element.name).collect();
        let expected = [
            "Body",
            "ToRecipients",
            "CcRecipients",
            "BccRecipients",
            "ReplyTo",
            "RequiredAttendees",
            "OptionalAttendees",
            "Resources",
        ];
        assert_eq!(names, expected);
        assert_eq!(Append.refusal(), ResponseCode::ErrorInvalidPropertyAppend);
    }

    #[test]
    fn ip_061_ip_062_ip_063_what_has_to_be_there_cannot_be_deleted() {
        use Allowed::{No, Yes};
        refuses(I::ItemId);
        for property in [I::Importance, I::Sensitivity, I::ItemClass] {
            assert_allows(property, [Yes, Yes, No, No]);
        }
        assert_allows(M::IsRead, [Yes, Yes, No, No]);
        assert_allows(C::End, [Yes, Yes, No, No]);
        assert_eq!(Delete.refusal(), ResponseCode::ErrorInvalidPropertyDelete);
    }

    #[test]
    fn ip_064_what_need_not_be_there_can_be_deleted() {
        use Allowed::{No, Yes};
        for property in [I::Subject, I::Categories, I::Culture, I::InReplyTo] {
            assert_allows(property, [Yes, Yes, No, Yes]);
        }
    }

    #[test]
    fn ip_055_ip_056_ip_057_some_are_ignored_from_a_version_on() {
        use Allowed::{Ignored, No};
        let store_entry_id = PropertyId::from(I::StoreEntryId).property();
        assert_eq!(store_entry_id.allows(Create, ExchangeVersion::Exchange2010Sp2), No);
        assert_eq!(store_entry_id.allows(Update, ExchangeVersion::Exchange2010Sp2), No);
        assert_eq!(store_entry_id.allows(Create, ExchangeVersion::Exchange2013), Ignored);
        assert_allows(I::StoreEntryId, [Ignored, Ignored, No, No]);
        assert_allows(C::JoinOnlineMeetingUrl, [Ignored, Ignored, No, No]);
        assert_allows(C::OnlineMeetingSettings, [Ignored, Ignored, No, No]);
    }

    #[test]
    fn ip_058_ip_068_some_are_refused_by_some_servers() {
        use Allowed::{No, Yes};
        let is_online_meeting = PropertyId::from(C::IsOnlineMeeting).property();
        assert_eq!(is_online_meeting.allows(Update, ExchangeVersion::Exchange2013Sp1), Yes);
        assert_eq!(is_online_meeting.allows(Create, ExchangeVersion::Exchange2016), No);
        let attachments = PropertyId::from(I::Attachments).property();
        assert_eq!(attachments.allows(Create, ExchangeVersion::Exchange2010Sp1), No);
        assert_eq!(attachments.allows(Create, ExchangeVersion::Exchange2010Sp2), Yes);
        assert_allows(I::Attachments, [Yes, No, No, No]);
    }

    #[test]
    fn ip_067_ip_069_ip_129_ip_132_some_are_set_only_when_an_item_is_made() {
        use Allowed::{No, Yes};
        assert_allows(I::IsAssociated, [Yes, No, No, No]);
        assert_allows(M::Sender, [Yes, No, No, No]);
        assert_allows(T::Owner, [Yes, No, No, No]);
        assert_allows(PostItemProperty::From, [Yes, No, No, Yes]);
    }

    #[test]
    fn ip_052_ip_070_ip_098_ip_106_ip_114_ip_130_ip_139_servers_alone_write_these() {
        for property in [I::ItemId, I::ParentFolderId, I::Size, I::DateTimeCreated, I::HasAttachments] {
            refuses(property);
        }
        for property in [I::IsDraft, I::IsSubmitted, I::IsFromMe, I::IsResend, I::IsUnmodified] {
            refuses(property);
        }
        for property in [I::EffectiveRights, I::LastModifiedTime, I::LastModifiedName, I::ConversationId] {
            refuses(property);
        }
        refuses(C::IsMeeting);
        for property in [M::ConversationIndex, M::ConversationTopic, M::ReceivedBy, M::ReceivedRepresenting] {
            refuses(property);
        }
        refuses(P::CompleteName);
        refuses(P::HasPicture);
        for property in [T::DelegationState, T::Delegator, T::AssignedTime, T::IsAssignmentEditable] {
            refuses(property);
        }
        for property in
            [B::TotalCount, B::ChildFolderCount, B::EffectiveRights, B::ManagedFolderInformation, B::FolderId]
        {
            refuses(property);
        }
        assert_eq!(Update.refusal(), ResponseCode::ErrorInvalidPropertySet);
        assert_eq!(Create.refusal(), ResponseCode::ErrorInvalidPropertySet);
    }

    #[test]
    fn whatever_can_be_deleted_or_appended_to_can_be_set() {
        let is_set_later = |property: &&Property| property.has(flags::DELETE) || property.has(flags::APPEND);
        for property in ItemKind::ALL.iter().flat_map(|kind| kind.kind().properties()).filter(is_set_later) {
            assert!(property.has(flags::CREATE), "{property:?}");
        }
    }
}

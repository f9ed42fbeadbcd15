//! The stored properties behind those of items and folders, by which extended properties reach them.
//!
//! Most have one stored property, which the row names. Some have several, or none that is like them: those
//! are in the tables here.
//!
//! Source: MS-OXPROPS for addresses and types; MS-OXCMSG, MS-OXOCNTC, MS-OXOTASK, MS-OXOCAL for numbers; the
//! page on importing items for the flags word. That every one can be reached so is our choice: no page
//! forbids it, and some show it.

use super::kind::Kind;
use super::native_value::Form;
use super::table::{Family, MapiAddress, MapiProperty, Property, PropertyId};
use super::verb::{Allowed, Verb};
use super::{
    CalendarItemProperty as C, EntryProperty, ItemProperty as I, MeetingRequestProperty as R,
    MessageProperty as M, PostItemProperty as P, PropertyValue, TaskProperty as T,
};
use crate::mailbox::{ExtendedPropertyPath, MapiPropertyType, PropertyAddress};
use crate::wire::ExchangeVersion;

/// What an extended property is another way to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Native {
    /// A property, whose value it shows in a form of its own.
    Property(PropertyId, Form),
    /// The flags word of an item: see [`message_flags`].
    MessageFlags,
    /// Something the server computes that no property shows.
    Computed,
}

/// Stored properties that are another way to a property than the one its row names.
const ALSO: &[(MapiAddress, MapiPropertyType, PropertyId, Form)] = {
    use MapiAddress::Tag;
    use MapiPropertyType::{Binary, Boolean, String};
    &[
        (Tag(0x003D), String, PropertyId::Item(I::Subject), Form::SubjectPrefix),
        (Tag(0x0E1D), String, PropertyId::Item(I::Subject), Form::NormalizedSubject),
        (Tag(0x0E1B), Boolean, PropertyId::Item(I::HasAttachments), Form::Same),
        (Tag(0x1000), String, PropertyId::Item(I::Body), Form::TextBody),
        (Tag(0x1013), Binary, PropertyId::Item(I::Body), Form::HtmlBody),
        (Tag(0x0C1A), String, PropertyId::Message(M::Sender), Form::Name),
        (Tag(0x0C1E), String, PropertyId::Message(M::Sender), Form::RoutingType),
        (Tag(0x0C1F), String, PropertyId::Message(M::Sender), Form::EmailAddress),
        (Tag(0x0042), String, PropertyId::Message(M::From), Form::Name),
        (Tag(0x0064), String, PropertyId::Message(M::From), Form::RoutingType),
        (Tag(0x0065), String, PropertyId::Message(M::From), Form::EmailAddress),
        (Tag(0x0040), String, PropertyId::Message(M::ReceivedBy), Form::Name),
        (Tag(0x0076), String, PropertyId::Message(M::ReceivedBy), Form::EmailAddress),
        (Tag(0x0044), String, PropertyId::Message(M::ReceivedRepresenting), Form::Name),
        (Tag(0x0078), String, PropertyId::Message(M::ReceivedRepresenting), Form::EmailAddress),
    ]
};

/// Properties whose stored property holds something else than their value, and what.
const FORMS: &[(PropertyId, Form)] = &[
    (PropertyId::Item(I::Sensitivity), Form::Number),
    (PropertyId::Item(I::Importance), Form::Number),
    (PropertyId::Item(I::Flag), Form::FlagStatus),
    (PropertyId::Item(I::InternetMessageHeaders), Form::Headers),
    (PropertyId::Item(I::PolicyTag), Form::RetentionTag),
    (PropertyId::Item(I::ArchiveTag), Form::RetentionTag),
    (PropertyId::BaseFolder(super::BaseFolderProperty::PolicyTag), Form::RetentionTag),
    (PropertyId::BaseFolder(super::BaseFolderProperty::ArchiveTag), Form::RetentionTag),
    (PropertyId::Contact(super::ContactProperty::FileAsMapping), Form::Number),
    (PropertyId::Contact(super::ContactProperty::PostalAddressIndex), Form::Number),
    (PropertyId::Task(T::Status), Form::Number),
    (PropertyId::Task(T::DelegationState), Form::Number),
    (PropertyId::Task(T::PercentComplete), Form::Percent),
    (PropertyId::CalendarItem(C::LegacyFreeBusyStatus), Form::Number),
    (PropertyId::CalendarItem(C::MyResponseType), Form::Number),
    (PropertyId::CalendarItem(C::IntendedFreeBusyStatus), Form::Number),
    (PropertyId::CalendarItem(C::Duration), Form::Minutes),
    (PropertyId::CalendarItem(C::AllowNewTimeProposal), Form::Negated),
    (PropertyId::MeetingMessage(super::MeetingMessageProperty::ResponseType), Form::Number),
    (PropertyId::MeetingRequest(R::LegacyFreeBusyStatus), Form::Number),
    (PropertyId::MeetingRequest(R::MyResponseType), Form::Number),
    (PropertyId::MeetingRequest(R::IntendedFreeBusyStatus), Form::Number),
    (PropertyId::MeetingRequest(R::Duration), Form::Minutes),
    (PropertyId::MeetingRequest(R::AllowNewTimeProposal), Form::Negated),
];

/// What servers write by themselves, but let an import write that makes an item.
const IMPORTED: &[PropertyId] = &[PropertyId::Item(I::DateTimeReceived), PropertyId::Item(I::DateTimeSent)];

/// The tag of the flags word.
const MESSAGE_FLAGS: u16 = 0x0E07;

/// What servers compute and no property shows: parent, rights, id and change key as the store has them, the
/// conversation.
const COMPUTED: &[(u16, MapiPropertyType)] = &[
    (0x0E09, MapiPropertyType::Binary),
    (0x0FF4, MapiPropertyType::Integer),
    (0x0FFF, MapiPropertyType::Binary),
    (0x3013, MapiPropertyType::Binary),
    (0x65E2, MapiPropertyType::Binary),
];

impl Kind {
    /// What an extended property is another way to in things of this kind; `None` for one that is stored
    /// under its own path.
    ///
    /// It looks through the rows: who asks for many things of one kind asks once.
    #[must_use]
    pub fn native(&self, path: &ExtendedPropertyPath) -> Option<Native> {
        let entries = EntryProperty::PROPERTIES.iter().filter(|entry| self.has(entry.id));
        if let Some(property) = self.properties().chain(entries).find(|property| property.is_stored_at(path))
        {
            return Some(Native::Property(property.id, property.form()));
        }
        let also = |&&(address, of_type, ..): &&(MapiAddress, MapiPropertyType, PropertyId, Form)| {
            MapiProperty { address, of_type }.is_at(path)
        };
        let also = ALSO.iter().filter(also).find_map(|&(_, _, property, form)| {
            self.equivalent_of(property).map(|own| Native::Property(own, form))
        });
        also.or_else(|| self.computed(path))
    }

    fn computed(&self, path: &ExtendedPropertyPath) -> Option<Native> {
        let PropertyAddress::Tag(tag) = *path.address() else { return None };
        let is_item = self.has(I::ItemId.into());
        if is_item && (tag, path.property_type()) == (MESSAGE_FLAGS, MapiPropertyType::Integer) {
            return Some(Native::MessageFlags);
        }
        COMPUTED.contains(&(tag, path.property_type())).then_some(Native::Computed)
    }
}

impl Property {
    fn is_stored_at(&self, path: &ExtendedPropertyPath) -> bool {
        self.mapi.is_some_and(|mapi| mapi.is_at(path))
    }

    /// In which form its stored property holds the value.
    fn form(&self) -> Form {
        FORMS.iter().find(|(property, _)| *property == self.id).map_or(Form::Same, |(_, form)| *form)
    }
}

impl MapiProperty {
    fn is_at(self, path: &ExtendedPropertyPath) -> bool {
        let is_there = match (self.address, path.address()) {
            (MapiAddress::Tag(own), PropertyAddress::Tag(tag)) => own == *tag,
            (MapiAddress::Id(own, number), PropertyAddress::Id(set, id)) => {
                number == *id && own.guid() == set.guid()
            }
            (MapiAddress::Name(own, name), PropertyAddress::Name(set, asked)) => {
                *name == **asked && own.guid() == set.guid()
            }
            _ => false,
        };
        is_there && self.of_type == path.property_type()
    }
}

impl Native {
    /// What a server does about a request to write or delete it, the newest schema of that server being the
    /// one given. It refuses with `ErrorInvalidPropertySet` or `ErrorInvalidPropertyDelete`.
    #[must_use]
    pub fn allows(self, verb: Verb, server: ExchangeVersion) -> Allowed {
        match self {
            Self::MessageFlags if verb == Verb::Create => Allowed::Yes,
            Self::MessageFlags | Self::Computed => Allowed::No,
            Self::Property(property, _) if verb == Verb::Create && IMPORTED.contains(&property) => {
                Allowed::Yes
            }
            Self::Property(_, form) if !form.is_writable() => Allowed::No,
            // A mailbox is taken away as a whole or not at all.
            Self::Property(_, form) if verb == Verb::Delete && form.is_part() => Allowed::No,
            Self::Property(property, _) => property.property().allows(verb, server),
        }
    }
}

/// The properties that the flags word holds, and their bits.
const FLAGS: &[(PropertyId, i64)] = &[
    (PropertyId::Message(M::IsRead), 0x01),
    (PropertyId::PostItem(P::IsRead), 0x01),
    (PropertyId::Item(I::IsUnmodified), 0x02),
    (PropertyId::Item(I::IsSubmitted), 0x04),
    (PropertyId::Item(I::IsDraft), 0x08),
    (PropertyId::Item(I::HasAttachments), 0x10),
    (PropertyId::Item(I::IsFromMe), 0x20),
    (PropertyId::Item(I::IsAssociated), 0x40),
    (PropertyId::Item(I::IsResend), 0x80),
];

/// Those that follow from the item and not from the word.
const FOLLOWING: &[PropertyId] = &[PropertyId::Item(I::HasAttachments), PropertyId::Item(I::IsAssociated)];

/// The flags word of an item, from the properties that are true of it.
#[must_use]
pub fn message_flags(kind: &Kind, is_true: impl Fn(PropertyId) -> bool) -> i64 {
    let own = FLAGS.iter().filter(|(property, _)| kind.has(*property) && is_true(*property));
    own.map(|(_, bit)| bit).sum()
}

/// The properties that a flags word sets in an item that is made.
pub fn from_message_flags(kind: &Kind, flags: i64) -> impl Iterator<Item = (PropertyId, PropertyValue)> {
    let own = FLAGS.iter().filter(|(property, _)| kind.has(*property) && !FOLLOWING.contains(property));
    own.map(move |(property, bit)| (*property, (flags & bit != 0).into()))
}

#[cfg(test)]
mod tests;

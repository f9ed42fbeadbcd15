//! The keys that bind a condition to properties, and kinds of items.

use crate::casing::equal_ignoring_case;
use crate::property::{
    CalendarItemProperty as C, ContactProperty as P, EntryProperty as E, ItemProperty as I,
    MessageProperty as M, PropertyId as Id, PropertyPath as Path,
};

/// Declares the keys: how each is called, the canonical name first, and the properties it stands for.
macro_rules! keys {
    ($($key:ident: [$($name:literal),+], $paths:expr;)+) => {
        /// What a condition is bound to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Key {
            $($key,)+
        }

        impl Key {
            const ALL: &'static [(Self, &'static [&'static str])] = &[$((Self::$key, &[$($name),+]),)+];

            /// The properties it stands for.
            pub(super) const fn paths(self) -> &'static [Path] {
                match self {
                    $(Self::$key => {
                        const PATHS: &[Path] = $paths;
                        PATHS
                    })+
                }
            }
        }
    };
}

keys! {
    Subject: ["Subject"], &[Path::Property(Id::Item(I::Subject))];
    Body: ["Body", "Content"], &[Path::Property(Id::Item(I::Body))];
    Attachment: ["Attachment"], &[Path::Property(Id::Item(I::Attachments))];
    To: ["To"], &[Path::Property(Id::Message(M::ToRecipients))];
    From: ["From"], &[Path::Property(Id::Message(M::From))];
    Cc: ["Cc"], &[Path::Property(Id::Message(M::CcRecipients))];
    Bcc: ["Bcc"], &[Path::Property(Id::Message(M::BccRecipients))];
    Participants: ["Participants"], &[
        Path::Property(Id::Message(M::From)),
        Path::Property(Id::Message(M::ToRecipients)),
        Path::Property(Id::Message(M::CcRecipients)),
        Path::Property(Id::Message(M::BccRecipients)),
    ];
    Category: ["Category"], &[Path::Property(Id::Item(I::Categories))];
    Importance: ["Importance"], &[Path::Property(Id::Item(I::Importance))];
    Kind: ["Kind"], &[Path::Property(Id::Item(I::ItemClass))];
    Sent: ["Sent"], &[Path::Property(Id::Item(I::DateTimeSent))];
    Received: ["Received"], &[Path::Property(Id::Item(I::DateTimeReceived))];
    HasAttachment: ["HasAttachment"], &[Path::Property(Id::Item(I::HasAttachments))];
    IsFlagged: ["IsFlagged"], &[Path::Property(Id::Item(I::Flag))];
    IsRead: ["IsRead"], &[Path::Property(Id::Message(M::IsRead))];
    Size: ["Size"], &[Path::Property(Id::Item(I::Size))];
    Has: ["Has"], &[];
}

/// Where words without a key are looked for. Extended properties are not searched.
pub(super) const ANYWHERE: &[Path] = &[
    Path::Property(Id::Item(I::Subject)),
    Path::Property(Id::Item(I::Body)),
    Path::Property(Id::Message(M::From)),
    Path::Property(Id::Message(M::ToRecipients)),
    Path::Property(Id::Message(M::CcRecipients)),
    Path::Property(Id::Message(M::BccRecipients)),
    Path::Property(Id::Item(I::Attachments)),
    Path::Property(Id::Item(I::Categories)),
    Path::Property(Id::CalendarItem(C::Organizer)),
    Path::Property(Id::CalendarItem(C::Location)),
    Path::Property(Id::Contact(P::DisplayName)),
    Path::Property(Id::Contact(P::CompanyName)),
    Path::Entry(E::EmailAddress1),
    Path::Entry(E::EmailAddress2),
    Path::Entry(E::EmailAddress3),
];

impl Key {
    /// The key of that name, in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut keys = Self::ALL.iter();
        let found = keys.find(|(_, names)| names.iter().any(|own| own.eq_ignore_ascii_case(name)));
        found.map(|(key, _)| *key)
    }

    /// Its name as answers spell it.
    pub(super) fn canonical_name(self) -> &'static str {
        Self::ALL.iter().find(|(key, _)| *key == self).map_or("", |(_, names)| names[0])
    }
}

/// A kind of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind(&'static str);

/// Which kind items of a class are, and of the classes that derive from it; the first row that fits counts.
const KINDS: &[(&str, &str)] = &[
    ("IPM.Note.Microsoft.Voicemail", "voicemail"),
    ("IPM.Note.Microsoft.Fax", "faxes"),
    ("IPM.Note.Microsoft.Conversation", "im"),
    ("IPM.Note", "email"),
    ("IPM.Appointment", "meetings"),
    ("IPM.Schedule", "meetings"),
    ("IPM.Contact", "contacts"),
    ("IPM.DistList", "contacts"),
    ("IPM.Task", "tasks"),
    ("IPM.StickyNote", "notes"),
    ("IPM.Activity", "journals"),
    ("IPM.Post.Rss", "rssfeeds"),
    ("IPM.Post", "posts"),
    ("IPM.Document", "docs"),
];

impl Kind {
    /// The kind of that name, in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        KINDS.iter().find(|(_, kind)| kind.eq_ignore_ascii_case(name)).map(|(_, kind)| Self(kind))
    }

    /// The kind of items of a class.
    pub(super) fn of_class(class: &str) -> Option<Self> {
        let fits = |base: &str| {
            let rest = class.get(base.len()..);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                && equal_ignoring_case(&class[..base.len()], base)
        };
        KINDS.iter().find(|(base, _)| fits(base)).map(|(_, kind)| Self(kind))
    }
}

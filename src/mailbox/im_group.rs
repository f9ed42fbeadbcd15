//! IM groups: the three every mailbox has, those a user makes, and distribution groups put on the list.

use std::borrow::Cow;

use super::ContactKey;
use super::extended_property::{self, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue};
use super::slots::Slots;

/// Addresses one IM group of a mailbox: the counter in its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImGroupKey(pub u64);

/// An IM group of a mailbox.
#[derive(Debug, Clone, PartialEq)]
pub struct ImGroup {
    pub(super) key: ImGroupKey,
    pub(super) display_name: Cow<'static, str>,
    pub(super) kind: ImGroupKind,
    /// By sequence, which is the order in which they were added.
    pub(super) members: Slots<ContactKey>,
    pub(super) next_sequence: u64,
    pub(super) extended_properties: Vec<ExtendedProperty>,
}

/// What sort of group it is.
///
/// Source: the group classes of MS-OXWSCOS 2.2.4.2.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImGroupKind {
    /// The rest: the contacts that are in no other group.
    OtherContacts,
    /// Contacts whose presence is watched.
    Tagged,
    /// Favorite contacts.
    Favorites,
    /// A group a user made.
    UserGroup,
    /// A distribution group of the directory, which keeps its members itself.
    DistributionGroup {
        /// The address by which the directory knows the group.
        smtp_address: Box<str>,
    },
}

impl ImGroupKey {
    /// The group of the contacts that are in no other.
    pub const OTHER_CONTACTS: Self = Self(0x0200);
    /// The group of the tagged contacts.
    pub const TAGGED: Self = Self(0x0201);
    /// The group of the favorite contacts.
    pub const FAVORITES: Self = Self(0x0202);
}

/// The groups of every mailbox, in the order in which they are listed.
pub(super) const DEFAULT_GROUPS: [(ImGroupKey, ImGroupKind, &str); 3] = [
    (ImGroupKey::OTHER_CONTACTS, ImGroupKind::OtherContacts, "Other Contacts"),
    (ImGroupKey::TAGGED, ImGroupKind::Tagged, "Tagged"),
    (ImGroupKey::FAVORITES, ImGroupKind::Favorites, "Favorites"),
];

impl ImGroupKind {
    /// The item class, which is the `GroupType` in answers.
    #[must_use]
    pub const fn item_class(&self) -> &'static str {
        match self {
            Self::OtherContacts => "IPM.DistList.MOC.OtherContacts",
            Self::Tagged => "IPM.DistList.MOC.Tagged",
            Self::Favorites => "IPM.DistList.MOC.Favorites",
            Self::UserGroup => "IPM.DistList.MOC.UserGroup",
            Self::DistributionGroup { .. } => "IPM.DistList.MOC.DG",
        }
    }

    /// Whether every mailbox has the group from the start.
    #[must_use]
    pub const fn is_default(&self) -> bool {
        matches!(self, Self::OtherContacts | Self::Tagged | Self::Favorites)
    }

    /// Whether the group holds contacts; a distribution group does not.
    #[must_use]
    pub const fn holds_contacts(&self) -> bool {
        !matches!(self, Self::DistributionGroup { .. })
    }
}

impl ImGroup {
    pub(super) const fn new(key: ImGroupKey, kind: ImGroupKind, display_name: Cow<'static, str>) -> Self {
        Self {
            key,
            display_name,
            kind,
            members: Slots::new(),
            next_sequence: 0,
            extended_properties: Vec::new(),
        }
    }

    /// The key of the group in its mailbox.
    #[must_use]
    pub const fn key(&self) -> ImGroupKey {
        self.key
    }

    /// The display name, unique in the mailbox without regard to case.
    #[must_use]
    pub fn display_name(&self) -> &str {
        &self.display_name
    }

    /// What sort of group it is.
    #[must_use]
    pub const fn kind(&self) -> &ImGroupKind {
        &self.kind
    }

    /// The address by which the directory knows the group; `None` unless it is a distribution group.
    #[must_use]
    pub fn smtp_address(&self) -> Option<&str> {
        match &self.kind {
            ImGroupKind::DistributionGroup { smtp_address } => Some(smtp_address),
            _ => None,
        }
    }

    /// How many contacts are in the group.
    #[must_use]
    pub const fn member_count(&self) -> usize {
        self.members.len()
    }

    /// The contacts in the group, in the order in which they were added.
    pub fn members(&self) -> impl Iterator<Item = ContactKey> {
        self.members.iter().map(|(_, contact)| *contact)
    }

    /// The value of an extended property; the display name is one of every group.
    #[must_use]
    pub fn extended_property(&self, path: &ExtendedPropertyPath) -> Option<ExtendedPropertyValue> {
        extended_property::find(&self.extended_properties, &self.display_name, path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// IM-035.
    #[test]
    fn group_types_are_the_five_of_the_protocol() {
        let address = "team@example.test".into();
        let kinds = DEFAULT_GROUPS.map(|(_, kind, _)| kind).into_iter();
        let kinds =
            kinds.chain([ImGroupKind::UserGroup, ImGroupKind::DistributionGroup { smtp_address: address }]);
        let classes: Vec<_> = kinds.map(|kind| kind.item_class()).collect();
        let ends = ["OtherContacts", "Tagged", "Favorites", "UserGroup", "DG"];
        assert_eq!(classes, ends.map(|end| format!("IPM.DistList.MOC.{end}")));
    }
}

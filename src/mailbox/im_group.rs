//! IM groups: the three every mailbox has, those a user makes, and distribution groups put on the list.

use super::ContactKey;
use super::extended_property::{ExtendedPropertyPath, ExtendedPropertyValue};
use super::item::{ImGroupRole, Item, Role};
use super::slots::Slots;

/// Addresses one IM group of a mailbox: the counter in its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImGroupKey(pub u64);

/// An IM group of a mailbox: an [item](Self::item) that holds contacts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImGroup<'a> {
    item: &'a Item,
    role: &'a ImGroupRole,
}

/// What sort of group it is.
///
/// Source: the group classes of MS-OXWSCOS 2.2.4.2.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all_fields = "camelCase", deny_unknown_fields))]
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

impl ImGroupRole {
    pub(super) const fn new(kind: ImGroupKind) -> Self {
        Self { kind, members: Slots::new(), next_sequence: 0 }
    }
}

impl<'a> ImGroup<'a> {
    pub(super) fn of(item: &'a Item) -> Option<Self> {
        match &item.role {
            Role::ImGroup(role) => Some(Self { item, role }),
            _ => None,
        }
    }

    /// The key of the group in its mailbox.
    #[must_use]
    pub const fn key(self) -> ImGroupKey {
        ImGroupKey(self.item.key.0)
    }

    /// The item the group is.
    #[must_use]
    pub const fn item(self) -> &'a Item {
        self.item
    }

    /// The display name, unique in the mailbox without regard to case.
    #[must_use]
    pub fn display_name(self) -> &'a str {
        self.item.display_name().unwrap_or_default()
    }

    /// What sort of group it is.
    #[must_use]
    pub const fn kind(self) -> &'a ImGroupKind {
        &self.role.kind
    }

    /// The address by which the directory knows the group; `None` unless it is a distribution group.
    #[must_use]
    pub fn smtp_address(self) -> Option<&'a str> {
        match &self.role.kind {
            ImGroupKind::DistributionGroup { smtp_address } => Some(smtp_address),
            _ => None,
        }
    }

    /// How many contacts are in the group.
    #[must_use]
    pub const fn member_count(self) -> usize {
        self.role.members.len()
    }

    /// The contacts in the group, in the order in which they were added.
    pub fn members(self) -> impl Iterator<Item = ContactKey> + use<'a> {
        self.role.members.iter().map(|(_, contact)| *contact)
    }

    /// The value of an extended property; the display name is one of every group.
    #[must_use]
    pub fn extended_property(self, path: &ExtendedPropertyPath) -> Option<ExtendedPropertyValue> {
        self.item.extended_property(path)
    }

    pub(super) const fn role(self) -> &'a ImGroupRole {
        self.role
    }
}

impl AsRef<Item> for ImGroup<'_> {
    fn as_ref(&self) -> &Item {
        self.item
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

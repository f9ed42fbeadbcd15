//! Who may do what in a folder.
//!
//! Source: MS-OXWSFOLD 2.2.4.7, 2.2.4.14 and 2.2.5.2 to 2.2.5.4; MS-OXWSMTGS 2.2.4.8 for calendars.

use std::borrow::Cow;

use super::{Folder, FolderKey, FolderUpdate, Generation, folder_missing};
use crate::casing::folded;
use crate::finding::{Culprit, Rule};
use crate::mailbox::Mailbox;
use crate::{Error, ResponseCode, Result};

/// The permissions of a folder (`t:PermissionSetType`, `t:CalendarPermissionSetType`): one for each user, and
/// always one for Default and one for Anonymous.
///
/// The owner of the mailbox has every right whatever stands here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermissionSet {
    permissions: Vec<Permission>,
}

/// What one user may do in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct Permission {
    /// Whose permission it is.
    pub user: PermissionUser,
    /// What he may do.
    pub rights: FolderRights,
}

/// Whose permission it is (`t:UserIdType`).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all_fields = "camelCase", deny_unknown_fields))]
pub enum PermissionUser {
    /// Every user who has no permission of his own.
    Default,
    /// Who has not logged on.
    Anonymous,
    /// A user of the directory.
    User {
        /// The primary SMTP address, compared without case.
        primary_smtp_address: Box<str>,
    },
}

/// Single rights in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields, default))]
pub struct FolderRights {
    /// `CanCreateItems`.
    pub can_create_items: bool,
    /// `CanCreateSubFolders`.
    pub can_create_sub_folders: bool,
    /// `IsFolderOwner`: the right to change and delete the folder itself.
    pub is_folder_owner: bool,
    /// `IsFolderVisible`.
    pub is_folder_visible: bool,
    /// `IsFolderContact`.
    pub is_folder_contact: bool,
    /// `EditItems`.
    pub edit_items: PermissionAction,
    /// `DeleteItems`.
    pub delete_items: PermissionAction,
    /// `ReadItems`.
    pub read_items: PermissionReadAccess,
}

/// In which items a right holds (`t:PermissionActionType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum PermissionAction {
    /// In none.
    #[default]
    None,
    /// In those the user made.
    Owned,
    /// In all.
    All,
}

/// How much of items may be read (`t:CalendarPermissionReadAccessType`; folders other than calendars know the
/// first and the last only).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum PermissionReadAccess {
    /// Nothing.
    #[default]
    None,
    /// When the owner is busy.
    TimeOnly,
    /// When, and with what and where.
    TimeAndSubjectAndLocation,
    /// Everything.
    FullDetails,
}

/// Rights that have a name together (`t:PermissionLevelType`, `t:CalendarPermissionLevelType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are those of the schema; MS-OXWSFOLD says what they stand for")]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum PermissionLevel {
    None,
    Owner,
    PublishingEditor,
    Editor,
    PublishingAuthor,
    Author,
    NoneditingAuthor,
    Reviewer,
    Contributor,
    /// Calendars only.
    FreeBusyTimeOnly,
    /// Calendars only.
    FreeBusyTimeAndSubjectAndLocation,
    /// Rights that have no name together.
    Custom,
}

impl FolderRights {
    /// No rights at all.
    pub const NONE: Self = Self {
        can_create_items: false,
        can_create_sub_folders: false,
        is_folder_owner: false,
        is_folder_visible: false,
        is_folder_contact: false,
        edit_items: PermissionAction::None,
        delete_items: PermissionAction::None,
        read_items: PermissionReadAccess::None,
    };

    /// All rights: those of the owner.
    pub const OWNER: Self = Self {
        can_create_items: true,
        can_create_sub_folders: true,
        is_folder_owner: true,
        is_folder_visible: true,
        is_folder_contact: true,
        edit_items: PermissionAction::All,
        delete_items: PermissionAction::All,
        read_items: PermissionReadAccess::FullDetails,
    };

    /// The rights a level stands for; `None` for Custom, which stands for none in particular.
    ///
    /// A contributor reads what lies in the folder from Exchange 2013 on.
    #[must_use]
    pub fn of_level(level: PermissionLevel, generation: Generation) -> Option<Self> {
        use PermissionAction::{All, Owned};
        use PermissionReadAccess::{FullDetails, TimeAndSubjectAndLocation, TimeOnly};
        let visible = Self { is_folder_visible: true, ..Self::NONE };
        let reviewer = Self { read_items: FullDetails, ..visible };
        let contributor = Self { can_create_items: true, ..visible };
        let noneditor = Self { can_create_items: true, delete_items: Owned, ..reviewer };
        let author = Self { edit_items: Owned, ..noneditor };
        let editor = Self { edit_items: All, delete_items: All, ..author };
        Some(match level {
            PermissionLevel::None => Self::NONE,
            PermissionLevel::Owner => Self::OWNER,
            PermissionLevel::PublishingEditor => Self { can_create_sub_folders: true, ..editor },
            PermissionLevel::Editor => editor,
            PermissionLevel::PublishingAuthor => Self { can_create_sub_folders: true, ..author },
            PermissionLevel::Author => author,
            PermissionLevel::NoneditingAuthor => noneditor,
            PermissionLevel::Reviewer => reviewer,
            PermissionLevel::Contributor if generation >= Generation::Exchange2013 => {
                Self { read_items: FullDetails, ..contributor }
            }
            PermissionLevel::Contributor => contributor,
            PermissionLevel::FreeBusyTimeOnly => Self { read_items: TimeOnly, ..Self::NONE },
            PermissionLevel::FreeBusyTimeAndSubjectAndLocation => {
                Self { read_items: TimeAndSubjectAndLocation, ..Self::NONE }
            }
            PermissionLevel::Custom => return None,
        })
    }

    /// The level that stands for exactly these rights; Custom if none does.
    #[must_use]
    pub fn level(self, generation: Generation) -> PermissionLevel {
        let mut levels = PermissionLevel::ALL.iter().copied();
        let named = levels.find(|level| Self::of_level(*level, generation) == Some(self));
        named.unwrap_or(PermissionLevel::Custom)
    }
}

impl PermissionLevel {
    /// Every level, in schema order.
    pub const ALL: &'static [Self] = &[
        Self::None,
        Self::Owner,
        Self::PublishingEditor,
        Self::Editor,
        Self::PublishingAuthor,
        Self::Author,
        Self::NoneditingAuthor,
        Self::Reviewer,
        Self::Contributor,
        Self::FreeBusyTimeOnly,
        Self::FreeBusyTimeAndSubjectAndLocation,
        Self::Custom,
    ];
}

impl PermissionUser {
    /// A user of the directory.
    #[must_use]
    pub fn user(primary_smtp_address: &str) -> Self {
        Self::User { primary_smtp_address: primary_smtp_address.into() }
    }

    /// How users are told apart.
    fn identity(&self) -> (u8, Cow<'_, str>) {
        match self {
            Self::Default => (0, Cow::Borrowed("")),
            Self::Anonymous => (1, Cow::Borrowed("")),
            Self::User { primary_smtp_address } => (2, folded(primary_smtp_address)),
        }
    }

    /// What a finding calls the user.
    fn name(&self) -> &str {
        match self {
            Self::Default => "Default",
            Self::Anonymous => "Anonymous",
            Self::User { primary_smtp_address } => primary_smtp_address,
        }
    }
}

impl PermissionSet {
    /// A set of these permissions, Default and Anonymous first; they have no rights where they are left out.
    ///
    /// # Errors
    ///
    /// `ErrorDuplicateUserIdsSpecified` when a user is there twice.
    pub fn new(permissions: Vec<Permission>) -> Result<Self> {
        let mut set = Self::default();
        let mut users: Vec<_> = permissions.iter().map(|permission| &permission.user).collect();
        users.sort_by_key(|user| user.identity());
        if let Some(pair) = users.windows(2).find(|pair| pair[0].identity() == pair[1].identity()) {
            return Err(Error::new(ResponseCode::ErrorDuplicateUserIdsSpecified)
                .because(Rule::PermissionOnce, Culprit::value("UserId", pair[1].name())));
        }
        for permission in permissions {
            match set.permissions.iter_mut().find(|own| own.user == permission.user) {
                Some(own) => *own = permission,
                None => set.permissions.push(permission),
            }
        }
        Ok(set)
    }

    /// The permissions: Default, Anonymous, then the others as they were given.
    #[must_use]
    pub fn permissions(&self) -> &[Permission] {
        &self.permissions
    }

    /// What a user may do, by his primary SMTP address in whatever case: what his own permission says, or
    /// Default's.
    #[must_use]
    pub fn rights_of(&self, primary_smtp_address: &str) -> FolderRights {
        let wanted = PermissionUser::user(primary_smtp_address);
        let has = |user: &PermissionUser| {
            self.permissions.iter().find(|own| own.user.identity() == user.identity())
        };
        let permission = has(&wanted).or_else(|| has(&PermissionUser::Default));
        permission.map_or(FolderRights::NONE, |permission| permission.rights)
    }
}

impl Mailbox {
    /// Gives a user the rights of a level in a folder, in place of those the user had there.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` for no such folder, `ErrorInvalidPermissionSettings` for
    /// [`PermissionLevel::Custom`], which stands for no rights in particular:
    /// [`Mailbox::update_folder`] gives single ones.
    pub fn grant(
        &mut self,
        folder: FolderKey,
        primary_smtp_address: &str,
        level: PermissionLevel,
    ) -> Result<()> {
        let set = self.folder(folder).map(Folder::permission_set);
        let set = set.ok_or_else(|| folder_missing(ResponseCode::ErrorItemNotFound))?;
        let Some(rights) = FolderRights::of_level(level, self.generation()) else {
            return Err(Error::new(ResponseCode::ErrorInvalidPermissionSettings)
                .because(Rule::PermissionLevelNamed, Culprit::value("PermissionLevel", "Custom")));
        };
        let user = PermissionUser::user(primary_smtp_address);
        let others = set.permissions.iter().filter(|own| own.user.identity() != user.identity());
        let mut permissions: Vec<_> = others.cloned().collect();
        permissions.push(Permission { user, rights });
        let set = PermissionSet::new(permissions)?;
        self.update_folder(folder, vec![FolderUpdate::PermissionSet(Some(set))])
    }
}

impl Default for PermissionSet {
    /// No rights for Default and Anonymous.
    fn default() -> Self {
        let permissions = [PermissionUser::Default, PermissionUser::Anonymous]
            .map(|user| Permission { user, rights: FolderRights::NONE });
        Self { permissions: permissions.into() }
    }
}

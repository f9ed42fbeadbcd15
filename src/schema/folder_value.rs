//! What properties of folders hold.

use super::ids::NonEmptyArrayOfBaseFolderIds;
use super::search_expression::Restriction;
use crate::{message, simple_enum};

message! {
    /// What is known of a folder that the organization manages.
    #[derive(Eq, Default)]
    pub struct ManagedFolderInformation: types "ManagedFolderInformationType" {
        elements {
            /// Whether it may be deleted.
            can_delete: Opt<bool>,
            /// Whether it may be renamed or moved.
            can_rename_or_move: Opt<bool>,
            /// Whether the comment has to be shown.
            must_display_comment: Opt<bool>,
            /// Whether its size is limited.
            has_quota: Opt<bool>,
            /// Whether it holds all managed folders.
            is_managed_folders_root: Opt<bool>,
            /// Its identifier among the managed folders.
            managed_folder_id: Opt<String>,
            /// What it is for.
            comment: Opt<String>,
            /// The most it may hold.
            storage_quota: Opt<i32>,
            /// What it holds.
            folder_size: Opt<i32>,
            /// The web page that is shown for it.
            home_page: Opt<String>,
        }
    }
}

message! {
    /// Who may do what with a folder and in it.
    #[derive(Eq)]
    pub struct PermissionSet: types "PermissionSetType" {
        elements {
            /// The permissions.
            permissions: One<ArrayOfPermissions>,
            /// Whom nobody knows any more.
            unknown_entries: Opt<ArrayOfUnknownEntries>,
        }
    }
}

message! {
    /// Permissions on a folder.
    #[derive(Eq, Default)]
    pub struct ArrayOfPermissions: types "ArrayOfPermissionsType" {
        elements {
            /// The permissions.
            permissions: Many<Permission> as "Permission",
        }
    }
}

message! {
    /// What permissions on all kinds of folders have.
    #[derive(Eq)]
    pub struct BasePermission: types "BasePermissionType" [is_abstract] {
        elements {
            /// Whose they are.
            user_id: One<UserId>,
            /// Whether items may be made.
            can_create_items: Opt<bool>,
            /// Whether folders may be made.
            can_create_sub_folders: Opt<bool>,
            /// Whether the folder itself may be changed.
            is_folder_owner: Opt<bool>,
            /// Whether the folder is to be seen.
            is_folder_visible: Opt<bool>,
            /// Whether to turn to this user about the folder.
            is_folder_contact: Opt<bool>,
            /// Which items may be changed.
            edit_items: Opt<PermissionAction>,
            /// Which items may be deleted.
            delete_items: Opt<PermissionAction>,
        }
    }
}

message! {
    /// What a user may do with a folder and in it.
    #[derive(Eq)]
    pub struct Permission: types "PermissionType" extends BasePermission as base {
        elements {
            /// What of the items may be read.
            read_items: Opt<PermissionReadAccess>,
            /// The name of all this.
            permission_level: One<PermissionLevel>,
        }
    }
}

message! {
    /// A user, or all users without a permission of their own.
    #[derive(Eq, Default)]
    pub struct UserId: types "UserIdType" {
        elements {
            /// The security identifier.
            sid: Opt<String> as "SID",
            /// The primary address.
            primary_smtp_address: Opt<String>,
            /// The name users see.
            display_name: Opt<String>,
            /// A name for several users.
            distinguished_user: Opt<DistinguishedUser>,
            /// The identity in another organization.
            external_user_identity: Opt<String>,
        }
    }
}

simple_enum! {
    /// Users without a permission of their own.
    pub enum DistinguishedUser = "DistinguishedUserType" {
        /// Those who are known.
        Default = "Default",
        /// Those who are not.
        Anonymous = "Anonymous",
    }
}

simple_enum! {
    /// Which items may be changed or deleted.
    pub enum PermissionAction = "PermissionActionType" {
        /// None.
        None = "None",
        /// The user's own.
        Owned = "Owned",
        /// All.
        All = "All",
    }
}

simple_enum! {
    /// What of the items in a folder may be read.
    pub enum PermissionReadAccess = "PermissionReadAccessType" {
        /// Nothing.
        None = "None",
        /// All.
        FullDetails = "FullDetails",
    }
}

simple_enum! {
    /// Permissions on a folder that have a name.
    pub enum PermissionLevel = "PermissionLevelType" {
        /// Nothing at all.
        None = "None",
        /// All.
        Owner = "Owner",
        /// Read, make, change and delete all items, make folders.
        PublishingEditor = "PublishingEditor",
        /// Read, make, change and delete all items.
        Editor = "Editor",
        /// Read all items, make, change and delete own ones, make folders.
        PublishingAuthor = "PublishingAuthor",
        /// Read all items, make, change and delete own ones.
        Author = "Author",
        /// Read all items, make and delete own ones.
        NoneditingAuthor = "NoneditingAuthor",
        /// Read all items.
        Reviewer = "Reviewer",
        /// Make items.
        Contributor = "Contributor",
        /// Whatever the parts say.
        Custom = "Custom",
    }
}

message! {
    /// Who may do what with a calendar and in it.
    #[derive(Eq)]
    pub struct CalendarPermissionSet: types "CalendarPermissionSetType" {
        elements {
            /// The permissions.
            calendar_permissions: One<ArrayOfCalendarPermissions>,
            /// Whom nobody knows any more.
            unknown_entries: Opt<ArrayOfUnknownEntries>,
        }
    }
}

message! {
    /// Permissions on a calendar.
    #[derive(Eq, Default)]
    pub struct ArrayOfCalendarPermissions: types "ArrayOfCalendarPermissionsType" {
        elements {
            /// The permissions.
            calendar_permissions: Many<CalendarPermission> as "CalendarPermission",
        }
    }
}

message! {
    /// What a user may do with a calendar and in it.
    #[derive(Eq)]
    pub struct CalendarPermission: types "CalendarPermissionType" extends BasePermission as base {
        elements {
            /// What of the appointments may be read.
            read_items: Opt<CalendarPermissionReadAccess>,
            /// The name of all this.
            calendar_permission_level: One<CalendarPermissionLevel>,
        }
    }
}

simple_enum! {
    /// What of the appointments in a calendar may be read.
    pub enum CalendarPermissionReadAccess = "CalendarPermissionReadAccessType" {
        /// Nothing.
        None = "None",
        /// When the user is busy.
        TimeOnly = "TimeOnly",
        /// When, where and what about.
        TimeAndSubjectAndLocation = "TimeAndSubjectAndLocation",
        /// All.
        FullDetails = "FullDetails",
    }
}

simple_enum! {
    /// Permissions on a calendar that have a name.
    pub enum CalendarPermissionLevel = "CalendarPermissionLevelType" {
        /// Nothing at all.
        None = "None",
        /// All.
        Owner = "Owner",
        /// Read, make, change and delete all items, make folders.
        PublishingEditor = "PublishingEditor",
        /// Read, make, change and delete all items.
        Editor = "Editor",
        /// Read all items, make, change and delete own ones, make folders.
        PublishingAuthor = "PublishingAuthor",
        /// Read all items, make, change and delete own ones.
        Author = "Author",
        /// Read all items, make and delete own ones.
        NoneditingAuthor = "NoneditingAuthor",
        /// Read all items.
        Reviewer = "Reviewer",
        /// Make items.
        Contributor = "Contributor",
        /// See when the user is busy.
        FreeBusyTimeOnly = "FreeBusyTimeOnly",
        /// See when, where and what about.
        FreeBusyTimeAndSubjectAndLocation = "FreeBusyTimeAndSubjectAndLocation",
        /// Whatever the parts say.
        Custom = "Custom",
    }
}

message! {
    /// Entries of a permission set whose users nobody knows any more.
    #[derive(Eq, Default)]
    pub struct ArrayOfUnknownEntries: types "ArrayOfUnknownEntriesType" {
        elements {
            /// The entries.
            unknown_entries: Many<String> as "UnknownEntry",
        }
    }
}

message! {
    /// What a search folder shows.
    #[derive(Eq)]
    pub struct SearchParameters: types "SearchParametersType" {
        attributes {
            /// How far the search goes.
            traversal: Optional<SearchFolderTraversal>,
        }
        elements {
            /// What items have to be like.
            restriction: One<Restriction>,
            /// The folders that are searched.
            base_folder_ids: One<NonEmptyArrayOfBaseFolderIds>,
        }
    }
}

simple_enum! {
    /// How far the search of a search folder goes.
    pub enum SearchFolderTraversal = "SearchFolderTraversalType" {
        /// The folders themselves.
        Shallow = "Shallow",
        /// The folders and all below them.
        Deep = "Deep",
    }
}

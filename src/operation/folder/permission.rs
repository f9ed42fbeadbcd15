//! Permissions between the wire and the mailbox.
//!
//! A permission has a level or single rights. Servers from Exchange 2013 on let single rights stand beside a
//! level that has a name, which then decides; earlier ones refuse them.
//!
//! Source: MS-OXWSFOLD 2.2.4.7, 2.2.4.15 and its note 9; MS-OXWSMTGS 2.2.4.8.

use crate::casing::equal_ignoring_case;
use crate::directory::User;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{
    Folder, FolderRights, Generation, Permission, PermissionAction, PermissionLevel, PermissionReadAccess,
    PermissionSet, PermissionUser,
};
use crate::mailboxes::MailboxRef;
use crate::operation::Context;
use crate::property::{FolderKind, PropertyValue};
use crate::schema;
use crate::{Error, ResponseCode, Result};

/// Enumerations of the wire whose words the mailbox has, too.
macro_rules! same_words {
    ($($wire:ident as $own:ident { $($word:ident)+ } $(else $else:ident)?;)+) => {$(
        impl From<schema::$wire> for $own {
            fn from(word: schema::$wire) -> Self {
                match word { $(schema::$wire::$word => Self::$word,)+ }
            }
        }

        impl From<$own> for schema::$wire {
            fn from(word: $own) -> Self {
                match word {
                    $($own::$word => Self::$word,)+
                    $(_ => Self::$else,)?
                }
            }
        }
    )+};
}

same_words! {
    PermissionAction as PermissionAction { None Owned All };
    PermissionReadAccess as PermissionReadAccess { None FullDetails } else None;
    CalendarPermissionReadAccess as PermissionReadAccess {
        None TimeOnly TimeAndSubjectAndLocation FullDetails
    };
    PermissionLevel as PermissionLevel {
        None Owner PublishingEditor Editor PublishingAuthor Author NoneditingAuthor Reviewer Contributor
        Custom
    } else Custom;
    CalendarPermissionLevel as PermissionLevel {
        None Owner PublishingEditor Editor PublishingAuthor Author NoneditingAuthor Reviewer Contributor
        FreeBusyTimeOnly FreeBusyTimeAndSubjectAndLocation Custom
    };
}

/// The permissions of a folder as they are answered: calendar permissions of a calendar, others of any other
/// folder.
pub(in crate::operation) fn permission_set_of(
    context: &Context<'_>,
    mailbox: MailboxRef,
    folder: &Folder,
) -> PropertyValue {
    let generation = context.mailbox_at(mailbox).generation();
    let permissions = folder.permission_set().permissions().iter();
    if folder.kind() == FolderKind::CalendarFolder {
        let calendar_permissions = permissions.map(|permission| schema::CalendarPermission {
            base: base_of(context, permission),
            read_items: Some(permission.rights.read_items.into()),
            calendar_permission_level: permission.rights.level(generation).into(),
        });
        let calendar_permissions = calendar_permissions.collect();
        let calendar_permissions = schema::ArrayOfCalendarPermissions { calendar_permissions };
        let set = schema::CalendarPermissionSet { calendar_permissions, unknown_entries: None };
        return PropertyValue::CalendarPermissionSet(Box::new(set));
    }
    let permissions = permissions.map(|permission| {
        let read_items = schema::PermissionReadAccess::from(permission.rights.read_items);
        let rights = FolderRights { read_items: read_items.into(), ..permission.rights };
        schema::Permission {
            base: base_of(context, permission),
            read_items: Some(read_items),
            permission_level: rights.level(generation).into(),
        }
    });
    let permissions = schema::ArrayOfPermissions { permissions: permissions.collect() };
    PropertyValue::PermissionSet(Box::new(schema::PermissionSet { permissions, unknown_entries: None }))
}

fn base_of(context: &Context<'_>, permission: &Permission) -> schema::BasePermission {
    let rights = permission.rights;
    schema::BasePermission {
        user_id: user_id_of(context, &permission.user),
        can_create_items: Some(rights.can_create_items),
        can_create_sub_folders: Some(rights.can_create_sub_folders),
        is_folder_owner: Some(rights.is_folder_owner),
        is_folder_visible: Some(rights.is_folder_visible),
        is_folder_contact: Some(rights.is_folder_contact),
        edit_items: Some(rights.edit_items.into()),
        delete_items: Some(rights.delete_items.into()),
    }
}

fn user_id_of(context: &Context<'_>, user: &PermissionUser) -> schema::UserId {
    let distinguished = |user| schema::UserId { distinguished_user: Some(user), ..schema::UserId::default() };
    match user {
        PermissionUser::Default => distinguished(schema::DistinguishedUser::Default),
        PermissionUser::Anonymous => distinguished(schema::DistinguishedUser::Anonymous),
        PermissionUser::User { primary_smtp_address } => {
            let known = context.directory().user(primary_smtp_address);
            schema::UserId {
                sid: known.and_then(|user| user.security_identifier.clone()),
                primary_smtp_address: Some(primary_smtp_address.to_string()),
                display_name: known.map(|user| user.display_name.clone()),
                ..schema::UserId::default()
            }
        }
    }
}

/// The permissions that a request gives to a folder of a kind.
///
/// # Errors
///
/// * `ErrorCannotSetCalendarPermissionOnNonCalendarFolder` and
///   `ErrorCannotSetNonCalendarPermissionOnCalendarFolder`;
/// * `ErrorCannotSetPermissionUnknownEntries` for unknown entries;
/// * `ErrorMissingUserIdInformation` for nobody, `ErrorInvalidUserInfo` for one that the directory does not
///   know, or that is several at once, `ErrorInvalidRequest` for one of another organization;
/// * before Exchange 2013 `ErrorInvalidPermissionSettings` for single rights beside a level with a name;
/// * `ErrorDuplicateUserIdsSpecified` for a user that is there twice.
pub(super) fn read_permission_set(
    context: &Context<'_>,
    value: PropertyValue,
    kind: FolderKind,
    generation: Generation,
) -> Result<PermissionSet> {
    let is_calendar = kind == FolderKind::CalendarFolder;
    let permissions = match value {
        PropertyValue::CalendarPermissionSet(_) if !is_calendar => {
            return Err(of_other_kind(ResponseCode::ErrorCannotSetCalendarPermissionOnNonCalendarFolder));
        }
        PropertyValue::PermissionSet(_) if is_calendar => {
            return Err(of_other_kind(ResponseCode::ErrorCannotSetNonCalendarPermissionOnCalendarFolder));
        }
        PropertyValue::CalendarPermissionSet(set) => {
            check_unknown_entries(set.unknown_entries.as_ref())?;
            let permissions = set.calendar_permissions.calendar_permissions.into_iter().map(|permission| {
                let read_items = permission.read_items.map(PermissionReadAccess::from);
                let level = PermissionLevel::from(permission.calendar_permission_level);
                read_permission(context, &permission.base, read_items, level, generation)
            });
            permissions.collect::<Result<_>>()?
        }
        PropertyValue::PermissionSet(set) => {
            check_unknown_entries(set.unknown_entries.as_ref())?;
            let permissions = set.permissions.permissions.into_iter().map(|permission| {
                let read_items = permission.read_items.map(PermissionReadAccess::from);
                let level = PermissionLevel::from(permission.permission_level);
                read_permission(context, &permission.base, read_items, level, generation)
            });
            permissions.collect::<Result<_>>()?
        }
        _ => Vec::new(),
    };
    PermissionSet::new(permissions)
}

#[cold]
fn of_other_kind(code: ResponseCode) -> Error {
    Error::new(code).because(Rule::PermissionOfKind, Culprit::element("PermissionSet"))
}

fn check_unknown_entries(entries: Option<&schema::ArrayOfUnknownEntries>) -> Result<()> {
    match entries {
        None => Ok(()),
        Some(_) => Err(Error::new(ResponseCode::ErrorCannotSetPermissionUnknownEntries)
            .because(Rule::PermissionUnknown, Culprit::element("UnknownEntries"))),
    }
}

fn read_permission(
    context: &Context<'_>,
    base: &schema::BasePermission,
    read_items: Option<PermissionReadAccess>,
    level: PermissionLevel,
    generation: Generation,
) -> Result<Permission> {
    let user = read_user(context, &base.user_id)?;
    let schema::BasePermission {
        user_id: _,
        can_create_items,
        can_create_sub_folders,
        is_folder_owner,
        is_folder_visible,
        is_folder_contact,
        edit_items,
        delete_items,
    } = *base;
    let flags =
        [can_create_items, can_create_sub_folders, is_folder_owner, is_folder_visible, is_folder_contact];
    let has_single = flags.iter().any(Option::is_some)
        || edit_items.is_some()
        || delete_items.is_some()
        || read_items.is_some();
    let rights = match FolderRights::of_level(level, generation) {
        Some(_) if has_single && generation < Generation::Exchange2013 => {
            return Err(Error::new(ResponseCode::ErrorInvalidPermissionSettings)
                .because(Rule::PermissionSingle, Culprit::element("PermissionLevel")));
        }
        Some(rights) => rights,
        None => FolderRights {
            can_create_items: can_create_items.unwrap_or_default(),
            can_create_sub_folders: can_create_sub_folders.unwrap_or_default(),
            is_folder_owner: is_folder_owner.unwrap_or_default(),
            is_folder_visible: is_folder_visible.unwrap_or_default(),
            is_folder_contact: is_folder_contact.unwrap_or_default(),
            edit_items: edit_items.map(Into::into).unwrap_or_default(),
            delete_items: delete_items.map(Into::into).unwrap_or_default(),
            read_items: read_items.unwrap_or_default(),
        },
    };
    Ok(Permission { user, rights })
}

/// Whose permission it is. The display name tells nobody apart.
fn read_user(context: &Context<'_>, id: &schema::UserId) -> Result<PermissionUser> {
    let refused = |code| Error::new(code).because(Rule::PermissionUser, Culprit::element("UserId"));
    let (sid, address) = (id.sid.as_deref(), id.primary_smtp_address.as_deref());
    if id.external_user_identity.is_some() {
        let text = "Permissions of users of other organizations are not simulated by ews-sim.";
        return Err(refused(ResponseCode::ErrorInvalidRequest).with_text(text));
    }
    let directory = context.directory();
    let user = match (id.distinguished_user, sid, address) {
        (Some(schema::DistinguishedUser::Default), None, None) => return Ok(PermissionUser::Default),
        (Some(schema::DistinguishedUser::Anonymous), None, None) => return Ok(PermissionUser::Anonymous),
        (None, None, None) => return Err(refused(ResponseCode::ErrorMissingUserIdInformation)),
        (None, None, Some(address)) => directory.user(address),
        (None, Some(sid), address) => directory
            .user_with_security_identifier(sid)
            .filter(|user| address.is_none_or(|address| equal_ignoring_case(&user.smtp_address, address))),
        (Some(_), _, _) => None,
    };
    let known = |user: &User| PermissionUser::user(&user.smtp_address);
    user.map(known).ok_or_else(|| refused(ResponseCode::ErrorInvalidUserInfo))
}

//! From a folder in a request to what the mailbox makes of it.

use super::permission::read_permission_set;
use super::search_parameters::read_search_parameters;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{self, DistinguishedFolderId, Guid, NewFolder};
use crate::mailboxes::MailboxRef;
use crate::operation::Context;
use crate::property::{
    Allowed, BaseFolderProperty as B, CalendarFolderProperty, ContactsFolderProperty, FolderKind,
    FolderObject, FolderProperty, PropertyId, PropertyPath, PropertyValue, SearchFolderProperty, Verb,
};
use crate::schema::RetentionTag;
use crate::{Error, ResponseCode, Result};

/// What a request says of a folder to be made in a mailbox.
///
/// # Errors
///
/// `ErrorInvalidPropertySet`, with the path, for a property that servers set themselves;
/// `ErrorInvalidExtendedProperty` and its relatives; those of [`read_permission_set`] and of
/// [`read_search_parameters`].
pub(super) fn read_new_folder(
    context: &Context<'_>,
    folder: FolderObject,
    mailbox: MailboxRef,
) -> Result<NewFolder> {
    let mut new = NewFolder { display_name: None, ..NewFolder::of_kind(folder.kind, "") };
    let class = folder.get(B::FolderClass).and_then(PropertyValue::text).map(str::to_owned);
    let kind = kind_of_new(folder.kind, class.as_deref());
    let generation = context.mailbox_at(mailbox).generation();
    for (property, value) in folder.properties {
        check_allows(context, property, Verb::Create)?;
        match (property, value) {
            (PropertyId::BaseFolder(B::FolderClass), PropertyValue::Text(class)) => {
                new.folder_class = Some(class);
            }
            (PropertyId::BaseFolder(B::DisplayName), PropertyValue::Text(name)) => {
                new.display_name = Some(name);
            }
            (_, PropertyValue::Extended(property)) => {
                new.extended_properties.push((*property).try_into()?);
            }
            (PropertyId::BaseFolder(B::DistinguishedFolderId), PropertyValue::Word(name)) => {
                new.distinguished_folder_id = DistinguishedFolderId::parse(name);
            }
            (PropertyId::BaseFolder(B::PolicyTag), PropertyValue::RetentionTag(tag)) => {
                new.policy_tag = read_retention_tag(&tag);
            }
            (PropertyId::BaseFolder(B::ArchiveTag), PropertyValue::RetentionTag(tag)) => {
                new.archive_tag = read_retention_tag(&tag);
            }
            (PropertyId::SearchFolder(_), PropertyValue::SearchParameters(parameters)) => {
                new.search_parameters = Some(read_search_parameters(context, *parameters, mailbox)?);
            }
            (property, value) if is_permission_set(property) => {
                new.permission_set = Some(read_permission_set(context, value, kind, generation)?);
            }
            (property, _) => return Err(refused(property, Verb::Create)),
        }
    }
    Ok(new)
}

/// The kind the folder will be of, which its class decides where the element does not.
fn kind_of_new(element: FolderKind, class: Option<&str>) -> FolderKind {
    match (element, class) {
        (FolderKind::Folder, Some(class)) => FolderKind::of_class(class),
        (element, _) => element,
    }
}

/// Whether the property holds the permissions of a folder of some kind.
pub(super) const fn is_permission_set(property: PropertyId) -> bool {
    matches!(
        property,
        PropertyId::Folder(FolderProperty::PermissionSet)
            | PropertyId::CalendarFolder(CalendarFolderProperty::PermissionSet)
            | PropertyId::ContactsFolder(ContactsFolderProperty::PermissionSet)
    )
}

/// Whether the property says what a search folder looks for.
pub(super) const fn is_search_parameters(property: PropertyId) -> bool {
    matches!(property, PropertyId::SearchFolder(SearchFolderProperty::SearchParameters))
}

/// The retention policy a request names.
pub(super) fn read_retention_tag(tag: &RetentionTag) -> Option<mailbox::RetentionTag> {
    let retention_id = Guid::parse(&tag.id)?;
    Some(mailbox::RetentionTag { is_explicit: tag.is_explicit, retention_id })
}

/// Checks that a request may do this with the property on this server.
///
/// # Errors
///
/// The [code of the verb](Verb::refusal), with the path.
pub(super) fn check_allows(context: &Context<'_>, property: PropertyId, verb: Verb) -> Result<()> {
    match property.property().allows(verb, context.settings().newest_version()) {
        Allowed::Yes | Allowed::Ignored => Ok(()),
        Allowed::No => Err(refused(property, verb)),
    }
}

/// The error for a property that does not allow what a request wants to do with it.
#[cold]
pub(super) fn refused(property: PropertyId, verb: Verb) -> Error {
    of_property(property, verb.refusal(), Rule::PropertyAllows)
}

/// The error of a code about a property.
#[cold]
pub(super) fn of_property(property: PropertyId, code: ResponseCode, rule: Rule) -> Error {
    let culprit = Culprit::element(property.property().element.name);
    PropertyPath::Property(property).refused(code).because(rule, culprit)
}

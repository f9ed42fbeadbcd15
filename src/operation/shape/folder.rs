//! The shapes of folders, as GetFolder, FindFolder and SyncFolderHierarchy answer them.

use super::Wanted;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{Folder, Mailbox};
use crate::mailboxes::MailboxRef;
use crate::operation::folder::{permission_set_of, search_parameters_of};
use crate::operation::{Access, Context, FolderTarget};
use crate::property::{
    BaseFolderProperty as B, CalendarFolderProperty, ContactsFolderProperty, FolderKind, FolderObject,
    FolderProperty, Properties, Property, PropertyId, PropertyPath, PropertyValue, SearchFolderProperty,
    flags,
};
use crate::schema::{DefaultShapeNames, FolderResponseShape};
use crate::{Error, ResponseCode, Result};

/// The operation that answers folders, on which it depends what it can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FolderPurpose {
    /// GetFolder: everything that a folder of the kind has.
    Get,
    /// FindFolder, which answers folders of several kinds: what a search has, of which a folder of another
    /// kind leaves out what it does not have.
    Find,
    /// SyncFolderHierarchy: everything, of which a folder leaves out what it does not have or the account may
    /// not see. Clients ask for permissions with all the rest.
    Sync,
}

/// Which properties of folders are to be answered.
#[derive(Debug, Clone)]
pub(crate) struct FolderShape {
    wanted: Wanted,
    purpose: FolderPurpose,
}

impl FolderShape {
    /// Reads a shape.
    ///
    /// # Errors
    ///
    /// Those of [`PropertyPath::resolve`]; with the path `ErrorInvalidPropertyRequest` for a property that no
    /// folder has, and `ErrorInvalidPropertyForOperation` for one that searches do not answer.
    pub(crate) fn new(
        shape: &FolderResponseShape,
        purpose: FolderPurpose,
        context: &Context<'_>,
    ) -> Result<Self> {
        let wanted = Wanted::new(shape.base_shape, shape.additional_properties.as_ref(), context.version())?;
        let shape = Self { wanted: wanted.on(context.settings().newest_version()), purpose };
        shape.check()?;
        Ok(shape)
    }

    /// A base shape alone.
    pub(crate) fn of_base(base: DefaultShapeNames, context: &Context<'_>) -> Self {
        let wanted = Wanted::new(base, None, context.version()).expect("there is no path to be wrong");
        Self { wanted: wanted.on(context.settings().newest_version()), purpose: FolderPurpose::Find }
    }

    /// Checks what can be said before there is a folder.
    fn check(&self) -> Result<()> {
        let entries = self.wanted.entries.iter().map(|entry| PropertyPath::Entry(*entry));
        if let Some(path) = entries.chain(self.wanted.others.iter().cloned()).next() {
            return Err(of_no_folder(&path));
        }
        for &property in &self.wanted.properties {
            let path = PropertyPath::Property(property);
            if !FolderKind::ALL.iter().any(|kind| kind.kind().equivalent_of(property).is_some()) {
                return Err(of_no_folder(&path));
            }
            if self.purpose == FolderPurpose::Find && !property.property().has(flags::FIND) {
                let culprit = Culprit::value("FieldURI", property.property().field_uri.unwrap_or_default());
                return Err(path
                    .refused(ResponseCode::ErrorInvalidPropertyForOperation)
                    .because(Rule::PropertyOfSearch, culprit));
            }
        }
        Ok(())
    }

    /// The folder in this shape.
    ///
    /// # Errors
    ///
    /// For what GetFolder asks for by path: `ErrorInvalidPropertyRequest`, with the path, for a property that
    /// folders of the kind do not have; `ErrorAccessDenied` for permissions that the account may not see;
    /// `ErrorSearchFolderNotInitialized` for what a search folder looks for that has not been told.
    pub(crate) fn show(
        &self,
        context: &Context<'_>,
        mailbox: MailboxRef,
        folder: &Folder,
    ) -> Result<FolderObject> {
        let kind = folder.kind().kind();
        let leaves_out = context.settings().policies.leaves_out_properties_of_other_kinds;
        if self.purpose == FolderPurpose::Get && !leaves_out {
            self.wanted.check_kinds(&[kind])?;
        }
        let mut properties = Properties::new();
        for property in kind.properties() {
            if property.id == PropertyId::BaseFolder(B::ExtendedProperty) {
                let values = self.extended(context.mailbox_at(mailbox), folder);
                properties.extend(values.map(|value| (property.id, value)));
            } else if self.shows(folder.kind(), property) {
                let is_named = self.purpose == FolderPurpose::Get && self.wanted.names(kind, property);
                let value = value(context, mailbox, folder, property.id, is_named)?;
                properties.extend(value.map(|value| (property.id, value)));
            }
        }
        Ok(FolderObject { kind: folder.kind(), properties })
    }

    fn shows(&self, kind: FolderKind, property: &Property) -> bool {
        let is_answered = self.purpose != FolderPurpose::Find || property.has(flags::FIND);
        is_answered && self.wanted.shows(kind.kind(), property)
    }

    fn extended<'a>(
        &'a self,
        mailbox: &'a Mailbox,
        folder: &'a Folder,
    ) -> impl Iterator<Item = PropertyValue> + 'a {
        let asked = self.wanted.extended.iter();
        asked.filter_map(|asked| {
            mailbox.extended_folder_value(folder, &asked.path).map(|value| asked.with(&value))
        })
    }
}

/// The value of a property for the account. What it cannot have is an error where it is asked for by path.
fn value(
    context: &Context<'_>,
    mailbox: MailboxRef,
    folder: &Folder,
    property: PropertyId,
    is_named: bool,
) -> Result<Option<PropertyValue>> {
    let unless_named = |outcome: Result<PropertyValue>| match outcome {
        Err(error) if is_named => Err(error),
        outcome => Ok(outcome.ok()),
    };
    match property {
        PropertyId::BaseFolder(B::EffectiveRights) => {
            let rights = context.effective_rights_on_folder(mailbox, folder.key());
            Ok(Some(PropertyValue::EffectiveRights(Box::new(rights))))
        }
        PropertyId::Folder(FolderProperty::PermissionSet)
        | PropertyId::CalendarFolder(CalendarFolderProperty::PermissionSet)
        | PropertyId::ContactsFolder(ContactsFolderProperty::PermissionSet) => {
            let target = FolderTarget { mailbox, folder: folder.key(), change_key: None };
            let access = context.check_access(target, Access::OwnFolder);
            unless_named(access.map(|()| permission_set_of(context, mailbox, folder)))
        }
        PropertyId::SearchFolder(SearchFolderProperty::SearchParameters) => {
            let parameters = folder.search_parameters();
            let parameters = parameters.map(|own| search_parameters_of(context.mailbox_at(mailbox), own));
            unless_named(parameters.ok_or_else(|| {
                Error::new(ResponseCode::ErrorSearchFolderNotInitialized)
                    .because(Rule::FolderInitialized, Culprit::value("DisplayName", folder.display_name()))
            }))
        }
        _ => Ok(context.mailbox_at(mailbox).folder_value(folder, property)),
    }
}

/// The error for a property that no folder has.
#[cold]
fn of_no_folder(path: &PropertyPath) -> Error {
    path.refused(ResponseCode::ErrorInvalidPropertyRequest)
        .because(Rule::PropertyOfKind, Culprit::element("AdditionalProperties"))
}

//! The parts of UpdateFolder: changes of one folder, each of one property.
//!
//! Source: the reference pages of FolderChange, SetFolderField, AppendToFolderField and DeleteFolderField.

use super::new_folder::{
    check_allows, is_permission_set, is_search_parameters, of_property, read_retention_tag, refused,
};
use super::permission::read_permission_set;
use super::search_parameters::read_search_parameters;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{self, Folder, FolderUpdate};
use crate::operation::{Context, FolderTarget};
use crate::property::{BaseFolderProperty as B, FolderObject, PropertyId, PropertyPath, PropertyValue, Verb};
use crate::schema::{BaseFolderId, ChangeDescription};
use crate::{Error, ResponseCode, Result, choice, message};

message! {
    /// The folders to change, each with its changes.
    pub struct NonEmptyArrayOfFolderChanges: types "NonEmptyArrayOfFolderChangesType" {
        elements {
            /// At least one.
            folder_changes: NonEmpty<FolderChange> as "FolderChange",
        }
    }
}

message! {
    /// What changes about a folder.
    pub struct FolderChange: types "FolderChangeType" {
        elements {
            /// The folder.
            folder_id: One<BaseFolderId> => branches,
            /// The changes, in the order in which they act.
            updates: One<NonEmptyArrayOfFolderChangeDescriptions>,
        }
    }
}

message! {
    /// Changes of properties.
    pub struct NonEmptyArrayOfFolderChangeDescriptions: types "NonEmptyArrayOfFolderChangeDescriptionsType" {
        elements {
            /// At least one.
            updates: NonEmpty<FolderChangeDescription> => branches,
        }
    }
}

choice! {
    /// A change of one property.
    pub enum FolderChangeDescription in types {
        /// Adds to what is there, which no property of folders allows.
        AppendToFolderField(AppendToFolderField),
        /// Puts a value in the place of what is there.
        SetFolderField(SetFolderField),
        /// Removes what is there.
        DeleteFolderField(DeleteFolderField),
    }
}

message! {
    /// Adds to a property.
    pub struct AppendToFolderField: types "AppendToFolderFieldType" extends ChangeDescription as change {
        elements {
            /// A folder that has this property and no other.
            folder: One<FolderObject> => branches,
        }
    }
}

message! {
    /// Sets a property.
    pub struct SetFolderField: types "SetFolderFieldType" extends ChangeDescription as change {
        elements {
            /// A folder that has this property and no other.
            folder: One<FolderObject> => branches,
        }
    }
}

message! {
    /// Removes a property.
    #[derive(Eq)]
    pub struct DeleteFolderField: types "DeleteFolderFieldType" extends ChangeDescription as change {}
}

impl FolderChangeDescription {
    /// The change as the mailbox makes it of a folder.
    ///
    /// # Errors
    ///
    /// Those of [`PropertyPath::resolve`]; `ErrorIncorrectUpdatePropertyCount` unless the folder in the
    /// change has exactly one property, `ErrorUpdatePropertyMismatch` if it is not the one of the path;
    /// `ErrorInvalidPropertyRequest` for a property that folders of the kind do not have;
    /// `ErrorInvalidPropertySet`, `ErrorInvalidPropertyAppend` and `ErrorInvalidPropertyDelete` for one that
    /// does not allow it; those of [`read_permission_set`] and [`read_search_parameters`].
    pub(super) fn read(
        self,
        context: &Context<'_>,
        target: FolderTarget,
        folder: &Folder,
    ) -> Result<FolderUpdate> {
        match self {
            Self::AppendToFolderField(append) => {
                let path = PropertyPath::resolve(&append.change.path)?;
                let culprit = Culprit::element("AppendToFolderField");
                Err(path
                    .refused(ResponseCode::ErrorInvalidPropertyAppend)
                    .because(Rule::PropertyAllows, culprit))
            }
            Self::SetFolderField(set) => {
                let path = PropertyPath::resolve(&set.change.path)?;
                let value = named_value(&path, set.folder)?;
                read_set(context, target, folder, &path, value)
            }
            Self::DeleteFolderField(delete) => {
                let path = PropertyPath::resolve(&delete.change.path)?;
                read_delete(context, folder, &path)
            }
        }
    }
}

/// The value of the one property of a change, found to be that of its path.
fn named_value(path: &PropertyPath, folder: FolderObject) -> Result<PropertyValue> {
    let mut properties = folder.properties;
    let (Some((property, value)), true) = (properties.pop(), properties.is_empty()) else {
        let element = folder.kind.kind().element.name;
        return Err(Error::new(ResponseCode::ErrorIncorrectUpdatePropertyCount)
            .because(Rule::ChangeOfOne, Culprit::element(element)));
    };
    let agrees = match (path, &value) {
        (PropertyPath::Property(named), _) => {
            named.property().field_uri == property.property().field_uri
                && property.property().field_uri.is_some()
        }
        (PropertyPath::Extended(named), PropertyValue::Extended(extended)) => {
            let own = mailbox::ExtendedProperty::try_from((**extended).clone())?;
            own.path().names_same_property(named)
        }
        _ => false,
    };
    if agrees {
        return Ok(value);
    }
    let culprit = Culprit::element(property.property().element.name);
    Err(path.refused(ResponseCode::ErrorUpdatePropertyMismatch).because(Rule::ChangeAtPath, culprit))
}

fn read_set(
    context: &Context<'_>,
    target: FolderTarget,
    folder: &Folder,
    path: &PropertyPath,
    value: PropertyValue,
) -> Result<FolderUpdate> {
    if let PropertyValue::Extended(property) = value {
        return Ok(FolderUpdate::ExtendedProperty((*property).try_into()?));
    }
    let property = own_property(folder, path)?;
    check_allows(context, property, Verb::Update)?;
    match (property, value) {
        (PropertyId::BaseFolder(B::DisplayName), PropertyValue::Text(name)) => {
            Ok(FolderUpdate::DisplayName(name))
        }
        (PropertyId::BaseFolder(B::FolderClass), PropertyValue::Text(class)) => {
            Ok(FolderUpdate::FolderClass(class))
        }
        (PropertyId::BaseFolder(B::PolicyTag), PropertyValue::RetentionTag(tag)) => {
            Ok(FolderUpdate::PolicyTag(read_retention_tag(&tag)))
        }
        (PropertyId::BaseFolder(B::ArchiveTag), PropertyValue::RetentionTag(tag)) => {
            Ok(FolderUpdate::ArchiveTag(read_retention_tag(&tag)))
        }
        (property, PropertyValue::SearchParameters(parameters)) if is_search_parameters(property) => {
            let parameters = read_search_parameters(context, *parameters, target.mailbox)?;
            Ok(FolderUpdate::SearchParameters(std::sync::Arc::new(parameters)))
        }
        (property, value) if is_permission_set(property) => {
            let generation = context.mailbox_at(target.mailbox).generation();
            let set = read_permission_set(context, value, folder.kind(), generation)?;
            Ok(FolderUpdate::PermissionSet(Some(set)))
        }
        (property, _) => Err(refused(property, Verb::Update)),
    }
}

fn read_delete(context: &Context<'_>, folder: &Folder, path: &PropertyPath) -> Result<FolderUpdate> {
    if let PropertyPath::Extended(path) = path {
        return Ok(FolderUpdate::DeleteExtendedProperty(path.clone()));
    }
    let property = own_property(folder, path)?;
    check_allows(context, property, Verb::Delete)?;
    match property {
        PropertyId::BaseFolder(B::PolicyTag) => Ok(FolderUpdate::PolicyTag(None)),
        PropertyId::BaseFolder(B::ArchiveTag) => Ok(FolderUpdate::ArchiveTag(None)),
        property if is_permission_set(property) => Ok(FolderUpdate::PermissionSet(None)),
        property => Err(refused(property, Verb::Delete)),
    }
}

/// The property that a path leads to in a folder.
fn own_property(folder: &Folder, path: &PropertyPath) -> Result<PropertyId> {
    match path {
        PropertyPath::Property(property) => {
            let own = folder.kind().kind().equivalent_of(*property);
            let code = ResponseCode::ErrorInvalidPropertyRequest;
            own.ok_or_else(|| of_property(*property, code, Rule::PropertyOfKind))
        }
        path => Err(path
            .refused(ResponseCode::ErrorInvalidPropertyRequest)
            .because(Rule::PropertyOfKind, Culprit::element("FieldURI"))),
    }
}

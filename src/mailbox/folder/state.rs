//! A folder as a snapshot has it, and back.

use std::sync::Arc;

use super::{Folder, FolderKey, PermissionSet, RemovedItem};
use crate::mailbox::extended_property::in_order;
use crate::mailbox::slots::Slots;
use crate::property::{FolderKind, ItemKind};
use crate::snapshot::{ExtendedElement, SnapshotError, format};

type Result<T> = std::result::Result<T, SnapshotError>;

impl Folder {
    /// The folder as a snapshot has it; what lies in it is not told.
    ///
    /// # Errors
    ///
    /// For a property or a search that cannot be written.
    pub(in crate::mailbox) fn to_format(&self) -> Result<format::Folder> {
        let search_parameters = self.search_parameters.as_deref().map(format::SearchParameters::of);
        let extended_properties = self.extended_properties.iter().enumerate().map(|(index, property)| {
            ExtendedElement::of(property).map_err(|error| error.at(index, "extendedProperties"))
        });
        let removed_items = self.removed.iter().map(|(change, removed)| format::RemovedItem {
            change,
            item: removed.item,
            object_type: removed.object_type,
            is_associated: removed.is_associated,
        });
        Ok(format::Folder {
            key: self.key,
            parent: self.parent,
            display_name: self.display_name.to_string(),
            folder_class: self.folder_class.as_deref().map(str::to_owned),
            is_search_folder: self.is_search_folder,
            change: self.change,
            created: self.created,
            extended_properties: extended_properties.collect::<Result<_>>()?,
            permissions: self.permission_set.permissions().to_vec(),
            search_parameters: search_parameters
                .transpose()
                .map_err(|error| error.within("searchParameters"))?,
            policy_tag: self.policy_tag,
            archive_tag: self.archive_tag,
            removed_items: removed_items.collect(),
        })
    }

    /// The folder that a snapshot has, without anything in it.
    ///
    /// # Errors
    ///
    /// For what no folder can have, and for a folder that servers make where it is another than they make.
    pub(in crate::mailbox) fn of_format(snapshot: &format::Folder) -> Result<Self> {
        let extended_properties = snapshot.extended_properties.iter().enumerate().map(|(index, element)| {
            element.to_property().map_err(|error| error.at(index, "extendedProperties"))
        });
        let permission_set = PermissionSet::new(snapshot.permissions.clone())
            .map_err(|error| SnapshotError::new(error.to_string()).within("permissions"))?;
        let search_parameters = snapshot.search_parameters.as_ref().map(|parameters| {
            parameters.to_parameters().map(Arc::new).map_err(|error| error.within("searchParameters"))
        });
        let folder = Self {
            key: snapshot.key,
            parent: snapshot.parent,
            anchor: snapshot.key,
            display_name: snapshot.display_name.clone().into(),
            folder_class: snapshot.folder_class.clone().map(Into::into),
            is_search_folder: snapshot.is_search_folder,
            change: snapshot.change,
            created: snapshot.created,
            children: Slots::new(),
            contents: Slots::new(),
            associated: Slots::new(),
            unread: 0,
            removed: removed_items(&snapshot.removed_items)?,
            extended_properties: in_order(extended_properties.collect::<Result<_>>()?),
            permission_set: Arc::new(permission_set),
            search_parameters: search_parameters.transpose()?,
            policy_tag: snapshot.policy_tag,
            archive_tag: snapshot.archive_tag,
        };
        folder.expect_as_servers_make_it()?;
        Ok(folder)
    }

    /// A folder that servers make is of the kind and in the place that the table says.
    fn expect_as_servers_make_it(&self) -> Result<()> {
        if self.search_parameters.is_some() && !self.is_search_folder {
            let problem = "only search folders look for something";
            return Err(SnapshotError::new(problem).within("searchParameters"));
        }
        if !self.key.is_well_known() {
            return Ok(());
        }
        let Some(row) = self.key.well_known() else {
            return Err(SnapshotError::new(format!("servers make no folder {}", self.key.0)).within("key"));
        };
        let kind = if row.is_search_folder {
            FolderKind::SearchFolder
        } else {
            row.folder_class.map_or(FolderKind::Folder, FolderKind::of_class)
        };
        let as_made = (self.parent, self.kind()) == (row.parent, kind);
        if as_made {
            return Ok(());
        }
        let (own, made) = (self.parent.map(number), row.parent.map(number));
        let problem = format!("it is a {:?} in {own:?}; servers make a {kind:?} in {made:?}", self.kind());
        Err(SnapshotError::new(problem))
    }
}

const fn number(folder: FolderKey) -> u64 {
    folder.0
}

fn removed_items(snapshots: &[format::RemovedItem]) -> Result<Slots<RemovedItem>> {
    let mut removed = Slots::new();
    for (index, snapshot) in snapshots.iter().enumerate() {
        let wrong =
            |problem: String, field| Err(SnapshotError::new(problem).within(field).at(index, "removedItems"));
        let object_type = snapshot.object_type;
        if !ItemKind::ALL.iter().any(|kind| kind.kind().object_type == object_type) {
            return wrong(format!("no item is of the type {object_type}"), "objectType");
        }
        let item = RemovedItem { item: snapshot.item, object_type, is_associated: snapshot.is_associated };
        if removed.insert(snapshot.change, item).is_some() {
            return wrong(format!("another item left with the change {}", snapshot.change), "change");
        }
    }
    Ok(removed)
}

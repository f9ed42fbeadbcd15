//! Making folders: those of a new mailbox, those that come on demand, and those of clients.

use std::borrow::Cow;
use std::sync::Arc;

use super::names::check_display_name;
use super::well_known::{WELL_KNOWN_FOLDERS, WellKnownFolder};
use super::{
    DistinguishedFolderId, Folder, FolderKey, Generation, MAIL_CLASS, PermissionSet, RetentionTag,
    folder_missing,
};
use crate::finding::{Culprit, Rule};
use crate::mailbox::Mailbox;
use crate::mailbox::extended_property::{
    self, ExtendedFieldUri, ExtendedProperty, ExtendedPropertyPath, ExtendedPropertyValue, MapiPropertyType,
};
use crate::mailbox::search::SearchParameters;
use crate::mailbox::slots::Slots;
use crate::property::{BaseFolderProperty, FolderKind, SearchFolderProperty};
use crate::{Error, ResponseCode, Result};

/// The tag of PidTagAttributeHidden.
const HIDDEN_TAG: u16 = 0x10f4;

/// What CreateFolder says of a folder.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFolder {
    /// The element the folder was written as.
    pub kind: FolderKind,
    /// `DisplayName`.
    pub display_name: Option<String>,
    /// `FolderClass`, with which only `t:Folder` may come.
    pub folder_class: Option<String>,
    /// `DistinguishedFolderId`: which folder that comes on demand it is.
    pub distinguished_folder_id: Option<DistinguishedFolderId>,
    /// The extended properties, in order.
    pub extended_properties: Vec<ExtendedProperty>,
    /// `PermissionSet`; without one the permissions are those of the parent.
    pub permission_set: Option<PermissionSet>,
    /// `SearchParameters`, with which only `t:SearchFolder` may come.
    pub search_parameters: Option<SearchParameters>,
    /// `PolicyTag`.
    pub policy_tag: Option<RetentionTag>,
    /// `ArchiveTag`.
    pub archive_tag: Option<RetentionTag>,
}

impl NewFolder {
    /// An ordinary folder of that name.
    #[must_use]
    pub fn named(display_name: &str) -> Self {
        Self::of_kind(FolderKind::Folder, display_name)
    }

    /// A folder of that kind and name.
    #[must_use]
    pub fn of_kind(kind: FolderKind, display_name: &str) -> Self {
        Self {
            kind,
            display_name: Some(display_name.to_owned()),
            folder_class: None,
            distinguished_folder_id: None,
            extended_properties: Vec::new(),
            permission_set: None,
            search_parameters: None,
            policy_tag: None,
            archive_tag: None,
        }
    }

    /// The same folder with other particulars.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

impl Folder {
    /// A folder without anything in it, which nothing lists yet.
    fn new(
        key: FolderKey,
        parent: Option<FolderKey>,
        display_name: Cow<'static, str>,
        change: u64,
        permission_set: Arc<PermissionSet>,
    ) -> Self {
        Self {
            key,
            parent,
            anchor: key,
            display_name,
            folder_class: None,
            is_search_folder: false,
            change,
            created: change,
            children: Slots::new(),
            contents: Slots::new(),
            associated: Slots::new(),
            unread: 0,
            removed: Slots::new(),
            extended_properties: Vec::new(),
            permission_set,
            search_parameters: None,
            policy_tag: None,
            archive_tag: None,
        }
    }

    fn well_known(
        row: &WellKnownFolder,
        generation: Generation,
        change: u64,
        permission_set: &Arc<PermissionSet>,
    ) -> Self {
        let display_name = Cow::Borrowed(row.display_name(generation));
        let mut folder = Self::new(row.key, row.parent, display_name, change, Arc::clone(permission_set));
        folder.folder_class = row.folder_class.map(Cow::Borrowed);
        folder.is_search_folder = row.is_search_folder;
        folder.extended_properties.extend(row.is_hidden.then(hidden));
        folder
    }
}

/// PidTagAttributeHidden, set.
fn hidden() -> ExtendedProperty {
    let path = ExtendedPropertyPath::new(ExtendedFieldUri::tag(HIDDEN_TAG, MapiPropertyType::Boolean));
    let path = path.expect("the tag is below the range of custom ones and the type has a text form");
    let hidden = ExtendedProperty::new(path, ExtendedPropertyValue::One("true".to_owned()));
    hidden.expect("one value for a scalar type")
}

/// The folders of a new mailbox. Each counts as changed with the number it has.
pub(in crate::mailbox) fn folders_of_new_mailbox(generation: Generation) -> Slots<Arc<Folder>> {
    let permission_set = Arc::default();
    // They are put together before they are shared, which spares looking each parent up.
    let rows = WELL_KNOWN_FOLDERS.iter().filter(|row| row.is_in_every_mailbox(generation));
    let mut made: Vec<_> =
        rows.map(|row| Folder::well_known(row, generation, row.key.0, &permission_set)).collect();
    for index in 0..made.len() {
        let Folder { key, parent, .. } = made[index];
        let parent = parent.and_then(|parent| made.binary_search_by_key(&parent, Folder::key).ok());
        if let Some(parent) = parent {
            made[parent].children.insert(key.0, ());
        }
    }
    let mut folders = Slots::new();
    for folder in made {
        folders.insert(folder.key.0, Arc::new(folder));
    }
    folders
}

/// Folders made.
impl Mailbox {
    /// Makes a folder in another one.
    ///
    /// # Errors
    ///
    /// In this order:
    /// * `ErrorParentFolderNotFound`, `ErrorInvalidParentFolder` for a search folder, `ErrorAccessDenied`
    ///   among the recoverable items;
    /// * `ErrorNoFolderClassOverride` for a class beside any kind but `Folder`; `ErrorInvalidPropertySet` for
    ///   search parameters of anything but a search folder and for a distinguished folder that does not come
    ///   on demand; `ErrorFolderNotFound` for search parameters that name a folder that is not there;
    /// * `ErrorFolderSavePropertyError` for a display name that is absent, blank or longer than 255 UTF-16
    ///   units: the property at fault is `folder:DisplayName`;
    /// * `ErrorFolderExists` for the display name of a folder beside it, in whatever case, or a distinguished
    ///   folder that is there already.
    pub fn create_folder(&mut self, parent: FolderKey, new: NewFolder) -> Result<FolderKey> {
        let inherited = Arc::clone(&self.parent_for_new(parent)?.permission_set);
        self.check_new_folder(&new)?;
        let (texts, extended_properties): (Vec<_>, Vec<_>) =
            new.extended_properties.into_iter().partition(|property| property.path().is_folder_text());
        let (mut display_name, mut folder_class) = (new.display_name, new.folder_class);
        // They come after the elements that say the same, and the last one counts.
        for property in texts {
            let target =
                if property.path().is_container_class() { &mut folder_class } else { &mut display_name };
            *target = property.into_folder_text();
        }
        let display_name = check_display_name(display_name.as_deref().unwrap_or_default())?;
        self.check_name_is_free_in(parent, display_name, None, ResponseCode::ErrorFolderExists)?;
        let display_name = Cow::Owned(display_name.to_owned());
        let permission_set = new.permission_set.map_or(inherited, Arc::new);

        let key = match new.distinguished_folder_id.and_then(DistinguishedFolderId::key) {
            Some(key) => key,
            None => FolderKey(self.mint()),
        };
        let mut folder = Folder::new(key, Some(parent), display_name, self.mint(), permission_set);
        folder.is_search_folder = new.kind == FolderKind::SearchFolder;
        folder.folder_class =
            folder_class.map(Cow::Owned).or_else(|| self.default_class(new.kind).map(Cow::Borrowed));
        for property in extended_properties {
            extended_property::set(&mut folder.extended_properties, property);
        }
        folder.search_parameters = new.search_parameters.map(Arc::new);
        folder.policy_tag = new.policy_tag;
        folder.archive_tag = new.archive_tag;
        self.put_folder(folder);
        Ok(key)
    }

    /// Makes a folder that servers make on demand, and those it lies in: for a mailbox with voice mail, with
    /// failed synchronisations, with an archive. One that is there stays as it is. With one folder of an
    /// archive come all that every archive has; its Inbox is none of them.
    ///
    /// # Errors
    ///
    /// `ErrorFolderNotFound` for one that mailboxes of this generation do not have.
    pub fn provide_folder(&mut self, name: DistinguishedFolderId) -> Result<FolderKey> {
        let row = name.key().and_then(FolderKey::well_known);
        let row = row.filter(|row| row.is_known_to(self.generation)).ok_or_else(|| {
            Error::new(ResponseCode::ErrorFolderNotFound)
                .because(Rule::FolderThere, Culprit::value("DistinguishedFolderId", name.name()))
        })?;
        if row.is_of_archive() {
            WELL_KNOWN_FOLDERS
                .iter()
                .filter(|row| row.is_in_every_archive())
                .for_each(|row| self.provide_well_known(row));
        }
        self.provide_well_known(row);
        Ok(row.key)
    }

    /// A folder that servers make which the mailbox cannot do without, but has not.
    pub(in crate::mailbox) fn missing_folder(&self) -> Option<FolderKey> {
        let has_archive = self.has_archive();
        let is_needed = |row: &&WellKnownFolder| {
            row.is_in_every_mailbox(self.generation) || has_archive && row.is_in_every_archive()
        };
        let mut needed = WELL_KNOWN_FOLDERS.iter().filter(is_needed).map(|row| row.key);
        needed.find(|key| self.folder(*key).is_none())
    }

    /// Makes a folder of the table and those it lies in, of which there are at most three.
    fn provide_well_known(&mut self, row: &WellKnownFolder) {
        if self.folder(row.key).is_some() {
            return;
        }
        if let Some(above) = row.parent.and_then(FolderKey::well_known) {
            self.provide_well_known(above);
        }
        let mut folder = Folder::well_known(row, self.generation, self.mint(), &Arc::default());
        self.make_name_free(&mut folder);
        self.put_folder(folder);
    }

    /// Gives the mailbox an IM list, as every mailbox of Exchange 2013 and later has it: for tests of servers
    /// that know none.
    pub fn provide_im_list(&mut self) {
        if self.has_im_list() {
            return;
        }
        for row in [FolderKey::QUICK_CONTACTS, FolderKey::IM_CONTACT_LIST].map(FolderKey::well_known) {
            self.provide_well_known(row.expect("the table has every constant"));
        }
        self.put_default_groups();
    }

    /// The folder that a new one is to lie in.
    fn parent_for_new(&self, parent: FolderKey) -> Result<&Folder> {
        let missing = || folder_missing(ResponseCode::ErrorParentFolderNotFound);
        let folder = self.folder(parent).ok_or_else(missing)?;
        let (code, rule) = if folder.is_search_folder {
            (ResponseCode::ErrorInvalidParentFolder, Rule::FolderHoldsFolders)
        } else if self.is_recoverable(parent) {
            (ResponseCode::ErrorAccessDenied, Rule::FolderOutsideRecoverable)
        } else {
            return Ok(folder);
        };
        Err(Error::new(code).because(rule, Culprit::value("ParentFolderId", self.folder_id_of(parent))))
    }

    fn check_new_folder(&self, new: &NewFolder) -> Result<()> {
        let is_search_folder = new.kind == FolderKind::SearchFolder;
        if let (true, Some(class)) = (new.kind != FolderKind::Folder, &new.folder_class) {
            return Err(Error::new(ResponseCode::ErrorNoFolderClassOverride)
                .because(Rule::FolderClassOfKind, Culprit::value("FolderClass", class)));
        }
        if let Some(parameters) = &new.search_parameters {
            self.check_search_parameters(
                parameters,
                is_search_folder,
                ResponseCode::ErrorInvalidPropertySet,
            )?;
        }
        let Some(name) = new.distinguished_folder_id else { return Ok(()) };
        let culprit = Culprit::value("DistinguishedFolderId", name.name());
        let row = name.key().and_then(FolderKey::well_known);
        let comes_on_demand = matches!(
            name,
            DistinguishedFolderId::ConversationHistory
                | DistinguishedFolderId::AdminAuditLogs
                | DistinguishedFolderId::RecoverableItemsRoot
        );
        if !comes_on_demand || !row.is_some_and(|row| row.is_known_to(self.generation)) {
            return Err(Error::new(ResponseCode::ErrorInvalidPropertySet)
                .at(&BaseFolderProperty::DistinguishedFolderId.into())
                .because(Rule::FolderOnDemand, culprit));
        }
        if self.distinguished_folder(name).is_some() {
            return Err(Error::new(ResponseCode::ErrorFolderExists).because(Rule::FolderOnDemand, culprit));
        }
        Ok(())
    }

    /// Checks that the folder is one that searches, and that the folders it looks into are there.
    pub(super) fn check_search_parameters(
        &self,
        parameters: &SearchParameters,
        is_search_folder: bool,
        otherwise: ResponseCode,
    ) -> Result<()> {
        if !is_search_folder {
            let culprit = Culprit::Element("SearchParameters".to_owned());
            let path = SearchFolderProperty::SearchParameters.into();
            return Err(Error::new(otherwise).at(&path).because(Rule::FolderSearches, culprit));
        }
        match parameters.base_folders().iter().find(|key| self.folder(**key).is_none()) {
            Some(_) => Err(folder_missing(ResponseCode::ErrorFolderNotFound)),
            None => Ok(()),
        }
    }

    /// The class of a folder that comes without one.
    fn default_class(&self, kind: FolderKind) -> Option<&'static str> {
        match kind {
            FolderKind::Folder if self.generation < Generation::Exchange2013 => None,
            FolderKind::Folder => Some(MAIL_CLASS),
            _ => Some(kind.kind().class),
        }
    }
}

//! A mailbox as a snapshot has it, and back.
//!
//! Nothing that follows from the rest is taken from a snapshot: what lies where, counts, memberships, the
//! contacts of persons and the indexes are made anew. Everything else is checked, each thing before it is
//! put in its place and the whole by [`Mailbox::check`], so that no request can meet what cannot be.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::is_smtp_address;
use super::contact::{Membership, TelUriRole};
use super::extended_property::in_order;
use super::folder::Folder;
use super::identity::Identity;
use super::index::{TextHash, TextIndex};
use super::item::{ContactRole, ImGroupRole, Item, REVISIONS_MAX, Revision, Role, check_item_class};
use super::slots::Slots;
use super::{Contact, GlobalCounter, ImGroupKey, Mailbox, NewItem, Person, PersonKey, Policies};
use crate::property::{FolderKind, ItemKind, PropertyBag};
use crate::snapshot::{SnapshotError, format};

type Result<T> = std::result::Result<T, SnapshotError>;

impl Mailbox {
    /// The mailbox as a snapshot has it, beside these policies and whatever server it has been moved to.
    ///
    /// # Errors
    ///
    /// For an item or a search that cannot be written.
    pub(crate) fn to_format(&self, policies: &Policies) -> Result<format::Mailbox> {
        let folders = self.folders().enumerate();
        let items = self.items.iter().enumerate();
        Ok(format::Mailbox {
            smtp_address: self.smtp_address().to_owned(),
            display_name: self.display_name().to_owned(),
            number: self.identity.number,
            generation: self.generation,
            policies: Some(self.policies).filter(|own| own != policies),
            server: None,
            next_counter: self.next_counter,
            im_list_migrated: self.im_list_migrated,
            blocked_senders: (*self.blocked_senders).clone(),
            folders: folders
                .map(|(index, folder)| folder.to_format().map_err(|error| error.at(index, "folders")))
                .collect::<Result<_>>()?,
            removed_folders: self
                .removed_folders
                .iter()
                .map(|(change, removed)| format::RemovedFolder {
                    change,
                    key: removed.key,
                    parent: removed.parent,
                    kind: removed.kind.kind().element.name.to_owned(),
                    created: removed.created,
                })
                .collect(),
            items: items
                .map(|(index, (_, item))| item.to_format().map_err(|error| error.at(index, "items")))
                .collect::<Result<_>>()?,
        })
    }

    /// The mailbox that a snapshot has, its policies being these unless it has its own.
    ///
    /// # Errors
    ///
    /// For anything that is not valid by itself or does not go with the rest.
    pub(crate) fn of_format(snapshot: &format::Mailbox, policies: Policies) -> Result<Self> {
        let format::Mailbox { smtp_address, display_name, number, next_counter, .. } = snapshot;
        if !is_smtp_address(smtp_address) {
            let problem = format!("{smtp_address:?} is no SMTP address");
            return Err(SnapshotError::new(problem).within("smtpAddress"));
        }
        let counters = ImGroupKey::FAVORITES.0 + 1..=GlobalCounter::MAX.value();
        if !counters.contains(next_counter) {
            let problem = format!("{next_counter} is not from {} to {}", counters.start(), counters.end());
            return Err(SnapshotError::new(problem).within("nextCounter"));
        }
        let mut mailbox = Self {
            identity: Arc::new(Identity::new(*number, smtp_address, display_name)),
            policies: snapshot.policies.unwrap_or(policies),
            generation: snapshot.generation,
            folders: Slots::new(),
            removed_folders: Slots::new(),
            items: Slots::new(),
            persons: Slots::new(),
            folder_names: TextIndex::default(),
            addresses: TextIndex::default(),
            tel_uris: TextIndex::default(),
            next_counter: *next_counter,
            im_list_migrated: snapshot.im_list_migrated,
            blocked_senders: Arc::new(snapshot.blocked_senders.clone()),
        };
        mailbox.restore_folders(&snapshot.folders)?;
        mailbox.restore_removed_folders(&snapshot.removed_folders)?;
        for (index, item) in snapshot.items.iter().enumerate() {
            mailbox.restore_item(item).map_err(|error| error.at(index, "items"))?;
        }
        for (index, item) in snapshot.items.iter().enumerate() {
            mailbox.restore_members(item).map_err(|error| error.at(index, "items"))?;
        }
        mailbox.restore_persons()?;
        mailbox.check().map_err(|broken| {
            let all: Vec<_> = broken.iter().map(ToString::to_string).collect();
            SnapshotError::new(all.join("; "))
        })?;
        Ok(mailbox)
    }

    /// A number that the mailbox has given, for a purpose that a problem names.
    fn expect_given(&self, number: u64, field: &'static str) -> Result<u64> {
        if number < self.next_counter {
            return Ok(number);
        }
        let problem = format!("{number} is not below nextCounter, which is {}", self.next_counter);
        Err(SnapshotError::new(problem).within(field))
    }

    fn restore_folders(&mut self, snapshots: &[format::Folder]) -> Result<()> {
        for (index, snapshot) in snapshots.iter().enumerate() {
            let folder = self.folder_of_format(snapshot).map_err(|error| error.at(index, "folders"))?;
            if self.folders.insert(snapshot.key.0, Arc::new(folder)).is_some() {
                let problem = format!("there is a folder {} already", snapshot.key.0);
                return Err(SnapshotError::new(problem).within("key").at(index, "folders"));
            }
        }
        for (index, snapshot) in snapshots.iter().enumerate() {
            let Some(parent) = snapshot.parent else { continue };
            let Some(parent) = self.folders.get_mut(parent.0) else {
                let problem = format!("there is no folder {}", parent.0);
                return Err(SnapshotError::new(problem).within("parent").at(index, "folders"));
            };
            Arc::make_mut(parent).children.insert(snapshot.key.0, ());
            self.list_name_of(snapshot.key);
        }
        // From the folders of servers downwards, so that a tree that bites its tail is not walked.
        for snapshot in snapshots.iter().filter(|snapshot| snapshot.key.is_well_known()) {
            self.anchor_children_of(snapshot.key);
        }
        Ok(())
    }

    fn folder_of_format(&self, snapshot: &format::Folder) -> Result<Folder> {
        self.expect_given(snapshot.key.0, "key")?;
        self.expect_given(snapshot.change, "change")?;
        self.expect_given(snapshot.created, "created")?;
        for (index, removed) in snapshot.removed_items.iter().enumerate() {
            let given = self.expect_given(removed.change, "change");
            given
                .and_then(|_| self.expect_given(removed.item, "item"))
                .map_err(|error| error.at(index, "removedItems"))?;
        }
        Folder::of_format(snapshot)
    }

    fn restore_removed_folders(&mut self, snapshots: &[format::RemovedFolder]) -> Result<()> {
        for (index, snapshot) in snapshots.iter().enumerate() {
            let removed = self.removed_folder(snapshot).map_err(|error| error.at(index, "removedFolders"))?;
            if self.removed_folders.insert(snapshot.change, removed).is_some() {
                let problem = format!("another folder left with the change {}", snapshot.change);
                return Err(SnapshotError::new(problem).within("change").at(index, "removedFolders"));
            }
        }
        Ok(())
    }

    fn removed_folder(&self, snapshot: &format::RemovedFolder) -> Result<super::RemovedFolder> {
        self.expect_given(snapshot.change, "change")?;
        self.expect_given(snapshot.key.0, "key")?;
        self.expect_given(snapshot.created, "created")?;
        let kind = FolderKind::of_element(&snapshot.kind).ok_or_else(|| {
            SnapshotError::new(format!("folders are never written as {:?}", snapshot.kind)).within("kind")
        })?;
        Ok(super::RemovedFolder {
            key: snapshot.key,
            parent: snapshot.parent,
            kind,
            created: snapshot.created,
        })
    }

    /// Puts an item into its folder, without the contacts of a group and the person of a contact.
    fn restore_item(&mut self, snapshot: &format::Item) -> Result<()> {
        let (key, folder) = (snapshot.key, snapshot.folder);
        self.expect_given(key.0, "key")?;
        if self.items.contains(key.0) || self.folders.contains(key.0) {
            let problem = format!("something else has the number {} already", key.0);
            return Err(SnapshotError::new(problem).within("key"));
        }
        if self.folder(folder).is_none() {
            return Err(SnapshotError::new(format!("there is no folder {}", folder.0)).within("folder"));
        }
        let content = snapshot.content.to_item().map_err(|error| error.within("content"))?;
        if content.kind == ItemKind::Item || !content.kind.is_held() {
            let problem = format!("no mailbox holds a {:?}", content.kind);
            return Err(SnapshotError::new(problem).within("element").within("content"));
        }
        if snapshot.revisions.len() > REVISIONS_MAX {
            let problem = format!("more than {REVISIONS_MAX} are never remembered");
            return Err(SnapshotError::new(problem).within("revisions"));
        }
        let role = self.role_of_format(snapshot, &content)?;
        let item = Item {
            key,
            folder,
            kind: content.kind,
            is_associated: content.is_associated,
            change: snapshot.change,
            content_change: snapshot.content_change,
            revisions: snapshot.to_revisions()?.into(),
            read_flips: snapshot.read_flips.clone().into(),
            creator: content.creator,
            is_receipt_settled: snapshot.is_receipt_settled,
            properties: PropertyBag::of(content.properties),
            extended_properties: in_order(content.extended_properties).into(),
            role,
        };
        check_item_class(&item).map_err(|error| SnapshotError::new(error.to_string()).within("content"))?;
        self.store_item(item);
        Ok(())
    }

    fn role_of_format(&self, snapshot: &format::Item, content: &NewItem) -> Result<Role> {
        let wrong = |problem: &str, field| Err(SnapshotError::new(problem).within(field));
        let is_contact = self.is_contact_in(snapshot.folder, content.kind, content.is_associated);
        match (is_contact, snapshot.person, &snapshot.im_group, &snapshot.tel_uri) {
            (true, Some(person), None, tel_uri) => {
                self.expect_given(person.0, "person")?;
                let tel_uri = tel_uri.as_ref().map(|snapshot| TelUriRole {
                    tel_uri: snapshot.tel_uri.as_str().into(),
                    sip_uri: snapshot.sip_uri.as_str().into(),
                });
                Ok(Role::Contact(ContactRole {
                    tel_uri: tel_uri.map(Box::new),
                    ..ContactRole::of_person(person)
                }))
            }
            (true, None, ..) => wrong("a contact in a contacts folder belongs to a person", "person"),
            (false, Some(_), ..) => {
                wrong("only a contact in a contacts folder belongs to a person", "person")
            }
            (_, _, None, Some(_)) => wrong("only a contact in a contacts folder has one", "telUri"),
            (true, _, Some(_), _) | (_, _, Some(_), Some(_)) => wrong("a contact is no group", "imGroup"),
            (false, None, Some(group), None) => {
                let next_sequence = group.next_sequence;
                Ok(Role::ImGroup(Box::new(ImGroupRole {
                    next_sequence,
                    ..ImGroupRole::new(group.kind.clone())
                })))
            }
            (false, None, None, None) => Ok(Role::Plain),
        }
    }

    /// Puts contacts into a group, when the item is one.
    fn restore_members(&mut self, snapshot: &format::Item) -> Result<()> {
        let Some(group) = &snapshot.im_group else { return Ok(()) };
        let key = ImGroupKey(snapshot.key.0);
        for (index, member) in group.members.iter().enumerate() {
            let wrong = |problem: String, field| {
                Err(SnapshotError::new(problem).within(field).at(index, "members").within("imGroup"))
            };
            let format::Member { sequence, contact } = *member;
            let Some(known) = self.contact(contact).filter(|known| known.is_im_contact()) else {
                return wrong(format!("{} is no IM contact", contact.0), "contact");
            };
            let Err(place) = known.membership(key) else {
                return wrong(format!("{} is in the group already", contact.0), "contact");
            };
            if self.im_group_role_mut(key).members.insert(sequence, contact).is_some() {
                return wrong(format!("another contact has the place {sequence}"), "sequence");
            }
            let membership = Membership { group: key, sequence };
            self.contact_role_mut(contact).memberships.insert(place, membership);
        }
        Ok(())
    }

    /// Lists every contact at its addresses and with its person.
    fn restore_persons(&mut self) -> Result<()> {
        let mut persons = BTreeMap::<PersonKey, Person>::new();
        let contacts: Vec<Arc<Item>> = self
            .items
            .iter()
            .map(|(_, item)| item)
            .filter(|item| item.contact().is_some())
            .cloned()
            .collect();
        for contact in contacts.iter().filter_map(|item| item.contact()) {
            self.list_contact(contact);
            let person = contact.person();
            persons
                .entry(person)
                .or_insert_with(|| Person::new(person))
                .link(contact.key(), contact.is_im_contact());
        }
        for (key, person) in persons {
            self.persons.insert(key.0, person);
        }
        Ok(())
    }

    fn list_contact(&mut self, contact: Contact<'_>) {
        let (key, is_im_contact) = (contact.key(), contact.is_im_contact());
        self.list(key, &contact.addresses(), is_im_contact);
        if let Some(tel_uri) = contact.tel_uri() {
            self.tel_uris.add(TextHash::of(tel_uri.tel_uri()), key, true);
        }
    }
}

impl Item {
    fn to_format(&self) -> Result<format::Item> {
        let mut content = NewItem::of(self);
        content.creator.clone_from(&self.creator);
        let revisions = self.revisions.iter().enumerate().map(|(index, revision)| {
            let paths = revision.paths.iter().map(crate::snapshot::PathName::of).collect::<Result<_>>();
            let paths = paths.map_err(|error| error.within("paths").at(index, "revisions"))?;
            Ok(format::Revision { before: revision.before, paths })
        });
        let group = self.im_group();
        let contact = self.contact();
        Ok(format::Item {
            key: self.key,
            folder: self.folder,
            change: self.change,
            content_change: self.content_change,
            revisions: revisions.collect::<Result<_>>()?,
            read_flips: self.read_flips.to_vec(),
            is_receipt_settled: self.is_receipt_settled,
            content: format::Content::of(&content).map_err(|error| error.within("content"))?,
            person: contact.map(Contact::person),
            tel_uri: contact.and_then(Contact::tel_uri).map(|tel_uri| format::TelUri {
                tel_uri: tel_uri.tel_uri().to_owned(),
                sip_uri: tel_uri.sip_uri().to_owned(),
            }),
            im_group: group.map(|group| format::ImGroup {
                kind: group.kind().clone(),
                members: group
                    .role()
                    .members
                    .iter()
                    .map(|(sequence, contact)| format::Member { sequence, contact: *contact })
                    .collect(),
                next_sequence: group.role().next_sequence,
            }),
        })
    }
}

impl format::Item {
    fn to_revisions(&self) -> Result<Vec<Revision>> {
        let revisions = self.revisions.iter().enumerate().map(|(index, revision)| {
            let paths = revision.paths.iter().enumerate().map(|(place, path)| {
                path.to_path().map_err(|error| error.at(place, "paths").at(index, "revisions"))
            });
            Ok(Revision { before: revision.before, paths: paths.collect::<Result<_>>()? })
        });
        revisions.collect()
    }
}

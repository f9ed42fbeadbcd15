//! Mailboxes that a world starts with.

use super::error::{WorldError, listed};
use super::{FolderPath, ItemSeed};
use crate::mailbox::{ImGroupKey, ItemKey, NewImContact, NewTelUriContact};
use crate::operation::item::seed::{Blamed, Seeding, check_kind, folder_for};
use crate::property::FolderKind;
use crate::{Mailbox, Simulator};

type Result<T> = std::result::Result<T, WorldError>;

/// A mailbox and what it starts with; an address alone stands for an empty one.
///
/// ```
/// use ews_sim::Simulator;
/// use ews_sim::world::{ItemSeed, MailboxSeed};
///
/// let simulator = Simulator::builder()
///     .mailbox("bob@example.test")
///     .mailbox(
///         MailboxSeed::new("ada@example.test")
///             .display_name("Ada Lovelace")
///             .item(ItemSeed::message("Hello").from("bob@example.test"))
///             .im_group("Work", ["bob@example.test"]),
///     )
///     .build();
/// let ada = simulator.mailbox("ada@example.test").unwrap();
/// assert_eq!(ada.display_name(), "Ada Lovelace");
/// assert_eq!(ada.im_contacts().count(), 1);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct MailboxSeed {
    /// The primary SMTP address of the owner, who is added to the directory unless there.
    pub smtp_address: String,
    /// The display name of an owner who is not in the directory; the address unless set.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub display_name: Option<String>,
    /// Folders beside those that servers make.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub folders: Vec<FolderSeed>,
    /// What lies in the folders.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub items: Vec<ItemSeed>,
    /// The groups of the IM list, default groups only where they have somebody in them.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub im_groups: Vec<ImGroupSeed>,
    /// Contacts of the IM list that are in none of these groups, but in Other Contacts.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub im_contacts: Vec<ImContactSeed>,
    /// Addresses whose messages are junk.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub blocked_senders: Vec<String>,
}

/// A folder to be made, with those on the way to it that are not there.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct FolderSeed {
    /// Where it is to be.
    pub path: FolderPath,
    /// What it holds; that of the folder it lies in unless set. In a document the name of its element, for
    /// instance `ContactsFolder`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "serde", serde(with = "super::document::folder_kind"))]
    pub kind: Option<FolderKind>,
}

/// A group of an IM list.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct ImGroupSeed {
    /// The display name; that of a distribution group may be left out.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub display_name: Option<String>,
    /// The address of the distribution group of the directory that the group stands for.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub smtp_address: Option<String>,
    /// Who is in it, in order. One address is one contact, in however many groups.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub contacts: Vec<ImContactSeed>,
}

/// A contact of an IM list.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct ImContactSeed {
    /// The IM address; of one that is made from a number the SIP URI of the telephone.
    pub im_address: String,
    /// The display name.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub display_name: Option<String>,
    /// The tel URI of a contact that is made from a telephone number, for instance `tel:+15550100`. What
    /// stands after the colon is its number, by which it is named.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub tel_uri: Option<String>,
}

impl From<&str> for MailboxSeed {
    fn from(primary_smtp_address: &str) -> Self {
        Self::new(primary_smtp_address)
    }
}

impl From<&String> for MailboxSeed {
    fn from(primary_smtp_address: &String) -> Self {
        Self::new(primary_smtp_address)
    }
}

impl From<&str> for ImContactSeed {
    fn from(im_address: &str) -> Self {
        Self::new(im_address)
    }
}

impl ImContactSeed {
    /// A contact with an IM address, by which it is named.
    #[must_use]
    pub fn new(im_address: &str) -> Self {
        Self { im_address: im_address.to_owned(), ..Self::default() }
    }

    /// The same contact with a name.
    #[must_use]
    pub fn display_name(mut self, display_name: &str) -> Self {
        self.display_name = Some(display_name.to_owned());
        self
    }

    /// The same contact, made from a telephone number.
    #[must_use]
    pub fn tel_uri(mut self, tel_uri: &str) -> Self {
        self.tel_uri = Some(tel_uri.to_owned());
        self
    }
}

impl MailboxSeed {
    /// An empty mailbox.
    #[must_use]
    pub fn new(primary_smtp_address: &str) -> Self {
        Self {
            smtp_address: primary_smtp_address.to_owned(),
            display_name: None,
            folders: Vec::new(),
            items: Vec::new(),
            im_groups: Vec::new(),
            im_contacts: Vec::new(),
            blocked_senders: Vec::new(),
        }
    }

    /// The same mailbox with a display name of its owner.
    #[must_use]
    pub fn display_name(mut self, display_name: &str) -> Self {
        self.display_name = Some(display_name.to_owned());
        self
    }

    /// The same mailbox with a folder, for instance `inbox/Projects`, and those on the way to it.
    #[must_use]
    pub fn folder(mut self, path: impl Into<FolderPath>) -> Self {
        self.folders.push(FolderSeed { path: path.into(), kind: None });
        self
    }

    /// The same mailbox with a folder of a kind.
    #[must_use]
    pub fn folder_of_kind(mut self, kind: FolderKind, path: impl Into<FolderPath>) -> Self {
        self.folders.push(FolderSeed { path: path.into(), kind: Some(kind) });
        self
    }

    /// The same mailbox with an item.
    #[must_use]
    pub fn item(mut self, item: ItemSeed) -> Self {
        self.items.push(item);
        self
    }

    /// The same mailbox with a group of its IM list and who is in it, by IM address or in full.
    #[must_use]
    pub fn im_group<C: Into<ImContactSeed>>(
        mut self,
        display_name: &str,
        contacts: impl IntoIterator<Item = C>,
    ) -> Self {
        self.im_groups.push(ImGroupSeed {
            display_name: Some(display_name.to_owned()),
            smtp_address: None,
            contacts: contacts.into_iter().map(Into::into).collect(),
        });
        self
    }

    /// The same mailbox with a distribution group of the directory on its IM list.
    #[must_use]
    pub fn im_distribution_group(mut self, smtp_address: &str) -> Self {
        let smtp_address = Some(smtp_address.to_owned());
        self.im_groups.push(ImGroupSeed { smtp_address, ..ImGroupSeed::default() });
        self
    }

    /// The same mailbox with a contact of its IM list that is in no group but Other Contacts.
    #[must_use]
    pub fn im_contact(mut self, contact: impl Into<ImContactSeed>) -> Self {
        self.im_contacts.push(contact.into());
        self
    }

    /// The same mailbox with an address whose messages are junk.
    #[must_use]
    pub fn blocked_sender(mut self, smtp_address: &str) -> Self {
        self.blocked_senders.push(smtp_address.to_owned());
        self
    }

    /// Fills the mailbox, which is there and empty.
    pub(super) fn fill(&self, simulator: &mut Simulator) -> Result<()> {
        for (index, FolderSeed { path, kind }) in self.folders.iter().enumerate() {
            let made = path.make(self.mailbox(simulator), *kind);
            made.map_err(|error| error.within("path").at(index, "folders"))?;
        }
        for (index, item) in self.items.iter().enumerate() {
            put_item(simulator, &self.smtp_address, item).map_err(|error| error.at(index, "items"))?;
        }
        for (index, group) in self.im_groups.iter().enumerate() {
            self.put_group(simulator, group).map_err(|error| error.at(index, "imGroups"))?;
        }
        for (index, contact) in self.im_contacts.iter().enumerate() {
            self.put_contact(simulator, contact, None).map_err(|error| error.at(index, "imContacts"))?;
        }
        for sender in &self.blocked_senders {
            self.mailbox(simulator).block_sender(sender);
        }
        Ok(())
    }

    fn mailbox<'s>(&self, simulator: &'s mut Simulator) -> &'s mut Mailbox {
        simulator.mailbox_mut(&self.smtp_address).expect("it has been added")
    }

    fn put_group(&self, simulator: &mut Simulator, seed: &ImGroupSeed) -> Result<()> {
        let ImGroupSeed { display_name, smtp_address, contacts } = seed;
        if let Some(smtp_address) = smtp_address {
            let directory = simulator.directory();
            if directory.distribution_group(smtp_address).is_none() {
                let known = listed(directory.distribution_groups().map(|group| &*group.smtp_address));
                let problem = format!("the directory has no distribution group {smtp_address}; {known}");
                return Err(WorldError::new(problem).within("smtpAddress"));
            }
            if !contacts.is_empty() {
                let problem = "the directory says who is in a distribution group";
                return Err(WorldError::new(problem).within("contacts"));
            }
            let mailbox = self.mailbox(simulator);
            let added = mailbox.add_distribution_group(smtp_address, display_name.as_deref());
            return added.map(drop).map_err(refused);
        }
        let Some(display_name) = display_name.as_deref().filter(|name| !name.is_empty()) else {
            return Err(WorldError::new("a group of contacts has a name").within("displayName"));
        };
        let mailbox = self.mailbox(simulator);
        let default = mailbox.im_group_named(display_name).filter(|group| group.kind().is_default());
        let group = match default.map(|group| group.key()) {
            Some(default) => default,
            None => mailbox.add_im_group(display_name).map_err(refused)?,
        };
        for (index, contact) in contacts.iter().enumerate() {
            let added = self.put_contact(simulator, contact, Some(group));
            added.map_err(|error| error.at(index, "contacts"))?;
        }
        Ok(())
    }

    fn put_contact(
        &self,
        simulator: &mut Simulator,
        seed: &ImContactSeed,
        group: Option<ImGroupKey>,
    ) -> Result<()> {
        let ImContactSeed { im_address, display_name, tel_uri } = seed;
        for (text, field) in [(Some(im_address), "imAddress"), (tel_uri.as_ref(), "telUri")] {
            if text.is_some_and(String::is_empty) {
                return Err(WorldError::new("it is empty").within(field));
            }
        }
        let now = simulator.now();
        let mailbox = self.mailbox(simulator);
        let display_name = display_name.as_deref();
        let added = match (tel_uri, display_name) {
            (None, _) => mailbox.add_im_contact(NewImContact { im_address, display_name }, group, now),
            (Some(_), Some(_)) => {
                let problem = "a contact that is made from a number is named by it";
                return Err(WorldError::new(problem).within("displayName"));
            }
            (Some(tel_uri), None) => {
                let telephone_number = tel_uri.strip_prefix("tel:").unwrap_or(tel_uri);
                let new = NewTelUriContact { tel_uri, sip_uri: im_address, telephone_number };
                mailbox.add_tel_uri_contact(new, group, now)
            }
        };
        added.map(drop).map_err(refused)
    }
}

/// Puts an item into a mailbox that is there.
pub(super) fn put_item(simulator: &mut Simulator, owner: &str, item: &ItemSeed) -> Result<ItemKey> {
    check_kind(item.kind).map_err(refused).map_err(|error| error.within("kind"))?;
    let object = item.object()?;
    let missing = || WorldError::new(format!("there is no mailbox {owner}"));
    let mailbox = simulator.mailbox(owner).ok_or_else(missing)?;
    let folder = match &item.folder {
        Some(path) => path.look_up(mailbox).map_err(|error| error.within("folder"))?,
        None => folder_for(item.kind),
    };
    let seeding = Seeding {
        mailbox,
        folder,
        directory: simulator.directory(),
        server: simulator.settings().newest_version(),
        now: simulator.now(),
    };
    let name = item.name();
    let what = move |error: crate::Error| {
        WorldError::new(format!("{} {name:?}: {error}", item.kind.kind().element.name))
    };
    let (new, now) = seeding.item(object).map_err(|(property, error): Blamed| match property {
        Some(property) => what(error).within(property.property().element.name).within("properties"),
        None => what(error),
    })?;
    let mailbox = simulator.mailbox_mut(owner).ok_or_else(missing)?;
    mailbox.create_item(folder, new, now).map_err(what)
}

fn refused(error: crate::Error) -> WorldError {
    WorldError::new(error.to_string())
}

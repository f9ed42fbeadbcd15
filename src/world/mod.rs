//! Worlds: what a simulator starts with, as data.
//!
//! [`Simulator::builder`] writes one down in Rust. With the feature `serde` a [`World`] is also read from a
//! document, in JSON or whatever else serde knows:
//!
//! ```
//! # #[cfg(feature = "serde")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use ews_sim::World;
//!
//! let world: World = serde_json::from_str(
//!     r#"{
//!         "mailboxes": [{
//!             "smtpAddress": "ada@example.test",
//!             "displayName": "Ada",
//!             "folders": [{"path": "inbox/Projects"}],
//!             "items": [{
//!                 "kind": "Message",
//!                 "folder": "inbox/Projects",
//!                 "properties": {"Subject": "Minutes", "From": "bob@example.test", "IsRead": true}
//!             }],
//!             "imGroups": [{"displayName": "Work", "contacts": [{"imAddress": "bob@example.test"}]}]
//!         }]
//!     }"#,
//! )?;
//! let simulator = world.build()?;
//! assert!(simulator.item_id("ada@example.test", "inbox/Projects", "Minutes").is_some());
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "serde"))]
//! # fn main() {}
//! ```
//!
//! A document that says what does not exist is refused with its place in it, what is wrong there, and what
//! exists. `tests/worlds/*.json` are examples.

#[cfg(feature = "serde")]
mod document;
mod element;
mod error;
mod item;
mod look_up;
mod mailbox;
mod path;
mod value;

use std::collections::BTreeSet;

use jiff::Timestamp;

pub use self::error::WorldError;
pub use self::item::ItemSeed;
pub use self::mailbox::{FolderSeed, ImContactSeed, ImGroupSeed, MailboxSeed};
pub use self::path::FolderPath;
pub use self::value::Value;

use self::error::listed;
use crate::access::AccountRights;
use crate::casing::equal_ignoring_case;
use crate::directory::{Directory, DistributionGroup, User};
use crate::mailbox::PermissionLevel;
use crate::{Settings, Simulator};

type Result<T> = std::result::Result<T, WorldError>;

/// What a simulator starts with.
///
/// Everything has a default: Exchange 2019, nobody there, and a clock that starts on 1 March 2024 at nine in
/// the morning.
///
/// ```
/// use ews_sim::{Simulator, World};
///
/// let mut world = World::default();
/// world.mailboxes.push("ada@example.test".into());
/// assert!(world.build().unwrap() == Simulator::builder().mailbox("ada@example.test").build());
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields, default))]
#[non_exhaustive]
pub struct World {
    /// Which server it is, its bounds, what it tolerates.
    pub settings: Settings,
    /// The time at which the virtual clock starts.
    pub start_at: Timestamp,
    /// Users of the directory beside the owners of mailboxes, or with more than a name.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub users: Vec<User>,
    /// Distribution groups of the directory.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub distribution_groups: Vec<DistributionGroup>,
    /// The mailboxes, in order.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub mailboxes: Vec<MailboxSeed>,
    /// Who may work in folders of others. They are given when everything is there, and hold for these folders
    /// only; what is made in one later inherits them.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub permissions: Vec<PermissionSeed>,
    /// Who may act as one user.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub impersonation: Vec<Right>,
    /// Accounts that may act as anybody.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub impersonation_of_anybody: Vec<String>,
    /// Who may send messages that are from another.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sending_as: Vec<Right>,
}

/// A right of an account with regard to a user, both by any of their addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct Right {
    /// Who has it.
    pub account: String,
    /// As whom.
    pub user: String,
}

/// What a user may do in a folder of another's mailbox, both by any of their addresses.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct PermissionSeed {
    /// Who may.
    pub user: String,
    /// In whose mailbox.
    pub owner: String,
    /// In which folder.
    pub folder: FolderPath,
    /// How much.
    pub level: PermissionLevel,
}

impl Default for World {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            start_at: Timestamp::constant(1_709_283_600, 0),
            users: Vec::new(),
            distribution_groups: Vec::new(),
            mailboxes: Vec::new(),
            permissions: Vec::new(),
            impersonation: Vec::new(),
            impersonation_of_anybody: Vec::new(),
            sending_as: Vec::new(),
        }
    }
}

impl World {
    /// The simulator that starts with it.
    ///
    /// # Errors
    ///
    /// For what cannot be, such as two mailboxes of one address or rights of users nobody knows, and for what
    /// refers to something that is not there.
    pub fn build(&self) -> Result<Simulator> {
        let mut simulator =
            Simulator::new(self.settings.clone(), self.directory()?, self.rights(), self.start_at);
        for (index, mailbox) in self.mailboxes.iter().enumerate() {
            self.add_mailbox(&mut simulator, mailbox).map_err(|error| error.at(index, "mailboxes"))?;
        }
        check_distinct_addresses(simulator.directory())?;
        self.check_known_users(simulator.directory())?;
        for (index, mailbox) in self.mailboxes.iter().enumerate() {
            mailbox.fill(&mut simulator).map_err(|error| error.at(index, "mailboxes"))?;
        }
        for (index, permission) in self.permissions.iter().enumerate() {
            permission.carry_out(&mut simulator).map_err(|error| error.at(index, "permissions"))?;
        }
        Ok(simulator)
    }

    fn directory(&self) -> Result<Directory> {
        let mut directory = Directory::new();
        for (index, user) in self.users.iter().enumerate() {
            self.check_user(index).map_err(|error| error.at(index, "users"))?;
            let mut user = user.clone();
            for name in [&mut user.display_name, &mut user.user_principal_name] {
                if name.is_empty() {
                    name.clone_from(&user.smtp_address);
                }
            }
            directory.add_user(user);
        }
        for (index, group) in self.distribution_groups.iter().enumerate() {
            self.check_distribution_group(index).map_err(|error| error.at(index, "distributionGroups"))?;
            let mut group = group.clone();
            if group.display_name.is_empty() {
                group.display_name.clone_from(&group.smtp_address);
            }
            directory.add_distribution_group(group);
        }
        Ok(directory)
    }

    /// Looks whether a user is the first of that primary address.
    pub(crate) fn check_user(&self, index: usize) -> Result<()> {
        let address = &self.users[index].smtp_address;
        let mut earlier = self.users[..index].iter();
        match earlier.find(|known| equal_ignoring_case(&known.smtp_address, address)) {
            None => Ok(()),
            Some(User { smtp_address, display_name, .. }) => {
                let problem = format!("there is a user {smtp_address} already: {display_name}");
                Err(WorldError::new(problem).within("smtpAddress"))
            }
        }
    }

    /// Looks whether a distribution group is the first of that address.
    pub(crate) fn check_distribution_group(&self, index: usize) -> Result<()> {
        let address = &self.distribution_groups[index].smtp_address;
        let mut earlier = self.distribution_groups[..index].iter();
        match earlier.find(|known| equal_ignoring_case(&known.smtp_address, address)) {
            None => Ok(()),
            Some(DistributionGroup { smtp_address, .. }) => {
                let problem = format!("there is a distribution group {smtp_address} already");
                Err(WorldError::new(problem).within("smtpAddress"))
            }
        }
    }

    fn rights(&self) -> AccountRights {
        let pairs = |rights: &[Right]| -> BTreeSet<(String, String)> {
            rights.iter().map(|right| (right.account.clone(), right.user.clone())).collect()
        };
        AccountRights {
            impersonators_of_anybody: self.impersonation_of_anybody.iter().cloned().collect(),
            impersonators: pairs(&self.impersonation),
            senders: pairs(&self.sending_as),
        }
    }

    fn add_mailbox(&self, simulator: &mut Simulator, seed: &MailboxSeed) -> Result<()> {
        let address = &*seed.smtp_address;
        let refused = |problem: String| WorldError::new(problem).within("smtpAddress");
        simulator.check_new_owner(address).map_err(refused)?;
        let known = simulator.directory().user(address).map(|user| user.display_name.clone());
        match (known, &seed.display_name) {
            (Some(known), Some(name)) if known != *name => {
                let problem = format!("the directory calls {address} {known:?}");
                return Err(WorldError::new(problem).within("displayName"));
            }
            (None, Some(name)) => simulator.directory_mut().add_user(User::new(address, name)),
            _ => {}
        }
        simulator.add_mailbox(address);
        Ok(())
    }

    fn check_known_users(&self, directory: &Directory) -> Result<()> {
        let impersonation = ("act", "impersonation", &self.impersonation);
        for (verb, field, rights) in [impersonation, ("send", "sendingAs", &self.sending_as)] {
            for (index, Right { account, user }) in rights.iter().enumerate() {
                if directory.user(user).is_none() {
                    let known = listed(directory.users().map(|user| &*user.smtp_address));
                    let problem = format!("{account} may not {verb} as {user}, whom nobody knows; {known}");
                    return Err(WorldError::new(problem).within("user").at(index, field));
                }
            }
        }
        Ok(())
    }
}

fn check_distinct_addresses(directory: &Directory) -> Result<()> {
    for group in directory.distribution_groups() {
        let address = &group.smtp_address;
        if let Some(user) = directory.user(address) {
            let problem =
                format!("{address} is the address of a distribution group and of {}", user.smtp_address);
            return Err(WorldError::new(problem).within("distributionGroups"));
        }
    }
    Ok(())
}

impl PermissionSeed {
    fn carry_out(&self, simulator: &mut Simulator) -> Result<()> {
        let Self { user, owner, folder, level } = self;
        let known = simulator.directory().user(user);
        let Some(user) = known.map(|user| user.smtp_address.clone()) else {
            let problem = format!("{user} may not work in {folder} of {owner}: nobody knows that user");
            return Err(WorldError::new(problem).within("user"));
        };
        let primary = simulator.directory().primary_address(owner).into_owned();
        let Some(mailbox) = simulator.mailbox_mut(&primary) else {
            let problem = format!("{user} may not work in {folder} of {owner}, who has no mailbox");
            return Err(WorldError::new(problem).within("owner"));
        };
        let told =
            |reason: &dyn std::fmt::Display| format!("{user} may not work in {folder} of {owner}{reason}");
        let key = folder.look_up(mailbox).map_err(|error| {
            let reason = format!(": {}", error.problem());
            WorldError::new(told(&reason)).within("folder")
        })?;
        mailbox.grant(key, &user, *level).map_err(|error| {
            let reason = format!(" as {level:?}: {error}");
            WorldError::new(told(&reason)).within("level")
        })
    }
}

//! The directory: who there is besides mailboxes, and which distribution groups.
//!
//! It is set up by whoever builds a simulator and only read by operations. Addresses are looked up without
//! regard to case.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::casing::folded;
#[cfg(feature = "serde")]
use crate::snapshot::{SnapshotError, format};

/// What the legacy distinguished names of users start with; the primary address, in capitals, follows. No
/// source says more than their look.
const LEGACY_DN_BASE: &str =
    "/O=EXAMPLE/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=";

/// The address of the user with a legacy distinguished name, in any case; `None` for what is no such name.
pub(crate) fn address_of_legacy_dn(legacy_dn: &str) -> Option<&str> {
    let (base, address) = legacy_dn.split_at_checked(LEGACY_DN_BASE.len())?;
    base.eq_ignore_ascii_case(LEGACY_DN_BASE).then_some(address)
}

/// The users and distribution groups of an organization; a clone shares them until one is added.
///
/// ```
/// use ews_sim::{DistributionGroup, Simulator, User};
///
/// let ada = User::new("ada@example.test", "Ada").with_proxy_address("lovelace@example.test");
/// let mut simulator = Simulator::builder().user(ada).mailbox("ada@example.test").build();
/// let team = DistributionGroup::new("team@example.test").with_member("ada@example.test");
/// simulator.directory_mut().add_distribution_group(team);
/// let directory = simulator.directory();
/// assert_eq!(directory.user("Lovelace@example.test").unwrap().display_name, "Ada");
/// assert_eq!(directory.distribution_group("team@example.test").unwrap().members, ["ada@example.test"]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Directory {
    entries: Arc<Entries>,
}

/// The entries by primary address, and the other addresses with the primary one they belong to, all in lower
/// case.
#[derive(Debug, Clone, PartialEq, Default)]
struct Entries {
    users: BTreeMap<String, User>,
    distribution_groups: BTreeMap<String, DistributionGroup>,
    aliases: BTreeMap<String, String>,
}

/// A user of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct User {
    /// The primary SMTP address.
    pub smtp_address: String,
    /// The display name.
    #[cfg_attr(feature = "serde", serde(default))]
    pub display_name: String,
    /// The name the user signs in with; the primary address unless set.
    #[cfg_attr(feature = "serde", serde(default))]
    pub user_principal_name: String,
    /// The security identifier, in its text form `S-1-5-21-…`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub security_identifier: Option<String>,
    /// Further addresses that lead to the user: SMTP addresses, and others with their type in front, for
    /// instance `sip:ada@example.test`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub proxy_addresses: Vec<String>,
    /// The given name.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub given_name: Option<String>,
    /// The surname.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub surname: Option<String>,
    /// The company.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub company_name: Option<String>,
    /// The department.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub department: Option<String>,
    /// The job title.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub job_title: Option<String>,
    /// Where the office is.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub office_location: Option<String>,
    /// The phone number at work.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub business_phone: Option<String>,
    /// The mobile phone number.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub mobile_phone: Option<String>,
}

/// A distribution group of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields))]
#[non_exhaustive]
pub struct DistributionGroup {
    /// The SMTP address.
    pub smtp_address: String,
    /// The display name; the address unless set.
    #[cfg_attr(feature = "serde", serde(default))]
    pub display_name: String,
    /// The SMTP addresses of the members, in order.
    #[cfg_attr(feature = "serde", serde(default))]
    pub members: Vec<String>,
}

impl Directory {
    /// A directory of nobody.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a user, in place of the user of the same primary address. A proxy address leads to the user it
    /// was last given to, unless it is the primary address of another.
    pub fn add_user(&mut self, user: User) {
        let key = folded(&user.smtp_address).into_owned();
        let entries = Arc::make_mut(&mut self.entries);
        entries.aliases.retain(|_, primary| *primary != key);
        for alias in user.proxy_addresses.iter().chain([&user.user_principal_name]) {
            entries.aliases.insert(folded(alias).into_owned(), key.clone());
        }
        entries.users.insert(key, user);
    }

    /// Adds a distribution group, in place of the group of the same address.
    pub fn add_distribution_group(&mut self, group: DistributionGroup) {
        let key = folded(&group.smtp_address).into_owned();
        Arc::make_mut(&mut self.entries).distribution_groups.insert(key, group);
    }

    /// The user with that primary address, proxy address or user principal name.
    #[must_use]
    pub fn user(&self, address: &str) -> Option<&User> {
        let (address, entries) = (folded(address), &self.entries);
        entries.users.get(&*address).or_else(|| entries.users.get(entries.aliases.get(&*address)?))
    }

    /// What an account is called whichever of its addresses is given: the primary address of the user it
    /// leads to, as addresses are compared, or the address itself where it leads to nobody.
    pub(crate) fn primary_address<'a>(&'a self, address: &'a str) -> Cow<'a, str> {
        folded(self.user(address).map_or(address, |user| &user.smtp_address))
    }

    /// The legacy distinguished name of the user with an address, in capitals as servers write it; `None` for
    /// the address of nobody here.
    #[must_use]
    pub fn legacy_exchange_dn(&self, address: &str) -> Option<String> {
        self.user(address).map(|user| format!("{LEGACY_DN_BASE}{}", user.smtp_address.to_uppercase()))
    }

    /// The user with that security identifier.
    #[must_use]
    pub fn user_with_security_identifier(&self, security_identifier: &str) -> Option<&User> {
        self.users().find(|user| {
            user.security_identifier.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(security_identifier))
        })
    }

    /// The distribution group with that address.
    #[must_use]
    pub fn distribution_group(&self, smtp_address: &str) -> Option<&DistributionGroup> {
        self.entries.distribution_groups.get(&*folded(smtp_address))
    }

    /// The users, in order of primary address.
    pub fn users(&self) -> impl ExactSizeIterator<Item = &User> {
        self.entries.users.values()
    }

    /// The distribution groups, in order of address.
    pub fn distribution_groups(&self) -> impl ExactSizeIterator<Item = &DistributionGroup> {
        self.entries.distribution_groups.values()
    }
}

#[cfg(feature = "serde")]
impl Directory {
    pub(crate) fn to_format(&self) -> format::Directory {
        let unshared = Self::of_entries(self.users(), self.distribution_groups());
        let (own, unshared) = (&self.entries.aliases, &unshared.entries.aliases);
        let shared = unshared.iter().filter(|(alias, user)| own.get(*alias) != Some(user));
        format::Directory {
            users: self.users().cloned().collect(),
            distribution_groups: self.distribution_groups().cloned().collect(),
            shared_addresses: shared.map(|(alias, _)| (alias.clone(), own.get(alias).cloned())).collect(),
        }
    }

    pub(crate) fn of_format(snapshot: &format::Directory) -> Result<Self, SnapshotError> {
        let mut directory = Self::of_entries(&snapshot.users, &snapshot.distribution_groups);
        if directory.users().len() != snapshot.users.len() {
            return Err(SnapshotError::new("two have one smtpAddress").within("users"));
        }
        if directory.distribution_groups().len() != snapshot.distribution_groups.len() {
            return Err(SnapshotError::new("two have one smtpAddress").within("distributionGroups"));
        }
        let entries = Arc::make_mut(&mut directory.entries);
        for (address, user) in &snapshot.shared_addresses {
            let wrong = |problem| Err(SnapshotError::new(problem).within("sharedAddresses"));
            if !entries.aliases.contains_key(address) {
                return wrong(format!("{address:?} is the address of no user"));
            }
            let Some(user) = user else {
                entries.aliases.remove(address);
                continue;
            };
            if !entries.users.contains_key(user) {
                return wrong(format!("there is no user {user:?}"));
            }
            entries.aliases.insert(address.clone(), user.clone());
        }
        Ok(directory)
    }

    fn of_entries<'a>(
        users: impl IntoIterator<Item = &'a User>,
        groups: impl IntoIterator<Item = &'a DistributionGroup>,
    ) -> Self {
        let mut directory = Self::new();
        users.into_iter().for_each(|user| directory.add_user(user.clone()));
        groups.into_iter().for_each(|group| directory.add_distribution_group(group.clone()));
        directory
    }
}

impl User {
    /// A user who signs in with the primary address.
    #[must_use]
    pub fn new(smtp_address: impl Into<String>, display_name: impl Into<String>) -> Self {
        let smtp_address = smtp_address.into();
        Self {
            user_principal_name: smtp_address.clone(),
            smtp_address,
            display_name: display_name.into(),
            security_identifier: None,
            proxy_addresses: Vec::new(),
            given_name: None,
            surname: None,
            company_name: None,
            department: None,
            job_title: None,
            office_location: None,
            business_phone: None,
            mobile_phone: None,
        }
    }

    /// The same user with another name to sign in with.
    #[must_use]
    pub fn with_user_principal_name(mut self, user_principal_name: impl Into<String>) -> Self {
        self.user_principal_name = user_principal_name.into();
        self
    }

    /// The same user with a security identifier.
    #[must_use]
    pub fn with_security_identifier(mut self, security_identifier: impl Into<String>) -> Self {
        self.security_identifier = Some(security_identifier.into());
        self
    }

    /// The same user with one more SMTP address.
    #[must_use]
    pub fn with_proxy_address(mut self, smtp_address: impl Into<String>) -> Self {
        self.proxy_addresses.push(smtp_address.into());
        self
    }

    /// The same user with a given name.
    #[must_use]
    pub fn with_given_name(mut self, given_name: impl Into<String>) -> Self {
        self.given_name = Some(given_name.into());
        self
    }

    /// The same user with a surname.
    #[must_use]
    pub fn with_surname(mut self, surname: impl Into<String>) -> Self {
        self.surname = Some(surname.into());
        self
    }

    /// The same user with a company.
    #[must_use]
    pub fn with_company_name(mut self, company_name: impl Into<String>) -> Self {
        self.company_name = Some(company_name.into());
        self
    }

    /// The same user with a department.
    #[must_use]
    pub fn with_department(mut self, department: impl Into<String>) -> Self {
        self.department = Some(department.into());
        self
    }

    /// The same user with a job title.
    #[must_use]
    pub fn with_job_title(mut self, job_title: impl Into<String>) -> Self {
        self.job_title = Some(job_title.into());
        self
    }

    /// The same user with an office.
    #[must_use]
    pub fn with_office_location(mut self, office_location: impl Into<String>) -> Self {
        self.office_location = Some(office_location.into());
        self
    }

    /// The same user with a phone number at work.
    #[must_use]
    pub fn with_business_phone(mut self, business_phone: impl Into<String>) -> Self {
        self.business_phone = Some(business_phone.into());
        self
    }

    /// The same user with a mobile phone number.
    #[must_use]
    pub fn with_mobile_phone(mut self, mobile_phone: impl Into<String>) -> Self {
        self.mobile_phone = Some(mobile_phone.into());
        self
    }
}

impl DistributionGroup {
    /// A group without members, named by its address.
    #[must_use]
    pub fn new(smtp_address: impl Into<String>) -> Self {
        let smtp_address = smtp_address.into();
        Self { display_name: smtp_address.clone(), smtp_address, members: Vec::new() }
    }

    /// The same group with another name.
    #[must_use]
    pub fn with_display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = display_name.into();
        self
    }

    /// The same group with one more member.
    #[must_use]
    pub fn with_member(mut self, smtp_address: impl Into<String>) -> Self {
        self.members.push(smtp_address.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let mut directory = Directory::new();
        let ada = User::new("Ada@example.test", "Ada")
            .with_user_principal_name("ada@corp.example.test")
            .with_security_identifier("S-1-5-21-1-2-3-1001")
            .with_proxy_address("lovelace@example.test");
        directory.add_user(ada);
        directory.add_user(User::new("bob@example.test", "Bob"));
        directory.add_distribution_group(
            DistributionGroup::new("Team@example.test")
                .with_display_name("Team")
                .with_member("ada@example.test"),
        );
        directory
    }

    #[test]
    fn who_is_not_in_the_directory_is_not_found() {
        let directory = directory();
        for address in ["", "eve@example.test", "team@example.test", "ada"] {
            assert_eq!(directory.user(address), None, "{address}");
        }
        assert_eq!(directory.user_with_security_identifier("S-1-5-21-1-2-3-1002"), None);
        assert_eq!(directory.distribution_group("ada@example.test"), None);
    }

    #[test]
    fn every_address_leads_to_its_user_in_any_case() {
        let directory = directory();
        for address in ["ADA@example.test", "Lovelace@Example.test", "ada@corp.example.test"] {
            assert_eq!(directory.user(address).map(|user| &*user.display_name), Some("Ada"), "{address}");
        }
        let by_identifier = directory.user_with_security_identifier("s-1-5-21-1-2-3-1001");
        assert_eq!(by_identifier, directory.user("ada@example.test"));
        let team = directory.distribution_group("team@EXAMPLE.test").expect("in the directory");
        assert_eq!((&*team.smtp_address, &*team.display_name), ("Team@example.test", "Team"));
        assert_eq!(team.members, ["ada@example.test"]);
    }

    #[test]
    fn a_second_user_of_an_address_replaces_the_first_with_all_its_addresses() {
        let mut changed = directory();
        let before = changed.clone();
        changed.add_user(User::new("ada@EXAMPLE.test", "Another Ada"));
        assert_eq!(changed.user("lovelace@example.test"), None);
        assert_eq!(changed.users().len(), 2);
        assert_ne!(changed, before);
        assert_eq!(before, directory(), "the clone is untouched");
    }

    #[test]
    fn a_primary_address_wins_over_the_proxy_address_of_another() {
        let mut directory = directory();
        directory.add_user(User::new("eve@example.test", "Eve").with_proxy_address("bob@example.test"));
        assert_eq!(directory.user("bob@example.test").map(|user| &*user.display_name), Some("Bob"));
    }
}

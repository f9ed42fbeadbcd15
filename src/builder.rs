//! Setting up a simulator.

use jiff::Timestamp;

use crate::access::ImpersonationRights;
use crate::directory::{Directory, DistributionGroup, User};
use crate::mailbox::Policies;
use crate::settings::Settings;
use crate::wire::Limits;
use crate::{ServerProfile, Simulator};

/// Collects what a [`Simulator`] starts with. Misuse panics with a sentence that says what is wrong.
#[derive(Debug, Clone)]
pub struct SimulatorBuilder {
    settings: Settings,
    directory: Directory,
    rights: ImpersonationRights,
    mailboxes: Vec<String>,
    start: Timestamp,
}

impl Default for SimulatorBuilder {
    /// Exchange 2019, no mailboxes, and a clock that starts on 1 March 2024 at nine in the morning.
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            directory: Directory::default(),
            rights: ImpersonationRights::default(),
            mailboxes: Vec::new(),
            start: Timestamp::constant(1_709_283_600, 0),
        }
    }
}

impl SimulatorBuilder {
    /// The server to stand for.
    #[must_use]
    pub const fn profile(mut self, profile: ServerProfile) -> Self {
        self.settings.profile = profile;
        self
    }

    /// Choices where no source settles what Exchange does.
    #[must_use]
    pub fn policies(mut self, policies: Policies) -> Self {
        self.settings.policies = policies;
        self
    }

    /// Bounds on one request.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Whether namespaces spelled `https://` are refused.
    #[must_use]
    pub const fn strict_namespaces(mut self, strict: bool) -> Self {
        self.settings.strict_namespaces = strict;
        self
    }

    /// Whether requests that break the schema in ways real servers tolerate are refused.
    #[must_use]
    pub const fn strict_schema(mut self, strict: bool) -> Self {
        self.settings.strict_schema = strict;
        self
    }

    /// The time at which the virtual clock starts, for instance `2012-11-07T00:10:35Z`.
    ///
    /// # Panics
    ///
    /// When the text is no such time.
    #[must_use]
    #[track_caller]
    pub fn start_at(mut self, time: &str) -> Self {
        self.start = match time.parse() {
            Ok(time) => time,
            Err(_) => panic!("{time:?} is no time; write it as 2024-03-01T09:00:00Z"),
        };
        self
    }

    /// A user with a mailbox, by primary SMTP address.
    #[must_use]
    pub fn mailbox(mut self, primary_smtp_address: &str) -> Self {
        self.mailboxes.push(primary_smtp_address.to_owned());
        self
    }

    /// A user of the directory; add a [`mailbox`](Self::mailbox) with the same address to give them one.
    #[must_use]
    pub fn user(mut self, user: User) -> Self {
        self.directory.add_user(user);
        self
    }

    /// A distribution group of the directory.
    #[must_use]
    pub fn distribution_group(mut self, group: DistributionGroup) -> Self {
        self.directory.add_distribution_group(group);
        self
    }

    /// Lets an account act as one user, both by any of their SMTP addresses or user principal names.
    #[must_use]
    pub fn allow_impersonation(mut self, caller: &str, user: &str) -> Self {
        self.rights.pairs.insert((caller.to_owned(), user.to_owned()));
        self
    }

    /// Lets an account act as any user, by any of its SMTP addresses or its user principal name.
    #[must_use]
    pub fn allow_impersonation_of_anybody(mut self, caller: &str) -> Self {
        self.rights.anybody.insert(caller.to_owned());
        self
    }

    /// The simulator.
    ///
    /// # Panics
    ///
    /// When two mailboxes have the same address.
    #[must_use]
    #[track_caller]
    pub fn build(self) -> Simulator {
        let mut simulator = Simulator::new(self.settings, self.directory, self.rights, self.start);
        for address in &self.mailboxes {
            simulator.add_mailbox(address);
        }
        simulator
    }
}

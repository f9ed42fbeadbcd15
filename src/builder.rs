//! Setting up a simulator.

use jiff::Timestamp;

use crate::access::AccountRights;
use crate::casing::equal_ignoring_case;
use crate::directory::{Directory, DistributionGroup, User};
use crate::double::style::AnswerStyle;
use crate::mailbox::{DistinguishedFolderId, Folder, PermissionLevel, Policies};
use crate::settings::Settings;
use crate::wire::Limits;
use crate::{ServerProfile, Simulator};

/// Collects what a [`Simulator`] starts with. Misuse panics with a sentence that says what is wrong.
///
/// ```
/// use ews_sim::{DistributionGroup, ServerProfile, Simulator, User};
///
/// let simulator = Simulator::builder()
///     .profile(ServerProfile::Exchange2016)
///     .start_at("2024-03-01T09:00:00Z")
///     .mailbox("ada@example.test")
///     .user(User::new("bob@example.test", "Bob").with_proxy_address("robert@example.test"))
///     .mailbox("bob@example.test")
///     .distribution_group(DistributionGroup::new("team@example.test").with_member("ada@example.test"))
///     .allow_impersonation("service@example.test", "bob@example.test")
///     .build();
/// assert_eq!(simulator.mailboxes().count(), 2);
/// assert_eq!(simulator.now().to_string(), "2024-03-01T09:00:00Z");
/// ```
#[derive(Debug, Clone)]
pub struct SimulatorBuilder {
    settings: Settings,
    directory: Directory,
    rights: AccountRights,
    mailboxes: Vec<String>,
    grants: Vec<Grant>,
    start: Timestamp,
}

/// What a user may do in a folder of another's mailbox.
#[derive(Debug, Clone)]
struct Grant {
    user: String,
    owner: String,
    folder: DistinguishedFolderId,
    level: PermissionLevel,
}

impl Default for SimulatorBuilder {
    /// Exchange 2019, no mailboxes, and a clock that starts on 1 March 2024 at nine in the morning.
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            directory: Directory::default(),
            rights: AccountRights::default(),
            mailboxes: Vec::new(),
            grants: Vec::new(),
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

    /// Whether mistakes of namespace, order and version in requests are overlooked, for tests to which they
    /// do not matter. Answers list what they are: see [`Reply::forgiven`](crate::Reply::forgiven).
    ///
    /// A request that is right is read no differently, and one that is wrong in any other way is refused as
    /// without leniency.
    ///
    /// ```
    /// use ews_sim::Simulator;
    ///
    /// let mut simulator = Simulator::builder().mailbox("ada@example.test").lenient(true).build();
    /// let reply = simulator.handle(
    ///     "ada@example.test",
    ///     br#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
    ///           <AddImGroup><DisplayName>Work</DisplayName></AddImGroup>
    ///         </s:Body></s:Envelope>"#,
    /// );
    /// assert!(reply.is_success());
    /// let forgiven: Vec<_> = reply.forgiven().iter().map(ToString::to_string).collect();
    /// assert_eq!(forgiven[0], "line 1, column 1: no version is named, which is read as Exchange2013");
    /// ```
    #[must_use]
    pub const fn lenient(mut self, lenient: bool) -> Self {
        self.settings.lenient = lenient;
        self
    }

    /// How answers are written, where they are not to look as those of a server do: see [`AnswerStyle`].
    #[must_use]
    pub const fn answer_style(mut self, style: AnswerStyle) -> Self {
        self.settings.answer_style = Some(style);
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

    /// A user with a mailbox, by primary SMTP address. [`build`](Self::build) checks it.
    #[must_use]
    pub fn mailbox(mut self, primary_smtp_address: &str) -> Self {
        self.mailboxes.push(primary_smtp_address.to_owned());
        self
    }

    /// A user of the directory; add a [`mailbox`](Self::mailbox) with the same address to give them one.
    ///
    /// # Panics
    ///
    /// When there is a user of that primary address.
    #[must_use]
    #[track_caller]
    pub fn user(mut self, user: User) -> Self {
        let address = &user.smtp_address;
        let known = self.directory.users().find(|known| equal_ignoring_case(&known.smtp_address, address));
        if let Some(known) = known {
            panic!("there is a user {} already: {}", known.smtp_address, known.display_name);
        }
        self.directory.add_user(user);
        self
    }

    /// A distribution group of the directory.
    ///
    /// # Panics
    ///
    /// When there is a distribution group of that address.
    #[must_use]
    #[track_caller]
    pub fn distribution_group(mut self, group: DistributionGroup) -> Self {
        if let Some(known) = self.directory.distribution_group(&group.smtp_address) {
            panic!("there is a distribution group {} already", known.smtp_address);
        }
        self.directory.add_distribution_group(group);
        self
    }

    /// Lets an account act as one user, both by any of their SMTP addresses or user principal names.
    #[must_use]
    pub fn allow_impersonation(mut self, caller: &str, user: &str) -> Self {
        self.rights.impersonators.insert((caller.to_owned(), user.to_owned()));
        self
    }

    /// Lets an account act as any user, by any of its SMTP addresses or its user principal name.
    #[must_use]
    pub fn allow_impersonation_of_anybody(mut self, caller: &str) -> Self {
        self.rights.impersonators_of_anybody.insert(caller.to_owned());
        self
    }

    /// Lets an account send messages that are from another user, both by any of their SMTP addresses or user
    /// principal names. Others are told `ErrorSendAsDenied`.
    #[must_use]
    pub fn allow_sending_as(mut self, account: &str, user: &str) -> Self {
        self.rights.senders.insert((account.to_owned(), user.to_owned()));
        self
    }

    /// Lets a user work in a folder of another's mailbox, as far as the level says: both by any of their SMTP
    /// addresses or user principal names. A later permission for the same folder replaces an earlier one.
    ///
    /// A user who cannot see a folder is told that it is not there; one who can see the `msgfolderroot` of
    /// the mailbox, that access to it is denied.
    ///
    /// ```
    /// use ews_sim::Simulator;
    /// use ews_sim::mailbox::{DistinguishedFolderId, PermissionLevel};
    ///
    /// let (ada, bob) = ("ada@example.test", "bob@example.test");
    /// let simulator = Simulator::builder()
    ///     .mailbox(ada)
    ///     .mailbox(bob)
    ///     .allow_folder_access(ada, bob, DistinguishedFolderId::Contacts, PermissionLevel::Reviewer)
    ///     .build();
    /// let contacts = simulator.mailbox(bob).unwrap().distinguished_folder(DistinguishedFolderId::Contacts);
    /// assert!(contacts.unwrap().permission_set().rights_of(ada).is_folder_visible);
    /// ```
    #[must_use]
    pub fn allow_folder_access(
        mut self,
        user: &str,
        owner: &str,
        folder: DistinguishedFolderId,
        level: PermissionLevel,
    ) -> Self {
        self.grants.push(Grant { user: user.to_owned(), owner: owner.to_owned(), folder, level });
        self
    }

    /// The simulator.
    ///
    /// # Panics
    ///
    /// When a mailbox cannot be [added](Simulator::add_mailbox), when a user and a distribution group have an
    /// address in common, when an account may act or send as a user nobody knows, or when a user may work in
    /// a folder that is not there, is a user nobody knows, or may do so at [`PermissionLevel::Custom`], which
    /// stands for no rights in particular.
    #[must_use]
    #[track_caller]
    pub fn build(self) -> Simulator {
        let mut simulator = Simulator::new(self.settings, self.directory, self.rights, self.start);
        for address in &self.mailboxes {
            simulator.add_mailbox(address);
        }
        expect_distinct_addresses(&simulator.directory);
        expect_known_users(&simulator.rights, &simulator.directory);
        for grant in &self.grants {
            grant.carry_out(&mut simulator);
        }
        simulator
    }
}

impl Grant {
    #[track_caller]
    fn carry_out(&self, simulator: &mut Simulator) {
        let Self { user, owner, folder, level } = self;
        let name = folder.name();
        let known = simulator.directory.user(user);
        let Some(user) = known.map(|user| user.smtp_address.clone()) else {
            panic!("{user} may not work in {name} of {owner}: nobody knows that user");
        };
        let primary = simulator.directory.primary_address(owner).into_owned();
        let Some(mailbox) = simulator.mailbox_mut(&primary) else {
            panic!("{user} may not work in {name} of {owner}, who has no mailbox");
        };
        let Some(folder) = mailbox.distinguished_folder(*folder).map(Folder::key) else {
            panic!("{user} may not work in {name} of {owner}, whose mailbox has no such folder");
        };
        if let Err(error) = mailbox.grant(folder, &user, *level) {
            panic!("{user} may not work in {name} of {owner} as {level:?}: {error}");
        }
    }
}

#[track_caller]
fn expect_distinct_addresses(directory: &Directory) {
    for group in directory.distribution_groups() {
        let address = &group.smtp_address;
        if let Some(user) = directory.user(address) {
            panic!("{address} is the address of a distribution group and of {}", user.smtp_address);
        }
    }
}

#[track_caller]
fn expect_known_users(rights: &AccountRights, directory: &Directory) {
    let impersonators = rights.impersonators.iter().map(|pair| ("act", pair));
    let senders = rights.senders.iter().map(|pair| ("send", pair));
    for (verb, (account, user)) in impersonators.chain(senders) {
        if directory.user(user).is_none() {
            let known: Vec<_> = directory.users().map(|user| &*user.smtp_address).collect();
            panic!("{account} may not {verb} as {user}, whom nobody knows; there are: {}", known.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{UnwindSafe, catch_unwind};

    use super::*;

    /// What somebody is told who builds a simulator that way.
    fn complaint(misuse: impl FnOnce(SimulatorBuilder) -> SimulatorBuilder + UnwindSafe) -> String {
        let misused = catch_unwind(|| misuse(Simulator::builder().mailbox("ada@example.test")).build());
        let complaint = misused.expect_err("a panic");
        match complaint.downcast::<String>() {
            Ok(sentence) => *sentence,
            Err(other) => (*other.downcast::<&str>().expect("a sentence")).to_owned(),
        }
    }

    fn bob() -> User {
        User::new("Bob@example.test", "Bob")
            .with_user_principal_name("bob@corp.test")
            .with_proxy_address("robert@example.test")
    }

    #[test]
    fn a_mailbox_needs_a_primary_address_of_its_own() {
        for address in ["", "no at sign", "ada@"] {
            let expected = format!("{address:?} is no SMTP address; write it as ada@example.test");
            assert_eq!(complaint(|builder| builder.mailbox(address)), expected);
        }
        let twice = complaint(|builder| builder.mailbox("ADA@example.test"));
        assert_eq!(twice, "there is a mailbox ADA@example.test already");
        for address in ["robert@example.test", "bob@corp.test"] {
            let expected =
                format!("{address} is another address of Bob@example.test; add the mailbox Bob@example.test");
            assert_eq!(complaint(|builder| builder.mailbox(address).user(bob())), expected);
        }
    }

    #[test]
    fn users_and_distribution_groups_do_not_share_addresses() {
        let again = User::new("BOB@example.test", "Robert");
        let users = complaint(|builder| builder.user(bob()).user(again));
        assert_eq!(users, "there is a user Bob@example.test already: Bob");
        let team = || DistributionGroup::new("team@example.test");
        let groups = complaint(|builder| builder.distribution_group(team()).distribution_group(team()));
        assert_eq!(groups, "there is a distribution group team@example.test already");
        let mailbox = complaint(|builder| builder.mailbox("Team@example.test").distribution_group(team()));
        assert_eq!(mailbox, "Team@example.test is the address of a distribution group");
        let of_bob = DistributionGroup::new("robert@example.test");
        let shared = complaint(|builder| builder.distribution_group(of_bob).user(bob()));
        let expected = "robert@example.test is the address of a distribution group and of Bob@example.test";
        assert_eq!(shared, expected);
    }

    #[test]
    fn nobody_acts_as_a_user_nobody_knows() {
        let told =
            complaint(|builder| builder.allow_impersonation("admin@x", "bobb@example.test").user(bob()));
        let expected = "admin@x may not act as bobb@example.test, whom nobody knows; there are: \
                        ada@example.test, Bob@example.test";
        assert_eq!(told, expected);
    }

    #[test]
    fn nobody_sends_as_a_user_nobody_knows() {
        let told = complaint(|builder| builder.allow_sending_as("robert@example.test", "eve@x").user(bob()));
        let expected = "robert@example.test may not send as eve@x, whom nobody knows; there are: \
                        ada@example.test, Bob@example.test";
        assert_eq!(told, expected);
    }

    #[test]
    fn nobody_works_in_a_folder_that_is_not_there_or_without_rights_that_have_a_name() {
        use DistinguishedFolderId::{ArchiveInbox, Inbox};
        use PermissionLevel::{Custom, Reviewer};
        let (ada, robert, nobody) = ("ada@example.test", "robert@example.test", "nobody@example.test");
        let custom = " as Custom: ErrorInvalidPermissionSettings: The permission settings are invalid.";
        for (user, owner, folder, level, reason) in [
            (nobody, ada, Inbox, Reviewer, ": nobody knows that user"),
            (robert, nobody, Inbox, Reviewer, ", who has no mailbox"),
            (robert, ada, ArchiveInbox, Reviewer, ", whose mailbox has no such folder"),
            (robert, ada, Inbox, Custom, custom),
        ] {
            let told =
                complaint(|builder| builder.user(bob()).allow_folder_access(user, owner, folder, level));
            let user = if user == robert { "Bob@example.test" } else { user };
            assert_eq!(told, format!("{user} may not work in {} of {owner}{reason}", folder.name()));
        }
    }

    #[test]
    fn rights_in_a_folder_are_given_to_the_user_an_address_leads_to() {
        let (contacts, editor) = (DistinguishedFolderId::Contacts, PermissionLevel::Editor);
        let builder = Simulator::builder().mailbox("ada@example.test").user(bob());
        let builder =
            builder.allow_folder_access("robert@example.test", "ADA@example.test", contacts, editor);
        let simulator = builder.build();
        let folder = simulator.mailbox("ada@example.test").and_then(|it| it.distinguished_folder(contacts));
        let set = folder.expect("the folder is there").permission_set();
        assert!(set.rights_of("bob@example.test").can_create_items);
        assert!(!set.rights_of("robert@example.test").can_create_items);
    }

    #[test]
    fn the_order_of_what_is_said_does_not_matter() {
        let builder = Simulator::builder().allow_impersonation("admin@x", "robert@example.test");
        let simulator = builder.mailbox("BOB@example.test").user(bob()).build();
        assert_eq!(simulator.mailbox("bob@example.test").map(|it| it.display_name()), Some("Bob"));
    }
}

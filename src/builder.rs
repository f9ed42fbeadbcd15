//! Setting up a simulator.

use crate::directory::{DistributionGroup, User};
use crate::double::style::AnswerStyle;
use crate::mailbox::{PermissionLevel, Policies};
use crate::wire::Limits;
use crate::world::{FolderPath, MailboxSeed, PermissionSeed, Right};
use crate::{ServerProfile, Simulator, World};

/// Collects what a [`Simulator`] starts with, a [`World`]. Misuse panics with a sentence that says what is
/// wrong, where, and what there is.
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
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SimulatorBuilder {
    world: World,
}

impl From<World> for SimulatorBuilder {
    fn from(world: World) -> Self {
        Self { world }
    }
}

impl SimulatorBuilder {
    /// The server to stand for.
    #[must_use]
    pub fn profile(mut self, profile: ServerProfile) -> Self {
        self.world.settings.profile = profile;
        self
    }

    /// Choices where no source settles what Exchange does.
    #[must_use]
    pub fn policies(mut self, policies: Policies) -> Self {
        self.world.settings.policies = policies;
        self
    }

    /// Bounds on one request.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.world.settings.limits = limits;
        self
    }

    /// Whether namespaces spelled `https://` are refused.
    #[must_use]
    pub fn strict_namespaces(mut self, strict: bool) -> Self {
        self.world.settings.strict_namespaces = strict;
        self
    }

    /// Whether requests that break the schema in ways real servers tolerate are refused.
    #[must_use]
    pub fn strict_schema(mut self, strict: bool) -> Self {
        self.world.settings.strict_schema = strict;
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
    pub fn lenient(mut self, lenient: bool) -> Self {
        self.world.settings.lenient = lenient;
        self
    }

    /// How answers are written, where they are not to look as those of a server do: see [`AnswerStyle`].
    #[must_use]
    pub const fn answer_style(mut self, style: AnswerStyle) -> Self {
        self.world.settings.answer_style = Some(style);
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
        self.world.start_at = match time.parse() {
            Ok(time) => time,
            Err(_) => panic!("{time:?} is no time; write it as 2024-03-01T09:00:00Z"),
        };
        self
    }

    /// A user with a mailbox: by primary SMTP address, or a [`MailboxSeed`] with what is in it.
    /// [`build`](Self::build) checks it.
    ///
    /// ```
    /// use ews_sim::Simulator;
    /// use ews_sim::world::{ItemSeed, MailboxSeed};
    ///
    /// let ada = MailboxSeed::new("ada@example.test").item(ItemSeed::message("Hello"));
    /// let simulator = Simulator::builder().mailbox(ada).mailbox("bob@example.test").build();
    /// assert_eq!(simulator.mailboxes().count(), 2);
    /// ```
    #[must_use]
    pub fn mailbox(mut self, mailbox: impl Into<MailboxSeed>) -> Self {
        self.world.mailboxes.push(mailbox.into());
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
        self.world.users.push(user);
        if let Err(error) = self.world.check_user(self.world.users.len() - 1) {
            panic!("{}", error.problem());
        }
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
        self.world.distribution_groups.push(group);
        let added = self.world.distribution_groups.len() - 1;
        if let Err(error) = self.world.check_distribution_group(added) {
            panic!("{}", error.problem());
        }
        self
    }

    /// Lets an account act as one user, both by any of their SMTP addresses or user principal names.
    #[must_use]
    pub fn allow_impersonation(mut self, caller: &str, user: &str) -> Self {
        let (account, user) = (caller.to_owned(), user.to_owned());
        self.world.impersonation.push(Right { account, user });
        self
    }

    /// Lets an account act as any user, by any of its SMTP addresses or its user principal name.
    #[must_use]
    pub fn allow_impersonation_of_anybody(mut self, caller: &str) -> Self {
        self.world.impersonation_of_anybody.push(caller.to_owned());
        self
    }

    /// Lets an account send messages that are from another user, both by any of their SMTP addresses or user
    /// principal names. Others are told `ErrorSendAsDenied`.
    #[must_use]
    pub fn allow_sending_as(mut self, account: &str, user: &str) -> Self {
        let (account, user) = (account.to_owned(), user.to_owned());
        self.world.sending_as.push(Right { account, user });
        self
    }

    /// Lets a user work in a folder of another's mailbox, as far as the level says: both by any of their SMTP
    /// addresses or user principal names. A later permission for the same folder replaces an earlier one.
    ///
    /// Folders are named by a [`DistinguishedFolderId`](crate::mailbox::DistinguishedFolderId) or by a path
    /// that starts with the name of one: `inbox/Projects`. A user who cannot see a folder is told that it is
    /// not there; one who can see the `msgfolderroot` of the mailbox, that access to it is denied.
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
        folder: impl Into<FolderPath>,
        level: PermissionLevel,
    ) -> Self {
        let (user, owner) = (user.to_owned(), owner.to_owned());
        self.world.permissions.push(PermissionSeed { user, owner, folder: folder.into(), level });
        self
    }

    /// What has been collected, for instance to write it down.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// The simulator.
    ///
    /// # Panics
    ///
    /// When a mailbox cannot be [added](Simulator::add_mailbox), when a user and a distribution group have an
    /// address in common, when an account may act or send as a user nobody knows, or when a user may work in
    /// a folder that is not there, is a user nobody knows, or may do so at [`PermissionLevel::Custom`], which
    /// stands for no rights in particular; and when something in a mailbox cannot be, such as a property with
    /// a value it cannot have. [`World::build`] returns the same as an error.
    #[must_use]
    #[track_caller]
    pub fn build(self) -> Simulator {
        match self.world.build() {
            Ok(simulator) => simulator,
            Err(error) => panic!("{error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::mailbox::DistinguishedFolderId;
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
            let problem = format!("{address:?} is no SMTP address; write it as ada@example.test");
            let expected = format!("mailboxes[1].smtpAddress: {problem}");
            assert_eq!(complaint(|builder| builder.mailbox(address)), expected);
        }
        let twice = complaint(|builder| builder.mailbox("ADA@example.test"));
        assert_eq!(twice, "mailboxes[1].smtpAddress: there is a mailbox ADA@example.test already");
        for address in ["robert@example.test", "bob@corp.test"] {
            let problem =
                format!("{address} is another address of Bob@example.test; add the mailbox Bob@example.test");
            let expected = format!("mailboxes[1].smtpAddress: {problem}");
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
        assert_eq!(
            mailbox,
            "mailboxes[1].smtpAddress: Team@example.test is the address of a distribution group"
        );
        let of_bob = DistributionGroup::new("robert@example.test");
        let shared = complaint(|builder| builder.distribution_group(of_bob).user(bob()));
        let expected = "distributionGroups: robert@example.test is the address of a distribution group \
                        and of Bob@example.test";
        assert_eq!(shared, expected);
    }

    #[test]
    fn nobody_acts_as_a_user_nobody_knows() {
        let told =
            complaint(|builder| builder.allow_impersonation("admin@x", "bobb@example.test").user(bob()));
        let expected = "impersonation[0].user: admin@x may not act as bobb@example.test, whom nobody knows; \
                        there are: ada@example.test, Bob@example.test";
        assert_eq!(told, expected);
    }

    #[test]
    fn nobody_sends_as_a_user_nobody_knows() {
        let told = complaint(|builder| builder.allow_sending_as("robert@example.test", "eve@x").user(bob()));
        let expected = "sendingAs[0].user: robert@example.test may not send as eve@x, whom nobody knows; \
                        there are: ada@example.test, Bob@example.test";
        assert_eq!(told, expected);
    }

    #[test]
    fn nobody_works_in_a_folder_that_is_not_there_or_without_rights_that_have_a_name() {
        use DistinguishedFolderId::{ArchiveInbox, Inbox};
        use PermissionLevel::{Custom, Reviewer};
        let (ada, robert, nobody) = ("ada@example.test", "robert@example.test", "nobody@example.test");
        let custom = " as Custom: ErrorInvalidPermissionSettings: The permission settings are invalid.";
        for (user, owner, folder, level, field, reason) in [
            (nobody, ada, Inbox, Reviewer, "user", ": nobody knows that user"),
            (robert, nobody, Inbox, Reviewer, "owner", ", who has no mailbox"),
            (robert, ada, ArchiveInbox, Reviewer, "folder", ": the mailbox has no folder archiveinbox"),
            (robert, ada, Inbox, Custom, "level", custom),
        ] {
            let told =
                complaint(|builder| builder.user(bob()).allow_folder_access(user, owner, folder, level));
            let user = if user == robert { "Bob@example.test" } else { user };
            let problem = format!("{user} may not work in {} of {owner}{reason}", folder.name());
            assert_eq!(told, format!("permissions[0].{field}: {problem}"));
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

//! The simulator: an Exchange server as a value.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::access::AccountRights;
use crate::builder::SimulatorBuilder;
use crate::casing::folded;
use crate::directory::{Directory, User};
use crate::double::{Double, Hooks};
use crate::mailbox::{Mailbox, is_smtp_address};
use crate::mailboxes::{MailboxRef, Mailboxes, OutgoingMessage};
use crate::operation::{Answer, Entry, Operation};
use crate::pipeline::Outcome;
use crate::reply::Reply;
use crate::settings::Settings;
use crate::wire::Spelling;
use crate::{Error, Result, ServerProfile, soap};

/// An Exchange server: mailboxes, a directory, a clock, and [`handle`](Self::handle).
///
/// It is an ordinary value. Cloning is a fork that shares everything until one side writes, so it costs
/// microseconds whatever the size. The same construction and the same calls give the same bytes.
///
/// ```
/// use ews_sim::Simulator;
///
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// let reply = simulator.handle("ada@example.test", b"not even XML");
/// assert_eq!(reply.status(), 500);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Simulator {
    pub(crate) settings: Arc<Settings>,
    pub(crate) directory: Directory,
    pub(crate) rights: Arc<AccountRights>,
    pub(crate) mailboxes: Mailboxes,
    /// The servers of mailboxes that do not lie on the one that answers.
    pub(crate) servers: Arc<BTreeMap<MailboxRef, ServerProfile>>,
    pub(crate) now: Timestamp,
    /// What makes it a test double.
    pub(crate) double: Double,
    /// Operations that a test has added or replaced.
    pub(crate) hooks: Hooks,
}

impl Simulator {
    /// A builder with documented defaults.
    #[must_use]
    pub fn builder() -> SimulatorBuilder {
        SimulatorBuilder::default()
    }

    pub(crate) fn new(
        settings: Settings,
        directory: Directory,
        rights: AccountRights,
        start: Timestamp,
    ) -> Self {
        Self {
            settings: Arc::new(settings),
            directory,
            rights: Arc::new(rights),
            mailboxes: Mailboxes::default(),
            servers: Arc::default(),
            now: start,
            double: Double::default(),
            hooks: Hooks::default(),
        }
    }

    /// Answers one request. `caller` is the account that has logged in, by any of its SMTP addresses or its
    /// user principal name.
    ///
    /// Every input gets an answer; none panics.
    pub fn handle(&mut self, caller: &str, request: &[u8]) -> Reply {
        self.process(caller, request)
    }

    /// Carries out one typed request, on the same path as [`handle`](Self::handle).
    ///
    /// # Errors
    ///
    /// The error the answer reports, as fault or as response message.
    pub fn call<O: Operation>(
        &mut self,
        caller: &str,
        request: &O,
    ) -> Result<<O::Answer as Answer>::Success> {
        self.handle(caller, &self.request_bytes(request)).read::<O>()
    }

    /// A typed request as a message that asks for the newest version of the server.
    pub(crate) fn request_bytes<O: Operation>(&self, request: &O) -> Vec<u8> {
        soap::request_envelope(self.settings.newest_version().name(), |writer| {
            writer.element(&Entry::of::<O>().request, |writer| request.write(writer));
        })
    }

    /// Adds a mailbox with nothing in it but what every mailbox has. Its user is added to the directory
    /// unless there.
    ///
    /// # Panics
    ///
    /// When there is a mailbox with that address, when it is no SMTP address, or when it is that of a
    /// distribution group or a further address of a user.
    #[track_caller]
    pub fn add_mailbox(&mut self, primary_smtp_address: &str) -> &mut Mailbox {
        if let Err(problem) = self.check_new_owner(primary_smtp_address) {
            panic!("{problem}");
        }
        if self.directory.user(primary_smtp_address).is_none() {
            self.directory.add_user(User::new(primary_smtp_address, primary_smtp_address));
        }
        let number = self.mailboxes.len() as u64;
        let display_name = self.directory.user(primary_smtp_address).map_or("", |user| &user.display_name);
        let generation = self.settings.profile.generation();
        let mailbox = Mailbox::of_generation(generation, number, primary_smtp_address, display_name);
        let added = self.mailboxes.add(mailbox.with_policies(self.settings.policies));
        self.mailboxes.get_mut(added)
    }

    /// What was sent to somebody who has no mailbox here, in the order in which it was sent.
    #[must_use]
    pub fn outbox(&self) -> &[OutgoingMessage] {
        self.mailboxes.outgoing()
    }

    /// The mailbox with a primary SMTP address, to read its state without XML.
    #[must_use]
    pub fn mailbox(&self, primary_smtp_address: &str) -> Option<&Mailbox> {
        self.mailboxes.find(primary_smtp_address).map(|mailbox| self.mailboxes.get(mailbox))
    }

    /// The mailbox with a primary SMTP address, to seed or change it.
    pub fn mailbox_mut(&mut self, primary_smtp_address: &str) -> Option<&mut Mailbox> {
        self.mailboxes.find(primary_smtp_address).map(|mailbox| self.mailboxes.get_mut(mailbox))
    }

    /// Changes a mailbox, usually to seed it, at the present time: the closure gets both.
    ///
    /// ```
    /// use ews_sim::Simulator;
    /// use ews_sim::mailbox::NewImContact;
    ///
    /// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// let bob = simulator.seed("ada@example.test", |mailbox, now| {
    ///     let work = mailbox.add_im_group("Work")?;
    ///     let bob = NewImContact { im_address: "bob@example.test", display_name: Some("Bob") };
    ///     mailbox.add_im_contact(bob, Some(work), now)
    /// })?;
    /// assert!(simulator.mailbox("ada@example.test").unwrap().contact(bob).is_some());
    /// # Ok::<(), ews_sim::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the closure; the mailbox is then as it was before.
    ///
    /// # Panics
    ///
    /// When there is no mailbox with that address.
    #[track_caller]
    pub fn seed<T>(
        &mut self,
        primary_smtp_address: &str,
        change: impl FnOnce(&mut Mailbox, Timestamp) -> Result<T>,
    ) -> Result<T> {
        let mailbox = self.expect_mailbox(primary_smtp_address);
        let now = self.now;
        self.mailboxes.change(mailbox, |mailbox| change(mailbox, now))
    }

    /// Every mailbox, in the order in which they were added.
    pub fn mailboxes(&self) -> impl Iterator<Item = &Mailbox> {
        self.mailboxes.iter()
    }

    /// Moves a mailbox to another server, while the one of [`Settings::profile`] goes on answering for it.
    ///
    /// Requests that name a version newer than that server knows are then answered with the fault
    /// `ErrorInvalidSchemaVersionForMailboxVersion`.
    ///
    /// ```
    /// use ews_sim::operation::im_list::AddImGroup;
    /// use ews_sim::{ResponseCode, ServerProfile, Simulator};
    ///
    /// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// simulator.move_mailbox("ada@example.test", ServerProfile::Exchange2010Sp2);
    /// let request = AddImGroup { display_name: "Work".into() };
    /// let refusal = simulator.call("ada@example.test", &request).unwrap_err();
    /// assert_eq!(refusal.code(), ResponseCode::ErrorInvalidSchemaVersionForMailboxVersion);
    /// ```
    ///
    /// # Panics
    ///
    /// When there is no mailbox with that address.
    #[track_caller]
    pub fn move_mailbox(&mut self, primary_smtp_address: &str, server: ServerProfile) {
        let mailbox = self.expect_mailbox(primary_smtp_address);
        Arc::make_mut(&mut self.servers).insert(mailbox, server);
    }

    /// Users and distribution groups.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// Users and distribution groups, to seed them.
    pub const fn directory_mut(&mut self) -> &mut Directory {
        &mut self.directory
    }

    /// How it has been set up.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The virtual time.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// Lets virtual time pass, and what is [due](crate::double::Act::later) meanwhile happen. Nothing else
    /// moves the clock.
    ///
    /// # Panics
    ///
    /// When time would pass the year 9999.
    #[track_caller]
    pub fn advance(&mut self, duration: Duration) {
        let now = self.now.checked_add(duration).expect("virtual time ends with the year 9999");
        self.perform_until(now);
        self.now = now;
    }

    /// The answer that carries an error as a fault, as this server writes it: for tests of clients that need
    /// an error the simulator does not meet by itself. No state is looked at or changed.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use ews_sim::{Error, ResponseCode, Simulator};
    ///
    /// let reply = Simulator::builder().build().fault(&Error::server_busy(Duration::from_secs(5)));
    /// assert_eq!((reply.status(), reply.code()), (500, Some(ResponseCode::ErrorServerBusy)));
    /// ```
    #[must_use]
    pub fn fault(&self, error: &Error) -> Reply {
        Outcome::refused(error.clone(), Spelling::Http).write(&self.settings)
    }

    /// The answer of an operation that reports an error as its one response message, as this server writes
    /// it.
    #[must_use]
    pub fn response_message<O: Operation>(&self, error: &Error) -> Reply {
        Outcome::answered::<O>(O::Answer::of_error(error.clone()), Spelling::Http).write(&self.settings)
    }

    #[track_caller]
    fn expect_mailbox(&self, address: &str) -> MailboxRef {
        self.mailboxes.find(address).unwrap_or_else(|| {
            let known: Vec<_> = self.mailboxes().map(Mailbox::smtp_address).collect();
            panic!("there is no mailbox {address}; there are: {}", known.join(", "))
        })
    }

    /// Looks whether the address can be that of a new mailbox.
    pub(crate) fn check_new_owner(&self, address: &str) -> std::result::Result<(), String> {
        if !is_smtp_address(address) {
            return Err(format!("{address:?} is no SMTP address; write it as ada@example.test"));
        }
        if self.mailboxes.find(address).is_some() {
            return Err(format!("there is a mailbox {address} already"));
        }
        if self.directory.distribution_group(address).is_some() {
            return Err(format!("{address} is the address of a distribution group"));
        }
        match self.directory.user(address).map(|user| &user.smtp_address) {
            Some(primary) if folded(primary) != folded(address) => {
                Err(format!("{address} is another address of {primary}; add the mailbox {primary}"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResponseCode;

    const ADA: &str = "ada@example.test";

    #[test]
    fn a_seed_that_fails_leaves_the_mailbox_as_it_was() {
        let mut simulator = Simulator::builder().mailbox(ADA).build();
        let before = simulator.clone();
        let refused = simulator.seed(ADA, |mailbox, _| {
            mailbox.add_im_group("Work")?;
            mailbox.add_im_group("WORK")
        });
        let code = refused.map_err(|error| error.code());
        assert_eq!(code, Err(ResponseCode::ErrorImGroupDisplayNameAlreadyExists));
        assert!(simulator == before);
        simulator.advance(Duration::from_secs(60));
        let (work, now) = simulator
            .seed("ADA@example.test", |mailbox, now| Ok((mailbox.add_im_group("Work")?, now)))
            .expect("the name is free");
        assert_eq!(now, simulator.now());
        assert!(simulator.mailbox(ADA).is_some_and(|mailbox| mailbox.im_group(work).is_some()));
    }

    #[test]
    #[should_panic(expected = "there is no mailbox eve@example.test; there are: ada@example.test")]
    fn a_mailbox_that_is_not_there_cannot_be_seeded() {
        let mut simulator = Simulator::builder().mailbox(ADA).build();
        let _ = simulator.seed("eve@example.test", |_, _| Ok(()));
    }
}

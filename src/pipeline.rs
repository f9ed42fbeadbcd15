//! What becomes of a request: it is read, carried out, and its answer is written.
//!
//! Only the middle step needs the simulator. [`Reader::read`] and [`Outcome::write`] know no mailbox, so that
//! they can run before and after a lock is held.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::double::{Failing, Hooks};
use crate::finding::{Culprit, Nearest, Rule};
use crate::mailboxes::MailboxRef;
use crate::operation::{AnyAnswer, Context, Entry, Operation};
use crate::profile::EnvelopeStyle;
use crate::refusal::fault_of;
use crate::reply::Reply;
use crate::schema::{DateTimePrecision, Fault};
use crate::settings::Settings;
use crate::wire::{self, Document, ExchangeVersion, Forgiven, Naming, Rejection, Spelling, Value, Writer};
use crate::{Error, ResponseCode, Result, ServerProfile, Simulator, access, soap};

/// Reads requests as a simulator does; it costs a pointer.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    settings: Arc<Settings>,
    hooks: Hooks,
}

/// A request that has been read: a valid message, or why it is none.
#[derive(Debug)]
pub(crate) struct Received<'r> {
    pub(crate) bytes: &'r [u8],
    pub(crate) message: Result<Document<'r>, Rejection>,
    /// What was wrong with a message that is valid otherwise.
    pub(crate) forgiven: Vec<Forgiven>,
}

/// What the answer is to say.
pub(crate) struct Outcome {
    spelling: Spelling,
    kind: Kind,
    forgiven: Vec<Forgiven>,
}

enum Kind {
    /// The message was not accepted.
    Rejected(Rejection),
    /// The request was refused before an operation ran.
    Refused(Error),
    /// An operation ran.
    Answered(&'static Entry, Box<dyn AnyAnswer>),
    /// It has been written already, since something had to be done to the bytes.
    Written(Box<Reply>),
}

impl Reader {
    pub(crate) fn read<'r>(&self, request: &'r [u8]) -> Received<'r> {
        read(&self.settings, &self.hooks, request)
    }

    /// Whether a simulator reads requests, and writes answers, in this way.
    pub(crate) fn is_of(&self, simulator: &Simulator) -> bool {
        Arc::ptr_eq(&self.settings, &simulator.settings) && self.hooks == simulator.hooks
    }

    /// The settings that answers are written with.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }
}

fn read<'r>(settings: &Settings, hooks: &Hooks, request: &'r [u8]) -> Received<'r> {
    let (options, requests) = (settings.request_options(), hooks.requests());
    let (message, forgiven) = match wire::parse(request, requests, &options) {
        Err(rejection) if settings.lenient => match wire::parse_leniently(request, requests, &options) {
            Some((document, forgiven)) => (Ok(document), forgiven),
            None => (Err(rejection), Vec::new()),
        },
        message => (message, Vec::new()),
    };
    Received { bytes: request, message, forgiven }
}

impl Outcome {
    const fn new(spelling: Spelling, kind: Kind) -> Self {
        Self { spelling, kind, forgiven: Vec::new() }
    }

    pub(crate) const fn refused(error: Error, spelling: Spelling) -> Self {
        Self::new(spelling, Kind::Refused(error))
    }

    pub(crate) fn answered<O: Operation>(answer: O::Answer, spelling: Spelling) -> Self {
        Self::new(spelling, Kind::Answered(Entry::of::<O>(), Box::new(answer)))
    }

    pub(crate) fn written(reply: Reply) -> Self {
        Self::new(Spelling::Http, Kind::Written(Box::new(reply)))
    }

    /// The answer, once it has been written.
    pub(crate) fn reply(&self) -> Option<&Reply> {
        match &self.kind {
            Kind::Written(reply) => Some(reply),
            _ => None,
        }
    }

    /// The HTTP status of the answer.
    pub(crate) fn status(&self) -> u16 {
        match &self.kind {
            Kind::Rejected(_) | Kind::Refused(_) => 500,
            Kind::Answered(..) => 200,
            Kind::Written(reply) => reply.status(),
        }
    }

    /// The code of each response message, or that of the fault; empty once it has been written.
    pub(crate) fn codes(&self, profile: ServerProfile) -> Vec<ResponseCode> {
        match &self.kind {
            Kind::Rejected(rejection) => match fault_of(rejection, profile) {
                Fault::Exchange { error, .. } => vec![error.code()],
                Fault::Soap { .. } => Vec::new(),
            },
            Kind::Refused(error) => vec![error.code()],
            Kind::Answered(_, answer) => answer.codes(),
            Kind::Written(_) => Vec::new(),
        }
    }

    /// The answer as a server with these settings writes it.
    pub(crate) fn write(self, settings: &Settings) -> Reply {
        let (profile, spelling) = (settings.profile, self.spelling);
        let reply = match self.kind {
            Kind::Rejected(rejection) => {
                let fault = fault_of(&rejection, profile);
                Reply::rejected(soap::write_fault(&fault, profile, spelling), rejection, profile)
            }
            Kind::Refused(error) => {
                let findings = error.finding().cloned().into_iter().collect();
                let fault = Fault::from(error);
                Reply::fault(soap::write_fault(&fault, profile, spelling), findings)
            }
            Kind::Answered(operation, answer) => {
                let mut writer = answer_writer(profile, spelling);
                soap::open_envelope(&mut writer, profile);
                answer.write(&mut writer, &operation.response);
                soap::close_envelope(&mut writer, profile);
                Reply::answer(&operation.response, writer.into_bytes(), answer.findings())
            }
            // In its style, and perhaps damaged since.
            Kind::Written(reply) => return reply.forgiving(self.forgiven),
        };
        reply.forgiving(self.forgiven).in_style(settings.answer_style)
    }
}

/// On whose behalf a request is made, and how its times are read.
struct Admitted<'a> {
    /// The account, by any of its addresses.
    account: Cow<'a, str>,
    /// The mailbox of that account, if there is one.
    own: Option<MailboxRef>,
    /// The zone of times that leave theirs open.
    time_zone: TimeZone,
}

impl Simulator {
    /// What reads requests to this simulator and its forks.
    pub(crate) fn reader(&self) -> Reader {
        Reader { settings: Arc::clone(&self.settings), hooks: self.hooks.clone() }
    }

    /// Reads, carries out and answers one request.
    pub(crate) fn process(&mut self, caller: &str, request: &[u8]) -> Reply {
        let received = read(&self.settings, &self.hooks, request);
        self.transition(caller, received).write(&self.settings)
    }

    /// Carries a request out: the one step that looks at the state, and may change it.
    pub(crate) fn transition(&mut self, caller: &str, received: Received<'_>) -> Outcome {
        let Received { bytes, message, forgiven } = received;
        let outcome = match self.double.is_idle() {
            true => self.carry_out(caller, message, None),
            false => self.interfere(caller, bytes, message),
        };
        Outcome { forgiven, ..outcome }
    }

    /// Carries a request out in which elements may be made to fail.
    pub(crate) fn carry_out(
        &mut self,
        caller: &str,
        message: Result<Document<'_>, Rejection>,
        failing: Option<&Failing>,
    ) -> Outcome {
        match message {
            Ok(document) => self.execute(caller, &document, failing),
            Err(rejection) => Outcome::new(rejection.spelling, Kind::Rejected(rejection)),
        }
    }

    fn execute(&mut self, caller: &str, document: &Document<'_>, failing: Option<&Failing>) -> Outcome {
        let spelling = document.spelling();
        let request = document.body();
        let Admitted { account, own, time_zone } = match self.admit(caller, document) {
            Ok(admitted) => admitted,
            Err(error) => return Outcome::refused(error, spelling),
        };
        let name = request.element().name;
        let hook = self.hooks.find(name);
        let Some(operation) = hook.map(|hook| hook.entry).or_else(|| Entry::find(name)) else {
            return Outcome::refused(ResponseCode::ErrorInvalidRequest.into(), spelling);
        };
        let mut context = Context {
            account: &account,
            own,
            mailboxes: &mut self.mailboxes,
            directory: &self.directory,
            settings: &self.settings,
            rights: &self.rights,
            version: document.version(),
            date_time_precision: date_time_precision(document),
            time_zone,
            now: self.now,
            failing,
        };
        let answer = match hook {
            Some(hook) => hook.run(request, &mut context),
            None => operation.run(request, &mut context),
        };
        Outcome::new(spelling, Kind::Answered(operation, answer))
    }

    /// What is checked of a valid message before an operation runs.
    fn admit<'a>(&self, caller: &'a str, document: &Document<'_>) -> Result<Admitted<'a>> {
        let time_zone = access::check_headers(document, self.now)?;
        let (account, own) = match access::impersonated(caller, document, &self.directory, &self.rights)? {
            None => (Cow::Borrowed(caller), self.mailbox_of_account(caller)),
            Some(user) => {
                let mailbox = self.mailboxes.find(&user.smtp_address);
                let mailbox = mailbox.ok_or_else(|| access::without_mailbox(user))?;
                (Cow::Owned(user.smtp_address.clone()), Some(mailbox))
            }
        };
        self.check_server(own, document.version())?;
        Ok(Admitted { account, own, time_zone })
    }

    /// The mailbox of an account, which may log in with any of its addresses or its user principal name.
    fn mailbox_of_account(&self, account: &str) -> Option<MailboxRef> {
        let known = || self.directory.user(account).and_then(|user| self.mailboxes.find(&user.smtp_address));
        self.mailboxes.find(account).or_else(known)
    }

    /// A mailbox on an older server is out of reach for newer versions.
    fn check_server(&self, mailbox: Option<MailboxRef>, version: ExchangeVersion) -> Result<()> {
        match mailbox.and_then(|mailbox| self.servers.get(&mailbox)) {
            Some(server) if version > server.newest_version() => {
                Err(Error::new(ResponseCode::ErrorInvalidSchemaVersionForMailboxVersion)
                    .because(
                        Rule::VersionOfMailbox,
                        Culprit::value("RequestServerVersion/@Version", version.name()),
                    )
                    .near(Nearest::Version(server.newest_version())))
            }
            _ => Ok(()),
        }
    }
}

/// How exact times in the answer are to be: whole seconds where the request does not say.
fn date_time_precision(document: &Document<'_>) -> DateTimePrecision {
    document.header("DateTimePrecision").map_or(DateTimePrecision::Seconds, DateTimePrecision::read)
}

fn answer_writer(profile: ServerProfile, spelling: Spelling) -> Writer {
    let naming = match profile.envelope_style() {
        EnvelopeStyle::Exchange2007 => Naming::Prefixes,
        _ => Naming::DefaultNamespace,
    };
    Writer::new(naming, spelling)
}

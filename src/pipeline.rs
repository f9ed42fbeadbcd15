//! What becomes of a request: it is read, carried out, and its answer is written.
//!
//! Only the middle step needs the simulator. [`Reader::read`] and [`Outcome::write`] know no mailbox, so that
//! they can run before and after a lock is held.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::finding::{Culprit, Nearest, Rule};
use crate::mailboxes::MailboxRef;
use crate::operation::{AnyAnswer, Context, Entry, Operation, REQUESTS};
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
}

/// A request that has been read: a valid message, or why it is none.
#[derive(Debug)]
pub(crate) struct Received<'r> {
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
}

impl Reader {
    pub(crate) fn read<'r>(&self, request: &'r [u8]) -> Received<'r> {
        read(&self.settings, request)
    }

    /// Whether a simulator reads requests, and writes answers, in this way.
    pub(crate) fn is_of(&self, simulator: &Simulator) -> bool {
        Arc::ptr_eq(&self.settings, &simulator.settings)
    }

    /// The settings that answers are written with.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }
}

fn read<'r>(settings: &Settings, request: &'r [u8]) -> Received<'r> {
    let options = settings.request_options();
    match wire::parse(request, &REQUESTS, &options) {
        Err(rejection) if settings.lenient => match wire::parse_leniently(request, &REQUESTS, &options) {
            Some((document, forgiven)) => Received { message: Ok(document), forgiven },
            None => Received { message: Err(rejection), forgiven: Vec::new() },
        },
        message => Received { message, forgiven: Vec::new() },
    }
}

impl Outcome {
    pub(crate) const fn refused(error: Error, spelling: Spelling) -> Self {
        Self { spelling, kind: Kind::Refused(error), forgiven: Vec::new() }
    }

    pub(crate) fn answered<O: Operation>(answer: O::Answer, spelling: Spelling) -> Self {
        let kind = Kind::Answered(Entry::of::<O>(), Box::new(answer));
        Self { spelling, kind, forgiven: Vec::new() }
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
                Reply::answer(writer.into_bytes(), answer.findings())
            }
        };
        reply.forgiving(self.forgiven)
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
        Reader { settings: Arc::clone(&self.settings) }
    }

    /// Reads, carries out and answers one request.
    pub(crate) fn process(&mut self, caller: &str, request: &[u8]) -> Reply {
        let received = read(&self.settings, request);
        self.transition(caller, received).write(&self.settings)
    }

    /// Carries a request out: the one step that looks at the state, and may change it.
    pub(crate) fn transition(&mut self, caller: &str, received: Received<'_>) -> Outcome {
        match received.message {
            Ok(document) => Outcome { forgiven: received.forgiven, ..self.execute(caller, &document) },
            Err(rejection) => {
                let spelling = rejection.spelling;
                Outcome { spelling, kind: Kind::Rejected(rejection), forgiven: Vec::new() }
            }
        }
    }

    fn execute(&mut self, caller: &str, document: &Document<'_>) -> Outcome {
        let spelling = document.spelling();
        let request = document.body();
        let Admitted { account, own, time_zone } = match self.admit(caller, document) {
            Ok(admitted) => admitted,
            Err(error) => return Outcome::refused(error, spelling),
        };
        let Some(operation) = Entry::find(request.element().name) else {
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
            seam: &mut self.seam,
        };
        let kind = Kind::Answered(operation, operation.run(request, &mut context));
        Outcome { spelling, kind, forgiven: Vec::new() }
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

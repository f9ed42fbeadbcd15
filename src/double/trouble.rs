//! What can be made to go wrong with a request.

use std::borrow::Cow;
use std::time::Duration;

use super::damage::{Damage, rename_codes};
use super::transport::Disguise;
use crate::reply::Reply;
use crate::{Error, ResponseCode};

/// What goes wrong with a request that a rule strikes.
///
/// * a SOAP fault, and nothing has happened: [`fault`](Self::fault), [`busy`](Self::busy),
///   [`throttled`](Self::throttled);
/// * response messages with an error, whose elements have changed nothing:
///   [`response_message`](Self::response_message), [`timeout`](Self::timeout),
///   [`mailboxes_per_request`](Self::mailboxes_per_request);
/// * an HTTP answer without a SOAP message, and nothing has happened unless
///   [`although_carried_out`](Self::although_carried_out): [`unauthorized`](Self::unauthorized),
///   [`forbidden`](Self::forbidden), [`unavailable`](Self::unavailable), [`html`](Self::html),
///   [`redirect`](Self::redirect), [`status`](Self::status);
/// * the answer to a request that has been carried out, [damaged](Self::damage).
///
/// ```
/// use ews_sim::double::{Calls, Damage, Trouble};
/// use ews_sim::Simulator;
///
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// simulator.fail(Calls::any().nth(1), Trouble::unauthorized());
/// simulator.fail(Calls::any().nth(2), Trouble::damage(Damage::TruncatedToShare(0.5)));
/// let reply = simulator.handle("ada@example.test", b"<anything/>");
/// assert_eq!((reply.status(), reply.body()), (401, &b""[..]));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    pub(super) kind: Kind,
    /// The name that the code has on the wire, where it is none of the schema.
    pub(super) code_name: Option<Cow<'static, str>>,
    /// Whether the request is carried out in spite of it.
    pub(super) is_carried_out: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Fault(Error),
    ResponseMessage(Failing),
    Busy(Busy),
    MailboxesPerRequest(u32),
    Instead(Disguise),
    Damage(Damage),
}

/// Elements of a request that fail instead of being carried out, and how.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failing {
    pub(crate) error: Error,
    pub(crate) elements: Elements,
}

/// Which elements of a batch fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Elements {
    All,
    Nth(usize),
    From(usize),
    /// Those at certain indexes, counted from zero.
    At(Vec<usize>),
    /// Those that name an id: at which indexes they are, the request says.
    Naming(String),
}

impl Elements {
    /// Whether the element at an index, counted from zero, is one of them.
    pub(crate) fn include(&self, index: usize) -> bool {
        match self {
            Self::All => true,
            Self::Nth(n) => index + 1 == *n,
            Self::From(n) => index + 1 >= *n,
            Self::At(indexes) => indexes.contains(&index),
            Self::Naming(_) => false,
        }
    }
}

/// A server that has too much to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Busy {
    /// When the client may come again; without it, when there is room in the budget.
    pub(super) back_off: Option<Duration>,
    pub(super) hint: BackOffHint,
    pub(super) is_response_message: bool,
}

/// How a busy server says when to come again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BackOffHint {
    /// As the value `BackOffMilliseconds` of `MessageXml`.
    #[default]
    MessageXml,
    /// In the message text alone.
    Text,
    /// Not at all.
    None,
}

impl Trouble {
    const fn new(kind: Kind) -> Self {
        Self { kind, code_name: None, is_carried_out: false }
    }

    /// A SOAP fault in place of an answer.
    #[must_use]
    pub fn fault(error: impl Into<Error>) -> Self {
        Self::new(Kind::Fault(error.into()))
    }

    /// A response message with an error for every element of the request.
    #[must_use]
    pub fn response_message(error: impl Into<Error>) -> Self {
        Self::new(Kind::ResponseMessage(Failing { error: error.into(), elements: Elements::All }))
    }

    /// The request took too long: `ErrorTimeoutExpired` in a response message. With
    /// [`Calls::costing_more_than`](super::Calls::costing_more_than) it is what becomes of heavy requests.
    #[must_use]
    pub fn timeout() -> Self {
        Self::response_message(ResponseCode::ErrorTimeoutExpired)
    }

    /// `ErrorServerBusy` as a SOAP fault, which asks the client to come again after a time.
    ///
    /// A client that comes again before that time of the virtual clock has passed finds the server still
    /// busy, and the [journal](super::Journal) notes that it came too early. Then it is served.
    #[must_use]
    pub const fn busy(back_off: Duration) -> Self {
        let hint = BackOffHint::MessageXml;
        Self::new(Kind::Busy(Busy { back_off: Some(back_off), hint, is_response_message: false }))
    }

    /// As [`busy`](Self::busy), until there is room in the budget of [`Calls::beyond`](super::Calls::beyond).
    #[must_use]
    pub const fn throttled() -> Self {
        let hint = BackOffHint::MessageXml;
        Self::new(Kind::Busy(Busy { back_off: None, hint, is_response_message: false }))
    }

    /// `ErrorExceededConnectionCount` for elements of a request that are in other mailboxes than the first
    /// `limit` that the request opens.
    #[must_use]
    pub const fn mailboxes_per_request(limit: u32) -> Self {
        Self::new(Kind::MailboxesPerRequest(limit))
    }

    /// 401 without a body, as for a wrong password: `WWW-Authenticate` asks for Basic.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self::new(Kind::Instead(Disguise::new(401).www_authenticate("Basic realm=\"ews-sim\"")))
    }

    /// 403 with an HTML page, as where a policy blocks the client.
    #[must_use]
    pub fn forbidden() -> Self {
        Self::html(403)
    }

    /// 503 with `Retry-After`, which is in whole seconds.
    #[must_use]
    pub fn unavailable(retry_after: Duration) -> Self {
        Self::new(Kind::Instead(Disguise::new(503).retry_after(retry_after)))
    }

    /// An HTML page with that HTTP status, as from a proxy or a log-on page.
    ///
    /// # Panics
    ///
    /// When the status is none of HTTP: below 100 or above 599.
    #[must_use]
    #[track_caller]
    pub fn html(status: u16) -> Self {
        Self::new(Kind::Instead(Disguise::new(status).html()))
    }

    /// 302 to another address.
    #[must_use]
    pub fn redirect(location: impl Into<String>) -> Self {
        Self::new(Kind::Instead(Disguise::new(302).location(location)))
    }

    /// No body, with that HTTP status; with 200 it is an answer that got lost.
    ///
    /// # Panics
    ///
    /// When the status is none of HTTP: below 100 or above 599.
    #[must_use]
    #[track_caller]
    pub fn status(status: u16) -> Self {
        Self::new(Kind::Instead(Disguise::new(status)))
    }

    /// The answer to the request, which is carried out, arrives damaged.
    ///
    /// # Panics
    ///
    /// When the damage is none: a share that is not within 0 and 1, a character that XML allows.
    #[must_use]
    #[track_caller]
    pub fn damage(damage: Damage) -> Self {
        damage.check();
        Self { is_carried_out: true, ..Self::new(Kind::Damage(damage)) }
    }

    /// Only the `n`th element of a batch fails, counted from one. Those before it and after it are carried
    /// out.
    ///
    /// # Panics
    ///
    /// When `n` is 0, or when it is no error of a response message.
    #[must_use]
    #[track_caller]
    pub fn on_element(self, n: usize) -> Self {
        assert!(n > 0, "there is no 0th element; elements are counted from one");
        self.on(Elements::Nth(n))
    }

    /// The `n`th element of a batch fails, counted from one, and all after it. Those before it are carried
    /// out.
    ///
    /// # Panics
    ///
    /// When `n` is 0, or when it is no error of a response message.
    #[must_use]
    #[track_caller]
    pub fn from_element(self, n: usize) -> Self {
        assert!(n > 0, "there is no 0th element; elements are counted from one");
        self.on(Elements::From(n))
    }

    /// Only the elements of a batch fail that name an id, wherever they stand. Those around them are carried
    /// out. Of an operation with one response message the request is the one element.
    ///
    /// ```
    /// use ews_sim::double::{Calls, Trouble};
    /// use ews_sim::operation::item::GetItem;
    /// use ews_sim::{ResponseCode, Simulator};
    ///
    /// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// # let id = "AAMk";
    /// // This item cannot be read, ever.
    /// let corrupt = Trouble::response_message(ResponseCode::ErrorItemCorrupt).on_elements_naming(id);
    /// simulator.fail(Calls::of::<GetItem>().naming(id), corrupt);
    /// ```
    ///
    /// # Panics
    ///
    /// When it is no error of a response message.
    #[must_use]
    #[track_caller]
    pub fn on_elements_naming(self, id: impl Into<String>) -> Self {
        self.on(Elements::Naming(id.into()))
    }

    #[track_caller]
    fn on(mut self, chosen: Elements) -> Self {
        let Kind::ResponseMessage(failing) = &mut self.kind else {
            panic!("only Trouble::response_message and Trouble::timeout can be told which elements fail")
        };
        failing.elements = chosen;
        self
    }

    /// The same with a code on the wire that no client knows, since the published schema lacks it. Typed
    /// readers of this crate do not read such an answer.
    ///
    /// ```
    /// use ews_sim::double::{Calls, Trouble};
    /// use ews_sim::{ResponseCode, Simulator};
    ///
    /// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// let trouble = Trouble::fault(ResponseCode::ErrorInternalServerError);
    /// simulator.fail(Calls::any(), trouble.with_code_name("ErrorOfTomorrow"));
    /// let reply = simulator.handle("ada@example.test", b"");
    /// assert!(reply.text().contains(">ErrorOfTomorrow<"));
    /// ```
    ///
    /// # Panics
    ///
    /// When it carries no code, or when the name is not made of letters and digits.
    #[must_use]
    #[track_caller]
    pub fn with_code_name(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        let name = name.into();
        assert!(
            matches!(self.kind, Kind::Fault(_) | Kind::ResponseMessage(_)),
            "only Trouble::fault and Trouble::response_message carry a code that can have another name"
        );
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        assert!(is_name, "{name:?} is no response code; those are made of letters and digits");
        self.code_name = Some(name);
        self
    }

    /// The same busy server, with another hint when to come again.
    ///
    /// # Panics
    ///
    /// When it is no busy server.
    #[must_use]
    #[track_caller]
    pub fn hint(mut self, hint: BackOffHint) -> Self {
        self.busy_server().hint = hint;
        self
    }

    /// The same busy server, which answers with response messages instead of a fault.
    ///
    /// # Panics
    ///
    /// When it is no busy server.
    #[must_use]
    #[track_caller]
    pub fn as_response_message(mut self) -> Self {
        self.busy_server().is_response_message = true;
        self
    }

    /// Whether the request is carried out, at least in part.
    pub(super) fn is_carried_out(&self) -> bool {
        match &self.kind {
            Kind::ResponseMessage(failing) => failing.elements != Elements::All,
            Kind::MailboxesPerRequest(_) => true,
            _ => self.is_carried_out,
        }
    }

    /// Whether the answer is not as it has been written.
    pub(super) const fn touches_bytes(&self) -> bool {
        self.code_name.is_some() || matches!(self.kind, Kind::Instead(_) | Kind::Damage(_))
    }

    /// What arrives of an answer.
    pub(super) fn spoil(&self, mut reply: Reply) -> Reply {
        match &self.kind {
            Kind::Instead(disguise) => return disguise.reply(),
            Kind::Damage(damage) => damage.apply(&mut reply),
            _ => {}
        }
        if let Some(name) = &self.code_name {
            let includes = |index| match &self.kind {
                Kind::ResponseMessage(failing) => failing.elements.include(index),
                _ => true,
            };
            rename_codes(&mut reply, includes, name);
        }
        reply
    }

    #[track_caller]
    fn busy_server(&mut self) -> &mut Busy {
        match &mut self.kind {
            Kind::Busy(busy) => busy,
            _ => panic!("only Trouble::busy and Trouble::throttled ask the client to come again"),
        }
    }

    /// The same, but the request is carried out: only its answer does not arrive.
    ///
    /// # Panics
    ///
    /// When it answers with an error, which has changed nothing.
    #[must_use]
    #[track_caller]
    pub fn although_carried_out(mut self) -> Self {
        assert!(
            matches!(self.kind, Kind::Instead(_) | Kind::Damage(_)),
            "a request that is answered with an error has changed nothing; it cannot be carried out as well"
        );
        self.is_carried_out = true;
        self
    }
}

/// A response message with that error for every element of the request.
impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::response_message(error)
    }
}

/// A response message with that code, and its usual text, for every element of the request.
impl From<ResponseCode> for Trouble {
    fn from(code: ResponseCode) -> Self {
        Self::response_message(code)
    }
}

//! What a simulator answers, and readers for tests.

use std::fmt;
use std::time::Duration;

use crate::double::style::AnswerStyle;
use crate::finding::{self, Finding};
use crate::operation::{ANSWERS, Answer, Entry, Operation};
use crate::schema::{Fault, ItemId};
use crate::wire::{self, Document, Element, Forgiven, Node, Options, Rejection, Value};
use crate::{Error, ResponseCode, Result, ServerProfile};

/// The answer to one request: an HTTP status and a SOAP message.
///
/// ```
/// use ews_sim::{ResponseCode, Simulator};
///
/// let mut simulator = Simulator::builder().mailbox("ada@example.test").build();
/// let reply = simulator.handle(
///     "ada@example.test",
///     br#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
///             xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
///             xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
///           <s:Header><t:RequestServerVersion Version="Exchange2013"/></s:Header>
///           <s:Body><m:AddImGroup><m:DisplayName>favorites</m:DisplayName></m:AddImGroup></s:Body>
///         </s:Envelope>"#,
/// );
/// assert_eq!(reply.status(), 200);
/// assert_eq!(reply.code(), Some(ResponseCode::ErrorImGroupDisplayNameAlreadyExists));
/// assert_eq!(reply.texts("DescriptiveLinkKey"), ["0"]);
/// println!("{reply}"); // the message, indented
/// println!("{}", reply.findings()[0]); // the rule, what broke it, what is near
/// ```
///
/// Two answers are equal when a client sees the same: what explains them does not count.
#[derive(Clone)]
pub struct Reply {
    status: u16,
    body: Vec<u8>,
    rejection: Option<Box<(Rejection, ServerProfile)>>,
    /// What an operation, or the check before it, found wrong.
    findings: Vec<Finding>,
    /// The headers of an answer that something happened to on its way.
    transport: Option<Box<Transport>>,
    /// The response element, which may be that of an operation that a test has added.
    response: Option<&'static Element>,
    /// What was wrong with the request, and overlooked.
    forgiven: Vec<Forgiven>,
}

/// HTTP headers of an answer that is not as a server gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Transport {
    pub(crate) content_type: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) www_authenticate: Option<String>,
}

/// The content type of every SOAP message.
const CONTENT_TYPE: &str = "text/xml; charset=utf-8";

impl Reply {
    pub(crate) fn answer(response: &'static Element, body: Vec<u8>, findings: Vec<Finding>) -> Self {
        Self { status: 200, response: Some(response), ..Self::fault(body, findings) }
    }

    pub(crate) const fn fault(body: Vec<u8>, findings: Vec<Finding>) -> Self {
        let forgiven = Vec::new();
        Self { status: 500, body, rejection: None, findings, transport: None, response: None, forgiven }
    }

    /// An HTTP answer that need not be a SOAP message.
    pub(crate) fn of_transport(status: u16, transport: Transport, body: Vec<u8>) -> Self {
        Self { status, transport: Some(Box::new(transport)), ..Self::fault(body, Vec::new()) }
    }

    /// Changes the bytes on their way to the client.
    pub(crate) fn damage(&mut self, change: impl FnOnce(&mut Vec<u8>)) {
        change(&mut self.body);
    }

    /// Declares the body as something else than it is.
    pub(crate) fn declare_as(&mut self, content_type: &str) {
        let transport = self.transport.get_or_insert_default();
        transport.content_type = Some(content_type.to_owned());
    }

    pub(crate) fn rejected(body: Vec<u8>, rejection: Rejection, profile: ServerProfile) -> Self {
        Self { rejection: Some(Box::new((rejection, profile))), ..Self::fault(body, Vec::new()) }
    }

    /// The HTTP status: 500 for a SOAP fault, 200 for every other SOAP message. A
    /// [fault plan](crate::double::FaultPlan) can ask for another one.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The HTTP content type; empty where a fault plan made an answer without content.
    #[must_use]
    pub fn content_type(&self) -> &str {
        match &self.transport {
            None => CONTENT_TYPE,
            Some(transport) => transport.content_type.as_deref().unwrap_or_default(),
        }
    }

    /// The address that a redirection leads to, as the HTTP header `Location` has it.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.transport.as_ref()?.location.as_deref()
    }

    /// After what time to come again, as the HTTP header `Retry-After` has it, in whole seconds.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.transport.as_ref()?.retry_after
    }

    /// How to log on, as the HTTP header `WWW-Authenticate` has it.
    #[must_use]
    pub fn www_authenticate(&self) -> Option<&str> {
        self.transport.as_ref()?.www_authenticate.as_deref()
    }

    /// The HTTP headers that a server has to send with the body, by name.
    ///
    /// ```
    /// use ews_sim::Simulator;
    ///
    /// let reply = Simulator::builder().build().handle("ada@example.test", b"");
    /// assert_eq!(reply.headers(), [("Content-Type", "text/xml; charset=utf-8".to_owned())]);
    /// ```
    #[must_use]
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let content_type = Some(self.content_type()).filter(|content_type| !content_type.is_empty());
        let headers = [
            ("Content-Type", content_type.map(str::to_owned)),
            ("Location", self.location().map(str::to_owned)),
            ("Retry-After", self.retry_after().map(|time| time.as_secs().to_string())),
            ("WWW-Authenticate", self.www_authenticate().map(str::to_owned)),
        ];
        headers.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The bytes of the SOAP message, or of what arrives in its place.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The bytes of the SOAP message, without copying.
    #[must_use]
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// The SOAP message as text.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap_or_default()
    }

    /// Why the request was refused before any operation ran, as data; `None` when one ran.
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        self.rejection.as_deref().map(|(rejection, _)| rejection)
    }

    /// Why the request or parts of it were refused: one for each refusal in the answer, in order; none when
    /// all went well.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        match self.rejection.as_deref() {
            Some((rejection, profile)) => vec![finding::of_rejection(rejection, *profile)],
            None => self.findings.clone(),
        }
    }

    /// The same answer in a style, if there is one.
    pub(crate) fn in_style(self, style: Option<AnswerStyle>) -> Self {
        match style {
            Some(style) => Self { body: style.apply(&self.body), ..self },
            None => self,
        }
    }

    pub(crate) fn forgiving(self, forgiven: Vec<Forgiven>) -> Self {
        Self { forgiven, ..self }
    }

    /// What was wrong with the request and has been overlooked, in the order of the request: only a
    /// [lenient](crate::SimulatorBuilder::lenient) simulator does so.
    #[must_use]
    pub fn forgiven(&self) -> &[Forgiven] {
        &self.forgiven
    }

    /// The answer, validated against the same tables as requests are.
    ///
    /// # Errors
    ///
    /// Why it is not valid. The simulator gives no such answer unless a fault plan damages it.
    pub fn document(&self) -> Result<Document<'_>, Rejection> {
        match self.response.filter(|response| ANSWERS.body(response.name).is_none()) {
            None => wire::parse(&self.body, &ANSWERS, &Options::answer()),
            Some(added) => wire::parse(&self.body, &ANSWERS.with(added), &Options::answer()),
        }
    }

    /// Every response code in the answer, in order: one a response message, or that of the fault. A fault of
    /// the SOAP layer (`VersionMismatch`, `MustUnderstand`) has none.
    #[must_use]
    pub fn codes(&self) -> Vec<ResponseCode> {
        self.collect(|node| match node.element().name {
            "ResponseCode" => ResponseCode::parse(node.text()),
            _ => None,
        })
    }

    /// The response code of an answer that has just one; `None` for several, and for the faults
    /// `VersionMismatch` and `MustUnderstand`, which have none.
    #[must_use]
    pub fn code(&self) -> Option<ResponseCode> {
        match self.codes()[..] {
            [code] => Some(code),
            _ => None,
        }
    }

    /// Whether there are response codes and all are `NoError`.
    #[must_use]
    pub fn is_success(&self) -> bool {
        let codes = self.codes();
        !codes.is_empty() && codes.iter().all(|&code| code == ResponseCode::NoError)
    }

    /// The first `MessageText`, or the `faultstring`.
    #[must_use]
    pub fn message_text(&self) -> Option<String> {
        self.texts("MessageText").into_iter().chain(self.texts("faultstring")).next()
    }

    /// The texts of all elements with a local name, in document order.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<String> {
        self.collect(|node| (node.element().name == name).then(|| node.text().to_owned()))
    }

    /// The ids in all elements with a local name, for instance `ExchangeStoreId`, in document order.
    #[must_use]
    pub fn ids(&self, name: &str) -> Vec<ItemId> {
        self.collect(|node| {
            let id = (node.element().name == name).then(|| node.attribute("Id")).flatten()?;
            Some(ItemId { id: id.to_owned(), change_key: node.attribute("ChangeKey").map(str::to_owned) })
        })
    }

    /// The answer as a typed value.
    ///
    /// # Errors
    ///
    /// The error the answer reports, as fault or as response message.
    ///
    /// # Panics
    ///
    /// When the answer is to another operation, or when it is none because a fault plan has damaged it.
    #[track_caller]
    pub fn read<O: Operation>(&self) -> Result<<O::Answer as Answer>::Success> {
        let document = self.document().expect("only damaged answers are not valid");
        let body = document.body();
        if body.element().name == "Fault" {
            return Err(fault_error(body));
        }
        let (found, expected) = (body.element().name, Entry::of::<O>().response.name);
        assert_eq!(found, expected, "the answer is {found}, not {expected}");
        O::Answer::read(body)
    }

    fn collect<T>(&self, pick: impl Fn(Node<'_, '_>) -> Option<T>) -> Vec<T> {
        match self.document() {
            Ok(document) => document.body().descendants().filter_map(pick).collect(),
            Err(_) => Vec::new(),
        }
    }
}

/// The error a fault reports; one of the SOAP layer counts as an invalid request.
fn fault_error(fault: Node<'_, '_>) -> Error {
    let detail = fault.child("detail");
    let of_detail = |name| detail.and_then(|detail| detail.child(name));
    let code = of_detail("ResponseCode").and_then(|node| ResponseCode::parse(node.text()));
    let text = fault.child("faultstring").map_or("", Node::text).to_owned();
    let details = of_detail("MessageXml").map(crate::schema::MessageXml::read).unwrap_or_default();
    details.add_to(Error::new(code.unwrap_or(ResponseCode::ErrorInvalidRequest)).with_text(text))
}

impl PartialEq for Reply {
    fn eq(&self, other: &Self) -> bool {
        (self.status, &self.body, &self.transport) == (other.status, &other.body, &other.transport)
    }
}

impl Eq for Reply {}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HTTP {}\n{self}", self.status)
    }
}

/// The message, indented.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&indented(self.text()).unwrap_or_else(|| self.text().to_owned()))
    }
}

fn indented(xml: &str) -> Option<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut writer = quick_xml::Writer::new_with_indent(Vec::new(), b' ', 2);
    loop {
        match reader.read_event().ok()? {
            quick_xml::events::Event::Eof => break,
            event => writer.write_event(event).ok()?,
        }
    }
    String::from_utf8(writer.into_inner()).ok()
}

impl From<&Fault> for Error {
    fn from(fault: &Fault) -> Self {
        match fault {
            Fault::Exchange { error, .. } => error.clone(),
            Fault::Soap { text, .. } => Self::new(ResponseCode::ErrorInvalidRequest).with_text(text.clone()),
        }
    }
}

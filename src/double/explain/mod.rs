//! What would become of a request, and why, without anything changing.

mod place;
mod remedy;

pub use place::Place;
pub use remedy::Remedy;

use std::fmt;

use self::place::Places;
use crate::wire::Outline;
use crate::{Finding, Reply, ResponseCode, Simulator};

/// So many refusals of one answer are explained: enough to see what a batch suffers from.
const MOST_REASONS: usize = 64;

/// The answer to a request, and why it is what it is: see [`Simulator::explain`].
///
/// Its text is for people:
///
/// ```
/// use ews_sim::Simulator;
///
/// let simulator = Simulator::builder().mailbox("ada@example.test").build();
/// let explanation = simulator.explain(
///     "ada@example.test",
///     br#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
///     xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
///     xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
///   <s:Header><t:RequestServerVersion Version="Exchange2013"/></s:Header>
///   <s:Body><m:AddImGroup><m:DisplyName>Work</m:DisplyName></m:AddImGroup></s:Body>
/// </s:Envelope>"#,
/// );
/// assert_eq!(explanation.reasons().len(), 1);
/// assert_eq!(
///     explanation.to_string(),
///     "AddImGroup is refused with HTTP 500.\n\
///      ErrorSchemaValidation at line 5, column 26 (Envelope/Body/AddImGroup/DisplyName)\n\
///      \x20 schema.child: A child is one that may come next in its parent. Element DisplyName. \
///      Near: DisplayName.\n\
///      It succeeds with one change:\n\
///      \x20 DisplyName reads DisplayName\n"
/// );
/// ```
#[derive(Debug, Clone)]
pub struct Explanation {
    operation: Option<String>,
    reply: Reply,
    reasons: Vec<Reason>,
    remedy: Option<Remedy>,
}

/// One refusal of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    code: Option<ResponseCode>,
    finding: Finding,
    place: Option<Place>,
}

impl Simulator {
    /// What becomes of a request, and why: the answer, the rules that were broken, what in the request broke
    /// them and where it stands, and what would have passed. Nothing changes.
    ///
    /// It is as if no fault plan had been applied and nobody else were acting.
    ///
    /// Of an answer with very many refusals, the first 64 are explained.
    ///
    /// ```
    /// use ews_sim::operation::im_list::AddImGroup;
    /// use ews_sim::Simulator;
    /// use ews_sim::finding::Rule;
    ///
    /// let ada = "ada@example.test";
    /// let simulator = Simulator::builder().mailbox(ada).build();
    /// let explanation = simulator.explain_call(ada, &AddImGroup { display_name: "favorites".into() });
    /// let [reason] = explanation.reasons() else { panic!("{explanation}") };
    /// assert_eq!(reason.finding().rule(), Rule::GroupNameFree);
    /// assert_eq!(reason.place().unwrap().path(), "Envelope/Body/AddImGroup/DisplayName");
    /// ```
    #[must_use]
    pub fn explain(&self, caller: &str, request: &[u8]) -> Explanation {
        let limits = &self.settings.limits;
        let outline = Outline::of(request, limits);
        let reply = self.answer_to(caller, request);
        let reasons = reasons_of(&reply, &outline);
        let remedy = if reply.is_success() { None } else { Remedy::find(self, caller, request, &reasons) };
        let operation = place::operation(&outline).map(|tag| outline.tags[tag].local().to_owned());
        Explanation { operation, reply, reasons, remedy }
    }

    /// The same for a typed request.
    #[must_use]
    pub fn explain_call<O: crate::Operation>(&self, caller: &str, request: &O) -> Explanation {
        self.explain(caller, &self.request_bytes(request))
    }

    /// The answer of a fork.
    fn answer_to(&self, caller: &str, request: &[u8]) -> Reply {
        let mut fork = self.clone();
        fork.double.calm_down();
        fork.handle(caller, request)
    }
}

/// The refusals in an answer, and where in the request each comes from.
fn reasons_of(reply: &Reply, outline: &Outline<'_>) -> Vec<Reason> {
    let mut places = Places::new(outline);
    let codes: Vec<_> = reply.codes().into_iter().filter(|&code| code != ResponseCode::NoError).collect();
    let findings = reply.findings();
    let is_each_told = codes.len() == findings.len();
    let explained = findings.into_iter().take(MOST_REASONS).enumerate();
    explained
        .map(|(number, finding)| {
            let code = if is_each_told { codes.get(number).copied() } else { None };
            let place = match reply.rejection().and_then(|rejection| rejection.refusal.violation()) {
                Some(violation) => places.of_violation(violation),
                None => places.of_finding(&finding),
            };
            Reason { code, finding, place }
        })
        .collect()
}

impl Explanation {
    /// The local name of the element in the body of the request, if there is one.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// The answer that the request gets.
    #[must_use]
    pub const fn reply(&self) -> &Reply {
        &self.reply
    }

    /// Why the request, or parts of it, are refused, in the order of the answer; none when all goes well.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// A request like this one that succeeds; `None` when this one does, and when none is known.
    #[must_use]
    pub const fn remedy(&self) -> Option<&Remedy> {
        self.remedy.as_ref()
    }
}

impl Reason {
    /// The code that is answered; `None` for a fault of the SOAP layer, which has none.
    #[must_use]
    pub const fn code(&self) -> Option<ResponseCode> {
        self.code
    }

    /// The rule, what broke it, and what is near.
    #[must_use]
    pub const fn finding(&self) -> &Finding {
        &self.finding
    }

    /// Where in the request the culprit stands; `None` when it is the request as a whole, or not in it.
    #[must_use]
    pub const fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.operation().unwrap_or("The request");
        let status = self.reply.status();
        match &self.reasons[..] {
            [] if self.reply.is_success() => writeln!(f, "{operation} succeeds.")?,
            [] => writeln!(f, "{operation} is answered with HTTP {status}.")?,
            _ if status == 200 => writeln!(f, "{operation} is refused in its answer.")?,
            _ => writeln!(f, "{operation} is refused with HTTP {status}.")?,
        }
        for forgiven in self.reply.forgiven() {
            writeln!(f, "Overlooked at {forgiven}")?;
        }
        for reason in &self.reasons {
            reason.fmt(f)?;
        }
        self.remedy.as_ref().map_or(Ok(()), |remedy| remedy.fmt(f))
    }
}

/// The code and the place on one line, the finding on the next.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.map_or("A fault without a code", ResponseCode::name))?;
        match &self.place {
            Some(place) => writeln!(f, " at {place}")?,
            None => writeln!(f)?,
        }
        writeln!(f, "  {}", self.finding)
    }
}

//! Requests as they are sent: by whom, when, and how they read in a test.

use std::fmt;
use std::time::Duration;

use super::choices::Choices;
use super::edit::{EDITS, Edit};
use super::message::{operation, request};
use super::spelling::write;
use super::world::pool_of;
use crate::operation::REQUESTS;
use crate::wire::Element;
use crate::{Reply, Simulator};

/// A request as it is sent: by whom, when, and which bytes.
///
/// Its `Debug` form is the statements that send it.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    caller: String,
    waits: Duration,
    operation: &'static str,
    bytes: Vec<u8>,
}

impl Request {
    /// Bytes that an account sends at once.
    #[must_use]
    pub fn new(caller: impl Into<String>, operation: &'static str, bytes: Vec<u8>) -> Self {
        Self { caller: caller.into(), waits: Duration::ZERO, operation, bytes }
    }

    /// The same request after some time.
    #[must_use]
    pub fn after(mut self, waits: Duration) -> Self {
        self.waits = waits;
        self
    }

    /// A valid request of any mailbox owner, for any operation, with ids that are alive.
    #[must_use]
    pub fn drawn(simulator: &Simulator, choices: &mut Choices<'_>) -> Self {
        let (caller, waits) = (caller(simulator, choices), choices.pick(&[0, 0, 1, 86_400]));
        let operation = operation(&REQUESTS, choices);
        Self::by(caller, simulator, operation, choices).after(Duration::from_secs(waits))
    }

    /// A valid request for an operation, at once, of the owner of the first mailbox.
    #[must_use]
    pub fn of(simulator: &Simulator, operation: &'static Element, choices: &mut Choices<'_>) -> Self {
        Self::by(first_owner(simulator), simulator, operation, choices)
    }

    fn by(
        caller: String,
        simulator: &Simulator,
        operation: &'static Element,
        choices: &mut Choices<'_>,
    ) -> Self {
        let tree = request(&REQUESTS, operation, &pool_of(simulator, &caller), choices);
        Self::new(caller, operation.name, write(&tree, choices).to_bytes())
    }

    /// The primary SMTP address of the mailbox owner who sends it.
    #[must_use]
    pub fn caller(&self) -> &str {
        &self.caller
    }

    /// How much time passes before it is sent.
    #[must_use]
    pub const fn waits(&self) -> Duration {
        self.waits
    }

    /// The local name of the request element, for instance `AddImGroup`.
    #[must_use]
    pub const fn operation(&self) -> &'static str {
        self.operation
    }

    /// What is sent.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Lets the time pass and sends the request.
    pub fn send(&self, simulator: &mut Simulator) -> Reply {
        simulator.advance(self.waits);
        simulator.handle(&self.caller, &self.bytes)
    }

    /// The statements that let the time pass and send the request, by the function of that name.
    pub(super) fn write_statements(&self, out: &mut impl fmt::Write, send: &str) -> fmt::Result {
        if self.waits > Duration::ZERO {
            let seconds = self.waits.as_secs();
            writeln!(out, "simulator.advance(std::time::Duration::from_secs({seconds}));")?;
        }
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => {
                let literal = Literal(text).to_string();
                // As the formatter has it: beside a line, and below lines.
                let between = if literal.contains('\n') { "\n    " } else { "" };
                writeln!(out, "let request = {literal}{between}.as_bytes();")?;
            }
            Err(_) => writeln!(out, "let request = b\"{}\";", self.bytes.escape_ascii())?,
        }
        write!(out, "{send}{:?}, request);", self.caller)
    }
}

/// A text as a literal of Rust, in lines that can be read.
struct Literal<'a>(&'a str);

/// How long lines of a literal are, at most, beside their indentation and the last character.
const LINE: usize = 90;

impl fmt::Display for Literal<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = String::from('"');
        let mut letters = self.0.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\'' => line.push('\''),
                // White space at the start of a line does not count.
                ' ' if line.is_empty() => line.push_str("\\x20"),
                _ => line.extend(letter.escape_debug()),
            }
            if letters.peek().is_some() && (letter == '\n' || line.chars().count() >= LINE) {
                write!(formatter, "{line}\\\n    ")?;
                line.clear();
            }
        }
        write!(formatter, "{line}\"")
    }
}

/// A request with one flaw, and how it has to be refused.
#[derive(Clone)]
pub struct FlawedRequest {
    request: Request,
    flaw: &'static Edit,
}

impl FlawedRequest {
    /// A request for any operation with a flaw; nothing where the request has no place for that one.
    #[must_use]
    pub fn drawn(simulator: &Simulator, choices: &mut Choices<'_>) -> Option<Self> {
        let operation = operation(&REQUESTS, choices);
        let caller = first_owner(simulator);
        let mut tree = request(&REQUESTS, operation, &pool_of(simulator, &caller), choices);
        let edits = choices.pick(EDITS);
        let flaw = &edits[choices.below(edits.len())];
        let is_flawed = flaw.apply(&mut tree, choices);
        let request = Request::new(caller, operation.name, write(&tree, choices).to_bytes());
        is_flawed.then_some(Self { request, flaw })
    }

    /// The request.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// What is wrong with it, for instance `required child dropped`.
    #[must_use]
    pub const fn flaw(&self) -> &'static str {
        self.flaw.name
    }

    /// Sends the request.
    pub fn send(&self, simulator: &mut Simulator) -> Reply {
        self.request.send(simulator)
    }

    /// Whether an answer refuses the message before any operation sees it, and for that flaw.
    #[must_use]
    pub fn is_refused_as_predicted(&self, reply: &Reply) -> bool {
        reply.rejection().is_some_and(|rejection| (self.flaw.predicts)(&rejection.refusal))
    }
}

impl fmt::Debug for FlawedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "// {}\n{:?}", self.flaw(), self.request)
    }
}

/// The owner of the first mailbox; nobody where there are no mailboxes.
fn first_owner(simulator: &Simulator) -> String {
    caller(simulator, &mut Choices::new(&[]))
}

/// The owner of a mailbox, mostly of the first; nobody where there are no mailboxes.
fn caller(simulator: &Simulator, choices: &mut Choices<'_>) -> String {
    let owners: Vec<_> = simulator.mailboxes().map(|mailbox| mailbox.smtp_address()).collect();
    let last = owners.len().saturating_sub(1);
    owners.get(choices.pick(&[0, 0, 0, last])).map_or_else(String::new, |owner| (*owner).to_owned())
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_statements(formatter, "simulator.handle(")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::World;

    #[test]
    fn a_request_is_printed_as_the_statements_that_send_it() {
        let bytes = b"<a b=\"c\"/>".to_vec();
        let request = Request::new("ada@example.test", "GetImItemList", bytes);
        let request = request.after(Duration::from_secs(1));
        let expected = "simulator.advance(std::time::Duration::from_secs(1));\n\
            let request = \"<a b=\\\"c\\\"/>\".as_bytes();\n\
            simulator.handle(\"ada@example.test\", request);";
        assert_eq!(format!("{request:?}"), expected);
        let no_text = Request::new("ada@example.test", "", b"\xFF\"".to_vec());
        let expected = "let request = b\"\\xff\\\"\";\nsimulator.handle(\"ada@example.test\", request);";
        assert_eq!(format!("{no_text:?}"), expected);
    }

    #[test]
    fn long_texts_are_printed_in_lines() {
        let long = "a ".repeat(50);
        let printed = Literal(&format!("'é'\n  b\n{long}")).to_string();
        let start = "a ".repeat(45);
        let expected = format!("\"'é'\\n\\\n    \\x20 b\\n\\\n    {start}\\\n    a a a a a \"");
        assert_eq!(printed, expected);
    }

    #[test]
    fn where_nobody_has_a_mailbox_nobody_sends() {
        let empty = Simulator::builder().build();
        assert_eq!(Request::drawn(&empty, &mut Choices::new(&[])).caller(), "");
        let world = World::drawn(&mut Choices::new(&[])).simulator();
        assert_eq!(Request::drawn(&world, &mut Choices::new(&[])).caller(), "ada@example.test");
    }
}

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

/// A request to a simulator, whose `Debug` form is the statements that send it.
#[derive(Clone, PartialEq, Eq)]
pub struct Step {
    /// Who sends it.
    pub caller: String,
    /// How much time passes before.
    pub waits: Duration,
    /// The name of the operation.
    pub operation: &'static str,
    /// The bytes.
    pub request: Vec<u8>,
}

/// A step whose request has one flaw.
#[derive(Debug, Clone)]
pub struct FlawedStep {
    /// The request.
    pub step: Step,
    /// What was done to a valid one; nothing where the request had no place for it.
    pub flaw: Option<&'static Edit>,
}

impl Step {
    /// A valid request of any mailbox owner, for any operation, with ids that are alive.
    #[must_use]
    pub fn drawn(simulator: &Simulator, choices: &mut Choices<'_>) -> Self {
        let (caller, waits) = (caller(simulator, choices), choices.pick(&[0, 0, 1, 86_400]));
        let operation = operation(&REQUESTS, choices);
        Self { waits: Duration::from_secs(waits), ..Self::by(caller, simulator, operation, choices) }
    }

    /// A valid request for an operation, at once, of the owner of the first mailbox.
    #[must_use]
    pub fn of(simulator: &Simulator, operation: &'static Element, choices: &mut Choices<'_>) -> Self {
        Self::by(caller(simulator, &mut Choices::new(&[])), simulator, operation, choices)
    }

    fn by(
        caller: String,
        simulator: &Simulator,
        operation: &'static Element,
        choices: &mut Choices<'_>,
    ) -> Self {
        let tree = request(&REQUESTS, operation, &pool_of(simulator, &caller), choices);
        let request = write(&tree, choices).to_bytes();
        Self { caller, waits: Duration::ZERO, operation: operation.name, request }
    }

    /// Lets the time pass and sends the request.
    pub fn take(&self, simulator: &mut Simulator) -> Reply {
        simulator.advance(self.waits);
        simulator.handle(&self.caller, &self.request)
    }
}

impl FlawedStep {
    /// A request for any operation, with a flaw if there is a place for it.
    #[must_use]
    pub fn drawn(simulator: &Simulator, choices: &mut Choices<'_>) -> Self {
        let operation = operation(&REQUESTS, choices);
        let caller = caller(simulator, &mut Choices::new(&[]));
        let mut tree = request(&REQUESTS, operation, &pool_of(simulator, &caller), choices);
        let edits = choices.pick(EDITS);
        let edit = &edits[choices.below(edits.len())];
        let flaw = edit.apply(&mut tree, choices).then_some(edit);
        let request = write(&tree, choices).to_bytes();
        let step = Step { caller, waits: Duration::ZERO, operation: operation.name, request };
        Self { step, flaw }
    }
}

/// The owner of a mailbox, mostly of the first; nobody where there are no mailboxes.
fn caller(simulator: &Simulator, choices: &mut Choices<'_>) -> String {
    let owners: Vec<_> = simulator.mailboxes().map(|mailbox| mailbox.smtp_address()).collect();
    let last = owners.len().saturating_sub(1);
    owners.get(choices.pick(&[0, 0, 0, last])).map_or_else(String::new, |owner| (*owner).to_owned())
}

impl fmt::Debug for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.waits > Duration::ZERO {
            let seconds = self.waits.as_secs();
            writeln!(formatter, "simulator.advance(std::time::Duration::from_secs({seconds}));")?;
        }
        let request = String::from_utf8_lossy(&self.request);
        write!(formatter, "simulator.handle({:?}, {request:?}.as_bytes());", self.caller)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::World;

    #[test]
    fn a_step_is_printed_as_the_statements_that_take_it() {
        let step = Step {
            caller: "ada@example.test".to_owned(),
            waits: Duration::from_secs(1),
            operation: "GetImItemList",
            request: b"<a b=\"c\"/>".to_vec(),
        };
        let expected = "simulator.advance(std::time::Duration::from_secs(1));\n\
            simulator.handle(\"ada@example.test\", \"<a b=\\\"c\\\"/>\".as_bytes());";
        assert_eq!(format!("{step:?}"), expected);
    }

    #[test]
    fn where_nobody_has_a_mailbox_nobody_sends() {
        let empty = Simulator::builder().build();
        assert_eq!(Step::drawn(&empty, &mut Choices::new(&[])).caller, "");
        let world = World::drawn(&mut Choices::new(&[])).simulator();
        assert_eq!(Step::drawn(&world, &mut Choices::new(&[])).caller, "ada@example.test");
    }
}

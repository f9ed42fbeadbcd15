//! Worlds with what is sent to them: what a fuzzer or a property test decides on as a whole.

use std::fmt;

use super::choices::Choices;
use super::message::operation;
use super::request::{FlawedRequest, Request};
use super::world::{IMPORTS, World};
use crate::operation::REQUESTS;
use crate::{Reply, Simulator};

/// How many requests a scenario has at most.
const REQUESTS_MAX: usize = 24;

/// A world and one request to the owner of its first mailbox, mostly without a flaw.
///
/// Its `Debug` form is the statements that make the one and send the other.
#[derive(Clone)]
pub struct Attempt {
    world: World,
    sent: Sent,
}

#[derive(Clone)]
enum Sent {
    Valid(Request),
    Flawed(FlawedRequest),
}

/// A world and requests in a row of all mailbox owners, which refer to what earlier ones left behind.
///
/// Its `Debug` form is the statements that make the world and send the requests.
#[derive(Clone, PartialEq, Eq)]
pub struct Scenario {
    world: World,
    requests: Vec<Request>,
}

impl Attempt {
    /// An attempt made of decisions: one in four has a flaw, if there is a place for that one.
    #[must_use]
    pub fn drawn(choices: &mut Choices<'_>) -> Self {
        let world = world(false, choices);
        let simulator = world.simulator();
        let flawed = if choices.once_in(4) { FlawedRequest::drawn(&simulator, choices) } else { None };
        let sent = flawed.map_or_else(
            || Sent::Valid(Request::of(&simulator, operation(&REQUESTS, choices), choices)),
            Sent::Flawed,
        );
        Self { world, sent }
    }

    /// The world.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// The request.
    #[must_use]
    pub const fn request(&self) -> &Request {
        match &self.sent {
            Sent::Valid(request) => request,
            Sent::Flawed(flawed) => flawed.request(),
        }
    }

    /// What is wrong with the request, for instance `required child dropped`; nothing where it is valid.
    #[must_use]
    pub const fn flaw(&self) -> Option<&'static str> {
        match &self.sent {
            Sent::Valid(_) => None,
            Sent::Flawed(flawed) => Some(flawed.flaw()),
        }
    }

    /// Whether an answer does with the message what was predicted: it lets a valid one through to its
    /// operation, and refuses one with a flaw for that flaw.
    #[must_use]
    pub fn is_received_as_predicted(&self, reply: &Reply) -> bool {
        match &self.sent {
            Sent::Valid(_) => reply.rejection().is_none(),
            Sent::Flawed(flawed) => flawed.is_refused_as_predicted(reply),
        }
    }

    /// The same as a scenario of one request.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        Scenario::new(self.world.clone(), [self.request().clone()])
    }
}

impl Scenario {
    /// A world and what is sent to it.
    #[must_use]
    pub fn new(world: World, requests: impl IntoIterator<Item = Request>) -> Self {
        Self { world, requests: requests.into_iter().collect() }
    }

    /// A scenario made of decisions.
    #[must_use]
    pub fn drawn(choices: &mut Choices<'_>) -> Self {
        Self::drawn_up_to(REQUESTS_MAX, choices)
    }

    /// The same with so many requests at most. All but the last have been answered when it is drawn, as ids
    /// come from the answers; so whoever looks for the request that breaks something can ask for one more
    /// at a time.
    #[must_use]
    pub fn drawn_up_to(count: usize, choices: &mut Choices<'_>) -> Self {
        let world = world(true, choices);
        let mut simulator = world.simulator();
        let mut requests: Vec<Request> = Vec::new();
        while !choices.is_spent() && requests.len() < count {
            if let Some(last) = requests.last() {
                last.send(&mut simulator);
            }
            requests.push(Request::drawn(&simulator, choices));
        }
        Self { world, requests }
    }

    /// The world.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// What is sent to it, in this order.
    #[must_use]
    pub fn requests(&self) -> &[Request] {
        &self.requests
    }

    /// A simulator of that world, to which nothing has been sent yet.
    #[must_use]
    pub fn simulator(&self) -> Simulator {
        self.world.simulator()
    }

    /// The same with the fewest requests for which a question is still answered with yes, in the sense that
    /// none of those left can be left out: what fails is shown by what it takes to fail.
    #[must_use]
    pub fn shortest(&self, fails: &dyn Fn(&Self) -> bool) -> Self {
        let mut shortest = self.clone();
        let mut size = shortest.requests.len();
        while size > 0 {
            let mut start = 0;
            while start < shortest.requests.len() {
                let mut shorter = shortest.clone();
                let end = shortest.requests.len().min(start + size);
                shorter.requests.drain(start..end);
                if fails(&shorter) {
                    shortest = shorter;
                } else {
                    start += size;
                }
            }
            size /= 2;
        }
        shortest
    }

    /// A test of that name that sends the requests, and fails when an answer breaks one of the rules that all
    /// answers keep: ready to paste into a file below `tests/`.
    #[must_use]
    pub fn to_test(&self, name: &str) -> String {
        let mut test = format!("{IMPORTS}\nfn world() -> Simulator {{\n");
        indent(&format!("{:?}\nsimulator", self.world), &mut test);
        test += &format!("}}\n\n#[test]\nfn {name}() {{\n    let mut simulator = world();\n");
        for request in &self.requests {
            let mut statements = String::new();
            // Text takes whatever is written.
            let _ = request.write_statements(&mut statements, "proven(&mut simulator, ");
            indent(&statements, &mut test);
        }
        test + "}\n"
    }
}

fn indent(statements: &str, test: &mut String) {
    for line in statements.lines() {
        *test += "    ";
        *test += line;
        test.push('\n');
    }
}

/// Mostly the usual world, in which whatever is asked for is there.
fn world(is_shared: bool, choices: &mut Choices<'_>) -> World {
    if choices.once_in(4) { World::drawn(choices) } else { World::usual(is_shared) }
}

impl fmt::Debug for Attempt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:?}", self.world)?;
        match &self.sent {
            Sent::Valid(request) => request.fmt(formatter),
            Sent::Flawed(flawed) => flawed.fmt(formatter),
        }
    }
}

impl fmt::Debug for Scenario {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.world.fmt(formatter)?;
        self.requests.iter().try_for_each(|request| write!(formatter, "\n{request:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(name: &str) -> Request {
        Request::new("ada@example.test", "GetImItemList", name.as_bytes().to_vec())
    }

    fn scenario(names: &[&str]) -> Scenario {
        Scenario::new(World::usual(false), names.iter().map(|name| request(name)))
    }

    #[test]
    fn what_fails_is_shown_by_what_it_takes_to_fail() {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        for kept in [&["a"][..], &["i"], &["b", "h"], &["a", "e", "i"], &[], &names] {
            let fails = |it: &Scenario| kept.iter().all(|name| it.requests.contains(&request(name)));
            assert_eq!(scenario(&names).shortest(&fails), scenario(kept));
        }
    }

    #[test]
    fn a_scenario_is_its_world_and_its_requests() {
        let scenario = scenario(&["a", "b"]);
        let printed = format!("{scenario:?}");
        let lines: Vec<_> = printed.lines().rev().take(4).collect();
        let send = "simulator.handle(\"ada@example.test\", request);";
        let [a, b] = ["a", "b"].map(|name| format!("let request = \"{name}\".as_bytes();"));
        assert_eq!(lines, [send, &*b, send, &*a]);
        assert!(printed.starts_with(&format!("{:?}", World::usual(false))));
        assert!(scenario.simulator() == World::usual(false).simulator());
    }

    #[test]
    fn a_scenario_can_be_drawn_request_by_request() {
        let bytes: Vec<u8> =
            (0..900_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let drawn = |count| Scenario::drawn_up_to(count, &mut Choices::new(&bytes));
        let whole = Scenario::drawn(&mut Choices::new(&bytes));
        assert!(whole.requests.len() > 2);
        for count in 0..whole.requests.len() {
            assert_eq!(drawn(count).requests, whole.requests[..count]);
        }
    }

    #[test]
    fn attempts_are_received_as_predicted() {
        let mut flaws = 0;
        for seed in 0..100_u32 {
            let bytes: Vec<u8> = (1..400_u32)
                .map(|place| (place.wrapping_mul(2 * seed + 1).wrapping_mul(2_654_435_761) >> 13) as u8)
                .collect();
            let attempt = Attempt::drawn(&mut Choices::new(&bytes));
            let reply = attempt.request().send(&mut attempt.world().simulator());
            assert!(attempt.is_received_as_predicted(&reply), "{attempt:?}\n{reply}");
            flaws += usize::from(attempt.flaw().is_some());
        }
        assert!((10..50).contains(&flaws), "{flaws}");
    }
}

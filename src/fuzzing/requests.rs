//! Requests: any bytes, and those made from the schema tables, so that they get past the reader and to the
//! operations.

use super::oracles::{check_answer, is_same_state, proven};
use crate::generate::{Attempt, Choices, Request, Scenario, World};

/// Who sends what is no request of its own.
const ADA: &str = "ada@example.test";

/// Any bytes as a request to the usual world: the answer keeps the rules of [`proven`].
///
/// # Panics
///
/// When one of them does not hold.
pub fn envelope(bytes: &[u8]) {
    proven(&mut World::usual(false).simulator(), ADA, bytes);
}

/// A request made from the tables: it is received as predicted, and the answer keeps the rules of [`proven`].
///
/// # Panics
///
/// When one of these does not hold.
pub fn structured(attempt: &Attempt) {
    let request = attempt.request();
    let reply = proven(&mut attempt.world().simulator(), request.caller(), request.bytes());
    assert!(attempt.is_received_as_predicted(&reply), "{:?}\n{attempt:?}\n{reply}", reply.rejection());
}

/// Requests in a row, which refer to what earlier ones left: each is received, each answer keeps the rules
/// of [`proven`], and all of them again give the same answers and state.
///
/// # Panics
///
/// When one of these does not hold.
pub fn sequence(scenario: &Scenario) {
    let mut simulator = scenario.simulator();
    let mut replies = Vec::new();
    for request in scenario.requests() {
        let mut before = simulator.clone();
        before.advance(request.waits());
        let reply = request.send(&mut simulator);
        check_answer(&before, &reply, &simulator);
        assert!(reply.rejection().is_none(), "{request:?}\n{reply}");
        replies.push(reply);
    }
    let mut twin = scenario.simulator();
    for (request, reply) in scenario.requests().iter().zip(&replies) {
        assert_eq!(request.send(&mut twin), *reply, "the same requests get the same bytes");
    }
    assert!(is_same_state(&twin, &simulator), "the same requests leave the same state");
    #[cfg(feature = "serde")]
    super::oracles::outlives_a_snapshot(&simulator);
}

/// The requests that a target sends for an input, as far as they can be told: to show what broke it.
///
/// None for targets whose input is no request, and for a sequence that breaks nothing.
#[must_use]
pub fn scenario_of(target: &str, bytes: &[u8], breaks: &dyn Fn(&Scenario) -> bool) -> Option<Scenario> {
    match target {
        "envelope" => Some(Scenario::new(World::usual(false), [Request::new(ADA, "", bytes.to_vec())])),
        "structured" => Some(Attempt::drawn(&mut Choices::new(bytes)).scenario()),
        "sequence" => {
            // The first request that breaks something ends the search: what comes after it may not even be
            // possible to draw.
            let drawn = |count| Scenario::drawn_up_to(count, &mut Choices::new(bytes));
            let is_whole = |count: &usize| drawn(*count - 1).requests().len() == *count - 1;
            let mut prefixes = (1..=bytes.len()).take_while(is_whole).map(drawn);
            prefixes.find(breaks).map(|scenario| scenario.shortest(breaks))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ResponseCode;
    use crate::fuzzing::noise;
    use crate::operation::ANSWERS;

    #[test]
    fn sequences_reach_the_success_of_every_operation_and_many_errors() {
        let (mut succeeded, mut codes) = (BTreeSet::new(), BTreeSet::new());
        for seed in 0..400 {
            let mut simulator = World::usual(true).simulator();
            let bytes = noise(seed, 2000);
            let mut choices = Choices::new(&bytes);
            while !choices.is_spent() {
                let reply = Request::drawn(&simulator, &mut choices).send(&mut simulator);
                let document = reply.document().expect("answers are valid");
                if reply.codes().contains(&ResponseCode::NoError) {
                    succeeded.insert(document.body().element().name);
                }
                codes.extend(reply.codes().into_iter().map(ResponseCode::name));
            }
        }
        let answers = ANSWERS.bodies.iter().map(|answer| answer.name).filter(|answer| *answer != "Fault");
        let missed: Vec<_> = answers.filter(|answer| !succeeded.contains(answer)).collect();
        assert_eq!(missed, Vec::<&str>::new());
        assert!(codes.len() > 70, "{}: {codes:?}", codes.len());
    }
}

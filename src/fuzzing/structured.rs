//! Requests made from the schema tables, so that bytes get past the reader and to the operations.

use super::check;
use super::world::{shared_world, small_world};

use crate::generate::{self, Choices, FlawedStep, Step};
use crate::operation::REQUESTS;

/// How many requests a sequence has at most.
const REQUESTS_MAX: usize = 24;

/// A request made of the bytes, one in four with a flaw: it is accepted, or refused for that flaw, and the
/// oracles of [`envelope`](super::envelope) hold.
///
/// # Panics
///
/// When one of these does not hold.
pub fn structured(bytes: &[u8]) {
    let before = small_world();
    let (mut simulator, mut twin) = (before.clone(), before.clone());
    let mut choices = Choices::new(bytes);
    let FlawedStep { step, flaw } = if choices.once_in(4) {
        FlawedStep::drawn(&before, &mut choices)
    } else {
        let operation = generate::operation(&REQUESTS, &mut choices);
        FlawedStep { step: Step::of(&before, operation, &mut choices), flaw: None }
    };
    let reply = step.take(&mut simulator);
    check(&reply, &before, &simulator);
    assert_eq!(reply, step.take(&mut twin), "the same request gets the same bytes");
    match (reply.rejection(), flaw) {
        (None, None) => {}
        (Some(rejection), Some(flaw)) => {
            assert!((flaw.predicts)(&rejection.refusal), "{}: {rejection:?}\n{step:?}", flaw.name);
        }
        (rejection, flaw) => panic!("{flaw:?}: {rejection:?}\n{step:?}"),
    }
}

/// A sequence of requests to two mailboxes, which refer to what earlier ones left: the oracles of
/// [`envelope`](super::envelope) hold after each, and all of them again give the same answers and state.
///
/// # Panics
///
/// When one of these does not hold.
pub fn sequence(bytes: &[u8]) {
    let mut simulator = shared_world();
    let start = simulator.clone();
    let mut choices = Choices::new(bytes);
    let mut steps = Vec::new();
    while !choices.is_spent() && steps.len() < REQUESTS_MAX {
        let step = Step::drawn(&simulator, &mut choices);
        let mut before = simulator.clone();
        before.advance(step.waits);
        let reply = step.take(&mut simulator);
        check(&reply, &before, &simulator);
        steps.push((step, reply));
    }
    let mut twin = start;
    for (step, reply) in &steps {
        assert_eq!(step.take(&mut twin), *reply, "the same requests get the same bytes");
    }
    assert!(twin == simulator, "the same requests leave the same state");
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ResponseCode;
    use crate::operation::ANSWERS;

    /// Bytes without pattern, always the same for a seed.
    fn noise(seed: u64) -> Vec<u8> {
        let mut state = seed;
        let next = || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            ((mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 56) as u8
        };
        std::iter::repeat_with(next).take(2000).collect()
    }

    #[test]
    fn sequences_reach_the_success_of_every_operation_and_many_errors() {
        let (mut succeeded, mut codes) = (BTreeSet::new(), BTreeSet::new());
        for seed in 0..400 {
            let mut simulator = shared_world();
            let bytes = noise(seed);
            let mut choices = Choices::new(&bytes);
            while !choices.is_spent() {
                let reply = Step::drawn(&simulator, &mut choices).take(&mut simulator);
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

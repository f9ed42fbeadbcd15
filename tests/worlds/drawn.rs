//! Worlds and scripts drawn from a seed: the same seed gives the same.

use ews_sim::generate::{Choices, Request, World};
use ews_sim::{Reply, Simulator};

use crate::support::generated::noise;

/// A world that a drawn script has been at.
pub(crate) fn lived_in(seed: u64, requests: usize) -> Simulator {
    let bytes = noise(seed, requests * 1000);
    let mut choices = Choices::new(&bytes);
    let mut simulator = World::drawn(&mut choices).simulator();
    for _ in 0..requests {
        Request::drawn(&simulator, &mut choices).send(&mut simulator);
    }
    simulator
}

/// Carries on with a script, and returns the answers.
pub(crate) fn live_on(simulator: &mut Simulator, seed: u64, requests: usize) -> Vec<Reply> {
    let bytes = noise(seed, requests * 1000);
    let mut choices = Choices::new(&bytes);
    (0..requests).map(|_| Request::drawn(simulator, &mut choices).send(simulator)).collect()
}

//! What requests cost grows no faster than they do, counted in bytes that are asked of the allocator, in
//! calls of it and in bytes answered, not in time. `cargo bench --bench doubling` counts instructions.

mod inputs;

use std::alloc::System;

use ews_sim::Simulator;
use ews_sim::operation::REQUESTS;
use ews_sim::wire::{self, Options};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use crate::inputs::{ADA, HOSTILE, Hostile, world};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What doubling an input may do to any count.
const MOST: f64 = 2.2;

/// Counts of the work that a request makes.
struct Work {
    /// Bytes that were asked of the allocator, those asked for again when something grew included.
    bytes: f64,
    /// How often it was asked.
    calls: f64,
    /// Bytes of the answer.
    answer: f64,
    /// Nodes and attributes of the request, where it is valid.
    nodes: f64,
}

impl Work {
    fn of(world: &Simulator, request: &[u8]) -> Self {
        let mut simulator = world.clone();
        let region = Region::new(ALLOCATOR);
        let reply = simulator.handle(ADA, request);
        let change = region.change();
        let document = wire::parse(request, &REQUESTS, &Options::request());
        Self {
            bytes: (change.bytes_allocated + change.bytes_reallocated.unsigned_abs()) as f64,
            calls: (change.allocations + change.reallocations) as f64,
            answer: reply.body().len() as f64,
            nodes: document.map_or(0.0, |document| document.size() as f64),
        }
    }

    /// Each count by name.
    const fn counts(&self) -> [(&'static str, f64); 4] {
        [("bytes", self.bytes), ("calls", self.calls), ("answer", self.answer), ("nodes", self.nodes)]
    }
}

/// One test, since the allocator counts for all threads.
#[test]
fn cost_grows_no_faster_than_the_input() {
    assert!(square(2000) > MOST * square(1000), "what grows with the square is not found");
    let world = world();
    let mut faults = Vec::new();
    for hostile in HOSTILE {
        let Hostile { name, count, .. } = hostile;
        let requests = [4 * count, 8 * count].map(|count| hostile.request(&world, count));
        // The first request of a kind may bring about what later ones find.
        Work::of(&world, &requests[0]);
        let [once, twice] = [0, 1].map(|place| Work::of(&world, &requests[place]));
        let sizes = requests.map(|request| request.len() as f64);
        let growth = sizes[1] / sizes[0];
        assert!((1.5..2.1).contains(&growth), "{name}: {sizes:?} bytes");
        for ((what, once), (_, twice)) in once.counts().into_iter().zip(twice.counts()) {
            if twice > MOST * once + 64.0 {
                faults.push(format!("{name}: {once} and {twice} {what}"));
            }
        }
    }
    assert!(faults.is_empty(), "doubled inputs cost more than {MOST} times as much\n{}", faults.join("\n"));
}

/// Bytes asked for by what grows with the square.
fn square(size: usize) -> f64 {
    let region = Region::new(ALLOCATOR);
    let copies: Vec<String> = (0..size).map(|length| "a".repeat(length)).collect();
    assert_eq!(copies.len(), size);
    region.change().bytes_allocated as f64
}

//! Bytes on the heap for each contact, counted by the allocator: row 8.
//!
//! Run with `cargo bench --bench heap`; a number is how many contacts there are. A miss of what must be ends
//! it with an error.

mod support;

use std::alloc::System;
use std::process::ExitCode;

use ews_sim::Simulator;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use support::worlds;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What a contact may need, and what is wished for: bytes asked for.
const BOUNDS: [f64; 2] = [800.0, 450.0];
/// How many allocations it may need.
const ALLOCATIONS: f64 = 4.0;

/// What the contacts are called in the table, and a simulator with that many of them.
type World = (&'static str, fn(usize) -> Simulator);

fn main() -> ExitCode {
    let contacts = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(1_000_000);
    println!("| # | what, {contacts} there | bytes | must | bold | resident | allocations | must | |");
    println!("|---|---|---|---|---|---|---|---|---|");
    let worlds: [World; 2] =
        [("on the IM list", worlds::simulator), ("with 15 properties", worlds::contacts)];
    let missed = worlds.map(|(what, world)| {
        let (region, resident) = (Region::new(ALLOCATOR), resident_bytes());
        let simulator = world(contacts);
        let change = region.change();
        let per_contact = |total: usize| total as f64 / contacts as f64;
        let bytes = per_contact(change.bytes_allocated - change.bytes_deallocated);
        let allocations = per_contact(change.allocations - change.deallocations);
        let resident = per_contact(resident_bytes().saturating_sub(resident));
        drop(simulator);
        let [must, bold] = BOUNDS;
        let missed = bytes > must || allocations > ALLOCATIONS;
        let verdict = if missed { "MISS" } else { "" };
        println!(
            "| 8  | a contact {what:18} | {bytes:4.0} | {must} | {bold} | {resident:4.0} | {allocations:3.1} \
             | {ALLOCATIONS} | {verdict} |"
        );
        missed
    });
    if missed.contains(&true) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Memory of the process where the system tells: what the allocator adds and rounds is in it.
fn resident_bytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = status.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok());
    pages.unwrap_or(0) * 4096
}

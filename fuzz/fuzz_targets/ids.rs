//! Any bytes as an id, a change key or a sync state, and decisions that damage a snapshot: what can be read
//! is written so that it reads the same.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/snapshots.rs"]
mod snapshots;

fuzz_target!(|data: &[u8]| match data.split_first() {
    Some((&snapshots::MARK, decisions)) => drop(snapshots::damaged(decisions)),
    _ => ews_sim::fuzzing::ids(data),
});

//! Sequences of requests to two mailboxes: each gets a proper answer, and the same one again.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| ews_sim::fuzzing::sequence(data));

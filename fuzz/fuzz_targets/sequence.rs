//! Sequences of requests to two mailboxes: each gets a proper answer, and the same one again.

#![no_main]

use ews_sim::strategies::Scenario;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Scenario| ews_sim::fuzzing::sequence(&input));

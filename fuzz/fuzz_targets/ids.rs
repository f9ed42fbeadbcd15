//! Any bytes as an id or a change key: what can be read is written so that it reads the same.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| ews_sim::fuzzing::ids(data));

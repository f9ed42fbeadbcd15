//! Any bytes as a request: whatever comes in, a well-formed answer comes out.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| ews_sim::fuzzing::envelope(data));

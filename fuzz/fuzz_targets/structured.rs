//! Requests made from the schema tables: accepted, or refused for the one flaw they have.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| ews_sim::fuzzing::structured(data));

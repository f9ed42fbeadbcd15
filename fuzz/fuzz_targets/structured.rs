//! Requests made from the schema tables: accepted, or refused for the one flaw they have.

#![no_main]

use ews_sim::strategies::Attempt;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Attempt| ews_sim::fuzzing::structured(&input));

//! Values of properties of every type: they come out as they are, in valid XML.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| ews_sim::fuzzing::writer(data));

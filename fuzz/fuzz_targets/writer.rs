//! Texts of any kind in a mailbox: they come out as they are, in valid XML.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| ews_sim::fuzzing::writer(data));

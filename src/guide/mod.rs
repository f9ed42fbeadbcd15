//! A guide for authors of tests, a page a subject. Everything shown is compiled and run.
//!
//! 1. [`first_test`]: a client, a world, a test; what to do when a request is refused.
//! 2. [`conflicts`]: somebody else changes what a client has read.
//! 3. [`faults`]: a server that is busy, slow, wrong or away; what a client made of it.
//! 4. [`time`]: the virtual clock.
//! 5. [`snapshots`]: forks, snapshots, differences.
//! 6. [`fuzzing_your_client`]: odd answers, damaged answers, requests that nobody thought of.

pub mod conflicts;
pub mod faults;
pub mod first_test;
pub mod fuzzing_your_client;
pub mod snapshots;
pub mod time;

//! People through the public face, by operation; names hold the numbers of the checklist.

#[path = "../support/client.rs"]
#[allow(dead_code, reason = "the client of the conformance tests; not every method is needed here")]
mod client;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/tree.rs"]
#[allow(dead_code, reason = "as above")]
mod tree;

mod expand_dl;
mod find_people;
mod get_persona;
mod resolve_names;
mod scene;

//! Items through the public face, by operation; names and tables hold the numbers of the checklists.

#[path = "../conformance/client.rs"]
#[allow(dead_code, reason = "the client of the conformance tests; not every method is needed here")]
mod client;
#[path = "../support/mod.rs"]
mod support;
#[path = "../conformance/tree.rs"]
#[allow(dead_code, reason = "as above")]
mod tree;

mod archive;
mod batches;
mod delete_item;
mod junk;
mod move_item;
mod reply;
mod scenes;
mod send_item;

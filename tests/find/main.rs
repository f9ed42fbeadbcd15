//! Searches for items through the public face: the checklist lines FP-001 to FP-243, FI-173 to FI-182 where
//! they are about what search folders show, and what FindItem sees of the IM list.
//!
//! The numbers are in the names of the tests and in their tables. Rules of the search engine that have a test
//! beside it have a case here for each kind.

#[path = "../support/client.rs"]
#[allow(dead_code, reason = "it serves more test binaries than this one")]
mod client;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/tree.rs"]
#[allow(dead_code, reason = "it serves more test binaries than this one")]
mod tree;

mod contains;
mod folders;
mod groups;
mod im;
mod limits;
mod order;
mod pages;
mod query;
mod request;
mod restrictions;
mod scene;
mod search_folders;
mod searchable;
mod shapes;
mod time_zones;
mod views;

//! Synchronization and ids in all formats through the public face: the checklist lines FI-324 to FI-371.
//!
//! The numbers are in the names of the tests.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/shortest.rs"]
mod shortest;

mod convert_id;
mod hierarchy;
mod items;
mod model;
mod paging;
mod scene;

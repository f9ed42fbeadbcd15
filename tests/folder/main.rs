//! Folders through the public face: the checklist lines FI-001 to FI-182 and FI-305 to FI-311 that need no
//! operation on items, FP-244 to FP-252, IP-010, IP-011, IP-022 and IP-139 to IP-141.
//!
//! The numbers are in the names of the tests.

#[path = "../support/mod.rs"]
mod support;

mod copy_folder;
mod counts;
mod create_folder;
mod create_folder_path;
mod delete_folder;
mod empty_folder;
mod find_folder;
mod get_folder;
mod mark_all_items_as_read;
mod move_folder;
mod names_and_classes;
mod permissions;
mod scene;
mod search_folders;
mod shape_and_batches;
mod tree;
mod update_folder;

//! The IM list through the public face: one test or more for each line of the checklist IM-001 to IM-203.
//!
//! The numbers are in the names of the tests.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/shortest.rs"]
mod shortest;

mod add_distribution_group_to_im_list;
mod add_im_contact_to_group;
mod add_im_group;
mod add_new_im_contact_to_group;
mod add_new_tel_uri_contact_to_group;
mod documented;
mod frame;
mod get_im_item_list;
mod get_im_items;
mod headers;
mod hostile;
mod ids;
mod model;
mod properties;
mod remove_contact_from_im_list;
mod remove_distribution_group_from_im_list;
mod remove_im_contact_from_group;
mod remove_im_group;
mod set_im_group;
mod set_im_list_migration_completed;
mod shapes;

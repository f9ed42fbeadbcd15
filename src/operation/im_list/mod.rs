//! The Unified Contact Store: instant-messaging groups and contacts ([MS-OXWSCOS]).

mod add_distribution_group_to_im_list;
mod add_im_contact_to_group;
mod add_im_group;
mod add_new_im_contact_to_group;
mod add_new_tel_uri_contact_to_group;
mod get_im_item_list;
mod get_im_items;
mod remove_contact_from_im_list;
mod remove_distribution_group_from_im_list;
mod remove_im_contact_from_group;
mod remove_im_group;
mod render;
mod resolve;
mod set_im_group;
mod set_im_list_migration_completed;

pub use add_distribution_group_to_im_list::{
    AddDistributionGroupToImList, AddDistributionGroupToImListResponse,
};
pub use add_im_contact_to_group::{AddImContactToGroup, AddImContactToGroupResponse};
pub use add_im_group::{AddImGroup, AddImGroupResponse};
pub use add_new_im_contact_to_group::{AddNewImContactToGroup, AddNewImContactToGroupResponse};
pub use add_new_tel_uri_contact_to_group::{AddNewTelUriContactToGroup, AddNewTelUriContactToGroupResponse};
pub use get_im_item_list::{GetImItemList, GetImItemListResponse};
pub use get_im_items::{GetImItems, GetImItemsResponse};
pub use remove_contact_from_im_list::{RemoveContactFromImList, RemoveContactFromImListResponse};
pub use remove_distribution_group_from_im_list::{
    RemoveDistributionGroupFromImList, RemoveDistributionGroupFromImListResponse,
};
pub use remove_im_contact_from_group::{RemoveImContactFromGroup, RemoveImContactFromGroupResponse};
pub use remove_im_group::{RemoveImGroup, RemoveImGroupResponse};
pub use set_im_group::{SetImGroup, SetImGroupResponse};
pub use set_im_list_migration_completed::{SetImListMigrationCompleted, SetImListMigrationCompletedResponse};

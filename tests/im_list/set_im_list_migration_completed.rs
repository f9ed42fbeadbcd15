//! set_im_list_migration_completed

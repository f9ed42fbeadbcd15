//! add_new_im_contact_to_group

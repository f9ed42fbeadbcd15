//! add_im_contact_to_group

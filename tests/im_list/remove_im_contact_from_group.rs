//! remove_im_contact_from_group

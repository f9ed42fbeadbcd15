//! remove_contact_from_im_list

//! remove_im_group

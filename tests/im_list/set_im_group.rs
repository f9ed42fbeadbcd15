//! set_im_group

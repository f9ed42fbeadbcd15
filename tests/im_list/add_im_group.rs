//! add_im_group

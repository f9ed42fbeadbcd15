//! get_im_items

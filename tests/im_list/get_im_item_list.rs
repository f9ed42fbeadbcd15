//! get_im_item_list

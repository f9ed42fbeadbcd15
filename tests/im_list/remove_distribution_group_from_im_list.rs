//! remove_distribution_group_from_im_list

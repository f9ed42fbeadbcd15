//! add_distribution_group_to_im_list

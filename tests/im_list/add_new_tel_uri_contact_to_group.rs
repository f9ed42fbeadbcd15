//! add_new_tel_uri_contact_to_group

//! Rules of the folder tree, by checklist number.

mod tree;

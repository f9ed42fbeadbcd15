//! MS-OXWSFOLD: folders and their permissions.

mod deleting;
mod levels;
mod operations;
mod permissions;
mod properties;
mod shapes;
mod updating;

use crate::tree::{Answer, Tree};

/// The response messages of an answer say what a response message of that operation says: its name, its
/// class and its code.
#[track_caller]
pub(crate) fn assert_outcome(answer: &Answer, operation: &str, class: &str, code: &str) {
    assert_eq!(answer.name, format!("{operation}Response"), "{}", **answer);
    assert!(!answer.messages().is_empty(), "{}", **answer);
    for message in answer.messages() {
        assert_eq!(message.name, format!("{operation}ResponseMessage"));
        assert_eq!(message.attribute("ResponseClass"), class, "{message}");
        assert_eq!(message.child("ResponseCode").text, code, "{message}");
    }
}

/// The display names of folders, in alphabetical order.
pub(crate) fn display_names(folders: &[Tree]) -> Vec<&str> {
    let mut names: Vec<_> = folders.iter().map(|folder| folder.value("DisplayName")).collect();
    names.sort_unstable();
    names
}

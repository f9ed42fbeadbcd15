//! What a client knows that only listens to synchronisation.

use std::collections::BTreeMap;
use std::fmt::Debug;

use crate::tree::{Answer, Tree};

/// What a client knows of an item: subject and read flag.
pub(crate) type KnownItem = (String, Option<bool>);
/// What a client knows of a folder: name and the id of its parent.
pub(crate) type KnownFolder = (String, String);

/// Everything a client has been told, by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replica<T> {
    /// None before it has asked.
    pub(crate) state: Option<String>,
    pub(crate) known: BTreeMap<String, T>,
}

impl<T> Default for Replica<T> {
    fn default() -> Self {
        Self { state: None, known: BTreeMap::new() }
    }
}

impl<T: Debug> Replica<T> {
    /// Does what an answer says; whether nothing more has changed. Nothing may come twice, change before it
    /// has come, or go that was not there.
    #[track_caller]
    pub(crate) fn listen(&mut self, answer: &Answer, read: fn(&Tree) -> T, mark: fn(&mut T, bool)) -> bool {
        self.state = Some(answer.value("SyncState").to_owned());
        for change in &answer.one("Changes").children {
            let id = change.children[0].id().id;
            match change.name {
                "Create" => {
                    let before = self.known.insert(id, read(&change.children[0]));
                    assert!(before.is_none(), "known already: {change}");
                }
                "Update" => {
                    let before = self.known.insert(id, read(&change.children[0]));
                    assert!(before.is_some(), "not known: {change}");
                }
                "ReadFlagChange" => {
                    let known = self.known.get_mut(&id).unwrap_or_else(|| panic!("not known: {change}"));
                    mark(known, change.value("IsRead") == "true");
                }
                "Delete" => assert!(self.known.remove(&id).is_some(), "not known: {change}"),
                other => panic!("no change: {other}"),
            }
        }
        answer.value("IncludesLastItemInRange") == "true"
            || answer.value("IncludesLastFolderInRange") == "true"
    }
}

/// Reads an item of an answer.
pub(crate) fn item(item: &Tree) -> KnownItem {
    (item.value("Subject").to_owned(), item.get("IsRead").map(|is_read| is_read.text == "true"))
}

/// Reads a folder of an answer.
pub(crate) fn folder(folder: &Tree) -> KnownFolder {
    (folder.value("DisplayName").to_owned(), folder.one("ParentFolderId").id().id)
}

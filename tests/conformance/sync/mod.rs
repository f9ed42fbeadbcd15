//! MS-OXWSSYNC: what has changed since a client looked last.

mod changes_of_folders;
mod changes_of_items;
mod hierarchy;
mod items;
mod limits;

use crate::client::{Client, shape};
use crate::tree::{Answer, Tree};

/// A request for changes.
pub(super) struct Sync<'a> {
    pub(super) folder: Option<&'a str>,
    pub(super) state: Option<&'a str>,
    pub(super) base_shape: &'a str,
    pub(super) switches: &'a str,
    pub(super) paths: &'a str,
    pub(super) ignore: &'a str,
    pub(super) most: u32,
    pub(super) scope: Option<&'a str>,
}

impl Default for Sync<'_> {
    fn default() -> Self {
        Self {
            folder: None,
            state: None,
            base_shape: "AllProperties",
            switches: "",
            paths: "",
            ignore: "",
            most: 512,
            scope: None,
        }
    }
}

impl Sync<'_> {
    fn common(&self) -> (String, String) {
        let element = |name: &str, content: Option<&str>| {
            content.map(|content| format!("<m:{name}>{content}</m:{name}>")).unwrap_or_default()
        };
        (element("SyncFolderId", self.folder), element("SyncState", self.state))
    }

    /// As the body of SyncFolderHierarchy.
    pub(super) fn hierarchy(&self) -> String {
        let (folder, state) = self.common();
        let shape = shape("FolderShape", self.base_shape, self.switches, self.paths);
        format!("<m:SyncFolderHierarchy>{shape}{folder}{state}</m:SyncFolderHierarchy>")
    }

    /// As the body of SyncFolderItems.
    pub(super) fn items(&self) -> String {
        let (folder, state) = self.common();
        let shape = shape("ItemShape", self.base_shape, self.switches, self.paths);
        let ignore = match self.ignore {
            "" => String::new(),
            ids => format!("<m:Ignore>{ids}</m:Ignore>"),
        };
        let scope = self.scope.map(|scope| format!("<m:SyncScope>{scope}</m:SyncScope>"));
        format!(
            "<m:SyncFolderItems>{shape}{folder}{state}{ignore}<m:MaxChangesReturned>{}\
             </m:MaxChangesReturned>{}</m:SyncFolderItems>",
            self.most,
            scope.unwrap_or_default()
        )
    }
}

/// The state of a folder's items, or of the folders below a folder.
pub(super) fn state_of_items(client: &mut Client, folder: &str) -> String {
    state(&client.succeed(&Sync { folder: Some(folder), ..Sync::default() }.items()))
}

pub(super) fn state_of_hierarchy(client: &mut Client, folder: &str) -> String {
    state(&client.succeed(&Sync { folder: Some(folder), ..Sync::default() }.hierarchy()))
}

pub(super) fn state(answer: &Answer) -> String {
    answer.one("SyncState").text.clone()
}

/// The changes in an answer.
pub(super) fn changes(answer: &Answer) -> Vec<Tree> {
    answer.one("Changes").children.clone()
}

/// The changes of a folder's items since a state.
pub(super) fn changes_of_items(client: &mut Client, folder: &str, state: &str) -> Vec<Tree> {
    let sync = Sync { folder: Some(folder), state: Some(state), ..Sync::default() };
    changes(&client.succeed(&sync.items()))
}

/// The changes of the folders below a folder since a state.
pub(super) fn changes_of_hierarchy(client: &mut Client, folder: &str, state: &str) -> Vec<Tree> {
    let sync = Sync { folder: Some(folder), state: Some(state), ..Sync::default() };
    changes(&client.succeed(&sync.hierarchy()))
}

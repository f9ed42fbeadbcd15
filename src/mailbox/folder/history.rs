//! What became of folders: what a client that synchronises the hierarchy is told.

use std::collections::{BTreeMap, BTreeSet};

use super::{Folder, FolderKey};
use crate::mailbox::Mailbox;
use crate::property::FolderKind;

/// A folder that left its place: it was moved or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemovedFolder {
    /// Which folder.
    pub key: FolderKey,
    /// Where it lay until then; `None` for the top of a mailbox, which never leaves.
    pub parent: Option<FolderKey>,
    /// What it was then: the type of its change key.
    pub kind: FolderKind,
    /// When it was made, counted as changes are.
    pub created: u64,
}

/// What happened to one folder below another since some change, as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HierarchyChange {
    /// It is there, and was not.
    Create(FolderKey),
    /// It was there and still is, but was written to.
    Update(FolderKey),
    /// It was there, and is no more.
    Delete(RemovedFolder),
}

impl HierarchyChange {
    /// The folder, when it is there.
    #[must_use]
    pub const fn present(&self) -> Option<FolderKey> {
        match self {
            Self::Create(key) | Self::Update(key) => Some(*key),
            Self::Delete(_) => None,
        }
    }
}

impl From<&Folder> for RemovedFolder {
    fn from(folder: &Folder) -> Self {
        Self { key: folder.key, parent: folder.parent, kind: folder.kind(), created: folder.created }
    }
}

impl Mailbox {
    /// The number of the latest change, the greatest given so far.
    #[must_use]
    pub const fn last_change(&self) -> u64 {
        self.next_counter - 1
    }

    /// What happened to the folders below a folder after a change: each folder once, those that are there and
    /// then those that are gone, by key. After change 0, which is before all others, every folder there is
    /// was made.
    #[must_use]
    pub fn hierarchy_changes(&self, root: FolderKey, after: u64) -> Vec<HierarchyChange> {
        let departures = self.first_departures_after(after);
        let were_below = self.below_at(root, after, &departures);
        let are_below: BTreeMap<_, _> =
            self.descendants_of(root).map(|folder| (folder.key, folder)).collect();
        let mut changes = Vec::new();
        for (key, folder) in &are_below {
            if !were_below.contains(key) {
                changes.push(HierarchyChange::Create(*key));
            } else if folder.change > after {
                changes.push(HierarchyChange::Update(*key));
            }
        }
        let gone = were_below.iter().filter(|key| !are_below.contains_key(key));
        changes.extend(gone.filter_map(|key| {
            let departure = departures.get(key).copied();
            // A folder that is below no more and has not left its own place went with one above it.
            departure.or_else(|| self.folder(*key).map(RemovedFolder::from)).map(HierarchyChange::Delete)
        }));
        changes
    }

    /// How folders that left their place after a change lay at that change.
    fn first_departures_after(&self, after: u64) -> BTreeMap<FolderKey, RemovedFolder> {
        let mut departures = BTreeMap::new();
        for (_, removed) in self.removed_folders.iter_from(after.saturating_add(1)) {
            departures.entry(removed.key).or_insert(*removed);
        }
        departures
    }

    /// The folders that lay below a folder at a change.
    fn below_at(
        &self,
        root: FolderKey,
        change: u64,
        departures: &BTreeMap<FolderKey, RemovedFolder>,
    ) -> BTreeSet<FolderKey> {
        let stayed = self.folders().filter(|folder| !departures.contains_key(&folder.key));
        let stayed = stayed.map(|folder| (folder.key, folder.parent, folder.created));
        let left = departures.values().map(|removed| (removed.key, removed.parent, removed.created));
        let mut children: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (key, parent, created) in stayed.chain(left) {
            if let (Some(parent), true) = (parent, created <= change) {
                children.entry(parent).or_default().push(key);
            }
        }
        let (mut below, mut unfinished) = (BTreeSet::new(), vec![root]);
        while let Some(parent) = unfinished.pop() {
            for child in children.remove(&parent).unwrap_or_default() {
                below.insert(child);
                unfinished.push(child);
            }
        }
        below
    }

    /// Notes where a folder lies, which is about to leave.
    pub(super) fn note_departure(&mut self, key: FolderKey) {
        let Some(removed) = self.folder(key).map(RemovedFolder::from) else { return };
        let change = self.mint();
        self.removed_folders.insert(change, removed);
    }
}

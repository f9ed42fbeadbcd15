//! The invariants of the folder tree and of what lies in it.

use std::collections::BTreeSet;

use super::{Findings, Invariant};
use crate::casing::folded;
use crate::mailbox::{Folder, FolderKey, ItemKey};
use crate::property::FolderKind;

impl<'a> Findings<'a> {
    /// The tree holds together: from the tops every folder is reached, once, by those that list it.
    pub(super) fn folder_tree(&mut self) {
        let mailbox = self.mailbox;
        let missing = mailbox.missing_folder();
        self.expect(missing.is_none(), Invariant::FolderTree, || format!("{missing:?} is missing"));
        for folder in mailbox.folders() {
            let key = folder.key();
            let is_top = key == FolderKey::ROOT || key == FolderKey::ARCHIVE_ROOT;
            self.expect(is_top == folder.parent().is_none(), Invariant::FolderTree, || {
                format!("{key:?} lies in {:?}", folder.parent())
            });
            let lists = |parent: &Folder| parent.children.contains(key.0);
            let is_listed = |parent| mailbox.folder(parent).is_some_and(lists);
            self.expect(folder.parent().is_none_or(is_listed), Invariant::FolderTree, || {
                format!("{:?} does not list {key:?}", folder.parent())
            });
            let mut children = folder.child_keys().map(|child| mailbox.folder(child));
            let lie_here = children.all(|child| child.is_some_and(|child| child.parent() == Some(key)));
            self.expect(lie_here, Invariant::FolderTree, || {
                format!("{key:?} lists folders that do not lie in it")
            });
            let above = folder.parent().filter(|_| !key.is_well_known()).and_then(|it| mailbox.folder(it));
            let anchor = above.map_or(key, Folder::anchor);
            self.expect(folder.anchor() == anchor, Invariant::FolderTree, || {
                format!("{key:?} takes itself for one below {:?}", folder.anchor())
            });
            let leads_back = mailbox.locate_folder(&mailbox.identity.folder(key)) == Some(key);
            self.expect(leads_back, Invariant::Ids, || format!("that of {key:?}"));
            let is_old = folder.change().max(folder.created()) < mailbox.next_counter;
            self.expect(is_old, Invariant::Ids, || format!("the change of {key:?} will be given again"));
        }
        let tops = [FolderKey::ROOT, FolderKey::ARCHIVE_ROOT].into_iter();
        let reached: usize = tops.map(|top| self.reach(top).len()).sum();
        self.expect(reached == mailbox.folders.len(), Invariant::FolderTree, || {
            format!("{reached} of {} folders are reached from the top", mailbox.folders.len())
        });
    }

    /// A folder and those below it; unlike a walk, it ends where the tree bites its tail.
    fn reach(&self, top: FolderKey) -> BTreeSet<FolderKey> {
        let mut unfinished: Vec<_> = self.mailbox.folder(top).map(Folder::key).into_iter().collect();
        let mut reached = BTreeSet::new();
        while let Some(key) = unfinished.pop() {
            if reached.insert(key) {
                unfinished.extend(self.mailbox.children_of(key).map(Folder::key));
            }
        }
        reached
    }

    /// No two folders side by side have one name, and none is without a name.
    pub(super) fn folder_names(&mut self) {
        let mailbox = self.mailbox;
        let mut seen = BTreeSet::new();
        let mut listed = 0;
        for folder in mailbox.folders() {
            if let Some(place) = mailbox.place_of_name_of(folder.key()) {
                listed += 1;
                let is_listed = mailbox.folder_names.lists(place, folder.key());
                self.expect(is_listed, Invariant::FolderNames, || {
                    format!("{:?} is not found by its name", folder.key())
                });
            }
            let is_top = folder.parent().is_none();
            let unique = is_top || seen.insert((folder.parent(), folded(folder.display_name())));
            let named = !folder.display_name().trim().is_empty();
            self.expect(unique && named, Invariant::FolderNames, || {
                format!("{:?} is named {:?}", folder.key(), folder.display_name())
            });
        }
        let names = mailbox.folder_names.listed();
        self.expect(names == listed, Invariant::FolderNames, || {
            format!("{names} names are listed of {listed} folders")
        });
    }

    /// Every item lies in its folder, and nothing else does; nothing lies in search folders.
    pub(super) fn folder_contents(&mut self) {
        let mailbox = self.mailbox;
        let mut listed = 0;
        for folder in mailbox.folders() {
            let key = folder.key();
            let seen = folder.contents().map(|item| (item, false));
            for (item, is_associated) in seen.chain(folder.associated_contents().map(|item| (item, true))) {
                listed += 1;
                let found = mailbox.item(ItemKey(item));
                let lies_here =
                    found.is_some_and(|item| (item.folder(), item.is_associated()) == (key, is_associated));
                self.expect(lies_here, Invariant::Folders, || format!("{item} does not lie in {key:?}"));
            }
            let is_empty = folder.kind() != FolderKind::SearchFolder
                || folder.total_count() + folder.associated.len() == 0;
            self.expect(is_empty, Invariant::Folders, || format!("items lie in {key:?}, a search folder"));
            let unread = mailbox.items_in(key).filter(|item| item.is_unread()).count();
            self.expect(folder.unread_count() == unread, Invariant::UnreadCount, || {
                format!("{} of {unread} in {key:?}", folder.unread_count())
            });
            let is_here = |item| folder.contents.contains(item) || folder.associated.contains(item);
            let left = folder.removed.iter().all(|(_, removed)| !is_here(removed.item));
            self.expect(left, Invariant::Folders, || format!("{key:?} holds what has left it"));
        }
        let items = mailbox.items.len();
        self.expect(listed == items, Invariant::Folders, || {
            format!("{listed} of {items} items lie in a folder")
        });
    }

    /// No number will be given a second time.
    pub(super) fn counters(&mut self) {
        let mailbox = self.mailbox;
        let last = [
            mailbox.items.iter().last().map(|(counter, _)| counter),
            mailbox.persons.iter().last().map(|(counter, _)| counter),
            mailbox.folders.iter().last().map(|(counter, _)| counter),
        ];
        let fresh = last.iter().flatten().all(|&counter| counter < mailbox.next_counter);
        self.expect(fresh, Invariant::Ids, || format!("{:?} will be given again", mailbox.next_counter));
    }
}

//! Whatever is done to the folders of a mailbox, it stays sound, and what is refused changes nothing.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{NOW, contact, mailbox};
use crate::Result;
use crate::mailbox::{DeleteType, DistinguishedFolderId, FolderKey, FolderUpdate, Mailbox, NewFolder};
use crate::property::FolderKind;

/// Something to do; the numbers choose among the folders there are.
#[derive(Debug, Clone)]
enum Step {
    Create(usize, FolderKind, &'static str),
    Rename(usize, &'static str),
    Move(usize, usize),
    Copy(usize, usize),
    Delete(usize, DeleteType),
    Empty(usize, DeleteType, bool),
    Fill(usize),
    Provide(DistinguishedFolderId),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let place = || 0..64_usize;
    let name = || prop::sample::select(&["a", "A", "b", "Inbox", ""]);
    let delete_type = || prop::sample::select(DeleteType::ALL);
    let step = prop_oneof![
        (place(), prop::sample::select(FolderKind::ALL), name()).prop_map(|(a, b, c)| Step::Create(a, b, c)),
        (place(), name()).prop_map(|(a, b)| Step::Rename(a, b)),
        (place(), place()).prop_map(|(a, b)| Step::Move(a, b)),
        (place(), place()).prop_map(|(a, b)| Step::Copy(a, b)),
        (place(), delete_type()).prop_map(|(a, b)| Step::Delete(a, b)),
        (place(), delete_type(), any::<bool>()).prop_map(|(a, b, c)| Step::Empty(a, b, c)),
        place().prop_map(Step::Fill),
        prop::sample::select(DistinguishedFolderId::ALL).prop_map(Step::Provide),
    ];
    prop::collection::vec(step, 1..40)
}

/// The folder a number chooses, clients' own folders more often than others.
fn chosen(mailbox: &Mailbox, number: usize) -> FolderKey {
    let keys: Vec<_> = mailbox.folders().map(|folder| folder.key()).collect();
    let own = keys.iter().filter(|key| !key.is_well_known()).count();
    let start = if number % 4 == 0 || own == 0 { 0 } else { keys.len() - own };
    keys[start + number % (keys.len() - start)]
}

fn take(mailbox: &mut Mailbox, step: Step) -> Result<()> {
    let choose = |number| chosen(mailbox, number);
    match step {
        Step::Create(parent, kind, name) => {
            let parent = choose(parent);
            mailbox.create_folder(parent, NewFolder::of_kind(kind, name)).map(drop)
        }
        Step::Rename(folder, name) => {
            let folder = choose(folder);
            mailbox.update_folder(folder, vec![FolderUpdate::DisplayName(name.to_owned())])
        }
        Step::Move(folder, to) => {
            let (folder, to) = (choose(folder), choose(to));
            mailbox.move_folder(folder, to)
        }
        // Copies of copies would grow beyond all measure.
        Step::Copy(folder, to) if mailbox.folders().count() < 200 => {
            let (folder, to) = (choose(folder), choose(to));
            mailbox.copy_folder(folder, to, NOW).map(drop)
        }
        Step::Copy(..) => Ok(()),
        Step::Delete(folder, delete_type) => {
            let folder = choose(folder);
            mailbox.delete_folder(folder, delete_type)
        }
        Step::Empty(folder, delete_type, delete_sub_folders) => {
            let folder = choose(folder);
            mailbox.empty_folder(folder, delete_type, delete_sub_folders)
        }
        Step::Fill(folder) => {
            let folder = choose(folder);
            let is_ordinary = |kind| kind != FolderKind::SearchFolder;
            let is_ordinary = mailbox.folder(folder).is_some_and(|folder| is_ordinary(folder.kind()));
            if is_ordinary && folder != FolderKey::IM_CONTACT_LIST && folder != FolderKey::QUICK_CONTACTS {
                contact(mailbox, folder, "Bob");
            }
            Ok(())
        }
        Step::Provide(name) => mailbox.provide_folder(name).map(drop),
    }
}

/// The folders below one, and when each was last written to.
fn below(mailbox: &Mailbox, root: FolderKey) -> Vec<(FolderKey, u64)> {
    let mut below: Vec<_> =
        mailbox.descendants_of(root).map(|folder| (folder.key(), folder.change())).collect();
    below.sort_unstable();
    below
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mailbox_stays_sound_and_a_refusal_changes_nothing(steps in steps()) {
        let mut mailbox = mailbox();
        for step in steps {
            let before = mailbox.clone();
            let told = format!("{step:?}");
            if take(&mut mailbox, step).is_err() {
                prop_assert!(mailbox == before, "{told}");
            }
            prop_assert_eq!(mailbox.check(), Ok(()), "{}", told);
        }
    }

    #[test]
    fn a_client_that_applies_the_changes_knows_the_hierarchy(steps in steps(), root in 0..64_usize) {
        use crate::mailbox::HierarchyChange::{Create, Delete, Update};

        let mut mailbox = mailbox();
        let root = chosen(&mailbox, root * 4);
        let mut known: BTreeSet<_> = below(&mailbox, root).into_iter().map(|it| it.0).collect();
        let mut state = mailbox.last_change();
        for (place, step) in steps.into_iter().enumerate() {
            let _ = take(&mut mailbox, step);
            // Several steps are synchronised at once.
            if place % 3 != 2 {
                continue;
            }
            for change in mailbox.hierarchy_changes(root, state) {
                match change {
                    Create(key) => prop_assert!(known.insert(key), "{key:?} was known"),
                    Update(key) => prop_assert!(known.contains(&key), "{key:?} was unknown"),
                    Delete(removed) => prop_assert!(known.remove(&removed.key), "{removed:?} was unknown"),
                }
            }
            state = mailbox.last_change();
            let there = below(&mailbox, root).into_iter().map(|it| it.0);
            prop_assert!(there.eq(known.iter().copied()));
        }
    }
}

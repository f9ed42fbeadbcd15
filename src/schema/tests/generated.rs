//! Values made from the tables: what is valid is read, written and read again.

use super::*;
use crate::generate::{Choices, EDITS, Pool, Tree, request, write};

/// Bytes that decide differently for every seed, enough for any value.
fn decisions(seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let draw = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 11) as u8
    };
    std::iter::repeat_with(draw).take(2048).collect()
}

/// A message whose body element holds a value of the type, made from the tables.
fn generated<T: Value>(seed: u32) -> (Tree, Vec<u8>) {
    let bodies = body::<T>();
    let vocabulary =
        Vocabulary { headers: REQUEST_HEADERS, ignored_headers: IGNORED_HEADERS, bodies, added: Vec::new() };
    let decisions = decisions(seed);
    (request(&vocabulary, &bodies[0], &Pool::default(), &mut Choices::new(&decisions)), decisions)
}

fn text_of(tree: &Tree) -> String {
    write(tree, &mut Choices::new(&[])).text
}

#[track_caller]
fn assert_generated<T: Value>() {
    for seed in 0..60 {
        let text = text_of(&generated::<T>(seed).0);
        let read = |text: &str| {
            read::<T>(text, &Options::answer()).unwrap_or_else(|rejection| panic!("{rejection:?}\n{text}"))
        };
        // Texts are compared, since a number may be none, which equals nothing.
        let written = message(Naming::Prefixes, |writer| read(&text).write(writer));
        assert_eq!(message(Naming::Prefixes, |writer| read(&written).write(writer)), written, "{text}");
    }
}

#[track_caller]
fn assert_flaws_refused<T: Value>() {
    for (seed, edit) in (0..90).zip(EDITS[0].iter().cycle()) {
        let (mut tree, mut decisions) = generated::<T>(seed);
        decisions.reverse();
        if edit.apply(&mut tree, &mut Choices::new(&decisions)) {
            let text = text_of(&tree);
            match read::<T>(&text, &Options::answer()) {
                Err(rejection) => {
                    assert!((edit.predicts)(&rejection.refusal), "{}: {rejection:?}\n{text}", edit.name)
                }
                Ok(_) => panic!("{}\n{text}", edit.name),
            }
        }
    }
}

#[test]
fn flaws_in_what_requests_hold_are_refused_for_what_they_are() {
    assert_flaws_refused::<NonEmptyArrayOfAllItems>();
    assert_flaws_refused::<NonEmptyArrayOfFolders>();
    assert_flaws_refused::<Restriction>();
    assert_flaws_refused::<GroupBy>();
    assert_flaws_refused::<NonEmptyArrayOfAlternateIds>();
}

#[test]
fn what_requests_hold_is_read_and_written_as_it_was() {
    assert_generated::<NonEmptyArrayOfAllItems>();
    assert_generated::<NonEmptyArrayOfFolders>();
    assert_generated::<Restriction>();
    assert_generated::<GroupBy>();
    assert_generated::<ItemResponseShape>();
    assert_generated::<NonEmptyArrayOfAlternateIds>();
}

#[test]
fn what_answers_hold_is_read_and_written_as_it_was() {
    assert_generated::<FindItemParent>();
    assert_generated::<FindFolderParent>();
    assert_generated::<ArrayOfResolution>();
    assert_generated::<NonEmptyArrayOfResponseObjects>();
    assert_generated::<SyncFolderItemsChanges>();
    assert_generated::<SyncFolderHierarchyChanges>();
    assert_generated::<EntityExtractionResult>();
}

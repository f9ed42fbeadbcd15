//! Values made from the tables: what is valid is read, written and read again.

use super::*;
use crate::generate::{Choices, Pool, request, write};

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

#[track_caller]
fn assert_generated<T: Value>() {
    let bodies = body::<T>();
    let vocabulary = Vocabulary { headers: REQUEST_HEADERS, ignored_headers: IGNORED_HEADERS, bodies };
    for seed in 0..300 {
        let decisions = decisions(seed);
        let mut choices = Choices::new(&decisions);
        let tree = request(&vocabulary, &bodies[0], &Pool::default(), &mut choices);
        let text = write(&tree, &mut Choices::new(&[])).text;
        let read = |text: &str| {
            read::<T>(text, &Options::answer()).unwrap_or_else(|rejection| panic!("{rejection:?}\n{text}"))
        };
        // Texts are compared, since a number may be none, which equals nothing.
        let written = message(Naming::Prefixes, |writer| read(&text).write(writer));
        assert_eq!(message(Naming::Prefixes, |writer| read(&written).write(writer)), written, "{text}");
    }
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

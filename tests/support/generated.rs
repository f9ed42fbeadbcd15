//! Requests made from the schema tables.

use ews_sim::generate::{Choices, EDITS, Edit, Pool, Tree, operation, request};
use ews_sim::operation::REQUESTS;

/// The request that bytes make, and the bytes left to decide on.
pub(crate) fn generated(bytes: &[u8]) -> (Tree, Choices<'_>) {
    let mut choices = Choices::new(bytes);
    let operation = operation(&REQUESTS, &mut choices);
    let tree = request(&REQUESTS, operation, &Pool::default(), &mut choices);
    (tree, choices)
}

/// Every kind of flaw.
pub(crate) fn edits() -> impl Iterator<Item = &'static Edit> {
    EDITS.iter().copied().flatten()
}

/// Bytes without pattern, always the same for a seed.
pub(crate) fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed >> 56) as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

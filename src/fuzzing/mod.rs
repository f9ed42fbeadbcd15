//! Entry points for fuzz targets, kept here so that a change of the crate breaks them at compile time.
//!
//! What a target does with its bytes is also what `cargo test` does with the inputs that once broke it.

mod dictionary;
mod ids;
mod oracles;
mod requests;
mod writer;

pub use dictionary::dictionary;
pub use ids::ids;
pub use oracles::{check_answer, proven};
pub use requests::{envelope, scenario_of, sequence, structured};
pub use writer::{NORMALISATIONS, Normalisation, writer};

use crate::generate::{Attempt, Choices, Scenario};

/// The body of a fuzz target.
pub type Target = fn(&[u8]);

/// Every fuzz target by name.
pub const TARGETS: [(&str, Target); 5] = [
    ("envelope", envelope),
    ("ids", ids),
    ("sequence", |bytes| sequence(&Scenario::drawn(&mut Choices::new(bytes)))),
    ("structured", |bytes| structured(&Attempt::drawn(&mut Choices::new(bytes)))),
    ("writer", writer),
];

/// Bytes without pattern, always the same for a seed.
#[cfg(test)]
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        ((mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 56) as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

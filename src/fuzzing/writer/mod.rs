//! Property values of every type: what is set comes out in valid XML and reads back equal.

mod normalisation;
mod texts;
mod values;

pub use normalisation::{NORMALISATIONS, Normalisation};

use crate::generate::{Choices, is_character};

/// Who sets and reads.
const ADA: &str = "ada@example.test";

/// Texts of the IM list, or values of properties of an item or a folder, set in any of the ways there are:
/// what comes out is valid, and equal to what went in but for the [normalisations](NORMALISATIONS).
///
/// # Panics
///
/// When that does not hold.
pub fn writer(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    match choices.below(8) {
        0 => texts::im_list(bytes.get(1..).unwrap_or_default()),
        1 => values::seeded(&mut choices),
        2 => values::unwritable(&mut choices),
        _ => drop(values::requested(&mut choices)),
    }
}

/// The text with U+FFFD for what XML cannot carry.
fn carried(text: &str) -> String {
    text.chars().map(|c| if is_character(c) { c } else { '\u{FFFD}' }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::fuzzing::noise;

    #[test]
    fn values_of_every_settable_property_are_set_and_read_back() {
        let refused: BTreeSet<_> = values::REFUSED.iter().copied().collect();
        let mut missing: BTreeSet<_> = values::settable().collect();
        for seed in 0..6000 {
            let bytes = noise(seed, 400);
            for property in values::requested(&mut Choices::new(&bytes)) {
                missing.remove(&property);
            }
            // Every property has had its turn.
            if missing == refused {
                return;
            }
        }
        assert_eq!(missing, refused);
    }

    #[test]
    fn what_xml_cannot_carry_is_refused_in_requests_and_replaced_in_answers() {
        for seed in 0..200 {
            let bytes = noise(seed, 200);
            values::unwritable(&mut Choices::new(&bytes));
            values::seeded(&mut Choices::new(&bytes));
        }
        assert_eq!(carried("a\0\u{FFFE}\u{D7FF}\t"), "a\u{FFFD}\u{FFFD}\u{D7FF}\t");
    }
}

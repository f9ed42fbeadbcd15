//! Worlds and requests for fuzzers: the bytes are the decisions that [`Choices`] reads, and no others are
//! taken than are used.

use ::arbitrary::{Arbitrary, Result, Unstructured};

use crate::generate::{Attempt, Choices, Scenario, World};

/// Something made of the decisions at the front of the input, which are then used up.
fn drawn<T>(input: &mut Unstructured<'_>, draw: impl FnOnce(&mut Choices<'_>) -> T) -> Result<T> {
    let bytes = input.peek_bytes(input.len()).unwrap_or_default();
    let mut choices = Choices::new(bytes);
    let made = draw(&mut choices);
    let used = bytes.len() - choices.left();
    input.bytes(used)?;
    Ok(made)
}

/// ```
/// use arbitrary::{Arbitrary, Unstructured};
/// use ews_sim::strategies::World;
///
/// let world = World::arbitrary(&mut Unstructured::new(b"any bytes"))?;
/// assert!(world.simulator().mailbox("ada@example.test").is_some());
/// # Ok::<(), arbitrary::Error>(())
/// ```
impl<'a> Arbitrary<'a> for World {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        drawn(input, World::drawn)
    }
}

/// ```
/// use arbitrary::{Arbitrary, Unstructured};
/// use ews_sim::strategies::Attempt;
///
/// let attempt = Attempt::arbitrary(&mut Unstructured::new(b"any bytes"))?;
/// let reply = attempt.request().send(&mut attempt.world().simulator());
/// assert!(attempt.is_received_as_predicted(&reply), "{attempt:?}");
/// # Ok::<(), arbitrary::Error>(())
/// ```
impl<'a> Arbitrary<'a> for Attempt {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        drawn(input, Attempt::drawn)
    }
}

/// ```
/// use arbitrary::{Arbitrary, Unstructured};
/// use ews_sim::strategies::Scenario;
///
/// let scenario = Scenario::arbitrary(&mut Unstructured::new(b"any bytes at all, or more"))?;
/// let mut simulator = scenario.simulator();
/// for request in scenario.requests() {
///     assert!(request.send(&mut simulator).rejection().is_none(), "{scenario:?}");
/// }
/// # Ok::<(), arbitrary::Error>(())
/// ```
impl<'a> Arbitrary<'a> for Scenario {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        drawn(input, Scenario::drawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_mean_the_same_however_they_are_read_and_only_those_used_are_taken() {
        let bytes: Vec<u8> =
            (0..900_u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let mut input = Unstructured::new(&bytes);
        let world = World::arbitrary(&mut input).expect("bytes suffice");
        let mut choices = Choices::new(&bytes);
        assert!(world == World::drawn(&mut choices));
        assert_eq!(input.len(), choices.left());
        assert!((1..bytes.len()).contains(&input.len()));
        let scenario = Scenario::arbitrary(&mut input).expect("bytes suffice");
        assert!(scenario == Scenario::drawn(&mut choices));
        let attempt = Attempt::arbitrary(&mut Unstructured::new(&bytes)).expect("bytes suffice");
        assert_eq!(format!("{attempt:?}"), format!("{:?}", Attempt::drawn(&mut Choices::new(&bytes))));
    }

    #[test]
    fn without_bytes_there_is_something_all_the_same() {
        let scenario = Scenario::arbitrary(&mut Unstructured::new(&[])).expect("nothing is needed");
        assert!(scenario.requests().is_empty());
        assert!(scenario == Scenario::new(World::usual(true), []));
    }
}

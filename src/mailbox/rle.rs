//! The run-length compression of ids.
//!
//! A run of two or more equal bytes is written as the byte twice and the number of further copies, so a run
//! of two grows by a byte, a run of three keeps its size, and longer ones shrink.
//!
//! Source: MS-OXWSITEMID 2.2.

/// The longest run one triple can carry: the two bytes that stand there and 255 more.
const LONGEST_RUN: usize = 257;

/// The number of bytes [`compress`] would return.
#[inline]
pub(super) fn compressed_length(bytes: &[u8]) -> usize {
    if bytes.len() > LONGEST_RUN {
        return runs(bytes).map(|run| run.len().min(2) + usize::from(run.len() > 1)).sum();
    }
    // Counted without cutting the bytes into runs: this is asked of every id written, mostly to hear "no
    // shorter". The second byte of a run costs itself and the count, those after it nothing.
    // Sums of 16 bits become vector code.
    let (next, after_next) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let pairs = bytes.iter().zip(next);
    let seconds: u16 = pairs.clone().map(|(a, b)| u16::from(a == b)).sum();
    let thirds: u16 = pairs.zip(after_next).map(|((a, b), c)| u16::from((a == b) & (b == c))).sum();
    bytes.len() + usize::from(seconds) - 2 * usize::from(thirds)
}

/// The compressed form, which may be longer than the bytes themselves.
pub(super) fn compress(bytes: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::with_capacity(compressed_length(bytes));
    for run in runs(bytes) {
        compressed.extend_from_slice(&run[..run.len().min(2)]);
        if let Some(further) = run.len().checked_sub(2) {
            compressed.push(u8::try_from(further).expect("a run is at most 257 bytes long"));
        }
    }
    compressed
}

/// The bytes that were compressed; `None` if a count is missing or more than `longest` bytes come out.
pub(super) fn decompress(compressed: &[u8], longest: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(compressed.len());
    let mut rest = compressed;
    while let [byte, tail @ ..] = rest {
        bytes.push(*byte);
        rest = tail;
        if tail.first() == Some(byte) {
            let further = usize::from(*tail.get(1)?);
            bytes.resize(bytes.len() + 1 + further, *byte);
            rest = &tail[2..];
        }
        if bytes.len() > longest {
            return None;
        }
    }
    Some(bytes)
}

/// The runs of equal bytes, none longer than one triple can carry.
fn runs(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.chunk_by(|left, right| left == right).flat_map(|run| run.chunks(LONGEST_RUN))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_run_without_its_count_is_refused() {
        assert_eq!(decompress(&[7, 7], 383), None);
        assert_eq!(decompress(&[1, 7, 7], 383), None);
    }

    #[test]
    fn an_expansion_beyond_the_limit_is_refused() {
        assert_eq!(decompress(&[7, 7, 8], 9), None);
        assert_eq!(decompress(&[7, 7, 8], 10), Some(vec![7; 10]));
        assert_eq!(decompress(&[0, 0, 255].repeat(1000), 383), None);
    }

    #[test]
    fn runs_become_triples() {
        for (length, compressed) in [
            (0, &[][..]),
            (1, &[0]),
            (2, &[0, 0, 0]),
            (257, &[0, 0, 0xff]),
            (258, &[0, 0, 0xff, 0]),
            (300, &[0, 0, 0xff, 0, 0, 0x29]),
        ] {
            assert_eq!(compress(&vec![0; length]), compressed, "{length} zero bytes");
            assert_eq!(compressed_length(&vec![0; length]), compressed.len(), "{length} zero bytes");
            assert_eq!(decompress(compressed, 383), Some(vec![0; length]));
        }
    }

    proptest! {
        #[test]
        fn decompression_undoes_compression(bytes in prop::collection::vec(0..3_u8, 0..=383)) {
            let compressed = compress(&bytes);
            prop_assert_eq!(compressed.len(), compressed_length(&bytes));
            prop_assert_eq!(decompress(&compressed, 383), Some(bytes));
        }

        #[test]
        fn no_bytes_make_decompression_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            decompress(&bytes, 383);
        }
    }
}

//! Decisions drawn from bytes: the only source of variety in what is generated.

/// Bytes read as decisions.
///
/// When they are used up, every decision is the first one, which is always the plainest: shorter input makes
/// a plainer document, so whoever minimizes the bytes minimizes the document.
#[derive(Debug, Clone)]
pub struct Choices<'a> {
    bytes: &'a [u8],
}

impl<'a> Choices<'a> {
    /// The decisions in these bytes.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Whether all bytes have been used.
    #[must_use]
    pub const fn is_spent(&self) -> bool {
        self.bytes.is_empty()
    }

    /// How many bytes have not been used.
    #[must_use]
    pub const fn left(&self) -> usize {
        self.bytes.len()
    }

    /// The next byte; 0 when there is none.
    pub fn byte(&mut self) -> u8 {
        let Some((&byte, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        byte
    }

    /// A number below a bound; 0 when the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        match bound {
            0 | 1 => 0,
            2..=256 => usize::from(self.byte()) % bound,
            _ => (usize::from(self.byte()) << 8 | usize::from(self.byte())) % bound,
        }
    }

    /// True once in so many times, never when the bytes are used up.
    pub fn once_in(&mut self, times: usize) -> bool {
        times > 1 && self.below(times) == times - 1
    }

    /// One of the entries.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[track_caller]
    pub fn pick<T: Copy>(&mut self, entries: &[T]) -> T {
        entries[self.below(entries.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spent_bytes_make_the_first_choice() {
        let mut choices = Choices::new(&[]);
        assert!(choices.is_spent());
        assert!(!choices.once_in(0) && !choices.once_in(1) && !choices.once_in(2));
        assert_eq!(
            (choices.byte(), choices.below(0), choices.below(9), choices.pick(&['a', 'b'])),
            (0, 0, 0, 'a')
        );
    }

    #[test]
    fn bytes_decide() {
        let mut choices = Choices::new(&[1, 7, 1, 0]);
        assert!(choices.once_in(2));
        assert_eq!(choices.below(5), 2);
        assert_eq!(choices.below(1000), 256);
        assert!(choices.is_spent());
    }
}

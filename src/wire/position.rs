//! Where in the request a problem is, as .NET counts it. Computed only when there is a problem.

/// A place in the request text: line and column, both from 1; 0 and 0 where there is no text to point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// The line. LF, CR and CR LF each end one.
    pub line: usize,
    /// The column, in UTF-16 code units.
    pub column: usize,
}

impl Position {
    /// The position of a byte offset into a text without byte order mark.
    ///
    /// Offsets past the end are read as the end, offsets inside a character as its start.
    #[must_use]
    pub fn of_offset(text: &str, offset: usize) -> Self {
        let mut cursor = Cursor::default();
        cursor.advance(text, offset)
    }

    /// The positions of several offsets, which do not decrease, at the cost of the last one.
    pub(super) fn of_offsets(text: &str, offsets: impl Iterator<Item = usize>) -> Vec<Self> {
        let mut cursor = Cursor::default();
        offsets.map(|offset| cursor.advance(text, offset)).collect()
    }

    /// The byte offset into a text that a position is that of; the end for one that is not in it.
    #[must_use]
    pub fn offset_in(self, text: &str) -> usize {
        let mut position = Self { line: 1, column: 1 };
        let mut previous = '\0';
        for (offset, character) in text.char_indices() {
            if position == self && (previous, character) != ('\r', '\n') {
                return offset;
            }
            match character {
                '\n' if previous == '\r' => {}
                '\n' | '\r' => position = Self { line: position.line + 1, column: 1 },
                _ => position.column += character.len_utf16(),
            }
            previous = character;
        }
        text.len()
    }
}

/// A place in a text that is read on from.
struct Cursor {
    offset: usize,
    position: Position,
    previous: char,
}

impl Default for Cursor {
    fn default() -> Self {
        Self { offset: 0, position: Position { line: 1, column: 1 }, previous: '\0' }
    }
}

impl Cursor {
    fn advance(&mut self, text: &str, offset: usize) -> Position {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        for character in text.get(self.offset..end).unwrap_or_default().chars() {
            match character {
                '\n' if self.previous == '\r' => {}
                '\n' | '\r' => self.position = Position { line: self.position.line + 1, column: 1 },
                _ => self.position.column += character.len_utf16(),
            }
            self.previous = character;
        }
        self.offset = end;
        self.position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (usize, usize) {
        let position = Position::of_offset(text, offset);
        (position.line, position.column)
    }

    #[test]
    fn lines_end_with_lf_cr_or_both_and_columns_count_utf16_units() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("ab", 1), (1, 2));
        assert_eq!(at("a\nb", 2), (2, 1));
        assert_eq!(at("a\r\nb", 3), (2, 1));
        assert_eq!(at("a\rb", 2), (2, 1));
        assert_eq!(at("\r\r\n\nx", 4), (4, 1));
        assert_eq!(at("\tä😀x", "\tä😀".len()), (1, 5));
        assert_eq!(at("ab", 99), (1, 3));
        assert_eq!(at("😀", 2), (1, 1));
    }

    #[test]
    fn a_position_leads_back_to_its_offset() {
        let text = "a\r\nb\n\rc\tä😀x\r\r\nd";
        // Between CR and LF there is nothing.
        let offsets = text.char_indices().map(|(offset, _)| offset);
        for offset in
            offsets.filter(|&offset| !text[..offset].ends_with('\r') || !text[offset..].starts_with('\n'))
        {
            assert_eq!(Position::of_offset(text, offset).offset_in(text), offset, "{offset}");
        }
        assert_eq!(Position { line: 9, column: 1 }.offset_in(text), text.len());
        assert_eq!(Position::default().offset_in(text), text.len());
    }
}

//! HTML becoming lines of text.

use super::html::NO_BREAK_SPACE;

/// What ends a line of a text body.
pub(super) const LINE_BREAK: &str = "\r\n";

/// Text being put together from the pieces of an HTML body: runs of white space become one blank, blocks
/// start on a line of their own.
#[derive(Debug)]
pub(super) struct Lines {
    text: String,
    /// Nothing is on the line yet.
    is_at_start: bool,
    /// A block ended, so that what comes next starts a line.
    breaks_before_next: bool,
    /// What separates the next word from the last, if one comes on this line.
    separator: Option<char>,
}

impl Lines {
    /// No lines yet.
    pub(super) fn new() -> Self {
        Self { text: String::new(), is_at_start: true, breaks_before_next: false, separator: None }
    }

    /// The lines as they are now. Breaks that only blocks asked for are not at their end.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Adds text in which white space counts for one blank.
    pub(super) fn flow(&mut self, text: &str) {
        for character in text.chars() {
            if is_white_space(character) {
                self.separate(' ');
            } else {
                self.push(character);
            }
        }
    }

    /// Adds text in which every blank and every line break counts.
    pub(super) fn preformatted(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '\n' => self.line_break(),
                '\r' => {}
                _ => self.push(character),
            }
        }
    }

    /// Separates cells of a row.
    pub(super) fn cell(&mut self) {
        self.separate('\t');
    }

    /// Ends the line, empty or not.
    pub(super) fn line_break(&mut self) {
        self.start_block();
        self.text += LINE_BREAK;
        self.is_at_start = true;
        self.separator = None;
    }

    /// Begins or ends a block: what comes next starts a line.
    pub(super) fn block(&mut self) {
        self.breaks_before_next |= !self.is_at_start;
        self.separator = None;
    }

    fn separate(&mut self, separator: char) {
        if !self.is_at_start && !self.breaks_before_next {
            // A tab is more than a blank.
            self.separator = self.separator.filter(|&waiting| waiting == '\t').or(Some(separator));
        }
    }

    fn push(&mut self, character: char) {
        self.start_block();
        self.text.extend(self.separator.take());
        self.text.push(if character == NO_BREAK_SPACE { ' ' } else { character });
        self.is_at_start = false;
    }

    fn start_block(&mut self) {
        if self.breaks_before_next {
            self.text += LINE_BREAK;
            self.breaks_before_next = false;
            self.is_at_start = true;
        }
    }
}

/// White space as HTML means it, to which a no-break space does not belong.
pub(super) fn is_white_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

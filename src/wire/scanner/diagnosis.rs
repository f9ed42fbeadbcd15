//! What is wrong with markup that cannot be read, and what may not stand where it stands, in .NET's terms.

use super::super::lexeme;
use super::super::position::Position;
use super::super::refusal::Refusal;
use super::super::violation::{Malformed, Violation, ViolationKind};
use super::Scanner;

impl Scanner<'_> {
    /// Says in .NET's terms what quick-xml stumbled over in the markup that starts at an offset.
    #[cold]
    pub(super) fn diagnose_markup(&self, at: usize) -> Refusal {
        match &self.text.as_bytes()[at..] {
            [b'<', b'?', b'>' | b'?', ..] => self.processing_instruction(at + 2),
            [b'<', b'?', ..] => self.malformed(self.text.len(), Malformed::EndOfFileIn("PI")),
            _ => self.diagnose_bang(at),
        }
    }

    fn diagnose_bang(&self, at: usize) -> Refusal {
        let end = self.text.len();
        let rest = &self.text[at + 2..];
        if rest.is_empty() || rest == "-" {
            return self.malformed(end, self.unclosed());
        }
        if let Some(comment) = rest.strip_prefix("--") {
            return match comment.find("--").filter(|hyphens| hyphens + 2 < comment.len()) {
                Some(hyphens) => self.malformed(at + 4 + hyphens, Malformed::CommentHyphens),
                None => self.malformed(end, Malformed::EndOfFileIn("Comment")),
            };
        }
        if let Some(after) = rest.strip_prefix('-') {
            return self.malformed(at + 3, lexeme::unexpected(after, "'-'"));
        }
        match rest.strip_prefix('[') {
            Some(_) if self.open.is_empty() => self.malformed(at, Malformed::RootLevelData),
            Some(name) if "CDATA[".starts_with(name) => self.malformed(end, self.unclosed()),
            Some(name) if name.starts_with("CDATA[") => self.malformed(end, Malformed::EndOfFileIn("CDATA")),
            Some(name) => self.malformed(at + 3, lexeme::unexpected(name, "'CDATA['")),
            None => self.document_type(at),
        }
    }

    /// Says what is wrong with an end tag, given the offset of its name.
    #[cold]
    pub(super) fn diagnose_end_tag(&self, at: usize) -> Refusal {
        let Some(open) = self.open.last() else {
            return self.malformed(at, Malformed::UnexpectedEndTag);
        };
        let rest = &self.text[at..];
        if let Some(after) = rest.strip_prefix(open.qualified) {
            if !after.starts_with(lexeme::continues_name) {
                let tail = after.trim_start_matches(lexeme::SPACES);
                let kind = if tail.is_empty() { self.unclosed() } else { lexeme::unexpected(tail, "'>'") };
                return self.malformed(self.text.len() - tail.len(), kind);
            }
        }
        match lexeme::qualified_name_length(rest) {
            Err(problem) => self.problem(at, problem),
            Ok(length) if length == rest.len() => {
                self.malformed(self.text.len(), Malformed::EndOfFileIn("Name"))
            }
            Ok(length) => {
                let kind = Malformed::EndTagMismatch {
                    start: open.qualified.to_owned(),
                    start_position: Position::of_offset(self.text, open.offset),
                    end: rest[..length].to_owned(),
                };
                self.malformed(at, kind)
            }
        }
    }

    /// Processing instructions have a name, and are forbidden in SOAP.
    pub(super) fn processing_instruction(&self, offset: usize) -> Refusal {
        let rest = &self.text[offset..];
        match rest.chars().next() {
            Some(c) if lexeme::name_length(rest) == 0 => self.malformed(offset, Malformed::NameStart(c)),
            _ => self.malformed(offset, Malformed::ProcessingInstruction),
        }
    }

    /// Something starts with `<!` that is neither a comment nor a CDATA section.
    pub(super) fn document_type(&self, at: usize) -> Refusal {
        let token = lexeme::token(&self.text[at + 2..]);
        if self.open.is_empty() && self.root_seen && token == "DOCTYPE" {
            self.malformed(at, Malformed::DtdAfterRoot)
        } else if self.open.is_empty() {
            // .NET gives no position for it.
            Violation { position: Position::default(), kind: ViolationKind::Malformed(Malformed::Dtd) }.into()
        } else if token == "DOCTYPE" {
            self.malformed(at + 2, Malformed::DtdInContent)
        } else {
            self.malformed(at + 2, Malformed::UnexpectedToken { token, expected: "'<!--' or '<[CDATA['" })
        }
    }
}
